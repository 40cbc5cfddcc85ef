"""Which SQL columns a declared field has, and how a value goes into and comes out of them.

Identifiers in SQL come from declarations only, never from a user.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast

from dan_van.domain.amount import Item, Money, item_members
from dan_van.domain.figure import Figure
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
        case Kind.MONEY:
            return field.name, f"{field.name}_qualifier"
        case Kind.FIGURE:
            return field.name, f"{field.name}_qualifier", f"{field.name}_plan"
        case Kind.RECORD:
            return (f"{field.name}_id",)
        case Kind.TAGS:
            return ()
        case _:
            return (field.name,)


def stored(field: Field, value: FieldValue) -> tuple[str | int | None, ...]:
    """A value as its columns hold it, in the order of `columns_of`."""
    if value is None or field.kind is Kind.TAGS:
        return (None,) * len(columns_of(field))
    match value:
        case DateSpan():
            return value.start.isoformat(), value.end.isoformat()
        case Ref():
            return (value.id,)
        case Money():
            return value.amount, value.qualifier
        case Figure():
            return value.number, value.qualifier, value.plan
        case tuple():
            import json  # lazy: start-up

            return (json.dumps([_plain(v) for v in value], ensure_ascii=False),)
        case bool():
            return (int(value),)
        case str() if field.kind is Kind.NAME:
            from dan_van.domain.vietnamese import keys_of  # lazy: start-up

            return value, *keys_of(value)
        case str() | int():
            return (value,)


def stored_together(field: Field, values: Sequence[FieldValue]) -> list[Sequence[str | int | None]]:
    """Values of one field as `stored`, column by column."""
    if not columns_of(field):
        return []
    if field.kind in _STORED_AS_THEY_ARE:
        return [cast(Sequence[str | int | None], values)]
    if field.kind is Kind.NAME:
        from dan_van.domain.vietnamese import keys_of  # lazy: start-up

        nothing = None, None, None
        keys = [keys_of(value) if isinstance(value, str) else nothing for value in values]
        return [cast(Sequence[str | None], values), *zip(*keys, strict=True)]
    # A few come again and again, as the same objects: those are told apart without being compared.
    met = {id(value): value for value in values}
    known = {number: stored(field, value) for number, value in met.items()}
    return list(zip(*[known[id(value)] for value in values], strict=True))


_STORED_AS_THEY_ARE = frozenset({Kind.CODE, Kind.TEXT, Kind.PROSE, Kind.COUNT})
"""What a column holds just as the field does."""


def selected(entity: Entity, field: Field) -> tuple[str, ...]:
    """The SQL expressions that read a field; a unit or a sector is read with its name or code."""
    table = entity.table
    match field.kind:
        case Kind.UNIT:
            return f"{table}.{field.name}_id", f"{field.name}_unit.name"
        case Kind.SECTOR:
            return f"{table}.{field.name}_id", f"{field.name}_sector.code"
        case Kind.RECORD:
            return f"{table}.{field.name}_id", f"{field.name}_record.code"
        case Kind.TAGS:
            return (
                "(SELECT json_group_array(name) FROM (SELECT campaign.name FROM campaign_tag"
                " JOIN campaign ON campaign.id = campaign_tag.campaign_id"
                f" WHERE campaign_tag.form = '{entity.form}'"
                f" AND campaign_tag.record_id = {table}.id ORDER BY campaign_tag.campaign_id))",
            )
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
        case Kind.RECORD:
            alias, own = f"{field.name}_record", f"{entity.table}.{field.name}_id"
            return f" LEFT JOIN {field.refers_to} AS {alias} ON {alias}.id = {own}"
        case _:
            return ""


def taken(field: Field, row: Iterator[str | int | None]) -> FieldValue:
    """Read a field's value off a row, taking as many cells as `selected` gave it."""
    match field.kind:
        case Kind.UNIT | Kind.SECTOR | Kind.RECORD:
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
        case Kind.MONEY:
            amount, qualifier = next(row), next(row)
            return None if amount is None else Money(amount=int(amount), qualifier=str(qualifier))
        case Kind.FIGURE:
            number, qualifier, plan = next(row), next(row), next(row)
            if number is None:
                return None
            planned = None if plan is None else int(plan)
            return Figure(number=int(number), qualifier=str(qualifier), plan=planned)
        case Kind.LIST | Kind.TAGS:
            value = next(row)
            return () if value in {None, "[]"} else tuple(_parsed(value))
        case Kind.ITEMS:
            value = next(row)
            return () if value in {None, "[]"} else tuple(Item(**i) for i in _parsed(value))
        case _:
            return next(row)


def _plain(value: str | Item) -> str | dict[str, str | int | None]:
    """One member of a list, as JSON holds it."""
    return value if isinstance(value, str) else dict(item_members(value))


def _parsed(text: str | int) -> list[Any]:
    import json  # lazy: start-up

    found: list[Any] = json.loads(str(text))
    return found
