"""`--top`: the first so many, and all others as one line that is their sum."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, fresh_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two communes; the second has models of the second quarter alone, and one of the year."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã A", "Xã B")
    for name, unit, day in (
        ("Hũ gạo", "Xã A", "2024-02-10"),
        ("Tiếng kẻng", "Xã B", "2024-05-20"),
        ("Đường hoa", "Xã B", "2024-05-21"),
        ("Chợ sạch", "Xã B", "2024"),
    ):
        assert desk("model", "add", name, "--unit", unit, "--registered", day).code == 0
    return desk


def lines(desk: Desk, *options: str) -> list[list[str]]:
    out = desk("totals", "2024", *options, "--format", "tsv").out
    found = [line.split("\t") for line in out.splitlines() if "\t" in line]
    return found[: 1 + next(n for n, line in enumerate(found) if line[0] == "Tổng cộng")]


def test_quarters_stay_in_their_order_and_units_are_ranked_in_each(desk: Desk) -> None:
    asked = ("--by", "quarter,unit", "--top", "1", "--measure", "active")
    assert lines(desk, *asked)[1:] == [
        ["Quý I/2024", "", "1"],
        ["", "Xã B", ""],
        ["", "Còn lại", "1"],
        ["Quý II/2024", "", "3"],
        ["", "Xã B", "2"],
        ["", "Còn lại", "1"],
        ["Quý III/2024", "", "3"],
        ["", "Xã B", "2"],
        ["", "Còn lại", "1"],
        ["Quý IV/2024", "", "4"],
        ["", "Xã B", "3"],
        ["", "Còn lại", "1"],
        ["Chưa rõ, trùng", "", "0"],
        ["", "Xã B", "0"],
        ["Tổng cộng", "", "4"],
    ]


@pytest.mark.parametrize("by", ["quarter", "category", "month,category"])
def test_what_has_an_order_of_its_own_is_not_ranked(desk: Desk, by: str) -> None:
    answer = desk("totals", "2024", "--by", by, "--top", "1")
    assert answer.code == 2
    assert "--top" in answer.err


def bars(desk: Desk, *options: str) -> list[str]:
    """The labels of the bars of the first chart."""
    out = desk("totals", "2024", *options, "--measure", "registered", "--chart").out
    return [line.partition("  ")[0] for line in out.split("\n\n")[-1].splitlines()[1:]]


def test_a_chart_has_the_bars_of_the_lines_above(desk: Desk) -> None:
    assert bars(desk, "--by", "unit", "--top", "1") == ["Xã B", "Còn lại"]
    assert bars(desk, "--by", "unit") == ["Xã A", "Xã B"]


def test_the_parts_of_a_period_have_their_names_in_a_chart(desk: Desk) -> None:
    quarters = ["Quý I/2024", "Quý II/2024", "Quý III/2024", "Quý IV/2024", "Chưa rõ, trùng"]
    assert bars(desk, "--by", "quarter")[:2] == quarters[:2]
    assert bars(desk, "--by", "quarter")[-1] == quarters[-1]
