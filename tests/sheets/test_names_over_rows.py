"""Rows that name what stands under them, told by the whole table and not by a word in them."""

from __future__ import annotations

import pytest

from tests.sheets.test_classify_rows import kinds

POLL = "STT|Nội dung|Số phiếu|Tỷ lệ (%)\n"
TABLES = {
    "questions in words over lettered answers": (
        POLL
        + """Câu 1|Ông (bà) có biết về phong trào không?||
A|Biết rõ|45|45
B|Có nghe|55|55
Câu 2|Nguồn thông tin||
A|Đài|60|60""",
        "GddGd",
    ),
    "numbered questions over lettered answers": (
        POLL + "1|Biết không?||\nA|Có|45|45\nB|Không|55|55\n2|Từ đâu?||\nA|Đài|60|60",
        "GddGd",
    ),
    "questions and answers in one column": (
        """Nội dung|Số phiếu|Tỷ lệ (%)
Câu 1. Ông (bà) có biết không?||
A. Có|45|45
B. Không|55|55
Câu 2: Nguồn thông tin||
A. Đài|60|60
B. Báo|40|40""",
        "GddGdd",
    ),
    "sections that have figures themselves are rows": (
        POLL + "Câu 1|Biết rõ|45|45\nCâu 2|Hài lòng|55|55\nCâu 3|Đồng ý|60|60",
        "ddd",
    ),
    "a name alone over dashes with figures": (
        POLL + "1|Giới tính||\n-|Nam|45|45\n-|Nữ|55|55\n2|Số người dự|100|100",
        "Gddd",
    ),
    "a unit that sent no figures is a row among units": (
        "STT|Đơn vị|Số mô hình|Số hộ\n1|Xã A|4|45\n2|Xã B||\n3|Xã C|5|60\n|Cộng|9|105",
        "dddT",
    ),
    "tasks without a word over parts a and b over dashes": (
        """TT|Nội dung|Chủ trì|Thời gian
1|Tuyên truyền||
a)|Cấp tỉnh||
-|Ban hành kế hoạch|Ban A|Quý I
b)|Cấp xã||
-|Phát thanh|Ban B|Quý II""",
        "GGdGd",
    ),
    "a part that has no row is a group as the others are": (
        """STT|Tên mô hình|Đơn vị|Quy mô
I|Kinh tế||
a|Tập thể||
1|Nuôi bò|Xã A|20
b|Cá nhân||
|Không có||""",
        "GGdG0",
    ),
    "a star over numbered rows": (
        """STT|Số, ký hiệu|Ngày ban hành|Trích yếu
*|Chỉ thị||
1|05-CT/TU|23/1/2024|Tăng cường
*|Hướng dẫn||
2|29-HD/BDV|16/4/2024|Xây dựng""",
        "GdGd",
    ),
    "a star under the last row is a note": (
        "STT|Tên mô hình|Đơn vị|Quy mô\n1|Bò|Xã A|2\n2|Dê|Xã B|3\n*|Gửi về phòng||",
        "ddn",
    ),
    "a bare name like one that was a group": (
        """STT|Tên vật tư|Quy cách|Giá
A|NHÓM ĐÁ||
|Mỏ Khe Đá||
1|Đá 1x2|m3|265
2|Đá hộc|m3|190
|Mỏ Suối Mây||
3|Đá 1x2|m3|258""",
        "GGddGd",
    ),
    "labels alone in a list without numbers": (
        """Họ và tên|Chức vụ|Điện thoại
Thường trực Đảng ủy||
Nguyễn A|Bí thư|x
Nguyễn B|Phó Bí thư|x
Các đồng chí ủy viên||
Nguyễn C|Ủy viên|x""",
        "GddGd",
    ),
    "one name alone in a list without numbers is a row": (
        """Họ và tên|Chức vụ|Điện thoại
Nguyễn A|Bí thư|x
Nguyễn B||
Nguyễn C|Ủy viên|x
Nguyễn D|Ủy viên|x""",
        "dddd",
    ),
    "a district over its communes": (
        "Địa bàn|Số mô hình|Số hộ\nHuyện A|10|20\nXã B|4|8\nXã C|6|12\nHuyện D|3|4\nXã E|3|4",
        "GddGd",
    ),
    "a line that goes on beside the names, though its first word may name a level": (
        "TT|Nhiệm vụ|Kết quả\n1|Tuyên truyền|"
        + "Tổ chức 10 buổi tuyên truyền cho 500 lượt người về chủ trương, chính sách"
        + "\n||Cấp phát 200 tờ rơi\n2|Vận động|Quyên góp 20 triệu",
        "dcd",
    ),
    "a grade under the total": (
        "STT|Tiêu chí|Điểm tối đa|Điểm đạt\n1|Lãnh đạo|10|9\n|Tổng số điểm|10|9\n|Xếp loại||Tốt",
        "dTn",
    ),
    "an indicator with a unit of measure over its parts": (
        """TT|Chỉ tiêu|ĐVT|Năm 2024
A|KINH TẾ||
I|Nông nghiệp|tỷ đồng|50
1|Trồng trọt|tỷ đồng|30
2|Chăn nuôi|tỷ đồng|20""",
        "Gddd",
    ),
    "the last group numbered in Roman without rows under it": (
        "STT|Đơn vị|Nam|Nữ\nI|Khối Đảng|5|5\n1|Văn phòng|5|5\nII|Trung tâm|1|2\n|Cộng|6|7",
        "GddT",
    ),
    "a numbered district over communes without a number": (
        "STT|Đơn vị|Hộ nghèo|Hộ\n1|Huyện A|10|20\n|Xã B|4|8\n|Xã C|6|12\n2|Huyện D|3|4\n|Xã E|3|4",
        "GddGd",
    ),
    "a line under a part, over the next part": (
        "STT|Nội dung|Số tiền\n1|Thu phí|120\n1.1|Lệ phí|20\n|Lệ phí xe|20\n1.2|Phí|100",
        "Gddd",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_names_over_rows_are_told_by_the_table(name: str) -> None:
    text, expected = TABLES[name]
    assert kinds(text) == expected


SUMS = {
    "the number of things among other indicators is a row": (
        """STT|Chỉ tiêu|Quý I|Quý II
I|Tổng số đảng viên|120|122
II|Tổng số chi bộ|12|12
III|Kết nạp mới|3|4""",
        "ddd",
    ),
    "receipts and expenses are sums": (
        """STT|Nội dung|Dự toán|Thực hiện
A|Tổng số thu|120|122
1|Phí|120|122
B|Tổng số chi|12|12
1|Chi khác|12|12
C|Kết dư|108|110""",
        "TdTdd",
    ),
    "two numbers of things under a heading of indicators are rows": (
        "Chỉ tiêu|Năm 2023|Năm 2024\nTổng số hộ|90|92\nTổng số khẩu|300|310\nHộ nghèo|4|3",
        "ddd",
    ),
    "short words of a sum": (
        "STT|Đơn vị|Số hộ|Số khẩu\n1|Xã A|4|9\n|T. Cộng|4|9\n2|Xã B|4|9\n|TC|4|9\n|Σ|8|18",
        "dTdTT",
    ),
    "sums without a name under each group, a text beside them": (
        """TT|Tập thể, cá nhân ủng hộ|Số tiền|Hiện vật
Xã A|||
1|Trạm y tế|4.200|
2|Thôn Đoài|7.350|120 kg gạo
||11.550|120 kg gạo
Xã B|||
1|Giáo xứ|3.000|20 suất quà
||3.000|20 suất quà""",
        "GddTGdT",
    ),
    "a second row of one record is no sum": (
        """TT|Tập thể, cá nhân ủng hộ|Số tiền|Hiện vật
1|Trạm y tế|4.200|
||1.000|gạo
2|Thôn Đoài|7.350|gạo
3|Thôn Trung|7.350|gạo""",
        "dddd",
    ),
    "three who sign": (
        "STT|Họ và tên|Chức danh|Mức\n1|An|Tổ viên|45\n|Cộng||45\nNgười lập|Kế toán|Chủ tài khoản|",
        "dTn",
    ),
}


@pytest.mark.parametrize("name", SUMS)
def test_sums_are_told_from_rows(name: str) -> None:
    text, expected = SUMS[name]
    assert kinds(text) == expected
