"""The texts above and below the tables of a sheet that may state a total of their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dan_van.domain.sheet import RawSheet, SheetLayout, TextCell
from dan_van.sheets.header_columns import column_letter


def texts_around(sheet: RawSheet, tables: Sequence[SheetLayout]) -> Iterator[tuple[TextCell, ...]]:
    """For each table of the sheet, its title and its notes: the cells of text that hold a digit."""
    after = 0
    for table in tables:
        top = min(table.header_rows, default=0)
        rows = [*range(after + 1, top), *table.note_rows]
        yield tuple(cell for row in rows for cell in _texts(sheet, row))
        numbers = [row.number for row in table.data] + [total.number for total in table.totals]
        after = max([after, *numbers, *table.note_rows, *table.header_rows, *table.form_rows])


def _texts(sheet: RawSheet, row: int) -> Iterator[TextCell]:
    for index, cell in enumerate(sheet.rows[row - 1]):
        if isinstance(cell, str) and any(sign.isdigit() for sign in cell):
            yield TextCell(row=row, column=column_letter(index), text=cell)
