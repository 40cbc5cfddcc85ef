"""`kill -9` at any moment leaves the register as before or as after the command.

This shows the death of the process, not a loss of power.
"""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from tests.conftest import caller
from tests.crash.conftest import ROWS
from tests.crash.killing import kill_after, models_in, start

MOMENTS = 15
IMPORT = ("-m", "dan_van", "--db", "so.db", "import")
ROW_BY_ROW = """
from dan_van.cli.app import run
for row in range(400):
    run(["--db", "so.db", "model", "add", f"M{row}", "--unit", "Xã Lợi Hải"], "vi")
"""


@pytest.fixture(scope="module")
def seconds(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long the whole import takes here and now."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copy(made_once / "so.db", folder / "so.db")
    started = time.monotonic()
    child = start(folder, *IMPORT, str(made_once / "lon.xlsx"))
    _, err = child.communicate()
    assert child.returncode == 0, err
    assert models_in(folder / "so.db") == ROWS
    return time.monotonic() - started


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_an_import_that_is_killed_leaves_all_or_nothing(
    desk: Path, large: Path, seconds: float, moment: int
) -> None:
    dice = random.Random(moment)  # noqa: S311 - moments, not secrets
    share = (moment + dice.random()) / MOMENTS  # spread over the whole run, start-up included
    kill_after(seconds * (0.15 + 0.9 * share), start(desk, *IMPORT, str(large)))
    assert models_in(desk / "so.db") in {0, ROWS}


def test_a_killed_import_can_be_run_again(desk: Path, large: Path, seconds: float) -> None:
    kill_after(seconds * 0.7, start(desk, *IMPORT, str(large)))
    again = start(desk, *IMPORT, str(large))
    again.communicate()
    assert again.returncode == 0
    assert models_in(desk / "so.db") == ROWS


def test_the_control_that_commits_row_by_row_is_caught_half_way(desk: Path) -> None:
    child = start(desk, "-c", ROW_BY_ROW)
    assert child.stdout is not None
    child.stdout.readline()  # the first rows are in
    assert kill_after(0.3, child)
    assert 0 < models_in(desk / "so.db") < 400


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.8, 0.9, 1.0])
def test_an_init_that_is_killed_leaves_a_whole_register_or_none(
    tmp_path: Path, share: float
) -> None:
    command = ("-m", "dan_van", "--db", "so.db", "init", "--province", "Cà Mau")
    started = time.monotonic()
    whole = start(tmp_path, *command)
    whole.communicate()
    taken = time.monotonic() - started
    (tmp_path / "so.db").unlink()
    kill_after(taken * share, start(tmp_path, *command))
    if (tmp_path / "so.db").exists():
        assert models_in(tmp_path / "so.db") == 0
        units = caller(tmp_path / "so.db")("unit", "list", "--format", "json")
        assert len(units.json()) > 60
    again = start(tmp_path, *command)
    again.communicate()
    assert again.returncode in {0, 5}
    assert models_in(tmp_path / "so.db") == 0
