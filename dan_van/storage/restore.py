"""Putting a copy in the place of a register, in one step, with what was there kept aside.

Everything is made ready in a file beside it. The pages then go into the register's own file in one
transaction of SQLite, under a lock that keeps every other command out: nothing that another one
reported as done is lost unseen, and a kill leaves the old register or the new one. Only a register
that SQLite can no longer write to is replaced as a file.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from dan_van.domain.journal import Author
from dan_van.errors import RegisterUnusable
from dan_van.storage.backup import (
    Beginning,
    Copy,
    as_one_file,
    beginning_of,
    copy_pages,
    ends_within_a_page,
    name_aside,
    put_in_place,
    read_whole,
    remove,
    side_files,
    sync_folder,
    unfinished_beside,
)
from dan_van.storage.connection import (
    WAIT_SECONDS,
    as_it_is,
    one_write,
    sqlite_errors,
)
from dan_van.storage.journal import note
from dan_van.storage.migrate import migrate_open

_PAST_REPAIR = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR, 0})


def restore_register(
    copy: Path, register: Path, *, author: Author, at: datetime
) -> tuple[Copy, Path | None]:
    """Put a copy in the place of a register; returns what is there now and what was kept aside.

    A copy of an older schema is brought up to date on the way; the copy itself is not touched.
    The journal of the restored register gets an entry that says so.

    Raises:
        RegisterUnusable: the copy is not whole, not ours or newer, another command works with the
            register, or the folder cannot be written.
    """
    if register.is_symlink():  # the link stays, and points to what was restored
        register = Path(os.path.realpath(register))
    beginning = beginning_of(register) if register.exists() else None
    if beginning is Beginning.FOREIGN:
        raise RegisterUnusable("restore_over_foreign", path=register)
    ready = unfinished_beside(register)
    try:
        _make_ready(copy, ready, author)
        restored = read_whole(ready)
        aside = name_aside(register, "before-restore", at)
        if beginning is None:
            _move_side_files(register, aside)
            _put_where_none_is(ready, register)
            return replace(restored, path=register), None
        is_cut_off = beginning is Beginning.CUT_OFF or ends_within_a_page(register)
        if is_cut_off or not _written_over(register, ready, aside):
            _replaced(register, ready, aside)
    finally:
        remove(ready)
    return replace(restored, path=register), aside


def _make_ready(copy: Path, ready: Path, author: Author) -> None:
    with sqlite_errors(ready), closing(sqlite3.connect(ready, isolation_level=None)) as conn:
        with as_it_is(copy) as source:
            copy_pages(source, conn)
        migrate_open(conn)
        with one_write(conn):
            note(conn, author)
        conn.execute("PRAGMA journal_mode = WAL")  # readers never wait for a writer


def _written_over(register: Path, ready: Path, aside: Path) -> bool:
    """Copy the register aside and put the new pages into it; False where it is past that.

    Raises:
        RegisterUnusable: another command works with it, or it cannot be written.
    """
    uri = f"file:{quote(str(register))}?mode=rw"
    unfinished = unfinished_beside(aside)
    try:
        with closing(_alone(uri)) as conn:
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as kept:
                copy_pages(conn, kept)
                as_one_file(kept)
            put_in_place(unfinished, aside, may_replace=False)
            with closing(sqlite3.connect(ready, isolation_level=None)) as source:
                source.backup(conn)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _PAST_REPAIR:
            aside.unlink(missing_ok=True)
            return False
        with sqlite_errors(register):
            raise
    finally:
        remove(unfinished)
    return True


def _alone(uri: str) -> sqlite3.Connection:
    """A connection that keeps every other one out until it is closed."""
    conn = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS)
    try:
        conn.execute("PRAGMA locking_mode = EXCLUSIVE")
        with one_write(conn):
            conn.execute("PRAGMA user_version").fetchone()
    except BaseException:
        conn.close()
        raise
    return conn


def _replaced(register: Path, ready: Path, aside: Path) -> None:
    """Give the register's name to the new file; the old one keeps its log, if it has one."""
    try:
        _keep(register, aside)
    except OSError as error:
        raise RegisterUnusable("copy_cannot_write", path=aside, detail=error) from error
    _move_side_files(register, aside)
    put_in_place(ready, register, may_replace=True)


def _move_side_files(register: Path, aside: Path) -> None:
    """Take a log away before a new file comes: SQLite would take it for a log of the new one."""
    try:
        for old, kept in zip(side_files(register), side_files(aside), strict=True):
            with suppress(FileNotFoundError):
                old.replace(kept)
        sync_folder(register.parent)
    except OSError as error:
        raise RegisterUnusable("copy_cannot_write", path=aside, detail=error) from error


def _put_where_none_is(ready: Path, register: Path) -> None:
    placed = put_in_place(ready, register, may_replace=False)
    if placed != register:  # another command was faster
        placed.unlink()
        raise RegisterUnusable("register_exists", path=register)


def _keep(register: Path, aside: Path) -> None:
    try:
        aside.hardlink_to(register)
    except OSError:  # a file system without hard links
        aside.write_bytes(register.read_bytes())
    aside.chmod(0o600)
