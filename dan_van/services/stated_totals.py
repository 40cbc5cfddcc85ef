"""What the sentences of a sheet state of its rows, held against these rows.

"Tổng số: 122 mô hình (93 tập thể, 29 cá nhân)" is three totals of one cell. A sentence stands in a
total row, in the label of a group, or above or below the table. `counted` is None where no row
tells what is asked: a list without kinds cannot be held against "93 tập thể".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dan_van.domain.import_plan import DeclaredTotal, ParsedRow
from dan_van.domain.period import Calendar, Period, find_period
from dan_van.domain.record import FieldValue, Ref, text_of
from dan_van.domain.sheet import SheetLayout, TextCell
from dan_van.domain.stated_counts import UNIT, StatedCount, Vocabulary, stated_counts
from dan_van.domain.unit_index import Found
from dan_van.entities import ISSUE, MODEL, Entity
from dan_van.services.lookups import Lookups
from dan_van.services.stated_words import MEASURE, vocabulary_of

UNITS = "units"
"""The measure of a count of units."""

_STAGES = ("registered", "implementing", "effective", "recognised", "replicated")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """A table of a sheet with its parsed rows, and the period that they are of."""

    layout: SheetLayout
    rows: Sequence[ParsedRow]
    period: Period | None


@dataclass(slots=True, kw_only=True)
class Sentences:
    """Reads the sentences about records of one form and counts the rows that they speak of."""

    entity: Entity
    lookups: Lookups
    _vocabulary: Vocabulary | None = field(default=None)

    def totals(
        self,
        cell: TextCell,
        *,
        sheet: str,
        covered: Sequence[ParsedRow],
        group: Mapping[str, FieldValue] | None = None,
        instead: Sequence[ParsedRow] | None = None,
    ) -> Iterator[DeclaredTotal]:
        """Every count that a cell states.

        Args:
            cell: the cell.
            sheet: the name of its sheet.
            covered: the rows that it speaks of.
            group: what the group says in which it stands.
            instead: other rows that it may speak of; they count where the first do not agree.
        """
        if self._vocabulary is None:
            self._vocabulary = vocabulary_of(self.entity, self.lookups)
        for stated in stated_counts(cell.text, self._vocabulary):
            total = self._total(stated, cell, sheet, covered, group or {})
            if total is None:
                continue
            if instead is not None and not total.matches:
                other = self._total(stated, cell, sheet, instead, group or {})
                total = other if other is not None else total
            yield total

    def _total(
        self,
        stated: StatedCount,
        cell: TextCell,
        sheet: str,
        covered: Sequence[ParsedRow],
        group: Mapping[str, FieldValue],
    ) -> DeclaredTotal | None:
        said: dict[str, FieldValue] = dict(stated.said)
        if UNIT in stated.said:
            unit = self._unit(stated.said[UNIT])
            if unit is None:
                return None
            said[UNIT] = unit
        measure = text_of(said.pop(MEASURE, None))
        numbers = _numbers(stated, measure, self._of(covered, said))
        exact = stated.figure.number
        named = {**{name: group.get(name) for name in (UNIT, "sector", "kind")}, **said}
        basic = "registered" if self.entity is MODEL else str(self.entity.form)
        return DeclaredTotal(
            sheet=sheet,
            row=cell.row,
            column=cell.column,
            measure=UNITS if stated.of_units else measure or basic,
            unit=text_of(named[UNIT]),
            sector=text_of(named["sector"]),
            kind=text_of(named["kind"]),
            declared=exact,
            qualifier=stated.figure.qualifier,
            plan=stated.figure.plan,
            counted=exact if exact in numbers else next(iter(numbers), None),
        )

    def _unit(self, text: str) -> Ref | None:
        match self.lookups.units.resolve(text):
            case Found(unit=unit):
                return Ref(unit.id, unit.name)
        return None

    def _of(
        self, covered: Sequence[ParsedRow], said: Mapping[str, FieldValue]
    ) -> Sequence[ParsedRow] | None:
        """The rows that are what is said; None where no row tells."""
        rows = covered
        for name, value in said.items():
            if covered and not any(name in row.values for row in covered):
                return None
            if name == UNIT and isinstance(value, Ref):
                below = self.lookups.units.subtree(value.id)
                rows = [
                    r for r in rows if isinstance(u := r.values.get(UNIT), Ref) and u.id in below
                ]
            else:
                rows = [row for row in rows if text_of(row.values.get(name)) == value]
        return rows


def stated_in_lines(
    tables: Sequence[ReadTable], sentences: Sentences, *, calendar: Calendar
) -> Iterator[DeclaredTotal]:
    """What the lines above and below the tables of one sheet state; all tables are of one form.

    Where several tables share a sheet, a line above the first or below the last one may speak of
    all of them. A line about another period than its table's is passed over.
    """
    everything = [row for table in tables for row in table.rows]
    for place, table in enumerate(tables):
        layout = table.layout
        top = min(layout.header_rows, default=0)
        for cell in layout.texts_around:
            period = find_period(cell.text, calendar=calendar)
            if period and table.period and not period.span.overlaps(table.period.span):
                continue
            is_outermost = place == 0 if cell.row < top else place == len(tables) - 1
            yield from sentences.totals(
                cell,
                sheet=layout.sheet,
                covered=table.rows,
                instead=everything if len(tables) > 1 and is_outermost else None,
            )


def _numbers(
    stated: StatedCount, measure: str | None, rows: Sequence[ParsedRow] | None
) -> list[int]:
    """How many the rows give; two numbers where the words fit two, none where they do not tell."""
    if rows is None:
        return []
    if stated.of_units:
        units = {unit.id for row in rows if isinstance(unit := row.values.get(UNIT), Ref)}
        return [len(units)] if units or not rows else []
    if measure is None:
        return [len(rows)]
    if measure == "resolved" and any(ISSUE.headline in row.values for row in rows):
        told = [row.values["status"] for row in rows if "status" in row.values]
        return [sum(status == "resolved" for status in told)] if told else []
    if measure in _STAGES:
        stages = [stage for row in rows if (stage := _furthest(row)) is not None]
        reached = sum(_STAGES.index(stage) >= _STAGES.index(measure) for stage in stages)
        return [reached, stages.count(measure)] if stages else []
    return []


def _furthest(row: ParsedRow) -> str | None:
    """The furthest stage that the row's own cells state, registration aside."""
    dated = [stage for stage in _STAGES[1:] if stage in row.values]
    stage = row.values.get("stage")
    stated = [stage] if isinstance(stage, str) and stage in _STAGES else []
    return max([*dated, *stated], key=_STAGES.index, default=None)
