"""The columns of a heading: the texts over each of them, merged blocks spread out.

A block over several columns gives its text to each; without merges a text also stands for the
blank cells to its right that are split further down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dan_van.domain.sheet import RawCell
from dan_van.domain.vietnamese import one_line
from dan_van.sheets.grid import Grid, fold
from dan_van.sheets.header_words import (
    broken_number_heading,
    counts_on,
    is_number_heading,
    is_year,
    may_head,
)
from dan_van.sheets.row_words import Numbering, numeral

_STANDS_ALONE = re.compile(r"ghi chu|ky (?:nhan|ten)|chu thich|notes?")


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """One column: its position, the texts over it from top to bottom.

    `is_spread` marks a column that has only the texts of a block which begins further left.
    """

    index: int
    texts: tuple[str, ...]
    is_spread: bool = False

    @property
    def header(self) -> str:
        """The texts joined, outermost first."""
        return " / ".join(self.texts)

    @property
    def letter(self) -> str:
        """The column's letter in the sheet."""
        return column_letter(self.index)


def heading_texts(
    grid: Grid, top: int, bottom: int
) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    """The heading's text at each row and column, blocks spread out; and which are spread."""
    texts: dict[tuple[int, int], str] = {}
    spread: set[tuple[int, int]] = set()
    for row in range(top, bottom + 1):
        cells = grid.cells(row)
        has_run = counts_on(cells) and (
            row > top or any(is_number_heading(cell.value) for cell in cells)
        )
        for cell in cells:
            if not (may_head(cell.value) or has_run or is_under_year(grid, row, cell.column)):
                continue
            text = _heading_text(cell.value)
            texts[row, cell.column] = text
            spread.discard((row, cell.column))
            merge = grid.merge_at(row, cell.column)
            if merge is None:
                continue
            for r in range(row, min(merge.bottom, bottom) + 1):
                for c in range(cell.column, min(merge.right, grid.end)):
                    if (r, c) not in texts:
                        texts[r, c] = text
                        if c != cell.column:
                            spread.add((r, c))
    return texts, spread


def is_under_year(grid: Grid, row: int, column: int) -> bool:
    """Whether a year stands over the cell: a number there may be the age of those born then."""
    return row > 1 and is_year(grid.cell(row - 1, column))


def _heading_text(cell: RawCell) -> str:
    if isinstance(cell, str):
        return one_line(cell)
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    is_whole = isinstance(cell, float) and cell.is_integer()
    return f"{cell:g}" if is_whole else str(cell)


def header_columns(grid: Grid, top: int, bottom: int) -> tuple[HeaderColumn, ...]:
    """The columns that rows top..bottom give a heading, from left to right."""
    texts, spread = heading_texts(grid, top, bottom)
    indexes = sorted({column for _, column in texts})
    _spread_unmerged(texts, spread, indexes, top, bottom)
    columns = []
    for column in indexes:
        over = [
            (row, texts[row, column]) for row in range(top, bottom + 1) if (row, column) in texts
        ]
        distinct: list[str] = []
        for _, text in over:
            if not distinct or distinct[-1] != text:
                distinct.append(text)
        is_spread = all((row, column) in spread for row, _ in over)
        columns.append(HeaderColumn(column, tuple(distinct), is_spread))
    return tuple(columns)


def _spread_unmerged(
    texts: dict[tuple[int, int], str],
    spread: set[tuple[int, int]],
    indexes: list[int],
    top: int,
    bottom: int,
) -> None:
    """Gives the text of a block without merges to the columns that it is split into.

    A block that is merged, in `spread`, says itself where it ends.
    """
    written = set(texts)
    for row in range(top, bottom):
        for column in indexes:
            left = texts.get((row, column - 1))
            is_open = not any((r, column) in written for r in range(top, row + 1))
            if left is None or not is_open or (row, column - 1) in spread:
                continue
            is_one_block = all(
                texts.get((r, column)) == texts.get((r, column - 1)) for r in range(top, row)
            )
            under = [texts.get((r, column)) for r in range(row + 1, bottom + 1)]
            under_left = [texts.get((r, column - 1)) for r in range(row + 1, bottom + 1)]
            left_child = next((text for text in under_left if text), left)
            lowest = next((text for text in reversed(under) if text), None)
            if lowest is None or left_child == left or not is_one_block:
                continue
            if not _STANDS_ALONE.fullmatch(fold(lowest)):
                texts[row, column] = left


def column_letter(index: int) -> str:
    """The letter of a column by its 0-based position: 0 is A, 26 is AA."""
    letters = ""
    place = index + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_column(
    grid: Grid, columns: tuple[HeaderColumn, ...], *, top: int, body: int
) -> int | None:
    """The column of row numbers: the one headed STT, else one at the left that counts."""
    for level in (-1, 0):
        for place, column in enumerate(columns):
            is_named = bool(column.texts) and is_number_heading(column.texts[level])
            if is_named and not _is_part_of_block(columns, place):
                return column.index
    first = columns[0].index
    if any(broken_number_heading(grid, row, first) for row in range(top, body)):
        return first
    candidates = [first] if first == grid.first else [first - 1, first]
    return next((c for c in candidates if _counts(grid, c, body)), None)


def _is_part_of_block(columns: tuple[HeaderColumn, ...], place: int) -> bool:
    """Whether a block over the column also stands over the next: TT beside CN, under "Loại"."""
    column = columns[place]
    following = columns[place + 1 : place + 2]
    return len(column.texts) > 1 and any(f.texts[:1] == column.texts[:1] for f in following)


def names_rows(grid: Grid, column: int, body: int) -> bool:
    """Whether a column without a heading holds the names of the rows: texts in most of them."""
    if column < grid.first:
        return False
    rows = [row for row in range(body, min(body + 12, grid.height) + 1) if grid.cells(row)]
    named = sum(isinstance(grid.cell(row, column), str) for row in rows)
    beside = sum(len(grid.cells(row)) > 1 for row in rows)
    return named * 10 >= len(rows) * 6 > 0 and beside * 2 >= len(rows)


def _counts(grid: Grid, column: int, body: int) -> bool:
    """Whether the column counts 1, 2, 3 (or I, 1, 2) under a heading that does not say so."""
    kinds = []
    values: list[int] = []
    for row in range(body, min(body + 30, grid.height) + 1):
        value = grid.cell(row, column)
        if value is None:
            continue
        number = numeral(value)
        if number is None and len(grid.cells(row)) == 1:
            continue  # a label over the rows that are counted
        kinds.append(number is not None)
        if number is not None and number.kind is Numbering.NUMBER:
            values.append(number.value)
    if len(values) < 2 or sum(kinds) * 10 < len(kinds) * 7:
        return False
    steps = sum(b == a + 1 or b == 1 for a, b in pairwise(values))
    return values[0] == 1 and steps * 10 >= (len(values) - 1) * 8
