"""Where a table's heading is: its rows, its numbering row, the texts over each column.

The heading may be anywhere in the first rows, one to a few rows high, merged or not, with or
without STT. A row is weighed by what it says, by its merges, and by the rows under it.
Nothing here looks at the forms beyond their known headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dan_van.sheets.grid import Grid, GridCell, fold
from dan_van.sheets.header_columns import (
    HeaderColumn,
    header_columns,
    names_rows,
    number_column,
)
from dan_van.sheets.header_rows import heading_bottom, heading_top
from dan_van.sheets.header_words import (
    broken_number_heading,
    counts_on,
    is_heading_word,
    is_number_heading,
    is_technical,
    is_year,
    may_head,
)
from dan_van.sheets.row_words import is_figure, is_letterhead, numeral, sum_word

WINDOW = 40
"""How many rows that are not blank are looked at for the first heading."""

_CERTAIN = 7.0
_ENOUGH = 4.5
_LOOK_BELOW = 12
_LONGEST_LISTED = 80
_SHORTEST_LIST = 3
_OF_TABLE = re.compile(r"\(?(?:(?:don vi tinh|dvt) ?: ?\S|(?:bieu|mau)(?: so)?:? ?\d)")


@dataclass(frozen=True)
class Header:
    """A heading: rows top..bottom, the first row of the body, its columns, the STT column."""

    top: int
    bottom: int
    numbering_row: int | None
    body: int
    columns: tuple[HeaderColumn, ...]
    stt: int | None
    weight: float = 0.0

    @cached_property
    def key(self) -> tuple[tuple[int, str], ...]:
        """What makes two headings the same: the folded texts by column."""
        return tuple((c.index, fold(c.header)) for c in self.columns if c.texts)


def find_header(
    grid: Grid, *, start: int = 1, known: frozenset[str] = frozenset()
) -> Header | None:
    """Finds the first heading at or below `start`.

    Args:
        grid: the sheet.
        start: the row to begin with.
        known: folded headings of the forms; they count as heading words.

    Returns:
        The first heading that is certain, else the first of those that are nearly the best.
    """
    found: list[Header] = []
    looked_at = 0
    for row in range(start, grid.height + 1):
        if not grid.cells(row):
            continue
        looked_at += 1
        if looked_at > WINDOW:
            break
        header = read_header(grid, row, known=known)
        if header is None:
            continue
        if header.weight >= _CERTAIN:
            return _better_below(grid, header, known)
        found.append(header)
    best = max((header.weight for header in found), default=0.0)
    for header in found:
        if header.weight >= max(_ENOUGH, best - 3.0):
            return header
    return None


def find_list_header(grid: Grid, *, known: frozenset[str] = frozenset()) -> Header | None:
    """Finds the heading of a list of names in one column, in a sheet that holds no table.

    Everything under it stands in its column and is short: neither prose nor what a form asks.
    """
    rows = [(row, cells) for row in range(1, grid.height + 1) if (cells := grid.cells(row))]
    for place, (row, cells) in enumerate(rows[:WINDOW]):
        text = cells[0].value
        is_heading = (
            len(cells) == 1
            and isinstance(text, str)
            and len(text) <= _LONGEST_LISTED
            and text != text.upper()
            and not text.rstrip().endswith((":", ".", ";"))
            and is_heading_word(text, known=known)
        )
        under = [found for _, found in rows[place + 1 :]]
        if is_heading and len(under) >= _SHORTEST_LIST:
            column = cells[0].column
            if all(_is_listed(found, column, known) for found in under):
                columns = (HeaderColumn(column, (str(text),)),)
                return Header(row, row, None, row + 1, columns, None, _ENOUGH)
    return None


def _is_listed(cells: list[GridCell], column: int, known: frozenset[str]) -> bool:
    if len(cells) != 1 or cells[0].column != column or not isinstance(cells[0].value, str):
        return False
    text = cells[0].value.strip()
    is_asked = text.endswith((":", "?", ";")) or fold(text) in known
    return len(text) <= _LONGEST_LISTED and not is_asked and not is_letterhead(text)


def _better_below(grid: Grid, header: Header, known: frozenset[str]) -> Header:
    # A line of a form ("Họ tên | Ngày sinh") right above the real heading can weigh enough.
    if header.stt is not None or header.numbering_row is not None:
        return header
    for row in range(header.bottom + 1, min(header.bottom + 4, grid.height) + 1):
        below = read_header(grid, row, known=known)
        if (
            below is not None
            and below.stt is not None
            and below.weight > header.weight + 3
            and len(below.columns) > len(header.columns)
        ):
            return below
    return header


def read_header(grid: Grid, row: int, *, known: frozenset[str] = frozenset()) -> Header | None:
    """Reads a heading whose main row is that one; None when the row cannot be one."""
    cells = grid.cells(row)
    if not cells or (_is_numbered(cells[0]) and not _breaks_number_heading(grid, row, cells)):
        return None
    if not _may_be_main_row(cells) or _stands_over_main_row(grid, row, cells):
        return None
    if is_technical(cells) and _names_numbers(grid.cells(row + 1)):
        return None
    bottom, numbering_row = heading_bottom(grid, row)
    top = heading_top(grid, row, bottom)
    columns = header_columns(grid, top, bottom)
    if len(columns) < 2:
        return None
    body = (numbering_row or bottom) + 1
    if is_technical(grid.cells(body)):
        body += 1
    stt = number_column(grid, columns, top=top, body=body)
    left = columns[0].index - 1
    while left > grid.first and stt != left and grid.is_empty_column(left, top, body):
        left -= 1
    if stt == left or names_rows(grid, left, body):
        columns = (HeaderColumn(left, ()), *columns)
    header = Header(top, bottom, numbering_row, body, columns, stt)
    weight = _weigh(grid, header, known)
    return Header(top, bottom, numbering_row, body, columns, stt, weight)


def _is_numbered(cell: GridCell) -> bool:
    return numeral(cell.value) is not None and not is_year(cell.value)


def _breaks_number_heading(grid: Grid, row: int, cells: list[GridCell]) -> bool:
    return broken_number_heading(grid, row, cells[0].column) is not None


def _tells_of_table(cell: GridCell) -> bool:
    """Whether the text is about the whole table, as at the right of its title: "Đvt: Người"."""
    return isinstance(cell.value, str) and _OF_TABLE.match(fold(cell.value)) is not None


def _may_be_main_row(cells: list[GridCell]) -> bool:
    if len(cells) < 2 or (_tells_of_table(cells[-1]) and not _names_numbers(cells)):
        return False
    unfit = sum(not may_head(cell.value) for cell in cells)
    if unfit * 4 > len(cells) and not (_names_numbers(cells) and counts_on(cells)):
        return False
    texts = [cell.value.strip() for cell in cells if isinstance(cell.value, str)]
    above = sum(is_letterhead(text) or text.endswith(":") for text in texts)
    if texts and above * 2 >= len(texts):
        return False
    return not (unfit and texts and sum_word(texts[0]))


def _stands_over_main_row(grid: Grid, row: int, cells: list[GridCell]) -> bool:
    """Whether STT follows a row or two below: then that row is the main one, not this."""
    if _names_numbers(cells):
        return False
    # right of two headings "TT" is no count of rows, but short for what is ticked
    end = cells[1].column if len(cells) > 1 else grid.end
    under = [
        [cell for cell in grid.cells(below)[:3] if cell.column <= end]
        for below in range(row + 1, row + 3)
        if _names_numbers(grid.cells(below)) and not is_technical(grid.cells(below))
    ]
    return any(is_number_heading(cell.value) for found in under for cell in found)


def _names_numbers(cells: list[GridCell]) -> bool:
    return len(cells) > 1 and any(is_number_heading(cell.value) for cell in cells[:3])


# --- how much speaks for it --------------------------------------------------------------------


def _weigh(grid: Grid, header: Header, known: frozenset[str]) -> float:
    titled = [column for column in header.columns if column.texts]
    lowest = [column.texts[-1] for column in titled]
    named = header.stt is not None and any(
        is_number_heading(text) for c in titled if c.index == header.stt for text in c.texts
    )
    others = [text for text in lowest if not is_number_heading(text)]
    if not others:
        return 0.0
    hits = sum(is_heading_word(text, known=known) for text in others)
    weight = 4.0 * hits / len(others) + 0.3 * min(len(titled), 6)
    weight += 5.0 if named else 0.0
    weight += 5.0 if header.numbering_row else 0.0
    weight += 1.5 if header.bottom > header.top else 0.0
    weight -= 4.0 * sum(is_letterhead(text) for column in titled for text in column.texts)
    weight -= 2.0 * sum(text.endswith((":", ";", ".")) and len(text) > 3 for text in others)
    weight -= 0.5 * sum(len(text) > 150 for text in others)
    if len({fold(column.header) for column in titled}) * 10 < len(titled) * 6:
        weight -= 2.0
    return weight + _weigh_below(grid, header)


def _weigh_below(grid: Grid, header: Header) -> float:
    indexes = [column.index for column in header.columns]
    rows = []
    for row in range(header.body, min(header.body + 3 * _LOOK_BELOW, grid.height) + 1):
        cells = grid.cells(row)
        if len(cells) > 1:
            rows.append(cells)
        if len(rows) == _LOOK_BELOW:
            break
    if not rows:
        return -1.0
    widths = sorted(len(cells) for cells in rows)
    weight = 2.0 if len(indexes) >= 0.7 * widths[len(widths) // 2] else -2.0
    inside = sum(all(c.column in indexes for c in cells) for cells in rows)
    full = sum(len(cells) * 10 >= len(indexes) * 5 for cells in rows)
    if len(rows) >= 2 and inside * 10 >= len(rows) * 8 and full * 10 >= len(rows) * 6:
        weight += 1.5
    if any(
        is_figure(cell.value) or not isinstance(cell.value, str) for cells in rows for cell in cells
    ):
        weight += 1.5
    return weight
