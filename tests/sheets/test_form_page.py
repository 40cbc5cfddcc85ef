"""One-page forms: which are ours, what they ask, and which cell holds each answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.sheet import RawCell, RawSheet, SheetLayout
from dan_van.entities.activity import ACTIVITY
from dan_van.entities.award import AWARD
from dan_van.entities.document import DOCUMENT
from dan_van.entities.issue import ISSUE
from dan_van.entities.model import MODEL
from dan_van.entities.task import TASK
from dan_van.sheets.form_labels import filled_in
from dan_van.sheets.form_page import with_form_pages
from dan_van.sheets.layout import understand
from tests.sheets.sheet_text import sheet

FORMS = (MODEL, ISSUE, ACTIVITY, AWARD, TASK, DOCUMENT)
SECTORS = {"kinh te": ("sector", "KT"), "vhxh": ("sector", "VHXH")}


def pages(text: str, *merges: str) -> tuple[SheetLayout, ...]:
    raw = sheet(text, merges=merges)
    tables = understand(raw, forms=FORMS, marks=SECTORS)
    return with_form_pages(tables, raw, forms=FORMS, marks=SECTORS)


def page(text: str, *merges: str) -> SheetLayout:
    (only,) = pages(text, *merges)
    return only


def answers(layout: SheetLayout) -> dict[str, tuple[str, RawCell]]:
    """The answers by field, each with the address of its cell."""
    (row,) = layout.data
    return {
        column.field: (f"{column.letter}{column.row}", row.cells[column.index])
        for column in layout.columns
        if column.field is not None and row.cells[column.index] is not None
    }


FORM = """PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024
Tên mô hình:|Hũ gạo tình thương
Đơn vị đăng ký|Xã A
Lĩnh vực: Kinh tế
Người phụ trách:|Hội Phụ nữ
|NGƯỜI ĐĂNG KÝ
|(Ký, ghi rõ họ tên)"""


def test_labels_are_columns_and_the_form_is_one_row() -> None:
    found = page(FORM)
    assert (found.form, found.refused, found.header_rows) == ("models", None, ())
    assert answers(found) == {
        "name": ("B2", "Hũ gạo tình thương"),
        "unit": ("B3", "Xã A"),
        "sector": ("A4", "Kinh tế"),
    }
    assert [(c.header, c.field) for c in found.columns][-1] == ("Người phụ trách", None)
    assert (found.data[0].number, found.form_rows) == (2, (2, 3, 4, 5))
    assert found.title_lines == ("PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024",)


def test_two_pairs_stand_in_one_row() -> None:
    found = page(
        """PHIẾU ĐĂNG KÝ
Tên mô hình:|Hũ gạo|Ngày đăng ký:|5/3/2024
Đơn vị:|Xã A|Lĩnh vực:|VHXH"""
    )
    assert answers(found) == {
        "name": ("B2", "Hũ gạo"),
        "registered": ("D2", "5/3/2024"),
        "unit": ("B3", "Xã A"),
        "sector": ("D3", "VHXH"),
    }


def test_numbered_labels_under_a_heading_of_their_own() -> None:
    found = page(
        """STT|Nội dung|Thông tin đăng ký
1|Tên mô hình|Hũ gạo
2|Đơn vị đăng ký|Xã A
3|Số điện thoại|0912 000 000"""
    )
    assert answers(found) == {"name": ("C2", "Hũ gạo"), "unit": ("C3", "Xã A")}


def test_values_below_their_labels_and_long_answers_over_several_rows() -> None:
    found = page(
        """ĐĂNG KÝ MÔ HÌNH
1. Tên mô hình:
Hũ gạo
2. Đơn vị thực hiện:
Xã A
3. Nội dung, cách thức thực hiện:
- Vận động hội viên
- Trong đó: 5 tổ tham gia
4. Kết quả: Tốt
|BÍ THƯ"""
    )
    assert answers(found) == {
        "name": ("A3", "Hũ gạo"),
        "unit": ("A5", "Xã A"),
        "content": ("A7", "- Vận động hội viên\n- Trong đó: 5 tổ tham gia"),
        "results": ("A9", "Tốt"),
    }


def test_collective_as_a_label_tells_kind_and_holder() -> None:
    found = page(
        """Kính gửi: Đảng bộ xã A
Tập thể: Trường Mầm non A
Tên mô hình: “Vườn rau”
Mô hình thuộc lĩnh vực: Kinh tế"""
    )
    assert answers(found) == {
        "kind": ("A2", "collective"),
        "holder": ("A2", "Trường Mầm non A"),
        "name": ("A3", "“Vườn rau”"),
        "sector": ("A4", "Kinh tế"),
    }


def test_a_mark_beside_an_option() -> None:
    found = page("PHIẾU MÔ HÌNH\nTên mô hình:|Hũ gạo\nĐơn vị:|Xã A\nTập thể||Cá nhân|x")
    (marked,) = [c for c in found.columns if found.data[0].cells[c.index] == "x"]
    assert (marked.field, marked.option) == ("kind", "individual")


def test_forms_one_below_another_are_records_with_titles_of_their_own() -> None:
    first, second = pages(
        """PHIẾU SỐ MỘT
Đơn vị:|Xã A
Tên mô hình:|Hũ gạo

PHIẾU SỐ HAI
Đơn vị:|Xã B
Tên mô hình:|Nuôi dê"""
    )
    assert answers(first) == {"unit": ("B2", "Xã A"), "name": ("B3", "Hũ gạo")}
    assert answers(second) == {"unit": ("B6", "Xã B"), "name": ("B7", "Nuôi dê")}
    assert second.title_lines[0] == "PHIẾU SỐ HAI"


def test_an_issue_has_its_form_too() -> None:
    found = page(
        "BÁO CÁO VỤ VIỆC\nNội dung vụ việc:|Chợ tạm\nĐịa phương:|Xã A\nTình trạng:|Mới phát sinh"
    )
    assert (found.form, answers(found)["title"]) == ("issues", ("B2", "Chợ tạm"))


def test_a_row_of_figures_is_no_answer_for_a_name() -> None:
    found = page(
        """TỔNG HỢP CHUNG
Chỉ tiêu|Xã A|Xã B|Toàn huyện
Dân số|5.000|6.000|11.000
Mô hình DVK|5|6|11
Trong đó: tập thể|4|5|9
Cá nhân|1|1|2"""
    )
    assert (found.form, found.header_rows) == (None, (2,))
    assert [row.number for row in found.data] == [3, 4, 5, 6]


def test_a_form_that_was_not_filled_in_says_so() -> None:
    found = page(
        """PHIẾU ĐĂNG KÝ MÔ HÌNH
Tên mô hình: .................
Đơn vị: ………………
Ngày đăng ký: …../…../20…."""
    )
    assert found.form is None
    assert found.refused is not None
    assert found.refused.key == "refused.blank_form"


NOT_OURS = {
    "leave": """ĐƠN XIN NGHỈ PHÉP
Họ và tên:|A
Chức vụ:|Chuyên viên
Đơn vị:|Xã A
Nội dung:|Xin nghỉ phép
Lý do:|Việc nhà""",
    "receipt": """PHIẾU THU
Người nộp:|A
Địa chỉ:|Xã A
Lý do nộp:|Ủng hộ
Số tiền:|200.000 đồng""",
    "household": """PHIẾU KHẢO SÁT MÔ HÌNH
Họ và tên:|A
Số nhân khẩu:|5
Đơn vị:|Xã A""",
    "one label": "MÔ HÌNH\nTên mô hình:|Hũ gạo\nSố hộ:|5\nSố tiền:|20",
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_forms_of_other_kinds_stay_refused(name: str) -> None:
    found = page(NOT_OURS[name])
    assert found.form is None
    assert found.refused is not None


def test_a_list_of_ours_is_never_taken_for_a_form() -> None:
    text = "STT|Tên mô hình|Đơn vị\n1|Hũ gạo|Xã A\n2|Nuôi dê|Xã B"
    assert (page(text).form, page(text).form_rows, len(page(text).data)) == ("models", (), 2)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("….Hũ gạo…………", "Hũ gạo"),
        ("...............", None),
        ("ngày ….. tháng ….. năm 20….", None),
        ("☑ Tập thể  ☐ Cá nhân", "Tập thể"),
        ("Tập thể ☐  Cá nhân ☒", "Cá nhân"),
        ("[ ] Tập thể [x] Cá nhân", "Cá nhân"),
        ("☑ Tập thể ☑ Cá nhân", "Tập thể, Cá nhân"),
        ("☐ Tập thể ☐ Cá nhân", None),
        ("☑", "x"),
        ("…………… Điện thoại: …………", None),
        ("từ ……/……/2024 đến ……/……/2024", None),
        ("Thôn Đồi …… Điện thoại: ……", "Thôn Đồi   Điện thoại:"),
    ],
)
def test_what_was_filled_in(written: str, value: str | None) -> None:
    assert filled_in(written) == value


FRAGMENTS = st.sampled_from(
    [
        *("Tên mô hình:", "Đơn vị: Xã A", "Lĩnh vực", "Kinh tế", "x", "☑ Tập thể", "1", "……"),
        *("Tập thể", "Mục tiêu:", "- Trong đó: 5", "PHIẾU MÔ HÌNH", "NGƯỜI LẬP", "Nội dung", ""),
    ]
)


@given(st.lists(st.lists(FRAGMENTS, min_size=1, max_size=5), min_size=1, max_size=12))
def test_a_page_of_any_words_gives_records_whose_answers_stand_in_the_sheet(
    rows: list[list[str]],
) -> None:
    raw = RawSheet(
        name="Phiếu",
        is_hidden=False,
        rows=tuple(tuple(cell or None for cell in row) for row in rows),
    )
    for found in with_form_pages(understand(raw, forms=FORMS), raw, forms=FORMS):
        for row in found.data if found.form_rows else ():
            for column in found.columns:
                written = row.cells[column.index]
                assert column.row in found.form_rows
                first = str(written).split("\n")[0].split(", ")[0]
                line = " ".join(str(cell) for cell in raw.rows[(column.row or 1) - 1] if cell)
                is_option = column.field == "kind" and written in ("collective", "individual")
                assert written is None or is_option or first in line
