"""Files and rows that an import refuses: the file and the cell are named, nothing goes in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from dan_van.services import import_workbook
from tests.cli.refusals import NO_SUCH_RECORD, REFUSED_ROWS, WRONG_USAGE, assert_refused, dump
from tests.conftest import Cli
from tests.workbooks.make_workbook import Cells, Sheet, make_workbook, models

GOOD = ("Hũ gạo tình thương", "Xã Lợi Hải", "KT", "Tập thể", "12/03/2024")


def workbook(folder: Path, *rows: Cells, name: str = "mot.xlsx") -> Path:
    """A workbook of models."""
    return make_workbook(folder / name, models(*rows))


def count(cli: Cli) -> int:
    """How many models there are."""
    return len(cli("model", "list", "--format", "json").json())


@pytest.mark.parametrize(
    ("bad", "cell", "said"),
    [
        (("M2", "Xã Lợi Hải", "KT", "Tập thể", "31/02/2024"), "F3", "không có trong lịch"),
        (("M2", "Xã Lợi Hải", "Thể thao", "Tập thể", "12/03/2024"), "D3", "Thể thao"),
        (("M2", "Xã Lợi Hải", "KT", "Tập đoàn", "12/03/2024"), "E3", "Tập đoàn"),
        (("M2", "Xã Lợi Hảii", "KT", "Tập thể", "12/03/2024"), "C3", "“Xã Lợi Hải”?"),
        (("M2", "Sở Zzz", "KT", "Tập thể", "12/03/2024"), "C3", "--create-units"),
        (GOOD, "B3", "dòng 2"),
    ],
)
def test_a_bad_cell_is_named_and_the_file_is_refused_whole(
    cli: Cli, register: Path, home: Path, bad: Cells, cell: str, said: str
) -> None:
    before = dump(register)
    path = workbook(home, GOOD, bad)
    answer = cli("import", path)
    assert answer.code == REFUSED_ROWS
    assert f"mot.xlsx › Danh sách › {cell}" in answer.out
    assert said in answer.out
    assert dump(register) == before


def test_the_good_rows_go_in_when_that_is_asked_for(cli: Cli, home: Path) -> None:
    path = workbook(home, GOOD, ("M2", "Xã Lợi Hải", "Thể thao", "Tập thể", "12/03/2024"))
    assert cli("import", path, "--skip-bad-rows").code == REFUSED_ROWS
    assert count(cli) == 1


def test_an_ambiguous_unit_asks_for_its_parent(cli: Cli, home: Path) -> None:
    cli("unit", "add", "Huyện Bác Ái")
    cli("unit", "add", "Xã Lợi Hải", "--parent", "Huyện Bác Ái")
    answer = cli("import", workbook(home, GOOD))
    assert answer.code == REFUSED_ROWS
    assert "Huyện Bác Ái" in answer.out
    assert "cấp trên" in answer.out


def test_a_negative_count_is_refused(cli: Cli, home: Path) -> None:
    headings = ("TT", "Nội dung vụ việc", "Địa bàn", "Số người liên quan", "Ngày phát sinh")
    rows = [(1, "Tranh chấp đất", "Xã Lợi Hải", -5, "12/03/2024")]
    path = make_workbook(home / "mot.xlsx", Sheet(rows=rows, headings=headings))
    answer = cli("import", path)
    assert answer.code == REFUSED_ROWS
    assert "“-5” là số âm" in answer.out


def empty_workbook(path: Path) -> None:
    """A workbook with one blank sheet."""
    Workbook().save(path)


def without_names(path: Path) -> None:
    """A workbook whose table has no column of names."""
    make_workbook(
        path, Sheet(rows=[(1, "Xã Lợi Hải", "KT")], headings=("TT", "Đơn vị", "Lĩnh vực"))
    )


def text_as_workbook(path: Path) -> None:
    """A text with the name of a workbook."""
    path.write_text("xin chào, đây là thư\n", encoding="utf-8")


def nothing(path: Path) -> None:
    """A file of no bytes."""
    path.write_bytes(b"")


def scan(path: Path) -> None:
    """A PDF with the name of a workbook."""
    path.write_bytes(b"%PDF-1.7\n...")


def cut_off(path: Path) -> None:
    """The first half of a workbook."""
    empty_workbook(path)
    path.write_bytes(path.read_bytes()[:2000])


def missing(path: Path) -> None:
    """No file at all."""


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (empty_workbook, "không có nội dung"),
        (without_names, "Lĩnh vực"),
        (text_as_workbook, "không có bảng"),
        (nothing, "Tệp trống"),
        (scan, "PDF"),
        (cut_off, "hỏng"),
        (missing, "Không tìm thấy tệp"),
    ],
)
def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    cli: Cli, home: Path, make: object, said: str
) -> None:
    assert callable(make)
    make(home / "a-xau.xlsx")
    good = workbook(home, GOOD, name="b-tot.xlsx")
    answer = cli("import", home / "a-xau.xlsx", good)
    assert answer.code == REFUSED_ROWS
    assert "a-xau.xlsx" in answer.out
    assert said in answer.out
    assert count(cli) == 1


def test_a_file_that_vanishes_while_it_is_read_is_refused(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(path: Path) -> bytes:
        raise FileNotFoundError(2, "gone", str(path))

    path = workbook(home, GOOD)
    monkeypatch.setattr(Path, "read_bytes", vanish)
    answer = cli("import", path)
    assert answer.code == REFUSED_ROWS
    assert "Hệ thống không đọc được tệp" in answer.out


def test_a_file_without_permission_is_refused(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every file")
    path = workbook(home, GOOD)
    path.chmod(0)
    answer = cli("import", path)
    assert answer.code == REFUSED_ROWS
    assert "Không có quyền đọc tệp" in answer.out


def test_a_folder_that_cannot_be_read_is_one_error(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(folder: Path) -> list[Path]:
        raise PermissionError(13, "denied", str(folder))

    (home / "thu").mkdir()
    monkeypatch.setattr(Path, "iterdir", deny)
    assert_refused(cli("import", home / "thu"), WRONG_USAGE, "không có quyền truy cập")


def test_a_folder_without_workbooks_is_one_error(cli: Cli, home: Path) -> None:
    (home / "thu").mkdir()
    (home / "thu" / "doc.txt").write_text("x")
    (home / "thu" / "~$mot.xlsx").write_text("x")
    assert_refused(cli("import", home / "thu"), WRONG_USAGE, "Không có tệp bảng tính nào", "thu")


def test_a_lock_file_alone_is_nothing_to_import(cli: Cli, home: Path) -> None:
    (home / "~$mot.xlsx").write_text("x")
    assert_refused(cli("import", home / "~$mot.xlsx"), WRONG_USAGE, "~$mot.xlsx")


def test_a_lock_file_beside_a_workbook_is_passed_over(cli: Cli, home: Path) -> None:
    (home / "~$mot.xlsx").write_text("x")
    answer = cli("import", workbook(home, GOOD), home / "~$mot.xlsx")
    assert answer.code == 0
    assert "~$" not in answer.out


def test_the_same_file_twice_in_one_command_comes_in_once(cli: Cli, home: Path) -> None:
    path = workbook(home, GOOD)
    answer = cli("import", path, path, "--format", "json")
    assert answer.code == 0
    assert [file["status"] for file in answer.json()["files"]] == ["imported", "unchanged"]
    assert count(cli) == 1


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--kind", "foo", WRONG_USAGE),
        ("--kind", "unknown", WRONG_USAGE),
        ("--sector", "foo", WRONG_USAGE),
        ("--period", "foo", WRONG_USAGE),
        ("--unit", "Sở Zzz", NO_SUCH_RECORD),
        ("--format", "foo", WRONG_USAGE),
        ("-o", "khong/co/x.csv", WRONG_USAGE),
        ("-o", "x.pdf", WRONG_USAGE),
        ("-o", "co-roi.csv", WRONG_USAGE),
    ],
)
def test_a_wrong_option_is_found_before_anything_goes_in(
    cli: Cli, register: Path, home: Path, option: str, value: str, code: int
) -> None:
    (home / "co-roi.csv").write_text("cũ")
    before = dump(register)
    assert_refused(cli("import", workbook(home, GOOD), option, value), code, value)
    assert dump(register) == before


def test_a_check_stores_nothing(cli: Cli, register: Path, home: Path) -> None:
    before = dump(register)
    answer = cli("import", workbook(home, GOOD), "--check")
    assert answer.code == 0
    assert "chưa ghi gì" in answer.err
    assert dump(register) == before


def test_a_file_name_that_is_not_utf8_can_be_imported(cli: Cli, home: Path) -> None:
    path = workbook(home, GOOD)
    odd = os.fsencode(home) + b"/b\xff\xd4.xlsx"
    try:
        os.rename(path, odd)  # noqa: PTH104 - a name of bytes
    except OSError:
        pytest.skip("this file system takes no such names")
    answer = cli("import", os.fsdecode(odd))
    assert answer.code == 0
    assert count(cli) == 1
    assert "b.xlsx" in cli("batch", "list").out


def test_problems_are_in_the_json_with_their_cells(cli: Cli, home: Path) -> None:
    path = workbook(home, GOOD, ("M2", "Xã Lợi Hải", "KT", "Tập thể", "31/02/2024"))
    answer = cli("import", path, "--format", "json")
    assert answer.code == REFUSED_ROWS
    (file,) = answer.json()["files"]
    assert file["status"] == "refused"
    (problem,) = file["problems"]
    assert (problem["cell"], problem["field"], problem["severity"]) == ("F3", "registered", "error")


def test_ctrl_c_in_an_import_tells_what_came_in_before(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_one = import_workbook.import_workbook

    def interrupted(conn: Any, path: Path, *more: Any, **named: Any) -> Any:
        if path.name == "hai.xlsx":
            raise KeyboardInterrupt
        return import_one(conn, path, *more, **named)

    monkeypatch.setattr(import_workbook, "import_workbook", interrupted)
    second = ("Đường hoa", "Xã Lợi Hải", "KT", "Tập thể", "12/03/2024")
    answer = cli("import", workbook(home, GOOD), workbook(home, second, name="hai.xlsx"))
    assert answer.code == 130
    assert "mot.xlsx" in answer.out
    assert "hai.xlsx" not in answer.out
    assert "Đã dừng; phần đang làm dở không được ghi." in answer.err
    assert count(cli) == 1
