"""The totals of a period: models by sector and kind, the balance of issues, who has reported."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dan_van.domain.period import Period
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Emphasis, Row, Table, Value
from dan_van.domain.totals import (
    SHOWN_MEASURES,
    Coverage,
    Group,
    IssueBalance,
    Key,
    Measure,
    ModelFact,
    Tally,
    balance,
    pivot,
    sum_of,
)
from dan_van.domain.unit import UnitType
from dan_van.domain.wording import Label, Message
from dan_van.entities import ENTITIES, MODEL, UNIT, Entity
from dan_van.services.declared_beside import declared_beside, declared_payload, declared_table
from dan_van.services.lookups import Lookups
from dan_van.services.record_totals import RecordTotals, carries_campaigns, record_totals
from dan_van.storage.totals import issue_moves, model_facts, reporting_units
from dan_van.storage.units import expected_units

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
_PARTS = {"H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng năm"}
_UNKNOWN = Label("Chưa rõ", "Unknown")
_TOTAL = Label("Tổng cộng", "Total")
_NOT_REPORTED: tuple[Value, ...] = (None,) * len(MEASURE_LABELS)


class Dimension(StrEnum):
    """By what models are grouped."""

    SECTOR = "sector"
    KIND = "kind"
    UNIT = "unit"
    DISTRICT = "district"
    TYPE = "type"
    LEVEL = "level"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """One dimension: its value in a group, the values in their order, and their labels."""

    dimension: Dimension
    label: Label
    value: Callable[[Group], str | int | None]
    labels: Mapping[str | int, Label | str]
    shows_empty: bool

    def heading(self, value: str | int | None) -> Label | str:
        return _UNKNOWN if value is None else self.labels[value]

    def code(self, value: str | int | None) -> str | int | None:
        """The value as JSON gives it: a unit by its name."""
        return str(self.labels[value]) if isinstance(value, int) else value


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
    facts = tuple(model_facts(conn, period.span, campaign=name))
    moves = tuple(issue_moves(conn))
    start, end = period.span.start.isoformat(), period.span.end.isoformat()
    coverage = Coverage(
        expected=dict(expected_units(conn, start, end)),
        received=reporting_units(conn, period.span),
    )
    declared = () if name else declared_beside(conn, period, facts, lookups=lookups)
    # decide
    axes = tuple(_axis(dimension, lookups) for dimension in by)
    others = {
        entity: record_totals(conn, entity, period, campaign=name)
        for entity in ENTITIES
        if entity.counted_by and (name is None or carries_campaigns(entity))
    }
    lines = pivot(facts, lambda group: tuple(axis.value(group) for axis in axes))
    counted = {key: line for key, line in lines.items() if any(line[m] for m in SHOWN_MEASURES)}
    issues = balance(moves, period.span, today=today)
    # answer
    return Document(
        title=Message("totals.title", {"period": _named(period)}),
        facts=(
            _dates(period),
            _coverage_line(coverage)
            if name is None
            else Message("totals.campaign", {"campaign": name}),
        ),
        tables=(
            _models_table(axes, counted, coverage),
            *((_issues_table(issues),) if name is None else ()),
            *(table for found in others.values() for table in found.tables),
            *((declared_table(declared),) if declared else ()),
        ),
        notes=(*_notes(facts, issues, coverage, of_all=name is None), *_undated_notes(others)),
        payload=_payload(period, axes, lines, issues, coverage, today)
        | {str(entity.form): found.payload for entity, found in others.items()}
        | {"declared": declared_payload(declared)},
    )


def _axis(dimension: Dimension, lookups: Lookups) -> _Axis:
    match dimension:
        case Dimension.SECTOR:
            labels = {s.code: Label(s.name_vi, s.name_en) for s in lookups.sectors}
            return _of(dimension, MODEL.field("sector").label, lambda g: g.sector, labels)
        case Dimension.KIND:
            return _choices(dimension, "kind", lambda g: g.kind)
        case Dimension.LEVEL:
            return _choices(dimension, "level", lambda g: g.level)
        case Dimension.STAGE:
            return _choices(dimension, "stage", lambda g: g.stage)
        case Dimension.UNIT:
            names = {u.id: lookups.name_in_list(u.id) for u in lookups.units.all}
            return _of(dimension, UNIT.label, lambda g: g.unit_id, names, shows_empty=False)
        case Dimension.DISTRICT:
            names = {u.id: lookups.name_in_list(u.id) for u in lookups.units.all}
            parents = {u.id: _district_of(u.id, lookups) for u in lookups.units.all}
            label = Label("Huyện, tỉnh", "District")
            return _of(dimension, label, lambda g: parents[g.unit_id], names, shows_empty=False)
        case Dimension.TYPE:
            types = {u.id: u.type.value for u in lookups.units.all}
            labels = {c.value: c.label for c in UNIT.field("type").choices}
            label = UNIT.field("type").label
            return _of(dimension, label, lambda g: types[g.unit_id], labels, shows_empty=False)


def _of(
    dimension: Dimension,
    label: Label,
    value: Callable[[Group], str | int | None],
    labels: Mapping[str | int, Label | str] | Mapping[str, Label] | Mapping[int, str],
    *,
    shows_empty: bool = True,
) -> _Axis:
    return _Axis(
        dimension=dimension,
        label=label,
        value=value,
        labels=dict(labels.items()),
        shows_empty=shows_empty,
    )


def _choices(dimension: Dimension, field: str, value: Callable[[Group], str | int | None]) -> _Axis:
    declared = MODEL.field(field)
    labels = {c.value: c.label for c in declared.choices}
    return _of(dimension, declared.label, value, labels, shows_empty=field == "kind")


def _district_of(unit_id: int, lookups: Lookups) -> int | None:
    """The nearest unit above that is a district or a province; a unit may be one itself."""
    for candidate in (unit_id, *lookups.units.ancestors(unit_id)):
        if lookups.units.unit(candidate).type in {UnitType.DISTRICT, UnitType.PROVINCE}:
            return candidate
    return None


def _ordered(axis: _Axis, present: set[str | int | None]) -> list[str | int | None]:
    """The values to show: all of a short fixed list, else those present; unknown comes last."""
    values: list[str | int | None] = [
        value for value in axis.labels if axis.shows_empty or value in present
    ]
    return [*values, None] if None in present else values


def _models_table(axes: Sequence[_Axis], lines: Mapping[Key, Tally], coverage: Coverage) -> Table:
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
    axes: Sequence[_Axis], lines: Mapping[Key, Tally], prefix: Key, coverage: Coverage
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


def _totals_of_second(axis: _Axis, lines: Mapping[Key, Tally]) -> list[Row]:
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


def _issues_table(issues: IssueBalance) -> Table:
    columns = tuple(
        Column(key=key, label=label, kind=ColumnKind.NUMBER) for key, label in _ISSUE_LABELS.items()
    )
    row = Row(tuple(getattr(issues, key) for key in _ISSUE_LABELS))
    return Table(
        key="issues", title=Label("Vụ việc, vấn đề nổi cộm", "Issues"), columns=columns, rows=(row,)
    )


def _named(period: Period) -> DateSpan | Label:
    """A quarter, month or year as a date, part of a year in words; English has their codes."""
    span = period.span
    if ".." not in span.label:
        return span
    year, _, part = period.code.partition("-")
    vietnamese = f"{_PARTS[part]} {year}" if part in _PARTS else span.vietnamese
    return Label(vietnamese, period.code)


def _dates(period: Period) -> Message:
    facts = {
        "start": period.span.start,
        "end": period.span.last,
        "calendar": Message(f"calendar.{period.calendar}"),
    }
    return Message("totals.dates", facts)


def _coverage_line(coverage: Coverage) -> Message:
    expected = len(coverage.expected)
    return Message(
        "totals.coverage" if expected else "totals.no_expected",
        {"received": expected - len(coverage.missing), "expected": expected},
    )


def _notes(
    facts: Sequence[ModelFact], issues: IssueBalance, coverage: Coverage, *, of_all: bool
) -> tuple[Message, ...]:
    """What the tables leave open; issues and reports are those of no one campaign."""
    notes: list[Message] = []
    undated = sum(f.count for f in facts if f.measure is Measure.UNDATED)
    if undated:
        notes.append(Message("totals.undated_models", {"count": undated}))
    if of_all and issues.undated:
        notes.append(Message("totals.undated_issues", {"count": issues.undated}))
    if of_all and issues.reopened:
        notes.append(Message("totals.reopened", {"count": issues.reopened}))
    if of_all and coverage.missing:
        names = "; ".join(coverage.missing.values())
        notes.append(Message("totals.missing", {"count": len(coverage.missing), "names": names}))
    return tuple(notes)


def _undated_notes(others: Mapping[Entity, RecordTotals]) -> list[Message]:
    return [
        Message("totals.undated_records", {"kind": entity.plural, "count": found.undated})
        for entity, found in others.items()
        if found.undated
    ]


def _payload(
    period: Period,
    axes: Sequence[_Axis],
    lines: Mapping[Key, Tally],
    issues: IssueBalance,
    coverage: Coverage,
    today: date,
) -> dict[str, object]:
    def counts(tally: Tally) -> dict[str, int]:
        return {measure.value: tally[measure] for measure in Measure}

    def cells(key: Key) -> dict[str, object]:
        return {a.dimension.value: a.code(v) for a, v in zip(axes, key, strict=True)}

    return {
        "period": {
            "code": period.code,
            "start": period.span.start.isoformat(),
            "end": period.span.last.isoformat(),
            "calendar": period.calendar.value,
        },
        "as_of": today.isoformat(),
        "coverage": {
            "expected": len(coverage.expected),
            "received": len(coverage.expected) - len(coverage.missing),
            "missing": list(coverage.missing.values()),
        },
        "models": {
            "by": [axis.dimension.value for axis in axes],
            "rows": [cells(key) | counts(lines[key]) for key in sorted(lines, key=_sort_key(axes))],
            "total": counts(sum_of(lines.values())),
        },
        "issues": {
            "opening": issues.opening,
            "raised": issues.raised,
            "reopened": issues.reopened,
            "resolved": issues.resolved,
            "closed": issues.closed,
            "closing": issues.closing,
            "overdue": issues.overdue,
            "undated": issues.undated,
        },
    }


def _sort_key(axes: Sequence[_Axis]) -> Callable[[Key], list[int]]:
    orders = [{value: place for place, value in enumerate(axis.labels)} for axis in axes]

    def place(key: Key) -> list[int]:
        return [
            len(order) if value is None else order[value]
            for order, value in zip(orders, key, strict=True)
        ]

    return place
