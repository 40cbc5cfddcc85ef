"""Listing, showing, finding, editing and withdrawing records of any declared kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dan_van.domain.amount import Item, Money, item_members
from dan_van.domain.figure import Figure, figure_members
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table, Value
from dan_van.domain.wording import Label, Message
from dan_van.entities import Entity, Field, Kind
from dan_van.errors import NotFound, WrongInput
from dan_van.storage import conditions
from dan_van.storage.connection import transaction
from dan_van.storage.records import Condition, Order, count, select, withdraw

_COLUMN_KINDS = {
    Kind.CODE: ColumnKind.CODE,
    Kind.SECTOR: ColumnKind.CODE,
    Kind.CHOICE: ColumnKind.CHOICE,
    Kind.DATE: ColumnKind.DATE,
    Kind.COUNT: ColumnKind.NUMBER,
    Kind.FIGURE: ColumnKind.NUMBER,
    Kind.FLAG: ColumnKind.FLAG,
}


class Computed(NamedTuple):
    """A column that is computed from a record when it is listed, such as an age in days."""

    column: Column
    value: Callable[[Record], Value]


def list_records(
    conn: sqlite3.Connection,
    entity: Entity,
    *,
    where: Sequence[Condition],
    order: Order | None = None,
    limit: int | None = None,
    computed: Sequence[Computed] = (),
    is_counted: bool = True,
) -> Document:
    """The records that meet every condition, as one table; says how many more there are.

    `is_counted=False` leaves that note out: to count 100,000 records takes longer than to list 50.
    """
    fields = _listed(entity)
    found = list(select(conn, entity, where=where, order=order, limit=limit, fields=fields))
    total: int | None = len(found)
    if not is_counted:
        total = None
    elif limit is not None and len(found) == limit:
        total = count(conn, entity, where=where)
    return records_document(entity, found, total=total, computed=computed)


def records_document(
    entity: Entity,
    records: Sequence[Record],
    *,
    total: int | None,
    computed: Sequence[Computed] = (),
) -> Document:
    """Records that were found already, as one table; `total` is how many there are of them."""
    fields = _listed(entity)
    rows = tuple(
        Row(
            (
                *(shown_value(record[f.name]) for f in fields),
                *(c.value(record) for c in computed),
                record.source,
            )
        )
        for record in records
    )
    columns = (
        *(column_of(f, is_hidden=f.name not in entity.list_columns) for f in fields),
        *(c.column for c in computed),
        Column(key="source", label="", is_hidden=True),
    )
    notes: tuple[Message, ...] = ()
    if total is not None:
        facts = {"shown": len(rows), "total": total, "more": total - len(rows)}
        notes = (Message("list.more" if total > len(rows) else "list.total", facts),)
    return Document(
        tables=(Table(columns=columns, rows=rows, key=entity.name),),
        title=entity.plural,
        notes=notes,
    )


def _listed(entity: Entity) -> tuple[Field, ...]:
    return tuple(f for f in entity.fields if f.kind is not Kind.PROSE)


def column_of(field: Field, *, is_hidden: bool = False) -> Column:
    """The column in which a field is listed."""
    return Column(
        key=field.name,
        label=field.label,
        kind=_COLUMN_KINDS.get(field.kind, ColumnKind.TEXT),
        choices={choice.value: choice.label for choice in field.choices} or None,
        is_hidden=is_hidden,
    )


def shown_value(value: FieldValue) -> Value:
    """A field's value as a cell: a unit by its name, a sector by its code."""
    return value.text if isinstance(value, Ref) else value


def find_by_code(conn: sqlite3.Connection, entity: Entity, code: str) -> Record:
    """The record that bears a code, withdrawn or not.

    Raises:
        NotFound: there is none.
    """
    from dan_van.domain.vietnamese import one_line  # lazy: start-up

    text = one_line(code).upper()
    for record in select(conn, entity, where=[conditions.equals(entity, "code", text)]):
        return record
    raise NotFound("record_unknown", kind=entity.label, code=code, command=f"{entity.name} list")


def show_record(
    record: Record, entity: Entity, *, computed: Sequence[Computed] = (), timeline: Table | None
) -> Document:
    """All that is known of a record, field by field, then its timeline."""
    pairs: list[tuple[Column, Value]] = [
        (column_of(f), shown_value(record[f.name])) for f in entity.fields
    ]
    pairs += [(c.column, c.value(record)) for c in computed]
    details = Table(
        key="details",
        columns=(
            Column(key="field", label=Message("show.field")),
            Column(key="value", label=Message("show.value")),
        ),
        rows=tuple(
            Row((column.label, labelled(column, value)))
            for column, value in pairs
            if value is not None and value is not False and value != ()
        ),
        notes=_provenance(record),
    )
    tables = (details,) if timeline is None else (details, timeline)
    return Document(
        title=Message(
            "show.title", {"kind": entity.label, "code": shown_value(record["code"]) or ""}
        ),
        tables=tables,
        payload=record_payload(record, entity, computed=computed, timeline=timeline),
    )


def labelled(column: Column, value: Value) -> Value:
    """A value in a table of mixed kinds: a choice by its label, a flag as a word."""
    if isinstance(value, bool):
        return Message("word.yes" if value else "word.no")
    if isinstance(value, str) and column.choices:
        return column.choices[value]
    if isinstance(value, tuple) and value and column.choices:
        labels = [column.choices[str(member)] for member in value]
        return Label(", ".join(x.vi for x in labels), ", ".join(x.en for x in labels))
    return value


def record_payload(
    record: Record,
    entity: Entity,
    *,
    computed: Sequence[Computed] = (),
    timeline: Table | None = None,
) -> dict[str, object]:
    """A record as JSON: every field with its raw value, where it came from, its timeline."""
    payload: dict[str, object] = {}
    for field in entity.fields:
        payload |= _members(field.name, shown_value(record[field.name]))
    payload |= {c.column.key: raw_value(c.value(record)) for c in computed}
    source = record.source
    payload["source"] = source and {
        "batch": source.batch,
        "file": source.file,
        "sheet": source.sheet,
        "row": source.row,
    }
    if record.withdrawn_on is not None:
        payload["withdrawn"] = {"on": record.withdrawn_on, "reason": record.withdrawn_reason}
    if timeline is not None:
        payload[timeline.key] = [
            {c.key: raw_value(v) for c, v in zip(timeline.columns, row.cells, strict=True)}
            for row in timeline.rows
        ]
    return payload


def changes_document(
    conn: sqlite3.Connection, entity: Entity, record: Record, changed: Mapping[str, FieldValue]
) -> Document:
    """What an edit changed, old beside new; as JSON the record as it is now."""
    code = shown_value(record["code"])
    table = changes_table(entity, record, changed)
    now = find_by_code(conn, entity, str(code))
    key = "edit.changed" if table.rows else "edit.unchanged"
    return Document(
        title=Message(key, {"kind": entity.label, "code": code}),
        tables=(table,) if table.rows else (),
        payload=record_payload(now, entity),
    )


def changes_table(entity: Entity, record: Record, changed: Mapping[str, FieldValue]) -> Table:
    """The changed fields of a record, old beside new."""
    rows = tuple(
        Row(
            (
                entity.field(name).label,
                labelled(column_of(entity.field(name)), shown_value(record[name])),
                labelled(column_of(entity.field(name)), shown_value(value)),
            )
        )
        for name, value in changed.items()
    )
    return Table(
        key="changes",
        columns=(
            Column(key="field", label=Message("show.field")),
            Column(key="old", label=Message("edit.old")),
            Column(key="new", label=Message("edit.new")),
        ),
        rows=rows,
    )


def withdraw_record(
    conn: sqlite3.Connection, entity: Entity, record: Record, *, reason: str, today: date
) -> Document:
    """Take a record out of lists and counts, with a reason; nothing is deleted.

    Raises:
        WrongInput: it is withdrawn already, or no reason is given.
    """
    code = shown_value(record["code"])
    refuse_withdrawn(record, entity)
    from dan_van.domain.vietnamese import one_line  # lazy: start-up

    text = one_line(reason)
    if not text:
        raise WrongInput("withdrawing_needs_reason", code=code)
    with transaction(conn):
        withdraw(conn, entity, record.id, on=today.isoformat(), reason=text)
    now = find_by_code(conn, entity, str(code))
    return Document(
        tables=(),
        facts=(Message("withdraw.done", {"kind": entity.label, "code": code}),),
        payload=record_payload(now, entity),
    )


def refuse_withdrawn(record: Record, entity: Entity) -> None:
    """Refuse to change what was taken out of the lists.

    Raises:
        WrongInput: it is withdrawn.
    """
    if record.withdrawn_on is not None:
        raise WrongInput(
            "already_withdrawn",
            code=shown_value(record["code"]),
            on=date.fromisoformat(record.withdrawn_on),
            command=entity.name,
        )


def refuse_twin(
    conn: sqlite3.Connection,
    entity: Entity,
    values: Mapping[str, FieldValue],
    *,
    but: int | None = None,
) -> None:
    """Refuse what another active record is already: the same unit, name and holder.

    Raises:
        WrongInput: there is such a record; the facts name its code.
    """
    where = [conditions.is_active(entity)]
    where += [
        conditions.same(entity, name, values.get(name)) for name in entity.identity_of(values)
    ]
    for twin in select(conn, entity, where=where):
        if twin.id != but:
            if entity.field(entity.headline).kind is Kind.FIGURE:
                from dan_van.services.figure_statements import stated_before  # lazy: start-up

                raise stated_before(twin, values)
            raise WrongInput(
                "record_exists",
                kind=entity.label,
                command=entity.name,
                code=shown_value(twin["code"]),
                name=shown_value(twin[entity.headline]),
            )


def receipt(conn: sqlite3.Connection, entity: Entity, code: str) -> Document:
    """What `add` answers with: the code given out, the name, the unit."""
    record = find_by_code(conn, entity, code)
    unit = shown_value(record["unit"]) if "unit" in record.values else None
    facts = {"code": code, "name": shown_value(record[entity.headline]), "unit": unit}
    return Document(
        tables=(),
        facts=(Message("add.done" if unit is not None else "add.done_without_unit", facts),),
        payload=record_payload(record, entity),
    )


def _provenance(record: Record) -> tuple[Message, ...]:
    notes: list[Message] = []
    if record.source is not None:
        source = record.source
        facts = {
            "batch": source.batch,
            "file": source.file,
            "sheet": source.sheet,
            "row": source.row,
        }
        notes.append(Message("show.source", facts))
    if record.withdrawn_on is not None:
        facts = {
            "on": date.fromisoformat(record.withdrawn_on),
            "reason": record.withdrawn_reason or "",
        }
        notes.append(Message("show.withdrawn", facts))
    return tuple(notes)


def _members(name: str, value: Value) -> dict[str, object]:
    """A field as members of a JSON object: one, but for a figure, which has three."""
    if isinstance(value, Figure):
        return dict(figure_members(name, value))
    return {name: raw_value(value)}


def raw_value(value: Value | Item) -> object:
    """A value as JSON holds it; a figure, which is three members, is not for here."""
    match value:
        case DateSpan():
            return value.label
        case Money():
            return {"amount": value.amount, "qualifier": value.qualifier}
        case Item():
            return dict(item_members(value))
        case Label():
            return value.en
        case tuple():
            return [raw_value(member) for member in value]
        case _:
            return value


def typed_order(text: str | None, sorts: Mapping[str, tuple[str, ...]]) -> Order | None:
    """The order that `--sort` names; a dash in front turns it round.

    Raises:
        WrongInput: there is no such order.
    """
    if text is None:
        return None
    name = text.removeprefix("-")
    if name not in sorts:
        allowed = ", ".join((*sorts, *(f"-{sort}" for sort in sorts)))
        raise WrongInput("bad_option_value", option="--sort", value=text, allowed=allowed)
    return Order(sorts[name], is_descending=text.startswith("-"))
