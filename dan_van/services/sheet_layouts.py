"""How the sheets of a workbook are read, by the forms, sectors and units of a register.

Texts in an old encoding become Unicode before anything is understood. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.sheet import RawWorkbook, SheetLayout
from dan_van.domain.vietnamese import search
from dan_van.domain.wording import Message
from dan_van.entities import FORMS
from dan_van.services.lookups import Lookups


def layouts_of(lookups: Lookups, workbook: RawWorkbook) -> tuple[list[SheetLayout], list[Problem]]:
    """How every sheet is read, and a warning for each sheet of ours that was converted.

    Hidden sheets are understood too, so that they can be named.
    """
    from dan_van.sheets.layout import understand  # lazy: start-up
    from dan_van.sheets.legacy_text import decode_sheet

    groups = {search(unit.name) for unit in lookups.units.all}
    marks: dict[str, tuple[str, str]] = {}
    for sector in lookups.sectors:
        groups |= sector.aliases
        marks |= dict.fromkeys(sector.aliases, ("sector", sector.code))
    layouts: list[SheetLayout] = []
    problems: list[Problem] = []
    for sheet in workbook.sheets:
        decoded = decode_sheet(sheet)
        tables = understand(
            decoded.sheet, forms=tuple(FORMS.values()), known_groups=frozenset(groups), marks=marks
        )
        layouts += [replace(table, encoding=decoded.encoding.value) for table in tables]
        if decoded.found and not sheet.is_hidden and any(table.form for table in tables):
            names = ", ".join(encoding.font_name for encoding in decoded.found)
            problems.append(
                Problem(
                    code="legacy_text",
                    severity=Severity.WARNING,
                    sheet=sheet.name,
                    facts={"encoding": names, "columns": decoded.columns},
                )
            )
    return layouts, problems


def why_none(layouts: Sequence[SheetLayout]) -> Message:
    """Why a workbook is refused none of whose sheets has a form of ours."""
    reasons = [layout.refused for layout in layouts if layout.refused is not None]
    if len(reasons) == 1:
        return reasons[0]
    names = ", ".join(layout.sheet for layout in layouts)
    return Message("refused.no_form", {"sheets": names})
