"""The results of formulas, which openpyxl drops when it writes a workbook.

Without them a formula is a cell without a value until a spreadsheet program has saved the file.
They are taken from the sender's file and put back into what openpyxl wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from dan_van.render.cells import printable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

# How openpyxl writes a formula: always without a value.
_FORMULA = re.compile(
    rb'<c r="([A-Z]{1,3}\d+)"((?: s="\d+")?)(?: t="\w+")?>'
    rb"(<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))(?:<v ?/>|<v></v>)</c>"
)
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})


def keep_results(source: Path, written: Path, book: Workbook) -> None:
    """Give every formula in `written` the result that it has in `source`.

    `book` is what was written; a sheet that `source` does not have is left alone.
    """
    from openpyxl import load_workbook

    members = {
        f"xl/worksheets/sheet{number}.xml": sheet.title
        for number, sheet in enumerate(book.worksheets, start=1)
    }
    with ZipFile(written) as archive:
        with_formulas = {m: t for m, t in members.items() if _FORMULA.search(archive.read(m))}
    if not with_formulas:
        return
    with source.open("rb") as file:
        read = load_workbook(file, data_only=True)
    whole = written.with_name(f"{written.name}.results")
    try:
        with ZipFile(written) as archive, ZipFile(whole, "w", ZIP_DEFLATED) as made:
            for info in archive.infolist():
                content = archive.read(info)
                title = with_formulas.get(info.filename)
                if title in read.sheetnames:
                    content = _FORMULA.sub(_filler(read[title]), content)
                made.writestr(info, content, ZIP_DEFLATED)
        written.write_bytes(whole.read_bytes())
    finally:
        whole.unlink(missing_ok=True)


def _filler(sheet: object) -> Callable[[re.Match[bytes]], bytes]:
    cells: dict[tuple[int, int], Cell] = sheet._cells  # type: ignore[attr-defined]
    epoch = sheet.parent.epoch  # type: ignore[attr-defined]

    def fill(match: re.Match[bytes]) -> bytes:
        from openpyxl.utils.cell import coordinate_to_tuple

        cell = cells.get(coordinate_to_tuple(match[1].decode()))
        result = None if cell is None else _result(cell, epoch)
        if result is None:
            return match[0]
        kind, text = result
        value = escape(printable(text)).encode()
        return b'<c r="%b"%b t="%b">%b<v>%b</v></c>' % (
            *(match[1], match[2], kind.encode()),
            *(match[3], value),
        )

    return fill


def _result(cell: Cell, epoch: object) -> tuple[str, str] | None:
    """The type and the text of a result as the file format writes them; None where none is."""
    from openpyxl.utils.datetime import to_excel

    value: object = cell.value
    match value:
        case None:
            return ("str", "") if cell.data_type == "str" else None
        case bool():
            return "b", str(int(value))
        case int() | float():
            return "n", repr(value)
        case date() | time() | timedelta():
            return "n", repr(to_excel(value, epoch))  # type: ignore[no-untyped-call]
        case _:
            text = str(value)
            return ("e" if text in _ERRORS else "str"), text
