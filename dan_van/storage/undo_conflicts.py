"""What stands against taking an entry back: later entries that built on what it did.

Three things make a later entry depend on it: it changed one of the same rows; a row of it refers to
one that would go; a row of it has the place of one that would come back (a unit that is gone, a
name that is taken). Which columns refer to which table is read off the schema.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dan_van.entities import ENTITIES, FORMS, Entity, Kind
from dan_van.storage.columns import columns_of
from dan_van.storage.journal import key_columns, key_of, recorded_tables

_ROWS = """
CREATE TEMP TABLE {name} (
  tbl TEXT NOT NULL,
  row_key TEXT NOT NULL,
  number INTEGER NOT NULL,
  came INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tbl, row_key)
) WITHOUT ROWID
"""
_TOUCHED = """
INSERT INTO temp.undone_row
SELECT tbl, row_key, CAST(row_key AS INTEGER), max(op = 'insert')
FROM journal_change WHERE journal_id = ? GROUP BY tbl, row_key
"""
_CAME_TOGETHER = """
INSERT INTO temp.undone_row SELECT ?1, CAST(id AS TEXT), id, 1 FROM {table}
WHERE id BETWEEN ?2 AND ?3
ON CONFLICT (tbl, row_key) DO UPDATE SET came = 1
"""
_FOUND = "INSERT OR IGNORE INTO temp.found_row (tbl, row_key, number)"
_SINCE = """
SELECT change.journal_id FROM temp.{rows} AS asked
CROSS JOIN journal_change AS change
  ON change.tbl = asked.tbl AND change.row_key = asked.row_key
WHERE change.journal_id > ?1
UNION
SELECT came.journal_id FROM journal_range AS came
WHERE came.journal_id > ?1 AND EXISTS (
  SELECT 1 FROM temp.{rows} AS asked
  WHERE asked.tbl = came.tbl AND asked.number BETWEEN came.first_key AND came.last_key)
"""
_REMOVED = f"""
{_FOUND}
SELECT tbl, row_key, CAST(row_key AS INTEGER) FROM journal_change
WHERE journal_id = ? AND op = 'delete'
  AND (tbl, row_key) NOT IN (SELECT tbl, row_key FROM temp.undone_row)
"""
_SAME_FILE = f"""
{_FOUND}
SELECT 'batch', CAST(other.id AS TEXT), other.id
FROM temp.undone_row AS mine
JOIN batch ON mine.tbl = 'batch' AND batch.id = mine.number
JOIN batch AS other ON other.sha256 = batch.sha256 AND other.id > batch.id
"""

_TABLE_OF_LINES = {"checklist_mark": "checklist_unit"}
"""The table behind a view by which the rows of a sheet are declared."""


class Reference(NamedTuple):
    """Columns of a table that name a row of another by its id, where a condition holds."""

    table: str
    column: str
    target: str
    condition: str


def note_rows(conn: sqlite3.Connection, number: int) -> None:
    """Gather the rows that an entry touched, for the questions below; inside a transaction."""
    for name in ("undone_row", "found_row"):
        conn.execute(f"DROP TABLE IF EXISTS temp.{name}")
        conn.execute(_ROWS.format(name=name))
    conn.execute(_TOUCHED, (number,))
    ranges = "SELECT tbl, first_key, last_key FROM journal_range WHERE journal_id = ?"
    for table, first, last in conn.execute(ranges, (number,)).fetchall():
        conn.execute(_CAME_TOGETHER.format(table=table), (table, first, last))


def forget_rows(conn: sqlite3.Connection) -> None:
    """Take the gathered rows away again."""
    for name in ("undone_row", "found_row"):
        conn.execute(f"DROP TABLE IF EXISTS temp.{name}")


def entries_built_on(conn: sqlite3.Connection, number: int) -> set[int]:
    """Later entries, in force or not, that changed the rows or refer to one that would go.

    To be asked before anything is taken back.
    """
    went = "SELECT DISTINCT tbl FROM temp.undone_row WHERE came"
    tables = {table for (table,) in conn.execute(went)}
    for reference in _references(conn):
        if reference.target in tables:
            _find_referring(conn, reference)
    return _entries_of(conn, number, "undone_row") | _entries_of(conn, number, "found_row")


def entries_in_the_way(conn: sqlite3.Connection, number: int, own: int) -> tuple[set[int], bool]:
    """Later entries that hold the place of what came back, and whether a rule is broken.

    To be asked after the rows were taken back by the entry `own`. Two records that are one by their
    identity break no rule of the schema; they are in each other's way if the other came later.
    """
    conn.execute("DELETE FROM temp.found_row")
    conn.execute(_REMOVED, (own,))
    (is_broken,) = conn.execute("SELECT EXISTS (SELECT 1 FROM temp.found_row)").fetchone()
    touched = {table for (table,) in conn.execute("SELECT DISTINCT tbl FROM temp.undone_row")}
    for reference in _references(conn):
        if reference.table in touched:
            is_broken |= _find_missing(conn, reference)
    conn.execute(_SAME_FILE)
    for entity in ENTITIES:
        if entity.form is not None and entity.table in touched:
            _find_twins(conn, entity)
    return _entries_of(conn, number, "found_row") - {own}, bool(is_broken)


def _entries_of(conn: sqlite3.Connection, number: int, rows: str) -> set[int]:
    return {int(n) for (n,) in conn.execute(_SINCE.format(rows=rows), (number,))}


def _references(conn: sqlite3.Connection) -> Iterator[Reference]:
    """Every reference of the schema, and those of rows that name a record by form and row id."""
    for table in recorded_tables(conn):
        for _, _, target, column, *_ in conn.execute(f"PRAGMA foreign_key_list({table})"):
            yield Reference(table, column, target, "1")
        names = {row[1] for row in conn.execute(f"PRAGMA table_info({table})")}
        if {"form", "record_id"} <= names:
            for form, entity in FORMS.items():
                target = _TABLE_OF_LINES.get(entity.table, entity.table)
                yield Reference(table, "record_id", target, f"child.form = '{form}'")


def _key(conn: sqlite3.Connection, table: str) -> str:
    """SQL of the `row_key` of a row that is called `child`."""
    return key_of("child", key_columns(conn.execute(f"PRAGMA table_info({table})").fetchall()))


def _find_referring(conn: sqlite3.Connection, reference: Reference) -> None:
    """Rows, not touched themselves, that refer to a row that came with the entry."""
    table, column, target, condition = reference
    key = _key(conn, table)
    conn.execute(
        f"{_FOUND} SELECT '{table}', {key}, CAST({key} AS INTEGER) FROM {table} AS child"
        f" WHERE {condition}"
        f" AND child.{column} IN (SELECT number FROM temp.undone_row WHERE tbl = ? AND came)"
        f" AND NOT EXISTS (SELECT 1 FROM temp.undone_row WHERE tbl = ? AND row_key = {key})",
        (target, table),
    )


def _find_missing(conn: sqlite3.Connection, reference: Reference) -> bool:
    """Rows that are gone, to which a row that was touched refers again; whether there are any."""
    table, column, target, condition = reference
    key = _key(conn, table)
    found = conn.execute(
        f"{_FOUND} SELECT DISTINCT '{target}', CAST(child.{column} AS TEXT), child.{column}"
        f" FROM temp.undone_row AS mine CROSS JOIN {table} AS child ON {_joined(key)}"
        f" WHERE mine.tbl = ? AND {condition} AND child.{column} IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM {target} WHERE {target}.id = child.{column})",
        (table,),
    )
    return found.rowcount > 0


def _joined(key: str) -> str:
    """How a row that was touched is found: by its number where that is its key, which is quick."""
    return "child.id = mine.number" if key == "CAST(child.id AS TEXT)" else f"{key} = mine.row_key"


def _find_twins(conn: sqlite3.Connection, entity: Entity) -> None:
    """Active records that are, by their identity, the same as one that was touched."""
    table, first = entity.table, _identity_columns(entity, entity.identity[:1])[0]
    for fields, condition in (
        (entity.identity, f"mine.{first} IS NOT NULL"),
        (entity.identity_else, f"mine.{first} IS NULL AND other.{first} IS NULL"),
    ):
        same = [f"other.{c} IS mine.{c}" for c in _identity_columns(entity, fields)]
        if not same:
            continue
        conn.execute(
            f"{_FOUND} SELECT '{table}', CAST(other.id AS TEXT), other.id"
            f" FROM temp.undone_row AS touched"
            f" JOIN {table} AS mine ON touched.tbl = ? AND mine.id = touched.number"
            f" JOIN {table} AS other ON other.id <> mine.id AND {' AND '.join(same)}"
            f" WHERE {condition} AND mine.withdrawn_on IS NULL AND other.withdrawn_on IS NULL",
            (table,),
        )


def _identity_columns(entity: Entity, fields: Sequence[str]) -> list[str]:
    columns: list[str] = []
    for name in fields:
        field = entity.field(name)
        own = columns_of(field)
        columns += own[1:2] if field.kind is Kind.NAME else own
    return columns
