"""Rows and headings as the printed forms of ministries and of the party prescribe them."""

from __future__ import annotations

import pytest

from dan_van.sheets.find_header import find_header
from dan_van.sheets.grid import Grid
from tests.sheets.sheet_text import sheet
from tests.sheets.test_classify_rows import kinds

FIGURES = "TT|Tiêu chí|Kỳ này|Kỳ trước\n"


@pytest.mark.parametrize(
    "numbers", ["1|2 (=3+4)|3|4", "1|2|3|4(=2*100/3)", "1|2|3|4 (= 2x100/3)", "|A|B|C"]
)
def test_a_sum_in_brackets_or_letters_of_the_names_alone_number_columns(numbers: str) -> None:
    text = f"Loại hình|Tổng số|Đảng bộ|Chi bộ\n{numbers}\nXã|29|9|20\nPhường|18|5|13"
    header = find_header(Grid(sheet(text)))
    assert header is not None
    assert header.numbering_row == 2


def test_letters_number_the_columns_of_names_where_those_of_figures_bear_none() -> None:
    text = """TT|Chỉ tiêu|Đơn vị tính|Mã số|Tổng số|Công lập|Tư thục
|A|B|C|||
I|Trường|||||
1.1|Số trường|trường|'101|18|17|1"""
    header = find_header(Grid(sheet(text)))
    assert header is not None
    assert header.numbering_row == 2


def test_letters_under_a_block_right_of_the_names_are_headings() -> None:
    text = """TT|Đơn vị|Tổng số|Được xét|Xếp loại|||Ghi chú
||||A|B|C|
1|Xã Hạ|9|9|4|3|2|
2|Xã Trung|8|8|5|2|1|"""
    header = find_header(Grid(sheet(text, merges=("E1:G1",))))
    assert header is not None
    assert (header.bottom, header.numbering_row) == (2, None)


def test_a_title_between_letterhead_and_unit_of_measure_is_no_heading() -> None:
    text = """BAN TỔ CHỨC|THỐNG KÊ CÁN BỘ NĂM 2023|||Đvt: Người
Diện quản lý|Trung ương|Tỉnh|Huyện|Sở
1|2|3|4|5
TỔNG SỐ|3|41|112|87
Bổ nhiệm|2|33|96|87"""
    header = find_header(Grid(sheet(text, merges=("B1:D1",))))
    assert header is not None
    assert (header.top, header.bottom) == (2, 2)


def test_numbers_of_things_in_capitals_are_headings_and_no_department() -> None:
    text = """SỞ NỘI VỤ TỈNH LAM SƠN|||
TT|SỐ HỘ DÂN CƯ|SỐ LƯỢNG CÁ NHÂN|SO SÁNH KỲ TRƯỚC
1|120|14|5
2|130|15|6"""
    header = find_header(Grid(sheet(text)))
    assert header is not None
    assert header.top == 2


def test_a_title_in_capitals_that_begins_with_a_number_of_things_is_no_heading() -> None:
    text = """|SỐ MÔ HÌNH THEO ĐỊA BÀN||
Địa bàn|Số mô hình|Tập thể|Cá nhân
Huyện A|12|8|4
Huyện B|7|3|4"""
    header = find_header(Grid(sheet(text)))
    assert header is not None
    assert header.top == 2


def test_the_last_letter_is_a_group_over_dashes_below_the_last_number() -> None:
    body = """A|Số người đầu kỳ|12|13
-|Công chức|10|11
-|Viên chức|2|2
B|Giảm trong kỳ|5|4
1|Nghỉ hưu|3|2
2|Thôi việc|2|2
C|Số người cuối kỳ (A - B)|7|9
-|Công chức|5|7
-|Viên chức|2|2"""
    assert kinds(FIGURES + body) == "GddGddGdd"


def test_a_part_with_its_own_figures_holds_no_group_although_the_next_stands_further_in() -> None:
    body = """Tiêu chí|Bí thư|Phó bí thư
TỔNG SỐ|13|10
*Trong đó:- Nữ|3|1
········- Dân tộc thiểu số|2|2
1. Tuổi đời||
- Dưới 40 tuổi|4|7
- Trên 40 tuổi|9|3"""
    assert kinds(body) == "TddGdd"


def test_a_part_holds_no_group_either_where_other_rows_have_a_unit_of_measure() -> None:
    body = """TT|Nội dung|Đơn vị|Kết quả
1|Tổng số hội viên|Hội viên|4.120
|Trong đó: - Nữ|-|312
|··········- Kết nạp mới|-|57
2|Chi hội|chi hội|188
3|Hòa giải|vụ|64"""
    assert kinds(body) == "ddddd"


def test_a_name_goes_on_the_groups_above_it_over_rows_that_are_left_empty() -> None:
    body = """Tiêu chí|Bí thư|Phó bí thư
1. Trình độ||
- Đại học|4|7
2. Chức danh khoa học||
- Giáo sư||
3. Lý luận chính trị||
- Cao cấp|9|3"""
    assert kinds(body)[:3] == "GdG"


def test_parts_are_groups_where_the_count_begins_anew_under_each() -> None:
    body = """I|Huyện A||
I.1|Các đơn vị|32|27
1|Phòng Nội vụ|20|20
2|Thanh tra|12|7
I.2|Các xã|40|21
1|Xã B|40|21
II|Huyện C||
II.1|Các đơn vị|5|6
1|Văn phòng|5|6"""
    assert kinds(FIGURES + body) == "GGddGdGGd"


def test_a_part_that_is_told_of_itself_is_no_group() -> None:
    body = """1|Đường liên xã|9|8
1.1|Đoạn 1|5|4
1.2|Đoạn 2|4|4
2|Đường thôn|3|3
2.1|Đoạn 1|3|3"""
    assert kinds(FIGURES + body)[1] == "d"


def test_the_sum_of_the_last_block_stands_below_the_last_number() -> None:
    body = """TT|Lớp|Sĩ số|Nữ
1|6A|40|20
2|6B|38|19
Khối 6||78|39
3|7A|41|22
Khối 7||41|22
Toàn trường||119|61"""
    assert kinds(body, merges=("A4:B4", "A6:B6", "A7:B7")) == "ddTdTT"


def test_a_name_with_a_part_of_it_under_a_dash_is_a_row() -> None:
    body = """Chỉ tiêu|2024|2025
Hộ nghèo|40|20
- Trong đó: hộ dân tộc|15|5
Hộ cận nghèo|50|40
- Trong đó: hộ dân tộc|20|10"""
    assert kinds(body) == "dddd"


def test_a_count_in_the_place_of_numbers_under_the_last_of_them_is_a_sum() -> None:
    body = """TT|Tên xã|Điện|Trường học
1|Tân An|x|x
2|Tân Bình|x|
Số xã đạt||2|1"""
    assert kinds(body)[:3] == "ddT"


def test_stars_with_sums_are_groups_where_each_stands_over_numbered_rows() -> None:
    body = """I|Giao thông|860|300
*|Dự án chuyển tiếp|500|120
1|Đường liên xã|500|120
*|Dự án khởi công mới|360|180
2|Cầu bản Pá|200|100
3|Đường nội thị|160|80"""
    assert kinds(FIGURES + body) == "GGdGdd"


def test_stars_under_numbered_rows_are_parts_of_them() -> None:
    body = """1|Đường liên xã|500|120
*|Đoạn qua thôn 1|300|80
2|Cầu bản Pá|200|100
*|Mố cầu|100|50
3|Đường nội thị|160|80"""
    assert kinds(FIGURES + body) == "ddddd"
