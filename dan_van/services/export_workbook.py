"""Workbooks to fill in, and records written out so that they can be imported again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table, Value
from dan_van.domain.wording import Message
from dan_van.entities import CHECKLIST_MARK, FORMS, Entity, Field, Kind
from dan_van.errors import WrongInput
from dan_van.services.checklist_standing import marks_of_checklists
from dan_van.services.lookups import Lookups
from dan_van.services.records import column_of, shown_value
from dan_van.storage import conditions
from dan_van.storage.records import select

ALL = "all"


def forms_named(name: str) -> tuple[Entity, ...]:
    """The forms of that name; `all` names every one.

    Raises:
        WrongInput: there is no such form.
    """
    if name == ALL:
        return tuple(FORMS.values())
    if name not in FORMS:
        raise WrongInput("form_unknown", value=name, known=", ".join(FORMS))
    return (FORMS[name],)


def template_document(conn: sqlite3.Connection | None, entity: Entity) -> Document:
    """An empty form with its headings; with a register its units are offered in a list."""
    columns = _columns(entity, Lookups(conn) if conn is not None else None, for_template=True)
    return Document(
        title=entity.sheet_title or entity.plural,
        facts=(Message("template.unit"), Message("template.period")),
        tables=(Table(key=str(entity.form), title=entity.plural, columns=columns, rows=()),),
    )


def export_document(
    conn: sqlite3.Connection, entities: tuple[Entity, ...], *, today: date
) -> Document:
    """Every active record of the forms, one table a form, with every field of it."""
    lookups = Lookups(conn)
    tables = []
    for entity in entities:
        rows = tuple(
            Row(tuple(_exported(record[f.name], f, lookups) for f in entity.fields))
            for record in _records(conn, entity, today=today)
        )
        columns = _columns(entity, lookups, for_template=False)
        table = Table(key=str(entity.form), title=entity.plural, columns=columns, rows=rows)
        tables.append(table)
    title = (entities[0].sheet_title or entities[0].plural) if len(entities) == 1 else None
    return Document(
        title=title, facts=(Message("export.facts", {"on": today}),), tables=tuple(tables)
    )


def _records(conn: sqlite3.Connection, entity: Entity, *, today: date) -> Iterable[Record]:
    """What goes into the sheet of a form: of a checklist also the units that are missing."""
    if entity is CHECKLIST_MARK:
        return marks_of_checklists(conn, today=today)
    return select(conn, entity, where=[conditions.is_active(entity)], with_source=False)


def _columns(entity: Entity, lookups: Lookups | None, *, for_template: bool) -> tuple[Column, ...]:
    columns = []
    for field in entity.fields:
        if for_template and field.kind is Kind.CODE:
            continue
        column = column_of(field)
        choices, kind = column.choices, column.kind
        options: tuple[str, ...] = ()
        if lookups is not None and field.kind is Kind.SECTOR:
            choices = {choice.value: choice.label for choice in lookups.sector_choices}
            kind = ColumnKind.CHOICE
        if lookups is not None and field.kind is Kind.UNIT:
            options = tuple(unit.name for unit in lookups.units.all)
        columns.append(
            Column(
                key=column.key,
                label=column.label,
                kind=kind,
                choices=choices,
                options=options,
                is_required=field.is_required,
            )
        )
    return tuple(columns)


def _exported(value: FieldValue, field: Field, lookups: Lookups) -> Value:
    """A value as a sheet holds it: a unit whose name recurs is written with its parent."""
    if field.kind is Kind.UNIT and isinstance(value, Ref):
        return lookups.name_in_sheet(value.id)
    if field.kind is Kind.LIST and isinstance(value, tuple) and len(value) == 1:
        return f"{value[0]};"  # the semicolon keeps commas in it from parting it
    return shown_value(value)
