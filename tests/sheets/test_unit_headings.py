"""Headings that list the kinds of units, whichever union or level wrote them."""

from __future__ import annotations

import pytest

from dan_van.entities.model import MODEL
from dan_van.sheets.match_headers import match_headers
from dan_van.sheets.unit_headings import names_units


@pytest.mark.parametrize(
    "heading",
    [
        "Chi, đảng bộ cơ sở",
        "Phường/xã",
        "Huyện, thị xã",
        "Công đoàn cơ sở",
        "Đoàn cơ sở thực hiện",
        "Hội cơ sở",
        "CĐCS",
        "Chi đoàn",
        "Xã, phường, thị trấn và các cơ quan",
        "Đơn vị trình",
    ],
)
def test_kinds_of_units_alone_name_the_unit(heading: str) -> None:
    assert names_units(heading)
    found = match_headers([("Tên mô hình",), (heading,)], form=MODEL)
    assert [match.field for match in found] == ["name", "unit"]


@pytest.mark.parametrize(
    "heading",
    ["Đơn vị tính", "Thôn", "Khu phố", "Cơ quan giải quyết", "Hội viên", "Đoàn viên", "Ban hành"],
)
def test_what_is_no_unit_above_a_hamlet_does_not(heading: str) -> None:
    assert not names_units(heading)


def test_levels_side_by_side_are_marks_and_no_units() -> None:
    headers = [("Tên mô hình",), ("Xã",), ("Huyện",), ("Tỉnh",)]
    found = match_headers(headers, form=MODEL)
    assert [match.option for match in found] == [None, "grassroots", "district", "province"]


def test_a_known_heading_of_the_unit_comes_before_them() -> None:
    found = match_headers([("Huyện",), ("Đơn vị đăng ký",), ("Tên mô hình",)], form=MODEL)
    assert [match.field for match in found] != ["unit", None, "name"]
    assert found[1].field == "unit"
