"""Which unit became which: the links between a unit and those that it came from."""

from __future__ import annotations

import sqlite3

from dan_van.domain.succession import Link

_LINKS = """
SELECT link.predecessor_id, link.successor_id, link.on_date, link.decided_by,
  EXISTS (SELECT 1 FROM unit_merged AS merged
    WHERE merged.predecessor_id = link.predecessor_id AND merged.successor_id = link.successor_id
      AND merged.on_date = link.on_date)
FROM unit_predecessor AS link
JOIN unit AS predecessor ON predecessor.id = link.predecessor_id
ORDER BY link.on_date, predecessor.position, predecessor.name_sort, predecessor.id,
  link.successor_id
"""
_ADD = """
INSERT INTO unit_predecessor (successor_id, predecessor_id, on_date, decided_by) VALUES (?, ?, ?, ?)
"""


def read_links(conn: sqlite3.Connection) -> list[Link]:
    """Every link, the earliest first."""
    return [
        Link(
            predecessor=predecessor,
            successor=successor,
            on=on,
            decided_by=decided_by,
            is_whole=bool(is_whole),
        )
        for predecessor, successor, on, decided_by, is_whole in conn.execute(_LINKS)
    ]


def add_link(
    conn: sqlite3.Connection,
    predecessor: int,
    successor: int,
    *,
    on: str,
    decided_by: str | None,
) -> None:
    """Put on record that a unit came from another one."""
    conn.execute(_ADD, (successor, predecessor, on, decided_by))
