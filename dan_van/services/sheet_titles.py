"""What the lines above a table say of all its rows: the period, the sending unit, the thing told.

What the command says goes first, then the title, then the file's name. A sheet whose title names no
unit is of the unit that the other sheets of its workbook name, if they all name the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from dan_van.domain.checklist import item_in_title
from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.period import Calendar, Period, find_period
from dan_van.domain.record import Ref
from dan_van.domain.sheet import SheetLayout
from dan_van.domain.unit_index import Found
from dan_van.domain.unit_title import find_unit_in_title, sender_text, unit_text_in_title
from dan_van.domain.vietnamese import clean, one_line
from dan_van.domain.wording import Message
from dan_van.entities import Entity
from dan_van.services.lookups import Lookups


def period_of_sheet(
    layout: SheetLayout,
    path: Path,
    *,
    given: Period | None,
    calendar: Calendar,
    problems: list[Problem],
) -> Period | None:
    """The period of a sheet: as told, else by its title, else by the file's name.

    A title that disagrees with what was told is added to the problems.
    """
    titled = find_period("\n".join(layout.title_lines), calendar=calendar)
    if given is None:
        return titled or find_period(clean(path.stem), calendar=calendar)
    if titled is not None and not titled.span.overlaps(given.span):
        problems.append(
            Problem(
                code="period_disagrees",
                severity=Severity.WARNING,
                sheet=layout.sheet,
                facts={"title": titled.code, "period": given.code},
            )
        )
    return given


def units_of_sheets(
    layouts: Sequence[SheetLayout],
    periods: Sequence[Period | None],
    lookups: Lookups,
    make: Callable[[str], Ref] | None,
) -> list[Ref | None]:
    """The unit that the title of each sheet names; an unknown one is made where `make` is given.

    Of several that bear a name it is the one that was there in the sheet's period.
    """
    units = [
        _unit_in_title(layout, period, lookups, make)
        for layout, period in zip(layouts, periods, strict=True)
    ]
    named = {unit for unit in units if unit is not None}
    sole = named.pop() if len(named) == 1 else None
    return [
        unit or (sole if sender_text(layout.title_lines) is None else None)
        for unit, layout in zip(units, layouts, strict=True)
    ]


def _unit_in_title(
    layout: SheetLayout,
    period: Period | None,
    lookups: Lookups,
    make: Callable[[str], Ref] | None,
) -> Ref | None:
    day = period.span.last.isoformat() if period is not None else None
    match find_unit_in_title(layout.title_lines, lookups.units, on=day):
        case Found(unit=unit):
            return Ref(unit.id, unit.name)
    text = unit_text_in_title(layout.title_lines)
    return make(one_line(text)) if make is not None and text else None


def how_to_tell_unit(layout: SheetLayout, *, has_column: bool) -> Message:
    """What to do about a row whose unit is not clear: by its blank cell, else by the title."""
    if has_column:
        return Message("problem.unit_cell_blank")
    sender = sender_text(layout.title_lines)
    if sender is None:
        return Message("problem.unit_not_told")
    return Message("problem.unit_of_title_unknown", {"sender": one_line(sender)})


def told_by_title(layout: SheetLayout, entity: Entity, lookups: Lookups) -> str | None:
    """What the title gives to every row of a form that is told by its title."""
    if entity.titled is None:
        return None
    return item_in_title(layout.title_lines, names=(unit.name for unit in lookups.units.all))
