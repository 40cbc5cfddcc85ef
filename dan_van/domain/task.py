"""The rules of a task: planned for a period, carried over, done or dropped.

Nothing of the past is lost: a task that is carried over stays in the plan of each period it was
ever in. Looked at from one of these periods it is *carried* when a later plan took it over. Only
an open task is carried, done or dropped; one that was done or dropped can be reopened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dan_van.domain.span import DateSpan
from dan_van.domain.wording import Message


class TaskStatus(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


CARRIED = "carried"
"""How a task stands in the plan of a period that it was carried out of."""


class TaskEventKind(StrEnum):
    """What an entry of a task's history tells."""

    PLANNED = "planned"
    CARRIED = "carried"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"
    NOTED = "noted"


PLANS = frozenset({TaskEventKind.PLANNED, TaskEventKind.CARRIED})
_STATUS_AFTER = {
    TaskEventKind.DONE: TaskStatus.DONE,
    TaskEventKind.DROPPED: TaskStatus.DROPPED,
    TaskEventKind.REOPENED: TaskStatus.OPEN,
    TaskEventKind.CARRIED: TaskStatus.OPEN,
    TaskEventKind.PLANNED: TaskStatus.OPEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEvent:
    """One entry of a task's history.

    `period` is what a plan is for, None when no period is known; `on` is when it happened.
    """

    event: TaskEventKind
    period: DateSpan | None = None
    on: DateSpan | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskState:
    """What a list shows of a task: now, or as it stands in the plan of one period.

    `status` is a `TaskStatus`, or `carried` in a period that the task was carried out of; then
    `carried_to` is the next period that it was planned for. `earlier` are the periods before.
    """

    status: str
    period: DateSpan | None
    done: DateSpan | None
    earlier: tuple[DateSpan, ...] = ()
    carried_to: DateSpan | None = None


def shown(events: Sequence[TaskEvent]) -> TaskState:
    """Read a task off its history, in the order in which it was entered."""
    moves = [event for event in events if event.event is not TaskEventKind.NOTED]
    if not moves:
        raise ValueError("a task has at least its planned event")
    last = moves[-1]
    plans = [event.period for event in moves if event.event in PLANS]
    return TaskState(
        status=_STATUS_AFTER[last.event],
        period=plans[-1],
        done=last.on if last.event is TaskEventKind.DONE else None,
        earlier=tuple(period for period in plans[:-1] if period is not None),
    )


def seen_from(events: Sequence[TaskEvent], span: DateSpan) -> TaskState | None:
    """The task as it stands in the plans inside that span; None where it is in none of them."""
    plans = [event.period for event in events if event.event in PLANS and event.period is not None]
    inside = [place for place, period in enumerate(plans) if period.inside(span)]
    if not inside:
        return None
    last = inside[-1]
    if last == len(plans) - 1:
        return shown(events)
    return TaskState(
        status=CARRIED,
        period=plans[last],
        done=None,
        earlier=tuple(plans[:last]),
        carried_to=plans[last + 1],
    )


def periods_of(events: Sequence[TaskEvent]) -> tuple[DateSpan | None, ...]:
    """Every period that the task was planned for, the first one first."""
    return tuple(event.period for event in events if event.event in PLANS)


def refuse_carrying(state: TaskState, to: DateSpan) -> Message | None:
    """Why a task may not be carried into that period, or None when it may."""
    if state.status != TaskStatus.OPEN:
        return Message("task_is_settled", {"status": state.status})
    if state.period is not None and to.start < state.period.end:
        return Message("carried_not_later", {"to": to, "period": state.period})
    return None


def refuse_settling(state: TaskState, *, drops: bool, reason: str | None) -> Message | None:
    """Why a task may not be done or dropped, or None when it may; dropping wants a reason."""
    if state.status != TaskStatus.OPEN:
        return Message("task_is_settled", {"status": state.status})
    if drops and not reason:
        return Message("dropping_needs_reason", {"status": state.status})
    return None


def refuse_reopening_task(state: TaskState, *, reason: str | None) -> Message | None:
    """Why a task may not be taken up again, or None when it may."""
    if state.status == TaskStatus.OPEN:
        return Message("task_is_open", {"status": state.status})
    if not reason:
        return Message("reopening_task_needs_reason", {"status": state.status})
    return None


def is_task_overdue(status: str, due: DateSpan | None, *, today: date) -> bool:
    """Whether the last day of the term has passed on an open task."""
    return status == TaskStatus.OPEN and due is not None and due.end <= today
