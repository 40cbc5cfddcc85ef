"""The tables of a web page, which web systems like to hand out under the ending .xls.

As a spreadsheet program does, a page becomes one sheet: its tables one below another, and each
text between them a row of its own. A table inside a cell is text of that cell. Every cell is text.
Tags are found by a search that stops at the next one, so a page of broken tags takes no longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from dan_van.domain.sheet import Merge, RawCell
from dan_van.sheets.delimited import decode
from dan_van.sheets.limits import GRID_COLUMNS, Limits, Unreadable, check_area
from dan_van.sheets.wire import SheetStream

TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>""")
SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?\s*([0-9]{1,7})""", re.IGNORECASE)
NOT_SHOWN = re.compile(r"<(script|style|title|xml)\b", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\r\n\f]+")
BREAKS = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})


def read_page(data: bytes, *, sheet: str, limits: Limits) -> SheetStream:
    """Read the tables of a web page as one sheet.

    Args:
        data: the whole file.
        sheet: the name to give the sheet (the stem of the file).
        limits: how many cells and merged blocks are allowed.

    Raises:
        Unreadable: there are too many cells or merged blocks.
    """
    page = _Page(sheet, limits)
    for kind, text in _tokens(decode(data)):
        page.take(kind, text)
    page.end_text()
    return SheetStream(name=sheet, is_hidden=False, merges=page.merges, rows=iter(page.rows))


def _tokens(page: str) -> Iterator[tuple[str, str]]:
    """Tags as (name or /name, attributes), and the texts between them as ("", text)."""
    page = _without(page, "<!--", "-->")
    at = 0
    while (tag := TAG.search(page, at)) is not None:
        if tag.start() > at:
            yield "", page[at : tag.start()]
        name, at = tag[2].lower(), tag.end()
        if NOT_SHOWN.match(tag[0]):
            end = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(page, at)
            if end is None:
                return
            at = end.end()
            continue
        yield tag[1] + name, tag[3]
    yield "", page[at:]


def _without(text: str, start: str, end: str) -> str:
    """The text without what stands between two marks; one that is not closed takes the rest."""
    parts = text.split(start)
    return parts[0] + "".join(part.partition(end)[2] for part in parts[1:])


class _Page:
    """Rows and merges of a page while its tags are being taken one by one."""

    def __init__(self, sheet: str, limits: Limits) -> None:
        self.rows: list[list[RawCell]] = []
        self.merges: list[Merge] = []
        self._sheet, self._limits = sheet, limits
        self._depth = 0
        self._text: list[str] = []
        self._row: list[RawCell] | None = None
        self._cell: tuple[int, int] | None = None  # the columns and rows it spans
        self._taken: dict[int, int] = {}  # the columns that blocks from above reach into, to a row

    def take(self, kind: str, text: str) -> None:
        """Take a tag with its attributes, or a text."""
        if not kind:
            self._text.append(BLANKS.sub(" ", unescape(text)))
        elif kind in BREAKS:
            self._text.append("\n")
        elif kind == "table":
            if self._depth == 0:
                self.end_text()
            self._depth += 1
        elif kind == "/table":
            if self._depth == 1:
                self._end_row()
                self._taken = {}
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1:
            self._take_in_table(kind, text)

    def end_text(self) -> None:
        """What was written outside the tables becomes rows, a line each."""
        lines = "".join(self._text).split("\n")
        self._text = []
        self.rows += [[line.strip()] for line in lines if line.strip()]
        check_area(self._sheet, rows=len(self.rows), columns=1, limits=self._limits)

    def _take_in_table(self, kind: str, attributes: str) -> None:
        if kind in ("tr", "/tr"):
            self._end_row()
            if kind == "tr":
                self._row = []
                self._text = []
        elif kind in ("td", "th"):
            self._end_cell()
            self._row = [] if self._row is None else self._row
            spans = {name.lower(): int(number) for name, number in SPAN.findall(attributes)}
            columns = min(spans.get("col", 1), GRID_COLUMNS)
            self._cell = (max(columns, 1), max(spans.get("row", 1), 1))
            self._text = []
        elif kind in ("/td", "/th"):
            self._end_cell()

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self.rows.append(self._row)
            self._row = None

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        (columns, rows), self._cell = self._cell, None
        top, row = len(self.rows) + 1, self._row
        while self._taken.get(len(row), 0) >= top:
            row.append(None)
        left = len(row)
        columns = next(
            (n for n in range(1, columns) if self._taken.get(left + n, 0) >= top), columns
        )
        text = "\n".join(line.strip() for line in "".join(self._text).split("\n")).strip()
        self._text = []
        row += [text or None, *[None] * (columns - 1)]
        check_area(self._sheet, rows=top, columns=len(row), limits=self._limits)
        if rows > 1:
            self._taken |= dict.fromkeys(range(left, len(row)), top + rows - 1)
        if rows * columns > 1:
            self.merges.append(Merge(top, left + 1, top + rows - 1, len(row)))
            if len(self.merges) > self._limits.merges:
                raise Unreadable("refused.too_big")
