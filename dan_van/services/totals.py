"""The totals of a period: models by sector and kind, the balance of issues, who has reported."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from dan_van.domain.period import Period
from dan_van.domain.table import Document, Table
from dan_van.domain.totals import Measure
from dan_van.domain.wording import Message
from dan_van.entities import ENTITIES
from dan_van.services.coverage import coverage_of
from dan_van.services.lookups import Lookups
from dan_van.services.record_totals import carries_campaigns, record_totals
from dan_van.services.totals_asked import Asked
from dan_van.services.totals_issues import (
    ages_note,
    issue_balance,
    issue_payload,
    issues_divided,
)
from dan_van.services.totals_models import models_in
from dan_van.services.totals_payload import levels_payload, totals_payload
from dan_van.services.totals_tables import issues_table
from dan_van.services.totals_words import (
    coverage_line,
    dates,
    measures_line,
    named,
    open_notes,
    undated_notes,
)
from dan_van.storage.figures import has_figures
from dan_van.storage.totals import read_in_place

if TYPE_CHECKING:
    from dan_van.domain.chart import Chart


def totals(conn: sqlite3.Connection, period: Period, asked: Asked, *, today: date) -> Document:
    """The totals of one period, by up to two dimensions, perhaps of one campaign alone.

    Shapes: one table of models with a total line, and subtotals where two dimensions are asked
    for; one line of issues; coverage as a line of text. Every figure is a count of records.
    """
    # gather
    read_in_place(conn)
    lookups = Lookups(conn)
    name = lookups.campaign(asked.campaign) if asked.campaign is not None else None
    coverage = coverage_of(conn, period.span, lookups=lookups)
    models = models_in(conn, period, asked, lookups, coverage, campaign=name)
    issues = issue_balance(conn, period.span, today=today)
    declared_tables: tuple[Table, ...] = ()
    declared: list[dict[str, object]] = []
    disagreeing: list[dict[str, object]] = []
    if name is None and has_figures(conn, period.span):
        declared_tables, declared, disagreeing = _declared(conn, period, lookups)
    others = {
        entity: record_totals(conn, entity, period, campaign=name)
        for entity in ENTITIES
        if entity.counted_by and (name is None or carries_campaigns(entity))
    }
    # answer
    of_all = name is None
    joined = models.succession_notes(lookups, period)
    ages = ages_note(conn, period.span, issues, today=today) if of_all else ()
    payload = totals_payload(period, coverage, today)
    level_tables: tuple[Table, ...] = ()
    by_level: Mapping[str | None, int] = {}
    if any(fact.measure is Measure.RECOGNISED for fact in models.facts):
        level_tables, by_level = _levels(conn, period, asked, name)
    payload["models"] = {
        **models.payload(),
        "recognised_by_level": levels_payload(by_level),
    }
    issue_tables: tuple[Table, ...] = ()
    payload["issues"] = issue_payload(issues)
    if of_all:
        issue_tables, grouped = issues_divided(conn, period, asked, lookups, coverage, today=today)
        payload["issues"] = {**issue_payload(issues), **grouped}
        issue_tables = issue_tables or (issues_table(issues),)
    charts: tuple[Chart, ...] = ()
    if asked.is_charted:
        from dan_van.services.totals_charts import charts_of  # lazy: start-up

        charts = tuple(charts_of(models))
    return Document(
        title=Message("totals.title", {"period": named(period)}),
        facts=(
            dates(period),
            *((measures_line(period, asked.flows_from),) if asked.flows_from else ()),
            coverage_line(coverage) if of_all else Message("totals.campaign", {"campaign": name}),
        ),
        tables=(
            *models.tables(joined if models.compares_each else ()),
            *level_tables,
            *issue_tables,
            *(table for found in others.values() for table in found.tables),
            *declared_tables,
        ),
        notes=(
            *(() if models.compares_each else joined),
            *open_notes(models.facts, issues, coverage, of_all=of_all),
            *ages,
            *undated_notes(others),
        ),
        payload=payload
        | {str(entity.form): found.payload for entity, found in others.items()}
        | {"declared": declared, "declared_disagree": disagreeing},
        charts=charts,
    )


def _levels(
    conn: sqlite3.Connection, period: Period, asked: Asked, campaign: str | None
) -> tuple[tuple[Table, ...], Mapping[str | None, int]]:
    from dan_van.services.totals_levels import levels_tables, recognitions  # lazy: start-up

    found = recognitions(conn, asked.flows_from or period, campaign=campaign)
    return levels_tables(found, flows_from=asked.flows_from), found


def _declared(
    conn: sqlite3.Connection, period: Period, lookups: Lookups
) -> tuple[tuple[Table, ...], list[dict[str, object]], list[dict[str, object]]]:
    from dan_van.services.declared_beside import (  # lazy: start-up
        declared_beside,
        declared_payload,
        declared_table,
    )
    from dan_van.services.declared_parts import disagreement_payload, parts_that_disagree

    found = declared_beside(conn, period, lookups=lookups)
    wrong = parts_that_disagree([one.record for one in found])
    return (declared_table(found, lookups),), declared_payload(found), disagreement_payload(wrong)
