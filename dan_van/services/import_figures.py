"""Importing summary forms: every figure of a table becomes a declared figure of its own.

What a row is named by (a sector, a unit) and what is said over its column make up what a figure
is about. A sum that the sheet states is kept beside its parts, because its sender stated it, and is
held against them; it is never added to them. Sums over levels, measures or periods are not taken
for sums: a model can be registered at several levels, and a stock stands in every period.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dan_van.domain.cell import CellProblem
from dan_van.domain.figure import Figure, sum_of_figures
from dan_van.domain.figure_parts import Statement, mismatches
from dan_van.domain.import_plan import (
    BadRow,
    Decision,
    DeclaredTotal,
    Identity,
    Known,
    ParsedRow,
    Problem,
    Severity,
)
from dan_van.domain.number_style import NumberStyle
from dan_van.domain.record import FieldValue, Record, Ref, text_of
from dan_van.domain.sheet import RawCell, SheetColumn, SheetLayout, SheetRow, TotalRow
from dan_van.domain.wording import Label
from dan_van.entities import Kind
from dan_van.entities.figure import FIGURE
from dan_van.services.figure_statements import TYPED
from dan_van.services.import_forms import RecordImporter
from dan_van.services.sheet_rows import RowParser
from dan_van.services.stated_shares import share_problems
from dan_van.storage.batches import latest_files

_NAMES = ("unit", "sector", "kind", "level", "form", "period", "measure")
_NOT_ADDED = ("level", "measure", "period")
_PARTS = ("kind", "sector", "form")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """One cell of figures: what it is about and the figure, or what is wrong with it.

    `is_kept` says that it is stored; a sum of rows that cannot be named is only checked.
    """

    row: int
    column: SheetColumn
    about: Mapping[str, FieldValue]
    figure: Figure | None
    is_kept: bool = True


_Place = tuple[int, int]
"""The row's number and the column's position."""


@dataclass(slots=True, kw_only=True)
class FigureParser(RowParser):
    """Parses the figures of one summary form."""

    _stated: dict[_Place, _Stated] = field(default_factory=dict)
    _totals: dict[int, TotalRow] = field(default_factory=dict)
    _unread: set[int] = field(default_factory=set)
    _whole: dict[str, Problem] = field(default_factory=dict)

    def rows(self) -> Iterator[ParsedRow]:
        """Every figure, and every row or figure that cannot be read, with its problems."""
        naming = [c for c in self.layout.columns if c.field not in {None, self.entity.headline}]
        figures = [c for c in self.layout.columns if c.field == self.entity.headline]
        self._find_styles([*naming, *figures])
        for row in self.layout.data:
            yield from self._figures(row, naming, figures)
        self._totals = {total.number: total for total in self.layout.totals}
        for total in self.layout.totals:
            about = {**self._shared(total), **self._inherited(total.groups)}
            is_kept = "unit" in about and self._is_named(total)
            line = SheetRow(number=total.number, cells=total.cells)
            yield from self._cells_of(line, figures, about, is_kept=is_kept)

    def notes(self) -> list[Problem]:
        """What is wrong with the sheet as a whole, and which figures of it were left out."""
        left = [c.header for c in self.layout.columns if c.field is None and self._is_left(c)]
        found = [*RowParser.notes(self), *self._whole.values()]
        if left:
            headers = "; ".join(left)[:300]
            found.append(self._problem_of_sheet("columns_left", Severity.WARNING, headers=headers))
        found += share_problems(self.layout, NumberStyle())
        return found

    def declared(self, rows: Sequence[ParsedRow]) -> Iterator[DeclaredTotal]:
        """Every figure that the sheet states; a sum with what its parts add up to."""
        del rows  # a figure is held against other figures, not against rows
        by_name = self._parts_by_name()
        for place, stated in self._stated.items():
            if stated.figure is None:
                continue
            sums_of_it = (*self._sums(place), *by_name.get(place, ()))
            totals = [_declared(self.layout, stated, *sums) for sums in sums_of_it]
            wrong = (total for total in totals if total.matches is False)
            yield next(wrong, next(iter(totals), _declared(self.layout, stated, None)))

    def _figures(
        self, row: SheetRow, naming: list[SheetColumn], figures: Sequence[SheetColumn]
    ) -> Iterator[ParsedRow]:
        """The figures of a row of data; of a row that is not named, its problem alone."""
        values, problems = self._read(row, naming)
        names = [column for column in naming if column.field in _NAMES]
        if not problems and not any(column.field in values for column in names):
            column = names[0]
            problems = [
                Problem(
                    code="value_missing",
                    sheet=self.layout.sheet,
                    row=row.number,
                    column=column.letter,
                    field=column.field,
                    facts={"field": self._field(column).label},
                )
            ]
        if problems:
            self._unread.add(row.number)
            cells = {str(column.field): column.letter for column in naming}
            yield self._parsed(row.number, values, cells, problems)
            return
        about = {**self._inherited(row.groups), **values}
        for name in ("unit", "period"):
            if name not in about:
                self._whole[name] = self._problem_of_sheet(f"figures_without_{name}")
        if self._whole:
            return
        yield from self._cells_of(row, figures, about, is_kept=True)

    def _cells_of(
        self,
        row: SheetRow,
        figures: Sequence[SheetColumn],
        about: Mapping[str, FieldValue],
        *,
        is_kept: bool,
    ) -> Iterator[ParsedRow]:
        for column in figures:
            found, problems = self._read(row, [column])
            figure = found.get(self.entity.headline)
            if figure is None and not problems:
                continue
            whole = {**about, **{name: self._said(name, value) for name, value in column.says}}
            stated = _Stated(
                row=row.number,
                column=column,
                about=whole,
                figure=figure if isinstance(figure, Figure) else None,
                is_kept=is_kept and "period" in whole,
            )
            self._stated[row.number, column.index] = stated
            cells = {self.entity.headline: column.letter}
            if problems or stated.is_kept:
                yield self._parsed(row.number, {**whole, **found}, cells, problems)

    def _parsed(
        self,
        number: int,
        values: Mapping[str, FieldValue],
        cells: Mapping[str, str],
        problems: Sequence[Problem],
    ) -> ParsedRow:
        return ParsedRow(
            sheet=self.layout.sheet,
            row=number,
            values=values,
            own=frozenset(values),
            cells=cells,
            problems=tuple(problems),
        )

    def _value(self, raw: RawCell, column: SheetColumn) -> FieldValue | CellProblem:
        from dan_van.sheets.figure_columns import measure_named  # lazy: start-up

        if column.field == "measure" and isinstance(raw, str):
            measure = measure_named(raw, self.entity)
            if measure is not None:
                return measure
        return RowParser._value(self, raw, column)

    def _said(self, name: str, value: str) -> FieldValue:
        is_sector = self.entity.field(name).kind is Kind.SECTOR
        return self.lookups.sector_by_code(value) if is_sector else value

    def _shared(self, total: TotalRow) -> dict[str, FieldValue]:
        """The period of the rows that a sum claims, where they all are of one."""
        rows = set(total.data_rows)
        spans = {s.about["period"] for (row, _), s in self._stated.items() if row in rows}
        return {"period": spans.pop()} if len(spans) == 1 else {}

    def _is_named(self, total: TotalRow) -> bool:
        """Whether a sum is of a group that we know, or of all rows."""
        if total.groups:
            return bool(self.group_values(total.groups))
        return len(total.data_rows) == len(self.layout.data)

    def _is_left(self, column: SheetColumn) -> bool:
        from dan_van.sheets.figure_columns import holds_figures  # lazy: start-up

        return holds_figures(column.header, [_cell(row, column) for row in self.layout.data])

    def _problem_of_sheet(
        self, code: str, severity: Severity = Severity.ERROR, **facts: object
    ) -> Problem:
        return Problem(code=code, severity=severity, sheet=self.layout.sheet, facts=facts)

    # --- sums --------------------------------------------------------------------------------

    def _sums(self, place: _Place) -> Iterator[tuple[int, int | None]]:
        """What the parts of a figure add up to: the rows that it claims, the columns beside it.

        The second number is what was planned of them, where each says that.
        """
        for parts in (self._rows_above(place), self._columns_beside(place)):
            figures = [part.figure for part in parts if part.figure is not None]
            total = sum_of_figures(figures)
            if total is not None and len(figures) == len(parts):
                plans = [figure.plan for figure in figures if figure.plan is not None]
                yield total, sum(plans) if len(plans) == len(figures) else None

    def _parts_by_name(self) -> dict[_Place, list[tuple[int, int | None]]]:
        """What contradicts a figure among the others of the sheet, wherever these stand in it.

        Nothing where a part cannot be read: it may be what is wanting.
        """
        if self._unread or any(each.figure is None for each in self._stated.values()):
            return {}
        places = [place for place, each in self._stated.items() if each.is_kept]
        stated = [self._stated[place] for place in places]
        statements = [
            Statement(key=_key(each.about), figure=each.figure)
            for each in stated
            if each.figure is not None
        ]
        found: dict[_Place, list[tuple[int, int | None]]] = {}
        for mismatch in mismatches(statements):
            found.setdefault(places[mismatch.whole], []).append((mismatch.total, None))
        return found

    def _rows_above(self, place: _Place) -> list[_Stated]:
        total = self._totals.get(place[0])
        if total is None or not self._unread.isdisjoint(total.data_rows):
            return []
        places = ((number, place[1]) for number in total.data_rows)
        parts = [self._stated[part] for part in places if part in self._stated]
        alike = {tuple(part.about.get(name) for name in _NOT_ADDED) for part in parts}
        return parts if len(alike) == 1 else []

    def _columns_beside(self, place: _Place) -> list[_Stated]:
        row, index = place
        says = dict(self._stated[place].column.says)
        for name in _PARTS:
            if name in says:
                continue
            parts = [
                self._stated[row, column.index]
                for column in self.layout.columns
                if column.index != index
                and (row, column.index) in self._stated
                and _without(column, name) == says
            ]
            if len(parts) > 1:
                return parts
        return []


def _key(about: Mapping[str, FieldValue]) -> dict[str, Hashable]:
    """What a figure is about, by what two of them may be compared by."""
    return {
        name: value.id if isinstance(value, Ref) else str(value)
        for name, value in about.items()
        if name in FIGURE.identity and value is not None
    }


def _without(column: SheetColumn, name: str) -> dict[str, str] | None:
    """What a column says but for one thing; None where it does not say that."""
    says = dict(column.says)
    return says if says.pop(name, None) is not None else None


def _cell(row: SheetRow, column: SheetColumn) -> RawCell:
    return row.cells[column.index] if column.index < len(row.cells) else None


def _declared(
    layout: SheetLayout, stated: _Stated, counted: int | None, planned: int | None = None
) -> DeclaredTotal:
    figure = stated.figure or Figure(number=0)
    return DeclaredTotal(
        sheet=layout.sheet,
        row=stated.row,
        column=stated.column.letter,
        measure=str(stated.about.get("measure")),
        unit=text_of(stated.about.get("unit")),
        sector=text_of(stated.about.get("sector")),
        kind=text_of(stated.about.get("kind")),
        declared=figure.number,
        qualifier=figure.qualifier,
        plan=figure.plan,
        counted=counted,
        of=planned,
    )


class FigureImporter(RecordImporter):
    """Imports figures: one that a file states twice is kept once, if both say the same."""

    def decide(self, rows: Sequence[ParsedRow]) -> list[Decision]:
        """Hold the figures against each other and against the register."""
        first: dict[Identity, ParsedRow] = {}
        kept: list[ParsedRow] = []
        refused: list[Decision] = []
        for row in rows:
            earlier = None if row.is_bad else first.setdefault(self._identity(row.values), row)
            if earlier is None or earlier is row:
                kept.append(row)
            elif earlier.values[self.entity.headline] != row.values[self.entity.headline]:
                refused.append(BadRow(row=row, problems=(*row.problems, self._twice(row, earlier))))
        return [*self._with_contradictions(RecordImporter.decide(self, kept)), *refused]

    def _with_contradictions(self, decisions: Sequence[Decision]) -> Iterator[Decision]:
        """The decisions, with a warning on a figure that was stated otherwise before."""
        headline = self.entity.headline
        other = [d for d in decisions if isinstance(d, Known) and headline in d.changes]
        ids = [decision.record.id for decision in other]
        files = latest_files(self.conn, str(self.entity.form), ids) if ids else {}
        for decision in decisions:
            if isinstance(decision, Known) and headline in decision.changes:
                row, record = decision.row, decision.record
                source = text_of(record["document"]) or files.get(record.id) or TYPED
                warning = self._contradiction(row, record, source)
                yield replace(decision, row=row._replace(problems=(*row.problems, warning)))
            else:
                yield decision

    def _contradiction(self, row: ParsedRow, record: Record, source: str | Label) -> Problem:
        headline = self.entity.headline
        return Problem(
            code="figure_contradicts",
            severity=Severity.WARNING,
            sheet=row.sheet,
            row=row.row,
            column=row.cells.get(headline),
            field=headline,
            value=str(row.values[headline]),
            facts={
                "value": row.values[headline],
                "before": record[headline],
                "code": record["code"],
                "source": source,
            },
        )

    def _twice(self, row: ParsedRow, earlier: ParsedRow) -> Problem:
        headline = self.entity.headline
        return Problem(
            code="figure_twice",
            sheet=row.sheet,
            row=row.row,
            column=row.cells.get(headline),
            field=headline,
            value=str(row.values[headline]),
            facts={
                "value": row.values[headline],
                "first": earlier.values[headline],
                "first_sheet": earlier.sheet,
                "first_cell": f"{earlier.cells.get(headline, '')}{earlier.row}",
            },
        )
