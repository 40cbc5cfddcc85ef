"""Reading and writing records of any declared kind.

Records are found by `Condition`s, come in an explicit order, and leave as `Record`s. Writing
functions run inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dan_van.domain.record import FieldValue, Record
from dan_van.domain.table import Source
from dan_van.entities import Entity, Field, Kind
from dan_van.storage.columns import (
    columns_of,
    joined,
    selected,
    stored,
    stored_together,
    taken,
)
from dan_van.storage.references import set_tags
from dan_van.storage.row_ids import next_id
from dan_van.storage.together import BLOCK, Storing, filling, storing

ACTIVE = "%s.withdrawn_on IS NULL"
"""That a record of a table is not withdrawn."""


class Condition(NamedTuple):  # at import a tenth of the cost of a dataclass, for every command
    """A piece of a WHERE clause with its parameters; made by `conditions.py` only."""

    sql: str
    parameters: tuple[str | int | None, ...] = ()


class Order(NamedTuple):
    """An ORDER BY over columns of the entity's table; the row id always comes last."""

    columns: tuple[str, ...]
    is_descending: bool = False


def select(
    conn: sqlite3.Connection,
    entity: Entity,
    *,
    where: Sequence[Condition] = (),
    order: Order | None = None,
    limit: int | None = None,
    fields: Sequence[Field] | None = None,
    with_source: bool = True,
) -> Iterator[Record]:
    """Records that meet every condition, one by one, in that order (default: by headline)."""
    read = entity.fields if fields is None else tuple(fields)
    table = entity.table
    has_source = with_source and entity.form is not None and entity.sheet is None
    expressions = [f"{table}.id", *(e for f in read for e in selected(entity, f))]
    if entity.form is not None:
        expressions += [f"{table}.withdrawn_on", f"{table}.withdrawn_reason"]
    if has_source:
        expressions += ["source.batch_id", "source_batch.file", "source.sheet", "source.row"]
    sql = f"SELECT {', '.join(expressions)} FROM {table}{''.join(joined(entity, f) for f in read)}"
    if has_source:
        sql += (
            f" LEFT JOIN batch_row AS source ON source.form = '{entity.form}'"
            f" AND source.record_id = {table}.id AND source.outcome = 'new'"
            " LEFT JOIN batch AS source_batch ON source_batch.id = source.batch_id"
        )
    sql += _where(where) + _order(entity, order)
    parameters = [p for condition in where for p in condition.parameters]
    if limit is not None:
        sql += " LIMIT ?"
        parameters.append(limit)
    for row in conn.execute(sql, parameters):
        cells = iter(row)
        number = next(cells)
        record = Record(id=number, values={f.name: taken(f, cells) for f in read})
        if entity.form is not None:
            record = replace(record, withdrawn_on=next(cells), withdrawn_reason=next(cells))
        if has_source:
            batch, file, sheet, line = cells
            if batch is not None:
                record = replace(record, source=Source(batch, file, sheet, line))
        yield record


def count(conn: sqlite3.Connection, entity: Entity, *, where: Sequence[Condition] = ()) -> int:
    """How many records meet every condition."""
    table = entity.table
    parameters = [p for condition in where for p in condition.parameters]
    sql = f"SELECT count(*) FROM {table}{_where(where)}"
    if [condition.sql for condition in where] == [ACTIVE % table]:
        # a whole table is counted without looking at its rows, and few of them are withdrawn
        gone = f"SELECT count(*) FROM {table} WHERE withdrawn_on IS NOT NULL"
        sql = f"SELECT (SELECT count(*) FROM {table}) - ({gone})"
    (number,) = conn.execute(sql, parameters).fetchone()
    return int(number)


def insert(conn: sqlite3.Connection, entity: Entity, values: Mapping[str, FieldValue]) -> int:
    """Store a new record, derived fields included; returns its row id."""
    names, cells = _assignments(entity, values)
    marks = ", ".join("?" * (len(names) + 1))
    sql = f"INSERT INTO {entity.table} (id, {', '.join(names)}) VALUES ({marks})"
    record_id = next_id(conn, entity.table)
    conn.execute(sql, (record_id, *cells))
    _tag(conn, entity, record_id, values)
    return record_id


def insert_all(
    conn: sqlite3.Connection, entity: Entity, records: Sequence[Mapping[str, FieldValue]]
) -> list[int]:
    """Store new records, thousands at a time; returns their row ids in the order of the records."""
    with storing(conn, entity.table) as store:
        return begin_all(store, entity, records)


def begin_all(
    store: Storing,
    entity: Entity,
    records: Sequence[Mapping[str, FieldValue]],
    follow: Callable[[Sequence[int], Sequence[int]], None] | None = None,
) -> list[int]:
    """As `insert_all`, but the last of the records may not be stored yet.

    `follow` begins to store what belongs to a block of them: it is told their places and row ids.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for place, values in enumerate(records):
        alike.setdefault(tuple(values), []).append(place)
    ids = [0] * len(records)
    for names, places in alike.items():
        columns = [column for name in names for column in columns_of(entity.field(name))]
        with filling(store, entity.table, columns, count=len(places)) as filled:
            for start in range(0, len(places), BLOCK):
                block, numbers = places[start : start + BLOCK], filled.ids[start : start + BLOCK]
                filled.put(_rows_of(entity, names, [records[place] for place in block]))
                for place, number in zip(block, numbers, strict=True):
                    ids[place] = number
                if follow is not None:
                    follow(block, numbers)
        if any(entity.field(name).kind is Kind.TAGS for name in names):
            store.settle()
            for place in places:
                _tag(store.conn, entity, ids[place], records[place])
    return ids


def _rows_of(
    entity: Entity, names: Sequence[str], records: Sequence[Mapping[str, FieldValue]]
) -> list[tuple[str | int | None, ...]]:
    """The cells of records that all have these fields."""
    cells: list[Sequence[str | int | None]] = []
    for name in names:
        cells += stored_together(entity.field(name), [values[name] for values in records])
    return list(zip(*cells, strict=True))


def update(
    conn: sqlite3.Connection, entity: Entity, record_id: int, values: Mapping[str, FieldValue]
) -> None:
    """Set the given fields of one record."""
    if not values:
        return
    names, cells = _assignments(entity, values)
    if names:
        sets = ", ".join(f"{name} = ?" for name in names)
        conn.execute(f"UPDATE {entity.table} SET {sets} WHERE id = ?", [*cells, record_id])
    _tag(conn, entity, record_id, values)


def withdraw(
    conn: sqlite3.Connection, entity: Entity, record_id: int, *, on: str, reason: str
) -> None:
    """Take a record out of every list and count; it stays in the register."""
    sql = f"UPDATE {entity.table} SET withdrawn_on = ?, withdrawn_reason = ? WHERE id = ?"
    conn.execute(sql, (on, reason, record_id))


def give_code(conn: sqlite3.Connection, prefix: str, year: int) -> str:
    """The next code of that prefix and year, `DVK-2024-0001`; never given twice."""
    (code,) = give_codes(conn, prefix, year, 1)
    return code


def give_codes(conn: sqlite3.Connection, prefix: str, year: int, number: int) -> list[str]:
    """The next so many codes of that prefix and year."""
    (last,) = conn.execute(
        "INSERT INTO code_counter (prefix, year, last) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (prefix, year) DO UPDATE SET last = last + ?3 RETURNING last",
        (prefix, year, number),
    ).fetchone()
    return [f"{prefix}-{year}-{n:04d}" for n in range(last - number + 1, last + 1)]


def keep_code(conn: sqlite3.Connection, prefix: str, code: str) -> None:
    """Note a code that came from a sheet, so that `give_code` never gives it out again."""
    head, _, number = code.rpartition("-")
    kept, _, year = head.rpartition("-")
    if kept != prefix or not (year.isdigit() and number.isdigit() and 0 < int(number) < 10**9):
        return
    conn.execute(
        "INSERT INTO code_counter (prefix, year, last) VALUES (?, ?, ?)"
        " ON CONFLICT (prefix, year) DO UPDATE SET last = max(last, excluded.last)",
        (prefix, int(year), int(number)),
    )


def _assignments(
    entity: Entity, values: Mapping[str, FieldValue]
) -> tuple[list[str], list[str | int | None]]:
    names: list[str] = []
    cells: list[str | int | None] = []
    for name, value in values.items():
        field = entity.field(name)
        names += columns_of(field)
        cells += stored(field, value)
    return names, cells


def _tag(
    conn: sqlite3.Connection, entity: Entity, record_id: int, values: Mapping[str, FieldValue]
) -> None:
    """Campaigns are links, not columns."""
    for name, value in values.items():
        if entity.field(name).kind is Kind.TAGS:
            names = value if isinstance(value, tuple) else ()
            set_tags(conn, entity, record_id, [str(campaign) for campaign in names])


def _where(where: Sequence[Condition]) -> str:
    return " WHERE " + " AND ".join(f"({c.sql})" for c in where) if where else ""


def _order(entity: Entity, order: Order | None) -> str:
    columns = order.columns if order is not None else (entity.sort_column,)
    direction = " DESC" if order is not None and order.is_descending else ""
    return " ORDER BY " + ", ".join(f"{entity.table}.{c}{direction}" for c in (*columns, "id"))
