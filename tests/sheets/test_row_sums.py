"""Rows that add up those above them without a word that says so."""

from __future__ import annotations

from dan_van.domain.sheet import RawCell
from dan_van.sheets.row_shapes import Shape
from dan_van.sheets.row_sums import sums_rows
from tests.sheets.test_classify_rows import kinds

CLASSES = """Lớp|Sĩ số|Nữ|Giỏi|Tỷ lệ
6A|40|19|10|25
6B|38|20|5|13
Khối 6|78|39|15|19
"""


def test_a_grade_under_its_classes_is_their_sum() -> None:
    body = """7A|41|21|14|34
7B|39|18|8|21
Khối 7|80|39|22|28
Toàn trường|158|78|37|23"""
    assert kinds(CLASSES + body) == "ddTddTT"


def test_the_last_row_is_a_sum_by_its_figures_alone() -> None:
    body = """Chi bộ|Ngày đại hội|Cấp ủy|Nữ|Mới
Chi bộ 1|10/01/2025|3|1|1
Chi bộ 2|12/01/2025|5|2|1
2 chi bộ||8|3|2"""
    assert kinds(body) == "ddT"


def test_what_is_to_be_settled_is_told_of_though_it_is_a_sum() -> None:
    body = """Nội dung|Đất đai|Môi trường|Chính sách
Tồn đầu kỳ|2|1|3
Phát sinh trong kỳ|5|4|6
Phải giải quyết|7|5|9
Đã giải quyết|4|4|2
Còn tồn|3|1|7"""
    assert kinds(body) == "ddddd"


def test_figures_that_differ_make_no_sum() -> None:
    assert kinds(CLASSES.replace("78|39", "77|40")) == "ddd"


def test_what_numbers_its_rows_says_its_sums() -> None:
    body = """STT|Xã|Hộ|Khẩu|Nữ
1|Xã A|10|40|19
2|Xã B|12|38|20
3|Xã C|22|78|39"""
    assert kinds(body) == "ddd"


def shape(*cells: RawCell) -> Shape:
    figures = sum(cell is not None for cell in cells[1:])
    return Shape(
        number=1,
        cells=cells,
        stt=None,
        lead=str(cells[0]),
        lead_column=0,
        texts=0,
        figures=figures,
        is_own=True,
        filled=figures + 1,
        counted=None,
    )


BLOCK = (shape("6A1", 42, "20", "1.200"), shape("6A2", 41, "19", "1.300"))


def test_row_with_the_sums_of_the_block_sums_it() -> None:
    assert sums_rows(shape("Khối 6", 83, "39", "2.500"), BLOCK)


def test_row_with_other_figures_does_not() -> None:
    assert not sums_rows(shape("Khối 7", 84, "40", "2.500"), BLOCK)


def test_share_that_does_not_add_up_is_let_pass() -> None:
    assert sums_rows(shape("Khối 6", 83, "39", "83,5%"), BLOCK)


def test_one_column_that_adds_up_is_chance() -> None:
    assert not sums_rows(shape("Khối 6", 83), BLOCK)


def test_noughts_add_up_to_nothing() -> None:
    assert not sums_rows(shape("Khối 6", 0, 0), (shape("6A1", 0, 0), shape("6A2", 0, 0)))


def test_nothing_above_is_nothing_summed() -> None:
    assert not sums_rows(shape("Khối 6", 83, 39), ())
