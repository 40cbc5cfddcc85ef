from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

import pytest

from dan_van.domain.cell import CellProblem
from dan_van.domain.cell_number import parse_count, parse_figure
from dan_van.domain.figure import Figure
from dan_van.domain.number_style import Mark, NumberStyle, number_style
from dan_van.domain.sheet import CellFault, RawCell

PLAIN = NumberStyle()


def code(parsed: object) -> str:
    assert isinstance(parsed, CellProblem)
    return parsed.code


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        (1526, 1526),
        (1526.0, 1526),
        (0, 0),
        ("1526", 1526),
        ("1.526", 1526),
        ("1,526", 1526),
        ("1 526", 1526),
        ("1\u00a0526", 1526),
        ("2.071", 2071),
        ("1.526.000", 1_526_000),
        ("08", 8),
        ("04 mô hình", 4),
        ("05 đồng chí", 5),
        ("5 ý kiến", 5),
        ("3 ngân hàng", 3),
        ("193 nghìn ngày công", 193_000),
        ("1,5 nghìn", 1500),
        ("Tổng: 04 vụ việc", 4),
        ("08 (tám) mô hình", 8),
        ("Không", 0),
    ],
)
def test_counts_as_people_write_them(raw: RawCell, count: int) -> None:
    assert parse_count(raw, PLAIN) == count


@pytest.mark.parametrize(
    ("raw", "number", "qualifier"),
    [
        ("trên 1.000", 1000, ">"),
        ("hơn 1.900", 1900, ">"),
        ("Hơn 9.500 phần quà", 9500, ">"),
        ("hơn 17 ngàn suất", 17_000, ">"),
        ("ít nhất 5", 5, ">"),
        ("từ 50 hộ trở lên", 50, ">"),
        ("dưới 50", 50, "<"),
        ("gần 1.200", 1200, "≈"),
        ("khoảng 300", 300, "≈"),
        ("~300", 300, "≈"),
    ],
)
def test_qualifier_is_kept_and_makes_it_no_exact_count(
    raw: str, number: int, qualifier: str
) -> None:
    assert parse_figure(raw, PLAIN) == Figure(number=number, qualifier=qualifier)
    assert code(parse_count(raw, PLAIN)) == "count_not_exact"


@pytest.mark.parametrize(
    ("raw", "number", "plan"),
    [
        ("105/130", 105, 130),
        ("4/4", 4, 4),
        ("64/64 xã, phường", 64, 64),
        ("64/64 (100 %)", 64, 64),
        ("105 / 130 đạt 80,77%", 105, 130),
    ],
)
def test_ratio_is_what_was_done_of_what_was_planned(raw: str, number: int, plan: int) -> None:
    assert parse_figure(raw, PLAIN) == Figure(number=number, plan=plan)
    assert code(parse_count(raw, PLAIN)) == "count_has_plan"


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (1.5, "not_whole"),
        ("1,5", "not_whole"),
        (360.59999999999997, "not_whole"),
        (-3, "negative_count"),
        ("-3", "negative_count"),
        ("Chưa có dữ liệu", "not_a_number"),
        ("x", "not_a_number"),
        ("12A", "not_a_number"),
        ("06.030", "not_a_number"),
        ("400.000 đồng", "not_a_number"),
        ("5 tr", "not_a_number"),
        ("1.526.000,500", "not_a_number"),
        ("1,526 người đã dự các buổi tuyên truyền ở xã", "not_a_number"),
        (True, "not_a_number"),
        (time(4, 4), "not_a_number"),
        ("92,43%", "percent_in_count"),
        ("500- 700", "number_range"),
        ("từ 5 đến 7 mô hình", "number_range"),
        ("75 cuộc với 231 lượt", "several_numbers"),
        ("5 người/đội", "rate_not_total"),
        ("4/2024", "ratio_or_month"),
        ("04/04/2024", "date_in_count"),
        (1e16, "number_too_large"),
        (10**15, "number_too_large"),
        ("1.000.000.000.000.000", "number_too_large"),
        (float("nan"), "cell_fault"),
        (CellFault("#N/A"), "cell_fault"),
    ],
)
def test_what_is_no_count_is_refused_with_its_reason(raw: RawCell, wrong: str) -> None:
    assert code(parse_figure(raw, PLAIN)) == wrong


def test_number_1_526_in_a_count_column_is_1_or_1526() -> None:
    parsed = parse_count(1.526, PLAIN)
    assert parsed == CellProblem(
        code="ambiguous_thousands",
        value="1.526",
        facts={"small": "1", "large": "1526"},
        suggestion="1526",
    )


def test_date_in_a_count_column_suggests_the_ratio_it_was() -> None:
    for raw in (date(2024, 4, 4), datetime(2024, 4, 4)):  # noqa: DTZ001
        parsed = parse_figure(raw, PLAIN)
        assert isinstance(parsed, CellProblem)
        assert (parsed.code, parsed.suggestion) == ("date_in_count", "4/4")


@pytest.mark.parametrize("raw", [None, "", "-", "…", " \u00a0"])
def test_blank_is_not_zero(raw: RawCell) -> None:
    assert parse_count(raw, PLAIN) is None


@pytest.mark.parametrize(
    ("column", "style"),
    [
        (["1.526", "2.071"], NumberStyle(thousands=Mark.DOT)),
        (["1.526.000"], NumberStyle(thousands=Mark.DOT)),
        (["1,526,000"], NumberStyle(thousands=Mark.COMMA)),
        (["1 526"], NumberStyle(thousands=Mark.SPACE)),
        (["419,7 ha"], NumberStyle(decimal=Mark.COMMA)),
        (["1.526,5"], NumberStyle(thousands=Mark.DOT, decimal=Mark.COMMA)),
        (["1.526", "2,071"], NumberStyle(is_mixed=True)),
        (["1.526.000", "1.5"], NumberStyle(is_mixed=True)),
        (["105/130", "16.10.2024", 5, None], NumberStyle()),
    ],
)
def test_column_tells_its_marks(column: Sequence[RawCell], style: NumberStyle) -> None:
    assert number_style(column) == style


@pytest.mark.parametrize(
    ("column", "refused"),
    [
        (["1.526", "2,071"], {"1.526", "2,071"}),
        (["1.526", "1.5"], {"1.526"}),
        (["1,526", "1,5"], {"1,526"}),
        (["1.526", "1,5"], set()),
        (["1.526.000", "2,071"], {"2,071"}),
    ],
)
def test_marks_that_disagree_within_a_column_are_not_guessed(
    column: list[str], refused: set[str]
) -> None:
    style = number_style(column)
    parsed = {raw: parse_count(raw, style) for raw in column}
    ambiguous = {
        raw
        for raw, found in parsed.items()
        if isinstance(found, CellProblem) and found.code == "ambiguous_thousands"
    }
    assert ambiguous == refused
