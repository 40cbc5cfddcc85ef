"""Which unit and which period an import gives to a row that does not say so itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import Sheet, issues, make_workbook, models

GOOD = ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 1, 15))
SECOND = ("Tiếng kẻng", "Xã Công Hải", "QP-AN", "Cá nhân", date(2024, 2, 1))
NO_UNIT_HEADINGS = ("TT", "Tên mô hình", "Lĩnh vực", "Tập thể/Cá nhân", "Ngày đăng ký")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with a district and three communes."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Huyện Thuận Bắc")
    desk.add_units("Xã Lợi Hải", "Xã Công Hải", "Xã Bắc Sơn", parent="Huyện Thuận Bắc")
    return desk


def units_of(desk: Desk) -> list[str]:
    return [record["unit"] for record in desk.models()]


# --- the unit ------------------------------------------------------------------------------------


def test_the_unit_of_a_row_is_in_its_column(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, SECOND))
    assert desk.do_import(path).code == 0
    assert units_of(desk) == ["Xã Lợi Hải", "Xã Công Hải"]


def test_the_unit_is_in_the_title(desk: Desk, tmp_path: Path) -> None:
    sheet = Sheet(
        headings=NO_UNIT_HEADINGS,
        title=("DANH SÁCH MÔ HÌNH", "Đơn vị: Xã Bắc Sơn"),
        rows=[(1, "Ngõ xanh", "Kinh tế", "Tập thể", date(2024, 1, 15))],
    )
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet))
    assert called.file["unit"] == "Xã Bắc Sơn"
    assert units_of(desk) == ["Xã Bắc Sơn"]


def test_the_unit_is_given_for_the_whole_file(desk: Desk, tmp_path: Path) -> None:
    rows = [(1, "Ngõ xanh", "Kinh tế", "Tập thể", date(2024, 1, 15))]
    path = make_workbook(tmp_path / "a.xlsx", Sheet(headings=NO_UNIT_HEADINGS, rows=rows))
    assert desk.do_import(path, options=("--unit", "Xã Bắc Sơn")).code == 0
    assert units_of(desk) == ["Xã Bắc Sơn"]


def test_the_unit_is_in_a_group_row(desk: Desk, tmp_path: Path) -> None:
    sheet = Sheet(
        headings=NO_UNIT_HEADINGS,
        rows=[
            ("I", "Xã Lợi Hải"),
            (1, "Ngõ xanh", "Kinh tế", "Tập thể", date(2024, 1, 15)),
            ("II", "Xã Bắc Sơn"),
            (1, "Tiếng kẻng", "QP-AN", "Tập thể", date(2024, 1, 15)),
        ],
    )
    assert desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet)).code == 0
    assert units_of(desk) == ["Xã Lợi Hải", "Xã Bắc Sơn"]


def test_a_rows_own_unit_wins_over_the_given_one(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD))
    assert desk.do_import(path, options=("--unit", "Xã Bắc Sơn")).code == 0
    assert units_of(desk) == ["Xã Lợi Hải"]


def test_without_any_unit_every_row_is_refused_and_told_how_to_give_one(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [(1, "Ngõ xanh", "Kinh tế", "Tập thể", date(2024, 1, 15))]
    path = make_workbook(tmp_path / "a.xlsx", Sheet(headings=NO_UNIT_HEADINGS, rows=rows))
    called = desk.do_import(path)
    assert called.code == 3
    (problem,) = [p for p in called.file["problems"] if p["severity"] == "error"]
    assert problem["code"] == "unit_missing"
    assert problem["row"] == 2
    assert "--unit" in problem["message"]


def test_an_unknown_unit_is_refused_with_a_suggestion(desk: Desk, tmp_path: Path) -> None:
    row = ("Ngõ xanh", "Xã Lợi Hai", "Kinh tế", "Tập thể", date(2024, 1, 15))
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD, row)))
    assert called.code == 3
    (problem,) = called.file["problems"]
    assert (problem["cell"], problem["value"]) == ("C3", "Xã Lợi Hai")
    assert problem["suggestion"] == "Xã Lợi Hải"
    assert desk.models() == []


def test_a_unit_typed_without_diacritics_is_taken_with_a_warning(
    desk: Desk, tmp_path: Path
) -> None:
    row = ("Ngõ xanh", "Xa Loi Hai", "Kinh tế", "Tập thể", date(2024, 1, 15))
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", models(row)))
    assert called.code == 0
    assert called.warnings == [("unit_without_diacritics", None)]
    assert units_of(desk) == ["Xã Lợi Hải"]


def test_a_unit_that_two_districts_have_is_refused_with_both(desk: Desk, tmp_path: Path) -> None:
    desk.add_units("Huyện Tuy Phong")
    desk.add_units("Xã Lợi Hải", parent="Huyện Tuy Phong")
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD)))
    (problem,) = called.file["problems"]
    assert (problem["code"], problem["cell"]) == ("unit_ambiguous", "C2")
    assert "Huyện Thuận Bắc" in problem["message"]
    assert "Huyện Tuy Phong" in problem["message"]


def test_create_units_adds_an_unknown_unit_once(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ("Ngõ xanh", "Xã Mỹ Sơn", "Kinh tế", "Tập thể", date(2024, 1, 15)),
        ("Phố sạch", "xã Mỹ Sơn ", "Kinh tế", "Tập thể", date(2024, 1, 15)),
    ]
    path = make_workbook(tmp_path / "a.xlsx", models(*rows))
    assert desk.do_import(path, options=("--create-units",)).code == 0
    assert units_of(desk) == ["Xã Mỹ Sơn", "Xã Mỹ Sơn"]
    names = [unit["name"] for unit in desk.json("unit", "list")]
    assert names.count("Xã Mỹ Sơn") == 1


# --- the period ----------------------------------------------------------------------------------


def undated(title: tuple[str, ...] = ()) -> Sheet:
    headings = ("TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Tập thể/Cá nhân")
    return Sheet(
        headings=headings, title=title, rows=[(1, "Ngõ xanh", "Xã Lợi Hải", "KT", "Tập thể")]
    )


@pytest.mark.parametrize(
    ("file", "title", "options", "registered"),
    [
        pytest.param(
            "Quy 3-2023.xlsx",
            ("ĐĂNG KÝ QUÝ II NĂM 2023",),
            ("--period", "2023-Q2"),
            "2023-Q2",
            id="option",
        ),
        pytest.param("Quy 3-2023.xlsx", ("ĐĂNG KÝ QUÝ II NĂM 2023",), (), "2023-Q2", id="title"),
        pytest.param("DVK_Q3_2023.xlsx", (), (), "2023-Q3", id="file name"),
        pytest.param("danh sach.xlsx", (), (), None, id="nowhere"),
    ],
)
def test_the_period_is_the_given_one_else_of_the_title_else_of_the_file(
    file: str,
    title: tuple[str, ...],
    options: tuple[str, ...],
    registered: str | None,
    desk: Desk,
    tmp_path: Path,
) -> None:
    called = desk.do_import(make_workbook(tmp_path / file, undated(title)), options=options)
    assert called.code == 0
    assert called.file["period"] == registered
    assert [record["registered"] for record in desk.models()] == [registered]


def test_a_title_that_disagrees_with_the_given_period_is_warned_of(
    desk: Desk, tmp_path: Path
) -> None:
    path = make_workbook(tmp_path / "a.xlsx", undated(("ĐĂNG KÝ QUÝ II NĂM 2023",)))
    called = desk.do_import(path, options=("--period", "2024-Q1"))
    assert called.code == 0
    (warning,) = called.file["problems"]
    assert warning["code"] == "period_disagrees"
    assert [record["registered"] for record in desk.models()] == ["2024-Q1"]


def test_a_title_that_lies_within_the_given_period_is_not_warned_of(
    desk: Desk, tmp_path: Path
) -> None:
    path = make_workbook(tmp_path / "a.xlsx", undated(("ĐĂNG KÝ QUÝ II NĂM 2023",)))
    assert desk.do_import(path, options=("--period", "2023")).warnings == []


def test_a_rows_own_date_wins_over_the_period(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD))
    desk.do_import(path, options=("--period", "2024-Q2"))
    assert [record["registered"] for record in desk.models()] == ["2024-01-15"]


def test_an_issue_that_is_resolved_without_a_date_was_resolved_in_the_period(
    desk: Desk, tmp_path: Path
) -> None:
    row = ("Rác thải", "Xã Lợi Hải", "Môi trường", date(2024, 1, 5), "Đã giải quyết", None)
    path = make_workbook(tmp_path / "a.xlsx", issues(row))
    desk.do_import(path, options=("--period", "2024-Q1"))
    (issue,) = desk.issues()
    assert (issue["status"], issue["resolved"]) == ("resolved", "2024-Q1")
