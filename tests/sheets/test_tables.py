"""Where one table ends and the next begins."""

from __future__ import annotations

from dan_van.sheets.tables import find_tables
from tests.sheets.sheet_text import sheet


def test_tt_for_tap_the_in_a_row_begins_no_table() -> None:
    text = """Tên công trình|Đơn vị|TT/CN|Lĩnh vực|Năm|Cấp
Hũ gạo|Xã A|CN|KT|2024|Cấp tỉnh
Nuôi dê|Xã B|TT|KT|2024|Cấp huyện
Đường hoa|Xã C|TT|VHXH|2024|Cấp tỉnh"""
    assert [(area.header.top, area.last) for area in find_tables(sheet(text))] == [(1, 4)]
