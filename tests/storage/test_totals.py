"""Totals are counted off indices: a million models must not be read one by one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dan_van.domain.span import DateSpan
from dan_van.domain.totals import GroupedBy, Key, Measure, pivot
from dan_van.storage.coverage import reporting_units
from dan_van.storage.issue_totals import _BALANCE, _DAYS_TO_SETTLE, _MOVES
from dan_van.storage.tally import wrong_counts
from dan_van.storage.totals import _RECOGNISED, model_facts, queries
from tests.benchmarks.registers import make_register

DATES = {"start": "2024-01-01", "end": "2024-04-01", "stage": "effective"}
QUARTER = DateSpan(date(2024, 1, 1), date(2024, 4, 1))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("totals") / "so.db"
    make_register(path, models=2_000)
    with closing(sqlite3.connect(path)) as conn:
        yield conn


BY = (GroupedBy.SECTOR, GroupedBy.KIND)
KEPT = queries(BY)
DIRECT = queries(tuple(GroupedBy))
ISSUES = {
    "issue_balance": _BALANCE.format(group="NULL"),
    "issue_settled": _DAYS_TO_SETTLE,
}


def steps_of(conn: sqlite3.Connection, sql: str) -> list[str]:
    named = {name: DATES.get(name, "2024-04-01") for name in re.findall(r":(\w+)", sql)}
    return [step for *_, step in conn.execute(f"EXPLAIN QUERY PLAN {sql}", named)]


def reads_all_models(steps: list[str]) -> list[str]:
    """Steps that go through every model or event, by the table or by an index."""
    return [step for step in steps if re.match(r"SCAN (model|event|issue)\b", step)]


@pytest.mark.parametrize("sql", [*KEPT, *DIRECT])
def test_query_reads_no_whole_table(filled: sqlite3.Connection, sql: str) -> None:
    steps = steps_of(filled, sql)
    assert not reads_all_models(steps), steps


@pytest.mark.parametrize("sql", KEPT)
def test_totals_by_sector_and_kind_read_kept_counts_or_events_of_the_period(
    filled: sqlite3.Connection, sql: str
) -> None:
    first, *_ = steps_of(filled, sql)
    assert re.search(
        r"SEARCH model_tally USING PRIMARY KEY \(measure="
        r"|COVERING INDEX model_again_date \(stage=\?"
        r"|SCAN model_resumed|COMPOUND QUERY",
        first,
    ), first


def test_recognitions_by_level_read_no_model(filled: sqlite3.Connection) -> None:
    steps = steps_of(filled, _RECOGNISED.format(narrowed=""))
    models = [step for step in steps if re.match(r"(SCAN|SEARCH) model\b", step)]
    assert models == ["SEARCH model USING COVERING INDEX model_withdrawn (withdrawn_on>?)"]
    events = [step for step in steps if re.match(r"(SCAN|SEARCH) (event|model_stage)\b", step)]
    assert all("COVERING INDEX model_stage_recognised (stage=?" in step for step in events), steps


@pytest.mark.parametrize("index", ISSUES)
def test_issues_are_counted_off_an_index(filled: sqlite3.Connection, index: str) -> None:
    steps = steps_of(filled, ISSUES[index])
    assert any(re.search(rf"SEARCH issue USING .*INDEX {index} \(", step) for step in steps), steps


def test_reopened_issues_are_begun_with(filled: sqlite3.Connection) -> None:
    steps = steps_of(filled, _MOVES.format(group="NULL"))
    assert not reads_all_models(steps), steps


def statements_of(trigger: str) -> list[str]:
    """What a trigger runs for a row, as statements of their own; the row's values are all 5."""
    head, body = re.sub(r"\b(NEW|OLD)\.\w+", "5", trigger).split("BEGIN", 1)
    when = re.search(r"\bWHEN\b(.*)", head, flags=re.DOTALL)
    own = body.rsplit("END", 1)[0].split(";")
    return [*(f"SELECT {condition}" for condition in when.groups()), *own] if when else own


def test_triggers_find_the_events_of_a_model_by_the_model(filled: sqlite3.Connection) -> None:
    """Not among those of a stage, of which there are as many as models."""
    triggers = filled.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%model_%'"
    ).fetchall()
    steps = [
        (name, step)
        for name, sql in triggers
        for statement in statements_of(sql)
        if statement.strip()
        for step in steps_of(filled, statement)
    ]
    assert [step for _, step in steps if "model_stage_model (model_id=?" in step]
    far = [(name, s) for name, s in steps if "model_stage_date" in s or reads_all_models([s])]
    assert not far


def test_plans_stay_when_sqlite_knows_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    make_register(path, models=500)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("ANALYZE")
        conn.commit()
    with closing(sqlite3.connect(path)) as conn:
        for sql in (*KEPT, *DIRECT):
            assert not reads_all_models(steps_of(conn, sql))


@pytest.mark.parametrize(
    "span",
    [
        QUARTER,
        DateSpan(date(2019, 1, 1), date(2026, 1, 1)),
        DateSpan(date(2023, 12, 15), date(2024, 3, 15)),
        DateSpan.day(date(2023, 5, 2)),
    ],
)
def test_kept_counts_are_what_counting_gives(filled: sqlite3.Connection, span: DateSpan) -> None:
    def lines(by: tuple[GroupedBy, ...]) -> dict[Key, dict[Measure, int]]:
        tallies = pivot(model_facts(filled, span, by=by), lambda g: (g.sector, g.kind))
        return {key: tally.counts for key, tally in tallies.items() if any(tally.counts.values())}

    assert lines(BY) == lines((*BY, GroupedBy.STAGE))


def test_facts_say_what_a_plain_count_says(filled: sqlite3.Connection) -> None:
    counted: dict[str, int] = {}
    for fact in model_facts(filled, QUARTER):
        counted[fact.measure] = counted.get(fact.measure, 0) + fact.count
    inside = "on_start >= '2024-01-01' AND on_end <= '2024-04-01'"
    for stage in ("registered", "effective", "recognised", "stopped"):
        (plain,) = filled.execute(
            f"SELECT count(DISTINCT model_id) FROM model_stage WHERE stage = ? AND {inside}",
            (stage,),
        ).fetchone()
        assert counted.get(stage, 0) == plain
    assert counted["registered"] > 0
    (new,) = filled.execute(
        "SELECT count(*) FROM model WHERE registered_start >= '2024-01-01'"
        " AND registered_end <= '2024-04-01'"
    ).fetchone()
    assert counted["new"] == new


def test_units_that_reported_have_a_dated_record_in_the_period(filled: sqlite3.Connection) -> None:
    rows = filled.execute(
        "SELECT unit_id FROM model_stage JOIN model ON model.id = model_id"
        " WHERE on_start >= '2024-01-01' AND on_end <= '2024-04-01'"
        " UNION SELECT unit_id FROM issue_event JOIN issue ON issue.id = issue_id"
        " WHERE event <> 'noted' AND on_start >= '2024-01-01' AND on_end <= '2024-04-01'"
    )
    assert reporting_units(filled, QUARTER) == {unit for (unit,) in rows}


@pytest.mark.parametrize(
    "span",
    [QUARTER, *(DateSpan(date(2024, month, 5), date(2024, month, 7)) for month in (1, 4, 8, 11))],
)
def test_units_asked_for_by_name_are_told_as_by_every_event(
    filled: sqlite3.Connection, span: DateSpan
) -> None:
    units = frozenset(unit for (unit,) in filled.execute("SELECT id FROM unit"))
    assert reporting_units(filled, span, among=units) & units == reporting_units(filled, span)


PUT_BACK = """
CREATE TEMP TABLE old_event AS SELECT * FROM model_stage WHERE model_id % 2 = 0;
CREATE TEMP TABLE old_model AS SELECT * FROM model WHERE id % 2 = 0;
PRAGMA defer_foreign_keys = ON;
DELETE FROM model WHERE id % 2 = 0;
DELETE FROM model_stage WHERE model_id % 2 = 0;
INSERT INTO model_stage SELECT * FROM old_event;
INSERT INTO model SELECT * FROM old_model;
DROP TABLE old_event;
DROP TABLE old_model;
"""
CHANGES = {
    "of the sector": "UPDATE model SET sector_id = 2 WHERE id % 2 = 1",
    "of the kind": "UPDATE model SET kind = NULL",
    "of the unit": "UPDATE model SET unit_id = 5 WHERE id % 7 = 0",
    "of a first date": "UPDATE model SET registered_start = '2018-01-01' WHERE id % 5 = 0",
    "of an event": "UPDATE model_stage SET stage = 'recognised' WHERE stage = 'effective'",
    "by which events go": "DELETE FROM model_stage WHERE id % 2 = 0",
    "by which models are withdrawn": "UPDATE model SET withdrawn_on = '2024-05-01',"
    " withdrawn_reason = 'x' WHERE id % 3 = 0",
    "that puts events back before their models": PUT_BACK,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_kept_for_totals_follows_a_change(filled: sqlite3.Connection, change: str) -> None:
    filled.execute("BEGIN")
    for statement in CHANGES[change].split(";"):
        filled.execute(statement)
    wrong = list(wrong_counts(filled))
    filled.rollback()
    assert wrong == []
