"""Finding the unit or the sector that a text means, with similar names when there is none."""

from __future__ import annotations

import sqlite3
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from dan_van.domain.record import Ref
from dan_van.domain.wording import Label
from dan_van.entities import Choice, entity_named
from dan_van.errors import NotFound, WrongInput
from dan_van.storage.references import read_campaigns, record_by_code
from dan_van.storage.units import read_units, units_by_text

if TYPE_CHECKING:
    from dan_van.domain.succession import Successions
    from dan_van.domain.unit_index import UnitIndex
    from dan_van.storage.sectors import Sector


class Lookups:
    """Units and sectors of one register, read when first asked for."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn

    @cached_property
    def units(self) -> UnitIndex:
        """Every unit, ready to be found by any of its names."""
        from dan_van.domain.unit_index import UnitIndex  # lazy: start-up
        from dan_van.services.similar import similar_names

        return UnitIndex(read_units(self._conn), similar=similar_names)

    @cached_property
    def ended(self) -> dict[int, str]:
        """The first day on which a unit is no more, of those that end."""
        return {u.id: u.valid_until for u in self.units.all if u.valid_until is not None}

    @cached_property
    def successions(self) -> Successions:
        """Which unit became which."""
        from dan_van.domain.succession import Successions  # lazy: start-up
        from dan_van.storage.successions import read_links

        return Successions(read_links(self._conn))

    @cached_property
    def sectors(self) -> tuple[Sector, ...]:
        """The active sectors in their order."""
        from dan_van.storage.sectors import read_sectors  # lazy: start-up

        return tuple(read_sectors(self._conn))

    @cached_property
    def sector_choices(self) -> tuple[Choice, ...]:
        """The sectors as choices: value = code, spellings = every alias."""
        return tuple(
            Choice(s.code, Label(s.name_vi, s.name_en), tuple(sorted(s.aliases)))
            for s in self.sectors
        )

    def sector_by_code(self, code: str) -> Ref:
        """The sector of that code; KeyError when there is none."""
        for sector in self.sectors:
            if sector.code == code:
                return Ref(sector.id, sector.code)
        raise KeyError(code)

    def sector(self, text: str) -> Ref:
        """The sector that a text means.

        Raises:
            WrongInput: no sector bears that code, name or alias.
        """
        from dan_van.domain.vietnamese import search  # lazy: start-up

        key = search(text)
        for sector in self.sectors:
            if key in sector.aliases:
                return Ref(sector.id, sector.code)
        known = Label(
            ", ".join(f"{sector.code} ({sector.name_vi})" for sector in self.sectors),
            ", ".join(f"{sector.code} ({sector.name_en})" for sector in self.sectors),
        )
        raise WrongInput("sector_unknown", value=text, known=known)

    def campaign_named(self, text: str) -> str | None:
        """The name of the campaign that a text means, by name or code; None when there is none."""
        from dan_van.domain.vietnamese import identity  # lazy: start-up

        return self._campaigns.get(identity(text))

    def campaigns(self, text: str) -> tuple[str, ...]:
        """The campaigns that a text names, parted by semicolons.

        Raises:
            NotFound: one of them is not in the register.
        """
        return tuple(self.campaign(part) for part in text.split(";") if part.strip())

    def campaign(self, text: str) -> str:
        """The name of the campaign that a text means.

        Raises:
            NotFound: there is none.
        """
        name = self.campaign_named(text)
        if name is None:
            raise NotFound("campaign_unknown", value=text)
        return name

    @cached_property
    def _campaigns(self) -> dict[str, str]:
        return read_campaigns(self._conn)

    def record_coded(self, table: str, code: str) -> Ref | None:
        """The record of that code in a declared table, or None."""
        return record_by_code(self._conn, table, code.strip().upper())

    def record(self, table: str, code: str) -> Ref:
        """The record of that code in a declared table.

        Raises:
            NotFound: there is none.
        """
        found = self.record_coded(table, code)
        if found is None:
            kind = entity_named(table).label
            raise NotFound("record_unknown", kind=kind, code=code, command=f"{table} list")
        return found

    def unit(self, text: str) -> Ref:
        """The unit that a text means: its name, an alias, its code, or a usual way to write it.

        Raises:
            NotFound: no unit is meant; the facts name similar ones.
            WrongInput: several units bear that name.
        """
        from dan_van.domain.vietnamese import one_line  # lazy: start-up

        line = one_line(text)
        match units_by_text(self._conn, line):
            case [(number, name)]:
                return Ref(number, name)
        from dan_van.domain.unit_index import Ambiguous, Found, Unknown  # lazy: start-up

        match self.units.resolve(line):
            case Found(unit=unit):
                return Ref(unit.id, unit.name)
            case Ambiguous(units=units):
                names = ", ".join(self.full_name(unit.id) for unit in units)
                raise WrongInput("unit_ambiguous", value=line, candidates=names)
            case Unknown(suggestions=suggestions):
                code = "unit_unknown_similar" if suggestions else "unit_unknown"
                raise NotFound(code, value=line, suggestions=", ".join(suggestions))

    def full_name(self, unit_id: int) -> str:
        """A unit's name with the name of its parent behind it, where it has one."""
        unit = self.units.unit(unit_id)
        if unit.parent_id is None:
            return unit.name
        return f"{unit.name} ({self.units.unit(unit.parent_id).name})"

    def name_in_sheet(self, unit_id: int) -> str:
        """A unit's name as an import finds it again: `Xã A, Huyện B` where the name recurs."""
        unit = self.units.unit(unit_id)
        if unit.parent_id is None or not self._recurs(unit.name):
            return unit.name
        return f"{unit.name}, {self.units.unit(unit.parent_id).name}"

    def name_in_list(self, unit_id: int) -> str:
        """A unit's name where it stands among others: with its parent only if the name recurs."""
        name = self.units.unit(unit_id).name
        return self.full_name(unit_id) if self._recurs(name) else name

    def _recurs(self, name: str) -> bool:
        from dan_van.domain.vietnamese import identity  # lazy: start-up

        return self._recurring[identity(name)] > 1

    @cached_property
    def _recurring(self) -> Counter[str]:
        from dan_van.domain.vietnamese import identity  # lazy: start-up

        return Counter(identity(unit.name) for unit in self.units.all)
