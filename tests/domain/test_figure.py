"""Figures as units state them: what they say, how they are written, what they add up to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.cell_number import LARGEST, parse_figure
from dan_van.domain.figure import Figure, figure_members, figure_text, sum_of_figures
from dan_van.domain.number_style import NumberStyle

NUMBERS = st.integers(min_value=0, max_value=LARGEST)
FIGURES = st.builds(
    Figure,
    number=NUMBERS,
    qualifier=st.sampled_from("=><≈"),
    plan=st.none() | NUMBERS,
)


def with_dots(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@settings(max_examples=200)
@given(FIGURES)
def test_a_figure_that_is_written_out_is_read_back_as_it_was(figure: Figure) -> None:
    assert parse_figure(figure_text(figure, with_dots), NumberStyle()) == figure


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(number=5813), "5.813"),
        (Figure(number=1000, qualifier=">"), "trên 1.000"),
        (Figure(number=105, plan=130), "105/130"),
        (Figure(number=5, qualifier="≈", plan=2000), "khoảng 5/2.000"),
    ],
)
def test_a_figure_is_written_as_offices_write_it(figure: Figure, text: str) -> None:
    assert figure_text(figure, with_dots) == text


def test_only_an_exact_figure_without_a_plan_is_plain() -> None:
    assert Figure(number=5).is_plain
    assert not Figure(number=5, qualifier=">").is_plain
    assert not Figure(number=5, plan=5).is_plain


def test_members_stand_beside_those_of_the_record() -> None:
    members = dict(figure_members("number", Figure(number=105, plan=130)))
    assert members == {"number": 105, "qualifier": "=", "plan": 130}


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_exact_figures_add_up(numbers: list[int]) -> None:
    assert sum_of_figures(Figure(number=n) for n in numbers) == sum(numbers)


@given(st.lists(FIGURES, max_size=4), st.sampled_from("><≈"))
def test_what_an_inexact_figure_adds_is_not_known(figures: list[Figure], qualifier: str) -> None:
    assert sum_of_figures([*figures, Figure(number=1000, qualifier=qualifier)]) is None
    assert sum_of_figures([]) is None
