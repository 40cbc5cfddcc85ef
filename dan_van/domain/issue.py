"""The rules of an issue: which status may follow which, what is shown, when it is overdue.

`new → monitoring → advised → forwarded → in_progress → resolved`, steps may be left out but not
taken back, except that a matter may always return to `monitoring`. `closed` (without resolution)
is reached from any open status and wants a reason. A settled matter moves only by being reopened,
with a reason. Source: design section 2, `domain.md` section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dan_van.domain.span import DateSpan
from dan_van.domain.wording import Message


class Status(StrEnum):
    """Where a matter stands, in order; `closed` is an end without a resolution."""

    NEW = "new"
    MONITORING = "monitoring"
    ADVISED = "advised"
    FORWARDED = "forwarded"
    IN_PROGRESS = "in_progress"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Event(StrEnum):
    """What an entry of the timeline tells."""

    RAISED = "raised"
    MOVED = "moved"
    RESOLVED = "resolved"
    CLOSED = "closed"
    REOPENED = "reopened"
    NOTED = "noted"


SETTLED = frozenset({Status.RESOLVED, Status.CLOSED})
STATUS_ORDER = tuple(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEvent:
    """One entry of an issue's timeline; `on` is None when no date is known."""

    event: Event
    status: Status
    on: DateSpan | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a list shows of an issue."""

    status: Status
    raised: DateSpan | None
    resolved: DateSpan | None
    closed: DateSpan | None


def shown(events: Sequence[IssueEvent]) -> Shown:
    """Read status and dates off a timeline, in the order in which it was entered."""
    moves = [event for event in events if event.event is not Event.NOTED]
    if not moves:
        raise ValueError("an issue has at least its raised event")
    last = moves[-1]
    return Shown(
        status=last.status,
        raised=next((e.on for e in moves if e.event is Event.RAISED), None),
        resolved=last.on if last.event is Event.RESOLVED else None,
        closed=last.on if last.event is Event.CLOSED else None,
    )


def refuse_move(
    current: Status, to: Status, *, reason: str | None, on: DateSpan | None, raised: DateSpan | None
) -> Message | None:
    """Why an issue may not move to that status, or None when it may.

    Reopening is a move of its own: see `refuse_reopening`.
    """
    facts: dict[str, object] = {"status": current, "to": to}
    if current in SETTLED:
        return Message("issue_is_settled", facts)
    if to is Status.CLOSED and not reason:
        return Message("closing_needs_reason", facts)
    if on is not None and raised is not None and on.end <= raised.start:
        code = "settled_before_raised" if to in SETTLED else "moved_before_raised"
        return Message(code, {**facts, "on": on, "raised": raised})
    backwards = STATUS_ORDER.index(to) < STATUS_ORDER.index(current)
    if backwards and to is not Status.MONITORING:
        return Message("issue_move_backwards", facts)
    return None


def refuse_reopening(
    current: Status,
    *,
    reason: str | None,
    on: DateSpan | None = None,
    settled: DateSpan | None = None,
) -> Message | None:
    """Why an issue may not be reopened, or None when it may."""
    if current not in SETTLED:
        return Message("issue_is_open", {"status": current})
    if not reason:
        return Message("reopening_needs_reason", {"status": current})
    if on is not None and settled is not None and on.end <= settled.start:
        return Message("reopened_before_settled", {"on": on, "settled": settled})
    return None


def refuse_raising(current: Status, *, on: DateSpan, settled: DateSpan | None) -> Message | None:
    """Why a settled issue cannot have been raised then, or None when it can."""
    if settled is not None and settled.end <= on.start:
        facts = {"status": current, "on": settled, "raised": on}
        return Message("settled_before_raised", facts)
    return None


def event_of(to: Status) -> Event:
    """The kind of entry that a move to that status makes."""
    match to:
        case Status.RESOLVED:
            return Event.RESOLVED
        case Status.CLOSED:
            return Event.CLOSED
        case _:
            return Event.MOVED


def is_overdue(status: Status, due: DateSpan | None, *, today: date) -> bool:
    """Whether the last day of the term has passed on an open matter."""
    return status not in SETTLED and due is not None and due.end <= today


def age_in_days(raised: DateSpan | None, settled: DateSpan | None, *, today: date) -> int | None:
    """Days from the first possible day to the settlement, or to today while it is open."""
    if raised is None:
        return None
    until = settled.last if settled is not None else today
    return max((until - raised.start).days, 0)
