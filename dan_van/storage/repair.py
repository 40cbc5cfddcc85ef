"""Mending what follows from something else that is whole; nothing that was entered is changed.

Indexes are built anew, keys and derived columns computed anew, counters moved on, and links to
records that are not there taken away. The caller has kept a copy of the file.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from dan_van.domain.check import Fault
from dan_van.entities import ISSUE, MODEL, TASK
from dan_van.storage.check_derived import derived_to_mend, keys_to_mend
from dan_van.storage.check_file import missing_objects
from dan_van.storage.check_rows import codes_ahead, link_tables, orphaned
from dan_van.storage.connection import one_write, transaction
from dan_van.storage.journal import recorded_tables
from dan_van.storage.records import keep_code, update
from dan_van.storage.tally import count_anew

OF_ROWS = frozenset({Fault.ORPHAN, Fault.KEY, Fault.DERIVED, Fault.TALLY, Fault.COUNTER})
"""The faults that `repair_rows` mends."""


def repair_indexes(conn: sqlite3.Connection) -> None:
    """Build every index anew from its table, with the indexes and views that are missing.

    Where two rows have what only one may have, nothing is done, and it is found again.
    """
    with suppress(sqlite3.IntegrityError), one_write(conn):
        for kind, _, sql in missing_objects(conn):
            if kind != "table":
                conn.execute(sql)
        conn.execute("REINDEX")


def repair_rows(conn: sqlite3.Connection) -> None:
    """Mend links, keys, derived columns and counters in one write of the journal."""
    with transaction(conn):
        for table in link_tables(conn):
            conn.execute(f"DELETE FROM {table} WHERE {orphaned(table)}")
        for table in recorded_tables(conn):
            _repair_keys(conn, table)
        for entity in (MODEL, ISSUE, TASK):
            for record_id, _, values in list(derived_to_mend(conn, entity)):
                if values is not None:
                    update(conn, entity, record_id, values)
        count_anew(conn)
        for prefix, _, code in codes_ahead(conn):
            keep_code(conn, prefix, code)


def _repair_keys(conn: sqlite3.Connection, table: str) -> None:
    for _, columns, right, own in list(keys_to_mend(conn, table)):
        sets = ", ".join(f"{column} = ?" for column in columns)
        where = " AND ".join(f"{column} IS ?" for column in own)
        # a key that another row bears already stays wrong, and is found again
        conn.execute(f"UPDATE OR IGNORE {table} SET {sets} WHERE {where}", (*right, *own.values()))
