"""Use cases of units: add, list, show, give another name, load the official ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.succession import Link
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table, Value
from dan_van.domain.unit import UnitType, type_from_name
from dan_van.domain.vietnamese import identity, one_line
from dan_van.domain.wording import Message
from dan_van.entities import UNIT
from dan_van.errors import WrongInput
from dan_van.services.lookups import Lookups
from dan_van.services.official_units import IN_FORCE, OfficialUnit
from dan_van.services.records import (
    Computed,
    column_of,
    labelled,
    list_records,
    record_payload,
    shown_value,
)
from dan_van.storage import conditions
from dan_van.storage.connection import transaction
from dan_van.storage.records import Condition, Order, insert, select
from dan_van.storage.units import add_alias, last_day_behind, units_by_text


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """A unit about to be added; the type follows from the name when it is not given."""

    name: str
    type: UnitType | None = None
    parent: str | None = None
    code: str | None = None
    reports: bool | None = None
    valid_from: date | None = None
    valid_until: date | None = None


def add_unit(conn: sqlite3.Connection, new: NewUnit) -> Document:
    """Add a unit to the tree.

    Raises:
        NotFound: the parent is not in the register.
        WrongInput: the name is empty, or a unit of that name or code is there already.
    """
    lookups = Lookups(conn)
    with transaction(conn):
        unit = make_unit(conn, new, lookups)
    record = unit_record(conn, unit.id)
    kind = UNIT.field("type").choice(str(record["type"])).label
    parent = record["parent"]
    facts = {"name": unit.text, "type": kind, "parent": shown_value(parent) or ""}
    key = "unit.added_below" if parent else "unit.added"
    return Document(tables=(), facts=(Message(key, facts),), payload=record_payload(record, UNIT))


def make_unit(conn: sqlite3.Connection, new: NewUnit, lookups: Lookups) -> Ref:
    """Store a new unit, inside the caller's transaction.

    Raises:
        NotFound: the parent is not in the register.
        WrongInput: the name is empty, a unit of that name or code is there already, or the parent
            ends before it.
    """
    name = one_line(new.name)
    if not name:
        raise WrongInput("value_required", field=UNIT.field("name").label)
    code = one_line(new.code or "") or None
    _refuse_backwards(new)
    parent = lookups.unit(new.parent) if new.parent is not None else None
    values: dict[str, FieldValue] = {
        "name": name,
        "type": new.type or type_from_name(name, has_parent=parent is not None),
        "parent": parent,
        "code": code,
        "reports": new.reports,
        "valid_from": new.valid_from.isoformat() if new.valid_from else None,
        "valid_until": new.valid_until.isoformat() if new.valid_until else None,
    }
    refuse_ended_parent(conn, parent, until=new.valid_until)
    refuse_same(conn, name, parent, code, lookups)
    return Ref(insert(conn, UNIT, values), name)


def unit_record(conn: sqlite3.Connection, unit_id: int) -> Record:
    """All that is declared of a unit."""
    return next(select(conn, UNIT, where=[conditions.has_id(UNIT, unit_id)]))


def _refuse_backwards(new: NewUnit) -> None:
    start, end = new.valid_from, new.valid_until
    if start is not None and end is not None and end <= start:
        raise WrongInput("unit_ends_first", start=start, end=end)


def refuse_ended_parent(
    conn: sqlite3.Connection, parent: Ref | None, *, until: date | None
) -> None:
    """Refuse to place a unit below one that ends before it; `until` is when the unit itself ends.

    Raises:
        WrongInput: the parent is no more by then.
    """
    last = last_day_behind(conn, parent.id) if parent is not None else None
    if parent is not None and last is not None and (until is None or until.isoformat() > last):
        raise WrongInput("unit_parent_gone", name=parent.text, on=date.fromisoformat(last))


def create_unit(conn: sqlite3.Connection, name: str) -> int:
    """Add a unit that a workbook names, inside the caller's transaction; returns its row id."""
    return insert(conn, UNIT, {"name": name, "type": type_from_name(name)})


def add_official_units(conn: sqlite3.Connection, units: Sequence[OfficialUnit]) -> int:
    """Add the official units of a province, parents first; returns how many.

    Runs inside the caller's transaction.
    """
    refs: dict[str, Ref] = {}
    for unit in units:
        values: Mapping[str, FieldValue] = {
            "name": unit.name,
            "type": unit.type,
            "code": unit.code,
            "parent": refs.get(unit.parent_code) if unit.parent_code else None,
            "valid_from": IN_FORCE if unit.parent_code else None,
        }
        refs[unit.code] = Ref(insert(conn, UNIT, values), unit.name)
    return len(units)


def alias_unit(conn: sqlite3.Connection, name: str, alias: str) -> Document:
    """Let a unit be known by another name too.

    Raises:
        NotFound: the unit is not in the register.
        WrongInput: that name means another unit already.
    """
    lookups = Lookups(conn)
    unit = lookups.unit(name)
    text = one_line(alias)
    if not text:
        raise WrongInput("value_required", field=Message("unit.alias"))
    others = [u for u, _ in units_by_text(conn, text) if u != unit.id]
    if identity(text) == identity(unit.text):
        others = [unit.id]
    if others:
        other = ", ".join(lookups.full_name(u) for u in others)
        raise WrongInput("alias_taken", alias=text, unit=other)
    with transaction(conn):
        add_alias(conn, unit.id, text)
    facts = {"name": unit.text, "alias": text}
    return Document(tables=(), facts=(Message("unit.aliased", facts),), payload=facts)


def list_units(
    conn: sqlite3.Connection,
    *,
    below: str | None,
    type_: UnitType | None,
    text: str | None,
    limit: int | None,
    today: date,
) -> Document:
    """Units in the register's order, narrowed to a subtree, a type, words of the name.

    Raises:
        NotFound: the unit to look below is not in the register.
    """
    where: list[Condition] = []
    if below is not None:
        where.append(conditions.unit_below(Lookups(conn).unit(below).id))
    if type_ is not None:
        where.append(conditions.equals(UNIT, "type", type_))
    if text is not None:
        where.append(conditions.contains(UNIT, ("name",), text))
    order = Order(("position", "name_sort"))
    lookups = Lookups(conn)
    computed = (_expected_column(lookups, today=today), _gone_column(lookups))
    return list_records(conn, UNIT, where=where, order=order, limit=limit, computed=computed)


def _expected_column(lookups: Lookups, *, today: date) -> Computed:
    """Whether a unit is expected to report: as it is marked, else if it has no units below.

    One that is not there today is not; one that is no more does not keep its parent from it.
    """
    units, day = lookups.units, today.isoformat()
    parents = {u.parent_id for u in units.all if u.valid_until is None or u.valid_until > day}

    def is_expected(record: Record) -> bool:
        if not units.unit(record.id).is_valid(day):
            return False
        marked = record["reports"]
        return marked if isinstance(marked, bool) else record.id not in parents

    label = UNIT.field("reports").label
    column = Column(key="expected", label=label, kind=ColumnKind.FLAG)
    return Computed(column=column, value=is_expected)


def _gone_column(lookups: Lookups) -> Computed:
    """Since when a unit is no more; not shown while there is no such unit."""
    label = UNIT.field("valid_until").label
    gone = {u.id: u.valid_until for u in lookups.units.all if u.valid_until is not None}
    column = Column(key="gone", label=label, kind=ColumnKind.DATE, is_hidden=not gone)

    def since(record: Record) -> Value:
        day = gone.get(record.id)
        return None if day is None else DateSpan.day(date.fromisoformat(day))

    return Computed(column=column, value=since)


def show_unit(conn: sqlite3.Connection, name: str, *, today: date) -> Document:
    """A unit with its aliases, its place in the tree and the units right below it.

    Raises:
        NotFound: the unit is not in the register.
    """
    lookups = Lookups(conn)
    ref = lookups.unit(name)
    record = unit_record(conn, ref.id)
    aliases = lookups.units.unit(ref.id).aliases
    below = [
        shown_value(child["name"])
        for child in select(conn, UNIT, where=[conditions.refers_to(UNIT, "parent", ref.id)])
    ]
    rows = [
        Row((field.label, labelled(column_of(field), _shown(field.name, record))))
        for field in UNIT.fields
        if record[field.name] is not None and field.name != "reports"
    ]
    expected = _expected_column(lookups, today=today)
    rows.append(Row((expected.column.label, labelled(expected.column, expected.value(record)))))
    rows += [Row((Message("unit.alias"), alias)) for alias in aliases]
    rows += [Row((Message("unit.below"), child)) for child in below]
    before, after = lookups.successions.predecessors(ref.id), lookups.successions.successors(ref.id)
    rows += [Row((Message("unit.from"), _linked(k.predecessor, k, lookups))) for k in before]
    rows += [Row((Message("unit.became"), _linked(k.successor, k, lookups))) for k in after]
    payload = record_payload(record, UNIT) | {
        "aliases": list(aliases),
        "below": below,
        "predecessors": [_link_payload(k.predecessor, k, lookups) for k in before],
        "successors": [_link_payload(k.successor, k, lookups) for k in after],
    }
    table = Table(
        key="details",
        columns=(
            Column(key="field", label=Message("show.field")),
            Column(key="value", label=Message("show.value")),
        ),
        rows=tuple(rows),
    )
    return Document(title=ref.text, tables=(table,), payload=payload)


def _linked(unit_id: int, link: Link, lookups: Lookups) -> Message:
    facts = {
        "name": lookups.name_in_list(unit_id),
        "on": date.fromisoformat(link.on),
        "decision": link.decided_by,
    }
    return Message("unit.linked_by" if link.decided_by else "unit.linked", facts)


def _link_payload(unit_id: int, link: Link, lookups: Lookups) -> dict[str, object]:
    name = lookups.name_in_list(unit_id)
    return {
        "name": name,
        "date": link.on,
        "decision": link.decided_by,
        "whole": link.is_whole,
    }


def _shown(name: str, record: Record) -> Value:
    """The value of a field; the days between which a unit exists are kept as text."""
    value = record[name]
    if name in {"valid_from", "valid_until"}:
        return DateSpan.day(date.fromisoformat(str(value)))
    return shown_value(value)


def refuse_same(
    conn: sqlite3.Connection,
    name: str,
    parent: Ref | None,
    code: str | None,
    lookups: Lookups,
    *,
    but: int | None = None,
) -> None:
    """Refuse a name or a code that another unit bears; `but` is the unit that is to have them.

    Raises:
        WrongInput: there is such a unit.
    """
    where = [conditions.same(UNIT, "name", name), conditions.same(UNIT, "parent", parent)]
    for twin in select(conn, UNIT, where=where):
        if twin.id != but:
            raise WrongInput("unit_exists", name=twin["name"])
    if parent is not None and identity(name) == identity(parent.text):
        raise WrongInput("unit_exists", name=parent.text)
    for unit_id, _ in units_by_text(conn, name):
        owner = lookups.units.unit(unit_id)
        if unit_id == but or identity(owner.name) == identity(name):
            continue  # another unit of that name, below another parent
        if parent is None or owner.parent_id == parent.id:
            raise WrongInput("alias_taken", alias=name, unit=lookups.full_name(unit_id))
    if code:
        for twin in select(conn, UNIT, where=[conditions.equals(UNIT, "code", code)]):
            if twin.id != but:
                raise WrongInput("unit_code_taken", code=code, name=lookups.full_name(twin.id))
