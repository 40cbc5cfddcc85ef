"""When files of a period came in, of which units, and with how many records of each form."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from dan_van.domain.span import DateSpan

_INSIDE = "batch.period_start >= :start AND batch.period_end <= :end"
_ARRIVALS = f"""
SELECT batch_unit.unit_id, substr(min(batch.imported_at), 1, 10)
FROM batch_unit JOIN batch ON batch.id = batch_unit.batch_id
WHERE {_INSIDE}
GROUP BY batch_unit.unit_id
"""
_FORMS = f"""
SELECT DISTINCT batch_unit.unit_id, batch_unit.form
FROM batch_unit JOIN batch ON batch.id = batch_unit.batch_id
WHERE {_INSIDE}
"""
_COUNTED = f"""
SELECT record.unit_id, count(DISTINCT record.id)
FROM batch
CROSS JOIN batch_row INDEXED BY batch_row_batch ON batch_row.batch_id = batch.id
CROSS JOIN {{table}} AS record ON record.id = batch_row.record_id
WHERE batch_row.form = :form AND record.withdrawn_on IS NULL AND {_INSIDE}
GROUP BY record.unit_id
"""


def arrivals(conn: sqlite3.Connection, span: DateSpan) -> dict[int, str]:
    """The ISO day on which the first file of the period came from each unit that sent one."""
    return dict(conn.execute(_ARRIVALS, _dates(span)))


def records_by_form(
    conn: sqlite3.Connection,
    span: DateSpan,
    tables: Mapping[str, str],
    *,
    seen_as: Callable[[int], int],
) -> dict[int, dict[str, int | None]]:
    """How many records of each form the files of the period brought for each unit.

    A form that a unit sent with nothing in it is 0, one that it did not send is not there, and one
    whose records belong to no unit is None. `tables` gives the table of each form, `seen_as` the
    unit that another one has become: what either sent is its report.
    """
    found: dict[int, dict[str, int | None]] = {}
    for unit_id, form in conn.execute(_FORMS, _dates(span)):
        found.setdefault(seen_as(unit_id), {})[form] = 0 if form in tables else None
    for form in sorted({form for forms in found.values() for form in forms if form in tables}):
        sql = _COUNTED.format(table=tables[form])
        for unit_id, number in conn.execute(sql, {**_dates(span), "form": form}):
            if (forms := found.get(seen_as(unit_id))) is not None:
                forms[form] = (forms.get(form) or 0) + number
    return found


def _dates(span: DateSpan) -> dict[str, str]:
    return {"start": span.start.isoformat(), "end": span.end.isoformat()}
