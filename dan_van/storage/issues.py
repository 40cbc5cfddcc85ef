"""Timelines of issues, and the derived columns of `issue` that repeat what they say."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date

from dan_van.domain.issue import Event, IssueEvent, Shown, Status, shown
from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.entities import ISSUE
from dan_van.storage.records import insert_all, update
from dan_van.storage.together import insert_together

_COLUMNS = ("issue_id", "event", "status", "on_start", "on_end", "note", "batch_id")
_TIMELINE = """
SELECT event, status, on_start, on_end, note
FROM issue_event
WHERE issue_id = ?
ORDER BY id
"""
_REDATE = """
UPDATE issue_event SET on_start = ?, on_end = ?
WHERE id = (SELECT max(id) FROM issue_event WHERE issue_id = ? AND event = ?)
"""


def insert_issue(
    conn: sqlite3.Connection, values: Mapping[str, FieldValue], events: Sequence[IssueEvent]
) -> int:
    """Store a new issue together with its timeline; returns its row id."""
    (issue_id,) = insert_issues(conn, [(values, events)])
    return issue_id


def insert_issues(
    conn: sqlite3.Connection,
    issues: Sequence[tuple[Mapping[str, FieldValue], Sequence[IssueEvent]]],
    *,
    batch_id: int | None = None,
) -> list[int]:
    """Store new issues together with their timelines; returns their row ids."""
    ids = insert_all(
        conn, ISSUE, [{**values, **derived_values(shown(events))} for values, events in issues]
    )
    timelines = zip(ids, (events for _, events in issues), strict=True)
    rows = [(n, *_cells(event), batch_id) for n, events in timelines for event in events]
    insert_together(conn, "issue_event", _COLUMNS, rows, count=len(rows))
    return ids


def add_events(
    conn: sqlite3.Connection,
    issue_id: int,
    events: Sequence[IssueEvent],
    *,
    batch_id: int | None = None,
) -> None:
    """Append to an issue's timeline, then derive its columns anew."""
    rows = [(issue_id, *_cells(event), batch_id) for event in events]
    insert_together(conn, "issue_event", _COLUMNS, rows, count=len(rows))
    update(conn, ISSUE, issue_id, derived_values(shown(timeline(conn, issue_id))))


def redate_event(conn: sqlite3.Connection, issue_id: int, event: Event, on: DateSpan) -> None:
    """Put the date of the latest event of that kind right, then derive the columns anew."""
    conn.execute(_REDATE, (on.start.isoformat(), on.end.isoformat(), issue_id, event))
    update(conn, ISSUE, issue_id, derived_values(shown(timeline(conn, issue_id))))


def timeline(conn: sqlite3.Connection, issue_id: int) -> list[IssueEvent]:
    """The events of an issue in the order in which they were entered."""
    return [
        IssueEvent(
            event=Event(event),
            status=Status(status),
            on=DateSpan(date.fromisoformat(start), date.fromisoformat(end)) if start else None,
            note=note,
        )
        for event, status, start, end, note in conn.execute(_TIMELINE, (issue_id,))
    ]


def derived_values(state: Shown) -> dict[str, FieldValue]:
    """What an issue's derived fields hold for that state."""
    return {
        "status": state.status,
        "raised": state.raised,
        "resolved": state.resolved,
        "closed": state.closed,
    }


def _cells(event: IssueEvent) -> tuple[str | None, ...]:
    on = event.on
    return (
        event.event,
        event.status,
        on.start.isoformat() if on else None,
        on.end.isoformat() if on else None,
        event.note,
    )
