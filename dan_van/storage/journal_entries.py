"""Reading the journal: its entries, and what they did to a record and what belongs to it.

Which tables belong to a kind of record is read off the schema: those named after its table
(`model_stage`, `checklist_unit`) with a reference to it, and those that name a record by form and
row id (`campaign_tag`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dan_van.domain.journal import Author, Cell, Change, Entry, Op, taken_back
from dan_van.domain.record import Ref
from dan_van.entities import ENTITIES, Entity
from dan_van.storage.journal import change_of, key_columns, key_of
from dan_van.storage.journal_ranges import came_in_a_range, came_together

PROVENANCE = frozenset({"batch", "batch_row", "batch_stage", "batch_unit", "batch_withdrawn"})
"""Tables that say where a record came from; they are no part of it."""

_CHANGE = "SELECT journal_id, tbl, row_key, op, old, new FROM journal_change"
_WHEN_IT_WENT = """
SELECT json_extract(old, ?) FROM journal_change
WHERE tbl = ? AND row_key = ? AND op = 'delete' ORDER BY id DESC LIMIT 1
"""
_GONE_BY_CODE = """
SELECT row_key FROM journal_change
WHERE tbl = ? AND op = 'delete' AND json_extract(old, '$.code') = ? ORDER BY id DESC LIMIT 1
"""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


class Owner(NamedTuple):
    """Which record a row belongs to: the record's table and row id."""

    table: str
    record_id: int


class Narrowed(NamedTuple):
    """Which entries are asked for: of that author, on or after an ISO day, before an ISO day."""

    who: str | None = None
    since: str | None = None
    before: str | None = None


_ALL = Narrowed()


def read_entries(
    conn: sqlite3.Connection,
    *,
    numbers: Iterable[int] | None = None,
    narrowed: Narrowed = _ALL,
    limit: int | None = None,
) -> list[Entry]:
    """Entries, the latest first."""
    where, parameters = _conditions(numbers, narrowed)
    sql = f"SELECT id, at, who, command, reason, counts, undoes FROM journal{where}"
    sql += " ORDER BY id DESC"
    if limit is not None:
        sql += " LIMIT ?"
        parameters.append(limit)
    gone = taken_back(undoing_entries(conn))
    return [
        Entry(
            number=number,
            author=Author(at=at, who=by, command=command, reason=reason),
            counts={
                table: {Op(op): count for op, count in of.items()}
                for table, of in json.loads(counts).items()
            },
            undoes=undoes,
            undone_by=gone.get(number),
        )
        for number, at, by, command, reason, counts, undoes in conn.execute(sql, parameters)
    ]


def undoing_entries(conn: sqlite3.Connection) -> dict[int, int]:
    """The entries that took another one back, and which each did."""
    return dict(conn.execute("SELECT id, undoes FROM journal WHERE undoes IS NOT NULL"))


def count_entries(conn: sqlite3.Connection, narrowed: Narrowed) -> int:
    """How many entries there are of that kind."""
    where, parameters = _conditions(None, narrowed)
    (number,) = conn.execute(f"SELECT count(*) FROM journal{where}", parameters).fetchone()
    return int(number)


def entries_of_batch(conn: sqlite3.Connection, batch: int) -> list[int]:
    """The entry by which a file came in, and those by which it came back."""
    rows = conn.execute(
        "SELECT journal_id FROM journal_change"
        " WHERE tbl = 'batch' AND row_key = ? AND op = 'insert' ORDER BY journal_id",
        (str(batch),),
    )
    return [int(number) for (number,) in rows]


def last_entry(conn: sqlite3.Connection) -> int | None:
    """The latest entry, or None before the first."""
    (number,) = conn.execute("SELECT max(id) FROM journal").fetchone()
    return None if number is None else int(number)


def commands_before(conn: sqlite3.Connection, number: int) -> Iterator[int]:
    """Earlier entries that took nothing back, the latest first."""
    sql = "SELECT id FROM journal WHERE id < ? AND undoes IS NULL ORDER BY id DESC"
    return (int(earlier) for (earlier,) in conn.execute(sql, (number,)))


def is_first_of_register(conn: sqlite3.Connection, number: int) -> bool:
    """Whether it is the entry by which the register was made: it gave the register its calendar."""
    row = conn.execute(
        "SELECT 1 FROM journal_change WHERE journal_id = ?"
        " AND tbl = 'setting' AND row_key = 'calendar' AND op = 'insert'",
        (number,),
    ).fetchone()
    return row is not None


def changes_in(conn: sqlite3.Connection, number: int, *, limit: int | None = None) -> list[Change]:
    """What one entry did, in order; where files came from is left out.

    `limit` is how many changes are enough of those kept one by one, and of each range.
    """
    sql = f"{_CHANGE} WHERE journal_id = ? AND tbl NOT IN {tuple(sorted(PROVENANCE))} ORDER BY id"
    rows = conn.execute(f"{sql} LIMIT ?", (number, -1 if limit is None else limit))
    one_by_one = [change_of(row) for row in rows]
    return [*came_together(conn, number, but=PROVENANCE, limit=limit), *one_by_one]


def changes_of(conn: sqlite3.Connection, entity: Entity, record_id: int) -> list[Change]:
    """What was done to a record and to the rows that belong to it, in order."""
    came = came_in_a_range(conn, entity.table, record_id)
    pieces = ["SELECT id FROM journal_change WHERE tbl = ? AND row_key = ?"]
    parameters: list[Cell] = [entity.table, str(record_id)]
    for table, columns in _belonging(conn, entity, record_id).items():
        keys = key_columns(conn.execute(f"PRAGMA table_info({table})").fetchall())
        key = key_of(table, keys)
        owns = " AND ".join(f"{name} = ?" for name in columns)
        owned = " AND ".join(f"json_extract(old, '$.{name}') = ?" for name in columns)
        # the number of a row that is gone may be given to a row of another record
        is_own = " AND ".join(
            f"coalesce(json_extract(new, '$.{n}'), json_extract(old, '$.{n}'), ?) = ?"
            for n in columns
        )
        rows_of = (
            f"SELECT {key} FROM {table} WHERE {owns}"
            f" UNION SELECT row_key FROM journal_change"
            f" WHERE tbl = '{table}' AND op = 'delete' AND {owned}"
        )
        pieces.append(
            f"SELECT id FROM journal_change WHERE tbl = '{table}'"
            f" AND row_key IN ({rows_of}) AND {is_own}"
        )
        values = list(columns.values())
        if keys == ["id"]:
            for (number,) in conn.execute(rows_of, [*values, *values]).fetchall():
                lives = came_in_a_range(conn, table, int(number))
                came += [c for c in lives if columns.items() <= c.new.items()]
        parameters += [*values, *values, *(v for value in values for v in (value, value))]
    sql = f"{_CHANGE} WHERE id IN ({' UNION '.join(pieces)}) ORDER BY id"
    one_by_one = [change_of(row) for row in conn.execute(sql, parameters)]
    return sorted([*came, *one_by_one], key=lambda change: change.entry)


def owner_columns(conn: sqlite3.Connection, table: str) -> tuple[Entity, tuple[str, ...]] | None:
    """The kind of record that rows of a table belong to, and the columns that say to which."""
    for entity in sorted(ENTITIES, key=lambda e: -len(e.table)):
        if table == entity.table:
            return entity, ("id",)
        if table.startswith(f"{entity.table}_"):
            for reference in conn.execute(f"PRAGMA foreign_key_list({table})"):
                if reference[2] == entity.table:
                    return entity, (str(reference[3]),)
    return None


def owner_of(conn: sqlite3.Connection, change: Change) -> Owner | None:
    """The record that a changed row is or belongs to; None for settings and the like."""
    found = owner_columns(conn, change.table)
    if found is None:
        return None
    entity, (column,) = found
    if column == "id":
        return Owner(entity.table, int(change.key))
    row: Mapping[str, Cell] = {**change.old, **change.new}
    if {"form", "record_id"} <= row.keys():
        table = next(e.table for e in ENTITIES if e.form == row["form"])
        return Owner(table, int(row["record_id"] or 0))
    owner = row.get(column)
    if owner is None:  # an update tells what differs, and a row stays with its record
        sql = f"SELECT {column} FROM {change.table} WHERE id = ?"
        (owner,) = conn.execute(sql, (change.key,)).fetchone() or (None,)
    return None if owner is None else Owner(entity.table, int(owner))


def text_of(conn: sqlite3.Connection, table: str, column: str, record_id: int) -> str | None:
    """A column of a row that is referred to: the name of a unit, the code of a record."""
    sql = f"SELECT {column} FROM {table} WHERE id = ?"
    row = conn.execute(sql, (record_id,)).fetchone()
    if row is None:  # it went: what it was called is on record
        row = conn.execute(_WHEN_IT_WENT, (f"$.{column}", table, str(record_id))).fetchone()
    return None if row is None or row[0] is None else str(row[0])


def gone_by_code(conn: sqlite3.Connection, table: str, code: str) -> Ref | None:
    """The record that bore that code until what made it was taken back."""
    row = conn.execute(_GONE_BY_CODE, (table, code)).fetchone()
    return None if row is None else Ref(int(row[0]), code)


def _belonging(
    conn: sqlite3.Connection, entity: Entity, record_id: int
) -> dict[str, dict[str, Cell]]:
    found: dict[str, dict[str, Cell]] = {}
    for (table,) in conn.execute(_TABLES).fetchall():
        if table in PROVENANCE or table == entity.table:
            continue
        names = {row[1] for row in conn.execute(f"PRAGMA table_info({table})")}
        if {"form", "record_id"} <= names and entity.form is not None:
            found[table] = {"form": entity.form, "record_id": record_id}
            continue
        owner = owner_columns(conn, table)
        if owner is not None and owner[0] is entity:
            found[table] = {owner[1][0]: record_id}
    return found


def _conditions(numbers: Iterable[int] | None, narrowed: Narrowed) -> tuple[str, list[str | int]]:
    where: list[str] = []
    parameters: list[str | int] = []
    if numbers is not None:
        where.append("id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(sorted(set(numbers))))
    for condition, value in zip(("who = ?", "at >= ?", "at < ?"), narrowed, strict=True):
        if value is not None:
            where.append(condition)
            parameters.append(value)
    return (" WHERE " + " AND ".join(where) if where else ""), parameters
