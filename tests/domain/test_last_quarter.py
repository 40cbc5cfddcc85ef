"""`last-quarter` on every day of several years, in both calendars: the whole quarter before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dan_van.domain.period import Calendar, parse_period, quarter_of

FIRST, DAYS = date(2022, 12, 1), 4 * 366
EVERY_DAY = [FIRST + timedelta(days=days) for days in range(DAYS)]


@pytest.mark.parametrize("calendar", list(Calendar))
def test_last_quarter_ends_where_this_one_begins_on_every_day(calendar: Calendar) -> None:
    for today in EVERY_DAY:
        this = quarter_of(today, calendar)
        last = parse_period("last-quarter", calendar=calendar, today=today)
        assert this.span.start <= today < this.span.end, today
        assert last.span.end == this.span.start, today
        assert 89 <= (last.span.end - last.span.start).days <= 92, today
        assert last == parse_period(last.code, calendar=calendar, today=FIRST), today


@pytest.mark.parametrize(
    ("calendar", "today", "code"),
    [
        (Calendar.CALENDAR, "2024-01-01", "2023-Q4"),
        (Calendar.CALENDAR, "2024-03-31", "2023-Q4"),
        (Calendar.CALENDAR, "2024-04-01", "2024-Q1"),
        (Calendar.STATE, "2024-01-01", "2023-Q4"),
        (Calendar.STATE, "2023-12-14", "2023-Q3"),
        (Calendar.STATE, "2023-12-15", "2023-Q4"),
        (Calendar.STATE, "2024-03-15", "2024-Q1"),
    ],
)
def test_last_quarter_by_hand(calendar: Calendar, today: str, code: str) -> None:
    day = date.fromisoformat(today)
    assert parse_period("last-quarter", calendar=calendar, today=day).code == code
