"""A raw cell becomes the days it names: one day, or the month, quarter, year or range it lies in.

Real dates, texts, year numbers and the day numbers of a spreadsheet are read. A date that has two
readings, or lacks its year, is a problem with both readings in its facts.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dan_van.domain.cell import CellProblem, fault_of, is_blank, problem
from dan_van.domain.date_style import (
    FIRST_YEAR,
    LAST_YEAR,
    DateStyle,
    Unread,
    read_day,
    two_days,
)
from dan_van.domain.date_text import read_date_text, year_span
from dan_van.domain.period import Calendar
from dan_van.domain.sheet import RawCell
from dan_van.domain.span import DateSpan

_DAY_ZERO = date(1899, 12, 30)
_FIRST_NUMBERED, _LAST_NUMBERED = date(1950, 1, 1), date(2100, 12, 31)
_NO_SUCH_DAY_NUMBER = 60  # spreadsheets count a 29 February 1900 that never was
_LONGEST_TEXT = 120


def parse_date(
    raw: RawCell, *, style: DateStyle, calendar: Calendar, year: int | None = None
) -> DateSpan | CellProblem | None:
    """The days that a cell names; quarters and years are those of the calendar.

    `year` is the year of the sheet: it completes a date written as day and month alone.
    """
    if (fault := fault_of(raw)) is not None:
        return fault
    if is_blank(raw):
        return None
    read: DateSpan | Unread | None = None
    match raw:
        case datetime():
            read = _real_date(raw.date(), style)
        case date():
            read = _real_date(raw, style)
        case bool() | time():
            read = None
        case int() | float():
            read = _numbered(raw, calendar)
        case str() if len(raw) <= _LONGEST_TEXT:
            read = read_date_text(raw, style=style, calendar=calendar, year=year)
        case _:
            read = None
    match read:
        case None:
            return problem(raw, "not_a_date")
        case Unread():
            return problem(raw, read.code, facts=read.facts, suggestion=read.suggestion)
        case DateSpan():
            return read


def _real_date(day: date, style: DateStyle) -> DateSpan | Unread:
    read = read_day(day.year, day.month, day.day)
    if style.has_swapped and day.day <= 12 and day.day != day.month:
        return two_days(read_day(day.year, day.day, day.month), read)
    return read


def _numbered(number: float, calendar: Calendar) -> DateSpan | Unread | None:
    """The year 2024, or the day 45366 of a spreadsheet (perhaps with a time of day behind it)."""
    if number == _NO_SUCH_DAY_NUMBER:
        return Unread("no_such_day")
    if FIRST_YEAR <= number <= LAST_YEAR:
        return year_span(int(number), calendar) if number == int(number) else None
    first, last = ((day - _DAY_ZERO).days for day in (_FIRST_NUMBERED, _LAST_NUMBERED))
    if not first <= number < last + 1:
        return None
    return DateSpan.day(_DAY_ZERO + timedelta(days=int(number)))
