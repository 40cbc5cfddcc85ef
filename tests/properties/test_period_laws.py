"""Laws of periods that hold for every day and both calendars."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.period import (
    Calendar,
    Period,
    find_period,
    month_of,
    parse_period,
    quarter_of,
    quarters_of,
    year_of,
)
from dan_van.domain.span import DateSpan
from dan_van.errors import WrongInput

YEARS = st.integers(1931, 2099)
DAYS = st.dates(date(1931, 1, 1), date(2099, 11, 30))
CALENDARS = st.sampled_from(Calendar)
PARTS = ["", "-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", "-9M", "-01", "-06", "-12"]
SINGLE_CODES = st.one_of(
    st.builds(lambda year, part: f"{year}{part}", YEARS, st.sampled_from(PARTS)),
    DAYS.map(date.isoformat),
)


def parsed(text: str, calendar: Calendar) -> Period:
    return parse_period(text, calendar=calendar, today=date(2024, 5, 20))


def parsed_or_refused(text: str, calendar: Calendar) -> Period | WrongInput:
    try:
        return parsed(text, calendar)
    except WrongInput as refusal:
        return refusal


@given(year=YEARS, calendar=CALENDARS)
def test_quarters_partition_the_year(year: int, calendar: Calendar) -> None:
    quarters = quarters_of(year, calendar)
    whole = parsed(str(year), calendar).span
    edges = [whole.start, *(quarter.span.end for quarter in quarters)]
    assert [quarter.span.start for quarter in quarters] == edges[:-1]
    assert edges[-1] == whole.end


@given(year=YEARS, calendar=CALENDARS)
def test_halves_and_nine_months_are_made_of_quarters(year: int, calendar: Calendar) -> None:
    first, second, third, fourth = (quarter.span for quarter in quarters_of(year, calendar))
    assert parsed(f"{year}-H1", calendar).span == DateSpan(first.start, second.end)
    assert parsed(f"{year}-H2", calendar).span == DateSpan(third.start, fourth.end)
    assert parsed(f"{year}-9M", calendar).span == DateSpan(first.start, third.end)


@given(day=DAYS, calendar=CALENDARS)
def test_every_day_is_in_exactly_one_quarter(day: date, calendar: Calendar) -> None:
    near = [
        quarter
        for year in (day.year - 1, day.year, day.year + 1)
        for quarter in quarters_of(year, calendar)
    ]
    holding = [quarter for quarter in near if DateSpan.day(day).inside(quarter.span)]
    assert holding == [quarter_of(day, calendar)]


@given(day=DAYS, calendar=CALENDARS)
def test_a_day_is_inside_its_month_and_year(day: date, calendar: Calendar) -> None:
    assert DateSpan.day(day).inside(month_of(day, calendar).span)
    assert DateSpan.day(day).inside(year_of(day, calendar).span)
    assert quarter_of(day, calendar).span.inside(year_of(day, calendar).span)


@given(one=SINGLE_CODES, other=SINGLE_CODES, calendar=CALENDARS)
def test_a_code_is_read_back_as_its_period(one: str, other: str, calendar: Calendar) -> None:
    for code in (one, f"{one}..{other}"):
        period = parsed_or_refused(code, calendar)
        if isinstance(period, WrongInput):
            assert period.code == "period_backwards"
            assert parsed(other, calendar).span.end <= parsed(one, calendar).span.start
            continue
        assert period.code == (one if one == other else code)
        assert parsed(period.code, calendar) == period


@given(code=SINGLE_CODES, calendar=CALENDARS)
def test_previous_ends_where_the_period_starts(code: str, calendar: Calendar) -> None:
    period = parsed(code, calendar)
    before = period.previous()
    assert (before is None) == code.endswith("9M")
    if before:
        assert before.span.end == period.span.start
        assert parsed(before.code, calendar) == before


@given(code=SINGLE_CODES, calendar=CALENDARS)
def test_a_year_before_starts_about_a_year_before(code: str, calendar: Calendar) -> None:
    period = parsed(code, calendar)
    days = (period.span.start - period.a_year_before().span.start).days
    assert days in {365, 366}


@given(day=DAYS, calendar=CALENDARS)
def test_last_quarter_ends_where_this_quarter_starts(day: date, calendar: Calendar) -> None:
    this = parse_period("this-quarter", calendar=calendar, today=day)
    last = parse_period("last-quarter", calendar=calendar, today=day)
    assert DateSpan.day(day).inside(this.span)
    assert last.span.end == this.span.start
    assert last == this.previous()


@given(code=SINGLE_CODES, calendar=CALENDARS)
def test_the_label_of_a_span_is_read_back_as_the_span(code: str, calendar: Calendar) -> None:
    span = parsed(code, calendar).span
    assert parsed(span.label, calendar).span == span


@given(start=DAYS, days=st.integers(1, 800))
def test_the_label_of_any_span_names_it_in_one_of_the_calendars(start: date, days: int) -> None:
    span = DateSpan(start, start + timedelta(days=days))
    if span.end <= date(2100, 1, 1):
        assert span in [parsed(span.label, calendar).span for calendar in Calendar]


@given(year=st.integers(2000, 2099), part=st.sampled_from(PARTS), calendar=CALENDARS)
def test_a_code_inside_a_title_is_found(year: int, part: str, calendar: Calendar) -> None:
    code = f"{year}{part}"
    assert find_period(f"Biểu tổng hợp {code} (kèm Kế hoạch số 05-KH/HU)", calendar=calendar) == (
        parsed(code, calendar)
    )


@given(text=st.one_of(st.text(max_size=40), st.text(alphabet="quyIV 0123456789/.-", max_size=16)))
def test_any_text_is_read_or_refused(text: str) -> None:
    find_period(text, calendar=Calendar.STATE)
    period = parsed_or_refused(text, Calendar.STATE)
    if isinstance(period, WrongInput):
        assert period.facts == {"value": text}
    else:
        assert parsed(period.code, Calendar.STATE) == period
