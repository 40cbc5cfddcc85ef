"""Percentages that a summary form states: checked against their two numbers, never stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, Imported, fresh_desk
from tests.workbooks.make_workbook import Cells, Sheet, make_workbook

VINH_HA = ("Xã Vinh Hà", 2782, 189)  # 189 of 2,782 is 6.79; 6.9 fits the 2,738 with digits swapped
VINH_THO = ("Ấp Vĩnh Thọ", 661, 611)
TRUE = (("Xã A", 200, 50, "25"), ("Xã B", 300, 100, "33,3"), ("Xã C", 8, 7, 0.875))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return fresh_desk(tmp_path)


def form(
    desk: Desk, *rows: Cells, headings: tuple[str, ...] = ("Đăng ký", "Được công nhận")
) -> Path:
    """A form of two columns, or one, with a percentage beside them."""
    sheet = Sheet(
        rows=[(number, *row) for number, row in enumerate(rows, start=1)],
        headings=("STT", "Đơn vị", *(f"Mô hình {h}" for h in headings), "Tỷ lệ (%)"),
        title=("TỔNG HỢP NĂM 2022",),
    )
    return make_workbook(desk.register.parent / "bieu.xlsx", sheet)


def came(desk: Desk, path: Path) -> Imported:
    return desk.do_import(path, options=("--create-units",))


def test_a_published_percentage_that_is_wrong_is_named_with_what_it_should_be(desk: Desk) -> None:
    path = form(desk, *TRUE, (*VINH_HA, "6,9"))
    said = desk("import", path, "--create-units", "--check").out
    assert "E7" in said
    assert "Tệp ghi 6,9%, nhưng 189/2.782 là 6,79%." in said
    english = desk("import", path, "--create-units", "--check", lang="en").out
    assert "The file states 6.9%, but 189/2,782 is 6.79%." in english
    assert came(desk, path).warnings == [("share_disagrees", "E7")]
    assert [f["number"] for f in desk.json("figure", "list", "--unit", "Xã Vinh Hà")] == [2782, 189]


@pytest.mark.parametrize("share", ["92,43", "92,44", "92.4%", 92.43, 0.9243, 92, 611 / 661])
def test_a_percentage_may_be_cut_or_rounded_at_its_own_places(desk: Desk, share: str) -> None:
    assert came(desk, form(desk, *TRUE, (*VINH_THO, share))).warnings == []


@pytest.mark.parametrize("share", ["92,42", "92,45", 92.5, 0.93])
def test_any_other_percentage_is_told(desk: Desk, share: str) -> None:
    assert came(desk, form(desk, *TRUE, (*VINH_THO, share))).warnings == [("share_disagrees", "E7")]


def test_a_cell_that_shows_a_fraction_as_a_percentage_is_told_as_it_shows(desk: Desk) -> None:
    path = form(desk, *TRUE, (*VINH_THO, 0.93))
    said = desk("import", path, "--create-units", "--check").out
    assert "Tệp ghi 93%, nhưng 611/661 là 92,44%." in said


def test_a_ratio_says_itself_what_is_part_and_whole(desk: Desk) -> None:
    rows = (("Xã A", "611/661", "92,43"), ("Xã B", "189/2782", "6,9"))
    found = came(desk, form(desk, *rows, headings=("đăng ký",)))
    assert found.warnings == [("share_disagrees", "D5")]


def test_a_percentage_of_something_else_is_left_alone(desk: Desk) -> None:
    rows = (("Xã A", 10, 20, "15"), ("Xã B", 30, 40, "35"), ("Xã C", 50, 50, "50"))
    assert came(desk, form(desk, *rows)).warnings == []
