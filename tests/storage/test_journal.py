"""The journal records every write of every table, with who wrote it, or nothing at all."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dan_van.domain.journal import Author, Change, Op, net
from dan_van.entities import MODEL, UNIT
from dan_van.storage.connection import open_register, transaction
from dan_van.storage.journal import prepare
from dan_van.storage.journal_entries import changes_in, changes_of, read_entries
from dan_van.storage.records import insert, update, withdraw
from dan_van.storage.units import add_alias
from tests.storage.stored import UNIT_1, add_model

AUTHOR = Author(at="2024-04-02T08:30:00", who="canbo", command="dan-van x", reason="thử")
UNJOURNALLED = {
    "journal",
    "journal_change",
    "journal_range",
    "journal_base",
    "_sqlite_migrations",
    "code_counter",
    "batch_original",
    "journal_original",
    "journal_last",
    "model_tally",
    "model_again",
    "model_resumed",
}


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql).fetchall()


def add_unit(conn: sqlite3.Connection) -> int:
    return insert(conn, UNIT, {"name": "Xã Lợi Hải", "type": "commune"})


def test_a_write_is_one_entry_with_its_author_and_its_counts(register: Path) -> None:
    with open_register(register, writable=True, author=AUTHOR) as conn, transaction(conn):
        add_unit(conn)
        add_model(conn, "DVK-2024-0001", "Đường hoa")
    with open_register(register, writable=False) as conn:
        entry = read_entries(conn)[0]
    assert entry.author == AUTHOR
    assert entry.counts == {"unit": {Op.INSERT: 1}, "model": {Op.INSERT: 1}}


def test_a_write_without_an_author_is_recorded_all_the_same(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        with transaction(conn):
            add_unit(conn)
        assert read_entries(conn)[0].author == Author()


def test_an_update_keeps_only_what_differs_and_both_ends_of_a_date(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        with transaction(conn):
            add_unit(conn)
            number = add_model(conn, "DVK-2024-0001", "Đường hoa", note="cũ")
        with transaction(conn):
            update(conn, MODEL, number, {"name": "Đường hoa", "note": "mới, “hai”\n"})
            conn.execute(
                "UPDATE model SET registered_start = '2024-01-01', registered_end = '2024-02-01'"
            )
            conn.execute("UPDATE model SET registered_end = '2024-04-01'")
        first, second, third = changes_in(conn, read_entries(conn)[0].number)
    assert (first.op, first.old, first.new) == (
        Op.UPDATE,
        {"note": "cũ"},
        {"note": "mới, “hai”\n"},
    )
    assert second.old == {"registered_start": None, "registered_end": None}
    assert third.new == {"registered_start": "2024-01-01", "registered_end": "2024-04-01"}


def test_what_changes_nothing_leaves_no_entry(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        with transaction(conn):
            number = add_unit(conn)
        before = list(conn.iterdump())
        with transaction(conn):
            update(conn, UNIT, number, {"type": "commune"})
        with transaction(conn):
            conn.execute("DELETE FROM unit_alias")
        with pytest.raises(ZeroDivisionError), transaction(conn):
            add_alias(conn, number, "Lợi Hải")
            _ = number / 0
        with transaction(conn, keeps=False):
            add_alias(conn, number, "Lợi Hải")
        assert list(conn.iterdump()) == before


def test_tags_set_anew_to_the_same_leave_no_entry(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        with transaction(conn):
            number = add_unit(conn)
            add_alias(conn, number, "Lợi Hải")
        count = len(read_entries(conn))
        with transaction(conn):
            conn.execute("DELETE FROM unit_alias")
            add_alias(conn, number, "Lợi Hải")
        assert len(read_entries(conn)) == count


def test_every_table_of_the_register_is_journalled(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        prepare(conn)
        tables = {
            name
            for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_")
        }
        triggers = conn.execute("SELECT tbl_name FROM temp.sqlite_master").fetchall()
    assert tables >= UNJOURNALLED
    counts = {table: triggers.count((table,)) for table in tables}
    assert counts == {table: 0 if table in UNJOURNALLED else 3 for table in tables}


def test_a_table_that_comes_later_is_journalled_without_a_line(register: Path) -> None:
    with closing(sqlite3.connect(register)) as conn:
        conn.execute("CREATE TABLE song (id INTEGER PRIMARY KEY, words TEXT, words_sort TEXT)")
    with open_register(register, writable=True) as conn, transaction(conn):
        conn.execute("INSERT INTO song (words, words_sort) VALUES ('la', 'x')")
        conn.execute("DELETE FROM song")
        conn.execute("INSERT INTO song (id, words) VALUES (7, 'lá')")
    found = rows(register, "SELECT row_key, op, old, new FROM journal_change WHERE tbl = 'song'")
    assert found == [
        ("1", "insert", None, '{"words":"la"}'),
        ("1", "delete", '{"words":"la"}', None),
        ("7", "insert", None, '{"words":"lá"}'),
    ]


def test_search_and_order_keys_are_left_out(register: Path) -> None:
    with open_register(register, writable=True) as conn, transaction(conn):
        add_alias(conn, add_unit(conn), "Lợi Hải")
    found = rows(register, "SELECT new FROM journal_change WHERE tbl IN ('unit', 'unit_alias')")
    names = {name for (new,) in found for name in json.loads(str(new))}
    assert names == {"name", "type", "position", "unit_id", "alias"}


def test_opening_for_reading_makes_no_trigger(register: Path) -> None:
    with open_register(register, writable=False) as conn:
        assert conn.execute("SELECT count(*) FROM temp.sqlite_master").fetchone() == (0,)


def test_a_record_is_followed_with_its_rows_and_without_those_of_others(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        with transaction(conn):
            add_unit(conn)
            one = add_model(conn, "DVK-2024-0001", "Đường hoa")
            other = add_model(conn, "DVK-2024-0002", "Hũ gạo")
            for number in (one, other):
                conn.execute(
                    "INSERT INTO model_stage (model_id, stage) VALUES (?, 'registered')", (number,)
                )
        with transaction(conn):
            conn.execute("DELETE FROM model_stage WHERE model_id = ?", (other,))
            # the number of the row that went is given out again
            conn.execute("INSERT INTO model_stage (model_id, stage) VALUES (?, 'stopped')", (one,))
        with transaction(conn):
            withdraw(conn, MODEL, one, on="2024-04-02", reason="nhầm")
        of_one, of_other = (changes_of(conn, MODEL, number) for number in (one, other))
        of_unit = changes_of(conn, UNIT, UNIT_1.id)
    assert [(c.table, c.op.value) for c in of_one] == [
        ("model", "insert"),
        ("model_stage", "insert"),
        ("model_stage", "insert"),
        ("model", "update"),
    ]
    assert [(c.table, c.op.value) for c in of_other] == [
        ("model", "insert"),
        ("model_stage", "insert"),
        ("model_stage", "delete"),
    ]
    assert [c.table for c in of_unit] == ["unit"]


def change(op: Op, old: dict[str, str], new: dict[str, str], *, key: str = "1") -> Change:
    return Change(entry=1, table="model", key=key, op=op, old=dict(old), new=dict(new))


@pytest.mark.parametrize(
    ("made", "left"),
    [
        (
            [change(Op.INSERT, {}, {"a": "1"}), change(Op.UPDATE, {"a": "1"}, {"a": "2"})],
            [change(Op.INSERT, {}, {"a": "2"})],
        ),
        ([change(Op.INSERT, {}, {"a": "1"}), change(Op.DELETE, {"a": "1"}, {})], []),
        (
            [change(Op.UPDATE, {"a": "1"}, {"a": "2"}), change(Op.UPDATE, {"a": "2"}, {"a": "1"})],
            [],
        ),
        (
            [change(Op.UPDATE, {"a": "1"}, {"a": "2"}), change(Op.DELETE, {"a": "2"}, {})],
            [change(Op.DELETE, {"a": "1"}, {})],
        ),
        (
            [change(Op.DELETE, {"a": "1"}, {}), change(Op.INSERT, {}, {"a": "2"})],
            [change(Op.UPDATE, {"a": "1"}, {"a": "2"})],
        ),
    ],
)
def test_changes_of_one_row_come_to_one(made: list[Change], left: list[Change]) -> None:
    elsewhere = change(Op.INSERT, {}, {"a": "9"}, key="2")
    assert net([*made, elsewhere]) == [*left, elsewhere]
