"""Checklists: the thing to be done as a title names it, and the share of units that have done it.

A share is rounded half up to one decimal, not cut: 611 of 661 is 92,4 %. It never reads 100 while
somebody is missing, and never 0 when somebody has done it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dan_van.domain.vietnamese import clean, identity, one_line

_LEADS = (
    *("tiến độ", "tình hình", "kết quả", "danh sách", "biểu", "bảng", "báo cáo", "tổng hợp"),
    *("thống kê", "theo dõi", "rà soát", "tổ chức", "thực hiện", "triển khai", "hoàn thành"),
    *("việc", "công tác", "các đơn vị", "các xã, phường", "xã, phường", "đã", "đơn vị"),
)
_TITLE_WORDS = _LEADS[:11]
_END_OF_TITLE = re.compile(
    r"\(|tính đến|đến ngày|kèm theo|số\s*:|đơn vị\s*:|kỳ báo cáo|[\W\d_]*$", re.IGNORECASE
)
_AS_OF = re.compile(r"\s*[,\-–(]*\s*\(?\b(?:tính đến|đến ngày|đến hết ngày)\b.*$", re.IGNORECASE)

# What keeps its capitals in the middle of a sentence.
_NAMES = (
    *("Việt Nam", "Đảng", "Nhà nước", "Hồ Chí Minh", "Bác Hồ", "Mặt trận Tổ quốc", "Quốc hội"),
    *("Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Đoàn Thanh niên"),
    *("Liên đoàn Lao động", "Hội đồng nhân dân", "Ủy ban nhân dân", "Dân vận khéo", "Trung ương"),
)
_SHORT = frozenset(
    "ubnd ubmttq qutw tw tư antt anqp atgt ocop ktxh vhxh qpan htct ubkt uv ubtvqh vneid ban-tg "  # noqa: SIM905
    "csxh bhyt bhxh asxh".split()
)
_VOWEL = re.compile("[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_ROMAN = re.compile(r"[ivxl]+")
_NUMBERED = frozenset({"thứ", "quý", "khóa", "khoá", "lần", "số", "đợt", "nhiệm kỳ"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many units have done a thing, of how many that must."""

    done: int
    of: int

    @property
    def tenths(self) -> int | None:
        """The share in tenths of a percent; None of no units."""
        if not self.of:
            return None
        tenths = (2000 * self.done + self.of) // (2 * self.of)
        if self.done < self.of:
            tenths = min(tenths, 999)
        return max(tenths, 1) if self.done else tenths

    def text(self, *, mark: str) -> str:
        """`64/64 (100 %)`, `611/661 (92,4 %)` with that decimal mark; `0/0` has no share."""
        if self.tenths is None:
            return f"{self.done}/{self.of}"
        whole, rest = divmod(self.tenths, 10)
        share = f"{whole}{mark}{rest}" if rest else f"{whole}"
        return f"{self.done}/{self.of} ({share} %)"


def item_in_title(lines: Sequence[str], *, names: Iterable[str] = ()) -> str | None:
    """The thing to be done that a title names; None where it names none.

    "TIẾN ĐỘ TỔ CHỨC ĐẠI HỘI MTTQ VIỆT NAM CẤP XÃ" is "Đại hội MTTQ Việt Nam cấp xã". A title in
    capitals is put into small letters; `names` (of units) keep theirs, as usual abbreviations do.
    """
    title = _title(lines)
    if title is None:
        return None
    rest = _AS_OF.sub("", _without_leads(title)).strip(" -–:,.")
    if not rest:
        return None
    if rest.isupper():
        rest = _in_small_letters(rest, names)
    return rest[0].upper() + rest[1:]


def _title(lines: Sequence[str]) -> str | None:
    """The lines of the title as one: from the first that opens like one to its end."""
    flat = [one_line(piece) for line in lines for piece in clean(line).split("\n")]
    found: list[str] = []
    for line in flat:
        if not found:
            if line and _lead_of(line, _TITLE_WORDS) is not None:
                found.append(line)
        elif _END_OF_TITLE.match(line) or line.isupper() != found[0].isupper():
            break
        else:
            found.append(line)
    return " ".join(found) or None


def _without_leads(title: str) -> str:
    rest = title
    while (lead := _lead_of(rest, _LEADS)) is not None:
        rest = rest[len(lead) :].lstrip(" :,-–")
    return rest


def _lead_of(text: str, leads: Sequence[str]) -> str | None:
    """The beginning of the text that is one of the words, as it is written there."""
    folded = text.lower()
    for lead in leads:
        if folded.startswith(lead) and not folded[len(lead) : len(lead) + 1].isalpha():
            return text[: len(lead)]
    return None


def _in_small_letters(text: str, names: Iterable[str]) -> str:
    words = text.lower()
    before = ""
    parts: list[str] = []
    end = 0
    for found in _WORD.finditer(words):
        word = found[0]
        is_short = word in _SHORT or not (_VOWEL.search(word) or word.isdigit())
        is_roman = before in _NUMBERED and _ROMAN.fullmatch(word)
        parts += [words[end : found.start()], word.upper() if is_short or is_roman else word]
        before, end = word, found.end()
    lowered = "".join([*parts, words[end:]])
    proper = [*_NAMES, *(_behind_type(name) for name in names)]
    for name in sorted(proper, key=len, reverse=True):
        lowered = _restored(lowered, name)
    return lowered


def _behind_type(name: str) -> str:
    """A unit's name as it stands in a sentence: "Xã Đầm Dơi" is "xã Đầm Dơi"."""
    for word in ("thị trấn", "thị xã", "thành phố", "đặc khu", "xã", "phường", "huyện", "tỉnh"):
        if name.lower().startswith(f"{word} "):
            return f"{word}{name[len(word) :]}"
    return name


def _restored(text: str, name: str) -> str:
    if identity(name) not in identity(text):
        return text
    return re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name, text, flags=re.IGNORECASE)
