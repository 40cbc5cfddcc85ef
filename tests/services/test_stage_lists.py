"""Lists of models that were recognised, spread or stopped advance models and never double them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workbooks.desk import Desk, Imported, fresh_desk
from tests.workbooks.make_workbook import Cells, Sheet, make_workbook, models

REGISTERED = "DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM 2024"
RECOGNISED = "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2024"
GREEN = ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 1, 15))
GONG = ("Tiếng kẻng an ninh", "Xã Lợi Hải", "QP-AN", "Tập thể", date(2024, 2, 1))
LISTED = (("Ngõ xanh", "Xã Lợi Hải"), ("Tiếng kẻng an ninh", "Xã Lợi Hải"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with a district and two communes of it."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Huyện Thuận Bắc")
    desk.add_units("Xã Lợi Hải", "Xã Công Hải", parent="Huyện Thuận Bắc")
    return desk


def register(desk: Desk, *rows: Cells, year: int = 2024) -> Imported:
    title = (REGISTERED.replace("2024", str(year)),)
    path = make_workbook(desk.register.parent / "đăng ký.xlsx", models(*rows, title=title))
    return desk.do_import(path)


def listed(
    desk: Desk,
    *rows: Cells,
    title: str | tuple[str, ...] = RECOGNISED,
    more: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
) -> Imported:
    sheet = Sheet(
        title=(title,) if isinstance(title, str) else title,
        headings=("TT", "Tên mô hình", "Đơn vị", *more),
        rows=[(number, *row) for number, row in enumerate(rows, start=1)],
    )
    path = make_workbook(desk.register.parent / "danh sách.xlsx", sheet)
    return desk.do_import(path, options=options)


def facts(desk: Desk) -> list[dict[str, Any]]:
    told = ("name", "unit", "sector", "kind", "holder", "registered", "stage", "level")
    return [{name: model[name] for name in told} for model in desk.models()]


def totals(desk: Desk) -> tuple[int, int]:
    total = desk.json("totals", "2024")["models"]["total"]
    return total["registered"], total["recognised"]


def test_a_list_advances_models_that_are_there(desk: Desk) -> None:
    register(desk, GREEN, GONG)
    came = listed(desk, *LISTED)
    assert came.code == 0
    assert came.rows == {"changed": 2}
    assert came.warnings == []
    assert [(m["stage"], m["level"]) for m in desk.models()] == [("recognised", "province")] * 2
    assert totals(desk) == (2, 2)
    (first, _) = came.file["changes"]
    assert first["fields"][:2] == [
        {"field": "stage", "old": "registered", "new": "recognised"},
        {"field": "level", "old": None, "new": "province"},
    ]


def test_a_list_twice_is_a_list_once(desk: Desk) -> None:
    register(desk, GREEN, GONG)
    listed(desk, *LISTED)
    before = facts(desk)
    assert listed(desk, *LISTED).rows == {"unchanged": 2}
    assert facts(desk) == before


def test_list_and_registration_can_come_in_either_order(desk: Desk, tmp_path: Path) -> None:
    register(desk, GREEN, GONG)
    listed(desk, *LISTED)
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    other = fresh_desk(other_folder)
    other.add_units("Huyện Thuận Bắc")
    other.add_units("Xã Lợi Hải", "Xã Công Hải", parent="Huyện Thuận Bắc")
    came = listed(other, *LISTED)
    assert came.code == 0
    assert came.warnings == [("model_not_registered", "B4"), ("model_not_registered", "B5")]
    assert totals(other) == (0, 2)
    register(other, GREEN, GONG)
    assert facts(other) == facts(desk)
    assert totals(other) == totals(desk) == (2, 2)


def test_the_holder_is_asked_for_only_where_both_name_one(desk: Desk) -> None:
    headings = ("TT", "Tên mô hình", "Đơn vị", "Chủ thể thực hiện")
    row = (1, "Nuôi dê", "Xã Lợi Hải", "Hộ số 7")
    sheet = Sheet(headings=headings, rows=[row], title=(REGISTERED,))
    path = make_workbook(desk.register.parent / "h.xlsx", sheet)
    listed(desk, ("Nuôi dê", "Xã Lợi Hải"))
    desk.do_import(path)
    assert listed(desk, ("Nuôi dê", "Xã Lợi Hải")).rows == {"unchanged": 1}
    (only,) = facts(desk)
    assert (only["holder"], only["stage"]) == ("Hộ số 7", "recognised")
    assert only["registered"] == "2024"


def test_a_similar_name_of_the_unit_is_asked_about(desk: Desk) -> None:
    register(desk, GREEN, GONG)
    came = listed(desk, ("Tiếng kẻn an ninh", "Xã Lợi Hải"), LISTED[0])
    assert came.code == 3
    assert came.errors == [("model_similar", "B4")]
    (problem,) = came.file["problems"]
    assert problem["suggestion"] == "Tiếng kẻng an ninh"
    assert "DVK-2024-0002" in problem["message"]
    assert len(desk.models()) == 2


def test_a_model_that_has_its_own_row_is_nobodys_misspelling(desk: Desk) -> None:
    register(desk, GREEN, GONG)
    came = listed(desk, *LISTED, ("Tiếng kẻng an sinh", "Xã Lợi Hải"))
    assert came.code == 0
    assert came.warnings == [("model_not_registered", "B6")]


def test_a_name_of_the_unit_below_is_asked_about(desk: Desk) -> None:
    register(desk, GREEN)
    came = listed(desk, ("Ngõ xanh", "Huyện Thuận Bắc"))
    assert came.errors == [("model_of_other_unit", "B4")]
    assert "Xã Lợi Hải" in came.file["problems"][0]["message"]
    assert listed(desk, ("Ngõ xanh", "Xã Công Hải")).code == 0


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN HIỆU QUẢ NĂM 2024", "effective"),
        ("DANH SÁCH MÔ HÌNH ĐƯỢC NHÂN RỘNG NĂM 2024", "replicated"),
        ("DANH SÁCH MÔ HÌNH DỪNG THỰC HIỆN NĂM 2024", "stopped"),
    ],
)
def test_other_lists_give_their_stage(title: str, stage: str, desk: Desk) -> None:
    register(desk, GREEN)
    assert listed(desk, LISTED[0], title=title).rows == {"changed": 1}
    assert [model["stage"] for model in desk.models()] == [stage]


def test_a_group_row_gives_unit_or_stage(desk: Desk) -> None:
    register(desk, GREEN, GONG)
    sheet = Sheet(
        title=(RECOGNISED,),
        headings=("TT", "Tên mô hình", "Ghi chú"),
        rows=[("I", "Xã Lợi Hải", None), (1, "Ngõ xanh", None), (2, "Tiếng kẻng an ninh", None)],
    )
    came = desk.do_import(make_workbook(desk.register.parent / "g.xlsx", sheet))
    assert (came.code, came.rows) == (0, {"changed": 2})
    assert totals(desk) == (2, 2)


def test_a_rows_own_date_and_decision_win_over_the_titles(desk: Desk) -> None:
    register(desk, GREEN, GONG)
    decided = "(Kèm theo Quyết định số 15-QĐ/BDVTU ngày 20/12/2024 của Ban Dân vận Tỉnh ủy)"
    own = (*LISTED[0], date(2024, 11, 30), "12-QĐ/BDVTU")
    came = listed(
        desk,
        own,
        (*LISTED[1], None, None),
        title=(RECOGNISED, decided),
        more=("Ngày công nhận", "Số quyết định"),
    )
    assert came.code == 0
    first, second = (desk.json("model", "show", f"DVK-2024-000{n}") for n in (1, 2))
    assert (first["recognised"], first["decision"]) == ("2024-11-30", "12-QĐ/BDVTU")
    assert (second["recognised"], second["decision"]) == ("2024-12-20", "15-QĐ/BDVTU")
    assert second["body"] == "Ban Dân vận Tỉnh ủy"


def test_two_levels_are_two_steps_and_two_years_too(desk: Desk) -> None:
    register(desk, GREEN)
    for title in (
        "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP HUYỆN NĂM 2024",
        RECOGNISED,
        "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2025",
    ):
        listed(desk, LISTED[0], title=title)
        assert listed(desk, LISTED[0], title=title).rows == {"unchanged": 1}
    stages = desk.json("model", "show", "DVK-2024-0001")["stages"]
    assert [(s["on"], s["stage"], s["level"]) for s in stages] == [
        ("2024", "recognised", "district"),
        ("2024", "recognised", "province"),
        ("2024-01-15", "registered", None),
        ("2025", "recognised", "province"),
    ]


def test_proposals_recognise_nothing(desk: Desk) -> None:
    register(desk, GREEN)
    listed(desk, LISTED[0], title="DANH SÁCH MÔ HÌNH ĐỀ NGHỊ CÔNG NHẬN CẤP TỈNH NĂM 2024")
    assert totals(desk) == (1, 0)


def test_a_list_lacks_only_what_an_earlier_list_of_that_stage_had(desk: Desk) -> None:
    register(desk, GREEN, GONG)
    assert listed(desk, LISTED[0]).file["absent"] == []
    assert listed(desk, *LISTED).file["absent"] == []
    came = listed(desk, LISTED[0], options=("--replace",))
    assert [(r["name"], r["withdrawn"]) for r in came.file["absent"]] == [
        ("Tiếng kẻng an ninh", False)
    ]
    assert came.warnings == [("kept_for_others", None)]
    again = register(desk, GREEN, GONG)
    assert again.file["absent"] == []


def merged(desk: Desk, *models: tuple[str, str, str]) -> None:
    """Two communes become one on 1 July; their models by name, unit and holder."""
    for name, unit, holder in models:
        about = ("--unit", unit, "--holder", holder, "--registered", "2024-01-15")
        assert desk("model", "add", name, *about).code == 0
    merger = ("unit", "merge", "Xã Lợi Hải", "Xã Công Hải", "--into", "Xã Thuận Bắc")
    assert desk(*merger, "--date", "2024-07-01").code == 0


def test_a_list_of_the_new_commune_finds_models_of_the_old_ones(desk: Desk) -> None:
    merged(desk, ("Ngõ xanh", "Xã Lợi Hải", "Hội Phụ nữ"), ("Chợ sạch", "Xã Công Hải", "Ban chợ"))
    came = listed(desk, ("Ngõ xanh", "Xã Thuận Bắc"), ("Chợ sạch", "Xã Thuận Bắc"))
    assert (came.code, came.rows) == (0, {"changed": 2})
    assert totals(desk) == (2, 2)
    assert {m["unit"] for m in desk.models()} == {"Xã Lợi Hải", "Xã Công Hải"}


def test_a_list_of_the_new_commune_asks_which_of_two_old_models_is_meant(desk: Desk) -> None:
    merged(desk, ("Ngõ xanh", "Xã Lợi Hải", "Hội Phụ nữ"), ("Ngõ xanh", "Xã Công Hải", "Đoàn xã"))
    came = listed(desk, ("Ngõ xanh", "Xã Thuận Bắc"))
    assert came.errors == [("several_before_merger", "B4")]
    assert totals(desk) == (2, 0)


def test_a_list_of_the_new_commune_asks_about_a_similar_name_of_an_old_one(desk: Desk) -> None:
    merged(desk, ("Tiếng kẻng an ninh", "Xã Lợi Hải", "Công an xã"))
    came = listed(desk, ("Tiếng kẻng an nin", "Xã Thuận Bắc"))
    assert came.errors == [("model_similar", "B4")]
    assert totals(desk) == (1, 0)


def test_a_model_of_the_new_commune_itself_goes_before_one_of_the_old_ones(desk: Desk) -> None:
    merged(desk, ("Ngõ xanh", "Xã Lợi Hải", "Hội Phụ nữ"))
    about = ("--unit", "Xã Thuận Bắc", "--holder", "Hội Nông dân", "--registered", "2024-08-01")
    assert desk("model", "add", "Ngõ xanh", *about).code == 0
    assert listed(desk, ("Ngõ xanh", "Xã Thuận Bắc")).rows == {"changed": 1}
    stages = {m["unit"]: m["stage"] for m in desk.models()}
    assert stages == {"Xã Lợi Hải": "registered", "Xã Thuận Bắc": "recognised"}


def test_a_registration_of_the_new_commune_finds_what_a_list_of_the_old_one_brought_in(
    desk: Desk,
) -> None:
    listed(desk, ("Ngõ xanh", "Xã Lợi Hải"))
    merged(desk)
    sheet = Sheet(
        title=(REGISTERED,),
        headings=("TT", "Tên mô hình", "Đơn vị", "Chủ thể thực hiện", "Ngày đăng ký"),
        rows=[(1, "Ngõ xanh", "Xã Thuận Bắc", "Hội Phụ nữ", date(2024, 8, 1))],
    )
    came = desk.do_import(make_workbook(desk.register.parent / "xã mới.xlsx", sheet))
    assert came.rows == {"changed": 1}
    assert totals(desk) == (1, 1)
