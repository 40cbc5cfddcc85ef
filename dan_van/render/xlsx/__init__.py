"""Workbooks: exports, templates to fill in, and any answer with `-o file.xlsx`.

The only package that knows openpyxl. Text is always a text cell, never a formula; numbers and full
dates are real values. Sheets are streamed row by row, so a long export stays small in memory, and
the same document gives the same bytes whenever it is written.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dan_van.domain.table import Document, Table
from dan_van.domain.wording import Wording
from dan_van.render.cells import NO_FIGURE
from dan_van.render.xlsx.lists import Lists
from dan_van.render.xlsx.sheet import CHART_KEY, SheetWriter
from dan_van.render.xlsx.styles import AUTHOR
from dan_van.render.xlsx.text import sheet_names

if TYPE_CHECKING:
    from openpyxl import Workbook

# The earliest moment that a zip entry can bear; a real one would differ from run to run.
_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001 - openpyxl refuses time zones


def write(
    document: Document,
    out: str | os.PathLike[str] | IO[bytes],
    wording: Wording,
    *,
    blank_rows: int = 0,
    missing: str = NO_FIGURE,
) -> None:
    """Write the document as a workbook, one sheet a table.

    Args:
        document: What is written; hidden columns are left out.
        out: A path, which is overwritten in place (see `atomic.replace_file`), or a binary stream.
        wording: The language of titles, headings and choices.
        blank_rows: For a template: rows to fill in below the data, with the same lists.
        missing: What stands for a figure that was not reported; an export gives "".
    """
    from openpyxl import Workbook  # lazy: start-up
    from openpyxl.writer.excel import ExcelWriter

    workbook = Workbook(write_only=True)
    workbook.properties.creator = AUTHOR
    workbook.properties.created = workbook.properties.modified = _MOMENT
    lists = Lists()
    tables = document.tables or (Table(columns=(), rows=()),)
    if document.charts:
        from dan_van.render.xlsx.charts import with_chart_tables  # lazy: start-up

        document = with_chart_tables(document)
        tables = document.tables
    names = sheet_names(document, wording) or ["Sheet1"]
    for name, table in zip(names, tables, strict=True):
        sheet = SheetWriter(
            workbook=workbook,
            name=name,
            document=document,
            table=table,
            wording=wording,
            blank_rows=blank_rows,
            missing=missing,
        )
        sheet.write(lists)
        if table.key.startswith(CHART_KEY):
            sheet.draw_bars()
    lists.write(workbook)
    try:
        with _SteadyZip(out, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(workbook, archive).save()
    except OSError:
        _close_sheets(workbook)
        raise


def _close_sheets(workbook: Workbook) -> None:
    """End what a failed save left open, or it would complain when it is thrown away."""
    for sheet in workbook.worksheets:
        rows = getattr(sheet, "_rows", None)
        if rows is not None:
            with suppress(OSError, ValueError):
                rows.close()


class _SteadyZip(ZipFile):
    """A zip whose entries bear no time of writing."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:  # noqa: ANN401
        super().writestr(self._entry(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:  # noqa: ANN401
        with open(filename, "rb") as content, self.open(self._entry(str(arcname)), "w") as entry:  # noqa: PTH123
            shutil.copyfileobj(content, entry)

    def _entry(self, name: str) -> ZipInfo:
        entry = ZipInfo(name, _MOMENT.timetuple()[:6])
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        return entry
