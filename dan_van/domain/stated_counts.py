"""Counts that a sentence states: "Tổng số: 122 mô hình (93 tập thể, 29 cá nhân)".

Pure: a text and the words that may stand in it go in, counts come out, each with what it is said
of. What stands in brackets or behind "trong đó" is a part of the count in front. A number among
words that are not known is passed over, never guessed: "đề nghị khen thưởng 18 mô hình" states
nothing about a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from dan_van.domain.cell_number import qualifier_of
from dan_van.domain.figure import Figure
from dan_van.domain.vietnamese import clean, identity, search

UNIT = "unit"
"""What a count is said of where its words are in no vocabulary: a unit, perhaps."""

_LONGEST = 1000
_FIGURE = (
    r"(?:(?P<qualifier>hon|tren|gan|khoang|duoi|chua den) )?"
    r"(?<![\w.,/%-])(?P<number>\d{1,3}(?:[. ]\d{3})+(?!\d)|\d+)"
    r"(?: ?/ ?(?P<plan>\d{1,3}(?:\.\d{3})+|\d+))?(?![\w/]|[.,]\d| ?%|-\w)"
)
_DATE = (
    r"(?:tinh )?(?:tu |den )?(?:het )?ngay \d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
    r"|ngay \d{1,2} thang \d{1,2}(?: nam \d{4})?|thang \d{1,2}(?:[/.-]\d{4})?|\d{1,2} thang"
    r"(?: dau| cuoi)? nam|giai doan \d{4} ?- ?\d{4}|quy (?:[ivx]+|\d)\b(?:[/.-]\d{4})?"
    r"|nam \d{4}(?: ?- ?\d{4})?|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
)
_SUM = (
    r"tong cong|tong so|tong|cong|tat ca|an dinh danh sach|danh sach(?: nay| tren)? (?:co|gom)"
    r"|toan (?:huyen|tinh|xa|thanh pho|thi xa|phuong|don vi)"
)
_PART = r"trong do|bao gom|cu the|chia ra|chia theo|gom"
_UNITS = r"(?:co quan|dia phuong|xa phuong|xa),? ?don vi|don vi|dia phuong"
_FILLERS = (
    r"dan van kheo|dvk|linh vuc|loai hinh|so luong|danh sach|tren dia ban|la|co|duoc|da|dang ky"
    r"|xay dung|thuc hien|trien khai|so|cac|cua|ve|thuoc|voi|theo|trong|nay|tren|ky|quy|nam"
    r"|hien nay|hien|o|thi|dat"
)
_BULLET = re.compile(r"^\s*(?:[-+*•–—●]+|\(?[\da-zđ]{1,2}[.)]|[IVX]{1,4}[.)])\s*", re.MULTILINE)
_NUMERAL_IN_FRONT = re.compile(
    r"\s*(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,3})(?:\.\d{1,3})*\s*[.\-–/):]+\s*(?=\D)"
)
_COUNT_BEHIND = re.compile(
    r"\s*(?:[:=,;]|\(|\[|\s[-–—]\s)\s*(?:(?:tổng số|tổng|có|gồm|số lượng)[\s:]*)?\d[\s\S]*$",
    re.IGNORECASE,
)
_DASH_BETWEEN = re.compile(r"\s+[-–—]\s+|\s*[|•]\s*")


class _Sign(StrEnum):
    """What a piece of a sentence is."""

    FIGURE = "figure"
    TERM = "term"
    NOUN = "noun"
    UNITS = "units"
    SUM = "sum"
    PART = "part"
    FILLER = "filler"
    WORD = "word"
    OPEN = "open"
    CLOSE = "close"
    COLON = "colon"
    BREAK = "break"
    STOP = "stop"


class _Token(NamedTuple):
    sign: _Sign
    start: int
    end: int
    value: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount:
    """A count and what it is said of: field and value, or a name that is in no vocabulary.

    `of_units` tells that units are counted, not records.
    """

    figure: Figure
    said: Mapping[str, str]
    of_units: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a sentence that say something, folded by `search`.

    `terms` are words with the field and the value that they stand for; `nouns` name what is
    counted.
    """

    terms: tuple[tuple[str, str, str], ...]
    nouns: tuple[str, ...]


def stated_counts(text: str, vocabulary: Vocabulary) -> list[StatedCount]:
    """The counts that a text states, in reading order; none where it only mentions numbers."""
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return []
    found: list[StatedCount] = []
    for line in clean(text).split("\n"):
        found += _Reading(line, vocabulary).counts()
    return found


def without_counts(text: str) -> str:
    """A label without the count behind it: "Lĩnh vực kinh tế (35 mô hình)", "Xã A: 5 mô hình"."""
    return _COUNT_BEHIND.sub("", text)


def name_in_label(text: str) -> str:
    """What a label names, without the numeral in front and the count behind: "II. Xã A (5)"."""
    return without_counts(text[found.end() :] if (found := _NUMERAL_IN_FRONT.match(text)) else text)


@lru_cache(maxsize=64)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    def either(phrases: Sequence[str]) -> str:
        longest_first = sorted({phrase for phrase in phrases if phrase}, key=len, reverse=True)
        return "|".join(r"[\W_]{1,3}".join(map(re.escape, p.split())) for p in longest_first)

    terms = either([words for words, _, _ in vocabulary.terms]) or r"(?!)"
    nouns = either(vocabulary.nouns) or r"(?!)"
    words = [
        ("sum", _SUM),
        ("part", _PART),
        ("term", terms),
        ("noun", nouns),
        ("units", _UNITS),
        ("filler", _FILLERS),
    ]
    signs = [
        rf"(?P<filler_date>(?<!\w)(?:{_DATE})(?!\w))",
        f"(?P<figure>{_FIGURE})",
        *(rf"(?P<{name}>(?<!\w)(?:{either_of})(?!\w))" for name, either_of in words),
        r"(?P<open>[(\[])|(?P<close>[)\]])|(?P<colon>[:=])|(?P<break>[,;+]|(?<!\w)(?:va|con)(?!\w))",
        r"(?P<stop>\.(?!\w))",
        r"(?P<word>[^\W_]+(?:[./-]\w+)*|[^\s\w])",
    ]
    return re.compile("|".join(signs))


class _Reading:
    """One line, read from left to right."""

    def __init__(self, line: str, vocabulary: Vocabulary) -> None:
        line = _DASH_BETWEEN.sub("; ", _BULLET.sub("", line))
        self.plain = search(line)
        toned = identity(line)
        self.toned = toned if len(toned) == len(self.plain) else self.plain
        self.values = {_spaced(words): (name, value) for words, name, value in vocabulary.terms}
        self.tokens = list(self._tokens(vocabulary))
        self.scopes: list[dict[str, str]] = [{}]
        self.last: dict[str, str] = {}

    def _tokens(self, vocabulary: Vocabulary) -> Iterator[_Token]:
        for match in _pattern(vocabulary).finditer(self.plain):
            name = match.lastgroup or ""
            group = next((n for n in ("figure", "filler_date") if match.group(n)), name)
            value: object = None
            if group == "figure":
                value = _figure(match)
            elif group == "term":
                value = self.values[_spaced(match[0])]
            elif group == "sum" and self.toned[match.start() : match.end()] == "công":
                group = "word"
            sign = _Sign.FILLER if group == "filler_date" else _Sign(group)
            yield _Token(sign, match.start(), match.end(), value)

    def counts(self) -> Iterator[StatedCount]:
        """What the line states."""
        piece: list[_Token] = []
        ending = _Token(_Sign.STOP, len(self.plain), len(self.plain))
        tokens = [*self.tokens, ending]
        for place, token in enumerate(tokens):
            sign = token.sign
            if sign is _Sign.COLON:
                if _has(piece, _Sign.FIGURE):
                    sign = _Sign.PART
                elif not (_has(piece, _Sign.TERM) and _names_more(tokens[place + 1 :])):
                    continue
            elif sign not in (_Sign.OPEN, _Sign.CLOSE, _Sign.PART, _Sign.BREAK, _Sign.STOP):
                piece.append(token)
                continue
            if sign is _Sign.COLON:
                self.scopes[-1] = {**self.scopes[-1], **(_said(piece) or {})}
            else:
                yield from self._piece(piece)
            piece = []
            match sign:
                case _Sign.OPEN:
                    self.scopes.append(dict(self.last))
                case _Sign.CLOSE if len(self.scopes) > 1:
                    self.scopes.pop()
                case _Sign.PART:
                    self.scopes[-1] = dict(self.last)
                case _Sign.STOP if len(self.scopes) == 1:
                    self.scopes[0] = {}
                    self.last = {}

    def _piece(self, piece: Sequence[_Token]) -> Iterator[StatedCount]:
        for tokens in _segments(piece):
            count = self._count(tokens)
            if count is not None:
                yield count

    def _count(self, tokens: Sequence[_Token]) -> StatedCount | None:
        figure = next(token.value for token in tokens if token.sign is _Sign.FIGURE)
        own = _said(tokens)
        if own is None or not isinstance(figure, Figure):
            return None
        words = [token for token in tokens if token.sign is _Sign.WORD]
        if words:
            own[UNIT] = self.toned[words[0].start : words[-1].end]
        scope = self.scopes[-1]
        if scope.keys() & own.keys():  # the next sector, not a part of the one before
            scope = self.scopes[-1] = {}
        said = {**scope, **own}
        is_counted, of_units = _is_counted(tokens, own=bool(own), number=figure.number)
        if not is_counted:
            return None
        if not of_units:
            self.last = said
        return StatedCount(figure=figure, said=said, of_units=of_units)


def _figure(match: re.Match[str]) -> Figure:
    number, plan = (re.sub(r"\D", "", match[name] or "") for name in ("number", "plan"))
    around = qualifier_of(match["qualifier"] or "", "")
    return Figure(
        number=int(number),
        qualifier=around[0] if around else "=",
        plan=int(plan) if plan else None,
    )


def _spaced(text: str) -> str:
    return " ".join(re.split(r"[\W_]+", text))


def _has(tokens: Sequence[_Token], sign: _Sign) -> bool:
    return any(token.sign is sign for token in tokens)


def _names_more(tokens: Sequence[_Token]) -> bool:
    """Whether another term follows before any number: "Kinh tế: tập thể 28"."""
    for token in tokens:
        if token.sign is _Sign.TERM:
            return True
        if token.sign is not _Sign.FILLER:
            return False
    return False


def _said(tokens: Sequence[_Token]) -> dict[str, str] | None:
    """What the terms say; None where they contradict each other."""
    said: dict[str, str] = {}
    for token in tokens:
        if token.sign is _Sign.TERM and isinstance(token.value, tuple):
            name, value = token.value
            if said.setdefault(name, value) != value:
                return None
    return said


def _segments(piece: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
    """The parts of a piece with one number each: "tập thể 93" or "93 tập thể"."""
    places = [place for place, token in enumerate(piece) if token.sign is _Sign.FIGURE]
    if not places:
        return
    names = (_Sign.TERM, _Sign.WORD)
    labels_first = any(token.sign in names for token in piece[: places[0]])
    start = 0
    for place, following in zip(places, [*places[1:], len(piece)], strict=True):
        end = following
        if labels_first and following < len(piece):
            end = place + 1
            while end < following and piece[end].sign in (_Sign.NOUN, _Sign.UNITS):
                end += 1
        yield piece[start:end]
        start = end


def _is_counted(tokens: Sequence[_Token], *, own: bool, number: int) -> tuple[bool, bool]:
    """Whether the number counts what is listed, and whether it counts units."""
    place = next(i for i, token in enumerate(tokens) if token.sign is _Sign.FIGURE)
    following = tokens[place + 1].sign if place + 1 < len(tokens) else None
    if following is _Sign.UNITS:
        return True, not _has(tokens, _Sign.WORD)
    if 1900 <= number <= 2100 and following is not _Sign.NOUN:
        return False, False
    is_named = _has(tokens[place:], _Sign.NOUN) or _has(tokens[:place], _Sign.SUM)
    return is_named or own, False
