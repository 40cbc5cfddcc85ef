"""Many rows that are put into a table at once, and the indexes of the table."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event, active_count

import pytest

from dan_van.storage.connection import open_register, transaction
from dan_van.storage.together import BLOCK, FEW, Cells, insert_together, storing

MANY = FEW + 100
COLUMNS = ("code", "name", "name_identity", "name_search", "name_sort", "unit_id")


@pytest.fixture
def conn(register: Path) -> Iterator[sqlite3.Connection]:
    """A register with one unit."""
    with open_register(register, writable=True) as opened:
        opened.execute(
            "INSERT INTO unit (id, name, name_identity, name_search, name_sort, type)"
            " VALUES (1, 'Xã A', 'xã a', 'xa a', 'xa a', 'commune')"
        )
        yield opened


def put_in(conn: sqlite3.Connection, numbers: range, *, name: str = "") -> None:
    """Models whose names are their numbers, or all that name."""
    rows: list[Cells] = [(f"DVK-2024-{n:04d}", *[name or f"mô hình {n}"] * 4, 1) for n in numbers]
    with transaction(conn):
        insert_together(conn, "model", COLUMNS, rows, count=len(rows))


def indexes(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """The indexes of models in their order, of which SQLite takes account."""
    sql = "SELECT name, sql FROM main.sqlite_master WHERE tbl_name = 'model' AND type = 'index'"
    return conn.execute(f"{sql} ORDER BY rowid").fetchall()


def places(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    """Where in the file each index begins: elsewhere once it was built anew."""
    sql = "SELECT name, rootpage FROM main.sqlite_master WHERE type = 'index' ORDER BY name"
    return conn.execute(sql).fetchall()


def integrity(conn: sqlite3.Connection) -> str:
    """What SQLite finds when it holds every index against its table."""
    (found,) = conn.execute("PRAGMA integrity_check").fetchone()
    return str(found)


def test_many_rows_leave_the_indexes_complete_and_in_their_order(conn: sqlite3.Connection) -> None:
    put_in(conn, range(5))
    before = indexes(conn)
    put_in(conn, range(5, 5 + MANY))
    assert indexes(conn) == before
    assert integrity(conn) == "ok"


def test_many_rows_of_one_name_are_refused_and_the_indexes_are_there(
    conn: sqlite3.Connection,
) -> None:
    put_in(conn, range(5))
    before = indexes(conn)
    with pytest.raises(sqlite3.IntegrityError):
        put_in(conn, range(5, 5 + MANY), name="mô hình")
    assert indexes(conn) == before
    assert conn.execute("SELECT count(*) FROM model").fetchone() == (5,)
    assert integrity(conn) == "ok"


def test_indexes_of_a_longer_table_are_not_built_anew(conn: sqlite3.Connection) -> None:
    put_in(conn, range(MANY + 1))
    before = places(conn)
    put_in(conn, range(MANY + 1, 2 * MANY + 1))
    assert places(conn) == before
    assert integrity(conn) == "ok"


def test_after_what_fails_no_other_step_is_done(conn: sqlite3.Connection) -> None:
    done: list[int] = []
    all_begun = Event()

    def fail() -> None:
        all_begun.wait()
        raise LookupError

    with pytest.raises(LookupError), storing(conn, "model") as store:
        store.begin(fail)
        for number in range(10):
            store.begin(partial(done.append, number))
        all_begun.set()
    assert not done


def test_what_breaks_off_the_making_is_told_once_the_storing_has_ended(
    conn: sqlite3.Connection,
) -> None:
    def rows() -> Iterator[Cells]:
        for n in range(3 * BLOCK):
            if n == 2 * BLOCK:
                raise LookupError
            yield (f"DVK-2024-{n:04d}", *[f"mô hình {n}"] * 4, 1)

    threads, turn, before = active_count(), sys.getswitchinterval(), indexes(conn)
    with pytest.raises(LookupError), transaction(conn):
        insert_together(conn, "model", COLUMNS, rows(), count=3 * BLOCK)
    assert active_count() == threads
    assert sys.getswitchinterval() == turn
    assert indexes(conn) == before
    assert conn.execute("SELECT count(*) FROM model").fetchone() == (0,)


@pytest.mark.parametrize("given", [FEW, 2 * FEW])
@pytest.mark.parametrize("more", [-1, 1])
def test_other_rows_than_were_told_are_refused(
    conn: sqlite3.Connection, given: int, more: int
) -> None:
    rows: list[Cells] = [(f"DVK-2024-{n:04d}", *[f"mô hình {n}"] * 4, 1) for n in range(given)]
    with pytest.raises(ValueError, match=r"fewer rows|zip"), transaction(conn):
        insert_together(conn, "model", COLUMNS, rows, count=given + more)
    assert conn.execute("SELECT count(*) FROM model").fetchone() == (0,)
