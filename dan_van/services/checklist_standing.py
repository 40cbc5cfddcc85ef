"""Whom a checklist is for and how it stands; finding one by its code or its name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dan_van.domain.checklist import Progress
from dan_van.domain.record import Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.vietnamese import identity, one_line, search
from dan_van.entities import CHECKLIST
from dan_van.errors import NotFound
from dan_van.services.lookups import Lookups
from dan_van.services.similar import similar_names
from dan_van.storage import conditions
from dan_van.storage.checklists import Line, expected_by_list, expected_by_rule, lines_of
from dan_van.storage.records import select


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A checklist with the units that it is for, in the register's order, and their lines."""

    record: Record
    units: tuple[int, ...]
    lines: Mapping[int, Line]

    def has(self, unit_id: int) -> bool:
        """Whether that unit has done it."""
        return unit_id in self.lines and self.lines[unit_id].done

    @property
    def progress(self) -> Progress:
        """How many of the units have done it."""
        return Progress(done=sum(self.has(unit) for unit in self.units), of=len(self.units))

    @property
    def missing(self) -> tuple[int, ...]:
        """The units that have not done it."""
        return tuple(unit for unit in self.units if not self.has(unit))


def has_rule(record: Record) -> bool:
    """Whether the checklist says itself whom it is for; else the units of its sheets are meant."""
    return not record["listed"] or record["unit"] is not None or bool(record["types"])


def scope_of(conn: sqlite3.Connection, record: Record, *, today: date) -> list[int]:
    """Row ids of the units that a checklist is for, in the register's order.

    Units that are no more by today, or by the end of its term, are left out.
    """
    due = record["due"]
    day = min(today, due.last) if isinstance(due, DateSpan) else today
    if not has_rule(record):
        return expected_by_list(conn, record.id, day=day.isoformat())
    unit, types = record["unit"], record["types"]
    return expected_by_rule(
        conn,
        unit_id=unit.id if isinstance(unit, Ref) else None,
        types=[str(value) for value in types] if isinstance(types, tuple) else [],
        day=day.isoformat(),
    )


def standing(conn: sqlite3.Connection, record: Record, *, today: date) -> Standing:
    """How a checklist stands."""
    units = tuple(scope_of(conn, record, today=today))
    return Standing(record=record, units=units, lines=lines_of(conn, record.id))


def find_checklist(conn: sqlite3.Connection, text: str) -> Record:
    """The checklist of that code or name.

    Raises:
        NotFound: there is none; the facts name similar ones.
    """
    code, key = one_line(text).upper(), search(text)
    for record in select(conn, CHECKLIST, where=[conditions.equals(CHECKLIST, "code", code)]):
        return record
    active = list(select(conn, CHECKLIST, where=[conditions.is_active(CHECKLIST)]))
    for record in active:
        if identity(str(record["name"])) == identity(text):
            return record
    names = {search(str(record["name"])): str(record["name"]) for record in active}
    similar = [f"“{names[near]}”" for near in similar_names(key, tuple(names))]
    raise NotFound(
        "checklist_unknown_similar" if similar else "checklist_unknown",
        value=text,
        suggestions=", ".join(similar),
    )


def marks_of_checklists(conn: sqlite3.Connection, *, today: date) -> Iterator[Record]:
    """Every unit of every active checklist, as a row of a sheet has it."""
    units = Lookups(conn).units
    active = [conditions.is_active(CHECKLIST)]
    for record in list(select(conn, CHECKLIST, where=active)):
        now = standing(conn, record, today=today)
        for unit in now.units:
            line = now.lines.get(unit)
            yield Record(
                id=line.id if line is not None else 0,
                values={
                    "name": record["name"],
                    "unit": Ref(unit, units.unit(unit).name),
                    "done": now.has(unit),
                    "date": line.date if line is not None else None,
                    "note": line.note if line is not None else None,
                },
            )
