from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font

from dan_van.domain.sheet import CellFault, RawSheet, RawWorkbook
from dan_van.sheets.formula_tokens import gives_number
from dan_van.sheets.legacy_text import decode_sheet
from dan_van.sheets.limits import Limits
from dan_van.sheets.marks import Faults, is_capital_font
from dan_van.sheets.ole import OleFile
from dan_van.sheets.read import WorkbookReader
from dan_van.sheets.xls_marks import find_xls_marks
from tests.sheets.hostile_files import xlsb, xlsb_cell


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as reader:
        yield reader


def read(reader: WorkbookReader, folder: Path, data: bytes, *, name: str) -> tuple[RawSheet, ...]:
    path = folder / name
    path.write_bytes(data)
    answer = reader.read(path)
    assert isinstance(answer, RawWorkbook), answer
    return answer.sheets


def xls_of(*formulas: str) -> bytes:
    """An xls whose first column holds formulas that were never calculated; then a real error."""
    book = xlwt.Workbook()
    book.add_sheet("Bìa").write(0, 0, "một")
    sheet = book.add_sheet("Số liệu")
    for row, formula in enumerate(formulas):
        sheet.write(row, 0, xlwt.Formula(formula))
        sheet.write(row, 1, 7)
    sheet.row(len(formulas)).set_cell_error(2, "#REF!")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_errors_and_formulas_never_calculated_are_faults_in_an_xls(
    reader: WorkbookReader, tmp_path: Path
) -> None:
    first, second = read(reader, tmp_path, xls_of("SUM(B1:B2)", "B1/B2"), name="a.xls")
    assert first.rows == (("một",),)
    assert second.rows == (
        (CellFault("=…"), 7, None),
        (CellFault("=…"), 7, None),
        (None, None, CellFault("#REF!")),
    )


def faults_of(stream: bytes) -> Faults:
    return find_xls_marks(stream, names=("Bìa", "S"), limits=Limits()).faults["S"]


@pytest.mark.parametrize(
    "formula",
    ["SUM(B1:B9)", "SUM(B1;B2;3)", "(B1+B2)", "-B1", "B1%", "ROUND(B1*1.5;0)",
     "COUNTIF(B1:B9;7)", "SUMPRODUCT(B1:B2;B1:B2)"],
)  # fmt: skip
def test_empty_result_of_a_formula_that_gives_numbers_is_a_fault(formula: str) -> None:
    assert faults_of(OleFile(xls_of(formula)).read("Workbook"))[1] == {1: CellFault("=…")}


@pytest.mark.parametrize(
    "formula",
    ['IF(B1=7;"";B2)', 'B1&""', "B1", '"a"', "VLOOKUP(B1;B1:B2;1)", "IF(B1=7;SUM(B1:B2);4)",
     "T(B1)"],
)  # fmt: skip
def test_empty_result_of_a_formula_that_may_give_a_text_is_none(formula: str) -> None:
    assert 1 not in faults_of(OleFile(xls_of(formula)).read("Workbook"))


def test_stored_results_of_formulas_in_an_xls_are_no_faults() -> None:
    stream = bytearray(OleFile(xls_of("SUM(B1:B2)")).read("Workbook"))
    at = stream.index(b"\x03\x00\x00\x00\x00\x00\xff\xff")
    stream[at : at + 8] = struct.pack("<d", 14.0)
    faults = faults_of(bytes(stream))
    assert faults == {2: {3: CellFault("#REF!")}}


def test_error_as_the_result_of_a_formula_in_an_xls_is_named() -> None:
    stream = bytearray(OleFile(xls_of('B1&""')).read("Workbook"))
    at = stream.index(b"\x03\x00\x00\x00\x00\x00\xff\xff")
    stream[at : at + 8] = b"\x02\x00\x07\x00\x00\x00\xff\xff"
    faults = faults_of(bytes(stream))
    assert faults[1] == {1: CellFault("#DIV/0!")}


def test_errors_in_an_xlsb_are_faults(reader: WorkbookReader, tmp_path: Path) -> None:
    row = [
        xlsb_cell(5, 0, struct.pack("<d", 3.0)),
        xlsb_cell(3, 1, b"\x17"),
        xlsb_cell(11, 2, b"\x2a" + bytes(6)),
        xlsb_cell(3, 3, b"\x07"),
    ]
    (sheet,) = read(reader, tmp_path, xlsb({0: row[:1], 4: row}), name="a.xlsb")
    assert sheet.name == "Số liệu"
    assert sheet.rows[0] == (3, None, None, None)
    faults = (CellFault("#REF!"), CellFault("#N/A"), CellFault("#DIV/0!"))
    assert sheet.rows[4] == (3, *faults)


TITLE, TOWN = "danh s¸ch m« h×nh d©n vËn khÐo", "huyÖn ThuËn B¾c"


def xlsx_in_capital_font() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for text, font in ((TITLE, ".VnTimeH"), (TOWN, ".VnTime"), ("tổng số", ".VnTimeH")):
        sheet.append([text])
        sheet.cell(sheet.max_row, 1).font = Font(name=font)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls_in_capital_font() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for row, (text, font) in enumerate(
        ((TITLE, ".VnTimeH"), (TOWN, ".VnTime"), ("tổng số", ".VnTimeH"))
    ):
        style = xlwt.XFStyle()
        style.font.name = font
        sheet.write(row, 0, text, style)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"), [(xlsx_in_capital_font(), "a.xlsx"), (xls_in_capital_font(), "a.xls")]
)
def test_old_text_in_a_capital_font_becomes_capitals(
    reader: WorkbookReader, tmp_path: Path, data: bytes, name: str
) -> None:
    (sheet,) = read(reader, tmp_path, data, name=name)
    assert decode_sheet(sheet).sheet.rows == (
        ("DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO",),
        ("huyện Thuận Bắc",),
        ("tổng số",),  # Unicode, whatever its font says
    )


@pytest.mark.parametrize("font", [".VnTimeH", ".VnArial NarrowH", ".vntimeh"])
def test_capital_fonts_are_told_by_their_names(font: str) -> None:
    assert is_capital_font(font)


@pytest.mark.parametrize("font", [".VnTime", "VNI-TimesH", "Times New Roman", "Arial H", ""])
def test_other_fonts_are_no_capital_fonts(font: str) -> None:
    assert not is_capital_font(font)


@given(st.binary(max_size=200))
def test_any_tokens_settle_whether_a_formula_gives_numbers(tokens: bytes) -> None:
    assert gives_number(tokens) in (True, False)
    assert not gives_number(tokens + b"\x17\x00\x00")


XLS_STREAM = OleFile(xls_of("SUM(B1:B2)")).read("Workbook")


@given(st.lists(st.tuples(st.integers(0, len(XLS_STREAM) - 1), st.integers(0, 255)), max_size=20))
def test_any_stream_has_marks_or_is_refused(changes: list[tuple[int, int]]) -> None:
    stream = bytearray(XLS_STREAM)
    for at, value in changes:
        stream[at] = value
    marks = find_xls_marks(bytes(stream), names=("a", "b"), limits=Limits(cells=10**9))
    assert set(marks.faults) <= {"a", "b"}
