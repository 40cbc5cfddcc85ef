"""The facts behind the totals: counts of models by what is asked.

A model falls into exactly one group of each dimension, so counts may be added over groups. By
sector and kind alone they are read off the kept counts (`model_tally`), however many
models there are; by anything else, or of one campaign, the models of the period are counted. Adding
and pivoting are done in `domain/totals.py`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dan_van.domain.span import DateSpan
from dan_van.domain.totals import Group, GroupedBy, Measure, ModelFact

_COLUMNS: Mapping[GroupedBy, str] = {
    GroupedBy.UNIT: "model.unit_id",
    GroupedBy.SECTOR: "model.sector_id",
    GroupedBy.KIND: "model.kind",
    GroupedBy.LEVEL: "model.level",
    GroupedBy.STAGE: "model.stage",
}
_MAPPED = 4 * 1024**3
_KEPT = frozenset({GroupedBy.SECTOR, GroupedBy.KIND})
_SECTORS = "SELECT id, code FROM sector"
# stands in the place of `{narrowed}` where only the models of one campaign are counted
_OF_CAMPAIGN = """
  AND model.id IN (
    SELECT campaign_tag.record_id
    FROM campaign_tag JOIN campaign ON campaign.id = campaign_tag.campaign_id
    WHERE campaign_tag.form = 'models' AND campaign.name_identity = :campaign)"""

_FLOW = """
SELECT event.stage, {group}, count(DISTINCT model.id)
FROM model_stage AS event INDEXED BY model_stage_date
CROSS JOIN model ON model.id = event.model_id
WHERE event.stage IN ('registered', 'effective', 'recognised', 'replicated', 'stopped')
  AND event.on_start >= :start AND event.on_start < :end AND event.on_end <= :end
  AND model.withdrawn_on IS NULL{narrowed}
GROUP BY event.stage, {group}
"""
_RECOGNISED = """
SELECT model.level, count(DISTINCT model.id)
FROM (
  SELECT event.model_id AS id, event.level
  FROM model_stage AS event INDEXED BY model_stage_recognised
  WHERE event.stage = 'recognised'
    AND event.on_start >= :start AND event.on_start < :end AND event.on_end <= :end) AS model
WHERE model.id NOT IN (SELECT id FROM model WHERE withdrawn_on IS NOT NULL){narrowed}
GROUP BY model.level
"""
_NEW = """
SELECT 'new', {group}, count(DISTINCT model.id)
FROM model_stage AS event INDEXED BY model_stage_date
CROSS JOIN model ON model.id = event.model_id
WHERE event.stage = 'registered'
  AND event.on_start >= :start AND event.on_start < :end AND event.on_end <= :end
  AND model.registered_start >= :start AND model.registered_end <= :end
  AND model.withdrawn_on IS NULL{narrowed}
GROUP BY {group}
"""
_BEGAN = """coalesce(model.registered_end, model.implementing_end, model.effective_end,
  model.recognised_end, model.replicated_end)"""
_STOCK = f"""
SELECT 'active', {{group}}, count(*)
FROM model
WHERE {_BEGAN} <= :end AND model.withdrawn_on IS NULL{{narrowed}}
GROUP BY {{group}}
"""
# stopped by the end and not taken up again by then; these leave the stock
_RESTS = f"""event.on_end <= :end AND {_BEGAN} <= :end AND model.withdrawn_on IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM model_stage AS later
    WHERE later.model_id = event.model_id AND later.stage <> 'stopped'
      AND later.on_start >= event.on_end AND later.on_end <= :end)"""
_STOPPED = f"""
SELECT 'left', {{group}}, count(DISTINCT model.id)
FROM model_stage AS event INDEXED BY model_stage_date
CROSS JOIN model ON model.id = event.model_id
WHERE event.stage = 'stopped' AND {_RESTS}{{narrowed}}
GROUP BY {{group}}
"""
# first registrations whose range sticks out of the period, or that have no date at all
_UNDATED = f"""
SELECT 'undated', {{group}}, count(*)
FROM model INDEXED BY model_vague
WHERE julianday(model.registered_end) - julianday(model.registered_start) > 1
  AND model.registered_start < :end AND model.registered_end > :start
  AND (model.registered_start < :start OR model.registered_end > :end)
  AND model.withdrawn_on IS NULL{{narrowed}}
GROUP BY {{group}}
UNION ALL
SELECT 'undated', {{group}}, count(*)
FROM model
WHERE {_BEGAN} IS NULL AND model.withdrawn_on IS NULL{{narrowed}}
GROUP BY {{group}}
"""
_COUNTED = (_FLOW, _NEW, _STOCK, _STOPPED, _UNDATED)

_TALLY_SUM = "{tally}, sum(number) FROM model_tally"
_FIRSTS = f"""
SELECT CASE measure WHEN 'registered' THEN 'first' ELSE measure END, {_TALLY_SUM}
WHERE measure IN ('registered', 'effective', 'recognised', 'replicated', 'stopped')
  AND on_start >= :start AND on_start < :end AND on_end <= :end
GROUP BY measure, {{tally}}
"""
# the stock: by months, and by days in the month that the period breaks off
_BY_MONTH = f"""
SELECT measure, {_TALLY_SUM}
WHERE measure IN ('joined', 'parted') AND on_start < :month
GROUP BY measure, {{tally}}
"""
_VAGUE = """INDEXED BY model_tally_vague
WHERE measure = 'registered' AND julianday(on_end) - julianday(on_start) > 1"""
_BEGUN_SINCE = f"""
SELECT 'joined', {_TALLY_SUM}
WHERE measure = 'registered' AND on_start >= :month_start AND on_start < :end AND on_end <= :end
GROUP BY {{tally}}
UNION ALL
SELECT 'joined', {_TALLY_SUM} {_VAGUE}
  AND on_start < :month_start AND on_end > :month_start AND on_end <= :end
GROUP BY {{tally}}
UNION ALL
SELECT 'joined', {_TALLY_SUM}
WHERE measure = 'began' AND on_start > :month_start AND on_start <= :end
GROUP BY {{tally}}
"""
_LEFT_SINCE = f"""
SELECT measure, {_TALLY_SUM}
WHERE measure = 'left' AND on_start > :month_start AND on_start <= :end
GROUP BY measure, {{tally}}
"""
_STRADDLING = f"""
SELECT 'undated', {_TALLY_SUM}
WHERE measure = 'undated'
GROUP BY {{tally}}
UNION ALL
SELECT 'undated', {_TALLY_SUM} {_VAGUE}
  AND on_start < :end AND on_end > :start AND (on_start < :start OR on_end > :end)
GROUP BY {{tally}}
"""
# of models that reached a stage more than once, those of the period whose first lies outside it
_AGAIN = """
SELECT model.stage, {group}, count(DISTINCT model.model_id)
FROM model_again AS model INDEXED BY model_again_date
WHERE model.stage IN ('registered', 'effective', 'recognised', 'replicated')
  AND model.on_start >= :start AND model.on_start < :end AND model.on_end <= :end
  AND model.withdrawn_on IS NULL
  AND NOT (model.first_start >= :start AND model.first_end <= :end)
GROUP BY model.stage, {group}
"""
# of models with more than one stop, those that stopped in the period by another than the last
_STOPPED_BEFORE = """
SELECT 'stopped', {group}, count(DISTINCT model.id)
FROM model_resumed
CROSS JOIN model_stage AS event ON event.model_id = model_resumed.model_id
CROSS JOIN model ON model.id = event.model_id
WHERE event.stage = 'stopped'
  AND event.on_start >= :start AND event.on_start < :end AND event.on_end <= :end
  AND NOT ifnull(model.stopped_start >= :start AND model.stopped_end <= :end, 0)
  AND model.withdrawn_on IS NULL
GROUP BY {group}
"""
# out of the stock by a stop other than the one that `left` has
_RESTING = f"""
SELECT 'left', {{group}}, count(DISTINCT model.id)
FROM model_resumed
CROSS JOIN model_stage AS event ON event.model_id = model_resumed.model_id
CROSS JOIN model ON model.id = event.model_id
WHERE event.stage = 'stopped' AND {_RESTS}
  AND (model.stopped_end IS NULL OR max(model.stopped_end, {_BEGAN}) > :end)
GROUP BY {{group}}
"""
# what a counted thing adds to, where that is not the measure of its name
_ADDS: Mapping[str, Sequence[tuple[Measure, int]]] = {
    "first": ((Measure.REGISTERED, 1), (Measure.NEW, 1)),
    "joined": ((Measure.ACTIVE, 1),),
    "parted": ((Measure.ACTIVE, -1),),
    "left": ((Measure.ACTIVE, -1),),
}
_KEPT_COUNTS = (
    *(_FIRSTS, _AGAIN, _STOPPED_BEFORE),
    *(_BY_MONTH, _BEGUN_SINCE, _LEFT_SINCE, _RESTING, _STRADDLING),
)


def queries(
    by: Sequence[GroupedBy], *, of_campaign: bool = False, with_undated: bool = True
) -> tuple[str, ...]:
    """The queries that count models by these dimensions."""
    group = ", ".join(_COLUMNS[name] for name in by) or "NULL"
    if of_campaign or not _KEPT.issuperset(by):
        narrowed = _OF_CAMPAIGN if of_campaign else ""
        counted = (sql for sql in _COUNTED if with_undated or sql is not _UNDATED)
        return tuple(sql.format(group=group, narrowed=narrowed) for sql in counted)
    tally = ", ".join(
        "nullif(sector_id, 0)" if name is GroupedBy.SECTOR else "nullif(kind, '')" for name in by
    )
    kept = (sql for sql in _KEPT_COUNTS if with_undated or sql is not _STRADDLING)
    made = (sql.format(group=group, tally=tally or "NULL") for sql in kept)
    # one sum over everything needs no sorting by nothing
    return tuple(made if by else (sql.replace("GROUP BY NULL\n", "") for sql in made))


def read_in_place(conn: sqlite3.Connection) -> None:
    """Let a reading connection look at the file in memory: counting reads from all over it."""
    conn.execute(f"PRAGMA mmap_size = {_MAPPED}")


def model_facts(
    conn: sqlite3.Connection,
    span: DateSpan,
    *,
    by: Sequence[GroupedBy] = tuple(GroupedBy),
    campaign: str | None = None,
    with_undated: bool = True,
) -> Iterator[ModelFact]:
    """How many models each measure has in each group, for one period and perhaps one campaign.

    Groups tell what `by` asks for and nothing else; `with_undated` asks for the undated too.
    """
    parameters = _parameters(span, campaign)
    sectors: dict[int | None, str] = dict(conn.execute(_SECTORS))
    groups: dict[tuple[int | str | None, ...], Group] = {}
    for sql in queries(by, of_campaign=campaign is not None, with_undated=with_undated):
        for counted, *cells in conn.execute(sql, parameters):
            number = cells.pop()
            key = tuple(cells)
            if key not in groups:
                groups[key] = _group(by, key, sectors)
            if not number:  # None is a sum over nothing
                continue
            for measure, sign in _ADDS.get(counted) or ((Measure(counted), 1),):
                yield ModelFact(group=groups[key], measure=measure, count=sign * number)


def recognised_by_level(
    conn: sqlite3.Connection, span: DateSpan, *, campaign: str | None = None
) -> dict[str | None, int]:
    """How many models each level recognised in a period; a model counts once at each level."""
    sql = _RECOGNISED.format(narrowed="" if campaign is None else _OF_CAMPAIGN)
    return dict(conn.execute(sql, _parameters(span, campaign)))


def _parameters(span: DateSpan, campaign: str | None) -> dict[str, str]:
    start, end = span.start.isoformat(), span.end.isoformat()
    parameters = {"start": start, "end": end, "month": end[:7], "month_start": f"{end[:7]}-01"}
    if campaign is not None:
        from dan_van.domain.vietnamese import identity  # lazy: start-up

        parameters["campaign"] = identity(campaign)
    return parameters


def _group(
    by: Sequence[GroupedBy],
    key: tuple[int | str | None, ...],
    sectors: Mapping[int | None, str],
) -> Group:
    values: dict[str, Any] = {name.value: cell for name, cell in zip(by, key, strict=False)}
    return Group(
        unit_id=values.get("unit"),
        sector=sectors.get(values.get("sector")),
        kind=values.get("kind"),
        level=values.get("level"),
        stage=values.get("stage"),
    )
