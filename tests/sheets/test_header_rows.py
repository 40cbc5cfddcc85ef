"""Which rows a heading takes: three without merges, units of measure, days, titles close above."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dan_van.domain.sheet import RawCell, RawSheet
from dan_van.sheets.find_header import Header, find_header
from dan_van.sheets.grid import Grid, GridCell
from dan_van.sheets.header_words import counts_on, is_number_heading
from tests.sheets.sheet_text import sheet


def header(text: str, *merges: str) -> Header:
    found = find_header(Grid(sheet(text, merges=merges)))
    assert found is not None
    return found


def headings(found: Header) -> list[str]:
    return [column.header for column in found.columns]


def test_three_rows_without_merges() -> None:
    found = header(
        """STT|Đơn vị|Trong đó||||Ghi chú
||Hộ nghèo||Hộ cận nghèo||
||Số hộ|Tỷ lệ|Số hộ|Tỷ lệ|
1|Xã A|5|2|6|3|
2|Xã B|7|1|8|2|"""
    )
    assert (found.top, found.bottom, found.body) == (1, 3, 4)
    assert headings(found) == [
        "STT",
        "Đơn vị",
        "Trong đó / Hộ nghèo / Số hộ",
        "Trong đó / Hộ nghèo / Tỷ lệ",
        "Trong đó / Hộ cận nghèo / Số hộ",
        "Trong đó / Hộ cận nghèo / Tỷ lệ",
        "Ghi chú",
    ]


def test_remarks_beside_a_block_without_merges_are_no_part_of_it() -> None:
    found = header(
        """||Trình độ||
STT|Họ và tên|Đại học|Cao đẳng|Ghi chú
1|Nguyễn Văn A|x||
2|Trần Thị B||x|"""
    )
    assert headings(found)[-2:] == ["Trình độ / Cao đẳng", "Ghi chú"]


@pytest.mark.parametrize("second", ["|Total|Male", "||(người)|(người)", "|(người)|(người)"])
def test_texts_over_figures_belong_to_the_heading(second: str) -> None:
    name = "STT|Đơn vị|" if second.startswith("||") else "Đơn vị|"
    number = "1|" if second.startswith("||") else ""
    found = header(
        f"""{name}Tổng số|Nam
{second}
{number}Xã A|5|2
{number}Xã B|7|1"""
    )
    assert (found.top, found.bottom) == (1, 2)


def test_texts_over_texts_are_data() -> None:
    found = header("Tên mô hình|Đơn vị\nHũ gạo|Xã A\nNuôi dê|Xã B\nĐường hoa|Xã C")
    assert (found.top, found.bottom) == (1, 1)


def test_days_of_the_month_head_columns_and_number_none() -> None:
    found = header(
        """STT|Họ và tên|Ngày trong tháng||||Công
||1|2|3|4|
1|Nguyễn Văn A|x|x||x|3
2|Trần Thị B|x||x|x|3""",
        *("A1:A2", "B1:B2", "C1:F1", "G1:G2"),
    )
    assert (found.top, found.bottom, found.numbering_row) == (1, 2, None)
    assert headings(found)[2:4] == ["Ngày trong tháng / 1", "Ngày trong tháng / 2"]


def test_dates_may_head_columns() -> None:
    days: tuple[RawCell, ...] = (date(2024, 3, 4), datetime(2024, 3, 11), date(2024, 3, 18))  # noqa: DTZ001
    raw = RawSheet(
        name="S",
        is_hidden=False,
        rows=(("STT", "Họ và tên", *days), (1, "Nguyễn Văn A", "x", None, "x")),
    )
    found = find_header(Grid(raw))
    assert found is not None
    assert headings(found)[2:] == ["04/03/2024", "11/03/2024", "18/03/2024"]


def test_days_in_no_order_are_data() -> None:
    cells = [GridCell(place, date(2024, 3, 9 - place)) for place in range(4)]
    assert not counts_on(cells)


@pytest.mark.parametrize(
    ("title", "merge"),
    [("|TỔNG HỢP ỦNG HỘ", ""), ("|Lớp 9A - Năm học 2023-2024", "B1:D1"), ("|DANH SÁCH", "B1:F1")],
)
def test_title_close_above_is_no_part_of_the_heading(title: str, merge: str) -> None:
    found = header(
        f"""{title}
STT|Họ và tên|Số tiền|Hiện vật|Ngày|Ghi chú
1|Nguyễn Văn A|5|gạo|1/1/2024|
2|Trần Thị B|6||1/1/2024|""",
        *([merge] if merge else []),
    )
    assert (found.top, found.bottom) == (2, 2)


def test_keys_for_a_program_above_the_heading_are_passed_over() -> None:
    found = header(
        """stt|ten_mo_hinh|don_vi|ngay_dang_ky
STT|Tên mô hình|Đơn vị|Ngày đăng ký
1|Hũ gạo|Xã A|1/1/2024"""
    )
    assert (found.top, found.body) == (2, 3)


def test_column_numbers_may_stand_after_a_blank_row() -> None:
    found = header("STT|Tên mô hình|Đơn vị\n\nA|B|C\n1|Hũ gạo|Xã A\n2|Nuôi dê|Xã B")
    assert (found.bottom, found.numbering_row, found.body) == (1, 3, 4)


def test_wednesday_is_no_heading_of_numbers() -> None:
    assert is_number_heading("Thứ tự")
    assert not is_number_heading("Thứ Tư")


def test_headings_broken_over_two_cells() -> None:
    found = header(
        """Số|Họ và tên|Ngày tháng|Chức|Ghi
TT||năm sinh|vụ|chú
1|Nguyễn A|1/2/1970|Bí thư|
2|Trần B|3/4/1971|Phó Bí thư|"""
    )
    assert (found.top, found.bottom, found.body) == (1, 2, 3)
    assert headings(found) == [
        "Số / TT",
        "Họ và tên",
        "Ngày tháng / năm sinh",
        "Chức / vụ",
        "Ghi / chú",
    ]


def test_the_ends_of_broken_headings_under_stt() -> None:
    found = header("STT|Họ và|Ngày tháng|Ghi\n|tên|năm sinh|chú\n1|Nguyễn A|1/2/1970|Mới")
    assert (found.top, found.bottom) == (1, 2)


def test_a_first_row_in_small_letters_is_no_heading_when_it_is_numbered() -> None:
    found = header("STT|Tên mô hình|Đơn vị\n1|hũ gạo tình thương|xã A\n2|nuôi dê|xã B")
    assert (found.top, found.bottom) == (1, 1)


def test_the_heading_again_in_another_language() -> None:
    found = header("STT|Họ và tên|Trường\nNo.|Full name|School\n1|Nguyễn A|THPT 1\n2|Trần B|THPT 2")
    assert (found.top, found.bottom) == (1, 2)


def test_the_heading_again_in_the_same_words_is_not_a_part_of_it() -> None:
    found = header("STT|Họ và tên|Trường\nSTT|Họ và tên|Trường\n1|Nguyễn A|THPT 1")
    assert found.top == found.bottom


@pytest.mark.parametrize(
    "numbers",
    ["A|B|1|2|C", "MS|1=2+3|2|3|4", "Cột|1|2|3|4", "[4]|[5]|[6]|[7]|[8]", "(3)|(4)|(5)|(6)|(7)"],
)
def test_rows_that_number_columns_in_their_own_way(numbers: str) -> None:
    found = header(f"Đơn vị|Nội dung|Số tiền thu|Số tiền chi|Ghi chú\n{numbers}\nXã A|Phí|1|2|")
    assert found.numbering_row == 2


@pytest.mark.parametrize("numbers", ["Xã|1|2|3|4", "A|1|B|2|C", "4|5|6|7|8"])
def test_rows_of_figures_that_number_no_columns(numbers: str) -> None:
    found = header(f"Đơn vị|Nội dung|Số tiền thu|Số tiền chi|Ghi chú\n{numbers}\nXã A|Phí|1|2|")
    assert found.numbering_row is None


def test_a_block_alone_over_most_of_the_columns() -> None:
    found = header(
        """||Nhu cầu theo quý||||
STT|Vật tư|Quý I|Quý II|Quý III|Quý IV|Cộng
1|Phân đạm|5|5|5|5|20
2|Phân lân|5|5|5|5|20""",
        "C1:F1",
    )
    assert (found.top, found.bottom) == (1, 2)
    assert headings(found)[-2:] == ["Nhu cầu theo quý / Quý IV", "Cộng"]


def test_days_written_under_a_block_are_headings() -> None:
    found = header(
        """STT|Đơn vị|Ngày họp|||Số lần vắng
||12/01|09/02|15/3|
1|Hội Nông dân|x||x|1
2|Hội LHPN|x|x|x|0"""
    )
    assert (found.top, found.bottom) == (1, 2)


def test_two_blocks_above_that_name_an_office_and_a_day_are_a_title() -> None:
    found = header(
        """BAN TIẾP CÔNG DÂN||Đến 20/6/2024||
STT|Địa bàn|Số đơn|Khiếu nại|Kiến nghị
1|Xã A|3|1|2
2|Xã B|2|1|1""",
        "A1:B1",
        "C1:E1",
    )
    assert found.top == 2


def test_a_period_over_most_of_the_columns_is_a_title() -> None:
    found = header(
        """||Năm 2024||||
STT|Vật tư|Quý I|Quý II|Quý III|Quý IV|Cộng
1|Phân đạm|5|5|5|5|20""",
        "C1:F1",
    )
    assert found.top == 2


@pytest.mark.parametrize("measure", ["Triệu đồng", "(1.000đ)", "ĐỒNG", "%"])
def test_a_unit_of_measure_alone_above_is_no_part_of_the_heading(measure: str) -> None:
    found = header(
        f"""||||{measure}|
STT|Xã|Chỉ tiêu giao|Kết quả|% đạt|Xếp hạng
1|Xã A|150|172|115|1
2|Xã B|150|160|107|2"""
    )
    assert (found.top, found.bottom) == (2, 2)


def test_a_lettered_group_under_a_broken_heading_is_no_part_of_it() -> None:
    found = header(
        """Số|Họ và tên|Ngày sinh||Quê quán|Ngày vào Đảng|Trình độ||Chức vụ
TT||Nam|Nữ|||Chuyên môn|LLCT|
A|QUY HOẠCH BÍ THƯ|||||||
1|Nguyễn Đức Mẫn|10/02/1972||Hà Tĩnh|19/5/1998|Thạc sĩ|Cao cấp|Phó Bí thư
2|Trần Hữu Thuận|04/8/1976||Nghệ An|03/2/2001|Thạc sĩ|Cao cấp|Chủ tịch"""
    )
    assert (found.top, found.bottom, found.body) == (1, 2, 3)
