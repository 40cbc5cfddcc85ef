"""Copies may go by number and by age, never the newest."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.rotation import may_go

NOW = datetime(2024, 4, 2, 8, 30)  # noqa: DTZ001 - of names, which tell no zone


def days_ago(*days: int) -> list[datetime]:
    return [NOW - timedelta(days=count) for count in days]


def test_without_a_bound_all_stay() -> None:
    made = days_ago(0, 400, 4000)
    assert may_go(made, keep=None, max_age_days=None, now=NOW) == []


def test_the_latest_so_many_stay() -> None:
    made = days_ago(0, 1, 2, 3)
    assert may_go(made, keep=2, max_age_days=None, now=NOW) == [2, 3]


def test_one_that_is_just_old_enough_stays() -> None:
    made = days_ago(0, 30, 31)
    assert may_go(made, keep=None, max_age_days=30, now=NOW) == [2]


def test_the_newest_stays_however_old_it_is() -> None:
    assert may_go(days_ago(4000, 5000), keep=1, max_age_days=1, now=NOW) == [1]


@given(
    st.lists(st.integers(0, 1000)),
    st.none() | st.integers(1, 10),
    st.none() | st.integers(1, 1000),
)
def test_what_goes_is_beyond_a_bound_and_never_the_newest(
    ages: list[int], keep: int | None, max_age: int | None
) -> None:
    ages.sort()
    gone = may_go(days_ago(*ages), keep=keep, max_age_days=max_age, now=NOW)
    assert 0 not in gone
    for place, age in enumerate(ages[1:], start=1):
        is_many = keep is not None and place >= keep
        is_old = max_age is not None and age > max_age
        assert (place in gone) == (is_many or is_old)
