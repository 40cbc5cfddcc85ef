"""Declared figures held against each other: do the parts that a unit states add up to its whole?

A figure that is open in one dimension (sector, kind, award form) is the whole of those that say it
and are alike in everything else. Levels are no parts: one model can stand at several. Models new
and kept up are the parts of those registered. Nothing is corrected; what disagrees is named.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dan_van.domain.figure import Figure, sum_of_figures

SPLITS = ("sector", "kind", "form")
"""The dimensions whose parts may be added up."""
MEASURE = "measure"
_WHOLE_MEASURE, _PART_MEASURES = "registered", ("new", "kept")

Key: TypeAlias = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure and all that it is about; what is not in `key`, or None there, is open."""

    key: Key
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A whole that is not what its parts give, by their places; `split` is what parts them."""

    split: str
    whole: int
    parts: tuple[int, ...]
    total: int


def parts_of(statements: Sequence[Statement], place: int, split: str) -> tuple[int, ...]:
    """The places of the statements that part one of them by that dimension; none if it is a part.

    Models are parted by MEASURE too: registered ones are new or kept up.
    """
    whole = dict(statements[place].key)
    if split == MEASURE:
        if whole.pop(MEASURE, None) != _WHOLE_MEASURE:
            return ()
    elif whole.pop(split, None) is not None:
        return ()
    return tuple(
        n
        for n, other in enumerate(statements)
        if (said := other.key.get(split)) is not None
        and (split != MEASURE or said in _PART_MEASURES)
        and _but(other.key, split) == _but(whole, split)
    )


def mismatches(statements: Sequence[Statement]) -> Iterator[Mismatch]:
    """Every whole that its exact parts contradict, in the order of the statements.

    One part alone, or new models without those kept up, can only be too many.
    """
    for place, statement in enumerate(statements):
        for split in (*SPLITS, MEASURE):
            parts = parts_of(statements, place, split)
            total = sum_of_figures(statements[n].figure for n in parts)
            if total is None:
                continue
            is_partial = len(parts) == 1
            if is_partial and not statement.figure.is_below(total):
                continue
            if not statement.figure.agrees_with(total):
                yield Mismatch(split=split, whole=place, parts=parts, total=total)


def _but(key: Key, name: str) -> dict[str, Hashable]:
    """The key without one dimension, and without what is open."""
    return {k: v for k, v in key.items() if k != name and v is not None}
