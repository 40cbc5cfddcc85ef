"""Where a table's heading is: its rows, its numbering row, the texts over each column.

The heading may be anywhere in the first rows, one to a few rows high, merged or not, with or
without STT. A row is weighed by what it says, by its merges, and by the rows under it.
Nothing here looks at the forms beyond their known headings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dan_van.sheets.grid import Grid, GridCell, fold
from dan_van.sheets.header_columns import (
    HeaderColumn,
    header_columns,
    heading_texts,
    names_rows,
    number_column,
)
from dan_van.sheets.header_words import (
    is_first_of_data,
    is_heading_word,
    is_number_heading,
    is_technical,
    is_year,
    may_head,
    numbers_columns,
)
from dan_van.sheets.row_words import is_figure, is_letterhead, numeral, sum_word

WINDOW = 40
"""How many rows that are not blank are looked at for the first heading."""

_CERTAIN = 7.0
_ENOUGH = 4.5
_TALLEST = 6
_LOOK_BELOW = 12


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
    if not _may_be_main_row(cells) or _stands_over_main_row(grid, row, cells):
        return None
    bottom, numbering_row = _bottom(grid, row)
    top = _top(grid, row, bottom)
    columns = header_columns(grid, top, bottom)
    if len(columns) < 2:
        return None
    body = (numbering_row or bottom) + 1
    if is_technical(grid.cells(body)):
        body += 1
    stt = number_column(grid, columns, body)
    left = columns[0].index - 1
    if stt == left or names_rows(grid, left, body):
        columns = (HeaderColumn(left, ()), *columns)
    header = Header(top, bottom, numbering_row, body, columns, stt)
    weight = _weigh(grid, header, known)
    return Header(top, bottom, numbering_row, body, columns, stt, weight)


def _may_be_main_row(cells: list[GridCell]) -> bool:
    if len(cells) < 2:
        return False
    if numeral(cells[0].value) is not None and not is_year(cells[0].value):
        return False
    unfit = sum(not may_head(cell.value) for cell in cells)
    if unfit * 4 > len(cells):
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
    return any(_names_numbers(grid.cells(below)) for below in range(row + 1, row + 3))


def _names_numbers(cells: list[GridCell]) -> bool:
    return len(cells) > 1 and any(is_number_heading(cell.value) for cell in cells[:3])


# --- the rows of a heading ---------------------------------------------------------------------


def _bottom(grid: Grid, row: int) -> tuple[int, int | None]:
    bottom = row
    while bottom - row < _TALLEST:
        numbering_row = _numbering_row(grid, row, bottom)
        if numbering_row is not None:
            return bottom, numbering_row
        merged = max(
            (m.bottom for m in grid.merges_of(bottom) if _is_heading_merge(grid, m.top, m.bottom)),
            default=0,
        )
        if bottom < merged <= row + _TALLEST:
            bottom = merged
        elif _goes_on(grid, row, bottom):
            bottom += 1
        else:
            break
    return bottom, _numbering_row(grid, row, bottom)


def _is_heading_merge(grid: Grid, top: int, bottom: int) -> bool:
    if bottom - top > _TALLEST:
        return False
    return all(
        may_head(cell.value) and not is_number_heading(cell.value)
        for below in range(top + 1, bottom + 1)
        for cell in grid.cells(below)
    )


def _numbering_row(grid: Grid, top: int, bottom: int) -> int | None:
    below = bottom + 1
    cells = grid.cells(below)
    columns = header_columns(grid, top, bottom)
    if not numbers_columns(cells, columns=len(columns)):
        return None
    stt = next((c.index for c in columns if c.texts and is_number_heading(c.texts[-1])), None)
    following = grid.cells(below + 1)
    return None if is_first_of_data(cells, following, stt=stt) else below


def _goes_on(grid: Grid, top: int, bottom: int) -> bool:
    """Whether the row under `bottom` belongs to the heading: it splits a column of it."""
    cells = grid.cells(bottom + 1)
    if not cells or not all(may_head(cell.value) for cell in cells):
        return False
    texts, _ = heading_texts(grid, top, bottom)
    parents: dict[int, int] = {}
    has_merges = any(m.right > m.left for r in range(top, bottom + 1) for m in grid.merges_of(r))
    for cell in cells:
        above = [texts.get((row, cell.column)) for row in range(top, bottom + 1)]
        if all(text is None for text in above):
            owner = None if has_merges else _left_owner(grid, bottom, cell.column)
            if owner is None:
                return False
            parents[owner] = parents.get(owner, 0) + 1
            continue
        owner = _spanning_owner(grid, top, bottom, cell.column)
        if owner is None:
            if not has_merges and grid.cell(bottom, cell.column + 1) is None:
                owner = cell.column
            else:
                return False
        parents[owner] = parents.get(owner, 0) + 1
    return any(children > 1 for children in parents.values())


def _left_owner(grid: Grid, row: int, column: int) -> int | None:
    for left in range(column - 1, max(column - 12, -1), -1):
        if grid.cell(row, left) is not None:
            return left
        if grid.cell(row + 1, left) is None and grid.cell(row + 2, left) is None:
            return None
    return None


def _spanning_owner(grid: Grid, top: int, bottom: int, column: int) -> int | None:
    for row in range(bottom, top - 1, -1):
        for merge in grid.merges_of(row):
            if merge.left - 1 <= column < merge.right and merge.right > merge.left:
                return merge.left - 1 if merge.bottom <= bottom else None
    return None


def _top(grid: Grid, row: int, bottom: int) -> int:
    top = row
    while top > 1 and row - top < 3 and _heads_groups(grid, top - 1, top, bottom):
        top -= 1
    return top


def _heads_groups(grid: Grid, above: int, top: int, bottom: int) -> bool:
    """Whether the row above names groups of the columns under it, and is no title."""
    cells = grid.cells(above)
    if not cells or not all(may_head(cell.value) for cell in cells):
        return False
    columns = [c.index for c in header_columns(grid, top, bottom)]
    inside = range(columns[0], columns[-1] + 1) if columns else range(0)
    if any(cell.column not in inside for cell in cells):
        return False
    if len(cells) == 1 and cells[0].column == columns[0]:
        return False
    for cell in cells:
        text = str(cell.value)
        if is_letterhead(text) or len(text) > 120 or text.strip().endswith(":"):
            return False
    width = columns[-1] - columns[0] + 1
    if any(m.bottom >= top and m.bottom > m.top for m in grid.merges_of(above)):
        return True
    spans = [cell.span for cell in cells]
    if len(cells) == 1 and not _begins_inside(grid, cells[0].column, columns, top):
        return False
    if max(spans) > 1:
        # one block alone over most of the columns is a title, wherever it begins
        widest = width * (0.8 if len(cells) > 1 else 0.5)
        return max(spans) <= widest and (len(cells) > 1 or cells[0].column > columns[0])
    return _groups_without_merges(grid, cells, top)


def _begins_inside(grid: Grid, column: int, columns: list[int], top: int) -> bool:
    """Whether a text alone begins right of the names; else it is a title close to the heading."""
    place = columns.index(column) if column in columns else 0
    has_numbers = is_number_heading(grid.cell(top, columns[0]))
    return place >= (2 if has_numbers else 1)


def _groups_without_merges(grid: Grid, cells: list[GridCell], top: int) -> bool:
    for cell in cells:
        text = str(cell.value)
        splits = (
            grid.cell(top, cell.column) is not None and grid.cell(top, cell.column + 1) is not None
        )
        if not splits or len(text) > 40 or any(c.column == cell.column + 1 for c in cells):
            return False
    text = str(cells[0].value)
    return len(cells) > 1 or (len(text) <= 25 and is_heading_word(text, known=frozenset()))


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
