"""Suggestions: near names, and none for nonsense."""

from __future__ import annotations

from dan_van.domain.unit import UnitRef, UnitType
from dan_van.domain.unit_index import UnitIndex, Unknown
from dan_van.services.similar import similar_names

NAMES = ("Xã Công Hải", "Xã Lợi Hải", "Xã Bắc Sơn", "Thôn 3")
INDEX = UnitIndex(
    [UnitRef(id=number, name=name, type=UnitType.COMMUNE) for number, name in enumerate(NAMES, 1)],
    similar=similar_names,
)


def test_a_slip_of_the_pen_suggests_the_name_that_was_meant() -> None:
    assert INDEX.resolve("Xã Công Hảy") == Unknown(("Xã Công Hải",))
    assert INDEX.resolve("UBND xã Công Hảy") == Unknown(("Xã Công Hải",))
    assert INDEX.resolve("Xã Loi Hai") == Unknown(("Xã Lợi Hải",))


def test_nonsense_and_other_units_suggest_nothing() -> None:
    for text in ("asdfgh", "Sở Y tế", "Công an xã Lợi Hải", "x"):
        assert INDEX.resolve(text) == Unknown()


def test_a_name_with_another_number_is_not_suggested() -> None:
    assert similar_names("thon 2", ["thon 3", "thon 2b"]) == ["thon 2b"]


def test_the_nearest_name_comes_first() -> None:
    assert (
        similar_names("xa bac son", ["xa bac som", "xa bac son", "xa bao son"])[0] == "xa bac son"
    )
