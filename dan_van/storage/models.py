"""Stage events of models, and the derived columns of `model` that repeat what they say."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from itertools import chain

from dan_van.domain.model import EventChange, Level, Shown, Stage, StageEvent, shown
from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.entities import MODEL
from dan_van.storage.records import begin_all, update
from dan_van.storage.row_ids import next_id_sql
from dan_van.storage.tally import counted_together
from dan_van.storage.together import FEW, filling, storing

_EVENTS = """
SELECT id, model_id, stage, on_start, on_end, level, decision, body, note
FROM model_stage
WHERE model_id IN (%s)
ORDER BY model_id, on_start IS NULL, on_start, id
"""
_EVENT_COLUMNS = ("stage", "on_start", "on_end", "level", "decision", "body", "note")
_COLUMNS = ("model_id", *_EVENT_COLUMNS, "batch_id")
_INSERT = f"""
INSERT INTO model_stage (id, {", ".join(_COLUMNS)})
VALUES ({next_id_sql("model_stage")}, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_UPDATE = """
UPDATE model_stage
SET stage = ?, on_start = ?, on_end = ?, level = ?, decision = ?, body = ?, note = ?
WHERE id = ?
"""


def insert_model(
    conn: sqlite3.Connection, values: Mapping[str, FieldValue], events: Sequence[StageEvent]
) -> int:
    """Store a new model together with its stage events; returns its row id."""
    (model_id,) = insert_models(conn, [(values, tuple(events))])
    return model_id


def insert_models(
    conn: sqlite3.Connection,
    models: Sequence[tuple[Mapping[str, FieldValue], tuple[StageEvent, ...]]],
    *,
    batch_id: int | None = None,
) -> list[int]:
    """Store new models together with their stage events; returns their row ids."""
    # Many models went through the same: the same tuple of events need be read only once.
    derived: dict[int, dict[str, FieldValue]] = {}
    cells: dict[int, list[tuple[str | None, ...]]] = {}
    for _, events in models:
        if id(events) not in derived:
            derived[id(events)] = derived_values(shown(events))
            cells[id(events)] = [_cells(event) for event in events]
    # What none of them went through is empty without being said of each.
    said = {name for values in derived.values() for name, v in values.items() if v is not None}
    derived = {key: {n: v for n, v in of.items() if n in said} for key, of in derived.items()}
    have_histories = any(len(events) > 1 for events in cells.values())
    counting = (
        counted_together(conn, have_histories=have_histories)
        if len(models) > FEW
        else nullcontext(dict[int, int]())
    )
    columns, filled = _without_blanks(cells)
    names = ("model_id", *columns, "batch_id")
    count = sum(len(events) for _, events in models)
    with (
        counting as alike,
        storing(conn, "model", "model_stage") as store,
        filling(store, "model_stage", names, count=count) as stages,
    ):

        def with_stages(places: Sequence[int], ids: Sequence[int]) -> None:
            of_models = zip(ids, (models[place][1] for place in places), strict=True)
            stages.put([(n, *e, batch_id) for n, events in of_models for e in filled[id(events)]])

        records = [{**values, **derived[id(events)]} for values, events in models]
        ids = begin_all(store, MODEL, records, with_stages)
        alike.update(_lots(ids, models))
    return ids


def _without_blanks(
    cells: Mapping[int, Sequence[tuple[str | None, ...]]],
) -> tuple[list[str], dict[int, list[tuple[str | None, ...]]]]:
    """The columns that any of the events fills, and the cells of all events in them."""
    by_column = zip(*chain.from_iterable(cells.values()), strict=True)
    filled = [place for place, of in enumerate(by_column) if any(cell is not None for cell in of)]
    kept = {
        key: [tuple(event[place] for place in filled) for event in events]
        for key, events in cells.items()
    }
    return [_EVENT_COLUMNS[place] for place in filled], kept


def _lots(
    ids: Sequence[int],
    models: Sequence[tuple[Mapping[str, FieldValue], tuple[StageEvent, ...]]],
) -> Iterator[tuple[int, int]]:
    """The first of each lot of models that count alike, and how many they are."""
    # Sectors by the object too: to compare them takes longer than to count what is left apart.
    lots = [(id(events), id(values.get("sector")), values.get("kind")) for values, events in models]
    first = dict(zip(reversed(lots), reversed(ids), strict=True))
    return ((first[lot], number) for lot, number in Counter(lots).items())


def change_events(
    conn: sqlite3.Connection,
    model_id: int,
    changes: Iterable[EventChange],
    *,
    batch_id: int | None = None,
) -> None:
    """Add stage events to a model or put known ones right, then derive its columns anew."""
    for change in changes:
        if change.old is None:
            conn.execute(_INSERT, (model_id, *_cells(change.new), batch_id))
        else:
            conn.execute(_UPDATE, (*_cells(change.new), _event_id(conn, model_id, change.old)))
    events = events_of(conn, [model_id])[model_id]
    update(conn, MODEL, model_id, derived_values(shown(events)))


def events_of(conn: sqlite3.Connection, model_ids: Sequence[int]) -> dict[int, list[StageEvent]]:
    """The stage events of each of these models, earliest first, those without a date last."""
    found: dict[int, list[StageEvent]] = {model_id: [] for model_id in model_ids}
    for part in _parts(model_ids):
        rows = conn.execute(_EVENTS % ", ".join("?" * len(part)), part)
        for _, model_id, *cells in rows:
            found[model_id].append(_event(cells))
    return found


def events_of_batch(
    conn: sqlite3.Connection, batch_id: int, model_ids: Sequence[int]
) -> dict[int, list[StageEvent]]:
    """The stage events that a file added to these models."""
    found: dict[int, list[StageEvent]] = {}
    for part in _parts(model_ids):
        sql = _EVENTS.replace("ORDER BY", "AND batch_id = ?\nORDER BY")
        rows = conn.execute(sql % ", ".join("?" * len(part)), (*part, batch_id))
        for _, model_id, *cells in rows:
            found.setdefault(model_id, []).append(_event(cells))
    return found


def derived_values(state: Shown) -> dict[str, FieldValue]:
    """What a model's derived fields hold for that state."""
    event, reached = state.event, state.reached
    return {
        "stage": event.stage if event else None,
        "level": reached.level if reached else None,
        "decision": reached.decision if reached else None,
        "body": reached.body if reached else None,
        **{stage.value: state.first.get(stage) for stage in Stage},
    }


def _parts(model_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(model_ids), 500):
        yield model_ids[start : start + 500]


def _event(cells: Sequence[str | None]) -> StageEvent:
    stage, start, end, level, decision, body, note = cells
    return StageEvent(
        stage=Stage(str(stage)),
        on=DateSpan(date.fromisoformat(start), date.fromisoformat(end)) if start and end else None,
        level=Level(level) if level else None,
        decision=decision,
        body=body,
        note=note,
    )


def _cells(event: StageEvent) -> tuple[str | None, ...]:
    on = event.on
    return (
        event.stage,
        on.start.isoformat() if on else None,
        on.end.isoformat() if on else None,
        event.level,
        event.decision,
        event.body,
        event.note,
    )


def _event_id(conn: sqlite3.Connection, model_id: int, event: StageEvent) -> int:
    """The row that holds that event; events are values, so it is found by what it says."""
    for row_id, _, *cells in conn.execute(_EVENTS % "?", (model_id,)):
        if _event(cells) == event:
            return int(row_id)
    raise LookupError(f"model {model_id} has no such stage event")
