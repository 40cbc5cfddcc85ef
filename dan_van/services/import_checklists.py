"""How the rows of a checklist's sheet meet the register: one row, one unit.

A tick that is on record stays: a later sheet without it takes nothing back. A checklist that is
not known yet is made, for the units that the sheet names. One that was made by hand says itself
which units it is for, and a row of any other unit is an error.
"""

from __future__ import annotations

from collections.abc import Sequence

from dan_van.domain.import_plan import Decision, Identity, Known, New, ParsedRow, Problem, decide
from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.vietnamese import identity
from dan_van.entities import CHECKLIST
from dan_van.services.checklist_standing import has_rule, scope_of
from dan_van.services.import_forms import RecordImporter
from dan_van.storage import conditions
from dan_van.storage.batches import RowOutcome
from dan_van.storage.checklists import Line, checklists_named, line_of, lines_of, set_line
from dan_van.storage.records import give_code, insert, select


class ChecklistImporter(RecordImporter):
    """Imports ticks of units; checklists that are new are made on the way."""

    def decide(self, rows: Sequence[ParsedRow]) -> list[Decision]:
        """Hold the rows against each other and against the units that are on record."""
        known = self._known(rows)
        lines = [
            Record(id=line.id, values={"name": name, "unit": Ref(line.unit_id, "")})
            for name, checklist in known.items()
            for line in lines_of(self.conn, checklist.id).values()
        ]
        stored: dict[Identity, Record] = {self._identity(line.values): line for line in lines}
        scopes = {
            name: frozenset(scope_of(self.conn, checklist, today=self.today))
            for name, checklist in known.items()
            if has_rule(checklist)
        }
        return decide(
            [_told(row, scopes.get(_name(row))) for row in rows],
            stored=stored,
            by_code={},
            identity_of=self._identity,
            plain_fields=frozenset(),  # what a line says is held against it when it is applied
            headline=self.entity.headline,
        )

    def apply(
        self, decisions: Sequence[New | Known], batch_id: int, period: Period | None
    ) -> list[RowOutcome]:
        """Write each row: a new line, or a tick, date or note that is news."""
        return [self._apply(decision.row, batch_id, period) for decision in decisions]

    def _apply(self, row: ParsedRow, batch_id: int, period: Period | None) -> RowOutcome:
        unit = row.values["unit"]
        if not isinstance(unit, Ref):
            raise TypeError("a row of a checklist names a unit")
        checklist_id = self._checklist(row, period)
        line = line_of(self.conn, checklist_id, unit.id)
        told = _line(row, line, period.span if period is not None else None)
        note = row.values.get("note")
        text = note if isinstance(note, str) else None
        if line is not None and told == (line.done, line.date) and text in {None, line.note}:
            return self._outcome(row, line.id, "unchanged")
        done, date = told
        is_kept = line is not None and line.done
        line_id = set_line(
            self.conn,
            checklist_id,
            unit.id,
            done=done,
            date=date,
            note=text,
            batch_id=line.batch_id if line is not None and is_kept else batch_id,
        )
        return self._outcome(row, line_id, "new" if line is None else "changed")

    def _known(self, rows: Sequence[ParsedRow]) -> dict[str, Record]:
        """The checklists that rows speak of and that are there, by their folded names."""
        ids = checklists_named(self.conn, {_name(row) for row in rows})
        return {
            name: record
            for name, number in ids.items()
            for record in select(self.conn, CHECKLIST, where=[conditions.has_id(CHECKLIST, number)])
        }

    def _checklist(self, row: ParsedRow, period: Period | None) -> int:
        """The row id of the checklist that a row is of; it is made where it is new."""
        name = _name(row)
        known = checklists_named(self.conn, [name]).get(name)
        if known is not None:
            return known
        year = period.span.last.year if period is not None else self.today.year
        values: dict[str, FieldValue] = {
            "code": give_code(self.conn, CHECKLIST.code_prefix, year),
            "name": row.values["name"],
            "listed": True,
        }
        return insert(self.conn, CHECKLIST, values)


def _name(row: ParsedRow) -> str:
    return identity(str(row.values.get("name") or ""))


def _told(row: ParsedRow, scope: frozenset[int] | None) -> ParsedRow:
    """The row with a problem where its unit is none of those that the checklist is for."""
    unit = row.values.get("unit")
    if scope is None or not isinstance(unit, Ref) or unit.id in scope:
        return row
    problem = Problem(
        code="unit_out_of_scope",
        sheet=row.sheet,
        row=row.row,
        column=row.cells.get("unit"),
        field="unit",
        value=unit.text,
        facts={"name": row.values["name"]},
    )
    return row._replace(problems=(*row.problems, problem))


def _line(
    row: ParsedRow, line: Line | None, period: DateSpan | None
) -> tuple[bool, DateSpan | None]:
    """Whether and when the unit has done it, by the row and by what is on record of it."""
    stated = row.values.get("date")
    own = stated if isinstance(stated, DateSpan) else None
    if row.values.get("done") is not True:
        return (line.done, line.date) if line is not None else (False, None)
    if line is None or not line.done or line.date is None:
        return True, own or period
    if own is not None:  # a closer date stays
        return True, line.date if line.date.inside(own) else own
    is_earlier = period is not None and period.end <= line.date.start and not line.date.is_day
    return True, period if is_earlier else line.date
