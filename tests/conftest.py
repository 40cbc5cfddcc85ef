"""What all tests share: calling the program in process, and the option `--update`."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from dan_van.cli.app import run


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update`: write what the sessions answer now into the transcripts and README."""
    parser.addoption("--update", action="store_true", help="rewrite transcripts and README")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one call of the program left: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


class Cli(Protocol):
    """Calls the program on one register."""

    def __call__(self, *arguments: object) -> Answer:
        """Run one command line without `dan-van --db FILE`."""
        ...


def caller(register: Path, *, language: str = "vi") -> Cli:
    """A way to call the program on that register."""

    def call(*arguments: object) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run(["--db", str(register), *map(str, arguments)], language)
        return Answer(code=code, out=out.getvalue(), err=err.getvalue())

    return call
