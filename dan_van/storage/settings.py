"""The register's own settings: name and value, both text."""

from __future__ import annotations

import sqlite3


def read_settings(conn: sqlite3.Connection) -> dict[str, str]:
    """All settings of the register."""
    return dict(conn.execute("SELECT name, value FROM setting ORDER BY name").fetchall())


def write_setting(conn: sqlite3.Connection, name: str, value: str) -> None:
    """Set one; the caller has checked name and value."""
    conn.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def delete_setting(conn: sqlite3.Connection, name: str) -> None:
    """Take one back; nothing happens when it was not set."""
    conn.execute("DELETE FROM setting WHERE name = ?", (name,))
