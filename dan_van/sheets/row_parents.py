"""The rows that stand over others: counting begins again under them, or parts follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dan_van.sheets.grid import is_blank
from dan_van.sheets.row_heads import heads_of_sums
from dan_van.sheets.row_shapes import Pattern, Shape
from dan_van.sheets.row_words import Numbering, is_filler

_FEWEST_PARTS = 3


def parents(
    rows: Sequence[Shape],
    below: Sequence[Shape | None],
    usual: Pattern,
    *,
    shares: frozenset[int] = frozenset(),
) -> set[int]:
    """The places of the rows that gather those under them.

    Args:
        rows: the rows of a table.
        below: for each of them the next that holds something.
        usual: what is usual in the table.
        shares: the columns of percentages, which parts have and what they are parts of has not.
    """
    found = _numbered_parents(rows, below) | _parents_of_leaves(rows, below, shares)
    found |= heads_of_sums(rows, shares=shares)
    return found | _parents_of_parts(rows, below, usual) if usual.is_list else found


def _numbered_parents(rows: Sequence[Shape], below_of: Sequence[Shape | None]) -> set[int]:
    """The numbered rows under which counting begins again: 1, 2, 3, or all of I.1, I.2."""
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
    over_counts = _parts_over_counts(rows, below_of) | _signs_over_counts(rows, below_of)
    return over_counts | (set(found) if is_run else set())


def _parts_over_counts(rows: Sequence[Shape], below_of: Sequence[Shape | None]) -> set[int]:
    """The rows I.1, I.2 of a table, where the count of the things told begins anew under each."""
    found = {
        place
        for place, row in enumerate(rows)
        if row.stt is not None and row.stt.kind is Numbering.PART and row.filled
    }
    begun = [below.counted == 1 for at in found if (below := below_of[at]) is not None]
    return found if len(begun) == len(found) > 1 and all(begun) else set()


def _signs_over_counts(rows: Sequence[Shape], below_of: Sequence[Shape | None]) -> set[int]:
    """The rows with a star or dash of a table in which each stands over numbered rows."""
    found = [
        place
        for place, row in enumerate(rows)
        if row.stt is not None and row.stt.kind is Numbering.BULLET and row.filled
    ]
    if not found or any(row.counted is not None for row in rows[: found[0]]):
        return set()
    under = [below_of[place] for place in found]
    are_over = all(below is not None and below.counted is not None for below in under)
    return set(found) if are_over and not any(rows[place].texts for place in found) else set()


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


def _parents_of_leaves(
    rows: Sequence[Shape], below_of: Sequence[Shape | None], shares: frozenset[int]
) -> set[int]:
    """The rows 1 and 1.1 over rows 1.1.1 if they leave out what each of the lowest has.

    A year of use, a price: what cannot be summed and is told of each thing alone.
    """
    parts = [
        place
        for place, row in enumerate(rows)
        if row.stt is not None and row.stt.kind is Numbering.PART and row.filled > 1
    ]
    if len(parts) < _FEWEST_PARTS:
        return set()
    found = {place for place, row in enumerate(rows) if _is_over_part(row, below_of[place])}
    leaves = [rows[place] for place in parts if place not in found]
    if not found or len(leaves) < 2:
        return set()
    told = set.intersection(*map(_filled, leaves)) - shares
    return found if told.difference(*(_filled(rows[place]) for place in found)) else set()


def _is_over_part(row: Shape, below: Shape | None) -> bool:
    if row.stt is None or below is None or below.stt is None:
        return False
    is_numbered = row.stt.kind in (Numbering.NUMBER, Numbering.PART)
    return is_numbered and below.stt.text.startswith(f"{row.stt.text}.")


def _filled(row: Shape) -> set[int]:
    """The columns right of the name in which the row holds something."""
    return {
        column
        for column, cell in enumerate(row.cells)
        if column > row.lead_column and not is_blank(cell) and not is_filler(cell)
    }


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
