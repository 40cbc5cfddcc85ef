"""How entries of the journal and what they changed are told: in words, in a table, as JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dan_van.domain.journal import Change, Entry, Op
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Row, Table, Value
from dan_van.domain.wording import Label, Message
from dan_van.entities import ENTITIES, UNIT
from dan_van.services.changed_fields import changed_fields, kind_of, named
from dan_van.storage.journal_entries import PROVENANCE, owner_of, text_of

ENTRY = Label("Lần ghi", "Entry")
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
WHEN_COLUMNS = (
    Column(key="entry", label=Label("Số", "No."), kind=ColumnKind.CODE),
    Column(key="on", label=Message("show.date"), kind=ColumnKind.DATE),
    Column(key="time", label=Label("Giờ", "Time"), kind=ColumnKind.CODE),
    Column(key="who", label=Label("Người ghi", "By"), kind=ColumnKind.CODE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of a history, and what JSON says of it."""

    cells: tuple[Value, ...]
    payload: Mapping[str, object]


def told_lines(
    conn: sqlite3.Connection,
    changes: Sequence[Change],
    entries: Mapping[int, Entry],
    *,
    with_record: bool,
) -> list[Told]:
    """One line for each field of each row that was changed, with the record or with the entry."""
    lines: list[Told] = []
    for change in changes:
        entry = entries[change.entry]
        kind = kind_of(conn, change.table)
        record = _record_text(conn, change) if with_record else None
        head: tuple[Value, ...] = (
            (kind.label if kind else _OTHERS.get(change.table, change.table), record)
            if with_record
            else when_cells(entry)
        )
        for field in changed_fields(conn, change):
            cells = (*head, _WHAT[change.op], field.label, field.old, field.new)
            payload = {
                **signature(entry),
                **({"kind": kind.name if kind else None, "record": record} if with_record else {}),
                "table": change.table,
                "op": change.op.value,
                "field": field.name,
                "old": field.raw_old,
                "new": field.raw_new,
            }
            lines.append(Told(cells=cells, payload=payload))
    return lines


def lines_table(told: Sequence[Told], *, limit: int | None, with_record: bool) -> Table:
    """The first lines as a table: with the record that each is about, else with the entry."""
    of_record = (
        Column(key="kind", label=Label("Loại", "Kind")),
        Column(key="record", label=Label("Bản ghi", "Record"), kind=ColumnKind.CODE),
    )
    columns = (
        *(of_record if with_record else WHEN_COLUMNS),
        Column(key="what", label=Message("show.event")),
        Column(key="field", label=Message("show.field")),
        Column(key="old", label=Message("edit.old")),
        Column(key="new", label=Message("edit.new")),
    )
    return Table(
        key="changes", columns=columns, rows=tuple(Row(line.cells) for line in told[:limit])
    )


def entries_table(conn: sqlite3.Connection, key: str, entries: Sequence[Entry]) -> Table:
    """Entries with their command and what each changed, in words."""
    columns = (
        *WHEN_COLUMNS,
        Column(key="command", label=Label("Lệnh", "Command")),
        Column(key="changes", label=Label("Thay đổi", "Changes")),
    )
    rows = [Row((*when_cells(e), e.author.command or None, what_changed(conn, e))) for e in entries]
    return Table(key=key, columns=columns, rows=tuple(rows))


def more(shown: int, total: int) -> tuple[Message, ...]:
    """Says so where not everything is shown."""
    facts = {"shown": shown, "total": total}
    return (Message("history.more", facts),) if shown < total else ()


def _record_text(conn: sqlite3.Connection, change: Change) -> str:
    """The code of the record that a change is about, the name of a unit, else the row's key."""
    owner = owner_of(conn, change)
    if owner is None:
        return change.key
    entity = named(owner.table)
    column = "name" if entity is UNIT else "code"
    return text_of(conn, owner.table, column, owner.record_id) or change.key


def summary(conn: sqlite3.Connection, counts: Mapping[str, Mapping[Op, int]]) -> Value:
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


def what_changed(conn: sqlite3.Connection, entry: Entry) -> Value:
    """What an entry changed, which one it took back, and by which it was taken back."""
    told = summary(conn, entry.counts)
    if entry.undoes is not None:
        told = Message("history.undoes", {"number": entry.undoes, "changes": told})
    if entry.undone_by is not None:
        told = Message("history.undone_by", {"number": entry.undone_by, "changes": told})
    return told


def counts_payload(counts: Mapping[str, Mapping[Op, int]]) -> dict[str, dict[str, int]]:
    """How many rows of each table came, changed and went, as JSON says it."""
    return {table: {op.value: count for op, count in of.items()} for table, of in counts.items()}


def when_cells(entry: Entry) -> tuple[Value, ...]:
    """The cells of `WHEN_COLUMNS`."""
    at = _moment(entry)
    on = None if at is None else DateSpan.day(at.date())
    time = None if at is None else f"{at:%H:%M}"
    return entry.number, on, time, entry.author.who or None


def _moment(entry: Entry) -> datetime | None:
    return datetime.fromisoformat(entry.author.at) if entry.author.at else None


def signature(entry: Entry) -> dict[str, object]:
    """Who wrote when, by which command, why, and whether it was taken back, as JSON says it."""
    author = entry.author
    return {
        "entry": entry.number,
        "at": author.at or None,
        "who": author.who or None,
        "command": author.command or None,
        "reason": author.reason,
        "undoes": entry.undoes,
        "undone_by": entry.undone_by,
    }
