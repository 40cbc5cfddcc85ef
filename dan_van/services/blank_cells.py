"""What blank cells leave unsaid: a required value, the unit of a row, its kind or sector.

A blank cell below a value may mean "as above", which only its sender knows: it is pointed out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dan_van.domain.headings import map_option
from dan_van.domain.import_plan import ParsedRow, Problem, Severity
from dan_van.domain.sheet import SheetColumn, SheetLayout, SheetRow
from dan_van.domain.wording import Message
from dan_van.entities import FORMS, Entity, Field, Kind
from dan_van.entities.model import KINDS
from dan_van.services import stage_lists
from dan_van.services.fill_down import blank_below
from dan_van.services.sheet_titles import how_to_tell_unit

_SHOWN = 5


@dataclass(slots=True)
class Blanks:
    """Which rows of a layout leave a sorting column blank below a value."""

    layout: SheetLayout
    entity: Entity
    _rows: dict[str, frozenset[int]] = field(default_factory=dict)
    _advice: dict[bool, Message] = field(default_factory=dict)

    def below_a_value(self, name: str) -> frozenset[int]:
        """The numbers of the rows whose cell of that field is blank below one that is not."""
        if name not in self._rows:
            self._rows[name] = blank_below(self.layout, self.entity, name)
        return self._rows[name]

    def missing(self, declared: Field, row: SheetRow, columns: Sequence[SheetColumn]) -> Problem:
        """What to say of a required field that a row does not have."""
        own = next((column for column in columns if column.field == declared.name), None)
        similar = next((c for c in self.layout.columns if c.suggestion == declared.name), None)
        how = self._how_to_tell_unit(has_column=own is not None)
        facts: dict[str, object] = {"field": declared.label, "how": how}
        code = "unit_missing" if declared.kind is Kind.UNIT else "value_missing"
        if row.number in self.below_a_value(declared.name):
            code = "missing_below"
        elif own is None and similar is not None:
            code = "column_unread"
            option = map_option(similar.header, declared.name)
            facts |= {"heading": similar.header, "option": option}
        return Problem(
            code=code,
            sheet=self.layout.sheet,
            row=(own.row if own else None) or row.number,
            column=own.letter if own else None,
            field=declared.name,
            facts=facts,
        )

    def _how_to_tell_unit(self, *, has_column: bool) -> Message:
        if has_column not in self._advice:
            self._advice[has_column] = how_to_tell_unit(self.layout, has_column=has_column)
        return self._advice[has_column]


def blank_notes(layout: SheetLayout, rows: Sequence[ParsedRow]) -> Iterator[Problem]:
    """What is to be looked at: units taken from elsewhere, kinds and sectors left open."""
    entity = FORMS[str(layout.form)]
    blanks = Blanks(layout, entity)
    yield from _units_taken(blanks, rows)
    if not entity.null_is_all:
        yield from _open_dimensions(blanks, rows)


def _units_taken(blanks: Blanks, rows: Sequence[ParsedRow]) -> Iterator[Problem]:
    """Rows with a blank unit below another one, which were given to the sender of the sheet."""
    for declared in blanks.entity.fields:
        if declared.kind is not Kind.UNIT:
            continue
        name = declared.name
        silent = {row.row for row in rows if name in row.values and name not in row.own}
        taken = sorted(silent & blanks.below_a_value(name)) if silent else []
        if taken:
            listed = ", ".join(map(str, taken[:_SHOWN]))
            yield Problem(
                code="blank_unit_taken",
                severity=Severity.WARNING,
                sheet=blanks.layout.sheet,
                field=name,
                facts={
                    "count": len(taken),
                    "field": declared.label,
                    "rows": listed if len(taken) <= _SHOWN else f"{listed}, …",
                },
            )


def _open_dimensions(blanks: Blanks, rows: Sequence[ParsedRow]) -> Iterator[Problem]:
    """Kind or sector that rows leave open: kept as unknown, said once for the sheet."""
    broken = {problem.field for row in rows for problem in row.problems}
    for declared in blanks.entity.fields:
        name = declared.name
        if (declared.kind is not Kind.SECTOR and declared.choices != KINDS) or name in broken:
            continue
        open_rows = [
            row.row for row in rows if name not in row.values and not stage_lists.is_listed(row)
        ]
        if not open_rows:
            continue
        below = blanks.below_a_value(name).intersection(open_rows)
        yield Problem(
            code="dimension_blank" if below else "dimension_unknown",
            severity=Severity.WARNING,
            sheet=blanks.layout.sheet,
            field=name,
            facts={
                "count": len(open_rows),
                "below": len(below),
                "option": f"--{name}",
                "field": declared.label,
            },
        )
