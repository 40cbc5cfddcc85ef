"""The models of a period, counted by the dimensions that are asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dan_van.domain.period import Period
from dan_van.domain.table import Table
from dan_van.domain.totals import (
    Coverage,
    Group,
    Key,
    Measure,
    ModelFact,
    Tally,
    pivot,
)
from dan_van.domain.wording import Message
from dan_van.services.lookups import Lookups
from dan_van.services.totals_asked import Asked
from dan_van.services.totals_axes import (
    TIMES,
    Axis,
    Dimension,
    axis_of,
    coverage_along,
    sorted_by_name,
    stored_groups,
)
from dan_van.services.totals_compared import (
    Side,
    bases,
    compared_keys,
    comparison_payload,
    comparison_table,
)
from dan_van.services.totals_payload import rows_payload
from dan_van.services.totals_successions import parted_notes, succession_notes
from dan_van.services.totals_tables import models_table, narrowed_to, transposed, with_figures
from dan_van.services.totals_top import Top, top_of
from dan_van.storage.totals import model_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The models of a period, counted.

    `whole` has the lines of the whole period where `lines` are those of its parts, and
    `parts_covered` the coverage of each of these, by code.
    """

    asked: Asked
    period: Period
    coverage: Coverage
    axes: Sequence[Axis]
    facts: Sequence[ModelFact]
    lines: Mapping[Key, Tally]
    compared: Sequence[Side]
    whole: Mapping[Key, Tally] | None = None
    parts_covered: Mapping[str | int | None, Coverage] = field(default_factory=dict)
    top: Top | None = None
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

    def shown(self) -> tuple[Sequence[Axis], Mapping[Key, Tally]]:
        """The axes and the lines that are shown: those with a figure, of many the first."""
        counted = with_figures(self.lines)
        if self.top is None:
            return self.axes, counted
        times = self.axes[: len(self.axes) - len(self.top.axes)]
        return (*times, *self.top.axes), self.top.of(counted, place=len(times))

    def tables(self, notes: Sequence[Message]) -> list[Table]:
        """What is shown of them: by line, or a table for each measure, and the comparison."""
        found = list(self.across_tables)
        if not found and self.axes:
            axes, counted = self.shown()
            whole = self.whole
            table = models_table(
                axes,
                counted,
                self.coverage,
                parts_covered=self.parts_covered,
                whole=whole if whole is None or self.top is None else self.top.of(whole),
                flows_from=self.asked.flows_from,
            )
            table = narrowed_to(table, self.asked.measures)
            found = [transposed(table) if self.asked.is_transposed else table]
        comparison = comparison_table(
            self._now,
            self.compared,
            measures=self.asked.measures,
            notes=notes,
        )
        return [*found, comparison] if comparison is not None else found

    @property
    def _now(self) -> Side:
        """These lines as one side of the comparison."""
        return Side(
            name="now",
            period=self.period,
            lines=self.lines if self.whole is None else self.whole,
            axes=self.axes if self.compares_each else (),
            coverage=self.coverage,
        )

    def payload(self) -> dict[str, object]:
        """Them as JSON has them."""
        whole = self.lines if self.whole is None else self.whole
        lines, now = self.lines, self._now
        if self.compares_each:
            keys = compared_keys(now, self.compared)
            lines = {key: lines.get(key, Tally()) for key in keys}

        def compared(key: Key) -> dict[str, object]:
            """What is added to a line, where each is compared."""
            if not (self.compares_each and self.compared):
                return {}
            return {"compared": comparison_payload(now, self.compared, key, keys=lines)}

        found = rows_payload(self.axes, lines, whole, compared=compared)
        if self.compared:
            found["compared"] = comparison_payload(now, self.compared)
        return {**found, **self.across_payload}


def models_in(
    conn: sqlite3.Connection,
    period: Period,
    asked: Asked,
    lookups: Lookups,
    coverage: Coverage,
    *,
    campaign: str | None,
) -> Models:
    """The models of the period as they are asked for, perhaps of one campaign alone."""
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
    compared: Sequence[Side] = ()
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
    top = None
    if asked.top is not None and still:
        top = top_of(still, with_figures(lines), asked.top)
    counted = Models(
        asked=asked,
        period=period,
        coverage=coverage,
        axes=axes,
        facts=facts,
        lines=lines,
        compared=compared,
        top=top,
    )
    divided = asked.across or (time.dimension if time else None)
    if divided is None:
        return counted
    from dan_van.services.totals_across import (  # lazy: start-up
        across_payload,
        across_tables,
        lines_by_time,
        strips,
        time_axis,
        time_strips,
    )

    parts = (
        time_strips(
            conn,
            period,
            divided,
            by=groups,
            key_of=key_of,
            campaign=campaign,
            coverage_in=lambda span: coverage_along(
                still, conn, span, lookups=lookups, merged_before=end
            ),
        )
        if divided in TIMES
        else strips(axis_of(divided, lookups, merged_before=end), facts, key_of, coverage)
    )
    if time is not None:
        return replace(
            counted,
            axes=[time_axis(time, parts), *still],
            lines=lines_by_time(parts, lines),
            whole=lines,
            parts_covered={part.code: part.coverage for part in parts},
        )
    if top is None:
        tables = across_tables(asked, axes, parts, lines, coverage)
    else:
        narrowed = [replace(part, lines=top.of(with_figures(part.lines))) for part in parts]
        whole = top.of(with_figures(lines))
        tables = across_tables(asked, top.axes, narrowed, whole, coverage)
    return replace(
        counted,
        across_tables=[transposed(table) for table in tables] if asked.is_transposed else tables,
        across_payload=across_payload(divided, parts, axes),
    )
