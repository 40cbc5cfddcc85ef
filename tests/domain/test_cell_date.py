from __future__ import annotations

from datetime import date, datetime, time

import pytest

from dan_van.domain.cell import CellProblem
from dan_van.domain.cell_date import parse_date
from dan_van.domain.date_style import DateStyle, date_style
from dan_van.domain.period import Calendar
from dan_van.domain.sheet import CellFault, RawCell
from dan_van.domain.span import DateSpan

NO_STYLE = DateStyle()


def read(
    raw: RawCell,
    *,
    style: DateStyle = NO_STYLE,
    calendar: Calendar = Calendar.CALENDAR,
    year: int | None = None,
) -> str | None:
    """The label of the span, or the code of the problem."""
    parsed = parse_date(raw, style=style, calendar=calendar, year=year)
    match parsed:
        case DateSpan():
            return parsed.label
        case CellProblem():
            return parsed.code
        case None:
            return None


@pytest.mark.parametrize(
    "raw",
    [
        date(2024, 4, 16),
        datetime(2024, 4, 16, 8, 30),  # noqa: DTZ001
        45398.0,
        45398.5,
        "16/04/2024",
        "16-4-2024",
        "16.04.2024",
        "16 / 4 / 2024",
        "2024-04-16",
        "2024-04-16T08:30:00",
        "16/04/2024 08:30",
        "16/4/2024 lúc 8 giờ 30",
        "8h30 ngày 16/4/2024",
        "Thứ Ba, 16/4/2024",
        "ngày 16 tháng 4 năm 2024",
        "16 tháng 4 năm 2024",
        "Ngày 16/4 năm 2024",
        "16 tháng 4, 2024",
    ],
)
def test_one_day_as_people_write_it(raw: RawCell) -> None:
    assert read(raw) == "2024-04-16"


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("6/2017", "2017-06"),
        ("tháng 3/2024", "2024-03"),
        ("tháng 3 năm 2024", "2024-03"),
        ("T3/2024", "2024-03"),
        ("2024-03", "2024-03"),
        ("12/2100", "2100-12"),
        ("Quý I/2024", "2024-Q1"),
        ("quý IV.2022", "2022-Q4"),
        ("qúy III/2019", "2019-Q3"),
        ("Quý II năm 2026", "2026-Q2"),
        ("Q1/2024", "2024-Q1"),
        ("2024-Q1", "2024-Q1"),
        ("2024", "2024"),
        ("năm 2024", "2024"),
        (2024, "2024"),
        (2024.0, "2024"),
        ("01/03 - 15/03/2024", "2024-03-01..2024-03-15"),
        ("1-15/3/2024", "2024-03-01..2024-03-15"),
        ("01-03-2024 - 15-03-2024", "2024-03-01..2024-03-15"),
        ("từ ngày 1/3/2024 đến ngày 15/3/2024", "2024-03-01..2024-03-15"),
        ("từ 1/3 đến 15/3/2024", "2024-03-01..2024-03-15"),
        ("2024-01-02..2024-03-31", "2024-01-02..2024-03-31"),
        ("tháng 4 - tháng 5/2024", "2024-04-01..2024-05-31"),
        ("2020- 2022", "2020-01-01..2022-12-31"),
        ("6 tháng đầu năm 2024", "2024-01-01..2024-06-30"),
        ("4 tháng đầu năm 2024", "2024-01-01..2024-04-30"),
        ("11 tháng đầu năm 2024", "2024-01-01..2024-11-30"),
        ("9 Tháng 2024", "2024-01-01..2024-09-30"),
    ],
)
def test_spans_as_people_write_them(raw: RawCell, label: str) -> None:
    assert read(raw) == label


def test_quarter_and_year_are_those_of_the_calendar_and_a_month_is_not() -> None:
    def span(raw: str) -> DateSpan | CellProblem | None:
        return parse_date(raw, style=NO_STYLE, calendar=Calendar.STATE)

    assert span("Quý I/2024") == DateSpan(date(2023, 12, 15), date(2024, 3, 15))
    assert span("2024") == DateSpan(date(2023, 12, 15), date(2024, 12, 15))
    assert span("tháng 3/2024") == DateSpan(date(2024, 3, 1), date(2024, 4, 1))


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("31/02/2024", "no_such_day"),
        ("00/03/2024", "no_such_day"),
        ("13/2024", "no_such_day"),
        (60.0, "no_such_day"),
        ("12/03/1700", "year_out_of_range"),
        ("12/03/3024", "year_out_of_range"),
        (date(1899, 12, 30), "year_out_of_range"),
        ("6.10", "date_without_year"),
        ("tháng 3", "date_without_year"),
        ("quý I", "date_without_year"),
        ("6/17", "ambiguous_date"),
        ("03/04/24", "ambiguous_date"),
        ("15/3/2024 - 1/3/2024", "range_backwards"),
        ("1-3/2024", "not_a_date"),
        ("01/03-2024", "not_a_date"),
        ("1/3/2024, 5/3/2024", "not_a_date"),
        ("ngày ... tháng 4 năm 2024", "not_a_date"),
        ("đầu năm", "not_a_date"),
        (59.0, "not_a_date"),
        (6.1, "not_a_date"),
        (99999.0, "not_a_date"),
        (time(4, 4), "not_a_date"),
        (True, "not_a_date"),
        ("2024 " * 100, "not_a_date"),
        (float("inf"), "cell_fault"),
        (CellFault("#REF!"), "cell_fault"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(raw: RawCell, wrong: str) -> None:
    assert read(raw) == wrong


def test_blank_has_no_date() -> None:
    assert read("..") is None


def test_year_of_the_sheet_completes_a_date_without_one() -> None:
    assert read("6.10", year=2022) == "2022-10-06"
    assert read("6/10", year=2022) == "2022-10-06"
    assert read("tháng 3", year=2022) == "2022-03"
    assert read("31/2", year=2022) == "no_such_day"
    assert read("6/17", year=2022) == "ambiguous_date"


def test_two_digit_year_is_taken_where_the_column_tells_day_from_month() -> None:
    column = ["03/04/24", "21/09/24"]
    style = date_style(column)
    assert [read(raw, style=style) for raw in column] == ["2024-04-03", "2024-09-21"]


def test_two_digit_year_is_refused_where_the_column_disagrees_with_itself() -> None:
    style = date_style(["03/04/24", "21/09/24", "09/21/24"])
    parsed = parse_date("03/04/24", style=style, calendar=Calendar.CALENDAR)
    assert parsed == CellProblem(
        code="ambiguous_date",
        value="03/04/24",
        facts={"first": "2024-04-03", "second": "2024-03-04"},
        suggestion="2024-04-03",
    )


def test_column_with_month_first_leaves_only_the_dates_that_decide_themselves() -> None:
    column = ["03/04/2024", "21/09/2024", "10/20/2024", "05/05/2024"]
    style = date_style(column)
    assert [read(raw, style=style) for raw in column] == [
        "ambiguous_date",
        "2024-09-21",
        "2024-10-20",
        "2024-05-05",
    ]


def test_real_dates_that_a_spreadsheet_must_have_swapped_are_not_trusted() -> None:
    texts: list[RawCell] = ["13/04/2024", "21/09/2024", "20/10/2024"]
    days: list[RawCell] = [date(2024, 3, 4), date(2024, 5, 5), date(2024, 1, 2)]
    style = date_style(texts + days)
    assert [read(raw, style=style) for raw in days] == [
        "ambiguous_date",
        "2024-05-05",
        "ambiguous_date",
    ]
    one_late_day = date_style([*texts, *days, date(2024, 3, 25)])
    assert read(days[0], style=one_late_day) == "2024-03-04"
