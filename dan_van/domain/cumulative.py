"""From when cumulative figures are counted: the year, or the five-year term of the campaign.

Terms begin with the years that five divides: 2020-2025 is counted from 2020, 2025-2030 from 2025,
since a term's last year is the first of the next.
"""

from __future__ import annotations

from enum import StrEnum

from dan_van.domain.reporting_calendar import Period, period_of_year, year_of
from dan_van.domain.span import DateSpan

TERM = 5


class Cumulative(StrEnum):
    """Where cumulative figures begin."""

    YEAR = "year"
    CAMPAIGN = "campaign"


def counted_since(period: Period, since: Cumulative | int) -> Period:
    """The time from the start of the year, the term or a given year to the end of the period.

    Raises:
        ValueError: The given year begins after the period does.
    """
    year = int(year_of(period.span.last, period.calendar).code)
    match since:
        case Cumulative.YEAR:
            first = year
        case Cumulative.CAMPAIGN:
            first = year - year % TERM
        case _:
            first = since
    start = period_of_year(first, "", period.calendar).span.start
    if start > period.span.start and not isinstance(since, Cumulative):
        raise ValueError(f"{first} begins after {period.code}")
    span = DateSpan(min(start, period.span.start), period.span.end)
    return Period(code=f"{span.start}..{span.last}", span=span, calendar=period.calendar)
