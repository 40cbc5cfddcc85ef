"""The rows of a sheet as stretches of one part each: title, headings, data, totals, notes.

Blank rows belong to no part: they neither begin a stretch nor break one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dan_van.domain.sheet import SheetLayout


class Part(StrEnum):
    """What a row of a sheet is taken for."""

    TITLE = "title"
    HEADER = "header"
    NUMBERING = "numbering"
    GROUP = "group"
    DATA = "data"
    TOTAL = "total"
    NOTE = "note"
    SKIPPED = "skipped"  # numbered in advance, the heading once more, more text of the row above
    CLOSING = "closing"  # signatures, recipients


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows `first` to `last`, both included, that are one part of a sheet."""

    part: Part
    first: int
    last: int

    @property
    def text(self) -> str:
        """`8`, or `8-12`."""
        return f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"


def map_rows(layout: SheetLayout, filled: Iterable[int]) -> tuple[Stretch, ...]:
    """What the rows that hold something are.

    Args:
        layout: the table; with no heading every row is title.
        filled: the numbers of the rows that hold something, ascending.
    """
    parts = {
        **dict.fromkeys((row.number for row in layout.data), Part.DATA),
        **dict.fromkeys(layout.form_rows, Part.DATA),
        **dict.fromkeys((row.number for row in layout.totals), Part.TOTAL),
        **dict.fromkeys(layout.group_rows, Part.GROUP),
        **dict.fromkeys(layout.note_rows, Part.NOTE),
        **dict.fromkeys((*layout.header_rows, *layout.repeated_rows), Part.HEADER),
    }
    if layout.numbering_row is not None:
        parts[layout.numbering_row] = Part.NUMBERING
    top = min(layout.header_rows or layout.form_rows, default=None)
    bottom = max(parts, default=0)
    stretches: list[Stretch] = []
    for number in filled:
        part = parts.get(number) or _around(number, top, bottom)
        if stretches and stretches[-1].part is part:
            stretches[-1] = Stretch(part, stretches[-1].first, number)
        else:
            stretches.append(Stretch(part, number, number))
    return tuple(stretches)


def _around(number: int, top: int | None, bottom: int) -> Part:
    """What a row is that the layout does not name, by where it stands."""
    if top is None or number < top:
        return Part.TITLE
    return Part.CLOSING if number > bottom else Part.SKIPPED
