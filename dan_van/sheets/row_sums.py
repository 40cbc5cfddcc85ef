"""Rows that add up the rows above them and do not say so: "Khối 6" under its classes.

Only the figures tell it, so they are asked only where nothing else does: of a label that looks like
the heading of what follows, and, in a table without numbers, of a row with a name and figures
alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from dan_van.domain.number_style import NUMBER, NumberStyle, number_style, read_number
from dan_van.domain.sheet import RawCell
from dan_van.sheets.grid import is_blank
from dan_van.sheets.row_shapes import Shape

_WRITTEN = re.compile(NUMBER)
_FEWEST_COLUMNS = 2
_MOST_ROWS = 500
_LEAST_ADDED = 2
_LEAST_EQUAL = 3
_LONGEST = 400


def sums_rows(
    row: Shape,
    block: Sequence[Shape],
    *,
    shares: frozenset[int] = frozenset(),
    one_will_do: bool = False,
) -> bool:
    """Whether the figures of the row are the sums of those in the rows of the block.

    At least two columns must add up to more than nought; what does not add up, as a share that its
    heading does not tell, may be one column in three. The columns of `shares` are not asked. The
    only one that is left is enough where `one_will_do`, else it may be chance.
    """
    if not block or len(block) > _MOST_ROWS:
        return False
    asked = right = wrong = 0
    for column in range(row.lead_column + 1, len(row.cells)):
        own = row.cells[column]
        if is_blank(own) or column in shares:
            continue
        above = [other.cells[column] for other in block if column < len(other.cells)]
        style = number_style([own, *above])
        value = _amount(own, style)
        if value is None:
            continue
        asked += 1
        total = sum((_amount(cell, style) or Fraction() for cell in above), Fraction())
        if value == total:
            right += value != 0
        else:
            wrong += 1
    fewest = min(_FEWEST_COLUMNS, asked) if one_will_do else _FEWEST_COLUMNS
    return 0 < right >= fewest and wrong * 2 <= right


def amounts(rows: Sequence[Shape]) -> list[dict[int, Fraction]]:
    """The amounts of each row right of its name, by their columns, each in the column's style."""
    width = max((len(row.cells) for row in rows), default=0)
    first = min((row.lead_column for row in rows), default=0) + 1
    found: list[dict[int, Fraction]] = [{} for _ in rows]
    for column in range(first, width):
        cells = [row.cells[column] if column < len(row.cells) else None for row in rows]
        style = number_style(cells)
        for own, cell in zip(found, cells, strict=True):
            if (value := _amount(cell, style)) is not None:
                own[column] = value
    return found


def _amount(cell: RawCell, style: NumberStyle) -> Fraction | None:
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, (int, float)):
        return Fraction(str(cell)) if cell - cell == 0 else None
    if isinstance(cell, str) and cell.strip()[:1].isdigit() and len(cell) < 24:
        if _WRITTEN.fullmatch(cell.strip()) is None:
            return None
        found = read_number(cell.strip(), style, may_be_fraction=True)
        return found if isinstance(found, Fraction) else None
    return None


def silent_sums(rows: Sequence[Shape | None]) -> set[int]:
    """The places of the rows that sum those since the sum before, if there are several or it ends.

    A row in the midst that is the sum of two others by itself is a thing told of, as what is to be
    settled is the sum of what was left over and what came in.

    Args:
        rows: the rows of a table that were taken for data; None for a group or a total.
    """
    if len(rows) > _LONGEST:
        return set()
    found: list[int] = []
    added: list[Shape] = []
    last = -1
    for place, row in enumerate(rows):
        if row is None:
            added = []
            continue
        last = place
        if _adds_up(row, added):
            found.append(place)
            added = []
        else:
            added.append(row)
    return set(found) if len(found) > 1 or found == [last] else set()


def _adds_up(row: Shape, added: Sequence[Shape]) -> bool:
    if len(added) < _LEAST_ADDED or row.texts or row.lead is None:
        return False
    counts = [(column, cell) for column, cell in enumerate(row.cells) if _is_count(cell)]
    equal = sum(
        sum(_value(other.cells, column) for other in added) == cell for column, cell in counts
    )
    return equal >= _LEAST_EQUAL and equal * 2 >= len(counts)


def _is_count(cell: RawCell) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell > 0


def _value(cells: Sequence[RawCell], column: int) -> float:
    cell = cells[column] if column < len(cells) else None
    return cell if isinstance(cell, (int, float)) and not isinstance(cell, bool) else 0
