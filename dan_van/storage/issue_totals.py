"""The facts behind the totals of issues: counts off an index, and the moves of the reopened.

Issues that were never reopened have one raising and at most one settlement, which their derived
columns repeat: they are counted there. The others are followed event by event in
`domain/issue_moves.py`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dan_van.domain.issue_totals import (
    AGE_BANDS,
    NO_ISSUES,
    IssueBalance,
    IssueFact,
    IssueGroupedBy,
)
from dan_van.domain.span import DateSpan

if TYPE_CHECKING:
    from dan_van.domain.issue_moves import IssueMove

_COLUMNS: Mapping[IssueGroupedBy | None, str] = {
    None: "NULL",
    IssueGroupedBy.UNIT: "unit_id",
    IssueGroupedBy.CATEGORY: "category",
}
_REOPENED = """
SELECT DISTINCT issue_id FROM issue_event WHERE event = 'reopened'"""
_SETTLED_START = "ifnull(resolved_start, closed_start)"
_SETTLED_END = "ifnull(resolved_end, closed_end)"
_OVERDUE = "due_end <= :until"
_OPEN = f"({_SETTLED_START} IS NULL OR {_SETTLED_START} >= :end)"
_BEFORE = "raised_end <= :start"
_INSIDE = "(raised_start >= :start AND raised_end <= :end)"
_ENDS_INSIDE = f"({_SETTLED_START} >= :start AND {_SETTLED_END} <= :end)"
# settled without a date, or on days that stick out of the period; raised the same
_UNPLACED = f"""(NOT ifnull({_BEFORE} OR {_INSIDE}, 0)
    OR NOT ({_OPEN} OR {_ENDS_INSIDE})
    OR ({_SETTLED_START} IS NULL AND status IN ('resolved', 'closed')))"""
_NOT_REOPENED = f"id NOT IN ({_REOPENED})"
_PLACED = f"""
  FROM issue INDEXED BY issue_balance
  WHERE withdrawn_on IS NULL AND raised_start < :end
    AND ({_SETTLED_END} IS NULL OR {_SETTLED_END} > :start)
    AND {_NOT_REOPENED} AND NOT {_UNPLACED}"""
# LIMIT keeps SQLite from working every expression out again in each of the sums
_BALANCE = f"""
SELECT grouped, count(*), sum(was_before), sum(is_open), sum(is_resolved > is_open),
  sum(is_open AND is_late)
FROM (
  SELECT {{group}} AS grouped, {_BEFORE} AS was_before, {_OPEN} AS is_open,
    resolved_start IS NOT NULL AS is_resolved, ifnull({_OVERDUE}, 0) AS is_late {_PLACED}
  LIMIT -1 OFFSET 0)
GROUP BY grouped
"""
# of the open ones, those of each age but the oldest, of which there may be very many
_AGED = ", ".join(
    f"sum(raised_start <= :older_{n} AND raised_start > :younger_{n})"
    for n, _ in enumerate(AGE_BANDS)
)
_AGES = f"""
SELECT {{group}} AS grouped, {_AGED} {_PLACED}
  AND raised_start > :younger_{len(AGE_BANDS) - 1} AND {_OPEN}
GROUP BY grouped
"""
_UNDATED = f"""
SELECT {{group}} AS grouped, count(*)
FROM issue INDEXED BY issue_vague
WHERE withdrawn_on IS NULL AND (
  raised_start IS NULL OR julianday(raised_end) - julianday(raised_start) > 1
  OR julianday({_SETTLED_END}) - julianday({_SETTLED_START}) > 1
  OR ({_SETTLED_START} IS NULL AND status IN ('resolved', 'closed')))
  AND (raised_start IS NULL OR raised_start < :end)
  AND ({_SETTLED_END} IS NULL OR {_SETTLED_END} > :start)
  AND {_NOT_REOPENED} AND {_UNPLACED}
GROUP BY grouped
"""
_DAYS_TO_SETTLE = f"""
SELECT CAST(julianday({_SETTLED_END}) - 1 - julianday(raised_start) AS INTEGER)
FROM issue INDEXED BY issue_settled
WHERE withdrawn_on IS NULL AND {_SETTLED_START} >= :start AND {_SETTLED_START} < :end
  AND {_SETTLED_END} <= :end AND raised_end <= :end AND raised_start IS NOT NULL
  AND {_NOT_REOPENED}
"""
_MOVES = f"""
SELECT event.issue_id, event.event, event.on_start, event.on_end, issue.due_end, {{group}}
FROM ({_REOPENED}) AS reopened
CROSS JOIN issue_event AS event ON event.issue_id = reopened.issue_id
CROSS JOIN issue ON issue.id = event.issue_id
WHERE event.event IN ('raised', 'resolved', 'closed', 'reopened') AND issue.withdrawn_on IS NULL
ORDER BY event.issue_id, event.id
"""


def plain_balances(
    conn: sqlite3.Connection, span: DateSpan, *, by: IssueGroupedBy | None, today: date
) -> Iterator[IssueFact]:
    """The balance of the issues that were never reopened, whole or by one dimension."""
    dates, column = _dates(span, today), _COLUMNS[by]
    ages = {group: younger for group, *younger in conn.execute(_AGES.format(group=column), dates)}
    for group, count, opening, closing, resolved, overdue in conn.execute(
        _BALANCE.format(group=column), dates
    ):
        younger = ages.get(group, [0] * len(AGE_BANDS))
        found = IssueBalance(
            opening=opening,
            raised=count - opening,
            reopened=0,
            resolved=resolved,
            closed=count - closing - resolved,
            closing=closing,
            overdue=overdue,
            undated=0,
            ages=(*younger, closing - sum(younger)),
        )
        yield IssueFact(group=group, balance=found)
    for group, undated in conn.execute(_UNDATED.format(group=column), dates):
        yield IssueFact(group=group, balance=replace(NO_ISSUES, undated=undated))


def days_to_settle(conn: sqlite3.Connection, span: DateSpan, *, today: date) -> list[int]:
    """For each issue settled in the period and never reopened, the days from raised to settled."""
    return [max(days, 0) for (days,) in conn.execute(_DAYS_TO_SETTLE, _dates(span, today))]


def reopened_moves(conn: sqlite3.Connection, *, by: IssueGroupedBy | None) -> Iterator[IssueMove]:
    """Every opening and settling of the issues that were reopened, in the order of their entry."""
    found = conn.execute(_MOVES.format(group=_COLUMNS[by])).fetchall()
    if not found:
        return
    from dan_van.domain.issue import Event  # lazy: start-up, and few issues are reopened
    from dan_van.domain.issue_moves import IssueMove

    for issue_id, event, start, end, due_end, group in found:
        yield IssueMove(
            issue_id=issue_id,
            event=Event(event),
            on=DateSpan(date.fromisoformat(start), date.fromisoformat(end)) if start else None,
            due_end=date.fromisoformat(due_end) if due_end else None,
            group=group,
        )


def _dates(span: DateSpan, today: date) -> dict[str, str]:
    until = min(span.end, max(today, span.start))
    last = until - timedelta(days=1)
    bounds = [last, *(last - timedelta(days=days) for days in AGE_BANDS)]
    ages = {f"older_{n}": day.isoformat() for n, day in enumerate(bounds)}
    younger = [*(day.isoformat() for day in bounds[1:]), ""]
    ages |= {f"younger_{n}": day for n, day in enumerate(younger)}
    ages["older_0"] = "9"  # raised on the last day, or later by a slip
    return {
        "start": span.start.isoformat(),
        "end": span.end.isoformat(),
        "until": min(span.end, today).isoformat(),
        **ages,
    }
