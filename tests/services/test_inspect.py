"""How workbooks are read: what is found in a sheet, with and without a register."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dan_van.domain.reporting_calendar import Calendar
from dan_van.domain.span import DateSpan
from dan_van.services.inspect_workbook import FileReading, TableReading, inspect_workbooks
from dan_van.storage.create import register_in_memory
from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import MODEL_HEADINGS, Cells, Sheet, make_workbook, models

GOOD = ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 1, 15))
SECOND = ("Tiếng kẻng", "Xã Công Hải", "QP-AN", "Cá nhân", date(2024, 2, 1))
TITLE = ("HUYỆN THUẬN BẮC", "XÃ LỢI HẢI", "DANH SÁCH MÔ HÌNH QUÝ I NĂM 2024")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk without a register."""
    return Desk(tmp_path / "none.db")


def reading_of(path: Path) -> FileReading:
    with register_in_memory() as conn:
        (reading,) = inspect_workbooks(conn, [path], calendar=Calendar.CALENDAR)
    return reading


def table_of(path: Path) -> TableReading:
    (table,) = reading_of(path).tables
    return table


def sheets_of(desk: Desk, path: Path, *, code: int = 0) -> list[dict[str, Any]]:
    answer = desk("inspect", path, "--format", "json")
    assert answer.code == code, answer.err
    (file,) = answer.json()
    sheets: list[dict[str, Any]] = file["sheets"]
    return sheets


def test_a_list_is_read_with_every_column_named(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, SECOND, title=TITLE))
    (sheet,) = sheets_of(desk, path)
    assert sheet == {
        "sheet": "Danh sách",
        "table": 1,
        "hidden": False,
        "form": "models",
        "header_rows": [5],
        "numbering_row": None,
        "columns": [
            {
                "column": letter,
                "header": header,
                "field": field,
                "option": None,
                "says": {},
                "suggestion": None,
            }
            for letter, header, field in zip(
                "ABCDEF",
                MODEL_HEADINGS,
                (None, "name", "unit", "sector", "kind", "registered"),
                strict=True,
            )
        ],
        "data_rows": 2,
        "group_rows": [],
        "total_rows": [],
        "note_rows": [],
        "period": "2024-Q1",
        "unit": "XÃ LỢI HẢI",
        "encoding": "unicode",
        "refused": None,
    }


def test_a_sample_is_the_first_value_of_its_column(tmp_path: Path) -> None:
    long = ("Tên rất dài " * 10, None, "KT", None, date(2024, 1, 15))
    table = table_of(make_workbook(tmp_path / "a.xlsx", models(long, GOOD)))
    samples = [column.sample for column in table.columns]
    assert samples[0] == "1"
    assert samples[1] == "Tên rất dài Tên rất dài Tên rất dài Tên…"
    assert samples[2:5] == ["Xã Lợi Hải", "KT", "Tập thể"]
    assert samples[5] == DateSpan.day(date(2024, 1, 15))


def test_a_group_that_carries_sums_is_no_total(tmp_path: Path) -> None:
    rows: list[Cells] = [
        ("I", "Kinh tế", None, 2),
        (1, "Ngõ xanh", "Xã A", 1),
        (2, "Vườn mẫu", "Xã B", 1),
        ("II", "Quốc phòng - an ninh", None, 1),
        (1, "Tiếng kẻng", "Xã A", 1),
        (None, "Tổng cộng", None, 3),
    ]
    headings = ("TT", "Tên mô hình", "Đơn vị", "Số thành viên")
    table = table_of(make_workbook(tmp_path / "a.xlsx", Sheet(rows=rows, headings=headings)))
    assert table.group_rows == (2, 5)
    assert table.total_rows == (7,)
    assert table.data_rows == 3


def test_a_mark_column_says_what_a_mark_stands_for(desk: Desk, tmp_path: Path) -> None:
    rows = [(1, "Ngõ xanh", "x", None), (2, "Vườn mẫu", None, "x")]
    headings = ("TT", "Tên mô hình", "Kinh tế", "Quốc phòng - an ninh")
    path = make_workbook(tmp_path / "a.xlsx", Sheet(rows=rows, headings=headings))
    (sheet,) = sheets_of(desk, path)
    marks = [(column["field"], column["option"]) for column in sheet["columns"][2:]]
    assert marks == [("sector", "KT"), ("sector", "QPAN")]


def test_a_hidden_sheet_is_understood_and_said_to_be_hidden(desk: Desk, tmp_path: Path) -> None:
    hidden = Sheet(rows=[(1, *SECOND)], name="Cũ", is_hidden=True)
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD), hidden)
    first, second = sheets_of(desk, path)
    assert (first["hidden"], first["form"]) == (False, "models")
    assert (second["hidden"], second["form"], second["data_rows"]) == (True, "models", 1)


def test_a_table_in_no_form_of_ours_is_read_all_the_same(desk: Desk, tmp_path: Path) -> None:
    rows = [(1, "Bàn", 5, 200), (2, "Ghế", 20, 50), (3, "Tủ", 2, 900)]
    headings = ("STT", "Tên tài sản", "Số lượng", "Đơn giá")
    path = make_workbook(tmp_path / "a.xlsx", Sheet(rows=rows, headings=headings, title=("KHO",)))
    (sheet,) = sheets_of(desk, path, code=3)
    assert sheet["form"] is None
    assert sheet["header_rows"] == [3]
    assert sheet["data_rows"] == 3
    assert [column["header"] for column in sheet["columns"]] == list(headings)
    assert "Tên tài sản" in sheet["refused"]


def test_a_second_table_of_a_sheet_is_an_entry_of_its_own(desk: Desk, tmp_path: Path) -> None:
    second = [(), ("VỤ VIỆC NỔI CỘM",), ("TT", "Vụ việc", "Địa phương", "Ngày phát sinh")]
    rows = [
        *((number, *GOOD) for number in (1, 2)),
        *second,
        (1, "Tranh chấp đất", "Xã Lợi Hải", "12/03/2024"),
        (2, "Di dời chợ", "Xã Công Hải", "13/03/2024"),
    ]
    path = make_workbook(tmp_path / "a.xlsx", Sheet(rows=rows))
    sheets = sheets_of(desk, path)
    found = [(sheet["sheet"], sheet["table"], sheet["form"]) for sheet in sheets]
    assert found == [("Danh sách", 1, "models"), ("Danh sách", 2, "issues")]
    assert [sheet["header_rows"] for sheet in sheets] == [[1], [6]]
    tables = reading_of(path).tables
    maps = [[f"{s.text} {s.part}" for s in table.stretches] for table in tables]
    assert maps == [["1 header", "2-3 data"], ["5 title", "6 header", "7-8 data"]]


def test_a_heading_that_stands_again_on_the_next_page_is_said_to(
    desk: Desk, tmp_path: Path
) -> None:
    rows: list[Cells] = [(1, *GOOD), MODEL_HEADINGS, (2, *SECOND)]
    path = make_workbook(tmp_path / "a.xlsx", Sheet(rows=rows))
    (sheet,) = sheets_of(desk, path)
    assert (sheet["header_rows"], sheet["data_rows"]) == ([1, 3], 2)
    assert "tiêu đề cột ở dòng 1, 3" in desk("inspect", path).out


def test_the_period_is_that_of_the_title_else_of_the_name_of_the_file(tmp_path: Path) -> None:
    titled = make_workbook(tmp_path / "Quý II 2023.xlsx", models(GOOD, title=TITLE))
    assert table_of(titled).period == "2024-Q1"
    named = make_workbook(tmp_path / "Quý III 2023.xlsx", models(GOOD))
    assert table_of(named).period == "2023-Q3"
    silent = make_workbook(tmp_path / "a.xlsx", models(GOOD))
    assert table_of(silent).period is None


def test_the_unit_is_the_one_that_the_register_knows(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path)
    desk.add_units("Huyện Thuận Bắc")
    desk.add_units("Xã Lợi Hải", parent="Huyện Thuận Bắc")
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, title=TITLE), models(GOOD, name="Hai"))
    first, second = sheets_of(desk, path)
    assert first["unit"] == "Xã Lợi Hải"
    assert second["unit"] == "Xã Lợi Hải"  # as the import takes it
    (without, _) = sheets_of(Desk(tmp_path / "none.db"), path)
    assert without["unit"] == "XÃ LỢI HẢI"


def test_a_file_none_of_whose_sheets_is_ours_says_why(tmp_path: Path) -> None:
    letter = Sheet(rows=[], headings=("Kính gửi: các xã, phường",), name="Thư")
    reading = reading_of(make_workbook(tmp_path / "a.xlsx", letter))
    assert reading.refused is not None
    assert reading.refused == reading.tables[0].refused
    assert reading.tables[0].header_rows == ()


@pytest.fixture
def unreadable(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    return path


def test_a_file_that_cannot_be_read_has_a_reason_and_no_table(unreadable: Path) -> None:
    reading = reading_of(unreadable)
    assert reading.tables == ()
    assert reading.refused is not None
    assert reading.refused.key.startswith("refused.")
