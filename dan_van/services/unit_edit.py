"""Changing what is on record of a unit: its name, type, place in the tree, code."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import cast

from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.table import Document
from dan_van.domain.unit import UnitType
from dan_van.domain.vietnamese import identity, one_line
from dan_van.domain.wording import Message
from dan_van.entities import UNIT
from dan_van.errors import WrongInput
from dan_van.services.lookups import Lookups
from dan_van.services.records import changes_table, record_payload
from dan_van.services.units import refuse_ended_parent, refuse_same, unit_record
from dan_van.storage.connection import transaction
from dan_van.storage.records import update
from dan_van.storage.units import add_alias, drop_alias, units_by_text


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEdit:
    """What is to be changed; None leaves a field, an empty parent or code takes it away."""

    name: str | None = None
    type: UnitType | None = None
    parent: str | None = None
    code: str | None = None
    reports: bool | None = None


def edit_unit(conn: sqlite3.Connection, name: str, edit: UnitEdit) -> Document:
    """Change fields of a unit; a name that it gives up stays one by which it is found.

    Raises:
        NotFound: the unit or its new parent is not in the register.
        WrongInput: nothing to change, the name is empty or another unit's, or the parent stands
            below the unit or ends before it.
    """
    lookups = Lookups(conn)
    unit = lookups.unit(name)
    if edit == UnitEdit():
        raise WrongInput("nothing_to_change_in_unit", name=unit.text)
    record = unit_record(conn, unit.id)
    changed = {k: v for k, v in _wanted(edit, unit, lookups).items() if v != record[k]}
    parent = cast("Ref | None", changed.get("parent", record["parent"]))
    if "parent" in changed:
        until = record["valid_until"]
        ends = date.fromisoformat(str(until)) if until is not None else None
        refuse_ended_parent(conn, parent, until=ends)
    with transaction(conn):
        refuse_same(
            conn,
            str(changed.get("name", unit.text)),
            parent,
            cast("str | None", changed.get("code")),
            lookups,
            but=unit.id,
        )
        update(conn, UNIT, unit.id, changed)
        if "name" in changed:
            _keep_old_name(conn, unit, str(changed["name"]))
    now = unit_record(conn, unit.id)
    table = changes_table(UNIT, record, changed)
    key = "edit.changed" if table.rows else "edit.unchanged"
    return Document(
        title=Message(key, {"kind": UNIT.label, "code": unit.text}),
        tables=(table,) if table.rows else (),
        payload=record_payload(now, UNIT),
    )


def _wanted(edit: UnitEdit, unit: Ref, lookups: Lookups) -> dict[str, FieldValue]:
    wanted: dict[str, FieldValue] = {}
    if edit.name is not None:
        name = one_line(edit.name)
        if not name:
            raise WrongInput("value_required", field=UNIT.field("name").label)
        wanted["name"] = name
    if edit.type is not None:
        wanted["type"] = edit.type.value
    if edit.parent is not None:
        parent = lookups.unit(edit.parent) if one_line(edit.parent) else None
        if parent is not None and parent.id in lookups.units.subtree(unit.id):
            raise WrongInput("unit_below_itself", name=unit.text, parent=parent.text)
        wanted["parent"] = parent
    if edit.code is not None:
        wanted["code"] = one_line(edit.code) or None
    if edit.reports is not None:
        wanted["reports"] = edit.reports
    return wanted


def _keep_old_name(conn: sqlite3.Connection, unit: Ref, name: str) -> None:
    drop_alias(conn, unit.id, name)
    # another unit may bear the old name: then it is that one's alone
    if identity(name) != identity(unit.text) and not units_by_text(conn, unit.text):
        add_alias(conn, unit.id, unit.text)
