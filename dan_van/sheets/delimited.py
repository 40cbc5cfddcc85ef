"""Text files of records: csv and tsv in the encodings and with the marks that offices produce.

Every cell is text as it stands, but for the apostrophe that guards a formula in our own csv; a row
is a record, numbered as such (a record may span lines).
Runs in the reading process.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from dan_van.domain.formula_guard import unguarded
from dan_van.domain.sheet import RawCell
from dan_van.sheets.limits import Limits, Unreadable, check_area
from dan_van.sheets.wire import SheetStream

DELIMITERS = "\t;|,"
SAMPLE_RECORDS = 200
SEPARATOR_LINE = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)
# Ends a text to prove that no quote was left open; no office writes these characters.
END_MARK = "\ufdd0\ufdd1"

MARKS_AFTER_NO_VOWEL = re.compile(
    r"(?<![aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ])[\u0300\u0301\u0303\u0309\u0323]"
)
SIGNS_AFTER_LETTER = re.compile(r"(?<=[^\W\d_])[\xa1-\xbf×÷]")
NOT_VIETNAMESE = re.compile(r"[ÄÅÆÇËÎÏÑÖØÛÜßäåæçëîïñöøûüÿœŒƒ\ufffd]")
LATIN_TEXT = re.compile(r"[\t\n\r -~\xa0-\u0250\u0300-\u0323\u1e00-\u1eff\u2010-\u2026\u20ab]+")
UNMARKED_SIZE = 4_096
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def read_text(data: bytes, *, sheet: str, limits: Limits) -> SheetStream:
    """Read a text file as one sheet.

    Args:
        data: the whole file.
        sheet: the name to give the sheet (the stem of the file).
        limits: how many cells are allowed, and how long one may be.

    Raises:
        Unreadable: a quote is left open, a cell is too long, or there are too many cells.
    """
    csv.field_size_limit(limits.cell_length)
    text = decode(data)
    told = SEPARATOR_LINE.match(text)
    if told:
        text = text[told.end() :]
    delimiter = told[1] if told else find_delimiter(text)
    rows = _rows(text, delimiter, sheet=sheet, limits=limits)
    return SheetStream(name=sheet, is_hidden=False, rows=rows, is_ragged=True)


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else a Windows code page.

    Windows-1258 is taken where the result can be Vietnamese. Text typed in the old fonts (TCVN3,
    VNI) comes as Windows-1252, whose letters the conversion of those encodings starts from.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if (unmarked := utf16_without_mark(data[:UNMARKED_SIZE])) is not None:
        return data.decode(unmarked, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    vietnamese = data.decode("cp1258", errors="replace")
    if _is_vietnamese(vietnamese):
        return vietnamese
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def utf16_without_mark(head: bytes) -> str | None:
    """The name of the encoding where a text begins as UTF-16 without a byte order mark."""
    if b"\0" not in head:
        return None
    head = head[: len(head) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, errors="replace")
        if text and LATIN_TEXT.fullmatch(text):
            return encoding
    return None


def _is_vietnamese(text: str) -> bool:
    strange = sum(
        len(pattern.findall(text))
        for pattern in (MARKS_AFTER_NO_VOWEL, SIGNS_AFTER_LETTER, NOT_VIETNAMESE)
    )
    return strange * 20 <= len(BEYOND_ASCII.findall(text))


def find_delimiter(text: str) -> str:
    """The mark that cuts most of the first records into equally many cells; else a comma."""
    best, best_score = ",", 0
    for delimiter in DELIMITERS:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(record) for record in islice(records, SAMPLE_RECORDS))
        except csv.Error:
            continue
        score = max((n * (width - 1) for width, n in widths.items() if width > 1), default=0)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _rows(text: str, delimiter: str, *, sheet: str, limits: Limits) -> Iterator[list[RawCell]]:
    if not text.endswith(("\n", "\r")):
        text += "\n"
    records = csv.reader(io.StringIO(text + END_MARK, newline=""), delimiter=delimiter)
    number = width = 0
    try:
        for number, record in enumerate(records, 1):
            if record == [END_MARK]:
                return
            width = max(width, len(record))
            check_area(sheet, rows=number, columns=width, limits=limits)
            if record and record[-1].endswith(END_MARK):
                break
            yield [unguarded(cell) or None for cell in record]
    except csv.Error as error:
        facts = {"row": number + 1, "limit": limits.cell_length}
        raise Unreadable("refused.cell_too_long", **facts) from error
    raise Unreadable("refused.open_quote", row=number)
