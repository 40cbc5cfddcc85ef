"""What each row under a heading is, judged against the whole table."""

from __future__ import annotations

import pytest

from dan_van.sheets.classify_rows import RowKind, classify_rows
from dan_van.sheets.find_header import find_header
from dan_van.sheets.grid import Grid
from dan_van.sheets.row_words import SumWord, numeral, says_nothing, sum_word
from tests.sheets.sheet_text import sheet

LIST = "STT|Tên mô hình|Đơn vị|Tập thể|Cá nhân|Ngày đăng ký\n"
LETTERS = {
    RowKind.BLANK: "_",
    RowKind.DATA: "d",
    RowKind.GROUP: "G",
    RowKind.TOTAL: "T",
    RowKind.NOTE: "n",
    RowKind.NOTHING: "0",
    RowKind.REPEAT: "r",
    RowKind.CONTINUATION: "c",
}


def kinds(text: str, *, merges: tuple[str, ...] = (), known: frozenset[str] = frozenset()) -> str:
    """One letter for each row of the body."""
    grid = Grid(sheet(text, merges=merges))
    header = find_header(grid)
    assert header is not None
    rows = classify_rows(grid, header, last=grid.height, known_groups=known)
    return "".join(LETTERS[row.kind] for row in rows)


CASES = {
    "roman groups with sums, subtotals, a total, a note and a signature": (
        """I|LĨNH VỰC KINH TẾ||1|1|
1|Hũ gạo|Xã A|x||1/1/2024
2|Nuôi dê|Xã B||x|2/1/2024
|Cộng||1|1|
II.|LĨNH VỰC VĂN HÓA||1|0|
1|Đường hoa|Xã A|x||3/1/2024
|Cộng||1|0|
|TỔNG CỘNG (I+II)||2|1|
Ghi chú: số liệu đến 15/3

|NGƯỜI LẬP BIỂU|||TRƯỞNG BAN|
|(Ký, ghi rõ họ tên)|||(Ký tên, đóng dấu)|
|Nguyễn Văn A|||Trần Thị B|""",
        "GddTGdTTn_nnn",
    ),
    "letters over Roman numerals over numbers": (
        """A|KHỐI XÃ||||
I|Kinh tế||||
1|Hũ gạo|Xã A|x||1/1/2024
II|Văn hóa||||
1|Đường hoa|Xã A|x||1/1/2024
B|KHỐI CƠ QUAN||||
I|Kinh tế||||
1|Nuôi dê|Phòng B|x||1/1/2024""",
        "GGdGdGGd",
    ),
    "groups in STT as one text": (
        """I. Lĩnh vực kinh tế|||||
1|Hũ gạo|Xã A|x||1/1/2024
II - Lĩnh vực văn hóa|||||
1|Đường hoa|Xã A|x||1/1/2024""",
        "GdGd",
    ),
    "bare unit rows in the name column while counting goes on": (
        """|Xã Bình An||||
1|Hũ gạo|Thôn 1|x||1/1/2024
2|Nuôi dê|Thôn 2|x||1/1/2024
|Xã Bình Hòa||||
3|Đường hoa|Thôn 3|x||1/1/2024""",
        "GddGd",
    ),
    "unit rows numbered like the items below them": (
        """1|Xã Bình An||2|0|
1|Hũ gạo|Thôn 1|x||1/1/2024
2|Nuôi dê|Thôn 2|x||1/1/2024
2|Xã Bình Hòa||1|0|
1|Đường hoa|Thôn 3|x||1/1/2024""",
        "GddGd",
    ),
    "items with a dash under numbered units": (
        """1|Xã Bình An||2|0|
-|Hũ gạo|Thôn 1|x||1/1/2024
-|Nuôi dê|Thôn 2|x||1/1/2024
2|Xã Bình Hòa||1|0|
-|Đường hoa|Thôn 3|x||1/1/2024""",
        "GddGd",
    ),
    "a model that lacks everything but its name stays data": (
        """1|Hũ gạo|Xã A|x||1/1/2024
2|Nuôi dê||||
3|Đường hoa|Xã A|x||1/1/2024""",
        "ddd",
    ),
    "a number without a name is data when other cells are filled": (
        """1|Hũ gạo|Xã A|x||1/1/2024
2||Xã B|x||1/1/2024
3||||
4|||||""",
        "dd__",
    ),
    "rows numbered in advance, dots to write on": (
        """1|Hũ gạo|Xã A|x||1/1/2024
2|…|…|||
3|.....||||
…|…|…|…|…|…
|Tổng cộng||1|0|""",
        "d___T",
    ),
    "sum row without a label right under the header": (
        """|||2|0|
1|Hũ gạo|Xã A|x||1/1/2024
2|Nuôi dê|Xã A|x||1/1/2024""",
        "Tdd",
    ),
    "sum row without a label at the end": (
        """1|Hũ gạo|Xã A|x||1/1/2024
2|Nuôi dê|Xã A|x||1/1/2024
|||2|0|

|Người lập|||Thủ trưởng|""",
        "ddT_n",
    ),
    "total as a sentence in column A": (
        """1|Hũ gạo|Xã A|x||1/1/2024
Tổng cộng: 01 mô hình|||||
Số tiền bằng chữ: Một trăm đồng|||||""",
        "dTn",
    ),
    "prose that speaks of totals is data": (
        """1|Hũ gạo|Tổng cộng ba thôn cùng làm|x||1/1/2024
2|Cộng đồng chung tay|Xã A|x||1/1/2024
3|Tổng vệ sinh cuối tuần|Xã A|x||1/1/2024
4|Tổng cộng đồng lòng của toàn thể bà con|Xã B|x||1/1/2024""",
        "dddd",
    ),
    "continuation lines": (
        """1|Hũ gạo|Xã A|x||1/1/2024
|của hội phụ nữ||||
||và Xã B|||
2|Nuôi dê|Xã A|x||1/1/2024""",
        "dccd",
    ),
    "a name alone under a unit that is not merged is a row of its own": (
        """1|Xã A|Hũ gạo|x||1/1/2024
||Nuôi dê|||
2|Xã B|Đường hoa|x||1/1/2024""",
        "ddd",
    ),
    "groups in wide merges while counting goes on": (
        """Lĩnh vực kinh tế|||||
1|Hũ gạo|Xã A|x||1/1/2024
Lĩnh vực văn hóa|||||
2|Nuôi dê|Xã A|x||1/1/2024
Lĩnh vực quốc phòng|||||
Không có|||||""",
        "GdGdn0",
    ),
    "sums named after their unit": (
        """Xã A|||||
1|Hũ gạo|Thôn 1|x||1/1/2024
Cộng xã A|||1||
Xã B|||||
1|Nuôi dê|Thôn 2|x||1/1/2024
Cộng xã B|||1||
Tổng cộng|||2||""",
        "GdTGdTT",
    ),
    "units counted together with their items": (
        """1|Xã A||||
2|Hũ gạo|Thôn 1|x||1/1/2024
3|Nuôi dê|Thôn 2|x||1/1/2024
4|Xã B||||
5|Đường hoa|Thôn 3|x||1/1/2024""",
        "GddGd",
    ),
    "parts of a numbered task": (
        """1|Ban hành văn bản||||
1.1|Kế hoạch|Ban A|x||1/1/2024
1.2|Hướng dẫn|Ban A|x||1/1/2024
2|Hội nghị|Ban B|x||1/1/2024""",
        "Gddd",
    ),
    "the heading again on the next page": (
        """1|Hũ gạo|Xã A|x||1/1/2024
STT|Tên mô hình|Đơn vị|Tập thể|Cá nhân|Ngày đăng ký
(1)|(2)|(3)|(4)|(5)|(6)
2|Nuôi dê|Xã A|x||1/1/2024""",
        "drrd",
    ),
    "members of a household bear no number": (
        """1|Nguyễn Văn A|Chủ hộ|x||1/1/1970
|Trần Thị B|Vợ||x|1/1/1972
|Nguyễn Văn C|Con|x||1/1/1999
2|Lê Văn D|Chủ hộ|x||1/1/1970""",
        "dddd",
    ),
    "labels of any wording, since one opens the table": (
        """|Ban Giám hiệu||||
1|Nguyễn Văn A|Hiệu trưởng|x||1/1/1970
2|Trần Thị B|Phó|x||1/1/1972
|Bộ phận một cửa||||
3|Lê Văn D|Nhân viên|x||1/1/1970""",
        "GddGd",
    ),
    "sum in words": (
        """1|Hũ gạo|Xã A|x||1/1/2024
|Cộng||1||
Tổng số tiền (viết bằng chữ): Một trăm đồng|||||""",
        "dTn",
    ),
    "a row that shows how to fill in": (
        """VD|Hũ gạo|Xã A|x||1/1/2024
1|Nuôi dê|Xã A|x||1/1/2024""",
        "nd",
    ),
    "members below a blank line are no notes": (
        """1|Nguyễn Văn A|Chủ hộ|x||1/1/1970

|Trần Thị B|Vợ||x|1/1/1972""",
        "d_d",
    ),
    "nothing to report": ("|Không có||||\n\n|NGƯỜI LẬP BIỂU||||", "0_n"),
    "nothing to report in a numbered row": ("1|Không phát sinh||||", "0"),
    "an office in the body does not end the table": (
        """1|Trưởng ban|Xã A|x||1/1/2024
|Trưởng ban||||
2|Phó ban|Xã A|x||1/1/2024""",
        "ddd",
    ),
    "lines below the signature are no data": (
        """1|Hũ gạo|Xã A|x||1/1/2024
|T/M ĐẢNG ỦY||||
|BÍ THƯ||||
|Nguyễn Văn A|Đã ký|đóng dấu|x|1/1/2024""",
        "dnnn",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case)
def test_rows_of_a_list(case: str) -> None:
    body, expected = CASES[case]
    assert kinds(LIST + body) == expected


FIGURES = "STT|Chỉ tiêu|Kế hoạch|Thực hiện|Tỷ lệ (%)\n"
FIGURE_CASES = {
    "sectors with figures are rows like any other": (
        """1|Kinh tế|10|9|90
2|Văn hóa - xã hội|10|9|90
3|Quốc phòng - an ninh|5|5|100
|Tổng cộng|25|23|92""",
        "dddT",
    ),
    "Roman numerals alone number plain rows": (
        """I|Kinh tế|10|9|90
II|Văn hóa|10|9|90
III|Quốc phòng|5|5|100
|Cộng|25|23|92""",
        "dddT",
    ),
    "Roman groups gather numbered rows": (
        """I|Khối xã|10|9|90
1|Xã A|5|5|100
2|Xã B|5|4|80
II|Khối cơ quan|3|3|100
1|Phòng C|3|3|100
|Tổng số|13|12|92""",
        "GddGdT",
    ),
    "whole province first": (
        """|Toàn tỉnh|15|14|93
1|Huyện A|5|5|100
2|Huyện B|10|9|90""",
        "Tdd",
    ),
    "units numbered like their items": (
        """1|Huyện A|10|9|90
1|Xã A1|5|5|100
2|Xã A2|5|4|80
2|Huyện B|4|4|100
1|Xã B1|4|4|100""",
        "GddGd",
    ),
    "an indicator called total is data when it is numbered": (
        """1|Tổng số hội viên|10|9|90
2|Tổng số chi hội|5|5|100""",
        "dd",
    ),
}


@pytest.mark.parametrize("case", FIGURE_CASES, ids=lambda case: case)
def test_rows_of_a_table_of_figures(case: str) -> None:
    body, expected = FIGURE_CASES[case]
    assert kinds(FIGURES + body) == expected


def test_numbered_units_are_rows_though_some_have_no_remark() -> None:
    text = """TT|Đơn vị|Số cơ sở|Ghi chú
1|Xã Bình An|3|Đạt
2|Xã Tân Lập|4|
3|Xã Đông Sơn|5|Đạt
4|Xã Long Mỹ|6|Đạt"""
    assert kinds(text) == "dddd"


def test_group_is_seen_by_the_indent_of_what_it_holds() -> None:
    text = """Khoản mục|Đơn vị tính|Số lượng|Thành tiền
Chi thường xuyên|||500
'····Giấy A4|ram|5|200
'····Mực in|hộp|3|300
Chi khác|||100
'····Nước uống|thùng|2|100"""
    assert kinds(text) == "GddGd"


def test_labels_between_rows_of_figures_alone_are_groups() -> None:
    text = """Năm|Diện tích|Sản lượng
Lúa đông xuân||
2021|10|20
2022|11|21
2023|12|22
Lúa hè thu||
2021|10|20
2022|11|21"""
    assert kinds(text) == "GdddGdd"


def test_what_stands_left_of_the_table_is_a_label_or_a_note() -> None:
    text = """|STT|Tên mô hình|Đơn vị
Xã Bình An|||
|1|Hũ gạo|Thôn 1
|2|Nuôi dê|Thôn 2
Xã Tân Lập|||
|3|Đường hoa|Thôn 3

Ghi chú: số liệu đến 15/3|||"""
    assert kinds(text) == "GddGd_n"


def test_known_name_stands_as_a_group_in_a_table_without_numbers() -> None:
    text = """Tên mô hình|Đơn vị|Ngày đăng ký
Kinh tế||
Hũ gạo|Xã A|1/1/2024
Nuôi dê|Xã B|1/1/2024"""
    assert kinds(text, known=frozenset({"kinh te"})) == "Gdd"


def test_rows_of_a_vertical_merge_are_rows_when_they_hold_something_of_their_own() -> None:
    text = (
        LIST
        + """1|Hũ gạo|Xã A|x||1/1/2024
||Xã B|x||2/1/2024
|||||
2|Nuôi dê|Xã C|x||3/1/2024"""
    )
    assert kinds(text, merges=("A2:A4", "B2:B4")) == "dd_d"


@pytest.mark.parametrize(
    "text", ["Cộng", "Cộng I", "TỔNG SỐ", "Tổng cộng: 10 mô hình", "Tổng: 109 đề tài", "tong cong"]
)
def test_plain_words_of_a_total(text: str) -> None:
    assert sum_word(text) is SumWord.PLAIN


@pytest.mark.parametrize(
    "text", ["Cộng đồng dân cư", "Công an xã", "Cong an xa", "Tổng vệ sinh", "Tổ tự quản", ""]
)
def test_words_that_only_look_like_a_total(text: str) -> None:
    assert sum_word(text) is None


@pytest.mark.parametrize("text", ["Không có", "Không phát sinh", "Không có mô hình nào"])
def test_words_of_nothing_to_report(text: str) -> None:
    assert says_nothing(text)


def test_bare_numerals_and_words() -> None:
    assert numeral("II.") is not None
    assert numeral("x khéo") is None
    assert numeral(None) is None
