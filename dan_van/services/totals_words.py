"""The sentences around the tables of totals: the period, its days, who reported, what is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dan_van.domain.issue_totals import IssueBalance
from dan_van.domain.period import Period, quarter_of
from dan_van.domain.span import DateSpan
from dan_van.domain.totals import Coverage, Measure, ModelFact
from dan_van.domain.wording import Label, Message
from dan_van.entities import Entity
from dan_van.services.record_totals import RecordTotals

_NAMED = 10
"""So many units are named below the tables."""
_PARTS = {"H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng năm"}


def named(period: Period) -> DateSpan | Label:
    """A quarter as a date, quarters, a month, a year or part of one in words.

    English has their codes.
    """
    span = period.span
    if period.is_of_quarters:
        ends = (quarter_of(day, period.calendar).span for day in (span.start, span.last))
        return Label(" - ".join(end.vietnamese for end in ends), period.code)
    if ".." not in span.label:
        _, _, part = span.label.partition("-")
        if part and not part.isdigit():  # "Quý" stands in a quarter already; a day needs no word
            return span
        return Label(f"{'tháng' if part else 'năm'} {span.vietnamese}", span.label)
    year, _, part = period.code.partition("-")
    vietnamese = f"{_PARTS[part]} {year}" if part in _PARTS else span.vietnamese
    return Label(vietnamese, period.code)


def dates(period: Period) -> Message:
    """The exact days of the period, and by which calendar."""
    facts = {
        "start": period.span.start,
        "end": period.span.last,
        "calendar": Message(f"calendar.{period.calendar}"),
    }
    return Message("totals.dates", facts)


def measures_line(period: Period, flows_from: Period) -> Message:
    """That flows are counted from an earlier day on, and what is a stock all the same."""
    facts = {"start": flows_from.span.start, "end": period.span.last}
    return Message("totals.cumulative", facts)


def coverage_line(coverage: Coverage) -> Message:
    """How many of the units that were to report have done so."""
    expected = len(coverage.expected)
    return Message(
        "totals.coverage" if expected else "totals.no_expected",
        {"received": expected - len(coverage.missing), "expected": expected},
    )


def open_notes(
    facts: Sequence[ModelFact], issues: IssueBalance, coverage: Coverage, *, of_all: bool
) -> tuple[Message, ...]:
    """What the tables leave open; issues and reports are those of no one campaign."""
    notes: list[Message] = []
    undated = sum(f.count for f in facts if f.measure is Measure.UNDATED)
    if undated:
        notes.append(Message("totals.undated_models", {"count": undated}))
    if of_all and issues.undated:
        notes.append(Message("totals.undated_issues", {"count": issues.undated}))
    if of_all and issues.reopened:
        notes.append(Message("totals.reopened", {"count": issues.reopened}))
    if of_all and coverage.missing:
        notes.append(_missing(list(coverage.missing.values())))
    return tuple(notes)


def _missing(names: Sequence[str]) -> Message:
    """Who has not reported; of many the first, for `coverage` names them all."""
    facts = {"count": len(names), "names": "; ".join(names)}
    if len(names) <= _NAMED + 1:
        return Message("totals.missing", facts)
    first = {"names": "; ".join(names[:_NAMED]), "more": len(names) - _NAMED}
    return Message("totals.missing_many", {**facts, **first})


def undated_notes(others: Mapping[Entity, RecordTotals]) -> list[Message]:
    """How many records of the other kinds have no date inside one period."""
    return [
        Message("totals.undated_records", {"kind": entity.plural, "count": found.undated})
        for entity, found in others.items()
        if found.undated
    ]
