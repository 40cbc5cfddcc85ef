"""Use cases of models: add, find, advance through the stages."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from dan_van.domain.model import EventChange, Level, Stage, StageEvent, merge_event
from dan_van.domain.period import Calendar
from dan_van.domain.record import FieldValue, Record
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.wording import Message
from dan_van.entities import MODEL
from dan_van.errors import WrongInput
from dan_van.services.ended_units import refuse_ended_unit, refuse_moving_to_ended_unit
from dan_van.services.lookups import Lookups
from dan_van.services.records import (
    changes_document,
    column_of,
    find_by_code,
    receipt,
    refuse_twin,
    refuse_withdrawn,
    show_record,
)
from dan_van.services.typed_values import Typed, typed_values
from dan_van.storage.connection import transaction
from dan_van.storage.models import change_events, events_of, insert_model
from dan_van.storage.records import give_code, update


def add_model(
    conn: sqlite3.Connection, values: Mapping[str, FieldValue], *, today: date
) -> Document:
    """Register a model; `registered` and `level` make its first stage event.

    Raises:
        WrongInput: the unit has a model of that name and holder already.
    """
    registered = values.get("registered")
    level = values.get("level")
    event = StageEvent(
        stage=Stage.REGISTERED,
        on=registered if isinstance(registered, DateSpan) else None,
        level=Level(str(level)) if level is not None else None,
    )
    year = event.on.last.year if event.on is not None else today.year
    refuse_ended_unit(conn, MODEL, values)
    with transaction(conn):
        refuse_twin(conn, MODEL, values)
        code = give_code(conn, MODEL.code_prefix, year)
        own = {k: v for k, v in values.items() if not MODEL.field(k).is_derived}
        insert_model(conn, {"exemplar": False, **own, "code": code}, [event])
    return receipt(conn, MODEL, code)


def edit_model(conn: sqlite3.Connection, code: str, values: Mapping[str, FieldValue]) -> Document:
    """Change fields of a model; a date of registration corrects the known one.

    Raises:
        NotFound: no model bears the code.
        WrongInput: it is withdrawn, nothing to change, another model bears that name already, or
            its unit was no more on its date.
    """
    record = find_by_code(conn, MODEL, code)
    refuse_withdrawn(record, MODEL)
    if not values:
        raise WrongInput("nothing_to_change", code=record["code"], command="model edit")
    changed = {name: value for name, value in values.items() if record[name] != value}
    own = {name: v for name, v in changed.items() if not MODEL.field(name).is_derived}
    refuse_moving_to_ended_unit(conn, MODEL, record, changed)
    with transaction(conn):
        refuse_twin(conn, MODEL, {**record.values, **own}, but=record.id)
        update(conn, MODEL, record.id, own)
        if len(own) < len(changed):
            events = events_of(conn, [record.id])[record.id]
            first = next((e for e in events if e.stage is Stage.REGISTERED), None)
            change = EventChange(old=first, new=_corrected(first, changed))
            change_events(conn, record.id, [change])
    return changes_document(conn, MODEL, record, changed)


def _corrected(first: StageEvent | None, changed: Mapping[str, FieldValue]) -> StageEvent:
    on = changed.get("registered", first.on if first else None)
    level = changed.get("level", first.level if first else None)
    return StageEvent(
        stage=Stage.REGISTERED,
        on=on if isinstance(on, DateSpan) else None,
        level=Level(str(level)) if level is not None else None,
        decision=first.decision if first else None,
        body=first.body if first else None,
        note=first.note if first else None,
    )


def advance_model(conn: sqlite3.Connection, code: str, event: StageEvent) -> Document:
    """Record that a model has reached a stage, on a date, at a level.

    Raises:
        NotFound: no model bears the code.
        WrongInput: it is withdrawn, that very step is known already, or the date lies before the
            registration.
    """
    record = find_by_code(conn, MODEL, code)
    refuse_withdrawn(record, MODEL)
    _refuse_before_registration(event, record)
    events = events_of(conn, [record.id])[record.id]
    stated = _as_new_level(event, events)
    change = stated or merge_event(event, events, is_own_date=True)
    stage = MODEL.field("stage").choice(event.stage).label
    if change is None:
        raise WrongInput("stage_known", code=record["code"], stage=stage)
    with transaction(conn):
        change_events(conn, record.id, [change])
    facts = {
        "code": record["code"],
        "stage": stage,
        "name": record["name"],
        "on": event.on if event.on is not None else Message("word.no_date"),
    }
    shown = show_model(conn, str(record["code"]))
    return Document(tables=(), facts=(Message("advance.done", facts),), payload=shown.payload)


def _refuse_before_registration(event: StageEvent, record: Record) -> None:
    """A stage is reached after the registration; one of the two dates must be a slip."""
    registered = record["registered"]
    if event.stage is Stage.REGISTERED or event.on is None or not isinstance(registered, DateSpan):
        return
    if event.on.end <= registered.start:
        raise WrongInput(
            "stage_before_registered", code=record["code"], on=event.on, registered=registered
        )


def _as_new_level(event: StageEvent, known: list[StageEvent]) -> EventChange | None:
    """The same stage at another level is a step of its own: by the district, then the province."""
    same = [e for e in known if e.stage is event.stage]
    if event.level is None or not same or any(e.level in {event.level, None} for e in same):
        return None
    return EventChange(old=None, new=event)


def show_model(conn: sqlite3.Connection, code: str) -> Document:
    """All that is known of a model, and its stages in order.

    Raises:
        NotFound: no model bears the code.
    """
    record = find_by_code(conn, MODEL, code)
    return show_record(record, MODEL, timeline=_stages(conn, record))


def _stages(conn: sqlite3.Connection, record: Record) -> Table:
    choice_columns = [column_of(MODEL.field(name)) for name in ("stage", "level")]
    columns = (
        Column(key="on", label=Message("show.date"), kind=ColumnKind.DATE),
        *choice_columns,
        column_of(MODEL.field("decision")),
        column_of(MODEL.field("body")),
        column_of(MODEL.field("note")),
    )
    rows = tuple(
        Row((e.on, e.stage, e.level, e.decision, e.body, e.note))
        for e in events_of(conn, [record.id])[record.id]
    )
    return Table(key="stages", title=Message("model.stages"), columns=columns, rows=rows)


def typed_event(
    given: Mapping[str, Typed | None], *, lookups: Lookups, calendar: Calendar, today: date
) -> StageEvent:
    """A stage event as it was typed; without a date it happened today.

    Raises:
        WrongInput: a value does not fit its field.
    """
    values = typed_values(MODEL, given, lookups=lookups, calendar=calendar)
    on, level = values.get("registered"), values.get("level")
    return StageEvent(
        stage=Stage(str(values["stage"])),
        on=on if isinstance(on, DateSpan) else DateSpan.day(today),
        level=Level(str(level)) if level is not None else None,
        decision=_text(values.get("decision")),
        body=_text(values.get("body")),
        note=_text(values.get("note")),
    )


def _text(value: FieldValue) -> str | None:
    return value if isinstance(value, str) else None
