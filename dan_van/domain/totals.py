"""The measures of the quarterly totals, and how they are added.

A flow (registered, new, kept, effective, recognised, replicated, stopped) happened in the period;
a stock (active) is true at its end. The two are never added. Every total is the sum of its cells,
and every model stands in exactly one cell of each grouping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Measure(StrEnum):
    """What is counted of models."""

    REGISTERED = "registered"
    NEW = "new"
    KEPT = "kept"
    ACTIVE = "active"
    EFFECTIVE = "effective"
    RECOGNISED = "recognised"
    REPLICATED = "replicated"
    STOPPED = "stopped"
    UNDATED = "undated"


FLOWS = tuple(m for m in Measure if m not in {Measure.ACTIVE, Measure.UNDATED})
SHOWN_MEASURES = tuple(measure for measure in Measure if measure is not Measure.UNDATED)


class GroupedBy(StrEnum):
    """What models are told apart by in storage; every dimension follows from these."""

    UNIT = "unit"
    SECTOR = "sector"
    KIND = "kind"
    LEVEL = "level"
    STAGE = "stage"


class Group(NamedTuple):  # at import a tenth of the cost of a dataclass
    """A group of models: `sector` is a code; None is unknown, or not asked for."""

    unit_id: int | None = None
    sector: str | None = None
    kind: str | None = None
    level: str | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFact:
    """So many models of one group, by one measure."""

    group: Group
    measure: Measure
    count: int


Key: TypeAlias = tuple[str | int | None, ...]
"""The values of the chosen dimensions, in their order."""


@dataclass(slots=True)
class Tally:
    """Counts by measure, for one line of a totals table."""

    counts: dict[Measure, int] = field(default_factory=lambda: dict.fromkeys(Measure, 0))

    def add(self, measure: Measure, count: int) -> None:
        """Add to one measure; what was registered and is not new was kept."""
        self.counts[measure] += count
        if measure is Measure.REGISTERED:
            self.counts[Measure.KEPT] += count
        elif measure is Measure.NEW:
            self.counts[Measure.KEPT] -= count

    def __getitem__(self, measure: Measure) -> int:
        """The count of that measure."""
        return self.counts[measure]


def pivot(facts: Iterable[ModelFact], key_of: Callable[[Group], Key]) -> dict[Key, Tally]:
    """Add facts up by the key of their group; keys come in no order."""
    lines: dict[Key, Tally] = {}
    for fact in facts:
        lines.setdefault(key_of(fact.group), Tally()).add(fact.measure, fact.count)
    return lines


def sum_of(lines: Iterable[Tally]) -> Tally:
    """The total line: the sum of its cells, measure by measure."""
    total = Tally()
    for line in lines:
        for measure, count in line.counts.items():
            total.counts[measure] += count
    return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Which units were expected to report in a period, and which of them did."""

    expected: Mapping[int, str]
    received: frozenset[int]

    def seen_as(self, became: Callable[[int], int]) -> Coverage:
        """It by what units became since; one has reported if a part of it has."""
        return Coverage(
            expected={became(unit): name for unit, name in self.expected.items()},
            received=frozenset(map(became, self.received)),
        )

    def lacks(self, unit: str | int | None) -> bool:
        """Whether that unit was expected and is not there."""
        return unit in self.expected and unit not in self.received

    @property
    def missing(self) -> dict[int, str]:
        """Units that were expected and are not there, in order."""
        return {key: name for key, name in self.expected.items() if key not in self.received}
