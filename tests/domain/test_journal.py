"""Which entries of a journal are in force, when some took others back."""

from __future__ import annotations

import pytest

from dan_van.domain.journal import still_stand, taken_back


@pytest.mark.parametrize(
    ("undoes", "gone"),
    [
        ({}, {}),
        ({3: 2}, {2: 3}),
        ({3: 2, 4: 3}, {3: 4}),
        ({3: 2, 4: 3, 5: 4}, {2: 3, 4: 5}),
        ({3: 2, 4: 3, 5: 2}, {2: 5, 3: 4}),
    ],
)
def test_what_took_back_and_was_taken_back_takes_back_nothing(
    undoes: dict[int, int], gone: dict[int, int]
) -> None:
    assert taken_back(undoes) == gone


@pytest.mark.parametrize(
    ("undoes", "stand"),
    [
        ({}, [2, 3, 4]),
        ({3: 2}, [4]),
        ({4: 3}, [2]),
        ({3: 2, 4: 3}, [2]),
        ({4: 1}, [2, 3, 4]),
    ],
)
def test_an_entry_and_the_one_that_took_it_back_come_to_nothing(
    undoes: dict[int, int], stand: list[int]
) -> None:
    assert still_stand([4, 3, 2, 1], 1, undoes) == stand
