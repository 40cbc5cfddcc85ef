"""Copies of a register: made while others write, opened to prove them, found again in a folder.

A copy is one file without side files, readable by its owner alone. It bears its name only once it
was read from end to end; until then it is a hidden file beside it. A folder may hold the copies of
several registers: those of one are told by their name and by the identity that the register keeps.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from dan_van.errors import RegisterUnusable
from dan_van.storage.connection import APPLICATION_ID, as_it_is, snapshot, sqlite_errors
from dan_van.storage.integrity import integrity_faults

_MAGIC = b"SQLite format 3\0"
_ID_ENDS = 72
"""The header of a SQLite file holds the application id up to this byte."""
CUT_OFF = "the file ends within a page"
_SIZE_BEGINS, _SIZE_ENDS = 16, 18
"""And the size of its pages in these."""

_MOST_OF_A_SECOND = 1000
_IDENTITY = "identity"
"""The setting that a migration gave each register."""

_UNFINISHED = ".dan-van-copy-"
_STAMP = re.compile(r"(?P<stem>.+)-(?P<day>\d{8})-(?P<time>\d{6})(-\d+)?\.db")
_TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name
"""


class Beginning(StrEnum):
    """What the first bytes of a file say of it."""

    OURS = "ours"
    CUT_OFF = "cut_off"  # too few to tell, also none at all
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A whole copy of a register: where it lies, its schema, how many rows each table holds."""

    path: Path
    version: int
    size: int
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A copy in a folder, by its name and its first pages: when it was made, how large it is."""

    path: Path
    at: datetime
    size: int


def copy_name(register: Path, at: datetime) -> str:
    """The name of a copy made at that moment: `so-20240402-083000.db` of `so.db`."""
    return f"{register.stem}-{at:%Y%m%d-%H%M%S}.db"


def name_aside(register: Path, why: str, at: datetime) -> Path:
    """A name beside a register for what it is now: `so.db.before-restore-20240402-083000`."""
    name = f"{register.name}.{why}-{at:%Y%m%d-%H%M%S}"
    taken = {path.name for path in register.parent.iterdir()}
    names = (name, *(f"{name}-{number}" for number in range(2, _MOST_OF_A_SECOND)))
    return register.with_name(next(n for n in names if n not in taken))


def copy_register(register: Path, target: Path, *, may_replace: bool = False) -> Copy:
    """Copy a register as it is at this moment, read the copy from end to end, give it its name.

    Where the name is taken and may not be replaced, the copy gets a number.

    Raises:
        RegisterUnusable: the register cannot be read or is damaged, or the copy cannot be written.
    """
    with as_it_is(register) as conn:
        _refuse_cut_off(register)
        return copy_open(conn, target, may_replace=may_replace)


def copy_open(conn: sqlite3.Connection, target: Path, *, may_replace: bool = False) -> Copy:
    """As `copy_register`, of a register that is open."""
    unfinished = unfinished_beside(target)
    try:
        with (
            sqlite_errors(target),
            closing(sqlite3.connect(unfinished, isolation_level=None)) as copy,
        ):
            rows = copy_pages(conn, copy)
            as_one_file(copy)
        copied = read_whole(unfinished)
        if dict(copied.rows) != rows:
            raise RegisterUnusable("copy_differs", path=target)
        placed = put_in_place(unfinished, target, may_replace=may_replace)
    finally:
        remove(unfinished)
    return Copy(path=placed, version=copied.version, size=copied.size, rows=copied.rows)


def copy_unproved(conn: sqlite3.Connection, target: Path) -> None:
    """Copy a register that is known not to be whole, so that mending it can be taken back."""
    unfinished = unfinished_beside(target)
    try:
        with (
            sqlite_errors(target),
            closing(sqlite3.connect(unfinished, isolation_level=None)) as copy,
        ):
            conn.backup(copy)
            as_one_file(copy)
        put_in_place(unfinished, target, may_replace=False)
    finally:
        remove(unfinished)


def copy_pages(conn: sqlite3.Connection, copy: sqlite3.Connection) -> dict[str, int]:
    """Copy the pages of one moment; returns how many rows each table had then."""
    with snapshot(conn):
        rows = count_rows(conn)
        conn.backup(copy)
    return rows


def as_one_file(copy: sqlite3.Connection) -> None:
    """Let a copy need no files beside it, so that it can be read where nothing can be written."""
    copy.execute("PRAGMA journal_mode = DELETE")


def _refuse_cut_off(path: Path) -> None:
    if ends_within_a_page(path):
        raise RegisterUnusable("register_damaged", path=path, detail=CUT_OFF)


def read_whole(path: Path) -> Copy:
    """Read a register from end to end.

    Raises:
        RegisterUnusable: it is missing, not ours, newer, or not whole.
    """
    with as_it_is(path) as conn:
        _refuse_cut_off(path)
        wrong = integrity_faults(conn)
        if wrong:
            raise RegisterUnusable("register_damaged", path=path, detail=wrong[0])
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        return Copy(path=path, version=version, size=_size(conn), rows=count_rows(conn))


def beginning_of(path: Path) -> Beginning:
    """What the first bytes of a file tell of it, though the rest may be lost.

    Raises:
        RegisterUnusable: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_ID_ENDS)
    except OSError as error:
        raise RegisterUnusable("register_cannot_open", path=path, detail=error) from error
    if head[: len(_MAGIC)] != _MAGIC[: len(head)]:
        return Beginning.FOREIGN
    if len(head) < _ID_ENDS:
        return Beginning.CUT_OFF
    is_ours = head.endswith(APPLICATION_ID.to_bytes(4, "big"))
    return Beginning.OURS if is_ours else Beginning.FOREIGN


def ends_within_a_page(path: Path) -> bool:
    """Whether a file was cut off where SQLite, which fills the page up, need not notice."""
    with path.open("rb") as file:
        head = file.read(_SIZE_ENDS)
    size = int.from_bytes(head[_SIZE_BEGINS:_SIZE_ENDS], "big")
    return size > 1 and path.stat().st_size % size > 0  # 1 stands for 65536, which we never use


def count_rows(conn: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table holds."""
    names = [name for (name,) in conn.execute(_TABLES).fetchall()]
    return {n: conn.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}


def identity_of(conn: sqlite3.Connection) -> str | None:
    """What tells a register and its copies from any other; None in one of an older schema."""
    row = conn.execute("SELECT value FROM setting WHERE name = ?", (_IDENTITY,)).fetchone()
    return None if row is None else str(row[0])


def read_identity(register: Path) -> str | None:
    """As `identity_of`, of a register that is not open.

    Raises:
        RegisterUnusable: it cannot be read.
    """
    with as_it_is(register) as conn:
        return identity_of(conn)


def find_copies(folder: Path, register: Path, identity: str | None) -> list[Found]:
    """The copies of a register in a folder, the latest first; what is in doubt is left out.

    Without an identity, since the register is older or cannot be read, the name decides.

    Raises:
        RegisterUnusable: the folder cannot be read.
    """
    try:
        found = [
            Found(path=path, at=at, size=path.stat().st_size)
            for path, at in _named_like_copies(folder, register)
            if _is_copy_of(path, identity)
        ]
    except OSError as error:
        raise RegisterUnusable("folder_unreadable", path=folder, detail=error) from error
    # of one second, the one that got no number came first
    return sorted(found, key=lambda f: (f.at, len(f.path.name), f.path.name), reverse=True)


def unfinished_beside(target: Path) -> Path:
    """An empty file in the folder of the target that only its owner can read.

    Raises:
        RegisterUnusable: the folder is missing, read-only or full.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=_UNFINISHED, suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise RegisterUnusable("copy_cannot_write", path=target, detail=error) from error
    os.close(handle)
    return Path(name)


def put_in_place(unfinished: Path, target: Path, *, may_replace: bool) -> Path:
    """Make a finished file durable under its name, or under the next one that is not taken.

    Raises:
        RegisterUnusable: the folder cannot be written.
    """
    try:
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        if may_replace:
            unfinished.replace(target)
        else:
            target = _linked(unfinished, target)
        sync_folder(target.parent)
    except OSError as error:
        raise RegisterUnusable("copy_cannot_write", path=target, detail=error) from error
    return target


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where folders can be opened (not on Windows)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network file systems
            raise
    finally:
        os.close(handle)


def remove(unfinished: Path) -> None:
    """Take away an unfinished copy with what SQLite put beside it."""
    for path in (unfinished, *side_files(unfinished)):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def side_files(path: Path) -> tuple[Path, Path, Path]:
    """What SQLite keeps beside a file: the log, its index, the older kind of journal."""
    log, index, journal = (path.with_name(f"{path.name}{s}") for s in ("-wal", "-shm", "-journal"))
    return log, index, journal


def remove_abandoned(folder: Path, *, before: datetime) -> None:
    """Take away unfinished copies of commands that were killed before that moment."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if path.stat().st_mtime < before.timestamp():
                path.unlink()


def _linked(unfinished: Path, target: Path) -> Path:
    for path in _names(target):
        try:
            path.hardlink_to(unfinished)
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links
            if path.exists():
                continue
            unfinished.rename(path)
        return path
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))


def _names(target: Path) -> Iterator[Path]:
    yield target
    for number in range(2, _MOST_OF_A_SECOND):
        yield target.with_name(f"{target.stem}-{number}{target.suffix}")


def _size(conn: sqlite3.Connection) -> int:
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    (size,) = conn.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)


def _named_like_copies(folder: Path, register: Path) -> Iterator[tuple[Path, datetime]]:
    for path in folder.iterdir() if folder.is_dir() else ():
        named = _STAMP.fullmatch(path.name)
        if named is None or named["stem"] != register.stem:
            continue
        if path.is_symlink() or not path.is_file():
            continue
        with suppress(ValueError):  # digits that are no moment
            yield path, datetime.fromisoformat(f"{named['day']}T{named['time']}")


def _is_copy_of(path: Path, identity: str | None) -> bool:
    try:
        with as_it_is(path) as conn:
            return identity is None or identity_of(conn) == identity
    except RegisterUnusable:
        return False
