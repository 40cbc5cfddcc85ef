from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from dan_van.domain.issue import (
    SETTLED,
    Event,
    IssueEvent,
    Status,
    age_in_days,
    event_of,
    is_overdue,
    refuse_move,
    refuse_reopening,
    shown,
)
from dan_van.domain.span import DateSpan
from dan_van.domain.wording import Message

TODAY = date(2024, 5, 15)
MARCH = DateSpan(date(2024, 3, 1), date(2024, 4, 1))


def day(text: str) -> DateSpan:
    return DateSpan.day(date.fromisoformat(text))


def move(current: Status, to: Status, *, reason: str | None = None) -> Message | None:
    return refuse_move(current, to, reason=reason, on=None, raised=None)


FORWARD = ["new", "monitoring", "advised", "forwarded", "in_progress", "resolved"]
ALLOWED = {
    *((old, new) for place, old in enumerate(FORWARD[:-1]) for new in FORWARD[place:]),
    *((old, "monitoring") for old in FORWARD[:-1]),
    *((old, "closed") for old in FORWARD[:-1]),
}
EVERY_MOVE = [
    pytest.param(old, new, id=f"{old}-{new}") for old, new in product(list(Status), list(Status))
]


@pytest.mark.parametrize(("old", "new"), EVERY_MOVE)
def test_an_issue_moves_forward_back_to_monitoring_or_to_its_end(old: Status, new: Status) -> None:
    refused = move(old, new, reason="đã rõ")
    assert (refused is None) == ((old.value, new.value) in ALLOWED)


@pytest.mark.parametrize("current", sorted(SETTLED))
@pytest.mark.parametrize("to", list(Status))
def test_a_settled_issue_only_moves_by_being_reopened(current: Status, to: Status) -> None:
    refused = move(current, to, reason="nhầm")
    assert refused is not None
    assert refused.key == "issue_is_settled"


@pytest.mark.parametrize("reason", [None, ""])
def test_closing_wants_a_reason(reason: str | None) -> None:
    refused = move(Status.ADVISED, Status.CLOSED, reason=reason)
    assert refused is not None
    assert refused.key == "closing_needs_reason"


def test_resolving_wants_no_reason() -> None:
    assert move(Status.NEW, Status.RESOLVED) is None


def test_going_back_is_refused_with_both_statuses() -> None:
    refused = move(Status.FORWARDED, Status.ADVISED)
    assert refused == Message(
        "issue_move_backwards", {"status": Status.FORWARDED, "to": Status.ADVISED}
    )


@pytest.mark.parametrize("to", sorted(SETTLED))
def test_nothing_is_settled_before_it_was_raised(to: Status) -> None:
    refused = refuse_move(
        Status.NEW, to, reason="x", on=day("2024-02-29"), raised=day("2024-03-01")
    )
    assert refused is not None
    assert refused.key == "settled_before_raised"
    assert refused.facts["raised"] == day("2024-03-01")


@pytest.mark.parametrize("on", ["2024-03-01", "2024-03-31", "2024-04-20"])
def test_what_was_raised_in_some_month_may_be_settled_in_it(on: str) -> None:
    assert refuse_move(Status.NEW, Status.RESOLVED, reason=None, on=day(on), raised=MARCH) is None


@pytest.mark.parametrize("status", list(Status))
def test_only_what_is_settled_is_reopened(status: Status) -> None:
    refused = refuse_reopening(status, reason="tái diễn")
    assert (refused is None) == (status in SETTLED)


@pytest.mark.parametrize("reason", [None, ""])
def test_reopening_wants_a_reason(reason: str | None) -> None:
    refused = refuse_reopening(Status.RESOLVED, reason=reason)
    assert refused is not None
    assert refused.key == "reopening_needs_reason"


def test_the_kind_of_an_entry_follows_from_the_status() -> None:
    ends = {Status.RESOLVED: Event.RESOLVED, Status.CLOSED: Event.CLOSED}
    assert {status: event_of(status) for status in Status} == {
        status: ends.get(status, Event.MOVED) for status in Status
    }


# --- what is shown -------------------------------------------------------------------------------

RAISED = IssueEvent(event=Event.RAISED, status=Status.NEW, on=day("2024-01-02"))
RESOLVED = IssueEvent(event=Event.RESOLVED, status=Status.RESOLVED, on=day("2024-02-02"))
CLOSED = IssueEvent(event=Event.CLOSED, status=Status.CLOSED, on=day("2024-02-03"))
REOPENED = IssueEvent(event=Event.REOPENED, status=Status.MONITORING, on=day("2024-03-02"))


def test_an_issue_without_events_is_a_bug() -> None:
    with pytest.raises(ValueError, match="raised"):
        shown([])


def test_a_resolved_issue_shows_when() -> None:
    state = shown([RAISED, RESOLVED])
    assert (state.status, state.raised, state.resolved, state.closed) == (
        Status.RESOLVED,
        RAISED.on,
        RESOLVED.on,
        None,
    )


def test_a_closed_issue_shows_when() -> None:
    assert shown([RAISED, CLOSED]).closed == CLOSED.on


def test_a_reopened_issue_has_no_settlement_at_present() -> None:
    state = shown([RAISED, RESOLVED, REOPENED])
    assert (state.status, state.resolved) == (Status.MONITORING, None)


def test_a_note_moves_nothing() -> None:
    noted = IssueEvent(event=Event.NOTED, status=Status.NEW, on=day("2024-04-02"), note="x")
    assert shown([RAISED, RESOLVED, noted]) == shown([RAISED, RESOLVED])


# --- terms and ages ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "overdue"),
    [("2024-05-13", True), ("2024-05-14", True), ("2024-05-15", False), ("2024-05-16", False)],
)
def test_an_open_issue_is_overdue_from_the_day_after_its_term(due: str, *, overdue: bool) -> None:
    assert is_overdue(Status.ADVISED, day(due), today=TODAY) is overdue


def test_a_term_of_a_month_passes_with_its_last_day() -> None:
    assert not is_overdue(Status.NEW, MARCH, today=date(2024, 3, 31))
    assert is_overdue(Status.NEW, MARCH, today=date(2024, 4, 1))


@pytest.mark.parametrize("status", sorted(SETTLED))
def test_a_settled_issue_is_never_overdue(status: Status) -> None:
    assert not is_overdue(status, day("2020-01-01"), today=TODAY)


def test_an_issue_without_a_term_is_never_overdue() -> None:
    assert not is_overdue(Status.NEW, None, today=TODAY)


def test_an_open_issue_ages_until_today() -> None:
    assert age_in_days(day("2024-05-01"), None, today=TODAY) == 14


def test_a_settled_issue_ages_no_more() -> None:
    assert age_in_days(day("2024-01-02"), day("2024-02-02"), today=TODAY) == 31


def test_age_counts_from_the_first_possible_day() -> None:
    assert age_in_days(MARCH, None, today=date(2024, 3, 31)) == 30


def test_age_is_unknown_where_the_beginning_is() -> None:
    assert age_in_days(None, None, today=TODAY) is None


def test_what_will_only_be_raised_has_no_negative_age() -> None:
    assert age_in_days(day("2024-06-01"), None, today=TODAY) == 0
