"""Which units are there with a file or a dated record of a period.

A register of a million models has tens of thousands of records in a quarter. Nearly all units that
reported are found by the first registration of a model, or by the first of another stage, all in
one index; only the few left are looked at closely.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dan_van.domain.span import DateSpan

_FIRST_INSIDE = " OR ".join(
    f"(model.{stage}_start >= :start AND model.{stage}_start < :end AND model.{stage}_end <= :end)"
    for stage in ("implementing", "effective", "recognised", "replicated", "stopped")
)
_SOON_FOUND = f"""
SELECT batch_unit.unit_id
FROM batch_unit JOIN batch ON batch.id = batch_unit.batch_id
WHERE batch.period_start >= :start AND batch.period_end <= :end
UNION
SELECT figure.unit_id
FROM figure
WHERE figure.period_start >= :start AND figure.period_end <= :end
  AND figure.withdrawn_on IS NULL
UNION
SELECT unit.id
FROM unit
WHERE EXISTS (
  SELECT 1 FROM model INDEXED BY model_unit_dates
  WHERE model.unit_id = unit.id AND model.registered_start >= :start
    AND model.registered_start < :end AND model.registered_end <= :end
    AND model.withdrawn_on IS NULL)
OR EXISTS (
  SELECT 1 FROM model INDEXED BY model_unit_dates
  WHERE model.unit_id = unit.id AND model.withdrawn_on IS NULL AND ({_FIRST_INSIDE}))
"""
_STAGES = "('registered', 'implementing', 'effective', 'recognised', 'replicated', 'stopped')"
_EVENTS = "('raised', 'moved', 'resolved', 'closed', 'reopened')"
_INSIDE = "event.on_start >= :start AND event.on_start < :end AND event.on_end <= :end"
_BY_DATE = f"""
SELECT model.unit_id
FROM model_stage AS event INDEXED BY model_stage_date
CROSS JOIN model ON model.id = event.model_id
WHERE event.stage IN {_STAGES} AND {_INSIDE} AND model.withdrawn_on IS NULL
UNION
SELECT issue.unit_id
FROM issue_event AS event INDEXED BY issue_event_date
CROSS JOIN issue ON issue.id = event.issue_id
WHERE event.event IN {_EVENTS} AND {_INSIDE} AND issue.withdrawn_on IS NULL
"""
# models whose first events lie elsewhere: stages reached again, and stops before the last
_AGAIN = f"""
SELECT event.unit_id
FROM model_again AS event INDEXED BY model_again_date
WHERE event.stage IN {_STAGES} AND {_INSIDE} AND event.withdrawn_on IS NULL
UNION
SELECT model.unit_id
FROM model_resumed
CROSS JOIN model_stage AS event ON event.model_id = model_resumed.model_id
CROSS JOIN model ON model.id = event.model_id
WHERE event.stage = 'stopped' AND {_INSIDE} AND model.withdrawn_on IS NULL
"""
_ISSUES_OF_UNIT = f"""
SELECT unit.value
FROM json_each(:units) AS unit
WHERE EXISTS (
  SELECT 1
  FROM issue INDEXED BY issue_identity
  CROSS JOIN issue_event AS event ON event.issue_id = issue.id
  WHERE issue.unit_id = unit.value AND event.event IN {_EVENTS} AND {_INSIDE}
    AND issue.withdrawn_on IS NULL)
"""
_FEW = 300
"""So many units are sooner asked one by one than found among all events of the period."""


def reporting_units(
    conn: sqlite3.Connection, span: DateSpan, *, among: Iterable[int] | None = None
) -> frozenset[int]:
    """Units from which a file or a dated record of the period is there.

    With `among`, those of them are told for certain, and others as it happens.
    """
    dates = {"start": span.start.isoformat(), "end": span.end.isoformat()}
    found = {unit_id for (unit_id,) in conn.execute(_SOON_FOUND, dates)}
    left = None if among is None else set(among) - found
    if left is None or len(left) > _FEW:
        found |= {unit_id for (unit_id,) in conn.execute(_BY_DATE, dates)}
    elif left:
        found |= {unit_id for (unit_id,) in conn.execute(_AGAIN, dates)}
        # a list of numbers is JSON as Python writes it
        given = {**dates, "units": str(sorted(left - found))}
        found |= {unit_id for (unit_id,) in conn.execute(_ISSUES_OF_UNIT, given)}
    return frozenset(found)
