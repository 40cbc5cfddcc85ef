"""Declared figures entered by hand: added, found, changed, written out and read again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dan_van.storage.create import create_register
from tests.conftest import Cli, caller


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return register(tmp_path / "register.db")


def register(path: Path) -> Cli:
    create_register(path, settings={"calendar": "calendar", "language": "vi"})
    cli = caller(path)
    for name, above in (("Tỉnh Gia Lai", None), ("Xã Ia Ly", "Tỉnh Gia Lai")):
        below = ["--parent", above] if above else []
        assert cli("unit", "add", name, *below).code == 0
    return cli


def add(cli: Cli, number: str, measure: str, *more: str, period: str = "2020..2025") -> Any:
    base = ("--unit", "Tỉnh Gia Lai", "--period", period, "--measure", measure)
    answer = cli("figure", "add", number, *base, *more, "--format", "json")
    assert answer.code == 0, answer.err
    return answer.json()


def listed(cli: Cli, *filters: str) -> list[str]:
    """The numbers that a list gives."""
    found = cli("figure", "list", "--format", "json", *filters).json()
    return [str(figure["number"]) for figure in found]


@pytest.mark.parametrize(
    ("typed", "number", "qualifier", "plan"),
    [
        ("5813", 5813, "=", None),
        ("5.813", 5813, "=", None),
        ("trên 1.000", 1000, ">", None),
        ("gần 30", 30, "≈", None),
        ("105/130", 105, "=", 130),
    ],
)
def test_a_figure_is_kept_as_exactly_as_it_was_stated(
    cli: Cli, typed: str, number: int, qualifier: str, plan: int | None
) -> None:
    figure = add(cli, typed, "registered")
    assert (figure["number"], figure["qualifier"], figure["plan"]) == (number, qualifier, plan)
    (stored,) = cli("figure", "list", "--format", "json").json()
    assert (stored["number"], stored["qualifier"], stored["plan"]) == (number, qualifier, plan)


def test_a_figure_of_the_same_thing_is_refused_and_the_known_one_named(cli: Cli) -> None:
    code = add(cli, "5813", "registered")["code"]
    base = ("--unit", "Tỉnh Gia Lai", "--period", "2020..2025", "--measure", "registered")
    twin = cli("figure", "add", "5900", *base)
    assert twin.code == 2
    assert code in twin.err
    for more in (("--sector", "KT"), ("--kind", "collective"), ("--level", "province")):
        assert cli("figure", "add", "1", *base, *more).code == 0


@pytest.mark.parametrize("missing", ["--unit", "--period", "--measure"])
def test_what_a_figure_is_about_must_be_said(cli: Cli, missing: str) -> None:
    said = {"--unit": "Tỉnh Gia Lai", "--period": "2024", "--measure": "registered"}
    given = [word for flag, value in said.items() if flag != missing for word in (flag, value)]
    answer = cli("figure", "add", "5", *given)
    assert answer.code == 2
    assert missing in answer.err


def test_figures_are_found_by_everything_they_are_about(cli: Cli) -> None:
    add(cli, "1526", "registered", "--sector", "KT")
    add(cli, "35", "awards", "--kind", "collective", "--form", "merit_certificate")
    add(cli, "7", "dialogues", period="2024-Q1")
    assert listed(cli, "--sector", "KT") == ["1526"]
    assert listed(cli, "--sector", "unknown") == ["7", "35"]
    assert listed(cli, "--kind", "collective") == ["35"]
    assert listed(cli, "--form", "Bằng khen") == ["35"]
    assert listed(cli, "--measure", "dialogues") == ["7"]
    assert listed(cli, "--unit", "Tỉnh Gia Lai") == ["7", "1526", "35"]
    assert listed(cli, "--unit", "Xã Ia Ly") == []


def test_a_period_finds_what_lies_inside_it_or_only_what_is_exactly_of_it(cli: Cli) -> None:
    add(cli, "7", "dialogues", period="2024-Q1")
    add(cli, "20", "dialogues", period="2024")
    assert listed(cli, "--period", "2024") == ["7", "20"]
    assert listed(cli, "--period", "2024", "--exactly") == ["20"]
    assert listed(cli, "--period", "2024-Q1", "--exactly") == ["7"]
    assert listed(cli, "--period", "2024-H1", "--exactly") == []


@pytest.mark.parametrize(
    "period", ["2024-H1", "2024-9M", "6 tháng đầu năm 2024", "9 tháng năm 2024", "Quý I/2024"]
)
def test_a_figure_takes_any_reporting_period(cli: Cli, period: str) -> None:
    add(cli, "5", "dialogues", period=period)
    assert listed(cli, "--period", "2024") == ["5"]


def test_a_corrected_figure_loses_what_the_old_one_was_qualified_by(cli: Cli) -> None:
    code = add(cli, "trên 1.000", "registered")["code"]
    assert cli("figure", "edit", code, "--number", "1014").code == 0
    (now,) = cli("figure", "list", "--format", "json").json()
    assert (now["number"], now["qualifier"], now["plan"]) == (1014, "=", None)


def test_a_withdrawn_figure_is_in_no_list_and_no_total(cli: Cli) -> None:
    code = add(cli, "5813", "registered")["code"]
    assert cli("figure", "withdraw", code, "--reason", "gửi nhầm").code == 0
    assert listed(cli) == []
    assert cli("totals", "2020..2025", "--format", "json").json()["declared"] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_exported_figures_come_in_again_as_they_were(
    cli: Cli, tmp_path: Path, language: str
) -> None:
    add(cli, "5813", "registered", "--note", "theo báo cáo tổng kết")
    add(cli, "trên 1.000", "participants", period="2024-H1")
    add(cli, "105/130", "registered", "--kind", "collective", period="2023")
    add(cli, "khoảng 5/2.000", "awards", "--form", "Giấy khen", "--body", "UBND tỉnh")
    add(cli, "0", "issues_settled", "--document", "12-BC/BDV", period="2024-03")
    add(cli, "372", "registered", "--sector", "HTCT", "--level", "province")
    before = cli("figure", "list", "--format", "json").json()
    workbook = tmp_path / "figures.xlsx"
    assert cli("--lang", language, "export", "figures", "-o", workbook).code == 0
    other = register(tmp_path / "other.db")
    answer = other("import", workbook, "--format", "json")
    assert answer.code == 0, answer.out
    after = other("figure", "list", "--format", "json").json()
    assert [without_source(f) for f in after] == [without_source(f) for f in before]
    again = cli("import", workbook, "--format", "json").json()["files"][0]
    assert (again["rows"]["new"], again["rows"]["changed"]) == (0, 0)


def without_source(figure: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in figure.items() if name != "source"}


def test_a_filled_template_brings_its_figures_in(cli: Cli, tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "mau.xlsx"
    assert cli("template", "figures", "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    lines = list(sheet.iter_rows(values_only=True))
    header = next(number for number, line in enumerate(lines, start=1) if "Số liệu" in line)
    said = {"Đơn vị báo cáo": "Xã Ia Ly", "Kỳ báo cáo": "Quý I/2024", "Số liệu": "trên 200"}
    for name, value in {**said, "Chỉ tiêu": "Lượt người tham gia"}.items():
        place = lines[header - 1].index(name) + 1
        sheet.cell(row=header + 1, column=place, value=value)
    book.save(path)
    assert cli("import", path).code == 0
    (figure,) = cli("figure", "list", "--format", "json").json()
    assert (figure["unit"], figure["measure"], figure["number"], figure["qualifier"]) == (
        "Xã Ia Ly",
        "participants",
        200,
        ">",
    )
