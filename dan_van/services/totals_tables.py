"""The totals as tables: lines of models with their sums, one line of issues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dan_van.domain.issue_totals import NO_ISSUES, IssueBalance
from dan_van.domain.period import Period
from dan_van.domain.table import Column, ColumnKind, Emphasis, Row, Table, Value
from dan_van.domain.totals import SHOWN_MEASURES, Coverage, Key, Measure, Tally, sum_of
from dan_van.domain.wording import Label, Phrase
from dan_van.entities import MODEL
from dan_van.services.totals_axes import Axis, Dimension
from dan_van.services.totals_natures import AT_END, AT_START, IN_PERIOD, nature_of, said_with

MEASURE_LABELS = {
    Measure.REGISTERED: Label("Đăng ký", "Registered"),
    Measure.NEW: Label("Mới", "New"),
    Measure.KEPT: Label("Duy trì", "Kept"),
    Measure.ACTIVE: Label("Đang hoạt động", "Active"),
    Measure.EFFECTIVE: Label("Hiệu quả", "Effective"),
    Measure.RECOGNISED: Label("Công nhận", "Recognised"),
    Measure.REPLICATED: Label("Nhân rộng", "Replicated"),
    Measure.STOPPED: Label("Dừng", "Stopped"),
}
ISSUE_LABELS = {
    "opening": Label("Tồn đầu kỳ", "Opening"),
    "raised": Label("Phát sinh", "Raised"),
    "resolved": Label("Đã giải quyết", "Resolved"),
    "closed": Label("Kết thúc khác", "Closed"),
    "closing": Label("Tồn cuối kỳ", "Closing"),
    "overdue": Label("Quá hạn", "Overdue"),
}
_ISSUE_COLUMNS = {
    "opening": (Label("Tồn", "Open"), AT_START),
    "raised": (ISSUE_LABELS["raised"], IN_PERIOD),
    "resolved": (ISSUE_LABELS["resolved"], IN_PERIOD),
    "closed": (ISSUE_LABELS["closed"], IN_PERIOD),
    "closing": (Label("Tồn", "Open"), AT_END),
    "overdue": (ISSUE_LABELS["overdue"], AT_END),
}
"""The headings below what stands over them; alone they are those of ISSUE_LABELS."""
TOTAL = Label("Tổng cộng", "Total")
_ISSUES = Label("Vụ việc, vấn đề nổi cộm", "Issues")
REST = "rest"
"""Stands for the values of a dimension that are not among the first so many."""
_REST_LABEL = Label("Còn lại", "Others")
_MEASURE = Label("Chỉ tiêu", "Measure")


def ordered(axis: Axis, present: set[str | int | None]) -> list[str | int | None]:
    """The values to show: all of a short fixed list, else those present; unknown comes last."""
    values: list[str | int | None] = [
        value for value in axis.labels if axis.shows_empty or value in present
    ]
    return [*values, None] if None in present else values


def ordered_keys(axes: Sequence[Axis], keys: Iterable[Key]) -> list[Key]:
    """Keys in the order of their axes; unknown comes last."""
    places = [{value: n for n, value in enumerate(axis.labels)} for axis in axes]

    def place(key: Key) -> list[int]:
        return [
            len(known) if value is None else known[value]
            for known, value in zip(places, key, strict=True)
        ]

    return sorted(keys, key=place)


def top_of(
    axes: Sequence[Axis], lines: Mapping[Key, Tally], number: int
) -> tuple[tuple[Axis, ...], dict[Key, Tally]]:
    """The values of the first axis that have most, most first; the rest are one line of its own.

    Most registered, then most going.
    """
    first, *others = axes
    sums = {
        value: sum_of(tally for key, tally in lines.items() if key[0] == value)
        for value in ordered(first, {key[0] for key in lines})
    }

    def size(value: str | int | None) -> tuple[int, int]:
        return -sums[value][Measure.REGISTERED], -sums[value][Measure.ACTIVE]

    kept = sorted(sums, key=size)[:number]
    labels = {value: first.heading(value) for value in kept if value is not None}
    narrowed = replace(first, labels={**labels, REST: _REST_LABEL}, shows_empty=False)
    merged: dict[Key, Tally] = {}
    for key, tally in lines.items():
        value = key[0] if key[0] in kept else REST
        merged[value, *key[1:]] = sum_of([merged.get((value, *key[1:]), Tally()), tally])
    return (narrowed, *others), merged


def narrowed_to(table: Table, measures: Sequence[Measure]) -> Table:
    """The table with these measures alone, in their usual order; with all if none is asked for."""
    if not measures:
        return table
    kept = [
        place
        for place, column in enumerate(table.columns)
        if column.kind is not ColumnKind.NUMBER or column.key in measures
    ]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(Row(tuple(r.cells[p] for p in kept), r.emphasis) for r in table.rows),
    )


def transposed(table: Table) -> Table:
    """The same figures with measures as rows and groups as columns."""
    leads = [n for n, column in enumerate(table.columns) if column.kind is not ColumnKind.NUMBER]
    heads = [
        next((row.cells[n] for n in reversed(leads) if row.cells[n] not in {"", None}), "")
        for row in table.rows
    ]
    columns = [Column(key="measure", label=_MEASURE)]
    columns += [
        Column(
            key=f"{place}",
            label=head if isinstance(head, (str, Label)) else "",
            kind=ColumnKind.NUMBER,
        )
        for place, head in enumerate(heads)
    ]
    rows = tuple(
        Row((_as_value(_in_full(column)), *(row.cells[n] for row in table.rows)))
        for n, column in enumerate(table.columns)
        if column.kind is ColumnKind.NUMBER
    )
    return Table(key=table.key, title=table.title, columns=tuple(columns), rows=rows)


def _in_full(column: Column) -> Phrase:
    if column.over is None or not isinstance(column.label, Label):
        return column.label
    return said_with(column.label, column.over)


def _as_value(phrase: Phrase) -> Value:
    return phrase


def models_table(
    axes: Sequence[Axis],
    lines: Mapping[Key, Tally],
    coverage: Coverage,
    *,
    whole: Mapping[Key, Tally] | None = None,
    flows_from: Period | None = None,
) -> Table:
    """Lines by the axes, with subtotals where there are two, and the total below.

    `whole` has the lines of the whole period, by the axes but the first, where that is time: the
    stock at the end is not the sum of the stocks before. `flows_from` is that of cumulative flows.
    """
    columns = (
        *(Column(key=axis.dimension, label=axis.label) for axis in axes),
        *(
            Column(
                key=measure,
                label=label,
                kind=ColumnKind.NUMBER,
                over=nature_of(measure, flows_from),
            )
            for measure, label in MEASURE_LABELS.items()
        ),
    )
    rows = list(_rows(axes, lines, (), coverage))
    total = _counts(sum_of((lines if whole is None else whole).values()))
    rows.append(Row((TOTAL, *[""] * (len(axes) - 1), *total), Emphasis.TOTAL))
    if len(axes) == 2:
        below = (
            {(None, *key): tally for key, tally in whole.items()} if whole is not None else lines
        )
        rows += _totals_of_second(axes[1], below)
    return Table(key="models", title=MODEL.plural, columns=columns, rows=tuple(rows))


def _rows(
    axes: Sequence[Axis], lines: Mapping[Key, Tally], prefix: Key, coverage: Coverage
) -> list[Row]:
    depth = len(prefix)
    axis = axes[depth]
    present = {key[depth] for key in lines if key[:depth] == prefix}
    if axis.dimension is Dimension.UNIT and depth == 0:
        present |= set(coverage.expected)
    rows: list[Row] = []
    for value in ordered(axis, present):
        key = (*prefix, value)
        below = [tally for k, tally in lines.items() if k[: depth + 1] == key]
        lead: list[Value] = [*[""] * depth, axis.heading(value)]
        units = (v for a, v in zip(axes, key, strict=False) if a.dimension is Dimension.UNIT)
        is_missing = any(map(coverage.lacks, units))
        counts = _told(sum_of(below)) if is_missing else _counts(sum_of(below))
        if depth + 1 == len(axes):
            rows.append(Row((*lead, *counts)))
            continue
        lead += [""] * (len(axes) - depth - 1)
        rows.append(Row((*lead, *counts), Emphasis.SUBTOTAL))
        rows += _rows(axes, lines, key, coverage)
    return rows


def _totals_of_second(axis: Axis, lines: Mapping[Key, Tally]) -> list[Row]:
    """The total again, split by the second dimension alone: 93 collective and 29 individual."""
    present = {key[1] for key in lines}
    return [
        Row(
            ("", axis.heading(v), *_counts(sum_of(t for k, t in lines.items() if k[1] == v))),
            Emphasis.TOTAL,
        )
        for v in ordered(axis, present)
    ]


def _counts(tally: Tally) -> tuple[int, ...]:
    return tuple(tally[measure] for measure in SHOWN_MEASURES)


def _told(tally: Tally) -> tuple[Value, ...]:
    """The counts of a unit that has not reported: what is nought is not known."""
    return tuple(tally[measure] or None for measure in SHOWN_MEASURES)


def issues_table(issues: IssueBalance) -> Table:
    """The balance of issues as one line."""
    return Table(
        key="issues",
        title=_ISSUES,
        columns=_issue_columns(),
        rows=(Row(_balance_cells(issues)),),
    )


def issues_by_table(axis: Axis, balances: Mapping[str | int | None, IssueBalance]) -> Table:
    """The balance of issues by one dimension, and the total below."""
    total = sum(balances.values(), NO_ISSUES)
    rows = [
        Row((axis.heading(value), *_balance_cells(balances[value])))
        for value in ordered(axis, set(balances))
    ]
    rows.append(Row((TOTAL, *_balance_cells(total)), Emphasis.TOTAL))
    lead = Column(key=axis.dimension, label=axis.label)
    return Table(key="issues", title=_ISSUES, columns=(lead, *_issue_columns()), rows=tuple(rows))


def _issue_columns() -> tuple[Column, ...]:
    return tuple(
        Column(key=key, label=label, kind=ColumnKind.NUMBER, over=nature)
        for key, (label, nature) in _ISSUE_COLUMNS.items()
    )


def _balance_cells(issues: IssueBalance) -> tuple[int, ...]:
    return tuple(getattr(issues, key) for key in _ISSUE_COLUMNS)
