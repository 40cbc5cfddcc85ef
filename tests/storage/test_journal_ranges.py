"""Rows that came together are journalled as a range, and read back as if each had its own line."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from dan_van.domain.journal import Change, Op, net
from dan_van.domain.model import Stage, StageEvent
from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.entities import MODEL, UNIT
from dan_van.storage import together
from dan_van.storage.connection import open_register, transaction
from dan_van.storage.journal_entries import changes_in, changes_of, read_entries
from dan_van.storage.models import insert_models
from dan_van.storage.records import insert, update
from tests.storage.stored import UNIT_1

REGISTERED = (
    StageEvent(stage=Stage.REGISTERED, on=DateSpan(date(2024, 3, 12), date(2024, 3, 13))),
)


def model(number: int, **values: FieldValue) -> dict[str, FieldValue]:
    code = f"DVK-2024-{number:04d}"
    given: dict[str, FieldValue] = {
        "code": code,
        "name": f"Đường hoa {number}",
        "unit": UNIT_1,
        "exemplar": False,
    }
    return {**given, **values}


def lives(register: Path) -> tuple[list[list[Change]], list[list[Change]]]:
    """Models that come together and are changed, one of them twice; then two of them go.

    Returns what each entry did, and what befell each row id.
    """
    with open_register(register, writable=True) as conn:
        with transaction(conn):
            insert(conn, UNIT, {"name": "Xã Lợi Hải", "type": "commune"})
        with transaction(conn):
            models = [(model(n, note="đầu" if n % 2 else None), REGISTERED) for n in range(1, 7)]
            ids = insert_models(conn, models)
            update(conn, MODEL, ids[0], {"note": "cùng lần"})
        with transaction(conn):
            update(conn, MODEL, ids[1], {"note": "sau", "area": "Thôn 1"})
            update(conn, MODEL, ids[2], {"note": None})
        with transaction(conn):
            update(conn, MODEL, ids[1], {"note": "sau nữa"})
        with transaction(conn):
            conn.execute("DELETE FROM model_stage WHERE model_id >= 5")
            conn.execute("DELETE FROM model WHERE id >= 5")
        with transaction(conn):
            insert_models(conn, [(model(n), REGISTERED) for n in (7, 8)])
        told = [net(changes_in(conn, entry.number)) for entry in read_entries(conn)]
        befell = [net(changes_of(conn, MODEL, number)) for number in range(1, 9)]
    return told, befell


def by_row(changes: list[list[Change]]) -> list[dict[tuple[int, str, str], Change]]:
    return [{(c.entry, c.table, c.key): c for c in of_one} for of_one in changes]


def test_a_range_reads_like_the_rows_one_by_one(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(register.read_bytes())
    one_by_one = lives(register)
    monkeypatch.setattr(together, "FEW", 1)
    as_ranges = lives(other)
    with open_register(other, writable=False) as conn:
        ranges = conn.execute(
            "SELECT tbl, first_key, last_key FROM journal_range ORDER BY id"
        ).fetchall()
    assert ranges == [
        ("model", 1, 6),
        ("model_stage", 1, 6),
        ("model", 7, 8),
        ("model_stage", 7, 8),
    ]
    for expected, found in zip(one_by_one, as_ranges, strict=True):
        assert by_row(found) == by_row(expected)


def test_a_range_counts_in_its_entry_and_leaves_the_trigger_as_it_was(register: Path) -> None:
    number = together.FEW + 1
    with open_register(register, writable=True) as conn:
        with transaction(conn):
            insert(conn, UNIT, {"name": "Xã Lợi Hải", "type": "commune"})
        with transaction(conn):
            insert_models(conn, [(model(n), REGISTERED) for n in range(number)])
        with transaction(conn):
            insert_models(conn, [(model(number), REGISTERED)])
        last, many = read_entries(conn)[:2]
        assert many.counts == {"model": {Op.INSERT: number}, "model_stage": {Op.INSERT: number}}
        assert last.counts == {"model": {Op.INSERT: 1}, "model_stage": {Op.INSERT: 1}}


def test_a_range_that_is_taken_back_leaves_nothing_and_the_trigger_again(register: Path) -> None:
    models = [(model(n), REGISTERED) for n in range(together.FEW + 1)]
    with open_register(register, writable=True) as conn:
        with transaction(conn):
            insert(conn, UNIT, {"name": "Xã Lợi Hải", "type": "commune"})
        with pytest.raises(sqlite3.IntegrityError), transaction(conn):
            insert_models(conn, [*models, models[0]])
        with transaction(conn, keeps=False):
            insert_models(conn, models)
        with transaction(conn):
            insert_models(conn, models[:1])
        assert len(read_entries(conn)) == 3
        assert read_entries(conn)[0].counts["model"] == {Op.INSERT: 1}
        assert conn.execute("SELECT count(*) FROM journal_range").fetchone() == (0,)
