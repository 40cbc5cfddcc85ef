"""What units declared for a period, beside what the register counts for the same thing.

The two are never added and neither replaces the other: both are shown with their difference.
`counted` is None where the register holds no records of that kind for the unit, those below it and
the period: then there is nothing to hold the figure against. Where there are some, but none of that
sector or kind, it is 0.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from dan_van.domain.figure import Figure
from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Row, Table, Value
from dan_van.domain.totals import GroupedBy, Measure, ModelFact, Tally
from dan_van.domain.unit_words import words_with_tones
from dan_van.domain.vietnamese import identity
from dan_van.domain.wording import Label
from dan_van.entities import FORMS, ISSUE, Entity, Field, Kind
from dan_van.entities.figure import FIGURE
from dan_van.services.declared_parts import disagreement_notes, parts_that_disagree
from dan_van.services.lookups import Lookups
from dan_van.services.records import column_of, shown_value
from dan_van.services.totals_natures import AT_END, IN_PERIOD, said_with
from dan_van.storage import conditions
from dan_van.storage.figures import activity_sums
from dan_van.storage.records import Condition, Order, count, select
from dan_van.storage.totals import model_facts

_OUTREACH, _DIALOGUE = "outreach", "dialogue"
_SHOWN = ("unit", "measure", "sector", "kind", "level", "form", "body")

_GROUPS = (GroupedBy.UNIT, GroupedBy.SECTOR, GroupedBy.KIND, GroupedBy.LEVEL)

_Counted: TypeAlias = int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredFigure:
    """A declared figure with what was counted; `difference` is counted less declared."""

    record: Record
    counted: int | None

    @property
    def figure(self) -> Figure:
        """The figure as declared."""
        figure = self.record[FIGURE.headline]
        return figure if isinstance(figure, Figure) else Figure(number=0)

    @property
    def difference(self) -> int | None:
        """How many more were counted than declared."""
        return None if self.counted is None else self.counted - self.figure.number


def declared_beside(
    conn: sqlite3.Connection, period: Period, *, lookups: Lookups
) -> tuple[DeclaredFigure, ...]:
    """The figures declared for exactly that period, each with what the register counts."""
    records = list(
        select(
            conn,
            FIGURE,
            where=[
                conditions.is_active(FIGURE),
                conditions.same(FIGURE, str(FIGURE.dated_by), period.span),
            ],
            order=Order(("unit_id", "measure", "code")),
            with_source=False,
        )
    )
    if not records:
        return ()
    by_unit: dict[int, list[ModelFact]] = {}
    for fact in model_facts(conn, period.span, by=_GROUPS):
        if fact.measure is not Measure.UNDATED:
            by_unit.setdefault(fact.group.unit_id or 0, []).append(fact)
    counting = _Counting(conn, period.span, by_unit, lookups)
    found = [DeclaredFigure(record=r, counted=counting.counted(r)) for r in records]
    order = {choice.value: place for place, choice in enumerate(FIGURE.field("measure").choices)}
    names = {unit.id: place for place, unit in enumerate(lookups.units.all)}
    return tuple(
        sorted(
            found,
            key=lambda one: (names[_unit(one.record)], order[str(one.record["measure"])]),
        )
    )


def declared_table(declared: Sequence[DeclaredFigure], lookups: Lookups) -> Table:
    """The figures as a table, without the columns that are empty in all of them."""
    sectors = {sector.code: Label(sector.name_vi, sector.name_en) for sector in lookups.sectors}
    fields = [
        f
        for f in FIGURE.fields
        if f.name in _SHOWN and any(one.record[f.name] is not None for one in declared)
    ]
    columns = (
        *(_column(field) for field in fields),
        Column(key="declared", label=Label("Số báo cáo", "Declared"), kind=ColumnKind.NUMBER),
        Column(key="counted", label=Label("Đếm trong sổ", "Counted"), kind=ColumnKind.NUMBER),
        Column(key="difference", label=Label("Chênh lệch", "Difference"), kind=ColumnKind.CHANGE),
    )
    rows = tuple(
        Row(
            (
                *(_shown(one.record, field, sectors) for field in fields),
                one.figure,
                one.counted,
                one.difference,
            )
        )
        for one in declared
    )
    notes = disagreement_notes(parts_that_disagree([one.record for one in declared]))
    return Table(key="declared", title=FIGURE.plural, columns=columns, rows=rows, notes=notes)


def _column(field: Field) -> Column:
    """The column of a field; sectors stand there by their names, as in the table of models."""
    column = column_of(field)
    return replace(column, kind=ColumnKind.TEXT) if field.kind is Kind.SECTOR else column


def _shown(figure: Record, field: Field, sectors: Mapping[str, Label]) -> Value:
    """A field of a figure as the table has it; a measure says what its figures are."""
    value = figure[field.name]
    if field.kind is Kind.SECTOR:
        return sectors[value.text] if isinstance(value, Ref) else ""
    if field.name != "measure" or not isinstance(value, str):
        return shown_value(value)
    nature = AT_END if value == Measure.ACTIVE else IN_PERIOD
    return said_with(field.choice(value).label, nature)


def declared_payload(declared: Iterable[DeclaredFigure]) -> list[dict[str, object]]:
    """The figures as JSON has them in the totals of a period."""
    return [
        {
            **{name: _raw(one.record[name]) for name in _SHOWN},
            "declared": one.figure.number,
            "qualifier": one.figure.qualifier,
            "plan": one.figure.plan,
            "counted": one.counted,
            "difference": one.difference,
        }
        for one in declared
    ]


@dataclass(frozen=True, slots=True)
class _Counting:
    """Counts the records of a period for one figure after another; `facts` are by unit.

    A flow is held against the flows of the period, the stock against the stock at its end.
    """

    conn: sqlite3.Connection
    span: DateSpan
    facts: Mapping[int, Sequence[ModelFact]]
    lookups: Lookups

    def counted(self, figure: Record) -> _Counted:
        """What the register counts for that figure; None where nothing is there to count."""
        measure = str(figure["measure"])
        if measure in {m.value for m in Measure}:
            return self._models(figure, Measure(measure))
        ways: Mapping[str, Callable[[Record], _Counted]] = {
            "models": lambda f: self._models(f, Measure.REGISTERED),
            "issues_found": lambda f: self._records(f, ISSUE, "raised"),
            "issues_settled": lambda f: self._records(f, ISSUE, "resolved"),
            "dialogues": lambda f: self._activities(f, _DIALOGUE)[0],
            "outreach_sessions": lambda f: self._activities(f, _OUTREACH)[0],
            "participants": lambda f: self._activities(f, None)[1],
            "documents_issued": lambda f: self._documents(f, "issued"),
            "documents_advised": lambda f: self._documents(f, "advised"),
        }
        way = ways.get(measure)
        if way is not None:
            return way(figure)
        entity = FORMS.get(measure)
        if entity is None or entity.dated_by is None:
            return None
        granted = [conditions.equals(entity, "status", "granted")] if measure == "awards" else []
        return self._records(figure, entity, entity.dated_by, granted)

    def _models(self, figure: Record, measure: Measure) -> _Counted:
        is_stock = measure is Measure.ACTIVE
        facts = [
            fact
            for unit in self._spoken_for(_unit(figure))
            for fact in self.facts.get(unit, ())
            if (fact.measure is Measure.ACTIVE) == is_stock
        ]
        if not facts:
            return None
        tally = Tally()
        for fact in facts:
            group = fact.group
            said = (("sector", group.sector), ("kind", group.kind), ("level", group.level))
            if all(figure[name] is None or _raw(figure[name]) == value for name, value in said):
                tally.add(fact.measure, fact.count)
        return tally[measure]

    def _spoken_for(self, unit_id: int) -> frozenset[int]:
        """A unit and those below it, with all that went into them by the end of the period."""
        units = self.lookups.units
        merged = self.lookups.successions.counted_under(
            units.subtree(unit_id), self.span.end.isoformat()
        )
        return merged.union(*(units.subtree(unit) for unit in merged))

    def _records(
        self, figure: Record, entity: Entity, dated: str, more: Sequence[Condition] = ()
    ) -> _Counted:
        """Records of a kind that are dated in the period, of the unit and those below it."""
        names = {field.name for field in entity.fields}
        asked = [n for n in ("sector", "kind", "level", "form", "body") if figure[n] is not None]
        if "unit" not in names or not names.issuperset(asked):
            return None
        where = [
            conditions.is_active(entity),
            conditions.in_subtree(
                entity, "unit", _unit(figure), merged_before=self.span.end.isoformat()
            ),
            conditions.dated_inside(entity, dated, self.span),
            *more,
        ]
        if not count(self.conn, entity, where=where):
            return None
        exact = [n for n in asked if n != "body"]
        where += [conditions.same(entity, n, figure[n]) for n in exact]
        if "body" not in asked:
            return count(self.conn, entity, where=where)
        body = _body(figure)
        found = select(self.conn, entity, where=where, with_source=False)
        return sum(_body(record) == body for record in found)

    def _documents(self, figure: Record, role: str) -> _Counted:
        entity = FORMS["documents"]
        return self._records(
            figure, entity, str(entity.dated_by), [conditions.equals(entity, "role", role)]
        )

    def _activities(self, figure: Record, kind: str | None) -> tuple[_Counted, _Counted]:
        if any(figure[name] is not None for name in ("sector", "kind", "level", "form", "body")):
            return None, None
        return activity_sums(self.conn, _unit(figure), self.span, kind=kind)


def _body(record: Record) -> str:
    """The name of an awarding body, written out: `UBND` is `Ủy ban nhân dân`."""
    return words_with_tones().written_out(identity(str(record["body"] or "")))


def _unit(figure: Record) -> int:
    unit = figure["unit"]
    return unit.id if isinstance(unit, Ref) else 0


def _raw(value: FieldValue) -> str | None:
    match value:
        case Ref():
            return value.text
        case str():
            return value
        case _:
            return None
