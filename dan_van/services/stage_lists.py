"""Lists of models that have reached a stage: they advance models and never double them.

A list is known by its title ("DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2024") or by a group
row ("Được nhân rộng"): its rows have a stage that no cell of theirs gives. They register nothing.

A row finds its model by unit and name; the holder counts only where both name one. A model that is
not in the register comes in at that stage with a warning. Where a model of the unit, or of one that
went into it, has a similar name, or one of the unit above or below has the same name, the row is
refused and asks: to take a slip of the pen for a new model would count it twice. Whoever means a
new model registers it first.
A registration that comes after the list finds the model that the list brought in.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dan_van.domain.import_plan import (
    BadRow,
    Decision,
    Identity,
    Known,
    New,
    ParsedRow,
    Problem,
    Severity,
)
from dan_van.domain.model import Stage
from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.sheet import SheetLayout
from dan_van.domain.stage_title import stage_in_title
from dan_van.domain.succession import Successions
from dan_van.domain.vietnamese import identity, search
from dan_van.entities import MODEL, Entity
from dan_van.services.similar import similar_names
from dan_van.storage import conditions
from dan_van.storage.records import select
from dan_van.storage.successions import read_links
from dan_van.storage.units import kin_of

LISTED = frozenset({Stage.EFFECTIVE, Stage.RECOGNISED, Stage.REPLICATED, Stage.STOPPED})
"""Stages that lists are made of; the others are told of models that are registered again."""


def told_by_title(
    layout: SheetLayout, entity: Entity, period: Period | None
) -> dict[str, FieldValue]:
    """What the title of a list of a stage says of every row: stage, level, decision, date.

    The day of the decision is the day of the stage where it does not leave the period.
    """
    told = stage_in_title(layout.title_lines) if entity is MODEL and not layout.is_summary else None
    if told is None:
        return {}
    values: dict[str, FieldValue] = {
        "stage": told.stage.value,
        "level": told.level.value if told.level is not None else None,
        "decision": told.decision,
        "body": told.body,
    }
    if told.on is not None and (period is None or told.on.inside(period.span)):
        values[told.stage.value] = told.on
    return {name: value for name, value in values.items() if value is not None}


def is_listed(row: ParsedRow) -> bool:
    """Whether a row stands in a list of a stage: its title or group gives the stage, not a cell."""
    return row.values.get("stage") in LISTED and "stage" not in row.own


def may_be_one(row: ParsedRow, record: Record) -> bool:
    """Whether a row and a model of its name can be one: at most one of them names a holder.

    One of the two comes from a list; two registrations that differ are two models.
    """
    is_of_list = is_listed(row) or record["registered"] is None
    return is_of_list and (row.values.get("holder") is None or record["holder"] is None)


@dataclass(slots=True)
class StageLists:
    """How the rows of one file meet the models of their units."""

    conn: sqlite3.Connection
    _names: dict[int, dict[str, list[Record]]] = field(default_factory=dict)
    _successions: Successions | None = None

    def find(
        self,
        rows: Sequence[ParsedRow],
        stored: dict[Identity, Record],
        key_of: Callable[[Mapping[str, FieldValue]], Identity],
    ) -> None:
        """Let rows find models that differ from them only in that one side names no holder."""
        # asked first: to fold the names of all rows costs more than both questions
        if not any(map(is_listed, rows)) and not self._has_unregistered(rows):
            return
        missing = [row for row in rows if key_of(row.values) not in stored]
        self._read(missing)
        for row in missing:
            found = [
                record
                for record in self._of_name(row)
                if is_listed(row) or record["registered"] is None
            ]
            if len(found) == 1 and may_be_one(row, found[0]):
                stored.setdefault(key_of(row.values), found[0])

    def settle(self, decisions: Sequence[Decision]) -> list[Decision]:
        """Refuse new models of a list that may be a known one; warn of the others."""
        new = [d.row for d in decisions if isinstance(d, New) and is_listed(d.row)]
        if not new:
            return list(decisions)
        self._read(new)
        claimed = {d.record.id for d in decisions if isinstance(d, Known)}
        return [
            self._settled(d, claimed) if isinstance(d, New) and is_listed(d.row) else d
            for d in decisions
        ]

    def _settled(self, decision: New, claimed: set[int]) -> Decision:
        row = decision.row
        problem = self._doubt(row, claimed)
        if problem is not None:
            return BadRow(row=row, problems=(*row.problems, problem))
        told = _problem(row, "model_not_registered", Severity.WARNING)
        return New(row=row._replace(problems=(*row.problems, told)))

    def _doubt(self, row: ParsedRow, claimed: set[int]) -> Problem | None:
        """Why a row that found no model may be about a known one."""
        name, unit = search(str(row.values["name"])), row.values["unit"]
        if not isinstance(unit, Ref):
            return None
        units = (unit.id, *self._merged_into(unit.id))
        self._read_units(units)
        models = [r for u in units for rs in self._names.get(u, {}).values() for r in rs]
        free = [record for record in models if record.id not in claimed]
        near = similar_names(name, list(dict.fromkeys(search(str(r["name"])) for r in free)))
        if near:
            found = next(r for r in free if search(str(r["name"])) == near[0])
            return _problem(row, "model_similar", Severity.ERROR, record=found, unit=unit.text)
        folded = identity(str(row.values["name"]))
        kin = kin_of(self.conn, unit.id)
        self._read_units(kin)
        for other in kin:
            for found in self._names.get(other, {}).get(folded, []):
                if found.id not in claimed:
                    return _problem(
                        row, "model_of_other_unit", Severity.ERROR, record=found, unit=unit.text
                    )
        return None

    def _merged_into(self, unit: int) -> list[int]:
        """The units that went into that one, whose models are counted under it."""
        if self._successions is None:
            self._successions = Successions(read_links(self.conn))
        links = self._successions.merged_into(unit, conditions.ALWAYS)
        return [link.predecessor for link in links]

    def _has_unregistered(self, rows: Iterable[ParsedRow]) -> bool:
        """Whether a list brought in a model of these units that nobody has registered."""
        lacks_date = conditions.same(MODEL, "registered", None)
        where = [conditions.is_active(MODEL), lacks_date]
        fields = (MODEL.field("stage"),)
        return any(
            record["stage"] in LISTED
            for units in conditions.among(MODEL, "unit", sorted(_units(rows)))
            for record in select(
                self.conn, MODEL, where=[*where, units], fields=fields, with_source=False
            )
        )

    def _read(self, rows: Iterable[ParsedRow]) -> None:
        self._read_units(_units(rows))

    def _read_units(self, units: Iterable[int]) -> None:
        unread = sorted(set(units) - self._names.keys())
        self._names |= {unit: defaultdict(list) for unit in unread}
        for condition in conditions.among(MODEL, "unit", unread):
            where = [conditions.is_active(MODEL), condition]
            for record in select(self.conn, MODEL, where=where, with_source=False):
                unit = record["unit"]
                if isinstance(unit, Ref):
                    self._names[unit.id][identity(str(record["name"]))].append(record)

    def _of_name(self, row: ParsedRow) -> list[Record]:
        unit = row.values.get("unit")
        if not isinstance(unit, Ref):
            return []
        return self._names.get(unit.id, {}).get(identity(str(row.values.get("name"))), [])


def _units(rows: Iterable[ParsedRow]) -> set[int]:
    return {unit.id for row in rows if isinstance(unit := row.values.get("unit"), Ref)}


def _problem(
    row: ParsedRow,
    code: str,
    severity: Severity,
    *,
    record: Record | None = None,
    unit: str = "",
) -> Problem:
    suggestion = ""
    facts: dict[str, object] = {
        "stage": MODEL.field("stage").choice(str(row.values["stage"])).label
    }
    if record is not None:
        holder, other = record["holder"], record["unit"]
        suggestion = str(record["name"]) + (f" ({holder})" if holder else "")
        facts |= {
            "code": record["code"],
            "unit": unit,
            "other_unit": other.text if isinstance(other, Ref) else "",
        }
    return Problem(
        code=code,
        severity=severity,
        sheet=row.sheet,
        row=row.row,
        column=row.cells.get("name"),
        field="name",
        value=str(row.values["name"]),
        facts=facts,
        suggestion=suggestion,
    )
