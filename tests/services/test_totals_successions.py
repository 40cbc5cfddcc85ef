"""Totals by unit when units merged or were parted: one line, its records, its earlier figures."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import make_workbook, models

MERGER = ("unit", "merge", "Xã A", "Xã B", "--into", "Xã X", "--date", "2024-01-01")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two districts; a model, an issue and a declared figure of each of the old communes."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Huyện Một", "Huyện Hai")
    desk.add_units("Xã A", "Xã C", parent="Huyện Một")
    desk.add_units("Xã B", parent="Huyện Hai")
    for name, unit, day in (
        ("Hũ gạo", "Xã A", "2023-02-10"),
        ("Tiếng kẻng", "Xã B", "2023-11-20"),
        ("Đường hoa", "Xã C", "2023-12-01"),
        ("Chợ sạch", "Xã C", "2024-02-01"),
    ):
        assert desk("model", "add", name, "--unit", unit, "--registered", day).code == 0
    assert desk("issue", "log", "Rác", "--unit", "Xã B", "--raised", "2023-12-05").code == 0
    return desk


def rows(desk: Desk, period: str, by: str, measure: str = "active") -> dict[str, int]:
    """One measure by the values of a dimension, those that are 0 left out."""
    found: Any = desk.json("totals", period, "--by", by)["models"]["rows"]
    return {row[by]: row[measure] for row in found if row[measure]}


def compared(desk: Desk, period: str) -> list[list[str]]:
    """The lines of the comparison by unit, cell by cell."""
    out = desk("totals", period, "--by", "unit", "--compare", "--format", "tsv").out
    lines = [line.split("\t") for line in out.splitlines()]
    start = next(n for n, line in enumerate(lines) if line[0] == "Đơn vị" and "Kỳ này" in line[2])
    end = next((n for n in range(start, len(lines)) if lines[n] == [""]), len(lines))
    return lines[start + 1 : end]


def test_what_merged_stands_in_the_line_of_the_successor(desk: Desk) -> None:
    assert desk(*MERGER, "--parent", "Huyện Một").code == 0
    assert rows(desk, "2024-Q1", "unit") == {"Xã C": 2, "Xã X": 2}
    assert rows(desk, "2024-Q1", "district") == {"Huyện Một": 4}


def test_the_period_before_a_merger_stays_as_it_was(desk: Desk) -> None:
    before = [rows(desk, "2023-Q4", by) for by in ("unit", "district", "type")]
    assert desk(*MERGER, "--parent", "Huyện Một").code == 0
    assert [rows(desk, "2023-Q4", by) for by in ("unit", "district", "type")] == before
    assert before[0] == {"Xã A": 1, "Xã B": 1, "Xã C": 1}


def test_issues_go_with_their_unit(desk: Desk) -> None:
    assert desk(*MERGER).code == 0
    issues = desk.json("totals", "2024-Q1", "--by", "unit")["issues"]
    assert [(row["unit"], row["opening"], row["closing"]) for row in issues["rows"]] == [
        ("Xã X", 1, 1)
    ]


def test_a_unit_that_took_another_in_has_its_own_and_the_others(desk: Desk) -> None:
    assert desk("unit", "merge", "Xã B", "--into", "Xã A", "--date", "2024-01-01").code == 0
    assert rows(desk, "2024-Q1", "unit") == {"Xã A": 2, "Xã C": 2}
    assert rows(desk, "2023-Q4", "unit") == {"Xã A": 1, "Xã B": 1, "Xã C": 1}


@pytest.mark.parametrize("by", ["unit", "district", "type", "quarter,unit", "unit,sector"])
@pytest.mark.parametrize("period", ["2023-Q4", "2024-Q1", "2023..2024"])
def test_every_command_lists_as_many_as_its_figure(desk: Desk, by: str, period: str) -> None:
    assert desk(*MERGER, "--parent", "Huyện Hai").code == 0
    parts = ("--into", "Xã C", "--into", "Phường D", "--date", "2024-02-15")
    assert desk("unit", "split", "Xã C", *parts).code == 0
    assert desk("model", "add", "Ngõ", "--unit", "Phường D", "--registered", "2024-03-01").code == 0
    explained = desk.json("totals", period, "--by", by, "--explain")["explain"]
    assert explained
    for line in explained:
        words = shlex.split(line["command"])
        found = desk.json(*words[words.index(line["form"][:-1]) :])
        assert len(found) == line["count"], line


def test_the_successor_is_compared_with_all_that_went_into_it(desk: Desk) -> None:
    assert desk(*MERGER).code == 0
    lines = compared(desk, "2024-Q1")
    units = [line[0] for line in lines if line[0]]
    assert units == ["Xã C", "Xã X", "Tổng cộng"]
    own = lines[lines_of("Xã X", lines) :]
    active = next(line for line in own if line[1] == "Đang hoạt động (cuối kỳ)")
    assert active[2:5] == ["2", "2", "0"]


def lines_of(unit: str, lines: list[list[str]]) -> int:
    return next(n for n, line in enumerate(lines) if line[0] == unit)


def test_the_table_says_what_was_added(desk: Desk) -> None:
    assert desk(*MERGER).code == 0
    said = "đến hết 31/12/2023: Xã X = Xã A + Xã B."
    assert said in desk("totals", "2024-Q1", "--by", "unit", "--compare").out
    assert said in desk("totals", "2024-Q1", "--by", "unit").out
    assert said not in desk("totals", "2024-Q3", "--by", "unit").out
    assert said not in desk("totals", "2024-Q1", "--by", "sector").out


def test_parts_have_no_base_and_all_of_them_together_have_one(desk: Desk) -> None:
    parts = ("--into", "Xã C1", "--into", "Xã C2", "--date", "2024-01-01")
    assert desk("unit", "split", "Xã C", *parts).code == 0
    assert desk("model", "add", "Ngõ", "--unit", "Xã C1", "--registered", "2024-02-02").code == 0
    lines = compared(desk, "2024-Q1")
    together = lines[lines_of("Xã C + Xã C1", lines)]
    alone = lines[lines_of("Xã C1", lines)]
    assert together[1:5] == ["Đăng ký (trong kỳ)", "2", "1", "1"]
    assert alone[1:6] == ["Đăng ký (trong kỳ)", "1", "n/a", "n/a", "n/a"]
    assert "Chia tách từ 01/01/2024: Xã C thành Xã C1; Xã C2." in (
        desk("totals", "2024-Q1", "--by", "unit", "--compare").out
    )


def test_parts_are_compared_once_both_periods_are_theirs(desk: Desk) -> None:
    parts = ("--into", "Xã C1", "--into", "Xã C2", "--date", "2023-10-01")
    assert desk("unit", "split", "Xã C", *parts).code == 0
    assert desk("model", "add", "Ngõ", "--unit", "Xã C1", "--registered", "2024-02-02").code == 0
    assert desk("issue", "log", "Rác", "--unit", "Xã C1", "--raised", "2023-11-01").code == 0
    # the quarter before is that of the parts, the same quarter last year is not
    lines = compared(desk, "2024-Q1")
    part = lines[lines_of("Xã C1", lines)]
    assert (part[3], part[6]) == ("0", "n/a")
    whole = lines[lines_of("Xã C + Xã C1", lines)]
    assert (whole[3], whole[6]) == ("1", "0")


def test_what_was_parted_is_compared_alone_while_the_parts_have_nothing(desk: Desk) -> None:
    parts = ("--into", "Xã C1", "--into", "Xã C2", "--date", "2024-01-01")
    assert desk("unit", "split", "Xã C", *parts).code == 0
    lines = compared(desk, "2024-Q1")
    assert lines[lines_of("Xã C", lines)][1:5] == ["Đăng ký (trong kỳ)", "1", "1", "0"]
    assert [line[0] for line in lines].count("Xã C") == 1


def test_a_declared_figure_of_the_successor_stands_beside_all_that_is_counted(desk: Desk) -> None:
    assert desk(*MERGER).code == 0
    options = ("--unit", "Xã X", "--period", "2024-Q1", "--measure", "active")
    assert desk("figure", "add", "3", *options).code == 0
    (declared,) = desk.json("totals", "2024-Q1")["declared"]
    assert (declared["counted"], declared["difference"]) == (2, -1)


def test_closed_units_leave_coverage_and_what_they_began_is_the_successors_report(
    desk: Desk, tmp_path: Path
) -> None:
    assert desk(*MERGER).code == 0
    sheet = models(("Hũ gạo", "Xã X", "Kinh tế", "Tập thể", ""))
    make_workbook(tmp_path / "x.xlsx", sheet)
    imported = desk.do_import(tmp_path / "x.xlsx", options=("--period", "2024-Q1"))
    assert imported.rows == {"changed": 1}
    coverage = desk.json("coverage", "2024-Q1")
    assert {unit["unit"]: unit["standing"] for unit in coverage["units"]} == {
        "Huyện Hai": "missing",
        "Xã C": "received",
        "Xã X": "late",
    }
    assert desk.json("coverage", "2023-Q4")["expected"] == 3


def test_what_was_typed_in_of_an_old_model_is_a_report_of_the_successor(desk: Desk) -> None:
    assert desk(*MERGER).code == 0
    assert "Xã X" in desk.json("coverage", "2024-Q1")["missing"]
    day = ("--date", "2024-02-05")
    assert desk("model", "advance", "DVK-2023-0001", "effective", *day).code == 0
    assert "Xã X" not in desk.json("coverage", "2024-Q1")["missing"]
    assert "Xã X" not in desk.json("totals", "2024-Q1")["coverage"]["missing"]


def test_of_two_units_of_one_name_a_sheet_speaks_of_that_of_its_period(
    desk: Desk, tmp_path: Path
) -> None:
    desk.add_units("Tỉnh Mới")
    new = ("unit", "add", "Xã A", "--parent", "Tỉnh Mới", "--from", "2024-01-01", "--code", "22900")
    assert desk(*new).code == 0
    merger = ("unit", "merge", "Xã A", "Xã B", "--into", "Xã A", "--date", "2024-01-01")
    assert desk(*merger).code == 0
    for name, period in (("Cũ", "2023-Q4"), ("Mới", "2024-Q1")):
        for unit, title in (("Xã A", ()), ("", ("ỦY BAN NHÂN DÂN XÃ A", "Danh sách mô hình"))):
            path = tmp_path / f"{name}-{unit or 'title'}.xlsx"
            make_workbook(path, models((f"{name} {unit}", unit, "", "", ""), title=title))
            assert desk.do_import(path, options=("--period", period)).rows == {"new": 1}
    ids = {
        m["name"]: m["code"]
        for m in desk.models("--unit", "22900", "--own", "--merged-by", "2023-12-31")
    }
    assert sorted(ids) == ["Mới", "Mới Xã A"]


def test_a_sheet_of_a_later_period_that_has_the_old_name_is_refused(
    desk: Desk, tmp_path: Path
) -> None:
    assert desk(*MERGER).code == 0
    make_workbook(tmp_path / "old.xlsx", models(("Ngõ", "Xã A", "Kinh tế", "Tập thể", "")))
    later = desk.do_import(tmp_path / "old.xlsx", options=("--period", "2024-Q1"))
    assert later.code == 3
    (problem,) = later.file["problems"]
    assert (problem["code"], problem["suggestion"]) == ("unit_merged", "Xã X")
    assert problem["cell"] == "C2"
    earlier = desk.do_import(tmp_path / "old.xlsx", options=("--period", "2023-Q4"))
    assert earlier.rows == {"new": 1}
    assert {m["unit"] for m in desk.models() if m["name"] == "Ngõ"} == {"Xã A"}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("split", "Xã A", "--into", "Xã A1", "--into", "Xã A2"), "unit_parted"),
        (("close", "Xã A"), "unit_gone"),
    ],
)
@pytest.mark.parametrize("said", ["cell", "title", "option"])
def test_wherever_a_sheet_names_a_unit_that_is_no_more_its_rows_are_refused(
    desk: Desk, tmp_path: Path, command: tuple[str, ...], code: str, said: str
) -> None:
    assert desk("unit", *command, "--date", "2024-01-01").code == 0
    unit = "Xã A" if said == "cell" else ""
    title = ("ỦY BAN NHÂN DÂN XÃ A", "Danh sách mô hình") if said == "title" else ()
    make_workbook(tmp_path / "old.xlsx", models(("Ngõ", unit, "", "", ""), title=title))
    option = ("--unit", "Xã A") if said == "option" else ()
    found = desk.do_import(tmp_path / "old.xlsx", options=("--period", "2024-Q1", *option))
    assert code in [problem for problem, _ in found.errors]


def test_a_row_of_the_old_unit_with_its_own_earlier_date_comes_in(
    desk: Desk, tmp_path: Path
) -> None:
    assert desk(*MERGER).code == 0
    make_workbook(tmp_path / "old.xlsx", models(("Ngõ", "Xã A", "", "", "12/10/2023")))
    found = desk.do_import(tmp_path / "old.xlsx", options=("--period", "2024-Q1"))
    assert found.rows == {"new": 1}


def test_a_code_that_nothing_bears_lets_no_row_of_a_closed_unit_in(
    desk: Desk, tmp_path: Path
) -> None:
    assert desk(*MERGER).code == 0
    path = tmp_path / "old.csv"
    path.write_text("Mã mô hình,Tên mô hình,Đơn vị\nDVK-2024-0077,Ngõ,Xã A\n", encoding="utf-8")
    found = desk.do_import(path, options=("--period", "2024-Q1"))
    assert [code for code, _ in found.errors] == ["unit_merged"]


def test_a_model_of_two_old_units_is_asked_for_by_its_code(desk: Desk, tmp_path: Path) -> None:
    assert desk("model", "add", "Hũ gạo", "--unit", "Xã B", "--registered", "2023-05-05").code == 0
    assert desk(*MERGER).code == 0
    make_workbook(tmp_path / "x.xlsx", models(("Hũ gạo", "Xã X", "", "", "")))
    found = desk.do_import(tmp_path / "x.xlsx", options=("--period", "2024-Q1"))
    assert [code for code, _ in found.errors] == ["several_before_merger"]


def test_an_export_after_a_merger_changes_nothing_when_it_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    assert desk("model", "add", "Muộn", "--unit", "Xã A", "--registered", "2024-03-05").code == 0
    assert desk(*MERGER).code == 0
    assert desk("export", "models", "-o", tmp_path / "all.xlsx").code == 0
    before = desk.models()
    found = desk.do_import(tmp_path / "all.xlsx")
    assert found.file["rows"]["new"] == found.file["rows"]["refused"] == 0
    assert desk.models() == before
