"""Who was to report on a period, and who did: in time, late, with nothing in it, or not at all.

A unit that was closed before the period ended stands on neither side of a rate. A form that came
in empty is 0; one that did not come is `-`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dan_van.domain.period import Period
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Emphasis, Row, Table, Value
from dan_van.domain.totals import Coverage
from dan_van.domain.wording import Label, Message
from dan_van.entities import ENTITIES, UNIT, Kind
from dan_van.services.lookups import Lookups
from dan_van.services.totals_words import dates, named
from dan_van.storage.coverage import reporting_units
from dan_van.storage.received import arrivals, records_by_form
from dan_van.storage.settings import read_settings
from dan_van.storage.units import closed_units, expected_units, units_below

DAYS_TO_REPORT = 10
"""Days after a period's end in which a report is in time, unless the register says otherwise."""


class Standing(StrEnum):
    """What came from a unit."""

    RECEIVED = "received"
    LATE = "late"
    ZERO = "zero"
    MISSING = "missing"


_STANDINGS = {
    "received": Label("Đã báo cáo", "Received"),
    "late": Label("Báo cáo muộn", "Late"),
    "zero": Label("Báo cáo không có", "Reported zero"),
    "late_zero": Label("Báo cáo không có, muộn", "Reported zero, late"),
    "missing": Label("Chưa báo cáo", "Missing"),
}
_FORMS = {
    "models": Label("Mô hình", "Models"),
    "issues": Label("Vụ việc", "Issues"),
    "activities": Label("Hoạt động", "Activities"),
    "awards": Label("Khen thưởng", "Awards"),
    "tasks": Label("Nhiệm vụ", "Tasks"),
    "documents": Label("Văn bản", "Documents"),
    "figures": Label("Số liệu", "Figures"),
}
_TABLES = {
    str(entity.form): entity.table
    for entity in ENTITIES
    if entity.form in _FORMS
    and any(f.name == "unit" and f.kind is Kind.UNIT for f in entity.fields)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReport:
    """What one unit sent: the day on which its first file came, its records by form.

    `arrived` is None where there is no file, or where its records were typed in.
    """

    name: str
    is_received: bool
    arrived: date | None
    days_late: int
    forms: Mapping[str, int | None]

    @property
    def is_zero(self) -> bool:
        """Whether it reported that there is nothing to report."""
        return bool(self.forms) and all(number == 0 for number in self.forms.values())

    @property
    def standing(self) -> str:
        """The standing in one word, for the table and for JSON."""
        if not self.is_received:
            return Standing.MISSING
        if self.is_zero:
            return "late_zero" if self.days_late else Standing.ZERO
        return Standing.LATE if self.days_late else Standing.RECEIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Every unit that was to report on a period, in the register's order; those closed by its end.

    `deadline` is the last day in time.
    """

    period: Period
    deadline: date
    units: Sequence[UnitReport]
    closed: Sequence[str]

    @property
    def missing(self) -> list[str]:
        """Names of the units from which nothing came."""
        return [unit.name for unit in self.units if not unit.is_received]

    @property
    def late(self) -> list[UnitReport]:
        """Units whose report came after the deadline."""
        return [unit for unit in self.units if unit.days_late]

    @property
    def zero(self) -> list[str]:
        """Names of the units that reported nothing."""
        return [unit.name for unit in self.units if unit.is_received and unit.is_zero]


def reports_of(conn: sqlite3.Connection, period: Period, *, unit: str | None = None) -> Reports:
    """Look up what came for a period, perhaps from one unit and those below it alone.

    Raises:
        NotFound: there is no such unit.
        WrongInput: several units bear that name.
    """
    lookups = Lookups(conn)
    start, end = period.span.start.isoformat(), period.span.end.isoformat()
    within = units_below(conn, lookups.unit(unit).id) if unit is not None else None
    expected = [number for number, _ in expected_units(conn, start, end)]
    closed = [number for number, _ in closed_units(conn, start, end)]
    if within is not None:
        expected = [number for number in expected if number in within]
        closed = [number for number in closed if number in within]
    received = received_from(conn, period.span, expected, lookups=lookups)

    def seen_as(number: int) -> int:
        return lookups.successions.seen_as(number, end)

    arrived: dict[int, str] = {}
    for number, day in arrivals(conn, period.span).items():
        arrived[seen_as(number)] = min(day, arrived.get(seen_as(number), day))
    by_form = records_by_form(conn, period.span, _TABLES, seen_as=seen_as)
    deadline = period.span.last + timedelta(days=days_to_report(conn))
    units: list[UnitReport] = []
    for number in expected:
        came = date.fromisoformat(arrived[number]) if number in arrived else None
        found = UnitReport(
            name=lookups.name_in_list(number),
            is_received=number in received,
            arrived=came,
            days_late=max((came - deadline).days, 0) if came else 0,
            forms=by_form.get(number, {}),
        )
        units.append(found)
    return Reports(
        period=period,
        deadline=deadline,
        units=tuple(units),
        closed=tuple(lookups.name_in_list(number) for number in closed),
    )


def coverage_of(conn: sqlite3.Connection, span: DateSpan, *, lookups: Lookups) -> Coverage:
    """Which units were expected to report on the span, and which of them did."""
    expected = dict(expected_units(conn, span.start.isoformat(), span.end.isoformat()))
    return Coverage(
        expected=expected, received=received_from(conn, span, expected, lookups=lookups)
    )


def received_from(
    conn: sqlite3.Connection, span: DateSpan, expected: Iterable[int], *, lookups: Lookups
) -> frozenset[int]:
    """The units from which something of the period is there, also under what went into them.

    Of those that are expected it is told for certain, of others as it happens.
    """
    end = span.end.isoformat()
    successions = lookups.successions
    among = successions.counted_under(expected, end)
    found = reporting_units(conn, span, among=among)
    return found.union(successions.seen_as(unit, end) for unit in found)


def days_to_report(conn: sqlite3.Connection) -> int:
    """So many days after a period's end a report is still in time."""
    return int(read_settings(conn).get("deadline", DAYS_TO_REPORT))


def coverage_document(reports: Reports, *, only_missing: bool = False, today: date) -> Document:
    """Who reported and who did not, unit by unit, with the counts above."""
    counts = {
        "expected": len(reports.units),
        "received": len(reports.units) - len(reports.missing),
        "late": len(reports.late),
        "zero": len(reports.zero),
        "missing": len(reports.missing),
    }
    notes = []
    if reports.missing and not only_missing:
        facts = {"count": len(reports.missing), "names": "; ".join(reports.missing)}
        notes.append(Message("totals.missing", facts))
    if reports.closed:
        facts = {"count": len(reports.closed), "names": "; ".join(reports.closed)}
        notes.append(Message("coverage.closed", facts))
    shown = [u for u in reports.units if not only_missing or not u.is_received]
    return Document(
        title=Message("coverage.title", {"period": named(reports.period)}),
        facts=(
            dates(reports.period),
            Message("coverage.counts" if reports.units else "totals.no_expected", counts),
            Message("coverage.deadline", {"deadline": reports.deadline}),
        ),
        tables=(_table(shown),) if shown else (),
        notes=tuple(notes),
        payload=_payload(reports, today),
    )


def _table(units: Sequence[UnitReport]) -> Table:
    forms = [form for form in _FORMS if any(form in unit.forms for unit in units)]
    columns = (
        Column(key="unit", label=UNIT.label),
        Column(
            key="standing",
            label=Label("Tình trạng", "Standing"),
            kind=ColumnKind.CHOICE,
            choices=_STANDINGS,
        ),
        Column(key="arrived", label=Label("Ngày nhận", "Arrived"), kind=ColumnKind.DATE),
        *(Column(key=form, label=_FORMS[form], kind=ColumnKind.NUMBER) for form in forms),
    )
    rows = []
    for unit in units:
        arrived: Value = DateSpan.day(unit.arrived) if unit.arrived else None
        counts: list[Value] = [unit.forms.get(form) for form in forms]
        rows.append(Row((unit.name, unit.standing, arrived, *counts), Emphasis.ITEM))
    return Table(key="units", columns=columns, rows=tuple(rows))


def _payload(reports: Reports, today: date) -> dict[str, object]:
    return {
        **_period_payload(reports),
        "as_of": today.isoformat(),
        "expected": len(reports.units),
        "received": len(reports.units) - len(reports.missing),
        "late": [unit.name for unit in reports.late],
        "zero": reports.zero,
        "missing": reports.missing,
        "closed": list(reports.closed),
        "units": [
            {
                "unit": unit.name,
                "standing": unit.standing,
                "arrived": unit.arrived.isoformat() if unit.arrived else None,
                "days_late": unit.days_late,
                "forms": dict(unit.forms),
            }
            for unit in reports.units
        ],
    }


def _period_payload(reports: Reports) -> dict[str, object]:
    period = reports.period
    return {
        "period": {
            "code": period.code,
            "start": period.span.start.isoformat(),
            "end": period.span.last.isoformat(),
            "calendar": period.calendar.value,
        },
        "deadline": reports.deadline.isoformat(),
    }


def reminder_document(reports: Reports, *, today: date) -> Document:
    """A letter to the units from which nothing came, to be pasted into a mail or a message."""
    payload = {**_period_payload(reports), "as_of": today.isoformat(), "to": reports.missing}
    period = named(reports.period)
    if not reports.missing:
        nobody = Message("reminder.nobody", {"period": period})
        return Document(tables=(), facts=(nobody,), payload=payload)
    days = (today - reports.deadline).days
    span = reports.period.span
    facts = {
        "names": "; ".join(reports.missing),
        "period": period,
        "start": span.start,
        "end": span.last,
        "today": today,
        "deadline": reports.deadline,
        "days": days,
    }
    asks = "reminder.overdue" if days > 0 else "reminder.due"
    letter = ("reminder.to", "reminder.not_received", asks, "reminder.zero", "reminder.thanks")
    return Document(tables=(), facts=tuple(Message(key, facts) for key in letter), payload=payload)
