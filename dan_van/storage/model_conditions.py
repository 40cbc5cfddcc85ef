"""The conditions that find the models behind a figure of the totals, measure by measure.

Each says of one model what the queries of `storage/totals.py` count; a test holds them together.
"""

from __future__ import annotations

from dan_van.domain.span import DateSpan
from dan_van.storage.conditions import has_stage_inside
from dan_van.storage.records import Condition

_BEGAN = """coalesce(model.registered_end, model.implementing_end, model.effective_end,
  model.recognised_end, model.replicated_end)"""
_FIRST_INSIDE = "ifnull(model.registered_start >= ? AND model.registered_end <= ?, 0)"


def counts_as(measure: str, span: DateSpan) -> Condition:
    """A model that a flow of that name counts in the period, or that may belong to it."""
    dates = (span.start.isoformat(), span.end.isoformat())
    if measure in {"new", "kept"}:
        registered = has_stage_inside("registered", span)
        no = "" if measure == "new" else "NOT "
        return Condition(
            f"{registered.sql} AND {no}{_FIRST_INSIDE}", (*registered.parameters, *dates)
        )
    if measure == "undated":
        return Condition(
            f"(({_BEGAN}) IS NULL OR (model.registered_start < ? AND model.registered_end > ?"
            " AND (model.registered_start < ? OR model.registered_end > ?)"
            " AND julianday(model.registered_end) - julianday(model.registered_start) > 1))",
            (dates[1], dates[0], *dates),
        )
    return has_stage_inside(measure, span)


def reached_at(level: str | None, measure: str, span: DateSpan) -> Condition:
    """A model with an event of that name in the period at that very level; None is not known."""
    return Condition(
        "model.id IN (SELECT event.model_id FROM model_stage AS event WHERE event.stage = ?"
        " AND event.on_start >= ? AND event.on_start < ? AND event.on_end <= ?"
        " AND event.level IS ?)",
        (measure, span.start.isoformat(), span.end.isoformat(), span.end.isoformat(), level),
    )


def is_active_on(day_after: str) -> Condition:
    """A model that has begun before that day and was not stopped for good by then."""
    return Condition(
        f"{_BEGAN} <= ? AND NOT EXISTS ("
        " SELECT 1 FROM model_stage AS event"
        " WHERE event.model_id = model.id AND event.stage = 'stopped' AND event.on_end <= ?"
        " AND NOT EXISTS (SELECT 1 FROM model_stage AS later"
        " WHERE later.model_id = model.id AND later.stage <> 'stopped'"
        " AND later.on_start >= event.on_end AND later.on_end <= ?))",
        (day_after, day_after, day_after),
    )


def of_units(table: str, unit_ids: frozenset[int]) -> Condition:
    """A record of one of those very units."""
    import json  # lazy: start-up

    return Condition(
        f"{table}.unit_id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(unit_ids)),)
    )
