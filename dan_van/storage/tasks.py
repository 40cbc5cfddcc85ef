"""Histories of tasks, and the derived columns of `task` that repeat what they say."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.domain.task import TaskEvent, TaskEventKind, TaskState, shown
from dan_van.entities import TASK
from dan_van.storage.records import insert_all, update
from dan_van.storage.together import insert_together

_COLUMNS = (
    "task_id",
    "event",
    "period_start",
    "period_end",
    "on_start",
    "on_end",
    "note",
    "batch_id",
)
_HISTORIES = """
SELECT task_id, event, period_start, period_end, on_start, on_end, note
FROM task_event
WHERE task_id IN (SELECT value FROM json_each(?))
ORDER BY task_id, id
"""
_REPLAN = """
UPDATE task_event SET period_start = ?, period_end = ?
WHERE id = (SELECT max(id) FROM task_event
  WHERE task_id = ? AND event IN ('planned', 'carried'))
"""


def insert_task(
    conn: sqlite3.Connection, values: Mapping[str, FieldValue], events: Sequence[TaskEvent]
) -> int:
    """Store a new task together with its history; returns its row id."""
    (task_id,) = insert_tasks(conn, [(values, events)])
    return task_id


def insert_tasks(
    conn: sqlite3.Connection,
    tasks: Sequence[tuple[Mapping[str, FieldValue], Sequence[TaskEvent]]],
    *,
    batch_id: int | None = None,
) -> list[int]:
    """Store new tasks together with their histories; returns their row ids."""
    ids = insert_all(
        conn, TASK, [{**values, **derived_values(shown(events))} for values, events in tasks]
    )
    told = zip(ids, (events for _, events in tasks), strict=True)
    _insert_events(conn, [(n, event) for n, events in told for event in events], batch_id)
    return ids


def add_task_events(
    conn: sqlite3.Connection,
    task_id: int,
    events: Sequence[TaskEvent],
    *,
    batch_id: int | None = None,
) -> None:
    """Append to a task's history, then derive its columns anew."""
    _insert_events(conn, [(task_id, event) for event in events], batch_id)
    _derive(conn, task_id)


def replan(conn: sqlite3.Connection, task_id: int, period: DateSpan) -> None:
    """Put the period of the latest plan right, then derive the columns anew."""
    conn.execute(_REPLAN, (period.start.isoformat(), period.end.isoformat(), task_id))
    _derive(conn, task_id)


def history(conn: sqlite3.Connection, task_id: int) -> list[TaskEvent]:
    """The events of a task in the order in which they were entered."""
    return histories(conn, [task_id])[task_id]


def histories(conn: sqlite3.Connection, task_ids: Sequence[int]) -> dict[int, list[TaskEvent]]:
    """The events of several tasks, by row id."""
    found: dict[int, list[TaskEvent]] = {task_id: [] for task_id in task_ids}
    for task_id, event in _events(conn, task_ids):
        found[task_id].append(event)
    return found


def derived_values(state: TaskState) -> dict[str, FieldValue]:
    """What a task's derived fields hold for that state."""
    return {
        "period": state.period,
        "status": state.status,
        "done": state.done,
        "carried_from": tuple(period.label for period in state.earlier),
    }


def _events(conn: sqlite3.Connection, task_ids: Sequence[int]) -> Iterator[tuple[int, TaskEvent]]:
    rows = conn.execute(_HISTORIES, (json.dumps(list(task_ids)),))
    for task_id, event, start, end, on_start, on_end, note in rows:
        yield (
            task_id,
            TaskEvent(
                event=TaskEventKind(event),
                period=_span(start, end),
                on=_span(on_start, on_end),
                note=note,
            ),
        )


def _derive(conn: sqlite3.Connection, task_id: int) -> None:
    update(conn, TASK, task_id, derived_values(shown(history(conn, task_id))))


def _insert_events(
    conn: sqlite3.Connection, events: Sequence[tuple[int, TaskEvent]], batch_id: int | None
) -> None:
    rows = [(n, e.event, *_ends(e.period), *_ends(e.on), e.note, batch_id) for n, e in events]
    insert_together(conn, "task_event", _COLUMNS, rows, count=len(rows))


def _span(start: str | None, end: str | None) -> DateSpan | None:
    if start is None or end is None:
        return None
    return DateSpan(date.fromisoformat(start), date.fromisoformat(end))


def _ends(span: DateSpan | None) -> tuple[str | None, str | None]:
    return (None, None) if span is None else (span.start.isoformat(), span.end.isoformat())
