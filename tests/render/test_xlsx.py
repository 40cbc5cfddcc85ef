from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from dan_van.domain.cell_date import parse_date
from dan_van.domain.date_style import DateStyle
from dan_van.domain.period import Calendar
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Emphasis, Row, Table
from dan_van.domain.wording import Label
from dan_van.render.xlsx import write
from dan_van.render.xlsx.text import span_cell
from tests.render.samples import COLUMNS, MODELS, FakeWording, one_cell, span


def _bytes(document: Document, language: str = "vi", **options: Any) -> bytes:
    out = io.BytesIO()
    write(document, out, FakeWording(language), **options)
    return out.getvalue()


def _first_sheet(content: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def _read(content: bytes) -> list[list[Any]]:
    """The first sheet as the import's reader finds it, without blanks at the end of rows."""
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_a_sheet_holds_title_facts_header_rows_and_notes() -> None:
    assert _read(_bytes(MODELS, missing="")) == [
        ["Danh sách mô hình", *[""] * 7],
        ["Quý I/2024 (01/01/2024 - 31/03/2024)", *[""] * 7],
        [""] * 8,
        [
            "STT",
            "Mã",
            "Tên mô hình",
            "Đơn vị",
            "Loại hình",
            "Điển hình",
            "Ngày đăng ký",
            "Số người tham gia",
        ],
        [
            1.0,
            "DVK-2024-0001",
            "Tuyến đường hoa do phụ nữ tự quản, gắn với thu gom rác thải tại nguồn",
            "Xã Lợi Hải",
            "Tập thể",
            "x",
            date(2024, 3, 12),
            1526.0,
        ],
        [
            2.0,
            "DVK-2024-0002",
            "Thắp sáng đường quê",
            "Xã Bắc Phong",
            "Cá nhân",
            "",
            "Quý I/2024",
            "",
        ],
        [3.0, "DVK-2024-0003", "Camera an ninh", "Xã Bắc Phong", "", "", "", 12.0],
        ["", "", "Tổng cộng", "", "", "", "", 1538.0],
        [""] * 8,
        ["Còn 3 dòng nữa.", *[""] * 7],
    ]


def test_groups_are_numbered_and_not_their_members_or_the_sum_of_all() -> None:
    columns = (Column(key="sector", label="Lĩnh vực"), Column(key="kind", label="Loại hình"))
    rows = (
        Row(("Kinh tế", ""), Emphasis.SUBTOTAL),
        Row(("", "Tập thể")),
        Row(("", "Cá nhân")),
        Row(("Văn hóa", ""), Emphasis.SUBTOTAL),
        Row((None, "Tập thể")),
        Row(("Tổng cộng", ""), Emphasis.TOTAL),
    )
    read = _read(_bytes(Document(tables=(Table(columns=columns, rows=rows),))))
    assert [row[0] for row in read[1:]] == [1.0, "", "", 2.0, 3.0, ""]


def test_numbers_and_days_are_real_values_with_vietnamese_formats() -> None:
    sheet = _first_sheet(_bytes(MODELS))
    assert (sheet["G5"].value, sheet["G5"].number_format) == (datetime(2024, 3, 12), "dd/mm/yyyy")  # noqa: DTZ001
    assert (sheet["H5"].value, sheet["H5"].number_format) == (1526, "#,##0")
    assert sheet["H6"].value == "-"
    assert sheet["A5"].font.name == sheet["C5"].font.name == "Times New Roman"


def test_the_page_is_ready_to_print() -> None:
    sheet = _first_sheet(_bytes(MODELS))
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:H1", "A2:H2"}
    assert sheet["A1"].font.b
    assert sheet["A2"].font.i
    assert sheet["A4"].alignment.wrap_text
    widths = [dimension.width for dimension in sheet.column_dimensions.values()]
    assert min(widths) >= 6
    assert max(widths) == 50


HOSTILE = [
    '=HYPERLINK("http://x.vn","bấm")',
    "=1+1",
    "+84 912",
    "-2+3",
    "@SUM(A1)",
    "#REF!",
    "  lùi vào",
    "một\nhai",
    "<script>&\"'",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_and_comes_back_the_same(text: str) -> None:
    content = _bytes(one_cell(text))
    cell = _first_sheet(content)["B2"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert cell.quotePrefix == (text[0] in "=+-@")
    assert cell.number_format == "@"
    assert _read(content)[1][1] == text


def test_characters_that_xml_forbids_are_taken_out() -> None:
    assert _read(_bytes(one_cell("a\x00b\x1b[31mc\x0bd\ufffee\ud800f")))[1][1] == "ab[31mc\ndef"


def test_choices_and_units_have_lists_on_a_hidden_sheet() -> None:
    options = tuple(f"Xã số {i} của một tỉnh có tên rất dài" for i in range(300))
    columns = tuple(
        Column(key=c.key, label=c.label, options=options) if c.key == "unit" else c for c in COLUMNS
    )
    content = _bytes(Document(tables=(Table(columns=columns, rows=()),)), blank_rows=200)
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    lists = workbook["Danh mục"]
    assert isinstance(lists, Worksheet)
    assert lists.sheet_state == "veryHidden"
    assert [cell.value for cell in lists["A"]] == list(options)
    assert [cell.value for cell in lists["B"]][:3] == ["Tập thể", "Cá nhân", None]
    sheet = workbook.worksheets[0]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["D2:D201"].formula1 == "'Danh mục'!$A$1:$A$300"
    assert rules["D2:D201"].errorStyle == "warning"
    assert rules["E2:E201"].formula1 == "'Danh mục'!$B$1:$B$2"
    assert rules["E2:E201"].errorStyle in {None, "stop"}


def test_blank_rows_take_dates_as_text_and_hold_nothing() -> None:
    sheet = _first_sheet(_bytes(Document(tables=(Table(columns=COLUMNS, rows=()),)), blank_rows=3))
    assert sheet["G2"].number_format == "@"
    assert sheet["H2"].number_format == "#,##0"
    assert sheet.max_row == 4
    assert [cell.value for row in sheet["A2:H4"] for cell in row] == [None] * 24


def test_a_required_column_is_marked_without_changing_its_heading() -> None:
    sheet = _first_sheet(_bytes(Document(tables=(Table(columns=COLUMNS, rows=()),)), blank_rows=1))
    name, unit, registered = sheet["C1"], sheet["D1"], sheet["G1"]
    assert name.value == "Tên mô hình"
    assert name.comment is not None
    assert name.comment.text == "render.required"
    assert name.fill.fgColor.rgb != unit.fill.fgColor.rgb
    assert unit.comment is None
    assert registered.comment is not None
    assert registered.comment.text == "render.date_forms"


def test_sheet_names_are_allowed_short_and_unlike() -> None:
    title = "Mô hình [tập thể]: đăng ký/công nhận năm 2024?"
    tables = tuple(
        Table(columns=COLUMNS, rows=(), title=name) for name in (title, title, "Danh mục", "'")
    )
    workbook = openpyxl.load_workbook(io.BytesIO(_bytes(Document(tables=tables))))
    assert workbook.sheetnames == [
        "Mô hình tập thể đăng ký công nh",
        "Mô hình tập thể đăng ký côn (2)",
        "Danh mục (2)",
        "Sheet4",
    ]


def test_the_same_document_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = _bytes(MODELS, blank_rows=2)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert _bytes(MODELS, blank_rows=2) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_a_path_is_written_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write(MODELS, path, FakeWording())
    assert path.read_bytes() == _bytes(MODELS)


DAYS = st.dates(date(1900, 3, 1), date(2099, 12, 1))


@st.composite
def _spans(draw: st.DrawFn) -> DateSpan:
    day = draw(DAYS)
    month = day.replace(day=1)
    match draw(st.sampled_from(["month", "quarter", "year", "range"])):
        case "month":
            return DateSpan(month, (month + timedelta(days=31)).replace(day=1))
        case "quarter":
            start = month.replace(month=(month.month - 1) // 3 * 3 + 1)
            return DateSpan(start, (start + timedelta(days=92)).replace(day=1))
        case "year":
            return DateSpan(date(day.year, 1, 1), date(day.year + 1, 1, 1))
        case _:
            return DateSpan(day, day + timedelta(days=draw(st.integers(2, 300))))


@given(_spans())
def test_a_range_is_read_back_as_the_same_range(value: DateSpan) -> None:
    read = parse_date(span_cell(value), style=DateStyle(), calendar=Calendar.CALENDAR)
    assert read == value


@pytest.mark.parametrize(
    "value",
    [
        span("2023-12-15", "2024-03-14"),
        span("2024-09-15", "2024-12-14"),
        span("2023-12-15", "2024-12-14"),
        span("2024-03-01", "2024-03-31"),
    ],
)
def test_a_range_of_the_state_calendar_is_read_back_under_it(value: DateSpan) -> None:
    read = parse_date(span_cell(value), style=DateStyle(), calendar=Calendar.STATE)
    assert read == value


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_date_of_a_workbook_is_read_back(language: str) -> None:
    values = [
        span("2024-03-12"),
        span("1900-01-02"),
        span("1899-05-06"),
        span("2024-03-01", "2024-03-31"),
        span("2024-04-01", "2024-06-30"),
        span("2024-01-01", "2024-12-31"),
        span("2024-01-05", "2024-01-09"),
    ]
    column = Column(key="d", label=Label("Ngày", "Day"), kind=ColumnKind.DATE)
    table = Table(columns=(column,), rows=tuple(Row((value,)) for value in values))
    read = [row[1] for row in _read(_bytes(Document(tables=(table,)), language))[1:]]
    assert read[:2] == [date(2024, 3, 12), "02/01/1900"]
    assert read[2:] == ["06/05/1899", "03/2024", "Quý II/2024", "2024", "2024-01-05..2024-01-09"]
