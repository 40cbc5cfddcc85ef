"""Which rows a heading takes, above and below its main row, and the row that numbers its columns.

A row belongs to it that splits a column of it, that a block of it reaches into, or that says more
of its columns; a title close above does not.
"""

from __future__ import annotations

from dan_van.domain.sheet import RawCell
from dan_van.sheets.grid import Grid, GridCell
from dan_van.sheets.header_columns import header_columns, heading_texts, is_under_year
from dan_van.sheets.header_words import (
    broken_number_heading,
    counts_on,
    is_first_of_data,
    is_heading_word,
    is_number_heading,
    is_technical,
    may_head,
    numbers_columns,
)
from dan_van.sheets.row_words import Numbering, is_figure, is_letterhead, label_class, numeral
from dan_van.sheets.section_words import is_measure_alone

_TALLEST = 6
_LOOK_BELOW = 12
_LONGEST_OF_NUMBERS = 10  # "Số" or "Số thứ" over "TT" is a part of it


def heading_bottom(grid: Grid, row: int) -> tuple[int, int | None]:
    """The last row of the heading whose main row is that one, and its numbering row."""
    bottom = _broken_bottom(grid, row)
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
        elif (
            _goes_on(grid, row, bottom)
            or _says_more(grid, row, bottom)
            or _ends_words(grid, row, bottom)
            or _says_again(grid, bottom)
        ):
            bottom += 1
        else:
            break
    return bottom, _numbering_row(grid, row, bottom)


def _broken_bottom(grid: Grid, row: int) -> int:
    """The row in which a broken STT ends, where all down to it may head; else the main row."""
    cells = grid.cells(row)
    bottom = broken_number_heading(grid, row, cells[0].column) if cells else None
    if bottom is None:
        return row
    under = [cell for below in range(row + 1, bottom + 1) for cell in grid.cells(below)]
    return bottom if all(may_head(cell.value) for cell in under) else row


def _is_heading_merge(grid: Grid, top: int, bottom: int) -> bool:
    if bottom - top > _TALLEST:
        return False
    for row in range(top + 1, bottom + 1):
        cells = grid.cells(row)
        is_fit = all(may_head(cell.value) for cell in cells) or counts_on(cells)
        if any(is_number_heading(cell.value) for cell in cells):
            return False
        if not is_fit and not _ages_under_years(grid, row):
            return False
    return True


def _ages_under_years(grid: Grid, row: int) -> bool:
    """Whether the row opens with a text, and its numbers stand under years that head columns."""
    cells = grid.cells(row)
    unfit = [cell for cell in cells if not may_head(cell.value)]
    opens = bool(cells) and may_head(cells[0].value)
    return opens and all(is_under_year(grid, row, cell.column) for cell in unfit)


def _numbering_row(grid: Grid, top: int, bottom: int) -> int | None:
    reaches = any(m.bottom > bottom for row in range(top, bottom + 1) for m in grid.merges_of(row))
    below = bottom + 1 if reaches or grid.cells(bottom + 1) else bottom + 2
    cells = grid.cells(below)
    columns = header_columns(grid, top, bottom)
    if not numbers_columns(cells, columns=len(columns)):
        return None
    is_right_of_names = len(columns) > 2 and cells[0].column > columns[1].index
    if is_right_of_names and (counts_on(cells) or len(cells) * 2 < len(columns)):
        return None  # days, or the grades A, B, C, under a block
    stt = next((c.index for c in columns if c.texts and is_number_heading(c.texts[-1])), None)
    following = grid.cells(below + 1)
    return None if is_first_of_data(cells, following, stt=stt) else below


def _goes_on(grid: Grid, top: int, bottom: int) -> bool:
    """Whether the row under `bottom` belongs to the heading: it splits a column of it."""
    cells = grid.cells(bottom + 1)
    is_run = counts_on(cells) and cells[0].column > grid.cells(top)[0].column + 1
    if not cells or not (is_run or all(may_head(cell.value) for cell in cells)):
        return False
    if cells[0].column == grid.cells(top)[0].column and _is_group_numeral(cells[0].value):
        return False
    texts, _ = heading_texts(grid, top, bottom)
    parents: dict[int, int] = {}
    has_merges = any(m.right > m.left for r in range(top, bottom + 1) for m in grid.merges_of(r))
    # where the row below is merged, a block over it would be too: this is a title without merges
    has_merges = has_merges or any(m.bottom > m.top for m in grid.merges_of(bottom + 1))
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


def _says_more(grid: Grid, top: int, bottom: int) -> bool:
    """Whether the row under `bottom` is texts over figures: units of measure, another language.

    A row of data would have figures there too.
    """
    cells = grid.cells(bottom + 1)
    if len(cells) < 2 or is_technical(cells) or not all(may_head(c.value) for c in cells):
        return False
    if _is_group_numeral(cells[0].value):
        return False
    heads = {cell.column for row in range(top, bottom + 1) for cell in grid.cells(row)}
    over = {c.column for c in cells if _is_over_figures(grid, bottom + 2, c.column)}
    if not all(cell.column in heads | over for cell in cells):
        return False
    return len(over) >= 2 and len(over) * 2 >= len(cells)


def _is_group_numeral(value: RawCell) -> bool:
    """Whether the first cell under a heading numbers a group: I, A."""
    number = numeral(value)
    return number is not None and number.kind in (Numbering.ROMAN, Numbering.LETTER)


def _says_again(grid: Grid, bottom: int) -> bool:
    """Whether the row under `bottom` is the heading in another language: "No." under "STT"."""
    if is_technical(grid.cells(bottom + 1)):
        return False
    above, cells = ({c.column: c.value for c in grid.cells(row)} for row in (bottom, bottom + 1))
    if len(cells) < 3 or not cells.keys() <= above.keys() or not all(map(may_head, cells.values())):
        return False
    is_numbered = any(
        is_number_heading(value) and is_number_heading(above[column])
        for column, value in cells.items()
    )
    return is_numbered and all(value != above[column] for column, value in cells.items())


def _ends_words(grid: Grid, top: int, bottom: int) -> bool:
    """Whether the row under `bottom` ends headings that are broken over two cells: "chú", "tên"."""
    cells = grid.cells(bottom + 1)
    heads = {cell.column for row in range(top, bottom + 1) for cell in grid.cells(row)}
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    is_under = all(cell.column in heads for cell in cells) and not is_technical(cells)
    if not 2 <= len(texts) == len(cells) or not is_under:
        return False
    ends = [text.strip() for text in texts]
    return all(text[:1].islower() and 2 < len(text) <= 25 for text in ends) or all(
        text[:1] == "(" and text[-1:] == ")" and len(text) > 4 for text in ends
    )


def _is_over_figures(grid: Grid, row: int, column: int) -> bool:
    last = min(row + _LOOK_BELOW, grid.height)
    least = len(grid.cells(row)) / 2  # a signature has fewer cells than a row of data
    told = [r for r in range(row, last + 1) if len(grid.cells(r)) > least]
    below = [value for r in told if (value := grid.cell(r, column)) is not None]
    figures = sum(is_figure(value) for value in below)
    return figures >= 2 and figures * 4 >= len(below) * 3


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


def heading_top(grid: Grid, row: int, bottom: int) -> int:
    """The first row of the heading: rows above the main row may name groups of its columns."""
    top = row
    while top > 1 and row - top < 3 and _heads_groups(grid, top - 1, top, bottom):
        top -= 1
    return top


def _heads_groups(grid: Grid, above: int, top: int, bottom: int) -> bool:
    """Whether the row above names groups of the columns under it, and is no title."""
    cells = grid.cells(above)
    if not cells or not all(may_head(cell.value) for cell in cells):
        return False
    broken = broken_number_heading(grid, above, cells[0].column)
    if broken is not None and broken <= bottom:
        return True
    columns = [c.index for c in header_columns(grid, top, bottom)]
    inside = range(columns[0], columns[-1] + 1) if columns else range(0)
    if any(cell.column not in inside for cell in cells):
        return False
    if len(cells) == 1 and (cells[0].column == columns[0] or is_measure_alone(str(cells[0].value))):
        return False
    for cell in cells:
        text = str(cell.value)
        if is_letterhead(text) or len(text) > 120 or text.strip().endswith(":"):
            return False
    if _is_title_over_numbers(grid, cells[0], top, columns[0]):
        return False
    width = columns[-1] - columns[0] + 1
    if any(m.bottom >= top and m.bottom > m.top for m in grid.merges_of(above)):
        return True
    spans = [cell.span for cell in cells]
    if len(cells) == 1 and not _begins_inside(grid, cells[0].column, columns, top):
        return False
    if max(spans) > 1:
        # one block alone over most of the columns is a title, wherever it begins
        widest = width * (0.8 if len(cells) > 1 or _names_block(cells[0]) else 0.5)
        return max(spans) <= widest and (len(cells) > 1 or cells[0].column > columns[0])
    return _groups_without_merges(grid, cells, top, bottom) or _completes(grid, cells, top, bottom)


def _is_title_over_numbers(grid: Grid, cell: GridCell, top: int, first: int) -> bool:
    """Whether a text begins right over STT alone: who reports, beside what, above the table."""
    is_over = cell.column == first and is_number_heading(grid.cell(top, first))
    return is_over and cell.span == 1 and len(str(cell.value)) > _LONGEST_OF_NUMBERS


def _completes(grid: Grid, cells: list[GridCell], top: int, bottom: int) -> bool:
    """Whether the row above heads columns that hold data and have no heading under it.

    So it is where headings are broken over two cells: "Họ và tên" above, "TT" and "sinh" below.
    """
    if len(cells) < 3 or any(len(str(cell.value)) > 40 for cell in cells):
        return False
    below = [str(cell.value).strip() for cell in grid.cells(top)]
    ends = sum(text[:1].islower() for text in below)
    if not any(map(is_number_heading, below)) and ends * 2 < len(below):
        return False
    heads = {c.column for row in range(top, bottom + 1) for c in grid.cells(row)}
    alone = [cell.column for cell in cells if cell.column not in heads]
    rows = [row for row in range(bottom + 1, bottom + 1 + _LOOK_BELOW) if len(grid.cells(row)) > 1]
    is_broken = len(cells) * 3 >= len(heads) and len(cells) > len(alone)
    return is_broken and any(
        sum(grid.cell(row, column) is not None for row in rows) * 2 > len(rows) for column in alone
    )


def _names_block(cell: GridCell) -> bool:
    """Whether a text alone says what columns hold; a day or a quarter there is a title's."""
    text = str(cell.value)
    is_title = text == text.upper() or any(sign.isdigit() for sign in text)
    return not is_title and is_heading_word(text, known=frozenset())


def _begins_inside(grid: Grid, column: int, columns: list[int], top: int) -> bool:
    """Whether a text alone begins right of the names; else it is a title close to the heading."""
    place = columns.index(column) if column in columns else 0
    has_numbers = is_number_heading(grid.cell(top, columns[0]))
    return place >= (2 if has_numbers else 1)


def _groups_without_merges(grid: Grid, cells: list[GridCell], top: int, bottom: int) -> bool:
    """Whether each text stands over the first of several headings, with none over the next.

    The row under it may itself name groups, so that its next text stands further to the right.
    """
    ends = [*(cell.column for cell in cells[1:]), grid.end]
    heads = {c.column for row in range(top, bottom + 1) for c in grid.cells(row)}
    for cell, end in zip(cells, ends, strict=True):
        splits = grid.cell(top, cell.column) is not None and cell.column + 1 in heads
        if not splits or len(str(cell.value)) > 40 or end == cell.column + 1:
            return False
    text = str(cells[0].value)
    if len(cells) > 1:
        return True
    is_loud = text == text.upper() and any(
        isinstance(cell.value, str) and cell.value != cell.value.upper() for cell in grid.cells(top)
    )
    return len(text) <= 25 and not is_loud and _is_plain_name(text)


def _is_plain_name(text: str) -> bool:
    """Whether a short text alone is what columns hold, and no title, place or period."""
    if is_heading_word(text, known=frozenset()):
        return True
    is_title = text == text.upper() or any(sign.isdigit() for sign in text)
    return not is_title and text[:1].isalpha() and label_class(text) != "unit"
