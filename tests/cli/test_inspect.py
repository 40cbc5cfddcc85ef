"""`inspect` at the command line: the picture, exit codes, and that nothing is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.refusals import WRONG_USAGE, assert_refused
from tests.conftest import Cli, caller
from tests.workbooks.make_workbook import Sheet, make_workbook, models

GOOD = ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 1, 15))
TITLE = ("XÃ LỢI HẢI", "DANH SÁCH MÔ HÌNH QUÝ I NĂM 2024")
PICTURE = """\
a.xlsx › Danh sách · Mô hình Dân vận khéo
Cột  Tiêu đề cột      Được đọc là       Ví dụ
──────────────────────────────────────────────────
A    TT                                 1
B    Tên mô hình      Tên mô hình       Ngõ xanh
C    Đơn vị           Đơn vị thực hiện  Xã Lợi Hải
D    Lĩnh vực         Lĩnh vực          Kinh tế
E    Tập thể/Cá nhân  Loại hình         Tập thể
F    Ngày đăng ký     Ngày đăng ký      15/01/2024
Bảng: tiêu đề cột ở dòng 4 · 2 dòng dữ liệu · kỳ 2024-Q1 · Xã Lợi Hải.
Các dòng: 1-2 tiêu đề · 4 tiêu đề cột · 5-6 dữ liệu.
"""


@pytest.fixture
def good(home: Path) -> Path:
    """A workbook of two models."""
    second = ("Vườn mẫu", *GOOD[1:])
    return make_workbook(home / "a.xlsx", models(GOOD, second, title=TITLE))


@pytest.fixture
def strange(home: Path) -> Path:
    """A workbook that is a list of furniture."""
    rows = [(1, "Bàn", 5), (2, "Ghế", 20)]
    headings = ("STT", "Tên tài sản", "Số lượng")
    return make_workbook(home / "kho.xlsx", Sheet(rows=rows, headings=headings))


def test_people_get_a_picture_of_each_sheet(cli: Cli, good: Path) -> None:
    answer = cli("inspect", good)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == PICTURE


def test_the_picture_speaks_english_too(english: Cli, good: Path) -> None:
    answer = english("inspect", good)
    assert "heading rows: 4 · data rows: 2 · period 2024-Q1 · Xã Lợi Hải" in answer.out
    assert "Rows: 1-2 title · 4 headings · 5-6 data." in answer.out


@pytest.mark.parametrize("content", [None, b"", b"something else"])
def test_no_register_is_needed_and_none_is_made(
    home: Path, good: Path, content: bytes | None
) -> None:
    path = home / "khac.db"
    if content is not None:
        path.write_bytes(content)
    before = sorted(home.rglob("*"))
    answer = caller(path)("inspect", good, "--format", "json")
    assert answer.code == 0
    assert answer.json()[0]["sheets"][0]["unit"] == "XÃ LỢI HẢI"
    assert sorted(home.rglob("*")) == before


def test_nothing_is_written_to_a_register(cli: Cli, register: Path, good: Path) -> None:
    before = register.read_bytes()
    assert cli("inspect", good).code == 0
    assert register.read_bytes() == before


def test_a_refused_file_ends_with_3_and_the_others_are_shown(
    cli: Cli, good: Path, strange: Path, home: Path
) -> None:
    answer = cli("inspect", home / "khong-co.xlsx", strange, good, "--format", "json")
    assert answer.code == 3
    assert answer.err == "Số tệp không nhập được: 2.\n"
    missing, unknown, fine = answer.json()
    assert missing["sheets"] == []
    assert "Không tìm thấy" in missing["refused"]
    assert unknown["refused"] == unknown["sheets"][0]["refused"]
    assert fine["refused"] is None


def test_what_is_not_imported_is_told_once_with_its_reason(cli: Cli, strange: Path) -> None:
    answer = cli("inspect", strange)
    assert answer.code == 3
    assert "Bảng: tiêu đề cột ở dòng 1 · 2 dòng dữ liệu" in answer.out
    assert answer.out.startswith("kho.xlsx › Danh sách · không theo biểu mẫu nào\n")
    assert answer.out.count("Các cột tìm thấy: Tên tài sản; Số lượng") == 1
    assert "kho.xlsx › Danh sách  Trang tính “Danh sách” có bảng nhưng" in answer.out


def test_a_folder_is_read_as_import_reads_it(cli: Cli, good: Path, strange: Path) -> None:
    (good.parent / "~$a.xlsx").write_bytes(b"lock")
    answer = cli("inspect", good.parent, "--format", "json")
    assert [file["file"] for file in answer.json()] == [good.name, strange.name]


def test_a_long_map_is_told_part_by_part(cli: Cli, home: Path) -> None:
    rows = [
        row
        for group in range(1, 13)
        for row in ((None, f"Thôn {group}", None), (1, "Ngõ xanh", "x"), (2, "Vườn", "x"))
    ]
    sheet = Sheet(rows=rows, headings=("TT", "Tên mô hình", "Tập thể"))
    answer = cli("inspect", make_workbook(home / "dai.xlsx", sheet))
    (line,) = [line for line in answer.out.splitlines() if line.startswith("Các dòng: ")]
    assert line == (
        "Các dòng: 1 tiêu đề cột · 2, 5, 8, 11, 14, 17, 20, 23, … nhóm · "
        "3-4, 6-7, 9-10, 12-13, 15-16, 18-19, 21-22, 24-25, … dữ liệu."
    )


@pytest.mark.parametrize("ending", ["csv", "html", "md", "txt", "tsv", "xlsx"])
def test_the_picture_goes_into_a_file_of_every_format(
    cli: Cli, good: Path, home: Path, ending: str
) -> None:
    target = home / f"doc.{ending}"
    assert cli("inspect", good, good, "-o", target).code == 0
    assert target.stat().st_size > 100
    assert_refused(cli("inspect", good, "-o", target), WRONG_USAGE, "--force")


def test_without_a_file_the_usage_is_refused(cli: Cli) -> None:
    assert_refused(cli("inspect"), WRONG_USAGE)


def test_a_hidden_sheet_is_said_not_to_be_imported(cli: Cli, home: Path) -> None:
    hidden = Sheet(rows=[(1, *GOOD)], name="Cũ", is_hidden=True)
    answer = cli("inspect", make_workbook(home / "an.xlsx", models(GOOD), hidden))
    assert answer.code == 0
    first, second = [line for line in answer.out.splitlines() if line.startswith("Bảng: ")]
    assert "ẩn" not in first
    assert second.startswith("Bảng: trang tính ẩn, không nhập · ")


def test_a_figure_and_a_suggestion_are_said_in_words(cli: Cli, home: Path) -> None:
    headings = ("TT", "Tên mô hình", "Đơn vị thực hện", "Kinh tế", "Quốc phòng - an ninh")
    rows = [(1, "Ngõ xanh", "Xã Lợi Hải", "x", None), (2, "Vườn", "Xã Lợi Hải", None, "x")]
    listed = make_workbook(home / "a.xlsx", Sheet(rows=rows, headings=headings))
    out = cli("inspect", listed).out
    assert "Đơn vị thực hện       chưa nhận ra; có thể là “Đơn vị thực hiện”?" in out
    assert "Kinh tế               Lĩnh vực: KT" in out
    sums = [("Kinh tế", 31), ("Quốc phòng - an ninh", 27)]
    stated = Sheet(rows=sums, headings=("Lĩnh vực", "Số mô hình đăng ký"))
    out = cli("inspect", make_workbook(home / "b.xlsx", stated)).out
    assert "Số mô hình đăng ký  Số liệu: Mô hình đăng ký  31" in out
