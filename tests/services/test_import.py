"""An import as a whole: what is refused, what is left behind, what a second file changes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dan_van.domain.period import Calendar
from dan_van.domain.wording import Message
from dan_van.services.begun_reading import begun_reading
from dan_van.services.import_result import FileStatus
from dan_van.services.import_workbook import ImportOptions, ImportRun, import_workbooks
from dan_van.storage.connection import open_register
from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.dump import dump
from tests.workbooks.make_workbook import MODEL_HEADINGS, Sheet, issues, make_workbook, models

GOOD = ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 1, 15))
SECOND = ("Tiếng kẻng", "Xã Công Hải", "QP-AN", "Cá nhân", date(2024, 2, 1))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with a district and three communes."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Huyện Thuận Bắc")
    desk.add_units("Xã Lợi Hải", "Xã Công Hải", "Xã Bắc Sơn", parent="Huyện Thuận Bắc")
    return desk


# --- all or nothing ------------------------------------------------------------------------------


def test_check_reads_everything_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    strange = ("Phố sạch", "Xã Mỹ Sơn", "Kinh tế", "Tập thể", date(2024, 1, 15))
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, strange))
    before = dump(desk.register)
    called = desk.do_import(path, options=("--check", "--create-units"))
    assert called.code == 0
    assert called.file["status"] == "checked"
    assert called.rows == {"new": 2}
    assert called.file["batch"] is None
    assert dump(desk.register) == before


def test_a_refused_file_leaves_nothing_behind_also_no_created_unit(
    desk: Desk, tmp_path: Path
) -> None:
    strange = ("Phố sạch", "Xã Mỹ Sơn", "Kinh tế", "Tập thể", "31/02/2024")
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, strange))
    before = dump(desk.register)
    called = desk.do_import(path, options=("--create-units",))
    assert called.code == 3
    assert called.file["status"] == "refused"
    assert called.rows == {"refused": 2}
    assert dump(desk.register) == before


def test_a_bad_file_does_not_stop_the_others(desk: Desk, tmp_path: Path) -> None:
    first = make_workbook(tmp_path / "1.xlsx", models(GOOD))
    broken = tmp_path / "2.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    wrong = make_workbook(tmp_path / "3.xlsx", models((None, "Xã Lợi Hải", "KT", "Tập thể", None)))
    last = make_workbook(tmp_path / "4.xlsx", models(SECOND))
    called = desk.do_import(first, broken, wrong, last, tmp_path / "missing.xlsx")
    assert called.code == 3
    files = called.files
    assert [file["status"] for file in files] == [
        *("imported", "refused", "refused", "imported"),
        "refused",
    ]
    assert files[1]["reason"]
    assert len(desk.models()) == 2


def test_skip_bad_rows_takes_the_good_ones_and_says_so(desk: Desk, tmp_path: Path) -> None:
    bad = ("Phố sạch", "Xã Lợi Hải", "Chuyển đổi số", "Tập thể", date(2024, 1, 15))
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, bad))
    called = desk.do_import(path, options=("--skip-bad-rows",))
    assert called.code == 3
    assert called.rows == {"new": 1, "refused": 1}
    assert [record["name"] for record in desk.models()] == ["Ngõ xanh"]


def test_a_skipped_row_comes_in_when_its_unit_has_been_added(desk: Desk, tmp_path: Path) -> None:
    strange = ("Phố sạch", "Xã Mỹ Sơn", "Kinh tế", "Tập thể", date(2024, 1, 15))
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, strange))
    desk.do_import(path, options=("--skip-bad-rows",))
    desk.add_units("Xã Mỹ Sơn")
    called = desk.do_import(path)
    assert called.code == 0
    assert called.rows == {"new": 1, "unchanged": 1}


# --- again, and corrected ------------------------------------------------------------------------


def test_the_same_file_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, SECOND))
    first = desk.do_import(path).file
    before = dump(desk.register)
    called = desk.do_import(path)
    assert called.code == 0
    again = called.file
    assert (again["status"], again["batch"]) == ("unchanged", first["batch"])
    assert called.rows == {"unchanged": 2}
    assert dump(desk.register) == before


def test_a_file_with_other_spellings_of_the_same_changes_no_record(
    desk: Desk, tmp_path: Path
) -> None:
    desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD)))
    before = dump(desk.register, tables=("model", "model_stage", "unit"))
    row = ("NGÕ  XANH", "XÃ LỢI HẢI", "kinh tế", "TT", "15/01/2024")
    called = desk.do_import(make_workbook(tmp_path / "b.xlsx", models(row)))
    assert called.rows == {"unchanged": 1}
    assert dump(desk.register, tables=("model", "model_stage", "unit")) == before


def test_a_corrected_file_changes_what_was_corrected(desk: Desk, tmp_path: Path) -> None:
    desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD, SECOND)))
    (before, _) = desk.models()
    corrected = ("Ngõ xanh", "Xã Lợi Hải", "VH-XH", "Cá nhân", date(2024, 1, 18))
    called = desk.do_import(make_workbook(tmp_path / "b.xlsx", models(corrected, SECOND)))
    assert called.code == 0
    assert called.rows == {"changed": 1, "unchanged": 1}
    (after, _) = desk.models()
    changes = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    assert changes == {
        "sector": ("KT", "VHXH"),
        "kind": ("collective", "individual"),
        "registered": ("2024-01-15", "2024-01-18"),
    }


def test_a_blank_cell_empties_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD)))
    before = desk.models()
    row = ("Ngõ xanh", "Xã Lợi Hải", None, None, None)
    called = desk.do_import(make_workbook(tmp_path / "b.xlsx", models(row)))
    assert called.rows == {"unchanged": 1}
    assert desk.models() == before


def test_a_model_registered_again_in_a_later_year_is_one_model_that_was_kept(
    desk: Desk, tmp_path: Path
) -> None:
    desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD)))
    again = (*GOOD[:4], date(2025, 2, 1))
    desk.do_import(make_workbook(tmp_path / "b.xlsx", models(again)))
    (model,) = desk.models()
    assert model["registered"] == "2024-01-15"
    total = desk.json("totals", "2025")["models"]["total"]
    assert (total["registered"], total["new"], total["kept"]) == (1, 0, 1)


def test_a_code_lets_a_name_be_corrected(desk: Desk, tmp_path: Path) -> None:
    desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD)))
    sheet = Sheet(
        headings=("Mã mô hình", "Tên mô hình", "Đơn vị"),
        rows=[("DVK-2024-0001", "Ngõ xanh sạch đẹp", "Xã Lợi Hải")],
    )
    called = desk.do_import(make_workbook(tmp_path / "b.xlsx", sheet))
    assert called.rows == {"changed": 1}
    assert [r["name"] for r in desk.models()] == ["Ngõ xanh sạch đẹp"]


def test_an_issue_that_was_resolved_since_gets_an_entry_in_its_timeline(
    desk: Desk, tmp_path: Path
) -> None:
    row = ("Rác thải", "Xã Lợi Hải", "Môi trường", date(2024, 1, 5))
    desk.do_import(make_workbook(tmp_path / "a.xlsx", issues((*row, "Đang theo dõi", None))))
    solved = (*row, "Đã giải quyết", date(2024, 2, 9))
    called = desk.do_import(make_workbook(tmp_path / "b.xlsx", issues(solved)))
    assert called.rows == {"changed": 1}
    (issue,) = desk.issues()
    assert (issue["status"], issue["resolved"]) == ("resolved", "2024-02-09")
    timeline = desk.json("issue", "show", issue["code"])["timeline"]
    assert [entry["event"] for entry in timeline] == ["raised", "moved", "resolved"]


# --- sheets --------------------------------------------------------------------------------------


def test_a_hidden_sheet_is_named_and_not_read(desk: Desk, tmp_path: Path) -> None:
    hidden = Sheet(name="Cũ", rows=[(1, *SECOND)], is_hidden=True)
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD), hidden))
    assert called.code == 0
    assert [(p["code"], p["sheet"]) for p in called.file["problems"]] == [("sheet_hidden", "Cũ")]
    assert len(desk.models()) == 1


def test_a_sheet_of_an_unknown_form_is_named_and_left(desk: Desk, tmp_path: Path) -> None:
    other = Sheet(
        name="Trồng cây",
        headings=("TT", "Loài cây", "Số cây", "Diện tích", "Chi phí"),
        rows=[(1, "Keo", 200, 3, 40), (2, "Bạch đàn", 100, 2, 30)],
    )
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD), other))
    assert called.code == 0
    (warning,) = called.file["problems"]
    assert (warning["code"], warning["sheet"]) == ("sheet_left", "Trồng cây")
    assert "Loài cây" in warning["message"]


def test_two_forms_in_one_workbook_both_come_in(desk: Desk, tmp_path: Path) -> None:
    matter = ("Rác thải", "Xã Lợi Hải", "Môi trường", date(2024, 1, 5), "Mới", None)
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD), issues(matter)))
    assert called.code == 0
    assert called.file["forms"] == ["models", "issues"]
    assert len(desk.models()) == len(desk.issues()) == 1


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(
            Sheet(headings=("TT", "Loài cây", "Số cây"), rows=[(1, "Keo", 200)]), id="unknown form"
        ),
        pytest.param(Sheet(headings=(), rows=[]), id="empty"),
        pytest.param(
            Sheet(headings=("TT", "Đơn vị", "Lĩnh vực"), rows=[(1, "Xã Lợi Hải", "Kinh tế")]),
            id="no column of names",
        ),
        pytest.param(
            Sheet(rows=[(1, *GOOD)], headings=MODEL_HEADINGS, name="Hướng dẫn"), id="help"
        ),
    ],
)
def test_a_workbook_without_a_form_of_ours_is_refused_with_the_reason(
    sheet: Sheet, desk: Desk, tmp_path: Path
) -> None:
    before = dump(desk.register)
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet))
    assert called.code == 3
    assert called.file["status"] == "refused"
    assert called.file["reason"]
    assert dump(desk.register) == before


def test_a_list_without_rows_is_a_report_of_zero(desk: Desk, tmp_path: Path) -> None:
    sheet = Sheet(rows=[], title=("Đơn vị: Xã Lợi Hải", "Quý I năm 2024"))
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet))
    assert called.code == 0
    coverage = desk.json("totals", "2024-Q1")["coverage"]
    assert coverage["missing"] == ["Xã Bắc Sơn", "Xã Công Hải"]


# --- declared totals -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "cell"),
    [
        ((None, "Tổng cộng", 3), "C4"),
        (("Tổng cộng: 03 mô hình",), "A4"),
        ((None, "Tổng cộng: 3"), "B4"),
    ],
)
def test_a_total_that_disagrees_is_shown_and_the_file_goes_in(
    total: tuple[str | int | None, ...], cell: str, desk: Desk, tmp_path: Path
) -> None:
    sheet = Sheet(rows=[(1, *GOOD), (2, *SECOND), total])
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet))
    assert called.code == 3
    assert called.file["status"] == "imported"
    assert called.warnings == [("total_disagrees", cell)]
    (declared,) = called.file["declared"]
    assert (declared["cell"], declared["declared"], declared["counted"]) == (cell, 3, 2)
    assert declared["matches"] is False
    assert len(desk.models()) == 2


def test_a_serial_number_in_a_total_row_is_no_total(desk: Desk, tmp_path: Path) -> None:
    sheet = Sheet(rows=[(1, *GOOD), (2, *SECOND), (3, "Tổng cộng", 2)])
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet))
    assert called.code == 0
    assert [d["cell"] for d in called.file["declared"]] == ["C4"]


def test_a_total_that_agrees_is_no_problem(desk: Desk, tmp_path: Path) -> None:
    sheet = Sheet(rows=[(1, *GOOD), (2, *SECOND), (None, "Cộng", 2)])
    called = desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet))
    assert called.code == 0
    assert called.file["problems"] == []
    assert called.file["declared"][0]["matches"] is True


# --- while it is read ----------------------------------------------------------------------------


def test_a_file_that_is_changed_after_it_was_read_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD))
    before = dump(desk.register)
    with begun_reading([path]) as workbooks:
        read = list(workbooks)
    make_workbook(path, models(GOOD, SECOND))
    run = ImportRun(calendar=Calendar.CALENDAR, now=datetime(2024, 4, 1, tzinfo=UTC), user="an")
    with open_register(desk.register, writable=True) as conn:
        (result,) = import_workbooks(conn, [path], iter(read), ImportOptions(), run)
    assert result.status is FileStatus.REFUSED
    assert result.reason == Message("refused.changed_meanwhile")
    assert dump(desk.register) == before
