"""The moves of issues one by one, where it matters which issues stand behind a figure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

from dan_van.domain.issue import Event
from dan_van.domain.issue_moves import IssueMove
from dan_van.domain.span import DateSpan

_MOVES = """
SELECT event.issue_id, event.event, event.on_start, event.on_end, issue.due_end
FROM issue_event AS event
JOIN issue ON issue.id = event.issue_id
WHERE event.event IN ('raised', 'resolved', 'closed', 'reopened') AND issue.withdrawn_on IS NULL
  AND (issue.raised_start IS NULL OR issue.raised_start < ?)
ORDER BY event.issue_id, event.id
"""


def moves_until(conn: sqlite3.Connection, span: DateSpan) -> Iterator[IssueMove]:
    """Every opening and settling of the issues raised before the end of a period, as entered."""
    for issue_id, event, start, end, due_end in conn.execute(_MOVES, (span.end.isoformat(),)):
        yield IssueMove(
            issue_id=issue_id,
            event=Event(event),
            on=DateSpan(date.fromisoformat(start), date.fromisoformat(end)) if start else None,
            due_end=date.fromisoformat(due_end) if due_end else None,
        )
