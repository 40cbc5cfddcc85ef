"""Reporting periods: their codes and their exact days in the two calendars.

Two calendars are in use. In `calendar` a quarter is three calendar months. In `state` it runs from
the 15th of the month before it to the 14th of its last month, and the year from 15 December to 14
December. A month is the calendar month in both.

A code says the period in one way only. How people write periods is in `period.py`; nothing here
reads text or the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dan_van.domain.span import DateSpan


class Calendar(StrEnum):
    """Where quarters and years begin: on the 1st, or on the 15th of the month before."""

    CALENDAR = "calendar"
    STATE = "state"


_MONTHS_OF_PART = {
    "": (1, 12),
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "9M": (1, 9),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A reporting period.

    `code` is `2024-Q1`, `2024-H1`, `2024-9M`, `2024`, `2024-03`, `2024-03-12`, or two of these
    joined by `..`. `span` holds its days in that calendar.
    """

    code: str
    span: DateSpan
    calendar: Calendar

    @property
    def is_of_quarters(self) -> bool:
        """Whether it was asked for as a run of quarters: `2023-Q1..2024-Q1`."""
        first, _, last = self.code.partition("..")
        return first[5:6] == last[5:6] == "Q"

    def previous(self) -> Period | None:
        """Returns the period of the same kind that ends where this one starts.

        Of a range of years as many years. None for any other range and for nine months, which
        have no such neighbour.
        """
        day_before = self.span.start - timedelta(days=1)
        first, is_range, last = self.code.partition("..")
        if is_range:
            if len(first) > 4 or len(last) > 4:
                return None
            start = 2 * int(first) - int(last) - 1
            return joined(
                period_of_year(start, "", self.calendar), year_of(day_before, self.calendar)
            )
        part = self.code[5:]
        if part == "9M":
            return None
        if part == "":
            return year_of(day_before, self.calendar)
        if part[0] == "Q":
            return quarter_of(day_before, self.calendar)
        if part[0] == "H":
            month = _reporting_month(day_before, self.calendar)
            return period_of_year(month.year, "H1" if month.month <= 6 else "H2", self.calendar)
        if len(part) == 2:
            return month_of(day_before, self.calendar)
        return period_of_day(day_before, self.calendar)

    def a_year_before(self) -> Period:
        """Returns the same period of the year before; 29 February becomes the 28th."""
        ends = [_a_year_before(code, self.calendar) for code in self.code.split("..")]
        return joined(ends[0], ends[-1])


def _a_year_before(code: str, calendar: Calendar) -> Period:
    year, part = int(code[:4]) - 1, code[5:]
    if len(part) == 5:
        return period_of_day(
            date(year, int(part[:2]), 28 if part == "02-29" else int(part[3:])), calendar
        )
    return period_of_year(year, part, calendar)


def quarter_of(day: date, calendar: Calendar) -> Period:
    """Returns the quarter the day lies in."""
    month = _reporting_month(day, calendar)
    return period_of_year(month.year, f"Q{(month.month + 2) // 3}", calendar)


def month_of(day: date, calendar: Calendar = Calendar.CALENDAR) -> Period:
    """Returns the month the day lies in; its days are the same in both calendars."""
    return period_of_year(day.year, f"{day.month:02}", calendar)


def year_of(day: date, calendar: Calendar) -> Period:
    """Returns the year the day lies in: in the state calendar 15 December opens the next one."""
    return period_of_year(_reporting_month(day, calendar).year, "", calendar)


def quarters_of(year: int, calendar: Calendar) -> tuple[Period, ...]:
    """Returns the four quarters of the year, in order."""
    return tuple(period_of_year(year, f"Q{quarter}", calendar) for quarter in range(1, 5))


def _reporting_month(day: date, calendar: Calendar) -> date:
    """Returns the first day of the month whose figures the day belongs to."""
    month = day.replace(day=1)
    if calendar is Calendar.STATE and day.day >= 15:
        return _month_after(month)
    return month


def _month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def period_of_year(year: int, part: str, calendar: Calendar) -> Period:
    """Returns a part of the year: `Q1`, `H1`, `9M`, a month such as `03`; "" is the whole year."""
    first, last = _MONTHS_OF_PART.get(part) or (int(part), int(part))
    start, end = date(year, first, 1), _month_after(date(year, last, 1))
    if calendar is Calendar.STATE and part in _MONTHS_OF_PART:
        start = (start - timedelta(days=1)).replace(day=15)
        end = (end - timedelta(days=1)).replace(day=15)
    code = f"{year}-{part}" if part else f"{year}"
    return Period(code=code, span=DateSpan(start, end), calendar=calendar)


def period_of_day(day: date, calendar: Calendar) -> Period:
    """Returns the period of that one day."""
    return Period(code=day.isoformat(), span=DateSpan.day(day), calendar=calendar)


def joined(start: Period, end: Period) -> Period:
    """Returns the range from the start of one period to the end of the other.

    Raises:
        ValueError: The range ends before it starts.
    """
    if start == end:
        return start
    span = DateSpan(start.span.start, end.span.end)
    return Period(code=f"{start.code}..{end.code}", span=span, calendar=start.calendar)
