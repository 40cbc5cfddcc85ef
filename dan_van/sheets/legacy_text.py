"""Text of the 1990s found in a sheet and turned into Unicode: TCVN3 (ABC) and VNI-Windows.

A text votes by its words: which of the three readings makes syllables of them. A text that does not
decide itself follows its column, and where that does not decide, the sheet; without clear evidence
everything stays as it is. A text with a letter beyond Latin-1, or with combining marks, is Unicode
and is never changed. Fonts are not asked what a text is written in, since they mislead both ways:
only whether a text found to be TCVN3 is shown in capitals. Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from dan_van.domain.sheet import RawCell, RawSheet
from dan_van.sheets.legacy_tables import from_tcvn3, from_vni, is_in_tcvn3, is_in_vni
from dan_van.sheets.syllables import is_syllable

_ALL_ROWS = 1_000
"""A sheet of so many rows is looked at whole; of a longer one so many rows, from all over it."""

_HEAD_ROWS = 200
_ENOUGH_WORDS = 3
_CLEAR = 4
"""So many times more votes for one side make a column that holds both follow it."""

# Letters beyond Latin-1 and combining marks; typographic quotes and dashes are in none of these.
_UNICODE_LETTER = re.compile("[\u0100-\u02af\u0300-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff]")
_RUN = re.compile("[A-Za-z\u00a1-\u00ff]+")
_SIGNS = "".join(chr(code) for code in (*range(0xA1, 0xC0), 0xD7, 0xF7))
_ICELANDIC = str.maketrans("Ðð", "Đđ")


class Encoding(StrEnum):
    """What the text of a sheet was written in; MIXED where its texts differ."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"
    MIXED = "mixed"

    @property
    def font_name(self) -> str:
        """The name under which officers know it, from the fonts."""
        return {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows"}.get(self.value, "Unicode")


_LEGACY = (Encoding.TCVN3, Encoding.VNI)
_DECODE = {Encoding.TCVN3: from_tcvn3, Encoding.VNI: from_vni}
_IS_IN = {Encoding.TCVN3: is_in_tcvn3, Encoding.VNI: is_in_vni}
# Neither Unicode Vietnamese nor the other encoding: spares a text of a column that leans to this
# one the count of its syllables.
_SURE = {
    Encoding.TCVN3: re.compile("[A-Za-z][µ¸¶·¹¨©ª«¬Þ×\u00ad]|[®§¨©¬\u00ad][a-z]|Ë"),
    Encoding.VNI: re.compile(r"[aeoAEO][äåø]|öô|\bñ[aeoiö]"),
}


class Decoded(NamedTuple):
    """A sheet in Unicode: what it was written in, what was converted, in how many columns."""

    sheet: RawSheet
    encoding: Encoding
    found: tuple[Encoding, ...] = ()
    columns: int = 0


def decode_sheet(sheet: RawSheet) -> Decoded:
    """Finds TCVN3 and VNI text in a sheet and converts it; all other cells stay the same objects.

    Args:
        sheet: the sheet as read, nothing stripped from its texts (U+00AD is a letter of TCVN3).

    Returns:
        The sheet itself where there is nothing to convert.
    """
    columns: defaultdict[int, set[str]] = defaultdict(set)
    for row in _sample(sheet.rows):
        for index, cell in enumerate(row):
            if type(cell) is str and not cell.isascii():
                columns[index].add(cell)
    tallies = {index: _tally(texts) for index, texts in columns.items()}
    whole = _Tally()
    for tally in tallies.values():
        whole.add(tally)
    trusted = frozenset(encoding for encoding in _LEGACY if whole.is_proof_of(encoding))
    if not trusted:
        return Decoded(sheet, Encoding.UNICODE)
    majority = _majority(tallies.values(), trusted)
    judges = {
        index: _Judge(trusted=trusted, default=tally.leaning(trusted) or majority)
        for index, tally in tallies.items()
    }
    return _converted(sheet, judges, _Judge(trusted=trusted, default=majority))


def _sample(rows: Sequence[tuple[RawCell, ...]]) -> Iterable[tuple[RawCell, ...]]:
    if len(rows) <= _ALL_ROWS:
        return rows
    middle = rows[_HEAD_ROWS:-_HEAD_ROWS]
    step = -(-len(middle) // (_ALL_ROWS - 2 * _HEAD_ROWS))
    return (*rows[:_HEAD_ROWS], *middle[::step], *rows[-_HEAD_ROWS:])


def _converted(sheet: RawSheet, judges: dict[int, _Judge], other: _Judge) -> Decoded:
    used: set[Encoding] = set()
    changed: set[int] = set()
    rows = []
    for number, row in enumerate(sheet.rows, start=1):
        cells: list[RawCell] | None = None
        for index, cell in enumerate(row):
            if type(cell) is not str or cell.isascii():
                continue
            encoding = judges.get(index, other).encoding_of(cell)
            if encoding is None:
                continue
            used.add(encoding)
            if encoding is not Encoding.UNICODE:
                cells = cells or list(row)
                text = _DECODE[encoding](cell)
                is_capital = encoding is Encoding.TCVN3 and (number, index + 1) in sheet.capitals
                cells[index] = text.upper() if is_capital else text
                changed.add(index)
        rows.append(row if cells is None else tuple(cells))
    found = tuple(encoding for encoding in _LEGACY if encoding in used)
    if not found:
        return Decoded(sheet, Encoding.UNICODE)
    encoding = found[0] if len(used) == 1 else Encoding.MIXED
    return Decoded(replace(sheet, rows=tuple(rows)), encoding, found, len(changed))


# --- how a text votes --------------------------------------------------------------------------


class _Vote(NamedTuple):
    """What one text says by itself: an encoding or None, and the words that prove it.

    `is_doubtful` votes hold a word that is no syllable either way, or one proof alone.
    """

    encoding: Encoding | None = None
    proofs: frozenset[str] = frozenset()
    is_doubtful: bool = False


_UNICODE_VOTE = _Vote(Encoding.UNICODE)
_NO_VOTE = _Vote()


@lru_cache(maxsize=16384)
def _vote(text: str) -> _Vote:
    if _UNICODE_LETTER.search(text):
        return _UNICODE_VOTE
    runs = [run for run in _RUN.findall(text) if len(run) > 1 or run.isalpha()]
    marked = [run for run in runs if not run.isascii()]
    if not marked:
        return _NO_VOTE
    plain = [run for run in runs if run.isascii() and not run.isupper()]
    foreign = sum(not is_syllable(run) for run in plain)
    good = {encoding: [_is_good(run, encoding) for run in marked] for encoding in _LEGACY}
    as_is = [_is_good(run, Encoding.UNICODE) for run in marked]
    encoding = max(_LEGACY, key=lambda one: sum(good[one]))
    if sum(as_is) > sum(good[encoding]):
        return _UNICODE_VOTE
    pairs = list(zip(marked, good[encoding], as_is, strict=True))
    proofs = frozenset(run for run, is_good, was_good in pairs if is_good and not was_good)
    bad = foreign + sum(not is_good for _, is_good, _ in pairs)
    against = sum(was_good and not is_good for _, is_good, was_good in pairs)
    other = next(one for one in _LEGACY if one is not encoding)
    if not proofs or against >= len(proofs) or sum(good[other]) == sum(good[encoding]):
        return _NO_VOTE
    if bad * 2 > len(marked) + len(plain):
        return _NO_VOTE
    return _Vote(encoding, proofs, is_doubtful=len(proofs) < 2 or bad * 3 > len(runs))


@lru_cache(maxsize=32768)
def _is_good(run: str, encoding: Encoding) -> bool:
    """Whether a run of letters and signs is a syllable when read in an encoding."""
    if encoding is Encoding.UNICODE:
        # quotes, degrees and powers may touch a word; inside it they are no Unicode Vietnamese
        return is_syllable(run.strip(_SIGNS).translate(_ICELANDIC))
    return _IS_IN[encoding](run) and is_syllable(_DECODE[encoding](run))


@dataclass(slots=True)
class _Tally:
    """The votes of many texts."""

    texts: dict[Encoding, int] = field(default_factory=lambda: dict.fromkeys(Encoding, 0))
    clear: dict[Encoding, int] = field(default_factory=lambda: dict.fromkeys(Encoding, 0))
    proofs: dict[Encoding, set[str]] = field(default_factory=lambda: {e: set() for e in _LEGACY})
    silent: int = 0

    def add(self, other: _Tally) -> None:
        for encoding in Encoding:
            self.texts[encoding] += other.texts[encoding]
            self.clear[encoding] += other.clear[encoding]
        for encoding in _LEGACY:
            self.proofs[encoding] |= other.proofs[encoding]
        self.silent += other.silent

    def is_proof_of(self, encoding: Encoding) -> bool:
        """Whether the texts prove that the encoding is in use at all."""
        enough = len({word.lower() for word in self.proofs[encoding]}) >= _ENOUGH_WORDS
        if self.clear[encoding]:
            return enough or self.texts[encoding] >= self.silent
        return enough and self.texts[encoding] > self.silent

    def leaning(self, trusted: frozenset[Encoding]) -> Encoding | None:
        """What an undecided text among these is taken for; None where they do not say."""
        known = [Encoding.UNICODE, *trusted]
        first, *others = sorted(known, key=lambda one: -self.texts[one])
        if not self.texts[first]:
            return None
        rest = sum(self.texts[one] for one in others)
        return first if self.texts[first] >= _CLEAR * rest else Encoding.UNICODE


def _tally(texts: Iterable[str]) -> _Tally:
    tally = _Tally()
    for text in texts:
        vote = _vote(text)
        if vote.encoding is None:
            tally.silent += 1
            continue
        tally.texts[vote.encoding] += 1
        if vote.encoding in tally.proofs:
            tally.clear[vote.encoding] += not vote.is_doubtful
            tally.proofs[vote.encoding] |= vote.proofs
    return tally


def _majority(tallies: Iterable[_Tally], trusted: frozenset[Encoding]) -> Encoding:
    """What most columns that say anything are written in."""
    leanings = [leaning for tally in tallies if (leaning := tally.leaning(trusted))]
    count = {encoding: leanings.count(encoding) for encoding in Encoding}
    best = max(trusted, key=lambda one: (count[one], one))
    return best if count[best] * 2 > len(leanings) else Encoding.UNICODE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """Decides the texts of one column."""

    trusted: frozenset[Encoding]
    default: Encoding

    def encoding_of(self, text: str) -> Encoding | None:
        """The encoding of a text; None where it says nothing and nothing is to be done."""
        if _UNICODE_LETTER.search(text):
            return Encoding.UNICODE
        if self.default in _SURE and _SURE[self.default].search(text):
            return self.default
        vote = _vote(text)
        if vote.encoding is Encoding.UNICODE or vote.encoding in self.trusted:
            return vote.encoding
        if self.default is Encoding.UNICODE or _is_better_as_it_is(text, self.default):
            return None
        return self.default


def _is_better_as_it_is(text: str, encoding: Encoding) -> bool:
    marked = [run for run in _RUN.findall(text) if not run.isascii()]
    as_is = sum(_is_good(run, Encoding.UNICODE) for run in marked)
    return as_is > sum(_is_good(run, encoding) for run in marked)
