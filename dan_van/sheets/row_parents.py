"""The numbered rows that stand over others: counting begins again under them, or parts follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dan_van.sheets.row_shapes import Pattern, Shape
from dan_van.sheets.row_words import Numbering, is_filler


def parents(rows: Sequence[Shape], below: Sequence[Shape | None], usual: Pattern) -> set[int]:
    """The places of the numbered rows that gather those under them.

    Args:
        rows: the rows of a table.
        below: for each of them the next that holds something.
        usual: what is usual in the table.
    """
    found = _numbered_parents(rows, below)
    return found | _parents_of_parts(rows, below, usual) if usual.is_list else found


def _numbered_parents(rows: Sequence[Shape], below_of: Sequence[Shape | None]) -> set[int]:
    """The numbered rows under which counting begins again, if they count 1, 2, 3 themselves."""
    found: list[int] = []
    values: list[int] = []
    for place, row in enumerate(rows):
        if row.counted is None or row.texts or row.lead is None:
            continue
        below = below_of[place]
        if below is not None and below.counted == 1 and below.lead is not None:
            found.append(place)
            values.append(row.counted)
    runs = all(after in (before + 1, 1) for before, after in pairwise(values))
    is_run = bool(values) and values[0] == 1 and runs and (len(values) == 1 or 2 in values)
    return set(found) if is_run else set()


def _parents_of_parts(
    rows: Sequence[Shape], below_of: Sequence[Shape | None], usual: Pattern
) -> set[int]:
    """The rows 1, 2 over rows 1.1, 1.2 if they leave out a text that every part has.

    A place, a decision: what is told of each work and not of the kind of works over it.
    """
    parts = [row for row in rows if row.stt is not None and row.stt.kind is Numbering.PART]
    if len(parts) < 2:
        return set()
    found = {
        place
        for place, row in enumerate(rows)
        if row.counted is not None and _is_part_of(below_of[place], row)
    }
    told = set.intersection(*map(_told, parts))
    left_out = told.difference(*(_told(rows[place]) for place in found))
    if left_out:
        return found
    if Numbering.PART not in usual.bare or Numbering.NUMBER in usual.bare:
        return set()
    # where parts are names alone too, what is listed is counted anew under them
    return {place for place in found if not rows[place].texts + rows[place].figures}


def _is_part_of(below: Shape | None, row: Shape) -> bool:
    if below is None or below.stt is None or below.stt.kind is not Numbering.PART:
        return False
    return below.stt.text.startswith(f"{row.counted}.")


def _told(row: Shape) -> set[int]:
    """The columns in which the row says something, beside its name."""
    return {
        column
        for column, cell in enumerate(row.cells)
        if isinstance(cell, str) and column > row.lead_column and not is_filler(cell)
    }
