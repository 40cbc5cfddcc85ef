"""What `model list` may be narrowed to.

Apart from the other use cases of models, which it need not load: a short list starts in a moment.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dan_van.entities import MODEL
from dan_van.errors import WrongInput
from dan_van.storage import conditions
from dan_van.storage.records import Condition

if TYPE_CHECKING:
    from dan_van.domain.reporting_calendar import Period
    from dan_van.services.lookups import Lookups

UNKNOWN = "unknown"
"""What a filter takes for "not known": `--kind unknown`."""


class ModelFilters(NamedTuple):
    """What `model list` may be narrowed to; None leaves a dimension open."""

    unit: str | None = None
    sector: str | None = None
    kind: str | None = None
    stage: str | None = None
    level: str | None = None
    period: Period | None = None
    campaign: str | None = None
    text: str | None = None
    with_withdrawn: bool = False
    event: str | None = None
    active_on: date | None = None
    is_own: bool = False
    district: str | None = None
    unit_type: str | None = None
    merged_by: date | None = None
    event_level: str | None = None

    @property
    def merged_before(self) -> str:
        """The day before which units went into others that are listed as these.

        Where nothing is said, the end of the period or of the day that is asked for.
        """
        day = self.merged_by or self.active_on
        if day is not None:
            return (day + timedelta(days=1)).isoformat()
        return self.period.span.end.isoformat() if self.period is not None else conditions.ALWAYS


EVENTS = (
    *("registered", "new", "kept", "implementing", "effective", "recognised", "replicated"),
    *("stopped", "undated"),
)
"""What `model list --event` takes: the flows of the totals, and what may belong to the period."""


_LEVELLED = ("registered", "implementing", "effective", "recognised", "replicated", "stopped")
"""Of these, the events that can be at a level."""


def model_conditions(filters: ModelFilters, lookups: Lookups) -> list[Condition]:
    """The conditions of `model list`; `period` means registered in it, for the first time or again.

    Raises:
        NotFound: the unit is not in the register.
        WrongInput: the sector is unknown, or an event is asked for in no period.
    """
    where = [] if filters.with_withdrawn else [conditions.is_active(MODEL)]
    if filters.unit is not None:
        unit_id = lookups.unit(filters.unit).id
        within = conditions.of_unit if filters.is_own else conditions.in_subtree
        where.append(within(MODEL, "unit", unit_id, merged_before=filters.merged_before))
    if filters.sector == UNKNOWN:
        where.append(conditions.is_unknown(MODEL, "sector"))
    elif filters.sector is not None:
        sector = lookups.sector(filters.sector)
        where.append(conditions.refers_to(MODEL, "sector", sector.id))
    choices = {"kind": filters.kind, "stage": filters.stage, "level": filters.level}
    for field, value in choices.items():
        if value == UNKNOWN:
            where.append(conditions.is_unknown(MODEL, field))
        elif value is not None:
            where.append(conditions.equals(MODEL, field, value))
    if filters.event_level is not None and filters.event not in _LEVELLED:
        raise WrongInput("level_needs_event", level=filters.event_level)
    if filters.event is not None or filters.active_on is not None:
        where += _counted(filters)
    elif filters.period is not None:
        where.append(conditions.has_stage_inside("registered", filters.period.span))
    if filters.campaign is not None:
        where.append(conditions.carries(MODEL, lookups.campaign(filters.campaign)))
    if filters.text is not None:
        where.append(conditions.contains(MODEL, ("name", "holder"), filters.text))
    if filters.district is not None or filters.unit_type is not None:
        where += _of_units(filters, lookups)
    return where


def _counted(filters: ModelFilters) -> list[Condition]:
    """What a figure of the totals counts: an event of a period, or a stock on a day."""
    from dan_van.storage.model_conditions import (  # lazy: start-up
        counts_as,
        is_active_on,
        reached_at,
    )

    found = []
    if filters.event is not None:
        if filters.period is None:
            raise WrongInput("event_needs_period", event=filters.event)
        found.append(counts_as(filters.event, filters.period.span))
        if filters.event_level is not None:
            level = None if filters.event_level == UNKNOWN else filters.event_level
            found.append(reached_at(level, filters.event, filters.period.span))
    elif filters.period is not None:
        found.append(conditions.has_stage_inside("registered", filters.period.span))
    if filters.active_on is not None:
        found.append(is_active_on((filters.active_on + timedelta(days=1)).isoformat()))
    return found


def _of_units(filters: ModelFilters, lookups: Lookups) -> list[Condition]:
    """Models of units that the totals put under one district, or under one type of unit."""
    from dan_van.domain.totals import Group  # lazy: start-up
    from dan_van.services.totals_axes import Dimension, axis_of
    from dan_van.storage.model_conditions import of_units

    district: int | None = None
    if filters.district not in {None, UNKNOWN}:
        district = lookups.unit(str(filters.district)).id
    asked: list[tuple[Dimension, str | int | None]] = []
    if filters.district is not None:
        asked.append((Dimension.DISTRICT, district))
    if filters.unit_type is not None:
        asked.append((Dimension.TYPE, filters.unit_type))
    found = []
    for dimension, value in asked:
        axis = axis_of(dimension, lookups, merged_before=filters.merged_before)
        units = [u.id for u in lookups.units.all if axis.value(Group(unit_id=u.id)) == value]
        found.append(of_units(MODEL.table, frozenset(units)))
    return found
