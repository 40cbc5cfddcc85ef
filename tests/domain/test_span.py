"""Ranges of days: half-open, labelled by what they cover."""

from __future__ import annotations

from datetime import date

import pytest

from dan_van.domain.span import DateSpan


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        (date(2024, 3, 12), date(2024, 3, 13), "2024-03-12"),
        (date(2024, 12, 31), date(2025, 1, 1), "2024-12-31"),
        (date(2024, 2, 1), date(2024, 3, 1), "2024-02"),
        (date(2024, 12, 1), date(2025, 1, 1), "2024-12"),
        (date(2024, 10, 1), date(2025, 1, 1), "2024-Q4"),
        (date(2023, 12, 15), date(2024, 3, 15), "2024-Q1"),
        (date(2024, 9, 15), date(2024, 12, 15), "2024-Q4"),
        (date(2024, 1, 1), date(2025, 1, 1), "2024"),
        (date(2023, 12, 15), date(2024, 12, 15), "2024"),
        (date(2024, 2, 1), date(2024, 5, 1), "2024-02-01..2024-04-30"),
        (date(2024, 1, 15), date(2024, 4, 15), "2024-01-15..2024-04-14"),
        (date(2024, 3, 15), date(2025, 3, 15), "2024-03-15..2025-03-14"),
        (date(2020, 1, 1), date(2026, 1, 1), "2020-01-01..2025-12-31"),
    ],
)
def test_label_says_what_the_span_covers(start: date, end: date, label: str) -> None:
    assert DateSpan(start, end).label == label


def test_a_span_without_a_day_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="empty span"):
        DateSpan(date(2024, 3, 12), date(2024, 3, 12))


def test_a_day_is_inside_its_month_but_not_the_month_after() -> None:
    day = DateSpan.day(date(2024, 3, 31))
    assert day.is_day
    assert day.inside(DateSpan(date(2024, 3, 1), date(2024, 4, 1)))
    assert not day.inside(DateSpan(date(2024, 4, 1), date(2024, 5, 1)))


def test_neighbours_do_not_overlap() -> None:
    march = DateSpan(date(2024, 3, 1), date(2024, 4, 1))
    april = DateSpan(date(2024, 4, 1), date(2024, 5, 1))
    assert not march.overlaps(april)
    assert march.overlaps(DateSpan.day(march.last))
