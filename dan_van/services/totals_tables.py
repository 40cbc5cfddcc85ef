"""The totals as tables: lines of models with their sums, one line of issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
"""Stands for the values of a dimension that have no line of their own."""
_MEASURE = Label("Chỉ tiêu", "Measure")
_SUM = Label("Cộng", "Sum")
_NOTHING = Label("", "")


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


def with_figures(lines: Mapping[Key, Tally]) -> dict[Key, Tally]:
    """The lines that are shown: not those of models alone whose day is not known well enough."""
    return {k: t for k, t in lines.items() if any(t[m] for m in SHOWN_MEASURES)}


def narrowed_to(table: Table, measures: Sequence[Measure]) -> Table:
    """The table with these measures alone, in their usual order; with all if none is asked for."""
    if not measures:
        return table
    kept = [
        place
        for place, column in enumerate(table.columns)
        if not column.kind.is_number or column.key in measures
    ]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(Row(tuple(r.cells[p] for p in kept), r.emphasis) for r in table.rows),
    )


def transposed(table: Table) -> Table:
    """The same figures with measures as rows and groups as columns.

    Where two dimensions lead a row, the second is the heading and the first stands over it.
    """
    columns = (
        Column(key="measure", label=_MEASURE),
        *(
            Column(key=f"{place}", label=label, kind=ColumnKind.NUMBER, over=over)
            for place, (label, over) in enumerate(_headings_of_rows(table))
        ),
    )
    rows = tuple(
        Row((_as_value(_in_full(column)), *(row.cells[n] for row in table.rows)))
        for n, column in enumerate(table.columns)
        if column.kind.is_number
    )
    return Table(key=table.key, title=table.title, columns=columns, rows=rows)


def _headings_of_rows(table: Table) -> Iterator[tuple[Label, Label | None]]:
    """What the rows are headed by as columns: the heading, and what stands over it."""
    leads = [n for n, column in enumerate(table.columns) if not column.kind.is_number]
    told = [tuple(_label(row.cells[n]) for n in leads) for row in table.rows]
    has_sums = any(first == _NOTHING for first, *_ in told)
    group = _NOTHING
    for first, *others in told:
        group = group if first == _NOTHING else first
        second = next((label for label in others if label != _NOTHING), None)
        if second is not None:
            yield second, group
        elif others and has_sums:
            yield _SUM, group
        else:
            yield group, None


def _label(cell: Value) -> Label:
    match cell:
        case Label():
            return cell
        case str():
            return Label(cell, cell)
        case _:
            return _NOTHING


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
    parts_covered: Mapping[str | int | None, Coverage],
    whole: Mapping[Key, Tally] | None = None,
    flows_from: Period | None = None,
) -> Table:
    """Lines by the axes, with subtotals where there are two, and the total below.

    `whole` has the lines of the whole period, by the axes but the first, where that is time: the
    stock at the end is not the sum of the stocks before, and `parts_covered` the coverage of each
    part of it. `flows_from` is that of cumulative flows.
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
    rows = list(_rows(axes, lines, (), coverage, parts_covered))
    total = _counts(sum_of((lines if whole is None else whole).values()))
    rows.append(Row((TOTAL, *[""] * (len(axes) - 1), *total), Emphasis.TOTAL))
    if len(axes) == 2:
        below = _by_second(lines) if whole is None else whole
        found = _rows(axes[1:], below, (), coverage, {})
        rows += [Row(("", *row.cells), Emphasis.TOTAL) for row in found]
    return Table(key="models", title=MODEL.plural, columns=columns, rows=tuple(rows))


def _rows(
    axes: Sequence[Axis],
    lines: Mapping[Key, Tally],
    prefix: Key,
    coverage: Coverage,
    parts_covered: Mapping[str | int | None, Coverage],
) -> list[Row]:
    """The rows of the lines that begin with the prefix; `lines` are these alone."""
    depth = len(prefix)
    if prefix:
        coverage = parts_covered.get(prefix[0], coverage)
    axis = axes[depth]
    below: dict[str | int | None, dict[Key, Tally]] = {}
    for key, tally in lines.items():
        below.setdefault(key[depth], {})[key] = tally
    present = set(below)
    if depth == 0:
        present |= set(parts_covered)
    if axis.dimension is Dimension.UNIT and (depth == 0 or prefix[0] in parts_covered):
        present |= set(coverage.expected)
    rows: list[Row] = []
    for value in ordered(axis, present):
        key = (*prefix, value)
        found = below.get(value, {})
        lead: list[Value] = [*[""] * depth, axis.heading(value)]
        counts = _counts(sum_of(found.values()), is_known=not is_missing(axes, key, coverage))
        if depth + 1 == len(axes):
            rows.append(Row((*lead, *counts)))
            continue
        lead += [""] * (len(axes) - depth - 1)
        rows.append(Row((*lead, *counts), Emphasis.SUBTOTAL))
        rows += _rows(axes, found, key, coverage, parts_covered)
    return rows


def _by_second(lines: Mapping[Key, Tally]) -> dict[Key, Tally]:
    """The lines split by the second dimension alone: 93 collective and 29 individual."""
    found: dict[Key, Tally] = {}
    for (_, *second), tally in lines.items():
        found[tuple(second)] = sum_of([found.get(tuple(second), Tally()), tally])
    return found


def is_missing(axes: Sequence[Axis], key: Key, coverage: Coverage) -> bool:
    """Whether a line is of a unit that has not reported: its noughts are not known."""
    units = (v for axis, v in zip(axes, key, strict=False) if axis.dimension is Dimension.UNIT)
    return any(map(coverage.lacks, units))


def _counts(tally: Tally, *, is_known: bool = True) -> tuple[Value, ...]:
    return tuple(tally[m] if is_known else tally[m] or None for m in SHOWN_MEASURES)


def issues_table(issues: IssueBalance) -> Table:
    """The balance of issues as one line."""
    return Table(
        key="issues",
        title=_ISSUES,
        columns=_issue_columns(),
        rows=(Row(_balance_cells(issues)),),
    )


def issues_by_table(
    axis: Axis, balances: Mapping[str | int | None, IssueBalance], coverage: Coverage
) -> Table:
    """The balance of issues by one dimension, and the total below."""
    total = sum(balances.values(), NO_ISSUES)
    rows: list[Row] = []
    present = set(balances)
    if axis.dimension is Dimension.UNIT:
        present |= set(coverage.expected)
    for value in ordered(axis, present):
        counts = _balance_cells(balances.get(value, NO_ISSUES))
        if is_missing([axis], (value,), coverage):
            rows.append(Row((axis.heading(value), *(count or None for count in counts))))
        else:
            rows.append(Row((axis.heading(value), *counts)))
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
