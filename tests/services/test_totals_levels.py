"""Recognitions by the level that recognised: each level counts a model once, none is added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.workbooks.desk import Desk, fresh_desk

NONE = {"grassroots": 0, "district": 0, "province": 0, "central": 0, "unknown": 0}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải")
    assert desk("campaign", "add", "Thi đua quý I").code == 0
    for name, *more in (("Một", "--campaigns", "Thi đua quý I"), ("Hai",), ("Ba",)):
        said = ("--unit", "Xã Lợi Hải", "--registered", "2023-12-01", *more)
        assert desk("model", "add", name, *said).code == 0
    return desk


def recognise(desk: Desk, number: int, day: str, level: str | None = None) -> None:
    at = ("--level", level) if level else ()
    answer = desk("model", "advance", f"DVK-2023-000{number}", "recognised", "--date", day, *at)
    assert answer.code == 0, answer.err


def models(desk: Desk, *options: str) -> Any:
    return desk.json("totals", *options)["models"]


def test_a_model_that_two_levels_recognise_counts_once_and_once_at_each(desk: Desk) -> None:
    recognise(desk, 1, "2024-01-10", "district")
    recognise(desk, 1, "2024-03-10", "province")
    recognise(desk, 2, "2024-02-10", "district")
    recognise(desk, 3, "2024-02-11")
    found = models(desk, "2024-Q1")
    assert found["total"]["recognised"] == 3
    assert found["recognised_by_level"] == {**NONE, "district": 2, "province": 1, "unknown": 1}


def test_the_level_is_that_of_the_recognition_and_not_where_the_model_stands_now(
    desk: Desk,
) -> None:
    recognise(desk, 1, "2024-02-10", "grassroots")
    recognise(desk, 1, "2024-04-10", "province")
    assert models(desk, "2024-Q1")["recognised_by_level"] == {**NONE, "grassroots": 1}
    assert models(desk, "2024-Q2")["recognised_by_level"] == {**NONE, "province": 1}
    by_model = models(desk, "2024-Q1", "--by", "level")["rows"]
    assert [row["level"] for row in by_model if row["recognised"]] == ["province"]


def test_cumulative_and_campaign_narrow_the_levels_too(desk: Desk) -> None:
    recognise(desk, 1, "2024-02-10", "grassroots")
    recognise(desk, 2, "2024-04-10", "province")
    year = models(desk, "2024-Q2", "--cumulative", "year")
    assert year["recognised_by_level"] == {**NONE, "grassroots": 1, "province": 1}
    only = models(desk, "2024", "--campaign", "Thi đua quý I")
    assert only["recognised_by_level"] == {**NONE, "grassroots": 1}


@pytest.mark.parametrize(
    ("language", "title", "note"),
    [
        ("vi", "Công nhận theo cấp (trong kỳ)", "không cộng các cấp với nhau"),
        ("en", "Recognised by level (in period)", "levels are not added up"),
    ],
)
def test_the_table_is_shown_where_a_level_is_known_and_says_that_levels_overlap(
    language: str, title: str, note: str, desk: Desk
) -> None:
    recognise(desk, 3, "2024-02-11")
    before = desk("totals", "2024-Q1", lang=language).out
    recognise(desk, 1, "2024-01-10", "district")
    after = desk("totals", "2024-Q1", lang=language).out
    assert title not in before
    assert title in after
    assert note in after


def test_levels_are_there_as_zeros_where_nothing_was_recognised(desk: Desk) -> None:
    assert models(desk, "2024-Q1")["recognised_by_level"] == NONE


def test_a_level_alone_is_refused_with_the_command_that_is_meant(desk: Desk) -> None:
    answer = desk("model", "list", "--event-level", "province")
    assert answer.code == 2
    assert "model list --event recognised --event-level province --period" in answer.err
