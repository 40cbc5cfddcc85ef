"""Summary forms: which columns hold figures, what they count, and which tables are none."""

from __future__ import annotations

import pytest

from dan_van.domain.sheet import SheetLayout
from dan_van.domain.vietnamese import search
from dan_van.entities import FORMS
from dan_van.entities.figure import FIGURE
from dan_van.sheets.figure_columns import is_share, measure_named
from dan_van.sheets.layout import understand
from tests.sheets.sheet_text import sheet

MARKS = {
    search(name): ("sector", code)
    for code, names in {
        "KT": ("Kinh tế", "KT"),
        "VHXH": ("Văn hóa - xã hội", "VHXH"),
        "QPAN": ("Quốc phòng - an ninh", "QPAN"),
    }.items()
    for name in names
}


def layout(text: str, *merges: str) -> SheetLayout:
    (only,) = understand(
        sheet(text, merges=merges),
        forms=tuple(FORMS.values()),
        known_groups=frozenset(MARKS),
        marks=MARKS,
    )
    return only


def columns(found: SheetLayout) -> dict[str, tuple[str | None, dict[str, str]]]:
    """Of each column that bears something: its field and what its heading says."""
    return {c.letter: (c.field, dict(c.says)) for c in found.columns if c.field is not None}


def test_rows_of_sectors_under_one_measure() -> None:
    found = layout("""BIỂU TỔNG HỢP KẾT QUẢ

STT|Lĩnh vực|Số mô hình đăng ký, thực hiện|Tỷ lệ (%)|Ghi chú
A|B|1|2|3
1|Kinh tế|1526|26,25|
2|Văn hóa - xã hội|2791|48,01|
|Tổng cộng|'4.317|100|""")
    assert (found.form, found.is_summary, found.refused) == ("figures", True, None)
    assert columns(found) == {
        "B": ("sector", {}),
        "C": ("number", {"measure": "registered"}),
        "E": ("note", {}),
    }
    assert [row.number for row in found.data] == [5, 6]
    assert [total.number for total in found.totals] == [7]


def test_rows_of_award_forms_count_awards() -> None:
    found = layout(
        """TỔNG HỢP THÀNH TÍCH

STT|Hình thức khen thưởng|Cấp khen thưởng|Số lượng||Tổng số
|||Tập thể|Cá nhân|
1|Bằng khen|Chủ tịch UBND tỉnh|35|27|62""",
        "D3:E3",
        "A3:A4",
        "B3:B4",
        "C3:C4",
        "F3:F4",
    )
    assert columns(found) == {
        "B": ("form", {}),
        "C": ("body", {}),
        "D": ("number", {"measure": "awards", "kind": "collective"}),
        "E": ("number", {"measure": "awards", "kind": "individual"}),
        "F": ("number", {"measure": "awards"}),
    }


def test_columns_of_sectors_beside_rows_of_units() -> None:
    found = layout("""TỔNG HỢP MÔ HÌNH ĐĂNG KÝ NĂM 2024

TT|Địa phương|KT|VHXH|QPAN|Tổng số
1|Xã A|4|2|1|7
2|Xã B|3|3|2|8
|Cộng|7|5|3|15""")
    assert columns(found)["C"] == ("number", {"measure": "registered", "sector": "KT"})
    assert columns(found)["F"] == ("number", {"measure": "registered"})


def test_kinds_under_two_measures() -> None:
    found = layout(
        """BIỂU TỔNG HỢP

TT|Đơn vị|Mô hình DVK đăng ký||Mô hình DVK hiệu quả|
||Tập thể|Cá nhân|Tập thể|Cá nhân
1|Xã A|4|2|3|1
2|Xã B|3|3|2|2""",
        "C3:D3",
        "E3:F3",
        "A3:A4",
        "B3:B4",
    )
    assert columns(found)["D"] == ("number", {"measure": "registered", "kind": "individual"})
    assert columns(found)["E"] == ("number", {"measure": "effective", "kind": "collective"})


def test_a_column_of_names_without_a_heading_is_known_by_what_it_holds() -> None:
    found = layout("""BIỂU TỔNG HỢP

STT|Nội dung|Số mô hình
1|Kinh tế|5
2|Văn hóa - xã hội|7""")
    assert columns(found)["B"] == ("sector", {})


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO", "registered"),
        ("MÔ HÌNH DÂN VẬN KHÉO ĐƯỢC CÔNG NHẬN", "recognised"),
        ("KẾT QUẢ KHEN THƯỞNG PHONG TRÀO DÂN VẬN KHÉO", "awards"),
        ("KẾT QUẢ DÂN VẬN KHÉO", None),
        ("MÔ HÌNH ĐĂNG KÝ VÀ MÔ HÌNH ĐƯỢC CÔNG NHẬN", None),
        ("TỔNG HỢP MÔ HÌNH VÀ KHEN THƯỞNG", None),
    ],
)
def test_a_title_gives_the_measure_only_where_it_is_not_in_doubt(
    title: str, measure: str | None
) -> None:
    found = layout(f"""{title}

STT|Đơn vị|Tập thể|Cá nhân
1|Xã A|4|2
2|Xã B|3|3""")
    if measure is None:
        assert found.form is None
    else:
        assert columns(found)["C"] == ("number", {"measure": measure, "kind": "collective"})


@pytest.mark.parametrize(
    "table",
    [
        # nothing of ours is counted
        """STT|Đơn vị|Số hộ nghèo|Số hộ cận nghèo
1|Xã A|12|5
2|Xã B|9|7""",
        # what is counted stands over the kinds, and is none of ours
        """STT|Đơn vị|Số hộ trồng rừng|
||Tập thể|Cá nhân
1|Xã A|12|5
2|Xã B|9|7""",
        # nothing names the rows
        """STT|Diễn giải|Số mô hình
1|Họp xã viên|5
2|Trồng cây|7""",
        # one unit in several rows: a list of something
        """STT|Đơn vị|Diễn giải|Số người tham gia
1|Xã A|Họp dân bàn việc làng|50
2|Xã A|Trồng cây ven đường|70
3|Xã B|Dọn vệ sinh kênh mương|30""",
        # more words than figures
        """STT|Đơn vị|Diễn giải|Người phụ trách|Số người tham gia
1|Xã A|Họp dân bàn việc làng|Bà Hoa|50
2|Xã B|Dọn vệ sinh kênh mương|Ông Bình|30""",
        # only shares
        """STT|Lĩnh vực|Tỷ lệ mô hình (%)
1|Kinh tế|40
2|Văn hóa - xã hội|60""",
    ],
    ids=["other", "other above", "no names", "list", "words", "shares"],
)
def test_a_table_that_is_no_summary_of_ours_stays_refused(table: str) -> None:
    found = layout(f"TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO ĐĂNG KÝ\n\n{table}", "C3:D3")
    assert not found.is_summary
    assert found.refused is not None


def test_marks_under_kinds_are_a_list_and_no_figures() -> None:
    found = layout("""DANH SÁCH MÔ HÌNH

STT|Tên mô hình|Đơn vị|Tập thể|Cá nhân
1|Hũ gạo|Xã A|x|
2|Nuôi dê|Xã B||x""")
    assert (found.form, found.is_summary) == ("models", False)


def test_a_list_of_figures_is_read_row_by_row() -> None:
    found = layout("""SỐ LIỆU ĐƠN VỊ BÁO CÁO

STT|Đơn vị báo cáo|Kỳ báo cáo|Chỉ tiêu|Số liệu
1|Xã A|2024|Mô hình đăng ký|5
2|Xã A|2024|Mô hình mới|2""")
    assert (found.form, found.is_summary) == ("figures", False)
    assert columns(found)["E"] == ("number", {})


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("Số mô hình đăng ký, thực hiện", "registered"),
        ("Tổng số mô hình", "registered"),
        ("Mô hình DVK hiệu quả", "effective"),
        ("Mô hình mới trong kỳ", "new"),
        ("Số mô hình được công nhận", "recognised"),
        ("Số vấn đề nổi cộm", "issues_found"),
        ("Số vụ việc đã xử lý", "issues_settled"),
        ("Số buổi đối thoại ND", "dialogues"),
        ("Số cuộc vận động, TT", "outreach_sessions"),
        ("Số lượt người tham gia", "participants"),
        ("VB tham mưu cấp trên", "documents_advised"),
        ("1. Văn bản ban hành", "documents_issued"),
        ("Số hộ nghèo", None),
        ("Nhiệm vụ TT hoàn thành", None),
        ("Mô hình hay, sáng tạo", None),
    ],
)
def test_headings_of_real_forms_name_their_measure(heading: str, measure: str | None) -> None:
    assert measure_named(heading, FIGURE) == measure


def test_no_heading_names_two_measures() -> None:
    choices = FIGURE.field("measure").choices
    for choice in choices:
        for text in (choice.label.vi, *choice.spellings):
            assert measure_named(text, FIGURE) == choice.value, text


@pytest.mark.parametrize("heading", ["Tỷ lệ (%)", "Tỉ lệ đạt", "Cơ cấu", "Số mô hình / %"])
def test_a_share_is_no_figure(heading: str) -> None:
    assert is_share(heading)


def test_a_single_one_in_each_row_is_a_tick_and_no_figure() -> None:
    found = layout("""DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO
STT|Nội dung|Đơn vị|Tập thể|Cá nhân
1|Hũ gạo tiết kiệm|Xã A|1|
2|Nuôi dê sinh sản|Xã B|1|
3|Vận động di dời|Xã C||1
4|Đường hoa|Xã D|1|""")
    assert found.form is None
