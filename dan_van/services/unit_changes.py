"""Use cases of units that end: several become one, one becomes several, one is no more.

History is not rewritten. Records stay with the unit they were made under; the totals follow what is
put on record here. A unit that keeps its name and takes others in goes on as it is, with its code
and its records; only what goes into it ends.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dan_van.domain.record import Ref
from dan_van.domain.table import Document
from dan_van.domain.unit import UnitRef
from dan_van.domain.unit_index import Ambiguous, Found
from dan_van.domain.vietnamese import identity, one_line
from dan_van.domain.wording import Message
from dan_van.entities import UNIT
from dan_van.errors import WrongInput
from dan_van.services.lookups import Lookups
from dan_van.services.records import record_payload
from dan_van.services.units import NewUnit, make_unit, unit_record
from dan_van.storage.connection import transaction
from dan_van.storage.records import update
from dan_van.storage.successions import add_link


def merge_units(
    conn: sqlite3.Connection,
    names: Sequence[str],
    into: NewUnit,
    *,
    on: date,
    decision: str | None = None,
) -> Document:
    """Let units go into one, which is made from that day on if it is not there.

    Units below those that end go to the successor with them. If the successor is one of the named
    units, it lives on and takes the others in.

    Raises:
        NotFound: a unit is not in the register.
        WrongInput: something speaks against it, such as a unit that is no more already.
    """
    lookups = Lookups(conn)
    day = on.isoformat()
    successor = _there(into.name, day, lookups)
    olds = [u for u in _named(names, day, lookups) if successor is None or u.id != successor.id]
    if not olds:
        raise WrongInput("unit_merge_of_nothing", name=into.name)
    for old in olds:
        _refuse_ending(old, on, lookups)
        if successor is not None and successor.id in lookups.units.subtree(old.id):
            raise WrongInput("unit_into_its_own", name=old.name, into=successor.name)
    if successor is not None:
        _refuse_known(olds, [successor], day, lookups)
    moving = [child for old in olds for child in _still_below(old, day, lookups)]
    with transaction(conn):
        made = successor is None
        target = (
            Ref(successor.id, successor.name)
            if successor is not None
            else make_unit(conn, _new(into, olds, on, lookups), lookups)
        )
        _refuse_same_below(target, moving, day, lookups)
        for child in moving:
            if child.id != target.id:
                update(conn, UNIT, child.id, {"parent": target})
        for old in olds:
            update(conn, UNIT, old.id, {"valid_until": day, "closed_reason": decision})
            add_link(conn, old.id, target.id, on=day, decided_by=decision)
    facts = {
        "names": "; ".join(lookups.name_in_list(old.id) for old in olds),
        "into": target.text if made else lookups.name_in_list(target.id),
        "on": on,
        "count": len(moving),
    }
    said = [Message("unit.merged_new" if made else "unit.merged", facts)]
    said += [Message("unit.moved", facts)] if moving else []
    return Document(
        tables=(),
        facts=tuple(said),
        notes=(Message("unit.merged_counted", {**facts, "last": on - timedelta(days=1)}),),
        payload={
            "date": day,
            "decision": decision,
            "merged": [old.name for old in olds],
            "into": record_payload(unit_record(conn, target.id), UNIT),
            "is_new": made,
            "moved": [child.name for child in moving],
        },
    )


def split_unit(
    conn: sqlite3.Connection,
    name: str,
    into: Sequence[NewUnit],
    *,
    on: date,
    decision: str | None = None,
) -> Document:
    """Let a unit be parted into several, those made that are not there.

    If the unit itself is one of them, it gave something away and lives on.

    Raises:
        NotFound: the unit is not in the register.
        WrongInput: something speaks against it: one part alone, or units below it, of which the
            register cannot know where they go.
    """
    lookups = Lookups(conn)
    day = on.isoformat()
    (old,) = _named([name], day, lookups)
    _refuse_ending(old, on, lookups)
    parts: dict[str, UnitRef | NewUnit] = {}
    for new in into:
        there = _there(new.name, day, lookups)
        parts.setdefault(str(there.id) if there is not None else identity(new.name), there or new)
    others = [part for part in parts.values() if not _is_unit(part, old.id)]
    lives_on = len(others) < len(parts)
    if len(parts) == 1:
        raise WrongInput("unit_split_in_one", name=old.name, into=into[0].name if into else "")
    if not lives_on:
        _refuse_parent(old, day, lookups)
    _refuse_known([old], [p for p in others if isinstance(p, UnitRef)], day, lookups)
    with transaction(conn):
        made: list[Ref] = []
        for part in others:
            if isinstance(part, UnitRef):
                made.append(Ref(part.id, part.name))
            else:
                made.append(make_unit(conn, _new(part, [old], on, lookups), lookups))
        if not lives_on:
            update(conn, UNIT, old.id, {"valid_until": day, "closed_reason": decision})
        for ref in made:
            add_link(conn, old.id, ref.id, on=day, decided_by=decision)
    facts = {"name": old.name, "into": "; ".join(ref.text for ref in made), "on": on}
    key = "unit.split_off" if lives_on else "unit.split"
    return Document(
        tables=(),
        facts=(Message(key, facts),),
        notes=(Message("unit.split_counted", facts),),
        payload={
            "date": day,
            "decision": decision,
            "split": record_payload(unit_record(conn, old.id), UNIT),
            "into": [ref.text for ref in made],
        },
    )


def close_unit(
    conn: sqlite3.Connection, name: str, *, on: date, reason: str | None = None
) -> Document:
    """Let a unit be no more from that day on; nothing takes its place.

    Raises:
        NotFound: the unit is not in the register.
        WrongInput: it is no more already, begins on that day or later, or units below it are there.
    """
    lookups = Lookups(conn)
    day = on.isoformat()
    (unit,) = _named([name], day, lookups)
    _refuse_ending(unit, on, lookups)
    _refuse_parent(unit, day, lookups)
    with transaction(conn):
        text = one_line(reason or "") or None
        update(conn, UNIT, unit.id, {"valid_until": day, "closed_reason": text})
    facts = {"name": unit.name, "on": on}
    payload = record_payload(unit_record(conn, unit.id), UNIT)
    return Document(tables=(), facts=(Message("unit.closed", facts),), payload=payload)


def _named(names: Sequence[str], day: str, lookups: Lookups) -> list[UnitRef]:
    """The units that are named, each once; of one name that which is there until that day."""
    found: dict[int, UnitRef] = {}
    for name in names:
        match lookups.units.resolve(one_line(name), on=_day_before(day)):
            case Found(unit=unit):
                found[unit.id] = unit
            case _:
                ref = lookups.unit(name)
                found[ref.id] = lookups.units.unit(ref.id)
    return list(found.values())


def _there(name: str, day: str, lookups: Lookups) -> UnitRef | None:
    """The unit of that name on that day; None where there is none of that name at all.

    Raises:
        WrongInput: it is not there on that day, or several units bear the name.
    """
    match lookups.units.resolve(one_line(name), on=day):
        case Found(unit=unit) if unit.is_valid(day):
            return unit
        case Found(unit=unit):
            raise WrongInput("unit_not_there", name=unit.name, on=date.fromisoformat(day))
        case Ambiguous(units=units):
            # a new unit often bears the name of one of the old ones
            fresh = [unit for unit in units if unit.valid_from == day]
            if len(fresh) == 1:
                return fresh[0]
            lookups.unit(name)
    return None


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _is_unit(part: UnitRef | NewUnit, unit_id: int) -> bool:
    return isinstance(part, UnitRef) and part.id == unit_id


def _refuse_ending(unit: UnitRef, on: date, lookups: Lookups) -> None:
    if unit.valid_until is not None:
        after = lookups.successions.successors(unit.id, on=unit.valid_until)
        raise WrongInput(
            "unit_gone_already" if not after else "unit_became_already",
            name=unit.name,
            on=date.fromisoformat(unit.valid_until),
            into="; ".join(lookups.full_name(link.successor) for link in after),
        )
    if unit.valid_from is not None and unit.valid_from >= on.isoformat():
        raise WrongInput(
            "unit_begins_later", name=unit.name, start=date.fromisoformat(unit.valid_from), on=on
        )


def _refuse_known(
    olds: Sequence[UnitRef], into: Sequence[UnitRef], day: str, lookups: Lookups
) -> None:
    """The same unit cannot come from the same one twice on one day."""
    wanted = {unit.id for unit in into}
    for old in olds:
        for link in lookups.successions.successors(old.id, on=day):
            if link.successor in wanted:
                raise WrongInput(
                    "unit_change_known",
                    name=old.name,
                    into=lookups.full_name(link.successor),
                    on=date.fromisoformat(day),
                )


def _still_below(unit: UnitRef, day: str, lookups: Lookups) -> list[UnitRef]:
    """The units right below that are not gone by that day."""
    return [
        child
        for child in lookups.units.all
        if child.parent_id == unit.id and (child.valid_until is None or child.valid_until > day)
    ]


def _refuse_parent(unit: UnitRef, day: str, lookups: Lookups) -> None:
    below = _still_below(unit, day, lookups)
    if below:
        raise WrongInput(
            "unit_has_units",
            name=unit.name,
            names="; ".join(child.name for child in below),
        )


def _refuse_same_below(target: Ref, moving: Sequence[UnitRef], day: str, lookups: Lookups) -> None:
    """Two units of one name cannot both be below the successor."""
    names: dict[str, UnitRef] = {}
    stays = [
        child
        for child in lookups.units.all
        if child.parent_id == target.id and (child.valid_until is None or child.valid_until > day)
    ]
    for child in (*stays, *moving):
        twin = names.setdefault(identity(child.name), child)
        if twin.id != child.id:
            raise WrongInput(
                "unit_names_meet",
                one=lookups.full_name(twin.id),
                other=lookups.full_name(child.id),
                into=target.text,
            )


def _new(new: NewUnit, olds: Sequence[UnitRef], on: date, lookups: Lookups) -> NewUnit:
    """What a successor is where nothing is said: there from that day on, where the old ones were.

    Its parent is the nearest unit above all of them that is still there.
    """
    if new.parent is not None:
        return replace(new, valid_from=on)
    above = [lookups.units.ancestors(old.id) for old in olds]
    shared = [
        unit
        for unit in above[0]
        if all(unit in line for line in above) and lookups.units.unit(unit).is_valid(on.isoformat())
    ]
    if not shared:
        return replace(new, valid_from=on)
    parent = lookups.name_in_sheet(shared[0])
    return replace(new, valid_from=on, parent=parent)
