"""Headings that are nearly known: said to the sender, never read as what they resemble."""

from __future__ import annotations

from collections.abc import Iterator

from dan_van.domain.headings import map_option
from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.sheet import SheetLayout
from dan_van.domain.vietnamese import one_line
from dan_van.domain.wording import Label
from dan_van.entities import Entity


def similar_headings(layout: SheetLayout, entity: Entity) -> Iterator[Problem]:
    """A warning for each column that is left out though its heading resembles a field's."""
    for column in layout.columns:
        if column.field is not None or column.suggestion is None:
            continue
        yield Problem(
            code="heading_similar",
            severity=Severity.WARNING,
            sheet=layout.sheet,
            row=column.row or max(layout.header_rows, default=None),
            column=column.letter,
            field=column.suggestion,
            value=one_line(column.header),
            facts={
                "field": _heading(entity, column.suggestion),
                "option": map_option(one_line(column.header), column.suggestion),
            },
        )


def _heading(form: Entity, name: str) -> Label:
    """The heading to write: the Vietnamese one, in English with what it means."""
    label = form.field(name).label
    return Label(label.vi, f"{label.vi} ({label.en})")
