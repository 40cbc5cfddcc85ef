"""A register and a workbook that is large enough to be killed in the middle of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import caller
from tests.workbooks.make_workbook import make_workbook, models

ROWS = 1000
LONG = "rất dài " * 100
"""Makes the rows too large for SQLite's cache, so that some are in its log before the commit."""


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a register, and a workbook of many rows for it."""
    folder = tmp_path_factory.mktemp("crash")
    assert caller(folder / "so.db")("init").code == 0
    assert caller(folder / "so.db")("unit", "add", "Xã Lợi Hải").code == 0
    rows = [
        (f"Mô hình số {row} {LONG}", "Xã Lợi Hải", "KT", "Tập thể", "12/03/2024")
        for row in range(ROWS)
    ]
    make_workbook(folder / "lon.xlsx", models(*rows))
    return folder


@pytest.fixture
def desk(made_once: Path, tmp_path: Path) -> Path:
    """A folder of one's own with a register; the workbook is beside the first one."""
    shutil.copy(made_once / "so.db", tmp_path / "so.db")
    return tmp_path


@pytest.fixture
def large(made_once: Path) -> Path:
    """The workbook."""
    return made_once / "lon.xlsx"
