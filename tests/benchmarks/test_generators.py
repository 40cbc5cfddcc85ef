"""What the benchmarks are made of is right: a small register and a small workbook."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from dan_van.domain.model import shown
from dan_van.entities import MODEL
from dan_van.storage.connection import open_register
from dan_van.storage.models import derived_values, events_of
from dan_van.storage.records import select
from tests.benchmarks.registers import make_register, unit_name
from tests.benchmarks.workbooks import make_workbook
from tests.conftest import caller


def dump(path: Path) -> list[str]:
    """All but what each register has for itself."""
    own = ("_sqlite_migrations", "VALUES('identity',")
    with closing(sqlite3.connect(path)) as conn:
        return [line for line in conn.iterdump() if not any(text in line for text in own)]


def test_generated_register_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    make_register(path, models=100)
    cli = caller(path)
    models = cli("model", "list", "--format", "json").json()
    assert len(models) == 100
    assert len(cli("issue", "list", "--format", "json").json()) == 10
    assert len(cli("model", "list", "--unit", unit_name(2), "--format", "json").json()) == 50
    totals = cli("totals", "2019..2025", "--format", "json").json()
    assert totals["models"]["total"]["active"] > 80
    with open_register(path, writable=False) as conn:
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        records = {record.id: record for record in select(conn, MODEL)}
        for number, events in events_of(conn, list(records)).items():
            expected = derived_values(shown(events))
            assert {name: records[number][name] for name in expected} == expected


def test_generated_register_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    for name, seed in (("a.db", 1), ("b.db", 1), ("c.db", 2)):
        make_register(tmp_path / name, models=50, seed=seed)
    first, second, other = (dump(tmp_path / name) for name in ("a.db", "b.db", "c.db"))
    assert first == second
    assert first != other


def test_generated_workbook_is_imported_whole(register: Path, tmp_path: Path) -> None:
    path = tmp_path / "models.xlsx"
    make_workbook(path, rows=40, units=3)
    answer = caller(register)("import", path, "--create-units", "--format", "json")
    (file,) = answer.json()["files"]
    assert answer.code == 0, file["problems"]
    assert file["rows"]["new"] == 40
