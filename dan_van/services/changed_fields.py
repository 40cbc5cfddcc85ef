"""What a changed row means to people: fields by their labels, values as a list shows them.

Derived fields repeat what events say, so of those only choices (a stage, a status) are told, and
only where a record was changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dan_van.domain.figure import Figure, figure_members
from dan_van.domain.journal import Cell, Change, Op
from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Value
from dan_van.domain.wording import Label
from dan_van.entities import ENTITIES, Choice, Entity, Field, Kind
from dan_van.services.records import column_of, labelled, raw_value, shown_value
from dan_van.storage.columns import columns_of, taken
from dan_van.storage.journal_entries import owner_columns, text_of

_EVENTS = (
    Choice("raised", Label("Phát sinh", "Raised")),
    Choice("moved", Label("Chuyển tình trạng", "Moved")),
    Choice("resolved", Label("Giải quyết", "Resolved")),
    Choice("closed", Label("Kết thúc", "Closed")),
    Choice("planned", Label("Giao nhiệm vụ", "Planned")),
    Choice("carried", Label("Chuyển kỳ", "Carried over")),
    Choice("done", Label("Hoàn thành", "Done")),
    Choice("dropped", Label("Thôi thực hiện", "Dropped")),
    Choice("reopened", Label("Mở lại", "Reopened")),
    Choice("noted", Label("Ghi chú", "Noted")),
)
_BESIDE = (
    Field(name="on", kind=Kind.DATE, label=Label("Ngày", "Date")),
    Field(name="event", kind=Kind.CHOICE, label=Label("Việc", "Event"), choices=_EVENTS),
    Field(name="alias", kind=Kind.TEXT, label=Label("Tên gọi khác", "Also known as")),
    Field(name="successor", kind=Kind.UNIT, label=Label("Đơn vị kế thừa", "Successor")),
    Field(name="predecessor", kind=Kind.UNIT, label=Label("Đơn vị cũ", "Predecessor")),
    Field(name="on_date", kind=Kind.TEXT, label=Label("Từ ngày", "From")),
    Field(name="decided_by", kind=Kind.TEXT, label=Label("Căn cứ", "Decision")),
    Field(name="withdrawn_on", kind=Kind.TEXT, label=Label("Ngày rút", "Withdrawn on")),
    Field(name="withdrawn_reason", kind=Kind.TEXT, label=Label("Lý do rút", "Why withdrawn")),
    Field(name="heading", kind=Kind.TEXT, label=Label("Tên cột", "Heading")),
    Field(name="field", kind=Kind.TEXT, label=Label("Được đọc là", "Read as")),
    Field(name="option", kind=Kind.TEXT, label=Label("Giá trị", "Value")),
    Field(name="file", kind=Kind.TEXT, label=Label("Tệp", "File")),
    Field(
        name="campaign",
        kind=Kind.RECORD,
        label=Label("Phong trào, chương trình", "Campaign"),
        refers_to="campaign",
    ),
)
"""Fields of events and of the register's own columns, which no kind of record declares."""

_DAYS = frozenset({"withdrawn_on", "on_date", "valid_from", "valid_until"})
"""Fields of text that hold one day."""

_UNTOLD = frozenset({"batch_id", "position", "form", "record_id", "listed", "layout"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a changed row, before and after; `label` is text where nothing declares it."""

    name: str
    label: Label | str
    old: Value
    new: Value
    raw_old: object
    raw_new: object


def changed_fields(conn: sqlite3.Connection, change: Change) -> Iterator[FieldChange]:
    """The fields of a changed row that differ, in the order of its columns."""
    fields, untold = _fields_of(conn, change.table)
    seen: set[str] = set()
    for column in {**change.old, **change.new}:
        if column in untold:
            continue
        field = fields.get(column) or Field(name=column, kind=Kind.TEXT, label=Label("", ""))
        if field.name in seen or (field.is_derived and not _is_told(field, change)):
            continue
        seen.add(field.name)
        old, new = (_value(conn, field, side) for side in (change.old, change.new))
        if old == new or (change.op is not Op.UPDATE and _is_blank(old) and _is_blank(new)):
            continue
        yield FieldChange(
            name=field.name,
            label=field.label if field.label.en else column,
            old=_shown(field, old),
            new=_shown(field, new),
            raw_old=raw_of(field, old),
            raw_new=raw_of(field, new),
        )


def _is_told(field: Field, change: Change) -> bool:
    return field.kind is Kind.CHOICE and change.op is Op.UPDATE


def _is_blank(value: FieldValue) -> bool:
    return value is None or value is False or value == ()


def _fields_of(conn: sqlite3.Connection, table: str) -> tuple[dict[str, Field], frozenset[str]]:
    """The field of each column of a table, and the columns that are not told of."""
    owner = owner_columns(conn, table)
    if owner is None:
        return _columns(()), _UNTOLD
    entity, columns = owner
    fields = _columns(_declared(entity, is_record=table == entity.table))
    untold = _UNTOLD if table == "campaign_tag" else _UNTOLD.union(columns)
    return fields, untold


@cache
def _columns(fields: tuple[Field, ...]) -> dict[str, Field]:
    return {column: field for field in (*_BESIDE, *fields) for column in columns_of(field)}


@cache
def _declared(entity: Entity, *, is_record: bool) -> tuple[Field, ...]:
    """The fields of a kind; in the rows that belong to a record none is derived."""
    if is_record:
        return entity.fields
    from dataclasses import replace

    rows = entity.sheet or entity
    own = {column for field in _BESIDE for column in columns_of(field)}
    return tuple(
        replace(field, is_derived=False)
        for field in rows.fields
        if own.isdisjoint(columns_of(field))
    )


def _value(conn: sqlite3.Connection, field: Field, side: Mapping[str, Cell]) -> FieldValue:
    columns = columns_of(field)
    if field.kind is Kind.NAME:
        return side.get(field.name)
    cells: list[Cell] = [side.get(column) for column in columns]
    if field.kind in {Kind.UNIT, Kind.SECTOR, Kind.RECORD}:
        cells.append(_referred(conn, field, cells[0]))
    if field.kind is Kind.DATE and None in cells:
        return None
    return taken(field, iter(cells))


def _referred(conn: sqlite3.Connection, field: Field, number: Cell) -> str | None:
    if number is None:
        return None
    match field.kind:
        case Kind.UNIT:
            table, column = "unit", "name"
        case Kind.SECTOR:
            table, column = "sector", "code"
        case _:
            table, column = str(field.refers_to), "code"
            if table == "campaign":
                column = "name"
    return text_of(conn, table, column, int(number)) or str(number)


def _shown(field: Field, value: FieldValue) -> Value:
    if field.name in _DAYS and isinstance(value, str):
        return DateSpan.day(date.fromisoformat(value))
    if isinstance(value, str) and field.choices and value not in {c.value for c in field.choices}:
        return value
    return None if _is_blank(value) else labelled(column_of(field), shown_value(value))


def raw_of(field: Field, value: FieldValue) -> object:
    """A value of a field as JSON holds it; a figure with its qualifier and plan."""
    if isinstance(value, Figure):
        return dict(figure_members(field.name, value))
    shown = shown_value(value)
    return None if shown == () else raw_value(shown)


def kind_of(conn: sqlite3.Connection, table: str) -> Entity | None:
    """The kind of record that a table holds or belongs to."""
    owner = owner_columns(conn, table)
    return None if owner is None else owner[0]


def named(table: str) -> Entity:
    """The declared kind that is kept in that table; KeyError when there is none."""
    for entity in ENTITIES:
        if entity.table == table:
            return entity
    raise KeyError(table)
