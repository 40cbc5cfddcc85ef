"""Columns of marks, by what their cells hold: a heading alone does not make one."""

from __future__ import annotations

from collections.abc import Sequence

from dan_van.domain.sheet import RawCell, SheetRow
from dan_van.sheets.grid import is_blank
from dan_van.sheets.header_columns import HeaderColumn
from dan_van.sheets.match_headers import HeaderMatch
from dan_van.sheets.row_words import is_filler, is_mark

_SAMPLE = 200


def without_false_marks(
    matches: Sequence[HeaderMatch], columns: Sequence[HeaderColumn], data: Sequence[SheetRow]
) -> tuple[HeaderMatch, ...]:
    """Drops a mark column that holds texts or amounts: names under *Tập thể*, say."""
    kept = []
    for match, column in zip(matches, columns, strict=True):
        cells = column_cells(column.index, data) if match.option else []
        ticks = sum(is_mark(cell) for cell in cells)
        kept.append(match if ticks * 2 >= len(cells) else HeaderMatch())
    sole = {
        match.field
        for match in kept
        if match.option and sum(other.field == match.field for other in kept) == 1
    }
    empty = [
        bool(match.option and match.field in sole and not column_cells(column.index, data) and data)
        for match, column in zip(kept, columns, strict=True)
    ]
    return tuple(HeaderMatch() if drop else match for match, drop in zip(kept, empty, strict=True))


def column_cells(index: int, data: Sequence[SheetRow]) -> list[RawCell]:
    """What the first rows of data hold in a column, without blanks and fillers."""
    return [
        row.cells[index]
        for row in data[:_SAMPLE]
        if index < len(row.cells)
        and not is_blank(row.cells[index])
        and not is_filler(row.cells[index])
    ]
