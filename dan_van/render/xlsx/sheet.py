"""One table in one sheet: title block, header, rows, notes, drop-down lists, page set-up.

Text cells have the text format: typing `03/2024` or `0912` into one does not turn it into a date or
a number, which is why the rows of a template take their dates as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dan_van.domain.figure import Figure
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Emphasis, Row, Table, Value
from dan_van.domain.wording import Message, Wording
from dan_van.render.cells import heading, heading_over, printable, shown, spoken, visible_columns
from dan_van.render.spans import runs
from dan_van.render.xlsx.lists import Lists
from dan_van.render.xlsx.styles import (
    AUTHOR,
    CHANGE_FORMAT,
    CODE_FORMAT,
    DATE_FORMAT,
    HEADING_FILL,
    NUMBER_FORMAT,
    PERCENT_FORMAT,
    REQUIRED_FILL,
    TEXT_FORMAT,
    Styles,
    put_text,
)
from dan_van.render.xlsx.text import (
    NUMBERING,
    choice_texts,
    column_width,
    fitted_width,
    looks_like_formula,
    span_cell,
    title_height,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.datavalidation import DataValidation

CHART_KEY = "chart_"
"""How the key of a table begins whose one number is drawn beside it."""

_FORMATS = {
    ColumnKind.CODE: CODE_FORMAT,
    ColumnKind.CHANGE: CHANGE_FORMAT,
    ColumnKind.PERCENT: PERCENT_FORMAT,
}

# Spreadsheets count a 29 February 1900, so what lies before it is another day in some of them.
_FIRST_DAY = date(1900, 3, 1)


class SheetWriter:
    """One table on its way into one sheet."""

    def __init__(
        self,
        *,
        workbook: Workbook,
        name: str,
        document: Document,
        table: Table,
        wording: Wording,
        blank_rows: int,
        missing: str,
    ) -> None:
        self._sheet: Any = workbook.create_sheet(name)
        self._styles = Styles(self._sheet)
        self._document = document
        self._table = table
        self._wording = wording
        self._blank_rows = blank_rows
        self._missing = missing
        self._columns = visible_columns(table)
        self._row_styles: dict[tuple[int, str, bool, bool], Cell] = {}
        self._widths: list[float] = []

    def write(self, lists: Lists) -> None:
        """Write the sheet from top to bottom."""
        titles = list(self._title_block())
        header = len(titles) + 2 if titles else 1
        top, header = header, header + any(column.over for _, column in self._columns)
        self._set_up_page(header, top=top)
        self._write_titles(titles)
        if self._columns:
            self._write_header(top, header)
            first = header + 1
            self._write_rows()
            self._write_notes()
            self._add_lists(lists, first, len(self._table.rows) + self._blank_rows)

    def draw_bars(self) -> None:
        """A native chart of the only number of a table, beside it."""
        from dan_van.render.xlsx.charts import bars_of  # lazy: start-up

        header = len(list(self._title_block())) + 2
        title = self._wording.say(self._table.title or "")
        self._sheet.add_chart(
            bars_of(self._sheet, title, header=header, rows=len(self._table.rows)), f"E{header}"
        )

    def _title_block(self) -> Iterator[tuple[str, bool]]:
        """The lines above the table, and whether each is a title."""
        titles = spoken(self._document.title, self._wording)
        own = spoken(self._table.title, self._wording)
        yield from ((line, True) for line in titles)
        yield from ((line, True) for line in own if line not in titles)
        for fact in self._document.facts:
            yield from ((line, False) for line in spoken(fact, self._wording))

    def _set_up_page(self, header: int, *, top: int) -> None:
        from openpyxl.utils import get_column_letter  # lazy: start-up
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet, wording = self._sheet, self._wording
        count = len(str(len(self._table.rows) + self._blank_rows))
        self._widths = [fitted_width(max(count, len(wording.say(NUMBERING))))]
        self._widths += [
            column_width(self._table, i, wording, is_template=self._blank_rows > 0)
            for i, _ in self._columns
        ]
        for i, width in enumerate(self._widths, start=1):
            sheet.column_dimensions[get_column_letter(i)].width = width
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0  # as many pages as it takes
        if self._columns:
            sheet.freeze_panes = f"A{header + 1}"
            sheet.print_title_rows = f"{top}:{header}"

    def _write_titles(self, titles: list[tuple[str, bool]]) -> None:
        from openpyxl.utils import get_column_letter  # lazy: start-up

        last = get_column_letter(len(self._widths))
        for i, (line, is_title) in enumerate(titles, start=1):
            cell = self._styles.cell(horizontal="center", is_bold=is_title, is_italic=not is_title)
            put_text(cell, line)
            if len(self._widths) > 1:
                self._sheet.merged_cells.add(f"A{i}:{last}{i}")
            self._sheet.row_dimensions[i].height = title_height(line, sum(self._widths))
            self._sheet.append([cell])
        if titles and self._columns:
            self._sheet.append([])

    def _write_header(self, top: int, header: int) -> None:
        """The headings, below what stands over some of them; the others begin in that row."""
        columns = [None, *(column for _, column in self._columns)]
        texts = [
            heading(of, self._wording) if of else self._wording.say(NUMBERING) for of in columns
        ]
        if top < header:
            overs = [heading_over(of, self._wording) if of else "" for of in columns]
            above = [over or text for over, text in zip(overs, texts, strict=True)]
            self._append_headings(above, columns)
            self._merge_headings(overs, top, header)
            texts = [text if over else "" for over, text in zip(overs, texts, strict=True)]
        self._append_headings(texts, columns)

    def _append_headings(self, texts: Sequence[str], columns: Sequence[Column | None]) -> None:
        pairs = zip(texts, columns, strict=True)
        self._sheet.append([self._heading_cell(text, column) for text, column in pairs])

    def _merge_headings(self, overs: Sequence[str], top: int, header: int) -> None:
        from openpyxl.utils import get_column_letter as letter  # lazy: start-up

        for over, places in runs(overs):
            if not over:
                areas = [f"{letter(p + 1)}{top}:{letter(p + 1)}{header}" for p in places]
            elif len(places) > 1:
                areas = [f"{letter(places[0] + 1)}{top}:{letter(places[-1] + 1)}{top}"]
            else:
                areas = []
            for area in areas:
                self._sheet.merged_cells.add(area)

    def _heading_cell(self, text: str, column: Column | None) -> Cell:
        from openpyxl.comments import Comment  # lazy: start-up

        is_required = column is not None and column.is_required
        cell = self._styles.cell(
            horizontal="center",
            is_bold=True,
            fill=REQUIRED_FILL if is_required else HEADING_FILL,
            has_border=True,
        )
        put_text(cell, text)
        hints = [self._wording.say(Message("render.required"))] if is_required else []
        if column is not None and column.kind is ColumnKind.DATE and self._blank_rows:
            hints.append(self._wording.say(Message("render.date_forms")))
        if hints:
            cell.comment = Comment("\n".join(hints), AUTHOR, height=90, width=260)
        return cell

    def _write_rows(self) -> None:
        number = 0
        for row in self._table.rows:
            is_bold = row.emphasis is not Emphasis.ITEM
            has_number = self._has_number(row)
            number += has_number
            first = self._cell(0, NUMBER_FORMAT, is_bold=is_bold)
            first.value = number if has_number else None
            self._sheet.append([first, *self._row_cells(row, is_bold=is_bold)])
        if self._blank_rows:
            blank = [self._cell(0, NUMBER_FORMAT)]
            blank += [
                self._cell(i, NUMBER_FORMAT if of.kind is ColumnKind.NUMBER else TEXT_FORMAT)
                for i, (_, of) in enumerate(self._columns, start=1)
            ]
            for cell in blank:
                cell.value = None
            for _ in range(self._blank_rows):
                self._sheet.append(blank)

    def _has_number(self, row: Row) -> bool:
        """Whether the row begins something: not a sum of all, nor a member of the group above."""
        place, _ = self._columns[0]
        return row.emphasis is not Emphasis.TOTAL and row.cells[place] != ""

    def _row_cells(self, row: Row, *, is_bold: bool) -> Iterator[Cell]:
        for place, (i, column) in enumerate(self._columns, start=1):
            yield self._filled(place, row.cells[i], column, is_bold=is_bold)

    def _filled(self, place: int, value: Value, column: Column, *, is_bold: bool) -> Cell:
        """The cell with the value in it: a number, a full date, else text."""
        if isinstance(value, Figure) and value.is_plain:
            value = value.number
        if isinstance(value, int) and not isinstance(value, bool):
            format_ = _FORMATS.get(column.kind, NUMBER_FORMAT)
            cell = self._cell(place, format_, is_bold=is_bold)
            cell.value = value / 10 if column.kind is ColumnKind.PERCENT else value
            return cell
        if isinstance(value, DateSpan):
            if value.is_day and value.start >= _FIRST_DAY:
                cell = self._cell(place, DATE_FORMAT, is_bold=is_bold)
                cell.value = value.start
                return cell
            text = span_cell(value)
        elif value is None and column.kind.is_number:
            text = self._missing
        else:
            text = printable(shown(value, column, self._wording))
        is_quoted = looks_like_formula(text)
        cell = self._cell(place, TEXT_FORMAT, is_bold=is_bold, is_quoted=is_quoted)
        put_text(cell, text)
        return cell

    def _cell(
        self, place: int, number_format: str, *, is_bold: bool = False, is_quoted: bool = False
    ) -> Cell:
        """The cell of that column and look, made once; it still holds what it held last."""
        key = (place, number_format, is_bold, is_quoted)
        if key not in self._row_styles:
            is_number = place > 0 and self._columns[place - 1][1].kind.is_number
            self._row_styles[key] = self._styles.cell(
                number_format=number_format,
                horizontal="right" if is_number else ("left" if place else "center"),
                is_bold=is_bold,
                has_border=True,
                is_quoted=is_quoted,
            )
        return self._row_styles[key]

    def _write_notes(self) -> None:
        phrases = (*self._table.notes, *self._document.notes)
        lines = [line for phrase in phrases for line in spoken(phrase, self._wording)]
        for _ in range(self._rows_before_notes() if lines else 0):
            self._sheet.append([])
        for line in lines:
            cell = self._styles.cell(is_italic=True, wraps=False)
            put_text(cell, line)
            self._sheet.append([cell])

    def _rows_before_notes(self) -> int:
        """One, or as many as reach below the chart: a note runs on into the columns under it."""
        if not self._table.key.startswith(CHART_KEY):
            return 1
        from dan_van.render.xlsx.charts import rows_beside  # lazy: start-up

        return max(1, rows_beside(len(self._table.rows)) - len(self._table.rows))

    def _add_lists(self, lists: Lists, first: int, rows: int) -> None:
        from openpyxl.utils import get_column_letter  # lazy: start-up

        if rows == 0:
            return
        for place, (_, column) in enumerate(self._columns, start=2):
            texts = choice_texts(column, self._wording)
            if texts:
                letter = get_column_letter(place)
                validation = self._validation(column, lists.formula(texts))
                validation.add(f"{letter}{first}:{letter}{first + rows - 1}")
                self._sheet.data_validations.append(validation)

    def _validation(self, column: Column, formula: str) -> DataValidation:
        from openpyxl.worksheet.datavalidation import DataValidation  # lazy: start-up

        return DataValidation(
            type="list",
            formula1=formula,
            allow_blank=True,
            showErrorMessage=True,
            # A unit may be new and so be missing from the list; a choice is never new.
            errorStyle="warning" if column.options else "stop",
            error=self._wording.say(Message("render.pick_from_list")),
            errorTitle=printable(heading(column, self._wording))[:32],
        )
