"""Totals with one dimension in columns: every figure stands under its heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, fresh_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two communes with models of two sectors in two quarters."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã A", "Xã B")
    for name, unit, sector, day in (
        ("Hũ gạo", "Xã A", "KT", "2024-02-10"),
        ("Tiếng kẻng", "Xã A", "VHXH", "2024-05-20"),
        ("Đường hoa", "Xã A", "KT", "2024-05-21"),
        ("Chợ sạch", "Xã B", "KT", "2024-05-22"),
    ):
        about = ("--unit", unit, "--sector", sector, "--registered", day)
        assert desk("model", "add", name, *about).code == 0
    return desk


def tables(desk: Desk, *options: str) -> list[list[list[str]]]:
    """The cells of each table, its heads first; what stands over them is left out."""
    out = desk("totals", *options, "--format", "tsv").out
    parts = [part.splitlines() for part in out.split("\n\n")]
    return [[line.split("\t") for line in part if "\t" in line] for part in parts]


def table(desk: Desk, heading: str, *options: str) -> list[list[str]]:
    """The one table of the models that has such a heading."""
    return next(rows for rows in tables(desk, *options) if rows and heading in rows[0])


@pytest.mark.parametrize(
    ("options", "cells"),
    [(("--across", "sector"), ["3", "1", "0", "0", "4"]), ((), ["1", "3", "4"])],
)
def test_models_that_nothing_but_columns_divides_are_one_line(
    desk: Desk, options: tuple[str, ...], cells: list[str]
) -> None:
    asked = ("2024-Q1..2024-Q2", "--by", "category", "--measure", "registered", *options)
    head, *rows = table(desk, "Tổng cộng", *asked)
    assert rows == [cells]
    assert len(head) == len(cells)


def test_those_with_most_have_their_lines_in_a_table_across_too(desk: Desk) -> None:
    asked = ("2024-Q1..2024-Q2", "--by", "unit", "--top", "1", "--measure", "registered")
    assert table(desk, "Đơn vị", *asked)[1:] == [
        ["Xã A", "1", "2", "3"],
        ["Còn lại", "0", "1", "1"],
        ["Tổng cộng", "1", "3", "4"],
    ]
