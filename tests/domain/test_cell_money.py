from __future__ import annotations

from datetime import date

import pytest

from dan_van.domain.amount import Money
from dan_van.domain.cell import CellProblem
from dan_van.domain.cell_money import parse_money
from dan_van.domain.number_style import NumberStyle, number_style
from dan_van.domain.sheet import CellFault, RawCell

PLAIN = NumberStyle()
MILLION = 10**6


def code(parsed: object) -> str:
    assert isinstance(parsed, CellProblem)
    return parsed.code


@pytest.mark.parametrize(
    ("raw", "amount", "qualifier"),
    [
        ("trên 400 triệu đồng", 400_000_000, ">"),
        ("gần 5 tỷ đồng", 5_000_000_000, "≈"),
        ("hơn 8 tỉ đồng", 8_000_000_000, ">"),
        ("400.000.000", 400_000_000, "="),
        ("400.000.000 đ", 400_000_000, "="),
        ("400,000,000 VND", 400_000_000, "="),
        ("vnđ 400.000", 400_000, "="),
        ("1,5 tỷ", 1_500_000_000, "="),
        ("1.5 tỷ", 1_500_000_000, "="),
        ("0,526 tỷ", 526_000_000, "="),
        ("1.526 triệu", 1_526_000_000, "="),
        ("20trđ", 20_000_000, "="),
        ("20 tr", 20_000_000, "="),
        ("20 tr.đ", 20_000_000, "="),
        ("255 triệu", 255_000_000, "="),
        ("5 tỷ 200 triệu", 5_200_000_000, "="),
        ("1 triệu 500 nghìn đồng", 1_500_000, "="),
        ("5 triệu 200.000 đồng", 5_200_000, "="),
        ("3 nghìn tỷ đồng", 3 * 10**12, "="),
        ("Trị giá 5 triệu đồng chẵn", 5_000_000, "="),
        ("400 triệu đồng (quà và tiền mặt)", 400_000_000, "="),
        (400_000_000, 400_000_000, "="),
        (400_000_000.0, 400_000_000, "="),
    ],
)
def test_sums_as_people_write_them(raw: RawCell, amount: int, qualifier: str) -> None:
    assert parse_money(raw, PLAIN) == Money(amount=amount, qualifier=qualifier)


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("500- 700 tr đ", "money_range"),
        ("từ 5 đến 7 triệu", "money_range"),
        ("20trđ/sào/năm", "rate_not_total"),
        ("5 triệu đồng mỗi hộ", "rate_not_total"),
        ("1,526 tỷ", "ambiguous_thousands"),
        (1.526, "ambiguous_thousands"),
        ("1,5 đồng", "fraction_of_dong"),
        (1.5, "fraction_of_dong"),
        ("1,2345678 triệu", "fraction_of_dong"),
        ("5 tỷ 200", "not_money"),
        ("5 triệu 3 tỷ", "not_money"),
        ("1tr5", "not_money"),
        ("300 suất quà", "not_money"),
        ("400 USD", "not_money"),
        ("nhiều", "not_money"),
        (date(2024, 1, 1), "not_money"),
        (True, "not_money"),
        ("-5 triệu", "negative_money"),
        (-5, "negative_money"),
        ("2 triệu nghìn tỷ", "not_money"),
        (10**15, "number_too_large"),
        (CellFault("#REF!"), "cell_fault"),
    ],
)
def test_what_is_no_sum_is_refused_with_its_reason(raw: RawCell, wrong: str) -> None:
    assert code(parse_money(raw, PLAIN)) == wrong


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        (400, 400_000_000),
        (12.5, 12_500_000),
        (360.59999999999997, 360_600_000),
        ("12,5", 12_500_000),
        ("1.526", 1_526_000_000),
        ("5 tỷ", 5_000_000_000),
        ("400.000 đồng", 400_000),
    ],
)
def test_unit_of_the_column_holds_for_bare_numbers(raw: RawCell, amount: int) -> None:
    assert parse_money(raw, PLAIN, unit=MILLION) == Money(amount=amount)


def test_column_decides_whether_a_comma_before_three_digits_is_decimal() -> None:
    assert code(parse_money("1,526", PLAIN, unit=MILLION)) == "ambiguous_thousands"
    decimal = number_style(["1,526", "12,5"])
    assert parse_money("1,526", decimal, unit=MILLION) == Money(amount=1_526_000)
    thousands = number_style(["1,526", "1,526,000"])
    assert parse_money("1,526", thousands, unit=MILLION) == Money(amount=1_526_000_000)


def test_number_with_three_decimals_needs_others_that_show_decimals() -> None:
    assert code(parse_money(3.125, number_style([3.125]), unit=MILLION)) == "ambiguous_thousands"
    style = number_style([3.125, 12.5])
    assert parse_money(3.125, style, unit=MILLION) == Money(amount=3_125_000)


def test_blank_is_no_sum() -> None:
    assert parse_money("-", PLAIN) is None
