"""What the fast reader leaves out of an xlsx: errors, formulas never calculated, the used area.

It gives `#REF!` and a formula without a stored value as empty text, and allocates the whole grid
for one stray cell. Here the XML of each sheet is searched for signs of either; only a sheet that
bears a sign is walked cell by cell. Nothing is parsed into values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from dan_van.domain.sheet import CellFault
from dan_van.sheets.archive import Archive
from dan_van.sheets.limits import Limits, check_area
from dan_van.sheets.marks import ANY_ERROR, Faults, Marks, Places, is_capital_font
from dan_van.sheets.xlsx_parts import elements_of, related_members

WORKBOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"

# The patterns begin with fixed text: such a search runs at the speed of a plain one.
PLAIN_ROW = re.compile(rb'<row r="(\d{1,9})')
FAR_COLUMN = re.compile(rb'r="([A-Z]{2,3})\d')
FORMULA_SIGN = re.compile(b"<f[> /]")
ERROR_SIGNS = (b't="e"', b"t='e'")
# Every pattern stops at the next tag: a sheet of tags that are never closed takes no longer.
ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(?:(row)|c)(?=[\s>/])([^<>]*)>")
CELL_END = re.compile(rb"</(?:\w+:)?c\s*>")
ROW_NUMBER = re.compile(rb"\sr=[\"'](\d{1,9})[\"']")
CELL_NAME = re.compile(rb"\sr=[\"']([A-Z]{1,3})(\d{1,9})[\"']")
CELL_FORMAT = re.compile(rb"\ss=[\"'](\d{1,9})[\"']")
CELL_TYPE = re.compile(rb"\st=[\"'](\w+)[\"']")
CONTENT = re.compile(rb"<(?:\w+:)?(?:v|is|f)(?=[\s>/])")
VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]+)<")
VALUE_TAG = re.compile(rb"<(?:\w+:)?v(?=[\s>/])")
INLINE_TEXT = re.compile(rb"<(?:\w+:)?is(?=[\s>/])")
FORMULA = re.compile(rb"<(?:\w+:)?f(?=[\s>/])(?:[^<>]*/>|[^<>]*>([^<]*)<)")


def find_xlsx_marks(archive: Archive, *, limits: Limits) -> Marks:
    """Check every member of an xlsx and find the cells without a value or in a capital font.

    Raises:
        Unreadable: a member is damaged, or a sheet reaches too far.
    """
    sheets = _sheet_members(archive)
    capital_formats = _capital_formats(archive)
    marks = Marks()
    for member in archive:
        if member not in sheets:
            archive.verify(member)
            continue
        xml, name = archive.read(member), sheets[member]
        _check_extent(xml, sheet=name, limits=limits)
        faults = _faults_in(xml)
        if faults:
            columns = max(map(max, faults.values()))
            check_area(name, rows=max(faults), columns=columns, limits=limits)
            marks.faults[name] = faults
        if capital_formats:
            marks.capitals[name] = _cells_of(xml, capital_formats)
    return marks


def _sheet_members(archive: Archive) -> dict[str, str]:
    """The member of each sheet with the name of the sheet, as the workbook part tells."""
    targets = related_members(archive, WORKBOOK)
    members = {}
    for element in elements_of(archive.read(WORKBOOK), tag="sheet"):
        relation = next((v for k, v in element.items() if k.endswith("}id")), "")
        if relation in targets:
            members[targets[relation]] = element.get("name", "")
    return members


def _capital_formats(archive: Archive) -> frozenset[bytes]:
    """The numbers of the cell formats whose font shows small letters as capitals."""
    xml = archive.read(STYLES)
    if b".vn" not in xml.lower():
        return frozenset()
    fonts, formats = [], []
    for part in elements_of(xml, tag="fonts"):
        names = [[e.get("val", "") for e in font if e.tag.endswith("}name")] for font in part]
        fonts = [any(map(is_capital_font, found)) for found in names]
    for part in elements_of(xml, tag="cellXfs"):
        formats = [element.get("fontId", "") for element in part]
    capital = {str(number) for number, is_capital in enumerate(fonts) if is_capital}
    return frozenset(b"%d" % n for n, font in enumerate(formats) if font in capital)


def _cells_of(xml: bytes, formats: frozenset[bytes]) -> Places:
    places: Places = {}
    for row, column, attributes, _ in _walk(xml):
        style = CELL_FORMAT.search(attributes)
        if style and style[1] in formats:
            places.setdefault(row, set()).add(column)
    return places


def _check_extent(xml: bytes, *, sheet: str, limits: Limits) -> None:
    """Refuse a sheet with a stray cell far out; cells that are only formatted do not count."""
    rows = max(map(int, PLAIN_ROW.findall(xml)), default=1)
    columns = max((column_number(letters) for letters in _far_columns(xml)), default=26)
    if rows * columns <= limits.cells:
        return
    rows = columns = 0
    for row, column, _, body in _walk(xml):
        if CONTENT.search(body):
            rows, columns = max(rows, row), max(columns, column)
    check_area(sheet, rows=rows, columns=columns, limits=limits)


def _far_columns(xml: bytes) -> set[bytes]:
    return {match[1] for match in FAR_COLUMN.finditer(xml)}


def _faults_in(xml: bytes) -> Faults:
    is_plain = b"<worksheet" in xml[:4_096]  # else every tag has a prefix, and so have the signs
    if is_plain and not FORMULA_SIGN.search(xml) and not any(sign in xml for sign in ERROR_SIGNS):
        return {}
    faults: Faults = {}
    for row, column, attributes, body in _walk(xml):
        fault = _fault(attributes, body)
        if fault is not None:
            faults.setdefault(row, {})[column] = fault
    return faults


def _fault(attributes: bytes, body: bytes) -> CellFault | None:
    kind = CELL_TYPE.search(attributes)
    value = VALUE.search(body)
    if kind is not None and kind[1] == b"e":
        return CellFault(_text(value[1]) if value else ANY_ERROR)
    formula = FORMULA.search(body)
    if formula is None or value is not None or INLINE_TEXT.search(body):
        return None
    if kind is not None and kind[1] == b"str" and VALUE_TAG.search(body):
        return None  # calculated: the result is an empty text
    return CellFault("=" + _text(formula[1] or b""))


def _text(xml: bytes) -> str:
    return unescape(xml.decode("utf-8", errors="replace"))


def _walk(xml: bytes) -> Iterator[tuple[int, int, bytes, bytes]]:
    """Row, column, attributes and content of each cell; one without a name follows the last."""
    row = column = at = 0
    while (tag := ROW_OR_CELL.search(xml, at)) is not None:
        at = tag.end()
        if tag[1]:
            number = ROW_NUMBER.search(tag[2])
            row = int(number[1]) if number else row + 1
            column = 0
            continue
        name = CELL_NAME.search(tag[2])
        if name:
            row, column = int(name[2]), column_number(name[1])
        else:
            column += 1
        if tag[2].endswith(b"/"):
            continue
        end = CELL_END.search(xml, at)
        if end is None:
            return
        if end.start() > at:
            yield row, column, tag[2], xml[at : end.start()]
        at = end.end()


def column_number(letters: bytes) -> int:
    """`A` is 1, `XFD` is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
