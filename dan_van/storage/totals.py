"""The facts behind the totals: counts by the finest grouping, and the events of issues.

Each model falls into exactly one group (unit, sector, kind, level, stage), so counts of models
may be added over groups. Adding, pivoting and balances are done in `domain/totals.py`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

from dan_van.domain.issue import Event
from dan_van.domain.span import DateSpan
from dan_van.domain.totals import Group, IssueMove, Measure, ModelFact
from dan_van.domain.vietnamese import identity

_GROUP = "model.unit_id, sector.code, model.kind, model.level, model.stage"
# stands in the place of `{narrowed}` where only the models of one campaign are counted
_OF_CAMPAIGN = """
  AND model.id IN (
    SELECT campaign_tag.record_id
    FROM campaign_tag JOIN campaign ON campaign.id = campaign_tag.campaign_id
    WHERE campaign_tag.form = 'models' AND campaign.name_identity = :campaign)"""

_FLOW = f"""
SELECT {_GROUP}, count(DISTINCT model.id)
FROM model_stage AS event INDEXED BY model_stage_date
JOIN model ON model.id = event.model_id
LEFT JOIN sector ON sector.id = model.sector_id
WHERE event.stage = :stage
  AND event.on_start >= :start AND event.on_start < :end AND event.on_end <= :end
  AND model.withdrawn_on IS NULL{{narrowed}}
GROUP BY {_GROUP}
"""
_NEW = f"""
SELECT {_GROUP}, count(DISTINCT model.id)
FROM model_stage AS event INDEXED BY model_stage_date
JOIN model ON model.id = event.model_id
LEFT JOIN sector ON sector.id = model.sector_id
WHERE event.stage = 'registered'
  AND event.on_start >= :start AND event.on_start < :end AND event.on_end <= :end
  AND model.registered_start >= :start AND model.registered_end <= :end
  AND model.withdrawn_on IS NULL{{narrowed}}
GROUP BY {_GROUP}
"""
_BEGAN = """coalesce(model.registered_end, model.implementing_end, model.effective_end,
  model.recognised_end, model.replicated_end)"""
_STOCK = f"""
SELECT {_GROUP}, count(*)
FROM model
LEFT JOIN sector ON sector.id = model.sector_id
WHERE {_BEGAN} <= :end AND model.withdrawn_on IS NULL{{narrowed}}
GROUP BY {_GROUP}
"""
# stopped by the end and not taken up again by then; these leave the stock
_STOPPED = f"""
SELECT {_GROUP}, count(DISTINCT model.id)
FROM model_stage AS event INDEXED BY model_stage_date
JOIN model ON model.id = event.model_id
LEFT JOIN sector ON sector.id = model.sector_id
WHERE event.stage = 'stopped' AND event.on_end <= :end
  AND {_BEGAN} <= :end AND model.withdrawn_on IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM model_stage AS later
    WHERE later.model_id = event.model_id AND later.stage <> 'stopped'
      AND later.on_start >= event.on_end AND later.on_end <= :end){{narrowed}}
GROUP BY {_GROUP}
"""
# first registrations whose range sticks out of the period, or that have no date at all
_UNDATED = f"""
SELECT {_GROUP}, count(*)
FROM model INDEXED BY model_vague
LEFT JOIN sector ON sector.id = model.sector_id
WHERE julianday(model.registered_end) - julianday(model.registered_start) > 1
  AND model.registered_start < :end AND model.registered_end > :start
  AND (model.registered_start < :start OR model.registered_end > :end)
  AND model.withdrawn_on IS NULL{{narrowed}}
GROUP BY {_GROUP}
UNION ALL
SELECT {_GROUP}, count(*)
FROM model
LEFT JOIN sector ON sector.id = model.sector_id
WHERE {_BEGAN} IS NULL AND model.withdrawn_on IS NULL{{narrowed}}
GROUP BY {_GROUP}
"""
_ISSUES = """
SELECT event.issue_id, event.event, event.on_start, event.on_end, issue.due_end
FROM issue_event AS event
JOIN issue ON issue.id = event.issue_id
WHERE event.event IN ('raised', 'resolved', 'closed', 'reopened') AND issue.withdrawn_on IS NULL
ORDER BY event.issue_id, event.id
"""
_REPORTED = """
SELECT batch_unit.unit_id
FROM batch_unit JOIN batch ON batch.id = batch_unit.batch_id
WHERE batch.period_start >= :start AND batch.period_end <= :end
UNION
SELECT model.unit_id
FROM model_stage AS event JOIN model ON model.id = event.model_id
WHERE event.stage IN (
    'registered', 'implementing', 'effective', 'recognised', 'replicated', 'stopped')
  AND event.on_start >= :start AND event.on_start < :end AND event.on_end <= :end
  AND model.withdrawn_on IS NULL
UNION
SELECT issue.unit_id
FROM issue_event AS event JOIN issue ON issue.id = event.issue_id
WHERE event.event IN ('raised', 'moved', 'resolved', 'closed', 'reopened')
  AND event.on_start >= :start AND event.on_end <= :end
  AND issue.withdrawn_on IS NULL
UNION
SELECT figure.unit_id
FROM figure
WHERE figure.period_start >= :start AND figure.period_end <= :end
  AND figure.withdrawn_on IS NULL
"""

QUERIES = {
    name: sql.format(narrowed="")
    for name, sql in (
        ("flow", _FLOW),
        ("new", _NEW),
        ("stock", _STOCK),
        ("stopped", _STOPPED),
        ("undated", _UNDATED),
    )
}
"""The queries over models by what they count, for the test of their plans."""


def model_facts(
    conn: sqlite3.Connection, span: DateSpan, *, campaign: str | None = None
) -> Iterator[ModelFact]:
    """How many models each measure has in each group, for one period and perhaps one campaign."""
    parameters = {"start": span.start.isoformat(), "end": span.end.isoformat()}
    if campaign is not None:
        parameters["campaign"] = identity(campaign)
    flows = (
        Measure.REGISTERED,
        Measure.EFFECTIVE,
        Measure.RECOGNISED,
        Measure.REPLICATED,
        Measure.STOPPED,
    )
    for measure in flows:
        yield from _facts(conn, _FLOW, {**parameters, "stage": measure.value}, measure, 1)
    yield from _facts(conn, _NEW, parameters, Measure.NEW, 1)
    yield from _facts(conn, _STOCK, parameters, Measure.ACTIVE, 1)
    yield from _facts(conn, _STOPPED, parameters, Measure.ACTIVE, -1)
    yield from _facts(conn, _UNDATED, parameters, Measure.UNDATED, 1)


def issue_moves(conn: sqlite3.Connection) -> Iterator[IssueMove]:
    """Every opening and settling of every issue, in the order in which they were entered."""
    for issue_id, event, start, end, due_end in conn.execute(_ISSUES):
        yield IssueMove(
            issue_id=issue_id,
            event=Event(event),
            on=DateSpan(date.fromisoformat(start), date.fromisoformat(end)) if start else None,
            due_end=date.fromisoformat(due_end) if due_end else None,
        )


def reporting_units(conn: sqlite3.Connection, span: DateSpan) -> frozenset[int]:
    """Units from which a file or a dated record of the period is there."""
    dates = {"start": span.start.isoformat(), "end": span.end.isoformat()}
    return frozenset(unit_id for (unit_id,) in conn.execute(_REPORTED, dates))


def _facts(
    conn: sqlite3.Connection,
    sql: str,
    parameters: dict[str, str],
    measure: Measure,
    sign: int,
) -> Iterator[ModelFact]:
    sql = sql.format(narrowed=_OF_CAMPAIGN if "campaign" in parameters else "")
    for unit_id, sector, kind, level, stage, number in conn.execute(sql, parameters):
        group = Group(unit_id=unit_id, sector=sector, kind=kind, level=level, stage=stage)
        yield ModelFact(group=group, measure=measure, count=sign * number)
