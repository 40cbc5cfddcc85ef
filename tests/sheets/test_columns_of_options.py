"""Columns that are known by what their cells say, where the heading says it badly."""

from __future__ import annotations

import pytest

from dan_van.entities import FORMS
from dan_van.sheets.layout import understand
from tests.sheets.sheet_text import sheet

MARKS = {"KT": ("sector", "KT"), "VHXH": ("sector", "VHXH"), "Kinh tế": ("sector", "KT")}


def fields(heading: str, *cells: str) -> list[str | None]:
    rows = "".join(f"\n{n}|Mô hình số {n}|Xã A|{cell}" for n, cell in enumerate(cells, start=1))
    text = f"STT|Tên mô hình|Đơn vị|{heading}{rows}"
    (only,) = understand(sheet(text), forms=tuple(FORMS.values()), marks=MARKS)
    return [column.field for column in only.columns[1:]]


@pytest.mark.parametrize("heading", ["Chủ thể", "Diện", "Bên đăng ký"])
def test_collective_and_individual_are_the_kind(heading: str) -> None:
    assert fields(heading, "Tập thể", "Cá nhân", "Tập thể")[-1] == "kind"
    assert fields(heading, "TT", "CN", "TT")[-1] == "kind"


@pytest.mark.parametrize("heading", ["Mảng việc", "Thuộc (KT, VHXH)"])
def test_codes_of_sectors_are_the_sector(heading: str) -> None:
    assert fields(heading, "KT", "VHXH", "KT")[-1] == "sector"


def test_a_heading_that_names_another_field_keeps_it() -> None:
    assert fields("Mã", "KT", "VHXH", "KT")[-1] == "code"


def test_names_among_them_leave_the_heading_its_word() -> None:
    assert fields("Chủ thể", "Tập thể", "Ông Trần Văn D", "Cá nhân")[-1] == "holder"


def test_two_rows_are_too_few_to_tell() -> None:
    assert fields("Diện", "Tập thể", "Cá nhân")[-1] is None


def test_a_field_that_a_heading_names_is_not_given_twice() -> None:
    rows = "".join(f"\n{n}|Mô hình số {n}|Tập thể|Cá nhân" for n in range(1, 4))
    text = f"STT|Tên mô hình|Loại hình|Chủ thể{rows}"
    (only,) = understand(sheet(text), forms=tuple(FORMS.values()))
    assert [column.field for column in only.columns[1:]] == ["name", "kind", "holder"]
