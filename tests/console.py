"""Replaying a session: what was typed, and what came of it.

A session is lines of text, in a file of `tests/transcripts` or in a ```console block of README:

    # a comment, or a blank line, before a command
    $ dan-van model list --text duong       a long one goes on after a backslash at the end
    what is expected on stdout
    2> what is expected on stderr
    => 3                                    the exit code, where it is not 0

`NAME=value` may stand before `dan-van`, and `$ export NAME=value` holds for the rest of the
session. `$ sh SCRIPT > LOG` goes through the calls of a script, `$ date -s MOMENT` puts the clock
to another day. Each session has a folder of its
own to work in, with `data` and `tests` of this repository in it, an empty HOME and a clock that
stands still. Nothing is a terminal, unless COLUMNS says how wide it is.
"""

from __future__ import annotations

import io
import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from dan_van.cli import context
from dan_van.cli.app import choose_language, run

ROOT = Path(__file__).parent.parent
NOW = datetime(2024, 4, 2, 8, 30, tzinfo=timezone(timedelta(hours=7)))
SHARED = ("data", "tests")
"""Folders of this repository that a session may read."""

PROMPT, ERROR, CODE = "$ ", "2> ", "=> "


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One command of a session: the lines before it, the command as typed, what was expected."""

    before: tuple[str, ...]
    typed: tuple[str, ...]
    expected: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """The command as a shell would split it."""
        joined = " ".join(line.removesuffix("\\") for line in self.typed)
        return shlex.split(joined.removeprefix(PROMPT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The commands of a session, and the lines after the last one."""

    steps: tuple[Step, ...]
    after: tuple[str, ...]


class Terminal(io.StringIO):
    """A stdout that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@dataclass(frozen=True, slots=True)
class Console:
    """Runs the steps of sessions in one folder, which it makes fit for that."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    exported: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.folder / "home").mkdir()
        for name in SHARED:
            (self.folder / name).symlink_to(ROOT / name)
        self.monkeypatch.chdir(self.folder)
        self.monkeypatch.setattr(context, "clock", lambda: NOW)

    def replay(self, session: Session) -> list[str]:
        """The session again, with what the commands answer now."""
        lines: list[str] = []
        for step in session.steps:
            lines += [*step.before, *step.typed, *self.run(step.words)]
        return [*lines, *session.after]

    def run(self, words: Sequence[str]) -> list[str]:
        """What one command answers: stdout, stderr, the exit code if it is not 0."""
        if words[0] == "export":
            self.exported.update(_assignment(word) for word in words[1:])
            return []
        if words[:2] == ["date", "-s"]:
            moment = datetime.fromisoformat(words[2]).replace(tzinfo=NOW.tzinfo)
            self.monkeypatch.setattr(context, "clock", lambda: moment)
            return []
        if words[0] == "sh":  # sh SCRIPT > LOG
            log = [line for command in commands_of(Path(words[1])) for line in self.run(command)]
            Path(words[3]).write_text("\n".join(log), encoding="utf-8")
            return [line for line in log if line.startswith(CODE)]
        place = words.index("dan-van")
        environment = {
            "HOME": str(self.folder / "home"),
            "LOGNAME": "canbo",
            "TERM": "xterm",
            "NO_COLOR": "1",
            **self.exported,
            **dict(_assignment(word) for word in words[:place]),
        }
        out = Terminal() if "COLUMNS" in environment else io.StringIO()
        err = io.StringIO()
        arguments = list(words[place + 1 :])
        with self.monkeypatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            for name in set(os.environ) - environment.keys():
                patch.delenv(name)
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.setattr("sys.stdin", io.StringIO())
            code = run(arguments, choose_language(arguments, os.environ))
        return [
            *self._lines(out),
            *(f"{ERROR}{line}".rstrip() for line in self._lines(err)),
            *([f"{CODE}{code}"] if code else []),
        ]

    def _lines(self, stream: io.StringIO) -> list[str]:
        """Lines without blanks at the end; HOME, which differs from run to run, as `~`."""
        text = stream.getvalue().replace(str(self.folder / "home"), "~")
        return [line.rstrip() for line in text.splitlines()]


def commands_of(script: Path) -> list[list[str]]:
    """The calls of `dan-van` in a shell script that has one to a line and no others."""
    lines = script.read_text(encoding="utf-8").splitlines()
    return [shlex.split(line) for line in lines if line.startswith("dan-van ")]


def read_session(lines: Sequence[str]) -> Session:
    """Split the lines of a session into its steps."""
    blocks = list(_blocks(lines))
    before = tuple(blocks[0])
    steps: list[Step] = []
    for block in blocks[1:]:
        end_of_command = next(i for i, line in enumerate(block) if not line.endswith("\\")) + 1
        rest = block[end_of_command:]
        end = len(rest)
        while end and (not rest[end - 1] or rest[end - 1].startswith("# ")):
            end -= 1
        steps.append(
            Step(before=before, typed=tuple(block[:end_of_command]), expected=tuple(rest[:end]))
        )
        before = tuple(rest[end:])
    return Session(steps=tuple(steps), after=before)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines before the first command, then each command with the lines that follow it."""
    block: list[str] = []
    for line in lines:
        if line.startswith(PROMPT):
            yield block
            block = []
        block.append(line)
    yield block


def _assignment(word: str) -> tuple[str, str]:
    name, _, value = word.partition("=")
    return name, value
