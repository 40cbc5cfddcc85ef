"""Running processes by turns and reading medians off them: time, and the most memory held."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[object]
TYPER: Command = (sys.executable, "-c", "import typer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What runs of one command took: seconds by the wall clock, and bytes at the most."""

    seconds: tuple[float, ...]
    peak: int

    @property
    def median(self) -> float:
        """The median of the seconds."""
        return statistics.median(self.seconds)


def program(*arguments: object) -> Command:
    """The program as a command line."""
    return (sys.executable, "-m", "dan_van", *arguments)


def run_once(command: Command, *, home: Path) -> tuple[float, int]:
    """Seconds and the most memory of one run; 3 (refusals) is no failure here."""
    words = [str(word) for word in command]
    environment = {**os.environ, "HOME": str(home), "DAN_VAN_LANG": "vi"}
    # an installed program has its modules compiled; with this it would compile them at each start
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, env=environment) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if process.returncode not in {0, 3}:
        raise RuntimeError(f"exit {process.returncode}: {' '.join(words)}")
    return seconds, usage.ru_maxrss * 1024


def by_turns(
    commands: Mapping[str, Command],
    *,
    runs: int,
    home: Path,
    before: Callable[[str], object] = lambda _: None,
) -> dict[str, Taken]:
    """Run the commands one after the other, again and again, so that a busy moment hits all.

    Each is run once more at first, not counted: files are read and compiled then.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    peaks = dict.fromkeys(commands, 0)
    for turn in range(runs + 1):
        for name, command in commands.items():
            before(name)
            taken, peak = run_once(command, home=home)
            peaks[name] = max(peaks[name], peak)
            if turn or not runs:
                seconds[name].append(taken)
    return {n: Taken(seconds=tuple(s), peak=peaks[n]) for n, s in seconds.items()}
