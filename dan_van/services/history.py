"""Use cases of the journal: the latest writes, one of them in full, all that befell a record."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dan_van.domain.journal import net
from dan_van.domain.table import Document
from dan_van.domain.wording import Label, Message, Phrase
from dan_van.entities import ENTITIES, UNIT, Entity
from dan_van.errors import NotFound
from dan_van.services.history_lines import (
    ENTRY,
    Told,
    counts_payload,
    entries_table,
    lines_table,
    more,
    signature,
    told_lines,
    when_cells,
)
from dan_van.services.lookups import Lookups
from dan_van.storage.journal_entries import (
    Narrowed,
    Owner,
    changes_in,
    changes_of,
    count_entries,
    entries_of_batch,
    gone_by_code,
    read_entries,
)
from dan_van.storage.references import record_by_code


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilters:
    """What a history may be narrowed to; None leaves it open."""

    who: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def narrowed(self) -> Narrowed:
        """The same as the journal knows it: ISO days, `until` being the first day left out."""
        end = None if self.until is None else self.until + timedelta(days=1)
        return Narrowed(
            who=self.who,
            since=None if self.since is None else self.since.isoformat(),
            before=None if end is None else end.isoformat(),
        )


def list_entries(
    conn: sqlite3.Connection, filters: HistoryFilters, *, limit: int | None
) -> Document:
    """The writes to the register, the latest first."""
    narrowed = filters.narrowed
    entries = read_entries(conn, narrowed=narrowed, limit=limit)
    return Document(
        title=Message("history.title"),
        tables=(entries_table(conn, "history", entries),),
        notes=more(len(entries), count_entries(conn, narrowed)),
        payload=[{**signature(e), "changes": counts_payload(e.counts)} for e in entries],
    )


def show_entry(conn: sqlite3.Connection, number: int, *, limit: int | None) -> Document:
    """One write in full: who, when, why, and each field of each record that it changed.

    Raises:
        NotFound: there is no entry of that number.
    """
    entries = read_entries(conn, numbers=[number])
    if not entries:
        raise NotFound("record_unknown", kind=ENTRY, code=number, command="history")
    (entry,) = entries
    author = entry.author
    facts: list[Phrase] = [author.command] if author.command else []
    if author.reason:
        facts.append(Message("history.reason", {"reason": author.reason}))
    if entry.undoes is not None:
        facts.append(Message("history.of_undoing", {"number": entry.undoes}))
    if entry.undone_by is not None:
        facts.append(Message("history.of_undone", {"number": entry.undone_by}))
    changes = net(changes_in(conn, number))
    told = told_lines(conn, changes, {number: entry}, with_record=True)
    _, on, time, who = when_cells(entry)
    title = Message("history.entry", {"number": number, "on": on, "time": time, "who": who})
    return _changes_document(title, told, limit=limit, facts=facts, is_one_entry=True)


def show_import(conn: sqlite3.Connection, batch: int, *, limit: int | None) -> Document:
    """The write by which a file came in.

    Raises:
        NotFound: there is no such batch, or it is older than the journal.
    """
    numbers = entries_of_batch(conn, batch)
    if not numbers:
        kind = Label("Lần nhập", "Batch")
        raise NotFound("record_unknown", kind=kind, code=batch, command="batch list")
    return show_entry(conn, numbers[0], limit=limit)


def show_record_history(
    conn: sqlite3.Connection,
    lookups: Lookups,
    name: str,
    filters: HistoryFilters,
    *,
    limit: int | None,
) -> Document:
    """Every change of a record and of what belongs to it, the latest first.

    Raises:
        NotFound: no record bears that code, and no unit that name.
    """
    entity, owner, shown = _meant(conn, lookups, name)
    changes = net(changes_of(conn, entity, owner.record_id))
    entries = {
        e.number: e
        for e in read_entries(
            conn,
            numbers=[c.entry for c in changes],
            narrowed=filters.narrowed,
        )
    }
    kept = sorted((c for c in changes if c.entry in entries), key=lambda c: -c.entry)
    told = told_lines(conn, kept, entries, with_record=False)
    title = Message("history.record", {"kind": entity.label, "name": shown})
    return _changes_document(title, told, limit=limit, facts=(), is_one_entry=False)


def _changes_document(
    title: Message,
    told: Sequence[Told],
    *,
    limit: int | None,
    facts: Sequence[Phrase],
    is_one_entry: bool,
) -> Document:
    return Document(
        title=title,
        facts=tuple(facts),
        tables=(lines_table(told, limit=limit, with_record=is_one_entry),),
        notes=more(len(told[:limit]), len(told)),
        payload=[dict(line.payload) for line in told[:limit]],
    )


def _meant(conn: sqlite3.Connection, lookups: Lookups, name: str) -> tuple[Entity, Owner, str]:
    """The record of that code, of whatever kind, else the unit of that name."""
    code = name.strip().upper()
    for entity in ENTITIES:
        if entity.form is None:
            continue
        found = record_by_code(conn, entity.table, code) or gone_by_code(conn, entity.table, code)
        if found is not None:
            return entity, Owner(entity.table, found.id), found.text
    for entity in ENTITIES:
        if entity.code_prefix and re.fullmatch(rf"{entity.code_prefix}-\d+-\d+", code):
            command = f"{entity.name} list"
            raise NotFound("record_unknown", kind=entity.label, code=name, command=command)
    unit = lookups.unit(name)
    return UNIT, Owner(UNIT.table, unit.id), unit.text
