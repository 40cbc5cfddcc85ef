"""The commands that are killed and whose disk fails, each with the register it begins from.

What a command did is judged by everything the register holds: it must be as before the command or
as after it, moments of time and chance numbers left aside.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from dan_van.storage.connection import schema_files
from dan_van.storage.migrate import apply_schema
from tests.conftest import caller
from tests.crash.killing import start
from tests.workbooks.dump import dump
from tests.workbooks.make_workbook import make_workbook, models

REGISTER = "so.db"
ROWS = 300
LONG = "rất dài " * 60
"""Makes the rows too large for SQLite's cache, so that some are in its log before the commit."""

OLD_SCHEMA = 3
OF_THE_RUN = re.compile(
    r"\b[0-9a-f]{32}\b|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[0-9.]*(?:Z|[+-]\d\d:?\d\d)?"
)
"""What no two runs have alike: identities drawn by chance, moments of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A command, the folder it begins from, and what the register holds before and after."""

    name: str
    command: tuple[str, ...]
    folder: Path
    before: list[str]
    after: list[str]

    def begin(self, desk: Path) -> Path:
        """Lay the folder out anew; returns the register."""
        shutil.rmtree(desk, ignore_errors=True)
        shutil.copytree(self.folder, desk)
        return desk / REGISTER

    def start(self, desk: Path, **more: str) -> subprocess.Popen[bytes]:
        """The command under way; `more` is added to its environment."""
        return start(desk, "-m", "dan_van", "--db", REGISTER, *self.command, **more)


class Broken(AssertionError):
    """A register that is damaged, or neither as before the command nor as after it."""


def verdict(scenario: Scenario, desk: Path) -> str:
    """`before` or `after`.

    Raises:
        Broken: the register is neither, or a copy beside it is not whole.
    """
    for path in [desk / REGISTER, *desk.glob("saved/*.db")]:
        if not _is_whole(path):
            raise Broken(f"{scenario.name}: {path.name} is damaged")
        if path.parent != desk and content(path) != scenario.before:
            raise Broken(f"{scenario.name}: {path.name} holds something else than the register")
    found = content(desk / REGISTER)
    if found == scenario.after:
        return "after"
    if found != scenario.before:
        raise Broken(f"{scenario.name}: the register is half done")
    return "before"


def _is_whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as conn:
        try:
            faults = conn.execute("PRAGMA integrity_check").fetchall()
        except sqlite3.DatabaseError:
            return False
        return faults == [("ok",)] and not conn.execute("PRAGMA foreign_key_check").fetchall()


def content(register: Path) -> list[str]:
    """All that a register holds and its schema number, without what differs from run to run."""
    with closing(sqlite3.connect(register)) as conn:
        (version,) = conn.execute("PRAGMA user_version").fetchone()
    return [f"schema {version}", *(OF_THE_RUN.sub("", line) for line in dump(register))]


def make_scenarios(folder: Path) -> dict[str, Scenario]:
    """Every scenario whose command there is, each run once to see what it does."""
    base, filled, old = folder / "base", folder / "filled", folder / "old"
    base.mkdir()
    cli = caller(base / REGISTER)
    assert cli("init").code == 0
    assert cli("unit", "add", "Xã Lợi Hải").code == 0
    assert cli("model", "add", "Hũ gạo", "--unit", "Xã Lợi Hải").code == 0
    rows = [
        (f"Mô hình {n} {LONG}", "Xã Lợi Hải", "KT", "Tập thể", "12/03/2024") for n in range(ROWS)
    ]
    make_workbook(base / "lon.xlsx", models(*rows))
    shutil.copytree(base, filled)
    assert caller(filled / REGISTER)("import", filled / "lon.xlsx").code == 0
    (filled / "saved").mkdir()
    old.mkdir()
    make_old(filled / REGISTER, old / REGISTER)
    code = str(cli("model", "list", "--format", "json").json()[0]["code"])
    commands: list[tuple[str, Path, tuple[str, ...]]] = [
        ("import", base, ("import", "lon.xlsx")),
        ("edit", filled, ("model", "edit", code, "--name", "Hũ gạo tình thương")),
        ("undo", filled, ("undo", "--yes")),
        ("backup", filled, ("backup", "--to", "saved")),
        ("migration", old, ("model", "list", "--limit", "1")),
    ]
    return {name: _tried(name, begins, command, folder) for name, begins, command in commands}


def _tried(name: str, begins: Path, command: tuple[str, ...], folder: Path) -> Scenario:
    tried = Scenario(name=name, command=command, folder=begins, before=[], after=[])
    register = tried.begin(folder / f"{name} whole")
    before = content(register)
    child = tried.start(register.parent)
    _, err = child.communicate()
    assert child.returncode == 0, err
    return Scenario(
        name=name, command=command, folder=begins, before=before, after=content(register)
    )


def make_old(full: Path, old: Path) -> None:
    """A register of an early schema with the rows of a register of today."""
    with closing(sqlite3.connect(old)) as conn:
        early = schema_files()[:OLD_SCHEMA]
        with patch("dan_van.storage.migrate.schema_files", lambda: early):
            apply_schema(conn)
        conn.execute("ATTACH ? AS now", (str(full),))
        for table in (_tables(conn, "main") & _tables(conn, "now")) - {"setting"}:
            columns = ", ".join(_columns(conn, "main", table) & _columns(conn, "now", table))
            conn.execute(
                f"INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}"
            )
        conn.commit()
        conn.execute("PRAGMA journal_mode = WAL")


def _tables(conn: sqlite3.Connection, schema: str) -> set[str]:
    found = conn.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")
    return {name for (name,) in found if not name.startswith(("_", "sqlite_"))}


def _columns(conn: sqlite3.Connection, schema: str, table: str) -> set[str]:
    found = conn.execute("SELECT name FROM pragma_table_info(?, ?)", (table, schema))
    return {f'"{name}"' for (name,) in found}
