"""Units that became others: which unit a record is counted under once units have merged.

A unit that went into one other as a whole is seen as that one in every period that ends later, and
in the earlier periods that are held against it. A unit that was parted stays a line of its own:
which of its records went where is not known, so nothing before that day is a base for the parts.
Days are ISO text; `end` is the first day behind a period.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Link(NamedTuple):
    """From that day on one unit stands for another, or for a part of it."""

    predecessor: int
    successor: int
    on: str
    is_whole: bool
    decided_by: str | None = None


class Successions:
    """All links of a register."""

    def __init__(self, links: Sequence[Link] = ()) -> None:
        """Take them in the order in which they are to be named."""
        self.links = tuple(links)
        self._whole = {link.predecessor: link for link in links if link.is_whole}
        self._sources: dict[int, list[Link]] = {}
        for link in links:
            if link.is_whole:
                self._sources.setdefault(link.successor, []).append(link)

    def seen_as(self, unit: int, end: str) -> int:
        """The unit under which a unit's records are counted in a period with that end."""
        passed = {unit}
        while (link := self._whole.get(unit)) is not None and link.on < end:
            if link.successor in passed:
                break
            unit = link.successor
            passed.add(unit)
        return unit

    def merged_into(self, unit: int, end: str) -> tuple[Link, ...]:
        """How units came to be counted under that one, over any number of steps."""
        found: dict[int, Link] = {}
        waiting = [unit]
        while waiting:
            for link in self._sources.get(waiting.pop(0), ()):
                if link.on < end and link.predecessor not in found:
                    found[link.predecessor] = link
                    waiting.append(link.predecessor)
        return tuple(found.values())

    def counted_under(self, units: Iterable[int], end: str) -> frozenset[int]:
        """These units and all that went into them."""
        given = frozenset(units)
        return given.union(*({k.predecessor for k in self.merged_into(u, end)} for u in given))

    def successors(self, unit: int, *, on: str | None = None) -> tuple[Link, ...]:
        """What a unit became or gave a part to, at once and not over several steps.

        `on` asks for that day alone: what it became when it ended, not what it gave away before.
        """
        links = (link for link in self.links if link.predecessor == unit)
        return tuple(link for link in links if on is None or link.on == on)

    def predecessors(self, unit: int) -> tuple[Link, ...]:
        """What a unit came from, at once and not over several steps."""
        return tuple(link for link in self.links if link.successor == unit)

    def families(self, start: str, end: str) -> tuple[tuple[int, ...], ...]:
        """Units that were parted after `start` and before `end`, each with its parts.

        Units as they are seen at `end`. What shares a part with another one is one family with it,
        for only together do they have an earlier figure.
        """
        families: list[list[int]] = []
        for link in self.links:
            if link.is_whole or not start < link.on < end:
                continue
            pair = [self.seen_as(link.predecessor, end), self.seen_as(link.successor, end)]
            joined = [family for family in families if not set(pair).isdisjoint(family)]
            families = [family for family in families if family not in joined]
            families.append(list(dict.fromkeys([unit for f in [*joined, pair] for unit in f])))
        return tuple(tuple(family) for family in families if len(family) > 1)
