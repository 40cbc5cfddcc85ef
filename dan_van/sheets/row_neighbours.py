"""How a row stands to the one under it: over it, beside it, a name over its items.

Nothing here knows what kind of row it is; `row_rules.py` decides that.
"""

from __future__ import annotations

from collections.abc import Sequence

from dan_van.sheets.grid import fold
from dan_van.sheets.row_shapes import Shape, indent
from dan_van.sheets.row_words import Numbering, label_class, numbered_label, sum_word, unit_level

_BLOCS = ("khoi ", "cum ")
_RANKS = (
    Numbering.SECTION,
    Numbering.ROMAN,
    Numbering.LETTER,
    Numbering.NUMBER,
    Numbering.PART,
    Numbering.SMALL,
    Numbering.BULLET,
)
_LOWEST = len(_RANKS) - 1


def neighbours(rows: Sequence[Shape]) -> tuple[list[Shape | None], list[Shape | None]]:
    """The nearest rows above and below each that hold more than what merged cells say."""
    below = _nearest_before(rows[::-1])
    return _nearest_before(rows), below[::-1]


def _nearest_before(rows: Sequence[Shape]) -> list[Shape | None]:
    found: list[Shape | None] = []
    nearest: Shape | None = None
    for row in rows:
        found.append(nearest)
        nearest = row if row.filled and row.is_own else nearest
    return found


def are_siblings(row: Shape, below: Shape) -> bool:
    """Whether two rows bear numerals that count on, and not the parts of one."""
    if row.stt is None or below.stt is None or row.stt.kind is not below.stt.kind:
        return False
    return row.stt.kind is not Numbering.PART or below.stt.value <= row.stt.value


def names_items(row: Shape, below: Shape | None) -> bool:
    """Whether the row is a name with nothing beside it over rows of a lower rank with values."""
    if below is None or row.lead is None or row.texts or row.figures:
        return False
    if not below.texts + below.figures or below.lead is None or sum_word(below.lead):
        return False
    above, under = rank(row), rank(below)
    if above < 0:  # without a numeral it may be a line of the row above
        return under == _LOWEST and row.lead[:1].isupper()
    if under < 0:
        return row.lead_column == below.lead_column and below.lead[:1].isupper()
    return under > above


def holds_unit(name: str, below: Shape | None) -> bool:
    """Whether the row below is of a unit that lies in the one of that name: a commune in it."""
    if below is None or below.lead is None or not below.figures + below.texts:
        return False
    above, under = unit_level(name), unit_level(below.lead)
    return above is not None and under is not None and above < under


def holds_members(row: Shape, below: Shape) -> bool:
    """Whether a bloc or a cluster stands over one of its units: "Khối xã" over "Xã A"."""
    if row.lead is None or below.lead is None or not below.figures + below.texts:
        return False
    is_bloc = fold(row.lead).startswith(_BLOCS) and not fold(below.lead).startswith(_BLOCS)
    return is_bloc and label_class(below.lead) == "unit"


def rank(row: Shape) -> int:
    """How far down in the order of numerals the row stands, by STT or by its label."""
    lead = (row.lead or "").lstrip()
    number = row.stt
    if number is None:
        named = numbered_label(lead)
        number = named[0] if named else None
    if number is not None:
        return _RANKS.index(number.kind)
    return _LOWEST if lead[:1] in ("-", "+", "•") else -1


def is_over(row: Shape, below: Shape | None) -> bool:
    """Whether the row below stands further down in the order of numerals."""
    return below is not None and rank(below) > rank(row)


def holds_indented(row: Shape, below: Shape | None) -> bool:
    """Whether the label of the next row stands further in, under this one's."""
    if below is None or row.lead is None or below.lead is None:
        return False
    is_below = below.lead_column == row.lead_column and below.texts + below.figures > 0
    return is_below and indent(below.lead) >= indent(row.lead) + 2
