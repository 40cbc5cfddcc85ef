"""A register as it stood at the end of a day, also where time, rows or schema are not in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from dan_van.domain.journal import Author, last_before
from dan_van.entities import UNIT
from dan_van.errors import RegisterUnusable, WrongInput
from dan_van.storage.as_of import register_as_of
from dan_van.storage.backup import copy_register
from dan_van.storage.connection import open_register, transaction
from dan_van.storage.create import create_register
from dan_van.storage.records import insert
from dan_van.storage.restore import restore_register
from tests.undoing import dump

MARCH = date(2024, 3, 1)


def on(day: int) -> date:
    return MARCH.replace(day=day)


def signed(day: int, time: str = "09:00:00") -> Author:
    return Author(at=f"{on(day).isoformat()}T{time}", who="canbo", command="dan-van unit add")


@contextmanager
def writing(register: Path, author: Author) -> Iterator[sqlite3.Connection]:
    with open_register(register, writable=True, author=author) as conn, transaction(conn):
        yield conn


def add(register: Path, name: str, author: Author) -> None:
    with writing(register, author) as conn:
        insert(conn, UNIT, {"name": name, "type": "commune"})


def rename(register: Path, old: str, new: str, author: Author) -> None:
    with writing(register, author) as conn:
        conn.execute("UPDATE unit SET name = ? WHERE name = ?", (new, old))


def units(register: Path, day: date) -> list[str]:
    """The names of the units as they were when that day was over."""
    with open_register(register, writable=False) as conn, register_as_of(conn, day) as copy:
        return [name for (name,) in copy.execute("SELECT name FROM unit ORDER BY id")]


@pytest.fixture
def march(tmp_path: Path) -> Path:
    """A register made on 5 March; Một comes on the 6th, Hai late on the 7th, Ba on the 9th."""
    register = tmp_path / "so.db"
    create_register(register, settings={"calendar": "calendar"}, author=signed(5))
    add(register, "Một", signed(6))
    add(register, "Hai", signed(7, "23:59:59"))
    rename(register, "Một", "Một mới", signed(8, "00:00:00"))
    add(register, "Ba", signed(9))
    return register


def test_day_ends_at_midnight_of_those_who_wrote(march: Path) -> None:
    assert [units(march, on(day)) for day in range(5, 10)] == [
        [],
        ["Một"],
        ["Một", "Hai"],
        ["Một mới", "Hai"],
        ["Một mới", "Hai", "Ba"],
    ]


def test_register_itself_is_not_written_and_writers_do_not_wait(march: Path) -> None:
    before = dump(march)
    with open_register(march, writable=False) as conn, register_as_of(conn, on(6)) as copy:
        assert dump(march) == before
        add(march, "Bốn", signed(10))
        assert copy.execute("SELECT count(*) FROM unit").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            copy.execute("DELETE FROM unit")
    assert units(march, on(10))[-1] == "Bốn"


def test_day_before_the_journal_is_refused_with_the_first_that_is_known(march: Path) -> None:
    with pytest.raises(WrongInput) as found:
        units(march, on(4))
    assert found.value.code == "as_of_before_register"
    assert found.value.facts == {"day": on(4), "first": on(5)}


def test_clock_that_was_wrong_once_moves_nothing_else(march: Path) -> None:
    for at in ("2031-01-01T08:00:00", "2009-01-01T08:00:00"):
        add(march, f"Xã {at[:4]}", Author(at=at))
    add(march, "Bốn", signed(10))
    assert units(march, on(6)) == ["Một"]
    assert units(march, on(10))[-3:] == ["Xã 2031", "Xã 2009", "Bốn"]


@pytest.mark.parametrize(
    ("times", "last"),
    [
        ([], 0),
        (["2024-03-09"], 0),
        (["2024-03-01", "2024-03-09"], 1),
        (["2024-03-01", "", "2024-03-09"], 2),
        (["2024-03-01", "2024-03-09", "2024-03-02", "2024-03-03", "2024-03-10"], 4),
        (["2024-03-01", "2024-03-09", "2024-03-10", "2001-01-01", "2024-03-11"], 1),
    ],
)
def test_journal_is_cut_where_fewest_writes_are_dated_against_it(
    times: list[str], last: int
) -> None:
    assert last_before(enumerate(times, start=1), "2024-03-05") == last


def test_after_a_restore_the_journal_of_the_copy_counts(march: Path) -> None:
    copied = copy_register(march, march.with_name("copy.db")).path
    add(march, "Nhầm", signed(10))
    moment = datetime.combine(on(12), datetime.min.time())
    restore_register(copied, march, author=signed(12), at=moment)
    add(march, "Bốn", signed(13))
    assert units(march, on(8)) == ["Một mới", "Hai"]
    assert units(march, on(11)) == units(march, on(12)) == ["Một mới", "Hai", "Ba"]


def test_rows_that_went_come_back_to_columns_that_were_added_or_dropped(march: Path) -> None:
    with closing(sqlite3.connect(march)) as conn, conn:
        conn.execute("ALTER TABLE unit ADD COLUMN former TEXT")
    with writing(march, signed(10)) as conn:
        conn.execute("UPDATE unit SET former = 'Năm' WHERE name = 'Ba'")
    with writing(march, signed(11)) as conn:
        conn.execute("DELETE FROM unit WHERE name = 'Ba'")
    with closing(sqlite3.connect(march)) as conn, conn:
        conn.execute("ALTER TABLE unit DROP COLUMN former")
        conn.execute("ALTER TABLE unit ADD COLUMN rank INTEGER NOT NULL DEFAULT 7")
    with open_register(march, writable=False) as conn, register_as_of(conn, on(10)) as copy:
        found = copy.execute("SELECT name_identity, name_sort <> '', rank FROM unit WHERE id = 3")
        assert found.fetchall() == [("ba", 1, 7)]
    assert units(march, on(8)) == ["Một mới", "Hai"]


def test_rows_changed_behind_the_journal_are_told_and_not_guessed(march: Path) -> None:
    with closing(sqlite3.connect(march)) as conn, conn:
        conn.execute("DELETE FROM unit WHERE name = 'Ba'")
    with pytest.raises(RegisterUnusable) as found:
        units(march, on(8))
    assert found.value.code == "as_of_journal_differs"


def test_day_with_nothing_after_it_needs_no_copy(march: Path) -> None:
    with open_register(march, writable=False) as conn:
        for later in (0, 1, 300):
            with register_as_of(conn, on(9) + timedelta(days=later)) as found:
                assert found is conn
