"""Refuses a record that is dated when its unit was no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.entities import Entity
from dan_van.errors import WrongInput
from dan_van.storage.units import last_day_behind


def refuse_ended_unit(
    conn: sqlite3.Connection, entity: Entity, values: Mapping[str, FieldValue]
) -> None:
    """Refuse a record of a unit that had ended by its date; what has no date is not asked.

    Raises:
        WrongInput: the unit was no more; the facts name the units that it became.
    """
    unit = values.get("unit")
    ended = ended_by(conn, entity, values)
    if ended is None or not isinstance(unit, Ref):
        return
    from dan_van.services.lookups import Lookups  # lazy: start-up

    lookups = Lookups(conn)
    links = lookups.successions.successors(unit.id, on=ended.isoformat())
    after = [lookups.name_in_sheet(link.successor) for link in links]
    raise WrongInput(
        "unit_became_by_then" if after else "unit_gone_by_then",
        name=unit.text,
        on=ended,
        into="; ".join(after),
        first=after[0] if after else "",
    )


def ended_by(
    conn: sqlite3.Connection, entity: Entity, values: Mapping[str, FieldValue]
) -> date | None:
    """The day from which the unit of a record is no more, if it was no more by the record's date.

    None for what has no unit or no date.
    """
    unit = values.get("unit")
    dated = values.get(entity.dated_by) if entity.dated_by is not None else None
    if not isinstance(unit, Ref) or not isinstance(dated, DateSpan):
        return None
    until = last_day_behind(conn, unit.id)
    if until is None or until > dated.start.isoformat():
        return None
    return date.fromisoformat(until)


def refuse_moving_to_ended_unit(
    conn: sqlite3.Connection, entity: Entity, record: Record, changed: Mapping[str, FieldValue]
) -> None:
    """Refuse to move a record to such a unit or date; other changes of an old record are free.

    Raises:
        WrongInput: as for a new record.
    """
    if changed.keys() & {"unit", entity.dated_by}:
        refuse_ended_unit(conn, entity, {**record.values, **changed})
