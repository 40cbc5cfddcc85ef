"""A table as aligned lines of text: how wide things are, and drawing without wrapping.

`plain` and the piped `terminal` table come from here line by line, without rich: a list of 100,000
records then takes a second, not minutes, and start-up pays nothing. Nothing is ever cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from dan_van.domain.table import ColumnKind, Document, Emphasis, Table
from dan_van.domain.wording import Wording
from dan_van.render.cells import heading, heading_over, shown_row, spoken, visible_columns
from dan_van.render.spans import over_lines, widened

GAP = 2

# Text in which every character takes one place: the usual case, decided without a loop.
_NARROW = re.compile(r"[\x20-\u02ff\u1e00-\u1eff\u2010-\u2027]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The visible part of a table as text; rows and emphases run in step.

    `overs` is what stands over each heading; empty where nothing stands over any.
    """

    headings: tuple[str, ...]
    kinds: tuple[ColumnKind, ...]
    rows: tuple[tuple[str, ...], ...]
    emphases: tuple[Emphasis, ...]
    overs: tuple[str, ...] = ()

    def has_rule_above(self, row: int) -> bool:
        """Whether the row begins a block of totals."""
        return (
            row > 0
            and self.emphases[row] is Emphasis.TOTAL
            and self.emphases[row - 1] is not Emphasis.TOTAL
        )


def make_grid(table: Table, wording: Wording) -> Grid:
    """The visible columns of a table as text of one language."""
    columns = visible_columns(table)
    overs = tuple(heading_over(column, wording) for _, column in columns)
    return Grid(
        headings=tuple(heading(column, wording) for _, column in columns),
        kinds=tuple(column.kind for _, column in columns),
        rows=tuple(shown_row(row, columns, wording) for row in table.rows),
        emphases=tuple(row.emphasis for row in table.rows),
        overs=overs if any(overs) else (),
    )


def display_width(text: str) -> int:
    """How many places of a terminal a line takes; combining marks take none, wide letters two."""
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(_character_width(character) for character in text)


def natural_widths(grid: Grid) -> list[int]:
    """The width of each column when nothing wraps."""
    widths = [display_width(text) for text in grid.headings]
    for row in grid.rows:
        for i, text in enumerate(row):
            # A plain text shorter than the column cannot widen it: the usual case.
            if len(text) > widths[i] or not text.isascii():
                widths[i] = max(widths[i], display_width(text))
    return widths


def draw(grid: Grid, *, rule: str, marks_totals: bool) -> Iterator[str]:
    """The lines of a table: headings, a rule, rows; a rule above totals if they are marked."""
    widths = widened(natural_widths(grid), grid.overs, gap=GAP, least=display_width)
    line = rule * (sum(widths) + GAP * (len(widths) - 1))
    is_right = [kind.is_number for kind in grid.kinds]
    yield from over_lines(grid.overs, widths, gap=GAP, rule=rule, width_of=display_width)
    yield _aligned(grid.headings, widths, is_right)
    yield line
    for i, row in enumerate(grid.rows):
        if marks_totals and grid.has_rule_above(i):
            yield line
        yield _aligned(row, widths, is_right)


def draw_document(
    document: Document, wording: Wording, *, rule: str, marks_totals: bool
) -> Iterator[str]:
    """The lines of a whole document: title, facts, tables with their titles and notes, notes."""
    above = lines_above(document, wording)
    yield from above
    for i, table in enumerate(document.tables):
        if above or i:
            yield ""
        yield from spoken(table.title, wording)
        yield from draw(make_grid(table, wording), rule=rule, marks_totals=marks_totals)
        yield from (line for note in table.notes for line in spoken(note, wording))
    below = lines_below(document, wording)
    if below and (above or document.tables):
        yield ""
    yield from below


def lines_above(document: Document, wording: Wording) -> list[str]:
    """The title and the facts."""
    phrases = (document.title, *document.facts)
    return [line for phrase in phrases for line in spoken(phrase, wording)]


def lines_below(document: Document, wording: Wording) -> list[str]:
    """The notes of the whole document."""
    return [line for note in document.notes for line in spoken(note, wording)]


def _aligned(texts: tuple[str, ...], widths: list[int], is_right: list[bool]) -> str:
    cells = []
    for text, width, right in zip(texts, widths, is_right, strict=True):
        blanks = " " * (width - display_width(text))
        cells.append(blanks + text if right else text + blanks)
    return (" " * GAP).join(cells).rstrip(" ")


def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
