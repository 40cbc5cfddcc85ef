"""What the fast reader leaves out of an xlsx: errors, formulas never calculated, the used area.

It gives `#REF!` and a formula without a stored value as empty text, and allocates the whole grid
for one stray cell. Here the XML of each sheet is searched for signs of either; only a sheet that
bears a sign is walked cell by cell. Nothing is parsed into values.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from typing import TypeAlias
from xml.etree import ElementTree

from dan_van.domain.sheet import CellFault
from dan_van.sheets.archive import Archive, member_name
from dan_van.sheets.limits import Limits, Unreadable, check_area

Faults: TypeAlias = dict[int, dict[int, CellFault]]
"""Cells without a value: by row, then by column, both 1-based."""

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"

# The patterns begin with fixed text: such a search runs at the speed of a plain one.
PLAIN_ROW = re.compile(rb'<row r="(\d{1,9})')
FAR_COLUMN = re.compile(rb'r="([A-Z]{2,3})\d')
FAULT_SIGNS = (b"<f>", b"<f ", b"<f/", b't="e"', b"t='e'")
ROW_OR_CELL = re.compile(
    rb"<(?:\w+:)?(?:row(?=[\s>/])([^>]*)>"
    rb"|c(?=[\s>/])([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>))",
    re.DOTALL,
)
ROW_NUMBER = re.compile(rb"\sr=[\"'](\d{1,9})[\"']")
CELL_NAME = re.compile(rb"\sr=[\"']([A-Z]{1,3})(\d{1,9})[\"']")
CELL_TYPE = re.compile(rb"\st=[\"'](\w+)[\"']")
CONTENT = re.compile(rb"<(?:\w+:)?(?:v|is|f)(?=[\s>/])")
VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)<")
VALUE_TAG = re.compile(rb"<(?:\w+:)?v(?=[\s>/])")
INLINE_TEXT = re.compile(rb"<(?:\w+:)?is(?=[\s>/])")
FORMULA = re.compile(rb"<(?:\w+:)?f(?=[\s>/])(?:[^>]*?/>|[^>]*>([^<]*)<)")


def find_faults(archive: Archive, *, limits: Limits) -> dict[str, Faults]:
    """Check every member of an xlsx and find the cells without a value.

    Returns:
        By the name of the sheet; sheets without such cells are left out.

    Raises:
        Unreadable: a member is damaged, or a sheet reaches too far.
    """
    sheets = _sheet_members(archive)
    found: dict[str, Faults] = {}
    for member in archive:
        if member not in sheets:
            archive.verify(member)
            continue
        xml = archive.read(member)
        _check_extent(xml, sheet=sheets[member], limits=limits)
        faults = _faults_in(xml)
        if faults:
            check_area(
                sheets[member],
                rows=max(faults),
                columns=max(map(max, faults.values())),
                limits=limits,
            )
            found[sheets[member]] = faults
    return found


def _sheet_members(archive: Archive) -> dict[str, str]:
    """The member of each sheet with the name of the sheet, as the workbook part tells."""
    targets = {
        element.get("Id", ""): member_name(posixpath.normpath(
            posixpath.join("/xl", element.get("Target", "").replace("\\", "/"))))
        for element in _elements(archive.read(RELATIONS), tag="Relationship")
    }  # fmt: skip
    members = {}
    for element in _elements(archive.read(WORKBOOK), tag="sheet"):
        relation = next((v for k, v in element.items() if k.endswith("}id")), "")
        if relation in targets:
            members[targets[relation]] = element.get("name", "")
    return members


def _elements(xml: bytes, *, tag: str) -> list[ElementTree.Element]:
    if not xml or b"<!ENTITY" in xml:
        raise Unreadable("refused.damaged")
    try:
        root = ElementTree.fromstring(xml)  # noqa: S314  no entities, bounded size and time
    # Besides its own error the parser raises these for a wrong or unknown encoding.
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Unreadable("refused.damaged") from error
    return [e for e in root.iter() if isinstance(e.tag, str) and e.tag.rpartition("}")[2] == tag]


def _check_extent(xml: bytes, *, sheet: str, limits: Limits) -> None:
    """Refuse a sheet with a stray cell far out; cells that are only formatted do not count."""
    rows = max((int(match[1]) for match in PLAIN_ROW.finditer(xml)), default=1)
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
    if is_plain and not any(sign in xml for sign in FAULT_SIGNS):
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
        return CellFault(_text(value[1]) if value else "#ERROR!")
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
    row = column = 0
    for match in ROW_OR_CELL.finditer(xml):
        if match[1] is not None:
            number = ROW_NUMBER.search(match[1])
            row = int(number[1]) if number else row + 1
            column = 0
            continue
        name = CELL_NAME.search(match[2])
        if name:
            row, column = int(name[2]), column_number(name[1])
        else:
            column += 1
        if match[3]:
            yield row, column, match[2], match[3]


def column_number(letters: bytes) -> int:
    """`A` is 1, `XFD` is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
