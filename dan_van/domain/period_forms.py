"""The forms in which people write a period: patterns, and how each of them is read.

Every pattern is matched against folded text (`fold`): small letters, no diacritics, `-` for any
dash. `single` and `ends_of_range` read a text that is a period and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from dan_van.domain.reporting_calendar import (
    Calendar,
    Period,
    joined,
    period_of_day,
    period_of_year,
)
from dan_van.domain.vietnamese import search

FIRST_YEAR, LAST_YEAR = 1930, 2100

YEAR = r"(?P<year>\d{4})(?!\d)"
OF = r"(?:(?: ?[/.,-] ?| )(?:cua )?(?:nam ?)?|nam ?)"
QUARTER = r"(?:q|qu[yi])\.? ?(?P<quarter>0?[1-4](?!\d)|(?:iv|i{1,3})(?![a-z]))"
MONTH = r"(?P<month>0?[1-9]|1[0-2])(?!\d)"
HALF = r"(?:(?:0?6|sau) thang|nua) ?(?P<half>dau|cuoi)(?: nam)?"
MONTHS = r"(?P<months>0?[3-9]|1[0-2]|ba|sau|chin) thang(?: dau)?(?: nam)?"
_ISO_DAY = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)"
_DAY_IN_WORDS = r"(?P<day>\d{1,2}) thang (?P<month>\d{1,2})(?:/|,? (?:nam )?)(?P<year>\d{4})(?!\d)"

_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "ba": 3, "sau": 6, "chin": 9}
_PART_OF_MONTHS = {3: "Q1", 6: "H1", 9: "9M", 12: ""}

_Match: TypeAlias = re.Match[str]
_Reader: TypeAlias = Callable[[_Match, int, Calendar], Period]


def _number(text: str) -> int:
    return _NUMBERS.get(text) or int(text)


def _read_quarter(match: _Match, year: int, calendar: Calendar) -> Period:
    return period_of_year(year, f"Q{_number(match['quarter'])}", calendar)


def _read_half(match: _Match, year: int, calendar: Calendar) -> Period:
    return period_of_year(year, "H1" if match["half"] in {"dau", "1"} else "H2", calendar)


def _read_months(match: _Match, year: int, calendar: Calendar) -> Period:
    count = _number(match["months"])
    if count in _PART_OF_MONTHS:
        return period_of_year(year, _PART_OF_MONTHS[count], calendar)
    return joined(
        period_of_year(year, "01", calendar), period_of_year(year, f"{count:02}", calendar)
    )


def _read_month(match: _Match, year: int, calendar: Calendar) -> Period:
    return period_of_year(year, f"{int(match['month']):02}", calendar)


def _read_year(_: _Match, year: int, calendar: Calendar) -> Period:
    return period_of_year(year, "", calendar)


def _read_day(match: _Match, year: int, calendar: Calendar) -> Period:
    return period_of_day(date(year, int(match["month"]), int(match["day"])), calendar)


# Kept as text: compiled at the first use, for most commands read no period.
_FORMS: tuple[tuple[str, _Reader], ...] = (
    (rf"(?:ngay )?{_ISO_DAY}", _read_day),
    (rf"(?:ngay )?{_DAY}", _read_day),
    (rf"(?:ngay )?{_DAY_IN_WORDS}", _read_day),
    (rf"{QUARTER}{OF}{YEAR}", _read_quarter),
    (rf"(?P<quarter>iv|i{{1,3}}) ?[/.-] ?{YEAR}", _read_quarter),
    (rf"(?:nam )?{YEAR}(?: ?[/.,-] ?| )?{QUARTER}", _read_quarter),
    (rf"{HALF}{OF}{YEAR}", _read_half),
    (rf"{YEAR}[ /-]?h(?P<half>[12])", _read_half),
    (rf"h(?P<half>[12]){OF}{YEAR}", _read_half),
    (rf"{MONTHS}{OF}{YEAR}", _read_months),
    (rf"{YEAR}[ /-]?(?P<months>9) ?m", _read_months),
    (rf"(?P<months>9) ?m{OF}{YEAR}", _read_months),
    (rf"(?:thang ?|t)?{MONTH}{OF}{YEAR}", _read_month),
    (rf"{YEAR}[/-]{MONTH}", _read_month),
    (rf"(?:(?:ca |trong )?nam )?{YEAR}", _read_year),
)


def fold(text: str) -> str:
    """Returns the text as the patterns expect it; blanks stand for underscores."""
    # NFKC makes a letter of the one-sign Roman numerals and three stops of an ellipsis.
    return search(unicodedata.normalize("NFKC", text).replace("_", " "))


def _read(match: _Match, reader: _Reader, calendar: Calendar) -> Period | None:
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return reader(match, year, calendar)
    except ValueError:  # no such day: 31/02/2024
        return None


def single(folded: str, calendar: Calendar) -> Period | None:
    """Returns the one period that the folded text is; None for a range or anything else."""
    for pattern, reader in _FORMS:
        if match := re.fullmatch(pattern, folded):
            return _read(match, reader, calendar)
    return None


_BEFORE_RANGE = r"(?:(?:giai doan|nhiem ky|thoi ky|tu) ?)+"
_BETWEEN = r" ?(?:\.{2,}|->|-| den het | den | va ) ?"


def ends_of_range(folded: str, calendar: Calendar) -> tuple[Period, Period] | None:
    """Returns the two periods that the folded text runs from and to, in whatever order."""
    folded = re.sub(_BEFORE_RANGE, "", folded, count=1)
    for between in re.finditer(_BETWEEN, folded):
        left, right = folded[: between.start()], folded[between.end() :]
        end = single(right, calendar)
        if end is None:
            continue
        start = single(left, calendar) or _with_year_of(end, left)
        if start is not None:
            return start, end
    return None


def _with_year_of(end: Period, left: str) -> Period | None:
    """Returns the start of `quý I - quý III/2024`, whose year is written once, at its end."""
    year = int(end.code[:4])
    for candidate in (year, year - 1):
        start = single(f"{left}/{candidate}", end.calendar)
        if start is None or kind(start) != kind(end):
            return None
        if start.span.start < end.span.start:
            return start
    return None


def kind(period: Period) -> str:
    """Returns `Q`, `H`, `9M`, `2` for a month, `5` for a day, `0` for a year."""
    part = period.code[5:]
    return part if part == "9M" else part[0] if part[:1].isalpha() else str(len(part))
