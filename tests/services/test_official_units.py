"""The official list: its counts, its codes, and how a province is found in it."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from dan_van.domain.unit import UnitType, type_from_name
from dan_van.errors import WrongInput
from dan_van.services.official_units import province, provinces, units_of


def test_there_are_34_provinces_of_which_6_are_cities() -> None:
    names = [unit.name for unit in provinces()]
    assert len(set(names)) == 34
    assert sum(name.startswith("Thành phố ") for name in names) == 6
    assert sum(name.startswith("Tỉnh ") for name in names) == 28


def test_below_them_are_2621_communes_687_wards_and_13_special_zones() -> None:
    units = [unit for above in provinces() for unit in units_of(above.code)]
    assert Counter(unit.type for unit in units) == {
        UnitType.COMMUNE: 2621,
        UnitType.WARD: 687,
        UnitType.SPECIAL_ZONE: 13,
    }
    assert len({unit.code for unit in units}) == 3321
    assert len({(unit.name, unit.parent_code) for unit in units}) == 3321


def test_codes_are_text_with_their_leading_zeros() -> None:
    assert province("Hà Nội").code == "01"
    assert {len(unit.code) for unit in provinces()} == {2}
    assert all(len(unit.code) == 5 and unit.code.isdecimal() for unit in units_of("01"))
    assert units_of("01")[0].code == "00004"


def test_names_are_nfc_and_tell_their_type() -> None:
    units = [*provinces(), *(unit for above in provinces() for unit in units_of(above.code))]
    assert [unit for unit in units if not unicodedata.is_normalized("NFC", unit.name)] == []
    assert [unit for unit in units if type_from_name(unit.name) is not unit.type] == []


def test_ca_mau_has_9_wards_and_55_communes() -> None:
    units = units_of("Tỉnh Cà Mau")
    assert Counter(unit.type for unit in units) == {UnitType.WARD: 9, UnitType.COMMUNE: 55}
    assert {"Phường An Xuyên", "Xã Đất Mũi", "Xã Năm Căn"} <= {unit.name for unit in units}


def test_dong_nai_is_in_the_state_of_1_july_2025() -> None:
    assert province("Đồng Nai").name == "Tỉnh Đồng Nai"


@pytest.mark.parametrize("text", ["48", "Đà Nẵng", "TP. Đà Nẵng", "thành phố đà nẵng", "da nang"])
def test_a_province_is_found_by_name_or_code(text: str) -> None:
    assert province(text).name == "Thành phố Đà Nẵng"


@pytest.mark.parametrize("text", ["Ninh Thuận", "99", ""])
def test_an_unknown_province_is_refused_with_those_there_are(text: str) -> None:
    with pytest.raises(WrongInput) as refused:
        units_of(text)
    assert refused.value.code == "unknown_province"
    assert refused.value.facts["value"] == text
    assert "Thành phố Hà Nội" in str(refused.value.facts["known"])
