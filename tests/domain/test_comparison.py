from __future__ import annotations

import pytest

from dan_van.domain.comparison import Change, percent_text


@pytest.mark.parametrize(
    ("now", "before", "tenths"),
    [(9, 8, 125), (8, 9, -111), (3, 3, 0), (0, 4, -1000), (2, 1, 1000), (1, 0, None), (0, 0, None)],
)
def test_percent_is_of_the_base_to_the_tenth(now: int, before: int, tenths: int | None) -> None:
    assert Change(now, before).tenths == tenths


def test_half_a_tenth_is_rounded_away_from_zero() -> None:
    assert Change(2001, 2000).tenths == 1
    assert Change(1999, 2000).tenths == -1


@pytest.mark.parametrize(
    ("tenths", "text"), [(125, "+12,5"), (-111, "-11,1"), (0, "0"), (1000, "+100"), (-4, "-0,4")]
)
def test_percent_is_written_with_its_sign_and_no_empty_tenth(tenths: int, text: str) -> None:
    assert percent_text(tenths, mark=",") == text
