from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.sheet import Merge, RawCell
from dan_van.sheets.html_tables import read_page
from dan_van.sheets.limits import Limits, Unreadable
from dan_van.sheets.sniff import FileKind, sniff
from dan_van.sheets.wire import SheetStream


def page(html: str | bytes, *, limits: Limits | None = None) -> SheetStream:
    data = html.encode() if isinstance(html, str) else html
    return read_page(data, sheet="S", limits=limits or Limits())


def rows(html: str | bytes) -> list[list[RawCell]]:
    return list(page(html).rows)


def test_cells_are_texts_and_blank_ones_are_none() -> None:
    html = "<table><tr><td> Ngõ \n xanh </td><td>&nbsp;08</td><td></td></tr></table>"
    assert rows(html) == [["Ngõ xanh", "08", None]]


def test_tables_stand_one_below_another_with_the_text_between() -> None:
    html = "<p>BIỂU</p><table><tr><td>1</td></tr></table>Cộng<table><tr><td>2</td></tr></table>Hết"
    assert rows(html) == [["BIỂU"], ["1"], ["Cộng"], ["2"], ["Hết"]]


def test_spans_are_merges_and_push_the_cells_behind() -> None:
    html = (
        "<table><tr><th rowspan=2>TT</th><th colspan='2'>Số</th><th>G</th></tr>"
        "<tr><td>a</td><td>b</td><td>c</td></tr></table>"
    )
    sheet = page(html)
    assert list(sheet.rows) == [["TT", "Số", None, "G"], [None, "a", "b", "c"]]
    assert list(sheet.merges) == [Merge(1, 1, 2, 1), Merge(1, 2, 1, 3)]


def test_span_stops_at_a_block_from_above() -> None:
    html = (
        "<table><tr><td>a</td><td rowspan=2>b</td></tr>"
        "<tr><td colspan=2>c</td><td>d</td></tr></table>"
    )
    assert rows(html) == [["a", "b"], ["c", None, "d"]]


def test_end_tags_may_be_left_out() -> None:
    assert rows("<table><tr><td>1<td>2<tr><td>3<td>4</table>") == [["1", "2"], ["3", "4"]]


def test_line_breaks_stay_and_what_is_not_shown_is_left_out() -> None:
    html = (
        "<title>t</title><style>td {a}</style><!-- <table><tr><td>0</td></tr></table> -->"
        "<table><tr><td>a<br>b<script>if (1<2) x()</script></td></tr></table>"
    )
    assert rows(html) == [["a\nb"]]


def test_table_in_a_cell_is_text_of_the_cell() -> None:
    html = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>"
    assert rows(html) == [["ab", "c"]]


def test_page_in_utf16_is_read() -> None:
    data = "<html><table><tr><td>Đường</td></tr></table>".encode("utf-16")
    assert sniff(data, name="a.xls") is FileKind.PAGE
    assert rows(data) == [["Đường"]]


@pytest.mark.parametrize(
    "limits", [Limits(cells=3), Limits(merges=1)], ids=["too many cells", "too many merges"]
)
def test_page_that_is_too_big_is_refused(limits: Limits) -> None:
    with pytest.raises(Unreadable):
        page("<table>" + "<tr><td colspan=2>1</td></tr>" * 4, limits=limits)


@pytest.mark.parametrize(
    "piece", ["<td ", "<!--", "<td a='", '<td a="', "<script>", "<table>", "<", "<td>", "&#", "</"]
)
def test_broken_tags_take_no_time(piece: str) -> None:
    start = time.monotonic()
    with contextlib.suppress(Unreadable):
        page("<table><tr>" + piece * 100_000)
    assert time.monotonic() - start < 5


PIECES = ["<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "x", "<br>",
          "<!--", "-->", "<script>", "</script>", "<td ", "'", "<th rowspan=0>"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_page_is_read_and_its_merges_do_not_overlap(html: str) -> None:
    sheet = page(html)
    assert all(cell is None or isinstance(cell, str) for row in sheet.rows for cell in row)
    taken = [
        (row, column)
        for m in sheet.merges
        for row in range(m.top, m.bottom + 1)
        for column in range(m.left, m.right + 1)
    ]
    assert len(taken) == len(set(taken))
