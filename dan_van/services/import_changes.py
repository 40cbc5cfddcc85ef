"""What an import did to records that were there: fields old beside new, records no longer held."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dan_van.domain.import_plan import Decision, Known
from dan_van.domain.model import Stage
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Value
from dan_van.domain.wording import Label
from dan_van.entities import FORMS, MODEL, Entity, Field, Kind
from dan_van.services.changed_fields import FieldChange, raw_of
from dan_van.services.records import column_of, labelled, shown_value
from dan_van.storage import conditions
from dan_van.storage.batches import RowOutcome
from dan_van.storage.journal_entries import text_of
from dan_van.storage.models import events_of_batch
from dan_van.storage.records import select

_AGAIN = Label("Đăng ký lại (duy trì)", "Registered again")
_STATE = Label("Trong sổ", "In the register")
_OUT = Label("đã rút", "withdrawn")
_BACK = Label("có lại", "back")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """A record that a file changed, by which row, and each field before and after."""

    form: str
    code: str
    name: Value
    raw_name: object
    fields: tuple[FieldChange, ...]
    sheet: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentRecord:
    """A record that earlier files brought in and that a file no longer holds."""

    form: str
    code: str
    name: Value
    raw_name: object
    unit: str | None
    is_withdrawn: bool


def absent_record(form: str, record: Record, *, is_withdrawn: bool) -> AbsentRecord:
    """An absent record as people know it: by code, name and unit."""
    entity = FORMS[form]
    unit = record.values.get("unit")
    return AbsentRecord(
        form=form,
        code=str(record["code"]),
        name=_name(entity, record.values),
        raw_name=_raw_name(entity, record),
        unit=unit.text if isinstance(unit, Ref) else None,
        is_withdrawn=is_withdrawn,
    )


def known_before(
    conn: sqlite3.Connection, form: str, decisions: Sequence[Decision]
) -> dict[int, Record]:
    """The records that rows speak of, whole, as they are before the rows are applied."""
    entity = FORMS[form]
    found = {d.record.id: d.record for d in decisions if isinstance(d, Known)}
    names = {field.name for field in entity.fields}
    partial = [number for number, record in found.items() if not names <= record.values.keys()]
    return found | _read(conn, entity, partial)


def changes_of_form(
    conn: sqlite3.Connection,
    form: str,
    *,
    before: Mapping[int, Record],
    outcomes: Sequence[RowOutcome],
    batch_id: int,
    back: frozenset[int],
) -> list[RecordChange]:
    """What the rows of one form changed, in the order of the rows; `back` were put back."""
    entity = FORMS[form]
    changed = [o for o in outcomes if o.outcome == "changed" and o.record_id in before]
    after = _read(conn, entity, [outcome.record_id for outcome in changed])
    again = _registered_again(conn, entity, batch_id, list(after))
    return [
        RecordChange(
            form=form,
            code=text_of(conn, entity.table, "code", outcome.record_id) or "",
            name=_name(entity, after[outcome.record_id].values),
            raw_name=_raw_name(entity, after[outcome.record_id]),
            fields=tuple(
                _fields(
                    entity,
                    before[outcome.record_id],
                    after[outcome.record_id],
                    again=again.get(outcome.record_id),
                    is_back=outcome.record_id in back,
                )
            ),
            sheet=outcome.sheet,
            row=outcome.row,
        )
        for outcome in changed
    ]


def _fields(
    entity: Entity, old: Record, new: Record, *, again: DateSpan | None, is_back: bool
) -> Iterator[FieldChange]:
    if is_back:
        yield FieldChange(
            name="withdrawn", label=_STATE, old=_OUT, new=_BACK, raw_old=True, raw_new=False
        )
    names: set[str] = set()
    for change in _differences(entity, old, new):
        names.add(change.name)
        yield change
    if again is not None and "registered" not in names:
        yield FieldChange(
            name="registered_again",
            label=_AGAIN,
            old=None,
            new=again,
            raw_old=None,
            raw_new=again.label,
        )


def _read(conn: sqlite3.Connection, entity: Entity, numbers: Sequence[int]) -> dict[int, Record]:
    if not numbers:
        return {}
    where = [conditions.numbered(entity, numbers)]
    return {r.id: r for r in select(conn, entity, where=where, with_source=False)}


def _differences(entity: Entity, old: Record, new: Record) -> Iterator[FieldChange]:
    for field in entity.fields:
        before, after = old[field.name], new[field.name]
        if _same(before, after):
            continue
        yield FieldChange(
            name=field.name,
            label=field.label,
            old=_shown(field, before),
            new=_shown(field, after),
            raw_old=raw_of(field, before),
            raw_new=raw_of(field, after),
        )


def _same(one: FieldValue, other: FieldValue) -> bool:
    if isinstance(one, Ref) and isinstance(other, Ref):
        return one.id == other.id
    return one == other


def _shown(field: Field, value: FieldValue) -> Value:
    return None if value is None else labelled(column_of(field), shown_value(value))


def _registered_again(
    conn: sqlite3.Connection, entity: Entity, batch_id: int, numbers: Sequence[int]
) -> dict[int, DateSpan]:
    """When models were registered once more: a second date that no field of theirs shows."""
    if entity is not MODEL:
        return {}
    events = events_of_batch(conn, batch_id, numbers)
    return {
        number: event.on
        for number, found in events.items()
        for event in found
        if event.stage is Stage.REGISTERED and event.on is not None
    }


def _naming(entity: Entity) -> Field:
    """The field that names a record to people: a figure is named by what it measures."""
    headline = entity.field(entity.headline)
    if headline.kind is not Kind.FIGURE:
        return headline
    return next(f for f in map(entity.field, entity.identity) if f.kind is Kind.CHOICE)


def _name(entity: Entity, values: Mapping[str, FieldValue]) -> Value:
    field = _naming(entity)
    return _shown(field, values[field.name])


def _raw_name(entity: Entity, record: Record) -> object:
    field = _naming(entity)
    return raw_of(field, record[field.name])
