"""A register that is missing, not ours, newer, damaged or out of reach: exit 5, nothing made."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dan_van.storage import connection
from tests.cli.refusals import BUSY_OR_MISSING, WRONG_USAGE, assert_refused, dump
from tests.conftest import Cli, caller

COMMANDS = [
    ("model", "list"),
    ("model", "add", "Mô hình", "--unit", "Xã Lợi Hải"),
    ("issue", "list"),
    ("unit", "add", "Xã Mới"),
    ("totals", "2024"),
    ("batch", "list"),
    ("settings", "calendar", "state"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_register_is_named_with_the_command_that_makes_it(
    home: Path, command: tuple[str, ...]
) -> None:
    path = home / "chưa có" / "sổ.db"
    answer = caller(path)(*command)
    assert_refused(answer, BUSY_OR_MISSING, str(path), f"dan-van --db '{path}' init")
    assert not path.parent.exists()


@pytest.mark.parametrize("command", [("totals", "last-quarter"), ("coverage",), ("model", "list")])
def test_a_log_has_one_line_for_a_register_that_cannot_be_used(
    home: Path, command: tuple[str, ...]
) -> None:
    missing = caller(home / "so.db")(*command)
    (home / "khac.db").write_bytes(b"xin chao\n")
    foreign = caller(home / "khac.db")(*command)
    for answer in (missing, foreign):
        assert (answer.code, answer.err.count("\n")) == (BUSY_OR_MISSING, 1), answer.err


def test_a_missing_register_is_named_in_english_too(home: Path) -> None:
    answer = caller(home / "so.db", language="en")("model", "list")
    assert_refused(answer, BUSY_OR_MISSING, "There is no register")


def test_a_template_needs_no_register(home: Path) -> None:
    assert caller(home / "so.db")("template", "models", "-o", "mau.xlsx").code == 0
    assert [path.name for path in home.iterdir() if path.is_file()] == ["mau.xlsx"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_is_no_register(home: Path, command: tuple[str, ...]) -> None:
    assert_refused(caller(home)(*command), BUSY_OR_MISSING, "là thư mục")


@pytest.mark.parametrize("content", [b"", b"xin chao\n", b"\x00" * 5000, b"PK\x03\x04" * 999])
@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[3]])
def test_a_file_of_another_kind_is_not_touched(
    home: Path, command: tuple[str, ...], content: bytes
) -> None:
    path = home / "khac.db"
    path.write_bytes(content)
    assert_refused(caller(path)(*command), BUSY_OR_MISSING, "không phải là sổ dan-van")
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_not_touched(home: Path) -> None:
    path = home / "khac.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE model (name TEXT)")
    before = path.read_bytes()
    assert_refused(caller(path)("unit", "add", "Xã Mới"), BUSY_OR_MISSING, "không phải là sổ")
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[3]])
def test_a_newer_register_asks_for_an_upgrade(
    register: Path, cli: Cli, command: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(register)) as conn:
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        conn.execute(f"PRAGMA user_version = {version + 1}")
    assert_refused(cli(*command), BUSY_OR_MISSING, str(version + 1), "pip install --upgrade")


@pytest.mark.parametrize("left", [0.5, 0.1])
def test_a_truncated_register_is_called_damaged(register: Path, cli: Cli, left: float) -> None:
    content = register.read_bytes()
    register.write_bytes(content[: int(len(content) * left)])
    for command in (COMMANDS[0], COMMANDS[3]):
        assert_refused(cli(*command), BUSY_OR_MISSING, "bị hỏng", "sao lưu")


def test_settings_can_be_looked_at_while_the_register_is_unusable(register: Path, cli: Cli) -> None:
    register.write_bytes(b"xin chao")
    answer = cli("settings")
    assert answer.code == 0
    assert str(register) in answer.out


def test_a_pipe_is_not_waited_for(home: Path) -> None:
    os.mkfifo(home / "ong")
    assert_refused(caller(home / "ong")("model", "list"), BUSY_OR_MISSING, "không phải là sổ")


def test_a_name_that_is_too_long_is_one_clear_error(home: Path) -> None:
    cli = caller(home / ("a" * 300))
    assert_refused(cli("model", "list"), BUSY_OR_MISSING, "Không mở được sổ")
    assert_refused(cli("init"), BUSY_OR_MISSING, "tên tệp quá dài")


def test_a_register_that_is_being_written_is_busy(
    register: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert cli("model", "list").code == 0
        assert_refused(cli("unit", "add", "Xã Mới"), BUSY_OR_MISSING, "đang được lệnh khác ghi")
    assert cli("unit", "add", "Xã Mới").code == 0


def test_init_leaves_an_existing_file_alone(register: Path, cli: Cli) -> None:
    before = dump(register)
    assert_refused(cli("init"), BUSY_OR_MISSING, "Đã có tệp")
    assert dump(register) == before


def test_init_in_a_folder_is_refused(home: Path) -> None:
    assert_refused(caller(home)("init"), BUSY_OR_MISSING, "là thư mục")


def test_init_makes_the_folder_that_is_missing(home: Path) -> None:
    path = home / "số liệu #1?%" / "sổ của tôi.db"
    assert caller(path)("init").code == 0
    assert caller(path)("unit", "add", "Xã Lợi Hải").code == 0
    assert [p.name for p in path.parent.iterdir()] == ["sổ của tôi.db"]


def test_init_below_a_file_is_refused(home: Path) -> None:
    (home / "tep").write_text("x")
    assert_refused(caller(home / "tep" / "so.db")("init"), BUSY_OR_MISSING, "không phải là thư mục")


def test_init_of_an_unknown_province_makes_nothing(home: Path) -> None:
    path = home / "so.db"
    assert_refused(caller(path)("init", "--province", "Atlantis"), WRONG_USAGE, "Atlantis")
    assert not path.exists()


def test_init_with_a_wrong_calendar_makes_nothing(home: Path) -> None:
    path = home / "so.db"
    assert_refused(caller(path)("init", "--calendar", "lunar"), WRONG_USAGE, "calendar, state")
    assert not path.exists()


def test_init_follows_a_link(home: Path) -> None:
    (home / "link.db").symlink_to(home / "so.db")
    assert caller(home / "link.db")("init").code == 0
    assert (home / "link.db").is_symlink()
    assert (home / "so.db").is_file()


def test_a_tilde_is_the_home(home: Path) -> None:
    assert caller(Path("~/so.db"))("init").code == 0
    assert (home / "home" / "so.db").is_file()


def test_the_home_of_nobody_is_one_clear_error(home: Path) -> None:
    answer = caller(Path("~khong-co-ai/so.db"))("model", "list")
    assert_refused(answer, WRONG_USAGE, "~khong-co-ai/so.db", "HOME")
