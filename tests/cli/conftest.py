"""A home, a register and a fixed day for every test of the command line."""

from __future__ import annotations

import io
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from dan_van.cli import context
from tests.conftest import Cli, caller

NOW = datetime(2024, 4, 2, 8, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with nothing of whoever runs the tests."""
    for name in ("DAN_VAN_DB", "DAN_VAN_LANG", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr(context, "clock", lambda: NOW)
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with three units, to be copied."""
    path = tmp_path_factory.mktemp("register") / "so.db"
    cli = caller(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "clock", lambda: NOW)
        assert cli("init").code == 0
        assert cli("unit", "add", "Huyện Thuận Bắc").code == 0
        for name in ("Xã Lợi Hải", "Xã Công Hải"):
            assert cli("unit", "add", name, "--parent", "Huyện Thuận Bắc").code == 0
    return path


@pytest.fixture
def register(home: Path, made_once: Path) -> Path:
    """A register of one's own: a district and two communes."""
    return Path(shutil.copy(made_once, home / "so.db"))


@pytest.fixture
def cli(register: Path) -> Cli:
    """The program at work on the register, in Vietnamese."""
    return caller(register)


@pytest.fixture
def english(register: Path) -> Cli:
    """The program at work on the register, in English."""
    return caller(register, language="en")


@pytest.fixture
def model(cli: Cli) -> str:
    """The code of a model of Xã Lợi Hải, registered on 12 March 2024."""
    answer = cli(
        *("model", "add", "Hũ gạo tình thương", "--unit", "Xã Lợi Hải"),
        *("--registered", "2024-03-12", "--format", "json"),
    )
    return str(answer.json()["code"])


@pytest.fixture
def issue(cli: Cli) -> str:
    """The code of an issue of Xã Lợi Hải, raised on 12 March 2024."""
    answer = cli(
        *("issue", "log", "Tranh chấp đất thôn 1", "--unit", "Xã Lợi Hải"),
        *("--raised", "2024-03-12", "--format", "json"),
    )
    return str(answer.json()["code"])
