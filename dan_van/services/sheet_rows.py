"""Parsing the rows of a sheet that is understood: cells to values, by the kind of their field.

Pure but for units that `--create-units` lets it make. A row takes what it does not state itself
from its group, then from the whole sheet (unit, period, kind, sector). Nothing is guessed: a cell
that is ambiguous or fits nothing becomes a problem with its address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TypeAlias

from dan_van.domain.amount import Item
from dan_van.domain.cell import CellProblem, is_blank, parse_mark, parse_prose, parse_text, show
from dan_van.domain.cell_choice import parse_choice, parse_choices
from dan_van.domain.cell_date import parse_date
from dan_van.domain.cell_items import parse_items, parse_list, parse_names
from dan_van.domain.cell_money import parse_money
from dan_van.domain.cell_number import parse_count, parse_figure
from dan_van.domain.date_style import DateStyle, date_style
from dan_van.domain.figure import Figure
from dan_van.domain.import_plan import DeclaredTotal, ParsedRow, Problem, Severity
from dan_van.domain.item_words import split_unit
from dan_van.domain.number_style import NumberStyle, number_style
from dan_van.domain.period import Calendar
from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.sheet import RawCell, SheetColumn, SheetLayout, SheetRow
from dan_van.domain.stated_counts import name_in_label
from dan_van.domain.unit_index import Ambiguous, Found, Unknown
from dan_van.domain.vietnamese import identity, one_line
from dan_van.entities import Entity, Field, Kind
from dan_van.services.blank_cells import Blanks
from dan_van.services.declared_totals import declared_totals
from dan_van.services.import_successions import closed_unit_problem
from dan_van.services.lookups import Lookups
from dan_van.services.sheet_defaults import SheetDefaults
from dan_van.services.stated_totals import Sentences

_Read: TypeAlias = FieldValue | CellProblem
_NOTHING: frozenset[str | None] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alike:
    """What rows have in common that tell the same fields: what they take over, what they lack."""

    own: frozenset[str]
    inherited: Mapping[str, FieldValue]
    lacking: tuple[Field, ...]


@dataclass(slots=True, kw_only=True)
class RowParser:
    """Parses the rows of one layout; `create_unit` is given where unknown units are accepted."""

    entity: Entity
    layout: SheetLayout
    defaults: SheetDefaults
    lookups: Lookups
    calendar: Calendar
    create_campaign: Callable[[str], str]
    create_unit: Callable[[str], Ref] | None = None
    _number_styles: dict[int, NumberStyle] = field(default_factory=dict)
    _date_styles: dict[int, DateStyle] = field(default_factory=dict)
    _units: dict[str, Ref | CellProblem] = field(default_factory=dict)
    _groups: dict[tuple[str, ...], dict[str, FieldValue]] = field(default_factory=dict)
    _notes: dict[str, Problem] = field(default_factory=dict)
    _given: dict[tuple[str, ...], dict[str, FieldValue]] = field(default_factory=dict)
    _alike: dict[tuple[object, ...], _Alike] = field(default_factory=dict)
    _table: list[tuple[RawCell, ...]] | None = None
    _blanks: Blanks = field(init=False)

    def __post_init__(self) -> None:
        """Look at what the sheet leaves blank only when a value is missed."""
        self._blanks = Blanks(self.layout, self.entity)

    def rows(self) -> Iterator[ParsedRow]:
        """Every data row, parsed; a bad one carries its problems."""
        columns = [column for column in self.layout.columns if column.field is not None]
        self._find_styles(columns)
        letters = {str(column.field): column.letter for column in reversed(columns)}
        names = [str(column.field) for column in columns]
        is_simple = len(set(names)) == len(names)
        read = [self._column(column) for column in columns]
        faulty = {
            place
            for values in read
            if CellProblem in map(type, values)
            for place, value in enumerate(values)
            if isinstance(value, CellProblem)
        }
        for place, (row, cells) in enumerate(
            zip(self.layout.data, zip(*read, strict=True), strict=True)
        ):
            if is_simple and place not in faulty:
                values = {n: v for n, v in zip(names, cells, strict=True) if v is not None}
                yield self._row(row, columns, values, [], letters)
            else:
                values, problems = self._joined(row, columns, cells)
                yield self._row(row, columns, values, problems, letters)

    def notes(self) -> list[Problem]:
        """Warnings about the sheet as a whole: units typed without diacritics, each once."""
        return list(self._notes.values())

    def declared(self, rows: Sequence[ParsedRow]) -> Iterator[DeclaredTotal]:
        """Every total that the sheet states, with what its parsed rows give."""
        groups = {total.groups: self.group_values(total.groups) for total in self.layout.totals}
        sentences = Sentences(entity=self.entity, lookups=self.lookups)
        return declared_totals(self.entity, self.layout, rows, groups, sentences)

    def group_values(self, groups: tuple[str, ...]) -> dict[str, FieldValue]:
        """What the groups above a row say of it; the innermost wins."""
        if groups not in self._groups:
            values: dict[str, FieldValue] = {}
            for text in groups:
                values |= self._group_value(text) or self._group_value(name_in_label(text))
            self._groups[groups] = values
        return self._groups[groups]

    def _find_styles(self, columns: list[SheetColumn]) -> None:
        for column in columns:
            kind = self._field(column).kind
            if kind in {Kind.COUNT, Kind.FIGURE, Kind.MONEY, Kind.ITEMS}:
                self._number_styles[column.index] = number_style(self._cells(column))
            elif kind is Kind.DATE:
                self._date_styles[column.index] = date_style(self._cells(column))

    def _cells(self, column: SheetColumn) -> Sequence[RawCell]:
        if self._table is None:
            self._table = list(zip_longest(*[row.cells for row in self.layout.data]))
        if column.index < len(self._table):
            return self._table[column.index]
        return [None] * len(self.layout.data)

    def _field(self, column: SheetColumn) -> Field:
        return self.entity.field(str(column.field))

    def _row(
        self,
        row: SheetRow,
        columns: list[SheetColumn],
        values: dict[str, FieldValue],
        problems: list[Problem],
        cells: Mapping[str, str],
    ) -> ParsedRow:
        broken = frozenset(problem.field for problem in problems) if problems else _NOTHING
        key = (row.groups, broken, *values)
        alike = self._alike.get(key)
        if alike is None:  # nearly all rows are
            alike = self._alike[key] = self._told_so(row.groups, broken, frozenset(values))
        values |= alike.inherited
        problems += [self._blanks.missing(declared, row, columns) for declared in alike.lacking]
        parsed = ParsedRow(self.layout.sheet, row.number, values, alike.own, cells, tuple(problems))
        ended = (
            closed_unit_problem(parsed, self.entity, self.defaults.period, self.lookups)
            if self.lookups.ended
            else None
        )
        return parsed if ended is None else parsed._replace(problems=(*problems, ended))

    def _told_so(
        self, groups: tuple[str, ...], broken: frozenset[str | None], own: frozenset[str]
    ) -> _Alike:
        """What holds for rows under these groups in which these fields are told, or broken."""
        inherited = {
            name: value
            for name, value in self._inherited(groups).items()
            if name not in own and name not in broken
        }
        lacking = [
            declared
            for declared in self.entity.fields
            if declared.is_required and not {declared.name} & (own | broken | inherited.keys())
        ]
        return _Alike(own=own, inherited=inherited, lacking=tuple(lacking))

    def _column(self, column: SheetColumn) -> list[_Read]:
        """The cells of a column; a text that was met before in it is not parsed again."""
        if self._field(column).kind is Kind.NAME:  # every one is another
            return [parse_text(raw) for raw in self._cells(column)]
        if self._field(column).kind is Kind.PROSE:
            return [parse_prose(raw) for raw in self._cells(column)]
        known: dict[str, _Read] = {}
        read: list[_Read] = []
        for raw in self._cells(column):
            if raw is None:
                read.append(None)
            elif not isinstance(raw, str):
                read.append(self._value(raw, column))
            elif raw in known:
                read.append(known[raw])
            else:
                known[raw] = self._value(raw, column)
                read.append(known[raw])
        return read

    def _read(
        self, row: SheetRow, columns: list[SheetColumn]
    ) -> tuple[dict[str, FieldValue], list[Problem]]:
        """What the row's own cells say, and what is wrong with them."""
        read = [self._value(_cell(row, column), column) for column in columns]
        return self._joined(row, columns, read)

    def _joined(
        self, row: SheetRow, columns: Sequence[SheetColumn], read: Sequence[_Read]
    ) -> tuple[dict[str, FieldValue], list[Problem]]:
        """What cells of one row say together; several columns can be of one field."""
        values: dict[str, FieldValue] = {}
        problems: list[Problem] = []
        for column, value in zip(columns, read, strict=True):
            if value is None:
                continue
            name = column.field or ""
            if isinstance(value, CellProblem):
                problems.append(self._problem(value, row, column))
            elif isinstance(value, tuple) and column.option is not None:
                known = values.get(name)
                values[name] = (*known, *value) if isinstance(known, tuple) else value
            elif name in values and values[name] != value:
                twice = CellProblem(code="marked_twice", value=show(_cell(row, column)))
                problems.append(self._problem(twice, row, column))
            else:
                values[name] = value
        return values, problems

    def _inherited(self, groups: tuple[str, ...]) -> dict[str, FieldValue]:
        """What a row is that does not say otherwise: by its groups, else by its sheet."""
        if groups not in self._given:
            self._given[groups] = {
                **self.defaults.values_of(self.entity),
                **self.group_values(groups),
            }
        return self._given[groups]

    def _value(self, raw: RawCell, column: SheetColumn) -> FieldValue | CellProblem:
        if is_blank(raw):
            return None
        declared = self._field(column)
        if column.option is not None and declared.kind is not Kind.ITEMS:
            return self._marked(raw, column.option, declared)
        match declared.kind:
            case Kind.UNIT:
                text = parse_text(raw)
                return self._unit(text) if isinstance(text, str) else text
            case Kind.SECTOR:
                code = parse_choice(raw, self.lookups.sector_choices)
                return self.lookups.sector_by_code(code) if isinstance(code, str) else code
            case Kind.CHOICE:
                return parse_choice(raw, declared.choices)
            case Kind.DATE:
                style = self._date_styles[column.index]
                return parse_date(raw, style=style, calendar=self.calendar, year=self._year())
            case Kind.COUNT:
                return parse_count(raw, self._number_styles[column.index])
            case Kind.FIGURE:
                return parse_figure(raw, self._number_styles[column.index])
            case Kind.FLAG:
                return parse_mark(raw)
            case Kind.MONEY:
                return parse_money(raw, self._number_styles[column.index])
            case Kind.LIST if declared.choices:
                return parse_choices(raw, declared.choices)
            case Kind.LIST:
                return parse_list(raw)
            case Kind.ITEMS if column.option is not None:
                return self._item(raw, column, column.option)
            case Kind.ITEMS:
                return parse_items(raw)
            case Kind.TAGS:
                names = parse_names(raw)
                return self._campaigns(names) if isinstance(names, tuple) else names
            case Kind.RECORD:
                text = parse_text(raw)
                return self._referred(declared, text) if isinstance(text, str) else text
            case Kind.PROSE:
                return parse_prose(raw)
            case _:
                return parse_text(raw)

    def _item(self, raw: RawCell, column: SheetColumn, thing: str) -> FieldValue | CellProblem:
        """The quantity in a column of things; none given is no item."""
        figure = parse_figure(raw, self._number_styles[column.index])
        if not isinstance(figure, Figure) or figure.number == 0:
            return figure if isinstance(figure, CellProblem) else None
        unit, what = split_unit(thing)
        item = Item(what=what, quantity=figure.number, unit=unit, qualifier=figure.qualifier)
        return (item,)

    def _campaigns(self, names: tuple[str, ...]) -> FieldValue:
        """Campaigns by name; one that the register does not have is added, and said to be so."""
        return tuple(self._campaign(name) for name in names)

    def _campaign(self, name: str) -> str:
        known = self.lookups.campaign_named(name)
        if known is not None:
            return known
        self._notes.setdefault(
            f"campaign {identity(name)}",
            Problem(
                code="campaign_new",
                severity=Severity.WARNING,
                sheet=self.layout.sheet,
                field="campaigns",
                value=name,
            ),
        )
        return self.create_campaign(name)

    def _referred(self, declared: Field, text: str) -> FieldValue | CellProblem:
        found = self.lookups.record_coded(str(declared.refers_to), text)
        return found or CellProblem(code="record_unknown", value=text)

    def _marked(self, raw: RawCell, option: str, declared: Field) -> FieldValue | CellProblem:
        mark = parse_mark(raw)
        if mark is not True:
            return mark if isinstance(mark, CellProblem) else None
        return self.lookups.sector_by_code(option) if declared.kind is Kind.SECTOR else option

    def _day(self) -> str | None:
        """The day on which a unit is to be there, of several that bear its name."""
        period = self.defaults.period
        return period.span.last.isoformat() if period is not None else None

    def _year(self) -> int | None:
        """The year for dates without one: that of the sheet's period, if it lies in one year."""
        period = self.defaults.period
        if period is None or period.span.start.year != period.span.last.year:
            return None
        return period.span.last.year

    def _unit(self, text: str) -> Ref | CellProblem:
        line = one_line(text)
        key = identity(line)
        if key not in self._units:
            self._units[key] = self._resolved(line)
        return self._units[key]

    def _resolved(self, line: str) -> Ref | CellProblem:
        within = self.defaults.unit.id if self.defaults.unit is not None else None
        match self.lookups.units.resolve(line, within=within, on=self._day()):
            case Found(unit=unit, note=note):
                if note is not None:
                    self._notes[line] = Problem(
                        code=f"unit_{note}",
                        severity=Severity.WARNING,
                        sheet=self.layout.sheet,
                        field="unit",
                        value=line,
                        facts={"unit": unit.name},
                    )
                return Ref(unit.id, unit.name)
            case Ambiguous(units=units):
                names = "; ".join(self.lookups.full_name(unit.id) for unit in units)
                return CellProblem(code="unit_ambiguous", value=line, facts={"candidates": names})
            case Unknown(suggestions=suggestions):
                if self.create_unit is not None:
                    return self.create_unit(line)
                first = suggestions[0] if suggestions else ""
                code = "unit_unknown_similar" if first else "unit_unknown"
                return CellProblem(code=code, value=line, suggestion=first)

    def _group_value(self, text: str) -> dict[str, FieldValue]:
        """What one group row says: a kind, a sector or a unit; nothing when it is none of them."""
        for declared in self.entity.fields:
            if declared.kind is Kind.SECTOR:
                code = parse_choice(text, self.lookups.sector_choices)
                if isinstance(code, str):
                    return {declared.name: self.lookups.sector_by_code(code)}
            elif declared.kind is Kind.CHOICE:
                value = parse_choice(text, declared.choices)
                if isinstance(value, str):
                    return {declared.name: value}
            elif declared.kind is Kind.UNIT:
                match self.lookups.units.resolve(one_line(text), on=self._day()):
                    case Found(unit=unit):
                        return {declared.name: Ref(unit.id, unit.name)}
        return {}

    def _problem(self, found: CellProblem, row: SheetRow, column: SheetColumn) -> Problem:
        return Problem(
            code=found.code,
            sheet=self.layout.sheet,
            row=column.row or row.number,
            column=column.letter,
            field=column.field,
            value=found.value,
            facts={"field": self._field(column).label, **found.facts},
            suggestion=found.suggestion,
        )


def _cell(row: SheetRow, column: SheetColumn) -> RawCell:
    return row.cells[column.index] if column.index < len(row.cells) else None
