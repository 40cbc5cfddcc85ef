"""The register as it stood at the end of a day: a private copy, in which all later is taken back.

The register itself is only read, for the moment that copying its pages takes; nobody waits for it.
The copy is a database without a name: SQLite keeps it in memory and, when it is large, in a file
that nobody else can open and that is gone with the connection. Everything newer goes, the newest
first, so nothing stands in the way of what comes back. The copy is for counting and listing; what
the journal says is not taken out of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta

from dan_van.errors import RegisterUnusable, WrongInput
from dan_van.storage.connection import one_write, snapshot
from dan_van.storage.undo import RowChanged, reverse_rows

_CACHE_KIB = 256 * 1024
"""So much of a copy is held in memory before any of it goes to a file."""

_FIRST = "SELECT at FROM journal ORDER BY id LIMIT 1"
_FIRST_AFTER = "SELECT min(id) FROM journal WHERE at >= ?"
_LATER = "SELECT id FROM journal WHERE id >= ? ORDER BY id DESC"


@contextmanager
def register_as_of(conn: sqlite3.Connection, day: date) -> Iterator[sqlite3.Connection]:
    """A register as it stood when that day was over, by the clock of those who wrote to it.

    A write that no clock dated counts as made with the one before it; so do writes of a clock that
    was put back: what came after the first later write is later.

    Raises:
        WrongInput: the journal begins after that day.
        RegisterUnusable: the rows are not as the journal left them.
    """
    (first,) = conn.execute(_FIRST).fetchone() or ("",)
    if first[:10] > day.isoformat():
        begun = date.fromisoformat(first[:10])
        raise WrongInput("as_of_before_register", day=day, first=begun)
    next_day = (day + timedelta(days=1)).isoformat()
    (cut,) = conn.execute(_FIRST_AFTER, (next_day,)).fetchone()
    if cut is None:
        yield conn
        return
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        _copy(conn, copy)
        try:
            _take_back(copy, cut)
        except (RowChanged, sqlite3.IntegrityError) as error:
            raise RegisterUnusable("as_of_journal_differs", day=day) from error
        yield copy


def _copy(conn: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    copy.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    with snapshot(conn):
        # the moment is taken with the first look: a backup alone would wait for writers for ever
        conn.execute(_FIRST).fetchone()
        conn.backup(copy)
    copy.execute("PRAGMA journal_mode = OFF")


def _take_back(copy: sqlite3.Connection, cut: int) -> None:
    """Take back that entry and all after it."""
    with one_write(copy):
        for (number,) in copy.execute(_LATER, (cut,)).fetchall():
            reverse_rows(copy, number, is_recorded=False)
    copy.execute("PRAGMA query_only = ON")
