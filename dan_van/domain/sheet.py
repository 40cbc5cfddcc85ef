"""What a workbook holds, before and after its structure is understood.

`RawSheet` is what the reader found, cell for cell. `SheetLayout` says what each row and column
is. Rows and columns are numbered as a spreadsheet shows them: rows from 1, columns by letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple, TypeAlias

from dan_van.domain.headings import Taught
from dan_van.domain.wording import Message


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that holds no value: `#REF!`, `#N/A`, a formula that was never calculated."""

    text: str


RawCell: TypeAlias = str | int | float | bool | date | datetime | time | CellFault | None
"""A cell as the reader gives it; blank is None, never an empty string."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block, 1-based and inclusive: rows top..bottom, columns left..right."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """One sheet: `rows[0]` is row 1 of the spreadsheet and `rows[r][0]` is column A.

    `capitals` are the cells (row and column, 1-based) in a font that shows small letters as
    capitals; only text in the encoding of such fonts is concerned. In a ragged sheet (a text file)
    each row keeps its own length, so one that is longer than the header has a mark too many.
    """

    name: str
    is_hidden: bool
    rows: tuple[tuple[RawCell, ...], ...]
    merges: tuple[Merge, ...] = ()
    capitals: frozenset[tuple[int, int]] = frozenset()
    is_ragged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RawWorkbook:
    """One file as read: its sheets in their order, and the SHA-256 of its bytes."""

    sheets: tuple[RawSheet, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class FileRefused:
    """A file that could not be read, with the reason (a `refused.<code>` message)."""

    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column of a table in a sheet.

    `field` is the name of the matched field of the form, or None. `option` is set for a column of
    marks: under *Tập thể* the field is `kind` and the option `collective`, and a cell is a mark.
    `says` is what the heading of a column of figures says of each of them: field and value. `row`
    is the row of its only cell, where label and value stand side by side on a one-page form.
    """

    index: int  # 0-based position in a row
    letter: str
    header: str
    field: str | None
    option: str | None = None
    says: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None  # a field whose header is similar; never applied by itself
    row: int | None = None


class SheetRow(NamedTuple):  # made for each row: a quarter of the cost of a dataclass
    """A row of data: its number, its cells (vertical merges filled down), the groups above it.

    `groups` are the texts of the group rows that hold for this row, outermost first.
    """

    number: int
    cells: tuple[RawCell, ...]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow:
    """A subtotal, total or a group row with sums in it.

    `groups` are the groups that hold where it stands; `data_rows` are the numbers of the data rows
    that it claims to add up.
    """

    number: int
    cells: tuple[RawCell, ...]
    groups: tuple[str, ...] = ()
    data_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCell:
    """A text outside the rows of a table, with its place: row number and column letter."""

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """How a sheet is read: which rows are what, and which form it is.

    `form` is the form's name (`models`, `issues`) or None, then `refused` says why.
    `repeated_rows` are rows of the heading that stand again further down, as on a new page.
    `title_lines` are the texts above the header, in reading order, one per cell.
    `note_lines` are the texts below the table, `texts_around` those above and below it that hold a
    digit, with their places. `form_rows` are the rows of a one-page form: it has no heading, one
    row of data, and a column for each label. `is_summary` says that its rows name what figures
    are about (a sector, a unit), each figure with a cell of its own. `encoding` is what the texts
    were written in: `unicode`, `tcvn3`, `vni`, or `mixed`. `is_ragged` as in the sheet. `taught` is
    what was said or learned of its headings; None where it has none.
    """

    sheet: str
    is_hidden: bool
    form: str | None
    header_rows: tuple[int, ...] = ()
    repeated_rows: tuple[int, ...] = ()
    numbering_row: int | None = None
    columns: tuple[SheetColumn, ...] = ()
    data: tuple[SheetRow, ...] = ()
    group_rows: tuple[int, ...] = ()
    totals: tuple[TotalRow, ...] = ()
    note_rows: tuple[int, ...] = ()
    title_lines: tuple[str, ...] = ()
    note_lines: tuple[str, ...] = ()
    form_rows: tuple[int, ...] = ()
    texts_around: tuple[TextCell, ...] = ()
    says_nothing_to_report: bool = False
    is_summary: bool = False
    encoding: str = "unicode"
    is_ragged: bool = False
    taught: Taught | None = None
    refused: Message | None = None
