"""Totals with one dimension across: a table for each measure, its values as columns.

Time can stand across too: each quarter, month or year of the period has a column then. A flow is
added over them; a stock is not: its last column is what stands at the end of the whole period.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dan_van.domain.period import Period, month_of, quarter_of, year_of
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Emphasis, Row, Table, Value
from dan_van.domain.totals import (
    FLOWS,
    SHOWN_MEASURES,
    Coverage,
    Group,
    GroupedBy,
    Key,
    Measure,
    ModelFact,
    Tally,
    pivot,
    sum_of,
)
from dan_van.domain.wording import Label, Message, Phrase
from dan_van.entities import MODEL
from dan_van.services.totals_asked import Asked
from dan_van.services.totals_axes import Axis, Dimension
from dan_van.services.totals_natures import nature_of, said_with
from dan_van.services.totals_tables import (
    MEASURE_LABELS,
    REST,
    TOTAL,
    is_missing,
    ordered,
    with_figures,
)
from dan_van.storage.totals import model_facts

_AT_END = Label("Cuối kỳ", "At end")
_UNPLACED = Label("Chưa rõ, trùng", "Unknown, repeated")
"""Dated too vaguely for one part, less what happened in several parts and counts once in all."""
_UNPLACED_OR_BETWEEN = Label("Ngày khác, chưa rõ, trùng", "Other days, unknown, repeated")
"""The same where days of the period lie in none of its parts, as in the state calendar by month."""
_PERIOD_OF = {
    Dimension.MONTH: month_of,
    Dimension.QUARTER: quarter_of,
    Dimension.YEAR: year_of,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One column of a table across: its heading, its code in JSON, and its lines by row.

    `is_missing` if it is the column of a unit that has not reported. `rest` names what stands in no
    column, where the columns are parts of the period.
    """

    label: Phrase
    code: str | int | None
    lines: Mapping[Key, Tally]
    coverage: Coverage
    is_missing: bool = False
    rest: Label | None = None

    @property
    def is_time(self) -> bool:
        """Whether it is the column of a part of the period."""
        return self.rest is not None

    def lacks(self, axes: Sequence[Axis], key: Key) -> bool:
        """Whether what a row has nought of here is not known."""
        return self.is_missing or is_missing(axes, key, self.coverage)

    def column(self) -> Column:
        """Its column; a quarter has its year over it, where quarters of one year share it."""
        label, over = self.label, None
        if self.is_time and isinstance(label, Label) and label.vi.startswith("Quý"):
            quarter, _, year = label.vi.partition("/")
            label, over = Label(quarter, label.en.partition("-")[2]), Label(f"Năm {year}", year)
        key = str(self.code or "unknown")
        return Column(key=key, label=label, kind=ColumnKind.NUMBER, over=over)


def periods_within(period: Period, dimension: Dimension) -> list[Period]:
    """The months, quarters or years that lie wholly in the period, in order."""
    found: list[Period] = []
    day = period.span.start
    while day < period.span.end:
        part = _PERIOD_OF[dimension](day, period.calendar)
        if part.span.inside(period.span):
            found.append(part)
        day = max(part.span.end, day + timedelta(days=1))
    return found


def time_strips(
    conn: sqlite3.Connection,
    period: Period,
    across: Dimension,
    *,
    by: Sequence[GroupedBy],
    key_of: Callable[[Group], Key],
    campaign: str | None,
    coverage_in: Callable[[DateSpan], Coverage],
) -> list[Strip]:
    """A column for each part of the period."""
    parts = periods_within(period, across)
    edges = [period.span.start, *(part.span.end for part in parts)]
    starts = [*(part.span.start for part in parts), period.span.end]
    rest = _UNPLACED if edges == starts else _UNPLACED_OR_BETWEEN
    return [
        Strip(
            label=Label(part.span.vietnamese, part.code),
            code=part.code,
            lines=pivot(model_facts(conn, part.span, by=by, campaign=campaign), key_of),
            coverage=coverage_in(part.span),
            rest=rest,
        )
        for part in parts
    ]


def strips(
    across: Axis,
    facts: Iterable[ModelFact],
    key_of: Callable[[Group], Key],
    coverage: Coverage,
) -> list[Strip]:
    """A column for each value of a dimension of the models, as they have lines elsewhere."""
    by_value: dict[str | int | None, list[ModelFact]] = {}
    for fact in facts:
        if fact.measure in SHOWN_MEASURES:
            by_value.setdefault(across.value(fact.group), []).append(fact)
    present = set(by_value)
    if across.dimension is Dimension.UNIT:
        present |= set(coverage.expected)
    return [
        Strip(
            label=across.heading(value),
            code=across.code(value),
            lines=pivot(by_value.get(value, ()), key_of),
            coverage=coverage,
            is_missing=is_missing([across], (value,), coverage),
        )
        for value in ordered(across, present)
    ]


def time_axis(axis: Axis, parts: Sequence[Strip]) -> Axis:
    """A dimension of time with the parts of the period as its values."""
    labels: dict[str | int, Label | str] = {str(part.code): _label(part.label) for part in parts}
    return replace(axis, labels={**labels, REST: _rest_label(parts)})


def _rest_label(parts: Sequence[Strip]) -> Label:
    """What is called that lies in no part of the period; there may be none."""
    return next((part.rest for part in parts if part.rest), _UNPLACED_OR_BETWEEN)


def _label(phrase: Phrase) -> Label | str:
    return phrase if isinstance(phrase, (Label, str)) else ""


def lines_by_time(parts: Sequence[Strip], whole: Mapping[Key, Tally]) -> dict[Key, Tally]:
    """The lines of each part under its code; flows of no one part stand under REST."""
    found = {(part.code, *key): tally for part in parts for key, tally in part.lines.items()}
    for key, tally in whole.items():
        rest = Tally()
        for measure in FLOWS:
            rest.counts[measure] = _rest(
                measure, [tally], [p.lines.get(key, Tally()) for p in parts]
            )
        if any(rest.counts.values()):
            found[(REST, *key)] = rest
    return found


def across_tables(
    asked: Asked,
    axes: Sequence[Axis],
    columns: Sequence[Strip],
    whole: Mapping[Key, Tally],
    coverage: Coverage,
) -> list[Table]:
    """A table for each measure: rows by the axes, columns across, and the whole at the right.

    Without axes it is one line. A unit that has not reported on a part is no nought there;
    `coverage` is that of the whole.
    """
    measures = asked.measures or (Measure.REGISTERED, Measure.ACTIVE)
    return [_table(m, axes, columns, whole, coverage, asked.flows_from) for m in measures]


def _table(
    measure: Measure,
    axes: Sequence[Axis],
    columns: Sequence[Strip],
    whole: Mapping[Key, Tally],
    coverage: Coverage,
    flows_from: Period | None,
) -> Table:
    is_time = any(strip.is_time for strip in columns)
    is_stock = measure is Measure.ACTIVE
    counted = (with_figures(lines) for lines in (whole, *(strip.lines for strip in columns)))
    keys = _keys(axes, {key for lines in counted for key in lines}, coverage)
    shows_rest = (
        is_time
        and not is_stock
        and any(
            _rest(measure, [whole.get(k, Tally())], [s.lines.get(k, Tally()) for s in columns])
            for k in keys
        )
    )
    heads = [Column(key=axis.dimension, label=axis.label) for axis in axes]
    heads += [strip.column() for strip in columns]
    if shows_rest:
        heads.append(Column(key="unknown", label=_rest_label(columns), kind=ColumnKind.NUMBER))
    last = _AT_END if is_time and is_stock else TOTAL
    heads.append(Column(key="total", label=last, kind=ColumnKind.NUMBER))

    def cells(parts: Sequence[Tally], all_of_it: Tally) -> list[int]:
        rest = [_rest(measure, [all_of_it], parts)] if shows_rest else []
        return [*(part[measure] for part in parts), *rest, all_of_it[measure]]

    rows: list[Row] = []
    for key in keys if axes else ():
        lead = [axis.heading(value) for axis, value in zip(axes, key, strict=True)]
        counts = cells([s.lines.get(key, Tally()) for s in columns], whole.get(key, Tally()))
        unknown = [strip.lacks(axes, key) for strip in columns]
        unknown += [is_missing(axes, key, coverage)] * (len(counts) - len(columns))
        rows.append(Row((*lead, *_told(counts, unknown))))
    sums = cells([sum_of(strip.lines.values()) for strip in columns], sum_of(whole.values()))
    unknown = [strip.is_missing for strip in columns] + [False] * (len(sums) - len(columns))
    total: list[Value] = [TOTAL, *[""] * (len(axes) - 1)] if axes else []
    rows.append(Row((*total, *_told(sums, unknown)), Emphasis.TOTAL if axes else Emphasis.ITEM))
    return Table(
        key=f"models_{measure}",
        title=Message(
            "totals.measure_of",
            {
                "what": MODEL.plural,
                "measure": said_with(MEASURE_LABELS[measure], nature_of(measure, flows_from)),
            },
        ),
        columns=tuple(heads),
        rows=tuple(rows),
    )


def _keys(axes: Sequence[Axis], held: Iterable[Key], coverage: Coverage) -> list[Key]:
    """The lines to show, those that a table with measures as columns has; `held` have figures."""
    if not axes:
        return [()]
    first, *others = axes
    below: dict[str | int | None, list[Key]] = {}
    for value, *key in held:
        below.setdefault(value, []).append(tuple(key))
    present = set(below)
    if first.dimension is Dimension.UNIT:
        present |= set(coverage.expected)
    return [
        (value, *key)
        for value in ordered(first, present)
        for key in _keys_below(others, below.get(value, ()))
    ]


def _keys_below(axes: Sequence[Axis], held: Iterable[Key]) -> list[Key]:
    """The same below a value of the first dimension, of which there are two at most."""
    return [(value,) for value in ordered(axes[0], {key[0] for key in held})] if axes else [()]


def _told(counts: Sequence[int], unknown: Sequence[bool]) -> list[Value]:
    return [n or None if u else n for n, u in zip(counts, unknown, strict=True)]


def _rest(measure: Measure, whole: Sequence[Tally], parts: Sequence[Tally]) -> int:
    """What happened in the period and in no one part of it that is known."""
    return sum(t[measure] for t in whole) - sum(t[measure] for t in parts)


def across_payload(
    across: Dimension, columns: Sequence[Strip], axes: Sequence[Axis]
) -> dict[str, object]:
    """The columns as JSON has them: for each value its rows and its total."""

    def counts(tally: Tally) -> dict[str, int]:
        return {measure.value: tally[measure] for measure in SHOWN_MEASURES}

    def cells(key: Key) -> dict[str, object]:
        return {a.dimension.value: a.code(v) for a, v in zip(axes, key, strict=True)}

    return {
        "across": across.value,
        "columns": [
            {
                across.value: strip.code,
                "rows": [cells(key) | counts(tally) for key, tally in strip.lines.items()],
                "total": counts(sum_of(strip.lines.values())),
            }
            for strip in columns
        ],
    }
