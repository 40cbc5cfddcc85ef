"""What SQLite's own check finds in a file, without what it finds wrongly.

SQLite 3.40 says "NULL value in t.c" of any table WITHOUT ROWID whose key is not made of its first
columns. So it is asked again whether there is such a row.
"""

from __future__ import annotations

import re
import sqlite3

_NULL_VALUE = re.compile(r"NULL value in (\w+)\.(\w+)")


def integrity_faults(conn: sqlite3.Connection) -> list[str]:
    """The lines of SQLite's check, in its words; none when the file is whole."""
    lines = [str(line) for (line,) in conn.execute("PRAGMA integrity_check")]
    return [line for line in lines if line != "ok" and _holds(conn, line)]


def _holds(conn: sqlite3.Connection, line: str) -> bool:
    said = _NULL_VALUE.fullmatch(line)
    if said is None:
        return True
    table, column = said.groups()
    sql = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} IS NULL)"
    return bool(conn.execute(sql).fetchone()[0])
