"""The derived columns of an issue say what the domain reads off its timeline."""

from __future__ import annotations

import sqlite3
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.issue import Event, IssueEvent, Status, event_of, shown
from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.entities import ISSUE
from dan_van.storage.issues import add_events, derived_values, insert_issue, redate_event, timeline
from dan_van.storage.records import select
from tests.storage.stored import UNIT_1, memory, spans

VALUES: dict[str, FieldValue] = {"code": "VV-2024-0001", "title": "Tranh chấp đất", "unit": UNIT_1}
DATES = st.none() | spans()


def moved(status: Status, on: DateSpan | None) -> IssueEvent:
    return IssueEvent(event=event_of(status), status=status, on=on)


MOVES = (
    st.builds(moved, st.sampled_from(Status), DATES)
    | st.builds(
        lambda on: IssueEvent(event=Event.REOPENED, status=Status.MONITORING, on=on, note="lý do"),
        DATES,
    )
    | st.builds(
        lambda on: IssueEvent(event=Event.NOTED, status=Status.RESOLVED, on=on, note="đã gặp dân"),
        DATES,
    )
)
RAISED = st.builds(lambda on: IssueEvent(event=Event.RAISED, status=Status.NEW, on=on), DATES)


def derived(conn: sqlite3.Connection) -> dict[str, object]:
    (record,) = select(conn, ISSUE)
    return {field.name: record[field.name] for field in ISSUE.fields if field.is_derived}


@settings(max_examples=80)
@given(RAISED, st.lists(MOVES, max_size=4), st.lists(MOVES, max_size=4))
def test_issue_shows_what_its_timeline_says(
    raised: IssueEvent, first: list[IssueEvent], later: list[IssueEvent]
) -> None:
    with memory() as conn:
        number = insert_issue(conn, VALUES, [raised, *first])
        assert derived(conn) == derived_values(shown([raised, *first]))
        for event in later:
            add_events(conn, number, [event])
        events = [raised, *first, *later]
        assert timeline(conn, number) == events
        assert derived(conn) == derived_values(shown(events))


@settings(max_examples=40)
@given(RAISED, st.lists(MOVES, max_size=3), spans())
def test_corrected_date_is_shown(raised: IssueEvent, moves: list[IssueEvent], on: DateSpan) -> None:
    with memory() as conn:
        number = insert_issue(conn, VALUES, [raised, *moves])
        redate_event(conn, number, Event.RAISED, on)
        assert derived(conn)["raised"] == on
        assert timeline(conn, number)[1:] == moves


def test_reopened_issue_shows_no_settlement_and_keeps_it_in_its_timeline() -> None:
    day = DateSpan.day(date(2024, 3, 12))
    with memory() as conn:
        raised = IssueEvent(event=Event.RAISED, status=Status.NEW, on=day)
        number = insert_issue(conn, VALUES, [raised, moved(Status.RESOLVED, day)])
        assert derived(conn)["resolved"] == day
        again = IssueEvent(
            event=Event.REOPENED, status=Status.MONITORING, on=day, note="lại xảy ra"
        )
        add_events(conn, number, [again])
        assert derived(conn)["resolved"] is None
        assert Event.RESOLVED in [event.event for event in timeline(conn, number)]
