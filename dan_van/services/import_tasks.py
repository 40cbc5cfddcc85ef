"""How the rows of a sheet of tasks meet the register.

A task is the same one where unit, name and any period agree that it was ever planned for, so a
sheet of the second quarter still finds a task that was carried to the third. A row that says from
which period its task was carried moves that task on. The same words in the plan of another period
are another task: much of the work recurs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dan_van.domain.cell_choice import parse_choice
from dan_van.domain.import_plan import Identity, Known, ParsedRow
from dan_van.domain.period import Calendar, Period, parse_period
from dan_van.domain.record import FieldValue, Record
from dan_van.domain.span import DateSpan
from dan_van.domain.task import (
    CARRIED,
    TaskEvent,
    TaskEventKind,
    TaskStatus,
    periods_of,
    shown,
)
from dan_van.entities import TASK
from dan_van.errors import WrongInput
from dan_van.services.import_forms import RecordImporter
from dan_van.storage.settings import read_settings
from dan_van.storage.tasks import add_task_events, histories, history, insert_tasks


class TaskImporter(RecordImporter):
    """Imports tasks: period, status and date of a row become entries of the history."""

    def _insert(self, rows: Sequence[ParsedRow], batch_id: int, period: Period | None) -> list[int]:
        plain = self._plain(rows, period)
        tasks = [(v, self._events(row)) for v, row in zip(plain, rows, strict=True)]
        return insert_tasks(self.conn, tasks, batch_id=batch_id)

    def _events(self, row: ParsedRow) -> list[TaskEvent]:
        span = _span(row.values.get("period"))
        plans = [*self._carried_from(row), span]
        events = [
            TaskEvent(
                event=TaskEventKind.CARRIED if place else TaskEventKind.PLANNED, period=planned
            )
            for place, planned in enumerate(plans)
        ]
        if (settled := _settled(row, span)) is not None:
            events.append(settled)
        return events

    def _change(self, known: Known, batch_id: int, period: Period | None) -> bool:
        state = shown(history(self.conn, known.record.id))
        span = _span(known.row.values.get("period"))
        if span in state.earlier:  # its term then does not undo the one it was carried over with
            kept = {name: v for name, v in known.changes.items() if name != "due"}
            known = replace(known, changes=kept)
        is_changed = super()._change(known, batch_id, period)
        news: list[TaskEvent] = []
        is_later = span is not None and (state.period is None or span.start >= state.period.end)
        if state.status == TaskStatus.OPEN:
            if is_later:
                news.append(TaskEvent(event=TaskEventKind.CARRIED, period=span))
            if span == state.period or is_later:
                settled = _settled(known.row, span)
                news += [settled] if settled is not None else []
        add_task_events(self.conn, known.record.id, news, batch_id=batch_id)
        return is_changed or bool(news)

    def _stored(
        self, rows: Sequence[ParsedRow]
    ) -> tuple[dict[Identity, Record], dict[str, Record]]:
        stored, by_code = super()._stored(rows)
        known = {record.id: record for record in (*stored.values(), *by_code.values())}
        for task_id, events in histories(self.conn, sorted(known)).items():
            for period in periods_of(events):
                values = {**known[task_id].values, "period": period}
                stored.setdefault(self._identity(values), known[task_id])
        for row in rows:
            self._follow(row, stored)
        return stored, by_code

    def _follow(self, row: ParsedRow, stored: dict[Identity, Record]) -> None:
        """Let a row that was carried over find its task by the periods it came from."""
        for period in reversed(self._carried_from(row)):
            earlier = stored.get(self._identity({**row.values, "period": period}))
            if earlier is not None:
                stored.setdefault(self._identity(row.values), earlier)
                return

    def _carried_from(self, row: ParsedRow) -> list[DateSpan]:
        texts = row.values.get("carried_from")
        if not isinstance(texts, tuple):
            return []
        calendar = Calendar(read_settings(self.conn).get("calendar", Calendar.CALENDAR))
        try:
            periods = [parse_period(str(t), calendar=calendar, today=self.today) for t in texts]
        except WrongInput:
            return []
        return [period.span for period in periods]


def _settled(row: ParsedRow, period: DateSpan | None) -> TaskEvent | None:
    """The entry for a task that the row says is done or dropped; without a date, in the period."""
    done = _span(row.values.get("done"))
    status = _status(row.values)
    if status is TaskStatus.OPEN:
        return None
    dropped = status is TaskStatus.DROPPED
    result = row.values.get("result")
    return TaskEvent(
        event=TaskEventKind.DROPPED if dropped else TaskEventKind.DONE,
        on=done or period,
        note=result if isinstance(result, str) else None,
    )


def _status(values: Mapping[str, FieldValue]) -> TaskStatus:
    """The status that a row states; a date done, or a result that is no more, says it too."""
    stated = values.get("status")
    if stated is None and values.get("done") is not None:
        return TaskStatus.DONE
    if stated is None and isinstance(result := values.get("result"), str):
        said = parse_choice(result, TASK.field("status").choices)
        stated = said if isinstance(said, str) else None
    is_open = stated is None or stated == CARRIED  # the plan that it was carried to says when
    return TaskStatus.OPEN if is_open else TaskStatus(str(stated))


def _span(value: FieldValue) -> DateSpan | None:
    return value if isinstance(value, DateSpan) else None
