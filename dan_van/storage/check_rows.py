"""Whether the rows of a register agree with each other: links, dates, codes, files, the journal.

Tables and columns are read off the schema, so a new kind of record is looked at without being
named here.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from dan_van.domain.check import Fault, Finding, Remedy, finding, finding_of_rows
from dan_van.entities import ENTITIES, FORMS
from dan_van.storage.journal import recorded_tables

_EARLIEST, _LATEST = "1899-01-01", "2102-01-01"
"""Dates from 1900 to 2100 can be typed; a year of the state calendar sticks out of them."""

_IN_JOURNAL = """
SELECT tbl, sum(rows) FROM (
  SELECT tbl, rows FROM journal_base
  UNION ALL
  SELECT tbl, sum((op = 'insert') - (op = 'delete')) FROM journal_change GROUP BY tbl
  UNION ALL
  SELECT tbl, sum(last_key - first_key + 1) FROM journal_range GROUP BY tbl)
GROUP BY tbl
"""


def orphans(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that speak of a record that is not there."""
    for table in link_tables(conn):
        rows = conn.execute(f"SELECT form, record_id FROM {table} WHERE {orphaned(table)}")
        named = (f"{form} {record}" for form, record in rows)
        yield from finding_of_rows(Fault.ORPHAN, table, named)


def link_tables(conn: sqlite3.Connection) -> list[str]:
    """Tables that name a record by form and row id, which no foreign key can do."""
    return [
        table
        for table in recorded_tables(conn)
        if {"form", "record_id"} <= {r[1] for r in conn.execute(f"PRAGMA table_info({table})")}
    ]


def orphaned(table: str) -> str:
    """SQL that is true of the rows of a link table whose record is not there."""
    known = ", ".join(f"'{form}'" for form in FORMS)
    gone = [
        f"(form = '{form}' AND record_id NOT IN (SELECT id FROM {entity.table}))"
        for form, entity in FORMS.items()
    ]
    return f"{table}.form NOT IN ({known}) OR {' OR '.join(gone)}"


def wrong_originals(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Imported files that are not kept, or are not those that came in."""
    rows = conn.execute(
        "SELECT batch.id, batch.sha256, batch_original.content FROM batch"
        " LEFT JOIN batch_original ON batch_original.batch_id = batch.id ORDER BY batch.id"
    )
    wrong = (
        number
        for number, sha256, content in rows
        if content is None or hashlib.sha256(content).hexdigest() != sha256
    )
    yield from finding_of_rows(Fault.ORIGINAL, "batch", wrong)


def impossible_dates(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Ranges that end before they begin, have one end, or lie where no date can be typed."""
    kinds = {entity.table for entity in ENTITIES}
    for table in recorded_tables(conn):
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
        spans = [c.removesuffix("_start") for c in columns if c.endswith("_start")]
        if not spans or "id" not in columns:
            continue
        name = "ifnull(code, id)" if "code" in columns else "id"
        where = " OR ".join(_is_impossible(f"{s}_start", f"{s}_end") for s in spans)
        rows = conn.execute(f"SELECT {name} FROM {table} WHERE {where} ORDER BY id")
        for found in finding_of_rows(Fault.DATE, table, (row for (row,) in rows)):
            yield replace(found, remedy=Remedy.EDIT) if table in kinds else found


def _is_impossible(start: str, end: str) -> str:
    return (
        f"({start} IS NULL) <> ({end} IS NULL) OR {start} IS NOT date({start})"
        f" OR {end} IS NOT date({end}) OR {end} <= {start}"
        f" OR {start} < '{_EARLIEST}' OR {end} > '{_LATEST}'"
    )


def counters_behind(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Counters that would give out a code again."""
    behind = (f"{prefix}-{year}" for prefix, year, _ in codes_ahead(conn))
    yield from finding_of_rows(Fault.COUNTER, "code_counter", behind)


def codes_ahead(conn: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Prefix, year and last code of each run of codes that its counter has not come to."""
    found: list[tuple[str, str, str]] = []
    for entity in ENTITIES:
        prefix = entity.code_prefix
        if not prefix:
            continue
        rows = conn.execute(
            "SELECT substr(code, ?1, 4) AS year, max(CAST(substr(code, ?1 + 5) AS INTEGER)), code"
            f" FROM {entity.table} WHERE code GLOB ?2 AND NOT substr(code, ?1 + 5) GLOB '*[^0-9]*'"
            " AND length(code) < ?1 + 15 GROUP BY year",
            (len(prefix) + 2, f"{prefix}-[0-9][0-9][0-9][0-9]-[0-9]*"),
        )
        for year, number, code in rows.fetchall():
            sql = "SELECT last FROM code_counter WHERE prefix = ? AND year = ?"
            row = conn.execute(sql, (prefix, int(year))).fetchone()
            if number > (0 if row is None else row[0]):
                found.append((prefix, year, code))
    return found


def wrong_sums(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Tables with more or fewer rows than the journal tells of: something else wrote to them."""
    told = dict(conn.execute(_IN_JOURNAL).fetchall())
    for table in recorded_tables(conn):
        (present,) = conn.execute(f"SELECT count(*) FROM {table}").fetchone()
        expected = told.get(table, 0)
        if present != expected:
            yield finding(Fault.SUM, table, count=present, detail=str(expected))


def first_write_after(conn: sqlite3.Connection, moment: str) -> str | None:
    """When the first entry of the journal after that moment was made, in ISO local time."""
    (at,) = conn.execute("SELECT min(at) FROM journal WHERE at > ?", (moment,)).fetchone()
    return None if at is None else str(at)
