from __future__ import annotations

from datetime import date, datetime, time

import pytest

from dan_van.domain.cell import (
    CellProblem,
    is_blank,
    parse_mark,
    parse_prose,
    parse_text,
    show,
)
from dan_van.domain.sheet import CellFault, RawCell


def code(parsed: object) -> str:
    assert isinstance(parsed, CellProblem)
    return parsed.code


@pytest.mark.parametrize("raw", [None, "", "  ", "\u00a0", "-", "--", "---", "—", "..", "…", "\n"])
def test_blank_cells_are_none_for_text_and_marks(raw: RawCell) -> None:
    assert is_blank(raw)
    assert parse_text(raw) is None
    assert parse_mark(raw) is None


def test_x_is_text_in_a_text_column() -> None:
    assert parse_text("x") == "x"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (1526, "1526"),
        (1526.0, "1526"),
        (6.03, "6.03"),
        (360.59999999999997, "360.6"),
        (date(2024, 3, 5), "05/03/2024"),
        (datetime(2024, 3, 5, 8, 30), "05/03/2024 08:30"),  # noqa: DTZ001
        (datetime(2024, 3, 5), "05/03/2024"),  # noqa: DTZ001
        (time(8, 30, 5), "08:30:05"),
        (True, "TRUE"),
        ("  Trồng nho \n an toàn ", "Trồng nho an toàn"),
        ("06.030", "06.030"),
    ],
)
def test_text_is_what_the_sender_sees(raw: RawCell, text: str) -> None:
    assert parse_text(raw) == text


def test_prose_keeps_its_line_breaks() -> None:
    assert parse_prose(" Một\r\nHai ") == "Một\nHai"


def test_fault_is_a_problem_for_every_kind_of_text() -> None:
    fault = CellFault("#REF!")
    for parsed in (parse_text(fault), parse_prose(fault), parse_mark(fault)):
        assert code(parsed) == "cell_fault"
    assert parse_text(fault) == CellProblem(code="cell_fault", value="#REF!")


def test_text_longer_than_a_cell_is_a_problem() -> None:
    assert parse_text("a" * 32_767) == "a" * 32_767
    parsed = parse_text("a" * 32_768)
    assert isinstance(parsed, CellProblem)
    assert parsed.code == "too_long"
    assert parsed.facts == {"length": 32_768, "limit": 32_767}
    assert len(parsed.value) == 80


@pytest.mark.parametrize("raw", ["x", "X", "✓", "✔", "v", "√", "1", 1, 1.0, "có", "CÓ", "đã", True])
def test_marks_that_say_yes(raw: RawCell) -> None:
    assert parse_mark(raw) is True


@pytest.mark.parametrize("raw", ["0", 0, 0.0, "không", "chưa", "no", False])
def test_marks_that_say_no(raw: RawCell) -> None:
    assert parse_mark(raw) is False


@pytest.mark.parametrize("raw", ["tập thể", 2, 0.5, "xx", date(2024, 1, 1)])
def test_anything_else_is_no_mark(raw: RawCell) -> None:
    assert code(parse_mark(raw)) == "not_a_mark"


def test_shown_cell_is_one_short_line_without_control_signs() -> None:
    assert show("a\x1b[31m\nb") == "a b"
    assert show("x" * 100) == "x" * 79 + "…"
    assert show(None) == ""
