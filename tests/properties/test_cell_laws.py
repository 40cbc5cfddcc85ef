"""Laws of reading cells: nothing makes a parser fail, and what is written out is read back."""

from __future__ import annotations

import string
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.amount import Money
from dan_van.domain.cell import CellProblem, parse_mark, parse_prose, parse_text, show
from dan_van.domain.cell_choice import parse_choice
from dan_van.domain.cell_date import parse_date
from dan_van.domain.cell_money import parse_money
from dan_van.domain.cell_number import LARGEST, parse_count, parse_figure
from dan_van.domain.date_style import DateStyle, date_style
from dan_van.domain.figure import Figure
from dan_van.domain.number_style import NumberStyle, number_style
from dan_van.domain.period import Calendar, quarters_of, year_of
from dan_van.domain.sheet import CellFault, RawCell
from dan_van.domain.span import DateSpan
from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice

KINDS = (
    Choice("collective", Label("Tập thể", "Collective")),
    Choice("individual", Label("Cá nhân", "Individual")),
)

NUMBERS = ["1.526", "1,5", "03/04/24", "31", "2024", "0", "/", "-", ".", ",", " ", "..", "%", "("]
DATE_WORDS = ["tháng ", "ngày ", "năm ", "quý ", "IV", "Q1", "từ ", " đến ", "8h30 ", "t", "x"]
SUM_WORDS = [
    "hơn ",
    "gần ",
    "tỷ",
    " triệu",
    "trđ",
    "nghìn ",
    "đồng",
    "vnđ",
    " người",
    "cấp Tập thể",
]
PIECES = st.sampled_from(NUMBERS + DATE_WORDS + SUM_WORDS)
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet=string.digits + "/.-, ", max_size=14),
    st.lists(PIECES, max_size=7).map("".join),
)
CELLS: st.SearchStrategy[RawCell] = st.one_of(
    st.none(),
    TEXTS,
    st.integers(),
    st.integers(min_value=10**300, max_value=10**300 + 5).map(lambda number: number**20),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    TEXTS.map(CellFault),
)
DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2099, 12, 31))
COUNTS = st.integers(min_value=0, max_value=LARGEST)
CALENDARS = st.sampled_from(Calendar)


@settings(max_examples=300, deadline=None)
@given(
    raw=CELLS,
    column=st.lists(CELLS, max_size=4),
    calendar=CALENDARS,
    year=st.sampled_from([None, 2024]),
)
def test_every_cell_gives_a_value_or_a_problem(
    raw: RawCell, column: list[RawCell], calendar: Calendar, year: int | None
) -> None:
    numbers = number_style([raw, *column])
    dates = date_style([raw, *column])
    assert isinstance(parse_text(raw), str | CellProblem | None)
    assert isinstance(parse_prose(raw), str | CellProblem | None)
    assert isinstance(parse_mark(raw), bool | CellProblem | None)
    assert isinstance(parse_choice(raw, KINDS), str | CellProblem | None)
    count = parse_count(raw, numbers)
    assert isinstance(count, CellProblem | None) or (type(count) is int and 0 <= count <= LARGEST)
    figure = parse_figure(raw, numbers)
    assert isinstance(figure, Figure | CellProblem | None)
    for unit in (1, 10**6):
        money = parse_money(raw, numbers, unit=unit)
        assert isinstance(money, CellProblem | None) or 0 <= money.amount <= LARGEST
    span = parse_date(raw, style=dates, calendar=calendar, year=year)
    assert isinstance(span, DateSpan | CellProblem | None)


@settings(deadline=None)
@given(raw=CELLS)
def test_shown_cell_is_one_line_of_at_most_80_characters(raw: RawCell) -> None:
    shown = show(raw)
    assert len(shown) <= 80
    assert "\n" not in shown
    assert "\x1b" not in shown


@settings(deadline=None)
@given(raw=CELLS)
def test_text_once_parsed_parses_to_itself(raw: RawCell) -> None:
    once = parse_text(raw)
    if isinstance(once, str):
        assert parse_text(once) == once


@settings(deadline=None)
@given(count=COUNTS, mark=st.sampled_from([".", ",", " ", ""]))
def test_count_written_with_any_thousands_mark_is_read_back(count: int, mark: str) -> None:
    written = f"{count:,}".replace(",", mark)
    assert parse_count(written, number_style([written])) == count
    assert parse_count(written, NumberStyle()) == count


@settings(deadline=None)
@given(count=COUNTS)
def test_count_stored_as_a_float_is_read_back(count: int) -> None:
    assert parse_count(float(count), NumberStyle()) == count


@pytest.mark.parametrize(
    ("words", "qualifier"), [("trên", ">"), ("dưới", "<"), ("khoảng", "≈"), ("", "=")]
)
@settings(deadline=None)
@given(number=COUNTS)
def test_figure_with_a_qualifier_is_read_back(words: str, qualifier: str, number: int) -> None:
    written = f"{words} {number:,} người".replace(",", ".")
    figure = Figure(number=number, qualifier=qualifier)
    assert parse_figure(written, NumberStyle()) == figure


@settings(deadline=None)
@given(amount=COUNTS, ending=st.sampled_from(["", " đ", " đồng", " VND"]))
def test_sum_in_dong_is_read_back(amount: int, ending: str) -> None:
    written = f"{amount:,}{ending}".replace(",", ".")
    assert parse_money(written, NumberStyle()) == Money(amount=amount)


@settings(deadline=None)
@given(amount=st.integers(min_value=0, max_value=10**9), style=st.just(NumberStyle()))
def test_sum_in_millions_with_decimals_is_read_back(amount: int, style: NumberStyle) -> None:
    # Four decimals cannot be taken for thousands.
    written = f"{amount // 10**4},{amount % 10**4:04} triệu đồng"
    assert parse_money(written, style) == Money(amount=amount * 100)


@settings(deadline=None)
@given(day=DAYS)
def test_day_in_every_form_is_read_back(day: date) -> None:
    forms: list[RawCell] = [
        day,
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d.%m.%Y} 08:30",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
    ]
    for form in forms:
        read = parse_date(form, style=DateStyle(), calendar=Calendar.CALENDAR)
        assert read == DateSpan.day(day)


@settings(deadline=None)
@given(day=DAYS, length=st.integers(min_value=2, max_value=20), calendar=CALENDARS)
def test_label_of_a_span_is_read_back(day: date, length: int, calendar: Calendar) -> None:
    quarters = quarters_of(day.year, calendar)
    month = DateSpan(day.replace(day=1), (day.replace(day=28) + timedelta(days=4)).replace(day=1))
    spans = [
        DateSpan.day(day),
        month,
        quarters[day.month % 4].span,
        year_of(day, calendar).span,
        DateSpan(day, day + timedelta(days=length)),
    ]
    for span in spans:
        assert parse_date(span.label, style=DateStyle(), calendar=calendar) == span


@settings(deadline=None)
@given(day=DAYS)
def test_two_readings_of_a_date_are_never_one_of_them(day: date) -> None:
    read = parse_date(f"{day:%d/%m/%y}", style=DateStyle(), calendar=Calendar.CALENDAR)
    if day.day <= 12 and day.day != day.month:
        assert isinstance(read, CellProblem)
        assert read.code == "ambiguous_date"
    else:
        assert isinstance(read, DateSpan)
        assert (read.start.month, read.start.day) == (day.month, day.day)
