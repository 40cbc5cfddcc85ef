"""The ids of new rows: one is never given twice, also not when the row that bore it is gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def next_id_sql(table: str) -> str:
    """SQL for the id of the next row of a table; `table` comes from code only."""
    return (
        f"(SELECT 1 + max(ifnull((SELECT max(id) FROM {table}), 0), ifnull("
        f"(SELECT last_key FROM journal_last WHERE tbl = '{table}'), 0)))"
    )


def next_id(conn: sqlite3.Connection, table: str) -> int:
    """The id of the next row of a table."""
    (number,) = conn.execute(f"SELECT {next_id_sql(table)}").fetchone()
    return int(number)


def keep_ids(conn: sqlite3.Connection, highest: Iterable[tuple[str, int]]) -> None:
    """Never give out again the ids of rows that go; `highest` is the highest of each table."""
    conn.executemany(
        "INSERT INTO journal_last (tbl, last_key) VALUES (?, ?)"
        " ON CONFLICT (tbl) DO UPDATE SET last_key = max(last_key, excluded.last_key)",
        highest,
    )
