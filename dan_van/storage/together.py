"""Putting many rows into one table at once, at a cost that an import of thousands can bear.

The rows get successive ids, so the journal keeps them as one range instead of row by row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TypeAlias

from dan_van.storage.row_ids import next_id

FEW = 500
"""So many rows are no burden to the journal and to the kept counts one by one."""

Cells: TypeAlias = Sequence[str | int | None]


def insert_together(
    conn: sqlite3.Connection, table: str, columns: Sequence[str], rows: Sequence[Cells]
) -> range:
    """Insert rows whose ids the table gives out; returns the ids, in the order of the rows.

    Runs inside the caller's transaction. `table` and `columns` come from code only.
    """
    if not rows:
        return range(0)
    first = next_id(conn, table)
    ids = range(first, first + len(rows))
    marks = ", ".join("?" * (len(columns) + 1))
    sql = f"INSERT INTO {table} (id, {', '.join(columns)}) VALUES ({marks})"
    cells = ((number, *row) for number, row in zip(ids, rows, strict=True))
    if len(rows) <= FEW:
        conn.executemany(sql, cells)
        return ids
    from dan_van.storage import journal  # lazy: start-up

    with journal.as_range(conn, table, ids):
        conn.executemany(sql, cells)
    return ids
