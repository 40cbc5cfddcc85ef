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

from tests.crash.killing_rounds import kill_control, kill_rounds
from tests.crash.scenarios import make_scenarios

KILLS = 200


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


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash")
    parser.add_argument("what", choices=["kills"])
    parser.add_argument("number", type=int, nargs="?", default=KILLS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], help="a scenario, may be repeated")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dan-van-crash-") as folder:
        is_well = run_kills(told.number, told.seed, Path(folder), only=told.only)
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
