"""The values of a dimension that have most, most first, and one line for all the rest.

What is ranked are units, sectors and the like, never parts of the period: these stay in their
order, and the stock at the end of several of them is no sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dan_van.domain.totals import Key, Measure, Tally, sum_of
from dan_van.domain.wording import Label
from dan_van.services.totals_axes import Axis
from dan_van.services.totals_tables import REST, ordered

_REST_LABEL = Label("Còn lại", "Others")


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """The axes with the first of them narrowed to the values that are kept."""

    axes: Sequence[Axis]
    kept: frozenset[str | int | None]

    def of(self, lines: Mapping[Key, Tally], *, place: int = 0) -> dict[Key, Tally]:
        """The lines with all others made one; the axis that is narrowed stands at that place."""
        merged: dict[Key, Tally] = {}
        for key, tally in lines.items():
            value = key[place] if key[place] in self.kept else REST
            to = (*key[:place], value, *key[place + 1 :])
            merged[to] = sum_of([merged[to], tally]) if to in merged else tally
        return merged


def top_of(axes: Sequence[Axis], lines: Mapping[Key, Tally], number: int) -> Top:
    """So many values of the first axis that have most registered, then most going."""
    first, *others = axes
    below: dict[str | int | None, list[Tally]] = {}
    for key, tally in lines.items():
        below.setdefault(key[0], []).append(tally)
    sums = {value: sum_of(below.get(value, ())) for value in ordered(first, set(below))}

    def size(value: str | int | None) -> tuple[int, int]:
        return -sums[value][Measure.REGISTERED], -sums[value][Measure.ACTIVE]

    kept = sorted(sums, key=size)[:number]
    labels = {value: first.heading(value) for value in kept if value is not None}
    narrowed = replace(first, labels={**labels, REST: _REST_LABEL}, shows_empty=False)
    return Top(axes=(narrowed, *others), kept=frozenset(kept))
