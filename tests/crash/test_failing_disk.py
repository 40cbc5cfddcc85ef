"""Whatever call on the register fails: exit 5 and the register as before, or done and there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.crash.faults import Fault, compiled, fault_rounds, run_with
from tests.crash.scenarios import Broken, Scenario, make_scenarios

TIMES = 6


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = compiled(tmp_path_factory.mktemp("library"))
    if made is None:
        pytest.skip("there is no C compiler, or the system is not Linux")
    return made


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scenario]:
    return make_scenarios(tmp_path_factory.mktemp("scenarios"))


@pytest.mark.parametrize("name", ["import", "edit", "undo"])
def test_a_call_that_fails_leaves_the_register_as_the_exit_code_says(
    scenarios: dict[str, Scenario], library: Path, tmp_path: Path, name: str
) -> None:
    dice = random.Random(name)  # noqa: S311 - faults, not secrets
    found = fault_rounds(scenarios[name], tmp_path / "desk", library, times=TIMES, dice=dice)
    assert found["refused"] + found["got over"] == TIMES, found
    assert found["refused"] > 0


@pytest.mark.parametrize("call", ["write", "sync"])
def test_a_disk_that_is_dead_from_the_start_is_refused(
    scenarios: dict[str, Scenario], library: Path, tmp_path: Path, call: str
) -> None:
    fault = Fault(call=call, number=0, error="EIO", stays=True)
    assert run_with(fault, scenarios["edit"], tmp_path / "desk", library) == "refused"


def test_a_command_that_hides_the_fault_is_found(
    scenarios: dict[str, Scenario], library: Path, tmp_path: Path
) -> None:
    edit = scenarios["edit"]
    lying = Scenario(
        name="edit", command=("model", "list"), folder=edit.folder, before=edit.before,
        after=edit.after,
    )  # fmt: skip
    fault = Fault(call="read", number=0, error="EIO", stays=False)
    with pytest.raises(Broken, match="reported as done"):
        run_with(fault, lying, tmp_path / "desk", library)
