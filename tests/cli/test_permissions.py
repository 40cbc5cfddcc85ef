"""What the program writes is its owner's alone; a register that others can read is told."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.refusals import BUSY_OR_MISSING, assert_refused
from tests.conftest import Cli, caller
from tests.workbooks.make_workbook import make_workbook, models

WARNING = "người khác trên máy này đọc được sổ"


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("umask")
def test_every_file_is_of_its_owner_alone(home: Path) -> None:
    folder = home / "sổ của tôi, năm 2024"
    cli = caller(folder / "sổ.db")
    assert cli("init").code == 0
    assert cli("unit", "add", "Xã Lợi Hải").code == 0
    rows = [("Hũ gạo", "Xã Lợi Hải", "KT", "Tập thể", "31/02/2024")]
    bad = make_workbook(home / "gửi.xlsx", models(*rows))
    answer = cli("import", bad, "--return-to", folder / "trả lại", "-o", folder / "lỗi.csv")
    assert answer.code == 3
    for name in ("xuất.xlsx", "mẫu.xlsx"):
        command = ("export", "all") if name == "xuất.xlsx" else ("template", "models")
        assert cli(*command, "-o", folder / name).code == 0
    assert cli("totals", "2024", "-o", folder / "quý.html").code == 0
    assert cli("backup").code == 0
    (copy,) = (folder / "backups").iterdir()
    assert cli("restore", copy, "--yes").code == 0
    assert cli("check").code == 0
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert len(written) >= 8
    assert {path.name: oct(mode(path)) for path in written} == {
        path.name: oct(0o600) for path in written
    }


@pytest.mark.usefixtures("umask")
def test_side_files_of_a_register_under_way_are_of_its_owner_alone(register: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(register)) as conn:
        conn.execute("INSERT INTO setting VALUES ('x', 'y')")
        for end in ("", "-wal", "-shm"):
            assert mode(register.with_name(f"{register.name}{end}")) == 0o600


@pytest.mark.parametrize("bits", [0o644, 0o660, 0o606, 0o604])
@pytest.mark.parametrize("command", [("unit", "list"), ("unit", "add", "Xã Mới"), ("backup",)])
def test_register_that_others_can_read_is_told_once(
    register: Path, cli: Cli, bits: int, command: tuple[str, ...]
) -> None:
    register.chmod(bits)
    answer = cli(*command)
    assert answer.code == 0
    assert answer.err.count(WARNING) == 1
    assert f"chmod 600 {register}" in answer.err
    register.chmod(0o600)
    assert WARNING not in cli("unit", "list").err


def test_quiet_command_does_not_tell(register: Path, cli: Cli) -> None:
    register.chmod(0o644)
    answer = cli("backup", "--quiet")
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_file_that_is_no_register_is_told_of_nothing_else(home: Path) -> None:
    (home / "x.db").write_bytes(b"xin chao")
    (home / "x.db").chmod(0o644)
    assert_refused(caller(home / "x.db")("unit", "list"), BUSY_OR_MISSING, "không phải là sổ")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to the administrator")
def test_register_on_a_read_only_medium_can_be_read_and_backed_up(
    register: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    register.chmod(0o400)
    register.parent.chmod(0o500)
    try:
        assert cli("unit", "list").code == 0
        assert cli("check").code == 0
        assert cli("backup", "--to", elsewhere).code == 0
        assert_refused(cli("backup"), BUSY_OR_MISSING, "Không ghi được")
    finally:
        register.parent.chmod(0o700)
