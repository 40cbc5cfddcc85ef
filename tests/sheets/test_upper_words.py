"""Headings whose upper words stand over their first column, and what numbers the columns."""

from __future__ import annotations

import pytest

from dan_van.sheets.find_header import find_header
from dan_van.sheets.grid import Grid
from tests.sheets.sheet_text import sheet
from tests.sheets.test_layout import layout


def rows(text: str) -> tuple[int, int, int | None]:
    """The first and last row of the heading, and the row that numbers its columns."""
    header = find_header(Grid(sheet(text)))
    assert header is not None
    return header.top, header.bottom, header.numbering_row


BODY = "1|Xã A|10|2|3|1\n2|Xã B|12|4|3|5"
HEADINGS = {
    "three rows, the words at the top": (
        f"TT|Đơn vị|Hộ nghèo|||\n||Số hộ|Tỷ lệ|Trong đó|\n||||Nữ|Dân tộc\n{BODY}",
        (1, 3, None),
    ),
    "three rows, the names at the bottom": (
        f"||Năm 2024|||\n||Kế hoạch||Thực hiện|\nTT|Đơn vị|Số hộ|Tiền|Số hộ|Tiền\n{BODY}",
        (1, 3, None),
    ),
    "a title beside the names is no upper word": (
        f"||XÃ BÌNH AN|||\nTT|Đơn vị|Số hộ|Tiền|Số lớp|Số buổi\n{BODY}",
        (2, 2, None),
    ),
    "what to write, in brackets": (
        f"TT|Đơn vị|Số hộ|Tiền|Số lớp|Số buổi\n||(hộ)|(đồng)|(lớp)|(buổi)\n{BODY}",
        (1, 2, None),
    ),
    "bands of age under a block": (
        f"TT|Đơn vị|Nam|Nữ|Độ tuổi|\n||||<30|>30\n{BODY}",
        (1, 2, None),
    ),
    "two letters over two columns": ("STT|Nội dung\nA|B\n1|Thu phí\n2|Chi lương", (1, 1, 2)),
    "Roman numbers of columns": (
        f"TT|Đơn vị|Số hộ|Tiền|Số lớp|Số buổi\nI|II|III|IV|V|VI\n{BODY}",
        (1, 1, 2),
    ),
    "letters on two sides": (
        "Nội dung thu|Dự toán|Đạt|Nội dung chi|Dự toán|Đạt\nA|1|2|B|3|4\nPhí|1|2|Lương|5|6",
        (1, 1, 2),
    ),
    "short keys for a program under the heading": (
        "Đơn vị|Số cơ sở|Số lớp|Quà\nten|co_so|tt|so_qua\nXã A|1|2|3\nXã B|2|3|4",
        (1, 1, None),
    ),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_the_rows_of_a_heading(name: str) -> None:
    text, expected = HEADINGS[name]
    assert rows(text) == expected


def test_names_left_of_an_empty_column_are_a_column() -> None:
    header = find_header(Grid(sheet("||2020|2021\nTổng số||9|10\nXã A||4|5\nXã B||5|5")))
    assert header is not None
    assert [column.index for column in header.columns] == [0, 2, 3]


def test_a_unit_of_measure_among_years_is_a_heading() -> None:
    header = find_header(Grid(sheet("|Đơn vị tính|2021|2022\nDân số|người|9|10\nSố hộ|hộ|4|5")))
    assert header is not None
    assert header.top == 1


def test_names_in_one_column_are_a_list() -> None:
    found = layout("DANH SÁCH\nTên xã\nXã A\nXã B\nXã C")
    assert (found.header_rows, [row.number for row in found.data]) == ((2,), [3, 4, 5])


def test_prose_in_one_column_is_no_list() -> None:
    found = layout("Nội dung\nKính gửi: Huyện ủy\nTrân trọng báo cáo./.\n" + "Báo cáo " * 20)
    assert found.data == ()


def test_a_week_under_thu_is_a_timetable() -> None:
    days = "\n".join(f"{day}|Sáng|Họp|Xã A" for day in ("Hai", "Ba", "Tư", "Năm"))
    found = layout(f"Thứ|Buổi|Nội dung|Địa điểm\n{days}")
    assert found.refused is not None
    assert found.refused.key == "refused.timetable"


def test_persons_and_groups_in_short_are_no_days_of_a_week() -> None:
    found = layout(
        "STT|Đơn vị|Kinh tế||Văn hóa||An ninh|\n||TT|CN|TT|CN|TT|CN\n"
        "1|Xã A|1|2|3|4|5|6\n2|Xã B|1|2|3|4|5|6"
    )
    assert [row.number for row in found.data] == [3, 4]


def test_figures_beside_two_headings_are_a_table() -> None:
    found = layout("Nội dung|Số liệu\nSố mô hình đăng ký|10\nSố vụ việc|3\nSố hộ|5")
    assert [row.number for row in found.data] == [2, 3, 4]
