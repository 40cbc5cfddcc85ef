"""The totals of a period as the command gives them: figures, groupings, formats, coverage."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import make_workbook, models

HERE = Path(__file__).parents[1] / "workbooks"
SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def sample(case: str, folder: Path, *paths: Path, period: str, calendar: str) -> Desk:
    desk = fresh_desk(folder, calendar=calendar)
    for unit in json.loads((HERE / case / "expected.json").read_text("utf-8"))["units"]:
        below = ["--parent", unit["parent"]] if unit.get("parent") else []
        assert desk("unit", "add", unit["name"], "--type", unit["type"], *below).code == 0
        for alias in unit.get("aliases", ()):
            assert desk("unit", "alias", unit["name"], alias).code == 0
    assert desk.do_import(*paths, options=("--period", period)).code == 0
    return desk


@pytest.fixture(scope="module", params=["calendar", "state"])
def thuan_bac(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The 22 workbooks of the sample district, in a register of either calendar."""
    folder = tmp_path_factory.mktemp(request.param)
    paths = SAMPLES / "thuan-bac-2024"
    return sample("thuan-bac-2024", folder, paths, period="2024-Q1", calendar=request.param)


@pytest.fixture(scope="module")
def binh_thuan(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The issues of the sample province."""
    case = "binh-thuan-q3-2023"
    folder = tmp_path_factory.mktemp(case)
    path = HERE / case / "in.xlsx"
    return sample(case, folder, path, period="2023-Q3", calendar="calendar")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with a district, three communes, an agency, and two models of this quarter."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Huyện Thuận Bắc", "Phòng Nội vụ")
    desk.add_units("Xã Lợi Hải", "Xã Công Hải", "Xã Bắc Sơn", parent="Huyện Thuận Bắc")
    sheet = models(
        ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 4, 15)),
        ("Nuôi dê", "Xã Công Hải", None, None, date(2024, 5, 2)),
        ("Cũ", "Xã Công Hải", "QP-AN", "Cá nhân", date(2023, 5, 2)),
        ("Năm nay", "Xã Công Hải", "QP-AN", "Cá nhân", "2024"),
    )
    assert desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet)).code == 0
    return desk


def totals(desk: Desk, period: str, *options: str) -> Any:
    return desk.json("totals", period, *options)


def figures_by_unit(desk: Desk, period: str, format_: str, mark: str) -> dict[str, list[str]]:
    """The figures of each unit as they are written in that format."""
    out = desk("totals", period, "--by", "unit", "--format", format_).out
    cells = [
        line.strip("| ").split(mark) if mark != "\t" else line.split(mark)
        for line in out.splitlines()
    ]
    return {first: rest for first, *rest in cells}


def registered(answer: Any) -> dict[Any, int]:
    """The registrations by the values of the grouping."""
    by = answer["models"]["by"]
    return {
        tuple(row[name] for name in by): row["registered"]
        for row in answer["models"]["rows"]
        if row["registered"]
    }


# --- the samples ---------------------------------------------------------------------------------


def test_the_sample_district_has_122_models_of_both_kinds_in_every_sector(thuan_bac: Desk) -> None:
    answer = totals(thuan_bac, "2024-Q1")
    assert answer["models"]["by"] == ["sector", "kind"]
    total = answer["models"]["total"]
    assert (total["registered"], total["new"], total["kept"], total["active"]) == (122, 122, 0, 122)
    assert registered(totals(thuan_bac, "2024-Q1", "--by", "kind")) == {
        ("collective",): 93,
        ("individual",): 29,
    }
    assert registered(totals(thuan_bac, "2024-Q1", "--by", "sector")) == {
        ("KT",): 32,
        ("VHXH",): 31,
        ("QPAN",): 27,
        ("HTCT",): 32,
    }


def test_all_22_units_of_the_sample_district_have_reported(thuan_bac: Desk) -> None:
    coverage = totals(thuan_bac, "2024-Q1")["coverage"]
    assert coverage == {"expected": 22, "received": 22, "missing": []}
    assert len(registered(totals(thuan_bac, "2024-Q1", "--by", "unit"))) == 22


def test_the_days_of_the_quarter_are_those_of_the_calendar(thuan_bac: Desk) -> None:
    period = totals(thuan_bac, "2024-Q1")["period"]
    days = {
        "calendar": ("2024-01-01", "2024-03-31"),
        "state": ("2023-12-15", "2024-03-14"),
    }
    assert (period["start"], period["end"]) == days[period["calendar"]]
    assert period["code"] == "2024-Q1"


def test_another_quarter_has_no_registrations_but_the_same_stock(thuan_bac: Desk) -> None:
    total = totals(thuan_bac, "2024-Q2")["models"]["total"]
    assert (total["registered"], total["active"]) == (0, 122)


def test_the_issues_of_the_sample_province_balance(binh_thuan: Desk) -> None:
    issues = totals(binh_thuan, "2023-Q3")["issues"]
    wanted = {"opening": 1, "raised": 3, "resolved": 1, "closed": 0, "closing": 3}
    assert {key: issues[key] for key in wanted} == wanted


def test_a_quarter_opens_with_what_the_one_before_closed_with(binh_thuan: Desk) -> None:
    quarters = [totals(binh_thuan, f"2023-Q{n}")["issues"] for n in (1, 2, 3, 4)]
    assert [q["closing"] for q in quarters] == [0, 1, 3, 3]
    assert [q["opening"] for q in quarters] == [0, 0, 1, 3]


def test_every_figure_can_be_asked_for_its_records(thuan_bac: Desk) -> None:
    for row in totals(thuan_bac, "2024-Q1")["models"]["rows"]:
        options = ("--sector", row["sector"], "--kind", row["kind"], "--period", "2024-Q1")
        assert len(thuan_bac.models(*options)) == row["registered"]


# --- shape ---------------------------------------------------------------------------------------


def test_json_has_the_agreed_shape(desk: Desk) -> None:
    answer = totals(desk, "2024-Q2")
    assert set(answer) >= {"period", "as_of", "coverage", "models", "issues"}
    assert answer["as_of"] == "2024-05-15"
    assert set(answer["period"]) == {"code", "start", "end", "calendar"}
    measures = {
        *("registered", "new", "kept", "active", "effective", "recognised", "replicated"),
        "stopped",
    }
    assert set(answer["models"]["total"]) >= measures
    for row in answer["models"]["rows"]:
        assert set(row) >= measures | {"sector", "kind"}
    assert set(answer["issues"]) >= {
        *("opening", "raised", "resolved", "closed", "closing", "overdue"),
    }


def test_unknown_sector_and_kind_have_a_row_of_their_own(desk: Desk) -> None:
    assert registered(totals(desk, "2024-Q2")) == {("KT", "collective"): 1, (None, None): 1}


def test_what_is_known_to_the_year_counts_in_the_year_and_is_named_in_the_quarter(
    desk: Desk,
) -> None:
    assert totals(desk, "2024")["models"]["total"]["registered"] == 3
    quarter = totals(desk, "2024-Q2")["models"]["total"]
    assert (quarter["registered"], quarter["undated"]) == (2, 1)
    assert "1" in desk("totals", "2024-Q2").out.split("2024-04")[-1]


def test_without_a_period_it_is_this_quarter(desk: Desk) -> None:
    assert desk.json("totals") == totals(desk, "2024-Q2")


@pytest.mark.parametrize("period", ["2024Q2", "Q2/2024", "II/2024", "Quý II/2024", "this-quarter"])
def test_a_period_may_be_written_in_several_ways(period: str, desk: Desk) -> None:
    assert totals(desk, period) == totals(desk, "2024-Q2")


@pytest.mark.parametrize("options", [("2024-Q5",), ("2024-Q1", "--by", "colour")])
def test_a_wrong_period_or_grouping_is_wrong_usage(options: tuple[str, ...], desk: Desk) -> None:
    answer = desk("totals", *options)
    assert (answer.code, answer.out) == (2, "")
    assert options[-1] in answer.err


# --- groupings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("unit", {("Xã Lợi Hải",): 1, ("Xã Công Hải",): 1}),
        ("district", {("Huyện Thuận Bắc",): 2}),
        ("type", {("commune",): 2}),
        ("level", {(None,): 2}),
        ("stage", {("registered",): 2}),
        ("sector", {("KT",): 1, (None,): 1}),
        ("kind,unit", {("collective", "Xã Lợi Hải"): 1, (None, "Xã Công Hải"): 1}),
        ("district,kind", {("Huyện Thuận Bắc", "collective"): 1, ("Huyện Thuận Bắc", None): 1}),
    ],
)
def test_models_are_grouped_by_any_dimension_and_by_two(
    by: str, expected: dict[Any, int], desk: Desk
) -> None:
    answer = totals(desk, "2024-Q2", "--by", by)
    assert answer["models"]["by"] == by.split(",")
    assert registered(answer) == expected
    assert answer["models"]["total"] == totals(desk, "2024-Q2")["models"]["total"]


def test_two_dimensions_have_subtotals_and_the_total_by_the_second(thuan_bac: Desk) -> None:
    lines = thuan_bac("totals", "2024-Q1", "--format", "csv").out.splitlines()
    rows = {tuple(row[:2]): row[2] for row in csv.reader(lines) if len(row) > 2}
    assert rows["Kinh tế", ""] == "32"
    assert rows["Tổng cộng", ""] == "122"
    assert rows["", "Tập thể"] == "93"
    assert rows["", "Cá nhân"] == "29"


# --- coverage ------------------------------------------------------------------------------------


def test_a_unit_that_has_not_reported_is_a_dash_and_named(desk: Desk) -> None:
    answer = totals(desk, "2024-Q2")
    assert answer["coverage"] == {
        "expected": 4,
        "received": 2,
        "missing": ["Phòng Nội vụ", "Xã Bắc Sơn"],
    }
    by_unit = figures_by_unit(desk, "2024-Q2", "md", " | ")
    assert set(by_unit["Xã Bắc Sơn"]) == {"-"}
    assert by_unit["Xã Công Hải"][0] == "1"
    assert set(figures_by_unit(desk, "2024-Q2", "tsv", "\t")["Xã Bắc Sơn"]) == {""}
    assert "Phòng Nội vụ; Xã Bắc Sơn" in desk("totals", "2024-Q2").out


def test_a_unit_that_reported_nothing_new_is_no_dash(desk: Desk) -> None:
    of_unit = ("model", "list", "--unit", "Xã Công Hải", "--period", "2023")
    (before,) = desk.json(*of_unit)
    assert figures_by_unit(desk, "2024-Q1", "tsv", "\t")["Xã Công Hải"][0] == ""
    done = desk("model", "advance", before["code"], "effective", "--date", "2024-02-01")
    assert done.code == 0
    assert figures_by_unit(desk, "2024-Q1", "tsv", "\t")["Xã Công Hải"][0] == "0"


def test_a_unit_that_is_no_longer_valid_is_not_expected(desk: Desk) -> None:
    desk("unit", "add", "Xã Phước Kháng", "--until", "2024-01-01")
    assert "Xã Phước Kháng" in totals(desk, "2023-Q4")["coverage"]["missing"]
    assert "Xã Phước Kháng" not in totals(desk, "2024-Q2")["coverage"]["missing"]


# --- formats -------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["table", "plain", "md"])
def test_a_table_for_people_says_the_days_and_the_sums(format_: str, thuan_bac: Desk) -> None:
    out = thuan_bac("totals", "2024-Q1", "--format", format_).out
    assert "\x1b" not in out
    for text in ("Kinh tế", "Tập thể", "122", "93", "29", "22/22", "/2024"):
        assert text in out


@pytest.mark.parametrize(("format_", "mark"), [("csv", ","), ("tsv", "\t")])
def test_a_delimited_table_has_one_cell_a_figure(format_: str, mark: str, thuan_bac: Desk) -> None:
    out = thuan_bac("totals", "2024-Q1", "--by", "kind", "--format", format_).out
    rows = [row for row in csv.reader(io.StringIO(out), delimiter=mark) if row]
    head = next(row for row in rows if "Đăng ký (trong kỳ)" in row)
    place = head.index("Đăng ký (trong kỳ)")
    figures = {row[0]: row[place] for row in rows if len(row) == len(head)}
    assert (figures["Tập thể"], figures["Cá nhân"], figures["Tổng cộng"]) == ("93", "29", "122")


def test_english_headings_have_the_same_figures(thuan_bac: Desk) -> None:
    out = thuan_bac("totals", "2024-Q1", lang="en").out
    for text in ("Economy", "Collective", "122", "93", "29"):
        assert text in out
    assert thuan_bac("totals", "2024-Q1", "--format", "json", lang="en").json() == totals(
        thuan_bac, "2024-Q1"
    )


@pytest.mark.parametrize("ending", ["txt", "tsv", "csv", "json", "md", "html", "xlsx"])
def test_the_ending_of_a_file_picks_the_format(
    ending: str, thuan_bac: Desk, tmp_path: Path
) -> None:
    path = tmp_path / f"totals.{ending}"
    answer = thuan_bac("totals", "2024-Q1", "-o", path)
    assert (answer.code, answer.out) == (0, "")
    content = path.read_bytes()
    assert content
    if ending == "json":
        assert json.loads(content) == totals(thuan_bac, "2024-Q1")
    elif ending == "xlsx":
        assert content.startswith(b"PK")
    else:
        assert "122" in content.decode("utf-8-sig")


def test_the_comparison_names_its_periods_and_a_year_has_one_earlier_period(
    tmp_path: Path,
) -> None:
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải")
    old = desk("model", "add", "Cũ", "--unit", "Xã Lợi Hải", "--registered", "2023-11-02")
    assert old.code == 0
    quarter = desk("totals", "2024-Q1", "--by", "kind").out
    for name in ("Quý I/2024", "Quý IV/2023", "Quý I/2023", "Kỳ trước", "Cùng kỳ"):
        assert name in quarter
    year = desk("totals", "2024", "--by", "kind").out
    heads = next(line for line in year.splitlines() if "Kỳ trước" in line)
    assert "Cùng kỳ" not in heads


def test_quarters_asked_for_at_once_are_columns(thuan_bac: Desk) -> None:
    out = thuan_bac("totals", "2023-Q3..2024-Q1", "--by", "kind", "--format", "tsv").out
    lines = [line.split("\t") for line in out.splitlines()]
    start = next(n for n, line in enumerate(lines) if line[0] == "Loại hình")
    assert len(lines[start]) == 1 + 3 + 1
    assert lines[start + 1] == ["Tập thể", "0", "0", "93", "93"]
    title = thuan_bac("totals", "2023-Q3..2024-Q1").out.splitlines()[0]
    assert title.endswith("Quý III/2023 - Quý I/2024")


@pytest.mark.parametrize(
    ("period", "options"),
    [
        ("2024-Q1", ()),
        ("2020..2025", ()),
        ("2023-Q3..2024-Q1", ("--cumulative", "year")),
        ("2023-Q3..2024-Q1", ("--by", "month,kind")),
    ],
)
def test_anything_else_is_one_period(
    thuan_bac: Desk, period: str, options: tuple[str, ...]
) -> None:
    assert "across" not in thuan_bac.json("totals", period, *options)["models"]


def test_a_unit_that_has_not_reported_is_a_dash_beside_the_models_it_still_has(
    thuan_bac: Desk,
) -> None:
    out = thuan_bac("totals", "2024-Q3", "--by", "unit,kind", "--format", "plain").out
    (unit,) = (line for line in out.splitlines() if line.startswith("Xã Bắc Sơn"))
    assert unit.split()[-8:] == ["-", "-", "-", "10", "-", "-", "-", "-"]
    (total, *_) = (line for line in out.splitlines() if line.startswith("Tổng cộng"))
    assert total.split()[-8:] == ["0", "0", "0", "122", "0", "0", "0", "0"]
