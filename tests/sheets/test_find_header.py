"""Where the heading of a table is, however the sheet begins."""

from __future__ import annotations

import pytest

from dan_van.sheets.find_header import Header, find_header
from dan_van.sheets.grid import Grid
from tests.sheets.sheet_text import sheet


def header(text: str, *merges: str) -> Header:
    found = find_header(Grid(sheet(text, merges=merges)))
    assert found is not None
    return found


def rows(found: Header) -> tuple[int, int, int | None, int]:
    return found.top, found.bottom, found.numbering_row, found.body


LETTERHEAD = """
ĐẢNG BỘ HUYỆN BÌNH MINH||||ĐẢNG CỘNG SẢN VIỆT NAM
BAN DÂN VẬN|||||
*||||Bình Minh, ngày 20 tháng 3 năm 2024|
Số:   -BC/BDV|||||
BIỂU TỔNG HỢP MÔ HÌNH|||||
Đơn vị: Xã A||Kỳ báo cáo: Quý I/2024|||
||||Đơn vị tính: đồng|
"""


def test_header_is_found_under_two_letterhead_blocks_and_lines_with_colons() -> None:
    found = header(
        LETTERHEAD
        + """STT|Tên mô hình|Đơn vị|Lĩnh vực|Ngày đăng ký|Ghi chú
1|Hũ gạo|Xã A|Kinh tế|12/1/2024|
2|Đường hoa|Xã B|Kinh tế|12/1/2024|"""
    )
    assert rows(found) == (8, 8, None, 9)
    assert found.stt == 0


def test_header_of_two_merged_rows_joins_the_texts() -> None:
    found = header(
        """BIỂU 1
STT|Tên mô hình|Hình thức||Ghi chú
||Tập thể|Cá nhân|
(1)|(2)|(3)|(4)|(5)
1|Hũ gạo|x||""",
        "A2:A3",
        "B2:B3",
        "C2:D2",
        "E2:E3",
    )
    assert rows(found) == (2, 3, 4, 5)
    assert [column.header for column in found.columns] == [
        "STT",
        "Tên mô hình",
        "Hình thức / Tập thể",
        "Hình thức / Cá nhân",
        "Ghi chú",
    ]


def test_two_header_rows_are_joined_without_any_merge() -> None:
    found = header(
        """STT|Tên mô hình|Hình thức||Ghi chú
||Tập thể|Cá nhân|
1|Hũ gạo|x||
2|Đường hoa||x|"""
    )
    assert rows(found) == (1, 2, None, 3)
    assert found.columns[3].header == "Hình thức / Cá nhân"


def test_three_header_rows_with_years_at_the_bottom() -> None:
    found = header(
        """TT|Chỉ tiêu|Kết quả||||Ghi chú
||Kế hoạch||Thực hiện||
||2023|2024|2023|2024|
1|Hội viên|5|6|7|8|
2|Chi hội|1|2|3|4|""",
        "A1:A3",
        "B1:B3",
        "C1:F1",
        "C2:D2",
        "E2:F2",
        "G1:G3",
    )
    assert rows(found) == (1, 3, None, 4)
    assert found.columns[4].texts == ("Kết quả", "Thực hiện", "2023")


def test_group_titles_above_the_labels_belong_to_the_header_and_the_title_does_not() -> None:
    found = header(
        """BẢNG TỔNG HỢP BÁO CÁO — KỲ: QUÝ I|||||
THÔNG TIN CHUNG||1. LÃNH ĐẠO, CHỈ ĐẠO||2. DÂN VẬN KHÉO|
Đơn vị báo cáo|Kỳ báo cáo|VB cấp ủy ban hành|Cuộc họp, hội nghị|Mô hình đăng ký|Mô hình mới
Xã A|Quý I|1|2|3|4
Xã B|Quý I|4|2|5|1
TỔNG CỘNG||5|4|8|5""",
        "A1:F1",
        "A2:B2",
        "C2:D2",
        "E2:F2",
    )
    assert rows(found) == (2, 3, None, 4)


@pytest.mark.parametrize(
    "numbers",
    [
        "1|2|3|4|5",
        "(1)|(2)|(3)|(4)|(5)",
        "A|B|C|1|2",
        "A|B|1|2|3",
        "0|1|2|3|4",
        "1|2|3|3|4",
        "1|2|3|5|6",
        "A|B|1|2|3=1+2",
        "(1)|(2)|(3)|(4)=(2)+(3)|(5)",
        "'1|'2|'3|'4|'5",
    ],
)
def test_numbering_row_ends_the_header(numbers: str) -> None:
    found = header(
        f"""STT|Tên đơn vị|Số lượng|Kinh phí|Tổng
{numbers}
1|Xã A|7|8|9
2|Xã B|4|5|6"""
    )
    assert rows(found) == (1, 1, 2, 3)


def test_first_data_row_that_looks_like_numbers_of_columns_is_data() -> None:
    found = header(
        """STT|Số hộ|Số khẩu|Số nữ
1|2|3|4
2|7|9|1
3|5|1|4"""
    )
    assert rows(found) == (1, 1, None, 2)


def test_blank_stt_heading_is_seen_by_what_stands_under_it() -> None:
    found = header(
        """|Tên mô hình|Đơn vị thực hiện|Ngày đăng ký
1|Hũ gạo|Xã A|1/1/2024
2|Đường hoa|Xã B|2/1/2024
3|Camera|Xã B|2/1/2024"""
    )
    assert found.stt == 0
    assert rows(found) == (1, 1, None, 2)


def test_header_in_row_forty_is_found() -> None:
    text = "\n".join(["Dòng giới thiệu"] * 39) + "\nSTT|Tên mô hình|Đơn vị\n1|Hũ gạo|Xã A\n2|B|Xã C"
    assert rows(header(text)) == (40, 40, None, 41)


def test_technical_keys_under_the_header_are_no_data() -> None:
    found = header(
        """STT|Tên mô hình|Đơn vị|Ngày đăng ký
stt|ten_mo_hinh|don_vi_id|ngay_dang_ky
1|Hũ gạo|Xã A|1/1/2024"""
    )
    assert rows(found) == (1, 1, None, 3)


def test_table_without_stt_and_without_title_has_its_header_in_the_first_row() -> None:
    found = header(
        """Mã|Tên gọi|Nơi ở|Số tiền
A01|Hũ gạo|Thôn 1|500
A02|Đường hoa|Thôn 2|600"""
    )
    assert rows(found) == (1, 1, None, 2)
    assert found.stt is None


def test_years_with_a_blank_corner_are_a_header() -> None:
    found = header(
        """Biểu 05. Dân số

|2021|2022|2023|2024
TỔNG SỐ|100|110|120|130
Nam|50|55|60|65
Nữ|50|55|60|65"""
    )
    assert rows(found) == (3, 3, None, 4)
    assert [column.index for column in found.columns] == [0, 1, 2, 3, 4]


def test_questions_as_headings_with_a_date_first() -> None:
    found = header(
        """Dấu thời gian|1. Đồng chí cho biết tên mô hình của đơn vị năm nay?|2. Đơn vị
12/1/2024|Hũ gạo|Xã A
13/1/2024|Nuôi dê|Xã B"""
    )
    assert rows(found) == (1, 1, None, 2)


def test_letter_has_no_header() -> None:
    text = """Kính gửi: Ban Dân vận Huyện ủy
Thực hiện kế hoạch số 12, Đảng ủy xã báo cáo kết quả như sau:
Nơi nhận:|TM. ĐẢNG ỦY
- Như trên;|BÍ THƯ"""
    assert find_header(Grid(sheet(text))) is None
