"""What the fast reader leaves out of an xls: errors, formulas never calculated, capital fonts.

Follows the records of the workbook stream (BIFF5 and BIFF8) and looks at those alone that can bear
such a mark. What is cut off or makes no sense ends the walk; nothing is raised but refusals.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dan_van.domain.sheet import CellFault
from dan_van.sheets.formula_tokens import gives_number
from dan_van.sheets.limits import Limits, check_area
from dan_van.sheets.marks import ANY_ERROR, ERRORS, NOT_CALCULATED, Marks, is_capital_font

BOF, EOF = 0x809, 0x0A
BOUND_SHEET, FONT, XF = 0x85, 0x31, 0xE0
FORMULA, BOOL_ERROR = 0x06, 0x205
TEXT_CELLS = frozenset({0xFD, 0x204, 0xD6, FORMULA})
BIFF8 = 0x600
MISSING_FONT = 4  # no font bears this number: the fifth is number 5
STRING, ERROR, BLANK = 0, 2, 3


class _Record(NamedTuple):
    at: int
    kind: int
    body: memoryview


def find_xls_marks(stream: bytes, *, names: Sequence[str], limits: Limits) -> Marks:
    """Find the cells of a workbook stream that hold no value, or are in a capital font.

    Args:
        stream: the workbook stream.
        names: the names of the sheets, in the order of the file.
        limits: how far out a cell may stand.

    Raises:
        Unreadable: a sheet reaches too far.
    """
    book = _read_globals(stream)
    marks = Marks()
    for name, start in zip(names, book.starts, strict=False):
        _mark_sheet(stream, start, book, name=name, marks=marks, limits=limits)
    return marks


class _Book(NamedTuple):
    starts: list[int]
    capital_formats: frozenset[int]
    is_biff8: bool


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    """The records of one substream, without what is nested in it (the charts of a sheet)."""
    view = memoryview(stream)
    at, depth = start, 0
    while at + 4 <= len(view):
        kind, size = struct.unpack_from("<HH", view, at)
        body = view[at + 4 : at + 4 + size]
        if len(body) < size:
            return
        if kind == BOF:
            depth += 1
        if depth <= 1:
            yield _Record(at, kind, body)
        if kind == EOF:
            depth -= 1
            if depth <= 0:
                return
        at += 4 + size


def _read_globals(stream: bytes) -> _Book:
    starts: list[int] = []
    fonts: list[str] = []
    formats: list[int] = []
    is_biff8 = True
    for _, kind, body in _records(stream, 0):
        if kind == BOF and len(body) >= 2:
            is_biff8 = struct.unpack_from("<H", body)[0] == BIFF8
        elif kind == BOUND_SHEET and len(body) >= 4:
            starts.append(struct.unpack_from("<I", body)[0])
        elif kind == FONT:
            fonts.append(_font_name(body, is_biff8=is_biff8))
        elif kind == XF and len(body) >= 2:
            formats.append(struct.unpack_from("<H", body)[0])
    fonts[MISSING_FONT:MISSING_FONT] = [""]
    capital = {n for n, name in enumerate(fonts) if is_capital_font(name)}
    used = frozenset(n for n, font in enumerate(formats) if font in capital)
    return _Book(starts, used, is_biff8)


def _font_name(body: memoryview, *, is_biff8: bool) -> str:
    if len(body) < 16:
        return ""
    length, name = body[14], bytes(body[15:])
    if not is_biff8:
        return name[:length].decode("latin-1")
    is_wide, name = name[0] & 1, name[1:]
    if is_wide:
        return name[: 2 * length].decode("utf-16-le", errors="replace")
    return name[:length].decode("latin-1")


def _mark_sheet(
    stream: bytes, start: int, book: _Book, *, name: str, marks: Marks, limits: Limits
) -> None:
    for _, kind, body in _records(stream, start):
        if len(body) < 6 or (kind != BOOL_ERROR and kind not in TEXT_CELLS):
            continue
        row, column, style = struct.unpack_from("<HHH", body)
        fault = _fault(kind, body, is_biff8=book.is_biff8)
        if fault is not None:
            check_area(name, rows=row + 1, columns=column + 1, limits=limits)
            marks.faults.setdefault(name, {}).setdefault(row + 1, {})[column + 1] = fault
        elif style in book.capital_formats:
            marks.capitals.setdefault(name, {}).setdefault(row + 1, set()).add(column + 1)


def _fault(kind: int, body: memoryview, *, is_biff8: bool) -> CellFault | None:
    if kind == BOOL_ERROR and len(body) >= 8 and body[7]:
        return CellFault(ERRORS.get(body[6], ANY_ERROR))
    if kind != FORMULA or len(body) < 14 or bytes(body[12:14]) != b"\xff\xff":
        return None
    if body[6] == ERROR:
        return CellFault(ERRORS.get(body[8], ANY_ERROR))
    # An empty text may be the result of a formula, but not of a sum.
    if body[6] == BLANK and is_biff8 and len(body) >= 22:
        size = struct.unpack_from("<H", body, 20)[0]
        if gives_number(bytes(body[22 : 22 + size])):
            return CellFault(NOT_CALCULATED)
    return None
