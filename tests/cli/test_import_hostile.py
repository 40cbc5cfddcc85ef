"""A folder with everything that can be wrong with a file: the good one comes in, each is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.refusals import REFUSED_ROWS
from tests.conftest import Cli
from tests.sheets.hostile_kinds import HOSTILE, LARGE
from tests.workbooks.make_workbook import make_workbook, models

GOOD = ("Hũ gạo tình thương", "Xã Lợi Hải", "KT", "Tập thể", "12/03/2024")


@pytest.fixture
def folder(home: Path) -> Path:
    """One good workbook among all the hostile ones, and names behind which there is no file."""
    folder = home / "gui-ve"
    folder.mkdir()
    make_workbook(folder / "good.xlsx", models(GOOD))
    for name, (make, _) in HOSTILE.items():
        (folder / name).write_bytes(make())
    many_sheets, _ = LARGE["ten thousand sheets.xlsx"]
    (folder / "many sheets.xlsx").write_bytes(many_sheets())
    os.mkfifo(folder / "pipe.xlsx")
    (folder / "folder.xlsx").mkdir()
    (folder / "nowhere.xlsx").symlink_to(folder / "none")
    (folder / "circle.xlsx").symlink_to(folder / "circle.xlsx")
    (folder / "device.xlsx").symlink_to("/dev/zero")
    (folder / "~$good.xlsx").write_bytes(b"\x05lock")
    return folder


def test_the_good_file_comes_in_and_every_other_is_refused_by_name(cli: Cli, folder: Path) -> None:
    answer = cli("import", folder, "--format", "json")
    assert answer.code == REFUSED_ROWS
    status = {file["file"]: file["status"] for file in answer.json()["files"]}
    names = {path.name for path in folder.iterdir() if not path.name.startswith("~$")}
    assert status == {name: "imported" if name == "good.xlsx" else "refused" for name in names}
    assert all(file["reason"] for file in answer.json()["files"] if file["status"] == "refused")


def test_what_is_said_of_a_workbook_of_many_sheets_stays_short(cli: Cli, folder: Path) -> None:
    answer = cli("import", folder / "many sheets.xlsx")
    assert "S9, … (10000)" in answer.out
    assert len(answer.out) < 5_000


def test_inspect_names_each_of_them_too(cli: Cli, folder: Path) -> None:
    answer = cli("inspect", folder, "--format", "json")
    assert answer.code == REFUSED_ROWS
    found = {file["file"] for file in answer.json()}
    assert found == {path.name for path in folder.iterdir() if not path.name.startswith("~$")}


def test_a_line_with_a_mark_too_many_is_refused_by_its_number(cli: Cli, home: Path) -> None:
    path = home / "hoat-dong.csv"
    path.write_text(
        "TT,Tên hoạt động,Đơn vị,Ngày,Số cuộc,\n"
        "1,Đối thoại,Xã Lợi Hải,12/03/2024,4,\n"
        "2,Tuyên truyền,Xã Lợi Hải,13/03/2024,1,234\n"
        "3,Hội thảo,Xã Lợi Hải,14/03/2024\n",
        encoding="utf-8",
    )
    answer = cli("import", path)
    assert answer.code == REFUSED_ROWS
    assert "hoat-dong.csv › hoat-dong › dòng 3" in answer.out
    assert answer.out.count("› dòng") == 1
    assert cli("activity", "list", "--format", "json").json() == []
