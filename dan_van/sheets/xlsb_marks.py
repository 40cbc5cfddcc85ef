"""What the fast reader leaves out of an xlsb: the cells that hold an error.

Follows the records of each sheet part. What is cut off or makes no sense ends the walk.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dan_van.domain.sheet import CellFault
from dan_van.sheets.archive import Archive
from dan_van.sheets.limits import Limits, check_area
from dan_van.sheets.marks import ANY_ERROR, ERRORS, Marks
from dan_van.sheets.xlsx_parts import related_members

WORKBOOK = "xl/workbook.bin"
SHEET = 156
ROW = 0
CELL_ERROR, FORMULA_ERROR = 3, 11


def find_xlsb_marks(archive: Archive, *, limits: Limits) -> Marks:
    """Check every member of an xlsb and find the cells that hold an error.

    Raises:
        Unreadable: a member is damaged, or a sheet reaches too far.
    """
    members = _sheet_members(archive)
    marks = Marks()
    for member in archive:
        if member not in members:
            archive.verify(member)
            continue
        name, row = members[member], 0
        for kind, body in _records(archive.read(member)):
            if kind == ROW and len(body) >= 4:
                row = struct.unpack_from("<I", body)[0] + 1
            elif kind in (CELL_ERROR, FORMULA_ERROR) and len(body) >= 9:
                column = struct.unpack_from("<I", body)[0] + 1
                check_area(name, rows=row, columns=column, limits=limits)
                fault = CellFault(ERRORS.get(body[8], ANY_ERROR))
                marks.faults.setdefault(name, {}).setdefault(row, {})[column] = fault
    return marks


def _sheet_members(archive: Archive) -> dict[str, str]:
    """The member of each sheet with the name of the sheet, as the workbook part tells."""
    targets = related_members(archive, WORKBOOK)
    members = {}
    for kind, body in _records(archive.read(WORKBOOK)):
        if kind == SHEET:
            relation, behind = _wide_text(body, 8)
            name, _ = _wide_text(body, behind)
            if relation in targets:
                members[targets[relation]] = name
    return members


def _wide_text(body: memoryview, at: int) -> tuple[str, int]:
    """A text with its length before it, and the place behind it."""
    if at + 4 > len(body):
        return "", at
    (length,) = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * length
    return bytes(body[at + 4 : end]).decode("utf-16-le", errors="replace"), end


def _records(data: bytes) -> Iterator[tuple[int, memoryview]]:
    view = memoryview(data)
    at = 0
    while at < len(view):
        kind, at = _short_number(view, at, most=2)
        size, at = _short_number(view, at, most=4)
        if at + size > len(view):
            return
        yield kind, view[at : at + size]
        at += size


def _short_number(view: memoryview, at: int, *, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, the last byte below 128, and the place behind it."""
    number = 0
    for place in range(most):
        if at >= len(view):
            break
        byte = view[at]
        at += 1
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            break
    return number, at
