"""Words by which a row stands for more than itself, or for a measure: "Câu 1", "Tổng số đảng viên".

Numerals in words never number the records of a table that has other numbers; they name what those
stand under. A number of things, unlike a sum of money, may be an indicator among others.
"""

from __future__ import annotations

import re

from dan_van.domain.vietnamese import identity
from dan_van.sheets.grid import fold
from dan_van.sheets.row_words import Numbering, Numeral, numeral

_OPENINGS = frozenset("CcPpMmNnTtĐđ")
_SECTION = re.compile(
    r"(?:cau(?: hoi)?|phan(?: thu)?|muc|chuong|nhom|tieu chi|tieu chuan|noi dung|chuyen de|dieu)"
    r" ?(?P<count>\d{1,3}|[ivxlc]{1,6}|[a-h])\b\s*"
)
_THINGS = re.compile(
    r"tổng(?: số)? (?!số\b|thu\b|chi\b(?! (?:bộ|hội|đoàn|cục|nhánh))|tiền|kinh phí|vốn|nguồn"
    r"|dự toán|cộng\b|hợp\b|toàn\b|chung\b|các\b)[^\W\d]"
)
_MEASURES = re.compile(r"(?:cac )?(?:chi tieu|chi so|tieu chi|noi dung|danh muc chi tieu)\b")
_MEASURE_ALONE = re.compile(
    r"\W*(?:(?:1[.,]?000|nghin|ngan|trieu|ty|tr\.?)? ?(?:dong|d|vnd)|trieu|nguoi|ho|ha|kg|tan|%)\W*"
)
_MARKS = " .)/:–-"


def section_numeral(text: str) -> Numeral | None:
    """The numeral of a cell that holds a word and its count alone: "Câu 1", "PHẦN II."."""
    if len(text) > 24 or text.lstrip()[:1] not in _OPENINGS:
        return None
    match = _SECTION.fullmatch(fold(text).rstrip(_MARKS))
    return _numeral_of(match["count"], text.strip()) if match else None


def section_label(text: str) -> Numeral | None:
    """The numeral in front of a label: "Câu 1. Ông (bà) có biết …?", "Phần II: Kết quả"."""
    if text.lstrip()[:1] not in _OPENINGS:
        return None
    key = fold(text)
    match = _SECTION.match(key)
    if match is None or key[match.end() : match.end() + 1] not in tuple(".:)-–/"):
        return None
    return _numeral_of(match["count"], text.strip()[: match.end()].rstrip(_MARKS))


def counts_things(text: str) -> bool:
    """Whether the text names what is counted: "Tổng số đảng viên", not "Tổng số thu"."""
    return _THINGS.match(identity(text)) is not None


def is_count(text: str) -> bool:
    """Whether the text tells a number of something: "Số xã đạt chuẩn"."""
    return identity(text).startswith("số ")


def is_measure_heading(text: str) -> bool:
    """Whether a heading stands over the names of indicators: "Chỉ tiêu", "Nội dung"."""
    return _MEASURES.match(fold(text)) is not None


def is_unit_heading(text: str) -> bool:
    """Whether a heading stands over units of measure."""
    return fold(text).strip(" .()") in ("dvt", "don vi tinh")


def is_measure_alone(text: str) -> bool:
    """Whether the text is a unit of measure and nothing more: "Triệu đồng", "(1.000đ)"."""
    return _MEASURE_ALONE.fullmatch(fold(text)) is not None


def _numeral_of(count: str, text: str) -> Numeral:
    number = numeral(count.upper())
    return Numeral(Numbering.SECTION, number.value if number else 0, text)
