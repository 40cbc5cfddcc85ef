"""A unit that has not reported has dashes, not noughts, in every table by unit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import make_workbook, models

LOI_HAI, CONG_HAI, BAC_SON = "Xã Lợi Hải", "Xã Công Hải", "Xã Bắc Sơn"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Lợi Hải reports on both quarters, Công Hải on the second alone, Bắc Sơn on none."""
    desk = fresh_desk(tmp_path)
    desk.add_units(LOI_HAI, CONG_HAI, BAC_SON)
    sheet = models(
        ("Ngõ xanh", LOI_HAI, "Kinh tế", "Tập thể", date(2024, 2, 15)),
        ("Nuôi dê", LOI_HAI, "Kinh tế", "Tập thể", date(2024, 5, 2)),
        ("Đường hoa", CONG_HAI, "Kinh tế", "Tập thể", date(2024, 5, 2)),
    )
    assert desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet)).code == 0
    return desk


def lines(desk: Desk, *options: str) -> list[list[str]]:
    """The cells of the tables of the totals, line by line."""
    out = desk("totals", *options, "--format", "md").out
    rows = [line[1:-1].split("|") for line in out.splitlines() if line.startswith("|")]
    return [[cell.strip(" *") for cell in row] for row in rows]


def line_of(desk: Desk, unit: str, *options: str) -> list[str]:
    return next(rest for first, *rest in lines(desk, *options) if first == unit)


@pytest.mark.parametrize(
    ("unit", "cells"),
    [(LOI_HAI, ["1", "1", "2"]), (CONG_HAI, ["-", "1", "1"]), (BAC_SON, ["-", "-", "-"])],
)
@pytest.mark.parametrize("options", [(), ("--across", "quarter")])
def test_each_quarter_across_has_the_dashes_of_its_own(
    desk: Desk, unit: str, cells: list[str], options: tuple[str, ...]
) -> None:
    asked = ("2024-Q1..2024-Q2", "--by", "unit", "--measure", "registered", *options)
    assert line_of(desk, unit, *asked) == cells


def test_what_stands_at_the_end_is_told_though_nothing_was_reported_since(desk: Desk) -> None:
    asked = ("2024-Q2..2024-Q3", "--by", "unit", "--measure", "active")
    assert line_of(desk, CONG_HAI, *asked) == ["1", "1", "1"]
    assert line_of(desk, BAC_SON, *asked) == ["-", "-", "-"]


def test_each_quarter_below_another_lists_the_units_that_did_not_report_on_it(desk: Desk) -> None:
    found = lines(desk, "2024-Q1..2024-Q2", "--by", "quarter,unit", "--measure", "registered")
    start = next(n for n, row in enumerate(found) if row[0] == "Quý I/2024")
    assert found[start : start + 8] == [
        ["Quý I/2024", "", "1"],
        ["", BAC_SON, "-"],
        ["", CONG_HAI, "-"],
        ["", LOI_HAI, "1"],
        ["Quý II/2024", "", "2"],
        ["", BAC_SON, "-"],
        ["", CONG_HAI, "1"],
        ["", LOI_HAI, "1"],
    ]


def test_the_sums_of_the_units_below_have_a_dash_too(desk: Desk) -> None:
    found = lines(desk, "2024-Q1", "--by", "sector,unit", "--measure", "registered")
    start = next(n for n, row in enumerate(found) if row[0] == "Tổng cộng")
    assert found[start + 1 : start + 4] == [
        ["", BAC_SON, "-"],
        ["", CONG_HAI, "-"],
        ["", LOI_HAI, "1"],
    ]


def test_the_column_of_a_unit_that_did_not_report_has_no_nought(desk: Desk) -> None:
    found = lines(desk, "2024-Q3", "--by", "kind", "--across", "unit", "--measure", "registered")
    heads, _, *rows = found[: found.index(["Tổng cộng", "-", "-", "-", "0"]) + 1]
    assert heads == ["Loại hình", BAC_SON, CONG_HAI, LOI_HAI, "Tổng cộng"]
    assert rows[0] == ["Tập thể", "-", "-", "-", "0"]


def test_the_units_with_most_keep_their_dashes(desk: Desk) -> None:
    asked = ("2024-Q3", "--by", "unit", "--top", "1", "--measure", "registered,active")
    assert line_of(desk, LOI_HAI, *asked) == ["-", "2"]
    assert line_of(desk, "Còn lại", *asked) == ["0", "1"]


def test_issues_by_unit_have_a_line_for_each_unit(desk: Desk) -> None:
    done = desk("issue", "log", "Rác thải ven đường", "--unit", LOI_HAI, "--raised", "2024-02-03")
    assert done.code == 0
    found = lines(desk, "2024-Q1", "--by", "unit")
    start = next(n for n, row in enumerate(found) if len(row) == 7 and "Phát sinh" in row[2])
    issues = {first: rest for first, *rest in found[start + 1 :]}
    assert issues[LOI_HAI] == ["0", "1", "0", "0", "1", "0"]
    assert issues[CONG_HAI] == issues[BAC_SON] == ["-"] * 6
    assert issues["Tổng cộng"] == ["0", "1", "0", "0", "1", "0"]


def compared(desk: Desk, unit: str, period: str) -> dict[str, list[str]]:
    """The comparison of one unit: by measure now, then before, ± and % of both bases."""
    out = desk("totals", period, "--by", "unit", "--compare", "--format", "tsv").out
    rows = [line.split("\t") for line in out.split("So sánh", 1)[1].splitlines()]
    start = next(n for n, row in enumerate(rows) if row[0] == unit)
    end = next(n for n, row in enumerate(rows) if n > start and row[0])
    return {measure: rest for _, measure, *rest in rows[start:end]}


def test_nothing_is_compared_with_what_is_not_known(desk: Desk) -> None:
    now = compared(desk, CONG_HAI, "2024-Q2")["Đăng ký (trong kỳ)"]
    assert now == ["1", "", "n/a", "n/a", "", "n/a", "n/a"]
    later = compared(desk, CONG_HAI, "2024-Q3")
    assert later["Đăng ký (trong kỳ)"] == ["", "1", "n/a", "n/a", "", "n/a", "n/a"]
    assert later["Đang hoạt động (cuối kỳ)"] == ["1", "1", "0", "0", "", "n/a", "n/a"]


def test_what_is_not_known_is_null_in_the_comparison_of_a_line(desk: Desk) -> None:
    answer = desk.json("totals", "2024-Q3", "--by", "unit", "--compare")["models"]
    (line,) = (row for row in answer["rows"] if row["unit"] == CONG_HAI)
    unknown = {"before": 1, "difference": None, "percent": None}
    assert line["compared"]["previous"]["registered"] == unknown
    known = {"before": 2, "difference": -2, "percent": "-100"}
    assert answer["compared"]["previous"]["registered"] == known


def test_the_quarters_before_a_merger_have_the_lines_of_its_end(desk: Desk) -> None:
    into = ("--into", "Xã Mới", "--date", "2024-07-01")
    assert desk("unit", "merge", CONG_HAI, BAC_SON, *into).code == 0
    asked = ("2024-Q1..2024-Q3", "--measure", "registered")
    found = lines(desk, *asked, "--by", "quarter,unit")
    start = next(n for n, row in enumerate(found) if row[0] == "Quý I/2024")
    assert found[start : start + 6] == [
        ["Quý I/2024", "", "1"],
        ["", LOI_HAI, "1"],
        ["", "Xã Mới", "-"],
        ["Quý II/2024", "", "2"],
        ["", LOI_HAI, "1"],
        ["", "Xã Mới", "1"],
    ]
    assert line_of(desk, "Xã Mới", *asked, "--by", "unit") == ["-", "1", "-", "1"]


def test_what_became_one_is_compared_with_what_either_reported(desk: Desk) -> None:
    into = ("--into", "Xã Mới", "--date", "2024-07-01")
    assert desk("unit", "merge", CONG_HAI, BAC_SON, *into).code == 0
    asked = ("totals", "2024-Q3", "--by", "unit", "--compare", "--format", "tsv")
    rows = [line.split("\t") for line in desk(*asked).out.split("So sánh", 1)[1].splitlines()]
    line = next(row for row in rows if row[0] == "Xã Mới")
    assert line[2:] == ["", "1", "n/a", "n/a", "", "n/a", "n/a"]
