"""What the register keeps of an imported file: the file itself, its counts, the row of a record."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import issues, make_workbook, models

GOOD = ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 1, 15))
SECOND = ("Tiếng kẻng", "Xã Lợi Hải", "QP-AN", "Tập thể", date(2024, 2, 1))
MATTER = ("Rác thải", "Xã Lợi Hải", "Môi trường", date(2024, 1, 5), "Mới", None)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with one commune."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải")
    return desk


def test_every_record_knows_its_batch_file_sheet_and_row(desk: Desk, tmp_path: Path) -> None:
    title = ("DANH SÁCH MÔ HÌNH", "Quý I năm 2024")
    path = make_workbook(
        tmp_path / "Lợi Hải.xlsx", models(GOOD, SECOND, title=title), issues(MATTER)
    )
    desk.do_import(path)
    source = {"batch": 1, "file": "Lợi Hải.xlsx", "sheet": "Danh sách"}
    assert [model["source"] for model in desk.models()] == [
        {**source, "row": 5},
        {**source, "row": 6},
    ]
    assert desk.issues()[0]["source"] == {**source, "sheet": "Vụ việc", "row": 2}


def test_a_record_keeps_the_row_it_came_from_when_a_later_file_changes_it(
    desk: Desk, tmp_path: Path
) -> None:
    desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD)))
    (before,) = desk.models()
    changed = (*GOOD[:2], "VH-XH", *GOOD[3:])
    desk.do_import(make_workbook(tmp_path / "b.xlsx", models(SECOND, changed)))
    (after, _) = desk.models()
    assert after["sector"] == "VHXH"
    assert after["source"] == before["source"]


def test_a_typed_record_has_no_source(desk: Desk) -> None:
    assert desk("model", "add", "Ngõ xanh", "--unit", "Xã Lợi Hải").code == 0
    assert desk.models()[0]["source"] is None


def test_batches_are_listed_the_latest_first_with_their_counts(desk: Desk, tmp_path: Path) -> None:
    first = make_workbook(tmp_path / "Quy 1-2024.xlsx", models(GOOD))
    second = make_workbook(tmp_path / "b.xlsx", models((*GOOD[:2], "VH-XH", *GOOD[3:]), SECOND))
    desk.do_import(first, second)
    batches = desk.json("batch", "list")
    assert [(b["batch"], b["file"], b["period"]) for b in batches] == [
        (2, "b.xlsx", None),
        (1, "Quy 1-2024.xlsx", "2024-Q1"),
    ]
    assert [(b["new"], b["changed"], b["unchanged"], b["refused"]) for b in batches] == [
        (1, 1, 0, 0),
        (1, 0, 0, 0),
    ]
    assert batches[0]["imported_at"] == "2024-05-15T10:00:00+07:00"
    assert batches[1]["sha256"] == hashlib.sha256(first.read_bytes()).hexdigest()


def test_an_unchanged_or_refused_file_makes_no_batch(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD))
    bad = make_workbook(tmp_path / "b.xlsx", models((None, *GOOD[1:])))
    desk.do_import(path, path, bad)
    assert [batch["batch"] for batch in desk.json("batch", "list")] == [1]


def test_a_batch_shows_what_came_of_each_row(desk: Desk, tmp_path: Path) -> None:
    desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD)))
    desk.do_import(make_workbook(tmp_path / "b.xlsx", models(GOOD, SECOND), issues(MATTER)))
    said = desk("batch", "show", 2, "--format", "tsv").out.splitlines()
    rows = [line.split("\t") for line in said if "DVK-" in line or "VV-" in line]
    assert rows == [
        ["Danh sách", "2", "không đổi", "DVK-2024-0001", "Ngõ xanh"],
        ["Danh sách", "3", "mới", "DVK-2024-0002", "Tiếng kẻng"],
        ["Vụ việc", "2", "mới", "VV-2024-0001", "Rác thải"],
    ]


def test_the_original_comes_out_bit_for_bit(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD))
    content = path.read_bytes()
    desk.do_import(path)
    path.unlink()
    out = tmp_path / "back.xlsx"
    assert desk("batch", "show", 1, "--original", out).code == 0
    assert out.read_bytes() == content


def test_the_original_takes_no_other_files_place(desk: Desk, tmp_path: Path) -> None:
    desk.do_import(make_workbook(tmp_path / "a.xlsx", models(GOOD)))
    out = tmp_path / "mine.xlsx"
    out.write_text("mine")
    assert desk("batch", "show", 1, "--original", out).code == 2
    assert out.read_text() == "mine"
    assert desk("batch", "show", 1, "--original", out, "--force").code == 0
    assert out.read_text("latin-1") != "mine"


@pytest.mark.parametrize("options", [(), ("--original", "x.xlsx")])
def test_a_batch_that_is_not_there_is_not_found(options: tuple[str, ...], desk: Desk) -> None:
    called = desk("batch", "show", 7, *options)
    assert called.code == 6
    assert "7" in called.err


def test_a_folder_stands_for_the_workbooks_in_it_without_lock_files(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "xã"
    folder.mkdir()
    make_workbook(folder / "b.xlsx", models(SECOND))
    make_workbook(folder / "a.xlsx", models(GOOD))
    (folder / "~$a.xlsx").write_bytes(b"lock")
    (folder / "readme.txt").write_text("x")
    assert [file["file"] for file in desk.do_import(folder).files] == ["a.xlsx", "b.xlsx"]


def test_a_folder_without_workbooks_is_wrong_usage(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert desk("import", folder).code == 2
