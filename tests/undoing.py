"""What tests of `undo` hold two registers against: everything that is kept, but not the journal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

Dump: TypeAlias = dict[str, list[tuple[object, ...]]]

_LEFT_OUT = ("journal", "sqlite_", "_sqlite_", "code_counter")
"""The journal only grows, and codes are never given out again."""


def dump(register: Path) -> Dump:
    """Every row of every table, keys that are computed included, in the order of its columns."""
    with closing(sqlite3.connect(f"file:{register}?mode=ro", uri=True)) as conn:
        return dump_open(conn)


def dump_open(conn: sqlite3.Connection) -> Dump:
    """The same of a register that is open."""
    tables = [t for (t,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        table: sorted(conn.execute(f"SELECT * FROM {table}"), key=repr)
        for table in sorted(tables)
        if not table.startswith(_LEFT_OUT)
    }


def differing(one: Dump, other: Dump) -> set[str]:
    """The tables in which two registers differ."""
    assert one.keys() == other.keys()
    return {table for table in one if one[table] != other[table]}


def broken_references(register: Path) -> list[tuple[object, ...]]:
    """What SQLite finds wrong with the file."""
    with closing(sqlite3.connect(register)) as conn:
        found = conn.execute("PRAGMA foreign_key_check").fetchall()
        return found + [r for r in conn.execute("PRAGMA integrity_check") if r != ("ok",)]
