"""Rows of a text file that hold more cells than the header: no one knows which cell is too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dan_van.domain.cell import is_blank
from dan_van.domain.import_plan import ParsedRow, Problem
from dan_van.domain.sheet import SheetLayout


def with_ragged_rows(layout: SheetLayout, rows: Iterable[ParsedRow]) -> Iterator[ParsedRow]:
    """Yield the rows; one that is longer than the header of a text file bears a problem.

    A value in it may have been cut by a mark that was not quoted (`1,234`), so the cells behind
    would stand under wrong headings. Blank cells behind the last heading do no harm.
    """
    if not layout.is_ragged:
        yield from rows
        return
    width = max((column.index for column in layout.columns), default=-1) + 1
    cells = {row.number: row.cells for row in layout.data}
    for row in rows:
        beyond = cells.get(row.row, ())[width:]
        if all(map(is_blank, beyond)):
            yield row
            continue
        problem = Problem(
            code="ragged_row",
            sheet=row.sheet,
            row=row.row,
            facts={"cells": width + len(beyond), "columns": width},
        )
        yield row._replace(problems=(*row.problems, problem))
