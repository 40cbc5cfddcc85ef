"""Marking a workbook with openpyxl: runs in the marking process only.

Formulas stay formulas and keep the results they had, so a copy that is mended and imported
without having been through Excel says what the original said. Macros are left out.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from dan_van.domain.marked_copy import LIST_SHEET, LIST_TITLE, Mark, Marking
from dan_van.render.marked.list_sheet import write_list
from dan_van.render.marked.look import (
    MOST_COMMENTS,
    Painter,
    comment_of,
    is_our_fill,
    without_ours,
)
from dan_van.render.marked.results import keep_results

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_MERGED_CELLS = 2_000_000
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_MACROS = "vbaproject.bin"


class NotKept(Exception):
    """openpyxl would choke on the workbook, or did not see all that is in it."""


def write_marked(source: Path, target: Path, marking: Marking) -> None:
    """Write `source` with its marks to `target`.

    Raises:
        NotKept: its merged blocks cover too much, or sheets or cells of it would be lost.
        Exception: whatever openpyxl raises for a file that it cannot open.
    """
    from openpyxl import load_workbook

    with ZipFile(source) as archive:
        names = archive.namelist()
        _check_merges(archive, [name for name in names if "worksheets/" in name.lower()])
    with source.open("rb") as file:  # by the name alone openpyxl would refuse an xlsx called .xls
        book = load_workbook(file, rich_text=True)
    _check_kept(book, marking)
    _forget_earlier_round(book)
    painter = Painter()
    for number, mark in enumerate(marking.marks):
        _put(book[mark.sheet], mark, painter, has_comment=number < MOST_COMMENTS)
    has_macros = any(name.lower().endswith(_MACROS) for name in names)
    _add_list(book, marking, has_macros=has_macros)
    book.calculation.fullCalcOnLoad = True
    book.save(target)
    keep_results(source, target, book)


def _check_merges(archive: ZipFile, names: list[str]) -> None:
    """Openpyxl makes a cell of every place in a merged block."""
    from openpyxl.utils import column_index_from_string

    covered = 0
    for name in names:
        for left, top, right, bottom in _MERGE.findall(archive.read(name)):
            first, last = (column_index_from_string(text.decode()) for text in (left, right))
            covered += (last - first + 1) * (int(bottom) - int(top) + 1)
            if covered > MOST_MERGED_CELLS:
                raise NotKept


def _check_kept(book: Workbook, marking: Marking) -> None:
    """Some that belong to a merged block openpyxl may drop: nobody sees them."""
    for name, filled in marking.filled.items():
        if name not in book.sheetnames:
            raise NotKept
        sheet: Any = book[name]
        found = sum(cell.value is not None for cell in sheet._cells.values())
        if found * 10 < filled * 9:
            raise NotKept


def _forget_earlier_round(book: Workbook) -> None:
    """Take out the list, the notes and the colours that an earlier copy was given."""
    from openpyxl.styles import PatternFill

    titles = {LIST_TITLE.vi, LIST_TITLE.en}
    for sheet in book.worksheets:
        # what there is; asking for a cell by its name would make a blank one
        cells: dict[tuple[int, int], Any] = sheet._cells
        if (1, 1) in cells and str(cells[1, 1].value) in titles:
            book.remove(sheet)
            continue
        for cell in [cell for cell in cells.values() if cell.comment is not None]:
            kept = without_ours(cell.comment.text)
            if kept == cell.comment.text:
                continue
            cell.comment = _comment_like(cell.comment, kept)
            if is_our_fill(cell.fill):
                cell.fill = PatternFill()


def _comment_like(comment: Any, text: str) -> Any:  # noqa: ANN401
    """The same comment with another text; none without any."""
    from openpyxl.comments import Comment

    if not text:
        return None
    return Comment(text, comment.author, height=comment.height, width=comment.width)


def _put(sheet: Any, mark: Mark, painter: Painter, *, has_comment: bool) -> None:  # noqa: ANN401
    from openpyxl.cell.cell import MergedCell

    cell = sheet.cell(row=mark.row, column=mark.column)
    if isinstance(cell, MergedCell):  # only the first cell of a merged block is seen
        block = next(b for b in sheet.merged_cells.ranges if cell.coordinate in b)
        cell = sheet.cell(row=block.min_row, column=block.min_col)
    painter.paint(cell, is_error=mark.is_error)
    if has_comment:
        cell.comment = comment_of(mark.notes, below=cell.comment)


def _add_list(book: Workbook, marking: Marking, *, has_macros: bool) -> None:
    """The list goes last, so no other sheet changes its place, and is what Excel opens with."""
    name, copy = LIST_SHEET, 1
    taken = {title.casefold() for title in book.sheetnames}
    while name.casefold() in taken:  # a sheet of the sender's own
        copy += 1
        name = f"{LIST_SHEET} ({copy})"
    made = book.create_sheet(name)
    write_list(made, marking, note=marking.macros_note if has_macros else "")
    for sheet in book.worksheets:  # two selected sheets would be edited together
        sheet.sheet_view.tabSelected = False
    book.active = made
