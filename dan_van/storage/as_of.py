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

from dan_van.domain.journal import last_before, taken_back
from dan_van.errors import RegisterUnusable, WrongInput
from dan_van.storage.connection import one_write, snapshot
from dan_van.storage.undo import RowChanged, reverse_rows

_CACHE_KIB = 256 * 1024
"""So much of a copy is held in memory before any of it goes to a file."""

_IS_ALL_BEFORE = "SELECT NOT EXISTS (SELECT 1 FROM journal WHERE at >= ?)"
_TIMES = "SELECT id, at FROM journal ORDER BY id"
_FIRST = "SELECT at FROM journal WHERE at <> '' ORDER BY id LIMIT 1"
_LATER = "SELECT id, undoes FROM journal WHERE id > ? ORDER BY id DESC"


@contextmanager
def register_as_of(conn: sqlite3.Connection, day: date) -> Iterator[sqlite3.Connection]:
    """A register as it stood when that day was over, by the clock of those who wrote to it.

    Raises:
        WrongInput: the journal begins after that day.
        RegisterUnusable: the rows are not as the journal left them.
    """
    next_day = (day + timedelta(days=1)).isoformat()
    (is_all_before,) = conn.execute(_IS_ALL_BEFORE, (next_day,)).fetchone()
    if is_all_before:
        yield conn
        return
    last = last_before(conn.execute(_TIMES), next_day)
    if not last:
        (first,) = conn.execute(_FIRST).fetchone()
        begun = date.fromisoformat(first[:10])
        raise WrongInput("as_of_before_register", day=day, first=begun)
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        _copy(conn, copy)
        try:
            _take_back(copy, last)
        except (RowChanged, sqlite3.IntegrityError) as error:
            raise RegisterUnusable("as_of_journal_differs", day=day) from error
        yield copy


def _copy(conn: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    copy.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    with snapshot(conn):
        # the moment is taken with the first look: a backup alone would wait for writers for ever
        conn.execute("SELECT 1 FROM journal LIMIT 1").fetchone()
        conn.backup(copy)
    copy.execute("PRAGMA journal_mode = OFF")


def _take_back(copy: sqlite3.Connection, last: int) -> None:
    """Take back all that came after that entry."""
    with one_write(copy):
        for number in _in_force(copy, last):
            reverse_rows(copy, number, is_recorded=False)
    copy.execute("PRAGMA query_only = ON")


def _in_force(copy: sqlite3.Connection, last: int) -> list[int]:
    """The entries after that one, the latest first.

    One that was taken back and the one that did so are left out where both are among them: together
    they come to nothing, and to bring an import back only to take it out again takes long.
    """
    later: dict[int, int | None] = dict(copy.execute(_LATER, (last,)))
    undoes = {number: of for number, of in later.items() if of is not None and of in later}
    gone = taken_back(undoes)
    nothing = {*gone, *gone.values()}
    return [number for number in later if number not in nothing]
