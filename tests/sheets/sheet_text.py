"""Sheets written as text: one line a row, cells between bars, whole numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dan_van.domain.sheet import Merge, RawCell, RawSheet


def _cell(text: str) -> RawCell:
    if not text.strip():
        return None
    if re.fullmatch(r"[1-9]\d*|0", text.strip()):
        return int(text)
    # As in a spreadsheet, an apostrophe in front makes the cell a text; · is a leading blank.
    return text.strip().removeprefix("'").replace("·", " ")


def sheet(text: str, *, name: str = "Sheet1", merges: Sequence[str] = ()) -> RawSheet:
    """Makes a sheet of the lines; a merge is written as in a spreadsheet, "A1:C1"."""
    lines = text.strip("\n").split("\n")
    rows = [tuple(_cell(cell) for cell in line.split("|")) for line in lines]
    width = max(len(row) for row in rows)
    return RawSheet(
        name=name,
        is_hidden=False,
        rows=tuple(row + (None,) * (width - len(row)) for row in rows),
        merges=tuple(_merge(merge) for merge in merges),
    )


def _merge(text: str) -> Merge:
    match = re.fullmatch(r"([A-Z])(\d+):([A-Z])(\d+)", text)
    assert match is not None, text
    left, top, right, bottom = match.groups()
    return Merge(int(top), ord(left) - 64, int(bottom), ord(right) - 64)
