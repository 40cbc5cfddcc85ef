"""Reading the journal: its entries, and what they did to a record and what belongs to it.

Which tables belong to a kind of record is read off the schema: those named after its table
(`model_stage`, `checklist_unit`) with a reference to it, and those that name a record by form and
row id (`campaign_tag`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dan_van.domain.journal import Author, Cell, Change, Entry, Op
from dan_van.entities import ENTITIES, Entity
from dan_van.storage.journal import change_of, key_columns, key_of
from dan_van.storage.journal_ranges import came_in_a_range, came_together

PROVENANCE = frozenset({"batch", "batch_row", "batch_stage", "batch_unit", "batch_withdrawn"})
"""Tables that say where a record came from; they are no part of it."""

_CHANGE = "SELECT journal_id, tbl, row_key, op, old, new FROM journal_change"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


class Owner(NamedTuple):
    """Which record a row belongs to: the record's table and row id."""

    table: str
    record_id: int


def read_entries(
    conn: sqlite3.Connection,
    *,
    numbers: Iterable[int] | None = None,
    who: str | None = None,
    since: str | None = None,
    limit: int | None = None,
) -> list[Entry]:
    """Entries, the latest first; `since` is an ISO day."""
    where, parameters = _conditions(numbers, who, since)
    sql = f"SELECT id, at, who, command, reason, counts FROM journal{where} ORDER BY id DESC"
    if limit is not None:
        sql += " LIMIT ?"
        parameters.append(limit)
    return [
        Entry(
            number=number,
            author=Author(at=at, who=by, command=command, reason=reason),
            counts={
                table: {Op(op): count for op, count in of.items()}
                for table, of in json.loads(counts).items()
            },
        )
        for number, at, by, command, reason, counts in conn.execute(sql, parameters)
    ]


def count_entries(
    conn: sqlite3.Connection, *, who: str | None = None, since: str | None = None
) -> int:
    """How many entries there are of that author and since that day."""
    where, parameters = _conditions(None, who, since)
    (number,) = conn.execute(f"SELECT count(*) FROM journal{where}", parameters).fetchone()
    return int(number)


def entry_of_batch(conn: sqlite3.Connection, batch: int) -> int | None:
    """The entry by which a file came in, or None."""
    row = conn.execute(
        "SELECT journal_id FROM journal_change"
        " WHERE tbl = 'batch' AND row_key = ? AND op = 'insert'",
        (str(batch),),
    ).fetchone()
    return None if row is None else int(row[0])


def changes_in(conn: sqlite3.Connection, number: int) -> list[Change]:
    """What one entry did, in order; where files came from is left out."""
    rows = conn.execute(f"{_CHANGE} WHERE journal_id = ? ORDER BY id", (number,))
    one_by_one = [change_of(row) for row in rows if row[1] not in PROVENANCE]
    return [*came_together(conn, number, but=PROVENANCE), *one_by_one]


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
    return None if row is None or row[0] is None else str(row[0])


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


def _conditions(
    numbers: Iterable[int] | None, who: str | None, since: str | None
) -> tuple[str, list[str | int]]:
    where: list[str] = []
    parameters: list[str | int] = []
    if numbers is not None:
        where.append("id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(sorted(set(numbers))))
    if who is not None:
        where.append("who = ?")
        parameters.append(who)
    if since is not None:
        where.append("at >= ?")
        parameters.append(since)
    return (" WHERE " + " AND ".join(where) if where else ""), parameters
