"""Opening the register, its transactions, and what SQLite's errors mean to a user.

Invariants: only `create.py` makes a file; every write happens inside `transaction`; storage
functions never commit; a write is one entry of the journal. A register is a SQLite file that bears
our application id; its schema number is `PRAGMA user_version`, the number of files in `schema/`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from dan_van.errors import RegisterUnusable

if TYPE_CHECKING:
    from dan_van.domain.journal import Author

APPLICATION_ID = 0x44564B31  # "DVK1"
SCHEMA = Path(__file__).parent / "schema"
WAIT_SECONDS = 10.0
SILENT_SECONDS = 0.5
"""So long another writer is waited for without a word."""

_CODES = {
    sqlite3.SQLITE_BUSY: "register_busy",
    sqlite3.SQLITE_LOCKED: "register_busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "register_read_only",
    sqlite3.SQLITE_CANTOPEN: "register_cannot_open",
    sqlite3.SQLITE_PERM: "register_cannot_open",
    sqlite3.SQLITE_AUTH: "register_cannot_open",
    sqlite3.SQLITE_NOTADB: "register_foreign",
    sqlite3.SQLITE_CORRUPT: "register_damaged",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_IOERR_SHMSIZE: "disk_full",
}

_NO_TEXT = "Could not decode to UTF-8"
"""What Python says, without a code, of text whose bytes are damaged."""


class SignedConnection(sqlite3.Connection):
    """A connection that knows who writes; `transaction` signs the journal with it.

    `on_wait` is called once, with the seconds to come, when another writer is in the way.
    """

    author: Author | None = None
    on_wait: Callable[[float], None] | None = None
    wait_seconds: float = 0.0


@cache
def schema_files() -> tuple[Path, ...]:
    """The migrations in their order; the schema number is how many there are."""
    return tuple(sorted(path for path in SCHEMA.iterdir() if path.suffix == ".sql"))


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file into a `RegisterUnusable`; anything else passes."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite repeats the damaged bytes
        raise RegisterUnusable("register_damaged", path=path, detail=error.reason) from error
    except sqlite3.Error as error:
        extended = getattr(error, "sqlite_errorcode", 0)
        code = _CODES.get(extended) or _CODES.get(extended & 0xFF)
        if code is None and str(error).startswith(_NO_TEXT):
            code = "register_damaged"
        if code is None:
            raise
        raise RegisterUnusable(code, path=path, detail=str(error)) from error


@contextmanager
def open_register(
    path: Path,
    *,
    writable: bool,
    wait_seconds: float | None = None,
    author: Author | None = None,
    on_wait: Callable[[float], None] | None = None,
) -> Iterator[sqlite3.Connection]:
    """Open an existing register, for reading or for writing, and close it afterwards.

    `wait_seconds` is how long another writer is waited for, `WAIT_SECONDS` when it is not given.
    `author` signs what is written; `on_wait` is told when it has to be waited for another writer.

    Raises:
        RegisterUnusable: it is missing, a folder, not ours, newer, damaged, busy or unreadable.
    """
    wait_seconds = WAIT_SECONDS if wait_seconds is None else wait_seconds
    with sqlite_errors(path):
        _refuse_what_is_no_file(path)
        conn = _connect(path, writable=writable, wait_seconds=wait_seconds)
        try:
            version = _version(conn, path)
            if version < len(schema_files()):
                from dan_van.storage.migrate import migrate_existing  # rare, and slow to import

                conn.close()
                migrate_existing(path, wait_seconds=wait_seconds)
                conn = _connect(path, writable=writable, wait_seconds=wait_seconds)
            conn.author, conn.on_wait = author, on_wait
            yield conn
        finally:
            conn.close()


@contextmanager
def as_it_is(path: Path, *, wait_seconds: float | None = None) -> Iterator[sqlite3.Connection]:
    """Open a register for reading without bringing its schema up to date.

    For looking at a file that may be damaged, or is a copy that should stay what it is.

    Raises:
        RegisterUnusable: it is missing, a folder, not ours, newer, damaged, busy or unreadable.
    """
    wait_seconds = WAIT_SECONDS if wait_seconds is None else wait_seconds
    with sqlite_errors(path):
        _refuse_what_is_no_file(path)
        conn = _connect(path, writable=False, wait_seconds=wait_seconds)
        try:
            _version(conn, path)
            yield conn
        finally:
            conn.close()


@contextmanager
def snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """Everything read meanwhile is of one moment, whatever others write."""
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.execute("ROLLBACK")


@contextmanager
def one_write(conn: sqlite3.Connection, *, keeps: bool = True) -> Iterator[None]:
    """All of it or nothing; no entry of the journal, which is for `transaction` to make."""
    _begin(conn)
    try:
        yield
        conn.execute("COMMIT" if keeps else "ROLLBACK")
    except BaseException:
        if conn.in_transaction:  # on a full disk SQLite may have taken it back itself
            conn.execute("ROLLBACK")
        raise


def _begin(conn: sqlite3.Connection) -> None:
    """Begin to write; who waits for another writer is told so after a moment."""
    if not isinstance(conn, SignedConnection) or conn.on_wait is None:
        conn.execute("BEGIN IMMEDIATE")
        return
    moment = min(SILENT_SECONDS, conn.wait_seconds)
    conn.execute(f"PRAGMA busy_timeout = {int(moment * 1000)}")
    try:
        conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        rest = conn.wait_seconds - moment
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or rest <= 0:
            raise
        conn.on_wait(rest)
        conn.execute(f"PRAGMA busy_timeout = {int(rest * 1000)}")
        conn.execute("BEGIN IMMEDIATE")
    finally:
        conn.execute(f"PRAGMA busy_timeout = {int(conn.wait_seconds * 1000)}")


def _refuse_what_is_no_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise RegisterUnusable("register_is_folder", path=path)
        if not path.exists():
            raise RegisterUnusable("register_missing", path=path)
        if not path.is_file():  # a pipe would be waited for
            raise RegisterUnusable("register_foreign", path=path)
    except OSError as error:
        raise RegisterUnusable("register_cannot_open", path=path, detail=error) from error


def _connect(path: Path, *, writable: bool, wait_seconds: float) -> SignedConnection:
    uri = f"file:{quote(str(path.absolute()))}"
    try:
        return _configured(f"{uri}?mode={'rw' if writable else 'ro'}", wait_seconds)
    except sqlite3.OperationalError as error:
        primary = error.sqlite_errorcode & 0xFF
        if primary not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size > 0:  # newer than the file: it must not be missed
            raise
        # on a read-only medium the side files of WAL cannot be made: read the file as it lies
        conn = _configured(f"{uri}?mode=ro&immutable=1", wait_seconds)
    if writable:
        conn.close()
        raise RegisterUnusable("register_read_only", path=path)
    return conn


def _configured(uri: str, wait_seconds: float) -> SignedConnection:
    conn = sqlite3.connect(
        uri,
        uri=True,
        isolation_level=None,
        timeout=wait_seconds,
        factory=SignedConnection,
        check_same_thread=False,  # `together` has another thread store, never two at a time
    )
    conn.wait_seconds = wait_seconds
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA application_id").fetchone()
        conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.Error:
        conn.close()
        raise
    return conn


def _version(conn: sqlite3.Connection, path: Path) -> int:
    """The schema number of an opened register; refuses a file that is not ours, or is newer."""
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise RegisterUnusable("register_foreign", path=path)
    if version > len(schema_files()):
        raise RegisterUnusable(
            "register_newer", path=path, version=version, known=len(schema_files())
        )
    return int(version)


@contextmanager
def transaction(conn: sqlite3.Connection, *, keeps: bool = True) -> Iterator[None]:
    """One write: all of it or nothing, and one entry of the journal.

    `keeps=False` runs everything and takes it back (--check).

    Raises:
        sqlite3.OperationalError: another writer holds the register longer than the wait.
    """
    from dan_van.domain.journal import Author  # lazy: start-up
    from dan_van.storage import journal

    journal.prepare(conn)
    with one_write(conn, keeps=keeps):
        author = conn.author if isinstance(conn, SignedConnection) else None
        entry = journal.begin_entry(conn, author or Author())
        yield
        journal.finish_entry(conn, entry)
