"""How workbooks are read: what an import would take each row and column of a sheet for.

Nothing is written, and nothing is decided about a row: what its cells hold is for the import.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from pathlib import Path

from dan_van.domain.headings import Teaching, ToldHeading
from dan_van.domain.period import Calendar
from dan_van.domain.sheet import FileRefused, RawCell, RawSheet, RawWorkbook, SheetLayout
from dan_van.domain.sheet_map import Stretch, map_rows
from dan_van.domain.span import DateSpan
from dan_van.domain.unit_title import sender_text
from dan_van.domain.vietnamese import one_line
from dan_van.domain.wording import Message
from dan_van.services.begun_reading import read_beforehand
from dan_van.services.learned_headings import check_told
from dan_van.services.lookups import Lookups
from dan_van.services.named_sheets import named_sheets
from dan_van.services.sheet_layouts import layouts_of, why_none
from dan_van.services.sheet_titles import period_of_sheet, units_of_sheets

_SAMPLE_LENGTH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReading:
    """A column: its letter, its heading, the field it is read as, and the first value in it.

    `option` is what a mark in it stands for, `says` what its heading says of every figure in it,
    `suggestion` a field that it might be but is not read as.
    """

    letter: str
    header: str
    field: str | None
    option: str | None
    says: tuple[tuple[str, str], ...]
    suggestion: str | None
    sample: str | DateSpan | None
    row: int | None = None

    @property
    def place(self) -> str:
        """The letter; on a one-page form, where each label has one cell, the address of that."""
        return self.letter if self.row is None else f"{self.letter}{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """A table of a sheet; `table` counts them from 1 and is 1 where a sheet has none.

    Rows are numbered as a spreadsheet shows them. `total_rows` are totals and subtotals, without
    the group rows that carry sums. `refused` says why the table is not imported.
    """

    sheet: str
    table: int
    is_hidden: bool
    form: str | None
    header_rows: tuple[int, ...]
    numbering_row: int | None
    columns: tuple[ColumnReading, ...]
    data_rows: int
    group_rows: tuple[int, ...]
    total_rows: tuple[int, ...]
    note_rows: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    period: str | None
    unit: str | None
    encoding: str
    refused: Message | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """A file: its tables in reading order, or why an import would refuse it."""

    file: str
    tables: tuple[TableReading, ...] = ()
    refused: Message | None = None


def inspect_workbooks(
    conn: sqlite3.Connection,
    paths: Sequence[Path],
    *,
    calendar: Calendar,
    told: tuple[ToldHeading, ...] = (),
    sheets: Sequence[str] = (),
) -> Iterator[FileReading]:
    """Say how each file is read, one after another, by the units and sectors of a register.

    What the register learned of headings is left aside; `told` is what was said of them now, and
    `sheets` are the only ones to be read, if any are named.

    Raises:
        WrongInput: what was told does not fit the files.
    """
    from dan_van.sheets.read_many import read_each  # lazy: start-up

    lookups = Lookups(conn)
    teaching = Teaching(told=told)
    with closing(read_each(paths)) as answers:
        workbooks: Iterator[RawWorkbook | FileRefused] = answers
        if told:
            with read_beforehand(paths, answers) as (looked_at, workbooks):
                check_told(lookups, teaching, paths, looked_at, sheets=sheets)
        for path, workbook in zip(paths, workbooks, strict=True):
            yield inspect_workbook(
                lookups,
                path,
                named_sheets(workbook, sheets),
                calendar=calendar,
                teaching=teaching,
                are_named=bool(sheets),
            )


def inspect_workbook(
    lookups: Lookups,
    path: Path,
    workbook: RawWorkbook | FileRefused,
    *,
    calendar: Calendar,
    teaching: Teaching | None = None,
    are_named: bool = False,
) -> FileReading:
    """Say how one workbook is read."""
    if isinstance(workbook, FileRefused):
        return FileReading(file=path.name, refused=workbook.reason)
    layouts, _ = layouts_of(lookups, workbook, teaching, are_named=are_named)
    senders = _senders(layouts, lookups)
    tables: list[TableReading] = []
    sheets = iter(workbook.sheets)
    for _, found in groupby(zip(layouts, senders, strict=True), key=lambda pair: pair[0].sheet):
        sheet = next(sheets)
        end = 0
        pairs = list(found)
        for number, (layout, unit) in enumerate(pairs, start=1):
            period = period_of_sheet(layout, path, given=None, calendar=calendar, problems=[])
            stretches = _stretches(sheet, layout, after=end, is_last=number == len(pairs))
            tables.append(
                _table(
                    layout,
                    number,
                    stretches=stretches,
                    period=period.code if period else None,
                    unit=unit,
                )
            )
            end = max(_numbers(layout), default=end)
    is_ours = any(table.form is not None for table in tables)
    return FileReading(
        file=path.name, tables=tuple(tables), refused=None if is_ours else why_none(layouts, path)
    )


def _senders(layouts: Sequence[SheetLayout], lookups: Lookups) -> list[str | None]:
    """The sending unit of each table as the import takes it, else as the title writes it."""
    read = [layout for layout in layouts if layout.form is not None and not layout.is_hidden]
    units = iter(units_of_sheets(read, [None] * len(read), lookups, None))
    senders: list[str | None] = []
    for layout in layouts:
        is_read = layout.form is not None and not layout.is_hidden
        unit = next(units) if is_read else units_of_sheets([layout], [None], lookups, None)[0]
        text = unit.text if unit is not None else sender_text(layout.title_lines)
        senders.append(one_line(text) if text else None)
    return senders


def _table(
    layout: SheetLayout,
    number: int,
    *,
    stretches: tuple[Stretch, ...],
    period: str | None,
    unit: str | None,
) -> TableReading:
    groups = set(layout.group_rows)
    return TableReading(
        sheet=layout.sheet,
        table=number,
        is_hidden=layout.is_hidden,
        form=layout.form,
        header_rows=(*layout.header_rows, *layout.repeated_rows),
        numbering_row=layout.numbering_row,
        columns=tuple(_columns(layout)),
        data_rows=len(layout.data),
        group_rows=layout.group_rows,
        total_rows=tuple(total.number for total in layout.totals if total.number not in groups),
        note_rows=layout.note_rows,
        stretches=stretches,
        period=period,
        unit=unit,
        encoding=layout.encoding,
        refused=layout.refused,
    )


def _columns(layout: SheetLayout) -> Iterator[ColumnReading]:
    for column in layout.columns:
        cells = (row.cells[column.index] for row in layout.data if column.index < len(row.cells))
        yield ColumnReading(
            letter=column.letter,
            header=one_line(column.header),
            field=column.field,
            option=column.option,
            says=column.says,
            suggestion=column.suggestion,
            sample=next((sample for cell in cells if (sample := _sample(cell))), None),
            row=column.row,
        )


def _sample(cell: RawCell) -> str | DateSpan | None:
    """A cell as it would stand in a picture of its column; long texts are cut."""
    match cell:
        case None:
            return None
        case datetime() if cell.time() == time.min:
            return DateSpan.day(cell.date())
        case datetime():
            return cell.isoformat(" ", "minutes")
        case date():
            return DateSpan.day(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case bool():
            return "x" if cell else None
        case str() | int() | float() | time():
            text = one_line(str(cell))
        case _:
            text = cell.text
    return text if len(text) <= _SAMPLE_LENGTH else f"{text[: _SAMPLE_LENGTH - 1].rstrip()}…"


def _stretches(
    sheet: RawSheet, layout: SheetLayout, *, after: int, is_last: bool
) -> tuple[Stretch, ...]:
    """What the rows of a sheet are, from below the table before to the end of this one."""
    last = len(sheet.rows) if is_last else max(_numbers(layout), default=after)
    filled = [
        number
        for number, cells in enumerate(sheet.rows[after:last], start=after + 1)
        if any(cell is not None and str(cell).strip() for cell in cells)
    ]
    return map_rows(layout, filled)


def _numbers(layout: SheetLayout) -> Iterator[int]:
    yield from (*layout.header_rows, *layout.repeated_rows)
    yield from layout.group_rows
    yield from layout.note_rows
    yield from layout.form_rows
    yield from (row.number for row in layout.data)
    yield from (row.number for row in layout.totals)
