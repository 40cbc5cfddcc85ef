"""Units that merged or were parted, as the totals by unit and their comparison tell of them.

The axes count a unit under the one that it went into (`totals_axes`), earlier periods too. What was
parted cannot be counted so: a part has no base before that day, all of them together have one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dan_van.domain.totals import Key
from dan_van.domain.wording import Message
from dan_van.services.lookups import Lookups
from dan_van.services.totals_axes import Axis, Dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class Families:
    """Units of which only all together have an earlier figure, at their place in a key."""

    place: int
    units: Sequence[Sequence[int]]

    def together(self, key: Key, keys: Iterable[Key]) -> tuple[Key, ...]:
        """The lines that have a base only together with that one; none if it has its own.

        Where nothing else of the family has a line, that one is all of it.
        """
        value = key[self.place]
        family = next((units for units in self.units if value in units), None)
        if family is None:
            return ()
        rest = (*key[: self.place], *key[self.place + 1 :])
        found = tuple(
            other
            for other in keys
            if other[self.place] in family
            and (*other[: self.place], *other[self.place + 1 :]) == rest
        )
        return found if len(found) > 1 else ()


def families(axes: Sequence[Axis], lookups: Lookups, *, start: date, end: date) -> Families | None:
    """The units parted between the starts of a base and the end of what is held against it."""
    for place, axis in enumerate(axes):
        if axis.dimension is Dimension.UNIT:
            units = lookups.successions.families(start.isoformat(), end.isoformat())
            return Families(place=place, units=units) if units else None
    return None


def succession_notes(
    lookups: Lookups, shown: Collection[int], *, start: date, end: date
) -> tuple[Message, ...]:
    """Which units are counted under which of those shown, where that changed in [start, end)."""
    first, behind = start.isoformat(), end.isoformat()
    successions = lookups.successions
    days: dict[str, dict[int, list[str]]] = {}
    for link in successions.links:
        target = successions.seen_as(link.successor, behind)
        if not (link.is_whole and first <= link.on < behind and target in shown):
            continue
        sums = days.setdefault(link.on, {})
        if target not in sums:
            begins = lookups.units.unit(target).valid_from
            lives_on = begins is None or begins < link.on
            sums[target] = [lookups.name_in_list(target)] if lives_on else []
        sums[target].append(lookups.name_in_list(link.predecessor))
    return tuple(
        Message(
            "totals.merged",
            {
                "last": date.fromisoformat(on) - timedelta(days=1),
                "sums": "; ".join(
                    f"{lookups.name_in_list(target)} = {' + '.join(names)}"
                    for target, names in sums.items()
                ),
            },
        )
        for on, sums in days.items()
    )


def parted_notes(lookups: Lookups, *, start: date, end: date) -> tuple[Message, ...]:
    """Which units were parted after the start of a base and before the end of the period."""
    parts: dict[tuple[int, str], list[str]] = {}
    for link in lookups.successions.links:
        if not link.is_whole and start.isoformat() < link.on < end.isoformat():
            into = parts.setdefault((link.predecessor, link.on), [])
            into.append(lookups.name_in_list(link.successor))
    return tuple(
        Message(
            "totals.parted",
            {
                "on": date.fromisoformat(on),
                "name": lookups.name_in_list(unit),
                "into": "; ".join(into),
            },
        )
        for (unit, on), into in parts.items()
    )
