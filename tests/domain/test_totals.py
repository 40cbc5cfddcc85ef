from __future__ import annotations

from datetime import date

import pytest

from dan_van.domain.issue import Event
from dan_van.domain.issue_moves import IssueMove, balance
from dan_van.domain.issue_totals import IssueBalance
from dan_van.domain.span import DateSpan
from dan_van.domain.totals import Coverage, Group, Measure, ModelFact, Tally, pivot, sum_of

Q1 = DateSpan(date(2024, 1, 1), date(2024, 4, 1))
TODAY = date(2024, 5, 15)


def day(text: str) -> DateSpan:
    return DateSpan.day(date.fromisoformat(text))


def history(
    number: int, *moves: tuple[Event, str | DateSpan | None], due: str | None = None
) -> list[IssueMove]:
    return [
        IssueMove(
            issue_id=number,
            event=event,
            on=day(on) if isinstance(on, str) else on,
            due_end=date.fromisoformat(due) if due else None,
        )
        for event, on in moves
    ]


def of(*moves: list[IssueMove], today: date = TODAY) -> IssueBalance:
    return balance([move for group in moves for move in group], Q1, today=today)


def counted(result: IssueBalance) -> tuple[int, int, int, int, int]:
    return (result.opening, result.raised, result.resolved, result.closed, result.closing)


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        pytest.param([(Event.RAISED, "2024-02-01")], (0, 1, 0, 0, 1), id="raised inside"),
        pytest.param([(Event.RAISED, "2023-12-31")], (1, 0, 0, 0, 1), id="raised before"),
        pytest.param([(Event.RAISED, "2024-04-01")], (0, 0, 0, 0, 0), id="raised after"),
        pytest.param(
            [(Event.RAISED, "2024-01-01"), (Event.RESOLVED, "2024-03-31")],
            (0, 1, 1, 0, 0),
            id="first and last day",
        ),
        pytest.param(
            [(Event.RAISED, "2023-10-01"), (Event.CLOSED, "2024-02-01")],
            (1, 0, 0, 1, 0),
            id="closed inside",
        ),
        pytest.param(
            [(Event.RAISED, "2023-10-01"), (Event.RESOLVED, "2023-11-01")],
            (0, 0, 0, 0, 0),
            id="settled before",
        ),
        pytest.param(
            [(Event.RAISED, "2023-10-01"), (Event.RESOLVED, "2024-04-02")],
            (1, 0, 0, 0, 1),
            id="settled after",
        ),
        pytest.param([(Event.RAISED, Q1)], (0, 1, 0, 0, 1), id="known to the quarter"),
    ],
)
def test_an_issue_stands_in_the_balance_of_a_quarter(
    moves: list[tuple[Event, str | DateSpan | None]], expected: tuple[int, ...]
) -> None:
    result = of(history(1, *moves))
    assert counted(result) == expected
    assert result.undated == 0


def test_opening_and_raised_less_settled_give_closing() -> None:
    result = of(
        history(1, (Event.RAISED, "2023-05-01")),
        history(2, (Event.RAISED, "2023-05-01"), (Event.RESOLVED, "2024-01-05")),
        history(3, (Event.RAISED, "2024-01-05"), (Event.CLOSED, "2024-01-06")),
        history(4, (Event.RAISED, "2024-01-07")),
    )
    assert counted(result) == (2, 2, 1, 1, 2)


def test_what_is_reopened_counts_as_raised_again() -> None:
    result = of(
        history(
            1,
            (Event.RAISED, "2023-05-01"),
            (Event.RESOLVED, "2023-06-01"),
            (Event.REOPENED, "2024-02-01"),
        )
    )
    assert counted(result) == (0, 1, 0, 0, 1)
    assert result.reopened == 1


def test_resolved_reopened_and_resolved_in_one_quarter_balances() -> None:
    result = of(
        history(
            1,
            (Event.RAISED, "2023-05-01"),
            (Event.RESOLVED, "2024-01-05"),
            (Event.REOPENED, "2024-02-01"),
            (Event.RESOLVED, "2024-03-01"),
        )
    )
    assert counted(result) == (1, 1, 2, 0, 0)


@pytest.mark.parametrize(
    "straddling",
    [
        None,
        DateSpan(date(2024, 1, 1), date(2025, 1, 1)),
        DateSpan(date(2024, 3, 31), date(2024, 4, 2)),
    ],
)
def test_an_issue_whose_date_may_lie_outside_stands_apart(straddling: DateSpan | None) -> None:
    result = of(
        history(1, (Event.RAISED, straddling)),
        history(2, (Event.RAISED, "2023-01-01"), (Event.RESOLVED, straddling)),
        history(3, (Event.RAISED, "2024-02-01")),
    )
    assert result.undated == 2
    assert counted(result) == (0, 1, 0, 0, 1)


@pytest.mark.parametrize(
    ("due", "today", "overdue"),
    [
        pytest.param("2024-03-31", date(2024, 5, 15), 1, id="before the end of the period"),
        pytest.param("2024-04-01", date(2024, 5, 15), 1, id="on the last day"),
        pytest.param("2024-04-02", date(2024, 5, 15), 0, id="only after the period"),
        pytest.param("2024-02-20", date(2024, 2, 19), 0, id="not yet"),
        pytest.param("2024-02-20", date(2024, 2, 20), 1, id="today"),
    ],
)
def test_overdue_is_as_of_the_end_or_of_today_if_that_is_nearer(
    due: str, today: date, overdue: int
) -> None:
    assert of(history(1, (Event.RAISED, "2024-01-05"), due=due), today=today).overdue == overdue


def test_what_is_settled_by_the_end_is_not_overdue() -> None:
    settled = history(
        1, (Event.RAISED, "2024-01-05"), (Event.CLOSED, "2024-03-01"), due="2024-02-01"
    )
    assert of(settled).overdue == 0


# --- models --------------------------------------------------------------------------------------


def group(unit: int, sector: str | None, kind: str | None = None) -> Group:
    return Group(unit_id=unit, sector=sector, kind=kind, level=None, stage=None)


FACTS = [
    ModelFact(group=group(1, "KT"), measure=Measure.REGISTERED, count=5),
    ModelFact(group=group(1, "KT"), measure=Measure.NEW, count=3),
    ModelFact(group=group(2, "KT"), measure=Measure.REGISTERED, count=2),
    ModelFact(group=group(2, None), measure=Measure.REGISTERED, count=1),
    ModelFact(group=group(2, None), measure=Measure.NEW, count=1),
]


def test_what_was_registered_and_is_not_new_was_kept() -> None:
    total = sum_of(pivot(FACTS, lambda g: (g.sector,)).values())
    assert (total[Measure.REGISTERED], total[Measure.NEW], total[Measure.KEPT]) == (8, 4, 4)


def test_facts_are_added_by_the_key_of_their_group_and_unknown_is_a_key() -> None:
    lines = pivot(FACTS, lambda g: (g.sector,))
    assert {key: line[Measure.REGISTERED] for key, line in lines.items()} == {
        ("KT",): 7,
        (None,): 1,
    }


def test_every_grouping_gives_the_same_total() -> None:
    by_sector = sum_of(pivot(FACTS, lambda g: (g.sector,)).values())
    by_unit = sum_of(pivot(FACTS, lambda g: (g.unit_id,)).values())
    assert by_sector == by_unit


def test_the_sum_of_nothing_is_zero() -> None:
    assert sum_of([]) == Tally()
    assert set(Tally().counts.values()) == {0}


# --- coverage ------------------------------------------------------------------------------------


def test_missing_are_the_expected_units_that_did_not_report_in_their_order() -> None:
    coverage = Coverage(expected={3: "Xã C", 1: "Xã A", 2: "Xã B"}, received=frozenset({1, 9}))
    assert coverage.missing == {3: "Xã C", 2: "Xã B"}
