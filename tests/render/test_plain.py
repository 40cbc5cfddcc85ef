from __future__ import annotations

from dan_van.domain.table import Document
from dan_van.render.layout import display_width
from tests.render.samples import MODELS, one_cell, written

PLAIN = """\
Danh sách mô hình
Quý I/2024 (01/01/2024 - 31/03/2024)

Mã             Tên mô hình                                                            Đơn vị        Loại hình  Điển hình  Ngày đăng ký  Số người tham gia
---------------------------------------------------------------------------------------------------------------------------------------------------------
DVK-2024-0001  Tuyến đường hoa do phụ nữ tự quản, gắn với thu gom rác thải tại nguồn  Xã Lợi Hải    Tập thể    x          12/03/2024                1.526
DVK-2024-0002  Thắp sáng đường quê                                                    Xã Bắc Phong  Cá nhân               Quý I/2024                    -
DVK-2024-0003  Camera an ninh                                                         Xã Bắc Phong                                                     12
               Tổng cộng                                                                                                                            1.538

Còn 3 dòng nữa.
"""  # noqa: E501


def test_columns_are_aligned_under_a_line_of_dashes() -> None:
    assert written(MODELS, "plain") == PLAIN


def test_a_long_text_is_neither_wrapped_nor_cut() -> None:
    text = "Mô hình " * 100 + "hết"
    assert written(one_cell(text), "plain").split("\n")[2] == text


def test_several_tables_stand_apart_under_their_titles() -> None:
    table = one_cell("một").tables[0]
    document = Document(tables=(table, table), notes=("Hết.",))
    assert written(document, "plain") == (
        "Nội dung\n--------\nmột\n\nNội dung\n--------\nmột\n\nHết.\n"
    )


def test_marks_take_no_place_and_wide_letters_two() -> None:
    assert display_width("hoà") == display_width("hoa\u0300") == 3
    assert display_width("漢字") == 4
