"""One-page forms in an import: a record each, with every problem at the cell it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, Imported, fresh_desk
from tests.workbooks.make_workbook import Cell, Sheet, make_workbook


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with two communes."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải", "Xã Công Hải")
    return desk


def form(*rows: tuple[Cell, ...], name: str = "Phiếu") -> Sheet:
    return Sheet(headings=("PHIẾU ĐĂNG KÝ MÔ HÌNH NĂM 2024",), rows=rows, name=name)


def bring(desk: Desk, *sheets: Sheet, options: tuple[str, ...] = ()) -> Imported:
    path = make_workbook(desk.register.parent / "phieu.xlsx", *sheets)
    return desk.do_import(path, options=options)


GOOD: tuple[tuple[Cell, ...], ...] = (
    ("Tên mô hình:", "Hũ gạo tình thương"),
    ("Đơn vị:", "Xã Lợi Hải"),
    ("Lĩnh vực:", "Kinh tế"),
    ("Loại hình:", "Tập thể"),
)


def test_a_form_is_one_record(desk: Desk) -> None:
    came = bring(desk, form(*GOOD))
    assert (came.code, came.rows, came.file["forms"]) == (0, {"new": 1}, ["models"])
    (model,) = desk.models()
    assert (model["name"], model["unit"]) == ("Hũ gạo tình thương", "Xã Lợi Hải")
    assert (model["sector"], model["kind"], model["registered"]) == ("KT", "collective", "2024")
    assert model["source"] == {"batch": 1, "file": "phieu.xlsx", "sheet": "Phiếu", "row": 2}
    assert bring(desk, form(*GOOD)).rows == {"unchanged": 1}


def test_the_unit_may_stand_in_the_letterhead(desk: Desk) -> None:
    rows = (GOOD[0], *GOOD[2:])
    sheet = Sheet(title=("ĐẢNG ỦY XÃ CÔNG HẢI",), headings=("ĐĂNG KÝ MÔ HÌNH",), rows=rows)
    assert bring(desk, sheet).rows == {"new": 1}
    assert [model["unit"] for model in desk.models()] == ["Xã Công Hải"]


def test_every_problem_is_at_the_cell_that_it_is_about(desk: Desk) -> None:
    came = bring(
        desk,
        form(
            ("Tên mô hình:", "Camera an ninh"),
            ("Đơn vị:", "Xã Lợi Hãi"),
            ("Lĩnh vực:", "Quốc phòng và thể thao"),
            ("Ngày đăng ký:", "31/02/2024"),
        ),
    )
    assert came.code == 3
    assert came.errors == [
        ("unit_unknown_similar", "B3"),
        ("unknown_choice", "B4"),
        ("no_such_day", "B5"),
    ]


def test_what_was_left_blank_is_missed_at_its_cell(desk: Desk) -> None:
    came = bring(desk, form(("Tên mô hình:", "........"), *GOOD[1:]))
    assert came.errors == [("value_missing", "B2")]


def test_two_forms_on_a_sheet_and_one_on_the_next(desk: Desk) -> None:
    second = (("Tên mô hình:", "Nuôi dê"), ("Đơn vị:", "Xã Công Hải"))
    third = (("Tên mô hình:", "Ngõ xanh"), ("Đơn vị:", "Xã Công Hải"))
    came = bring(desk, form(*GOOD, (), *second), form(*third, name="Phiếu 2"))
    assert came.rows == {"new": 3}
    assert sorted((m["name"], m["source"]["row"]) for m in desk.models()) == [
        ("Hũ gạo tình thương", 2),
        ("Ngõ xanh", 2),
        ("Nuôi dê", 7),
    ]


def test_inspect_shows_labels_with_the_addresses_of_their_answers(desk: Desk) -> None:
    path = make_workbook(desk.register.parent / "phieu.xlsx", form(*GOOD))
    (table,) = desk.json("inspect", path)[0]["sheets"]
    assert (table["form"], table["data_rows"], table["header_rows"]) == ("models", 1, [])
    columns = [(c["column"], c["header"], c["field"]) for c in table["columns"]]
    assert columns[:2] == [("B", "Tên mô hình", "name"), ("B", "Đơn vị", "unit")]
    shown = desk("inspect", path).out
    assert "B3   Đơn vị" in shown
    assert "2-5 dữ liệu" in shown


def test_a_form_that_asks_something_else_is_refused_with_the_reason(desk: Desk) -> None:
    sheet = Sheet(
        headings=("ĐƠN XIN NGHỈ PHÉP",),
        rows=[("Họ và tên:", "A"), ("Đơn vị:", "Xã Lợi Hải"), ("Lý do:", "Việc nhà")],
    )
    came = bring(desk, sheet)
    assert (came.code, came.file["status"]) == (3, "refused")
    assert "Tên mô hình" in came.file["reason"]
