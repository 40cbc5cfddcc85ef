"""One self-contained page: no script, nothing loaded from anywhere, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import TextIO

from dan_van.domain.table import Column, ColumnKind, Document, Emphasis, Row, Table
from dan_van.domain.wording import Phrase, Wording
from dan_van.render.cells import (
    heading,
    heading_over,
    one_line,
    printable,
    shown,
    spoken,
    visible_columns,
)
from dan_van.render.svg import svg_lines

STYLE = """\
body { font-family: "Times New Roman", serif; margin: 2em; }
h1 { font-size: 1.3em; text-align: center; }
.fact { font-style: italic; text-align: center; margin: 0.2em; }
table { border-collapse: collapse; margin: 1em 0; }
caption { font-weight: bold; padding: 0.3em; }
th, td { border: 1px solid #888; padding: 0.2em 0.5em; vertical-align: top; }
thead th { background: #e8edf4; }
tbody tr:hover { background: #f5f7fa; }
.number { text-align: right; white-space: nowrap; }
.fixed { white-space: nowrap; }
.subtotal, tfoot { font-weight: bold; }
tfoot { border-top: 2px solid #444; }
figure { margin: 1em 0; break-inside: avoid; }
figcaption { font-weight: bold; padding: 0.3em 0; }
svg { max-width: 100%; height: auto; font-size: 13px; fill: #222; }
rect { fill: #4a6fa5; }
@page { size: A4 landscape; margin: 1.5cm; }
@media print { body { margin: 0; } rect { print-color-adjust: exact; } }
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } }
"""
# Even a text that slipped through unescaped could load or run nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_CLASSES = {
    **{kind: ' class="number"' for kind in ColumnKind if kind.is_number},
    ColumnKind.CODE: ' class="fixed"',
    ColumnKind.DATE: ' class="fixed"',
}


def write(document: Document, out: TextIO, wording: Wording) -> None:
    """Write the document as an HTML page."""
    title = " ".join(spoken(document.title, wording)) or "dan-van"
    out.write(
        f'<!DOCTYPE html>\n<html lang="{escape(wording.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
    for line in spoken(document.title, wording):
        out.write(f"<h1>{escape(line)}</h1>\n")
    out.writelines(_paragraphs(document.facts, "fact", wording))
    for table in document.tables:
        out.writelines(_table_lines(table, wording))
        out.writelines(_paragraphs(table.notes, "note", wording))
    for chart in document.charts:
        out.writelines(svg_lines(chart, wording))
    out.writelines(_paragraphs(document.notes, "note", wording))
    out.write("</body>\n</html>\n")


def _paragraphs(phrases: tuple[Phrase, ...], name: str, wording: Wording) -> Iterator[str]:
    for phrase in phrases:
        for line in spoken(phrase, wording):
            yield f'<p class="{name}">{escape(line)}</p>\n'


def _table_lines(table: Table, wording: Wording) -> Iterator[str]:
    columns = visible_columns(table)
    first_total = _first_total(table)
    yield "<table>\n"
    if table.title is not None:
        yield f"<caption>{escape(one_line(wording.say(table.title)))}</caption>\n"
    yield "<thead>\n"
    yield from _heading_lines([column for _, column in columns], wording)
    yield "</thead>\n<tbody>\n"
    for row in table.rows[:first_total]:
        yield _row_line(row, columns, wording)
    yield "</tbody>\n"
    if first_total < len(table.rows):
        yield "<tfoot>\n"
        for row in table.rows[first_total:]:
            yield _row_line(row, columns, wording)
        yield "</tfoot>\n"
    yield "</table>\n"


def _heading_lines(columns: list[Column], wording: Wording) -> Iterator[str]:
    """The headings; what stands over some is a line of its own, the others reach into it."""
    rows = ""
    if any(column.over for column in columns):
        rows = ' rowspan="2"'
        yield "<tr>"
        for over, group in groupby(columns, key=lambda column: column.over):
            of = list(group)
            if over is None:
                yield from (_heading(column, rows, wording) for column in of)
            else:
                text = escape(heading_over(of[0], wording))
                yield f'<th scope="colgroup" colspan="{len(of)}">{text}</th>'
        yield "</tr>\n"
    yield "<tr>"
    yield from (_heading(column, "", wording) for column in columns if column.over or not rows)
    yield "</tr>\n"


def _heading(column: Column, rows: str, wording: Wording) -> str:
    return f'<th scope="col"{rows}>{escape(heading(column, wording))}</th>'


def _first_total(table: Table) -> int:
    """Where the totals at the end begin."""
    first = len(table.rows)
    while first and table.rows[first - 1].emphasis is Emphasis.TOTAL:
        first -= 1
    return first


def _row_line(row: Row, columns: list[tuple[int, Column]], wording: Wording) -> str:
    cells = "".join(
        f"<td{_CLASSES.get(column.kind, '')}>{_cell(shown(row.cells[i], column, wording))}</td>"
        for i, column in columns
    )
    mark = "" if row.emphasis is Emphasis.ITEM else ' class="subtotal"'
    return f"<tr{mark}>{cells}</tr>\n"


def _cell(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")
