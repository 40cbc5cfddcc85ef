"""Under each figure of the totals the command that lists its records.

Works from the figures as JSON has them, so that it explains what was printed and nothing else. The
list of a command is as long as its figure; figures of no one period (`rest`) have no command.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dan_van.domain.period import Period, parse_period
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.totals import Measure
from dan_van.domain.unit import UnitRef
from dan_van.domain.wording import Label, Message
from dan_van.entities import ENTITIES, ISSUE, MODEL, UNIT, Entity
from dan_van.errors import NotFound, WrongInput
from dan_van.services.counted_issues import FIGURES
from dan_van.services.lookups import Lookups
from dan_van.services.model_filters import UNKNOWN
from dan_van.services.totals_tables import ISSUE_LABELS, MEASURE_LABELS

_TWO = 2
_TIMES = ("month", "quarter", "year")
_OF_UNITS = frozenset({"unit", "district", "type"})
_COUNT = Label("Số lượng", "Count")
_TOTAL = Label("Tổng cộng", "Total")
_NOT_KNOWN = Label("Chưa rõ", "Unknown")
_UNDATED = Label("Chưa rõ kỳ", "Undated")
_AT_LEVEL = Label("Cấp này công nhận", "Recognised by it")
_REOPENED = Label("Mở lại", "Reopened")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One figure, where it stands, and the words behind `dan-van` that list its records."""

    form: str
    cells: Mapping[str, str | None]
    figure: str
    label: Label
    count: int
    words: tuple[str, ...]


def explained(
    document: Document,
    period: Period,
    lookups: Lookups,
    *,
    flows_from: Period | None = None,
    campaign: str | None = None,
    as_of: date | None = None,
    program: Sequence[str] = ("dan-van",),
) -> Document:
    """The document with a table of commands behind its tables, one for each figure that is not 0.

    `program` is how this program was called, `flows_from` the period of cumulative flows, `as_of`
    the day at whose end the register is looked at.
    """
    payload = document.payload
    if not isinstance(payload, dict):
        raise TypeError("totals have a payload")
    shown: dict[str, list[UnitRef]] = {}
    for unit in lookups.units.all:
        shown.setdefault(lookups.name_in_list(unit.id), []).append(unit)
    maker = _Maker(
        period=period,
        flows=flows_from or period,
        lookups=lookups,
        shown=shown,
        campaign=campaign,
        as_of=as_of,
    )
    found = [*maker.models(payload["models"])]
    if campaign is None:
        found += maker.issues(payload["issues"])
    for entity in ENTITIES:
        if entity.counted_by and str(entity.form) in payload:
            found += maker.records(entity, payload[str(entity.form)])
    commands = [shlex.join((*program, *each.words)) for each in found]
    return replace(
        document,
        tables=(*document.tables, _table(found, commands, lookups)),
        payload=payload
        | {
            "explain": [
                {
                    "form": each.form,
                    "row": dict(each.cells),
                    "figure": each.figure,
                    "count": each.count,
                    "command": command,
                }
                for each, command in zip(found, commands, strict=True)
            ]
        },
    )


def _table(found: Sequence[Explained], commands: Sequence[str], lookups: Lookups) -> Table:
    sectors = {sector.code: Label(sector.name_vi, sector.name_en) for sector in lookups.sectors}
    columns = (
        Column(key="row", label=Label("Dòng", "Row")),
        Column(key="figure", label=Label("Cột", "Column")),
        Column(key="count", label=_COUNT, kind=ColumnKind.NUMBER),
        Column(key="command", label=Label("Lệnh liệt kê", "Command"), kind=ColumnKind.CODE),
    )
    rows = tuple(
        Row((_row_label(each, sectors), each.label, each.count, command))
        for each, command in zip(found, commands, strict=True)
    )
    return Table(key="explain", title=Message("explain.title"), columns=columns, rows=rows)


def _row_label(each: Explained, sectors: Mapping[str, Label]) -> Label:
    entity = next(e for e in ENTITIES if e.form == each.form)
    labels = [entity.plural, *(_named(entity, k, v, sectors) for k, v in each.cells.items())]
    if not each.cells:
        labels.append(_TOTAL)
    return Label(" · ".join(x.vi for x in labels), " · ".join(x.en for x in labels))


def _named(
    entity: Entity, dimension: str, value: str | None, sectors: Mapping[str, Label]
) -> Label:
    if value is None:
        return _NOT_KNOWN
    if dimension == "sector" and value in sectors:
        return sectors[value]
    fields = UNIT.fields if dimension == "type" else entity.fields
    for field in fields:
        if field.name == dimension:
            found = [c.label for c in field.choices if c.value == value]
            return found[0] if found else Label(value, value)
    return Label(value, value)


def _subtotals(figures: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The lines of each of two dimensions alone; parts of a period are not added up."""
    by: Sequence[str] = figures["by"]
    if len(by) < _TWO or any(dimension in _TIMES for dimension in by):
        return []
    found: dict[tuple[str, Any], dict[str, Any]] = {}
    for dimension in by:
        for row in figures["rows"]:
            key = (dimension, row[dimension])
            line = found.setdefault(key, {dimension: row[dimension], **dict.fromkeys(Measure, 0)})
            for measure in Measure:
                line[measure] += row[measure]
    return list(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    period: Period
    flows: Period
    lookups: Lookups
    shown: Mapping[str, Sequence[UnitRef]]
    campaign: str | None
    as_of: date | None

    def models(self, figures: Mapping[str, Any]) -> Iterator[Explained]:
        for row in (*figures["rows"], *_subtotals(figures), figures["total"]):
            cells = {key: row[key] for key in figures["by"] if key in row}
            where = self._where(cells)
            if where is None:
                continue
            where += self._merged_by(cells)
            for measure in Measure:
                if row[measure]:
                    label = MEASURE_LABELS.get(measure, _UNDATED)
                    words = ("model", "list", *self._measured(measure, cells), *where)
                    yield self._explained(MODEL, cells, measure, label, row[measure], words)

        for level, count in figures.get("recognised_by_level", {}).items():
            if count:
                words = ("model", "list", "--period", self.flows.code, "--event", "recognised")
                words = (*words, "--event-level", level)
                cells = {"level": None if level == UNKNOWN else level}
                yield self._explained(MODEL, cells, "recognised_by_level", _AT_LEVEL, count, words)

    def _part(self, cells: Mapping[str, str | None]) -> Period | None:
        """The part of the period that a row is about, where time is a dimension."""
        part = next((cells[time] for time in _TIMES if cells.get(time)), None)
        if part is None:
            return None
        return parse_period(part, calendar=self.period.calendar, today=self.period.span.start)

    def _merged_by(self, cells: Mapping[str, str | None]) -> tuple[str, ...]:
        """Units stand in a part of the period as they were at the end of the whole."""
        part = self._part(cells)
        if part is None or _OF_UNITS.isdisjoint(cells):
            return ()
        first, end = part.span.end.isoformat(), self.period.span.end.isoformat()
        if not any(first <= k.on < end for k in self.lookups.successions.links if k.is_whole):
            return ()
        return ("--merged-by", self.period.span.last.isoformat())

    def _measured(self, measure: Measure, cells: Mapping[str, str | None]) -> tuple[str, ...]:
        part = self._part(cells)
        period, flows = (self.period, self.flows) if part is None else (part, part)
        if measure is Measure.ACTIVE:
            return ("--active-on", period.span.last.isoformat())
        return ("--period", flows.code, "--event", measure.value)

    def issues(self, figures: Mapping[str, Any]) -> Iterator[Explained]:
        by = figures.get("by", ())
        for row in (*figures.get("rows", ()), figures):
            cells = {key: row[key] for key in by if row is not figures}
            where = self._where(cells)
            for figure in FIGURES:
                if row[figure] and where is not None:
                    label = ISSUE_LABELS.get(
                        figure, _REOPENED if figure == "reopened" else _UNDATED
                    )
                    words = ("issue", "list", "--period", self.period.code, "--counted", figure)
                    yield self._explained(
                        ISSUE, cells, figure, label, row[figure], (*words, *where)
                    )

    def records(self, entity: Entity, figures: Mapping[str, Any]) -> Iterator[Explained]:
        series: list[tuple[dict[str, str], Mapping[str, Any]]] = [({}, figures)]
        if entity.kept_apart_by is not None:
            apart = entity.kept_apart_by
            values = [c.value for c in entity.field(apart).choices]
            series = [({apart: value}, figures[value]) for value in values if value in figures]
        for fixed, part in series:
            for row in (*part["rows"], part["total"]):
                cells = {**fixed, **{key: row[key] for key in entity.counted_by if key in row}}
                where = self._where(cells)
                if row["count"] and where is not None:
                    words = (entity.name, "list", "--period", self.period.code, *where)
                    yield self._explained(entity, cells, "count", _COUNT, row["count"], words)

    def _explained(
        self,
        entity: Entity,
        cells: Mapping[str, str | None],
        figure: str,
        label: Label,
        count: int,
        words: tuple[str, ...],
    ) -> Explained:
        if self.campaign is not None:
            words = (*words, "--campaign", self.campaign)
        if self.as_of is not None:
            words = (*words, "--as-of", self.as_of.isoformat())
        return Explained(
            form=str(entity.form),
            cells=cells,
            figure=figure,
            label=label,
            count=count,
            words=words,
        )

    def _where(self, cells: Mapping[str, str | None]) -> tuple[str, ...] | None:
        """The filters of a row; None for one that no filter finds."""
        words: list[str] = []
        for dimension, value in cells.items():
            if dimension in _TIMES:
                if value is None or not value[:1].isdigit():
                    return None
            elif dimension in {"unit", "district"} and value is not None:
                name = self._typed_unit(value)
                if name is None:
                    return None
                words += [f"--{dimension}", name]
                words += ["--own"] if dimension == "unit" else []
            else:
                words += [f"--{dimension}", UNKNOWN if value is None else value]
        return tuple(words)

    def _typed_unit(self, shown: str) -> str | None:
        """A text by which a command finds the unit that is shown so."""
        lookups = self.lookups
        for unit in self.shown.get(shown, ()):
            for text in (unit.name, unit.code, lookups.name_in_sheet(unit.id)):
                try:
                    if text is not None and lookups.unit(text).id == unit.id:
                        return text
                except (NotFound, WrongInput):
                    continue
        return None
