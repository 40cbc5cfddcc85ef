"""Reporting periods as people write them: in a command, in a title, in the name of a file.

`parse_period` reads a text that is a period and nothing else; `find_period` looks for one inside a
title and would rather find none than take the date or the number of a document for one. For every
period `parse_period(p.code)` gives `p` back. Nothing here reads the clock: today is an argument.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from dan_van.domain.period_forms import (
    HALF,
    MONTH,
    MONTHS,
    OF,
    QUARTER,
    YEAR,
    ends_of_range,
    fold,
    kind,
    single,
)
from dan_van.domain.reporting_calendar import (
    Calendar,
    Period,
    joined,
    month_of,
    quarter_of,
    quarters_of,
    year_of,
)
from dan_van.domain.vietnamese import clean
from dan_van.errors import WrongInput

__all__ = [
    "Calendar",
    "Period",
    "find_period",
    "month_of",
    "parse_period",
    "quarter_of",
    "quarters_of",
    "year_of",
]

_RELATIVE: dict[str, tuple[Callable[[date, Calendar], Period], bool]] = {
    "this-quarter": (quarter_of, False),
    "quy nay": (quarter_of, False),
    "last-quarter": (quarter_of, True),
    "quy truoc": (quarter_of, True),
    "this-year": (year_of, False),
    "nam nay": (year_of, False),
    "last-year": (year_of, True),
    "nam truoc": (year_of, True),
    "nam ngoai": (year_of, True),
    "this-month": (month_of, False),
    "thang nay": (month_of, False),
    "last-month": (month_of, True),
    "thang truoc": (month_of, True),
}


def parse_period(text: str, *, calendar: Calendar, today: date) -> Period:
    """Returns the period that the user wrote: a code, `Quý I/2024`, `last-quarter`, a range.

    Raises:
        WrongInput: `bad_period` if it is no period or has no year, `period_backwards` if the
            range ends before it starts.
    """
    folded = fold(text)
    if text.rstrip().endswith(".."):  # half a range, whose dots folding takes away
        raise WrongInput("bad_period", value=text)
    if relative := _RELATIVE.get(folded) or _RELATIVE.get(folded.replace(" ", "-")):
        period_of, is_last = relative
        period = period_of(today, calendar)
        return period_of(period.span.start - timedelta(days=1), calendar) if is_last else period
    if named := single(folded, calendar):
        return named
    ends = ends_of_range(folded, calendar)
    if ends is None:
        raise WrongInput("bad_period", value=text)
    start, end = ends
    if end.span.end <= start.span.start:
        raise WrongInput("period_backwards", value=text)
    return joined(start, end)


# --- a period inside a title or a file name ------------------------------------------------------
# The patterns are kept as text: compiled at the first use, for most commands read no title.

_DATED = r"(?:\d{1,2}(?:[/.-]\d{1,2}[/.-]| thang \d{1,2}(?:/|,? (?:nam )?))\d{4}|\d{4}-\d\d-\d\d)"
_UP_TO = (
    rf"(?:(?:ngay )?{_DATED}|(?:thang )?\d{{1,2}}(?:[/.-]| nam )\d{{4}}"
    r"|qu[yi] (?:\d|iv|i{1,3})(?:[/. -]*(?:nam )?\d{4})?|(?:nam )?\d{4})(?!\d)"
)
_DOCUMENT_NUMBER = (
    # Số: 21/KH, 08/2022/QĐ-UBND, 21/KH-UBND, 25-NQ/TW, Nghị định 59/2023
    r"(?<![a-z0-9])(?:so ?:? ?\d+[/-](?!quy |qui |thang |nam )[a-z0-9/-]*"
    r"|\d+/\d{4}/[a-z][a-z0-9-]*"
    r"|\d+/[a-z]+-[a-z0-9/-]+|\d{1,4}-[a-z]{2,}/[a-z0-9/-]+|(?:nghi dinh|thong tu|quyet dinh"
    r"|nghi quyet|chi thi|ket luan|quy dinh|luat|mau|bieu|phu luc)(?: so)? ?\d+/\d{4})"
)
_NO_REPORTING_DATE = (
    r"(?<![a-z0-9])(?:"
    # what the figures run up to, and what they are compared with
    rf"(?:den|so voi)(?: het| cuoi)?(?: cung ky)? {_UP_TO}|cung ky {_UP_TO}"
    # the date of a document, also with gaps to fill in: ngày … tháng … năm 2024
    r"|ngay[ .]*\d{0,2}[ .]*thang[ .]*\d{0,2}[ .,]*(?:nam|/)[ .]*\d{0,4}"
    rf"|ngay {_DATED}|\d{{1,2}} thang \d{{1,2}}(?:/|,? (?:nam )?)\d{{4}}"
    # the day on which our own English workbooks were written
    rf"|exported on {_DATED}"
    r"|\d{1,2}/\d{1,2}/\d{4})"
)
_START_OR_END = (
    rf"(?:(?:ngay )?(?:{_DATED}|\d{{1,2}}/\d{{1,2}})|\d{{1,2}}/\d{{4}}|(?:nam )?\d{{4}}"
    r"|(?:(?:q|qu[yi] ?)(?:[1-4]|iv|i{1,3})(?![a-z])|thang \d{1,2})"
    r"(?:(?:[/.,]| nam| )+\d{4})?)(?!\d)"
)
_RANGE = (
    rf"(?<![a-z0-9/.-])(?:tu )?{_START_OR_END}"
    rf"(?:-| den (?:het )?| va |\.\.){_START_OR_END}(?![/.-]?\d)"
)


class _Rank(IntEnum):
    """How closely a mention names the period, closest first."""

    MONTH = 0
    PART_OF_YEAR = 1
    DAYS = 2
    YEAR = 3
    BARE_YEAR = 4
    YEARS = 5
    DAY = 6


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


# In the order in which they take their words out of the text.
_MENTIONED = tuple(
    (rank, rf"(?<![a-z0-9]){_unnamed(pattern)}")
    for rank, pattern in (
        (_Rank.DAY, _DATED),
        (_Rank.PART_OF_YEAR, f"{HALF}{OF}{YEAR}"),
        (_Rank.PART_OF_YEAR, f"{MONTHS}{OF}{YEAR}"),
        (_Rank.PART_OF_YEAR, f"{QUARTER}{OF}{YEAR}"),
        (_Rank.PART_OF_YEAR, rf"\d{{4}}[ -]?{QUARTER}"),
        (_Rank.PART_OF_YEAR, r"\d{4}[ -]?(?:h[12]|9 ?m)(?![a-z0-9])"),
        (_Rank.PART_OF_YEAR, rf"(?:h[12]|9 ?m)[ /.-]{YEAR}"),
        (_Rank.MONTH, f"thang ?{MONTH}{OF}{YEAR}"),
        (_Rank.MONTH, f"t{MONTH}[/.-]{YEAR}"),
        (_Rank.MONTH, f"(?<![/.-]){MONTH}[/-]{YEAR}"),
        (_Rank.MONTH, r"(?<![/.-])\d{4}-(?:0[1-9]|1[0-2])(?![/-]?\d)"),
        (_Rank.YEAR, f"(?:ca )?nam {YEAR}"),
        # Four digits are a year only where they count nothing and are no part of a longer number.
        (
            _Rank.BARE_YEAR,
            r"(?<!\d{3}[ .,-])(?<![/.,])20\d\d(?![a-z/]|[ .,-]?\d"
            r"| (?:ho|nguoi|luot|cuoc|buoi|dong|trieu|ty|hoi vien|doan vien|dang vien)(?![a-z]))",
        ),
    )
)
_WITHOUT_YEAR = rf"(?<![a-z0-9])(?:{_unnamed(f'{HALF}|{MONTHS}|{QUARTER}|thang ?{MONTH}')})"
_PLANS = r"(?<![a-z])(?:phuong huong|nhiem vu)(?![a-z])"
_JOINED_WORDS = r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=\d{4}(?!\d))"


class _Mention(NamedTuple):  # at import a tenth of the cost of a dataclass
    rank: _Rank
    position: int
    period: Period


def find_period(text: str, *, calendar: Calendar) -> Period | None:
    """Returns the reporting period that a title or the name of a file speaks of, or None.

    The closest one counts, and of two such the first: a quarter before its year. A bare date in
    the name of a file is the answer only where there is no other. Plans for the time ahead do not
    count where the title also says what was done.
    """
    folded = _hidden(_DOCUMENT_NUMBER, fold(re.sub(_JOINED_WORDS, " ", clean(text))))
    plans = re.search(_PLANS, folded)
    done = plans and _done(folded[: plans.start()], folded[plans.end() :], calendar)
    if done:
        return done
    closest = _closest(folded, calendar)
    return closest.period if closest else None


def _done(done: str, plans: str, calendar: Calendar) -> Period | None:
    """Returns the period before the plans; it may have its year from them.

    `Kết quả quý IV, nhiệm vụ quý I năm 2025` speaks of quarter IV of 2024.
    """
    closest = _closest(done, calendar)
    if closest and closest.rank <= _Rank.YEAR:
        return closest.period
    named = re.search(_WITHOUT_YEAR, _hidden(_NO_REPORTING_DATE, done))
    ahead = _closest(plans, calendar)
    if named is None or ahead is None:
        return None
    year = int(ahead.period.code[:4])
    period = single(f"{named[0]}/{year}", calendar)
    if period and period.span.start > ahead.period.span.start and "cuoi nam" not in plans:
        return single(f"{named[0]}/{year - 1}", calendar)
    return period


def _closest(folded: str, calendar: Calendar) -> _Mention | None:
    return min(_mentions(folded, calendar), key=lambda found: found[:2], default=None)


def _mentions(folded: str, calendar: Calendar) -> Iterator[_Mention]:
    for match in re.finditer(_RANGE, folded):
        period = _range_found(match[0], calendar)
        if period:
            rank = {"5": _Rank.DAYS, "0": _Rank.YEARS}.get(kind(period), _Rank.PART_OF_YEAR)
            yield _Mention(rank, match.start(), period)
            folded = folded.replace(match[0], "#" * len(match[0]))
    folded = _hidden(_NO_REPORTING_DATE, folded)
    for rank, pattern in _MENTIONED:
        for match in re.finditer(pattern, folded):
            period = single(match[0], calendar)
            if period:
                yield _Mention(rank, match.start(), period)
        folded = _hidden(pattern, folded)


def _range_found(folded: str, calendar: Calendar) -> Period | None:
    ends = None if single(folded, calendar) else ends_of_range(folded, calendar)
    if ends is None or kind(ends[0]) != kind(ends[1]) or ends[1].span.end <= ends[0].span.start:
        return None
    return joined(*ends)


def _hidden(pattern: str, text: str) -> str:
    """Returns the text of the same length with every match made unreadable."""
    return re.sub(pattern, lambda match: "#" * len(match[0]), text)
