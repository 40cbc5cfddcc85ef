"""The sheet *Lỗi*: a line for each problem, its cell one click away.

Cells are appended, so it can be written to a sheet in memory and to a streamed one.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from dan_van.domain.marked_copy import ListLine, Marking
from dan_van.render.cells import printable
from dan_van.render.xlsx.styles import FONT, FONT_SIZE, HEADING_FILL, TEXT_FORMAT, Styles, put_text
from dan_van.render.xlsx.text import looks_like_formula

LINK = "0563C1"
WIDTHS = (9, 22, 9, 32, 56, 56)

_WHERE = 2  # the place of the linked cell in a line
_LONGEST_TEXT = 32_000


def write_list(sheet: Any, marking: Marking, *, note: str = "") -> None:  # noqa: ANN401
    """Fill an empty sheet with the title, the hints, one more `note` and the lines."""
    from openpyxl.utils import get_column_letter  # lazy: start-up

    styles = Styles(sheet)
    for place, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    hints = [*marking.hints, *([note] if note else [])]
    header = len(hints) + 3
    sheet.freeze_panes = f"A{header + 1}"
    title = styles.cell(is_bold=True, wraps=False)
    put_text(title, marking.title)
    sheet.append([title])
    for hint in hints:
        cell = styles.cell(is_italic=True, wraps=False)
        put_text(cell, hint)
        sheet.append([cell])
    sheet.append([])
    headings = []
    for text in marking.headings:
        cell = styles.cell(horizontal="center", is_bold=True, fill=HEADING_FILL, has_border=True)
        put_text(cell, text)
        headings.append(cell)
    sheet.append(headings)
    looks = _looks(styles)
    for number, line in enumerate(marking.lines, start=header + 1):
        sheet.append(_cells(sheet, looks, line, number))


def _looks(styles: Styles) -> dict[tuple[bool, bool], Any]:
    """The style of a text by whether it is quoted and whether it is a link, each made once."""
    from openpyxl.styles import Font  # lazy: start-up

    looks = {}
    for is_quoted in (False, True):
        for is_link in (False, True):
            cell: Any = styles.cell(number_format=TEXT_FORMAT, has_border=True, is_quoted=is_quoted)
            if is_link:
                cell.font = Font(name=FONT, size=FONT_SIZE, color=LINK, underline="single")
            looks[is_quoted, is_link] = cell._style
    return looks


def _cells(sheet: Any, looks: dict[tuple[bool, bool], Any], line: ListLine, at: int) -> list[Any]:  # noqa: ANN401
    from openpyxl.cell import WriteOnlyCell  # lazy: start-up

    texts = (line.level, line.sheet, line.where, line.value, line.problem, line.remedy)
    cells: list[Any] = []
    for place, text in enumerate(texts):
        shown = printable(text)[:_LONGEST_TEXT]
        is_link = place == _WHERE and line.row is not None and line.column is not None
        cell: Any = WriteOnlyCell(sheet)
        cell._style = copy(looks[looks_like_formula(shown), is_link])
        put_text(cell, shown)
        if is_link:
            _link(cell, line, at=at)
        cells.append(cell)
    return cells


def _link(cell: Any, line: ListLine, *, at: int) -> None:  # noqa: ANN401
    from openpyxl.utils import get_column_letter  # lazy: start-up
    from openpyxl.worksheet.hyperlink import Hyperlink

    quoted = line.sheet.replace("'", "''")
    cell.column, cell.row = _WHERE + 1, at  # where the cell is about to be appended
    cell.hyperlink = Hyperlink(
        ref="", location=f"'{quoted}'!{get_column_letter(line.column or 1)}{line.row}"
    )
