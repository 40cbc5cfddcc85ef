"""Which SQL columns a declared field has, and how a value goes into and comes out of them.

Identifiers in SQL come from declarations only, never from a user.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.span import DateSpan
from dan_van.entities import Entity, Field, Kind


def columns_of(field: Field) -> tuple[str, ...]:
    """The columns that hold a field: `registered` → `registered_start`, `registered_end`."""
    match field.kind:
        case Kind.NAME:
            name = field.name
            return name, f"{name}_identity", f"{name}_search", f"{name}_sort"
        case Kind.UNIT | Kind.SECTOR:
            return (f"{field.name}_id",)
        case Kind.DATE:
            return f"{field.name}_start", f"{field.name}_end"
        case _:
            return (field.name,)


def stored(field: Field, value: FieldValue) -> tuple[str | int | None, ...]:
    """A value as its columns hold it, in the order of `columns_of`."""
    if value is None:
        return (None,) * len(columns_of(field))
    match value:
        case DateSpan():
            return value.start.isoformat(), value.end.isoformat()
        case Ref():
            return (value.id,)
        case bool():
            return (int(value),)
        case str() if field.kind is Kind.NAME:
            from dan_van.domain.vietnamese import identity, search, sort_key  # lazy: start-up

            return value, identity(value), search(value), sort_key(value)
        case str() | int():
            return (value,)


def selected(entity: Entity, field: Field) -> tuple[str, ...]:
    """The SQL expressions that read a field; a unit or a sector is read with its name or code."""
    table = entity.table
    match field.kind:
        case Kind.UNIT:
            return f"{table}.{field.name}_id", f"{field.name}_unit.name"
        case Kind.SECTOR:
            return f"{table}.{field.name}_id", f"{field.name}_sector.code"
        case Kind.NAME:
            return (f"{table}.{field.name}",)
        case _:
            return tuple(f"{table}.{column}" for column in columns_of(field))


def joined(entity: Entity, field: Field) -> str:
    """The join that `selected` needs, or nothing."""
    match field.kind:
        case Kind.UNIT:
            alias = f"{field.name}_unit"
            return f" LEFT JOIN unit AS {alias} ON {alias}.id = {entity.table}.{field.name}_id"
        case Kind.SECTOR:
            alias = f"{field.name}_sector"
            return f" LEFT JOIN sector AS {alias} ON {alias}.id = {entity.table}.{field.name}_id"
        case _:
            return ""


def taken(field: Field, row: Iterator[str | int | None]) -> FieldValue:
    """Read a field's value off a row, taking as many cells as `selected` gave it."""
    match field.kind:
        case Kind.UNIT | Kind.SECTOR:
            number, text = next(row), next(row)
            return None if number is None else Ref(int(number), str(text))
        case Kind.DATE:
            start, end = next(row), next(row)
            if start is None or end is None:
                return None
            return DateSpan(date.fromisoformat(str(start)), date.fromisoformat(str(end)))
        case Kind.FLAG:
            value = next(row)
            return None if value is None else bool(value)
        case _:
            return next(row)
