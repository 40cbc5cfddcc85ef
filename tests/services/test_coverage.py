"""Who has reported: in time, late, with nothing in it, not at all; who counts on neither side."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import Sheet, make_workbook, models

PERIOD = "2024-Q1"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Four communes of two districts on 15 May 2024; one file with a model and one with none."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Huyện Thuận Bắc", "Huyện Ninh Hải")
    desk.add_units("Xã Lợi Hải", "Xã Công Hải", "Xã Bắc Sơn", parent="Huyện Thuận Bắc")
    desk.add_units("Xã Nhơn Hải", parent="Huyện Ninh Hải")
    sheet = models(("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 2, 15)))
    empty = Sheet(rows=[], title=("Đơn vị: Xã Công Hải", "Quý I năm 2024"))
    one = make_workbook(tmp_path / "mot.xlsx", sheet)
    none = make_workbook(tmp_path / "khong.xlsx", empty)
    assert desk.do_import(one, none, options=("--period", PERIOD)).code == 0
    typed = desk(
        *("model", "add", "Nuôi dê", "--unit", "Xã Bắc Sơn"), *("--registered", "2024-03-01")
    )
    assert typed.code == 0
    return desk


def coverage(desk: Desk, *options: str) -> Any:
    return desk.json("coverage", PERIOD, *options)


def standings(found: Any) -> dict[str, str]:
    return {unit["unit"]: unit["standing"] for unit in found["units"]}


def test_each_unit_stands_in_one_place(desk: Desk) -> None:
    found = coverage(desk)
    assert standings(found) == {
        "Xã Bắc Sơn": "received",
        "Xã Công Hải": "late_zero",
        "Xã Lợi Hải": "late",
        "Xã Nhơn Hải": "missing",
    }
    assert (found["expected"], found["received"]) == (4, 3)
    assert found["missing"] == ["Xã Nhơn Hải"]
    assert found["zero"] == ["Xã Công Hải"]
    assert found["late"] == ["Xã Công Hải", "Xã Lợi Hải"]


@pytest.mark.parametrize(("days", "late"), [("44", 1), ("45", 0), ("0", 45)])
def test_late_is_what_comes_after_the_days_that_the_register_gives(
    days: str, late: int, desk: Desk
) -> None:
    assert desk("settings", "deadline", days).code == 0
    found = coverage(desk)
    by_unit = {unit["unit"]: unit["days_late"] for unit in found["units"]}
    assert by_unit["Xã Lợi Hải"] == late
    assert by_unit["Xã Bắc Sơn"] == 0, "nobody knows when a typed record was reported"


@pytest.mark.parametrize("days", ["-1", "367", "ba", "1.5", ""])
def test_a_deadline_is_a_number_of_days(days: str, desk: Desk) -> None:
    answer = desk("settings", "deadline", days)
    assert answer.code == (0 if not days else 2)
    assert coverage(desk)["deadline"] == "2024-04-10"


def test_forms_tell_what_came_empty_from_what_did_not_come(desk: Desk) -> None:
    forms = {unit["unit"]: unit["forms"] for unit in coverage(desk)["units"]}
    assert forms["Xã Lợi Hải"] == {"models": 1}
    assert forms["Xã Công Hải"] == {"models": 0}
    lines = desk("coverage", PERIOD).out.splitlines()
    shown = {line[:12].strip(): line.split()[-1] for line in lines if line.strip()}
    assert (shown["Xã Công Hải"], shown["Xã Nhơn Hải"]) == ("0", "-")


def test_a_district_is_asked_by_itself(desk: Desk) -> None:
    found = coverage(desk, "--unit", "Huyện Ninh Hải")
    assert (found["expected"], found["received"]) == (1, 0)
    assert desk("coverage", PERIOD, "--unit", "Huyện Thuận Bắc", "--require-complete").code == 0


@pytest.mark.parametrize("command", ["coverage", "totals"])
def test_a_closed_unit_leaves_both_sides(command: str, desk: Desk) -> None:
    assert desk("unit", "add", "Xã Cũ", "--until", "2024-03-31").code == 0
    assert desk("unit", "add", "Xã Mới", "--until", "2024-04-01").code == 0
    found = desk.json(command, PERIOD)
    if command == "coverage":
        assert found["closed"] == ["Xã Cũ"]
    else:
        found = found["coverage"]
    assert found["expected"] == 5
    assert found["missing"] == ["Xã Mới", "Xã Nhơn Hải"]


@pytest.mark.parametrize("command", ["coverage", "totals"])
def test_what_is_not_complete_is_printed_and_ends_with_3(command: str, desk: Desk) -> None:
    plain = desk(command, PERIOD)
    checked = desk(command, PERIOD, "--require-complete")
    assert (plain.code, checked.code) == (0, 3)
    assert checked.out == plain.out
    assert "1/4" in checked.err
    typed = desk(*("model", "add", "Mới", "--unit", "Xã Nhơn Hải"), *("--registered", "2024-03-01"))
    assert typed.code == 0
    assert desk(command, PERIOD, "--require-complete").code == 0


def test_totals_and_coverage_agree(desk: Desk) -> None:
    said = desk.json("totals", PERIOD)["coverage"]
    found = coverage(desk)
    assert said == {key: found[key] for key in said}


def test_the_reminder_goes_to_those_who_are_missing(desk: Desk) -> None:
    letter = desk("coverage", PERIOD, "--reminder").out
    assert letter.startswith("Kính gửi: Xã Nhơn Hải.\n")
    assert "Quý I/2024" in letter
    assert "10/04/2024" in letter
    assert "quá 35 ngày" in letter
    assert desk.json("coverage", PERIOD, "--reminder")["to"] == ["Xã Nhơn Hải"]


def test_of_many_missing_units_totals_names_the_first_and_coverage_all(desk: Desk) -> None:
    desk.add_units(*(f"Xã Số {number}" for number in range(20, 40)))
    said = desk("totals", PERIOD).out
    assert "và 11 đơn vị khác" in said
    assert "Xã Số 39" not in said
    assert "Xã Số 39" in desk("coverage", PERIOD).out


def test_what_a_unit_sent_is_the_report_of_the_one_it_went_into(desk: Desk) -> None:
    names = ("Xã Lợi Hải", "Xã Công Hải", "Xã Bắc Sơn")
    into = ("--into", "Xã Công Hải Mới", "--date", "2024-03-01")
    assert desk("unit", "merge", *names, *into).code == 0
    unit = next(u for u in coverage(desk)["units"] if u["unit"] == "Xã Công Hải Mới")
    assert (unit["standing"], unit["arrived"]) == ("late", "2024-05-15")
    assert unit["forms"] == {"models": 1}
