"""Use cases of issues: log, find, follow until settled, reopen."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dan_van.domain.issue import (
    SETTLED,
    Event,
    IssueEvent,
    Status,
    age_in_days,
    event_of,
    is_overdue,
    refuse_move,
    refuse_raising,
    refuse_reopening,
)
from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue, Record
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.vietnamese import clean, one_line
from dan_van.domain.wording import Label, Message
from dan_van.entities import ISSUE
from dan_van.errors import WrongInput
from dan_van.services.ended_units import refuse_ended_unit, refuse_moving_to_ended_unit
from dan_van.services.lookups import Lookups
from dan_van.services.model_filters import UNKNOWN
from dan_van.services.records import (
    Computed,
    changes_document,
    column_of,
    find_by_code,
    receipt,
    refuse_twin,
    refuse_withdrawn,
    show_record,
)
from dan_van.storage import conditions
from dan_van.storage.connection import transaction
from dan_van.storage.issues import add_events, insert_issue, redate_event, timeline
from dan_van.storage.records import Condition, give_code, update


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFilters:
    """What `issue list` may be narrowed to; None leaves a dimension open.

    Units that went into others by that day are listed as these.
    """

    unit: str | None = None
    status: str | None = None
    category: str | None = None
    period: Period | None = None
    text: str | None = None
    only_open: bool = False
    only_overdue: bool = False
    with_withdrawn: bool = False
    is_own: bool = False
    merged_by: date | None = None


def issue_conditions(filters: IssueFilters, lookups: Lookups, *, today: date) -> list[Condition]:
    """The conditions of `issue list`; `period` means raised in it.

    Raises:
        NotFound: the unit is not in the register.
    """
    where = [] if filters.with_withdrawn else [conditions.is_active(ISSUE)]
    if filters.unit is not None:
        within = conditions.of_unit if filters.is_own else conditions.in_subtree
        unit_id = lookups.unit(filters.unit).id
        day = filters.merged_by
        before = (day + timedelta(days=1)).isoformat() if day is not None else conditions.ALWAYS
        where.append(within(ISSUE, "unit", unit_id, merged_before=before))
    if filters.status is not None:
        where.append(conditions.equals(ISSUE, "status", filters.status))
    if filters.category == UNKNOWN:
        where.append(conditions.is_unknown(ISSUE, "category"))
    elif filters.category is not None:
        where.append(conditions.equals(ISSUE, "category", filters.category))
    if filters.period is not None:
        where.append(conditions.dated_inside(ISSUE, "raised", filters.period.span))
    if filters.text is not None:
        where.append(conditions.contains(ISSUE, ("title",), filters.text))
    if filters.only_open:
        where.append(conditions.is_open())
    if filters.only_overdue:
        where.append(conditions.is_overdue(today.isoformat()))
    return where


def computed_columns(today: date) -> tuple[Computed, ...]:
    """Age in days and whether the term has passed, as of today."""
    return (
        Computed(
            column=Column(key="age", label=Label("Số ngày", "Days"), kind=ColumnKind.NUMBER),
            value=lambda record: age_in_days(
                _span(record, "raised"), _settled_on(record), today=today
            ),
        ),
        Computed(
            column=Column(key="overdue", label=Label("Quá hạn", "Late"), kind=ColumnKind.FLAG),
            value=lambda record: is_overdue(_status(record), _span(record, "due"), today=today),
        ),
    )


def log_issue(
    conn: sqlite3.Connection, values: Mapping[str, FieldValue], *, today: date
) -> Document:
    """Log a matter of concern; without a date it was raised today.

    Raises:
        WrongInput: the unit has a matter of that name already.
    """
    given = values.get("raised")
    raised = given if isinstance(given, DateSpan) else DateSpan.day(today)
    status = Status(str(values.get("status") or Status.NEW))
    events = [IssueEvent(event=Event.RAISED, status=Status.NEW, on=raised)]
    if status in SETTLED:
        raise WrongInput("logged_as_settled", status=ISSUE.field("status").choice(status).label)
    if status is not Status.NEW:
        events.append(IssueEvent(event=Event.MOVED, status=status, on=DateSpan.day(today)))
    refuse_ended_unit(conn, ISSUE, {**values, "raised": raised})
    with transaction(conn):
        refuse_twin(conn, ISSUE, values)
        code = give_code(conn, ISSUE.code_prefix, raised.last.year)
        own = {k: v for k, v in values.items() if not ISSUE.field(k).is_derived}
        insert_issue(conn, {**own, "code": code}, events)
    return receipt(conn, ISSUE, code)


def update_issue(
    conn: sqlite3.Connection,
    code: str,
    values: Mapping[str, FieldValue],
    *,
    to: Status | None,
    on: DateSpan | None,
    note: str | None,
    today: date,
) -> Document:
    """Change fields of an issue, move it to another status, or note something in its timeline.

    Raises:
        NotFound: no issue bears the code.
        WrongInput: the move is not allowed, a reason is missing, nothing is to be done, or
            its unit was no more on its date.
    """
    record = find_by_code(conn, ISSUE, code)
    refuse_withdrawn(record, ISSUE)
    current = _status(record)
    text = clean(note).strip() if note else None
    if not values and to is None and not text:
        raise WrongInput("nothing_to_change", code=record["code"], command="issue update")
    if "raised" in values and values["raised"] is None:
        raise WrongInput("value_required", field=ISSUE.field("raised").label)
    happened = on or DateSpan.day(today)
    moves = to is not None and to is not current
    if to is not None and moves:
        _refuse(
            refuse_move(current, to, reason=text, on=happened, raised=_span(record, "raised")),
            record,
        )
    changed = {name: value for name, value in values.items() if record[name] != value}
    own = {name: v for name, v in changed.items() if not ISSUE.field(name).is_derived}
    raised = changed.get("raised")
    if isinstance(raised, DateSpan):
        _refuse(refuse_raising(_status(record), on=raised, settled=_settled_on(record)), record)
    refuse_moving_to_ended_unit(conn, ISSUE, record, changed)
    with transaction(conn):
        refuse_twin(conn, ISSUE, {**record.values, **own}, but=record.id)
        update(conn, ISSUE, record.id, own)
        if isinstance(raised, DateSpan):
            redate_event(conn, record.id, Event.RAISED, raised)
        if to is not None and moves:
            event = IssueEvent(event=event_of(to), status=to, on=happened, note=text)
            add_events(conn, record.id, [event])
        elif text:
            noted = IssueEvent(event=Event.NOTED, status=current, on=happened, note=text)
            add_events(conn, record.id, [noted])
    if to is not None and moves:
        changed["status"] = to
    if text and text != changed.get("result"):
        changed["note"] = text
    return changes_document(conn, ISSUE, record, changed)


def resolve_issue(
    conn: sqlite3.Connection,
    code: str,
    *,
    on: DateSpan | None,
    result: str | None,
    resolving: str | None,
    today: date,
) -> Document:
    """Record that a matter was resolved, when, how and by whom.

    Raises:
        NotFound: no issue bears the code.
        WrongInput: it is settled already, or the date lies before it was raised.
    """
    values: dict[str, FieldValue] = {}
    if result and clean(result).strip():
        values["result"] = clean(result).strip()
    if resolving and one_line(resolving):
        values["resolving"] = one_line(resolving)
    record = find_by_code(conn, ISSUE, code)
    if _status(record) in SETTLED:
        _refuse(Message("issue_is_settled", {"status": record["status"]}), record)
    return update_issue(conn, code, values, to=Status.RESOLVED, on=on, note=result, today=today)


def reopen_issue(
    conn: sqlite3.Connection, code: str, *, reason: str | None, on: DateSpan | None, today: date
) -> Document:
    """Take a settled matter up again, with a reason; its past settlement stays in the timeline.

    Raises:
        NotFound: no issue bears the code.
        WrongInput: it is not settled, no reason is given, or it was settled later than that.
    """
    record = find_by_code(conn, ISSUE, code)
    text = clean(reason).strip() if reason else None
    refuse_withdrawn(record, ISSUE)
    happened = on or DateSpan.day(today)
    settled = _settled_on(record)
    _refuse(refuse_reopening(_status(record), reason=text, on=happened, settled=settled), record)
    event = IssueEvent(event=Event.REOPENED, status=Status.MONITORING, on=happened, note=text)
    with transaction(conn):
        add_events(conn, record.id, [event])
    changed: dict[str, FieldValue] = {"status": Status.MONITORING.value, "note": text}
    return changes_document(conn, ISSUE, record, changed)


def show_issue(conn: sqlite3.Connection, code: str, *, today: date) -> Document:
    """All that is known of an issue, its age, and its timeline.

    Raises:
        NotFound: no issue bears the code.
    """
    record = find_by_code(conn, ISSUE, code)
    columns = (
        Column(key="on", label=Message("show.date"), kind=ColumnKind.DATE),
        Column(
            key="event",
            label=Message("show.event"),
            kind=ColumnKind.CHOICE,
            choices=_EVENT_LABELS,
        ),
        column_of(ISSUE.field("status")),
        Column(key="note", label=ISSUE.field("note").label),
    )
    rows = tuple(
        Row((e.on, e.event.value, e.status.value, e.note)) for e in timeline(conn, record.id)
    )
    table = Table(key="timeline", title=Message("issue.timeline"), columns=columns, rows=rows)
    return show_record(record, ISSUE, computed=computed_columns(today), timeline=table)


_EVENT_LABELS: dict[str, Label] = {
    Event.RAISED: Label("Phát sinh", "Raised"),
    Event.MOVED: Label("Chuyển tình trạng", "Moved"),
    Event.RESOLVED: Label("Giải quyết", "Resolved"),
    Event.CLOSED: Label("Kết thúc", "Closed"),
    Event.REOPENED: Label("Mở lại", "Reopened"),
    Event.NOTED: Label("Ghi chú", "Noted"),
}


def _refuse(message: Message | None, record: Record) -> None:
    if message is None:
        return
    field = ISSUE.field("status")
    facts = {
        name: field.choice(str(value)).label if name in {"status", "to"} else value
        for name, value in message.facts.items()
    }
    raise WrongInput(message.key, code=record["code"], **facts)


def _status(record: Record) -> Status:
    return Status(str(record["status"]))


def _span(record: Record, field: str) -> DateSpan | None:
    value = record[field]
    return value if isinstance(value, DateSpan) else None


def _settled_on(record: Record) -> DateSpan | None:
    return _span(record, "resolved") or _span(record, "closed")
