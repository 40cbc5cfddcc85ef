"""What blank cells leave unsaid: a required value, the unit of a row, its kind or sector.

A blank cell below a value may mean "as above", which only its sender knows: it is pointed out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dan_van.domain.headings import map_option
from dan_van.domain.import_plan import ParsedRow, Problem, Severity
from dan_van.domain.sheet import SheetLayout, SheetRow
from dan_van.entities import FORMS, Entity, Field, Kind
from dan_van.entities.model import KINDS
from dan_van.services.fill_down import blank_below
from dan_van.services.stage_lists import is_listed

_SHOWN = 5


@dataclass(slots=True)
class Blanks:
    """Which rows of a layout leave a sorting column blank below a value."""

    layout: SheetLayout
    entity: Entity
    _rows: dict[str, frozenset[int]] = field(default_factory=dict)

    def below_a_value(self, name: str) -> frozenset[int]:
        """The numbers of the rows whose cell of that field is blank below one that is not."""
        if name not in self._rows:
            self._rows[name] = blank_below(self.layout, self.entity, name)
        return self._rows[name]

    def missing(self, declared: Field, row: SheetRow, letter: str | None) -> Problem | None:
        """Why a row does not have a required field, where its blanks or the headings tell.

        `letter` is that of the field's column, None where it has none.
        """
        facts: dict[str, object] = {"field": declared.label}
        similar = next((c for c in self.layout.columns if c.suggestion == declared.name), None)
        if row.number in self.below_a_value(declared.name):
            code = "missing_below"
        elif letter is None and similar is not None:
            code = "column_unread"
            option = map_option(similar.header, declared.name)
            facts |= {"heading": similar.header, "option": option}
        else:
            return None
        return Problem(
            code=code,
            sheet=self.layout.sheet,
            row=row.number,
            column=letter,
            field=declared.name,
            facts=facts,
        )


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
        open_rows = [r.row for r in rows if name not in r.values and not is_listed(r)]
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
