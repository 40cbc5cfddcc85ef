"""Questions at a terminal: asked for what is missing, given up without a trace."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from dan_van.storage.backup import copy_register
from tests.cli.processes import PROGRAM, environment
from tests.cli.refusals import dump

pty = pytest.importorskip("pty", reason="there are no terminals to pretend here")

CTRL_C, CTRL_D = "\x03", "\x04"


class Terminal:
    """The program at a pretended terminal."""

    def __init__(self, home: Path, *arguments: str) -> None:
        """Start it; this end of the terminal is what a person sees and types."""
        self._own, other = pty.openpty()
        self.shown = ""
        self._process = subprocess.Popen(
            [*PROGRAM, *arguments],
            env=environment(home, TERM="dumb"),
            stdin=other,
            stdout=other,
            stderr=other,
            preexec_fn=lambda: _take(other),  # noqa: PLW1509
        )
        os.close(other)

    def answer(self, question: str, text: str) -> None:
        """Wait until that stands on the screen, then type."""
        self._read(until=question)
        self.shown = self.shown.partition(question)[2]
        if text == CTRL_C:
            time.sleep(0.3)  # a signal between the question and the reading is only seen later
        os.write(self._own, text.encode())

    def end(self) -> int:
        """Wait for the end; the exit code."""
        self._read(until=None)
        os.close(self._own)
        return self._process.wait(timeout=20)

    def _read(self, *, until: str | None) -> None:
        end = time.monotonic() + 20
        while until is None or until not in self.shown:
            assert time.monotonic() < end, f"waiting for {until!r} in {self.shown!r}"
            if not select.select([self._own], [], [], 0.1)[0]:
                continue
            try:
                read = os.read(self._own, 4096)
            except OSError:  # the other end is closed
                read = b""
            if not read:
                assert until is None, self.shown
                return
            self.shown += read.decode(errors="replace")


def _take(terminal: int) -> None:
    """Make it the terminal that the child's Ctrl-C comes from."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.login_tty(terminal)


def test_what_is_missing_is_asked_for(register: Path, home: Path) -> None:
    terminal = Terminal(home, "--db", str(register), "model", "add", "Đường hoa")
    terminal.answer("Đơn vị thực hiện: ", "Xã Lợi Hải\n")
    for _ in range(3):  # what may stay open
        terminal.answer(": ", "\n")
    assert terminal.end() == 0
    assert "Đường hoa" in "".join(dump(register))


def test_an_answer_that_does_not_fit_is_asked_for_again(register: Path, home: Path) -> None:
    terminal = Terminal(home, "--db", str(register), "model", "add")
    terminal.answer("Tên mô hình: ", "\n")
    terminal.answer("Tên mô hình: ", "Đường hoa\n")
    terminal.answer("Đơn vị thực hiện: ", "Xã Lợi Hảii\n")
    terminal.answer("Có phải: Xã Lợi Hải?", "")
    terminal.answer("Đơn vị thực hiện: ", "Xã Lợi Hải\n")
    terminal.answer("Lĩnh vực: ", "thể thao\n")
    terminal.answer("Lĩnh vực: ", "kt\n")
    terminal.answer(": ", "\n")
    terminal.answer("Ngày đăng ký: ", "31/02/2024\n")
    terminal.answer("Ngày đăng ký: ", "12/03/2024\n")
    assert terminal.end() == 0
    assert "DVK-2024-0001" in "".join(dump(register))


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("answered", [0, 1, 2])
def test_giving_up_stores_nothing(register: Path, home: Path, key: str, answered: int) -> None:
    before = dump(register)
    terminal = Terminal(home, "--db", str(register), "model", "add")
    questions = ["Tên mô hình: ", "Đơn vị thực hiện: ", "Lĩnh vực: "]
    for question, text in zip(questions, ["Đường hoa\n", "Xã Lợi Hải\n"][:answered], strict=False):
        terminal.answer(question, text)
    terminal.answer(questions[answered], key)
    assert terminal.end() == 130
    assert "Đã dừng" in terminal.shown
    assert "Traceback" not in terminal.shown
    assert dump(register) == before


def test_nobody_is_asked_where_no_input_was_said(register: Path, home: Path) -> None:
    terminal = Terminal(home, "--no-input", "--db", str(register), "model", "add", "Đường hoa")
    assert terminal.end() == 2
    assert "--unit" in terminal.shown


def test_ctrl_c_outside_a_question_is_said_too(register: Path, home: Path) -> None:
    os.mkfifo(home / "ong.csv")
    process = subprocess.Popen(
        [*PROGRAM, "--db", str(register), "unit", "list", "-o", str(home / "ong.csv")],
        env=environment(home),
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=1.5)  # it waits for a reader of the pipe
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.decode() == "Lỗi: Đã dừng; phần đang làm dở không được ghi.\n"


@pytest.mark.parametrize("typed", ["có\n", "c\n", "YES\n"])
def test_undo_shows_what_it_will_do_and_asks(register: Path, home: Path, typed: str) -> None:
    before = dump(register)
    terminal = Terminal(home, "--db", str(register), "undo")
    terminal.answer("Hoàn tác? (có/không): ", typed)
    assert terminal.end() == 0
    assert "Đã hoàn tác lần ghi 4" in terminal.shown
    assert dump(register) != before


@pytest.mark.parametrize("typed", ["\n", "không\n", CTRL_D])
def test_undo_without_a_yes_leaves_the_register_as_it_was(
    register: Path, home: Path, typed: str
) -> None:
    before = dump(register)
    terminal = Terminal(home, "--db", str(register), "undo")
    terminal.answer("Hoàn tác? (có/không): ", typed)
    assert terminal.end() == (130 if typed == CTRL_D else 0)
    assert dump(register) == before


def test_undo_with_yes_does_not_ask(register: Path, home: Path) -> None:
    terminal = Terminal(home, "--db", str(register), "undo", "--yes")
    assert terminal.end() == 0
    assert "Hoàn tác?" not in terminal.shown


@pytest.mark.parametrize(("answer", "is_restored"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_restoring_is_asked_for(
    register: Path, home: Path, answer: str, *, is_restored: bool
) -> None:
    copy = copy_register(register, home / "copy.db").path
    terminal = Terminal(home, "--db", str(register), "unit", "add", "Xã Mới")
    assert terminal.end() == 0
    terminal = Terminal(home, "--db", str(register), "--lang", "en", "restore", str(copy))
    terminal.answer("with the backup", answer)
    assert terminal.end() == 0
    assert any("Xã Mới" in line for line in dump(register)) is not is_restored
