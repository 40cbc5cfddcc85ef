"""What an import tells the sender to do: it names the heading, the unit or the value meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, Imported, fresh_desk
from tests.workbooks.make_workbook import Cell, Sheet, make_workbook


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with one commune."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải")
    return desk


def bring(
    desk: Desk, headings: tuple[str, ...], *rows: tuple[Cell, ...], title: str = "NĂM 2024"
) -> Imported:
    sheet = Sheet(headings=headings, rows=rows, title=(title,))
    return desk.do_import(make_workbook(desk.register.parent / "in.xlsx", sheet))


def message(came: Imported, code: str) -> str:
    (found,) = [problem for problem in came.file["problems"] if problem["code"] == code]
    return str(found["message"])


def test_a_heading_nearly_known_is_named_and_its_column_left(desk: Desk) -> None:
    headings = ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vựng", "Loại hình")
    came = bring(desk, headings, (1, "Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể"))
    assert ("heading_similar", "D3") in came.warnings
    assert "“Lĩnh vực”" in message(came, "heading_similar")
    assert [model["sector"] for model in desk.models()] == [None]


def test_a_refusal_names_the_heading_that_is_misspelt(desk: Desk) -> None:
    headings = ("STT", "Tên mo hình dân vận", "Đơn vị", "Lĩnh vực")
    came = bring(desk, headings, (1, "Ngõ xanh", "Xã Lợi Hải", "Kinh tế"))
    assert came.file["status"] == "refused"
    assert "“Tên mo hình dân vận”" in came.file["reason"]
    assert "“Tên mô hình”" in came.file["reason"]


def test_a_list_of_something_else_gets_no_such_guess(desk: Desk) -> None:
    came = bring(desk, ("STT", "Họ và tên", "Ngày sinh", "Chức vụ"), (1, "A", "1/1/1990", "CV"))
    assert "Các cột tìm thấy" in came.file["reason"]


@pytest.mark.parametrize(
    ("headings", "row", "title", "advice"),
    [
        (("STT", "Tên mô hình", "Đơn vị"), (1, "A", None), "NĂM 2024", "Ô đơn vị để trống"),
        (("STT", "Tên mô hình", "Lĩnh vực"), (1, "A", None), "NĂM 2024", "Thêm cột “Đơn vị”"),
        (("STT", "Tên mô hình", "Lĩnh vực"), (1, "A", None), "UBND XÃ BẮC PHONG", "XÃ BẮC PHONG"),
    ],
    ids=["blank cell", "no column", "unknown in the title"],
)
def test_a_row_without_a_unit_is_told_where_to_give_it(
    headings: tuple[str, ...], row: tuple[Cell, ...], title: str, advice: str, desk: Desk
) -> None:
    more = (2, "B", "Xã Lợi Hải") if "Đơn vị" in headings else (2, "B", "Kinh tế")
    came = bring(desk, headings, row, more, title=title)
    messages = [p["message"] for p in came.file["problems"] if p["code"] == "unit_missing"]
    assert messages
    assert all(advice in text for text in messages)


def test_a_unit_nearly_known_comes_with_the_command_for_another_name(desk: Desk) -> None:
    came = bring(desk, ("STT", "Tên mô hình", "Đơn vị"), (1, "A", "Xã Lợi Hãi"))
    assert "dan-van unit alias 'Xã Lợi Hải' 'Xã Lợi Hãi'" in message(came, "unit_unknown_similar")


def test_a_value_nearly_known_is_suggested(desk: Desk) -> None:
    headings = ("STT", "Tên mô hình", "Đơn vị", "Loại hình")
    came = bring(desk, headings, (1, "A", "Xã Lợi Hải", "Tập thễ gia"))
    assert "Có phải “Tập thể”?" in message(came, "unknown_choice")
