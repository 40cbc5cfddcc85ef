"""Lists of tasks: as they stand now, or as they stand in the plan of a period."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dan_van.domain.period import Period
from dan_van.domain.record import Record
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document
from dan_van.domain.task import TaskState, TaskStatus, is_task_overdue, seen_from
from dan_van.domain.wording import Label, Message
from dan_van.entities import TASK
from dan_van.services.lookups import Lookups
from dan_van.services.plain_records import RecordFilters, record_conditions
from dan_van.services.records import Computed, list_records, records_document
from dan_van.storage import conditions
from dan_van.storage.records import Order, select
from dan_van.storage.tasks import derived_values, histories


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilters:
    """What `task list` may be narrowed to; None leaves a dimension open."""

    unit: str | None = None
    period: Period | None = None
    status: str | None = None
    campaign: str | None = None
    text: str | None = None
    only_overdue: bool = False
    with_withdrawn: bool = False


def list_tasks(
    conn: sqlite3.Connection,
    filters: TaskFilters,
    lookups: Lookups,
    *,
    order: Order | None,
    limit: int | None,
    today: date,
) -> Document:
    """Tasks as they stand now, or with a period as they stand in its plan.

    A task that was carried from one quarter to the next is in the plan of both: as carried in the
    first, with its present status in the second.

    Raises:
        NotFound: the unit or the campaign is not in the register.
    """
    plain = RecordFilters(
        unit=filters.unit,
        campaign=filters.campaign,
        text=filters.text,
        with_withdrawn=filters.with_withdrawn,
    )
    where = record_conditions(TASK, plain, lookups)
    chosen = order or Order(("code",))
    if filters.only_overdue:
        where.append(conditions.equals(TASK, "status", TaskStatus.OPEN))
        where.append(conditions.dated_before(TASK, "due", today.isoformat()))
    if filters.period is None:
        if filters.status is not None:
            where.append(conditions.equals(TASK, "status", filters.status))
        return list_records(
            conn, TASK, where=where, order=chosen, limit=limit, computed=(overdue_column(today),)
        )
    span = filters.period.span
    where.append(conditions.planned_inside(span))
    found = list(select(conn, TASK, where=where, order=chosen))
    states = _states(conn, found, span)
    rows = [
        _as_of(record, states[record.id])
        for record in found
        if record.id in states and filters.status in {None, states[record.id].status}
    ]
    carried_to = Computed(
        column=Column(
            key="carried_to",
            label=Label("Chuyển sang", "Carried to"),
            kind=ColumnKind.DATE,
            is_hidden=all(states[record.id].carried_to is None for record in rows),
        ),
        value=lambda record: states[record.id].carried_to,
    )
    document = records_document(
        TASK,
        rows[:limit],
        total=len(rows),
        computed=(overdue_column(today), carried_to),
    )
    named = span if ".." not in span.label else filters.period.code
    title = Message("task.list_in_period", {"period": named})
    return replace(document, title=title)


def tasks_as_of(
    conn: sqlite3.Connection, records: Iterable[Record], span: DateSpan
) -> Iterator[Record]:
    """Tasks as they stand in the plans inside that span; those in none of them as they are."""
    found = list(records)
    states = _states(conn, found, span)
    for record in found:
        yield _as_of(record, states[record.id]) if record.id in states else record


def overdue_column(today: date) -> Computed:
    """Whether the term of an open task has passed, as of today."""
    return Computed(
        column=Column(key="overdue", label=Label("Quá hạn", "Overdue"), kind=ColumnKind.FLAG),
        value=lambda record: is_task_overdue(
            str(record["status"]), _span(record, "due"), today=today
        ),
    )


def _states(
    conn: sqlite3.Connection, records: Sequence[Record], span: DateSpan
) -> dict[int, TaskState]:
    """By row id how tasks stand in the plans inside that span, of those that are in one."""
    events = histories(conn, [record.id for record in records])
    seen = {record.id: seen_from(events[record.id], span) for record in records}
    return {task_id: state for task_id, state in seen.items() if state is not None}


def _as_of(record: Record, state: TaskState) -> Record:
    """A task as it stands in the plan of one period."""
    return replace(record, values={**record.values, **derived_values(state)})


def _span(record: Record, field: str) -> DateSpan | None:
    value = record[field]
    return value if isinstance(value, DateSpan) else None
