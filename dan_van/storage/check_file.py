"""Whether the file of a register is whole as a file of SQLite, and has every table and index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dan_van.domain.check import Fault, Finding, Remedy, finding, finding_of_rows
from dan_van.storage.backup import CUT_OFF, ends_within_a_page
from dan_van.storage.create import register_in_memory
from dan_van.storage.integrity import integrity_faults

_OF_AN_INDEX = re.compile(r"row \d+ missing from index |wrong # of entries in index ")
_OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*'"


def file_faults(conn: sqlite3.Connection, path: Path) -> list[Finding]:
    """What SQLite itself finds wrong; an index that disagrees is told from lost content."""
    if ends_within_a_page(path):
        return [finding(Fault.PAGES, detail=CUT_OFF)]
    lines = integrity_faults(conn)
    if not lines:
        return []
    of_pages = [line for line in lines if not _OF_AN_INDEX.match(line)]
    fault = Fault.PAGES if of_pages else Fault.INDEX
    told = of_pages or lines
    return [finding(fault, detail=told[0].splitlines()[-1], count=len(told))]


def schema_faults(conn: sqlite3.Connection) -> list[Finding]:
    """Tables that a register of this schema has and this one lacks; else such views and indexes."""
    missing = missing_objects(conn)
    tables = [finding(Fault.SCHEMA, name) for kind, name, _ in missing if kind == "table"]
    others = [replace(finding(Fault.SCHEMA, name), remedy=Remedy.REPAIR) for _, name, _ in missing]
    return tables or others


def missing_objects(conn: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Kind, name and SQL of what is missing."""
    present = {name for _, name, _ in conn.execute(_OBJECTS)}
    with register_in_memory() as fresh:
        return [row for row in fresh.execute(_OBJECTS).fetchall() if row[1] not in present]


def reference_faults(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that refer to a row that is not there."""
    rows: dict[str, list[str]] = {}
    for table, rowid, parent, _ in conn.execute("PRAGMA foreign_key_check"):
        rows.setdefault(table, []).append(f"{rowid or '?'} → {parent}")
    for table, named in sorted(rows.items()):
        yield from finding_of_rows(Fault.REFERENCE, table, named)
