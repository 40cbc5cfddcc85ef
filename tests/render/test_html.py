from __future__ import annotations

import re
from html.parser import HTMLParser

from dan_van.domain.table import ColumnKind, Document, Table
from tests.render.samples import COLUMNS, MODELS, ROWS, one_cell, written


class Page(HTMLParser):
    """The tags of a page in order, the texts, and the sections of its table."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_is_whole_and_loads_nothing() -> None:
    out = written(MODELS, "html")
    assert out.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert out.endswith("</html>\n")
    assert not {"script", "link", "img", "iframe"} & set(Page(out).tags)
    assert not re.search(r"https?://|url\(", out)
    assert '<html lang="en">' in written(MODELS, "html", "en")


def test_totals_are_the_foot_of_the_table() -> None:
    out = written(MODELS, "html")
    head, foot = out.split("<tfoot>")
    assert head.count("<tr>") == 4
    assert "Tổng cộng" in foot
    assert '<td class="number">1.538</td>' in foot
    assert '<td class="number">-</td>' in head


def test_a_table_without_totals_has_no_foot() -> None:
    document = Document(tables=(Table(columns=COLUMNS, rows=ROWS[:2], title="Mô hình"),))
    out = written(document, "html")
    assert "<tfoot>" not in out
    assert "<caption>Mô hình</caption>" in out


def test_hostile_text_is_only_text() -> None:
    text = "</td><script>alert('x')</script>\x1b[31m & \"y\"\nhai"
    document = Document(tables=one_cell(text).tables, title=text, facts=(text,), notes=(text,))
    page = Page(written(document, "html"))
    assert "script" not in page.tags
    assert "</td><script>alert('x')</script>[31m & \"y\"" in page.texts
    assert "\x1b" not in "".join(page.texts)


def test_codes_and_dates_do_not_wrap() -> None:
    assert '<td class="fixed">DVK</td>' in written(one_cell("DVK", ColumnKind.CODE), "html")
