"""A sheet that is written together with the truth about it: each row says what it is.

`Table` places the cells of one table, with offsets, gaps and merges; `Paper` holds all that stands
on the sheet. Nothing here knows how the program reads.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dan_van.domain.sheet import Merge, RawCell, RawSheet

SPLIT = " > "
"""Parts the headings over a column, outermost first: `Giới tính > Nam`."""


class Role(StrEnum):
    """What a row is; OTHER is none of the named: a filler, a continuation, a repeated heading."""

    HEADER = "header"
    NUMBERING = "numbering"
    DATA = "data"
    GROUP = "group"
    TOTAL = "total"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """One table as it is: the role of each row that has one, its columns by position."""

    roles: Mapping[int, Role]
    columns: Mapping[int, str]

    def rows(self, role: Role) -> tuple[int, ...]:
        """The rows of one role."""
        return tuple(number for number, held in sorted(self.roles.items()) if held is role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sheet and the truth about it; `refused` where it is no table to be read."""

    sheet: RawSheet
    tables: tuple[Truth, ...]
    refused: bool = False


class Paper:
    """Rows from the top down; `next` is the first row that nothing was written on."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.cells: dict[tuple[int, int], RawCell] = {}
        self.merges: list[Merge] = []
        self.tables: list[Table] = []
        self.next = 1

    def skip(self, rows: int = 1) -> None:
        """Leave rows blank."""
        self.next += rows

    def put(self, row: int, column: int, value: RawCell) -> None:
        """Write one cell."""
        if value is not None:
            self.cells[row, column] = value
        self.next = max(self.next, row + 1)

    def line(self, cells: Mapping[int, RawCell] | str, *, merge_to: int = 0) -> int:
        """Write a row outside the tables; a merge runs from its first cell to that position."""
        row = self.next
        placed = {0: cells} if isinstance(cells, str) else cells
        for column, value in placed.items():
            self.put(row, column, value)
        if merge_to:
            self.merge(row, min(placed), row, merge_to)
        self.next = row + 1
        return row

    def note(self, cells: Mapping[int, RawCell] | str, *, merge_to: int = 0) -> None:
        """Write a row that is a note of the table above it."""
        row = self.line(cells, merge_to=merge_to)
        self.tables[-1].roles[row] = Role.NOTE

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a block; columns are positions from 0."""
        if (top, left) != (bottom, right):
            self.merges.append(Merge(top, left + 1, bottom, right + 1))

    def sample(self, name: str = "Sheet1", *, refused: bool = False) -> Sample:
        """The sheet as a reader would give it."""
        width = 1 + max((column for _, column in self.cells), default=0)
        rows = tuple(
            tuple(self.cells.get((row, column)) for column in range(width))
            for row in range(1, self.next)
        )
        return Sample(
            sheet=RawSheet(name=name, is_hidden=False, rows=rows, merges=tuple(self.merges)),
            tables=tuple(
                Truth(roles=dict(table.roles), columns=dict(table.titled)) for table in self.tables
            ),
            refused=refused,
        )


class Table:
    """One table: where its columns lie, what its rows are.

    Args:
        paper: the sheet.
        columns: the headings of each column, `SPLIT` between the levels; "" for none.
        left: the position of the first column.
        gaps: columns (by place) with an empty one before them.
        spans: how many positions a column takes, merged in every row; 1 where it is not given.
        top: the row to begin with, for a table beside another.
    """

    def __init__(
        self,
        paper: Paper,
        columns: Sequence[str],
        *,
        left: int = 0,
        gaps: Sequence[int] = (),
        spans: Mapping[int, int] | None = None,
        top: int | None = None,
    ) -> None:
        self.paper = paper
        self.paths = [tuple(text.split(SPLIT)) for text in columns]
        self.spans = [(spans or {}).get(place, 1) for place in range(len(columns))]
        self.roles: dict[int, Role] = {}
        self.at = paper.next if top is None else top
        self.places: list[int] = []
        place = left
        for number, span in enumerate(self.spans):
            place += number in gaps
            self.places.append(place)
            place += span
        self.end = place
        shown = (" / ".join(path) for path in self.paths)
        self.titled = dict(zip(self.places, shown, strict=True))
        paper.tables.append(self)

    def _begin(self, role: Role) -> int:
        row = self.at
        if role is not Role.OTHER:
            self.roles[row] = role
        self.at += 1
        self.paper.next = max(self.paper.next, self.at)
        return row

    def skip(self, rows: int = 1) -> None:
        """Leave rows of the table blank."""
        self.at += rows
        self.paper.next = max(self.paper.next, self.at)

    def heading(
        self, *, merged: bool = True, depth: int = 0, low: bool = False, role: Role = Role.HEADER
    ) -> None:
        """Write the heading, as deep as its deepest column, or deeper.

        Without merges a block's text stands over its first column alone, and a column of fewer
        levels has its text in the first row, or in the last (`low`).
        """
        deep = max(depth, *(len(path) for path in self.paths))
        top = self.at
        for _ in range(deep):
            self._begin(role)
        for number, path in enumerate(self.paths):
            place, right = self.places[number], self.places[number] + self.spans[number] - 1
            before = self.paths[number - 1] if number else ()
            shift = deep - len(path) if low and not merged else 0
            for level, text in enumerate(path):
                row = top + level + shift
                is_leaf = level == len(path) - 1
                if not is_leaf:
                    if before[: level + 1] == path[: level + 1]:
                        continue
                    mates = [
                        other
                        for other in range(number, len(self.paths))
                        if self.paths[other][: level + 1] == path[: level + 1]
                    ]
                    last = mates[-1]
                    end = self.places[last] + self.spans[last] - 1
                    self.paper.put(row, place, text)
                    if merged:
                        self.paper.merge(row, place, row, end)
                    continue
                self.paper.put(row, place, text or None)
                bottom = top + deep - 1 if merged else row
                self.paper.merge(row, place, bottom, right)

    def numbering(self, style: str) -> None:
        """Write the row that numbers the columns: `plain`, `brackets`, `letters`, `zero`."""
        row = self._begin(Role.NUMBERING)
        self._number(row, style)

    def _number(self, row: int, style: str) -> None:
        dice = self.paper.dice
        texts = 3 if len(self.places) > 5 else 2
        for number, place in enumerate(self.places):
            count: RawCell = number + 1
            if style == "brackets":
                count = f"({number + 1})"
            elif style == "zero":
                count = number
            elif style == "letters":
                count = "ABC"[number] if number < texts else number - texts + 1
            if style == "formula":
                is_sum = number == len(self.places) - 1
                count = f"{number + 1}={number - 1}+{number}" if is_sum else str(number + 1)
            if style == "repeated" and number and dice.random() < 0.15:
                count = number
            self.paper.put(row, place, count)
            self.paper.merge(row, place, row, place + self.spans[number] - 1)

    def row(self, role: Role, *values: RawCell) -> int:
        """Write a row, its values by the place of the column."""
        number = self._begin(role)
        for place, span, value in zip(self.places, self.spans, values, strict=False):
            self.paper.put(number, place, value)
            self.paper.merge(number, place, number, place + span - 1)
        return number

    def data(self, *values: RawCell) -> int:
        """Write a row of data."""
        return self.row(Role.DATA, *values)

    def label(
        self,
        role: Role,
        text: RawCell,
        *,
        at: int = 0,
        stt: RawCell = None,
        sums: Mapping[int, RawCell] | None = None,
        wide: bool = False,
    ) -> int:
        """Write a row with a label in one column, sums in others; merged to the end if `wide`."""
        number = self._begin(role)
        if stt is not None:
            self.paper.put(number, self.places[0], stt)
        self.paper.put(number, self.places[at], text)
        for place, value in (sums or {}).items():
            self.paper.put(number, self.places[place], value)
        if wide:
            last = min(sums) - 1 if sums else len(self.places) - 1
            end = self.places[last] + self.spans[last] - 1
            self.paper.merge(number, self.places[at], number, end)
        return number

    def merge_down(self, place: int, top: int, bottom: int) -> None:
        """Merge the cells of one column over several rows."""
        self.paper.merge(top, self.places[place], bottom, self.places[place])
