"""Use cases of records that are nothing but their declared fields: add them, find them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Document
from dan_van.entities import CAMPAIGN, Entity, Kind
from dan_van.errors import WrongInput
from dan_van.services.ended_units import refuse_ended_unit, refuse_moving_to_ended_unit
from dan_van.services.lookups import Lookups
from dan_van.services.model_filters import UNKNOWN
from dan_van.services.records import (
    changes_document,
    find_by_code,
    receipt,
    refuse_twin,
    refuse_withdrawn,
)
from dan_van.storage import conditions
from dan_van.storage.connection import transaction
from dan_van.storage.records import Condition, give_code, insert, update


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFilters:
    """What a list may be narrowed to; None leaves a dimension open, `choices` are by field.

    `exactly` asks for what is dated by that very period, not for all that lies in it.
    """

    unit: str | None = None
    period: Period | None = None
    exactly: bool = False
    sector: str | None = None
    campaign: str | None = None
    text: str | None = None
    choices: Mapping[str, str | None] = field(default_factory=dict)
    with_withdrawn: bool = False


def record_conditions(entity: Entity, filters: RecordFilters, lookups: Lookups) -> list[Condition]:
    """The conditions of a list; `period` means dated wholly inside it.

    Raises:
        NotFound: the unit or the campaign is not in the register.
        WrongInput: there is no such sector.
    """
    where = [] if filters.with_withdrawn else [conditions.is_active(entity)]
    if filters.unit is not None:
        before = filters.period.span.end.isoformat() if filters.period else conditions.ALWAYS
        unit_id = lookups.unit(filters.unit).id
        where.append(conditions.in_subtree(entity, "unit", unit_id, merged_before=before))
    if filters.period is not None and entity.dated_by is not None:
        asked = conditions.same if filters.exactly else conditions.dated_inside
        where.append(asked(entity, entity.dated_by, filters.period.span))
    if filters.sector == UNKNOWN:
        where.append(conditions.is_unknown(entity, "sector"))
    elif filters.sector is not None:
        where.append(conditions.refers_to(entity, "sector", lookups.sector(filters.sector).id))
    if filters.campaign is not None:
        where.append(conditions.carries(entity, lookups.campaign(filters.campaign)))
    if filters.text is not None:
        names = tuple(f.name for f in entity.fields if f.kind is Kind.NAME)
        where.append(conditions.contains(entity, names, filters.text))
    for name, value in filters.choices.items():
        if value == UNKNOWN:
            where.append(conditions.is_unknown(entity, name))
        elif value is not None:
            where.append(conditions.equals(entity, name, value))
    return where


def add_record(
    conn: sqlite3.Connection, entity: Entity, values: Mapping[str, FieldValue], *, today: date
) -> Document:
    """Store a record of a kind that has no behaviour of its own.

    Raises:
        WrongInput: a record of the same identity is there already.
    """
    refuse_ended_unit(conn, entity, values)
    with transaction(conn):
        refuse_twin(conn, entity, values)
        code = give_code(conn, entity.code_prefix, code_year(entity, values, today=today))
        insert(conn, entity, {**defaults_of(entity), **values, "code": code})
    return receipt(conn, entity, code)


def create_campaign(conn: sqlite3.Connection, name: str, *, today: date) -> str:
    """Add a campaign that a workbook names, inside the caller's transaction; returns its name."""
    code = give_code(conn, CAMPAIGN.code_prefix, today.year)
    insert(conn, CAMPAIGN, {"code": code, "name": name})
    return name


def code_year(entity: Entity, values: Mapping[str, FieldValue], *, today: date) -> int:
    """The year in a record's code: that of its date, else this year."""
    dated = values.get(entity.dated_by) if entity.dated_by is not None else None
    return dated.last.year if isinstance(dated, DateSpan) else today.year


def defaults_of(entity: Entity) -> dict[str, FieldValue]:
    """What a new record holds where nothing was said."""
    return {f.name: f.default for f in entity.fields if f.default is not None}


def edit_record(
    conn: sqlite3.Connection, entity: Entity, code: str, values: Mapping[str, FieldValue]
) -> Document:
    """Change fields of a record; says what each was and is now.

    Raises:
        NotFound: no record bears the code.
        WrongInput: it is withdrawn, nothing to change, another record is that already, or its
            unit was no more on its date.
    """
    record = find_by_code(conn, entity, code)
    refuse_withdrawn(record, entity)
    if not values:
        raise WrongInput("nothing_to_change", code=record["code"], command=f"{entity.name} edit")
    changed = {name: value for name, value in values.items() if record[name] != value}
    refuse_moving_to_ended_unit(conn, entity, record, changed)
    with transaction(conn):
        refuse_twin(conn, entity, {**record.values, **changed}, but=record.id)
        update(conn, entity, record.id, changed)
    return changes_document(conn, entity, record, changed)
