"""Making a new register: the only place where one comes into being, as a file or in memory."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dan_van.domain.journal import Author
from dan_van.errors import RegisterUnusable
from dan_van.storage.connection import SignedConnection, sqlite_errors, transaction
from dan_van.storage.migrate import apply_schema
from dan_van.storage.settings import write_setting


def create_register(
    path: Path,
    *,
    settings: dict[str, str],
    fill: Callable[[sqlite3.Connection], object] | None = None,
    author: Author | None = None,
) -> None:
    """Make a register that only its owner can read, complete or not at all.

    `fill` puts into it what it is to hold from the start, inside the transaction of this function;
    `author` signs it. A link is followed.

    Raises:
        RegisterUnusable: something is there already, or the folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if target.is_dir():
            raise RegisterUnusable("register_is_folder", path=path)
        if target.exists():
            raise RegisterUnusable("register_exists", path=path)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise RegisterUnusable("register_cannot_create", path=path, detail=error) from error
    try:
        with (
            sqlite_errors(path),
            closing(
                sqlite3.connect(unfinished, isolation_level=None, factory=SignedConnection)
            ) as conn,
        ):
            apply_schema(conn)
            conn.author = author
            with transaction(conn):
                for name, value in settings.items():
                    write_setting(conn, name, value)
                if fill is not None:
                    fill(conn)
            # readers never wait for a writer
            conn.execute("PRAGMA journal_mode = WAL")
        _put_in_place(unfinished, target, path)
    finally:
        for leftover in (unfinished, Path(f"{unfinished}-wal"), Path(f"{unfinished}-shm")):
            leftover.unlink(missing_ok=True)


@contextmanager
def register_in_memory() -> Iterator[sqlite3.Connection]:
    """An empty register that leaves no file: the sectors as every register begins with them."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        apply_schema(conn)
        yield conn


def _put_in_place(unfinished: Path, target: Path, path: Path) -> None:
    """Give the finished file its name, unless another `init` was faster."""
    try:
        target.hardlink_to(unfinished)
    except FileExistsError as error:
        raise RegisterUnusable("register_exists", path=path) from error
    except OSError:  # a file system without hard links
        unfinished.rename(target)
