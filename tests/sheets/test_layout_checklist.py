"""How a sheet of a checklist is told: units with ticks, and no records of another kind."""

from __future__ import annotations

import pytest

from dan_van.domain.sheet import SheetLayout
from dan_van.entities import FORMS
from dan_van.sheets.layout import understand
from tests.sheets.sheet_text import sheet

UNITS = frozenset({"xa khanh binh", "xa khanh hung", "phuong tan thanh", "huyen tran van thoi"})


def read(text: str) -> SheetLayout:
    (layout,) = understand(sheet(text), forms=tuple(FORMS.values()), known_groups=UNITS)
    return layout


def fields(layout: SheetLayout) -> dict[str, str]:
    return {c.header: c.field for c in layout.columns if c.field is not None}


def test_units_with_ticks_are_a_checklist() -> None:
    layout = read(
        """
TIẾN ĐỘ TỔ CHỨC ĐẠI HỘI
STT | Xã, phường | Đã tổ chức | Ngày tổ chức | Ghi chú
1 | Xã Khánh Bình | x | 5/10/2025 |
2 | Phường Tân Thành | x | 6/10/2025 |
 | Tổng cộng | 2/2 | | Đạt 100%
"""
    )
    assert layout.form == "checklist"
    assert fields(layout) == {
        "Xã, phường": "unit",
        "Đã tổ chức": "done",
        "Ngày tổ chức": "date",
        "Ghi chú": "note",
    }
    assert ([row.number for row in layout.data], layout.totals[0].number) == ([3, 4], 5)


def test_a_unit_without_a_tick_is_a_row_wherever_it_stands() -> None:
    layout = read(
        """
STT | Đơn vị | Hoàn thành | Ghi chú
1 | Xã Khánh Bình | |
2 | Xã Khánh Hưng | x | sớm
3 | Phường Tân Thành | |
4 | Xã Nguyễn Phích | x |
5 | Xã U Minh | |
"""
    )
    assert (layout.form, [row.number for row in layout.data]) == ("checklist", [2, 3, 4, 5, 6])


def test_units_without_numbers_are_rows_too() -> None:
    layout = read(
        """
Đơn vị | Đã thực hiện
Xã Khánh Bình |
Xã Khánh Hưng | x
Phường Tân Thành |
Xã Nguyễn Phích | x
Xã U Minh |
"""
    )
    assert (layout.form, [row.number for row in layout.data]) == ("checklist", [2, 3, 4, 5, 6])


def test_a_checklist_that_nobody_has_done_is_still_one() -> None:
    layout = read(
        """
STT | Xã, phường | Đã hoàn thành
1 | Xã Khánh Bình |
2 | Phường Tân Thành |
"""
    )
    assert (layout.form, [row.number for row in layout.data]) == ("checklist", [2, 3])


def test_groups_of_a_checklist_stay_groups() -> None:
    layout = read(
        """
STT | Đơn vị | Đã tổ chức
I | Huyện Trần Văn Thời |
1 | Xã Khánh Bình | x
2 | Xã Khánh Hưng |
II | Huyện U Minh |
1 | Xã Nguyễn Phích | x
"""
    )
    assert (layout.form, layout.group_rows) == ("checklist", (2, 5))
    assert [row.number for row in layout.data] == [3, 4, 6]


@pytest.mark.parametrize("said", ["Đã|Chưa", "Có|Không", "1|0", "x|"])
def test_a_tick_may_be_said_in_words(said: str) -> None:
    yes, no = said.split("|")
    layout = read(
        f"""
STT | Đơn vị | Đã tổ chức
1 | Xã Khánh Bình | {no}
2 | Xã Khánh Hưng | {no}
3 | Phường Tân Thành | {yes}
"""
    )
    assert (layout.form, len(layout.data)) == ("checklist", 3)


@pytest.mark.parametrize(
    ("heading", "form"),
    [("Tên mô hình", "models"), ("Nội dung nhiệm vụ", "tasks"), ("Tên hoạt động", "activities")],
)
def test_a_sheet_that_names_records_is_about_these_whatever_is_ticked(
    heading: str, form: str
) -> None:
    layout = read(
        f"""
STT | {heading} | Đơn vị | Đã thực hiện | Ngày tổ chức | Ghi chú
1 | Thắp sáng đường quê | Xã Khánh Bình | x | 5/10/2025 | tốt
2 | Đường hoa nông thôn | Xã Khánh Hưng | x | 6/10/2025 | tốt
"""
    )
    assert layout.form == form


def test_numbers_under_the_heading_of_ticks_are_no_checklist() -> None:
    layout = read(
        """
STT | Đơn vị | Đã thực hiện | Kế hoạch
1 | Xã Khánh Bình | 12 | 15
2 | Xã Khánh Hưng | 7 | 9
3 | Phường Tân Thành | 3 | 3
"""
    )
    assert layout.form != "checklist"


def test_a_list_of_units_without_ticks_is_no_checklist() -> None:
    layout = read(
        """
STT | Đơn vị | Ngày tổ chức | Ghi chú
1 | Xã Khánh Bình | 5/10/2025 | tốt
2 | Xã Khánh Hưng | 6/10/2025 | tốt
"""
    )
    assert layout.form is None


def test_a_status_in_words_is_a_tick() -> None:
    layout = read(
        """
STT | Xã, phường | Ngày đại hội | Trạng thái
1 | Xã Khánh Bình | 5/10/2025 | Đã tổ chức
2 | Xã Khánh Hưng | | Chưa tổ chức
3 | Phường Tân Thành | 6/10/2025 | đã tổ chức xong
"""
    )
    assert layout.form == "checklist"
    assert fields(layout) == {"Xã, phường": "unit", "Ngày đại hội": "date", "Trạng thái": "done"}


def test_a_status_that_tells_of_work_under_way_is_no_tick() -> None:
    layout = read(
        """
STT | Xã, phường | Trạng thái
1 | Xã Khánh Bình | Đang giải quyết
2 | Xã Khánh Hưng | Đã đề nghị khen
"""
    )
    assert layout.form is None
