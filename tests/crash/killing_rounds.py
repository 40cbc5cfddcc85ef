"""Killing commands at random moments until so many were killed; a control that must be caught."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

from tests.crash.killing import kill_after, start
from tests.crash.scenarios import REGISTER, Broken, Scenario, verdict

ROW_BY_ROW = """
from dan_van.cli.app import run
for row in range(400):
    run(["--db", "so.db", "model", "add", f"M{row}", "--unit", "Xã Lợi Hải"], "vi")
"""
EARLIEST, LATEST = 0.2, 1.05
"""The moments of the kills as shares of the command's whole time."""


def kill_rounds(scenario: Scenario, desk: Path, *, kills: int, dice: random.Random) -> Counter[str]:
    """How often the register was found `before` or `after` the killed command, or `broken`.

    The commands that ended before their moment are counted as `ended`, beside the kills. After
    each kill the command is not repaired by hand: the next reader finds what is there.
    """
    found: Counter[str] = Counter()
    seconds = _seconds(scenario, desk)
    while found["before"] + found["after"] + found["broken"] < kills:
        scenario.begin(desk)
        started = time.monotonic()
        child = scenario.start(desk)
        was_killed = kill_after(seconds * dice.uniform(EARLIEST, LATEST), child)
        if not was_killed:  # the machine is less busy than it was
            seconds = time.monotonic() - started
        try:
            state = verdict(scenario, desk)
        except Broken as error:
            state = "broken"
            found[str(error)] += 1
        found[state if was_killed else "ended"] += 1
    return found


def kill_control(scenario: Scenario, desk: Path, *, dice: random.Random) -> str:
    """What the same look says of a program that commits row by row; it must be `broken`."""
    scenario.begin(desk)
    child = start(desk, "-c", ROW_BY_ROW)
    assert child.stdout is not None
    child.stdout.readline()  # the first rows are in
    assert kill_after(dice.uniform(0.1, 0.4), child)
    try:
        return verdict(scenario, desk)
    except Broken:
        return "broken"


def _seconds(scenario: Scenario, desk: Path) -> float:
    times = []
    for _ in range(3):
        assert scenario.begin(desk).name == REGISTER
        started = time.monotonic()
        scenario.start(desk).communicate()
        times.append(time.monotonic() - started)
    return sorted(times)[1]
