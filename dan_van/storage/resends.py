"""What earlier files held of a form: the rows that a file sent again is compared with."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dan_van.domain.period import Period
from dan_van.entities import Entity

# `:units` is empty for a file that speaks for no unit; it then follows those that speak for none.
_EARLIER = """
SELECT batch.id, batch.file
FROM batch
LEFT JOIN batch_stage AS list ON list.batch_id = batch.id AND list.form = :form
WHERE batch.id < :batch AND batch.period_start IS :start AND batch.period_end IS :end
  AND list.stage IS :stage
  AND (EXISTS (SELECT 1 FROM batch_unit AS spoken JOIN json_each(:units) AS unit
               ON spoken.unit_id = unit.value
               WHERE spoken.batch_id = batch.id AND spoken.form = :form)
    OR (:units = '[]' AND NOT EXISTS (
        SELECT 1 FROM batch_unit WHERE batch_id = batch.id AND form = :form)))
  AND EXISTS (SELECT 1 FROM batch_row WHERE batch_id = batch.id AND form = :form)
ORDER BY batch.id
"""
_ELSEWHERE = """
SELECT line.record_id
FROM json_each(:records) AS asked
JOIN batch_row AS line ON line.form = :form AND line.record_id = asked.value
WHERE line.outcome = 'new' AND line.batch_id NOT IN (SELECT value FROM json_each(:batches))
UNION
SELECT line.record_id
FROM json_each(:records) AS asked
JOIN batch_row AS line ON line.form = :form AND line.record_id = asked.value
WHERE line.outcome <> 'new' AND line.batch_id NOT IN (SELECT value FROM json_each(:batches))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFile:
    """A file that came in before: its batch, its name, the records of one form it spoke of."""

    batch: int
    file: str
    records: frozenset[int]


def earlier_files(
    conn: sqlite3.Connection,
    form: str,
    *,
    batch_id: int,
    period: Period | None,
    units: Iterable[int],
    stage: str | None,
) -> list[EarlierFile]:
    """Files of the same form and period before a batch that speak for one of the units.

    `stage` is the stage that a list of models reached, None for any other file.
    """
    found = conn.execute(
        _EARLIER,
        {
            "form": form,
            "batch": batch_id,
            "start": period.span.start.isoformat() if period else None,
            "end": period.span.end.isoformat() if period else None,
            "stage": stage,
            "units": json.dumps(sorted(units)),
        },
    ).fetchall()
    return [
        EarlierFile(batch=batch, file=file, records=frozenset(_records(conn, batch, form)))
        for batch, file in found
    ]


def _records(conn: sqlite3.Connection, batch_id: int, form: str) -> Iterable[int]:
    sql = "SELECT record_id FROM batch_row WHERE batch_id = ? AND form = ?"
    return (number for (number,) in conn.execute(sql, (batch_id, form)))


def held_elsewhere(
    conn: sqlite3.Connection, form: str, record_ids: Iterable[int], *, but: Sequence[int]
) -> set[int]:
    """Those records that a file other than these batches has a row of."""
    asked = {"form": form, "records": json.dumps(list(record_ids)), "batches": json.dumps(but)}
    return {number for (number,) in conn.execute(_ELSEWHERE, asked)}


def insert_stage(conn: sqlite3.Connection, batch_id: int, form: str, stage: str) -> None:
    """Record that a file lists records of a form which reached a stage."""
    conn.execute("INSERT INTO batch_stage VALUES (?, ?, ?)", (batch_id, form, stage))


def insert_withdrawn(
    conn: sqlite3.Connection, batch_id: int, form: str, record_ids: Iterable[int], *, reason: str
) -> None:
    """Record which records a file took out."""
    conn.executemany(
        "INSERT INTO batch_withdrawn VALUES (?, ?, ?, ?)",
        [(batch_id, form, number, reason) for number in record_ids],
    )


def taken_out(conn: sqlite3.Connection, entity: Entity) -> list[int]:
    """Records of a form that a file took out and that are still out for that reason."""
    rows = conn.execute(
        f"SELECT DISTINCT record.id FROM batch_withdrawn AS gone"
        f" JOIN {entity.table} AS record ON record.id = gone.record_id"
        " WHERE gone.form = ? AND record.withdrawn_reason = gone.reason ORDER BY record.id",
        (entity.form,),
    )
    return [number for (number,) in rows]


def put_back(conn: sqlite3.Connection, entity: Entity, record_id: int) -> None:
    """Let a record that was withdrawn stand in lists and counts again."""
    sql = f"UPDATE {entity.table} SET withdrawn_on = NULL, withdrawn_reason = NULL WHERE id = ?"
    conn.execute(sql, (record_id,))
