"""Reading the ranges of the journal: which rows came together, and what each held when it came.

A range keeps no values. A row's first values are those it has now, or had when it went, with every
change since taken back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from dan_van.domain.journal import Cell, Change, Op
from dan_van.storage.journal import change_of, recorded_columns

_IN_ENTRY = "SELECT tbl, first_key, last_key FROM journal_range WHERE journal_id = ? ORDER BY id"
_WITH_ROW = """
SELECT journal_id FROM journal_range
WHERE tbl = ? AND first_key <= ? AND last_key >= ? ORDER BY id
"""
_SINCE = """
SELECT journal_id, tbl, row_key, op, old, new FROM journal_change
WHERE tbl = ? AND journal_id >= ? AND CAST(row_key AS INTEGER) BETWEEN ? AND ?
ORDER BY id
"""
_SINCE_OF_ONE = """
SELECT journal_id, tbl, row_key, op, old, new FROM journal_change
WHERE tbl = ? AND journal_id >= ? AND row_key = ?
ORDER BY id
"""


def came_together(
    conn: sqlite3.Connection, entry: int, *, but: Iterable[str], limit: int | None = None
) -> list[Change]:
    """The rows that one entry put in as ranges, but for those of some tables.

    `limit` is how many rows of each range are enough.
    """
    left_out = frozenset(but)
    return [
        change
        for table, first, last in conn.execute(_IN_ENTRY, (entry,)).fetchall()
        if table not in left_out
        for change in _first_values(conn, table, range(first, last + 1)[:limit], entry)
    ]


def came_in_a_range(conn: sqlite3.Connection, table: str, key: int) -> list[Change]:
    """How the row of that id came: nothing if it came alone, more than once if it had gone."""
    entries = [n for (n,) in conn.execute(_WITH_ROW, (table, key, key)).fetchall()]
    return [
        change
        for entry in entries
        for change in _first_values(conn, table, range(key, key + 1), entry)
    ]


def _first_values(
    conn: sqlite3.Connection, table: str, keys: range, entry: int
) -> Iterator[Change]:
    columns = recorded_columns(conn.execute(f"PRAGMA table_info({table})").fetchall())
    sql = f"SELECT id, {', '.join(columns)} FROM {table} WHERE id BETWEEN ? AND ?"
    values: dict[int, dict[str, Cell]] = {
        number: {n: c for n, c in zip(columns, cells, strict=True) if c is not None}
        for number, *cells in conn.execute(sql, (keys[0], keys[-1]))
    }
    for change in reversed(_first_lives(conn, table, keys, entry)):
        number = int(change.key)
        if change.op is Op.DELETE:
            values[number] = dict(change.old)
            continue
        now = values.setdefault(number, {})
        for column in change.new:
            now.pop(column, None)
        now.update({name: cell for name, cell in change.old.items() if cell is not None})
    for number in keys:
        if number in values:
            yield Change(
                entry=entry,
                table=table,
                key=str(number),
                op=Op.INSERT,
                old={},
                new={name: values[number][name] for name in columns if name in values[number]},
            )


def _first_lives(conn: sqlite3.Connection, table: str, keys: range, entry: int) -> list[Change]:
    """What befell these rows since that entry, each until it went: its id may be given again."""
    if len(keys) == 1:
        rows = conn.execute(_SINCE_OF_ONE, (table, entry, str(keys[0])))
    else:
        rows = conn.execute(_SINCE, (table, entry, keys[0], keys[-1]))
    gone: set[str] = set()
    changes: list[Change] = []
    for change in map(change_of, rows):
        if change.key in gone:
            continue
        if change.op is Op.DELETE:
            gone.add(change.key)
        changes.append(change)
    return changes
