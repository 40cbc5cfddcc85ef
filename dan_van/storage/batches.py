"""Imported files: what came, when, from whom, and which row spoke of which record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dan_van.domain.period import Period
from dan_van.storage.together import insert_together


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """A file about to be recorded; `imported_at` is ISO local time."""

    file: str
    sha256: str
    imported_at: str
    imported_by: str
    period: Period | None


class RowOutcome(NamedTuple):  # made for each row: a third of the cost of a dataclass
    """What came of one row of a sheet."""

    form: str
    record_id: int
    sheet: str
    row: int
    outcome: str


def find_batch(conn: sqlite3.Connection, sha256: str, *, refused: int) -> int | None:
    """The batch in which that very file came in with as many rows refused, or None."""
    row = conn.execute(
        "SELECT id FROM batch WHERE sha256 = ? AND rows_refused = ? ORDER BY id DESC LIMIT 1",
        (sha256, refused),
    ).fetchone()
    return None if row is None else int(row[0])


def insert_batch(conn: sqlite3.Connection, batch: NewBatch, content: bytes) -> int:
    """Record a file and keep it as it came; returns the batch's number."""
    period = batch.period
    cursor = conn.execute(
        "INSERT INTO batch (file, sha256, imported_at, imported_by, period, period_start,"
        " period_end) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            batch.file,
            batch.sha256,
            batch.imported_at,
            batch.imported_by,
            period.code if period else None,
            period.span.start.isoformat() if period else None,
            period.span.end.isoformat() if period else None,
        ),
    )
    number = int(cursor.lastrowid or 0)
    conn.execute("INSERT INTO batch_original (batch_id, content) VALUES (?, ?)", (number, content))
    return number


def count_rows(
    conn: sqlite3.Connection, batch_id: int, counts: Mapping[str, int], *, refused: int
) -> None:
    """Note how many rows of a batch were new, changed, unchanged and refused."""
    conn.execute(
        "UPDATE batch SET rows_new = ?, rows_changed = ?, rows_unchanged = ?, rows_refused = ?"
        " WHERE id = ?",
        (counts["new"], counts["changed"], counts["unchanged"], refused, batch_id),
    )


def insert_rows(conn: sqlite3.Connection, batch_id: int, rows: Sequence[RowOutcome]) -> None:
    """Record what came of each row of a batch."""
    columns = ("batch_id", "form", "record_id", "sheet", "row", "outcome")
    cells = ((batch_id, r.form, r.record_id, r.sheet, r.row, r.outcome) for r in rows)
    insert_together(conn, "batch_row", columns, cells, count=len(rows))


def insert_reporting_units(
    conn: sqlite3.Connection, batch_id: int, form: str, unit_ids: Iterable[int]
) -> None:
    """Record which units a batch speaks for."""
    conn.executemany(
        "INSERT INTO batch_unit (batch_id, form, unit_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(batch_id, form, unit_id) for unit_id in sorted(unit_ids)],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """An imported file as it is on record."""

    number: int
    file: str
    sha256: str
    imported_at: str
    imported_by: str
    period: str | None
    new: int
    changed: int
    unchanged: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A row of an imported file with the record it spoke of, as that record is now."""

    sheet: str
    row: int
    outcome: str
    code: str
    name: str


def read_batches(conn: sqlite3.Connection) -> list[Batch]:
    """Every imported file, the latest first."""
    rows = conn.execute(
        "SELECT id, file, sha256, imported_at, imported_by, period, rows_new, rows_changed,"
        " rows_unchanged, rows_refused FROM batch ORDER BY id DESC"
    )
    return [
        Batch(
            number=number,
            file=file,
            sha256=sha256,
            imported_at=at,
            imported_by=by,
            period=period,
            new=new,
            changed=changed,
            unchanged=unchanged,
            refused=refused,
        )
        for number, file, sha256, at, by, period, new, changed, unchanged, refused in rows
    ]


def read_original(conn: sqlite3.Connection, number: int) -> bytes | None:
    """The file of a batch as it came, or None when there is no such batch."""
    sql = "SELECT content FROM batch_original WHERE batch_id = ?"
    row = conn.execute(sql, (number,)).fetchone()
    return None if row is None else bytes(row[0])


def read_rows(
    conn: sqlite3.Connection, number: int, tables: Mapping[str, tuple[str, str]]
) -> list[BatchRow]:
    """What came of each row of a batch; `tables` gives table and headline of each form."""
    found: list[BatchRow] = []
    for form, (table, headline) in tables.items():
        rows = conn.execute(
            f"SELECT line.sheet, line.row, line.outcome, record.code, record.{headline}"
            f" FROM batch_row AS line JOIN {table} AS record ON record.id = line.record_id"
            " WHERE line.batch_id = ? AND line.form = ? ORDER BY line.id",
            (number, form),
        )
        found += [
            BatchRow(sheet=sheet, row=row, outcome=outcome, code=code, name=name)
            for sheet, row, outcome, code, name in rows
        ]
    return found


def latest_files(conn: sqlite3.Connection, form: str, record_ids: Iterable[int]) -> dict[int, str]:
    """The file that last made or changed each of these records; none for those typed in."""
    import json  # lazy: start-up

    sql = (
        "SELECT batch_row.record_id, batch.file"
        " FROM batch_row JOIN batch ON batch.id = batch_row.batch_id"
        " WHERE batch_row.form = ? AND batch_row.outcome IN ('new', 'changed')"
        " AND batch_row.record_id IN (SELECT value FROM json_each(?))"
        " ORDER BY batch.id"
    )
    return dict(conn.execute(sql, (form, json.dumps(sorted(record_ids)))))
