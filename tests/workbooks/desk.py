"""A desk to work at in tests: a fresh register, a fixed day, and short ways to do what officers do.

Every command runs in this process; nothing of whoever runs the tests reaches it.
"""

from __future__ import annotations

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dan_van.cli import context
from dan_van.cli.app import run
from dan_van.storage.create import create_register

NOW = datetime.fromisoformat("2024-05-15T10:00:00+07:00")
"""The day of every test: in the second quarter of 2024, in both calendars."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind: its exit code, what it wrote to stdout and to stderr."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Desk:
    """One register, and the commands that are called on it."""

    register: Path

    def __call__(self, *arguments: object, lang: str = "vi") -> Answer:
        """Run one command line; the traceback of a bug passes through."""
        out, err = io.StringIO(), io.StringIO()
        home = str(self.register.parent / "home")
        environment = {"HOME": home, "COLUMNS": "80", "PATH": os.environ["PATH"]}
        with (
            patch.dict(os.environ, environment, clear=True),
            patch.object(context, "clock", lambda: NOW),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = run(["--db", str(self.register), *map(str, arguments)], lang)
        return Answer(code, out.getvalue(), err.getvalue())

    def json(self, *arguments: object) -> Any:
        """What a command that must succeed answers with `--format json`."""
        answer = self(*arguments, "--format", "json")
        assert answer.code == 0, answer.err
        return answer.json()

    def add_units(self, *names: str, parent: str | None = None) -> None:
        """Register units, each below the same parent."""
        below = ["--parent", parent] if parent is not None else []
        for name in names:
            assert self("unit", "add", name, *below).code == 0

    def do_import(self, *paths: Path, options: tuple[str, ...] = ()) -> Imported:
        """Import files."""
        answer = self("import", *paths, *options, "--format", "json")
        return Imported(answer.code, answer.json()["files"])

    def models(self, *options: str) -> list[dict[str, Any]]:
        """The list of models."""
        records: list[dict[str, Any]] = self.json("model", "list", *options)
        return records

    def issues(self, *options: str) -> list[dict[str, Any]]:
        """The list of issues."""
        records: list[dict[str, Any]] = self.json("issue", "list", *options)
        return records


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import says: its exit code, and what became of each file."""

    code: int
    files: list[dict[str, Any]]

    @property
    def file(self) -> dict[str, Any]:
        """The only file."""
        (only,) = self.files
        return only

    @property
    def rows(self) -> dict[str, int]:
        """How many rows of the only file were new, changed, unchanged and refused, if any."""
        return {outcome: count for outcome, count in self.file["rows"].items() if count}

    @property
    def errors(self) -> list[tuple[str, str | None]]:
        """Code and cell of every error of the only file."""
        return self._found("error")

    @property
    def warnings(self) -> list[tuple[str, str | None]]:
        """Code and cell of every warning of the only file."""
        return self._found("warning")

    def _found(self, severity: str) -> list[tuple[str, str | None]]:
        problems = [p for p in self.file["problems"] if p["severity"] == severity]
        return [(problem["code"], problem["cell"]) for problem in problems]


def fresh_desk(folder: Path, *, calendar: str = "calendar", name: str = "register.db") -> Desk:
    """A desk with an empty register in that folder."""
    path = folder / name
    create_register(path, settings={"calendar": calendar, "language": "vi"})
    return Desk(path)
