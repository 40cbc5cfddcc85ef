"""The words and signs by which a row of an office sheet shows what it is.

Numerals of the STT column, total words, notes, signatures, letterheads. Each question is about
one text and needs no sheet. Total words keep their tones: "Cộng" adds up, "Công" does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from dan_van.domain.sheet import RawCell
from dan_van.domain.stated_counts import without_counts
from dan_van.domain.vietnamese import identity, one_line
from dan_van.sheets.grid import fold

# --- numerals ----------------------------------------------------------------------------------


class Numbering(StrEnum):
    """The kinds of numeral that number rows."""

    NUMBER = "number"  # 1, 01, 1., (1)
    ROMAN = "roman"  # I, II.
    LETTER = "letter"  # A, B.
    PART = "part"  # 1.1, I.2
    SMALL = "small"  # a, b)
    BULLET = "bullet"  # -, +, *
    SECTION = "section"  # Câu 1, Phần II


class Numeral(NamedTuple):  # made for each row: a quarter of the cost of a dataclass
    """A numeral: its kind and its place in the count (0 for a bullet, the depth for a part)."""

    kind: Numbering
    value: int
    text: str


_NUMBER = re.compile(r"\(?0*(\d{1,6})\s*[.)/:\-]?\)?")
_PART = re.compile(r"(?:[IVXLC]+|[A-Z]|\d{1,3})(?:\.\d{1,3})+\.?\)?")
_LETTERED_PART = re.compile(r"[A-H][1-9]")
_ROMAN = re.compile(r"\(?((?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))\s*[.)/:\-]?\)?")
_LETTER = re.compile(r"\(?([A-ZĐ])\s*[.)/:\-]?\)?")
_SMALL = re.compile(r"\(?([a-zđ])\s*[.)/:]?\)?")
_BULLET = re.compile(r"[-+*•–—⁃●○▪■►✓]+")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _roman_value(text: str) -> int:
    total = 0
    for sign, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES[sign]
        total += -value if value < _ROMAN_VALUES.get(following, 0) else value
    return total


def numeral(cell: RawCell) -> Numeral | None:
    """The numeral that the cell is, or None; 1.1 typed as a number is a part."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int):
        return Numeral(Numbering.NUMBER, cell, str(cell)) if 0 <= cell < 1_000_000 else None
    if isinstance(cell, float):
        if cell.is_integer() and 0 <= cell < 1_000_000:
            return Numeral(Numbering.NUMBER, int(cell), str(int(cell)))
        is_part = 1 < cell < 200 and round(cell, 2) == cell
        return Numeral(Numbering.PART, 2, f"{cell:g}") if is_part else None
    if isinstance(cell, str):
        return _text_numeral(cell.strip()) if len(cell) <= 24 else None
    return None


@lru_cache(maxsize=4096)
def _text_numeral(text: str) -> Numeral | None:
    if match := _NUMBER.fullmatch(text):
        return Numeral(Numbering.NUMBER, int(match[1]), match[1])
    if (match := _ROMAN.fullmatch(text)) and match[1]:
        return Numeral(Numbering.ROMAN, _roman_value(match[1]), match[1])
    if match := _LETTER.fullmatch(text):
        return Numeral(Numbering.LETTER, ord(match[1]) - ord("A") + 1, match[1])
    if _LETTERED_PART.fullmatch(text):
        return Numeral(Numbering.PART, 2, text)
    if _PART.fullmatch(text):
        return Numeral(Numbering.PART, text.rstrip(".)").count(".") + 1, text.rstrip(".)"))
    if match := _SMALL.fullmatch(text):
        return Numeral(Numbering.SMALL, ord(match[1]) - ord("a") + 1, match[1])
    if _BULLET.fullmatch(text):
        return Numeral(Numbering.BULLET, 0, text)
    return None


_NUMBERED_LABEL = re.compile(  # no letter after O numbers a group: "P. Bắc Hải" is a ward
    r"\s*(?P<numeral>(?:[IVXLC]{1,6}|[A-OĐ]|\d{1,3})(?:\.\d{1,3})*)\s*[.\-–/):]+\s*(?P<label>\D.*)",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def numbered_label(text: str) -> tuple[Numeral, str] | None:
    """The numeral and the label of a text such as "II. Lĩnh vực văn hóa" or "1 - Xã A"."""
    match = _NUMBERED_LABEL.fullmatch(text)
    if match is None:
        return None
    number = _text_numeral(match["numeral"])
    return None if number is None else (number, match["label"].strip())


# --- fillers and marks -------------------------------------------------------------------------

_FILLER = re.compile(r"[\s.…\-–—_/]*")
_MARKS = frozenset(("x", "v", "✓", "✔", "√", "☑", "1", "co", "yes", "true", "+", "*"))


def is_filler(cell: RawCell) -> bool:
    """Whether the cell holds dots or dashes alone: room to write, or "nothing"."""
    return isinstance(cell, str) and len(cell) < 200 and _FILLER.fullmatch(cell) is not None


def is_mark(cell: RawCell) -> bool:
    """Whether the cell is a tick: x, ✓, 1, có."""
    if isinstance(cell, str):
        return len(cell) < 8 and fold(cell) in _MARKS
    return cell == 1


_FIGURE = re.compile(r"[<>≈~]?\s*[-+]?\d[\d.,\s]*(?:/\s*\d[\d.,\s]*)?%?")


def is_figure(cell: RawCell) -> bool:
    """Whether the cell is an amount: a number, or a text of digits such as "5.813" or "64/64"."""
    if isinstance(cell, str):
        return len(cell) <= 24 and _FIGURE.fullmatch(cell.strip()) is not None
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


# --- totals ------------------------------------------------------------------------------------

_NOT_A_SUM = re.compile(
    r"(?:cộng\s+(?:đồng|tác|sản|hưởng|hòa|hoà|sinh|hợp|ước|sự)"
    r"|tổng\s+(?:công|cục|đài|vệ|hội|bí|thư|thanh(?!\s+toán)|kiểm|kho|hợp|kết|biên|quan|phụ|lãnh|giám|thầu"
    r"|đội|phổ|dọn|tham|bộ|tuyển|ra|rà))\b"
)
_SUM = re.compile(
    r"(?:t[./]\s*cộng|tc(?=\W*$)|[σ∑](?=\W*$)|tổng\s+cộng|tổng\s+số|tổng|cộng\s+dồn|cộng|luỹ\s+kế|luỹ\s+tiến)"
    r"(?=$|[\s:.,;(\[/=\-])(?P<rest>.*)",
    re.DOTALL,
)
# Without diacritics "cong" may be công: only the plain words are trusted.
_ASCII_SUM = re.compile(
    r"(?P<word>tc(?=\W*$)|t[./] ?cong|tong cong|tong so|grand total|sub-?total|total|tong|cong"
    r"|luy ke)"
    r"(?=$|[\s:.,;(\[/=\-])(?P<rest>.*)",
    re.DOTALL,
)
_WHOLE = re.compile(
    r"(?:toàn|chung toàn|cả)\s+(?:tỉnh|huyện|xã|thành phố|thị xã|quận|phường|nước|quốc|ngành|trường"
    r"|thị trấn|đảng bộ|hội|khối|đoàn)"
)
_NUMBERED_SUM = re.compile(r"\(?[ivxlc\d]{1,4}[.)]?\s+(?=tổng|cộng)")


# "Xã A Tổng": the sums that a spreadsheet puts under the rows of one name.
_ENDS_AS_SUM = (" tổng", " total")
_IN_WORDS = re.compile(r"\b(?:bằng chữ|bang chu)\b")


class SumWord(StrEnum):
    """How plainly a text says that its row adds up."""

    PLAIN = "plain"  # nothing but the word, a numeral, a bracket: "Cộng", "TỔNG CỘNG (I+II)"
    NAMED = "named"  # with a name after it: "Cộng xã A", "Tổng số mô hình"
    WHOLE = "whole"  # "Toàn tỉnh", "Xã A Tổng": a sum only where the row has figures


_PLAIN_REST = re.compile(
    r"[\s:.,;=\-]*(?:\(.*\)|\[.*\])?[\s:.,;=\-]*"
    r"|[\s:.(\-]*(?:mục|phần|nhóm)?[\s.]*(?:[ivxlc]+|[a-hđ]|\d+)(?:\s*[+,\-÷]\s*\w+)*[\s.:)]*"
    r"|[\s:.=\-]*\d[\d.,]*\s*(?:/\s*[\d.,]+)?(?:\s+\D{0,60})?(?:\(.*\))?\.?"
    r"|\s+(?:chung|toàn bộ|các mục|trang|trang trước|lũy kế|cuối kỳ)[\s:.]*"
)


@lru_cache(maxsize=8192)
def _sum_word(text: str) -> SumWord | None:
    key = identity(text)
    key = _NUMBERED_SUM.sub("", key, count=1)
    if _WHOLE.fullmatch(key):
        return SumWord.WHOLE
    match = (_ASCII_SUM if key.isascii() else _SUM).match(key)
    if match is None or _NOT_A_SUM.match(key) or _IN_WORDS.search(key):
        return None
    if _PLAIN_REST.fullmatch(match["rest"]):
        return SumWord.PLAIN
    is_doubtful = key.isascii() and match["word"] in ("tong", "cong")
    return None if is_doubtful else SumWord.NAMED


def sum_word(text: str) -> SumWord | None:
    """Whether the text begins with the word of a total, and how plainly.

    "Cộng", "Tổng cộng: 10 mô hình" and "TỔNG CỘNG (I+II)" do; "Cộng đồng", "Tổng vệ sinh" and a
    sentence with the words inside it do not.
    """
    if len(text) > 160:
        return None
    ending = text.rstrip()[-2:].lower()
    if ending in ("ng", "al") and identity(text).endswith(_ENDS_AS_SUM):
        return _sum_word(text.strip(" \t\n\"'“-*")) or SumWord.WHOLE
    first = text.lstrip(" \t\n\"'“(-*")[:1]
    if not first or first not in "TtCcLlGgSs0123456789IVXivxΣ∑":
        return None
    return _sum_word(text.strip(" \t\n\"'“-*"))


# --- notes, signatures, letterheads ------------------------------------------------------------

_NOTE = re.compile(
    r"(?:ghi chu|luu y|chu thich|chu y|so tien bang chu|bang chu|viet bang chu"
    r"|(?:tong )?(?:so tien|cong|thanh tien|so)\b.{0,25}\bbang chu"
    r"|\(?bang chu|nguon so lieu|nguon:|danh sach nay|\*+$"
    r"|danh sach co|danh sach gom|danh muc nay|bieu nay|an dinh danh sach"
    r"|note|\(\*|\*+\)|\(1\) |trang \d"
    r"|page \d|de nghi|tren day la|kinh de nghi|kinh chuyen|thuyet minh|huong dan)(?:\b|(?=\W)|$)"
)
_SIGNATURE = re.compile(
    r"(?:nguoi lap|nguoi tong hop|nguoi phe duyet|nguoi duyet|nguoi kiem tra|nguoi bao cao"
    r"|nguoi thuc hien bieu|can bo lap|can bo tong hop|lap bieu|nguoi viet|nguoi thong ke"
    r"|noi nhan|\(?ky[, ]|\(ky|\(da ky|\(chu ky|ky ten|xac nhan cua|phe duyet cua|y kien cua"
    r"|thu truong|t/m|tm\.?[ /]|tm$|kt\.|kt/|k/t|tl\.|tuq\.|tuq |q\. ?[a-z]+ truong|thay mat"
    r"|duyet cua|dai dien|ke toan truong|thu quy|chu tai khoan|nguoi nhan|nguoi giao)"
)
_OFFICE = re.compile(
    r"(?:(?:pho|quyen|q\.) ?)?(?:truong ban|bi thu(?: (?:dang uy|chi bo|dang bo|doan|huyen uy|"
    r"thanh uy|tinh uy))?|chu tich(?: (?:ubnd|uy ban|mttq|hoi|hdnd).*)?|giam doc|hieu truong"
    r"|truong phong|chanh van phong|chanh thanh tra|cuc truong|chi cuc truong|vien truong"
    r"|thu truong don vi|truong khoi|truong doan|to truong|ke toan|thu ky|tong giam doc"
    r"|truong thon|chi huy truong|chinh tri vien|hat truong|truong cong an|tong bien tap"
    r"|chu tich cong doan|phu trach.*|truong khoa|truong tram|vien chuc.*|lanh dao don vi)"
)
_PLACE_AND_DAY = re.compile(r"(?:.{0,60},\s*)?ngay\W{0,12}\d{0,2}.{0,12}thang.{0,16}nam.{0,12}")
_LETTERHEAD = re.compile(
    r"(?:cong hoa xa hoi|dang cong san|doc lap ?- ?tu do|socialist republic|so:|so \W*[-/]|"
    r"mau so|bieu so|mau bieu|mau [\d/]|bieu \d|phu luc|kem theo|\(kem theo|\(ban hanh|kinh gui"
    r"|don vi tinh\W*\w|dvt ?:|don vi ?:|don vi bao cao ?:|ten don vi ?:|ky bao cao ?:|tu ngay"
    r"|ban hanh (?:theo|kem)|(?:don vi|co quan|noi|ngay) (?:nhan|gui|lap)(?: bao cao)?\W*:"
    r"|den (?:ngay|\d)|\(?tinh den|\(?tu ngay|dia chi ?:|nam hoc|ngay in|ma so thue ?:|\*+$)"
)
_BODY_NAME = re.compile(
    r"ubnd|uy ban nhan dan|uy ban mttq|dang bo|dang uy|huyen uy|tinh uy|thanh uy"
    r"|truong (?:thcs|thpt|tieu hoc|mam non|dai hoc|mn)|hoi dong|ban dan van|ban chi dao"
)
_DEPARTMENT = re.compile(r"(?:sở|bộ(?! phận)) [^\W\d]+ ")  # with its tones: "SỐ HỘ" is none


def is_note(text: str) -> bool:
    """Whether the text begins a note under a table: "Ghi chú: …", "Số tiền bằng chữ"."""
    return _NOTE.match(fold(text).lstrip("-+ ")) is not None


_SCALE = re.compile(
    r"(?:diem|so diem|muc diem|thang diem|muc)(?: (?:toi da|toi thieu|chuan|cao nhat|quy dinh))?"
    r"|thang diem.*|barem.*|trong so|he so|don vi tinh|dvt"
)


_CARRIED = re.compile(
    r"(?:so )?(?:cong )?(?:luy ke )?(?:(?:tu )?trang truoc (?:chuyen|mang) sang"
    r"|(?:mang|chuyen) sang(?: (?:trang|to) .{1,20})?\W*$)"
    r"|(?:so du|ton|du) (?:dau|cuoi) (?:ky|thang|quy|nam)\b"
)


def is_carried(text: str) -> bool:
    """Whether the row carries an amount in or out: "Trang trước chuyển sang", "Số dư cuối kỳ"."""
    return _CARRIED.match(fold(text)) is not None


def is_scale(text: str) -> bool:
    """Whether the text, first under a heading, tells the measure of each column: "Điểm tối đa"."""
    return _SCALE.fullmatch(fold(text).strip(" :.()")) is not None


def is_example(text: str) -> bool:
    """Whether the text, in the place of a number, marks a row that shows how to fill in."""
    return fold(text).strip(" :.()") in {"vd", "vi du", "mau", "example", "e.g"}


def is_signature(text: str) -> bool:
    """Whether the text belongs to a signature: who signs, "(Ký, ghi rõ họ tên)", "Nơi nhận"."""
    return _SIGNATURE.match(fold(text)) is not None


def is_signature_office(text: str) -> bool:
    """Whether the text is an office alone, or place and day; plain data can look the same."""
    key = fold(text)
    return _OFFICE.fullmatch(key) is not None or _PLACE_AND_DAY.fullmatch(key) is not None


def is_motto(text: str) -> bool:
    """Whether the text is the first line of a paper: the name of the state, or of the party."""
    return fold(text).startswith(("cong hoa xa hoi", "dang cong san viet nam"))


def signs(texts: Sequence[str], *, capitals_tell: bool) -> bool:
    """Whether the texts of a row are a signature: who signs, offices, several names in capitals.

    An office alone in a row may be data: it is left to what stands around it. Capitals tell
    nothing in a table that is written in capitals.
    """
    if not texts or len(texts) > 5 or any(len(text) > 160 for text in texts):
        return False
    count = sum(is_signature(text) for text in texts)
    offices = sum(is_signature_office(text) for text in texts)
    if count:
        return (count + offices) * 3 >= len(texts) * 2 or count * 2 >= len(texts) or len(texts) <= 2
    return len(texts) > 1 and (
        offices == len(texts) or (capitals_tell and all(map(is_in_capitals, texts)))
    )


def is_in_capitals(text: str) -> bool:
    """Whether the text is words in capitals alone."""
    has_digit = any(sign.isdigit() for sign in text)
    return text == text.upper() and not has_digit and sum(map(str.isalpha, text)) > 4


def is_letterhead(text: str) -> bool:
    """Whether the text belongs above a table: motto, number, annex, unit of measure."""
    key = fold(text)
    if text == text.upper() and (_BODY_NAME.match(key) or _DEPARTMENT.match(identity(text))):
        return True
    return _LETTERHEAD.match(key) is not None or _PLACE_AND_DAY.fullmatch(key) is not None


_NOTHING = re.compile(
    r"[(\-* ]*(?:trong (?:ky|quy|thang|nam) )?(?:khong(?: co| phat sinh| bao cao)?|chua co"
    r"|chua phat sinh)(?: (?:phat sinh|mo hinh|vu viec|van de|truong hop|noi dung|so lieu|du lieu"
    r"|hoat dong|gi|nao|trong ky|trong quy|trong thang|nam|noi com|dang ky|moi|de bao cao|bao cao"
    r"|dan van kheo|quy|thang|[ivx\d/]+))*[)!. ]*"
)


def says_nothing(text: str) -> bool:
    """Whether the text says that there is nothing to report: "Không có", "Không phát sinh"."""
    return len(text) < 80 and _NOTHING.fullmatch(fold(text)) is not None


@lru_cache(maxsize=4096)
def plain_label(text: str) -> str:
    """The folded label of a group without its numeral, its count, "Lĩnh vực", quotes, brackets."""
    named = numbered_label(text)
    key = fold(without_counts(named[1] if named else one_line(text))).strip(" :.-")
    for opening in ("linh vuc ", "nhom ", "don vi ", "dang uy ", "ubnd ", "khoi "):
        if key.startswith(opening):
            return key.removeprefix(opening).strip(" :.-")
    return key


_UNIT_WORDS = re.compile(
    r"(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tp\.?|tinh|dac khu|thon|ap|ban|khom|khu pho"
    r"|to dan pho|khoi|dang bo|dang uy|chi bo|ubnd|uy ban|so|phong|hoi"
    r"|truong (?:tieu|thcs|thpt|th|mam|mn|dai|cao|trung)"
    r"|lop|cong an|don vi"
    r"|lien doan|ban|cum|trung tam|doan):? \S"
)
_LEVELS = (
    re.compile(r"(?:tinh|thanh pho truc thuoc) \S"),
    re.compile(r"(?:huyen|quan|thi xa|thanh pho|tp\.?) \S"),
    re.compile(r"(?:xa|phuong|thi tran|dac khu) \S"),
    re.compile(r"(?:thon|ap|ban|khom|khu pho|to dan pho|khu dan cu) \S"),
)
_SECTOR_WORDS = re.compile(r"(?:linh vuc|nhom|mang|khoi|cap|loai|phan|muc|nganh)\b")
_COUNTS = re.compile(r"số\b")


def label_class(text: str) -> str:
    """`sector`, `unit` or nothing: what a bare group label names, by its first word."""
    named = numbered_label(text)
    key = fold(named[1] if named else text)
    if _SECTOR_WORDS.match(key):
        return "sector"
    counts = _COUNTS.match(identity(named[1] if named else text))  # without its tone "số" is sở
    return "unit" if _UNIT_WORDS.match(key) and not counts else ""


def unit_level(text: str) -> int | None:
    """How deep the place that the text names lies: a province's 0, a hamlet's 3."""
    named = numbered_label(text)
    key = fold(named[1] if named else text)
    return next((level for level, words in enumerate(_LEVELS) if words.match(key)), None)
