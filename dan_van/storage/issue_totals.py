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
_ALIVE = f"""
  FROM issue INDEXED BY issue_balance
  WHERE withdrawn_on IS NULL AND (raised_start IS NULL OR raised_start < :end)
    AND ({_SETTLED_END} IS NULL OR {_SETTLED_END} > :start)
    AND id NOT IN ({_REOPENED})"""
_BANDS = range(len(AGE_BANDS) + 1)
_AGED = "".join(
    f", is_open AND raised_start <= :older_{n} AND raised_start > :younger_{n} AS aged_{n}"
    for n in _BANDS
)
# LIMIT keeps SQLite from working every expression out again in each of the sums
_BALANCE = f"""
SELECT grouped, sum(was_before), sum(NOT was_before), sum(NOT is_open AND is_resolved),
  sum(NOT is_open AND NOT is_resolved), sum(is_open), sum(is_open AND is_late),
  {", ".join(f"sum(aged_{n})" for n in _BANDS)}
FROM (
  SELECT grouped, was_before, is_open, is_resolved, is_late{_AGED}
  FROM (
    SELECT {{group}} AS grouped, raised_start, {_BEFORE} AS was_before,
      {_OPEN} AS is_open, resolved_start IS NOT NULL AS is_resolved,
      ifnull({_OVERDUE}, 0) AS is_late {_ALIVE} AND NOT {_UNPLACED}
    LIMIT -1 OFFSET 0)
  LIMIT -1 OFFSET 0)
GROUP BY grouped
"""
_UNDATED = f"""
SELECT {{group}} AS grouped, count(*) {_ALIVE} AND {_UNPLACED} GROUP BY grouped
"""
_DAYS_TO_SETTLE = f"""
SELECT CAST(julianday({_SETTLED_END}) - 1 - julianday(raised_start) AS INTEGER) {_ALIVE}
  AND {_ENDS_INSIDE} AND raised_end <= :end AND raised_start IS NOT NULL
"""
_MOVES = f"""
SELECT event.issue_id, event.event, event.on_start, event.on_end, issue.due_end, {{group}}
FROM issue_event AS event
JOIN issue ON issue.id = event.issue_id
WHERE event.issue_id IN ({_REOPENED})
  AND event.event IN ('raised', 'resolved', 'closed', 'reopened') AND issue.withdrawn_on IS NULL
ORDER BY event.issue_id, event.id
"""


def plain_balances(
    conn: sqlite3.Connection, span: DateSpan, *, by: IssueGroupedBy | None, today: date
) -> Iterator[IssueFact]:
    """The balance of the issues that were never reopened, whole or by one dimension."""
    dates = _dates(span, today)
    for group, *numbers in conn.execute(_BALANCE.format(group=_COLUMNS[by]), dates):
        if numbers[0] is None:  # a sum over no issue at all
            continue
        opening, raised, resolved, closed, closing, overdue, *ages = numbers
        found = IssueBalance(
            opening=opening,
            raised=raised,
            reopened=0,
            resolved=resolved,
            closed=closed,
            closing=closing,
            overdue=overdue,
            undated=0,
            ages=tuple(ages),
        )
        yield IssueFact(group=group, balance=found)
    for group, undated in conn.execute(_UNDATED.format(group=_COLUMNS[by]), dates):
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
