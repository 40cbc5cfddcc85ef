"""The administrative units in force from 1 July 2025: 34 provinces and 3,321 units below them.

`data/units-2025.csv` has the columns code, name, type, parent_code: the codes are the official
ones, text with leading zeros; the names are full ("Xã Lợi Hải"), NFC. Provinces come first, each
part in the order of its codes. It is the state of 1 July 2025 and stays that: what changed later
(from 30 April 2026 Đồng Nai is a city and ten of its communes are wards) is for `unit` commands.

Derived from the data inside the package vietnamadminunits 1.0.4 (table admin_units of dataset.db),
https://github.com/tranngocminhhieu/vietnamadminunits, MIT licence,
copyright (c) 2025 Tran Ngoc Minh Hieu. The counts are the published ones: 2,621 xã, 687 phường,
13 đặc khu.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from dan_van.domain.unit import UnitRef, UnitType
from dan_van.domain.unit_index import Found, UnitIndex
from dan_van.errors import WrongInput

IN_FORCE = "2025-07-01"
"""Since when the units below the provinces exist; before that day nobody expects them to report."""

_FILE = "units-2025.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialUnit:
    """One line of the official list; a province has no parent."""

    code: str
    name: str
    type: UnitType
    parent_code: str | None


def provinces() -> tuple[OfficialUnit, ...]:
    """Returns the 34 provinces and centrally run cities, by code."""
    return tuple(unit for unit in _official_units() if unit.parent_code is None)


def province(name_or_code: str) -> OfficialUnit:
    """Returns the province of that name ("Cà Mau", "Tỉnh Cà Mau", "ca mau") or code ("96").

    Raises:
        WrongInput: `unknown_province` with the value and the names of the provinces there are.
    """
    known = provinces()
    index = UnitIndex(
        [
            UnitRef(id=place, name=unit.name, type=unit.type, code=unit.code)
            for place, unit in enumerate(known)
        ]
    )
    match index.resolve(name_or_code):
        case Found(unit=unit):
            return known[unit.id]
        case _:
            names = ", ".join(unit.name for unit in known)
            raise WrongInput("unknown_province", value=name_or_code, known=names)


def units_of(province_name_or_code: str) -> tuple[OfficialUnit, ...]:
    """Returns the communes, wards and special zones of a province, by code; not the province.

    Raises:
        WrongInput: `unknown_province` with the value and the names of the provinces there are.
    """
    code = province(province_name_or_code).code
    return tuple(unit for unit in _official_units() if unit.parent_code == code)


@cache
def _official_units() -> tuple[OfficialUnit, ...]:
    with _file().open(encoding="utf-8") as lines:
        return tuple(
            OfficialUnit(
                code=line["code"],
                name=line["name"],
                type=UnitType(line["type"]),
                parent_code=line["parent_code"] or None,
            )
            for line in csv.DictReader(lines)
        )


def _file() -> Traversable:
    package = resources.files("dan_van")
    shipped = package / "data" / _FILE
    if shipped.is_file():
        return shipped
    # A checkout has the folder beside the package; the wheel brings it inside.
    return package / ".." / "data" / _FILE
