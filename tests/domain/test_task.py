"""Tasks over periods: nothing of their past is lost, and each period shows its own plan."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.period import Calendar, quarters_of
from dan_van.domain.span import DateSpan
from dan_van.domain.task import (
    CARRIED,
    TaskEvent,
    TaskEventKind,
    TaskStatus,
    is_task_overdue,
    periods_of,
    refuse_carrying,
    refuse_reopening_task,
    refuse_settling,
    seen_from,
    shown,
)

QUARTERS = [p.span for year in (2024, 2025) for p in quarters_of(year, Calendar.CALENDAR)]
Q1, Q2, Q3, Q4 = QUARTERS[:4]
YEAR = DateSpan(Q1.start, Q4.end)
JULY_5 = DateSpan.day(date(2024, 7, 5))


def planned(period: DateSpan | None) -> TaskEvent:
    return TaskEvent(event=TaskEventKind.PLANNED, period=period)


def carried(period: DateSpan) -> TaskEvent:
    return TaskEvent(event=TaskEventKind.CARRIED, period=period)


def done(on: DateSpan | None) -> TaskEvent:
    return TaskEvent(event=TaskEventKind.DONE, on=on)


NOTE = TaskEvent(event=TaskEventKind.NOTED, note="đã họp")
REOPENED = TaskEvent(event=TaskEventKind.REOPENED, note="còn thiếu")
DROPPED = TaskEvent(event=TaskEventKind.DROPPED, note="trùng")


def test_a_carried_task_is_open_in_its_last_period_and_keeps_the_ones_before() -> None:
    state = shown([planned(Q1), carried(Q2), carried(Q3)])
    assert (state.status, state.period, state.earlier) == (TaskStatus.OPEN, Q3, (Q1, Q2))


def test_in_the_plan_it_was_carried_out_of_a_task_reads_carried_and_says_where_to() -> None:
    state = seen_from([planned(Q2), carried(Q3), done(JULY_5)], Q2)
    assert state is not None
    assert (state.status, state.period, state.carried_to, state.done) == (CARRIED, Q2, Q3, None)


def test_in_the_plan_it_was_carried_into_a_task_reads_as_it_stands_now() -> None:
    events = [planned(Q2), carried(Q3), done(JULY_5)]
    assert seen_from(events, Q3) == shown(events)


def test_a_task_done_after_its_quarter_without_being_carried_is_done_in_its_plan() -> None:
    state = seen_from([planned(Q2), done(JULY_5)], Q2)
    assert state is not None
    assert (state.status, state.done) == (TaskStatus.DONE, JULY_5)


def test_in_the_plan_of_a_year_a_task_carried_within_it_stands_once_with_its_last_state() -> None:
    events = [planned(Q2), carried(Q3)]
    assert seen_from(events, YEAR) == shown(events)


def test_a_task_without_a_period_is_in_no_plan() -> None:
    assert seen_from([planned(None)], YEAR) is None


def test_a_note_changes_nothing_and_reopening_forgets_the_date_done() -> None:
    assert shown([planned(Q1), NOTE]) == shown([planned(Q1)])
    state = shown([planned(Q1), done(JULY_5), REOPENED])
    assert (state.status, state.done) == (TaskStatus.OPEN, None)


def test_a_history_without_a_plan_is_a_bug() -> None:
    with pytest.raises(ValueError, match="planned"):
        shown([NOTE])


@pytest.mark.parametrize("to", [Q1, Q2, YEAR])
def test_a_task_is_carried_to_a_later_period_only(to: DateSpan) -> None:
    refusal = refuse_carrying(shown([planned(Q2)]), to)
    assert refusal is not None
    assert refusal.key == "carried_not_later"


def test_a_task_whose_period_is_unknown_can_be_carried_anywhere() -> None:
    assert refuse_carrying(shown([planned(None)]), Q1) is None


@pytest.mark.parametrize("end", [done(JULY_5), DROPPED])
def test_a_settled_task_is_neither_carried_nor_settled_again(end: TaskEvent) -> None:
    state = shown([planned(Q2), end])
    for refusal in (
        refuse_carrying(state, Q3),
        refuse_settling(state, drops=False, reason=None),
        refuse_settling(state, drops=True, reason="x"),
    ):
        assert refusal is not None
        assert refusal.key == "task_is_settled"


def test_dropping_and_reopening_want_a_reason() -> None:
    is_open, settled = shown([planned(Q2)]), shown([planned(Q2), DROPPED])
    assert refuse_settling(is_open, drops=True, reason="trùng") is None
    assert refuse_settling(is_open, drops=False, reason=None) is None
    assert refuse_reopening_task(settled, reason="làm tiếp") is None
    for refusal, key in (
        (refuse_settling(is_open, drops=True, reason=None), "dropping_needs_reason"),
        (refuse_reopening_task(settled, reason=None), "reopening_task_needs_reason"),
        (refuse_reopening_task(is_open, reason="x"), "task_is_open"),
    ):
        assert refusal is not None
        assert refusal.key == key


def test_an_open_task_is_overdue_from_the_day_after_its_term() -> None:
    due = DateSpan.day(date(2024, 6, 30))
    assert not is_task_overdue("open", due, today=date(2024, 6, 30))
    assert is_task_overdue("open", due, today=date(2024, 7, 1))
    assert not is_task_overdue("done", due, today=date(2024, 7, 1))
    assert not is_task_overdue(CARRIED, due, today=date(2024, 7, 1))
    assert not is_task_overdue("open", None, today=date(2024, 7, 1))


@settings(max_examples=50)
@given(st.lists(st.sampled_from(range(len(QUARTERS))), min_size=1, max_size=5, unique=True))
def test_a_task_is_seen_from_every_period_it_was_ever_planned_for(places: list[int]) -> None:
    first, *later = [QUARTERS[place] for place in sorted(places)]
    events = [planned(first), *map(carried, later)]
    assert periods_of(events) == (first, *later)
    for quarter in QUARTERS:
        state = seen_from(events, quarter)
        assert (state is not None) == (quarter in {first, *later})
        if state is not None:
            assert (state.status == CARRIED) == (quarter != shown(events).period)
