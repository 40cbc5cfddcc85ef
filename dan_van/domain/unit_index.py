"""Finds the unit that a text means, among all units of the register.

Invariant: nothing is guessed. A text is taken for a unit only if its words name that unit, whole:
an agency or a village of a commune is never the commune. Where several fit and neither the place
named beside it nor the caller decides, the answer says so. Similar names are suggestions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dan_van.domain.unit import PLACE_TYPES, UnitRef, UnitType
from dan_van.domain.unit_words import UnitWords, words_with_tones, words_without_tones
from dan_van.domain.vietnamese import identity, one_line, search, sort_key

Similar: TypeAlias = Callable[[str, Sequence[str]], Sequence[str]]
"""Given a folded text and folded names, the names that are similar to it, best first."""

_LONGEST_NAME = 300  # longer texts are prose
_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The one unit that is meant; the note says when it was typed without diacritics."""

    unit: UnitRef
    note: Literal["without_diacritics"] | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several units bear the name, in the order of the dictionary."""

    units: tuple[UnitRef, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No unit bears the name; up to three names that may have been meant."""

    suggestions: tuple[str, ...] = ()


Resolution: TypeAlias = Found | Ambiguous | Unknown


def _nothing_similar(_text: str, _names: Sequence[str]) -> Sequence[str]:
    return ()


def _level(place: UnitType) -> int:
    return {UnitType.PROVINCE: 0, UnitType.DISTRICT: 1}.get(place, 2)


class UnitIndex:
    """All units of a register by every text that names them."""

    def __init__(self, units: Sequence[UnitRef], *, similar: Similar = _nothing_similar) -> None:
        """Index the units; `similar` ranks names for suggestions (`services.similar`)."""
        self._units = {unit.id: unit for unit in units}
        self._children: dict[int, list[int]] = {}
        for unit in units:
            if unit.parent_id in self._units:
                self._children.setdefault(unit.parent_id, []).append(unit.id)
        self._similar = similar
        self._codes = {unit.code.casefold(): unit for unit in units if unit.code}
        self._names = _Names(units, words_with_tones())
        self._plain_names: _Names | None = None
        self._resolved: dict[tuple[str, int | None, str | None], Resolution] = {}
        self._subtrees: dict[int, frozenset[int]] = {}

    @property
    def all(self) -> tuple[UnitRef, ...]:
        """All units, in the order in which they were given."""
        return tuple(self._units.values())

    def unit(self, unit_id: int) -> UnitRef:
        """The unit of that id; KeyError when there is none."""
        return self._units[unit_id]

    def ancestors(self, unit_id: int) -> tuple[int, ...]:
        """The ids of the units above it, the nearest first."""
        above: list[int] = []
        parent = self._units[unit_id].parent_id
        while parent in self._units and parent not in above:
            above.append(parent)
            parent = self._units[parent].parent_id
        return tuple(above)

    def subtree(self, unit_id: int) -> frozenset[int]:
        """The ids of the unit and of all units below it."""
        if unit_id not in self._subtrees:
            reached = {unit_id}
            waiting = [unit_id]
            while waiting:
                below = self._children.get(waiting.pop(), [])
                waiting += [child for child in below if child not in reached]
                reached.update(below)
            self._subtrees[unit_id] = frozenset(reached)
        return self._subtrees[unit_id]

    def resolve(self, text: str, *, within: int | None = None, on: str | None = None) -> Resolution:
        """The unit that a text names by its code, name or alias, or as a body that speaks for it.

        Where several fit, those in the subtree of the unit `within` are preferred, then those that
        exist `on` that ISO date.
        """
        asked = (text, within, on)
        if asked not in self._resolved:
            self._resolved[asked] = self._resolve(one_line(text), within, on)
        return self._resolved[asked]

    def _resolve(self, line: str, within: int | None, on: str | None) -> Resolution:
        if not line or len(line) > _LONGEST_NAME:
            return Unknown()
        if by_code := self._codes.get(line.casefold()):
            return Found(by_code)
        key = identity(line)
        fitting = self._narrowed(self._read(self._names, key), within, on)
        if len(fitting) == 1:
            return Found(fitting[0])
        if fitting:
            return Ambiguous(fitting)
        plain_key = search(line)
        near: tuple[str, ...] = ()
        if plain_key == key:
            fitting = self._narrowed(self._read(self._plain(), key), within, on)
            if len(fitting) == 1:
                return Found(fitting[0], note="without_diacritics")
            near = tuple(unit.name for unit in fitting)
        return Unknown(self._suggestions(plain_key, near))

    def _plain(self) -> _Names:
        # Most registers are never asked for a name without diacritics.
        if self._plain_names is None:
            self._plain_names = _Names(self._units.values(), words_without_tones())
        return self._plain_names

    def _read(self, names: _Names, key: str) -> tuple[UnitRef, ...]:
        """The units that fit the whole text, or fit its beginning inside the place it ends with."""
        if fitting := names.fitting(key):
            return fitting
        for head, tail in names.words.splits(names.words.written_out(key)):
            heads = names.fitting(head)
            if not heads:
                continue
            parents = {unit.id for unit in self._read(names, tail)}
            inside = [unit for unit in heads if parents.intersection(self.ancestors(unit.id))]
            inside = inside or [
                unit for unit in heads if self._may_be_below(unit, names.words.level(tail))
            ]
            if inside:
                return tuple(inside)
        return ()

    def _may_be_below(self, unit: UnitRef, level: int | None) -> bool:
        # The register starts below the place that is named, so nothing in it contradicts.
        top = self._units[(unit.id, *self.ancestors(unit.id))[-1]]
        return level is not None and top.type in PLACE_TYPES and level < _level(top.type)

    def _narrowed(
        self, fitting: Iterable[UnitRef], within: int | None, on: str | None
    ) -> tuple[UnitRef, ...]:
        units = list({unit.id: unit for unit in fitting}.values())
        if len(units) > 1 and within is not None:
            inside = self.subtree(within)
            units = [unit for unit in units if unit.id in inside] or units
        if len(units) > 1 and on is not None:
            units = [unit for unit in units if unit.is_valid(on)] or units
        return tuple(sorted(units, key=lambda unit: (sort_key(unit.name), unit.id)))

    def _suggestions(self, plain_key: str, near: Sequence[str]) -> tuple[str, ...]:
        names = self._plain()
        words = names.words
        full = words.written_out(plain_key)
        heads = [head for head, _ in words.splits(full) if words.level(head) is not None]
        asked = [plain_key, words.place_of_body(full), *heads[:1]]
        found = list(near)
        for text in asked:
            if text and len(found) < _MOST_SUGGESTIONS:
                keys = self._similar(text, names.keys)
                found += [unit.name for key in keys for unit in names.fitting(key)]
        return tuple(dict.fromkeys(found))[:_MOST_SUGGESTIONS]


class _Names:
    """The units by their names under one fold."""

    def __init__(self, units: Iterable[UnitRef], words: UnitWords) -> None:
        self.words = words
        self._exact: dict[str, list[UnitRef]] = {}
        self._written_out: dict[str, list[UnitRef]] = {}
        self._places: dict[str, list[UnitRef]] = {}
        self._bare_places: dict[str, list[UnitRef]] = {}
        for unit in units:
            for name in (unit.name, *unit.aliases):
                key = words.fold(name)
                full = words.written_out(key)
                self._exact.setdefault(key, []).append(unit)
                self._written_out.setdefault(full, []).append(unit)
                if unit.type in PLACE_TYPES:
                    self._places.setdefault(full, []).append(unit)
                    if bare := words.bare(full):
                        self._bare_places.setdefault(bare, []).append(unit)
        self.keys = tuple(self._exact)

    def fitting(self, key: str) -> tuple[UnitRef, ...]:
        """The units that the whole key names, by the closest reading that fits any."""
        if units := self._exact.get(key):
            return tuple(units)
        full = self.words.written_out(key)
        if units := self._written_out.get(full):
            return tuple(units)
        place = self.words.place_of_body(full)
        for text in (full, place):
            if text and (units := self._places.get(text) or self._bare_places.get(text)):
                return tuple(units)
        return ()
