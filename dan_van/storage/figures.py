"""What records add up to beside declared figures: sums that no count of records gives."""

from __future__ import annotations

import sqlite3

from dan_van.domain.span import DateSpan

_ACTIVITIES = """
WITH RECURSIVE below (id) AS (
  SELECT :unit UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id
  UNION SELECT merged.predecessor_id FROM below
    CROSS JOIN unit_merged AS merged ON merged.successor_id = below.id
    WHERE merged.on_date < :end)
SELECT count(*), total(coalesce(sessions, 1)), total(participants), count(participants)
FROM activity
WHERE withdrawn_on IS NULL
  AND date_start >= :start AND date_end <= :end
  AND (:kind IS NULL OR kind = :kind)
  AND unit_id IN below
"""


def has_figures(conn: sqlite3.Connection, span: DateSpan) -> bool:
    """Whether any figure is declared for exactly that period."""
    sql = (
        "SELECT 1 FROM figure"
        " WHERE period_start = ? AND period_end = ? AND withdrawn_on IS NULL LIMIT 1"
    )
    return conn.execute(sql, (span.start.isoformat(), span.end.isoformat())).fetchone() is not None


def activity_sums(
    conn: sqlite3.Connection, unit_id: int, span: DateSpan, *, kind: str | None = None
) -> tuple[int | None, int | None]:
    """Sessions and participants of the activities of a unit and those below it, in a period.

    An activity that does not say how many sessions it had was one. None where there is no
    activity, or none that says how many took part.
    """
    dates = {"start": span.start.isoformat(), "end": span.end.isoformat()}
    given = {"unit": unit_id, "kind": kind, **dates}
    row = conn.execute(_ACTIVITIES, given).fetchone()
    activities, sessions, participants, counted = row
    return (
        int(sessions) if activities else None,
        int(participants) if counted else None,
    )
