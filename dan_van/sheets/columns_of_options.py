"""Columns whose cells say what their headings do not: "Chủ thể" over "Tập thể" and "Cá nhân".

Where every cell of a column is an option of one field that no column bears, it bears that field.
Options that other lists use too ("Xã", "Mới", "Khác") are not asked: only kinds and sectors.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dan_van.domain.sheet import SheetRow
from dan_van.entities.entity import Entity, Kind
from dan_van.entities.model import KINDS
from dan_van.sheets.header_columns import HeaderColumn
from dan_van.sheets.header_keys import header_key
from dan_van.sheets.mark_columns import column_cells
from dan_van.sheets.match_headers import HeaderMatch, Marks, mark_keys

_FEWEST_ROWS = 3
_OVER_NAMES = frozenset((None, "holder"))
"""What a heading may say over such cells: nothing known, or who it is."""


def with_columns_of_options(
    matches: Sequence[HeaderMatch],
    columns: Sequence[HeaderColumn],
    data: Sequence[SheetRow],
    *,
    form: Entity,
    marks: Marks,
    settled: Collection[int] = (),
) -> tuple[HeaderMatch, ...]:
    """Gives the columns of kinds and of sectors their field, where no other has it.

    Args:
        matches: what the headings of the columns are.
        columns: the columns.
        data: the rows of data.
        form: the form that is tried.
        marks: folded heading → field and option: the names and codes of the sectors.
        settled: the places of the columns that were told of.
    """
    found = list(matches)
    free = {
        field.name
        for field in form.fields
        if (field.choices == KINDS or field.kind is Kind.SECTOR)
        and all(match.field != field.name for match in matches)
    }
    if not free:
        return tuple(matches)
    options = {text: tick for text, tick in mark_keys(form, marks).items() if tick[0] in free}
    for place, (match, column) in enumerate(zip(matches, columns, strict=True)):
        if place in settled or match.option is not None or match.field not in _OVER_NAMES:
            continue
        name = _field_of(column, data, options)
        if name in free:
            found[place] = HeaderMatch(name)
            free.discard(name)
    return tuple(found)


def _field_of(
    column: HeaderColumn, data: Sequence[SheetRow], options: Mapping[str, tuple[str, str]]
) -> str | None:
    """The one field whose options all cells of the column are."""
    cells = column_cells(column.index, data)
    if len(cells) < _FEWEST_ROWS or not all(isinstance(cell, str) for cell in cells):
        return None
    ticks = {options.get(header_key(cell)) for cell in cells if isinstance(cell, str)}
    fields = {tick[0] if tick else None for tick in ticks}
    return fields.pop() if len(fields) == 1 else None
