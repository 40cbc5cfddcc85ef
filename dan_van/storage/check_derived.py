"""Whether what follows from other columns does follow: search keys, order keys, derived columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from dan_van.domain import issue, model, task
from dan_van.domain.check import Fault, Finding, finding_of_rows
from dan_van.domain.record import FieldValue
from dan_van.domain.vietnamese import keys_of
from dan_van.entities import ISSUE, MODEL, TASK, Entity
from dan_van.storage import issues, models, tasks
from dan_van.storage.columns import columns_of, stored
from dan_van.storage.journal import key_columns, recorded_tables

_KEYS = ("_identity", "_search", "_sort")
_AT_ONCE = 5000

Cells: TypeAlias = tuple[str | int | None, ...]
Values: TypeAlias = Mapping[str, FieldValue]


def wrong_keys(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Keys that do not follow from their text, table by table."""
    for table in recorded_tables(conn):
        rows = (named for named, *_ in keys_to_mend(conn, table))
        yield from finding_of_rows(Fault.KEY, table, rows)


def keys_to_mend(
    conn: sqlite3.Connection, table: str
) -> Iterator[tuple[str, tuple[str, ...], Cells, dict[str, str | int | None]]]:
    """The rows whose keys are wrong: how to name one, columns of keys, right keys, its own key."""
    info = conn.execute(f"PRAGMA table_info({table})").fetchall()
    columns = [row[1] for row in info]
    own = key_columns(info)
    shown = "code" if "code" in columns else own[0]
    for name in columns:
        places = [place for place, end in enumerate(_KEYS) if f"{name}{end}" in columns]
        keys = tuple(f"{name}{_KEYS[place]}" for place in places)
        if not keys:
            continue
        listed = ", ".join((shown, name, *keys, *own))
        sql = f"SELECT {listed} FROM {table}"
        for row in conn.execute(sql):
            code, text, *rest = row
            right = _keys_of(text)
            wanted = tuple(right[place] for place in places)
            if tuple(rest[: len(keys)]) != wanted:
                yield (
                    str(code or text),
                    keys,
                    wanted,
                    dict(zip(own, rest[len(keys) :], strict=True)),
                )


def _keys_of(text: str | None) -> tuple[str | None, ...]:
    return (None, None, None) if text is None else keys_of(text)


def wrong_derived(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Derived columns that do not follow from the events, and events that nothing follows from."""
    for entity in (MODEL, ISSUE, TASK):
        unread: list[str] = []
        wrong: list[str] = []
        for record_id, code, values in derived_to_mend(conn, entity):
            (unread if values is None else wrong).append(code or str(record_id))
        yield from finding_of_rows(Fault.TIMELINE, entity.table, unread)
        yield from finding_of_rows(Fault.DERIVED, entity.table, wrong)


def derived_to_mend(
    conn: sqlite3.Connection, entity: Entity
) -> Iterator[tuple[int, str, Values | None]]:
    """Row id, code and right values of each record whose derived columns are wrong.

    The values are None where nothing follows from the events.
    """
    fields = [field for field in entity.fields if field.is_derived]
    columns = [column for field in fields for column in columns_of(field)]
    derive = _RULES[entity.name]
    (last,) = conn.execute(f"SELECT ifnull(max(id), 0) FROM {entity.table}").fetchone()
    for first in range(1, last + 1, _AT_ONCE):
        known = derive(conn, _ids(conn, entity, first))
        sql = (
            f"SELECT id, code, {', '.join(columns)} FROM {entity.table}"
            " WHERE id BETWEEN ? AND ? ORDER BY id"
        )
        for record_id, code, *cells in conn.execute(sql, (first, first + _AT_ONCE - 1)):
            values = known[record_id]
            if values is None:
                yield record_id, code, None
            elif [cell for f in fields for cell in stored(f, values[f.name])] != cells:
                yield record_id, code, values


def _ids(conn: sqlite3.Connection, entity: Entity, first: int) -> list[int]:
    sql = f"SELECT id FROM {entity.table} WHERE id BETWEEN ? AND ? ORDER BY id"
    return [number for (number,) in conn.execute(sql, (first, first + _AT_ONCE - 1))]


def _of_models(conn: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Values | None]:
    events = models.events_of(conn, ids)
    return {n: models.derived_values(model.shown(of)) for n, of in events.items()}


def _of_issues(conn: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Values | None]:
    known: dict[int, Values | None] = {}
    for number in ids:
        try:
            known[number] = issues.derived_values(issue.shown(issues.timeline(conn, number)))
        except ValueError:  # not one event but notes
            known[number] = None
    return known


def _of_tasks(conn: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Values | None]:
    known: dict[int, Values | None] = {}
    for number, events in tasks.histories(conn, ids).items():
        try:
            known[number] = tasks.derived_values(task.shown(events))
        except ValueError:
            known[number] = None
    return known


_RULES: dict[str, Callable[[sqlite3.Connection, Sequence[int]], dict[int, Values | None]]] = {
    MODEL.name: _of_models,
    ISSUE.name: _of_issues,
    TASK.name: _of_tasks,
}
