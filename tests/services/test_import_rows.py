"""What an import makes of the cells of a row, and what it says of those it cannot take."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, Imported, fresh_desk
from tests.workbooks.make_workbook import Cell, Sheet, issues, make_workbook, models


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with one commune."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải")
    return desk


def bring(desk: Desk, *sheets: Sheet) -> Imported:
    return desk.do_import(make_workbook(desk.register.parent / "in.xlsx", *sheets))


# --- marks ---------------------------------------------------------------------------------------

KIND_MARKS = {
    "headings": ("TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Loại hình", ""),
    "second_headings": ("", "", "", "", "Tập thể", "Cá nhân"),
    "merged": ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"),
}


def marked(*rows: tuple[Cell, ...]) -> Sheet:
    return Sheet(
        headings=KIND_MARKS["headings"],
        second_headings=KIND_MARKS["second_headings"],
        merged=KIND_MARKS["merged"],
        rows=[(number, *row) for number, row in enumerate(rows, start=1)],
    )


def test_a_mark_under_collective_or_individual_is_the_kind(desk: Desk) -> None:
    came = bring(
        desk,
        marked(
            ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "x", None),
            ("Nuôi dê", "Xã Lợi Hải", "Kinh tế", None, "X"),
            ("Chưa rõ", "Xã Lợi Hải", "Kinh tế", None, None),
        ),
    )
    assert came.code == 0
    kinds = {model["name"]: model["kind"] for model in desk.models()}
    assert kinds == {"Ngõ xanh": "collective", "Nuôi dê": "individual", "Chưa rõ": None}
    assert came.warnings == [("dimension_unknown", None)]


def test_two_marks_in_a_row_are_refused_at_the_second(desk: Desk) -> None:
    came = bring(desk, marked(("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "x", "x")))
    assert came.code == 3
    assert came.errors == [("marked_twice", "F3")]


def test_a_text_among_marks_is_refused(desk: Desk) -> None:
    good = [(f"Nuôi dê {number}", "Xã Lợi Hải", "Kinh tế", "x", None) for number in range(3)]
    came = bring(desk, marked(*good, ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "hai", None)))
    assert came.errors == [("not_a_mark", "E6")]


def test_marks_under_sectors_are_the_sector(desk: Desk) -> None:
    sheet = Sheet(
        headings=("TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "", "", ""),
        second_headings=("", "", "", "KT", "VH-XH", "QP-AN", "HTCT"),
        merged=("A1:A2", "B1:B2", "C1:C2", "D1:G1"),
        rows=[
            (1, "Ngõ xanh", "Xã Lợi Hải", None, "x", None, None),
            (2, "Tiếng kẻng", "Xã Lợi Hải", None, None, "x", None),
        ],
    )
    assert bring(desk, sheet).code == 0
    assert [model["sector"] for model in desk.models()] == ["VHXH", "QPAN"]


# --- values --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (date(2024, 3, 12), "2024-03-12"),
        ("12/03/2024", "2024-03-12"),
        ("12.3.2024", "2024-03-12"),
        ("2024-03-12", "2024-03-12"),
        ("tháng 3/2024", "2024-03"),
        ("Quý I/2024", "2024-Q1"),
        (2024, "2024"),
        ("năm 2024", "2024"),
    ],
)
def test_a_date_is_kept_as_well_as_it_is_known(
    typed: str | int | date, stored: str, desk: Desk
) -> None:
    assert bring(desk, models(("Ngõ xanh", "Xã Lợi Hải", "KT", "Tập thể", typed))).code == 0
    assert [model["registered"] for model in desk.models()] == [stored]


@pytest.mark.parametrize(
    ("column", "value", "problem", "cell"),
    [
        pytest.param(0, None, "value_missing", "B2", id="no name"),
        pytest.param(1, "Xã Không Có", "unit_unknown", "C2", id="unknown unit"),
        pytest.param(2, "Chuyển đổi số", "unknown_choice", "D2", id="unknown sector"),
        pytest.param(3, "Gia đình văn hóa", "unknown_choice", "E2", id="unknown kind"),
        pytest.param(3, "Tập thể, cá nhân", "ambiguous_choice", "E2", id="two kinds"),
        pytest.param(4, "31/02/2024", "no_such_day", "F2", id="no such day"),
        pytest.param(4, "sắp tới", "not_a_date", "F2", id="no date"),
        pytest.param(4, "12/03", "date_without_year", "F2", id="no year"),
        pytest.param(4, "03/04/24", "ambiguous_date", "F2", id="day or month first"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_refused_with_its_address(
    column: int, value: Cell, problem: str, cell: str, desk: Desk
) -> None:
    row: list[Cell] = ["Ngõ xanh", "Xã Lợi Hải", "KT", "Tập thể", date(2024, 1, 15)]
    row[column] = value
    came = bring(desk, models(row))
    assert came.code == 3
    assert came.errors == [(problem, cell)]
    assert came.file["problems"][0]["message"]
    assert desk.models() == []


def test_every_problem_of_a_file_is_told_at_once(desk: Desk) -> None:
    came = bring(
        desk,
        models(
            ("Ngõ xanh", "Xã Lợi Hải", "Chuyển đổi số", "Tập thể", "31/02/2024"),
            (None, "Xã Lợi Hải", "KT", "Tập thể", date(2024, 1, 15)),
        ),
    )
    assert came.errors == [
        ("unknown_choice", "D2"),
        ("no_such_day", "F2"),
        ("value_missing", "B3"),
    ]


def test_a_year_for_dates_without_one_comes_from_the_period(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "a.xlsx", models(("Ngõ xanh", "Xã Lợi Hải", "KT", "Tập thể", "12/03"))
    )
    assert desk.do_import(path, options=("--period", "2024-Q1")).code == 0
    assert [model["registered"] for model in desk.models()] == ["2024-03-12"]


PEOPLE = ("TT", "Vụ việc", "Địa phương", "Số người")


@pytest.mark.parametrize(("typed", "stored"), [(12, 12), ("1.250", 1250), ("12 người", 12)])
def test_a_count_is_a_whole_number(typed: str | int, stored: int, desk: Desk) -> None:
    sheet = Sheet(headings=PEOPLE, rows=[(1, "Rác thải", "Xã Lợi Hải", typed)])
    assert bring(desk, sheet).code == 0
    (issue,) = desk.issues()
    assert issue["people"] == stored


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (-5, "negative_count"),
        ("-5", "negative_count"),
        (1.526, "ambiguous_thousands"),
        (2.5, "not_whole"),
        ("trên 100", "count_not_exact"),
        ("nhiều", "not_a_number"),
        (date(2024, 5, 3), "date_in_count"),
    ],
)
def test_a_count_that_is_none_is_refused(typed: Cell, problem: str, desk: Desk) -> None:
    sheet = Sheet(headings=PEOPLE, rows=[(1, "Rác thải", "Xã Lợi Hải", typed)])
    came = bring(desk, sheet)
    assert came.code == 3
    assert came.errors == [(problem, "D2")]


# --- kinds and sectors that a form leaves out ----------------------------------------------------


def bare() -> Sheet:
    rows = [(1, "Ngõ xanh", "Xã Lợi Hải"), (2, "Nuôi dê", "Xã Lợi Hải")]
    return Sheet(headings=("TT", "Tên mô hình", "Đơn vị"), rows=rows)


def test_unknown_kind_and_sector_stay_unknown_and_are_warned_of_once_a_sheet(desk: Desk) -> None:
    came = bring(desk, bare())
    assert came.code == 0
    assert [(p["code"], p["field"]) for p in came.file["problems"]] == [
        ("dimension_unknown", "sector"),
        ("dimension_unknown", "kind"),
    ]
    assert [(model["kind"], model["sector"]) for model in desk.models()] == [(None, None)] * 2


def test_kind_and_sector_may_be_given_for_the_whole_file(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", bare())
    came = desk.do_import(path, options=("--kind", "Cá nhân", "--sector", "Kinh tế"))
    assert came.file["problems"] == []
    assert {(m["kind"], m["sector"]) for m in desk.models()} == {("individual", "KT")}


def test_groups_give_their_sector_to_the_rows_below_them(desk: Desk) -> None:
    sheet = Sheet(
        headings=("TT", "Tên mô hình", "Đơn vị", "Tập thể/Cá nhân"),
        rows=[
            ("I", "Lĩnh vực kinh tế"),
            (1, "Ngõ xanh", "Xã Lợi Hải", "TT"),
            ("II", "Quốc phòng - an ninh"),
            (1, "Tiếng kẻng", "Xã Lợi Hải", "TT"),
        ],
    )
    assert bring(desk, sheet).code == 0
    assert [model["sector"] for model in desk.models()] == ["KT", "QPAN"]


# --- twins, stages, issues -----------------------------------------------------------------------


def test_two_rows_of_one_model_are_refused_and_the_first_is_named(desk: Desk) -> None:
    row = ("Ngõ xanh", "Xã Lợi Hải", "KT", "Tập thể", date(2024, 1, 15))
    came = bring(desk, models(row, row))
    assert came.errors == [("duplicate_row", "B3")]
    assert "2" in came.file["problems"][0]["message"]


def test_two_holders_make_two_models_of_one_name(desk: Desk) -> None:
    headings = ("TT", "Tên mô hình", "Đơn vị", "Chủ mô hình")
    rows = [(1, "Nuôi dê", "Xã Lợi Hải", "Hộ số 1"), (2, "Nuôi dê", "Xã Lợi Hải", "Hộ số 2")]
    assert bring(desk, Sheet(headings=headings, rows=rows)).code == 0
    assert sorted(model["holder"] for model in desk.models()) == ["Hộ số 1", "Hộ số 2"]


def test_a_date_of_recognition_is_no_date_of_registration(desk: Desk) -> None:
    headings = ("TT", "Tên mô hình", "Đơn vị", "Ngày công nhận", "Cấp công nhận")
    rows = [(1, "Ngõ xanh", "Xã Lợi Hải", date(2024, 2, 3), "Cấp tỉnh")]
    assert bring(desk, Sheet(headings=headings, rows=rows)).code == 0
    (model,) = desk.models()
    assert (model["stage"], model["level"]) == ("recognised", "province")
    assert (model["registered"], model["recognised"]) == (None, "2024-02-03")


def test_a_named_stage_without_a_date_is_kept(desk: Desk) -> None:
    headings = ("TT", "Tên mô hình", "Đơn vị", "Tình trạng")
    rows = [(1, "Ngõ xanh", "Xã Lợi Hải", "Đã công nhận")]
    assert bring(desk, Sheet(headings=headings, rows=rows)).code == 0
    assert [model["stage"] for model in desk.models()] == ["recognised"]


def test_an_issue_takes_its_status_from_its_dates_where_none_is_named(desk: Desk) -> None:
    rows = (
        ("Rác thải", "Xã Lợi Hải", "Môi trường", date(2024, 1, 5), None, date(2024, 2, 1)),
        ("Chợ tạm", "Xã Lợi Hải", "Chợ", date(2024, 1, 5), None, None),
    )
    assert bring(desk, issues(*rows)).code == 0
    found = {issue["title"]: (issue["status"], issue["resolved"]) for issue in desk.issues()}
    assert found == {"Rác thải": ("resolved", "2024-02-01"), "Chợ tạm": ("new", None)}


def test_text_is_kept_as_typed_but_for_blanks_and_composition(desk: Desk) -> None:
    decomposed = "Ngo\u0303  xanh\u00a0"
    assert bring(desk, models((decomposed, "Xã Lợi Hải", "KT", "TT", None))).code == 0
    assert [model["name"] for model in desk.models()] == ["Ng\u00f5 xanh"]


# --- order of dates ------------------------------------------------------------------------------


def test_a_matter_that_ends_before_it_was_raised_is_an_error_of_its_cell(desk: Desk) -> None:
    sheet = issues(("Chợ tạm", "Xã Lợi Hải", "Y tế", "12/05/2024", "Đã giải quyết", "11/05/2024"))
    came = bring(desk, sheet)
    assert came.code == 3
    (problem,) = came.files[0]["problems"]
    assert (problem["code"], problem["field"]) == ("ends_before_start", "resolved")
    assert problem["cell"] is not None
    assert desk.issues() == []
