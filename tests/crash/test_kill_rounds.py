"""A part of `python -m tests.crash kills`: every scenario is killed a few times."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.crash.killing_rounds import kill_control, kill_rounds
from tests.crash.scenarios import Broken, Scenario, make_scenarios, verdict

KILLS = 4


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scenario]:
    return make_scenarios(tmp_path_factory.mktemp("scenarios"))


@pytest.mark.parametrize("name", ["import", "edit", "migration", "undo", "backup"])
def test_a_killed_command_leaves_the_register_as_before_or_as_after(
    scenarios: dict[str, Scenario], tmp_path: Path, name: str
) -> None:
    dice = random.Random(name)  # noqa: S311 - moments, not secrets
    found = kill_rounds(scenarios[name], tmp_path / "desk", kills=KILLS, dice=dice)
    assert found["before"] + found["after"] == KILLS, found


def test_the_control_that_commits_row_by_row_is_caught(
    scenarios: dict[str, Scenario], tmp_path: Path
) -> None:
    dice = random.Random(1)  # noqa: S311 - moments, not secrets
    assert kill_control(scenarios["import"], tmp_path / "desk", dice=dice) == "broken"


def test_a_damaged_register_is_broken(scenarios: dict[str, Scenario], tmp_path: Path) -> None:
    register = scenarios["edit"].begin(tmp_path / "desk")
    assert verdict(scenarios["edit"], tmp_path / "desk") == "before"
    with register.open("r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(Broken, match="damaged"):
        verdict(scenarios["edit"], tmp_path / "desk")
