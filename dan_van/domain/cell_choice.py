"""A cell that must be one of a few values: the stored value is found by its label or spelling.

Only a cell that says exactly one of them is taken. A cell that fits two is a problem, and so is
one that merely resembles a value: that value is suggested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from dan_van.domain.cell import CellProblem, parse_text, problem
from dan_van.domain.sheet import RawCell
from dan_van.domain.vietnamese import identity, search
from dan_van.domain.wording import Label

_IN_FRONT = re.compile(
    r"(?:thuoc )?(?:linh vuc|loai hinh|loai mo hinh|loai|hinh thuc|doi tuong|nhom van de|nhom"
    r"|tinh trang|trang thai|ket qua|xep loai|muc|cap)\b"
)
_BETWEEN = re.compile(r"[,;/+&\n]| - |\bvà\b|\bhoặc\b", re.IGNORECASE)
_NOT_A_WORD = re.compile(r"[\W_]+")


class ChoiceLike(Protocol):
    """What is needed of a choice; `entities.Choice` is one."""

    @property
    def value(self) -> str:
        """The stored value."""
        ...

    @property
    def label(self) -> Label:
        """Its name in both languages."""
        ...

    @property
    def spellings(self) -> tuple[str, ...]:
        """Other spellings met in sheets."""
        ...


def parse_choice(raw: RawCell, choices: Sequence[ChoiceLike]) -> str | CellProblem | None:
    """The stored value of the choice that the cell names, without regard to diacritics.

    Words in front of the value (`Loại:`, `Lĩnh vực`, `cấp`) may stand there or be missing. Where
    two choices differ by their diacritics alone, the cell decides by its own.
    """
    text = parse_text(raw)
    if not isinstance(text, str):
        return text
    found = _named(text, choices)
    if not found:
        pieces = [_named(piece, choices) for piece in _BETWEEN.split(text)]
        found = frozenset().union(*pieces)
        if len(found) == 1:  # one value and something that is none
            found = frozenset()
    allowed = {"allowed": "; ".join(choice.label.vi for choice in choices)}
    if not found:
        nearest = _nearest(text, choices)
        return problem(raw, "unknown_choice", facts=allowed, suggestion=nearest)
    if len(found) > 1:
        fits = "; ".join(choice.label.vi for choice in choices if choice.value in found)
        return problem(raw, "ambiguous_choice", facts={**allowed, "fits": fits})
    return next(iter(found))


def parse_choices(
    raw: RawCell, choices: Sequence[ChoiceLike]
) -> tuple[str, ...] | CellProblem | None:
    """The stored values of all choices that the cell names, parted by commas or semicolons."""
    text = parse_text(raw)
    if not isinstance(text, str):
        return text
    found: dict[str, None] = {}
    for piece in re.split(r"[,;]", text):
        value = parse_choice(piece, choices)
        if isinstance(value, CellProblem):
            return value
        if value is not None:
            found[value] = None
    return tuple(found) or None


def _named(text: str, choices: Iterable[ChoiceLike]) -> frozenset[str]:
    """The values that the text names, by the strictest comparison that finds any."""
    for fold in (identity, _words, _bare):
        if found := _equal(text, choices, fold=fold):
            return found
    return frozenset()


def _equal(
    text: str, choices: Iterable[ChoiceLike], *, fold: Callable[[str], str]
) -> frozenset[str]:
    key = fold(text)
    return frozenset(
        choice.value
        for choice in choices
        if key and any(fold(spelling) == key for spelling in _spellings(choice))
    )


def _spellings(choice: ChoiceLike) -> tuple[str, ...]:
    return (choice.value, choice.label.vi, choice.label.en, *choice.spellings)


def _words(text: str) -> str:
    return _NOT_A_WORD.sub(" ", search(text)).strip()


def _bare(text: str) -> str:
    words = _words(text)
    front = _IN_FRONT.match(words)
    return words[front.end() :].strip() if front else words


def _nearest(text: str, choices: Sequence[ChoiceLike]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  (start-up: needed for a bad cell alone)

    labels = {
        _bare(spelling): choice.label.vi for choice in choices for spelling in _spellings(choice)
    }
    key = _bare(text)[:80]
    near = get_close_matches(key, labels, n=1, cutoff=0.75)
    if near:
        return labels[near[0]]
    begins = {  # "Quốc phòng", "Kinh tế xã hội"
        label
        for spelling, label in labels.items()
        if min(len(key), len(spelling)) > 5
        and (f"{spelling} ".startswith(f"{key} ") or f"{key} ".startswith(f"{spelling} "))
    }
    return begins.pop() if len(begins) == 1 else ""
