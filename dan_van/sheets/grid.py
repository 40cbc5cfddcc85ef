"""A sheet as a grid to ask questions of: cells without blanks, and the merges by row.

Row numbers count from 1 as in the sheet, column positions from 0 as in a row. A cell of white
space alone is blank. The grid never changes the text of a cell: leading blanks can mean something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dan_van.domain.sheet import Merge, RawCell, RawSheet
from dan_van.domain.vietnamese import one_line, search

_LONGEST_FOLDED = 400
_ROWS_OF_A_COLUMN = 12


@lru_cache(maxsize=16384)
def _fold_short(text: str) -> str:
    return search(text)


def fold(text: str) -> str:
    """The search key of the text's beginning; long prose costs no more than a short label."""
    return _fold_short(text[:_LONGEST_FOLDED])


def is_blank(cell: RawCell) -> bool:
    """Whether the cell holds nothing, or white space alone."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


class GridCell(NamedTuple):
    """A cell that is not blank: its column position, its value, the columns it spans."""

    column: int
    value: RawCell
    span: int = 1


class Grid:
    """The rows of a sheet between two columns, with its merges at hand.

    Args:
        sheet: the sheet as read.
        first: the first column position that belongs to the grid.
        end: the column position after the last one; None for the whole width.
    """

    __slots__ = ("_down", "_merges", "end", "first", "rows")

    def __init__(self, sheet: RawSheet, *, first: int = 0, end: int | None = None) -> None:
        """Index the merges that lie in the sheet; a merge outside or inside out is left alone."""
        self.rows = sheet.rows
        width = max((len(row) for row in self.rows), default=0)
        self.first = first
        self.end = width if end is None else end
        self._merges: dict[int, dict[int, Merge]] = {}
        self._down: dict[int, list[Merge]] = {}
        height = len(self.rows)
        for merge in sheet.merges:
            column = merge.left - 1
            in_sheet = 1 <= merge.top <= height and self.first <= column < self.end
            if not in_sheet or merge.bottom < merge.top or merge.right < merge.left:
                continue
            self._merges.setdefault(merge.top, {})[column] = merge
            if merge.bottom > merge.top:
                self._down.setdefault(merge.top, []).append(merge)

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged block whose top left cell this is."""
        merges = self._merges.get(row)
        return merges.get(column) if merges else None

    def merges_of(self, row: int) -> Sequence[Merge]:
        """The merged blocks that begin in that row."""
        return tuple(self._merges.get(row, {}).values())

    def cell(self, row: int, column: int) -> RawCell:
        """The cell's value, None where it is blank or there is none."""
        if not (1 <= row <= len(self.rows) and self.first <= column < self.end):
            return None
        cells = self.rows[row - 1]
        if column >= len(cells):
            return None
        value = cells[column]
        return None if is_blank(value) else value

    def cells(self, row: int) -> list[GridCell]:
        """The cells of the row that are not blank, from left to right."""
        if not 1 <= row <= len(self.rows):
            return []
        merges = self._merges.get(row, {})
        found = []
        cells = self.rows[row - 1]
        for column in range(self.first, min(self.end, len(cells))):
            value = cells[column]
            if value is None or is_blank(value):
                continue
            merge = merges.get(column)
            span = 1 if merge is None else min(merge.right, self.end) - merge.left + 1
            found.append(GridCell(column, value, span))
        return found

    def is_empty_column(self, column: int, top: int, body: int) -> bool:
        """Whether a column holds nothing from a heading down through the first rows under it."""
        last = min(body + _ROWS_OF_A_COLUMN, self.height)
        return all(self.cell(row, column) is None for row in range(top, last + 1))

    def texts(self, row: int) -> list[str]:
        """The texts of the row, each on one line."""
        return [one_line(c.value) for c in self.cells(row) if isinstance(c.value, str)]

    def filled_rows(self, top: int, bottom: int) -> Iterator[tuple[int, tuple[RawCell, ...]]]:
        """Yields number and cells of each row, vertical merges filled down, blanks left as None.

        Only the first column of a block is filled. A block that begins above `top` counts too as
        long as it begins in the header or below it, that is at `top` at the earliest.
        """
        active: dict[int, tuple[int, RawCell]] = {}
        for number in range(top, min(bottom, len(self.rows)) + 1):
            cells = self.rows[number - 1]
            if active:
                active = {c: held for c, held in active.items() if held[0] >= number}
                cells = _filled(cells, active)
            yield number, cells
            for merge in self._down.get(number, ()):
                column = merge.left - 1
                value = self.cell(number, column)
                if value is not None and column not in active:
                    active[column] = (merge.bottom, value)


def _filled(
    cells: tuple[RawCell, ...], held: dict[int, tuple[int, RawCell]]
) -> tuple[RawCell, ...]:
    filled = list(cells)
    for column, (_, value) in held.items():
        if column >= len(filled):
            filled += [None] * (column + 1 - len(filled))
        if is_blank(filled[column]):
            filled[column] = value
    return tuple(filled)
