"""Use cases of keeping a register: back it up, list the backups, put one back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from dan_van.domain.journal import Author
from dan_van.domain.rotation import may_go
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.wording import Label, Message, Phrase
from dan_van.entities import ENTITIES, UNIT
from dan_van.errors import RegisterUnusable, WrongInput
from dan_van.storage.backup import (
    Copy,
    Found,
    copy_name,
    copy_register,
    find_copies,
    read_identity,
    read_whole,
    remove_abandoned,
)

_OF_A_BACKUP = {
    "register_missing": "backup_missing",
    "register_foreign": "backup_foreign",
    "register_damaged": "backup_damaged",
}
_ABANDONED = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupOptions:
    """Where a backup goes and which older ones may go; None leaves it open.

    `folder` is where backups of this register go by default, `to` what was named for this one.
    """

    folder: Path
    to: Path | None = None
    keep: int | None = None
    max_age_days: int | None = None


def back_up(register: Path, options: BackupOptions, *, now: datetime) -> Document:
    """Copy a register, prove the copy, then let older copies go.

    Raises:
        RegisterUnusable: the register cannot be read or is damaged, or the copy cannot be written.
        WrongInput: the target will not do.
    """
    target = _target(register, options, now)
    remove_abandoned(target.parent, before=now - _ABANDONED)
    copied = copy_register(register, target)
    identity = read_identity(register)
    is_rotated = options.keep is not None or options.max_age_days is not None
    found = find_copies(target.parent, register, identity) if is_rotated else []
    gone = may_go(
        [copy.at for copy in found],
        keep=options.keep,
        max_age_days=options.max_age_days,
        now=now.replace(tzinfo=None),
    )
    removed, left = _removed(
        [found[place].path for place in gone if found[place].path != copied.path]
    )
    done = {"path": copied.path, "size": _kilobytes(copied.size), "held": _held(copied.rows)}
    facts: list[Phrase] = [Message("backup.done", done)]
    if removed:
        facts.append(Message("backup.removed", {"count": len(removed)}))
    return Document(
        tables=(),
        facts=tuple(facts),
        notes=tuple(left),
        payload={
            "register": str(register),
            "backup": str(copied.path),
            "bytes": copied.size,
            **_counted(copied.rows),
            "removed": [str(path) for path in removed],
        },
    )


def list_backups(register: Path, folder: Path) -> Document:
    """The backups of a register in a folder, the latest first.

    Raises:
        RegisterUnusable: the folder cannot be read.
    """
    found = find_copies(folder, register, _identity_if_any(register))
    columns = (
        Column(key="date", label=Message("show.date"), kind=ColumnKind.DATE),
        Column(key="time", label=Label("Giờ", "Time"), kind=ColumnKind.CODE),
        Column(key="kilobytes", label=Message("backup.kilobytes"), kind=ColumnKind.NUMBER),
        Column(key="file", label=Message("backup.file")),
    )
    rows = tuple(
        Row((_day(f.at.date()), f"{f.at:%H:%M:%S}", _kilobytes(f.size), f.path.name)) for f in found
    )
    none = Message("backup.none", {"path": folder})
    return Document(
        title=Message("backup.list", {"path": folder}),
        tables=(Table(key="backups", columns=columns, rows=rows),) if rows else (),
        notes=() if rows else (none,),
        payload=[{"backup": str(f.path), "at": f.at.isoformat(), "bytes": f.size} for f in found],
    )


def question_of_restore(copy: Path, register: Path) -> Message:
    """What to ask before a copy takes the place of a register.

    Raises:
        RegisterUnusable: the copy is not whole, not ours or newer.
        WrongInput: the copy is the register itself.
    """
    _refuse_itself(copy, register)
    held = _held(_read_backup(copy).rows)
    facts = {"path": register, "copy": copy, "held": held, "now": _state_of(register)}
    return Message("restore.question", facts)


def restore(copy: Path, register: Path, *, author: Author, now: datetime) -> Document:
    """Put a copy in the place of a register; what is there now is kept aside.

    Raises:
        RegisterUnusable: the copy is not whole, not ours or newer, another command works with the
            register, or the folder cannot be written.
        WrongInput: the copy is the register itself.
    """
    from dan_van.storage.restore import restore_register

    _refuse_itself(copy, register)
    _read_backup(copy)
    restored, aside = restore_register(copy, register, author=author, at=now)
    held = _held(restored.rows)
    facts = [Message("restore.done", {"path": register, "copy": copy, "held": held})]
    if aside is not None:
        facts.append(Message("restore.aside", {"path": aside}))
    return Document(
        tables=(),
        facts=tuple(facts),
        payload={
            "register": str(register),
            "backup": str(copy),
            **_counted(restored.rows),
            "kept": None if aside is None else str(aside),
        },
    )


def _refuse_itself(copy: Path, register: Path) -> None:
    if copy.exists() and register.exists() and copy.samefile(register):
        raise WrongInput("restore_from_itself", path=copy)


def latest_backup(register: Path, folder: Path) -> Found | None:
    """The latest backup of a register in a folder, or None."""
    found = find_copies(folder, register, _identity_if_any(register))
    return found[0] if found else None


def _counted(rows: Mapping[str, int]) -> dict[str, int]:
    """How many units and how many records of other kinds there are, by the rows of each table."""
    tables = [entity.table for entity in ENTITIES if entity is not UNIT]
    return {"units": rows[UNIT.table], "records": sum(rows.get(table, 0) for table in tables)}


def _held(rows: Mapping[str, int]) -> Message:
    return Message("backup.held", _counted(rows))


def _read_backup(copy: Path) -> Copy:
    """Read a copy from end to end; what is wrong is said of a backup, not of a register."""
    try:
        return read_whole(copy)
    except RegisterUnusable as error:
        code = _OF_A_BACKUP.get(error.code)
        if code is None:
            raise
        raise RegisterUnusable(code, path=copy) from error


def _target(register: Path, options: BackupOptions, now: datetime) -> Path:
    """The file to write: a name of date and time in a folder, or the very file that was named."""
    to, folder = options.to, options.folder
    if to is None:
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except FileNotFoundError as error:
            raise RegisterUnusable("backup_folder_missing", path=folder.parent) from error
        except OSError as error:
            raise RegisterUnusable(
                "copy_cannot_write", path=options.folder, detail=error
            ) from error
        return options.folder / copy_name(register, now)
    if to.is_dir():
        return to / copy_name(register, now)
    if to.exists():
        is_register = register.exists() and to.samefile(register)
        raise WrongInput("backup_onto_itself" if is_register else "backup_exists", path=to)
    if not to.suffix:  # a folder, which is not made: the disk that holds it may not be mounted
        raise RegisterUnusable("backup_folder_missing", path=to)
    if options.keep is not None or options.max_age_days is not None:
        raise WrongInput("rotation_of_a_file", path=to)
    if not to.parent.is_dir():
        raise RegisterUnusable("backup_folder_missing", path=to.parent)
    return to


def _removed(paths: Sequence[Path]) -> tuple[list[Path], list[Message]]:
    """Delete files; returns those that went, and why others did not."""
    gone: list[Path] = []
    left: list[Message] = []
    for path in paths:
        try:
            path.unlink()
        except OSError as error:
            left.append(Message("backup.left", {"path": path, "detail": error}))
        else:
            gone.append(path)
    return gone, left


def _identity_if_any(register: Path) -> str | None:
    try:
        return read_identity(register)
    except RegisterUnusable:
        return None


def _state_of(register: Path) -> Message:
    if not register.exists():
        return Message("restore.now_none")
    try:
        return _held(read_whole(register).rows)
    except RegisterUnusable:
        return Message("restore.now_damaged")


def _day(day: date) -> DateSpan:
    return DateSpan(day, day + timedelta(days=1))


def _kilobytes(size: int) -> int:
    return -(-size // 1000)
