"""The totals that a sheet states of itself, read from its total and group rows.

A figure under a column of marks (*Tập thể*, *Đã tổ chức*) is held against the rows marked there;
a ratio there ("63/64") also against the number of rows. A figure under a column of text is held
against all rows it claims to add up. A sentence ("Tổng cộng: 10 mô hình, 8 tập thể") states what
its words say. Figures under columns of numbers are sums of something else and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dan_van.domain.cell import CellProblem
from dan_van.domain.cell_number import parse_figure
from dan_van.domain.figure import Figure
from dan_van.domain.import_plan import DeclaredTotal, ParsedRow, Problem, Severity
from dan_van.domain.number_style import NumberStyle
from dan_van.domain.record import FieldValue, text_of
from dan_van.domain.sheet import RawCell, SheetColumn, SheetLayout, TextCell, TotalRow
from dan_van.domain.vietnamese import clean
from dan_van.domain.wording import Label, Message
from dan_van.entities import MODEL, Entity, Kind
from dan_van.entities.model import KINDS
from dan_van.services.lookups import Lookups
from dan_van.services.stated_totals import UNITS, Sentences

_IN_WORDS = re.compile(r"^[^:\d]*:\s*(?P<figure>\d[\d.,  ]*)", re.UNICODE)
_WORDS_AND_NUMBER = re.compile(r"[^\W\d_]{2}.*\d|\d.*[^\W\d_]{2}", re.DOTALL)
_TEXT_KINDS = {Kind.NAME, Kind.TEXT, Kind.UNIT, Kind.SECTOR, Kind.CHOICE, Kind.PROSE, Kind.CODE}


def declared_totals(
    entity: Entity,
    layout: SheetLayout,
    rows: Sequence[ParsedRow],
    group_values: Mapping[tuple[str, ...], Mapping[str, FieldValue]],
    sentences: Sentences,
) -> Iterator[DeclaredTotal]:
    """Every total that a total or group row states, with what the rows of the layout give.

    `rows` are the parsed rows of the layout; refused ones count too, since the sender counted them.
    """
    by_number = {row.row: row for row in rows}
    for total in layout.totals:
        covered = [by_number[n] for n in total.data_rows if n in by_number]
        group = group_values.get(total.groups, {})
        in_words = {
            cell.column: tuple(
                sentences.totals(cell, sheet=layout.sheet, covered=covered, group=group)
            )
            for cell in _sentences(entity, layout, total)
        }
        for stated in in_words.values():
            yield from stated
        for column, figure, option in _figures(entity, layout, total):
            if in_words.get(column):
                continue
            yield _declared(entity, layout, total, column, figure, option, covered, group)


def disagreement(total: DeclaredTotal, lookups: Lookups) -> Problem:
    """The warning about a total that is not what was counted; it says what was counted."""
    kinds = {choice.value: choice.label for choice in KINDS}
    sectors = {sector.code: Label(sector.name_vi, sector.name_en) for sector in lookups.sectors}
    named = [
        Label(total.unit, total.unit) if total.unit else None,
        sectors.get(total.sector or ""),
        kinds.get(total.kind or ""),
        Label("số đơn vị", "units") if total.measure == UNITS else None,
    ]
    labels = [label for label in named if label is not None]
    declared = Figure(number=total.declared, qualifier=total.qualifier, plan=total.plan)
    facts: dict[str, object] = {
        "declared": declared,
        "counted": None if total.counted is None else Figure(number=total.counted, plan=total.of),
        "what": Label(", ".join(one.vi for one in labels), ", ".join(one.en for one in labels)),
    }
    if labels:
        facts["what"] = Message("problem.total_of", {"what": facts["what"]})
    return Problem(
        code="total_disagrees",
        severity=Severity.WARNING,
        sheet=total.sheet,
        row=total.row,
        column=total.column,
        value=str(replace(declared, qualifier="=")),
        facts=facts,
    )


def _sentences(entity: Entity, layout: SheetLayout, total: TotalRow) -> Iterator[TextCell]:
    """The cells of a total row that hold words and a number, columns of marks and figures aside."""
    columns = {column.index: column for column in layout.columns}
    for index, raw in enumerate(total.cells):
        if not isinstance(raw, str) or not _WORDS_AND_NUMBER.search(raw):
            continue
        column = columns.get(index)
        name = column.field if column is not None else None
        if column is not None and name is not None:
            kind = entity.field(name).kind
            if column.option is not None or kind not in _TEXT_KINDS:
                continue
        yield TextCell(row=total.number, column=_letter(column, index), text=raw)


def _figures(
    entity: Entity, layout: SheetLayout, total: TotalRow
) -> Iterator[tuple[str, Figure, str | None]]:
    """The figures of a total row: column letter, figure, and the option of a mark column."""
    columns = {column.index: column for column in layout.columns}
    for index, raw in enumerate(total.cells):
        column = columns.get(index)
        if raw is None or isinstance(raw, bool):
            continue
        figure = _figure(raw)
        if figure is None and isinstance(raw, str) and (words := _IN_WORDS.match(clean(raw))):
            figure = _figure(words["figure"].strip())
        if figure is None:
            continue
        if column is None or column.field is None:
            # a bare number there is a serial number; the words of a label have a colon
            if isinstance(raw, str) and ":" in raw:
                yield _letter(column, index), figure, None
            continue
        declared = entity.field(column.field)
        if column.option is not None or declared.kind in {*_TEXT_KINDS, Kind.FLAG}:
            yield column.letter, figure, column.option


def _figure(raw: RawCell) -> Figure | None:
    figure = parse_figure(raw, NumberStyle())
    return None if isinstance(figure, CellProblem) else figure


def _letter(column: SheetColumn | None, index: int) -> str:
    if column is not None:
        return column.letter
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _declared(
    entity: Entity,
    layout: SheetLayout,
    total: TotalRow,
    column: str,
    figure: Figure,
    option: str | None,
    covered: Sequence[ParsedRow],
    group: Mapping[str, FieldValue],
) -> DeclaredTotal:
    option_field = next(
        (c.field for c in layout.columns if c.letter == column and c.option is not None), None
    )
    counted = sum(
        1
        for row in covered
        if option is None or text_of(row.values.get(str(option_field))) == option
    )
    flag = _flag_over(entity, layout, column)
    if flag is not None:
        counted = sum(1 for row in covered if row.values.get(flag) is True)
    said: dict[str, str | None] = {
        "unit": text_of(group.get("unit")),
        "sector": text_of(group.get("sector")),
        "kind": text_of(group.get("kind")),
    }
    if option_field is not None:
        said[option_field] = option
    return DeclaredTotal(
        sheet=layout.sheet,
        row=total.number,
        column=column,
        measure="registered" if entity is MODEL else str(entity.form),
        unit=said["unit"],
        sector=said["sector"],
        kind=said["kind"],
        declared=figure.number,
        qualifier=figure.qualifier,
        counted=counted,
        plan=figure.plan,
        of=len(covered) if flag is not None else None,
    )


def _flag_over(entity: Entity, layout: SheetLayout, letter: str) -> str | None:
    """The FLAG field of that column, whose figures count its ticks; None where it is another."""
    fields = (c.field for c in layout.columns if c.letter == letter and c.field is not None)
    return next((name for name in fields if entity.field(name).kind is Kind.FLAG), None)
