"""The totals of a period: models by sector and kind, the balance of issues, who has reported."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from dan_van.domain.period import Period
from dan_van.domain.table import Document
from dan_van.domain.totals import SHOWN_MEASURES, Coverage, pivot
from dan_van.domain.wording import Message
from dan_van.entities import ENTITIES
from dan_van.services.declared_beside import declared_beside, declared_payload, declared_table
from dan_van.services.lookups import Lookups
from dan_van.services.record_totals import carries_campaigns, record_totals
from dan_van.services.totals_axes import Dimension, axis_of, stored_groups
from dan_van.services.totals_issues import issue_balance
from dan_van.services.totals_payload import totals_payload
from dan_van.services.totals_tables import issues_table, models_table
from dan_van.services.totals_words import coverage_line, dates, named, open_notes, undated_notes
from dan_van.storage.coverage import reporting_units
from dan_van.storage.totals import model_facts
from dan_van.storage.units import expected_units


def totals(
    conn: sqlite3.Connection,
    period: Period,
    *,
    by: Sequence[Dimension],
    today: date,
    campaign: str | None = None,
) -> Document:
    """The totals of one period, by up to two dimensions, perhaps of one campaign alone.

    Shapes: one table of models with a total line, and subtotals where two dimensions are asked
    for; one line of issues; coverage as a line of text. Every figure is a count of records.
    """
    # gather
    lookups = Lookups(conn)
    name = lookups.campaign(campaign) if campaign is not None else None
    facts = tuple(model_facts(conn, period.span, by=stored_groups(by), campaign=name))
    issues = issue_balance(conn, period.span, today=today)
    start, end = period.span.start.isoformat(), period.span.end.isoformat()
    expected = dict(expected_units(conn, start, end))
    coverage = Coverage(
        expected=expected,
        received=reporting_units(conn, period.span, among=expected),
    )
    declared = () if name else declared_beside(conn, period, lookups=lookups)
    # decide
    axes = tuple(axis_of(dimension, lookups) for dimension in by)
    others = {
        entity: record_totals(conn, entity, period, campaign=name)
        for entity in ENTITIES
        if entity.counted_by and (name is None or carries_campaigns(entity))
    }
    lines = pivot(facts, lambda group: tuple(axis.value(group) for axis in axes))
    counted = {key: line for key, line in lines.items() if any(line[m] for m in SHOWN_MEASURES)}
    # answer
    return Document(
        title=Message("totals.title", {"period": named(period)}),
        facts=(
            dates(period),
            coverage_line(coverage)
            if name is None
            else Message("totals.campaign", {"campaign": name}),
        ),
        tables=(
            models_table(axes, counted, coverage),
            *((issues_table(issues),) if name is None else ()),
            *(table for found in others.values() for table in found.tables),
            *((declared_table(declared),) if declared else ()),
        ),
        notes=(*open_notes(facts, issues, coverage, of_all=name is None), *undated_notes(others)),
        payload=totals_payload(period, axes, lines, issues, coverage, today)
        | {str(entity.form): found.payload for entity, found in others.items()}
        | {"declared": declared_payload(declared)},
    )
