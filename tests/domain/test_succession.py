"""Under which unit records are counted once units have merged or were parted."""

from __future__ import annotations

import pytest

from dan_van.domain.succession import Link, Successions

A, B, C, X, Z = 1, 2, 3, 4, 5
MERGED = Successions(
    [
        Link(A, X, "2020-01-01", is_whole=True),
        Link(B, X, "2024-07-01", is_whole=True),
        Link(X, Z, "2025-07-01", is_whole=True),
    ]
)


@pytest.mark.parametrize(
    ("unit", "end", "seen"),
    [
        (B, "2024-07-01", B),
        (B, "2024-07-02", X),
        (B, "2025-07-01", X),
        (B, "2026-01-01", Z),
        (A, "2024-01-01", X),
        (X, "2024-01-01", X),
        (C, "2026-01-01", C),
    ],
)
def test_a_unit_is_seen_as_what_it_is_at_the_end_of_the_period(
    unit: int, end: str, seen: int
) -> None:
    assert MERGED.seen_as(unit, end) == seen


def test_what_went_into_a_unit_is_found_over_several_steps() -> None:
    assert MERGED.counted_under([Z], "2026-01-01") == {A, B, X, Z}
    assert MERGED.counted_under([Z], "2025-07-01") == {Z}
    assert MERGED.counted_under([X], "2024-07-01") == {A, X}


def test_links_that_go_in_a_circle_are_followed_once() -> None:
    circle = Successions(
        [Link(A, B, "2024-01-01", is_whole=True), Link(B, A, "2024-02-01", is_whole=True)]
    )
    assert circle.seen_as(A, "2025-01-01") in {A, B}
    assert circle.counted_under([A], "2025-01-01") == {A, B}


def test_a_parted_unit_stays_itself_and_is_one_family_with_its_parts() -> None:
    parted = Successions(
        [Link(A, X, "2024-07-01", is_whole=False), Link(A, Z, "2024-07-01", is_whole=False)]
    )
    assert parted.seen_as(A, "2025-01-01") == A
    (family,) = parted.families("2024-01-01", "2025-01-01")
    assert set(family) == {A, X, Z}


@pytest.mark.parametrize(
    ("start", "end"), [("2024-07-01", "2025-01-01"), ("2024-01-01", "2024-07-01")]
)
def test_what_was_parted_outside_the_time_compared_is_no_family(start: str, end: str) -> None:
    parted = Successions([Link(A, X, "2024-07-01", is_whole=False)])
    assert parted.families(start, end) == ()


def test_families_that_share_a_part_are_one_and_know_what_merged() -> None:
    links = [
        Link(A, X, "2024-07-01", is_whole=False),
        Link(A, Z, "2024-07-01", is_whole=False),
        Link(B, Z, "2024-07-01", is_whole=True),
        Link(C, Z, "2024-08-01", is_whole=False),
    ]
    (family,) = Successions(links).families("2024-01-01", "2025-01-01")
    assert set(family) == {A, X, Z, C}
