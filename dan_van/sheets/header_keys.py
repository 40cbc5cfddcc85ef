"""How a heading is folded, step by step, until it can equal a known one.

Each step forgets a little more: punctuation, a numeral in front, brackets, words that every
heading of this field may bear. An earlier step always counts for more than a later one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dan_van.domain.vietnamese import search
from dan_van.sheets.grid import fold

_NUMERAL = re.compile(
    r"\W*(?:\(?(?:\d{1,3}|[ivx]{1,4}|[a-e]|ct ?\d+)\)?\s*[.)/:\-–]+\s*|[-+*•]\s*)"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\((?:[^()]*)$")
_PUNCTUATION = re.compile(r"[\W_]+")
_EMPTY_WORDS = re.compile(
    r"\b(?:dan van kheo|dvk|neu co|ghi ro|ghi cu the|cu the|ban hanh|cua don vi|cua mo hinh|day du"
    r"|dd mm yyyy|dd mm yy|ngay thang nam nhap|trong ky|trong quy|trong nam|tai co so|nao|la gi)\b"
)
_OPENING = re.compile(r"^(?:(?:ten|danh muc) (?:cac |nhung |tung )?|cac |nhung )")
# of a day or a number the verb says which it is: "Thời gian đăng ký", "Số người thực hiện"
_CLOSING = re.compile(
    r"(?<!thoi gian)(?<!thoi diem)(?<!ngay)(?<!thang)(?<!nam)"
    r" (?:da |duoc |de nghi )?(?:dang ky|thuc hien|trien khai|cong nhan)(?: thuc hien)?$"
)
# letters that stand for one word alone in the headings of these forms
_ABBREVIATED = {
    "dk": "dang ky",
    "lv": "linh vuc",
    "mh": "mo hinh",
    "qd": "quyet dinh",
    "tg": "thoi gian",
}
_ABBREVIATION = re.compile(rf"\b(?:{'|'.join(_ABBREVIATED)})\b")
_PERIODS = re.compile(r"\b(?:(?:quy|ky|dot) [ivx]{1,4}|\d{1,4})\b")
_UNIT_OF_MEASURE = re.compile(r"\s*[,:]?\s*\b(?:dvt|don vi tinh)\b.*$")


LOOSEST = 5
"""The step of a heading without words that any heading may bear: "Tên các mô hình"."""


def tidy(key: str) -> str:
    """A folded text with every run of punctuation as one blank."""
    return _PUNCTUATION.sub(" ", key).strip()


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """The key of a declared heading."""
    return tidy(search(text))


@lru_cache(maxsize=4096)
def layout_key(text: str) -> str:
    """The key of a heading without periods and numbers, which differ from quarter to quarter."""
    return " ".join(_PERIODS.sub(" ", tidy(fold(text))).split())


@lru_cache(maxsize=4096)
def header_keys(text: str) -> tuple[tuple[int, str], ...]:
    """The keys of a heading found in a sheet, each with its step, closest first."""
    return tuple(_steps(fold(text)))


def _steps(key: str) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    bare = _NUMERAL.sub("", key, count=1)
    without = _BRACKETS.sub(" ", bare)
    shorter = _UNIT_OF_MEASURE.sub("", without)
    for step, form in enumerate((key, bare, without, shorter)):
        candidate = tidy(form)
        if candidate and candidate not in seen:
            seen.add(candidate)
            yield step, candidate
    last = _PUNCTUATION.sub(" ", _EMPTY_WORDS.sub(" ", tidy(shorter))).strip()
    if last and last not in seen:
        seen.add(last)
        yield 4, last
    opened = _OPENING.sub("", last, count=1)
    for shorter in (opened, _CLOSING.sub("", last, count=1), _CLOSING.sub("", opened, count=1)):
        if " " in shorter and shorter not in seen:
            seen.add(shorter)
            yield LOOSEST, shorter
    written_out = _ABBREVIATION.sub(lambda found: _ABBREVIATED[found[0]], last)
    if written_out not in seen:
        yield LOOSEST, written_out
