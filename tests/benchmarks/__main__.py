"""`python -m tests.benchmarks [NAME ...]`: prints the ratios that the design sets, as measured.

Both sides of a ratio are measured in one run, by turns. Nothing here is part of the gate: a busy
machine must not make it red.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.measure import TYPER, Taken, by_turns, program
from tests.benchmarks.registers import make_register, unit_name
from tests.benchmarks.structure import LAYOUTS, report
from tests.benchmarks.workbooks import make_workbook

PERIOD = "2024-Q1"
IMPORTED_ROWS = 50_000
SMALL_FILES = 130
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of the table."""

    what: str
    measured: str
    against: str
    ratio: str
    at_most: str


class Bench:
    """A folder with what the measurements need, made when it is first asked for."""

    def __init__(self, folder: Path, *, runs: int, models: int, many: int) -> None:
        self.folder = folder
        self.runs = runs
        self.models = models
        self.many = many

    def register(self, models: int) -> Path:
        """A register of that many models."""
        path = self.folder / f"{models}.db"
        if not path.exists():
            make_register(path, models=models)
        return path

    @cached_property
    def workbook(self) -> Path:
        """A workbook of 50,000 rows."""
        path = self.folder / "large.xlsx"
        make_workbook(path, rows=IMPORTED_ROWS, units=1_000)
        return path

    def empty(self, name: str) -> Path:
        """A register without records, whatever was there; its units are made on import."""
        path = self.folder / f"{name}.db"
        for old in self.folder.glob(f"{path.name}*"):
            old.unlink()
        subprocess.run(
            [str(word) for word in program("--db", path, "init")],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return path

    def take(
        self, before: Callable[[str], object] = lambda _: None, **commands: tuple[object, ...]
    ) -> dict[str, Taken]:
        """Run commands by turns."""
        return by_turns(commands, runs=self.runs, home=self.folder, before=before)


def against_typer(bench: Bench, what: str, command: tuple[object, ...], at_most: float) -> Result:
    taken = bench.take(ours=command, typer=tuple(TYPER))
    return compared(what, taken["ours"], taken["typer"], "import typer", at_most)


def compared(what: str, ours: Taken, other: Taken, against: str, at_most: float) -> Result:
    return Result(
        what=what,
        measured=f"{ours.median * 1000:,.0f} ms",
        against=f"{against}: {other.median * 1000:,.0f} ms",
        ratio=f"{ours.median / other.median:.2f}",
        at_most=f"{at_most:.2f}",
    )


def bench_help(bench: Bench) -> Iterator[Result]:
    """`--help`."""
    yield against_typer(bench, "--help", tuple(program("--help")), 1.3)


def bench_list(bench: Bench) -> Iterator[Result]:
    """`model list` as JSON: the first 50, and those of one unit."""
    base = ("--db", bench.register(bench.models), "model", "list", "--format", "json")
    of = f"of {bench.models:,} models"
    yield against_typer(bench, f"list 50 {of}", tuple(program(*base, "--limit", 50)), 1.6)
    yield against_typer(
        bench, f"list one unit {of}", tuple(program(*base, "--unit", unit_name(2))), 1.6
    )


def bench_totals(bench: Bench) -> Iterator[Result]:
    """`totals` as a table."""
    command = program("--db", bench.register(bench.models), "totals", PERIOD)
    yield against_typer(bench, f"totals of {bench.models:,} models", tuple(command), 2.5)


def bench_million(bench: Bench) -> Iterator[Result]:
    """`totals` of ten times as many models."""
    taken = bench.take(
        few=tuple(program("--db", bench.register(bench.models), "totals", PERIOD)),
        many=tuple(program("--db", bench.register(bench.many), "totals", PERIOD)),
    )
    what = f"totals of {bench.many:,} models"
    yield compared(what, taken["many"], taken["few"], f"{bench.models:,} models", 2)


def bench_import(bench: Bench) -> Iterator[Result]:
    """`import` of 50,000 rows, its memory, and merely reading them with openpyxl."""
    read = (
        "import sys, openpyxl\n"
        "for row in openpyxl.load_workbook(sys.argv[1], read_only=True).active.values: pass"
    )
    path = bench.folder / "import.db"
    taken = bench.take(
        before=lambda name: bench.empty("import") if name == "ours" else None,
        ours=tuple(program("--db", path, "import", bench.workbook, "--create-units")),
        openpyxl=(sys.executable, "-c", read, bench.workbook),
    )
    what = f"import of {IMPORTED_ROWS:,} rows"
    yield compared(what, taken["ours"], taken["openpyxl"], "openpyxl reads it", 0.5)
    megabytes = taken["ours"].peak / MEGABYTE
    yield Result(
        what="its peak memory",
        measured=f"{megabytes:,.0f} MB",
        against="",
        ratio="",
        at_most="400 MB",
    )


def bench_many(bench: Bench) -> Iterator[Result]:
    """130 small workbooks in one `import`, and in 130 of them."""
    folder = bench.folder / "small"
    if not folder.exists():
        folder.mkdir()
        for number in range(SMALL_FILES):
            make_workbook(folder / f"{number:03d}.xlsx", rows=12, units=30, seed=number)
    files = sorted(folder.iterdir())
    once, often = bench.folder / "once.db", bench.folder / "often.db"
    one_by_one = (
        "import subprocess, sys\n"
        "for file in sys.argv[2:]:\n"
        "    subprocess.run([sys.executable, '-m', 'dan_van', '--db', sys.argv[1], 'import', file,"
        " '--create-units'], stdout=subprocess.DEVNULL)"
    )
    taken = bench.take(
        before=bench.empty,
        once=tuple(program("--db", once, "import", *files, "--create-units")),
        often=(sys.executable, "-c", one_by_one, often, *files),
    )
    what = f"{SMALL_FILES} workbooks in one import"
    yield compared(what, taken["once"], taken["often"], f"{SMALL_FILES} imports", 0.2)


BENCHES: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "help": bench_help,
    "list": bench_list,
    "totals": bench_totals,
    "million": bench_million,
    "import": bench_import,
    "many": bench_many,
}
SLOW = ("million", "import", "many")
STRUCTURE = "structure"
"""No measurement of time: how many generated sheets are read right."""


def machine() -> str:
    """The machine and the versions that the numbers were measured with."""
    processor = platform.processor() or platform.machine()
    packages = ("typer", "rich", "sqlite-utils", "openpyxl", "python-calamine", "rapidfuzz")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"{platform.system()} {processor}, {os.cpu_count()} CPUs, Python"
        f" {platform.python_version()}, SQLite {sqlite3.sqlite_version}\n{versions}"
    )


def main() -> None:
    """Measure what was asked for and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", help=f"{', '.join((*BENCHES, STRUCTURE))}; without: all but slow ones"
    )
    parser.add_argument("--all", action="store_true", help=f"the slow ones too: {', '.join(SLOW)}")
    parser.add_argument("--runs", type=int, default=10, help="turns of each command (10)")
    parser.add_argument("--models", type=int, default=100_000)
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="a folder for what is generated, to use again")
    parser.add_argument("--seeds", type=int, default=20, help="sheets of each layout (20)")
    asked = parser.parse_args()
    out = sys.stdout
    if STRUCTURE in asked.names:
        out.writelines(f"{line}\n" for line in report(tuple(LAYOUTS), seeds=asked.seeds))
        asked.names.remove(STRUCTURE)
        if not asked.names:
            return
    unknown = set(asked.names) - set(BENCHES)
    if unknown:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    names = asked.names or [n for n in BENCHES if asked.all or n not in SLOW]
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="dan-van-benchmarks-"))
    folder.mkdir(parents=True, exist_ok=True)
    out.write(f"{machine()}\nmedians of {asked.runs} runs by turns\n\n")
    out.write(f"{'what':34} {'measured':>11}  {'against':34} {'ratio':>6} {'at most':>8}\n")
    try:
        bench = Bench(folder, runs=asked.runs, models=asked.models, many=asked.many)
        for name in names:
            for line in BENCHES[name](bench):
                out.write(
                    f"{line.what:34} {line.measured:>11}  {line.against:34}"
                    f" {line.ratio:>6} {line.at_most:>8}\n"
                )
                out.flush()
    finally:
        if asked.keep is None:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
