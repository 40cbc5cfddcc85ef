"""What a copy of a sender's workbook is marked with: cells, their notes, and the list of them.

The list has a sheet of its own, known again by its first cell: a mended copy comes back with it,
and it is no data.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from dan_van.domain.sheet import RawSheet
from dan_van.domain.wording import Label

LIST_SHEET = "Lỗi"
LIST_TITLE = Label("CÁC Ô CẦN XEM LẠI (dan-van)", "CELLS TO LOOK AT (dan-van)")
COPY_ENDING = " - lỗi"
"""Stands behind the stem of the sender's file: `bieu-01 - lỗi.xlsx`."""


MOST_LINES = 20_000
"""Excel opens no sheet with more than 65,530 links, and openpyxl takes its time over each line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A cell to colour and to comment: its sheet, row and column counted from 1, its notes."""

    sheet: str
    row: int
    column: int
    is_error: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One line of the list: what is wrong, where, how to mend it; without `row` no one cell."""

    level: str
    sheet: str
    where: str
    row: int | None
    column: int | None
    value: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """Everything that a copy gains; the texts are worded already.

    `filled` says how many cells of each sheet hold something, so that a copy which lost some is
    found out. `macros_note` joins the hints where the macros of the sender's file were left out,
    `built_note` where the copy is made of values alone.
    """

    filled: Mapping[str, int]
    marks: tuple[Mark, ...]
    lines: tuple[ListLine, ...]
    title: str
    hints: tuple[str, ...]
    macros_note: str
    built_note: str
    headings: tuple[str, ...]


def is_problem_list(sheet: RawSheet) -> bool:
    """Whether the sheet is the list that a marked copy was given."""
    first = sheet.rows[0][0] if sheet.rows and sheet.rows[0] else None
    if not isinstance(first, str):
        return False
    return unicodedata.normalize("NFC", first.strip()) in {LIST_TITLE.vi, LIST_TITLE.en}


def copy_stem(stem: str) -> str:
    """The stem of a copy; that of a copy of a copy is the same again."""
    bare = stem
    if bare.endswith(")"):
        head, _, number = bare[:-1].rpartition(" (")
        if number.isdecimal() and head.endswith(COPY_ENDING):
            bare = head
    return bare.removesuffix(COPY_ENDING) + COPY_ENDING
