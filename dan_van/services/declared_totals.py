"""The totals that a sheet states of itself, read from its total and group rows.

A figure under a column of marks (*Tập thể*, *Đã tổ chức*) is held against the rows marked there;
a ratio there ("63/64") also against the number of rows. A figure under a column of text, or in the
words of the label ("Tổng cộng: 10 mô hình"), is held against all rows it claims to add up. Figures
under columns of numbers are sums of something else and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dan_van.domain.cell import CellProblem
from dan_van.domain.cell_number import parse_figure
from dan_van.domain.figure import Figure
from dan_van.domain.import_plan import DeclaredTotal, ParsedRow
from dan_van.domain.number_style import NumberStyle
from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.sheet import RawCell, SheetColumn, SheetLayout, TotalRow
from dan_van.domain.vietnamese import clean
from dan_van.entities import MODEL, Entity, Kind

_IN_WORDS = re.compile(r"^[^:\d]*:\s*(?P<figure>\d[\d.,  ]*)", re.UNICODE)
_TEXT_KINDS = {Kind.NAME, Kind.TEXT, Kind.UNIT, Kind.SECTOR, Kind.CHOICE, Kind.PROSE, Kind.CODE}


def declared_totals(
    entity: Entity,
    layout: SheetLayout,
    rows: Sequence[ParsedRow],
    group_values: Mapping[tuple[str, ...], Mapping[str, FieldValue]],
) -> Iterator[DeclaredTotal]:
    """Every stated total of a layout, with what its rows give.

    `rows` are the parsed rows of the layout; refused ones count too, since the sender counted them.
    """
    by_number = {row.row: row for row in rows}
    for total in layout.totals:
        covered = [by_number[n] for n in total.data_rows if n in by_number]
        group = group_values.get(total.groups, {})
        for column, figure, option in _figures(entity, layout, total):
            yield _declared(entity, layout, total, column, figure, option, covered, group)


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
        1 for row in covered if option is None or _text(row.values.get(str(option_field))) == option
    )
    flag = _flag_over(entity, layout, column)
    if flag is not None:
        counted = sum(1 for row in covered if row.values.get(flag) is True)
    said: dict[str, str | None] = {
        "unit": _text(group.get("unit")),
        "sector": _text(group.get("sector")),
        "kind": _text(group.get("kind")),
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


def _text(value: FieldValue) -> str | None:
    match value:
        case Ref():
            return value.text
        case str():
            return value
        case _:
            return None
