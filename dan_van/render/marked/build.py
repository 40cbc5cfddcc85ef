"""A marked workbook made of the cells that were read.

It serves for xls, xlsb, ods and csv, and for an xlsx that openpyxl cannot open. Values, merged
blocks and hidden sheets are kept; how the sender's cells looked is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from dan_van.domain.marked_copy import LIST_SHEET, Mark, Marking
from dan_van.domain.sheet import CellFault, RawCell, RawSheet
from dan_van.render.cells import printable
from dan_van.render.marked.list_sheet import write_list
from dan_van.render.marked.look import MOST_COMMENTS, Painter, comment_of
from dan_van.render.xlsx.styles import AUTHOR, TEXT_FORMAT, put_text
from dan_van.render.xlsx.text import allowed_names, looks_like_formula

WIDTH = 18.0
_LONGEST_TEXT = 32_767
_FIRST_DAY = date(1900, 3, 1)
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})


def build_copy(sheets: Sequence[RawSheet], target: Path, marking: Marking) -> None:
    """Write the sheets with their marks to `target`, row by row."""
    from openpyxl import Workbook  # lazy: start-up

    book = Workbook(write_only=True)
    book.properties.creator = AUTHOR
    names = allowed_names([*(sheet.name for sheet in sheets), LIST_SHEET])
    renamed = dict(zip((sheet.name for sheet in sheets), names, strict=False))
    commented = set(marking.marks[:MOST_COMMENTS])
    for sheet in sheets:
        made: Any = book.create_sheet(renamed[sheet.name])
        if sheet.is_hidden:
            made.sheet_state = "hidden"
        of_sheet = [mark for mark in marking.marks if mark.sheet == sheet.name]
        _write_sheet(made, sheet, of_sheet, commented)
    listed: Any = book.create_sheet(names[-1])
    write_list(listed, _with_names(marking, renamed), note=marking.built_note)
    book.active = len(sheets)
    book.save(target)


def _with_names(marking: Marking, renamed: dict[str, str]) -> Marking:
    """The list with the names that the sheets have in the copy; its links need them."""
    lines = (replace(x, sheet=renamed.get(x.sheet, x.sheet)) for x in marking.lines)
    return replace(marking, lines=tuple(lines))


def _write_sheet(made: Any, sheet: RawSheet, marks: Sequence[Mark], commented: set[Mark]) -> None:  # noqa: ANN401
    from openpyxl.cell import WriteOnlyCell  # lazy: start-up
    from openpyxl.utils import get_column_letter

    width = max(map(len, sheet.rows), default=0)
    for place in range(1, width + 1):
        made.column_dimensions[get_column_letter(place)].width = WIDTH
    painter = Painter()
    by_row: dict[int, dict[int, Mark]] = {}
    for mark in marks:
        by_row.setdefault(mark.row, {})[mark.column] = mark
    for number, row in enumerate(sheet.rows, start=1):
        marked = by_row.get(number, {})
        cells: list[Any] = []
        for place in range(1, max(len(row), *marked, 0) + 1):
            value = row[place - 1] if place <= len(row) else None
            mark_here = marked.get(place)
            if value is None and mark_here is None:
                cells.append(None)
                continue
            cell = WriteOnlyCell(made)
            _fill(cell, value)
            if mark_here is not None:
                painter.paint(cell, is_error=mark_here.is_error)
                if mark_here in commented:
                    cell.comment = comment_of(mark_here.notes)
            cells.append(cell)
        made.append(cells)
    for merge in sheet.merges:
        first, last = get_column_letter(merge.left), get_column_letter(merge.right)
        made.merged_cells.add(f"{first}{merge.top}:{last}{merge.bottom}")


def _fill(cell: Any, value: RawCell) -> None:  # noqa: ANN401
    match value:
        case None:
            return
        case CellFault(text):
            if len(text) > 1 and text.startswith("="):  # a formula that was never calculated
                cell.value = text
                return
            cell.value = text if text in _ERRORS else "#N/A"
            cell.data_type = "e"
        case str():
            text = printable(value)[:_LONGEST_TEXT]
            cell.number_format = TEXT_FORMAT
            cell.quotePrefix = looks_like_formula(text)
            put_text(cell, text)
        case datetime() if value.time() == time.min and value.date() >= _FIRST_DAY:
            cell.value = value.date()
            cell.number_format = "dd/mm/yyyy"
        case datetime() | date() if value.year < 1901:
            put_text(cell, value.isoformat())
        case _:
            cell.value = value
