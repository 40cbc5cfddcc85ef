"""Signs of a sum other than its word: what it adds is named, counted, or held against the whole.

"A+B" in the place of the number; "05 mô hình" in the place of the name; "4/5" in column after
column; under ticks how many they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dan_van.domain.sheet import RawCell
from dan_van.sheets.grid import fold
from dan_van.sheets.row_shapes import Shape
from dan_van.sheets.row_words import is_figure, is_mark

_ONE = r"(?:[IVXLC]+|[A-Z]|\d{1,2})"
_NUMERALS_ADDED = re.compile(rf"\(?{_ONE}(?:\s*\+\s*{_ONE})+\)?")
_COUNTED = re.compile(r"\d{1,5}(?:/\d{1,5})?(?:,? [a-z]+){1,8}")
_RATIO = re.compile(r"\d{1,5} ?/ ?(\d{1,5})")
_LONGEST = 40
_FEWEST_RATIOS = 2
_FEWEST_TICKED = 2


def shows_sum(row: Shape, rows: Sequence[Shape], *, stt: int | None, is_below: bool) -> bool:
    """Whether a row with figures is a sum by such a sign.

    Args:
        row: the row; its first text is no total word.
        rows: the rows of the table.
        stt: the column of the row numbers.
        is_below: the row stands under the last numbered one.
    """
    lead = row.lead or ""
    if not row.figures or row.stt is not None or len(lead) > _LONGEST:
        return False
    if row.lead_column == stt and _NUMERALS_ADDED.fullmatch(lead.strip()):
        return True
    if not is_below or row.texts:
        return False
    return is_count_of_things(lead) or _tells_of_all(row) or _counts_ticks(row, rows)


def is_count_of_things(text: str) -> bool:
    """Whether a text says no name but how many there are: "05 mô hình", "10 xã, phường"."""
    return len(text) <= _LONGEST and _COUNTED.fullmatch(fold(text)) is not None


def _tells_of_all(row: Shape) -> bool:
    """Whether the figures of the row are all so many of the same whole: 5/5, 4/5, 3/5."""
    beside = [cell for cell in row.cells[row.lead_column + 1 :] if is_figure(cell)]
    found = [_RATIO.fullmatch(cell.strip()) if isinstance(cell, str) else None for cell in beside]
    wholes = {match[1] if match else "" for match in found}
    return len(found) >= _FEWEST_RATIOS and len(wholes) == 1 and "" not in wholes


def _counts_ticks(row: Shape, rows: Sequence[Shape]) -> bool:
    """Whether the figures of the row stand under ticks alone, and mostly say how many they are."""
    right = wrong = 0
    for column, cell in enumerate(row.cells[: row.lead_column + 1]):
        if column != row.lead_column and is_figure(cell):
            return False
    for column in range(row.lead_column + 1, len(row.cells)):
        if not is_figure(row.cells[column]):
            continue
        ticks = sum(_is_tick(other.cells, column) for other in rows)
        if not ticks:
            return False
        is_right = str(row.cells[column]).strip().lstrip("0") in (str(ticks), f"{ticks}.0")
        right, wrong = right + is_right, wrong + (not is_right)
    return right >= _FEWEST_TICKED and wrong * 2 <= right


def _is_tick(cells: Sequence[RawCell], column: int) -> bool:
    cell = cells[column] if column < len(cells) else None
    return isinstance(cell, str) and not is_figure(cell) and is_mark(cell)
