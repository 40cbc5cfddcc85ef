"""Percentages that a sheet states: held against two numbers, never stored and never added.

A percentage is as exact as it is written: 92,43 of 611/661 is cut and not rounded, and both are
right. Half a place more or less is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from dan_van.domain.sheet import RawCell

_WRITTEN = re.compile(r"\s*(\d{1,4})(?:[.,](\d{1,9}))?\s*%?\s*")
_SHOWN = 2
"""A computed percentage has so many places at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A percentage with its number of decimal places."""

    percent: Fraction
    places: int

    def is_of(self, part: int, whole: int) -> bool:
        """Whether it is that part of the whole, rounded or cut at its own places."""
        scaled = Fraction(100 * part, whole) * 10**self.places
        return self.percent * 10**self.places in {floor(scaled), floor(scaled + Fraction(1, 2))}

    @property
    def text(self) -> str:
        """As it is written with a point: `6.9`."""
        return _text(int(self.percent * 10**self.places), self.places)

    def beside(self, part: int, whole: int) -> str:
        """What it should be, rounded, with a place more than it has: `6.79` beside 6,9."""
        places = max(_SHOWN, self.places)
        return _text(floor(Fraction(100 * part, whole) * 10**places + Fraction(1, 2)), places)


def _text(scaled: int, places: int) -> str:
    whole, decimals = divmod(scaled, 10**places)
    return f"{whole}.{decimals:0{places}}" if places else f"{whole}"


def read_shares(raw: RawCell) -> tuple[Share, ...]:
    """What a cell may mean: `6,9`, `6.9 %`; 0.069 is that too where the cell shows a percent."""
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        return ()
    found = _WRITTEN.fullmatch(raw if isinstance(raw, str) else f"{raw:.10g}")
    if found is None:
        return ()
    decimals = found[2] or ""
    stated = Share(
        percent=Fraction(int(found[1] + decimals), 10 ** len(decimals)), places=len(decimals)
    )
    if isinstance(raw, str):
        return (stated,)
    return stated, Share(percent=stated.percent * 100, places=max(stated.places - 2, 0))
