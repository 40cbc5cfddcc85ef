"""Putting many rows into one table at once, at a cost that an import of thousands can bear.

The rows get successive ids, so the journal keeps them as one range instead of row by row. While
SQLite stores a block of rows, in a thread of its own, the next block is made: the two take about
the same time, and SQLite lets other threads run meanwhile only for as long as a statement takes,
so a statement is a whole block.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TypeAlias

from dan_van.storage.row_ids import next_id

FEW = 500
"""So many rows are no burden to the journal and to the kept counts one by one."""
BLOCK = 4_000
_INDEXES = """
SELECT name, sql FROM main.sqlite_master
WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL
ORDER BY rowid
"""
Cells: TypeAlias = Sequence[str | int | None]


def insert_together(
    conn: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Cells],
    *,
    count: int,
) -> range:
    """Insert rows whose ids the table gives out; returns the ids, in the order of the rows.

    Runs inside the caller's transaction. `table` and `columns` come from code only. `rows` may be
    made while they are taken, without the connection; `count` is how many they are.
    """
    if not count:
        return range(0)
    first = next_id(conn, table)
    ids = range(first, first + count)
    numbered = ((number, *row) for number, row in zip(ids, rows, strict=True))
    names = ("id", *columns)
    if count <= FEW:
        conn.executemany(_insert(table, names, 1), numbered)
        return ids
    from dan_van.storage import journal  # lazy: start-up

    with journal.as_range(conn, table, ids), _indexed_at_the_end(conn, table, count):
        _insert_in_blocks(conn, table, names, numbered)
    return ids


@contextmanager
def _indexed_at_the_end(conn: sqlite3.Connection, table: str, count: int) -> Iterator[None]:
    """Build the indexes of a table anew once the rows are in, if they are the most of it.

    An index is built from sorted rows in a quarter of the time that it takes to put every row in
    its place. Until then it is away in the caller's transaction only, so no other connection ever
    misses it, and what breaks it off brings it back. What is unique is refused when it is built.
    """
    found = conn.execute(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT ?)", (count + 1,))
    (before,) = found.fetchone()
    if before > count:
        yield
        return
    # In the order in which they came: SQLite takes the one that came last where two are as good.
    indexes = conn.execute(_INDEXES, (table,)).fetchall()
    for name, _ in indexes:
        conn.execute(f"DROP INDEX main.{name}")
    yield
    for _, sql in indexes:
        conn.execute(sql)


def _insert_in_blocks(
    conn: sqlite3.Connection, table: str, names: Sequence[str], rows: Iterator[Cells]
) -> None:
    from concurrent.futures import Future, ThreadPoolExecutor  # lazy: start-up

    most = conn.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // len(names)
    underway: Future[sqlite3.Cursor] | None = None
    with ThreadPoolExecutor(max_workers=1) as beside:
        while block := list(islice(rows, min(BLOCK, most))):
            cells = [cell for row in block for cell in row]
            if underway is not None:
                underway.result()
            underway = beside.submit(conn.execute, _insert(table, names, len(block)), cells)
        if underway is not None:
            underway.result()


def _insert(table: str, names: Sequence[str], rows: int) -> str:
    marks = f"({', '.join('?' * len(names))})"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([marks] * rows)}"
