"""What stands over several headings at once, in every format."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.wording import Label
from dan_van.render.xlsx import write
from tests.render.samples import FakeWording, on_terminal, written

IN_PERIOD = Label("Trong kỳ", "In period")
AT_END = Label("Cuối kỳ", "At end")
SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


def number(key: str, label: str, over: Label | None) -> Column:
    return Column(key=key, label=Label(label, label), kind=ColumnKind.NUMBER, over=over)


COLUMNS = (
    Column(key="unit", label=Label("Đơn vị", "Unit")),
    number("registered", "Đăng ký", IN_PERIOD),
    number("new", "Mới", IN_PERIOD),
    number("active", "Có", AT_END),
    number("plan", "Kế hoạch", None),
)


def document(unit: str = "Xã An", value: int = 7) -> Document:
    return Document(tables=(Table(columns=COLUMNS, rows=(Row((unit, *[value] * 4)),), title="T"),))


def test_dashes_show_how_far_it_reaches_and_a_narrow_column_makes_room() -> None:
    assert written(document(), "table").splitlines()[1:] == [
        "        ─ Trong kỳ ─  Cuối kỳ",
        "Đơn vị  Đăng ký  Mới       Có  Kế hoạch",
        "─" * 39,
        "Xã An         7    7        7         7",
    ]


def test_plain_text_draws_it_with_its_own_dashes() -> None:
    assert "- Trong kỳ -  Cuối kỳ" in written(document(), "plain")


@pytest.mark.parametrize("format_name", ["csv", "tsv", "md"])
def test_formats_of_one_heading_line_say_it_behind_each_heading(format_name: str) -> None:
    out = written(document(), format_name)
    for text in ("Đăng ký (trong kỳ)", "Mới (trong kỳ)", "Có (cuối kỳ)"):
        assert text in out
    assert "Kế hoạch (" not in out
    assert "Registered (" not in out


def test_a_page_has_it_as_a_heading_of_its_columns() -> None:
    out = written(document(), "html")
    head = out[out.index("<thead>") : out.index("</thead>")]
    assert '<th scope="colgroup" colspan="2">Trong kỳ</th>' in head
    assert '<th scope="colgroup" colspan="1">Cuối kỳ</th>' in head
    assert '<th scope="col" rowspan="2">Đơn vị</th>' in head
    assert '<th scope="col" rowspan="2">Kế hoạch</th>' in head
    assert head.count("<tr>") == 2


def test_a_sheet_has_it_in_merged_cells_above_the_headings() -> None:
    out = io.BytesIO()
    write(document(), out, FakeWording())
    sheet = openpyxl.load_workbook(io.BytesIO(out.getvalue())).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[2][1:] == ["Đơn vị", "Trong kỳ", None, "Cuối kỳ", "Kế hoạch"]
    assert rows[3] == [None, None, "Đăng ký", "Mới", "Có", None]
    assert rows[4][1:] == ["Xã An", 7, 7, 7, 7]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A3:A4", "B3:B4", "C3:D3", "F3:F4"} <= merged
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$3:$4"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_on_a_terminal_it_stands_over_its_columns_at_any_width(
    width: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = SEQUENCE.sub("", on_terminal(document("Xã An Bình Tây", 1_000_000), language))
    assert max(map(len, shown.splitlines())) <= width
    words = shown.split()
    assert set((IN_PERIOD.vi if language == "vi" else IN_PERIOD.en).split()) <= set(words)
    assert words.count("1.000.000" if language == "vi" else "1,000,000") == 4


def test_panels_keep_together_what_one_heading_stands_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    groups = [Label(text, text) for text in ("Kinh tế", "Văn hóa", "Hệ thống chính trị")]
    figures = [number(f"{g.vi}{n}", n, g) for g in groups for n in ("Cộng", "Tập thể", "Cá nhân")]
    table = Table(columns=(COLUMNS[0], *figures), rows=(Row(("Xã An", *[1_000_000] * 9)),))
    shown = SEQUENCE.sub("", on_terminal(Document(tables=(table,))))
    panels = [panel for panel in shown.split("\n\n") if "Xã An" in panel]
    assert [panel.count("1.000.000") for panel in panels] == [3, 3, 3]
    assert "Hệ thống chính trị" in panels[-1]


def test_a_table_with_nothing_over_its_headings_has_no_line_for_it() -> None:
    plain = Table(columns=(COLUMNS[0], COLUMNS[4]), rows=(Row(("Xã An", 7)),), title="T")
    out = written(Document(tables=(plain,)), "table")
    assert out.splitlines()[1] == "Đơn vị  Kế hoạch"
    assert "rowspan" not in written(Document(tables=(plain,)), "html")
