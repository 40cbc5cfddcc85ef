"""Rows that are the sums of the rows under them: their figures say that they gather those.

What stands beside its parts adds up too (what came in is what was settled and what was not), so
that a row counts as their head only where its numeral sets it above them, or where the whole table
falls into heads and what they add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from dan_van.sheets.grid import is_blank
from dan_van.sheets.row_shapes import Shape
from dan_van.sheets.row_sums import amounts, sums_rows
from dan_van.sheets.row_words import Numbering, sum_word

Amounts = Mapping[int, Fraction]
_LONGEST = 400
_FEWEST_PARTS = 2
_FEWEST_FIGURES = 3
_HEADS = frozenset(
    (Numbering.NUMBER, Numbering.ROMAN, Numbering.LETTER, Numbering.PART, Numbering.SMALL)
)


def heads_of_sums(rows: Sequence[Shape], *, shares: frozenset[int] = frozenset()) -> set[int]:
    """The places of the rows that gather those under them, by their figures alone.

    Args:
        rows: the rows of a table.
        shares: the columns of percentages.
    """
    if len(rows) > _LONGEST * 2:
        return set()
    told = [place for place, row in enumerate(rows) if row.is_own and row.filled]
    if not _FEWEST_PARTS < len(told) <= _LONGEST:
        return set()
    if all(rows[place].stt is None for place in told):
        return _heads_without_numerals(rows, told)
    found = {
        place: parts
        for at, (place, over) in enumerate(zip(told, _open_levels(rows, told), strict=True))
        if _may_head(rows[place])
        and len(parts := list(_parts(rows, told[at + 1 :], over))) >= _FEWEST_PARTS
        and sums_rows(rows[place], parts, shares=shares, one_will_do=True)
    }
    # what bears no sign under a numbered thing is told of beside it, unless more is told of it
    bare = {place for place, parts in found.items() if not _level(parts[0])}
    if bare:
        within = [part for place in bare for part in found[place]]
        common = set.intersection(*map(_filled, within)) - shares
        if not common.difference(*(_filled(rows[place]) for place in bare)):
            return set(found) - bare
    return set(found)


def _may_head(row: Shape) -> bool:
    is_numbered = row.stt is not None and row.stt.kind in _HEADS
    return is_numbered and row.figures > 0 and not row.texts and row.lead is not None


def _open_levels(rows: Sequence[Shape], told: Sequence[int]) -> Iterator[Sequence[str]]:
    """For each row its level, the last, after those that it stands under: A, I, 1."""
    over: list[str] = []
    for place in told:
        level = _level(rows[place])
        over = [*over[: over.index(level)], level] if level in over else [*over, level]
        yield over


def _parts(rows: Sequence[Shape], below: Sequence[int], over: Sequence[str]) -> Iterator[Shape]:
    """The rows right under one that bear a numeral unlike it and all that it stands under."""
    level: str | None = None
    for place in below:
        row = rows[place]
        here = _level(row)
        if here in over or sum_word(row.lead or ""):
            return
        level = here if level is None else level
        if here == level:
            yield row


def _filled(row: Shape) -> set[int]:
    """The columns right of the name in which the row holds something."""
    right = range(row.lead_column + 1, len(row.cells))
    return {column for column in right if not is_blank(row.cells[column])}


def _level(row: Shape) -> str:
    """What sets a row apart from those over and under it: its numeral, or a dash in front."""
    if row.stt is not None:
        is_part = row.stt.kind is Numbering.PART
        return f"{row.stt.kind}{row.stt.value}" if is_part else row.stt.kind  # 1.1 over 1.1.1
    return Numbering.BULLET if (row.lead or "").lstrip()[:1] in ("-", "+") else ""


def _heads_without_numerals(rows: Sequence[Shape], told: Sequence[int]) -> set[int]:
    """The heads of a table that from the first of them to its end is heads and their parts."""
    body = [place for place in told if rows[place].figures and not _is_sum(rows[place])]
    if not body or rows[body[0]].texts or rows[body[0]].figures < _FEWEST_FIGURES:
        return set()
    told_of = amounts([rows[place] for place in body])
    found: set[int] = set()
    most = at = 0
    while at < len(body):
        taken = _added_up(told_of[at], told_of[at + 1 :])
        if not taken or rows[body[at]].texts:
            return set()
        found.add(body[at])
        most = max(most, taken)
        at += taken + 1
    return found if len(found) > 1 and most >= _FEWEST_PARTS else set()


def _is_sum(row: Shape) -> bool:
    return row.lead is not None and sum_word(row.lead) is not None


def _added_up(head: Amounts, below: Sequence[Amounts]) -> int:
    """How many of the rows below add up to the row over them; 0 where they do not."""
    if len(head) < _FEWEST_FIGURES:
        return 0
    added = dict.fromkeys(head, Fraction())
    for taken, row in enumerate(below, start=1):
        for column in added:
            added[column] += row.get(column, 0)
        right = sum(added[column] == value != 0 for column, value in head.items())
        wrong = sum(added[column] != value for column, value in head.items())
        if right >= _FEWEST_PARTS and wrong * 2 <= right:  # shares do not add up
            return taken
        if sum(added[column] > value for column, value in head.items()) * 2 > len(head):
            return 0
    return 0
