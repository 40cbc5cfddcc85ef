"""The comparison with earlier periods: what it has of what was asked, as a table and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.workbooks.desk import Desk, fresh_desk

UNKNOWN = {"before": None, "difference": None, "percent": None}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Three models of two communes, one of each year or quarter that is compared."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã A", "Xã B")
    for name, unit, sector, day in (
        ("Hũ gạo", "Xã A", "KT", "2023-02-10"),
        ("Tiếng kẻng", "Xã A", "VHXH", "2023-11-20"),
        ("Đường hoa", "Xã B", "KT", "2024-02-01"),
    ):
        about = ("--unit", unit, "--sector", sector, "--registered", day)
        assert desk("model", "add", name, *about).code == 0
    return desk


def lines(desk: Desk, *options: str) -> list[str]:
    """The measures of the comparison table, line by line."""
    out = desk("totals", "2024-Q1", *options, "--format", "tsv").out
    table = next(part for part in out.split("\n\n") if part.startswith("So sánh"))
    at = table.splitlines()[1].split("\t").index("Chỉ tiêu")
    return [line.split("\t")[at] for line in table.splitlines()[2:] if "\t" in line]


def line(answer: Any, **key: str) -> Any:
    """What one line of models is compared with."""
    rows = answer["models"]["rows"]
    (found,) = (row for row in rows if all(row[name] == key[name] for name in key))
    return found["compared"]


def test_a_measure_asked_for_narrows_the_comparison_too(desk: Desk) -> None:
    assert "Mới (trong kỳ)" in lines(desk)
    assert lines(desk, "--measure", "registered") == ["Đăng ký (trong kỳ)"]
    found = lines(desk, "--measure", "active,registered", "--compare", "--by", "unit")
    assert set(found) == {"Đăng ký (trong kỳ)", "Đang hoạt động (cuối kỳ)"}


def test_no_comparison_stands_where_the_measure_asked_for_is_nowhere(desk: Desk) -> None:
    shown = desk("totals", "2024-Q1", "--measure", "replicated").out
    assert "So sánh" not in shown


def test_a_comparison_stands_also_against_nothing(desk: Desk) -> None:
    assert "So sánh" not in desk("totals", "2022-Q1").out
    out = desk("totals", "2023-Q1", "--compare", "--by", "kind", "--format", "tsv").out
    (total,) = (row for row in out.splitlines() if row.startswith("Tổng cộng\tĐăng ký (trong kỳ)"))
    assert total.split("\t")[2:] == ["1", "0", "1", "n/a", "0", "1", "n/a"]


def test_a_workbook_has_real_numbers_of_each_change(desk: Desk, tmp_path: Path) -> None:
    assert desk("totals", "2024-Q1", "-o", str(tmp_path / "a.xlsx")).code == 0
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = next(sheet for sheet in workbook if sheet.title.startswith("So sánh"))
    (active,) = (row for row in sheet.iter_rows() if row[1].value == "Đang hoạt động (cuối kỳ)")
    assert [cell.value for cell in active[2:]] == [3, 2, 1, 50, 1, 2, 200]
    assert [cell.number_format for cell in active[3:6]] == [
        "#,##0",
        "+#,##0;-#,##0;0",
        "+#,##0.0;-#,##0.0;0",
    ]


def test_a_year_over_the_comparison_begins_with_a_capital(desk: Desk) -> None:
    table = desk("totals", "2024").out.split("So sánh", 1)[1]
    assert "Năm 2024" in table
    assert "─ Năm 2023 ─" in table


def test_json_compares_each_line_where_that_is_asked(desk: Desk) -> None:
    answer = desk.json("totals", "2024-Q1", "--by", "sector", "--compare")
    economy = line(answer, sector="KT")["last_year"]
    assert economy["period"] == "2023-Q1"
    assert economy["registered"] == {"before": 1, "difference": 0, "percent": "0"}
    assert economy["active"] == {"before": 1, "difference": 1, "percent": "+100"}
    before = line(answer, sector="KT")["previous"]["registered"]
    assert before == {"before": 0, "difference": 1, "percent": None}
    assert "compared" not in desk.json("totals", "2024-Q1")["models"]["rows"][0]


def test_json_has_a_line_for_what_is_only_in_the_earlier_period(desk: Desk) -> None:
    code = desk.models("--unit", "Xã A", "--sector", "VHXH")[0]["code"]
    stopped = ("model", "advance", code, "stopped", "--date", "2023-12-31")
    assert desk(*stopped).code == 0
    assert desk("model", "add", "Ngõ", "--unit", "Xã A", "--registered", "2024-01-05").code == 0
    answer = desk.json("totals", "2024-Q1", "--by", "sector,unit", "--compare")
    found = line(answer, sector="VHXH", unit="Xã A")["previous"]["registered"]
    assert found == {"before": 1, "difference": -1, "percent": "-100"}


def test_json_has_no_base_for_a_part_of_what_was_parted(desk: Desk) -> None:
    parted = ("unit", "split", "Xã A", "--into", "Xã C", "--into", "Xã D", "--date", "2024-01-01")
    assert desk(*parted).code == 0
    for unit in ("Xã C", "Xã D"):
        about = ("--unit", unit, "--registered", "2024-03-01")
        assert desk("model", "add", f"Mô hình {unit}", *about).code == 0
    answer = desk.json("totals", "2024-Q1", "--by", "unit", "--compare")
    assert line(answer, unit="Xã C")["previous"]["registered"] == UNKNOWN
    assert answer["models"]["compared"]["previous"]["registered"]["before"] == 1


@pytest.mark.parametrize(
    ("lang", "heads", "over"),
    [("vi", "Quý I  Quý II  Quý III  Quý IV", "Năm 2024"), ("en", "Q1  Q2  Q3  Q4", "2024")],
)
def test_quarters_across_stand_whole_under_their_year(
    desk: Desk, lang: str, heads: str, over: str
) -> None:
    across = ("--by", "sector", "--across", "quarter", "--measure", "registered")
    table = desk("totals", "2024", *across, lang=lang).out.split("\n\n")[1]
    assert heads in table
    assert f"─ {over} ─" in table
    assert max(map(len, table.splitlines())) <= 80
    both = desk("totals", "2023..2024", *across, lang=lang).out
    assert f"{heads}  {heads}" in both


def test_a_quarter_names_its_year_where_headings_are_one_line(desk: Desk) -> None:
    across = ("--by", "sector", "--across", "quarter", "--measure", "registered")
    head = desk("totals", "2024", *across, "--format", "csv").out.splitlines()[1]
    assert head.split(",")[1:3] == ["Quý I (năm 2024)", "Quý II (năm 2024)"]
    turned = desk("totals", "2024", *across, "--transpose", "--format", "csv").out.splitlines()
    assert turned[2].startswith("Quý I (năm 2024),")


def test_declared_figures_name_their_sector_as_the_models_do(desk: Desk) -> None:
    about = ("--unit", "Xã A", "--period", "2024-Q1", "--measure", "registered", "--sector", "KT")
    assert desk("figure", "add", "5358", *about).code == 0
    for lang, name in (("vi", "Kinh tế"), ("en", "Economy")):
        table = desk("totals", "2024-Q1", lang=lang).out.split("Xã A", 1)[1]
        assert name in table
        assert "KT" not in table
    (declared,) = desk.json("totals", "2024-Q1")["declared"]
    assert declared["sector"] == "KT"


def test_the_commands_of_figures_name_sectors_as_the_tables_do(desk: Desk) -> None:
    vietnamese = desk("totals", "2024-Q1", "--by", "sector", "--explain").out
    english = desk("totals", "2024-Q1", "--by", "sector", "--explain", lang="en").out
    assert "Mô hình Dân vận khéo · Kinh tế" in vietnamese
    assert "Dân vận khéo models · Economy" in english
    assert "--sector KT" in vietnamese


@pytest.mark.parametrize(("lang", "year"), [("vi", "--since NĂM"), ("en", "--since YEAR")])
def test_the_help_says_that_since_takes_a_year(desk: Desk, lang: str, year: str) -> None:
    assert year in desk("totals", "--help", lang=lang).out


def test_years_are_compared_with_as_many_years_before_and_not_with_themselves(desk: Desk) -> None:
    compared = desk.json("totals", "2024..2025")["models"]["compared"]
    assert {name: base["period"] for name, base in compared.items()} == {"previous": "2022..2023"}
    assert "Kỳ trước: từ 01/01/2022 đến hết 31/12/2023." in desk("totals", "2024..2025").out
