"""The sheets of an xlsx, xlsb, xls or ods, read by calamine and brought to our kinds of cell.

Runs in the reading process only: a hostile file can make the parser abort the whole process.
The bytes were looked at before (`sniff`, `…_marks`), the file is not opened again.
"""

from __future__ import annotations

import io
import math
import re
import tempfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dan_van.domain.sheet import CellFault, Merge, RawCell
from dan_van.sheets.archive import Archive
from dan_van.sheets.limits import Limits, Unreadable, check_area
from dan_van.sheets.marks import Faults, Marks
from dan_van.sheets.ods_marks import find_ods_marks
from dan_van.sheets.ole import OleFile
from dan_van.sheets.sniff import FileKind
from dan_van.sheets.wire import SheetStream
from dan_van.sheets.xls_marks import find_xls_marks
from dan_van.sheets.xlsb_marks import find_xlsb_marks
from dan_van.sheets.xlsx_marks import find_xlsx_marks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MIDNIGHT = time()
# The first records of an encrypted xls: begin of file, then the one that names the cipher.
# calamine itself knows of one cipher only, and reads what the others leave as if it were plain.
XLS_ENCRYPTED = re.compile(
    rb"\x09\x08(?:\x10\x00.{16}|\x08\x00.{8})(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
MARKS = {
    FileKind.XLSX: find_xlsx_marks,
    FileKind.XLSB: find_xlsb_marks,
    FileKind.ODS: find_ods_marks,
}
CELL_LIMIT_WORDS = "Cell limit exceeded"


def read_sheets(data: bytes, kind: FileKind, *, limits: Limits) -> Iterator[SheetStream]:
    """Yield the worksheets in their order; each must be used up before the next.

    Raises:
        Unreadable: the file is damaged, encrypted or too big.
    """
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum

    marks = Marks()
    stream = b""
    if kind is FileKind.XLS:
        if XLS_ENCRYPTED.search(data):
            raise Unreadable("refused.encrypted")
        stream = OleFile(data).read("Workbook", "Book")
    else:
        marks = MARKS[kind](Archive(data, limits=limits), limits=limits)
    workbook = _open(data, kind)
    if kind is FileKind.XLS:
        names = [described.name for described in workbook.sheets_metadata]
        marks = find_xls_marks(stream, names=names, limits=limits)
    try:
        for index, described in enumerate(workbook.sheets_metadata):
            if described.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(index)
            name = described.name
            if sheet.end is not None:
                bottom, right = sheet.end
                check_area(name, rows=bottom + 1, columns=right + 1, limits=limits)
            yield SheetStream(
                name=name,
                is_hidden=described.visible is not SheetVisibleEnum.Visible,
                merges=marks.merges.get(name) or _merges(sheet, limits=limits),
                capitals=marks.capitals.get(name, {}),
                rows=_rows(sheet, marks.faults.get(name, {})),
            )
    except CalamineError as error:
        raise Unreadable("refused.damaged") from error


def _open(data: bytes, kind: FileKind) -> CalamineWorkbook:
    """Open bytes, or say why not.

    From memory calamine has one error for everything; it tells the cause of a file whose ending
    is right. So what failed is opened once more that way, for its reason only.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, OSError):  # OSError: content that ends too early
        pass
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, f"copy.{kind}")
        copy.write_bytes(data)
        try:
            return CalamineWorkbook.from_path(copy)
        except PasswordError as error:
            raise Unreadable("refused.encrypted") from error
        except (CalamineError, OSError) as error:
            is_too_big = CELL_LIMIT_WORDS in str(error)
            raise Unreadable("refused.too_big" if is_too_big else "refused.damaged") from error


def _merges(sheet: CalamineSheet, *, limits: Limits) -> list[Merge]:
    ranges = sheet.merged_cell_ranges or []
    if len(ranges) > limits.merges:
        raise Unreadable("refused.too_big")
    return [
        Merge(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in ranges
        if top <= bottom and left <= right
    ]


def _rows(sheet: CalamineSheet, faults: Faults) -> Iterator[list[RawCell]]:
    left: list[RawCell] = [None] * (sheet.start[1] if sheet.start else 0)
    number = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        # Text and numbers are sorted out here: a call for each of them takes twice the time.
        row: list[RawCell] = left + [
            (cell or None)
            if type(cell) is str
            else int(cell)
            if type(cell) is float and cell.is_integer()
            else _cell(cell)
            for cell in cells
        ]
        if number in faults:
            _put_faults(row, faults[number])
        while row and row[-1] is None:
            row.pop()
        yield row
    for beyond in range(number + 1, max(faults, default=0) + 1):
        row = []
        _put_faults(row, faults.get(beyond, {}))
        yield row


def _put_faults(row: list[RawCell], faults: dict[int, CellFault]) -> None:
    """Name the cells without a value, beyond the last column that calamine gave too."""
    if faults:
        row.extend([None] * (max(faults) - len(row)))
    for column, fault in faults.items():
        row[column - 1] = fault


def _cell(cell: RawCell | timedelta) -> RawCell:
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == MIDNIGHT else cell
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(cell, float) and not math.isfinite(cell):
        return CellFault(str(cell))
    return cell
