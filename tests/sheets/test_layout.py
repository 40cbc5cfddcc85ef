"""A whole sheet: its tables, its form, its totals, and why it is refused."""

from __future__ import annotations

from datetime import date, time

import pytest

from dan_van.domain.sheet import CellFault, RawCell, RawSheet, SheetLayout
from dan_van.entities.entity import Entity
from dan_van.entities.issue import ISSUE
from dan_van.entities.model import MODEL
from dan_van.sheets.header_columns import column_letter
from dan_van.sheets.layout import understand
from tests.sheets.sheet_text import sheet

FORMS: tuple[Entity, ...] = (MODEL, ISSUE)


def layouts(text: str, *merges: str, name: str = "Sheet1") -> tuple[SheetLayout, ...]:
    return understand(sheet(text, name=name, merges=merges), forms=FORMS)


def layout(text: str, *merges: str, name: str = "Sheet1") -> SheetLayout:
    (only,) = layouts(text, *merges, name=name)
    return only


GROUPED = """DANH SÁCH MÔ HÌNH

STT|Tên mô hình|Đơn vị|Tập thể|Cá nhân|Ngày đăng ký
I|LĨNH VỰC KINH TẾ||1|1|
1|Hũ gạo|Xã A|x||1/1/2024
2|Nuôi dê|Xã B||x|2/1/2024
|Cộng I||1|1|
II|LĨNH VỰC VĂN HÓA||||
1|Đường hoa|Xã A|x||3/1/2024
|Cộng II||1|0|
|TỔNG CỘNG||2|1|
Ghi chú: đến 15/3"""


def test_list_with_groups_is_laid_out_whole() -> None:
    found = layout(GROUPED)
    assert found.form == "models"
    assert found.refused is None
    assert found.title_lines == ("DANH SÁCH MÔ HÌNH",)
    assert found.header_rows == (3,)
    assert found.group_rows == (4, 8)
    assert [row.number for row in found.data] == [5, 6, 9]
    assert found.data[0].groups == ("LĨNH VỰC KINH TẾ",)
    assert found.data[2].groups == ("LĨNH VỰC VĂN HÓA",)
    assert found.note_rows == (12,)
    assert found.note_lines == ("Ghi chú: đến 15/3",)
    assert [(column.letter, column.field, column.option) for column in found.columns] == [
        ("A", None, None),
        ("B", "name", None),
        ("C", "unit", None),
        ("D", "kind", "collective"),
        ("E", "kind", "individual"),
        ("F", "registered", None),
    ]


def test_each_total_claims_the_rows_it_adds_up() -> None:
    claims = {total.number: total.data_rows for total in layout(GROUPED).totals}
    assert claims == {4: (5, 6), 7: (5, 6), 10: (9,), 11: (5, 6, 9)}


def test_groups_nest_by_the_order_in_which_they_appear() -> None:
    found = layout(
        """STT|Tên mô hình|Đơn vị|Ngày đăng ký
A|KHỐI XÃ||
I|Kinh tế||
1|Hũ gạo|Xã A|1/1/2024
II|Văn hóa||
1|Đường hoa|Xã A|1/1/2024
B|KHỐI CƠ QUAN||
1|Nuôi dê|Phòng B|1/1/2024"""
    )
    assert [row.groups for row in found.data] == [
        ("KHỐI XÃ", "Kinh tế"),
        ("KHỐI XÃ", "Văn hóa"),
        ("KHỐI CƠ QUAN",),
    ]


def test_total_under_the_header_claims_all_rows() -> None:
    found = layout(
        """STT|Tên mô hình|Đơn vị|Tập thể|Cá nhân
|TỔNG SỐ||2|0
1|Hũ gạo|Xã A|x|
2|Nuôi dê|Xã A|x|"""
    )
    assert [(total.number, total.data_rows) for total in found.totals] == [(2, (3, 4))]


def test_vertical_merge_is_filled_down_and_a_blank_is_not() -> None:
    found = layout(
        """STT|Đơn vị|Tên mô hình|Ngày đăng ký
1|Xã A|Hũ gạo|1/1/2024
2||Nuôi dê|1/1/2024
3||Đường hoa|1/1/2024""",
        "B2:B3",
    )
    assert [row.cells[1] for row in found.data] == ["Xã A", "Xã A", None]


def test_continuation_is_added_to_the_cell_above() -> None:
    found = layout(
        """STT|Tên mô hình|Đơn vị|Ngày đăng ký
1|Hũ gạo|Xã A|1/1/2024
|của hội phụ nữ||
2|Nuôi dê|Xã A|1/1/2024"""
    )
    assert [row.cells[1] for row in found.data] == ["Hũ gạo\ncủa hội phụ nữ", "Nuôi dê"]


def test_second_table_lower_down_has_its_own_header_and_title() -> None:
    first, second = layouts(
        """I. MÔ HÌNH
STT|Tên mô hình|Đơn vị|Ngày đăng ký
1|Hũ gạo|Xã A|1/1/2024
|Tổng cộng|1|

II. VỤ VIỆC
STT|Nội dung vụ việc|Địa bàn|Tình trạng
1|Chợ tạm|Xã A|Đang theo dõi
2|Rác thải|Xã B|Đã giải quyết"""
    )
    assert (first.form, second.form) == ("models", "issues")
    assert [row.number for row in first.data] == [3]
    assert [row.number for row in second.data] == [8, 9]
    assert second.title_lines[0] == "II. VỤ VIỆC"


def test_units_stacked_one_below_another_are_tables_of_their_own() -> None:
    found = layouts(
        """DANH SÁCH MÔ HÌNH QUÝ I/2024
Đơn vị: Xã A
STT|Tên mô hình|Lĩnh vực|Ngày đăng ký
1|Hũ gạo|Kinh tế|1/1/2024
|Cộng|1|

Đơn vị: Xã B
STT|Tên mô hình|Lĩnh vực|Ngày đăng ký
1|Nuôi dê|Kinh tế|1/1/2024
2|Đường hoa|Văn hóa|1/1/2024
|Cộng|2|"""
    )
    assert [len(each.data) for each in found] == [1, 2]
    assert found[1].title_lines[0] == "Đơn vị: Xã B"
    assert "DANH SÁCH MÔ HÌNH QUÝ I/2024" in found[1].title_lines


def test_header_repeated_on_each_page_is_one_table() -> None:
    found = layout(
        """STT|Tên mô hình|Đơn vị|Ngày đăng ký
1|Hũ gạo|Xã A|1/1/2024
STT|Tên mô hình|Đơn vị|Ngày đăng ký
2|Nuôi dê|Xã A|1/1/2024"""
    )
    assert [row.number for row in found.data] == [2, 4]


def test_tables_side_by_side_are_two() -> None:
    left, right = layouts(
        """DANH SÁCH
STT|Tên mô hình|Đơn vị||STT|Tên mô hình|Đơn vị
1|Hũ gạo|Xã A||1|Đường hoa|Xã C
2|Nuôi dê|Xã B||2|Camera|Xã D"""
    )
    assert [column.letter for column in left.columns] == ["A", "B", "C"]
    assert [column.letter for column in right.columns] == ["E", "F", "G"]
    assert [row.cells[5] for row in right.data] == ["Đường hoa", "Camera"]


def test_list_in_capitals_is_no_signature() -> None:
    found = layout(
        """TÊN MÔ HÌNH|ĐƠN VỊ|LĨNH VỰC
HŨ GẠO TÌNH THƯƠNG|XÃ BÌNH AN|KINH TẾ
ĐƯỜNG HOA|XÃ TÂN LẬP|VĂN HÓA
NUÔI DÊ|XÃ BÌNH AN|"""
    )
    assert [row.number for row in found.data] == [2, 3, 4]


def test_three_tables_side_by_side() -> None:
    found = layouts(
        """NHÓM
TT|Họ và tên|Lớp||TT|Họ và tên|Lớp||TT|Họ và tên|Lớp
1|Nguyễn Văn A|6A||1|Trần Thị B|6A||1|Lê Văn C|6B
2|Phạm Văn D|6A||||||2|Đỗ Thị E|6B"""
    )
    assert [[column.letter for column in each.columns] for each in found] == [
        ["A", "B", "C"],
        ["E", "F", "G"],
        ["I", "J", "K"],
    ]
    assert [len(each.data) for each in found] == [2, 1, 2]


def test_reports_in_a_pile_have_their_own_letterheads() -> None:
    report = """UBND XÃ {0}|||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

BÁO CÁO MÔ HÌNH

STT|Tên mô hình|Lĩnh vực|Ngày đăng ký
1|Hũ gạo|Kinh tế|1/1/2024
|Cộng|1|

|NGƯỜI LẬP BIỂU||CHỦ TỊCH

|Nguyễn Văn A||Trần Thị B
"""
    first, second = layouts(f"{report.format('BÌNH AN')}\n{report.format('TÂN LẬP')}")
    assert (first.note_rows, second.note_rows) == ((9, 11), (21, 23))
    assert second.title_lines[0] == "UBND XÃ TÂN LẬP"


def test_columns_in_any_order_with_an_empty_one_between() -> None:
    found = layout(
        """Ngày đăng ký||Đơn vị|STT|Tên mô hình
1/1/2024||Xã A|1|Hũ gạo
2/1/2024||Xã B|2|Nuôi dê
||Tổng cộng||2"""
    )
    assert found.form == "models"
    assert [column.field for column in found.columns] == ["registered", "unit", None, "name"]
    assert (len(found.data), [total.number for total in found.totals]) == (2, [4])


def test_body_merged_across_pairs_of_columns() -> None:
    found = layout(
        """STT|Tên mô hình||Đơn vị||Ngày đăng ký
1|Hũ gạo||Xã A||1/1/2024
2|Nuôi dê||Xã B||2/1/2024""",
        *("B1:C1", "D1:E1", "B2:C2", "D2:E2", "B3:C3", "D3:E3"),
    )
    assert found.header_rows == (1,)
    assert [column.letter for column in found.columns] == ["A", "B", "D", "F"]
    assert len(found.data) == 2


@pytest.mark.parametrize("words", ["Không có", "Không phát sinh", "Trong quý không phát sinh"])
def test_sheet_that_says_there_is_nothing(words: str) -> None:
    found = layout(f"STT|Tên mô hình|Đơn vị|Ngày đăng ký\n|{words}||\n\n|NGƯỜI LẬP BIỂU||BÍ THƯ")
    assert found.form == "models"
    assert found.says_nothing_to_report
    assert found.data == ()


def test_empty_form_does_not_say_that_there_is_nothing() -> None:
    found = layout("STT|Tên mô hình|Đơn vị|Ngày đăng ký\n1|||\n2|||")
    assert (found.data, found.says_nothing_to_report) == ((), False)


@pytest.mark.parametrize("name", ["Danh mục dự án", "Danh mục mô hình", "HĐ 68", "Tổng hợp"])
def test_list_is_not_refused_by_its_name(name: str) -> None:
    assert layout(GROUPED, name=name).form == "models"


@pytest.mark.parametrize(
    "name",
    ["DANHMUC", "HD nhập liệu", "HDSD", "Hướng dẫn", "HUONG DAN", "Ví dụ", "Danh mục", "Danh_muc"],
)
def test_helper_sheet_is_refused_by_its_name(name: str) -> None:
    found = layout(GROUPED, name=name)
    assert found.form is None
    assert found.refused is not None
    assert found.refused.key == "refused.helper_sheet"


def test_a_sheet_danh_muc_whose_title_says_what_it_lists_is_a_list() -> None:
    titled = GROUPED.replace("DANH SÁCH MÔ HÌNH", "DANH MỤC MÔ HÌNH")
    assert layout(titled, name="Danh mục").form == "models"


def test_summary_of_figures_is_not_a_list_of_models() -> None:
    found = layout(
        """STT|Mô hình|Số lượng|Tỷ lệ (%)
1|Kinh tế|10|50
2|Văn hóa|10|50
|Tổng cộng|20|100"""
    )
    assert found.form is None
    assert found.refused is not None
    assert len(found.data) == 2


def test_names_under_collective_are_no_marks() -> None:
    found = layout(
        """STT|Tên mô hình|Tập thể|Cá nhân
1|Hũ gạo|Hội Phụ nữ xã A|
2|Nuôi dê||Ông Nguyễn Văn B
3|Đường hoa|Đoàn xã|"""
    )
    assert [column.option for column in found.columns] == [None, None, None, None]


def test_unknown_headings_of_an_unknown_form_get_suggestions() -> None:
    found = layout("STT|Tên mô hìng|Đơn vị\n1|Hũ gạo|Xã A\n2|Nuôi dê|Xã B")
    assert found.form is None
    assert [column.field for column in found.columns] == [None, None, None]
    assert [column.suggestion for column in found.columns] == [None, "name", "unit"]


def test_short_list_with_a_count_is_no_summary() -> None:
    found = layout("STT|Tên mô hình|Lĩnh vực|Số người\n1|Hũ gạo|Kinh tế|5\n2|Nuôi dê|Kinh tế|7")
    assert found.form == "models"


def test_unknown_form_keeps_its_structure() -> None:
    found = layout("STT|Họ và tên|Ngày sinh\n1|Nguyễn Văn A|1/1/1990\n2|Trần B|1/1/1991")
    assert found.form is None
    assert found.refused is not None
    assert found.refused.key == "refused.unknown_form"
    assert (found.header_rows, len(found.data)) == ((1,), 2)


def test_months_across_are_no_timetable() -> None:
    found = layout("Chỉ tiêu|T1|T2|T3|T4|T5|T6\nPhí chợ|1|2|3|4|5|6\nThuế môn bài|1|2|3|4|5|6")
    assert (found.refused and found.refused.key, len(found.data)) == ("refused.unknown_form", 2)


REFUSED = {
    "refused.timetable": """THỜI KHÓA BIỂU
Tiết|Thứ 2|Thứ 3|Thứ 4|Thứ 5|Thứ 6
1|Toán|Văn|Toán|Anh|Sử
2|Văn|Toán|Lý|Hóa|Địa""",
    "refused.timetable ": """LỊCH LÀM VIỆC
Thứ, ngày|Thời gian|Nội dung|Địa điểm
Thứ Hai|7h30|Họp giao ban|Hội trường
Thứ Ba|7h30|Tiếp công dân|Hội trường
Thứ Tư|7h30|Đi cơ sở|Xã A
Thứ Năm|7h30|Họp|Hội trường""",
    "refused.letter": """Kính gửi: Ban Dân vận Huyện ủy
Thực hiện Kế hoạch số 12-KH/HU, Đảng ủy xã Bình An xin báo cáo như sau
Trân trọng báo cáo./.
Nơi nhận:|TM. ĐẢNG ỦY""",
    "refused.one_page_form": """PHIẾU ĐĂNG KÝ
Tên mô hình:|Hũ gạo tình thương
Đơn vị:|Xã A
Lĩnh vực:|Kinh tế
Người phụ trách:|Hội Phụ nữ""",
    "refused.drawing": """SƠ ĐỒ TỔ CHỨC

|Bí thư
Phó bí thư||Phó bí thư""",
    "refused.empty_sheet": "|\n|",
}


@pytest.mark.parametrize("key", REFUSED)
def test_sheet_without_a_table_is_refused_with_a_reason(key: str) -> None:
    found = layout(REFUSED[key])
    assert found.refused is not None
    assert found.refused.key == key.strip()
    assert found.data == ()


def test_letters_of_columns() -> None:
    assert [column_letter(place) for place in (0, 25, 26, 701, 702, 16383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]


def test_cells_of_every_type_are_accepted() -> None:
    cells: tuple[RawCell, ...] = (1, 1.5, True, date(2024, 1, 1), time(1, 2), CellFault("#N/A"))
    raw = RawSheet(name="S", is_hidden=False, rows=(("STT", "Tên mô hình", "Đơn vị"), cells))
    assert understand(raw, forms=FORMS)[0].data
