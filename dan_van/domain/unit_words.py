"""The words that the names of units are made of: type words, abbreviations, bodies, separators.

Works on folded names only (`identity` or `search` of `vietnamese`), one `UnitWords` per fold, so
that "UBND xa Loi Hai" is read by the same rules as "UBND xã Lợi Hải". Knows no register: whether
a name that it takes apart belongs to a unit is for `unit_index` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from dan_van.domain.vietnamese import identity, search

PLACE_LEVELS = {
    "tỉnh": 0,
    "thành phố": 0,
    "huyện": 1,
    "quận": 1,
    "thị xã": 1,
    "xã": 2,
    "phường": 2,
    "thị trấn": 2,
    "đặc khu": 2,
}
"""The type words of places, with how far below the province each stands at the highest."""

_COMMITTEES = {
    "tỉnh ủy": "tỉnh",
    "thành ủy": "thành phố",
    "huyện ủy": "huyện",
    "quận ủy": "quận",
    "thị ủy": "thị xã",
}
_BODIES = (
    "ban chấp hành",
    "ban thường vụ",
    "thường trực",
    "đảng ủy",
    "đảng bộ",
    "hội đồng nhân dân",
    "ủy ban nhân dân",
    "khối dân vận",
)
# Pattern (letters, đ and regex signs only), what it stands for. Order matters: longer ones first.
_ABBREVIATIONS = (
    (r"ubnd", "ủy ban nhân dân"),
    (r"hđnd", "hội đồng nhân dân"),
    (r"^đu", "đảng ủy"),
    (r"^hu", "huyện ủy"),
    (r"^tu", "tỉnh ủy"),
    (r"^ca", "công an"),
    (r"bchqs", "ban chỉ huy quân sự"),
    (r"bđbp", "bộ đội biên phòng"),
    (r"bch", "ban chấp hành"),
    (r"btv", "ban thường vụ"),
    (r"ub ?mttq(?: ?vn)?", "ủy ban mặt trận tổ quốc"),
    (r"mttq(?: ?vn)?", "mặt trận tổ quốc"),
    (r"lhpn", "liên hiệp phụ nữ"),
    (r"ccb", "cựu chiến binh"),
    (r"lđlđ", "liên đoàn lao động"),
    (r"tncs", "thanh niên cộng sản"),
    (r"gd ?[&-]? ?đt", "giáo dục và đào tạo"),
    (r"nn ?[&-]? ?ptnt", "nông nghiệp và phát triển nông thôn"),
    (r"tn ?[&-]? ?mt", "tài nguyên và môi trường"),
    (r"tc ?[&-]? ?kh", "tài chính-kế hoạch"),
    (r"lđ ?[&-]? ?tb ?[&-]? ?xh", "lao động-thương binh và xã hội"),
    (r"bhxh", "bảo hiểm xã hội"),
    (r"ttyt", "trung tâm y tế"),
    (r"vp", "văn phòng"),
    (r"tdp", "tổ dân phố"),
    (r"kdc", "khu dân cư"),
    (r"tp\.? ?hcm", "thành phố hồ chí minh"),
    (r"hcm", "hồ chí minh"),
)
_DOTTED = {
    "x": "xã",
    "p": "phường",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "tx": "thị xã",
    "tp": "thành phố",
    "t": "tỉnh",
}


class UnitWords:
    """The words of unit names under one fold; every argument and result is folded by it."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        """Fold the words themselves, and make the patterns."""
        self.fold = fold
        self._levels = {fold(word): level for word, level in PLACE_LEVELS.items()}
        place = _alternatives(self._levels)
        self._place = re.compile(rf"({place}) (?=\S)")
        self._inner_place = re.compile(rf" (?=(?:{place}) \S)")
        self._body = re.compile(
            rf"(?:{_alternatives(map(fold, _BODIES))})\b *(?:[,;/&-]|{fold('và')}\b)? *"
        )
        self._committees = {fold(body): fold(word) for body, word in _COMMITTEES.items()}
        self._committee = re.compile(rf"({_alternatives(self._committees)})\b *[,;/&-]? *(?=\S)")
        self._dotted = {word: fold(full) for word, full in _DOTTED.items()}
        self._long = [fold(full) for _, full in _ABBREVIATIONS]
        short = "|".join(f"({pattern})" for pattern, _ in _ABBREVIATIONS)
        self._abbreviation = re.compile(rf"\b(?:{short.replace('đ', fold('đ'))})\b")
        self._front = fold("mặt trận tổ quốc"), fold("mặt trận tổ quốc việt nam")
        self._and = fold("và")

    def written_out(self, key: str) -> str:
        """The name without abbreviations: `p. tân mai` → `phường tân mai`."""
        key = _DOTTED_PLACE.sub(lambda found: f"{self._dotted[found[1]]} ", key)
        key = self._abbreviation.sub(lambda found: self._long[(found.lastindex or 1) - 1], key)
        if "&" in key:
            key = _AMPERSAND.sub(f" {self._and} ", key)
        key = key.replace(self._front[1], self._front[0])
        return _LEADING_ZERO.sub("", key)

    def place_word(self, key: str) -> str | None:
        """The type word that the name of a place begins with, or None."""
        found = self._place.match(key)
        return found[1] if found else None

    def level(self, key: str) -> int | None:
        """How far below the province a place of that name stands (0, 1 or 2), else None."""
        word = self.place_word(key)
        return None if word is None else self._levels[word]

    def bare(self, key: str) -> str | None:
        """The name of a place without its type word; None where nothing but a number is left."""
        found = self._place.match(key)
        rest = key[found.end() :] if found else ""
        return rest if rest and not rest.isdecimal() else None

    def place_of_body(self, key: str) -> str | None:
        """The place that a body speaks for: `ubnd xã x` → `xã x`, `huyện ủy x` → `huyện x`.

        None where the name does not begin with such a body. The result may lack its type word.
        """
        rest = key
        while found := self._body.match(rest):
            rest = rest[found.end() :]
        if committee := self._committee.match(rest):
            after = rest[committee.end() :]
            # "huyện ủy, ubnd huyện x": the place is named once, by the last body.
            deeper = self.place_of_body(after)
            if deeper is not None:
                return deeper
            word = self._committees[committee[1]]
            return after if self.place_word(after) else f"{word} {after}"
        return rest if rest and rest != key else None

    def splits(self, key: str) -> Iterator[tuple[str, str]]:
        """Each way to read the name as a unit and the place above it: (unit, place)."""
        if found := _IN_BRACKETS.fullmatch(key):
            yield found[1], found[2]
        for found in _SEPARATOR.finditer(key):
            yield key[: found.start()], key[found.end() :]
        for found in self._inner_place.finditer(key):
            head, tail = key[: found.start()], key[found.end() :]
            yield head, tail
            yield f"{head} {self.place_word(tail)}", tail


# "p. tân mai", "tp huế" and "q1"; a single letter without its dot is no abbreviation.
_DOTTED_PLACE = re.compile(
    r"\b(x|p|tt|h|q|tx|tp|t)(?:\. *|(?<=tp) +|(?<=tx) +|(?<=\b[pq])(?=\d))(?=\w)"
)
_AMPERSAND = re.compile(" *& *")
_LEADING_ZERO = re.compile(r"\b0+(?=\d)")
_IN_BRACKETS = re.compile(r"(.*\S) *\( *(\S.*?) *\)")
_SEPARATOR = re.compile(r"(?<=\S) *[,;/-] *(?=\S)")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def words_with_tones() -> UnitWords:
    """The words folded by `identity`."""
    return UnitWords(identity)


@cache
def words_without_tones() -> UnitWords:
    """The words folded by `search`."""
    return UnitWords(search)
