"""A heading that lists kinds of holders, over the names of the holders themselves.

"Tập thể, cá nhân" heads which of the two a record is, or who it is: only the cells tell.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dan_van.domain.sheet import SheetRow
from dan_van.entities.entity import Entity, Kind
from dan_van.sheets.header_columns import HeaderColumn
from dan_van.sheets.header_keys import header_key
from dan_van.sheets.mark_columns import column_cells
from dan_van.sheets.match_headers import HeaderMatch, named_by_options

_HOLDER = "holder"
_FEWEST_NAMES = 3


def with_named_holders(
    matches: Sequence[HeaderMatch],
    columns: Sequence[HeaderColumn],
    data: Sequence[SheetRow],
    *,
    form: Entity,
    settled: Collection[int] = (),
) -> tuple[HeaderMatch, ...]:
    """Gives such a column the field of the holder, else of the name, where nobody else has it.

    Args:
        matches: what the headings of the columns are.
        columns: the columns.
        data: the rows of data.
        form: the form that is tried.
        settled: the places of the columns that were told of.
    """
    has_holder = any(field.name == _HOLDER for field in form.fields)
    wanted = _HOLDER if has_holder else form.headline
    found = list(matches)
    for place, (match, column) in enumerate(zip(matches, columns, strict=True)):
        is_free = all(other.field != wanted for other in found)
        if is_free and place not in settled and _heads_names(match, column, data, form):
            found[place] = replace(match, field=wanted)
    return tuple(found)


def _heads_names(
    match: HeaderMatch, column: HeaderColumn, data: Sequence[SheetRow], form: Entity
) -> bool:
    if match.field is None or match.option is not None or not column.texts:
        return False
    field = form.field(match.field)
    if field.kind is not Kind.CHOICE or named_by_options(column.texts[-1], form) != field.name:
        return False
    options = {
        header_key(text)
        for choice in field.choices
        for text in (choice.label.vi, choice.label.en, *choice.spellings)
    }
    cells = [cell for cell in column_cells(column.index, data) if isinstance(cell, str)]
    names = {header_key(cell) for cell in cells}
    fit = sum(header_key(cell) in options for cell in cells)
    # few texts that are no kind are kinds written wrongly, which the sender is told of
    return len(names) >= _FEWEST_NAMES and fit * 4 < len(cells)
