"""A heading that lists kinds of holders, over the names of the holders themselves.

"Tập thể, cá nhân" heads which of the two a record is, or who it is: only the cells tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dan_van.domain.sheet import SheetRow
from dan_van.entities.entity import Entity, Kind
from dan_van.entities.model import KINDS
from dan_van.sheets.grid import fold
from dan_van.sheets.header_columns import HeaderColumn
from dan_van.sheets.header_keys import header_key
from dan_van.sheets.mark_columns import column_cells
from dan_van.sheets.match_headers import HeaderMatch, named_by_options

_HOLDER = "holder"
_FEWEST_NAMES = 3
_ANYWHERE = frozenset((None, "unit", "kind", "note"))
_BETWEEN = re.compile(r"\s*[/,;]\s*|(?<!\bho)\s+(?:va|hoac|hay)\s+")
_PERSON = re.compile(r"(?:ten )?ca nhan|ho(?: va)? ten(?: ca nhan)?")
_BODY = re.compile(r"(?:ten )?(?:tap the|don vi|co quan)")
_COMMENDS = re.compile(r"\b(?:khen|bieu duong|tuyen duong)\b")
_COMMENDED = re.compile(
    r" (?:(?:duoc|de nghi) )?(?:khen(?: thuong)?|bieu duong|tuyen duong|ton vinh)$"
)


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
    has_holder = _HOLDER in _names(form)
    wanted = _HOLDER if has_holder else form.headline
    if all(field.choices != KINDS for field in form.fields):
        return tuple(matches)  # what the form lists is held by nobody
    told = {match.field for match in matches if match.option is None}
    if not has_holder and not told - _ANYWHERE:
        return tuple(matches)  # a list of donors has their names and no decision
    commends = any(
        match.field is not None and any(_COMMENDS.search(fold(text)) for text in column.texts)
        for match, column in zip(matches, columns, strict=True)
    )
    found = list(matches)
    for place, (match, column) in enumerate(zip(matches, columns, strict=True)):
        is_free = all(other.field != wanted for other in found)
        if not is_free or place in settled:
            continue
        is_person = commends and not has_holder and match == HeaderMatch() and _is_person(column)
        if is_person or _heads_names(match, column, data, form):
            found[place] = replace(match, field=wanted)
    return tuple(found)


def _names(form: Entity) -> set[str]:
    return {field.name for field in form.fields}


def _heads_names(
    match: HeaderMatch, column: HeaderColumn, data: Sequence[SheetRow], form: Entity
) -> bool:
    if match.option is not None or not column.texts:
        return False
    if match.field is None:
        return _HOLDER not in _names(form) and _lists_persons_and_bodies(column.texts[-1])
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


def _is_person(column: HeaderColumn) -> bool:
    """Whether the heading asks for persons alone: those who are commended, if any are."""
    texts = column.texts[-1:]
    return any(_PERSON.fullmatch(fold(text).strip(" :.*")) for text in texts)


def _lists_persons_and_bodies(heading: str) -> bool:
    """Whether the heading asks for persons and bodies by name: "Họ và tên / Tên đơn vị"."""
    parts = _BETWEEN.split(_COMMENDED.sub("", fold(heading).strip(" :.*"), count=1))
    persons = sum(_PERSON.fullmatch(part) is not None for part in parts)
    bodies = sum(_BODY.fullmatch(part) is not None for part in parts)
    return persons > 0 < bodies and persons + bodies == len(parts)
