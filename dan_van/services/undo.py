"""Taking back what a command did: which entry is meant, what depends on it, what will change.

Taking back is a write like any other: all of it or nothing, an entry of the journal, and itself to
be taken back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dan_van.domain.journal import Entry, Op, net, still_stand, taken_back
from dan_van.domain.table import Document
from dan_van.domain.wording import Label, Message, Phrase
from dan_van.errors import NotFound, Refused
from dan_van.services.history_lines import (
    ENTRY,
    Told,
    counts_payload,
    entries_table,
    lines_table,
    more,
    signature,
    summary,
    told_lines,
    when_cells,
)
from dan_van.storage.connection import transaction
from dan_van.storage.journal_entries import (
    changes_in,
    commands_before,
    entries_of_batch,
    is_first_of_register,
    last_entry,
    read_entries,
    undoing_entries,
)
from dan_van.storage.undo import RowChanged, take_back
from dan_van.storage.undo_conflicts import (
    entries_built_on,
    entries_in_the_way,
    forget_rows,
    note_rows,
)

_MIRRORED = {Op.INSERT: Op.DELETE, Op.UPDATE: Op.UPDATE, Op.DELETE: Op.INSERT}
_ROWS_FOR_A_LINE = 10
"""Changed rows that are read for each line that is shown: not every row shows a line."""
_ENOUGH = 100
"""Entries of a list beyond which it is not followed further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """An entry was taken back, or would be."""

    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUndone:
    """Nothing was taken back: later entries depend on it; `latest` must be taken back first."""

    document: Document
    number: int
    count: int
    latest: int


class _Depends(Exception):
    """Leaves the transaction so that nothing is taken back."""

    def __init__(self, entries: Collection[int]) -> None:
        self.entries = entries


def entry_meant(conn: sqlite3.Connection, *, entry: int | None, batch: int | None) -> int:
    """The entry of that number, the one that brought in that batch, else the latest of all.

    Raises:
        NotFound: there is no such entry or batch, or nothing was written yet.
    """
    if batch is not None:
        numbers = entries_of_batch(conn, batch)
        if not numbers:
            kind = Label("Lần nhập", "Batch")
            raise NotFound("record_unknown", kind=kind, code=batch, command="batch list")
        gone = taken_back(undoing_entries(conn))
        return next((n for n in reversed(numbers) if n not in gone), numbers[0])
    if entry is not None:
        return entry
    latest = last_entry(conn)
    if latest is None or is_first_of_register(conn, latest):
        raise NotFound("nothing_to_undo")
    return latest


def undo(
    conn: sqlite3.Connection, number: int, *, keeps: bool, limit: int | None = None
) -> Undone | NotUndone:
    """Take an entry back; `keeps=False` only shows, row by row, what that would do.

    Raises:
        NotFound: there is no entry of that number.
        Refused: it was taken back already, made the register, or the rows are not as it left them.
    """
    _entry(conn, number)  # before the transaction, whose own entry may be of that number
    try:
        with transaction(conn, keeps=keeps):
            entry = _entry(conn, number)
            if not entry.counts:
                raise Refused("undo_of_restore", number=number)
            undoes = undoing_entries(conn)
            # what would be lost with it
            note_rows(conn, number)
            _refuse_if_any(still_stand(entries_built_on(conn, number), number, undoes))
            # what would have no place any more
            own = take_back(conn, number)
            found, is_broken = entries_in_the_way(conn, number, own)
            _refuse_if_any(still_stand(found, number, undoes))
            if is_broken:
                raise Refused("undo_changed_since", number=number)
            forget_rows(conn)
            lines = None if keeps else _lines(conn, entry, own, limit=limit)
            return Undone(document=_document(conn, entry, own, lines, limit=limit))
    except RowChanged as error:
        raise Refused("undo_changed_since", number=number) from error
    except _Depends as found:
        return _refusal(conn, number, found.entries)


def _entry(conn: sqlite3.Connection, number: int) -> Entry:
    entries = read_entries(conn, numbers=[number])
    if not entries:
        raise NotFound("record_unknown", kind=ENTRY, code=number, command="history")
    (entry,) = entries
    if entry.undone_by is not None:
        raise Refused("undone_already", number=number, by=entry.undone_by)
    if is_first_of_register(conn, number):
        raise Refused("undo_of_register", number=number)
    return entry


def _refuse_if_any(entries: Sequence[int]) -> None:
    if entries:
        raise _Depends(entries)


def _refusal(conn: sqlite3.Connection, number: int, depending: Collection[int]) -> NotUndone:
    """What depends on an entry, the latest first: the order in which to take it back."""
    entry = _entry(conn, number)
    entries = read_entries(conn, numbers=_with_their_own(conn, depending))
    document = Document(
        title=Message("undo.depends", {"number": number}),
        tables=(entries_table(conn, "depends", entries),),
        payload={
            "status": "refused",
            "entry": None,
            "undoes": signature(entry),
            "depends": [{**signature(e), "changes": counts_payload(e.counts)} for e in entries],
        },
    )
    return NotUndone(document=document, number=number, count=len(entries), latest=entries[0].number)


def _with_their_own(conn: sqlite3.Connection, depending: Collection[int]) -> set[int]:
    """Entries with those that depend on them in turn, up to a number that anyone would read."""
    undoes = undoing_entries(conn)
    found, asked = set(depending), sorted(depending)
    while asked and len(found) < _ENOUGH:
        number = asked.pop()
        note_rows(conn, number)
        others = {*still_stand(entries_built_on(conn, number), number, undoes)} - found
        found |= others
        asked += sorted(others)
    forget_rows(conn)
    return found


def _lines(conn: sqlite3.Connection, entry: Entry, own: int, *, limit: int | None) -> list[Told]:
    """What will be on record of taking it back, field by field."""
    enough = None if limit is None else limit * _ROWS_FOR_A_LINE
    changes = net(changes_in(conn, own, limit=enough))
    return told_lines(conn, changes, {own: entry}, with_record=True)


def _document(
    conn: sqlite3.Connection,
    entry: Entry,
    own: int,
    lines: Sequence[Told] | None,
    *,
    limit: int | None,
) -> Document:
    _, on, time, who = when_cells(entry)
    facts = {"number": entry.number, "on": on, "time": time, "who": who}
    told: list[Phrase] = [entry.author.command] if entry.author.command else []
    if entry.author.reason:
        told.append(Message("history.reason", {"reason": entry.author.reason}))
    counts = _mirrored(entry.counts)
    told.append(Message("undo.changes", {"changes": summary(conn, counts)}))
    if entry.undoes is not None:
        told.append(Message("undo.stands_again", {"number": entry.undoes}))
    is_done = lines is None
    return Document(
        title=Message("undo.done" if is_done else "undo.would", facts),
        facts=tuple(told),
        tables=() if lines is None else (lines_table(lines, limit=limit, with_record=True),),
        notes=_after(conn, entry, own) if lines is None else more(len(lines[:limit]), len(lines)),
        payload={
            "status": "undone" if is_done else "checked",
            "entry": own if is_done else None,
            "undoes": signature(entry),
            "changes": counts_payload(counts),
            **({} if lines is None else {"rows": [_row(line) for line in lines[:limit]]}),
        },
    )


def _after(conn: sqlite3.Connection, entry: Entry, own: int) -> tuple[Message, ...]:
    """How to have it back, and how to go one step further."""
    again = Message("undo.again", {"own": own})
    if entry.undoes is not None:
        return (again,)
    gone = taken_back(undoing_entries(conn))
    before = next((n for n in commands_before(conn, entry.number) if n not in gone), None)
    if before is None or is_first_of_register(conn, before):
        return (again,)
    return (again, Message("undo.further", {"before": before}))


def _row(line: Told) -> dict[str, object]:
    """A line without the signature: whose it will be is not on record yet."""
    keys = ("kind", "record", "table", "op", "field", "old", "new")
    return {key: line.payload[key] for key in keys}


def _mirrored(counts: Mapping[str, Mapping[Op, int]]) -> dict[str, dict[Op, int]]:
    """What taking back changes: what came goes, and what went comes."""
    return {t: {_MIRRORED[op]: count for op, count in of.items()} for t, of in counts.items()}
