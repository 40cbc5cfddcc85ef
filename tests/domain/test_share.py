"""A percentage is held against two numbers as exactly as it is written."""

from __future__ import annotations

import pytest

from dan_van.domain.share import read_shares


@pytest.mark.parametrize("raw", ["92,43", "92.44 %", "92,4", "92", 92.43, 0.9244])
def test_a_percentage_is_right_when_it_is_cut_or_rounded(raw: str | float) -> None:
    assert any(share.is_of(611, 661) for share in read_shares(raw))


@pytest.mark.parametrize("raw", ["92,45", "92,5", "93", 92.42, 0.9245, "0,9243"])
def test_any_other_percentage_is_wrong(raw: str | float) -> None:
    assert not any(share.is_of(611, 661) for share in read_shares(raw))


@pytest.mark.parametrize("raw", ["", "khá", "12/15", "1.234,5", -5, True, None])
def test_what_is_no_percentage_says_nothing(raw: str | float | None) -> None:
    assert read_shares(raw) == ()


def test_what_it_should_be_has_two_places_at_least() -> None:
    (share,) = read_shares("6,9")
    assert (share.text, share.beside(189, 2782)) == ("6.9", "6.79")
    (exact,) = read_shares("6,912")
    assert exact.beside(189, 2782) == "6.794"
