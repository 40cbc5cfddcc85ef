"""What `model list` may be narrowed to.

Apart from the other use cases of models, which it need not load: a short list starts in a moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dan_van.entities import MODEL
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


def model_conditions(filters: ModelFilters, lookups: Lookups) -> list[Condition]:
    """The conditions of `model list`; `period` means registered in it, for the first time or again.

    Raises:
        NotFound: the unit is not in the register.
        WrongInput: the sector is unknown.
    """
    where = [] if filters.with_withdrawn else [conditions.is_active(MODEL)]
    if filters.unit is not None:
        where.append(conditions.in_subtree(MODEL, "unit", lookups.unit(filters.unit).id))
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
    if filters.period is not None:
        where.append(conditions.has_stage_inside("registered", filters.period.span))
    if filters.campaign is not None:
        where.append(conditions.carries(MODEL, lookups.campaign(filters.campaign)))
    if filters.text is not None:
        where.append(conditions.contains(MODEL, ("name", "holder"), filters.text))
    return where
