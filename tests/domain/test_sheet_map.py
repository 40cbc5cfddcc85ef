"""The rows of a sheet as stretches: nothing is left out, nothing is named twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.sheet import SheetLayout, SheetRow, TotalRow
from dan_van.domain.sheet_map import Part, Stretch, map_rows

LAYOUT = SheetLayout(
    sheet="Biểu 01",
    is_hidden=False,
    form="models",
    header_rows=(4, 5),
    numbering_row=6,
    data=(SheetRow(number=8, cells=("1",)), SheetRow(number=9, cells=("2",))),
    group_rows=(7,),
    totals=(TotalRow(number=7, cells=("5",)), TotalRow(number=11, cells=("2",))),
    note_rows=(12,),
)


def test_every_part_of_a_sheet_has_its_rows() -> None:
    stretches = map_rows(LAYOUT, [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15])
    assert [(stretch.text, stretch.part) for stretch in stretches] == [
        ("1-2", Part.TITLE),
        ("4-5", Part.HEADER),
        ("6", Part.NUMBERING),
        ("7", Part.GROUP),
        ("8-9", Part.DATA),
        ("10", Part.SKIPPED),
        ("11", Part.TOTAL),
        ("12", Part.NOTE),
        ("14-15", Part.CLOSING),
    ]


def test_a_blank_row_does_not_break_a_stretch() -> None:
    assert map_rows(LAYOUT, [1, 3]) == (Stretch(Part.TITLE, 1, 3),)


def test_a_sheet_without_a_heading_is_title_alone() -> None:
    letter = SheetLayout(sheet="Thư", is_hidden=False, form=None)
    assert map_rows(letter, [1, 2, 9]) == (Stretch(Part.TITLE, 1, 9),)


@given(st.sets(st.integers(1, 30)).map(sorted))
def test_stretches_stand_in_order_and_hold_every_filled_row(filled: list[int]) -> None:
    stretches = map_rows(LAYOUT, filled)
    held = [n for stretch in stretches for n in range(stretch.first, stretch.last + 1)]
    assert held == sorted(set(held))
    assert set(filled) <= set(held)
    assert all(a.part is not b.part for a, b in pairwise(stretches))
