from __future__ import annotations

from dan_van.domain.table import Document
from tests.render.samples import MODELS, one_cell, written

MARKDOWN = """\
# Danh sách mô hình

- Quý I/2024 (01/01/2024 - 31/03/2024)

| Mã | Tên mô hình | Đơn vị | Loại hình | Điển hình | Ngày đăng ký | Số người tham gia |
| --- | --- | --- | --- | --- | --- | ---: |
| DVK-2024-0001 | Tuyến đường hoa do phụ nữ tự quản, gắn với thu gom rác thải tại nguồn \
| Xã Lợi Hải | Tập thể | x | 12/03/2024 | 1.526 |
| DVK-2024-0002 | Thắp sáng đường quê | Xã Bắc Phong | Cá nhân |  | Quý I/2024 | - |
| DVK-2024-0003 | Camera an ninh | Xã Bắc Phong |  |  |  | 12 |
|  | **Tổng cộng** |  |  |  |  | **1.538** |

- Còn 3 dòng nữa.
"""


def _cell(text: str) -> str:
    return written(one_cell(text), "md").split("\n", 2)[2]


def test_a_table_is_a_pipe_table_with_figures_to_the_right() -> None:
    assert written(MODELS, "md") == MARKDOWN


def test_a_pipe_does_not_end_the_cell() -> None:
    assert _cell("a|b") == "| a\\|b |\n"
    assert _cell("a\\|b") == "| a\\\\\\|b |\n"


def test_html_and_markup_show_as_they_are() -> None:
    assert _cell("<script>x</script>") == "| &lt;script&gt;x&lt;/script&gt; |\n"
    assert _cell("**[a](b)** `c`") == "| \\*\\*\\[a\\](b)\\*\\* \\`c\\` |\n"


def test_a_line_break_stays_inside_the_cell() -> None:
    assert _cell("một\r\nhai") == "| một<br>hai |\n"


def test_a_note_that_looks_like_a_list_stays_a_note() -> None:
    document = Document(tables=(), notes=("1. một", "- hai", "3 mô hình"))
    assert written(document, "md") == "- 1\\. một\n- \\- hai\n- 3 mô hình\n"
