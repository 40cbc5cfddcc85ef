"""How the rows of each form meet the register: what is stored already, and how a row is applied.

Any declared form is imported by `RecordImporter`; models and issues, which have stages and a
timeline, add theirs. All run inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from dan_van.domain.import_plan import (
    Decision,
    Identity,
    Known,
    New,
    ParsedRow,
    Problem,
    decide,
    identity_key,
)
from dan_van.domain.issue import (
    SETTLED,
    STATUS_ORDER,
    Event,
    IssueEvent,
    Status,
    event_of,
)
from dan_van.domain.model import Level, Stage, StageEvent, merge_event, stated_events
from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.vietnamese import identity
from dan_van.entities import ISSUE, MODEL, Entity, Kind
from dan_van.services.plain_records import defaults_of
from dan_van.services.stage_lists import StageLists, is_listed
from dan_van.storage import conditions
from dan_van.storage.batches import RowOutcome
from dan_van.storage.issues import add_events, insert_issues
from dan_van.storage.models import change_events, events_of, insert_models
from dan_van.storage.records import Condition, give_codes, insert_all, keep_code, select, update


@dataclass(slots=True)
class RecordImporter:
    """Imports rows of one form; `today` dates what has no date and no period."""

    conn: sqlite3.Connection
    entity: Entity
    today: date

    def decide(self, rows: Sequence[ParsedRow]) -> list[Decision]:
        """Hold the rows against each other and against the register."""
        stored, by_code = self._stored(rows)
        return decide(
            rows,
            stored=stored,
            by_code=by_code,
            identity_of=self._identity,
            plain_fields=frozenset(
                f.name for f in self.entity.fields if not f.is_derived and f.name != "code"
            ),
            headline=self.entity.headline,
        )

    def apply(
        self, decisions: Sequence[New | Known], batch_id: int, period: Period | None
    ) -> list[RowOutcome]:
        """Write what was decided of the rows of a file; says what came of each.

        What is known is changed first: a name that it gives up can then be taken by a new record.
        """
        outcomes: list[RowOutcome] = []
        for decision in decisions:
            if isinstance(decision, Known):
                is_changed = self._change(decision, batch_id, period)
                outcome = "changed" if is_changed else "unchanged"
                outcomes.append(self._outcome(decision.row, decision.record.id, outcome))
        new = [decision.row for decision in decisions if isinstance(decision, New)]
        ids = self._insert(new, batch_id, period)
        form = str(self.entity.form)
        outcomes += [
            RowOutcome(form, number, row.sheet, row.row, "new")
            for row, number in zip(new, ids, strict=True)
        ]
        return outcomes

    def _outcome(self, row: ParsedRow, record_id: int, outcome: str) -> RowOutcome:
        return RowOutcome(str(self.entity.form), record_id, row.sheet, row.row, outcome)

    def _insert(self, rows: Sequence[ParsedRow], batch_id: int, period: Period | None) -> list[int]:
        """Store new records; returns their row ids in the order of the rows."""
        del batch_id  # only events keep it; the row itself is recorded with the batch
        dated = self.entity.dated_by
        given: dict[str, FieldValue] = dict(defaults_of(self.entity))
        if dated is not None and period is not None:
            given[dated] = period.span
        records = [{**given, **values} for values in self._plain(rows, period)]
        return insert_all(self.conn, self.entity, records)

    def _change(self, known: Known, batch_id: int, period: Period | None) -> bool:
        del batch_id, period
        update(self.conn, self.entity, known.record.id, known.changes)
        return bool(known.changes)

    def _plain(
        self, rows: Sequence[ParsedRow], period: Period | None
    ) -> list[dict[str, FieldValue]]:
        """The fields of new records that are stored as they are, their codes among them."""
        prefix = self.entity.code_prefix
        said = set(chain.from_iterable(row.values for row in rows))
        derived = [f.name for f in self.entity.fields if f.is_derived and f.name in said]
        plain: list[dict[str, FieldValue]] = []
        without: dict[int, list[dict[str, FieldValue]]] = {}
        years: dict[int, int] = {}  # by the object: few dates come again and again
        for row in rows:
            values = dict(row.values)
            for name in derived:
                values.pop(name, None)
            plain.append(values)
            code = values.get("code")
            if isinstance(code, str):  # noted first: none of them may be given out
                values["code"] = code.upper()
                keep_code(self.conn, prefix, code.upper())
                continue
            dated = row.values.get(self.entity.dated_by or "")
            if id(dated) not in years:
                years[id(dated)] = self._year(dated, period)
            without.setdefault(years[id(dated)], []).append(values)
        for year, of_year in without.items():
            codes = give_codes(self.conn, prefix, year, len(of_year))
            for values, code in zip(of_year, codes, strict=True):
                values["code"] = code
        return plain

    def _year(self, dated: FieldValue, period: Period | None) -> int:
        if isinstance(dated, DateSpan):
            return dated.last.year
        return period.span.last.year if period is not None else self.today.year

    def _identity(self, values: Mapping[str, FieldValue]) -> Identity:
        return identity_key(self.entity.identity_of(values), values)

    def _stored(
        self, rows: Sequence[ParsedRow]
    ) -> tuple[dict[Identity, Record], dict[str, Record]]:
        """Active records of the units that the rows name, and those of the codes they bear."""
        codes = {str(code).upper() for row in rows if (code := row.values.get("code"))}
        active = conditions.is_active(self.entity)
        stored: dict[Identity, Record] = {}
        by_code: dict[str, Record] = {}
        for condition in (
            *self._same_identity(rows),
            *conditions.among(self.entity, "code", sorted(codes)),
        ):
            found = select(self.conn, self.entity, where=[active, condition], with_source=False)
            for record in found:
                stored[self._identity(record.values)] = record
                by_code[str(record["code"])] = record
        return stored, by_code

    def _same_identity(self, rows: Sequence[ParsedRow]) -> Iterator[Condition]:
        """Conditions that find every stored record that a row may speak of."""
        if self.entity.field("unit").is_required:
            units = {u.id for row in rows if isinstance(u := row.values.get("unit"), Ref)}
            return conditions.among(self.entity, "unit", sorted(units))
        return chain.from_iterable(
            conditions.among(self.entity, name, sorted(self._texts(rows, name)))
            for name in dict.fromkeys((self.entity.headline, self.entity.identity[0]))
        )

    def _texts(self, rows: Sequence[ParsedRow], name: str) -> set[str]:
        """What the rows hold in a field of text, as it is looked up: names by their folding."""
        texts = {str(value) for row in rows if (value := row.values.get(name)) is not None}
        is_name = self.entity.field(name).kind is Kind.NAME
        return {identity(text) for text in texts} if is_name else texts


_EVENT_FIELDS = (*(stage.value for stage in Stage), "stage", "level", "decision", "body")
"""All that `ModelImporter._events` reads of a row."""


class ModelImporter(RecordImporter):
    """Imports models: dates and stages of a row become stage events."""

    def decide(self, rows: Sequence[ParsedRow]) -> list[Decision]:
        """As for any record; a list of a stage asks before it makes a model that may be known."""
        return StageLists(self.conn).settle(super().decide(rows))

    def _stored(
        self, rows: Sequence[ParsedRow]
    ) -> tuple[dict[Identity, Record], dict[str, Record]]:
        stored, by_code = super()._stored(rows)
        StageLists(self.conn).find(rows, stored, self._identity)
        return stored, by_code

    def _insert(self, rows: Sequence[ParsedRow], batch_id: int, period: Period | None) -> list[int]:
        told: dict[tuple[FieldValue, ...], tuple[StageEvent, ...]] = {}
        events: list[tuple[StageEvent, ...]] = []
        said = set(chain.from_iterable(row.values for row in rows))
        names = [name for name in _EVENT_FIELDS if name in said]
        for row in rows:
            is_told = "stage" in said and is_listed(row)
            key = (is_told, *[row.values.get(name) for name in names])
            if key not in told:
                told[key] = tuple(self._events(row, period))
            events.append(told[key])
        plain = self._plain(rows, period)
        for values in plain:
            values.setdefault("exemplar", False)
        models = list(zip(plain, events, strict=True))
        return insert_models(self.conn, models, batch_id=batch_id)

    def _change(self, known: Known, batch_id: int, period: Period | None) -> bool:
        update(self.conn, MODEL, known.record.id, known.changes)
        events = events_of(self.conn, [known.record.id])[known.record.id]
        is_own = {stage: stage.value in known.row.own for stage in Stage}
        merged = [
            merge_event(
                event,
                events,
                is_own_date=is_own[event.stage],
                is_listed=is_listed(known.row) and event.stage == known.row.values["stage"],
            )
            for event in self._events(known.row, period)
        ]
        changes = [change for change in merged if change is not None]
        if changes:
            change_events(self.conn, known.record.id, changes, batch_id=batch_id)
        return bool(known.changes or changes)

    @staticmethod
    def _events(row: ParsedRow, period: Period | None) -> list[StageEvent]:
        values = row.values
        span = period.span if period is not None else None
        dates = {s: v for s in Stage if isinstance(v := values.get(s.value), DateSpan)}
        stage = values.get("stage")
        level = values.get("level")
        registers = (not dates or stage is None) and not is_listed(row)
        if Stage.REGISTERED not in dates and span is not None and registers:
            dates[Stage.REGISTERED] = span
        events = stated_events(
            dates,
            stage=Stage(str(stage)) if stage is not None else None,
            level=Level(str(level)) if level is not None else None,
            decision=_text(values.get("decision")),
            body=_text(values.get("body")),
            period=span,
        )
        return events or [StageEvent(stage=Stage.REGISTERED)]


class IssueImporter(RecordImporter):
    """Imports issues: status and dates of a row become entries of the timeline."""

    def decide(self, rows: Sequence[ParsedRow]) -> list[Decision]:
        """As for any record; a matter that ends before it was raised is an error of its row."""
        return super().decide([_with_order_checked(row) for row in rows])

    def _insert(self, rows: Sequence[ParsedRow], batch_id: int, period: Period | None) -> list[int]:
        span = period.span if period is not None else None
        plain = self._plain(rows, period)
        issues = [(v, self._events(row, span)) for v, row in zip(plain, rows, strict=True)]
        return insert_issues(self.conn, issues, batch_id=batch_id)

    @staticmethod
    def _events(row: ParsedRow, period: DateSpan | None) -> list[IssueEvent]:
        raised = _span(row.values.get("raised")) or period
        events = [IssueEvent(event=Event.RAISED, status=Status.NEW, on=raised)]
        status = _status(row)
        if status is not Status.NEW:
            events.append(_move(row, status, period))
        return events

    def _change(self, known: Known, batch_id: int, period: Period | None) -> bool:
        update(self.conn, ISSUE, known.record.id, known.changes)
        stated = _status(known.row)
        current = Status(str(known.record["status"]))
        moves = current not in SETTLED and STATUS_ORDER.index(stated) > STATUS_ORDER.index(current)
        if moves:
            span = period.span if period is not None else None
            events = [_move(known.row, stated, span)]
            add_events(self.conn, known.record.id, events, batch_id=batch_id)
        return bool(known.changes) or moves


def _with_order_checked(row: ParsedRow) -> ParsedRow:
    raised = _span(row.values.get("raised"))
    for name in ("resolved", "closed"):
        end = _span(row.values.get(name))
        if raised is not None and end is not None and end.end <= raised.start:
            problem = Problem(
                code="ends_before_start",
                sheet=row.sheet,
                row=row.row,
                column=row.cells.get(name),
                field=name,
                value=end.label,
                facts={"start": raised, "end": end},
            )
            return row._replace(problems=(*row.problems, problem))
    return row


def _status(row: ParsedRow) -> Status:
    """The status a row states: its own, else what its dates tell."""
    stated = row.values.get("status")
    if stated is not None:
        return Status(str(stated))
    for name, status in (
        ("resolved", Status.RESOLVED),
        ("closed", Status.CLOSED),
        ("advised", Status.ADVISED),
    ):
        if row.values.get(name) is not None:
            return status
    return Status.NEW


def _move(row: ParsedRow, status: Status, period: DateSpan | None) -> IssueEvent:
    """The entry for a stated status: its own date, for a settlement else the period."""
    own = {Status.RESOLVED: "resolved", Status.CLOSED: "closed", Status.ADVISED: "advised"}
    on = _span(row.values.get(own.get(status, "")))
    if on is None and status in SETTLED:
        on = period
    note = _text(row.values.get("result")) if status in SETTLED else None
    return IssueEvent(event=event_of(status), status=status, on=on, note=note)


def _span(value: FieldValue) -> DateSpan | None:
    return value if isinstance(value, DateSpan) else None


def _text(value: FieldValue) -> str | None:
    return value if isinstance(value, str) else None
