"""Checklists through the command line: whom they are for, ticks by hand and from sheets."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from dan_van.cli import context
from dan_van.storage.create import create_register
from tests.conftest import Cli, caller

CASE = Path(__file__).parents[1] / "workbooks" / "ca-mau-64"
ITEM = "Đại hội MTTQ Việt Nam và các tổ chức chính trị - xã hội cấp xã"
TITLE = f"TIẾN ĐỘ TỔ CHỨC {ITEM.upper()}"
UNITS = (
    ("Tỉnh Cà Mau", None),
    ("Huyện Trần Văn Thời", "Tỉnh Cà Mau"),
    ("Xã Khánh Bình", "Huyện Trần Văn Thời"),
    ("Xã Khánh Hưng", "Huyện Trần Văn Thời"),
    ("Phường Tân Thành", "Tỉnh Cà Mau"),
    ("Sở Nội vụ tỉnh Cà Mau", "Tỉnh Cà Mau"),
)


def register(path: Path) -> Cli:
    create_register(path, settings={"calendar": "calendar", "language": "vi"})
    return caller(path)


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A register with a small province, on 31 October 2025."""
    monkeypatch.setattr(context, "clock", lambda: datetime(2025, 10, 31, 8, tzinfo=UTC))
    call = register(tmp_path / "register.db")
    for name, parent in UNITS:
        above = ("--parent", parent) if parent else ()
        assert call("unit", "add", name, *above).code == 0
    return call


def shown(cli: Cli, *names: str) -> list[dict[str, Any]]:
    answer = cli("checklist", "show", *names, "--format", "json")
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = answer.json()
    return found


def standing(cli: Cli, *names: str) -> tuple[int, int, list[str]]:
    (one,) = shown(cli, *names)
    return one["done"], one["of"], one["missing"]


def add(cli: Cli, *options: str, name: str = "Đối thoại với nhân dân") -> str:
    answer = cli("checklist", "add", name, *options, "--format", "json")
    assert answer.code == 0, answer.err
    return str(answer.json()["code"])


# --- whom it is for ----------------------------------------------------------------------------


def test_a_checklist_is_for_all_units_that_report_below_a_unit(cli: Cli) -> None:
    add(cli, "--unit", "Tỉnh Cà Mau")
    missing = ["Phường Tân Thành", "Sở Nội vụ tỉnh Cà Mau", "Xã Khánh Bình", "Xã Khánh Hưng"]
    assert standing(cli) == (0, 4, missing)


def test_a_checklist_may_be_for_some_types_of_unit_only(cli: Cli) -> None:
    code = add(cli, "--unit", "Tỉnh Cà Mau", "--types", "xã,phường", "--due", "31/12/2025")
    assert standing(cli) == (0, 3, ["Phường Tân Thành", "Xã Khánh Bình", "Xã Khánh Hưng"])
    (one,) = shown(cli, code)
    assert (one["types"], one["due"]) == (["commune", "ward"], "2025-12-31")
    assert "Xã; Phường" in cli("checklist", "list").out


def test_units_that_come_later_are_missing_and_closed_ones_leave_both_sides(cli: Cli) -> None:
    add(cli, "--unit", "Tỉnh Cà Mau", "--types", "ward")
    for name, dates in (
        ("Phường An Xuyên", ()),
        ("Phường Cũ", ("--until", "2025-07-01")),
        ("Phường Mới", ("--from", "2026-01-01")),
    ):
        assert cli("unit", "add", name, "--parent", "Tỉnh Cà Mau", *dates).code == 0
    assert standing(cli) == (0, 2, ["Phường An Xuyên", "Phường Tân Thành"])


def test_a_parent_of_closed_units_alone_does_it_itself(cli: Cli) -> None:
    code = add(cli, "--unit", "Tỉnh Cà Mau")
    for name in ("Xã Khánh Bình", "Xã Khánh Hưng"):
        assert "Huyện Trần Văn Thời" not in standing(cli, code)[2]
        assert cli("unit", "close", name, "--date", "2025-10-01").code == 0
    assert "Huyện Trần Văn Thời" in standing(cli, code)[2]


def test_after_its_term_a_checklist_is_for_the_units_of_that_day(cli: Cli) -> None:
    dates = ("--until", "2025-07-01")
    assert cli("unit", "add", "Phường Cũ", "--parent", "Tỉnh Cà Mau", *dates).code == 0
    add(cli, "--unit", "Tỉnh Cà Mau", "--types", "ward", "--due", "30/6/2025")
    assert standing(cli) == (0, 2, ["Phường Cũ", "Phường Tân Thành"])


def test_a_type_that_does_not_exist_is_refused(cli: Cli) -> None:
    answer = cli("checklist", "add", "Đối thoại", "--types", "xã,bản làng xa")
    assert answer.code == 2
    assert cli("checklist", "list", "--format", "json").json() == []


# --- ticks by hand -----------------------------------------------------------------------------


def test_units_are_ticked_one_by_one_and_by_subtree(cli: Cli) -> None:
    code = add(cli, "--unit", "Tỉnh Cà Mau", "--types", "commune,ward")
    assert cli("checklist", "tick", code, "--unit", "P. Tân Thành", "--date", "5/10/2025").code == 0
    assert standing(cli) == (1, 3, ["Xã Khánh Bình", "Xã Khánh Hưng"])
    answer = cli("checklist", "tick", "đối thoại với nhân dân", "--below", "Huyện Trần Văn Thời")
    assert "3/3 (100 %)" in answer.out
    (one,) = shown(cli)
    dates = {unit["unit"]: unit["done"] for unit in one["units"]}
    assert dates == {
        "Phường Tân Thành": "2025-10-05",
        "Xã Khánh Bình": "2025-10-31",
        "Xã Khánh Hưng": "2025-10-31",
    }
    assert {unit["source"] for unit in one["units"]} == {None}


def test_a_second_tick_keeps_the_date_unless_one_is_given(cli: Cli) -> None:
    code = add(cli, "--types", "ward")
    for options in (("--date", "2025-10-01"), ()):
        assert cli("checklist", "tick", code, "--unit", "Phường Tân Thành", *options).code == 0
        assert shown(cli)[0]["units"][0]["done"] == "2025-10-01"
    cli("checklist", "tick", code, "--unit", "Phường Tân Thành", "--date", "2025-10-02")
    assert shown(cli)[0]["units"][0]["done"] == "2025-10-02"


def test_a_tick_can_be_taken_back(cli: Cli) -> None:
    code = add(cli, "--types", "commune")
    cli("checklist", "tick", code, "--below", "Tỉnh Cà Mau")
    assert "1/2 (50 %)" in cli("checklist", "untick", code, "--unit", "Xã Khánh Hưng").out
    assert standing(cli) == (1, 2, ["Xã Khánh Hưng"])


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("tick", "RS-2025-0001", "--unit", "Sở Nội vụ tỉnh Cà Mau"), 2, "unit_not_expected"),
        (("tick", "RS-2025-0001", "--below", "Phường Tân Thành"), 2, "unit_not_expected"),
        (("tick", "RS-2025-0001"), 2, "option_needed"),
        (("untick", "RS-2025-0001"), 2, "option_needed"),
        (("tick", "RS-2025-0001", "--unit", "Xã Nào Đó"), 6, "unit_unknown"),
        (("tick", "RS-2025-0009", "--below", "Tỉnh Cà Mau"), 6, "checklist_unknown"),
        (("show", "Đối thoại với nhân dan"), 6, "checklist_unknown_similar"),
        (("add", "ĐỐI THOẠI VỚI NHÂN DÂN"), 2, "record_exists"),
    ],
)
def test_what_cannot_be_done_with_a_checklist_is_refused(
    cli: Cli, arguments: tuple[str, ...], code: int, error: str
) -> None:
    add(cli, "--types", "commune")
    answer = cli("checklist", *arguments, "--format", "json")
    assert answer.code == code
    assert f'"error": "{error}"' in answer.err
    assert standing(cli)[0] == 0


def test_show_alone_names_every_checklist_with_its_share_and_who_is_missing(cli: Cli) -> None:
    add(cli, "--types", "commune", name="Đối thoại")
    add(cli, "--types", "ward", name="Kiện toàn")
    cli("checklist", "tick", "Đối thoại", "--unit", "Xã Khánh Bình")
    assert [(c["name"], c["done"], c["of"]) for c in shown(cli)] == [
        ("Đối thoại", 1, 2),
        ("Kiện toàn", 0, 1),
    ]
    table = cli("checklist", "show").out
    assert "1/2 (50 %)" in table
    assert "Xã Khánh Hưng" in table
    assert "Phường Tân Thành" in table
    listed = cli("checklist", "list", "--format", "json").json()
    assert [(c["done"], c["of"]) for c in listed] == [(1, 2), (0, 1)]


def test_a_withdrawn_checklist_leaves_the_lists(cli: Cli) -> None:
    code = add(cli, "--types", "commune")
    assert cli("checklist", "withdraw", code, "--reason", "trùng").code == 0
    assert shown(cli) == []


# --- from sheets -------------------------------------------------------------------------------


def write(path: Path, *rows: tuple[str | int | None, ...], title: str = TITLE) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in [(title,), (), *rows]:
        page.append(row)
    book.save(path)
    return path


HEADINGS = ("STT", "Xã, phường", "Đã tổ chức", "Ngày tổ chức")


def do_import(cli: Cli, path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    answer = cli("import", path, *options, "--format", "json")
    (file,) = answer.json()["files"]
    return answer.code, file


def ticked(cli: Cli) -> dict[str, str | None]:
    (one,) = shown(cli)
    return {unit["unit"]: unit["done"] for unit in one["units"]}


def test_the_64_units_of_ca_mau_give_what_is_expected(tmp_path: Path) -> None:
    expected = json.loads((CASE / "expected.json").read_text("utf-8"))
    cli = register(tmp_path / "register.db")
    for unit in expected["units"]:
        above = ("--parent", unit["parent"]) if "parent" in unit else ()
        assert cli("unit", "add", unit["name"], "--type", unit["type"], *above).code == 0
    path = CASE / expected["import"]["files"][0]
    code, file = do_import(cli, path, *expected["import"]["args"])
    assert code == expected["exit"]
    assert (file["forms"], file["problems"], file["rows"]["new"]) == (["checklist"], [], 64)
    (total,) = file["declared"]
    (stated,) = expected["declared"]
    for key in ("sheet", "cell", "declared", "plan", "counted", "matches"):
        assert total[key] == stated[key], key
    (one,), (due,) = shown(cli), expected["checklists"]
    assert (one["name"], one["done"], one["of"]) == (due["item"], due["done"], due["of"])
    assert one["missing"] == []
    units = [
        {"unit": u["unit"], "done": u["done"], "row": u["source"]["row"]} for u in one["units"]
    ]
    assert sorted(units, key=lambda unit: unit["row"]) == due["units"]
    assert one["units"][0]["source"] == {
        "batch": 1,
        "file": "in.xlsx",
        "sheet": "Tiến độ Đại hội",
        "row": 7,
    }
    assert "64/64 (100 %)" in cli("checklist", "show").out
    code, again = do_import(cli, path, *expected["import"]["args"])
    assert (again["status"], again["rows"]["unchanged"]) == ("unchanged", 64)
    received = cli("totals", "2025-10", "--format", "json").json()["coverage"]["received"]
    assert received == 0  # the sheet is about these units, it does not come from them


def test_a_row_without_a_tick_is_a_unit_that_has_not(cli: Cli, tmp_path: Path) -> None:
    rows = ((1, "Xã Khánh Bình", "x", "5/10/2025"), (2, "Xã Khánh Hưng", None, None))
    path = write(tmp_path / "a.xlsx", HEADINGS, *rows)
    assert do_import(cli, path)[0] == 0
    assert standing(cli, ITEM) == (1, 2, ["Xã Khánh Hưng"])


def test_a_tick_without_a_date_was_made_in_the_period(cli: Cli, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", HEADINGS, (1, "Xã Khánh Bình", "x", None))
    do_import(cli, path, "--period", "2025-10")
    assert ticked(cli) == {"Xã Khánh Bình": "2025-10"}


def test_a_later_sheet_adds_ticks_and_takes_none_back(cli: Cli, tmp_path: Path) -> None:
    first = write(
        tmp_path / "a.xlsx",
        HEADINGS,
        (1, "Xã Khánh Bình", "x", "5/10/2025"),
        (2, "Xã Khánh Hưng", None, None),
    )
    later = write(
        tmp_path / "b.xlsx",
        HEADINGS,
        (1, "Xã Khánh Bình", None, None),
        (2, "Xã Khánh Hưng", "x", "20/10/2025"),
        (3, "Phường Tân Thành", None, None),
    )
    do_import(cli, first)
    rows = do_import(cli, later)[1]["rows"]
    assert rows == {"new": 1, "changed": 1, "unchanged": 1, "refused": 0}
    assert standing(cli) == (2, 3, ["Phường Tân Thành"])
    (one,) = shown(cli)
    sources = {u["unit"]: u["source"] and u["source"]["file"] for u in one["units"]}
    assert sources == {
        "Phường Tân Thành": None,
        "Xã Khánh Bình": "a.xlsx",
        "Xã Khánh Hưng": "b.xlsx",
    }


def test_sheets_of_two_months_give_the_same_in_either_order(cli: Cli, tmp_path: Path) -> None:
    september = write(tmp_path / "09.xlsx", HEADINGS, (1, "Xã Khánh Bình", "x", None))
    october = write(
        tmp_path / "10.xlsx",
        HEADINGS,
        (1, "Xã Khánh Bình", "x", None),
        (2, "Xã Khánh Hưng", "x", None),
    )
    do_import(cli, october, "--period", "2025-10")
    do_import(cli, september, "--period", "2025-09")
    assert ticked(cli) == {"Xã Khánh Bình": "2025-09", "Xã Khánh Hưng": "2025-10"}
    assert do_import(cli, october, "--period", "2025-10")[1]["status"] == "unchanged"


@pytest.mark.parametrize(
    ("total", "code", "matches"),
    [("1/2", 0, True), ("2/2", 3, False), ("1/3", 3, False), ("1", 0, True)],
)
def test_the_ratio_that_a_sheet_states_is_held_against_its_rows(
    cli: Cli, tmp_path: Path, total: str, code: int, *, matches: bool
) -> None:
    path = write(
        tmp_path / "a.xlsx",
        HEADINGS,
        (1, "Xã Khánh Bình", "x", None),
        (2, "Xã Khánh Hưng", None, None),
        (None, "Tổng cộng", total, None),
    )
    got, file = do_import(cli, path)
    assert got == code
    assert [declared["matches"] for declared in file["declared"]] == [matches]
    assert standing(cli)[:2] == (1, 2)


def test_a_sheet_ticks_a_checklist_made_by_hand_and_no_other_unit(cli: Cli, tmp_path: Path) -> None:
    add(cli, "--unit", "Tỉnh Cà Mau", "--types", "commune,ward", name=ITEM)
    good = write(tmp_path / "a.xlsx", HEADINGS, (1, "Xã Khánh Bình", "x", None))
    assert do_import(cli, good)[0] == 0
    assert standing(cli) == (1, 3, ["Phường Tân Thành", "Xã Khánh Hưng"])
    rows = ((1, "Xã Khánh Hưng", "x", None), (2, "Sở Nội vụ tỉnh Cà Mau", "x", None))
    code, file = do_import(cli, write(tmp_path / "b.xlsx", HEADINGS, *rows))
    assert code == 3
    assert [(p["code"], p["cell"]) for p in file["problems"]] == [("unit_out_of_scope", "B5")]
    assert standing(cli)[0] == 1


def test_one_unit_twice_in_a_sheet_is_an_error(cli: Cli, tmp_path: Path) -> None:
    rows = ((1, "Xã Khánh Bình", "x", None), (2, "xã khánh bình", None, None))
    code, file = do_import(cli, write(tmp_path / "a.xlsx", HEADINGS, *rows))
    assert code == 3
    (problem,) = file["problems"]
    assert (problem["code"], problem["value"]) == ("duplicate_row", "Xã Khánh Bình")
    assert shown(cli) == []


def test_a_sheet_that_does_not_say_what_is_to_be_done_is_refused(cli: Cli, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", HEADINGS, (1, "Xã Khánh Bình", "x", None), title="Sổ tay")
    code, file = do_import(cli, path)
    assert code == 3
    assert [(p["code"], p["field"]) for p in file["problems"]] == [("value_missing", "name")]


def test_an_exported_checklist_comes_back_as_it_was(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(cli, "--unit", "Tỉnh Cà Mau", "--types", "commune,ward", name=ITEM)
    cli("checklist", "tick", ITEM, "--unit", "Xã Khánh Bình", "--date", "2025-10-05")
    out = tmp_path / "out.xlsx"
    assert cli("export", "checklist", "-o", out).code == 0
    code, file = do_import(cli, out)
    assert (code, file["rows"]["changed"]) == (0, 0)
    monkeypatch.setattr(context, "clock", lambda: datetime(2025, 11, 1, 8, tzinfo=UTC))
    fresh = register(tmp_path / "fresh.db")
    for name, parent in UNITS:
        fresh("unit", "add", name, *(("--parent", parent) if parent else ()))
    assert do_import(fresh, out)[0] == 0
    assert standing(fresh) == standing(cli)
    assert ticked(fresh) == ticked(cli)


def test_the_form_of_a_checklist_can_be_filled_in_and_imported(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    assert cli("template", "checklist", "-o", path).code == 0
    book = load_workbook(path)
    page = book.worksheets[0]
    columns = {cell.value: cell for row in page.iter_rows() for cell in row if cell.value}
    for heading, value in (
        ("Nội dung rà soát", "Đối thoại"),
        ("Đơn vị", "Xã Khánh Bình"),
        ("Đã hoàn thành", "x"),
    ):
        page.cell(columns[heading].row + 1, columns[heading].column, value)
    book.save(path)
    assert do_import(cli, path)[0] == 0
    assert standing(cli, "Đối thoại") == (1, 1, [])
