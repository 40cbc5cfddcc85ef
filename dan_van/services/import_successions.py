"""Rows of sheets that speak of units which merged or ended.

A row of a later period that still names an old unit is refused, with the unit that it is now. A row
of the new unit that speaks of a record made under an old one is about that record, which stays
where it is: a model that lives on is no new one because its commune has another name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dan_van.domain.import_plan import Identity, ParsedRow, Problem, identity_key
from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.succession import Successions
from dan_van.domain.vietnamese import identity
from dan_van.entities import MODEL, Entity, Kind
from dan_van.services.lookups import Lookups
from dan_van.services.stage_lists import may_be_one
from dan_van.storage import conditions
from dan_van.storage.records import select
from dan_van.storage.successions import read_links


def closed_unit_problem(
    row: ParsedRow, entity: Entity, period: Period | None, lookups: Lookups
) -> Problem | None:
    """What is wrong with a row whose unit was no more on its own date, else in its period.

    A row that bears the code of a record speaks of that one, whatever became of its unit.
    """
    unit = row.values.get("unit")
    span = _dated(row, entity, period)
    if not isinstance(unit, Ref) or span is None:
        return None
    until = lookups.ended.get(unit.id)
    if until is None or until > span.start.isoformat():
        return None
    code = row.values.get("code")
    if code is not None and lookups.record_coded(entity.table, str(code)) is not None:
        return None
    after = lookups.successions.successors(unit.id, on=until)
    now = lookups.successions.seen_as(unit.id, conditions.ALWAYS)
    problem = Problem(
        code="unit_gone",
        sheet=row.sheet,
        row=row.row,
        column=row.cells.get("unit"),
        field="unit",
        value=unit.text,
        facts={"on": date.fromisoformat(until)},
    )
    if now != unit.id:
        return replace(problem, code="unit_merged", suggestion=lookups.name_in_sheet(now))
    if after:
        parts = "; ".join(lookups.name_in_list(link.successor) for link in after)
        return replace(problem, code="unit_parted", facts={**problem.facts, "parts": parts})
    return problem


def under_predecessors(
    conn: sqlite3.Connection, entity: Entity, rows: Sequence[ParsedRow], period: Period | None
) -> list[ParsedRow]:
    """The rows, those that speak of a record of a merged unit under the unit of that record."""
    links = read_links(conn) if _is_kept_by_unit(entity) else []
    if not links:
        return list(rows)
    speaking = _Speaking(conn=conn, entity=entity, period=period, successions=Successions(links))
    return list(speaking.rows(rows))


def _is_kept_by_unit(entity: Entity) -> bool:
    return "unit" in entity.identity and any(
        f.name == "unit" and f.kind is Kind.UNIT and f.is_required for f in entity.fields
    )


def _dated(row: ParsedRow, entity: Entity, period: Period | None) -> DateSpan | None:
    own = row.values.get(entity.dated_by) if entity.dated_by is not None else None
    if isinstance(own, DateSpan):
        return own
    return period.span if period is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speaking:
    """Finds the records of merged units that rows of their successor speak of."""

    conn: sqlite3.Connection
    entity: Entity
    period: Period | None
    successions: Successions

    def rows(self, rows: Sequence[ParsedRow]) -> Iterator[ParsedRow]:
        before = [self._merged(row) for row in rows]
        units = {unit for merged in before for unit in merged}
        own = {
            u.id for r, m in zip(rows, before, strict=True) if m and isinstance(u := _unit(r), Ref)
        }
        stored = self._stored(units | own)
        codes = {str(record["code"]): record for record in stored.values()}
        named = self._named(stored.values()) if any(before) else {}
        for row, merged in zip(rows, before, strict=True):
            yield self._placed(row, merged, stored, codes, named) if merged else row

    def _merged(self, row: ParsedRow) -> tuple[int, ...]:
        """The units that had gone into the row's unit by the end of the period."""
        unit = _unit(row)
        if not isinstance(unit, Ref):
            return ()
        # not by the row's own date: a list of today names when each of its models began
        end = self.period.span.end.isoformat() if self.period is not None else conditions.ALWAYS
        return tuple(link.predecessor for link in self.successions.merged_into(unit.id, end))

    def _stored(self, units: set[int]) -> dict[Identity, Record]:
        found: dict[Identity, Record] = {}
        active = conditions.is_active(self.entity)
        for among in conditions.among(self.entity, "unit", sorted(units)):
            where = [active, among]
            for record in select(self.conn, self.entity, where=where, with_source=False):
                found[self._key(record.values)] = record
        return found

    def _key(self, values: Mapping[str, FieldValue]) -> Identity:
        return identity_key(self.entity.identity_of(values), values)

    def _placed(
        self,
        row: ParsedRow,
        merged: Sequence[int],
        stored: Mapping[Identity, Record],
        codes: Mapping[str, Record],
        named: Mapping[tuple[int, str], Sequence[Record]],
    ) -> ParsedRow:
        coded = codes.get(str(row.values.get("code")).upper())
        if coded is not None:
            kept = coded["unit"]
            is_old = isinstance(kept, Ref) and kept.id in merged
            return row._replace(values={**row.values, "unit": kept}) if is_old else row
        if self._key(row.values) in stored:
            return row
        found = [
            record
            for unit in merged
            if (record := stored.get(self._key({**row.values, "unit": Ref(unit, "")})))
        ]
        if not found:
            found = self._of_name(row, merged, named)
        match found:
            case []:
                return row
            case [record]:
                return row._replace(values={**row.values, "unit": record["unit"]})
            case _:
                return row._replace(problems=(*row.problems, self._several(row, found)))

    def _named(self, records: Iterable[Record]) -> dict[tuple[int, str], list[Record]]:
        """Models by unit and folded name: lists of a stage often name no holder."""
        found: dict[tuple[int, str], list[Record]] = {}
        for record in records if self.entity is MODEL else ():
            unit = record["unit"]
            if isinstance(unit, Ref):
                key = (unit.id, identity(str(record[MODEL.headline])))
                found.setdefault(key, []).append(record)
        return found

    def _of_name(
        self,
        row: ParsedRow,
        merged: Sequence[int],
        named: Mapping[tuple[int, str], Sequence[Record]],
    ) -> list[Record]:
        """The old models that a row may be about; none where the new unit has one of that name."""
        name, unit = identity(str(row.values.get(self.entity.headline))), _unit(row)
        if isinstance(unit, Ref) and (unit.id, name) in named:
            return []
        return [r for old in merged for r in named.get((old, name), ()) if may_be_one(row, r)]

    def _several(self, row: ParsedRow, found: Sequence[Record]) -> Problem:
        headline = self.entity.headline
        unit = _unit(row)
        return Problem(
            code="several_before_merger",
            sheet=row.sheet,
            row=row.row,
            column=row.cells.get(headline),
            field=headline,
            value=str(row.values.get(headline)),
            facts={
                "unit": unit.text if isinstance(unit, Ref) else "",
                "candidates": "; ".join(
                    f"{record['code']} ({kept.text})"
                    for record in found
                    if isinstance(kept := record["unit"], Ref)
                ),
            },
        )


def _unit(row: ParsedRow) -> FieldValue:
    return row.values.get("unit")
