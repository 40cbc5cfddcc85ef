"""A register of any earlier schema becomes one of today, with its rows, and is copied before."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dan_van.errors import RegisterUnusable
from dan_van.storage import connection, migrate
from dan_van.storage.backup import copy_register
from dan_van.storage.connection import open_register, schema_files
from dan_van.storage.create import create_register
from dan_van.storage.migrate import apply_schema
from dan_van.storage.settings import write_setting
from tests.conftest import caller
from tests.full_register import make_full_register

NOW = len(schema_files())
ALL_KINDS = 10
"""The schema from which on every kind of record has its table."""
LINKED_ONCE = 19
"""The last schema in which a unit came from another one only once."""
IDENTITY = ("identity",)
UNIT = """
INSERT INTO unit (id, name, name_identity, name_search, name_sort, type)
VALUES (7, 'Xã Lợi Hải', 'xã lợi hải', 'xa loi hai', 'x', 'commune')
"""

Schema = Callable[[tuple[Path, ...]], None]


@pytest.fixture
def schema(monkeypatch: pytest.MonkeyPatch) -> Schema:
    """Put other migrations in the place of the real ones."""

    def use(files: tuple[Path, ...]) -> None:
        monkeypatch.setattr(connection, "schema_files", lambda: files)
        monkeypatch.setattr(migrate, "schema_files", lambda: files)

    return use


def make_old(path: Path, number: int, schema: Schema) -> None:
    """A register as the program of schema `number` made it, with a unit in it."""
    real = schema_files()
    schema(real[:number])
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        apply_schema(conn)
        write_setting(conn, "language", "vi")
        conn.execute(UNIT)
        conn.execute("PRAGMA journal_mode = WAL")
    schema(real)


def state_of(path: Path) -> tuple[int, list[tuple[str, str]], list[tuple[int, str]]]:
    with closing(sqlite3.connect(path)) as conn:
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
        return (
            version,
            conn.execute(sql).fetchall(),
            conn.execute("SELECT id, name FROM unit").fetchall(),
        )


@pytest.mark.parametrize("number", range(1, NOW))
def test_register_of_an_earlier_schema_becomes_one_of_today(
    tmp_path: Path, schema: Schema, number: int
) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    make_old(old, number, schema)
    create_register(new, settings={"language": "vi"})
    with open_register(old, writable=False) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    version, tables, units = state_of(old)
    assert version == NOW
    assert tables == state_of(new)[1]
    assert units == [(7, "Xã Lợi Hải")]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of today with something in every table that commands fill."""
    folder = tmp_path_factory.mktemp("full")
    make_full_register(folder / "full.db")
    return copy_register(folder / "full.db", folder / "copy.db").path


def rows_of(conn: sqlite3.Connection, table: str, columns: str) -> list[tuple[object, ...]]:
    return sorted(conn.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)


def fill_from(full: Path, old: Path) -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """Put into an old register what of a full one its schema has room for; returns what."""
    held: dict[str, tuple[str, list[tuple[object, ...]]]] = {}
    with closing(sqlite3.connect(old, isolation_level=None)) as conn:
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("ATTACH ? AS full", (str(full),))
        tables = [
            name
            for (name,) in conn.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
            if name != "_sqlite_migrations" and not name.startswith("sqlite_")
        ]
        for table in tables:
            columns = ", ".join(row[1] for row in conn.execute(f"PRAGMA main.table_info({table})"))
            has_identity = IDENTITY in conn.execute("SELECT name FROM main.setting").fetchall()
            conn.execute(f"DELETE FROM main.{table}")
            conn.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM full.{table}")
            if table == "setting" and not has_identity:  # the migration will give it one
                conn.execute("DELETE FROM main.setting WHERE name = 'identity'")
            held[table] = columns, rows_of(conn, f"main.{table}", columns)
    return held


@pytest.mark.parametrize("number", range(1, NOW))
def test_register_of_an_earlier_schema_keeps_every_row(
    tmp_path: Path, schema: Schema, full: Path, number: int
) -> None:
    old = tmp_path / "old.db"
    make_old(old, number, schema)
    held = fill_from(full, old)
    assert sum(len(rows) for _, rows in held.values()) > 30
    with open_register(old, writable=False) as conn:
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        for table, (columns, rows) in held.items():
            kept = rows_of(conn, table, columns)
            # what a migration itself puts in is more than was there
            assert [row for row in rows if row not in kept] == [], table
            assert len(kept) == len(rows) or table == "setting", table
    if number >= ALL_KINDS:
        assert caller(old)("check", "--quiet", "--max-age", "36500").out == ""


def test_merger_of_an_earlier_schema_is_taken_back_in_one_of_today(
    tmp_path: Path, schema: Schema
) -> None:
    path = tmp_path / "register.db"
    make_old(path, LINKED_ONCE, schema)
    schema(schema_files()[:LINKED_ONCE])
    cli = caller(path)
    merger = ("unit", "merge", "Xã Lợi Hải", "--into", "Xã Mới", "--date", "2025-07-01")
    assert cli(*merger).code == 0
    schema(schema_files())
    assert cli("undo").code == 0
    assert [unit["name"] for unit in cli("unit", "list", "--format", "json").json()] == [
        "Xã Lợi Hải"
    ]


def test_two_commands_that_meet_an_old_register_migrate_it_once(
    tmp_path: Path, schema: Schema
) -> None:
    path = tmp_path / "register.db"
    make_old(path, 5, schema)
    command = (sys.executable, "-m", "dan_van", "--db", str(path), "unit", "list")
    children = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    for child in children:
        _, err = child.communicate()
        assert child.returncode == 0, err
    with open_register(path, writable=False) as conn:
        assert conn.execute("SELECT name FROM unit").fetchall() == [("Xã Lợi Hải",)]
        (identities,) = conn.execute("SELECT count(*) FROM setting WHERE name = 'identity'")
    assert identities == (1,)


def test_earlier_copy_of_the_same_schema_is_not_written_over(
    tmp_path: Path, schema: Schema
) -> None:
    path = tmp_path / "register.db"
    make_old(path, 1, schema)
    (tmp_path / "register.db.v1").write_text("an earlier copy")
    with open_register(path, writable=True):
        pass
    assert (tmp_path / "register.db.v1").read_text() == "an earlier copy"
    assert state_of(tmp_path / "register.db-2.v1")[0] == 1


def test_register_that_is_not_whole_is_not_migrated(tmp_path: Path, schema: Schema) -> None:
    path = tmp_path / "register.db"
    make_old(path, 5, schema)
    content = bytearray(path.read_bytes())
    content[5 * 4096 + 3 : 5 * 4096 + 8] = b"\xff" * 5
    path.write_bytes(content)
    with (
        pytest.raises(RegisterUnusable, match="register_damaged"),
        open_register(path, writable=True),
    ):
        pass
    assert path.read_bytes() == content


def test_register_is_copied_before_it_is_migrated(tmp_path: Path, schema: Schema) -> None:
    path = tmp_path / "register.db"
    make_old(path, 1, schema)
    before = state_of(path)
    with open_register(path, writable=True):
        pass
    copy = tmp_path / "register.db.v1"
    assert state_of(copy) == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_register_of_today_is_not_migrated(register: Path) -> None:
    with open_register(register, writable=True):
        pass
    copies = [p.name for p in register.parent.iterdir() if ".v" in p.name]
    assert copies == []


@pytest.mark.parametrize(
    "broken",
    [
        "ALTER TABLE unit ADD COLUMN motto TEXT;\nALTER TABLE no_such_table ADD COLUMN x TEXT;\n",
        "DELETE FROM unit;\nINSERT INTO unit (id) VALUES (1);\n",
    ],
)
def test_migration_that_fails_leaves_version_and_rows(
    tmp_path: Path, schema: Schema, broken: str
) -> None:
    path = tmp_path / "register.db"
    make_old(path, NOW, schema)
    before = state_of(path)
    further = tmp_path / "9999_broken.sql"
    further.write_text(broken, encoding="utf-8")
    schema((*schema_files(), further))
    with pytest.raises(sqlite3.Error), open_register(path, writable=True):
        pass
    assert state_of(path) == before


def test_migrations_before_one_that_fails_are_taken_back_with_it(
    tmp_path: Path, schema: Schema
) -> None:
    path = tmp_path / "register.db"
    make_old(path, NOW, schema)
    before = state_of(path)
    good, bad = tmp_path / "9998_good.sql", tmp_path / "9999_bad.sql"
    good.write_text("ALTER TABLE unit ADD COLUMN motto TEXT;\n", encoding="utf-8")
    bad.write_text("DROP TABLE no_such_table;\n", encoding="utf-8")
    schema((*schema_files(), good, bad))
    with pytest.raises(sqlite3.Error), open_register(path, writable=True):
        pass
    assert state_of(path) == before


def test_unfinished_statement_in_a_migration_is_a_bug(tmp_path: Path, schema: Schema) -> None:
    path = tmp_path / "9999_unfinished.sql"
    path.write_text("CREATE TABLE half (id INTEGER", encoding="utf-8")
    schema((*schema_files(), path))
    with pytest.raises(ValueError, match="unfinished statement"):
        create_register(tmp_path / "register.db", settings={})


def test_files_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in schema_files()] == list(range(1, NOW + 1))


def test_every_table_is_strict(register: Path) -> None:
    with open_register(register, writable=False) as conn:
        loose = conn.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0"
            " AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"
        ).fetchall()
    assert loose == []
