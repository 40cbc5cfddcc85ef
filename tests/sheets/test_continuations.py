"""Lines that go on with the row above: texts broken over two rows, more of a result."""

from __future__ import annotations

from dan_van.sheets.layout import understand
from tests.sheets.sheet_text import sheet
from tests.sheets.test_classify_rows import LIST, kinds
from tests.sheets.test_layout import FORMS

BROKEN = """STT|Nội dung vụ việc|Địa bàn|Kết quả
1|Khiếu nại việc thu hồi đất|Xã A|Đã đối thoại
|để xây dựng trường||lần 2
2|Tranh chấp lối đi|Xã B|Xong"""


def test_words_far_right_of_the_names_go_on_with_the_cell_above() -> None:
    body = """1|Hũ gạo|Xã A|x||Họp hai lần
|||||Còn vướng 14 hộ
2|Đường hoa|Xã B|x||Xong"""
    assert kinds(LIST + body) == "dcd"


def test_texts_that_all_go_on_in_small_letters_are_more_of_the_row_above() -> None:
    (found,) = understand(sheet(BROKEN), forms=FORMS)
    assert [row.number for row in found.data] == [2, 4]
    assert found.data[0].cells[1:] == (
        "Khiếu nại việc thu hồi đất\nđể xây dựng trường",
        "Xã A",
        "Đã đối thoại\nlần 2",
    )


def test_a_text_that_begins_anew_makes_the_line_a_row() -> None:
    (found,) = understand(sheet(BROKEN.replace("lần 2", "Lần 2")), forms=FORMS)
    assert [row.number for row in found.data] == [2, 3, 4]


def test_ticks_in_small_letters_are_no_text_that_goes_on() -> None:
    body = """1|Hũ gạo|Xã A|x||x
||||x|x
2|Đường hoa|Xã B|x||x"""
    assert kinds(LIST + body) == "ddd"
