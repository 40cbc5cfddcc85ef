"""The dimensions of the totals of models: what groups them, in which order, by which words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dan_van.domain.span import DateSpan
from dan_van.domain.totals import Coverage, Group, GroupedBy
from dan_van.domain.wording import Label
from dan_van.entities import ISSUE, MODEL, UNIT
from dan_van.services.coverage import coverage_of
from dan_van.services.lookups import Lookups

UNKNOWN = Label("Chưa rõ", "Unknown")


class Dimension(StrEnum):
    """By what models are grouped; CATEGORY is one of issues."""

    SECTOR = "sector"
    KIND = "kind"
    UNIT = "unit"
    DISTRICT = "district"
    TYPE = "type"
    LEVEL = "level"
    STAGE = "stage"
    CATEGORY = "category"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


TIMES = frozenset({Dimension.MONTH, Dimension.QUARTER, Dimension.YEAR})
"""They part the period itself."""


_TIME_LABELS = {
    Dimension.MONTH: Label("Tháng", "Month"),
    Dimension.QUARTER: Label("Quý", "Quarter"),
    Dimension.YEAR: Label("Năm", "Year"),
}
_STORED = {
    Dimension.DISTRICT: GroupedBy.UNIT,
    Dimension.TYPE: GroupedBy.UNIT,
}


def stored_groups(by: Sequence[Dimension]) -> tuple[GroupedBy, ...]:
    """What storage must tell models apart by for these dimensions."""
    found = {
        _STORED.get(dimension) or GroupedBy(dimension)
        for dimension in by
        if dimension not in TIMES and dimension is not Dimension.CATEGORY
    }
    return tuple(group for group in GroupedBy if group in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One dimension: its value in a group, the values in their order, and their labels."""

    dimension: Dimension
    label: Label
    value: Callable[[Group], str | int | None]
    labels: Mapping[str | int, Label | str]
    shows_empty: bool

    def heading(self, value: str | int | None) -> Label | str:
        """The value in words."""
        return UNKNOWN if value is None else self.labels[value]

    def code(self, value: str | int | None) -> str | int | None:
        """The value as JSON gives it: a unit by its name."""
        return str(self.labels[value]) if isinstance(value, int) else value


def axis_of(dimension: Dimension, lookups: Lookups, *, merged_before: str) -> Axis:
    """The axis of a dimension in one register.

    Units that went into others before that day are counted under these.
    """
    seen_as = lookups.successions.seen_as
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
        case Dimension.CATEGORY:
            field = ISSUE.field("category")
            labels = {c.value: c.label for c in field.choices}
            return _of(dimension, field.label, lambda _: None, labels, shows_empty=False)
        case Dimension.UNIT:
            names = {u.id: lookups.name_in_list(u.id) for u in lookups.units.all}
            return _of(
                dimension,
                UNIT.label,
                lambda g: None if g.unit_id is None else seen_as(g.unit_id, merged_before),
                names,
                shows_empty=False,
            )
        case Dimension.DISTRICT:
            names = {u.id: lookups.name_in_list(u.id) for u in lookups.units.all}
            parents = {
                u.id: _district_of(seen_as(u.id, merged_before), lookups) for u in lookups.units.all
            }
            label = Label("Huyện, tỉnh", "District")
            return _of(
                dimension, label, lambda g: parents[g.unit_id or 0], names, shows_empty=False
            )
        case Dimension.MONTH | Dimension.QUARTER | Dimension.YEAR:
            return _of(dimension, _TIME_LABELS[dimension], lambda _: None, {}, shows_empty=False)
        case Dimension.TYPE:
            types = {
                u.id: lookups.units.unit(seen_as(u.id, merged_before)).type.value
                for u in lookups.units.all
            }
            labels = {c.value: c.label for c in UNIT.field("type").choices}
            label = UNIT.field("type").label
            return _of(dimension, label, lambda g: types[g.unit_id or 0], labels, shows_empty=False)


def sorted_by_name(axis: Axis) -> Axis:
    """The axis of units in the order of the Vietnamese alphabet; others stay as they are."""
    if axis.dimension not in {Dimension.UNIT, Dimension.DISTRICT}:
        return axis
    from dan_van.domain.vietnamese import sort_key  # lazy: start-up

    labels = sorted(axis.labels.items(), key=lambda item: sort_key(str(item[1])))
    return replace(axis, labels=dict(labels))


def _of(
    dimension: Dimension,
    label: Label,
    value: Callable[[Group], str | int | None],
    labels: Mapping[str | int, Label | str] | Mapping[str, Label] | Mapping[int, str],
    *,
    shows_empty: bool = True,
) -> Axis:
    return Axis(
        dimension=dimension,
        label=label,
        value=value,
        labels=dict(labels.items()),
        shows_empty=shows_empty,
    )


def _choices(dimension: Dimension, field: str, value: Callable[[Group], str | int | None]) -> Axis:
    declared = MODEL.field(field)
    labels = {c.value: c.label for c in declared.choices}
    return _of(dimension, declared.label, value, labels, shows_empty=field == "kind")


def _district_of(unit_id: int, lookups: Lookups) -> int | None:
    """The nearest unit above that is a district or a province; a unit may be one itself."""
    from dan_van.domain.unit import UnitType  # lazy: start-up

    for candidate in (unit_id, *lookups.units.ancestors(unit_id)):
        if lookups.units.unit(candidate).type in {UnitType.DISTRICT, UnitType.PROVINCE}:
            return candidate
    return None


def coverage_along(
    axes: Sequence[Axis],
    conn: sqlite3.Connection,
    span: DateSpan,
    *,
    lookups: Lookups,
    merged_before: str,
) -> Coverage:
    """Who has reported on the span, where lines are those of units; else nobody was expected.

    Units stand there as the axes have them: under what they went into before that day.
    """
    if any(axis.dimension is Dimension.UNIT for axis in axes):
        return coverage_of(conn, span, lookups=lookups).seen_as(
            lambda unit: lookups.successions.seen_as(unit, merged_before)
        )
    return Coverage(expected={}, received=frozenset())
