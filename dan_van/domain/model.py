"""The rules of a model: its stages are dated events, and what is shown is read off them.

The stage shown is the furthest reached: a registration that arrives after a recognition does not
lower it. `stopped` shows as long as no later event has taken the model up again. A model that is
registered again in a later year is one model with a second `registered` event: *new* counts the
first, *kept* the later ones. Source: design section 2, `domain.md` 1.2 and 1.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dan_van.domain.span import DateSpan


class Stage(StrEnum):
    """The life of a model, in order; `stopped` stands apart."""

    REGISTERED = "registered"
    IMPLEMENTING = "implementing"
    EFFECTIVE = "effective"
    RECOGNISED = "recognised"
    REPLICATED = "replicated"
    STOPPED = "stopped"


class Level(StrEnum):
    """The level for which a model is registered or by which it is recognised, lowest first."""

    GRASSROOTS = "grassroots"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRAL = "central"


STAGE_ORDER = tuple(Stage)
LEVEL_ORDER = tuple(Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEvent:
    """One dated step of a model; `on` is None when no date is known."""

    stage: Stage
    on: DateSpan | None = None
    level: Level | None = None
    decision: str | None = None
    body: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a list shows of a model: where it stands, how far it came, and when.

    `event` is where it stands. `reached` is the furthest stage whether stopped or not: level and
    decision are read off it. `first` has the first date of each stage; of several stops it has
    the one that holds, and none once the model was taken up again.
    """

    event: StageEvent | None
    reached: StageEvent | None
    first: dict[Stage, DateSpan]


def shown(events: Sequence[StageEvent]) -> Shown:
    """Read stage, level and dates off a model's events, whatever order they were entered in."""
    first: dict[Stage, DateSpan] = {}
    for event in events:
        if event.on is not None and (event.stage not in first or event.on < first[event.stage]):
            first[event.stage] = event.on
    stands = max(events, key=lambda e: _rank(e, events), default=None)
    going = [e for e in events if e.stage is not Stage.STOPPED]
    first.pop(Stage.STOPPED, None)
    if stands is not None and stands.stage is Stage.STOPPED and stands.on is not None:
        first[Stage.STOPPED] = stands.on
    reached = max(going, key=lambda e: _rank(e, events), default=stands)
    return Shown(event=stands, reached=reached, first=first)


def _rank(event: StageEvent, events: Sequence[StageEvent]) -> tuple[int, int, str]:
    """How far an event is, then how high its level, then how late."""
    stage = STAGE_ORDER.index(event.stage)
    if event.stage is Stage.STOPPED and event.on is not None:
        taken_up_again = any(
            other.on is not None
            and other.stage is not Stage.STOPPED
            and other.on.start >= event.on.end
            for other in events
        )
        stage = -1 if taken_up_again else stage
    level = -1 if event.level is None else LEVEL_ORDER.index(event.level)
    return stage, level, event.on.start.isoformat() if event.on else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """An event to add (`old` is None) or an event whose date or details are put right."""

    old: StageEvent | None
    new: StageEvent


def merge_event(
    stated: StageEvent, known: Sequence[StageEvent], *, is_own_date: bool, is_listed: bool = False
) -> EventChange | None:
    """Hold what a row states of one stage against the events that are known.

    `is_own_date` tells a date that stands in the row from one taken from the period or the title:
    only the former may correct a known date. `is_listed` tells a stage that a list of models of a
    period gives: the list of another year tells of another time. Returns None when nothing new is
    stated.

    A model is registered again in a later year, or reaches a stage again after it had stopped: a
    new event. Otherwise a row's own date corrects the known one; a vaguer date that contains the
    known one changes nothing. A stage past registration that is reached at two levels (by the
    district, then by the province) is two steps.
    """
    if _is_on_record(stated, [event for event in known if event.stage is stated.stage]):
        return None
    same = [
        event
        for event in known
        if event.stage is stated.stage
        and not _are_apart(event, stated, known)
        and not _are_at_two_levels(event, stated)
    ]
    if not same:
        return EventChange(old=None, new=stated)
    match = next((event for event in same if _speaks_of(stated, event)), None)
    if match is None:
        recurs = stated.stage is Stage.REGISTERED or (
            is_listed and stated.stage is not Stage.STOPPED
        )
        if stated.on is not None and recurs:
            return EventChange(old=None, new=stated)
        match = same[-1]
    merged = StageEvent(
        stage=match.stage,
        on=_better_date(stated.on, match.on, is_own_date=is_own_date),
        level=stated.level or match.level,
        decision=stated.decision or match.decision,
        body=stated.body or match.body,
        note=stated.note or match.note,
    )
    return None if merged == match else EventChange(old=match, new=merged)


def _is_on_record(stated: StageEvent, known: Sequence[StageEvent]) -> bool:
    """Whether each detail is known of that stage; a row tells several steps as if they were one."""
    return (
        stated.on in {event.on for event in known}
        and stated.level in {None, *(event.level for event in known)}
        and stated.decision in {None, *(event.decision for event in known)}
        and stated.body in {None, *(event.body for event in known)}
        and stated.note in {None, *(event.note for event in known)}
    )


def _are_at_two_levels(one: StageEvent, other: StageEvent) -> bool:
    """Whether two events are steps at two levels, not one step whose level is put right."""
    if one.stage is Stage.REGISTERED or one.level is None or other.level is None:
        return False
    is_one_decision = one.decision is not None and one.decision == other.decision
    is_one_day = one.on is not None and one.on.is_day and one.on == other.on
    return one.level is not other.level and not (is_one_decision or is_one_day)


def _are_apart(one: StageEvent, other: StageEvent, known: Sequence[StageEvent]) -> bool:
    """Whether the model stopped, or for two stops was taken up again, between two events."""
    if one.on is None or other.on is None:
        return False
    earlier, later = sorted((one.on, other.on))
    return any(
        between.on is not None
        and (between.stage is Stage.STOPPED) != (one.stage is Stage.STOPPED)
        and earlier.end <= between.on.start
        and between.on.end <= later.start
        for between in known
    )


def _speaks_of(stated: StageEvent, known: StageEvent) -> bool:
    """Whether both tell of one happening: no date on one side, shared days, or one year."""
    if stated.on is None or known.on is None:
        return True
    return stated.on.overlaps(known.on) or stated.on.last.year == known.on.last.year


def _better_date(
    stated: DateSpan | None, known: DateSpan | None, *, is_own_date: bool
) -> DateSpan | None:
    """The date to keep: a row's own date corrects, anything else only makes a vague one closer."""
    if stated is None or stated == known:
        return known
    if known is None:
        return stated
    if known.inside(stated):
        return known
    if is_own_date or stated.inside(known):
        return stated
    return known


def stated_events(
    dates: dict[Stage, DateSpan],
    *,
    stage: Stage | None,
    level: Level | None,
    decision: str | None,
    body: str | None,
    period: DateSpan | None,
) -> list[StageEvent]:
    """The stage events that one row of a sheet states, in the order of stages.

    `dates` are the dated stages; `stage` is a stage named without a date of its own, which then
    happened in `period`, as far as is known. Level, decision and body belong to the furthest.
    """
    stages: dict[Stage, DateSpan | None] = dict(dates)
    if stage is not None and stage not in stages:
        stages[stage] = period
    ordered = [s for s in STAGE_ORDER if s in stages]
    reached = [s for s in ordered if s is not Stage.STOPPED]
    furthest = reached[-1] if reached else ordered[-1] if ordered else None
    return [
        StageEvent(
            stage=s,
            on=stages[s],
            level=level if s is furthest else None,
            decision=decision if s is furthest else None,
            body=body if s is furthest else None,
        )
        for s in ordered
    ]
