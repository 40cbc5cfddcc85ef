"""Use cases of checklists: tick, untick, show who has done it and who is missing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from dan_van.domain.checklist import Progress
from dan_van.domain.record import Record
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Row, Source, Table, Value
from dan_van.domain.wording import Label, Message
from dan_van.entities import CHECKLIST, CHECKLIST_MARK
from dan_van.errors import WrongInput
from dan_van.services.checklist_standing import Standing, find_checklist, standing
from dan_van.services.lookups import Lookups
from dan_van.services.records import Computed, record_payload
from dan_van.storage import conditions
from dan_van.storage.checklists import set_line
from dan_van.storage.connection import transaction
from dan_van.storage.records import select


def tick(
    conn: sqlite3.Connection,
    name: str,
    *,
    units: Sequence[str],
    below: str | None,
    on: DateSpan | None,
    lookups: Lookups,
    today: date,
) -> Document:
    """Record that units have done it: single ones, and all of its units that are below one.

    A unit that is ticked already keeps its date unless one is given.

    Raises:
        NotFound: the checklist or a unit is not there.
        WrongInput: no unit is given, or it is none of those that the checklist is for.
    """
    now = standing(conn, find_checklist(conn, name), today=today)
    chosen = _chosen(now, units, below, lookups)
    fresh = [unit for unit in chosen if not now.has(unit)]
    dated = chosen if on is not None else fresh
    with transaction(conn):
        for unit in dated:
            line = now.lines.get(unit)
            set_line(
                conn,
                now.record.id,
                unit,
                date=on or DateSpan.day(today),
                batch_id=line.batch_id if line is not None and line.done else None,
            )
    return _answer(conn, now.record, "checklist.ticked", len(fresh), lookups, today)


def untick(
    conn: sqlite3.Connection,
    name: str,
    *,
    units: Sequence[str],
    below: str | None,
    lookups: Lookups,
    today: date,
) -> Document:
    """Take ticks back.

    Raises:
        NotFound: the checklist or a unit is not there.
        WrongInput: no unit is given, or it is none of those that the checklist is for.
    """
    now = standing(conn, find_checklist(conn, name), today=today)
    ticked = [unit for unit in _chosen(now, units, below, lookups) if now.has(unit)]
    with transaction(conn):
        for unit in ticked:
            set_line(conn, now.record.id, unit, done=False, date=None)
    return _answer(conn, now.record, "checklist.unticked", len(ticked), lookups, today)


def show_checklists(
    conn: sqlite3.Connection, names: Sequence[str], lookups: Lookups, *, today: date
) -> Document:
    """Checklists with done, of, share and who is missing: those named, else all.

    One alone is shown with all its units. As JSON each has all of it.

    Raises:
        NotFound: one of them is not there.
    """
    if names:
        records = [find_checklist(conn, name) for name in names]
    else:
        records = list(select(conn, CHECKLIST, where=[conditions.is_active(CHECKLIST)]))
    found = [standing(conn, record, today=today) for record in records]
    payload = [_payload(one, lookups) for one in found]
    if len(names) == 1:
        return _one(found[0], lookups, payload)
    columns = (
        Column(key="code", label=CHECKLIST.field("code").label, kind=ColumnKind.CODE),
        Column(key="name", label=CHECKLIST.field("name").label),
        _SHARE,
        Column(key="missing", label=Label("Chưa hoàn thành", "Missing")),
    )
    rows = tuple(
        Row(
            (
                _text(one.record, "code"),
                _text(one.record, "name"),
                _share(one.progress),
                "; ".join(_names(one.missing, lookups)),
            )
        )
        for one in found
    )
    return Document(
        title=CHECKLIST.plural,
        tables=(Table(key="checklist", columns=columns, rows=rows),),
        payload=payload,
    )


def progress_columns(conn: sqlite3.Connection, *, today: date) -> tuple[Computed, ...]:
    """Done, of, and both with their share, as columns of `checklist list`."""
    known: dict[int, Progress] = {}

    def of(record: Record) -> Progress:
        if record.id not in known:
            known[record.id] = standing(conn, record, today=today).progress
        return known[record.id]

    return (
        Computed(column=_SHARE, value=lambda record: _share(of(record))),
        Computed(
            column=Column(key="done", label="", kind=ColumnKind.NUMBER, is_hidden=True),
            value=lambda record: of(record).done,
        ),
        Computed(
            column=Column(key="of", label="", kind=ColumnKind.NUMBER, is_hidden=True),
            value=lambda record: of(record).of,
        ),
    )


_SHARE = Column(key="share", label=Label("Đã hoàn thành", "Done"), kind=ColumnKind.CODE)


def _share(progress: Progress) -> Label:
    return Label(progress.text(mark=","), progress.text(mark="."))


def _chosen(now: Standing, units: Sequence[str], below: str | None, lookups: Lookups) -> list[int]:
    """The units meant, each once, in the register's order."""
    if not units and below is None:
        raise WrongInput("option_needed", field=CHECKLIST_MARK.field("unit").label, flag="--unit")
    chosen: set[int] = set()
    for text in units:
        unit = lookups.unit(text)
        if unit.id not in now.units:
            raise WrongInput("unit_not_expected", unit=unit.text, **_called(now.record))
        chosen.add(unit.id)
    if below is not None:
        top = lookups.unit(below)
        inside = lookups.units.subtree(top.id) & set(now.units)
        if not inside:
            raise WrongInput("unit_not_expected", unit=top.text, **_called(now.record))
        chosen |= inside
    return [unit for unit in now.units if unit in chosen]


def _called(record: Record) -> dict[str, object]:
    return {"code": record["code"], "name": record["name"]}


def _answer(
    conn: sqlite3.Connection, record: Record, key: str, count: int, lookups: Lookups, today: date
) -> Document:
    """What ticking came to: how many it changed, and how the checklist stands now."""
    now = standing(conn, record, today=today)
    facts = {**_called(record), "count": count, "share": _share(now.progress)}
    return Document(tables=(), facts=(Message(key, facts),), payload=_payload(now, lookups))


def _one(now: Standing, lookups: Lookups, payload: object) -> Document:
    columns = tuple(
        Column(key=key, label=CHECKLIST_MARK.field(key).label, kind=kind)
        for key, kind in (
            ("unit", ColumnKind.TEXT),
            ("done", ColumnKind.FLAG),
            ("date", ColumnKind.DATE),
            ("note", ColumnKind.TEXT),
        )
    )
    rows = []
    for unit in now.units:
        line = now.lines.get(unit)
        cells: tuple[Value, ...] = (lookups.name_in_list(unit), now.has(unit))
        cells += (line.date, line.note) if line is not None else (None, None)
        rows.append(Row(cells))
    facts = [Message("checklist.share", {"share": _share(now.progress)})]
    missing = _names(now.missing, lookups)
    if missing:
        said = {"count": len(missing), "names": "; ".join(missing)}
        facts.append(Message("checklist.missing", said))
    return Document(
        title=Message("checklist.title", _called(now.record)),
        facts=tuple(facts),
        tables=(Table(key="units", columns=columns, rows=tuple(rows)),),
        payload=payload,
    )


def _payload(now: Standing, lookups: Lookups) -> dict[str, object]:
    fields = record_payload(now.record, CHECKLIST)
    del fields["source"]
    return {
        **fields,
        "done": now.progress.done,
        "of": now.progress.of,
        "missing": _names(now.missing, lookups),
        "units": [_unit_payload(unit, now, lookups) for unit in now.units],
    }


def _unit_payload(unit: int, now: Standing, lookups: Lookups) -> dict[str, object]:
    line = now.lines.get(unit)
    source = line.source if line is not None else None
    return {
        "unit": lookups.name_in_list(unit),
        "is_done": now.has(unit),
        "done": line.date.label if line is not None and line.date is not None else None,
        "source": _source_payload(source),
    }


def _source_payload(source: Source | None) -> dict[str, object] | None:
    if source is None:
        return None
    return {
        "batch": source.batch,
        "file": source.file,
        "sheet": source.sheet,
        "row": source.row,
    }


def _names(units: Sequence[int], lookups: Lookups) -> list[str]:
    return [lookups.name_in_list(unit) for unit in units]


def _text(record: Record, field: str) -> str:
    return str(record[field])
