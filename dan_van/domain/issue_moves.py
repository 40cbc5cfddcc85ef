"""Issues that were reopened, followed through a period event by event; nothing reads the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from dan_van.domain.issue import Event
from dan_van.domain.issue_totals import AGE_BANDS, BALANCED, NO_ISSUES, IssueBalance
from dan_van.domain.span import DateSpan


class IssueMove(NamedTuple):  # at import a tenth of the cost of a dataclass
    """An issue was raised, settled or reopened; `due_end` is the day after its term."""

    issue_id: int
    event: Event
    on: DateSpan | None
    due_end: date | None
    group: str | int | None = None


def balance(moves: Sequence[IssueMove], period: DateSpan, *, today: date) -> IssueBalance:
    """Follow every issue through a period; overdue is as of its end, or of today if that is nearer.

    An issue counts only if each of its dates lies wholly before, inside or after the period. One
    that was raised after it, or was over before it, says nothing of it whatever its other dates.
    """
    by_issue: dict[int, list[IssueMove]] = {}
    for move in moves:
        by_issue.setdefault(move.issue_id, []).append(move)
    counts = dict.fromkeys(BALANCED, 0)
    ages = [0] * (len(AGE_BANDS) + 1)
    until = min(period.end, today)
    for history in by_issue.values():
        places = [_place(move.on, period) for move in history]
        is_over = places[-1] == -1 and history[-1].event in {Event.RESOLVED, Event.CLOSED}
        if places[0] == 1 or is_over:
            continue
        if None in places:
            counts["undated"] += 1
            continue
        known = [place for place in places if place is not None]
        if _count_issue(history, known, until, counts) and history[0].on is not None:
            last = min(period.end, max(today, period.start)) - timedelta(days=1)
            days = (last - history[0].on.start).days
            ages[sum(days >= most for most in AGE_BANDS)] += 1
    return replace(NO_ISSUES, **counts, ages=tuple(ages))


def _place(on: DateSpan | None, period: DateSpan) -> int | None:
    """-1 before the period, 0 inside, 1 after; None when that is not known."""
    if on is None:
        return None
    if on.inside(period):
        return 0
    if on.end <= period.start:
        return -1
    return 1 if on.start >= period.end else None


def _count_issue(
    history: Sequence[IssueMove], places: Sequence[int], until: date, counts: dict[str, int]
) -> bool:
    """Add one issue to the counts; whether it is open at the end."""
    is_open = False
    was_open = False
    for move, place in zip(history, places, strict=True):
        opens = move.event in {Event.RAISED, Event.REOPENED}
        if place > 0 or opens == is_open:
            continue
        is_open = opens
        if place < 0:
            was_open = is_open
        elif opens:
            counts["raised"] += 1
            counts["reopened"] += move.event is Event.REOPENED
        else:
            counts["resolved" if move.event is Event.RESOLVED else "closed"] += 1
    counts["opening"] += was_open
    counts["closing"] += is_open
    due_end = history[0].due_end
    counts["overdue"] += is_open and due_end is not None and due_end <= until
    return is_open
