"""Totals beside those of the period before and of the same period last year.

A flow is held against the flow of a whole earlier period, the stock against the stock at its end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from dan_van.domain.comparison import Change, percent_text
from dan_van.domain.period import Period
from dan_van.domain.table import Column, ColumnKind, Emphasis, Row, Table, Value
from dan_van.domain.totals import (
    SHOWN_MEASURES,
    Coverage,
    Group,
    GroupedBy,
    Key,
    Measure,
    Tally,
    pivot,
    sum_of,
)
from dan_van.domain.wording import Label, Message
from dan_van.services.lookups import Lookups
from dan_van.services.totals_axes import Axis, coverage_along
from dan_van.services.totals_natures import nature_of, said_with
from dan_van.services.totals_successions import Families, families
from dan_van.services.totals_tables import MEASURE_LABELS, TOTAL, is_missing, ordered_keys
from dan_van.services.totals_words import named
from dan_van.storage.totals import model_facts

_NO_BASE = Label("n/a", "n/a")
_NAMES = {
    "previous": (Label("Kỳ trước", "Before"), "totals.previous"),
    "last_year": (Label("Cùng kỳ", "Last year"), "totals.last_year"),
}


Counts: TypeAlias = Mapping[Measure, int | None]
"""A line as it is compared; None for what a unit that has not reported may have done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A period and its lines, held against another; `axes` are those of lines compared singly.

    `families` are the units of which only all together have a figure in it.
    """

    name: str
    period: Period
    lines: Mapping[Key, Tally]
    axes: Sequence[Axis] = ()
    coverage: Coverage
    families: Families | None = None

    @property
    def total(self) -> Counts:
        """Its total line."""
        return _known(sum_of(self.lines.values()))

    def line(self, key: Key, keys: Collection[Key]) -> Counts | None:
        """Its line of that key among those shown; None for a part of what was parted since."""
        if self.families is not None and self.families.together(key, keys):
            return None
        return self.counts(key)

    def counts(self, key: Key) -> Counts:
        """Its line of that key, whatever else is shown."""
        counts = _known(self.lines.get(key, Tally()))
        if is_missing(self.axes, key, self.coverage):
            return {measure: count or None for measure, count in counts.items()}
        return counts

    def together(self, keys: Iterable[Key]) -> Counts:
        """The sum of the lines of those keys."""
        return _known(sum_of(self.lines.get(key, Tally()) for key in keys))


def _known(tally: Tally) -> dict[Measure, int | None]:
    return {measure: tally[measure] for measure in SHOWN_MEASURES}


def bases(
    conn: sqlite3.Connection,
    period: Period,
    *,
    by: Sequence[GroupedBy],
    key_of: Callable[[Group], Key],
    campaign: str | None,
    axes: Sequence[Axis] = (),
    lookups: Lookups,
) -> tuple[Side, ...]:
    """The period before and the same period last year.

    A free range has no period before. One of years has no last year: it would overlap it.

    `axes` are those of the lines that are compared one by one.
    """
    before, last_year = period.previous(), period.a_year_before()
    found = {"previous": before, "last_year": last_year}
    if before is not None and last_year.span.overlaps(period.span):
        del found["last_year"]
    return tuple(
        Side(
            name=name,
            period=earlier,
            lines=pivot(
                model_facts(conn, earlier.span, by=by, campaign=campaign, with_undated=False),
                key_of,
            ),
            axes=axes,
            coverage=coverage_along(
                axes,
                conn,
                earlier.span,
                lookups=lookups,
                merged_before=period.span.end.isoformat(),
            ),
            families=families(axes, lookups, start=earlier.span.start, end=period.span.end),
        )
        for name, earlier in found.items()
        if earlier is not None
    )


def comparison_table(
    now: Side,
    compared: Sequence[Side],
    *,
    measures: Sequence[Measure] = (),
    notes: Sequence[Message] = (),
) -> Table | None:
    """A line for each measure of each group, and of the total; None where no side has a figure.

    Without axes the total alone. Measures that are
    nowhere are left out, and where `measures` are asked for all others. Above the parts of what
    was parted stands the line of all of them together, the only one that has a base.
    """
    asked = [m for m in SHOWN_MEASURES if not measures or m in measures]
    if not compared or not any(side.total[m] for side in (now, *compared) for m in asked):
        return None
    # of a whole year the period before is the same period last year: once is enough
    compared = [
        base
        for place, base in enumerate(compared)
        if base.period not in [earlier.period for earlier in compared[:place]]
    ]
    axes = now.axes
    columns = [Column(key=axis.dimension, label=axis.label) for axis in axes]
    columns.append(Column(key="measure", label=Label("Chỉ tiêu", "Measure")))
    columns.append(_column("now", Label("Kỳ này", "Now"), ColumnKind.NUMBER, now.period))
    for base in compared:
        label, _ = _NAMES[base.name]
        columns += [
            _column(base.name, label, ColumnKind.NUMBER, base.period),
            _column(f"{base.name}_difference", Label("±", "±"), ColumnKind.CHANGE, base.period),
            _column(f"{base.name}_percent", Label("%", "%"), ColumnKind.PERCENT, base.period),
        ]
    rows: list[Row] = []
    if axes:
        keys = ordered_keys(axes, compared_keys(now, compared))
        told: set[Key] = set()
        for key in keys:
            if key not in told and (family := _family(key, keys, compared)):
                told.update(family)
                lead = [_joined(axis, [k[n] for k in family]) for n, axis in enumerate(axes)]
                all_before = [base.together(family) for base in compared]
                rows += _rows(asked, lead, now.together(family), all_before, Emphasis.SUBTOTAL)
            lead = [axis.heading(value) for axis, value in zip(axes, key, strict=True)]
            before = [base.line(key, keys) for base in compared]
            rows += _rows(asked, lead, now.counts(key), before, Emphasis.ITEM)
    lead = [TOTAL, *[""] * (len(axes) - 1)] if axes else []
    all_before = [base.total for base in compared]
    rows += _rows(asked, lead, now.total, all_before, Emphasis.TOTAL)
    return Table(
        key="comparison",
        title=Message("totals.comparison"),
        columns=tuple(columns),
        rows=tuple(rows),
        notes=(
            *(
                Message(
                    _NAMES[base.name][1],
                    {"start": base.period.span.start, "end": base.period.span.last},
                )
                for base in compared
            ),
            *notes,
        ),
    )


def _family(key: Key, keys: Sequence[Key], compared: Sequence[Side]) -> tuple[Key, ...]:
    """The lines that a base has only together with that one, by the longest of the bases."""
    found = [base.families.together(key, keys) for base in compared if base.families is not None]
    return max(found, key=len, default=())


def _joined(axis: Axis, values: Sequence[str | int | None]) -> Label | str:
    headings = [axis.heading(value) for value in dict.fromkeys(values)]
    if len(headings) == 1:
        return headings[0]
    return " + ".join(str(heading) for heading in headings)


def _column(key: str, label: Label, kind: ColumnKind, period: Period) -> Column:
    name = named(period)
    over = name if isinstance(name, Label) else Label(name.vietnamese, name.label)
    over = replace(over, vi=f"{over.vi[:1].upper()}{over.vi[1:]}")  # it begins a heading
    return Column(key=key, label=label, kind=kind, over=over)


def _rows(
    asked: Sequence[Measure],
    lead: Sequence[Label | str],
    now: Counts,
    before: Sequence[Counts | None],
    emphasis: Emphasis,
) -> Iterator[Row]:
    shown = [m for m in asked if now[m] or any(line is not None and line[m] for line in before)]
    blank: list[Value] = [""] * len(lead)
    for place, measure in enumerate(shown):
        cells: list[Value] = [*(lead if place == 0 else blank), _in_full(measure)]
        cells.append(now[measure])
        for line in before:
            if line is None:
                cells += [_NO_BASE, _NO_BASE, _NO_BASE]
                continue
            change = _change(now[measure], line[measure])
            difference = _NO_BASE if change is None else change.difference
            percent = None if change is None else change.tenths
            cells += [line[measure], difference, _NO_BASE if percent is None else percent]
        yield Row(tuple(cells), emphasis)


def _change(now: int | None, before: int | None) -> Change | None:
    return None if now is None or before is None else Change(now, before)


def _in_full(measure: Measure) -> Label:
    return said_with(MEASURE_LABELS[measure], nature_of(measure))


def comparison_payload(
    now: Side, compared: Sequence[Side], key: Key | None = None, *, keys: Collection[Key] = ()
) -> dict[str, object]:
    """Each base by its name, for the total or one line of `keys`: the count before, ± and %.

    All three are None for a part of what was parted since; what is not known because a unit has
    not reported is None too, as are the % of a base of zero.
    """
    return {
        base.name: {
            "period": base.period.code,
            **(
                _changes_payload(now.total, base.total)
                if key is None
                else _changes_payload(now.counts(key), base.line(key, keys))
            ),
        }
        for base in compared
    }


def compared_keys(now: Side, compared: Sequence[Side]) -> set[Key]:
    """The lines that there are now or in any of the bases."""
    return {key for side in (now, *compared) for key in side.lines}


def _changes_payload(now: Counts, before: Counts | None) -> dict[str, object]:
    if before is None:
        unknown = dict.fromkeys(("before", "difference", "percent"))
        return {measure.value: unknown for measure in SHOWN_MEASURES}
    return {m.value: _change_payload(now[m], before[m]) for m in SHOWN_MEASURES}


def _change_payload(now: int | None, before: int | None) -> dict[str, object]:
    change = _change(now, before)
    tenths = None if change is None else change.tenths
    return {
        "before": before,
        "difference": None if change is None else change.difference,
        "percent": None if tenths is None else percent_text(tenths, mark="."),
    }
