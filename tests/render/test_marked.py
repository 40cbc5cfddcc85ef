"""Marked copies: what a sender's workbook keeps, and what it gains."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from dan_van.domain.marked_copy import ListLine, Mark, Marking, copy_stem, is_problem_list
from dan_van.domain.sheet import CellFault, Merge, RawSheet
from dan_van.render.marked.build import build_copy
from dan_van.render.marked.look import ERROR_FILL, MOST_COMMENTS, WARNING_FILL
from dan_van.render.marked.process import NotMarked, mark_copy

TITLE = "CÁC Ô CẦN XEM LẠI (dan-van)"
HEADINGS = ("Mức", "Trang tính", "Ô", "Giá trị", "Vấn đề", "Cách sửa")


def marking(*marks: Mark, filled: dict[str, int] | None = None) -> Marking:
    lines = tuple(
        ListLine(
            level="Lỗi",
            sheet=mark.sheet,
            where="C4",
            row=mark.row,
            column=mark.column,
            value="=1+1",
            problem="Sai.",
            remedy="Sửa.",
        )
        for mark in marks
    )
    return Marking(
        filled=filled if filled is not None else {"Danh sách": 4},
        marks=marks,
        lines=lines,
        title=TITLE,
        hints=("Sửa các ô được tô màu.",),
        macros_note="Không còn macro.",
        built_note="Lập lại từ giá trị.",
        headings=HEADINGS,
    )


def bad(row: int = 4, column: int = 3, *, sheet: str = "Danh sách", is_error: bool = True) -> Mark:
    return Mark(sheet=sheet, row=row, column=column, is_error=is_error, notes=("Sai.",))


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """What a commune sent: formulas with results, a comment, merged cells, a second sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Danh sách"
    sheet.append(["DANH SÁCH"])
    sheet.append([])
    sheet.append(["STT", "Tên", "Ngày"])
    sheet.append(["=ROW()-3", "Hũ gạo", "31/02/2024"])
    sheet.append(["=ROW()-3", '="a"&"<b>"', date(2024, 3, 1)])
    sheet.merge_cells("A1:C1")
    sheet["C4"].comment = Comment("Xem lại.", "Xã")
    sheet["B4"].font = Font(name="Arial", size=9, bold=True)
    sheet.column_dimensions["B"].width = 44
    book.create_sheet("Khác")["B2"] = "='Danh sách'!A4"
    path = tmp_path / "sent.xlsx"
    book.save(path)
    put_results(path, {b"ROW()-3": b"1", b"'Danh s\xc3\xa1ch'!A4": b"1"})
    return path


def put_results(path: Path, results: dict[bytes, bytes]) -> None:
    """What a spreadsheet program stores beside each formula."""

    def fill(match: re.Match[bytes]) -> bytes:
        result = results.get(match[2])
        if result is None:
            return match[1].replace(b"<c ", b'<c t="str" ') + b"<v>a&lt;b&gt;</v>"
        return match[1] + b"<v>%b</v>" % result

    members = {}
    with ZipFile(path) as archive:
        for name in archive.namelist():
            members[name] = archive.read(name)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, re.sub(rb"(<c [^>]*><f>([^<]*)</f>)<v ?/>", fill, content))


def marked(sent: Path, *marks: Mark) -> Any:
    target = sent.with_name("copy.xlsx")
    mark_copy(sent, target, marking(*marks))
    return load_workbook(target)


def test_the_bad_cell_is_coloured_and_commented_below_the_senders_words(sent: Path) -> None:
    cell = marked(sent, bad())["Danh sách"]["C4"]
    assert cell.fill.fgColor.rgb == ERROR_FILL
    assert cell.comment.text == "Xem lại.\n\ndan-van: Sai."
    assert cell.comment.author == "Xã"


def test_a_warning_has_another_colour(sent: Path) -> None:
    cell = marked(sent, bad(is_error=False))["Danh sách"]["C4"]
    assert cell.fill.fgColor.rgb == WARNING_FILL


def test_the_rest_of_the_workbook_stays(sent: Path) -> None:
    book = marked(sent, bad())
    sheet = book["Danh sách"]
    assert book.sheetnames == ["Danh sách", "Khác", "Lỗi"]
    assert [str(block) for block in sheet.merged_cells.ranges] == ["A1:C1"]
    assert sheet.column_dimensions["B"].width == 44
    assert (sheet["B4"].font.name, sheet["B4"].font.b) == ("Arial", True)
    assert sheet["C5"].value == datetime(2024, 3, 1)  # noqa: DTZ001
    assert sheet["A4"].value == "=ROW()-3"


def test_formulas_keep_the_results_they_had(sent: Path) -> None:
    marked(sent, bad())
    results = load_workbook(sent.with_name("copy.xlsx"), data_only=True)
    assert [results["Danh sách"][at].value for at in ("A4", "B5")] == [1, "a<b>"]
    assert results["Khác"]["B2"].value == 1


def test_the_list_leads_to_its_cells_and_holds_no_formula(sent: Path) -> None:
    book = marked(sent, bad())
    sheet = book["Lỗi"]
    assert book.active.title == "Lỗi"
    assert sheet["A1"].value == TITLE
    assert tuple(cell.value for cell in sheet[4]) == HEADINGS
    assert sheet["C5"].hyperlink.location == "'Danh sách'!C4"
    assert (sheet["D5"].value, sheet["D5"].data_type, sheet["D5"].quotePrefix) == (
        "=1+1",
        "s",
        True,
    )


def test_only_the_list_is_selected_or_two_sheets_would_be_edited_together(sent: Path) -> None:
    book = marked(sent, bad())
    assert [s.title for s in book if s.sheet_view.tabSelected] in ([], ["Lỗi"])


def test_a_cell_inside_a_merged_block_marks_the_block(sent: Path) -> None:
    cell = marked(sent, bad(row=1, column=3))["Danh sách"]["A1"]
    assert cell.fill.fgColor.rgb == ERROR_FILL
    assert cell.comment.text == "dan-van: Sai."


def test_a_second_round_forgets_the_first(sent: Path) -> None:
    marked(sent, bad(), bad(5, 2))
    again = sent.with_name("copy.xlsx").rename(sent.with_name("again.xlsx"))
    book = marked(again, bad(5, 2))
    sheet = book["Danh sách"]
    assert book.sheetnames == ["Danh sách", "Khác", "Lỗi"]
    assert sheet["C4"].comment.text == "Xem lại."
    assert sheet["C4"].fill.fill_type is None
    assert sheet["B5"].comment.text == "dan-van: Sai."


def test_a_sheet_of_that_name_which_is_the_senders_own_stays(sent: Path) -> None:
    book = load_workbook(sent)
    book.create_sheet("Lỗi")["A1"] = "Của xã"
    book.save(sent)
    copy = marked(sent, bad())
    assert copy.sheetnames[-2:] == ["Lỗi", "Lỗi (2)"]
    assert copy["Lỗi"]["A1"].value == "Của xã"


def test_macros_are_left_out_and_that_is_said(sent: Path) -> None:
    with ZipFile(sent, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    book = marked(sent, bad())
    with ZipFile(sent.with_name("copy.xlsx")) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
    assert book["Lỗi"]["A3"].value == "Không còn macro."


def test_so_many_comments_and_no_more(sent: Path) -> None:
    marks = [bad(row, column) for row in range(4, 1_054) for column in (1, 2)]
    sheet = marked(sent, *marks)["Danh sách"]
    comments = sum(cell.comment is not None for row in sheet for cell in row)
    assert len(marks) > MOST_COMMENTS
    assert comments == MOST_COMMENTS + 1  # and the sender's own
    assert sheet.cell(1_053, 2).fill.fgColor.rgb == ERROR_FILL


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 no zip at all", b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_openpyxl_cannot_open_is_not_marked(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotMarked):
        mark_copy(path, tmp_path / "b.xlsx", marking(bad()))


def test_a_merge_over_the_grid_is_given_up_at_once(sent: Path) -> None:
    rewrite(sent, b'ref="A1:C1"', b'ref="A1:XFD1048576"')
    with pytest.raises(NotMarked):
        mark_copy(sent, sent.with_name("b.xlsx"), marking(bad()))


def test_a_workbook_of_which_openpyxl_sees_less_is_not_marked(sent: Path) -> None:
    with pytest.raises(NotMarked):
        mark_copy(sent, sent.with_name("b.xlsx"), marking(bad(), filled={"Danh sách": 100}))
    with pytest.raises(NotMarked):
        mark_copy(sent, sent.with_name("b.xlsx"), marking(bad(), filled={"Không có": 0}))


def test_a_time_limit_is_kept(sent: Path) -> None:
    with pytest.raises(NotMarked):
        mark_copy(sent, sent.with_name("b.xlsx"), marking(bad()), seconds=0.01)


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert any(old in content for content in members.values())
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content.replace(old, new))


def test_a_copy_is_built_of_the_values_that_were_read(tmp_path: Path) -> None:
    rows = (
        ("DANH SÁCH", None, None, None),
        ("1", "=SUM(1)", 2.5, date(2024, 3, 1)),
        (CellFault("#N/A"), True, datetime(2024, 3, 1, 8, 30), CellFault("=A1")),  # noqa: DTZ001
    )
    sheets = [
        RawSheet(name="a/b", is_hidden=False, rows=rows, merges=(Merge(1, 1, 1, 4),)),
        RawSheet(name="Ẩn", is_hidden=True, rows=((1,),)),
    ]
    target = tmp_path / "copy.xlsx"
    build_copy(sheets, target, marking(bad(2, 2, sheet="a/b"), bad(3, 6, sheet="a/b")))
    book = load_workbook(target)
    sheet = book.worksheets[0]
    assert book.sheetnames == ["a b", "Ẩn", "Lỗi"]
    assert book["Ẩn"].sheet_state == "hidden"
    assert [str(block) for block in sheet.merged_cells.ranges] == ["A1:D1"]
    assert [cell.value for cell in sheet[2]][:4] == [
        "1",
        "=SUM(1)",
        2.5,
        datetime(2024, 3, 1),  # noqa: DTZ001
    ]
    assert [cell.data_type for cell in sheet[2]][:2] == ["s", "s"]
    assert [cell.data_type for cell in sheet[3]][:4] == ["e", "b", "d", "f"]
    assert sheet["B2"].fill.fgColor.rgb == ERROR_FILL
    assert sheet["F3"].comment.text == "dan-van: Sai."
    assert book["Lỗi"]["C6"].hyperlink.location == "'a b'!B2"
    assert book["Lỗi"]["A3"].value == "Lập lại từ giá trị."


@pytest.mark.parametrize(
    ("stem", "copied"),
    [
        ("bieu 01", "bieu 01 - lỗi"),
        ("bieu 01 - lỗi", "bieu 01 - lỗi"),
        ("bieu 01 - lỗi (2)", "bieu 01 - lỗi"),
        ("bieu 01 (2)", "bieu 01 (2) - lỗi"),
    ],
)
def test_a_copy_of_a_copy_has_the_name_of_the_first(stem: str, copied: str) -> None:
    assert copy_stem(stem) == copied


def test_the_list_is_known_by_its_first_cell_in_either_language() -> None:
    def sheet(*rows: tuple[str | None, ...]) -> RawSheet:
        return RawSheet(name="Lỗi", is_hidden=False, rows=rows)

    assert is_problem_list(sheet((f" {TITLE} ",)))
    assert is_problem_list(sheet(("CELLS TO LOOK AT (dan-van)",)))
    assert not is_problem_list(sheet(("STT",)))
    assert not is_problem_list(sheet((None,)))
    assert not is_problem_list(sheet())
