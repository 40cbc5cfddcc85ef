"""The tables of a sheet: one below another, side by side, or one that goes on page after page.

A heading that comes again with the same texts continues its table, unless a title stands between
and counting begins anew: then it is the next unit's table.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

from dan_van.domain.sheet import RawCell, RawSheet
from dan_van.domain.vietnamese import clean
from dan_van.sheets.find_header import Header, find_header, find_list_header, read_header
from dan_van.sheets.grid import Grid, is_blank
from dan_van.sheets.header_words import is_heading_word, is_number_heading, may_head
from dan_van.sheets.row_words import (
    Numbering,
    is_motto,
    is_note,
    is_signature,
    is_signature_office,
    numeral,
    sum_word,
)

_CERTAIN = 7.0
_MOST_TITLE_ROWS = 8
_MOST_TRIED = 400


@dataclass(frozen=True, slots=True)
class TableArea:
    """One table: the part of the sheet it lies in, its heading, its last row, its title.

    `known` are the headings of the forms that were known when it was found.
    """

    grid: Grid
    header: Header
    last: int
    title: tuple[str, ...]
    known: frozenset[str]


def find_tables(sheet: RawSheet, *, known: frozenset[str] = frozenset()) -> list[TableArea]:
    """Finds the tables of a sheet, in reading order; an empty list when there is none."""
    whole = Grid(sheet)
    first = find_header(whole, known=known)
    if first is None:
        listed = find_list_header(whole, known=known)
        if listed is None:
            return []
        return [TableArea(whole, listed, whole.height, _lines(whole, 1, listed.top - 1), known)]
    title = _lines(whole, 1, first.top - 1)
    splits = _side_by_side(first)
    if not splits:
        return _stacked(whole, first, title, known)
    areas: list[TableArea] = []
    for begin, end in pairwise((0, *splits, None)):
        grid = Grid(sheet, first=begin or 0, end=end)
        header = find_header(grid, start=first.top, known=known)
        if header is not None:
            areas += _stacked(grid, header, title, known)
    return areas


def _side_by_side(header: Header) -> list[int]:
    """The columns where further tables begin beside the first."""
    titled = [column for column in header.columns if column.texts]
    starts = [c.index for c in titled if any(is_number_heading(text) for text in c.texts)]
    splits: list[int] = []
    begin = titled[0].index if titled else 0
    for split, end in pairwise((*starts[1:], titled[-1].index + 1 if titled else 0)):
        left = [column for column in titled if begin <= column.index < split]
        right = [column for column in titled if split <= column.index < end]
        texts = {column.texts for column in left}
        repeats = sum(column.texts in texts for column in right) * 2 >= len(right)
        is_apart = bool(left) and left[-1].index < split - 1
        if len(left) > 1 and len(right) > 1 and (repeats or is_apart):
            splits.append(split)
            begin = split
    return splits


def _stacked(
    grid: Grid, first: Header, title: tuple[str, ...], known: frozenset[str]
) -> list[TableArea]:
    areas: list[TableArea] = []
    header, own_title = first, title
    row, tried = first.body, 0
    while row <= grid.height:
        found = None
        if tried < _MOST_TRIED and _may_be_heading(grid, row, header, known):
            tried += 1
            found = read_header(grid, row, known=known)
        if found is None or found.weight < _CERTAIN or found.top < header.body:
            row += 1
            continue
        begins = _title_begins(grid, found.top, header.body)
        lines = _lines(grid, begins, found.top - 1)
        if found.key == header.key and not (lines and _begins_anew(grid, found)):
            row = found.body
            continue
        areas.append(TableArea(grid, header, begins - 1, own_title, known))
        header, own_title = found, (*lines, *title)
        row = found.body
    areas.append(TableArea(grid, header, grid.height, own_title, known))
    return areas


def _may_be_heading(grid: Grid, row: int, header: Header, known: frozenset[str]) -> bool:
    """A cheap look: does the row name its columns, after a break or with STT?"""
    cells = grid.rows[row - 1]
    if header.stt is not None and header.stt < len(cells):
        value = cells[header.stt]
        if isinstance(value, (int, float)):
            return False
    opening = list(islice((cell for cell in cells if not is_blank(cell)), 3))
    if len(opening) < 3 or not all(isinstance(cell, str) for cell in opening):
        return False
    names_numbers = _heads_numbers(cells, header)
    if not names_numbers and row > 1 and _holds_several(grid.rows[row - 2]):
        return False
    found = grid.cells(row)
    if len(found) < 3 or not all(may_head(cell.value) for cell in found):
        return False
    hits = sum(is_heading_word(str(cell.value), known=known) for cell in found)
    return names_numbers or hits * 10 >= len(found) * 6


def _heads_numbers(cells: tuple[RawCell, ...], header: Header) -> bool:
    """Whether STT stands first in the row, or where it stood before: "TT" elsewhere is tập thể."""
    if header.stt is not None and header.stt < len(cells) and is_number_heading(cells[header.stt]):
        return True
    return is_number_heading(next((cell for cell in cells if not is_blank(cell)), None))


def _holds_several(cells: tuple[RawCell, ...]) -> bool:
    return len(list(islice((cell for cell in cells if not is_blank(cell)), 2))) > 1


def _begins_anew(grid: Grid, header: Header) -> bool:
    if header.stt is None:
        return False
    for row in range(header.body, min(header.body + 6, grid.height) + 1):
        number = numeral(grid.cell(row, header.stt))
        if number is not None and number.kind is Numbering.NUMBER:
            return number.value == 1
    return False


def _title_begins(grid: Grid, top: int, floor: int) -> int:
    """The first row of the title above a heading lower down; `top` when it has none."""
    row = top - 1
    while row >= floor and not grid.cells(row) and top - row <= 2:
        row -= 1
    begins = top
    while row >= floor and top - row <= _MOST_TITLE_ROWS:
        cells = grid.cells(row)
        if not cells or len(cells) > 3:
            break
        texts = [cell.value for cell in cells if isinstance(cell.value, str)]
        if len(texts) < len(cells) or any(map(_closes_table, texts)):
            break
        begins = row
        row -= 1
    return _letterhead_begins(grid, begins, floor)


def _letterhead_begins(grid: Grid, begins: int, floor: int) -> int:
    """The row of the name of the state or the party above a title: there a report begins."""
    for row in range(begins - 1, max(floor, begins - _MOST_TITLE_ROWS) - 1, -1):
        texts = grid.texts(row)
        if any(map(is_motto, texts)):
            return row
        if len(texts) > 3 or any(map(_closes_table, texts)):
            break
    return begins


def _closes_table(text: str) -> bool:
    return (
        is_note(text)
        or is_signature(text)
        or is_signature_office(text)
        or sum_word(text) is not None
        or numeral(text) is not None
    )


def _lines(grid: Grid, top: int, bottom: int) -> tuple[str, ...]:
    return tuple(
        text
        for row in range(top, bottom + 1)
        for cell in grid.cells(row)
        if (text := _text(cell.value))
    )


def _text(cell: RawCell) -> str:
    if isinstance(cell, str):
        return clean(cell).strip()
    return str(cell) if isinstance(cell, int) and not isinstance(cell, bool) else ""
