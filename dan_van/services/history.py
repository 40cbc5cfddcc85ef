"""Use cases of the journal: the latest writes, one of them in full, all that befell a record."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dan_van.domain.journal import Change, Entry, Op, net
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table, Value
from dan_van.domain.wording import Label, Message, Phrase
from dan_van.entities import ENTITIES, UNIT, Entity
from dan_van.errors import NotFound
from dan_van.services.changed_fields import changed_fields, kind_of, named
from dan_van.services.lookups import Lookups
from dan_van.storage.journal_entries import (
    PROVENANCE,
    Owner,
    changes_in,
    changes_of,
    count_entries,
    entry_of_batch,
    owner_of,
    read_entries,
    text_of,
)
from dan_van.storage.references import record_by_code

_ENTRY = Label("Lần ghi", "Entry")
_OTHERS = {
    "setting": Label("Cài đặt", "Settings"),
    "sector": Label("Lĩnh vực", "Sector"),
    "sector_alias": Label("Lĩnh vực", "Sector"),
    "batch": Label("Tệp nhập", "Imported file"),
    "learned_heading": Label("Tên cột đã học", "Learned heading"),
}
"""What is no kind of record, by its table."""

_COUNTED = {Op.INSERT: "history.new", Op.UPDATE: "history.changed", Op.DELETE: "history.gone"}
_WHAT = {
    Op.INSERT: Label("thêm", "added"),
    Op.UPDATE: Label("sửa", "changed"),
    Op.DELETE: Label("bỏ", "removed"),
}
_WHEN = (
    Column(key="entry", label=Label("Số", "No."), kind=ColumnKind.CODE),
    Column(key="on", label=Message("show.date"), kind=ColumnKind.DATE),
    Column(key="time", label=Label("Giờ", "Time"), kind=ColumnKind.CODE),
    Column(key="who", label=Label("Người ghi", "By"), kind=ColumnKind.CODE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilters:
    """What a history may be narrowed to; None leaves it open."""

    who: str | None = None
    since: date | None = None

    @property
    def since_day(self) -> str | None:
        """The first day as the journal writes it."""
        return None if self.since is None else self.since.isoformat()


def list_entries(
    conn: sqlite3.Connection, filters: HistoryFilters, *, limit: int | None
) -> Document:
    """The writes to the register, the latest first."""
    who, since = filters.who, filters.since_day
    entries = read_entries(conn, who=who, since=since, limit=limit)
    rows = tuple(
        Row((*_when(e), e.author.command or None, _summary(conn, e.counts))) for e in entries
    )
    columns = (
        *_WHEN,
        Column(key="command", label=Label("Lệnh", "Command")),
        Column(key="changes", label=Label("Thay đổi", "Changes")),
    )
    return Document(
        title=Message("history.title"),
        tables=(Table(key="history", columns=columns, rows=rows),),
        notes=_more(len(rows), count_entries(conn, who=who, since=since)),
        payload=[
            {
                **_signature(e),
                "changes": {
                    table: {op.value: count for op, count in of.items()}
                    for table, of in e.counts.items()
                },
            }
            for e in entries
        ],
    )


def show_entry(conn: sqlite3.Connection, number: int, *, limit: int | None) -> Document:
    """One write in full: who, when, why, and each field of each record that it changed.

    Raises:
        NotFound: there is no entry of that number.
    """
    entries = read_entries(conn, numbers=[number])
    if not entries:
        raise NotFound("record_unknown", kind=_ENTRY, code=number, command="history")
    (entry,) = entries
    author = entry.author
    facts: list[Phrase] = [author.command] if author.command else []
    if author.reason:
        facts.append(Message("history.reason", {"reason": author.reason}))
    changes = net(changes_in(conn, number))
    told = _told(conn, changes, {number: entry}, with_record=True)
    _, on, time, who = _when(entry)
    title = Message("history.entry", {"number": number, "on": on, "time": time, "who": who})
    return _changes_document(title, told, limit=limit, facts=facts, is_one_entry=True)


def show_import(conn: sqlite3.Connection, batch: int, *, limit: int | None) -> Document:
    """The write by which a file came in.

    Raises:
        NotFound: there is no such batch, or it is older than the journal.
    """
    number = entry_of_batch(conn, batch)
    if number is None:
        kind = Label("Lần nhập", "Batch")
        raise NotFound("record_unknown", kind=kind, code=batch, command="batch list")
    return show_entry(conn, number, limit=limit)


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
            who=filters.who,
            since=filters.since_day,
        )
    }
    kept = sorted((c for c in changes if c.entry in entries), key=lambda c: -c.entry)
    told = _told(conn, kept, entries, with_record=False)
    title = Message("history.record", {"kind": entity.label, "name": shown})
    return _changes_document(title, told, limit=limit, facts=(), is_one_entry=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One line of a history, and what JSON says of it."""

    cells: tuple[Value, ...]
    payload: Mapping[str, object]


def _told(
    conn: sqlite3.Connection,
    changes: Sequence[Change],
    entries: Mapping[int, Entry],
    *,
    with_record: bool,
) -> list[_Told]:
    lines: list[_Told] = []
    for change in changes:
        entry = entries[change.entry]
        kind = kind_of(conn, change.table)
        record = _record_text(conn, change) if with_record else None
        head: tuple[Value, ...] = (
            (kind.label if kind else _OTHERS.get(change.table, change.table), record)
            if with_record
            else _when(entry)
        )
        for field in changed_fields(conn, change):
            cells = (*head, _WHAT[change.op], field.label, field.old, field.new)
            payload = {
                **_signature(entry),
                **({"kind": kind.name if kind else None, "record": record} if with_record else {}),
                "table": change.table,
                "op": change.op.value,
                "field": field.name,
                "old": field.raw_old,
                "new": field.raw_new,
            }
            lines.append(_Told(cells=cells, payload=payload))
    return lines


def _changes_document(
    title: Message,
    told: Sequence[_Told],
    *,
    limit: int | None,
    facts: Sequence[Phrase],
    is_one_entry: bool,
) -> Document:
    shown = told if limit is None else told[:limit]
    of_record = (
        Column(key="kind", label=Label("Loại", "Kind")),
        Column(key="record", label=Label("Bản ghi", "Record"), kind=ColumnKind.CODE),
    )
    columns = (
        *(of_record if is_one_entry else _WHEN),
        Column(key="what", label=Message("show.event")),
        Column(key="field", label=Message("show.field")),
        Column(key="old", label=Message("edit.old")),
        Column(key="new", label=Message("edit.new")),
    )
    return Document(
        title=title,
        facts=tuple(facts),
        tables=(
            Table(key="changes", columns=columns, rows=tuple(Row(line.cells) for line in shown)),
        ),
        notes=_more(len(shown), len(told)),
        payload=[dict(line.payload) for line in shown],
    )


def _meant(conn: sqlite3.Connection, lookups: Lookups, name: str) -> tuple[Entity, Owner, str]:
    """The record of that code, of whatever kind, else the unit of that name."""
    code = name.strip().upper()
    for entity in ENTITIES:
        if entity.form is None:
            continue
        found = record_by_code(conn, entity.table, code)
        if found is not None:
            return entity, Owner(entity.table, found.id), found.text
    for entity in ENTITIES:
        if entity.code_prefix and re.fullmatch(rf"{entity.code_prefix}-\d+-\d+", code):
            command = f"{entity.name} list"
            raise NotFound("record_unknown", kind=entity.label, code=name, command=command)
    unit = lookups.unit(name)
    return UNIT, Owner(UNIT.table, unit.id), unit.text


def _record_text(conn: sqlite3.Connection, change: Change) -> str:
    """The code of the record that a change is about, the name of a unit, else the row's key."""
    owner = owner_of(conn, change)
    if owner is None:
        return change.key
    entity = named(owner.table)
    column = "name" if entity is UNIT else "code"
    return text_of(conn, owner.table, column, owner.record_id) or change.key


def _summary(conn: sqlite3.Connection, counts: Mapping[str, Mapping[Op, int]]) -> Value:
    """What an entry changed, in words: "Mô hình: 3 mới, 1 sửa; Đơn vị: 1 mới"."""
    parts: list[Message] = []
    told: set[str] = set()
    for table in sorted(counts, key=_rank):
        if table in PROVENANCE and (table != "batch" or counts.keys() - PROVENANCE):
            continue
        kind = kind_of(conn, table)
        if kind is not None and kind.table != table:
            if kind.name not in told:
                count = sum(counts[table].values())
                parts.append(Message("history.details", {"kind": kind.label, "count": count}))
            continue
        told.add(kind.name if kind else table)
        of: Message | None = None
        for op, key in _COUNTED.items():
            if op in counts[table]:
                said = Message(key, {"count": counts[table][op]})
                of = said if of is None else Message("history.and", {"one": of, "other": said})
        label = kind.label if kind else _OTHERS.get(table, table)
        parts.append(Message("history.kind", {"kind": label, "counts": of}))
    whole: Message | None = None
    for part in parts:
        whole = part if whole is None else Message("history.then", {"one": whole, "other": part})
    return whole


def _rank(table: str) -> tuple[int, str]:
    """Kinds of record in their order, units last, then the rows that belong to them."""
    order = [e.table for e in ENTITIES if e is not UNIT] + [UNIT.table]
    return (order.index(table) if table in order else len(order)), table


def _when(entry: Entry) -> tuple[Value, ...]:
    at = _moment(entry)
    on = None if at is None else DateSpan.day(at.date())
    time = None if at is None else f"{at:%H:%M}"
    return entry.number, on, time, entry.author.who or None


def _moment(entry: Entry) -> datetime | None:
    return datetime.fromisoformat(entry.author.at) if entry.author.at else None


def _signature(entry: Entry) -> dict[str, object]:
    author = entry.author
    return {
        "entry": entry.number,
        "at": author.at or None,
        "who": author.who or None,
        "command": author.command or None,
        "reason": author.reason,
    }


def _more(shown: int, total: int) -> tuple[Message, ...]:
    """Says so where not everything is shown."""
    facts = {"shown": shown, "total": total}
    return (Message("history.more", facts),) if shown < total else ()
