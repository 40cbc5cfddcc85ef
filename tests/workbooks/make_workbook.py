"""Makes small workbooks for tests, so that what is in them can be read in the test itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from openpyxl import Workbook

MODEL_HEADINGS = ("TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Tập thể/Cá nhân", "Ngày đăng ký")
ISSUE_HEADINGS = (
    *("TT", "Vụ việc", "Địa phương", "Nhóm", "Ngày phát sinh", "Tình trạng"),
    "Ngày giải quyết",
)

Cell: TypeAlias = str | int | float | bool | date | None
Cells: TypeAlias = Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: title lines in column A, a blank row, the headings, the rows."""

    rows: Sequence[Cells]
    headings: Sequence[str] = MODEL_HEADINGS
    second_headings: Sequence[str] = ()
    name: str = "Danh sách"
    title: Sequence[str] = ()
    merged: Sequence[str] = ()
    is_hidden: bool = False


def make_workbook(path: Path, *sheets: Sheet) -> Path:
    """Write an xlsx of these sheets; gives the path back."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        lines: list[Cells] = [[line] for line in sheet.title]
        lines += [[], [*sheet.headings]] if lines else [[*sheet.headings]]
        lines += [[*sheet.second_headings]] if sheet.second_headings else []
        for row, cells in enumerate([*lines, *sheet.rows], start=1):
            for column, value in enumerate(cells, start=1):
                page.cell(row=row, column=column, value=value)
        for area in sheet.merged:
            page.merge_cells(area)
        if sheet.is_hidden:
            page.sheet_state = "hidden"
    book.save(path)
    return path


def models(*rows: Cells, title: Sequence[str] = (), name: str = "Danh sách") -> Sheet:
    """A sheet of models: name, unit, sector, kind, date of registration."""
    numbered = [(number, *row) for number, row in enumerate(rows, start=1)]
    return Sheet(rows=numbered, title=title, name=name)


def issues(*rows: Cells, title: Sequence[str] = (), name: str = "Vụ việc") -> Sheet:
    """A sheet of issues: title, unit, category, raised, status, resolved."""
    numbered = [(number, *row) for number, row in enumerate(rows, start=1)]
    return Sheet(rows=numbered, headings=ISSUE_HEADINGS, title=title, name=name)
