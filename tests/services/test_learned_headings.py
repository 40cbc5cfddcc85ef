"""What a register learns of headings from an import, and when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import Cells, Sheet, make_workbook

HEADINGS = ("STT", "Danh xưng", "Đơn vị", "Lĩnh vực", "Nơi làm")
ROW = (1, "Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Thôn 1")
NAME = ("--map", "Danh xưng=name")
AREA = ("--map", "Nơi làm=area")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with two communes."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải", "Xã Công Hải")
    return desk


def book(
    path: Path, *rows: Cells, headings: tuple[str, ...] = HEADINGS, is_hidden: bool = False
) -> Path:
    sheet = Sheet(headings=headings, rows=rows, is_hidden=is_hidden)
    cover = Sheet(headings=("Bìa",), rows=(), name="Bìa")
    return make_workbook(path, sheet, *([cover] if is_hidden else []))


def learned(desk: Desk) -> dict[str, str | None]:
    return {one["heading"]: one["field"] for one in desk.json("settings", "headings")}


def test_what_was_told_is_read_next_time_in_any_order(desk: Desk, tmp_path: Path) -> None:
    first = book(tmp_path / "q1.xlsx", ROW)
    assert desk.do_import(first).code == 3
    assert desk.do_import(first, options=(*NAME, *AREA)).rows == {"new": 1}
    assert learned(desk) == {"Danh xưng": "name", "Nơi làm": "area"}
    order = (0, 4, 2, 3, 1)
    later = book(
        tmp_path / "q2.xlsx",
        tuple((1, "Đường hoa", "Xã Công Hải", "Kinh tế", "Thôn 2")[i] for i in order),
        headings=tuple(HEADINGS[i] for i in order),
    )
    assert desk.do_import(later).rows == {"new": 1}
    assert desk.json("model", "show", "DVK-2024-0002")["area"] == "Thôn 2"


def test_an_unrelated_sheet_with_the_heading_is_not_read(desk: Desk, tmp_path: Path) -> None:
    desk.do_import(book(tmp_path / "q1.xlsx", ROW), options=NAME)
    goods = book(
        tmp_path / "tai-san.xlsx",
        (1, "Máy in", "Xã Lợi Hải", "Nhật"),
        headings=("STT", "Danh xưng", "Đơn vị", "Xuất xứ"),
    )
    assert desk.do_import(goods).file["status"] == "refused"


@pytest.mark.parametrize(
    ("row", "options"),
    [(ROW, ("--check",)), ((1, "Ngõ xanh", "Xã Không Có", "Kinh tế", "Thôn 1"), ())],
)
def test_a_check_and_a_refused_file_teach_nothing(
    desk: Desk, tmp_path: Path, row: Cells, options: tuple[str, ...]
) -> None:
    desk.do_import(book(tmp_path / "q1.xlsx", row), options=(*NAME, *options))
    assert learned(desk) == {}


def test_a_file_that_is_in_already_still_teaches(desk: Desk, tmp_path: Path) -> None:
    path = book(tmp_path / "q1.xlsx", ROW)
    desk.do_import(path, options=NAME)
    desk("settings", "headings", "--forget-all")
    assert desk.do_import(path, options=NAME).file["status"] == "unchanged"
    assert learned(desk) == {"Danh xưng": "name"}


def test_settings_tell_that_something_was_learned(desk: Desk, tmp_path: Path) -> None:
    assert "settings headings" not in desk("settings").out
    desk.do_import(book(tmp_path / "q1.xlsx", ROW), options=NAME)
    assert "Tên cột đã học: 1." in desk("settings").out


@pytest.mark.parametrize(
    "typed", [("headings", "name"), ("calendar", "--forget-all"), ("db", "--forget", "Tên gọi")]
)
def test_learned_headings_are_not_set_like_a_setting(desk: Desk, typed: tuple[str, ...]) -> None:
    answer = desk("settings", *typed)
    assert answer.code == 2
    assert "--map" in answer.err


def test_telling_the_same_again_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = book(tmp_path / "q1.xlsx", ROW)
    desk.do_import(path, options=NAME)
    before = desk.json("history")
    desk.do_import(path, options=NAME)
    assert desk.json("history") == before


def test_a_column_told_to_be_nothing_is_remembered_so(desk: Desk, tmp_path: Path) -> None:
    options = ("--map", "models:Danh xưng=name", "--map", "Lĩnh vực=")
    desk.do_import(book(tmp_path / "q1.xlsx", ROW), options=options)
    later = book(tmp_path / "q2.xlsx", (1, "Đường hoa", "Xã Công Hải", "Kinh tế", "Thôn 2"))
    desk.do_import(later)
    assert [model["sector"] for model in desk.models()] == [None, None]


def test_the_import_and_what_it_taught_are_one_entry(desk: Desk, tmp_path: Path) -> None:
    desk.do_import(book(tmp_path / "q1.xlsx", ROW), options=NAME)
    changes = desk.json("history")[0]["changes"]
    assert changes["learned_heading"] == {"insert": 1}
    assert changes["model"] == {"insert": 1}


def test_forgetting_is_by_heading_or_all(desk: Desk, tmp_path: Path) -> None:
    desk.do_import(book(tmp_path / "q1.xlsx", ROW), options=(*NAME, *AREA))
    missing = desk("settings", "headings", "--forget", "Tên khác")
    assert missing.code == 6
    assert "Danh xưng; Nơi làm" in missing.err
    assert desk("settings", "headings", "--forget", "noi lam").code == 0
    assert learned(desk) == {"Danh xưng": "name"}
    assert desk.json("history")[0]["changes"] == {"learned_heading": {"delete": 1}}
    assert desk("settings", "headings", "--forget-all").code == 0
    assert learned(desk) == {}
    assert desk.do_import(tmp_path / "q1.xlsx").file["status"] == "refused"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--map", "Danh xưngg=name"), "Có phải Danh xưng?"),
        ((*NAME, "--map", "Nơi làm=unit"), '--map "Đơn vị="'),
        (("--map", "Danh xưng=khong-co"), "models: code, name"),
        ((*NAME, "--map", "Danh xưng=unit"), "name"),
    ],
)
def test_what_does_not_fit_stops_before_anything_is_written(
    desk: Desk, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    good = make_workbook(
        tmp_path / "tot.xlsx", Sheet(rows=[(1, "Tiếng kẻng", "Xã Công Hải", "Kinh tế", "Tập thể")])
    )
    answer = desk("import", good, book(tmp_path / "q1.xlsx", ROW), *options)
    assert answer.code == 2
    assert said in answer.err
    assert desk.models() == []


def test_one_of_several_files_may_lack_the_heading(desk: Desk, tmp_path: Path) -> None:
    other = make_workbook(
        tmp_path / "khac.xlsx", Sheet(rows=[(1, "Tiếng kẻng", "Xã Công Hải", "Kinh tế", "Tập thể")])
    )
    answer = desk.do_import(book(tmp_path / "q1.xlsx", ROW), other, options=NAME)
    assert [file["status"] for file in answer.files] == ["imported", "imported"]
    assert learned(desk) == {"Danh xưng": "name"}


def test_a_heading_may_be_told_of_one_sheet_and_not_of_the_other(
    desk: Desk, tmp_path: Path
) -> None:
    issues = Sheet(
        name="Vụ việc",
        headings=("STT", "Vụ việc", "Đơn vị", "Nơi làm"),
        rows=[(1, "Tranh chấp đất", "Xã Lợi Hải", "Thôn 1")],
    )
    path = make_workbook(tmp_path / "a.xlsx", Sheet(headings=HEADINGS, rows=[ROW]), issues)
    called = desk.do_import(path, options=(*NAME, *AREA))
    assert called.file["forms"] == ["models", "issues"]
    alone = make_workbook(tmp_path / "b.xlsx", issues)
    answer = desk("import", alone, *AREA)
    assert answer.code == 2
    assert "place (" in answer.err


def test_a_hidden_sheet_teaches_nothing(desk: Desk, tmp_path: Path) -> None:
    path = book(tmp_path / "q1.xlsx", ROW, is_hidden=True)
    assert desk.do_import(path, options=NAME).code == 3
    assert learned(desk) == {}
    assert desk.do_import(path, options=(*NAME, "--sheet", "Danh sách")).code == 0
    assert learned(desk) == {"Danh xưng": "name"}


@pytest.mark.parametrize(
    ("heading", "option"),
    [
        ("Tên gọi tắt", '--map "Tên gọi tắt=name"'),
        ("Danh xưng", '--map "Danh xưng=name"'),
        ('Tên "gọi" tắt', "--map 'Tên \"gọi\" tắt=name'"),
    ],
)
def test_a_refusal_says_what_to_type_and_that_works(
    desk: Desk, tmp_path: Path, heading: str, option: str
) -> None:
    headings = ("STT", heading, "Đơn vị", "Lĩnh vực", "Nơi làm")
    path = book(tmp_path / "q1.xlsx", ROW, headings=headings)
    assert option in desk.do_import(path).file["reason"]
    assert desk.do_import(path, options=("--map", f"{heading}=name")).rows == {"new": 1}


def test_a_table_of_other_things_is_refused_without_advice(desk: Desk, tmp_path: Path) -> None:
    path = book(
        tmp_path / "xe.xlsx",
        (1, "Xe tải", "Xã Lợi Hải", "Mới"),
        headings=("STT", "Biển kiểm soát", "Đơn vị", "Ghi chú"),
    )
    assert "--map" not in desk.do_import(path).file["reason"]


def test_a_required_column_with_a_similar_heading_is_named(desk: Desk, tmp_path: Path) -> None:
    headings = ("STT", "Tên mô hình", "Đơn vị thực hiệnn", "Lĩnh vực")
    path = book(tmp_path / "q1.xlsx", ROW[:4], headings=headings)
    called = desk.do_import(path)
    assert called.errors == [("column_unread", None)]
    message = called.file["problems"][0]["message"]
    assert '--map "Đơn vị thực hiệnn=unit"' in message
    assert desk.do_import(path, options=("--map", "Đơn vị thực hiệnn=unit")).code == 0


def test_inspect_shows_what_was_told_and_not_what_was_learned(desk: Desk, tmp_path: Path) -> None:
    path = book(tmp_path / "q1.xlsx", ROW)
    desk.do_import(path, options=NAME)
    assert desk("inspect", path).code == 3
    (file,) = desk.json("inspect", path, *NAME)
    (sheet,) = file["sheets"]
    assert sheet["form"] == "models"
    assert [c["field"] for c in sheet["columns"]] == [None, "name", "unit", "sector", None]
    assert desk("inspect", path, "--map", "Danh=name").code == 2
