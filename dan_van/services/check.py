"""Use case: prove that a register is whole, or say what is wrong and which command mends it."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from dan_van.domain.check import (
    WARNINGS,
    Fault,
    Finding,
    Remedy,
    finding,
    finding_of_rows,
)
from dan_van.domain.journal import Author
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table, Value
from dan_van.domain.wording import Label, Message, Phrase
from dan_van.entities import ENTITIES, MODEL
from dan_van.errors import RegisterUnusable
from dan_van.services.backup import latest_backup
from dan_van.storage import check_derived, check_file, check_rows, repair, tally
from dan_van.storage.backup import (
    Beginning,
    beginning_of,
    copy_unproved,
    name_aside,
)
from dan_van.storage.connection import (
    as_it_is,
    open_register,
    snapshot,
    sqlite_errors,
)

_LOST = frozenset({"register_damaged", "register_foreign", "disk_error"})
"""What a register that lost part of its file is taken for."""

_SEVERITIES = {
    "error": Label("Lỗi", "Error"),
    "warning": Label("Cảnh báo", "Warning"),
    "mended": Label("Đã sửa", "Mended"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What to look at beside the register itself.

    `folder` holds its backups; what was written more than `max_age_days` ago is to be in one.
    `is_open_to_others` is what the permissions say; `program` begins a command to paste.
    """

    folder: Path
    max_age_days: int
    is_open_to_others: bool
    program: str
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found, what of it was mended, and where the file as it was before is kept."""

    register: Path
    found: tuple[Finding, ...]
    mended: tuple[Finding, ...] = ()
    kept: Path | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong with the register, or no longer."""
        return not any(finding.is_damage for finding in self.found)


def check(register: Path, options: CheckOptions) -> Checked:
    """Look at everything; writes nothing.

    Raises:
        RegisterUnusable: the register is missing, busy, newer or not ours.
    """
    found = _faults(register, options.folder)
    return Checked(register=register, found=(*found, *_warnings(register, options, found)))


def check_and_repair(register: Path, options: CheckOptions, author: Author) -> Checked:
    """Look at everything, keep a copy, mend what follows from something else, look again.

    Raises:
        RegisterUnusable: the register is missing, busy, newer or not ours, or cannot be written.
    """
    before = check(register, options)
    if not _can_be_mended(before.found):
        return before
    kept = name_aside(register, "before-repair", options.now)
    with as_it_is(register) as conn:
        copy_unproved(conn, kept)
    known = dict.fromkeys(before.found)
    with open_register(register, writable=True, author=author) as conn, sqlite_errors(register):
        if any(f.fault in {Fault.INDEX, Fault.SCHEMA} for f in before.found):
            repair.repair_indexes(conn)
            known |= dict.fromkeys(_faults(register, options.folder))  # that they had hidden
        if any(f.fault in repair.OF_ROWS for f in known):
            repair.repair_rows(conn)
    after = check(register, options)
    left = {(f.fault, f.table) for f in after.found}
    mended = [f for f in known if _can_be_mended([f]) and (f.fault, f.table) not in left]
    return Checked(register=register, found=after.found, mended=tuple(mended), kept=kept)


def _can_be_mended(found: Iterable[Finding]) -> bool:
    return any(finding.remedy is Remedy.REPAIR for finding in found)


def check_document(checked: Checked, options: CheckOptions) -> Document:
    """What was found, line by line, each with the command that mends it."""
    lines = [(f, True) for f in checked.mended] + [(f, False) for f in checked.found]
    latest = latest_backup(checked.register, options.folder) if lines else None
    path = None if latest is None else latest.path
    commands = [
        None if is_mended else _command(f, checked.register, options, path)
        for f, is_mended in lines
    ]
    columns = (
        Column(
            key="severity",
            label=Label("Mức", "Level"),
            kind=ColumnKind.CHOICE,
            choices=_SEVERITIES,
        ),
        Column(key="what", label=Message("check.what")),
        Column(key="command", label=Message("check.command")),
    )
    rows = [
        Row((_severity(f, is_mended), _message(f), command))
        for (f, is_mended), command in zip(lines, commands, strict=True)
    ]
    facts: list[Phrase] = []
    if checked.kept is not None:
        facts.append(Message("check.kept", {"path": checked.kept}))
    return Document(
        title=Message("check.title", {"path": checked.register}) if rows else None,
        facts=tuple(facts),
        tables=(Table(key="check", columns=columns, rows=tuple(rows)),) if rows else (),
        payload={
            "register": str(checked.register),
            "whole": checked.is_whole,
            "kept": None if checked.kept is None else str(checked.kept),
            "findings": [
                {
                    "fault": f.fault.value,
                    "severity": _severity(f, is_mended),
                    "table": f.table or None,
                    "count": f.count,
                    "examples": list(f.examples),
                    "detail": f.detail or None,
                    "command": command,
                }
                for (f, is_mended), command in zip(lines, commands, strict=True)
            ],
        },
    )


def _faults(register: Path, backups: Path) -> list[Finding]:
    try:
        with as_it_is(register) as conn, snapshot(conn), sqlite_errors(register):
            lost = check_file.file_faults(conn, register)
            if lost:  # what else would be found is no more to be trusted
                return lost
        with open_register(register, writable=False) as conn, snapshot(conn):
            return _faults_of_rows(conn)
    except RegisterUnusable as error:
        if error.code in _LOST and _was_a_register(register, backups):
            return [finding(Fault.PAGES, detail=str(error.facts.get("detail") or ""))]
        raise


def _was_a_register(path: Path, backups: Path) -> bool:
    """Whether a file that cannot be opened was ours: by its first bytes, else by its backups."""
    begins = beginning_of(path)
    return begins is Beginning.OURS or (
        begins is Beginning.CUT_OFF and latest_backup(path, backups) is not None
    )


def _faults_of_rows(conn: sqlite3.Connection) -> list[Finding]:
    missing = check_file.schema_faults(conn)
    if missing:  # the other checks would stumble over it
        return missing
    return [
        *check_file.reference_faults(conn),
        *check_rows.orphans(conn),
        *check_rows.wrong_originals(conn),
        *check_rows.impossible_dates(conn),
        *check_derived.wrong_keys(conn),
        *check_derived.wrong_derived(conn),
        *finding_of_rows(Fault.TALLY, MODEL.table, tally.wrong_counts(conn)),
        *check_rows.counters_behind(conn),
        *check_rows.wrong_sums(conn),
    ]


def _warnings(register: Path, options: CheckOptions, found: Sequence[Finding]) -> list[Finding]:
    warnings = []
    if not found:
        latest = latest_backup(register, options.folder)
        at = "" if latest is None else latest.at.isoformat()
        with open_register(register, writable=False) as conn:
            unsaved = check_rows.first_write_after(conn, at)
        oldest = options.now.replace(tzinfo=None) - timedelta(days=options.max_age_days)
        if unsaved is not None and datetime.fromisoformat(unsaved) < oldest:
            warnings.append(finding(Fault.BACKUP, detail=unsaved))
    if options.is_open_to_others:
        warnings.append(finding(Fault.OPEN))
    return warnings


def _severity(found: Finding, is_mended: bool) -> str:  # noqa: FBT001
    if is_mended:
        return "mended"
    return "warning" if found.fault in WARNINGS else "error"


def _message(found: Finding) -> Message:
    facts: dict[str, object] = {
        "kind": _kind(found.table),
        "count": found.count,
        "examples": ", ".join(found.examples) + ("…" if found.count > len(found.examples) else ""),
        "detail": found.detail,
        "on": None if found.fault is not Fault.BACKUP else date.fromisoformat(found.detail[:10]),
    }
    return Message(f"check.{found.fault.value}", facts)


def _kind(table: str) -> Phrase:
    for entity in ENTITIES:
        if entity.table == table:
            return entity.plural
    return table


def _command(found: Finding, register: Path, options: CheckOptions, latest: Path | None) -> Value:
    """The command that mends a finding, to be pasted."""
    match found.remedy:
        case Remedy.REPAIR:
            return f"{options.program} check --repair"
        case Remedy.BACKUP:
            return f"{options.program} backup"
        case Remedy.CHMOD:
            return f"chmod 600 {shlex.quote(str(register))}"
        case Remedy.EDIT:
            code = shlex.quote(found.examples[0])
            name = next(e.name for e in ENTITIES if e.table == found.table)
            return f"{options.program} {name} edit {code}"
        case Remedy.RESTORE if latest is not None:
            return f"{options.program} restore {shlex.quote(str(latest))}"
        case _:
            return Message("check.no_backup")
