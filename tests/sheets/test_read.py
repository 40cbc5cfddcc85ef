from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dan_van.domain.sheet import CellFault, FileRefused, Merge, RawSheet, RawWorkbook
from dan_van.sheets.read import WorkbookReader
from tests.sheets.hostile_files import ods, xlsx, xlsx_members, zipped


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as reader:
        yield reader


@pytest.fixture
def read(reader: WorkbookReader, tmp_path: Path) -> ReadBytes:
    return ReadBytes(reader, tmp_path)


class ReadBytes:
    """Writes bytes to a file and reads the sheets in it."""

    def __init__(self, reader: WorkbookReader, folder: Path) -> None:
        self._reader, self._folder = reader, folder

    def __call__(self, data: bytes, *, name: str = "a.xlsx") -> tuple[RawSheet, ...]:
        path = self._folder / name
        path.write_bytes(data)
        answer = self._reader.read(path)
        assert isinstance(answer, RawWorkbook), answer
        return answer.sheets


def saved(workbook: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_cells_come_in_their_own_kinds(read: ReadBytes) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append([1, 1.526, "  n\xadc\u0301 ", True, "", None])
    sheet.append([date(2024, 3, 7), datetime(2024, 3, 7, 10, 30), time(10, 5)])  # noqa: DTZ001
    sheet.append([timedelta(hours=36, minutes=5)])
    (found,) = read(saved(workbook))
    assert found.rows == (
        (1, 1.526, "  n\xadc\u0301 ", True),
        (date(2024, 3, 7), datetime(2024, 3, 7, 10, 30), time(10, 5), None),  # noqa: DTZ001
        ("36:05:00", None, None, None),
    )
    assert [type(cell) for cell in found.rows[0]] == [int, float, str, bool]
    assert type(found.rows[1][0]) is date


def test_rows_and_columns_are_numbered_from_a1(read: ReadBytes) -> None:
    (sheet,) = read(xlsx('<row r="3"><c r="C3"><v>5</v></c></row>'))
    assert sheet.rows == ((None,) * 3, (None,) * 3, (None, None, 5))


def test_blank_ends_are_cut_off_and_blank_starts_are_kept(read: ReadBytes) -> None:
    blank = '<c r="{}" t="str"><v></v></c>'
    far = blank.format("D9")
    (sheet,) = read(xlsx(f'<row r="2"><c r="A2"><v>1</v></c></row><row r="9">{far}</row>'))
    assert sheet.rows == ((None,), (1,))


def test_cells_that_are_only_formatted_do_not_make_a_sheet_big(read: ReadBytes) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read(xlsx(rows))[0].rows == ((1,),)


def test_cells_without_a_value_are_faults(read: ReadBytes) -> None:
    cells = (
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>SUM(A1,&quot;x&quot;)</f></c>'
        '<c r="C1" t="str"><f>T(1)</f><v></v></c><c r="D1"><f>1+1</f><v>2</v></c></row>'
        '<row r="3"><c r="F3"><f>A1</f><v/></c></row>'
    )
    (sheet,) = read(xlsx(cells))
    assert sheet.rows[0][:4] == (CellFault("#REF!"), CellFault('=SUM(A1,"x")'), None, 2)
    assert sheet.rows[2] == (None, None, None, None, None, CellFault("=A1"))


def test_faults_are_found_in_cells_that_do_not_name_their_place(read: ReadBytes) -> None:
    cells = '<row><c><v>1</v></c></row><row><c/><c t="e"><v>#N/A</v></c><c><v>3</v></c></row>'
    assert read(xlsx(cells))[0].rows == ((1, None, None), (None, CellFault("#N/A"), 3))


def test_faults_are_found_where_tags_have_a_prefix(read: ReadBytes) -> None:
    members = xlsx_members(S="")
    members["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="1"><x:c r="A1"><x:f>B1</x:f></x:c><x:c r="B1" t="e">'
        "<x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert read(zipped(members))[0].rows == ((CellFault("=B1"), CellFault("#N/A")),)


def test_number_that_is_none_is_a_fault(read: ReadBytes) -> None:
    (sheet,) = read(xlsx('<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c></row>'))
    assert sheet.rows == ((CellFault("nan"), CellFault("inf")),)


def test_merges_are_numbered_from_one_and_cut_to_the_used_area(read: ReadBytes) -> None:
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:B2", "A3:XFD3", "B1:B1", "F9:G9"))
    rows = "".join(f'<row r="{n}"><c r="B{n}"><v>{n}</v></c></row>' for n in (1, 2, 3))
    (sheet,) = read(xlsx(rows, after=f"<mergeCells>{merged}</mergeCells>"))
    assert sheet.merges == (Merge(1, 1, 2, 2), Merge(3, 1, 3, 2))


def test_hidden_sheets_are_marked_and_charts_left_out(read: ReadBytes) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "một"
    workbook.create_chartsheet("Biểu đồ")
    for name, state in (("Hai", "hidden"), ("Ba", "veryHidden"), ("Bốn", "visible")):
        sheet = workbook.create_sheet(name)
        sheet["A1"], sheet.sheet_state = name, state
    found = [(sheet.name, sheet.is_hidden, sheet.rows) for sheet in read(saved(workbook))]
    assert found == [
        ("Sheet", False, (("một",),)),
        ("Hai", True, (("Hai",),)),
        ("Ba", True, (("Ba",),)),
        ("Bốn", False, (("Bốn",),)),
    ]


def test_dates_counted_from_1904_are_the_same_dates(read: ReadBytes) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.worksheets[0]["A1"] = date(2024, 3, 7)
    assert read(saved(workbook))[0].rows == ((date(2024, 3, 7),),)


def test_xlsx_under_the_ending_of_xls_is_read(read: ReadBytes) -> None:
    assert read(xlsx(), name="cũ.xls")[0].rows == ((1,),)


def test_ods_gives_its_merges_and_errors(read: ReadBytes) -> None:
    text = '<table:table-cell{} office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    error = ' calcext:value-type="error"'
    span = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    (sheet,) = read(
        ods(
            f'<table:table table:name="S">{blank}<table:table-row>{text.format(span, "m")}'
            f"<table:covered-table-cell/>{text.format('', 'y')}</table:table-row>"
            f"<table:table-row>{covered}{text.format(error, '#DIV/0!')}</table:table-row>"
            "</table:table>"
        ),
        name="a.ods",
    )
    assert sheet.merges == (Merge(3, 1, 4, 2),)
    assert sheet.rows[2:] == (("m", None, "y"), (None, None, CellFault("#DIV/0!")))


def test_csv_is_one_sheet_named_after_the_file(read: ReadBytes) -> None:
    (sheet,) = read("STT;Tên\n1;Ngõ xanh;x\n\n".encode(), name="Xã Bắc Sơn.csv")
    assert (sheet.name, sheet.is_hidden) == ("Xã Bắc Sơn", False)
    assert sheet.rows == (("STT", "Tên"), ("1", "Ngõ xanh", "x"))


@pytest.mark.parametrize("count", [999, 1000, 1001, 2500])
def test_no_row_is_lost_between_blocks(read: ReadBytes, count: int) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, count + 1))
    assert read(xlsx(rows))[0].rows == tuple((n,) for n in range(1, count + 1))


@pytest.mark.parametrize(
    ("name", "key"), [("none.xlsx", "refused.not_found"), ("nul\0.xlsx", "refused.not_found"),
                      ("", "refused.is_folder"), ("pipe", "refused.unknown_content")],
)  # fmt: skip
def test_path_that_is_no_file_is_refused(
    reader: WorkbookReader, tmp_path: Path, name: str, key: str
) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")
    answer = reader.read(tmp_path / name)
    assert isinstance(answer, FileRefused)
    assert answer.reason.key == key


def test_file_that_may_not_be_opened_is_refused(
    reader: WorkbookReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    path = tmp_path / "a.csv"
    path.write_text("a,b", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    answer = reader.read(path)
    assert isinstance(answer, FileRefused)
    assert answer.reason.key == "refused.no_permission"
