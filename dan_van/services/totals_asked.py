"""How somebody wants the totals of a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dan_van.domain.period import Period
from dan_van.domain.totals import Measure
from dan_van.services.totals_axes import Dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How the totals are wanted.

    `flows_from` is the first day of cumulative figures; flows are those of the period without it.
    """

    by: Sequence[Dimension] = (Dimension.SECTOR, Dimension.KIND)
    across: Dimension | None = None
    measures: Sequence[Measure] = ()
    campaign: str | None = None
    top: int | None = None
    is_transposed: bool = False
    is_sorted_by_name: bool = False
    compares_all: bool = False
    is_charted: bool = False
    flows_from: Period | None = None
