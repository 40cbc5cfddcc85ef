"""How the sheets of a workbook are read, by the forms, sectors and units of a register.

Texts in an old encoding become Unicode before anything is understood. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dan_van.domain.headings import Teaching, sheet_option
from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.marked_copy import is_problem_list
from dan_van.domain.sheet import RawWorkbook, SheetLayout
from dan_van.domain.vietnamese import search
from dan_van.domain.wording import Message
from dan_van.entities import FORMS
from dan_van.entities.model import KINDS
from dan_van.services.lookups import Lookups
from dan_van.services.workbook_files import is_text_in_disguise

_MOST_NAMED = 10
_SHORT = 3
"""Letters of an abbreviation, TT or CN, which may stand alone in a row for anything."""


def layouts_of(
    lookups: Lookups,
    workbook: RawWorkbook,
    teaching: Teaching | None = None,
    *,
    are_named: bool = False,
) -> tuple[list[SheetLayout], list[Problem]]:
    """How every sheet is read, and a warning for each sheet of ours that was converted.

    Hidden sheets are understood too, so that they can be named. `are_named` says that the sheets
    were asked for by their names.
    """
    from dan_van.sheets.form_page import with_form_pages  # lazy: start-up
    from dan_van.sheets.layout import understand
    from dan_van.sheets.legacy_text import decode_sheet
    from dan_van.sheets.texts_around import texts_around

    groups = {search(unit.name) for unit in lookups.units.all}
    kinds = {search(text) for kind in KINDS for text in (kind.label.vi, *kind.spellings)}
    groups |= {name for name in kinds if len(name) > _SHORT}
    marks: dict[str, tuple[str, str]] = {}
    for sector in lookups.sectors:
        groups |= sector.aliases
        marks |= dict.fromkeys(sector.aliases, ("sector", sector.code))
    layouts: list[SheetLayout] = []
    problems: list[Problem] = []
    for sheet in workbook.sheets:
        if is_problem_list(sheet):
            refused = Message("refused.problem_list", {"sheet": sheet.name})
            layouts.append(
                SheetLayout(sheet=sheet.name, is_hidden=sheet.is_hidden, form=None, refused=refused)
            )
            continue
        decoded = decode_sheet(sheet)
        tables = understand(
            decoded.sheet,
            forms=tuple(FORMS.values()),
            known_groups=frozenset(groups),
            teaching=teaching,
            marks=marks,
            is_named=are_named,
        )
        tables = with_form_pages(tables, decoded.sheet, forms=tuple(FORMS.values()), marks=marks)
        layouts += [
            replace(
                table,
                encoding=decoded.encoding.value,
                is_ragged=sheet.is_ragged,
                texts_around=around,
            )
            for table, around in zip(tables, texts_around(decoded.sheet, tables), strict=True)
        ]
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


def why_none(layouts: Sequence[SheetLayout], path: Path) -> Message:
    """Why a workbook is refused none of whose sheets has a form of ours."""
    if is_text_in_disguise(path):
        return Message("refused.text_not_workbook")
    others = [layout for layout in layouts if not is_own_list(layout)]
    hidden = [layout.sheet for layout in layouts if layout.form is not None and layout.is_hidden]
    if hidden:
        options = " ".join(sheet_option(name) for name in dict.fromkeys(hidden))
        return Message("refused.only_hidden", {"sheets": ", ".join(hidden), "option": options})
    reasons = [layout.refused for layout in others or layouts if layout.refused is not None]
    mapped = (reason for reason in reasons if reason.key == "refused.unknown_name_column")
    reason = reasons[0] if len(reasons) == 1 else next(mapped, None)
    if reason is not None:
        return reason
    names = ", ".join(layout.sheet for layout in others[:_MOST_NAMED])
    if len(others) > _MOST_NAMED:
        names += f", … ({len(others)})"
    return Message("refused.no_form", {"sheets": names})


def is_own_list(layout: SheetLayout) -> bool:
    """Whether the sheet is the list of problems that we put into a returned copy."""
    return layout.refused is not None and layout.refused.key == "refused.problem_list"
