"""Rows that plain forms do not have: sums under a merge, parents of parts, balances, scales."""

from __future__ import annotations

import pytest

from dan_van.sheets.row_words import is_carried, is_scale, sum_word
from tests.sheets.test_classify_rows import LIST, kinds

WORKS = "STT|Công trình|Mã|Diện tích|Địa điểm\n"


def test_a_sum_in_the_merge_of_the_unit_above_is_a_sum() -> None:
    body = """Xã|Thôn|Xây mới|Sửa chữa|Kinh phí|Tiến độ
Xã A|Thôn 1|2|1|120|Đang làm
|Thôn 2|2|1|120|Đang làm
|Cộng|4|2|240|
Xã B|Thôn 1|2|1|120|Xong
|Cộng|2|1|120|"""
    assert kinds(body, merges=("A2:A4", "A5:A6")) == "ddTdT"


def test_receipts_and_expenses_are_summed_side_by_side() -> None:
    body = """Nội dung thu|Dự toán|Nội dung chi|Dự toán
TỔNG SỐ THU|15.627|TỔNG SỐ CHI|15.627
Thu phí|15.627|Chi thường xuyên|15.627"""
    assert kinds(body) == "Td"


def test_a_name_beside_a_sum_word_is_a_row() -> None:
    body = """Nội dung|Dự toán|Đơn vị chi|Đã chi
Tổng số hội thi|15|Xã A|10
Thu phí|15|Xã B|10"""
    assert kinds(body) == "dd"


def test_kinds_of_works_are_groups_where_only_works_have_a_place() -> None:
    body = """1|Đất giao thông|DGT|9,5|
1.1|Đường số 1|DGT|5,5|Xã A
1.2|Đường số 2|DGT|4|Xã B
2|Đất ở|ONT|3|
2.1|Khu dân cư|ONT|3|Xã A"""
    assert kinds(WORKS + body) == "GddGd"


def test_a_work_that_has_a_place_itself_is_a_row_beside_its_parts() -> None:
    body = """1|Đường liên xã|DGT|9,5|Xã A
1.1|Đoạn 1|DGT|5,5|Xã A
1.2|Đoạn 2|DGT|4|Xã B"""
    assert kinds(WORKS + body) == "ddd"


def test_a_label_opens_further_groups_once_it_stood_between_a_group_and_its_rows() -> None:
    body = """I|XI MĂNG||||
|Công ty Sông Trà||||
1|Loại 1|Xã A|x||1/1/2024
|Công ty Đồng Nội||||
2|Loại 2|Xã A|x||1/1/2024"""
    assert kinds(LIST + body) == "GGdGd"


SCHOOLS = "TT|Trường|Số lớp|Số học sinh|Giáo viên\n"


def test_groups_with_sums_while_counting_goes_on() -> None:
    body = """|Cấp THCS|12|400|20
1|Trường số 1|6|200|10
2|Trường số 2|6|200|10
|Cấp tiểu học|2|50|4
3|Trường số 3|2|50|4"""
    assert kinds(SCHOOLS + body) == "GddGd"


def test_parts_without_a_number_are_no_groups() -> None:
    body = """1|Trường số 1|6|200|10
|Điểm lẻ|2|50|4
2|Trường số 2|6|200|10
|Trong đó: nữ|2|50|4
3|Trường số 3|6|200|10"""
    assert kinds(SCHOOLS + body) == "ddddd"


def test_parts_at_the_foot_are_rows_though_the_sum_is_on_top() -> None:
    body = """TT|Nội dung|Kế hoạch|Giải ngân|Tỷ lệ
|TỔNG CỘNG|500|400|80
1|Dự án 1|200|100|50
2|Dự án 2|300|300|100
|Tiểu dự án 1|200|200|100
|Tiểu dự án 2|100|100|100"""
    assert kinds(body) == "Tdddd"


def test_figures_under_the_last_sum_are_a_note() -> None:
    body = """TT|Nội dung|Kế hoạch|Giải ngân|Tỷ lệ
1|Dự án 1|200|100|50
2|Dự án 2|300|300|100
|TỔNG CỘNG|500|400|80
|So với cùng kỳ|110||"""
    assert kinds(body) == "ddTn"


def test_who_signs_in_words_of_his_own_is_a_note_under_a_note() -> None:
    body = """1|Hũ gạo|Xã A|x||1/1/2024
Danh sách có 01 mô hình
|Giám thị 1||Giám thị 2||"""
    assert kinds(LIST + body) == "dnn"


def test_the_most_of_each_column_is_no_row() -> None:
    body = """TT|Đơn vị|Nội dung I|Nội dung II|Xếp hạng
|Điểm tối đa|50|30|
1|Xã A|48|28|Nhất
2|Xã B|47|28|Nhì"""
    assert kinds(body) == "ndd"


def test_a_change_with_its_sign_is_a_figure() -> None:
    body = """Địa bàn|Năm 2023|Năm 2024|Tăng, giảm
Huyện A|12|10|-2
Huyện B|10|12|+2
Toàn tỉnh|22|22|-0
Tỷ lệ (%)|||-0,0%"""
    assert kinds(body) == "ddTd"


def test_a_dash_left_of_the_row_above_goes_on_with_nothing() -> None:
    body = """Ngày|Diễn giải|Thu|Chi|Tồn
3/1/2024|Thu phí chợ|500||500
4/1/2024|Mua văn phòng phẩm||200|300
|Số dư cuối kỳ|||300
- Sổ này có 01 trang||||"""
    assert kinds(body) == "ddnn"


def test_a_line_in_brackets_goes_on_with_the_name_above() -> None:
    body = """1|Hũ gạo|Xã A|x||1/1/2024
|(thôn Đông)||||
2|Nuôi dê|Xã B|x||1/1/2024
|(thôn Tây)||||"""
    assert kinds(LIST + body) == "dcdc"


def test_parts_that_are_names_alone_stand_under_their_number() -> None:
    body = """1|Công trình cấp tỉnh|||
1.1|Quốc phòng, an ninh|||
1|Trụ sở Công an xã|LUC|0,15|Xã A
2|Thao trường|CLN|3|Xã B
2|Công trình khác|||
2.1|Chuyển mục đích|||
3|Cửa hàng xăng dầu|CLN|0,2|Xã A"""
    assert kinds(WORKS + body) == "GGddGGd"


def test_a_star_before_a_name_opens_the_numbers_that_go_on_under_it() -> None:
    body = """*|Quý I||||
1|Hũ gạo|Xã A|x||1/1/2024
*|Quý II||||
2|Nuôi dê|Xã B|x||1/4/2024"""
    assert kinds(LIST + "I|Nhiệm vụ trọng tâm||||\n" + body) == "GGdGd"


def test_the_whole_with_the_name_of_its_measure_beside_it_is_a_sum() -> None:
    body = """STT|Xã|Kết quả|BCG|Sởi
1|Xã A|SL|160|149
2|Xã B|SL|140|130
Toàn huyện||SL|300|279"""
    assert kinds(body) == "ddT"


def test_sums_that_a_spreadsheet_puts_under_a_name() -> None:
    body = """Xã|Họ tên|Hoàn cảnh|Mức hỗ trợ
Xã A|Trẻ 1|Mồ côi|540
Xã A|Trẻ 2|Mồ côi|540
Xã A Tổng|||1080
Tổng cuối|||1080"""
    assert kinds(body) == "ddTT"


@pytest.mark.parametrize("text", ["Tổng thanh toán:", "Tổng số", "Xã A Total", "Xã An Hòa Tổng"])
def test_words_of_a_sum(text: str) -> None:
    assert sum_word(text) is not None


@pytest.mark.parametrize("text", ["Tổng thanh tra", "Thanh tra tổng hợp", "Tổng công ty A"])
def test_words_that_only_look_like_a_sum(text: str) -> None:
    assert sum_word(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Trang trước chuyển sang",
        "Số trang trước mang sang",
        "Cộng mang sang trang sau",
        "Số dư đầu kỳ",
        "Tồn cuối tháng",
    ],
)
def test_amounts_that_are_carried(text: str) -> None:
    assert is_carried(text)


@pytest.mark.parametrize("text", ["Chuyển sang trồng măng tây", "Trang trại bò", "Dư nợ đầu tư"])
def test_names_that_open_alike_are_not_carried(text: str) -> None:
    assert not is_carried(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Điểm tối đa", True), ("Thang điểm:", True), ("Hệ số", True), ("Điểm văn hóa xã", False)],
)
def test_what_tells_the_measure_of_a_column(text: str, *, expected: bool) -> None:
    assert is_scale(text) is expected


def test_a_single_amount_that_its_parts_add_up_to_makes_a_head() -> None:
    body = """STT|Nội dung chi|Số tiền|Ghi chú
1|Ban tổ chức|4100|
1.1|Trưởng ban|1500|
1.2|Thành viên|2600|
2|Giải thưởng|9000|
2.1|Giải nhất|5000|
2.2|Giải nhì|4000|
3|Dự phòng|500|"""
    assert kinds(body) == "GddGddd"


def test_a_unit_right_of_the_names_goes_on_with_the_row_where_groups_bear_numerals() -> None:
    body = """I|HẬU CẦN||||
1|Hội trường|Đ/c Lượm|x||1/1/2024
||Trung tâm VHTT phối hợp|||
2|Nước uống|Văn phòng|x||1/1/2024"""
    assert kinds(LIST + body) == "Gdcd"


def test_shares_beside_each_figure_do_not_hide_the_sum_of_a_head() -> None:
    body = """TT|Nội dung|Số người|Tỷ lệ %|Số hộ|Tỷ lệ %
1|Nhóm lao động|30|75|12|60
1.1|Có việc làm|20|66|8|66
1.2|Tìm việc|10|33|4|33
2|Nhóm học sinh|10|25|8|40
2.1|Tiểu học|6|60|5|62
2.2|Trung học|4|40|3|37"""
    assert kinds(body) == "GddGdd"


@pytest.mark.parametrize("end", ["", "\nTổng cộng|13200|13210", "\nGhi chú: số liệu đến 31/12"])
def test_the_last_chapter_without_rows_is_a_row_with_its_amounts(end: str) -> None:
    body = """Nội dung|Dự toán|Quyết toán
I. Chi đầu tư|3000|2800
1. Đường giao thông|2000|1900
2. Nhà văn hóa|1000|900
II. Chi thường xuyên|10100|10310
1. Chi xã hội|4900|4880
2. Chi quản lý|5200|5430
III. Dự phòng|100|100"""
    assert kinds(body + end).startswith("GddGddd")


def test_communes_under_a_district_written_once_are_rows() -> None:
    body = """Huyện|Xã, phường|Số chi hội|Hội viên|Quỹ hội
TP Đông Hải|P. An Hải|9|1210|310
|P. Bắc Hải|7|985|205
|Xã Nam Hải|6|870|160
H. Tây Sơn|TT Phú Sơn|8|1100|190
|Xã Bình Sơn|5|640|88"""
    assert kinds(body) == "ddddd"
