"""How a column writes its numbers, and the value of one written number under that style.

`1.526` is 1526 to one sender and 1 and a half to another: the column decides, not the cell. A
number that its column does not decide comes back as `TwoReadings`, never as one of the two.
All values are exact (`Fraction`); nothing is ever computed with floats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dan_van.domain.cell import number_text
from dan_van.domain.sheet import RawCell
from dan_van.domain.vietnamese import one_line

NUMBER = r"(?>[0-9]+(?:[.,][0-9]+| [0-9]{3}(?![0-9]))*)"
"""The pattern of a written number with its marks; blanks only before groups of three digits."""

_IN_TEXT = re.compile(rf"(?<![0-9.,/-]){NUMBER}(?![0-9]*[/-][0-9])")
_LONGEST_NUMBER = 40

LONGEST_FIGURE = 200
"""The most characters of a cell that states a number; more is prose."""


class Mark(StrEnum):
    """A sign between the digits of a number."""

    DOT = "."
    COMMA = ","
    SPACE = " "
    UNKNOWN = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberStyle:
    """What the cells of a column tell about its marks.

    `is_mixed`: they contradict each other. `has_fractions`: numbers (not texts) with decimals
    stand in it that cannot be thousands gone wrong.
    """

    thousands: Mark = Mark.UNKNOWN
    decimal: Mark = Mark.UNKNOWN
    is_mixed: bool = False
    has_fractions: bool = False


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """A number that can be read with a decimal mark (`small`) or a thousands mark (`large`)."""

    small: Fraction
    large: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What one written number shows by itself; `either` is a mark that can be both."""

    value: Fraction
    thousands: Mark = Mark.UNKNOWN
    decimal: Mark = Mark.UNKNOWN
    either: Mark = Mark.UNKNOWN


def number_style(raws: Iterable[RawCell]) -> NumberStyle:
    """How the column of these cells writes numbers."""
    thousands: set[Mark] = set()
    decimals: set[Mark] = set()
    either: set[Mark] = set()
    has_fractions = False
    for raw in raws:
        if isinstance(raw, float) and raw - raw == 0 and not raw.is_integer():
            has_fractions = has_fractions or thousands_gone_wrong(raw) is None
        elif isinstance(raw, str) and len(raw) <= LONGEST_FIGURE:
            for written in _IN_TEXT.findall(one_line(raw)):
                shape = _shape(written)
                if shape is not None:
                    thousands.add(shape.thousands)
                    decimals.add(shape.decimal)
                    either.add(shape.either)
    for marks in (thousands, decimals, either):
        marks.discard(Mark.UNKNOWN)
    is_mixed = (
        len(thousands) > 1
        or len(decimals) > 1
        or bool(thousands & decimals)
        or (len(either) > 1 and not thousands and not decimals)
    )
    if not thousands and not decimals and either == {Mark.DOT}:
        thousands = either
    return NumberStyle(
        thousands=Mark.UNKNOWN if is_mixed or not thousands else min(thousands),
        decimal=Mark.UNKNOWN if is_mixed or not decimals else min(decimals),
        is_mixed=is_mixed,
        has_fractions=has_fractions,
    )


def read_number(
    written: str, style: NumberStyle, *, may_be_fraction: bool
) -> Fraction | TwoReadings | None:
    """The value of a number that matches `NUMBER`, or None where its marks make no sense.

    `may_be_fraction` is for sums in millions, where 1,526 can well have decimals; in a plain
    count a dot or comma before three digits is a thousands mark unless the column says otherwise.
    """
    shape = _shape(written)
    if shape is None or shape.either is Mark.UNKNOWN:
        return None if shape is None else shape.value
    mark, large = shape.either, int(shape.value * 1000)
    if style.is_mixed or style.thousands not in (mark, Mark.UNKNOWN):
        return TwoReadings(shape.value, large)
    if style.decimal is mark:
        return shape.value if may_be_fraction else TwoReadings(shape.value, large)
    is_settled = mark in (Mark.DOT, style.thousands) or style.decimal is not Mark.UNKNOWN
    if may_be_fraction and not is_settled:
        return TwoReadings(shape.value, large)
    return Fraction(large)


def thousands_gone_wrong(number: float) -> int | None:
    """1526 for 1.526, which a spreadsheet makes of a typed `1.526`; None for other numbers."""
    whole, _, decimals = number_text(abs(number)).partition(".")
    if len(decimals) == 3 and len(whole) <= 3 and whole != "0":
        return int(whole + decimals)
    return None


def _shape(written: str) -> _Shape | None:
    if len(written) > _LONGEST_NUMBER:
        return None
    groups = re.split("[., ]", written)
    marks = [Mark(sign) for sign in written if sign in "., "]
    if not marks:
        return _Shape(value=Fraction(written))
    first, last = marks[0], marks[-1]
    if len(set(marks)) == 1 and _is_grouped(groups):
        if len(marks) > 1 or first is Mark.SPACE:
            return _Shape(value=Fraction("".join(groups)), thousands=first)
        return _Shape(value=Fraction(".".join(groups)), either=first)
    if last is Mark.SPACE or last in marks[:-1] or len(set(marks[:-1])) > 1:
        return None
    whole, decimals = groups[:-1], groups[-1]
    value = Fraction(f"{''.join(whole)}.{decimals}")
    if len(whole) > 1:
        # Three decimals behind a group, 400.000,000, are more likely a slip of the finger.
        is_clear = _is_grouped(whole) and len(decimals) != 3
        return _Shape(value=value, thousands=first, decimal=last) if is_clear else None
    if len(decimals) == 3 and len(whole[0]) > 1 and whole[0].startswith("0"):
        return None  # 06.030 is a code
    return _Shape(value=value, decimal=last)


def _is_grouped(groups: list[str]) -> bool:
    first, *others = groups
    return (
        len(first) <= 3 and not first.startswith("0") and all(len(group) == 3 for group in others)
    )
