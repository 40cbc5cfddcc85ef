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


def leads(desk: Desk, by: str, *options: str) -> list[list[str]]:
    """What names each line of the first table of the models, without its sums."""
    _, *rows = tables(desk, "2024-Q2", "--by", by, "--measure", "registered", *options)[0]
    count = by.count(",") + 1
    found: list[list[str]] = []
    group = ""
    for row in rows[: next(n for n, row in enumerate(rows) if row[0] == "Tổng cộng")]:
        group = row[0] or group
        if row[count - 1]:
            found.append([group, *row[1:count]])
    return found


@pytest.mark.parametrize("by", ["sector", "kind", "unit", "type", "sector,kind", "unit,kind"])
def test_a_table_across_has_the_lines_that_it_has_without(desk: Desk, by: str) -> None:
    vague = ("--unit", "Xã B", "--sector", "QPAN", "--registered", "2024")
    assert desk("model", "add", "Đội tự quản", *vague).code == 0
    desk.add_units("Xã C")
    assert leads(desk, by, "--across", "quarter") == leads(desk, by)
    assert len(leads(desk, by)) > 0


def test_models_without_a_day_have_no_column_of_noughts(desk: Desk) -> None:
    for code in ("0001", "0002", "0003", "0004"):
        assert desk("model", "edit", f"DVK-2024-{code}", "--kind", "tập thể").code == 0
    asked = ("2024-Q2", "--by", "unit", "--measure", "registered", "--across", "kind")
    vague = ("--unit", "Xã B", "--registered", "2024")
    assert desk("model", "add", "Đội tự quản", *vague).code == 0
    assert table(desk, "Đơn vị", *asked)[0] == ["Đơn vị", "Tập thể", "Cá nhân", "Tổng cộng"]


def test_turned_lines_of_two_dimensions_say_which_group_they_are_of(desk: Desk) -> None:
    asked = ("2024-Q2", "--by", "unit,sector", "--measure", "registered", "--transpose")
    head, row = table(desk, "Chỉ tiêu", *asked)[:2]
    told = dict(zip(head, row, strict=True))
    assert told["Cộng (xã A)"] == "2"
    assert told["Kinh tế (xã A)"] == told["Kinh tế (xã B)"] == "1"
    assert told["Cộng (tổng cộng)"] == "3"
    assert len(told) == len(head)


def test_turned_lines_across_have_their_group_over_them_and_the_sum_alone(desk: Desk) -> None:
    desk.add_units("UBND huyện C")
    asked = ("2024-Q2", "--by", "unit,sector", "--across", "quarter", "--measure", "registered")
    head = table(desk, "Chỉ tiêu", *asked, "--transpose")[0]
    assert {"Kinh tế (xã A)", "Kinh tế (UBND huyện C)"} <= set(head)
    assert head[-1] == "Tổng cộng"


@pytest.mark.parametrize(
    ("period", "dimension", "rest"),
    [
        ("2024", "month", "Chưa rõ, trùng"),
        ("2024-02-11..2024-06-30", "month", "Ngày khác, chưa rõ, trùng"),
        ("2024-02-01..2024-05-20", "quarter", "Ngày khác, chưa rõ, trùng"),
    ],
)
def test_days_that_lie_in_no_part_of_the_period_are_not_called_unknown(
    desk: Desk, period: str, dimension: str, rest: str
) -> None:
    vague = ("--unit", "Xã B", "--registered", "2024-Q2")
    assert desk("model", "add", "Đội tự quản", *vague).code == 0
    down = table(desk, "Đăng ký (trong kỳ)", period, "--by", dimension, "--measure", "registered")
    assert down[-2][0] == rest


def test_days_between_the_months_of_a_quarter_of_the_state_calendar_are_told(desk: Desk) -> None:
    assert desk("settings", "calendar", "state").code == 0
    assert desk("model", "edit", "DVK-2024-0001", "--registered", "2024-03-10").code == 0
    asked = ("2024-Q1", "--by", "unit", "--across", "month", "--measure", "registered")
    assert table(desk, "Đơn vị", *asked)[0][-2:] == ["Ngày khác, chưa rõ, trùng", "Tổng cộng"]
