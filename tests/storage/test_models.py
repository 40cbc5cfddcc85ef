"""The derived columns of a model say what the domain reads off its events, after every change."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.model import EventChange, Level, Stage, StageEvent, merge_event, shown
from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.entities import MODEL
from dan_van.storage.models import change_events, derived_values, events_of, insert_model
from dan_van.storage.records import select
from tests.storage.stored import UNIT_1, memory, spans

VALUES: dict[str, FieldValue] = {
    "code": "DVK-2024-0001",
    "name": "Một",
    "unit": UNIT_1,
    "exemplar": False,
}
EVENTS = st.builds(
    StageEvent,
    stage=st.sampled_from(Stage),
    on=st.none() | spans(),
    level=st.none() | st.sampled_from(Level),
    decision=st.none() | st.just("12-QĐ/HU"),
    body=st.none() | st.just("Huyện ủy"),
    note=st.none() | st.just("ghi chú"),
)


def derived(conn: sqlite3.Connection) -> dict[str, object]:
    (record,) = select(conn, MODEL)
    return {field.name: record[field.name] for field in MODEL.fields if field.is_derived}


def key(event: StageEvent) -> str:
    return repr(event)


@settings(max_examples=60)
@given(st.lists(EVENTS, max_size=6))
def test_new_model_shows_what_its_events_say(events: list[StageEvent]) -> None:
    with memory() as conn:
        number = insert_model(conn, VALUES, events)
        assert derived(conn) == derived_values(shown(events))
        assert sorted(events_of(conn, [number])[number], key=key) == sorted(events, key=key)


@settings(max_examples=60)
@given(st.lists(EVENTS, min_size=1, max_size=3), st.lists(EVENTS, min_size=1, max_size=5))
def test_changed_model_shows_what_its_events_say(
    first: list[StageEvent], stated: list[StageEvent]
) -> None:
    with memory() as conn:
        number = insert_model(conn, VALUES, first)
        known = list(first)
        for event in stated:
            change = merge_event(event, events_of(conn, [number])[number], is_own_date=True)
            if change is None:
                continue
            change_events(conn, number, [change])
            if change.old is not None:
                known.remove(change.old)
            known.append(change.new)
            stored = events_of(conn, [number])[number]
            assert sorted(stored, key=key) == sorted(known, key=key)
            assert derived(conn) == derived_values(shown(stored))


def test_order_of_entry_does_not_matter_for_what_is_shown() -> None:
    on = DateSpan.day(date(2024, 3, 12))
    events = [
        StageEvent(stage=Stage.RECOGNISED, on=on, level=Level.PROVINCE),
        StageEvent(stage=Stage.REGISTERED, on=on),
        StageEvent(stage=Stage.EFFECTIVE),
    ]
    seen = []
    for order in (events, events[::-1]):
        with memory() as conn:
            insert_model(conn, VALUES, order)
            seen.append(derived(conn))
    assert seen[0] == seen[1]
    assert seen[0]["stage"] == "recognised"


def test_events_of_many_models_are_read_at_once() -> None:
    with memory() as conn:
        numbers = [
            insert_model(
                conn,
                {**VALUES, "code": f"DVK-2024-{i}", "name": f"Mô hình {i}"},
                [StageEvent(stage=Stage.REGISTERED, note=str(i))],
            )
            for i in range(1200)
        ]
        found = events_of(conn, numbers)
    assert [found[n][0].note for n in numbers] == [str(i) for i in range(1200)]


def test_event_that_is_not_there_cannot_be_changed() -> None:
    with memory() as conn:
        number = insert_model(conn, VALUES, [StageEvent(stage=Stage.REGISTERED)])
        other = StageEvent(stage=Stage.STOPPED)
        with pytest.raises(LookupError):
            change_events(conn, number, [EventChange(old=other, new=other)])
