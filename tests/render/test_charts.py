"""Charts: as text that fits, as a picture in a page, as native bars in a workbook."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dan_van.domain.chart import Chart
from dan_van.domain.table import Document
from dan_van.domain.wording import Label
from dan_van.i18n import Words
from dan_van.render import html, xlsx
from dan_van.render.chart import NARROWEST, chart_lines
from dan_van.render.layout import display_width

VI = Words("vi")
CHART = Chart(
    title="Mô hình: Đăng ký",
    label=Label("Đăng ký", "Registered"),
    bars=(("Xã <Lợi> Hải", 5813), ("Xã Bắc Sơn", 1), ("Xã Công Hải", 0)),
)
DOCUMENT = Document(tables=(), title="Tổng hợp", charts=(CHART,))


def drawn(chart: Chart, width: int, *, is_ascii: bool = False) -> list[str]:
    return list(chart_lines(chart, VI, width=width, is_ascii=is_ascii))


def test_bars_are_as_long_as_their_values_and_end_with_them() -> None:
    title, long, short, none = drawn(CHART, 80)
    assert title == "Mô hình: Đăng ký"
    assert long.startswith("Xã <Lợi> Hải  ████")
    assert long.endswith("█ 5.813")
    assert display_width(long) == 80
    assert short == "Xã Bắc Sơn    ▏ 1"
    assert none == "Xã Công Hải   0"


def test_plain_bars_are_ascii() -> None:
    bars = "".join(drawn(CHART, 80, is_ascii=True)[1:])
    assert set(bars) & set("█▏▎▍▌▋▊▉") == set()
    assert "####" in bars


@given(
    width=st.integers(NARROWEST, 200),
    bars=st.lists(
        st.tuples(st.text("Xã Lợiđ", max_size=60), st.integers(0, 1_000_000)), max_size=8
    ),
    is_ascii=st.booleans(),
)
def test_no_bar_is_wider_than_the_terminal_and_no_number_is_lost(
    *, width: int, bars: list[tuple[str, int]], is_ascii: bool
) -> None:
    chart = Chart(title="T", label="T", bars=tuple(bars))
    lines = drawn(chart, width, is_ascii=is_ascii)[1:]
    ends = [line for line in lines if line.rstrip() and line.split()[-1][0].isdigit()]
    assert [line.split()[-1] for line in ends] == [VI.number(value) for _, value in bars]
    assert all(display_width(line) <= width for line in ends)


def test_a_page_has_one_picture_for_each_chart_and_nothing_that_runs() -> None:
    out = io.StringIO()
    html.write(DOCUMENT, out, VI)
    page = out.getvalue()
    picture = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])  # noqa: S314
    name = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in picture.iter(f"{name}text")]
    assert texts == ["Xã <Lợi> Hải", "5.813", "Xã Bắc Sơn", "1", "Xã Công Hải", "0"]
    longest, *others = [int(bar.attrib["width"]) for bar in picture.iter(f"{name}rect")]
    assert all(bar < longest for bar in others)
    assert "<script" not in page
    assert page.count("http") == page.count("http://www.w3.org/2000/svg") + page.count("http-equiv")


@pytest.mark.parametrize("count", [1, 200])
def test_a_workbook_has_native_bars_over_real_numbers(count: int) -> None:
    bars = tuple((f"Xã {number}", number + 1) for number in range(count))
    out = io.BytesIO()
    document = Document(
        tables=(), title="Tổng hợp", charts=(Chart(title="T", label="N", bars=bars),)
    )
    xlsx.write(document, out, VI)
    workbook = load_workbook(out)
    sheet: Any = workbook.worksheets[-1]
    (chart,) = sheet._charts
    reference = chart.series[0].val.numRef.f
    rows = [int(part.rsplit("$", 1)[1]) for part in reference.split("!")[1].split(":")]
    first, last = rows[0], rows[-1]
    assert [sheet.cell(row, 3).value for row in range(first, last + 1)] == [n for _, n in bars]
    assert [sheet.cell(row, 2).value for row in range(first, last + 1)] == [t for t, _ in bars]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


@pytest.mark.parametrize("count", [1, 3, 40])
def test_the_notes_of_a_sheet_stand_below_its_chart(count: int) -> None:
    bars = tuple((f"Xã {n}", n) for n in range(count))
    chart = Chart(title="Đăng ký", label=Label("Đăng ký", "Registered"), bars=bars)
    out = io.BytesIO()
    note = "22 đơn vị chưa báo cáo: Xã Lợi Hải; Xã Bắc Sơn; Xã Công Hải."
    xlsx.write(Document(tables=(), title="T", charts=(chart,), notes=(note,)), out, VI)
    sheet: Any = load_workbook(io.BytesIO(out.getvalue())).worksheets[-1]
    (drawn_bars,) = sheet._charts
    emus_of_a_row = 15 * 12_700
    last = drawn_bars.anchor._from.row + drawn_bars.anchor.ext.height / emus_of_a_row
    assert sheet.cell(sheet.max_row, 1).value == note
    assert sheet.max_row > last
