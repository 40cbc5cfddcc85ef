from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dan_van.domain.formula_guard import guarded, unguarded

AWKWARD = st.text(alphabet="'=+-@;＝ \t\n\r5a.,%", max_size=12)


@settings(max_examples=500)
@given(st.one_of(AWKWARD, st.text(max_size=30)))
@example("'=1+1")
@example("''-5+3; =1")
def test_what_was_guarded_is_given_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@settings(max_examples=500)
@given(st.text(alphabet="'=+-@;＝ \t\n\ra.,%", max_size=12))
def test_no_field_begins_as_a_formula_wherever_a_semicolon_parts_it(text: str) -> None:
    starts = [part.strip()[:1] for part in guarded(text).split(";")]
    assert not [start for start in starts if start and start in "=+-@＝"]


@pytest.mark.parametrize("text", ["=1+1", " +x", "@SUM(A1)", "\t=1", "－1", "-2+3", "+84912345678"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_what_begins_behind_a_semicolon_is_guarded_too() -> None:
    assert guarded("Hũ gạo; =cmd()") == "Hũ gạo; '=cmd()"


@pytest.mark.parametrize(
    "text", ["-5", "+3", "-1.526", "-12,5 %", "+0.5%", "5-6", "a=b", "'Hũ gạo'", "", "1;2"]
)
def test_numbers_and_ordinary_text_are_left_alone(text: str) -> None:
    assert guarded(text) == text
