"""The totals of plain records in a period: how many, by their choices, and what they add up to.

Counts and sums of money are added; things given are added like to like, never to each other.
Records whose date sticks out of the period are left out and said to be so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dan_van.domain.amount import Item, Money, item_members
from dan_van.domain.amount_sums import add_items, add_money
from dan_van.domain.period import Period
from dan_van.domain.record import Record
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Emphasis, Row, Table, Value
from dan_van.domain.wording import Label, Message, Phrase
from dan_van.entities import TASK, Entity, Field, Kind
from dan_van.services.totals_natures import IN_PERIOD, said_with
from dan_van.storage import conditions
from dan_van.storage.records import select

_COUNT = Label("Số lượng", "Count")
_TOTAL = Label("Tổng cộng", "Total")
_UNKNOWN = Label("Chưa rõ", "Unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTotals:
    """What `totals` says of one kind of record."""

    tables: tuple[Table, ...]
    payload: dict[str, object]
    undated: int


def record_totals(
    conn: sqlite3.Connection, entity: Entity, period: Period, *, campaign: str | None = None
) -> RecordTotals:
    """Count and add up the records that are dated wholly inside the period."""
    dated = str(entity.dated_by)
    inside: list[Record] = []
    undated = 0
    where = [conditions.is_active(entity)]
    if campaign is not None:
        where.append(conditions.carries(entity, campaign))
    records: Iterable[Record] = list(select(conn, entity, where=where, with_source=False))
    if entity is TASK and records:
        from dan_van.services.task_lists import tasks_as_of  # lazy: start-up

        records = tasks_as_of(conn, records, period.span)
    for record in records:
        on = record[dated]
        if not isinstance(on, DateSpan) or (
            on.overlaps(period.span) and not on.inside(period.span)
        ):
            undated += 1
        elif on.inside(period.span):
            inside.append(record)
    series = _series(entity, inside)
    tables = tuple(table for name, found in series for table in _tables(entity, name, found))
    payload: dict[str, object] = {"by": list(entity.counted_by), "undated": undated}
    if entity.kept_apart_by is None:
        payload |= _payload(entity, inside)
    else:
        payload |= {name: _payload(entity, found) for name, found in series if name is not None}
    return RecordTotals(tables=tables, payload=payload, undated=undated)


def carries_campaigns(entity: Entity) -> bool:
    """Whether records of this kind can carry campaigns."""
    return any(field.kind is Kind.TAGS for field in entity.fields)


def _series(entity: Entity, records: Sequence[Record]) -> list[tuple[str | None, Sequence[Record]]]:
    """The records in the series that are never added together: one, or one for each choice."""
    if entity.kept_apart_by is None:
        return [(None, records)]
    field = entity.field(entity.kept_apart_by)
    return [
        (choice.value, [r for r in records if r[field.name] == choice.value])
        for choice in field.choices
    ]


def _grouped(
    entity: Entity, records: Sequence[Record]
) -> dict[tuple[str | None, ...], list[Record]]:
    """Records by the values of `counted_by`, in the order of their declaration."""
    groups = [entity.field(name) for name in entity.counted_by]
    found: dict[tuple[str | None, ...], list[Record]] = {}
    for record in records:
        found.setdefault(tuple(_choice(record, f) for f in groups), []).append(record)
    return {key: found[key] for key in sorted(found, key=_order(groups))}


def _payload(entity: Entity, records: Sequence[Record]) -> dict[str, object]:
    names = entity.counted_by
    return {
        "rows": [
            dict(zip(names, key, strict=True)) | _sums_payload(entity, found)
            for key, found in _grouped(entity, records).items()
        ],
        "total": _sums_payload(entity, records),
        "items": [dict(item_members(item)) for item in _items(entity, records)],
    }


def _tables(entity: Entity, series: str | None, records: Sequence[Record]) -> list[Table]:
    """A table of counts and one of things given; none for records that are not there."""
    if not records:
        return []
    items = _items(entity, records)
    table = _table(entity, series, records)
    return [table, _items_table(items)] if items else [table]


def _choice(record: Record, field: Field) -> str | None:
    value = record[field.name]
    return value if isinstance(value, str) else None


def _order(groups: Sequence[Field]) -> Callable[[tuple[str | None, ...]], list[int]]:
    places = [
        {choice.value: place for place, choice in enumerate(field.choices)} for field in groups
    ]

    def place(key: tuple[str | None, ...]) -> list[int]:
        return [
            len(places_of) if value is None else places_of[value]
            for places_of, value in zip(places, key, strict=True)
        ]

    return place


def _summed(entity: Entity) -> list[Field]:
    return [f for f in entity.fields if f.kind in {Kind.COUNT, Kind.MONEY}]


def _sum(records: Sequence[Record], field: Field) -> Value:
    values = [record[field.name] for record in records]
    if field.kind is Kind.MONEY:
        return add_money(value for value in values if isinstance(value, Money))
    counts = [value for value in values if isinstance(value, int)]
    return sum(counts) if counts else None


def _sums_payload(entity: Entity, records: Sequence[Record]) -> dict[str, object]:
    sums: dict[str, object] = {"count": len(records)}
    for field in _summed(entity):
        total = _sum(records, field)
        if isinstance(total, Money):
            sums[field.name] = {"amount": total.amount, "qualifier": total.qualifier}
        else:
            sums[field.name] = total
    return sums


def _table(entity: Entity, series: str | None, records: Sequence[Record]) -> Table:
    from dan_van.services.records import column_of  # lazy: start-up

    groups = [entity.field(name) for name in entity.counted_by]
    summed = [f for f in _summed(entity) if _sum(records, f) is not None]
    columns = (
        *(Column(key=f.name, label=f.label) for f in groups),
        Column(key="count", label=_COUNT, kind=ColumnKind.NUMBER),
        *(column_of(f) for f in summed),
    )
    rows = [
        Row(
            (
                *(
                    _UNKNOWN if value is None else field.choice(value).label
                    for field, value in zip(groups, key, strict=True)
                ),
                len(found),
                *(_sum(found, f) for f in summed),
            )
        )
        for key, found in _grouped(entity, records).items()
    ]
    blanks: list[Value] = [""] * (len(groups) - 1)
    total = (_TOTAL, *blanks, len(records), *(_sum(records, f) for f in summed))
    rows.append(Row(total, Emphasis.TOTAL))
    title: Phrase = said_with(entity.plural, IN_PERIOD)
    if series is not None and entity.kept_apart_by is not None:
        label = entity.field(entity.kept_apart_by).choice(series).label
        title = Message(
            "totals.series", {"kind": entity.plural, "series": said_with(label, IN_PERIOD)}
        )
    key = str(entity.form) if series is None else f"{entity.form}_{series}"
    return Table(key=key, title=title, columns=columns, rows=tuple(rows))


def _items(entity: Entity, records: Sequence[Record]) -> tuple[Item, ...]:
    fields = [f for f in entity.fields if f.kind is Kind.ITEMS]
    given = [item for f in fields for r in records for item in _given(r, f)]
    return add_items(given)


def _given(record: Record, field: Field) -> list[Item]:
    value = record[field.name]
    return [v for v in value if isinstance(v, Item)] if isinstance(value, tuple) else []


def _items_table(items: Sequence[Item]) -> Table:
    columns = (
        Column(key="what", label=Label("Hiện vật", "Item")),
        Column(key="quantity", label=_COUNT, kind=ColumnKind.NUMBER),
        Column(key="unit", label=Label("Đơn vị tính", "Unit")),
    )
    rows = tuple(Row((item.what, item.quantity, item.unit)) for item in items)
    return Table(key="items", title=Message("totals.items"), columns=columns, rows=rows)
