"""Which unit a text means, and that nothing is guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.unit import UnitRef, UnitType
from dan_van.domain.unit_index import Ambiguous, Found, UnitIndex, Unknown


def make_units(*lines: tuple[str, UnitType, str | None]) -> list[UnitRef]:
    """Units of (name, type, parent's name), numbered from 1; a parent comes before."""
    units: list[UnitRef] = []
    for number, (name, unit_type, parent) in enumerate(lines, 1):
        above = next((unit.id for unit in units if unit.name == parent), None)
        units.append(UnitRef(id=number, name=name, type=unit_type, parent_id=above))
    return units


NINH_THUAN, THUAN_BAC, LOI_HAI = "Tỉnh Ninh Thuận", "Huyện Thuận Bắc", "Xã Lợi Hải"
UNITS = make_units(
    (NINH_THUAN, UnitType.PROVINCE, None),
    (THUAN_BAC, UnitType.DISTRICT, NINH_THUAN),
    (LOI_HAI, UnitType.COMMUNE, THUAN_BAC),
    ("Xã Công Hải", UnitType.COMMUNE, THUAN_BAC),
    ("Xã Phước Kháng", UnitType.COMMUNE, THUAN_BAC),
    ("Thành phố Phan Rang", UnitType.DISTRICT, NINH_THUAN),
    ("Phường Tân Mai", UnitType.WARD, "Thành phố Phan Rang"),
    ("Phường 1", UnitType.WARD, "Thành phố Phan Rang"),
    ("Thị trấn Tân Minh", UnitType.TOWNSHIP, THUAN_BAC),
    ("Huyện Hàm Thuận Nam", UnitType.DISTRICT, NINH_THUAN),
    ("Xã Tân Thành", UnitType.COMMUNE, "Huyện Hàm Thuận Nam"),
    ("Huyện Hàm Tân", UnitType.DISTRICT, NINH_THUAN),
    # The second Xã Tân Thành is added below: a parent is looked up by name.
    ("Văn phòng Huyện ủy Thuận Bắc", UnitType.AGENCY, THUAN_BAC),
    ("Phòng Tài chính - Kế hoạch huyện Thuận Bắc", UnitType.AGENCY, THUAN_BAC),
    ("Hội Liên hiệp Phụ nữ huyện Thuận Bắc", UnitType.UNION, THUAN_BAC),
    ("Ủy ban MTTQ Việt Nam huyện Thuận Bắc", UnitType.UNION, THUAN_BAC),
    ("Hội Người cao tuổi phường", UnitType.UNION, "Phường Tân Mai"),
    ("Thôn Ấn Đạt", UnitType.NEIGHBOURHOOD, LOI_HAI),
    ("Xã Tân Thành", UnitType.COMMUNE, "Huyện Hàm Tân"),
    ("Xã Hòa Bình", UnitType.COMMUNE, THUAN_BAC),
)
INDEX = UnitIndex(UNITS)


def found_name(text: str, index: UnitIndex = INDEX) -> str | None:
    match index.resolve(text):
        case Found(unit=unit):
            return unit.name
        case _:
            return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xã Lợi Hải", LOI_HAI),
        ("  xã LỢI   HẢI. ", LOI_HAI),
        ("Xã Hoà Bình", "Xã Hòa Bình"),
        (unicodedata.normalize("NFD", "Xã Lợi Hải"), LOI_HAI),
        ("ĐẢNG ỦY XÃ LỢI HẢI", LOI_HAI),
        ("Đảng bộ xã Lợi Hải", LOI_HAI),
        ("UBND xã Lợi Hải", LOI_HAI),
        ("Uỷ ban nhân dân xã Lợi Hải", LOI_HAI),
        ("HĐND xã Lợi Hải", LOI_HAI),
        ("HĐND và UBND xã Lợi Hải", LOI_HAI),
        ("Đảng ủy, HĐND, UBND xã Lợi Hải", LOI_HAI),
        ("Đảng ủy - HĐND - UBND xã Lợi Hải", LOI_HAI),
        ("Ban Chấp hành Đảng bộ xã Lợi Hải", LOI_HAI),
        ("BCH Đảng bộ xã Lợi Hải", LOI_HAI),
        ("Khối Dân vận xã Lợi Hải", LOI_HAI),
        ("Đảng ủy Lợi Hải", LOI_HAI),
        ("X. Lợi Hải", LOI_HAI),
        ("UBND X.Lợi Hải", LOI_HAI),
        ("Lợi Hải", LOI_HAI),
        ("Huyện ủy Thuận Bắc", THUAN_BAC),
        ("HUYỆN UỶ THUẬN BẮC", THUAN_BAC),
        ("Ban Thường vụ Huyện ủy Thuận Bắc", THUAN_BAC),
        ("Huyện ủy - UBND huyện Thuận Bắc", THUAN_BAC),
        ("H. Thuận Bắc", THUAN_BAC),
        ("Tỉnh ủy Ninh Thuận", NINH_THUAN),
        ("Thành ủy Phan Rang", "Thành phố Phan Rang"),
        ("TP Phan Rang", "Thành phố Phan Rang"),
        ("TP.Phan Rang", "Thành phố Phan Rang"),
        ("P. Tân Mai", "Phường Tân Mai"),
        ("P1", "Phường 1"),
        ("Phường 01", "Phường 1"),
        ("TT. Tân Minh", "Thị trấn Tân Minh"),
        ("Phòng Tài chính – Kế hoạch huyện Thuận Bắc", UNITS[13].name),
        ("Phòng TC-KH huyện Thuận Bắc", UNITS[13].name),
        ("Hội LHPN huyện Thuận Bắc", UNITS[14].name),
        ("UBMTTQVN huyện Thuận Bắc", UNITS[15].name),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thuận Bắc", UNITS[15].name),
        ("Văn phòng Huyện uỷ Thuận Bắc", UNITS[12].name),
        ("Hội Người cao tuổi phường Tân Mai", "Hội Người cao tuổi phường"),
        ("Thôn Ấn Đạt, xã Lợi Hải", "Thôn Ấn Đạt"),
        ("Xã Lợi Hải, huyện Thuận Bắc, tỉnh Ninh Thuận", LOI_HAI),
        ("Lợi Hải - Thuận Bắc", LOI_HAI),
    ],
)
def test_a_text_that_names_a_unit_finds_it(text: str, expected: str) -> None:
    found = INDEX.resolve(text)
    assert isinstance(found, Found)
    assert (found.unit.name, found.note) == (expected, None)


@pytest.mark.parametrize(
    "text",
    [
        "Công an xã Lợi Hải",
        "Hội Nông dân xã Lợi Hải",
        "Thôn 2 xã Lợi Hải",
        "Thôn 2, xã Lợi Hải",
        "Trường Tiểu học xã Lợi Hải",
        "Lợi Hải - Công an",
        "Xã Lợi Hải và xã Công Hải",
        "Xã Lợi Hải, xã Công Hải",
        "Đảng ủy Công an huyện Thuận Bắc",
        "Xã Lợi Hải, huyện Hàm Tân",
        "Xã Thuận Bắc",
        "Phường Lợi Hải",
        "1",
        "xã",
        "",
        "Lợi Hải " * 60,
    ],
)
def test_what_is_not_the_unit_is_never_taken_for_it(text: str) -> None:
    assert isinstance(INDEX.resolve(text), Unknown)


@pytest.mark.parametrize(
    "text",
    [
        "Xã Tân Thành, huyện Hàm Thuận Nam",
        "xã Tân Thành - huyện Hàm Thuận Nam",
        "Xã Tân Thành (Hàm Thuận Nam)",
        "Xã Tân Thành huyện Hàm Thuận Nam",
        "UBND xã Tân Thành, H. Hàm Thuận Nam, tỉnh Ninh Thuận",
        "xa Tan Thanh, huyen Ham Thuan Nam",
    ],
)
def test_the_parent_beside_the_name_decides_between_two_of_one_name(text: str) -> None:
    found = INDEX.resolve(text)
    assert isinstance(found, Found)
    assert found.unit.id == 11


@pytest.mark.parametrize("text", ["Xã Tân Thành", "UBND xã Tân Thành", "Tân Thành"])
def test_a_name_that_two_units_bear_is_ambiguous_unless_the_caller_decides(text: str) -> None:
    both = INDEX.resolve(text)
    assert isinstance(both, Ambiguous)
    assert [unit.id for unit in both.units] == [11, 19]
    assert INDEX.resolve(text, within=12) == Found(UNITS[18])
    assert INDEX.resolve(text, within=1) == both
    assert INDEX.resolve(text, within=2) == both


def test_of_two_units_of_one_name_the_one_that_exists_that_day_is_meant() -> None:
    old = UnitRef(id=1, name=LOI_HAI, type=UnitType.COMMUNE, valid_until="2025-07-01")
    new = UnitRef(id=2, name=LOI_HAI, type=UnitType.COMMUNE, valid_from="2025-07-01")
    index = UnitIndex([old, new])
    assert isinstance(index.resolve(LOI_HAI), Ambiguous)
    assert index.resolve(LOI_HAI, on="2025-06-30") == Found(old)
    assert index.resolve(LOI_HAI, on="2025-07-01") == Found(new)


def test_a_unit_of_the_subtree_does_not_hide_a_unit_named_in_full() -> None:
    assert INDEX.resolve("Phường Tân Mai", within=2) == Found(UNITS[6])


def test_a_province_and_a_commune_of_one_bare_name_are_ambiguous() -> None:
    units = make_units(
        ("Tỉnh Bình Thuận", UnitType.PROVINCE, None),
        ("Xã Bình Thuận", UnitType.COMMUNE, None),
    )
    index = UnitIndex(units)
    assert isinstance(index.resolve("Bình Thuận"), Ambiguous)
    assert index.resolve("Tỉnh ủy Bình Thuận") == Found(units[0])
    assert index.resolve("Đảng ủy xã Bình Thuận") == Found(units[1])


def test_a_committee_that_is_a_unit_itself_is_found_before_its_place() -> None:
    units = make_units(
        (THUAN_BAC, UnitType.DISTRICT, None),
        ("Huyện ủy Thuận Bắc", UnitType.PARTY_BODY, THUAN_BAC),
    )
    assert UnitIndex(units).resolve("HUYỆN UỶ THUẬN BẮC") == Found(units[1])


def test_codes_and_aliases_name_a_unit() -> None:
    unit = UnitRef(
        id=1,
        name="Tỉnh Bình Thuận",
        type=UnitType.PROVINCE,
        code="60",
        aliases=("Ban Dân vận Tỉnh ủy Bình Thuận",),
    )
    index = UnitIndex([unit])
    assert index.resolve(" 60 ") == Found(unit)
    assert index.resolve("BAN DÂN VẬN TỈNH UỶ BÌNH THUẬN") == Found(unit)


@pytest.mark.parametrize("text", ["Xa Loi Hai", "UBND xa Loi Hai", "X.Loi Hai", "LOI HAI"])
def test_a_name_typed_wholly_without_diacritics_is_taken_with_a_note(text: str) -> None:
    assert INDEX.resolve(text) == Found(UNITS[2], note="without_diacritics")


def test_a_name_typed_partly_without_diacritics_is_not_taken() -> None:
    assert isinstance(INDEX.resolve("Xã Loi Hai"), Unknown)


def test_a_name_without_diacritics_that_fits_two_units_is_not_taken() -> None:
    units = make_units(
        ("Xã Hòa An", UnitType.COMMUNE, None),
        ("Xã Hoa Ân", UnitType.COMMUNE, None),
    )
    found = UnitIndex(units).resolve("Xa Hoa An")
    assert isinstance(found, Unknown)
    assert set(found.suggestions) == {"Xã Hòa An", "Xã Hoa Ân"}


def test_a_name_that_has_no_diacritics_needs_no_note() -> None:
    units = make_units(("Xã Ia Ga", UnitType.COMMUNE, None))
    assert UnitIndex(units).resolve("Ia Ga") == Found(units[0])


def test_a_place_above_the_register_does_not_stand_in_the_way() -> None:
    units = make_units((THUAN_BAC, UnitType.DISTRICT, None), (LOI_HAI, UnitType.COMMUNE, THUAN_BAC))
    index = UnitIndex(units)
    assert index.resolve("Xã Lợi Hải, huyện Thuận Bắc, tỉnh Ninh Thuận") == Found(units[1])
    assert index.resolve("Xã Lợi Hải, tỉnh Ninh Thuận") == Found(units[1])
    assert isinstance(index.resolve("Xã Lợi Hải, huyện Ninh Hải"), Unknown)


def test_suggestions_come_from_the_similar_names_at_most_three() -> None:
    def everything(_text: str, names: Sequence[str]) -> Sequence[str]:
        return names

    found = UnitIndex(UNITS, similar=everything).resolve("Xã Công Hảy")
    assert isinstance(found, Unknown)
    assert found.suggestions == (NINH_THUAN, THUAN_BAC, LOI_HAI)


def test_the_subtree_holds_the_unit_and_all_below_it_and_ancestors_come_nearest_first() -> None:
    assert INDEX.subtree(10) == {10, 11}
    assert INDEX.subtree(1) == {unit.id for unit in UNITS}
    assert INDEX.ancestors(3) == (2, 1)
    assert INDEX.ancestors(1) == ()


def test_the_index_gives_all_units_in_their_order() -> None:
    assert INDEX.all == tuple(UNITS)


def test_units_that_are_above_each_other_do_not_hang_the_index() -> None:
    units = [
        UnitRef(id=1, name="A", type=UnitType.OTHER, parent_id=2),
        UnitRef(id=2, name="B", type=UnitType.OTHER, parent_id=1),
    ]
    index = UnitIndex(units)
    assert index.subtree(1) == {1, 2}
    assert set(index.ancestors(1)) == {1, 2}


@given(text=st.text(alphabet="xãXÃ phườngP.TT-,()HuyệnLợiHải/&0123đĐủy UBND\n", max_size=60))
@settings(max_examples=150)
def test_any_text_gets_the_same_answer_again_and_only_units_of_the_register(text: str) -> None:
    first = INDEX.resolve(text)
    assert UnitIndex(UNITS).resolve(text) == first
    match first:
        case Found(unit=unit):
            assert unit in UNITS
        case Ambiguous(units=units):
            assert len(units) > 1
        case Unknown():
            pass


@given(unit=st.sampled_from(UNITS), upper=st.booleans())
def test_every_unit_is_found_by_its_name_and_parent_whatever_the_case(
    unit: UnitRef,
    upper: bool,  # noqa: FBT001
) -> None:
    parent = INDEX.unit(unit.parent_id).name if unit.parent_id else ""
    text = f"{unit.name}, {parent}" if parent else unit.name
    assert INDEX.resolve(text.upper() if upper else text) == Found(unit)
