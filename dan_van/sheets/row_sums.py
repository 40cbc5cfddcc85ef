"""Rows that add up the rows above them and do not say so: "Khối 6" under its classes.

Only the figures tell it, so they are asked only where nothing else does: in a table without
numbers, of a row with a name and figures alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from dan_van.domain.sheet import RawCell
from dan_van.sheets.row_shapes import Shape

_LEAST_ADDED = 2
_LEAST_EQUAL = 3
_LONGEST = 400


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
        if _sums(row, added):
            found.append(place)
            added = []
        else:
            added.append(row)
    return set(found) if len(found) > 1 or found == [last] else set()


def _sums(row: Shape, added: Sequence[Shape]) -> bool:
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
