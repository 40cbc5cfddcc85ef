"""How a column writes its dates, and what a date of three numbers means under that style.

The day comes first, unless the column shows otherwise. A two-digit year is taken only where the
column tells day from month, since nothing else in such a cell does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dan_van.domain.sheet import RawCell
from dan_van.domain.span import DateSpan
from dan_van.domain.vietnamese import search

FIRST_YEAR, LAST_YEAR = 1900, 2100

_THREE_NUMBERS = re.compile(
    r"(?<![0-9])([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
)
_ENOUGH = 3  # with so many cells of each sort, chance explains the pattern in one column of 70


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStyle:
    """What the cells of a column tell about the order of day and month.

    `has_day_first`, `has_month_first`: some text can only be read that way. `has_swapped`: no real
    date has a day above 12 and every text has one, which is what a spreadsheet under American
    settings makes of dates typed day first. Its real dates have day and month exchanged.
    """

    has_day_first: bool = False
    has_month_first: bool = False
    has_swapped: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text is no date: the code of the problem, its facts, what was probably meant."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    suggestion: str = ""


def date_style(raws: Iterable[RawCell]) -> DateStyle:
    """What the cells of one column tell about the order of day and month."""
    pairs: Counter[tuple[int, int]] = Counter()
    days: list[int] = []
    texts: Counter[str] = Counter()  # days come again and again
    for raw in raws:
        if isinstance(raw, str):
            texts[raw] += 1
        elif isinstance(raw, date):
            days.append(raw.day)
    for text, times in texts.items():
        for first, _, second in _THREE_NUMBERS.findall(search(text)):
            pairs[int(first), int(second)] += times
    has_day_first = any(first > 12 >= second for first, second in pairs)
    has_month_first = any(second > 12 >= first for first, second in pairs)
    has_swapped = (
        len(days) >= _ENOUGH
        and pairs.total() >= _ENOUGH
        and all(day <= 12 for day in days)
        and all(first > 12 for first, _ in pairs)
    )
    return DateStyle(
        has_day_first=has_day_first, has_month_first=has_month_first, has_swapped=has_swapped
    )


def read_day(year: int, month: int, day: int) -> DateSpan | Unread:
    """The span of that day, unless the calendar or the years we accept lack it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Unread("year_out_of_range", {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)})
    try:
        return DateSpan.day(date(year, month, day))
    except ValueError:
        return Unread("no_such_day")


def read_three_numbers(
    first: str, second: str, year: str, *, style: DateStyle
) -> DateSpan | Unread:
    """The day written as two numbers and a year of two or four digits."""
    a, b = int(first), int(second)
    full_year = int(year) if len(year) == 4 else _full_year(int(year))
    if a > 12 or b > 12 or a == b:
        return read_day(full_year, a, b) if b > 12 >= a else read_day(full_year, b, a)
    is_told = style.has_day_first or len(year) == 4
    if style.has_month_first or not is_told:
        return two_days(read_day(full_year, b, a), read_day(full_year, a, b))
    return read_day(full_year, b, a)


def two_days(day_first: DateSpan | Unread, month_first: DateSpan | Unread) -> Unread:
    """The problem of a date with two readings, or of the one that is no date."""
    for reading in (day_first, month_first):
        if isinstance(reading, Unread):
            return reading
    readings = {"first": _label(day_first), "second": _label(month_first)}
    return Unread("ambiguous_date", readings, readings["first"])


def _label(reading: DateSpan | Unread) -> str:
    return reading.label if isinstance(reading, DateSpan) else ""


def _full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 50 else 1900)
