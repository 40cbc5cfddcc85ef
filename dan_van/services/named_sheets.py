"""`--sheet NAME`: only the sheets that were named, hidden ones too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dan_van.domain.sheet import FileRefused, RawSheet, RawWorkbook
from dan_van.domain.vietnamese import search
from dan_van.domain.wording import Message


def named_sheets(
    workbook: RawWorkbook | FileRefused, names: Sequence[str]
) -> RawWorkbook | FileRefused:
    """The workbook with the named sheets alone, none of them hidden; all of it where none is named.

    A file that lacks one of them is refused: what else it holds was not asked for. A name is met
    as it stands, else without regard to case and diacritics.
    """
    if not names or isinstance(workbook, FileRefused):
        return workbook
    chosen: set[str] = set()
    for name in names:
        found = _called(name, workbook.sheets)
        if not found:
            known = "; ".join(sheet.name for sheet in workbook.sheets)
            facts = {"name": name, "sheets": known}
            return FileRefused(Message("refused.no_such_sheet", facts))
        chosen |= found
    sheets = (s for s in workbook.sheets if s.name in chosen)
    return replace(workbook, sheets=tuple(replace(sheet, is_hidden=False) for sheet in sheets))


def _called(name: str, sheets: Sequence[RawSheet]) -> set[str]:
    exact = {sheet.name for sheet in sheets if sheet.name == name}
    key = search(name)
    return exact or {sheet.name for sheet in sheets if search(sheet.name) == key}
