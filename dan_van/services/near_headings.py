"""Headings that are nearly known: said to the sender, never read as what they resemble."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dan_van.domain.headings import map_option
from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.sheet import SheetLayout
from dan_van.domain.vietnamese import one_line
from dan_van.domain.wording import Label, Message
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


def with_near_heading(layout: SheetLayout, forms: Sequence[Entity]) -> SheetLayout:
    """The layout, its refusal naming the heading that would make the table one of ours."""
    refused = layout.refused
    if refused is None or refused.key != "refused.unknown_form":
        return layout
    from dan_van.sheets.match_headers import match_headers, suggest  # lazy: start-up

    texts = [(column.header,) if column.header else () for column in layout.columns]
    best: tuple[int, Entity, str] | None = None
    for form in forms:
        matches = match_headers(texts, form=form)
        shared = sum(match.field is not None for match in matches)
        for place, match in enumerate(suggest(texts, matches, form=form)):
            is_headline = match.field is None and match.suggestion == form.headline
            if is_headline and shared >= 1 and (best is None or shared > best[0]):
                best = (shared, form, layout.columns[place].header)
    if best is None:
        return layout
    _, form, header = best
    facts = {
        "field": _heading(form, form.headline),
        "header": one_line(header),
        "option": map_option(one_line(header), form.headline),
    }
    return replace(layout, refused=Message("refused.heading_similar", {**refused.facts, **facts}))


def _heading(form: Entity, name: str) -> Label:
    """The heading to write: the Vietnamese one, in English with what it means."""
    label = form.field(name).label
    return Label(label.vi, f"{label.vi} ({label.en})")
