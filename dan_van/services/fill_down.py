"""Cells that mean "as above": a ditto mark always, a blank one only where the command says so.

Only what sorts rows is filled: unit, sector, kind, another choice, campaigns. Names, numbers, dates
and marks are each row's own. Filling ends where the group changes and at every total, for what
stands above them need not hold below.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dan_van.domain.cell import is_blank
from dan_van.domain.sheet import RawCell, SheetColumn, SheetLayout, SheetRow
from dan_van.entities import Entity, Field, Kind

_FILLED = frozenset((Kind.UNIT, Kind.SECTOR, Kind.CHOICE, Kind.TAGS))
_DITTO = frozenset(("nt", "nt.", "-nt-", "- nt -", "như trên", "//", "-//-", '"', "''", "“", "”"))


def filled_down(layout: SheetLayout, entity: Entity, *, blanks: bool) -> SheetLayout:
    """The layout with ditto marks, and blank cells if asked for, as the cell above them."""
    columns = _columns(layout, entity)
    met = _met(layout, [column.index for column in columns])
    if not (any(map(_is_ditto, met)) or (blanks and any(map(is_blank, met)))):
        return layout
    rows: list[SheetRow] = []
    for block in _blocks(layout):
        above: dict[int, RawCell] = {}
        for row in block:
            cells = list(row.cells)
            for column in columns:
                cell = _cell(row, column)
                if _is_ditto(cell) or (blanks and is_blank(cell)):
                    if column.index in above:
                        cells += [None] * (column.index + 1 - len(cells))
                        cells[column.index] = above[column.index]
                elif not is_blank(cell):
                    above[column.index] = cell
            rows.append(row if tuple(cells) == row.cells else row._replace(cells=tuple(cells)))
    return replace(layout, data=tuple(rows))


def _met(layout: SheetLayout, places: Sequence[int]) -> set[RawCell]:
    rows = [row.cells for row in layout.data]
    return {cells[at] if at < len(cells) else None for at in places for cells in rows}


def blank_below(layout: SheetLayout, entity: Entity, name: str) -> frozenset[int]:
    """The numbers of the rows whose cell of a field is blank below one that is not."""
    found: set[int] = set()
    for column in _columns(layout, entity):
        if column.field != name:
            continue
        for block in _blocks(layout):
            is_open = False
            for row in block:
                is_filled = not is_blank(_cell(row, column))
                if is_open and not is_filled:
                    found.add(row.number)
                is_open = is_open or is_filled
    return frozenset(found)


def _columns(layout: SheetLayout, entity: Entity) -> list[SheetColumn]:
    """The columns that may be filled: they sort rows, and are not what a row is named by."""
    return [
        column
        for column in layout.columns
        if column.field not in {None, entity.headline}
        and column.option is None
        and _sorts(entity.field(str(column.field)))
    ]


def _sorts(declared: Field) -> bool:
    return declared.kind in _FILLED or (declared.kind is Kind.LIST and bool(declared.choices))


def _blocks(layout: SheetLayout) -> Iterator[list[SheetRow]]:
    """The rows of data in stretches of one group, parted by totals."""
    stops = sorted(total.number for total in layout.totals)
    block: list[SheetRow] = []
    for row in layout.data:
        if block and (row.groups != block[-1].groups or _parts(stops, block[-1], row)):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _parts(stops: Collection[int], one: SheetRow, other: SheetRow) -> bool:
    return any(one.number < stop < other.number for stop in stops)


def _is_ditto(cell: RawCell) -> bool:
    return isinstance(cell, str) and cell.strip().casefold() in _DITTO


def _cell(row: SheetRow, column: SheetColumn) -> RawCell:
    return row.cells[column.index] if column.index < len(row.cells) else None
