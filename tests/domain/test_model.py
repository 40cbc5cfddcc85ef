from __future__ import annotations

from datetime import date

import pytest

from dan_van.domain.model import (
    EventChange,
    Level,
    Stage,
    StageEvent,
    merge_event,
    shown,
    stated_events,
)
from dan_van.domain.span import DateSpan


def day(text: str) -> DateSpan:
    return DateSpan.day(date.fromisoformat(text))


YEAR_2024 = DateSpan(date(2024, 1, 1), date(2025, 1, 1))
Q1_2024 = DateSpan(date(2024, 1, 1), date(2024, 4, 1))
Q2_2024 = DateSpan(date(2024, 4, 1), date(2024, 7, 1))
MARCH_2024 = DateSpan(date(2024, 3, 1), date(2024, 4, 1))


def event(stage: Stage, on: str | DateSpan | None = None, level: Level | None = None) -> StageEvent:
    return StageEvent(stage=stage, on=day(on) if isinstance(on, str) else on, level=level)


# --- what is shown -------------------------------------------------------------------------------


def test_a_model_without_events_shows_nothing() -> None:
    assert shown([]).event is None
    assert shown([]).first == {}


@pytest.mark.parametrize("order", [1, -1])
def test_a_registration_that_arrives_late_does_not_lower_the_stage(order: int) -> None:
    recognised = event(Stage.RECOGNISED, "2024-02-01", Level.PROVINCE)
    late = event(Stage.REGISTERED, "2024-06-01")
    state = shown([recognised, late][::order])
    assert state.event == recognised
    assert state.first == {Stage.RECOGNISED: recognised.on, Stage.REGISTERED: late.on}


def test_a_stopped_model_shows_that_it_stopped() -> None:
    events = [event(Stage.REPLICATED, "2023-01-01"), event(Stage.STOPPED, "2024-01-01")]
    assert shown(events).event == events[1]


def test_a_model_that_was_taken_up_again_is_no_longer_stopped() -> None:
    registered, stopped = event(Stage.REGISTERED, "2022-01-01"), event(Stage.STOPPED, "2023-01-01")
    again = event(Stage.REGISTERED, "2024-01-01")
    assert shown([registered, stopped, again]).event == again


def test_a_model_that_stopped_again_after_it_was_taken_up_is_stopped() -> None:
    events = [
        event(Stage.REGISTERED, "2022-01-01"),
        event(Stage.STOPPED, "2023-01-01"),
        event(Stage.IMPLEMENTING, "2023-06-01"),
        event(Stage.STOPPED, "2024-01-01"),
    ]
    assert shown(events).event == events[3]


def test_the_stop_that_is_shown_is_the_one_that_holds() -> None:
    registered, first = event(Stage.REGISTERED, "2022-01-01"), event(Stage.STOPPED, "2023-01-01")
    again, last = event(Stage.REGISTERED, "2023-06-01"), event(Stage.STOPPED, "2024-01-01")
    assert shown([registered, first]).first[Stage.STOPPED] == first.on
    assert Stage.STOPPED not in shown([registered, first, again]).first
    assert shown([registered, first, again, last]).first[Stage.STOPPED] == last.on


def test_a_stopped_model_keeps_the_level_it_reached() -> None:
    recognised = event(Stage.RECOGNISED, "2023-01-01", Level.PROVINCE)
    stopped = event(Stage.STOPPED, "2024-01-01", Level.DISTRICT)
    assert shown([stopped, recognised]).reached == recognised
    assert shown([stopped]).reached == stopped


def test_an_event_of_the_day_of_the_stop_does_not_take_the_model_up_again() -> None:
    stopped = event(Stage.STOPPED, "2024-01-01")
    assert shown([stopped, event(Stage.EFFECTIVE, "2024-01-01")]).event == stopped


def test_a_stop_without_a_date_is_shown() -> None:
    stopped = event(Stage.STOPPED)
    assert shown([event(Stage.RECOGNISED, "2024-01-01"), stopped]).event == stopped


def test_the_highest_level_of_the_furthest_stage_is_shown() -> None:
    district = event(Stage.RECOGNISED, "2024-05-01", Level.DISTRICT)
    province = event(Stage.RECOGNISED, "2024-03-01", Level.PROVINCE)
    assert shown([province, district]).event == province


def test_the_first_date_of_a_stage_is_its_earliest() -> None:
    events = [event(Stage.REGISTERED, "2025-01-05"), event(Stage.REGISTERED, "2024-01-05")]
    assert shown(events).first == {Stage.REGISTERED: day("2024-01-05")}


# --- what a row states against what is known -----------------------------------------------------


def test_a_stage_that_was_not_known_is_added() -> None:
    stated = event(Stage.EFFECTIVE, "2024-02-01")
    change = merge_event(stated, [event(Stage.REGISTERED, "2024-01-01")], is_own_date=True)
    assert change == EventChange(old=None, new=stated)


def test_what_is_known_already_is_no_change() -> None:
    known = event(Stage.REGISTERED, "2024-02-01")
    assert merge_event(known, [known], is_own_date=True) is None


def test_a_registration_of_a_later_year_is_a_second_one() -> None:
    known = event(Stage.REGISTERED, "2024-02-01")
    stated = event(Stage.REGISTERED, "2025-02-01")
    assert merge_event(stated, [known], is_own_date=True) == EventChange(old=None, new=stated)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.REGISTERED])
def test_any_other_stage_of_another_year_is_the_same_step_with_its_date_put_right(
    stage: Stage,
) -> None:
    known, stated = event(stage, "2024-02-01"), event(stage, "2025-02-01")
    assert merge_event(stated, [known], is_own_date=True) == EventChange(old=known, new=stated)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.STOPPED])
@pytest.mark.parametrize("order", [1, -1])
def test_a_stage_that_is_reached_on_the_other_side_of_a_stop_is_a_second_one(
    stage: Stage, order: int
) -> None:
    stopped = event(Stage.STOPPED, "2024-03-01")
    known, stated = [event(stage, "2024-01-05"), event(stage, "2024-09-05")][::order]
    change = merge_event(stated, [known, stopped], is_own_date=True)
    assert change == EventChange(old=None, new=stated)


def test_a_model_that_was_taken_up_again_may_stop_a_second_time() -> None:
    known = [event(Stage.STOPPED, "2023-01-01"), event(Stage.IMPLEMENTING, "2023-06-01")]
    stated = event(Stage.STOPPED, "2024-01-01")
    assert merge_event(stated, known, is_own_date=True) == EventChange(old=None, new=stated)


def test_a_stop_that_nothing_followed_is_corrected() -> None:
    known = [event(Stage.IMPLEMENTING, "2022-06-01"), event(Stage.STOPPED, "2023-01-01")]
    stated = event(Stage.STOPPED, "2024-01-01")
    assert merge_event(stated, known, is_own_date=True) == EventChange(old=known[1], new=stated)


def test_a_rows_own_date_corrects_the_known_one_of_that_year() -> None:
    known, stated = event(Stage.REGISTERED, "2024-02-01"), event(Stage.REGISTERED, "2024-03-09")
    assert merge_event(stated, [known], is_own_date=True) == EventChange(old=known, new=stated)


def test_a_date_from_the_period_corrects_nothing() -> None:
    known, stated = event(Stage.REGISTERED, "2024-02-01"), event(Stage.REGISTERED, Q2_2024)
    assert merge_event(stated, [known], is_own_date=False) is None


@pytest.mark.parametrize("is_own_date", [True, False])
@pytest.mark.parametrize("vague", [YEAR_2024, Q1_2024, MARCH_2024, None])
def test_a_vaguer_date_changes_nothing(vague: DateSpan | None, *, is_own_date: bool) -> None:
    known = event(Stage.REGISTERED, "2024-03-05")
    stated = event(Stage.REGISTERED, vague)
    assert merge_event(stated, [known], is_own_date=is_own_date) is None


@pytest.mark.parametrize("is_own_date", [True, False])
@pytest.mark.parametrize("vague", [YEAR_2024, Q1_2024, MARCH_2024, None])
def test_a_closer_date_takes_the_place_of_a_vague_one(
    vague: DateSpan | None, *, is_own_date: bool
) -> None:
    known = event(Stage.REGISTERED, vague)
    stated = event(Stage.REGISTERED, "2024-03-05")
    change = merge_event(stated, [known], is_own_date=is_own_date)
    assert change == EventChange(old=known, new=stated)


def test_a_decision_that_is_new_is_kept_and_silence_empties_none() -> None:
    known = StageEvent(
        stage=Stage.RECOGNISED, on=day("2024-03-05"), level=Level.DISTRICT, decision="12/QĐ"
    )
    stated = StageEvent(stage=Stage.RECOGNISED, body="UBND huyện")
    change = merge_event(stated, [known], is_own_date=True)
    assert change is not None
    assert change.new == StageEvent(
        stage=Stage.RECOGNISED,
        on=known.on,
        level=Level.DISTRICT,
        decision="12/QĐ",
        body="UBND huyện",
    )


def test_of_two_registrations_the_one_of_that_year_is_corrected() -> None:
    first, second = event(Stage.REGISTERED, "2023-02-01"), event(Stage.REGISTERED, "2024-02-01")
    stated = event(Stage.REGISTERED, "2024-05-01")
    change = merge_event(stated, [first, second], is_own_date=True)
    assert change == EventChange(old=second, new=stated)


# --- what one row states -------------------------------------------------------------------------


def stated(
    dates: dict[Stage, DateSpan] | None = None,
    *,
    stage: Stage | None = None,
    level: Level | None = None,
    period: DateSpan | None = None,
) -> list[StageEvent]:
    return stated_events(
        dates or {}, stage=stage, level=level, decision=None, body=None, period=period
    )


def test_dates_of_stages_become_events_in_the_order_of_stages() -> None:
    dates = {Stage.RECOGNISED: day("2024-06-01"), Stage.REGISTERED: day("2024-01-01")}
    assert [e.stage for e in stated(dates)] == [Stage.REGISTERED, Stage.RECOGNISED]


def test_a_stage_that_is_only_named_happened_in_the_period() -> None:
    assert stated(stage=Stage.EFFECTIVE, period=Q1_2024) == [event(Stage.EFFECTIVE, Q1_2024)]


def test_a_stage_that_has_a_date_of_its_own_keeps_it() -> None:
    dates = {Stage.EFFECTIVE: day("2024-02-01")}
    assert stated(dates, stage=Stage.EFFECTIVE, period=YEAR_2024) == [
        event(Stage.EFFECTIVE, "2024-02-01")
    ]


def test_the_level_belongs_to_the_furthest_stage_and_not_to_the_stop() -> None:
    dates = {
        Stage.REGISTERED: day("2023-01-01"),
        Stage.RECOGNISED: day("2023-06-01"),
        Stage.STOPPED: day("2024-01-01"),
    }
    assert [e.level for e in stated(dates, level=Level.PROVINCE)] == [None, Level.PROVINCE, None]


def test_a_row_that_states_nothing_of_stages_gives_no_event() -> None:
    assert stated(level=Level.PROVINCE, period=Q1_2024) == []
