"""A chart beside the tables of a document; most documents have none."""

from __future__ import annotations

from dataclasses import dataclass

from dan_van.domain.wording import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars of one measure; shown by formats that can draw, and in a terminal if asked for."""

    title: Phrase
    label: Phrase
    bars: tuple[tuple[Phrase, int], ...]

    @property
    def longest(self) -> int:
        """The greatest value."""
        return max((value for _, value in self.bars), default=0)
