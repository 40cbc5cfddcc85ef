from __future__ import annotations

from datetime import date

import pytest

from dan_van.domain.cumulative import Cumulative, counted_since
from dan_van.domain.period import Calendar, parse_period

TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("period", "since", "calendar", "start"),
    [
        ("2024-Q3", Cumulative.YEAR, Calendar.CALENDAR, date(2024, 1, 1)),
        ("2024-Q3", Cumulative.YEAR, Calendar.STATE, date(2023, 12, 15)),
        ("2024-Q3", Cumulative.CAMPAIGN, Calendar.CALENDAR, date(2020, 1, 1)),
        ("2025-Q1", Cumulative.CAMPAIGN, Calendar.CALENDAR, date(2025, 1, 1)),
        ("2024-Q3", 2021, Calendar.CALENDAR, date(2021, 1, 1)),
        ("2023..2024", Cumulative.YEAR, Calendar.CALENDAR, date(2023, 1, 1)),
    ],
)
def test_counting_begins_with_the_year_or_the_term(
    period: str, since: Cumulative | int, calendar: Calendar, start: date
) -> None:
    asked = parse_period(period, calendar=calendar, today=TODAY)
    counted = counted_since(asked, since)
    assert counted.span.start == start
    assert counted.span.end == asked.span.end


def test_a_year_after_the_period_is_refused() -> None:
    asked = parse_period("2024-Q3", calendar=Calendar.CALENDAR, today=TODAY)
    with pytest.raises(ValueError, match="2025"):
        counted_since(asked, 2025)
