"""Declared wholes and parts: what adds up is left alone, what does not is named."""

from __future__ import annotations

import pytest

from dan_van.domain.figure import Figure
from dan_van.domain.figure_parts import Mismatch, Statement, mismatches


def said(number: int, qualifier: str = "=", **key: str) -> Statement:
    return Statement(
        key={"unit": 1, "measure": "registered", **key},
        figure=Figure(number=number, qualifier=qualifier),
    )


def found(*statements: Statement) -> list[Mismatch]:
    return list(mismatches(statements))


FOUR = [said(1706, sector="KT"), said(1503, sector="VHXH"), said(799, sector="QPAN")]


def test_a_whole_that_its_parts_give_is_left_alone() -> None:
    assert found(said(4008), *FOUR) == []


def test_a_whole_that_its_parts_do_not_give_is_named_with_them() -> None:
    (only,) = found(said(5358), *FOUR)
    assert only == Mismatch(split="sector", whole=0, parts=(1, 2, 3), total=4008)


@pytest.mark.parametrize(
    ("qualifier", "number", "named"),
    [
        (">", 1000, 0),
        (">", 1200, 1),
        ("<", 1200, 0),
        ("<", 1000, 1),
        ("≈", 1000, 0),
        ("≈", 2000, 1),
    ],
)
def test_a_rounded_headline_is_held_to_what_it_says(
    qualifier: str, number: int, named: int
) -> None:
    parts = [said(630, sector="KT"), said(170, sector="QPAN"), said(214, sector="HTCT")]
    assert len(found(said(number, qualifier), *parts)) == named


def test_parts_that_are_not_exact_say_nothing() -> None:
    assert found(said(100), said(10, ">", kind="collective"), said(5, kind="individual")) == []


def test_one_part_alone_can_only_be_too_many() -> None:
    assert found(said(100), said(10, kind="collective")) == []
    (only,) = found(said(100), said(101, kind="collective"))
    assert (only.split, only.total) == ("kind", 101)


def test_figures_of_another_unit_level_or_measure_are_no_parts() -> None:
    whole = said(53)
    other = Statement(
        key={"unit": 2, "measure": "registered", "kind": "collective"}, figure=Figure(number=99)
    )
    levels = [said(53, level="grassroots"), said(17, level="district"), said(4, level="province")]
    recognised = Statement(
        key={"unit": 1, "measure": "recognised", "kind": "collective"}, figure=Figure(number=99)
    )
    assert found(whole, other, *levels, recognised) == []


def test_a_part_is_a_whole_of_its_own_parts() -> None:
    figures = [
        said(30, sector="KT"),
        said(20, sector="KT", kind="collective"),
        said(9, sector="KT", kind="individual"),
    ]
    (only,) = found(*figures)
    assert (only.split, only.whole, only.total) == ("kind", 0, 29)


def test_new_and_kept_models_are_those_registered() -> None:
    def of(measure: str, number: int) -> Statement:
        return Statement(key={"unit": 1, "measure": measure}, figure=Figure(number=number))

    assert found(of("registered", 189), of("new", 109), of("kept", 80)) == []
    assert found(of("registered", 189), of("new", 109)) == []
    (many,) = found(of("registered", 781), of("new", 791))
    assert (many.split, many.total) == ("measure", 791)
    (few,) = found(of("registered", 200), of("new", 109), of("kept", 80))
    assert (few.split, few.total) == ("measure", 189)
