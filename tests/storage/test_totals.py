"""Totals are counted off indices: a million models must not be read one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dan_van.domain.span import DateSpan
from dan_van.storage.totals import QUERIES, model_facts, reporting_units
from tests.benchmarks.registers import make_register

DATES = {"start": "2024-01-01", "end": "2024-04-01", "stage": "effective"}
QUARTER = DateSpan(date(2024, 1, 1), date(2024, 4, 1))
BY_DATE = {"flow", "new", "stopped"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("totals") / "so.db"
    make_register(path, models=2_000)
    with closing(sqlite3.connect(path)) as conn:
        yield conn


def plan(conn: sqlite3.Connection, sql: str) -> list[str]:
    named = {name: value for name, value in DATES.items() if f":{name}" in sql}
    return [step for *_, step in conn.execute(f"EXPLAIN QUERY PLAN {sql}", named)]


@pytest.mark.parametrize("name", QUERIES)
def test_query_reads_no_whole_table(filled: sqlite3.Connection, name: str) -> None:
    steps = plan(filled, QUERIES[name])
    whole = [step for step in steps if step.startswith("SCAN") and "sector" not in step]
    assert not whole, steps


@pytest.mark.parametrize("name", sorted(BY_DATE))
def test_what_happened_is_found_by_stage_and_date(filled: sqlite3.Connection, name: str) -> None:
    steps = plan(filled, QUERIES[name])
    assert any("USING COVERING INDEX model_stage_date (stage=?" in step for step in steps), steps


def test_stock_is_counted_off_its_index_alone(filled: sqlite3.Connection) -> None:
    steps = plan(filled, QUERIES["stock"])
    assert any("model USING" in step and "model_began" in step for step in steps), steps


def test_plans_stay_when_sqlite_knows_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    make_register(path, models=500)
    with closing(sqlite3.connect(path)) as conn:
        before = {name: plan(conn, sql) for name, sql in QUERIES.items()}
        conn.execute("ANALYZE")
        conn.commit()
    with closing(sqlite3.connect(path)) as conn:
        after = {name: plan(conn, sql) for name, sql in QUERIES.items()}
    for name, steps in after.items():
        whole = [step for step in steps if step.startswith("SCAN model")]
        assert not whole, (name, before[name], steps)


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
