"""What records refer to beside units and sectors: campaigns by name, other records by code."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dan_van.domain.record import Ref
from dan_van.entities import Entity


def read_campaigns(conn: sqlite3.Connection) -> dict[str, str]:
    """Names of active campaigns by what they may be called: folded name, folded code."""
    from dan_van.domain.vietnamese import identity  # lazy: start-up

    names: dict[str, str] = {}
    rows = conn.execute("SELECT code, name FROM campaign WHERE withdrawn_on IS NULL ORDER BY id")
    for code, name in rows:
        names[identity(code)] = name
        names[identity(name)] = name
    return names


def record_by_code(conn: sqlite3.Connection, table: str, code: str) -> Ref | None:
    """The record of that code; `table` comes from a declaration."""
    row = conn.execute(f"SELECT id, code FROM {table} WHERE code = ?", (code,)).fetchone()
    return None if row is None else Ref(int(row[0]), str(row[1]))


def set_tags(
    conn: sqlite3.Connection, entity: Entity, record_id: int, names: Sequence[str]
) -> None:
    """Let a record carry exactly these campaigns, which are in the register."""
    from dan_van.domain.vietnamese import identity  # lazy: start-up

    conn.execute(
        "DELETE FROM campaign_tag WHERE form = ? AND record_id = ?", (entity.form, record_id)
    )
    conn.executemany(
        "INSERT INTO campaign_tag (campaign_id, form, record_id)"
        " SELECT id, ?, ? FROM campaign WHERE name_identity = ? AND withdrawn_on IS NULL",
        [(entity.form, record_id, identity(name)) for name in names],
    )
