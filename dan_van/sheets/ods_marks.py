"""What calamine leaves out of an ods: merged blocks, and cells that hold an error.

The content is walked only where it bears a sign of either. Rows and columns are counted with
their repetitions, as a spreadsheet shows them.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from dan_van.domain.sheet import CellFault, Merge
from dan_van.sheets.archive import Archive
from dan_van.sheets.limits import Limits, Unreadable, check_area
from dan_van.sheets.marks import ANY_ERROR, Marks

CONTENT = "content.xml"
ERROR_SIGN = b'value-type="error"'
SPAN_SIGN = re.compile(rb'-spanned="(?!1")')
CELL_TAGS = ("table-cell", "covered-table-cell")


def find_ods_marks(archive: Archive, *, limits: Limits) -> Marks:
    """Check every member of an ods, and find merges and faults.

    Raises:
        Unreadable: a member is damaged, or the sheet is too big.
    """
    for member in archive:
        if member != CONTENT:
            archive.verify(member)
    xml = archive.read(CONTENT)
    if b"<!ENTITY" in xml:
        raise Unreadable("refused.damaged")
    if ERROR_SIGN not in xml and not SPAN_SIGN.search(xml):
        return Marks()
    walk = _Walk(limits)
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    try:
        parser.Parse(xml, True)  # noqa: FBT003  the parser takes no keyword
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable("refused.damaged") from error
    return walk.marks


class _Walk:
    """Follows the position through the tables of a content part."""

    def __init__(self, limits: Limits) -> None:
        self.marks = Marks()
        self._limits = limits
        self._sheet = ""
        self._row = self._next_row = 1
        self._column = self._next_column = 1
        self._error_text: str | None = None
        self._is_in_row = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "table":
            self._sheet = attributes.get("table:name", "")
            self._next_row = 1
        elif local == "table-row":
            self._is_in_row = True
            self._row = self._next_row
            self._next_row += _number(attributes, "number-rows-repeated")
            self._next_column = 1
        elif local in CELL_TAGS and self._is_in_row:
            self._column = self._next_column
            self._next_column += _number(attributes, "number-columns-repeated")
            self._start_cell(attributes)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        rows = _number(attributes, "number-rows-spanned")
        columns = _number(attributes, "number-columns-spanned")
        if rows * columns > 1:
            merges = self.marks.merges.setdefault(self._sheet, [])
            if len(merges) >= self._limits.merges:
                raise Unreadable("refused.too_big")
            bottom, right = self._row + rows - 1, self._column + columns - 1
            merges.append(Merge(self._row, self._column, bottom, right))
        if attributes.get("calcext:value-type") == "error":
            check_area(self._sheet, rows=self._row, columns=self._column, limits=self._limits)
            self._error_text = ""

    def end(self, tag: str) -> None:
        local = tag.rpartition(":")[2]
        if local == "table-row":
            self._is_in_row = False
        elif local in CELL_TAGS and self._error_text is not None:
            rows = self.marks.faults.setdefault(self._sheet, {})
            fault = CellFault(self._error_text.strip() or ANY_ERROR)
            rows.setdefault(self._row, {})[self._column] = fault
            self._error_text = None

    def text(self, text: str) -> None:
        if self._error_text is not None:
            self._error_text += text


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(f"table:{name}", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 1
