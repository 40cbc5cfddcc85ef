"""What all tests share: an empty home, a fresh register, a way to call, the option `--update`."""

from __future__ import annotations

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, settings

from dan_van.cli.app import run
from dan_van.storage.create import create_register

# the gate tries the same examples every time; --hypothesis-profile=ci looks further
settings.register_profile(
    "gate",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no fault of the code
)
settings.register_profile(
    "ci",
    max_examples=1000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("gate")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update`: write what the sessions answer now into the transcripts and README."""
    parser.addoption("--update", action="store_true", help="rewrite transcripts and README")


@pytest.fixture(autouse=True)
def nobody_is_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No settings, register or language of whoever runs the tests reaches a test."""
    for name in list(os.environ):
        if name.startswith(("DAN_VAN_", "XDG_", "LC_")) or name in {"LANG", "LANGUAGE", "NO_COLOR"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """An empty register in a folder of its own."""
    folder = tmp_path / "register"
    folder.mkdir()
    create_register(folder / "so.db", settings={"calendar": "calendar", "language": "vi"})
    return folder / "so.db"


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
