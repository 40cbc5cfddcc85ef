from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Source, Value
from dan_van.domain.wording import Message
from dan_van.render.cells import one_line, printable, raw_text, shown, span_text
from tests.render.samples import KINDS, FakeWording, span

VI, EN = FakeWording("vi"), FakeWording("en")
TEXT = Column(key="t", label="")


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (span("2024-03-12"), "12/03/2024", "2024-03-12"),
        (span("2024-03-01", "2024-03-31"), "03/2024", "2024-03"),
        (span("2024-10-01", "2024-12-31"), "Quý IV/2024", "2024-Q4"),
        (span("2023-12-15", "2024-03-14"), "Quý I/2024", "2024-Q1"),
        (span("2024-01-01", "2024-12-31"), "2024", "2024"),
        (span("2023-12-15", "2024-12-14"), "2024", "2024"),
        (span("2024-01-02", "2024-02-03"), "02/01/2024 - 03/02/2024", "2024-01-02..2024-02-03"),
    ],
)
def test_a_span_is_written_as_people_write_it(
    value: DateSpan, vietnamese: str, english: str
) -> None:
    assert span_text(value, VI) == vietnamese
    assert span_text(value, EN) == english


@pytest.mark.parametrize(
    ("value", "column", "people", "raw"),
    [
        (None, TEXT, "", ""),
        (None, Column(key="n", label="", kind=ColumnKind.NUMBER), "-", ""),
        (0, Column(key="n", label="", kind=ColumnKind.NUMBER), "0", "0"),
        (1526, TEXT, "1.526", "1526"),
        (1526, Column(key="d", label="", kind=ColumnKind.CHANGE), "+1.526", "1526"),
        (0, Column(key="d", label="", kind=ColumnKind.CHANGE), "0", "0"),
        (-2, Column(key="d", label="", kind=ColumnKind.CHANGE), "-2", "-2"),
        (
            122_000_05,
            Column(key="p", label="", kind=ColumnKind.PERCENT),
            "+1.220.000,5",
            "1220000.5",
        ),
        (-5, Column(key="p", label="", kind=ColumnKind.PERCENT), "-0,5", "-0.5"),
        (0, Column(key="p", label="", kind=ColumnKind.PERCENT), "0", "0"),
        ("n/a", Column(key="p", label="", kind=ColumnKind.PERCENT), "n/a", "n/a"),
        (2024, Column(key="c", label="", kind=ColumnKind.CODE), "2024", "2024"),
        (True, TEXT, "x", "x"),
        (False, TEXT, "", ""),
        (("a", "b"), TEXT, "a; b", "a; b"),
        (
            Source(3, "a.xlsx", "Biểu", 7),
            TEXT,
            "render.source a.xlsx Biểu 7",
            "render.source a.xlsx Biểu 7",
        ),
        (Message("key"), TEXT, "key", "key"),
        ("individual", Column(key="k", label="", choices=KINDS), "Cá nhân", "Cá nhân"),
        ("other", Column(key="k", label="", choices=KINDS), "other", "other"),
    ],
)
def test_a_value_for_people_and_for_data_files(
    value: Value, column: Column, people: str, raw: str
) -> None:
    assert shown(value, column, VI) == people
    assert raw_text(value, column, VI) == raw


@given(st.text())
def test_one_line_holds_no_control_character(text: str) -> None:
    assert not [c for c in one_line(text) if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]


@given(st.text())
def test_printable_keeps_line_feeds_and_tabs_alone(text: str) -> None:
    left = {c for c in printable(text) if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}}
    assert left <= {"\n", "\t"}


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_visible_text_is_left_as_it_is(text: str) -> None:
    assert one_line(text) == printable(text) == text
