"""The words by which a cell shows that it is a column heading, and the rows that number columns.

Each question is about one cell or one row of cells; `find_header` weighs the answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import pairwise

from dan_van.domain.sheet import CellFault, RawCell
from dan_van.domain.vietnamese import identity
from dan_van.sheets.grid import Grid, GridCell, fold
from dan_van.sheets.row_words import Numbering, is_figure, numeral

_NUMBER_COLUMN = re.compile(
    r"(?:s[ .]*t[ .]*t|t[ .]*t|so ?tt|so thu tu|thu tu|no\.?|#|stt\W.*|so tt\W.*)[ .:]*"
)
_NUMBER_OPENS = frozenset("sStTnN#")
_FIRST_PIECES = frozenset(("s", "so", "st", "thu"))
_BROKEN = frozenset(("stt", "sott", "sothutu", "thutu"))
_LONGEST_PIECE = 6
_OPENS_HEADING = re.compile(
    r"(?:ten|ho va ten|ho ten|ho, ten|ho dem|don vi|co quan|dia chi|dia ban|dia diem"
    r"|dia phuong|ghi chu|ngay|thang|nam|thoi gian|thoi diem|thoi han|noi dung|so luong|so"
    r"|tong|ty le|ti le|ket qua|linh vuc|loai|hinh thuc|chuc vu|chuc danh|gioi tinh"
    r"|trinh do|dien thoai|don gia|thanh tien|dvt|kinh phi|muc|nguon|chi tieu|nhiem vu"
    r"|phong ban|danh hieu|tinh trang|trang thai|dien tich|dan so|ke hoach|thuc hien"
    r"|tieu chi|diem|xep loai|van ban|ky hieu|trich yeu|doi tuong|giai phap|thanh phan"
    r"|du toan|quyet dinh|co cau|nhom|phan loai|ma so|ma|cap|que quan|nghe nghiep|noi"
    r"|tien do|nguoi|can bo|luong|he so|phu cap|thuc trang|ly do|tac dong|can cu|mo ta"
    r"|quy mo|hien trang|vi tri|kha nang|san pham|luc luong|cach thuc|tom tat|y kien"
    r"|kien nghi|de xuat|nhu cau|phuong thuc|cong viec|hoat dong|chi bo|dang vien|dan toc"
    r"|ton giao|chuyen mon|mon|lop)\b"
)
_IS_HEADING = re.compile(
    r"(?:xa|phuong|huyen|tinh|thon|ap|khu|ho|nu|nam|quy|truong|tap the|ca nhan|xa, phuong|xa/phuong"
    r"|xa, phuong, thi tran|thi tran|email|e-mail|sdt|cmnd|cccd|so cccd|mo hinh|vu viec|van de|dat"
    r"|khong dat|co|khong|tot|kha|cong|name|unit|date|note|notes|code|address|gioi|han|bien che"
    r"|hop dong|tu|den|stt|tt|title|sector|status|phone|quantity|amount|total|kinh te|y te)"
)
_NUMBERED_OPENING = re.compile(r"(?:\(?(?:\d{1,3}|[ivx]{1,4}|ct\d+)\)?\s*[.)/:\-]\s*|[-+*]\s+)")


def is_number_heading(cell: RawCell) -> bool:
    """Whether the cell heads the column of row numbers: STT, TT, Số TT."""
    if (
        not isinstance(cell, str)
        or len(cell) > 30
        or cell.lstrip(" \n\t\"'“(")[:1] not in _NUMBER_OPENS
    ):
        return False
    key = fold(cell)
    # "Thứ tự" counts rows, "Thứ Tư" is Wednesday
    return _NUMBER_COLUMN.fullmatch(key) is not None and not (
        key.startswith("thu tu") and identity(cell).strip().startswith("thứ tư")
    )


def broken_number_heading(grid: Grid, row: int, column: int) -> int | None:
    """The last row of a heading STT that is written down over rows, "S", "T", "T"; else None."""
    said = grid.cell(row, column)
    if not isinstance(said, str) or fold(said) not in _FIRST_PIECES:
        return None
    for below in range(row + 1, row + 3):
        piece = grid.cell(below, column)
        if not isinstance(piece, str) or len(piece.strip()) > _LONGEST_PIECE:
            return None
        said += piece
        if fold("".join(said.split())) in _BROKEN or is_number_heading(piece):
            return below
    return None


def is_heading_word(text: str, *, known: frozenset[str]) -> bool:
    """Whether the text opens like a heading of an office table, or is one of the known ones."""
    key = _NUMBERED_OPENING.sub("", fold(text).replace("_", " "), count=1)
    if key in known or is_year(key):
        return True
    return bool(_IS_HEADING.fullmatch(key)) or bool(_OPENS_HEADING.match(key))


def is_year(cell: RawCell) -> bool:
    """Whether the cell is a year, which may head a column."""
    if isinstance(cell, str):
        return re.fullmatch(r"(?:19|20)\d\d", cell.strip()) is not None
    return isinstance(cell, (int, float)) and not isinstance(cell, bool) and 1990 <= cell <= 2100


def may_head(cell: RawCell) -> bool:
    """Whether the cell can be a heading at all: a text that is no amount, or a year."""
    if isinstance(cell, (bool, date, time, CellFault)) or cell is None:
        return False
    if isinstance(cell, str):
        is_band = cell.strip()[:1] in _BANDS
        return len(cell) <= 300 and (not is_figure(cell) or is_band or is_year(cell))
    return is_year(cell)


# --- rows that number the columns --------------------------------------------------------------

_TOKEN = re.compile(r"[(\[]?\s*(?:(\d{1,3})\s*[a-z]?|([A-ZĐ]|[a-eđ]))\s*[)\]]?\s*(?:\(?=.{1,30})?")
_NUMBERS_LABELS = frozenset(("ms", "ma so", "cot", "so cot"))
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|1[0-2])(?:[/.-]((?:20)?\d\d))?")
_BANDS = ("<", ">")  # "<30" heads the young
_TWO_SIDES = (["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D"])
_FORMULA = re.compile(r"[(\[]?(\d{1,3})[)\]]?\s*=.{1,40}[)\]]?")


def _token(cell: RawCell) -> int | str | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return int(cell) if 0 <= cell < 300 and float(cell).is_integer() else None
    if not isinstance(cell, str) or len(cell) > 40:
        return None
    text = cell.strip()
    if match := _FORMULA.fullmatch(text):
        return int(match[1])
    if match := _TOKEN.fullmatch(text):
        return int(match[1]) if match[1] else match[2].upper()
    return None


def _is_bracketed(cell: GridCell) -> bool:
    return isinstance(cell.value, str) and cell.value.strip()[:1] in ("(", "[")


def numbers_columns(cells: Sequence[GridCell], *, columns: int) -> bool:
    """Whether the row numbers the columns: `1 2 3`, `(1) (2)`, `A B C 1 2`, `0..10`.

    Args:
        cells: the row's cells that are not blank.
        columns: how many columns the table has; at least half of them must bear a number.
    """
    opening = cells[0].value if cells else None
    if isinstance(opening, str) and len(opening) < 10 and fold(opening) in _NUMBERS_LABELS:
        cells, columns = cells[1:], columns - 1
    if _counts_in_roman(cells) and len(cells) * 2 > columns:
        return True
    tokens = [_token(cell.value) for cell in cells]
    enough = max(2, (columns + 1) // 2)
    if len(tokens) > 2 and tokens == list("ABCD"[: len(tokens)]):
        return True  # the columns of figures bear no number
    if [str(token) for token in tokens] == ["A", "B"] and columns == 2:
        return True
    if len(tokens) < enough or any(token is None for token in tokens):
        return False
    letters = [token for token in tokens if isinstance(token, str)]
    numbers = [token for token in tokens if isinstance(token, int)]
    leading = next((i for i, token in enumerate(tokens) if isinstance(token, int)), len(tokens))
    if numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 3 and letters in _TWO_SIDES:
        return True  # A 1 2 3 B 4 5 6: receipts at the left, expenses at the right
    if tokens[leading : leading + len(numbers)] != numbers or letters != sorted(set(letters)):
        return False  # A B 1 2 C: the letters may go on behind the numbers, not among them
    if letters and (letters[0] != "A" or leading == 0):  # 1 and a name A are a row of data
        return False
    if not numbers:
        return len(letters) >= 3
    steps = [b - a for a, b in pairwise(numbers)]
    if len(numbers) > 2 and set(steps) == {1} and all(map(_is_bracketed, cells)):
        return True  # [4] [5] [6]: lines of a form are numbered before the columns are
    if numbers[0] > (3 if letters else 2):
        return False
    odd = sum(step != 1 for step in steps)
    return all(0 <= step <= 3 for step in steps) and odd <= max(1, len(steps) // 3)


def _counts_in_roman(cells: Sequence[GridCell]) -> bool:
    """Whether the cells are I, II, III, from the first on."""
    if len(cells) < 3 or any(not isinstance(cell.value, str) for cell in cells):
        return False
    found = [numeral(cell.value) for cell in cells]
    return all(
        number is not None and number.kind is Numbering.ROMAN and number.value == place
        for place, number in enumerate(found, start=1)
    )


def counts_on(cells: Sequence[GridCell]) -> bool:
    """Whether the numbers of a row count on one by one, or its dates go on: days, months of a year.

    They may head columns, where they stand under a block and not under STT.
    """
    odd = [cell.value for cell in cells if not may_head(cell.value)]
    days = [
        value.date() if isinstance(value, datetime) else value
        for value in odd
        if isinstance(value, date)
    ]
    if len(days) >= 3 and len(days) == len(odd):
        return all(before < after for before, after in pairwise(days))
    written = [found for value in odd if isinstance(value, str) and (found := _day(value))]
    if len(written) >= 3 and len(written) == len(odd):
        return all(before < after for before, after in pairwise(written))
    values = [_token(value) for value in odd]
    numbers = [value for value in values if isinstance(value, int)]
    is_run = all(after in (before + 1, 1) for before, after in pairwise(numbers))
    return len(numbers) >= 3 and len(numbers) == len(values) and is_run


def _day(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a text such as "12/4" or "12/4/2024", so that days can be compared."""
    match = _DAY.fullmatch(text.strip())
    return (int(match[3] or 0), int(match[2]), int(match[1])) if match else None


def is_first_of_data(
    cells: Sequence[GridCell], following: Sequence[GridCell], *, stt: int | None
) -> bool:
    """Whether a row that looks like column numbers is the first row of data.

    It is when the next row goes on counting in the same column (1, then 2) and is made of
    amounts too.
    """
    if stt is None or not cells or any(isinstance(cell.value, str) for cell in cells):
        return False
    here, below = ({c.column: c.value for c in row} for row in (cells, following))
    first, second = numeral(here.get(stt)), numeral(below.get(stt))
    if first is None or second is None or second.kind is not Numbering.NUMBER:
        return False
    shared = [column for column in here if column in below]
    same = sum(is_figure(below[column]) for column in shared)
    return second.value == first.value + 1 and same == len(shared)


_TECHNICAL = re.compile(r"[a-zA-Z][a-zA-Z0-9]*(?:[_.][a-zA-Z0-9]+)*")


def is_technical(cells: Sequence[GridCell]) -> bool:
    """Whether the row holds keys for a program: `stt`, `ten_mo_hinh`, `don_vi_id`."""
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    if len(texts) < 3 or len(texts) != len(cells):
        return False
    keyed = sum("_" in text for text in texts)
    are_short = all(text.strip() == text.strip().lower() and len(text) <= 12 for text in texts)
    return keyed * (3 if are_short else 2) >= len(texts) and all(
        _TECHNICAL.fullmatch(text.strip()) for text in texts
    )
