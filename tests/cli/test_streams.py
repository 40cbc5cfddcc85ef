"""Pipes, closed streams, locales: what surrounds the program does not change what it says."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.processes import PROGRAM, call, environment
from tests.conftest import Cli


def closing(*descriptors: int) -> Callable[[], None]:
    """Close standard streams in the child."""

    def close() -> None:
        for descriptor in descriptors:
            os.close(descriptor)

    return close


@pytest.fixture
def long(cli: Cli, register: Path, home: Path) -> Path:
    """A register whose list does not fit into the buffer of a pipe."""
    for number in range(6):
        name = f"Đường hoa số {number} " + "rất dài " * 4000
        assert cli("model", "add", name, "--unit", "Xã Lợi Hải").code == 0
    return register


@pytest.mark.parametrize("form", ["table", "json", "csv", "plain", "md"])
def test_a_reader_that_has_seen_enough_is_no_error(long: Path, home: Path, form: str) -> None:
    with subprocess.Popen(
        [*PROGRAM, "--db", str(long), "model", "list", "--format", form],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize(
    "more",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_vietnamese_is_whole_in_any_locale(
    register: Path, home: Path, more: dict[str, str]
) -> None:
    typed = ("--db", str(register), "model", "add", "Đường hoa", "--unit", "Xã Lợi Hải")
    assert call(*typed, home=home, more=more).returncode == 0
    answer = call(
        *("--db", str(register), "model", "list", "--text", "đường", "-o", "Đầu ra.json"),
        home=home,
        more=more,
    )
    assert answer.stderr.decode() == "Đã ghi Đầu ra.json.\n"
    assert "Đường hoa" in (home / "Đầu ra.json").read_text(encoding="utf-8")
    shown = call("--db", str(register), "model", "list", home=home, more=more)
    assert "Đường hoa" in shown.stdout.decode()


def test_a_locale_of_nowhere_speaks_vietnamese(home: Path) -> None:
    answer = call("model", "list", home=home, more={"LANG": "C"})
    assert answer.returncode == 5
    assert answer.stderr.decode().startswith("Lỗi: ")


def test_an_english_locale_speaks_english(home: Path) -> None:
    answer = call("model", "list", home=home, more={"LANG": "en_GB.UTF-8"})
    assert answer.stderr.decode().startswith("Error: ")


def test_a_language_that_is_not_ours_is_refused_where_it_was_typed(home: Path) -> None:
    answer = call("--lang", "xx", "model", "list", home=home)
    assert answer.returncode == 2
    assert "vi, en" in answer.stderr.decode()
    assert call(home=home, more={"DAN_VAN_LANG": "xx"}).returncode == 0


def test_letters_that_are_no_unicode_are_refused(register: Path, home: Path) -> None:
    answer = subprocess.run(
        [*PROGRAM, "--db", str(register), "unit", "add", b"X\xb7 L\xee\xf1i"],
        env=environment(home),
        capture_output=True,
        check=False,
    )
    assert answer.returncode == 2
    assert "UTF-8" in answer.stderr.decode()


def test_no_colour_goes_into_a_pipe(register: Path, home: Path) -> None:
    for more in ({}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}):
        answer = call("--db", str(register), "unit", "list", home=home, more=more)
        assert "Xã Lợi Hải" in answer.stdout.decode()
        assert b"\x1b" not in answer.stdout


def test_no_home_is_no_trouble_where_the_register_is_named(register: Path, home: Path) -> None:
    bare = environment(home)
    del bare["HOME"]
    answer = subprocess.run(
        [*PROGRAM, "--db", str(register), "unit", "list", "--format", "json"],
        env=bare,
        capture_output=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1), (1, 2), (0, 1, 2)])
def test_closed_streams_do_no_harm(
    register: Path, cli: Cli, home: Path, closed: tuple[int, ...]
) -> None:
    db = ("--db", str(register))
    before = closing(*closed)
    added = call(*db, "unit", "add", "Xã Bắc Sơn", home=home, before=before)
    assert added.returncode == 0, added.stderr
    assert added.stderr == b""
    assert "Xã Bắc Sơn" in cli("unit", "list").out
    wrong = call(*db, "unit", "add", "Xã Bắc Sơn", home=home, before=before)
    assert wrong.returncode == 2
    assert b"Traceback" not in wrong.stderr
    missing = call(*db, "model", "add", home=home, before=before)
    assert missing.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("typed", [("unit", "list"), ("unit", "list", "--format", "json"), ()])
def test_a_result_that_cannot_be_printed_is_an_error(
    register: Path, home: Path, typed: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = call("--db", str(register), *typed, home=home, stdout=full)
    assert answer.returncode == 2
    assert "ổ đĩa đã đầy" in answer.stderr.decode()
    assert "Traceback" not in answer.stderr.decode()
    assert "Exception" not in answer.stderr.decode()


def test_the_console_script_and_the_module_are_the_same(home: Path) -> None:
    answer = call("--version", home=home)
    assert re.match(rb"dan-van \d", answer.stdout)
