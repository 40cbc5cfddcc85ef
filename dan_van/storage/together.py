"""Putting many rows into one table at once, at a cost that an import of thousands can bear.

The rows get successive ids, so the journal keeps them as one range instead of row by row. While
SQLite stores what was made, in a thread of its own, the rows after it are made: SQLite lets other
threads run only for as long as a statement takes, so a statement is a whole block of rows.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

from dan_van.storage.row_ids import next_id

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

FEW = 500
"""So many rows are no burden to the journal and to the kept counts one by one."""
BLOCK = 1_000
"""Rows of one statement: more of them take longer to be parsed than they save."""
_MOST_WAITING = 40
"""So many blocks may be made and not yet stored; it bounds the memory."""
_TURN_SECONDS = 0.0005
"""So long the making of rows keeps the interpreter to itself when a statement has ended. Usual are
5 ms, in which SQLite could store two blocks."""
_INDEXES = """
SELECT name, sql FROM main.sqlite_master
WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL
ORDER BY rowid
"""
Cells: TypeAlias = Sequence[str | int | None]


class Storing:
    """What is to be stored of one write: done in its order, in a thread if it is much.

    The connection is the thread's as long as anything is underway: `settle` first. The ids of the
    tables are asked for at the beginning, so that rows can refer to rows that are not stored yet.
    """

    def __init__(self, conn: sqlite3.Connection, *tables: str) -> None:
        self.conn = conn
        self.most_cells = conn.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        self._next = {table: next_id(conn, table) for table in tables}
        self._beside: ThreadPoolExecutor | None = None
        self._underway: deque[Future[None]] = deque()
        self._is_stopped = False
        self._usual_turn = sys.getswitchinterval()

    def ids(self, table: str, count: int) -> range:
        """So many new ids of a table, for rows that are stored now."""
        first = self._next[table]
        self._next[table] = first + count
        return range(first, first + count)

    def begin(self, step: Callable[[], object]) -> None:
        """Have a step done after those before it, while the caller goes on.

        Raises:
            sqlite3.Error: a step before it failed; no other was begun after that one.
        """
        if self._beside is None:
            from concurrent.futures import ThreadPoolExecutor  # lazy: start-up

            self._beside = ThreadPoolExecutor(max_workers=1)
            sys.setswitchinterval(_TURN_SECONDS)
        self._underway.append(self._beside.submit(self._do, step))
        while len(self._underway) > _MOST_WAITING or (self._underway and self._underway[0].done()):
            self._underway.popleft().result()

    def settle(self) -> None:
        """Wait until everything is stored that was begun.

        Raises:
            sqlite3.Error: a step failed.
        """
        while self._underway:
            self._underway.popleft().result()

    def end(self) -> None:
        """Begin nothing any more; what is being done is waited for."""
        self._is_stopped = True
        if self._beside is not None:
            self._beside.shutdown(cancel_futures=True)
            sys.setswitchinterval(self._usual_turn)

    def _do(self, step: Callable[[], object]) -> None:
        if self._is_stopped:  # what failed may have ended the transaction
            return
        try:
            step()
        except BaseException:
            self._is_stopped = True
            raise


@contextmanager
def storing(conn: sqlite3.Connection, *tables: str) -> Iterator[Storing]:
    """Store rows of these tables, side by side with making them; all is stored at the end.

    Runs inside the caller's transaction.
    """
    store = Storing(conn, *tables)
    try:
        yield store
        store.settle()
    finally:
        store.end()


def insert_together(
    conn: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Cells],
    *,
    count: int,
) -> range:
    """Insert rows whose ids the table gives out; returns the ids, in the order of the rows.

    Runs inside the caller's transaction. `table` and `columns` come from code only. `rows` may be
    made while they are taken, without the connection; `count` is how many they are.
    """
    if not count:
        return range(0)
    with storing(conn, table) as store, filling(store, table, columns, count=count) as filled:
        taken = iter(rows)
        while block := list(islice(taken, BLOCK)):
            filled.put(block)
    return filled.ids


class Filling:
    """A table that rows are being put into; `ids` are those of its rows, in their order."""

    def __init__(self, store: Storing, table: str, columns: Sequence[str], ids: range) -> None:
        self.ids = ids
        self._store = store
        self._table, self._names = table, ("id", *columns)
        self._free = 0

    @property
    def has_room(self) -> bool:
        """Whether fewer rows were put in than were told."""
        return self._free < len(self.ids)

    def put(self, rows: Sequence[Cells]) -> None:
        """Store the next rows."""
        conn = self._store.conn
        ids = self.ids[self._free : self._free + len(rows)]
        self._free += len(rows)
        numbered = ((number, *row) for number, row in zip(ids, rows, strict=True))
        if len(self.ids) <= FEW:
            self._store.settle()
            conn.executemany(_insert(self._table, self._names, 1), numbered)
            return
        most = min(BLOCK, self._store.most_cells // len(self._names))
        while block := list(islice(numbered, most)):
            sql = _insert(self._table, self._names, len(block))
            self._store.begin(partial(conn.execute, sql, list(chain.from_iterable(block))))


@contextmanager
def filling(store: Storing, table: str, columns: Sequence[str], *, count: int) -> Iterator[Filling]:
    """Put so many rows into a table, by and by; at the end its indexes are built."""
    from dan_van.storage import journal  # lazy: start-up

    conn, ids, around = store.conn, store.ids(table, count), ExitStack()
    if count > FEW:
        store.begin(lambda: around.enter_context(journal.as_range(conn, table, ids)))
        store.begin(lambda: around.enter_context(_indexed_at_the_end(conn, table, count)))
    filled = Filling(store, table, columns, ids)
    yield filled
    if filled.has_room:
        raise ValueError(f"fewer rows for {table} than were told")
    if count > FEW:
        store.begin(around.close)


@contextmanager
def _indexed_at_the_end(conn: sqlite3.Connection, table: str, count: int) -> Iterator[None]:
    """Build the indexes of a table anew once the rows are in, if they are the most of it.

    An index is built from sorted rows in a quarter of the time that it takes to put every row in
    its place. Until then it is away in the caller's transaction only, so no other connection ever
    misses it, and what breaks it off brings it back. What is unique is refused when it is built.
    """
    found = conn.execute(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT ?)", (count + 1,))
    (before,) = found.fetchone()
    if before > count:
        yield
        return
    # In the order in which they came: SQLite takes the one that came last where two are as good.
    indexes = conn.execute(_INDEXES, (table,)).fetchall()
    for name, _ in indexes:
        conn.execute(f"DROP INDEX main.{name}")
    yield
    for _, sql in indexes:
        conn.execute(sql)


def _insert(table: str, names: Sequence[str], rows: int) -> str:
    marks = f"({', '.join('?' * len(names))})"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([marks] * rows)}"
