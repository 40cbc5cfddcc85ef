"""The kept counts of models that come by the thousand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dan_van.domain.model import Stage, StageEvent
from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.span import DateSpan
from dan_van.storage import tally
from dan_van.storage.connection import open_register, transaction
from dan_van.storage.models import events_of, insert_models
from dan_van.storage.tally import wrong_counts
from dan_van.storage.together import BLOCK, FEW

MANY = FEW + 100
DAYS = [DateSpan.day(date(2024, month, 5)) for month in (1, 2, 3, 4)]
HISTORIES = (
    (StageEvent(stage=Stage.REGISTERED, on=DAYS[0]),),
    (StageEvent(stage=Stage.REGISTERED, on=None),),
    tuple(StageEvent(stage=Stage.REGISTERED, on=day) for day in DAYS),
    (StageEvent(stage=Stage.RECOGNISED, on=DAYS[1]),),
    (
        StageEvent(stage=Stage.EFFECTIVE, on=DAYS[0]),
        StageEvent(stage=Stage.STOPPED, on=DAYS[1]),
        StageEvent(stage=Stage.REGISTERED, on=DAYS[2]),
    ),
)


@pytest.fixture
def conn(register: Path) -> Iterator[sqlite3.Connection]:
    """A register with one unit."""
    with open_register(register, writable=True) as opened:
        opened.execute(
            "INSERT INTO unit (id, name, name_identity, name_search, name_sort, type)"
            " VALUES (1, 'Xã A', 'xã a', 'xa a', 'xa a', 'commune')"
        )
        yield opened


def put_in(
    conn: sqlite3.Connection,
    numbers: range,
    histories: tuple[tuple[StageEvent, ...], ...] = HISTORIES,
) -> None:
    """New models, each with one of the histories."""
    models = []
    for number in numbers:
        values: dict[str, FieldValue] = {
            "code": f"DVK-2024-{number:04d}",
            "name": f"Mô hình {number}",
            "unit": Ref(1, "Xã A"),
            "exemplar": False,
            "sector": Ref(number % 3 + 1, "") if number % 4 else None,
            "kind": (None, "collective", "individual")[number % 7 % 3],
        }
        models.append((values, histories[number % len(histories)]))
    with transaction(conn):
        insert_models(conn, models)


def kept(conn: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """All that is kept for the totals."""
    keys = {"model_tally": "1, 2, 3, 4, 5", "model_again": "1", "model_resumed": "1"}
    return [conn.execute(f"SELECT * FROM {t} ORDER BY {by}").fetchall() for t, by in keys.items()]


def triggers(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """The triggers of the register itself."""
    sql = "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' ORDER BY name"
    return conn.execute(sql).fetchall()


def test_counts_of_many_models_at_once_are_right(conn: sqlite3.Connection) -> None:
    put_in(conn, range(MANY))
    assert not list(wrong_counts(conn))


def test_many_models_after_others_add_to_the_counts(conn: sqlite3.Connection) -> None:
    put_in(conn, range(10))
    put_in(conn, range(10, 10 + MANY))
    assert not list(wrong_counts(conn))


def test_many_models_leave_counts_as_few_at_a_time_do(
    conn: sqlite3.Connection, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db", isolation_level=None)) as other:
        conn.backup(other)
        put_in(conn, range(MANY))
        for start in range(0, MANY, 200):
            put_in(other, range(start, min(start + 200, MANY)))
        assert kept(conn) == kept(other)


def test_triggers_count_again_after_many_models(conn: sqlite3.Connection) -> None:
    before = triggers(conn)
    put_in(conn, range(MANY))
    assert triggers(conn) == before
    put_in(conn, range(MANY, MANY + 5))
    assert not list(wrong_counts(conn))


def test_what_breaks_off_many_models_leaves_triggers_and_counts(conn: sqlite3.Connection) -> None:
    put_in(conn, range(5))
    before = triggers(conn), kept(conn)
    with pytest.raises(sqlite3.IntegrityError):
        put_in(conn, range(4, 4 + MANY))  # the first has a code that is given
    assert (triggers(conn), kept(conn)) == before


def test_a_statement_holds_no_more_values_than_sqlite_takes(conn: sqlite3.Connection) -> None:
    conn.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    put_in(conn, range(MANY))
    assert conn.execute("SELECT count(*), max(id) FROM model").fetchone() == (MANY, MANY)


def test_rows_of_several_blocks_are_stored_in_their_order(conn: sqlite3.Connection) -> None:
    put_in(conn, range(BLOCK + 10))
    codes = conn.execute("SELECT code FROM model ORDER BY id").fetchall()
    assert codes == [(f"DVK-2024-{number:04d}",) for number in range(BLOCK + 10)]
    assert not list(wrong_counts(conn))


def test_events_of_several_blocks_are_those_of_their_models(conn: sqlite3.Connection) -> None:
    many = range(2 * BLOCK + 10)
    put_in(conn, many)
    ids = dict(conn.execute("SELECT code, id FROM model"))
    events = events_of(conn, list(ids.values()))
    for number in many:
        found = events[ids[f"DVK-2024-{number:04d}"]]
        assert set(found) == set(HISTORIES[number % len(HISTORIES)])


def test_models_of_one_event_each_leave_nothing_reached_again(
    conn: sqlite3.Connection,
) -> None:
    put_in(conn, range(MANY), HISTORIES[:2])
    assert kept(conn)[1:] == [[], []]
    assert not list(wrong_counts(conn))


def test_counts_are_the_same_however_many_lots_of_models_there_are(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "_MOST_LOTS", 3)
    put_in(conn, range(MANY))
    assert kept(conn)[0]
    assert not list(wrong_counts(conn))
