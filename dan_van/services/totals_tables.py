"""The totals as tables: lines of models with their sums, one line of issues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dan_van.domain.issue_totals import IssueBalance
from dan_van.domain.table import Column, ColumnKind, Emphasis, Row, Table, Value
from dan_van.domain.totals import SHOWN_MEASURES, Coverage, Key, Measure, Tally, sum_of
from dan_van.domain.wording import Label
from dan_van.entities import MODEL
from dan_van.services.totals_axes import Axis, Dimension

MEASURE_LABELS = {
    Measure.REGISTERED: Label("Đăng ký", "Registered"),
    Measure.NEW: Label("Mới", "New"),
    Measure.KEPT: Label("Duy trì", "Kept"),
    Measure.ACTIVE: Label("Hoạt động cuối kỳ", "Active at end"),
    Measure.EFFECTIVE: Label("Hiệu quả", "Effective"),
    Measure.RECOGNISED: Label("Công nhận", "Recognised"),
    Measure.REPLICATED: Label("Nhân rộng", "Replicated"),
    Measure.STOPPED: Label("Dừng", "Stopped"),
}
_ISSUE_LABELS = {
    "opening": Label("Tồn đầu kỳ", "Opening"),
    "raised": Label("Phát sinh", "Raised"),
    "resolved": Label("Đã giải quyết", "Resolved"),
    "closed": Label("Kết thúc khác", "Closed"),
    "closing": Label("Tồn cuối kỳ", "Closing"),
    "overdue": Label("Quá hạn", "Overdue"),
}
_TOTAL = Label("Tổng cộng", "Total")
_NOT_REPORTED: tuple[Value, ...] = (None,) * len(MEASURE_LABELS)


def _ordered(axis: Axis, present: set[str | int | None]) -> list[str | int | None]:
    """The values to show: all of a short fixed list, else those present; unknown comes last."""
    values: list[str | int | None] = [
        value for value in axis.labels if axis.shows_empty or value in present
    ]
    return [*values, None] if None in present else values


def models_table(axes: Sequence[Axis], lines: Mapping[Key, Tally], coverage: Coverage) -> Table:
    """Lines by the axes, with subtotals where there are two, and the total below."""
    columns = (
        *(Column(key=axis.dimension, label=axis.label) for axis in axes),
        *(
            Column(key=measure, label=label, kind=ColumnKind.NUMBER)
            for measure, label in MEASURE_LABELS.items()
        ),
    )
    rows = list(_rows(axes, lines, (), coverage))
    total = _counts(sum_of(lines.values()))
    rows.append(Row((_TOTAL, *[""] * (len(axes) - 1), *total), Emphasis.TOTAL))
    if len(axes) == 2:
        rows += _totals_of_second(axes[1], lines)
    return Table(key="models", title=MODEL.plural, columns=columns, rows=tuple(rows))


def _rows(
    axes: Sequence[Axis], lines: Mapping[Key, Tally], prefix: Key, coverage: Coverage
) -> list[Row]:
    depth = len(prefix)
    axis = axes[depth]
    present = {key[depth] for key in lines if key[:depth] == prefix}
    if axis.dimension is Dimension.UNIT and depth == 0:
        present |= set(coverage.missing)
    rows: list[Row] = []
    for value in _ordered(axis, present):
        key = (*prefix, value)
        below = [tally for k, tally in lines.items() if k[: depth + 1] == key]
        lead: list[Value] = [*[""] * depth, axis.heading(value)]
        if depth + 1 == len(axes):
            is_missing = axis.dimension is Dimension.UNIT and value in coverage.missing
            counts = _NOT_REPORTED if is_missing and not below else _counts(sum_of(below))
            rows.append(Row((*lead, *counts)))
            continue
        lead += [""] * (len(axes) - depth - 1)
        rows.append(Row((*lead, *_counts(sum_of(below))), Emphasis.SUBTOTAL))
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
        for v in _ordered(axis, present)
    ]


def _counts(tally: Tally) -> tuple[int, ...]:
    return tuple(tally[measure] for measure in SHOWN_MEASURES)


def issues_table(issues: IssueBalance) -> Table:
    """The balance of issues as one line."""
    columns = tuple(
        Column(key=key, label=label, kind=ColumnKind.NUMBER) for key, label in _ISSUE_LABELS.items()
    )
    row = Row(tuple(getattr(issues, key) for key in _ISSUE_LABELS))
    return Table(
        key="issues", title=Label("Vụ việc, vấn đề nổi cộm", "Issues"), columns=columns, rows=(row,)
    )
