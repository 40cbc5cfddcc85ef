"""The totals of a period: models by sector and kind, the balance of issues, who has reported."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dan_van.domain.issue_totals import NO_ISSUES, IssueBalance, IssueGroupedBy
from dan_van.domain.period import Period
from dan_van.domain.table import Document, Table
from dan_van.domain.totals import (
    SHOWN_MEASURES,
    Coverage,
    Group,
    Key,
    Measure,
    ModelFact,
    Tally,
    pivot,
)
from dan_van.domain.wording import Message
from dan_van.entities import ENTITIES
from dan_van.services.coverage import received_from
from dan_van.services.lookups import Lookups
from dan_van.services.record_totals import carries_campaigns, record_totals
from dan_van.services.totals_axes import (
    TIMES,
    Axis,
    Dimension,
    axis_of,
    sorted_by_name,
    stored_groups,
)
from dan_van.services.totals_compared import (
    Base,
    bases,
    compared_keys,
    comparison_payload,
    comparison_table,
)
from dan_van.services.totals_issues import ages_note, issue_balance, issue_balances, issue_payload
from dan_van.services.totals_payload import levels_payload, rows_payload, totals_payload
from dan_van.services.totals_successions import parted_notes, succession_notes
from dan_van.services.totals_tables import (
    issues_by_table,
    issues_table,
    models_table,
    narrowed_to,
    top_of,
    transposed,
)
from dan_van.services.totals_words import (
    coverage_line,
    dates,
    measures_line,
    named,
    open_notes,
    undated_notes,
)
from dan_van.storage.figures import has_figures
from dan_van.storage.totals import model_facts, read_in_place
from dan_van.storage.units import expected_units


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How the totals are wanted.

    `flows_from` is the first day of cumulative figures; flows are those of the period without it.
    """

    by: Sequence[Dimension] = (Dimension.SECTOR, Dimension.KIND)
    across: Dimension | None = None
    measures: Sequence[Measure] = ()
    campaign: str | None = None
    top: int | None = None
    is_transposed: bool = False
    is_sorted_by_name: bool = False
    compares_all: bool = False
    flows_from: Period | None = None


def totals(conn: sqlite3.Connection, period: Period, asked: Asked, *, today: date) -> Document:
    """The totals of one period, by up to two dimensions, perhaps of one campaign alone.

    Shapes: one table of models with a total line, and subtotals where two dimensions are asked
    for; one line of issues; coverage as a line of text. Every figure is a count of records.
    """
    # gather
    read_in_place(conn)
    lookups = Lookups(conn)
    name = lookups.campaign(asked.campaign) if asked.campaign is not None else None
    models = _models(conn, period, asked, lookups, name)
    issues = issue_balance(conn, period.span, today=today)
    start, end = period.span.start.isoformat(), period.span.end.isoformat()
    expected = dict(expected_units(conn, start, end))
    coverage = Coverage(
        expected=expected, received=received_from(conn, period.span, expected, lookups=lookups)
    )
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
    payload["issues"] = issue_payload(issues)
    issue_tables: tuple[Table, ...] = ()
    if of_all:
        issue_tables, grouped = _issues(conn, period, asked, lookups, today)
        payload["issues"] = {**issue_payload(issues), **grouped}
        issue_tables = issue_tables or (issues_table(issues),)
    return Document(
        title=Message("totals.title", {"period": named(period)}),
        facts=(
            dates(period),
            *((measures_line(period, asked.flows_from),) if asked.flows_from else ()),
            coverage_line(coverage) if of_all else Message("totals.campaign", {"campaign": name}),
        ),
        tables=(
            *models.tables(coverage, joined if models.compares_each else ()),
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
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Models:
    """The models of a period, counted; `shown` are the axes and lines that the tables have."""

    asked: Asked
    period: Period
    axes: Sequence[Axis]
    facts: Sequence[ModelFact]
    lines: Mapping[Key, Tally]
    whole: Mapping[Key, Tally] | None
    compared: Sequence[Base] = ()
    across_tables: Sequence[Table] = ()
    across_payload: Mapping[str, object] = field(default_factory=dict)

    @property
    def compares_each(self) -> bool:
        """Whether every line is compared, not the total alone."""
        return self.asked.compares_all and self.whole is None and bool(self.axes)

    def succession_notes(self, lookups: Lookups, period: Period) -> tuple[Message, ...]:
        """Which units are counted under others, where the lines are those of units."""
        place = next(
            (n for n, axis in enumerate(self.axes) if axis.dimension is Dimension.UNIT), None
        )
        if place is None or not lookups.successions.links:
            return ()
        start, end = period.span.start, period.span.end
        held = [self.lines]
        parted: tuple[Message, ...] = ()
        if self.compares_each and self.compared:
            start = min(base.period.span.start for base in self.compared)
            held += [base.lines for base in self.compared]
            parted = parted_notes(lookups, start=start, end=end)
        shown = {key[place] for lines in held for key in lines}
        units = {unit for unit in shown if isinstance(unit, int)}
        return (*succession_notes(lookups, units, start=start, end=end), *parted)

    def tables(self, coverage: Coverage, notes: Sequence[Message]) -> list[Table]:
        counted = {k: t for k, t in self.lines.items() if any(t[m] for m in SHOWN_MEASURES)}
        axes: Sequence[Axis] = self.axes
        if self.asked.top is not None and axes:
            axes, counted = top_of(axes, counted, self.asked.top)
            coverage = Coverage(expected={}, received=frozenset())
        found = list(self.across_tables)
        if not found and axes:
            table = models_table(
                axes, counted, coverage, whole=self.whole, flows_from=self.asked.flows_from
            )
            table = narrowed_to(table, self.asked.measures)
            found = [transposed(table) if self.asked.is_transposed else table]
        each = self.axes if self.compares_each else ()
        comparison = comparison_table(
            each,
            self.whole or self.lines,
            self.compared,
            now=self.period,
            measures=self.asked.measures,
            notes=notes,
            is_asked=self.asked.compares_all,
        )
        return [*found, comparison] if comparison is not None else found

    def _compared_line(self, key: Key) -> dict[str, object]:
        """What JSON adds to a line: how it compares, where each is compared."""
        if not (self.compares_each and self.compared):
            return {}
        return {"compared": comparison_payload(self.lines, self.compared, key)}

    def payload(self) -> dict[str, object]:
        whole = self.lines if self.whole is None else self.whole
        lines = self.lines
        if self.compares_each:
            lines = {key: lines.get(key, Tally()) for key in compared_keys(lines, self.compared)}
        found = rows_payload(self.axes, lines, whole, compared=self._compared_line)
        if self.compared:
            found["compared"] = comparison_payload(whole, self.compared)
        return {**found, **self.across_payload}


def _models(
    conn: sqlite3.Connection,
    period: Period,
    asked: Asked,
    lookups: Lookups,
    campaign: str | None,
) -> _Models:
    by = [dimension for dimension in asked.by if dimension is not Dimension.CATEGORY]
    by.sort(key=lambda dimension: dimension not in TIMES)
    end = period.span.end.isoformat()
    axes = [axis_of(dimension, lookups, merged_before=end) for dimension in by]
    if asked.is_sorted_by_name:
        axes = [sorted_by_name(axis) for axis in axes]
    time = axes[0] if axes and axes[0].dimension in TIMES else None
    still = axes[1:] if time else axes
    groups = stored_groups(by)

    def key_of(group: Group) -> Key:
        return tuple(axis.value(group) for axis in still)

    stored = stored_groups([*by, *((asked.across,) if asked.across else ())])
    facts = tuple(model_facts(conn, period.span, by=stored, campaign=campaign))
    if asked.flows_from is not None:
        longer = model_facts(conn, asked.flows_from.span, by=stored, campaign=campaign)
        facts = (
            *(f for f in facts if f.measure is Measure.ACTIVE),
            *(f for f in longer if f.measure is not Measure.ACTIVE),
        )
    lines: Mapping[Key, Tally] = pivot(facts, key_of)
    whole: Mapping[Key, Tally] | None = None
    compared: Sequence[Base] = ()
    if asked.flows_from is None:
        needed = groups if asked.compares_all else ()
        compared = bases(
            conn,
            period,
            by=needed,
            key_of=key_of if asked.compares_all else lambda _: (),
            campaign=campaign,
            axes=still if asked.compares_all else (),
            lookups=lookups,
        )
    if asked.across is not None:
        return _across(conn, period, asked, lookups, still, facts, lines, compared, campaign)
    if time is not None:
        from dan_van.services.totals_across import lines_by_time, time_axis, time_strips

        parts = time_strips(
            conn, period, time.dimension, by=groups, key_of=key_of, campaign=campaign
        )
        whole, lines = lines, lines_by_time(parts, lines)
        axes = [time_axis(time, parts), *still]
    return _Models(
        asked=asked,
        period=period,
        axes=axes,
        facts=facts,
        lines=lines,
        whole=whole,
        compared=compared,
    )


def _across(
    conn: sqlite3.Connection,
    period: Period,
    asked: Asked,
    lookups: Lookups,
    axes: Sequence[Axis],
    facts: Sequence[ModelFact],
    lines: Mapping[Key, Tally],
    compared: Sequence[Base],
    campaign: str | None,
) -> _Models:
    from dan_van.services.totals_across import across_payload, across_table, strips, time_strips

    if asked.across is None:
        raise ValueError("nothing stands across")
    across = axis_of(asked.across, lookups, merged_before=period.span.end.isoformat())

    def key_of(group: Group) -> Key:
        return tuple(axis.value(group) for axis in axes)

    columns = (
        time_strips(
            conn,
            period,
            across.dimension,
            by=stored_groups([axis.dimension for axis in axes]),
            key_of=key_of,
            campaign=campaign,
        )
        if across.dimension in TIMES
        else strips(across, facts, key_of)
    )
    measures = asked.measures or (Measure.REGISTERED, Measure.ACTIVE)

    def cells(key: Key) -> dict[str, object]:
        return {a.dimension.value: a.code(v) for a, v in zip(axes, key, strict=True)}

    tables = [across_table(m, axes, columns, lines, flows_from=asked.flows_from) for m in measures]
    if asked.is_transposed:
        tables = [transposed(table) for table in tables]
    return _Models(
        asked=asked,
        period=period,
        axes=axes,
        facts=facts,
        lines=lines,
        whole=None,
        compared=compared,
        across_tables=tables,
        across_payload=across_payload(across.dimension, columns, SHOWN_MEASURES, cells),
    )


def _issues(
    conn: sqlite3.Connection, period: Period, asked: Asked, lookups: Lookups, today: date
) -> tuple[tuple[Table, ...], dict[str, object]]:
    """Issues by category or unit where that is asked for; nothing else divides them."""
    wanted = next((d for d in (Dimension.CATEGORY, Dimension.UNIT) if d in asked.by), None)
    if wanted is None:
        return (), {}
    axis = axis_of(wanted, lookups, merged_before=period.span.end.isoformat())
    by = IssueGroupedBy(wanted.value)
    stored = issue_balances(conn, period.span, by=by, today=today)
    if not stored:
        return (), {}
    balances: dict[str | int | None, IssueBalance] = {}
    for group, found in stored.items():
        value = axis.value(Group(unit_id=group)) if isinstance(group, int) else group
        balances[value] = balances.get(value, NO_ISSUES) + found
    rows = [
        {wanted.value: axis.code(group), **issue_payload(found)}
        for group, found in balances.items()
    ]
    return (issues_by_table(axis, balances),), {"by": [wanted.value], "rows": rows}


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
