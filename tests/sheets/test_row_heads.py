"""Rows that gather those under them, told by their figures alone."""

from __future__ import annotations

from tests.sheets.test_classify_rows import kinds

BUDGET = "STT|Nội dung|Dự toán|Ước thực hiện\n"
BLOCKS = """Đơn vị|2021|2022|2023
TOÀN HUYỆN|60|75|90
Khối xã|40|50|60
Xã A|15|20|25
Xã B|25|30|35
Khối cơ quan|20|25|30
Công an|8|10|12
Huyện đoàn|12|15|18"""


def test_the_last_chapter_gathers_dashes_that_it_sums() -> None:
    body = """I|Thu 100%|30|40
1|Phí|10|15
2|Lệ phí|20|25
II|Thu bổ sung|60|80
|- Cân đối|45|50
|- Có mục tiêu|15|30"""
    assert kinds(BUDGET + body) == "GddGdd"


def test_a_numbered_row_gathers_letters_that_it_sums() -> None:
    body = """I|Chi quản lý|55|59
1|Ủy ban|43|45
a|Lương|36|37
b|Hoạt động|7|8
2|Mặt trận|12|14"""
    assert kinds(BUDGET + body) == "GGddd"


def test_a_numbered_row_beside_its_parts_is_told_of_where_it_is_no_sum() -> None:
    body = """1|Ủy ban|43|45
a|Lương|30|37
b|Trụ sở|7|9
2|Mặt trận|12|14"""
    assert kinds(BUDGET + body) == "dddd"


def test_parts_without_a_sign_leave_the_numbered_thing_a_row() -> None:
    body = """1|Dự án 1|43|45
|Tiểu dự án 1|36|37
|Tiểu dự án 2|7|8
2|Dự án 2|12|14"""
    assert kinds(BUDGET + body) == "dddd"


def test_blocks_without_numerals_gather_the_units_that_they_sum() -> None:
    assert kinds(BLOCKS) == "TGddGdd"


def test_a_table_that_is_not_all_blocks_has_none() -> None:
    assert kinds(BLOCKS.replace("Huyện đoàn|12|15|18", "Huyện đoàn|13|16|18")) == "Tdddddd"


def test_parts_without_a_sign_that_have_a_rate_are_gathered_by_what_has_none() -> None:
    body = """STT|Đối tượng|Hệ số|Số người|Kinh phí
1|Người cao tuổi||12|30
|Dưới 80 tuổi|1|4|10
|Trên 80 tuổi|2|8|20
2|Người khuyết tật||9|25
|Nặng|1|5|10
|Đặc biệt nặng|2|4|15"""
    assert kinds(body) == "GddGdd"


def test_a_part_over_which_counting_begins_anew_gathers_a_single_row_too() -> None:
    body = """A|Hạ tầng|40|16
B.1|Xã khu vực III|28|11
1|Đường|15|6
2|Trường|13|5
B.2|Xã khu vực I|12|5
1|Cầu|12|5"""
    assert kinds(BUDGET + body) == "GGddGd"
