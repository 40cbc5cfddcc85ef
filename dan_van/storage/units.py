"""Units and their aliases: what other records refer to."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dan_van.domain.unit import UnitRef

_UNITS = """
SELECT id, name, type, parent_id, code, valid_from, valid_until
FROM unit
ORDER BY position, name_sort, id
"""
_BY_TEXT = """
SELECT id, name FROM unit WHERE name_identity = ?1
UNION SELECT id, name FROM unit WHERE code = ?2
UNION SELECT unit.id, unit.name FROM unit_alias
  JOIN unit ON unit.id = unit_alias.unit_id WHERE alias_identity = ?1
"""
_REPORTS = """
SELECT unit.id, unit.name
FROM unit
WHERE ifnull(unit.reports, NOT EXISTS (
    SELECT 1 FROM unit AS child WHERE child.parent_id = unit.id
      AND (child.valid_until IS NULL OR child.valid_until >= :end)))
  AND (unit.valid_from IS NULL OR unit.valid_from < :end) AND {until}
ORDER BY unit.position, unit.name_sort, unit.id
"""
# one that is no more when the period ends can no longer report on it
_EXPECTED = _REPORTS.format(until="(unit.valid_until IS NULL OR unit.valid_until >= :end)")
_CLOSED = _REPORTS.format(until="unit.valid_until > :start AND unit.valid_until < :end")
_BELOW = """
WITH RECURSIVE below (id) AS (
  SELECT ?1 UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id)
SELECT id FROM below
"""

_KIN = """
WITH RECURSIVE
  above (id) AS (
    SELECT parent_id FROM unit WHERE id = ?1
    UNION SELECT unit.parent_id FROM unit JOIN above ON unit.id = above.id),
  below (id) AS (
    SELECT id FROM unit WHERE parent_id = ?1
    UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id)
SELECT id FROM above WHERE id IS NOT NULL UNION SELECT id FROM below
"""


def kin_of(conn: sqlite3.Connection, unit_id: int) -> list[int]:
    """Row ids of the units that a unit stands below and of those below it."""
    return sorted(number for (number,) in conn.execute(_KIN, (unit_id,)))


def read_units(conn: sqlite3.Connection) -> list[UnitRef]:
    """Every unit, in the register's order, with its aliases."""
    from dan_van.domain.unit import UnitRef, UnitType  # lazy: start-up

    aliases: dict[int, list[str]] = {}
    for unit_id, alias in conn.execute("SELECT unit_id, alias FROM unit_alias ORDER BY alias"):
        aliases.setdefault(unit_id, []).append(alias)
    return [
        UnitRef(
            id=number,
            name=name,
            type=UnitType(kind),
            parent_id=parent,
            code=code,
            aliases=tuple(aliases.get(number, ())),
            valid_from=valid_from,
            valid_until=valid_until,
        )
        for number, name, kind, parent, code, valid_from, valid_until in conn.execute(_UNITS)
    ]


def units_by_text(conn: sqlite3.Connection, text: str) -> list[tuple[int, str]]:
    """Units whose name, alias or code is that text: row id and name; the quick way in."""
    from dan_van.domain.vietnamese import identity  # lazy: start-up

    return list(conn.execute(_BY_TEXT, (identity(text), text)))


def add_alias(conn: sqlite3.Connection, unit_id: int, alias: str) -> None:
    """Let a unit be known by another name too; saying it twice changes nothing."""
    from dan_van.domain.vietnamese import identity  # lazy: start-up

    conn.execute(
        "INSERT INTO unit_alias (unit_id, alias, alias_identity) VALUES (?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (unit_id, alias, identity(alias)),
    )


def last_day_behind(conn: sqlite3.Connection, unit_id: int) -> str | None:
    """The first day on which a unit is no more, or None."""
    (until,) = conn.execute("SELECT valid_until FROM unit WHERE id = ?", (unit_id,)).fetchone()
    return None if until is None else str(until)


def drop_alias(conn: sqlite3.Connection, unit_id: int, alias: str) -> None:
    """Take away another name of a unit; one that it does not have changes nothing."""
    from dan_van.domain.vietnamese import identity  # lazy: start-up

    conn.execute(
        "DELETE FROM unit_alias WHERE unit_id = ? AND alias_identity = ?",
        (unit_id, identity(alias)),
    )


def expected_units(conn: sqlite3.Connection, start: str, end: str) -> list[tuple[int, str]]:
    """Units that are to report on [start, end) and still there at its end, in order."""
    return list(conn.execute(_EXPECTED, {"start": start, "end": end}))


def closed_units(conn: sqlite3.Connection, start: str, end: str) -> list[tuple[int, str]]:
    """Units that were there in [start, end) and no more at its end: they leave every rate."""
    return list(conn.execute(_CLOSED, {"start": start, "end": end}))


def units_below(conn: sqlite3.Connection, unit_id: int) -> frozenset[int]:
    """Row ids of a unit and of all units below it."""
    return frozenset(number for (number,) in conn.execute(_BELOW, (unit_id,)))
