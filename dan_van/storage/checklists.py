"""Which units a checklist is for, and which of them have done it.

Whom a checklist is for is asked for anew each time: by its rule, or by the units that its sheets
named. Writing functions run inside the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dan_van.domain.span import DateSpan
from dan_van.domain.table import Source
from dan_van.domain.vietnamese import identity
from dan_van.storage.row_ids import next_id_sql

_BY_RULE = """
SELECT unit.id
FROM unit
WHERE (:unit IS NULL OR unit.id IN (
    WITH RECURSIVE below (id) AS (
      SELECT id FROM unit WHERE parent_id = :unit
      UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id)
    SELECT id FROM below))
  AND CASE WHEN json_array_length(:types) THEN unit.type IN (SELECT value FROM json_each(:types))
    ELSE ifnull(unit.reports, NOT EXISTS (
      SELECT 1 FROM unit AS child WHERE child.parent_id = unit.id
        AND (child.valid_until IS NULL OR child.valid_until > :day))) END
  AND (unit.valid_from IS NULL OR unit.valid_from <= :day)
  AND (unit.valid_until IS NULL OR unit.valid_until > :day)
ORDER BY unit.position, unit.name_sort, unit.id
"""
_BY_LIST = """
SELECT unit.id
FROM checklist_unit AS line
JOIN unit ON unit.id = line.unit_id
WHERE line.checklist_id = :checklist
  AND (unit.valid_from IS NULL OR unit.valid_from <= :day)
  AND (unit.valid_until IS NULL OR unit.valid_until > :day)
ORDER BY unit.position, unit.name_sort, unit.id
"""
_LINES = """
SELECT line.id, line.unit_id, line.done, line.date_start, line.date_end, line.note,
  line.batch_id, batch.file, source.sheet, source.row
FROM checklist_unit AS line
LEFT JOIN batch ON batch.id = line.batch_id
LEFT JOIN batch_row AS source ON source.batch_id = line.batch_id AND source.form = 'checklist'
  AND source.record_id = line.id
WHERE line.checklist_id = ?
"""
_SET = f"""
INSERT INTO checklist_unit (id, checklist_id, unit_id, done, date_start, date_end, note, batch_id)
VALUES ({next_id_sql("checklist_unit")}, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (checklist_id, unit_id) DO UPDATE SET done = excluded.done,
  date_start = excluded.date_start, date_end = excluded.date_end,
  note = ifnull(excluded.note, note), batch_id = excluded.batch_id
RETURNING id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A unit in a checklist: whether and when it has done it, and the row that says so."""

    id: int
    unit_id: int
    done: bool
    date: DateSpan | None
    note: str | None = None
    batch_id: int | None = None
    source: Source | None = None


def expected_by_rule(
    conn: sqlite3.Connection, *, unit_id: int | None, types: Sequence[str], day: str
) -> list[int]:
    """Row ids of the units below a unit (None: all) that exist that day, in the register's order.

    Those of the types; where no types are named, those that are expected to report.
    """
    parameters = {"unit": unit_id, "types": json.dumps(list(types)), "day": day}
    return [number for (number,) in conn.execute(_BY_RULE, parameters)]


def expected_by_list(conn: sqlite3.Connection, checklist_id: int, *, day: str) -> list[int]:
    """Row ids of the units that a checklist's sheets name and that exist that day, in order."""
    parameters = {"checklist": checklist_id, "day": day}
    return [number for (number,) in conn.execute(_BY_LIST, parameters)]


def lines_of(conn: sqlite3.Connection, checklist_id: int) -> dict[int, Line]:
    """What is on record of each unit of a checklist, by the unit's row id."""
    found = conn.execute(f"{_LINES} ORDER BY line.id", (checklist_id,))
    return {line.unit_id: line for line in _lines(found)}


def line_of(conn: sqlite3.Connection, checklist_id: int, unit_id: int) -> Line | None:
    """What is on record of one unit of a checklist, or None."""
    found = conn.execute(f"{_LINES} AND line.unit_id = ?", (checklist_id, unit_id))
    return next(_lines(found), None)


def set_line(
    conn: sqlite3.Connection,
    checklist_id: int,
    unit_id: int,
    *,
    date: DateSpan | None,
    done: bool = True,
    note: str | None = None,
    batch_id: int | None = None,
) -> int:
    """Tick a unit, or name it as not ticked; returns the line's row id.

    A tick knows the file that brought it; `note` is kept where none is given.
    """
    ends = (date.start.isoformat(), date.end.isoformat()) if done and date else (None, None)
    values = (checklist_id, unit_id, int(done), *ends, note, batch_id if done else None)
    (number,) = conn.execute(_SET, values).fetchone()
    return int(number)


def checklists_named(conn: sqlite3.Connection, names: Iterable[str]) -> dict[str, int]:
    """Row ids of active checklists by their folded names, of those that are there."""
    keys = json.dumps(sorted({identity(name) for name in names}))
    sql = (
        "SELECT name_identity, id FROM checklist WHERE withdrawn_on IS NULL"
        " AND name_identity IN (SELECT value FROM json_each(?))"
    )
    return {key: int(number) for key, number in conn.execute(sql, (keys,))}


def _lines(rows: Iterable[tuple[Any, ...]]) -> Iterator[Line]:
    for number, unit_id, done, start, end, note, batch, file, sheet, row in rows:
        span = DateSpan(date.fromisoformat(start), date.fromisoformat(end)) if start else None
        source = Source(batch, file, sheet, row) if sheet is not None else None
        yield Line(
            id=number,
            unit_id=unit_id,
            done=bool(done),
            date=span,
            note=note,
            batch_id=batch,
            source=source,
        )
