"""All that a register holds, as text, to compare before and after."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def dump(register: Path, *, tables: tuple[str, ...] | None = None) -> list[str]:
    """Every row of every table (or of those named), one line each, in a fixed order."""
    with closing(sqlite3.connect(register)) as conn:
        found = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = [name for (name,) in found.fetchall() if tables is None or name in tables]
        return [
            f"{name}: {row!r}"
            for name in names
            for row in sorted(conn.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        ]
