"""Taking back what one entry of the journal did, row by row, in the reverse order.

So the rows pass through the states that they had, and no rule of the schema is broken on the way.
Search and order keys, which the journal leaves out, are computed anew. All functions run inside the
caller's transaction, which is the entry that takes the other one back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import NamedTuple

from dan_van.domain.journal import Cell, Change, Op
from dan_van.domain.vietnamese import keys_of
from dan_van.storage import journal
from dan_van.storage.journal import change_of, key_columns

_MANY = 500
"""So many rows that come back together are kept by the journal as a range."""

_RANGES = "SELECT tbl, first_key, last_key FROM journal_range WHERE journal_id = ?"
_CHANGES = """
SELECT journal_id, tbl, row_key, op, old, new FROM journal_change
WHERE journal_id = ? ORDER BY id DESC
"""
_PUT_ASIDE = (
    "INSERT INTO journal_original (batch_id, content) SELECT batch_id, content"
    " FROM batch_original WHERE batch_id NOT IN (SELECT id FROM batch)",
    "DELETE FROM batch_original WHERE batch_id NOT IN (SELECT id FROM batch)",
    "INSERT INTO batch_original (batch_id, content) SELECT batch_id, content"
    " FROM journal_original WHERE batch_id IN (SELECT id FROM batch)",
    "DELETE FROM journal_original WHERE batch_id IN (SELECT id FROM batch)",
)


class RowChanged(Exception):
    """A row is not as the entry left it, though no later entry says so."""


class _Shape(NamedTuple):
    """What writing to a table needs to know: its columns, its key, its columns of names."""

    columns: frozenset[str]
    keys: tuple[str, ...]
    names: tuple[str, ...]


def take_back(conn: sqlite3.Connection, number: int) -> int:
    """Undo one entry; returns the number of the entry that does so.

    Where a row stands in the way of one that comes back, it is removed: the caller finds it with
    `undo_conflicts.in_the_way` and gives up.

    Raises:
        RowChanged: a row is not as the entry left it.
    """
    (own,) = conn.execute("SELECT max(id) FROM journal").fetchone()
    conn.execute("UPDATE journal SET undoes = ? WHERE id = ?", (number, own))
    conn.execute("PRAGMA defer_foreign_keys = ON")  # until the end of the transaction
    reverse_rows(conn, number, is_recorded=True)
    for sql in _PUT_ASIDE:
        conn.execute(sql)
    return int(own)


def reverse_rows(conn: sqlite3.Connection, number: int, *, is_recorded: bool) -> None:
    """Put every row that one entry touched back to what it was before.

    `is_recorded=False` is for a private copy, which has no triggers of the journal.

    Raises:
        RowChanged: a row is not as the entry left it.
    """
    with _removals_seen(conn):
        ranges = conn.execute(_RANGES, (number,)).fetchall()
        for table, first, last in ranges:
            conn.execute(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (first, last))
        together = {(t, str(n)) for t, first, last in ranges for n in range(first, last + 1)}
        changes = map(change_of, conn.execute(_CHANGES, (number,)).fetchall())
        _reverse(
            conn,
            (c for c in changes if (c.table, c.key) not in together),
            is_recorded=is_recorded,
        )


@contextmanager
def _removals_seen(conn: sqlite3.Connection) -> Iterator[None]:
    """Let journal and tallies see a row that REPLACE removes: else its triggers do not fire."""
    conn.execute("PRAGMA recursive_triggers = ON")
    try:
        yield
    finally:
        conn.execute("PRAGMA recursive_triggers = OFF")


def _reverse(conn: sqlite3.Connection, changes: Iterable[Change], *, is_recorded: bool) -> None:
    for (table, op), of_these in groupby(changes, key=lambda change: (change.table, change.op)):
        shape = _shape(conn, table)
        match op:
            case Op.INSERT:
                _remove(conn, table, shape, of_these)
            case Op.UPDATE:
                for change in of_these:
                    _set_back(conn, table, shape, change)
            case Op.DELETE:
                _bring_back(conn, table, shape, list(of_these), is_recorded=is_recorded)


def _remove(conn: sqlite3.Connection, table: str, shape: _Shape, changes: Iterable[Change]) -> None:
    sql = f"DELETE FROM {table} WHERE {_matches(shape.keys)}"
    for change in changes:
        if conn.execute(sql, _key_cells(shape, change)).rowcount != 1:
            raise RowChanged


def _set_back(conn: sqlite3.Connection, table: str, shape: _Shape, change: Change) -> None:
    """Put the columns of one row back to what they held; they must hold what the entry wrote."""
    old = _with_keys(shape, _known(shape, change.old))
    new = _known(shape, change.new)
    if not old:  # a later schema has dropped all that was changed
        return
    sets = ", ".join(f"{column} = ?" for column in old)
    sql = f"UPDATE OR REPLACE {table} SET {sets} WHERE {_matches(shape.keys, new)}"
    cells = [*old.values(), *_key_cells(shape, change), *new.values()]
    if conn.execute(sql, cells).rowcount != 1:
        raise RowChanged


def _bring_back(
    conn: sqlite3.Connection,
    table: str,
    shape: _Shape,
    changes: Sequence[Change],
    *,
    is_recorded: bool,
) -> None:
    """Put rows back that went; thousands in a row are one range of the journal, as they came."""
    if shape.keys != ("id",) or not is_recorded:
        _insert(conn, table, shape, changes)
        return
    rows = sorted(changes, key=lambda change: int(change.key))
    for _, run in groupby(enumerate(rows), key=lambda pair: int(pair[1].key) - pair[0]):
        part = [change for _, change in run]
        if len(part) < _MANY:
            _insert(conn, table, shape, part)
            continue
        with journal.as_range(conn, table, range(int(part[0].key), int(part[-1].key) + 1)):
            _insert(conn, table, shape, part)


def _insert(conn: sqlite3.Connection, table: str, shape: _Shape, changes: Iterable[Change]) -> None:
    alike: dict[tuple[str, ...], list[list[Cell]]] = {}
    for change in changes:
        row = _with_keys(shape, _known(shape, change.old))
        if shape.keys == ("id",):
            row["id"] = int(change.key)
        alike.setdefault(tuple(row), []).append(list(row.values()))
    for columns, rows in alike.items():
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        conn.executemany(sql, rows)


def _known(shape: _Shape, row: Mapping[str, Cell]) -> dict[str, Cell]:
    """The columns that the table has now: a later schema may have dropped one."""
    return {name: cell for name, cell in row.items() if name in shape.columns}


def _with_keys(shape: _Shape, row: dict[str, Cell]) -> dict[str, Cell]:
    """A row with the search and order keys of its names."""
    whole = dict(row)
    for name in shape.names:
        if name not in row:
            continue
        text = row[name]
        keys = (None, None, None) if text is None else keys_of(str(text))
        for suffix, key in zip(("_identity", "_search", "_sort"), keys, strict=True):
            if f"{name}{suffix}" in shape.columns:
                whole[f"{name}{suffix}"] = key
    return whole


def _shape(conn: sqlite3.Connection, table: str) -> _Shape:
    info = conn.execute(f"PRAGMA table_info({table})").fetchall()
    columns = frozenset(str(name) for _, name, *_ in info)
    names = tuple(sorted(c.removesuffix("_identity") for c in columns if c.endswith("_identity")))
    return _Shape(columns, tuple(key_columns(info)), names)


def _matches(keys: Iterable[str], others: Iterable[str] = ()) -> str:
    return " AND ".join([*(f"{name} = ?" for name in keys), *(f"{name} IS ?" for name in others)])


def _key_cells(shape: _Shape, change: Change) -> list[Cell]:
    if len(shape.keys) == 1:
        return [int(change.key) if shape.keys == ("id",) else change.key]
    return list(json.loads(change.key))
