"""A file that is sent again: what it changed, what it no longer holds, what --replace does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dan_van.domain.wording import Message
from dan_van.services.changed_fields import FieldChange
from dan_van.services.import_change_tables import change_tables
from dan_van.services.import_changes import RecordChange
from tests.workbooks.desk import Desk, Imported, fresh_desk
from tests.workbooks.make_workbook import Cells, Sheet, issues, make_workbook, models

TITLE = ("DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” QUÝ I NĂM 2024",)
GREEN = ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 1, 15))
GONG = ("Tiếng kẻng", "Xã Lợi Hải", "QP-AN", "Tập thể", date(2024, 2, 1))
GOATS = ("Nuôi dê", "Xã Lợi Hải", "Kinh tế", "Cá nhân", date(2024, 3, 1))
CLEAN = ("Đường sạch", "Xã Công Hải", "VH-XH", "Tập thể", date(2024, 3, 2))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with two communes."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải", "Xã Công Hải")
    return desk


def send(
    desk: Desk,
    *rows: Cells,
    file: str = "a.xlsx",
    title: tuple[str, ...] = TITLE,
    options: tuple[str, ...] = (),
) -> Imported:
    path = make_workbook(desk.register.parent / file, models(*rows, title=title))
    return desk.do_import(path, options=options)


def absent(came: Imported) -> list[tuple[str, bool]]:
    return [(record["name"], record["withdrawn"]) for record in came.file["absent"]]


def names(desk: Desk) -> list[str]:
    return [model["name"] for model in desk.models()]


# --- changes -------------------------------------------------------------------------------------


def test_a_changed_record_is_told_field_by_field(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    came = send(desk, (*GREEN[:2], "VH-XH", "Cá nhân", date(2024, 1, 16)), GONG)
    assert came.code == 0
    assert came.rows == {"changed": 1, "unchanged": 1}
    assert came.file["changes"] == [
        {
            "form": "models",
            "code": "DVK-2024-0001",
            "name": "Ngõ xanh",
            "fields": [
                {"field": "sector", "old": "KT", "new": "VHXH"},
                {"field": "kind", "old": "collective", "new": "individual"},
                {"field": "registered", "old": "2024-01-15", "new": "2024-01-16"},
            ],
            "source": {"sheet": "Danh sách", "row": 4},
        }
    ]


def test_a_model_that_is_registered_again_says_when(desk: Desk) -> None:
    send(desk, GREEN)
    came = send(desk, (*GREEN[:4], date(2025, 2, 1)), title=("NĂM 2025",))
    (change,) = came.file["changes"]
    assert change["fields"] == [{"field": "registered_again", "old": None, "new": "2025-02-01"}]


def test_a_matter_that_was_settled_is_told(desk: Desk, tmp_path: Path) -> None:
    matter = ("Rác thải", "Xã Lợi Hải", "Môi trường", date(2024, 1, 5))
    desk.do_import(make_workbook(tmp_path / "a.xlsx", issues((*matter, "Mới", None))))
    settled = issues((*matter, "Đã giải quyết", date(2024, 2, 1)))
    came = desk.do_import(make_workbook(tmp_path / "a.xlsx", settled))
    (change,) = came.file["changes"]
    assert change["fields"] == [
        {"field": "status", "old": "new", "new": "resolved"},
        {"field": "resolved", "old": None, "new": "2024-02-01"},
    ]


def test_a_first_import_changes_nothing_and_lacks_nothing(desk: Desk) -> None:
    came = send(desk, GREEN)
    assert (came.file["changes"], came.file["absent"]) == ([], [])


def test_a_section_of_changes_stops_at_the_limit_and_says_how_many_more() -> None:
    field = FieldChange(
        name="sector", label="Lĩnh vực", old="KT", new="VHXH", raw_old="KT", raw_new="VHXH"
    )
    changes = [
        RecordChange(
            form="models", code=f"{n}", name="A", raw_name="A", fields=(field,), sheet="S", row=n
        )
        for n in range(1, 61)
    ]
    (cut,) = change_tables(changes, [], limit=50)
    assert len(cut.rows) == 50
    assert cut.notes == (Message("import.more", {"count": 10}),)
    (whole,) = change_tables(changes, [], limit=None)
    assert (len(whole.rows), whole.notes) == (60, ())


# --- what is no longer there ---------------------------------------------------------------------


def test_a_record_that_the_corrected_file_lacks_is_named_and_kept(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    came = send(desk, GREEN, file="b.xlsx")
    assert came.code == 0
    assert came.file["absent"] == [
        {
            "form": "models",
            "code": "DVK-2024-0002",
            "name": "Tiếng kẻng",
            "unit": "Xã Lợi Hải",
            "withdrawn": False,
        }
    ]
    assert came.warnings == [("no_longer_present", None)]
    assert names(desk) == ["Ngõ xanh", "Tiếng kẻng"]


def test_the_same_file_again_lacks_nothing(desk: Desk) -> None:
    path = make_workbook(desk.register.parent / "a.xlsx", models(GREEN, GONG, title=TITLE))
    desk.do_import(path)
    came = desk.do_import(path, options=("--replace",))
    assert came.file["status"] == "unchanged"
    assert came.file["absent"] == []


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ("Lợi Hải Q1.xlsx", "Loi Hai Q1 (2).xlsx", True),
        ("Lợi Hải Q1.xlsx", "Lợi Hải Q1 - đã sửa lần 2.xlsx", True),
        ("Lợi Hải Q1.xlsx", "Copy of LỢI HẢI Q1.xlsx", True),
        ("Lợi Hải Q1.xlsx", "Lợi Hải Q1 bổ sung.xlsx", False),
        ("tập thể.xlsx", "cá nhân.xlsx", False),
        ("Biểu 1.xlsx", "Biểu 2.xlsx", False),
    ],
)
def test_a_file_without_a_common_record_is_a_new_sending_only_by_its_name(
    first: str, second: str, *, is_same: bool, desk: Desk
) -> None:
    send(desk, GREEN, file=first)
    came = send(desk, GOATS, file=second)
    assert absent(came) == ([("Ngõ xanh", False)] if is_same else [])


def test_another_period_another_unit_and_another_form_are_no_earlier_sending(
    desk: Desk, tmp_path: Path
) -> None:
    send(desk, GREEN, GONG)
    second = ("DANH SÁCH MÔ HÌNH QUÝ II NĂM 2024",)
    assert absent(send(desk, GREEN, title=second)) == []
    assert absent(send(desk, CLEAN)) == []
    matter = ("Rác thải", "Xã Lợi Hải", "Môi trường", date(2024, 1, 5), "Mới", None)
    path = make_workbook(tmp_path / "a.xlsx", issues(matter, title=("VỤ VIỆC QUÝ I NĂM 2024",)))
    assert absent(desk.do_import(path)) == []


def test_only_units_that_the_file_speaks_for_can_lack_records(desk: Desk) -> None:
    send(desk, GREEN, GONG, CLEAN)
    assert absent(send(desk, GREEN)) == [("Tiếng kẻng", False)]


def test_a_record_that_another_periods_file_holds_is_not_absent(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    send(desk, GONG, title=("NĂM 2024",), file="năm.xlsx")
    assert absent(send(desk, GREEN, options=("--replace",))) == []


def test_a_withdrawn_record_is_not_absent(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    assert desk("model", "withdraw", "DVK-2024-0002", "--reason", "ghi nhầm").code == 0
    assert absent(send(desk, GREEN)) == []


def test_a_list_of_one_kind_says_nothing_of_the_other_kind(desk: Desk) -> None:
    send(desk, GREEN, GOATS)
    only = ("--kind", "individual", "--replace")
    assert absent(send(desk, (*GOATS[:3], None, GOATS[4]), options=only)) == []
    assert names(desk) == ["Ngõ xanh", "Nuôi dê"]


# --- refused rows --------------------------------------------------------------------------------


def test_a_refused_row_still_speaks_of_its_record(desk: Desk) -> None:
    send(desk, GREEN, GONG, GOATS)
    bad = (GONG[0], GONG[1], "Chuyển đổi số", *GONG[3:])
    came = send(desk, GREEN, bad, options=("--skip-bad-rows", "--replace"))
    assert came.rows == {"unchanged": 1, "refused": 1}
    assert absent(came) == [("Nuôi dê", True)]


def test_a_row_without_a_name_may_be_any_record_of_its_unit(desk: Desk) -> None:
    send(desk, GREEN, GONG, CLEAN, (("Bếp ấm", *CLEAN[1:])))
    nameless = (None, *GONG[1:])
    came = send(desk, GREEN, nameless, CLEAN, options=("--skip-bad-rows",))
    assert absent(came) == [("Bếp ấm", False)]


def test_the_corrected_file_brings_in_the_rest_only(desk: Desk) -> None:
    bad = (*GONG[:4], "31/02/2024")
    first = send(desk, GREEN, bad, GOATS, options=("--skip-bad-rows",))
    assert first.rows == {"new": 2, "refused": 1}
    second = send(desk, GREEN, GONG, GOATS, file="a (2).xlsx")
    assert second.code == 0
    assert second.rows == {"new": 1, "unchanged": 2}
    assert absent(second) == []


def test_the_mended_copy_that_was_returned_brings_in_the_rest_only(desk: Desk) -> None:
    options = ("--skip-bad-rows", "--return-to", str(desk.register.parent / "trả lại"))
    first = send(desk, GREEN, (*GONG[:4], "31/02/2024"), GOATS, options=options)
    copy = Path(first.file["returned"])
    book = openpyxl.load_workbook(copy)
    book["Danh sách"]["F5"] = GONG[4]
    book.save(copy)
    came = desk.do_import(copy)
    assert came.code == 0
    assert came.rows == {"new": 1, "unchanged": 2}
    assert (came.warnings, absent(came)) == ([], [])


# --- --replace -----------------------------------------------------------------------------------


def test_replace_withdraws_with_the_file_as_the_reason(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    came = send(desk, GREEN, file="b.xlsx", options=("--replace",))
    assert came.code == 0
    assert came.warnings == []
    assert absent(came) == [("Tiếng kẻng", True)]
    assert names(desk) == ["Ngõ xanh"]
    shown = desk.json("model", "show", "DVK-2024-0002")
    assert shown["withdrawn"] == {
        "on": "2024-05-15",
        "reason": "không còn trong tệp b.xlsx (lần nhập 2)",
    }


def test_replace_takes_the_place_of_a_file_with_nothing_in_common(desk: Desk) -> None:
    send(desk, GREEN, GONG, CLEAN)
    send(desk, GOATS, file="khác.xlsx", options=("--replace",))
    assert names(desk) == ["Đường sạch", "Nuôi dê"]


def test_two_lists_in_one_command_do_not_replace_each_other(desk: Desk, tmp_path: Path) -> None:
    first = make_workbook(tmp_path / "tập thể.xlsx", models(GREEN, title=TITLE))
    second = make_workbook(tmp_path / "cá nhân.xlsx", models(GOATS, title=TITLE))
    desk.do_import(first, second, options=("--replace",))
    assert names(desk) == ["Ngõ xanh", "Nuôi dê"]


def test_a_file_of_the_command_that_is_known_already_is_not_replaced(
    desk: Desk, tmp_path: Path
) -> None:
    first = make_workbook(tmp_path / "1.xlsx", models(GREEN, GONG, title=TITLE))
    second = make_workbook(tmp_path / "2.xlsx", models(GOATS, title=TITLE))
    desk.do_import(first)
    came = desk.do_import(first, second, options=("--replace",))
    assert [file["status"] for file in came.files] == ["unchanged", "imported"]
    assert came.files[1]["absent"] == []
    assert sorted(names(desk)) == ["Ngõ xanh", "Nuôi dê", "Tiếng kẻng"]


def test_a_known_file_that_stands_later_in_the_command_brings_its_records_back(
    desk: Desk, tmp_path: Path
) -> None:
    first = make_workbook(tmp_path / "1.xlsx", models(GREEN, GONG, title=TITLE))
    second = make_workbook(tmp_path / "2.xlsx", models(GOATS, title=TITLE))
    desk.do_import(first)
    codes = {model["name"]: model["code"] for model in desk.models()}
    desk.do_import(second, first, options=("--replace",))
    found = {model["name"]: model["code"] for model in desk.models()}
    assert found == {**codes, "Nuôi dê": found["Nuôi dê"]}


def test_replace_with_check_shows_and_keeps_nothing(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    came = send(desk, GREEN, options=("--replace", "--check"))
    assert absent(came) == [("Tiếng kẻng", True)]
    assert names(desk) == ["Ngõ xanh", "Tiếng kẻng"]
    assert [batch["batch"] for batch in desk.json("batch", "list")] == [1]


def test_an_import_puts_a_replaced_record_back_under_its_code(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    send(desk, GREEN, options=("--replace",))
    came = send(desk, GREEN, GONG)
    assert came.rows == {"changed": 1, "unchanged": 1}
    (change,) = came.file["changes"]
    assert change["fields"] == [{"field": "withdrawn", "old": True, "new": False}]
    assert [(m["code"], m["name"]) for m in desk.models()] == [
        ("DVK-2024-0001", "Ngõ xanh"),
        ("DVK-2024-0002", "Tiếng kẻng"),
    ]


def test_an_import_does_not_put_back_what_was_withdrawn_by_hand(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    desk("model", "withdraw", "DVK-2024-0002", "--reason", "ghi nhầm")
    assert send(desk, GREEN, GONG, file="b.xlsx").rows == {"new": 1, "unchanged": 1}
    codes = [model["code"] for model in desk.models()]
    assert codes == ["DVK-2024-0001", "DVK-2024-0003"]


def test_what_came_again_by_hand_is_not_doubled(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    send(desk, GREEN, options=("--replace",))
    assert desk("model", "add", "Tiếng kẻng", "--unit", "Xã Lợi Hải").code == 0
    send(desk, GREEN, GONG)
    assert names(desk) == ["Ngõ xanh", "Tiếng kẻng"]


def test_records_of_any_form_can_be_replaced(desk: Desk, tmp_path: Path) -> None:
    title = ("VỤ VIỆC QUÝ I NĂM 2024",)
    one: Any = ("Rác thải", "Xã Lợi Hải", "Môi trường", date(2024, 1, 5), "Mới", None)
    two: Any = ("Lấn đường", "Xã Lợi Hải", "Đất đai", date(2024, 1, 7), "Mới", None)
    desk.do_import(make_workbook(tmp_path / "a.xlsx", issues(one, two, title=title)))
    path = make_workbook(tmp_path / "a.xlsx", issues(two, title=title))
    assert absent(desk.do_import(path, options=("--replace",))) == [("Rác thải", True)]
    assert [issue["title"] for issue in desk.issues()] == ["Lấn đường"]


# --- codes ---------------------------------------------------------------------------------------


def exported(desk: Desk) -> Path:
    path = desk.register.parent / "xuất.xlsx"
    assert desk("export", "models", "-o", path).code == 0
    return path


def test_the_code_of_a_record_withdrawn_by_hand_is_not_given_again(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    path = exported(desk)
    desk("model", "withdraw", "DVK-2024-0002", "--reason", "ghi nhầm")
    came = desk.do_import(path)
    assert came.rows == {"new": 1, "unchanged": 1}
    assert [code for code, _ in came.warnings] == ["code_withdrawn"]
    assert [model["code"] for model in desk.models()] == ["DVK-2024-0001", "DVK-2024-0003"]


def test_the_code_of_a_replaced_record_brings_it_back(desk: Desk) -> None:
    send(desk, GREEN, GONG)
    path = exported(desk)
    send(desk, GREEN, options=("--replace",))
    came = desk.do_import(path)
    assert came.rows == {"changed": 1, "unchanged": 1}
    assert [model["code"] for model in desk.models()] == ["DVK-2024-0001", "DVK-2024-0002"]


def test_a_code_that_stands_twice_is_an_error_at_the_second(desk: Desk) -> None:
    headings = ("Mã", "Tên mô hình", "Đơn vị")
    rows = [("DVK-2024-0007", name, "Xã Lợi Hải") for name in ("Ngõ xanh", "Bếp ấm")]
    path = make_workbook(desk.register.parent / "c.xlsx", Sheet(headings=headings, rows=rows))
    assert desk.do_import(path).errors == [("duplicate_code", "A3")]
