"""The laws of totals: sums of cells, quarters that partition the year, issues that balance."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.issue import Event, IssueEvent, Status
from dan_van.domain.issue_moves import IssueMove, balance
from dan_van.domain.model import Stage, StageEvent
from dan_van.domain.period import Calendar, Period, parse_period, quarters_of
from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.totals import GroupedBy, Key, pivot
from dan_van.services.totals import totals
from dan_van.services.totals_asked import Asked
from dan_van.services.totals_axes import TIMES, Dimension
from dan_van.storage.totals import model_facts
from tests.properties.small_registers import (
    DAYS,
    SECTORS,
    UNITS,
    Registers,
    SmallIssue,
    SmallModel,
    model_key,
    small_models,
)

TODAY = date(2024, 5, 15)
MEASURES = (
    *("registered", "new", "kept", "active", "effective", "recognised", "replicated", "stopped"),
    "undated",
)


@pytest.fixture(scope="module", params=list(Calendar))
def calendar(request: pytest.FixtureRequest) -> Calendar:
    """Either calendar."""
    return Calendar(request.param)


@pytest.fixture(scope="module")
def registers(calendar: Calendar, tmp_path_factory: pytest.TempPathFactory) -> Registers:
    """Fresh registers of that calendar."""
    return Registers(tmp_path_factory.mktemp(f"registers-{calendar}"), calendar)


def period_of(text: str, calendar: Calendar) -> Period:
    return parse_period(text, calendar=calendar, today=TODAY)


def counted(conn: sqlite3.Connection, period: Period, *by: Dimension) -> Any:
    asked = Asked(by=by or (Dimension.SECTOR, Dimension.KIND))
    document = totals(conn, period, asked, today=TODAY)
    payload: Any = document.payload
    return payload


STANDING = tuple(d for d in Dimension if d not in {*TIMES, Dimension.CATEGORY})
PERIODS = ("2023-Q4", "2024-Q1", "2024-Q4", "2024-H1", "2024", "2024-03", "2024-02-10..2024-07-09")


@settings(max_examples=15, deadline=None)
@given(data=st.data(), text=st.sampled_from(PERIODS))
def test_every_grouping_adds_up_to_the_same_total(
    data: st.DataObject, text: str, calendar: Calendar, registers: Registers
) -> None:
    models = data.draw(st.lists(small_models(calendar), max_size=6, unique_by=model_key))
    period = period_of(text, calendar)
    groupings = [(dimension,) for dimension in STANDING]
    with registers.register(models) as conn:
        answers = [counted(conn, period, *by)["models"] for by in groupings]
        answers.append(counted(conn, period, Dimension.DISTRICT, Dimension.STAGE)["models"])
    for answer in answers:
        sums = {m: sum(row[m] for row in answer["rows"]) for m in MEASURES}
        assert sums == answer["total"] == answers[0]["total"]
        total = answer["total"]
        assert total["registered"] == total["new"] + total["kept"]
        assert min(total.values()) >= 0
        assert total["active"] <= len(models)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A model that was registered once a year at most."""

    model: SmallModel
    dates: Sequence[DateSpan]


@st.composite
def registrations(draw: st.DrawFn, number: int, calendar: Calendar) -> Registered:
    """A model that was first registered in 2023 or 2024, and perhaps again the year after."""
    year = draw(st.sampled_from([2023, 2024]))
    codes = [
        *(f"{{}}-{month:02}" for month in range(1, 13)),
        *("{}-Q1", "{}-Q2", "{}-Q3", "{}-Q4", "{}"),
        *(
            f"{{}}-{month:02}-{day}"
            for month, day in ((1, 31), (3, 14), (3, 15), (6, 30), (12, 14))
        ),
    ]
    dates = [
        period_of(draw(st.sampled_from(codes)).format(year + more), calendar).span
        for more in range(draw(st.integers(1, 2)))
    ]
    values: dict[str, FieldValue] = {
        "name": f"Mô hình {number}",
        "unit": Ref(draw(st.integers(1, len(UNITS))), ""),
        "sector": draw(st.none() | st.sampled_from(SECTORS)),
        "exemplar": False,
    }
    events = [StageEvent(stage=Stage.REGISTERED, on=on) for on in dates]
    return Registered(model=SmallModel(values=values, events=events), dates=dates)


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_four_quarters_and_what_is_known_to_less_than_a_quarter_make_the_year(
    data: st.DataObject, calendar: Calendar, registers: Registers
) -> None:
    number = data.draw(st.integers(0, 6))
    drawn = [data.draw(registrations(n, calendar)) for n in range(number)]
    year = period_of("2024", calendar)
    quarters = quarters_of(2024, calendar)
    with registers.register([one.model for one in drawn]) as conn:
        whole = counted(conn, year)["models"]["total"]
        parts = [counted(conn, quarter)["models"]["total"] for quarter in quarters]
    dates = [on for one in drawn for on in one.dates if on.inside(year.span)]
    vague = sum(not any(on.inside(q.span) for q in quarters) for on in dates)
    assert whole["registered"] == len(dates)
    assert sum(part["registered"] for part in parts) + vague == whole["registered"]
    firsts = [one.dates[0] for one in drawn if one.dates[0].inside(year.span)]
    assert whole["new"] == len(firsts)
    for quarter, part in zip(quarters, parts, strict=True):
        assert part["undated"] == sum(
            one.dates[0].overlaps(quarter.span) and not one.dates[0].inside(quarter.span)
            for one in drawn
        )


@settings(max_examples=20, deadline=None)
@given(data=st.data(), text=st.sampled_from(PERIODS))
def test_the_stock_is_what_a_day_by_day_account_leaves(
    data: st.DataObject, text: str, calendar: Calendar, registers: Registers
) -> None:
    period = period_of(text, calendar)
    timelines = data.draw(st.lists(st.lists(DAYS, min_size=1, max_size=4, unique=True), max_size=6))
    models = [
        SmallModel(
            values={"name": f"Mô hình {n}", "unit": Ref(1, ""), "exemplar": False},
            events=[
                StageEvent(
                    stage=Stage.STOPPED if place % 2 else Stage.REGISTERED, on=DateSpan.day(day)
                )
                for place, day in enumerate(sorted(days))
            ],
        )
        for n, days in enumerate(timelines)
    ]
    going = sum(sum(day < period.span.end for day in days) % 2 for days in timelines)
    with registers.register(models) as conn:
        assert counted(conn, period)["models"]["total"]["active"] == going


# --- issues --------------------------------------------------------------------------------------

OPENING = (Event.RAISED, Event.REOPENED)


@st.composite
def timelines(draw: st.DrawFn) -> list[tuple[Event, date]]:
    """An issue that is raised, settled, reopened, settled again … on days that never go back."""
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=6)))
    events = []
    for place, day in enumerate(days):
        if place % 2:
            events.append((draw(st.sampled_from([Event.RESOLVED, Event.CLOSED])), day))
        else:
            events.append((Event.REOPENED if place else Event.RAISED, day))
    return events


def replayed(histories: Sequence[Sequence[tuple[Event, date]]], period: DateSpan) -> Counter[str]:
    """The account of a period, kept day by day from long before it."""
    account: Counter[str] = Counter()
    is_open = [False] * len(histories)
    day = date(2023, 10, 1)
    while day < period.end:
        if day == period.start:
            account["opening"] = sum(is_open)
        for number, history in enumerate(histories):
            for event, on in history:
                if on == day:
                    is_open[number] = event in OPENING
                    if day >= period.start:
                        account["raised" if event in OPENING else event.value] += 1
        day += timedelta(days=1)
    account["closing"] = sum(is_open)
    return account


BALANCE = ("opening", "raised", "resolved", "closed", "closing")


@settings(max_examples=60, deadline=None)
@given(histories=st.lists(timelines(), max_size=5), text=st.sampled_from(PERIODS))
def test_the_balance_is_what_a_day_by_day_account_says(
    histories: list[list[tuple[Event, date]]], text: str, calendar: Calendar
) -> None:
    span = period_of(text, calendar).span
    moves = [
        IssueMove(issue_id=number, event=event, on=DateSpan.day(on), due_end=None)
        for number, history in enumerate(histories)
        for event, on in history
    ]
    result = balance(moves, span, today=TODAY)
    account = replayed(histories, span)
    assert {key: getattr(result, key) for key in BALANCE} == {key: account[key] for key in BALANCE}
    assert result.opening + result.raised - result.resolved - result.closed == result.closing
    assert result.undated == 0


@settings(max_examples=15, deadline=None)
@given(histories=st.lists(timelines(), max_size=5))
def test_a_quarter_opens_with_what_the_one_before_closed_with_and_the_four_make_the_year(
    histories: list[list[tuple[Event, date]]], calendar: Calendar, registers: Registers
) -> None:
    status = {Event.RESOLVED: Status.RESOLVED, Event.CLOSED: Status.CLOSED}
    issues = [
        SmallIssue(
            values={"title": f"Vụ việc {number}", "unit": Ref(1, "")},
            events=[
                IssueEvent(
                    event=event, status=status.get(event, Status.MONITORING), on=DateSpan.day(on)
                )
                for event, on in history
            ],
        )
        for number, history in enumerate(histories)
    ]
    with registers.register((), issues) as conn:
        year = counted(conn, period_of("2024", calendar))["issues"]
        quarters = [counted(conn, quarter)["issues"] for quarter in quarters_of(2024, calendar)]
    assert [q["opening"] for q in quarters] == [
        year["opening"],
        *(q["closing"] for q in quarters[:3]),
    ]
    assert quarters[3]["closing"] == year["closing"]
    for flow in ("raised", "reopened", "resolved", "closed"):
        assert sum(quarter[flow] for quarter in quarters) == year[flow]


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_columns_across_and_rows_of_time_add_up_to_the_period(
    data: st.DataObject, calendar: Calendar, registers: Registers
) -> None:
    models = data.draw(st.lists(small_models(calendar), max_size=5, unique_by=model_key))
    year = period_of("2024", calendar)
    by_quarter = Asked(by=(Dimension.QUARTER, Dimension.SECTOR))
    across = Asked(by=(Dimension.SECTOR,), across=Dimension.KIND)
    with registers.register(models) as conn:
        whole = counted(conn, year)["models"]["total"]
        rows: Any = totals(conn, year, by_quarter, today=TODAY).payload
        columns: Any = totals(conn, year, across, today=TODAY).payload
        closing = counted(conn, quarters_of(2024, calendar)[3])["models"]["total"]
    flows = [m for m in MEASURES if m not in {"active", "undated"}]
    assert {m: sum(row[m] for row in rows["models"]["rows"]) for m in flows} == {
        m: whole[m] for m in flows
    }
    assert rows["models"]["total"]["active"] == whole["active"] == closing["active"]
    for measure in (*flows, "active"):
        parts = [column["total"][measure] for column in columns["models"]["columns"]]
        assert sum(parts) == whole[measure]


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_comparison_holds_the_totals_of_both_periods_against_each_other(
    data: st.DataObject, calendar: Calendar, registers: Registers
) -> None:
    models = data.draw(st.lists(small_models(calendar), max_size=5, unique_by=model_key))
    period = period_of("2024-Q2", calendar)
    before, last_year = period.previous(), period.a_year_before()
    assert before is not None
    with registers.register(models) as conn:
        answer = counted(conn, period)["models"]
        held = {
            "previous": counted(conn, before)["models"]["total"],
            "last_year": counted(conn, last_year)["models"]["total"],
        }
    for name, base in held.items():
        for measure in (m for m in MEASURES if m != "undated"):
            change = answer["compared"][name][measure]
            assert change["before"] == base[measure]
            assert change["before"] + change["difference"] == answer["total"][measure]
            assert (change["percent"] is None) == (base[measure] == 0)


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_kept_counts_follow_every_change_of_a_model(
    data: st.DataObject, calendar: Calendar, registers: Registers
) -> None:
    models = data.draw(
        st.lists(small_models(calendar), min_size=1, max_size=4, unique_by=model_key)
    )
    changes = data.draw(st.lists(st.sampled_from(CHANGES), max_size=4))
    with registers.register(models) as conn:
        conn.execute("PRAGMA query_only = OFF")
        conn.execute("BEGIN")
        for change in changes:
            conn.execute(change)
        kept = conn.execute(KEPT).fetchall()
        assert kept == conn.execute(COUNTED).fetchall()
        for text in PERIODS:
            span = period_of(text, calendar).span
            assert lines_of(conn, span, *KEPT_BY) == lines_of(conn, span, *KEPT_BY, GroupedBy.LEVEL)
        conn.execute("ROLLBACK")


CHANGES = (
    "UPDATE model SET sector_id = 2 WHERE id % 2 = 1",
    "UPDATE model SET kind = NULL, level = 'province'",
    "UPDATE model SET withdrawn_on = '2024-05-01', withdrawn_reason = 'x' WHERE id = 1",
    "UPDATE model SET withdrawn_on = NULL, withdrawn_reason = NULL WHERE id = 1",
    "UPDATE model SET sector_id = NULL",
)
KEPT = (
    "SELECT measure, on_start, on_end, sector_id, kind, number FROM model_tally"
    " WHERE number <> 0 ORDER BY 1, 2, 3, 4, 5"
)
COUNTED = (
    "SELECT measure, on_start, on_end, sector_id, kind, count(*) FROM model_counted"
    " GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5"
)
KEPT_BY = (GroupedBy.SECTOR, GroupedBy.KIND)


def lines_of(conn: sqlite3.Connection, span: DateSpan, *by: GroupedBy) -> dict[Key, object]:
    tallies = pivot(model_facts(conn, span, by=by), lambda g: (g.sector, g.kind))
    return {key: tally.counts for key, tally in tallies.items() if any(tally.counts.values())}
