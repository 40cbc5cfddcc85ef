"""A disk that fails at a chosen call, by the library of `failing_disk.c` where there is a cc."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.crash.scenarios import Broken, Scenario, verdict

SOURCE = Path(__file__).with_name("failing_disk.c")
CALLS = ("write", "sync", "truncate", "read")
ERRORS = {"EIO": 5, "ENOSPC": 28}
LAST = {"write": 60, "sync": 6, "truncate": 4, "read": 60}
"""The calls of a command that are made to fail: the first so many of each sort."""

USELESS = 5
"""The exit code of a command whose register cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """The call that fails: its sort and number, the error, and whether the disk stays broken."""

    call: str
    number: int
    error: str
    stays: bool

    def environment(self, library: Path, mark: Path) -> dict[str, str]:
        """What the library is told."""
        told = {
            "LD_PRELOAD": str(library),
            "FAULT_PATH": "/so.db",
            "FAULT_CALL": self.call,
            "FAULT_AFTER": str(self.number),
            "FAULT_ERRNO": str(ERRORS[self.error]),
            "FAULT_MARK": str(mark),
        }
        return told | ({"FAULT_STAYS": "1"} if self.stays else {})


def compiled(folder: Path) -> Path | None:
    """The library, or None where there is no compiler for it."""
    compiler = shutil.which("cc")
    library = folder / "failing_disk.so"
    if compiler is None:
        return None
    command = [compiler, "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, check=False)
    return library if done.returncode == 0 else None


def faults(dice: random.Random) -> Iterator[Fault]:
    """Faults without end, in a fixed order of chance."""
    while True:
        call = dice.choice(CALLS)
        yield Fault(
            call=call,
            number=dice.randrange(LAST[call]),
            error=dice.choice(list(ERRORS)),
            stays=dice.random() < 0.5,
        )


def run_with(fault: Fault, scenario: Scenario, desk: Path, library: Path) -> str:
    """What became of the command: `never met`, `got over`, `refused`.

    Raises:
        Broken: it ended otherwise than with 0 or 5, said it with a traceback, or the register is
            not what the exit code says.
    """
    scenario.begin(desk)
    mark = desk / "met"
    child = scenario.start(desk, **fault.environment(library, mark))
    _, err = child.communicate(timeout=60)
    said = err.decode()
    state = verdict(scenario, desk)
    if not mark.exists():
        return "never met"
    if child.returncode == 0:
        if state != "after":
            raise Broken(f"{scenario.name}, {fault}: reported as done, and it is not there")
        return "got over"
    if child.returncode != USELESS or "Traceback" in said or not said.startswith("Lỗi: "):
        raise Broken(f"{scenario.name}, {fault}: exit {child.returncode}, {said}")
    if state != "before":
        raise Broken(f"{scenario.name}, {fault}: reported as failed, and it is there")
    return "refused"


def fault_rounds(
    scenario: Scenario, desk: Path, library: Path, *, times: int, dice: random.Random
) -> Counter[str]:
    """What became of so many commands that met a fault; each `Broken` under its own words."""
    found: Counter[str] = Counter()
    for fault in faults(dice):
        if found["got over"] + found["refused"] + found["broken"] >= times:
            break
        try:
            found[run_with(fault, scenario, desk, library)] += 1
        except Broken as error:
            found["broken"] += 1
            found[str(error)] += 1
    return found
