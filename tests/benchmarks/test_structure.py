"""The structure of generated sheets is read as well as it was.

One plain sheet and one with noise of every layout; `python -m tests.benchmarks structure` reads
many more.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.benchmarks.structure import LAYOUTS, make, score
from tests.benchmarks.structure_paper import Role

PLAIN, WITH_NOISE = 0, 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_structure_of_a_layout_is_read_whole(layout: str) -> None:
    for seed in (PLAIN, WITH_NOISE):
        assert score(make(layout, seed)).faults == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_generated_sheet_is_the_same_for_the_same_seed(layout: str) -> None:
    assert make(layout, WITH_NOISE) == make(layout, WITH_NOISE)


def test_a_wrong_reading_is_not_scored_as_right() -> None:
    sample = make("models", PLAIN)
    (truth,) = sample.tables
    roles = {**truth.roles, truth.rows(Role.GROUP)[0]: Role.DATA}
    wrong = score(replace(sample, tables=(replace(truth, roles=roles),)))
    assert not wrong.is_right
    assert wrong.rows_right == wrong.rows - 1


def test_a_table_that_should_be_refused_is_not_scored_as_right() -> None:
    assert not score(replace(make("models", PLAIN), refused=True)).is_right
