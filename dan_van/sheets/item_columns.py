"""Columns that count things given: `Số suất quà`, `Số cờ Tổ quốc` under *Kết quả*.

Each such column is one item of the record, never to be added to another. A number column is taken
for one only when its heading, or the heading above it, speaks of giving.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dan_van.domain.item_words import item_name
from dan_van.domain.sheet import SheetRow
from dan_van.entities.entity import Entity, Kind
from dan_van.sheets.grid import fold, is_blank
from dan_van.sheets.header_columns import HeaderColumn
from dan_van.sheets.match_headers import HeaderMatch
from dan_van.sheets.row_words import is_figure

_GIVING = re.compile(r"\b(?:qua|hien vat|ho tro|trao|tang|ung ho|an sinh|ket qua|quyen gop)\b")
_THING = re.compile(
    r"\b(?:qua|co|nha|xe|hoc bong|ao|bon|the|cay|tui|gao|sach|may|phao|thuyen|giuong|can|suat"
    r"|phan)\b"
)
_NO_THING = re.compile(
    r"\b(?:dien thoai|tai khoan|van ban|quyet dinh|ky hieu|hieu|tt|thu tu|tien|nguoi|ho|luot|cuoc"
    r"|buoi|lop|mo hinh|don vi|cmnd|cccd|ngay|ty le)\b"
)


def with_item_columns(
    matches: Sequence[HeaderMatch],
    columns: Sequence[HeaderColumn],
    *,
    form: Entity,
    data: Sequence[SheetRow],
) -> tuple[HeaderMatch, ...]:
    """Give the columns of things the form's field of items, with the thing as their option."""
    field = next((f.name for f in form.fields if f.kind is Kind.ITEMS), None)
    if field is None:
        return tuple(matches)
    return tuple(
        HeaderMatch(field=field, option=thing)
        if match.field is None and (thing := _thing(column, data)) is not None
        else match
        for match, column in zip(matches, columns, strict=True)
    )


def _thing(column: HeaderColumn, data: Sequence[SheetRow]) -> str | None:
    """What a column counts, with its unit in front: `suất quà`; None when it counts no things."""
    if not column.texts:
        return None
    named = item_name(column.texts[-1])
    if named is None:
        return None
    unit, what = named
    words = fold(f"{unit or ''} {what}")
    above = " ".join(fold(text) for text in column.texts[:-1])
    if _NO_THING.search(words) or not (_THING.search(words) or _GIVING.search(above)):
        return None
    cells = [
        row.cells[column.index]
        for row in data
        if column.index < len(row.cells) and not is_blank(row.cells[column.index])
    ]
    if sum(is_figure(cell) for cell in cells) * 2 < len(cells):
        return None
    return f"{unit} {what}" if unit else what
