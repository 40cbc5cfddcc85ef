"""`python -m tests.crash kills [N] | faults [N] | writers [SECONDS]`: the long runs.

The gate runs a part of each. Every run prints what it counted and ends with 1 where a register was
found damaged, half done, or without something that was reported as done.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.crash.faults import compiled, fault_rounds
from tests.crash.killing_rounds import kill_control, kill_rounds
from tests.crash.scenarios import make_scenarios
from tests.crash.writing_rounds import write_together

KILLS = 200
FAULTS = 150
SECONDS = 120
FAULTY = ("import", "edit", "undo")


def run_kills(kills: int, seed: int, folder: Path, *, only: list[str]) -> bool:
    """Kill so many commands in all, evenly over the scenarios; whether all went well."""
    dice = random.Random(seed)  # noqa: S311 - moments, not secrets
    scenarios = make_scenarios(folder)
    total: Counter[str] = Counter()
    chosen = [scenarios[name] for name in only or scenarios]
    share = -(-kills // len(chosen))
    for scenario in chosen:
        found = kill_rounds(scenario, folder / "desk", kills=share, dice=dice)
        _say(f"{scenario.name}: {dict(found)}")
        total += found
    control = [kill_control(scenarios["import"], folder / "desk", dice=dice) for _ in range(5)]
    killed = total["before"] + total["after"] + total["broken"]
    _say(
        f"{killed} killed (seed {seed}): {total['before']} as before, {total['after']} as after, "
        f"{total['broken']} damaged or half done; control caught {control.count('broken')} of 5"
    )
    return total["broken"] == 0 and control.count("broken") == 5


def run_faults(times: int, seed: int, folder: Path, *, only: list[str]) -> bool:
    """Let a call on the register fail so many times in all; whether all went well."""
    library = compiled(folder)
    if library is None:
        _say("there is no C compiler, or the system is not Linux: nothing was tried")
        return False
    dice = random.Random(seed)  # noqa: S311 - faults, not secrets
    scenarios = make_scenarios(folder)
    chosen = only or [name for name in scenarios if name in FAULTY]
    total: Counter[str] = Counter()
    for name in chosen:
        desk, share = folder / "desk", -(-times // len(chosen))
        found = fault_rounds(scenarios[name], desk, library, times=share, dice=dice)
        _say(f"{name}: {dict(found)}")
        total += found
    _say(
        f"{total['refused'] + total['got over'] + total['broken']} faults (seed {seed}): "
        f"{total['refused']} refused with exit 5 and as before, {total['got over']} got over and "
        f"done, {total['broken']} wrong"
    )
    return total["broken"] == 0


def run_writers(seconds: int, folder: Path) -> bool:
    """Let two, four and eight processes write, each for a third of the time."""
    is_well = True
    for writers in (2, 4, 8):
        found = write_together(folder / str(writers), writers=writers, seconds=seconds / 3)
        is_well &= found.is_well
        _say(
            f"{writers} writers: {found.done} commands done, {found.busy} busy (exit 5), "
            f"{found.models} models reported as done, {len(found.missing)} missing, "
            f"{len(found.unasked)} unasked, slowest reading {found.slowest_reading:.2f} s"
        )
        for line in found.odd:
            _say(f"  {line}")
    return is_well


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash")
    parser.add_argument("what", choices=["kills", "faults", "writers"])
    parser.add_argument("number", type=int, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], help="a scenario, may be repeated")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dan-van-crash-") as folder:
        place = Path(folder)
        if told.what == "kills":
            is_well = run_kills(told.number or KILLS, told.seed, place, only=told.only)
        elif told.what == "faults":
            is_well = run_faults(told.number or FAULTS, told.seed, place, only=told.only)
        else:
            is_well = run_writers(told.number or SECONDS, place)
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
