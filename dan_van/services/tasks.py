"""Use cases of tasks: plan, carry over, mark done, drop, take up again, put right, show."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from dan_van.domain.record import FieldValue, Record
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.task import (
    TaskEvent,
    TaskEventKind,
    refuse_carrying,
    refuse_reopening_task,
    refuse_settling,
    shown,
)
from dan_van.domain.vietnamese import clean
from dan_van.domain.wording import Label, Message
from dan_van.entities import TASK
from dan_van.errors import WrongInput
from dan_van.services.ended_units import ended_by, refuse_ended_unit, refuse_moving_to_ended_unit
from dan_van.services.records import (
    changes_document,
    column_of,
    find_by_code,
    receipt,
    refuse_twin,
    refuse_withdrawn,
    show_record,
    shown_value,
)
from dan_van.services.task_lists import overdue_column
from dan_van.storage.connection import transaction
from dan_van.storage.records import give_code, update
from dan_van.storage.tasks import (
    add_task_events,
    derived_values,
    history,
    insert_task,
    replan,
)

_EVENT_LABELS: dict[str, Label] = {
    TaskEventKind.PLANNED: Label("Giao nhiệm vụ", "Planned"),
    TaskEventKind.CARRIED: Label("Chuyển kỳ", "Carried over"),
    TaskEventKind.DONE: Label("Hoàn thành", "Done"),
    TaskEventKind.DROPPED: Label("Thôi thực hiện", "Dropped"),
    TaskEventKind.REOPENED: Label("Mở lại", "Reopened"),
    TaskEventKind.NOTED: Label("Ghi chú", "Noted"),
}


def add_task(
    conn: sqlite3.Connection, values: Mapping[str, FieldValue], *, today: date
) -> Document:
    """Plan a task for a period.

    Raises:
        WrongInput: the unit has a task of that name in that period already, or was no more in it.
    """
    period = values.get("period")
    span = period if isinstance(period, DateSpan) else None
    planned = TaskEvent(event=TaskEventKind.PLANNED, period=span, on=DateSpan.day(today))
    own = {name: v for name, v in values.items() if not TASK.field(name).is_derived}
    refuse_ended_unit(conn, TASK, values)
    with transaction(conn):
        refuse_twin(conn, TASK, values)
        year = span.last.year if span is not None else today.year
        code = give_code(conn, TASK.code_prefix, year)
        insert_task(conn, {**own, "code": code}, [planned])
    return receipt(conn, TASK, code)


def carry_task(
    conn: sqlite3.Connection,
    code: str,
    to: DateSpan,
    *,
    reason: str | None,
    due: DateSpan | None,
    today: date,
) -> Document:
    """Move an open task to a later period; the periods before stay in its history.

    Raises:
        NotFound: no task bears the code.
        WrongInput: it is withdrawn, done or dropped, the period is not a later one, or the unit
            has a task of that name there already or is no more in it.
    """
    record = _standing(conn, code)
    state = shown(history(conn, record.id))
    _refuse(refuse_carrying(state, to), record)
    ended = ended_by(conn, TASK, {**record.values, "period": to})
    if ended is not None:
        unit = shown_value(record["unit"])
        raise WrongInput("carried_past_unit", code=record["code"], name=unit, on=ended, to=to)
    event = TaskEvent(
        event=TaskEventKind.CARRIED, period=to, on=DateSpan.day(today), note=_cleaned(reason)
    )
    changed: dict[str, FieldValue] = {"period": to}
    if due is not None:
        changed["due"] = due
    with transaction(conn):
        refuse_twin(conn, TASK, {**record.values, "period": to}, but=record.id)
        update(conn, TASK, record.id, {"due": due} if due is not None else {})
        add_task_events(conn, record.id, [event])
    return changes_document(conn, TASK, record, changed)


def settle_task(
    conn: sqlite3.Connection,
    code: str,
    *,
    drops: bool,
    on: DateSpan | None,
    note: str | None,
    today: date,
) -> Document:
    """Record that a task was done, with its result, or that it was dropped, with the reason.

    Raises:
        NotFound: no task bears the code.
        WrongInput: it is withdrawn, done or dropped already, or a reason is missing.
    """
    record = _standing(conn, code)
    text = _cleaned(note)
    state = shown(history(conn, record.id))
    _refuse(refuse_settling(state, drops=drops, reason=text), record)
    happened = on or DateSpan.day(today)
    kind = TaskEventKind.DROPPED if drops else TaskEventKind.DONE
    own: dict[str, FieldValue] = {"result": text} if text is not None and not drops else {}
    with transaction(conn):
        update(conn, TASK, record.id, own)
        add_task_events(conn, record.id, [TaskEvent(event=kind, on=happened, note=text)])
    return _changed(conn, record, own)


def reopen_task(
    conn: sqlite3.Connection, code: str, *, reason: str | None, today: date
) -> Document:
    """Take a task up again that was done or dropped; what was recorded stays in its history.

    Raises:
        NotFound: no task bears the code.
        WrongInput: it is withdrawn or open, or no reason is given.
    """
    record = _standing(conn, code)
    text = _cleaned(reason)
    _refuse(refuse_reopening_task(shown(history(conn, record.id)), reason=text), record)
    event = TaskEvent(event=TaskEventKind.REOPENED, on=DateSpan.day(today), note=text)
    with transaction(conn):
        add_task_events(conn, record.id, [event])
    return _changed(conn, record, {})


def edit_task(
    conn: sqlite3.Connection,
    code: str,
    values: Mapping[str, FieldValue],
    *,
    note: str | None,
    today: date,
) -> Document:
    """Put fields of a task right, its period among them, or note something in its history.

    Raises:
        NotFound: no task bears the code.
        WrongInput: it is withdrawn, nothing is to be done, another task of the unit has that name
            and period, or its unit was no more in it.
    """
    record = _standing(conn, code)
    text = _cleaned(note)
    if not values and text is None:
        raise WrongInput("nothing_to_change", code=record["code"], command="task edit")
    changed = {name: value for name, value in values.items() if record[name] != value}
    period = changed.get("period")
    refuse_moving_to_ended_unit(conn, TASK, record, changed)
    with transaction(conn):
        refuse_twin(conn, TASK, {**record.values, **changed}, but=record.id)
        own = {name: v for name, v in changed.items() if not TASK.field(name).is_derived}
        update(conn, TASK, record.id, own)
        if isinstance(period, DateSpan):
            replan(conn, record.id, period)
        if text is not None:
            noted = TaskEvent(event=TaskEventKind.NOTED, on=DateSpan.day(today), note=text)
            add_task_events(conn, record.id, [noted])
    if text is not None:
        changed["note"] = text
    return changes_document(conn, TASK, record, changed)


def show_task(conn: sqlite3.Connection, code: str, *, today: date) -> Document:
    """All that is known of a task, and its history.

    Raises:
        NotFound: no task bears the code.
    """
    record = find_by_code(conn, TASK, code)
    columns = (
        Column(key="on", label=Message("show.date"), kind=ColumnKind.DATE),
        Column(
            key="event", label=Message("show.event"), kind=ColumnKind.CHOICE, choices=_EVENT_LABELS
        ),
        column_of(TASK.field("period")),
        Column(key="note", label=TASK.field("note").label),
    )
    rows = tuple(Row((e.on, e.event.value, e.period, e.note)) for e in history(conn, record.id))
    table = Table(key="history", title=Message("task.history"), columns=columns, rows=rows)
    return show_record(record, TASK, computed=(overdue_column(today),), timeline=table)


def _standing(conn: sqlite3.Connection, code: str) -> Record:
    record = find_by_code(conn, TASK, code)
    refuse_withdrawn(record, TASK)
    return record


def _changed(conn: sqlite3.Connection, record: Record, own: Mapping[str, FieldValue]) -> Document:
    """What a move changed: the derived fields that differ now, and what was set beside them."""
    derived = derived_values(shown(history(conn, record.id)))
    moved = {name: v for name, v in derived.items() if record[name] != v}
    return changes_document(conn, TASK, record, {**moved, **own})


def _refuse(message: Message | None, record: Record) -> None:
    if message is None:
        return
    field = TASK.field("status")
    facts = {
        name: field.choice(str(value)).label if name == "status" else value
        for name, value in message.facts.items()
    }
    raise WrongInput(message.key, code=record["code"], **facts)


def _cleaned(text: str | None) -> str | None:
    return (clean(text).strip() or None) if text else None
