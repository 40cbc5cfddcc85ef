"""How well the structure of a sheet is read: generated sheets in many layouts against the truth.

A sheet is right when all of it is: which rows head it and number its columns, the data rows, group,
total and note rows, the columns with their headings, or that it is refused. Run it with
`python -m tests.benchmarks.structure [LAYOUT ...] [--seeds N] [--show]`.
"""

from __future__ import annotations

import argparse
import random
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dan_van.domain.sheet import SheetLayout
from dan_van.entities import FORMS
from dan_van.sheets.grid import fold
from dan_van.sheets.layout import understand
from tests.benchmarks.structure_asked import ASKED
from tests.benchmarks.structure_clerks import CLERKS
from tests.benchmarks.structure_field import FIELD
from tests.benchmarks.structure_figures import FIGURES
from tests.benchmarks.structure_lists import LISTS
from tests.benchmarks.structure_many import MANY, REFUSED
from tests.benchmarks.structure_mean import MEAN
from tests.benchmarks.structure_noise import with_noise
from tests.benchmarks.structure_odd import ODD
from tests.benchmarks.structure_offices import OFFICES
from tests.benchmarks.structure_paper import Role, Sample, Truth
from tests.benchmarks.structure_printed import PRINTED
from tests.benchmarks.structure_signs import SIGNS
from tests.benchmarks.structure_small import SMALL
from tests.benchmarks.structure_sums import SUMS
from tests.benchmarks.structure_traps import TRAPS

_PLAIN = (LISTS, FIGURES, OFFICES, SMALL, FIELD, ASKED, PRINTED, CLERKS, MANY)
_FAMILIES = (*_PLAIN, ODD, MEAN, TRAPS, SIGNS, SUMS, REFUSED)
LAYOUTS: dict[str, Callable[[random.Random], Sample]] = {
    make.__name__: make for family in _FAMILIES for make in family
}
GROUPS = frozenset(("kinh te", "van hoa - xa hoi", "quoc phong - an ninh", "he thong chinh tri"))
READ_ALL_THE_SAME = frozenset(
    ("refused.unknown_form", "refused.unknown_name_column", "refused.summary_of_figures")
)
"""Refusals of a table whose structure is understood: it is no form of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was right of one sheet: all of it, and how many of its rows."""

    is_right: bool
    rows: int
    rows_right: int
    faults: tuple[str, ...]


def make(layout: str, seed: int) -> Sample:
    """The sheet of a layout, the same for the same seed; every other one with noise."""
    dice = random.Random(zlib.crc32(f"{layout}/{seed}".encode()))  # noqa: S311
    sample = LAYOUTS[layout](dice)
    return with_noise(sample, dice) if seed % 2 else sample


def score(sample: Sample) -> Score:
    """Reads a sheet as `inspect` does and compares it with the truth."""
    found = understand(sample.sheet, forms=tuple(FORMS.values()), known_groups=GROUPS)
    rows = len(sample.sheet.rows)
    is_read = [
        layout.refused is None or layout.refused.key in READ_ALL_THE_SAME for layout in found
    ]
    if sample.refused:
        is_right = not any(is_read)
        said = () if is_right else ("not refused",)
        return Score(is_right=is_right, rows=rows, rows_right=rows * is_right, faults=said)
    if not all(is_read):
        keys = [layout.refused.key for layout in found if layout.refused]
        return Score(is_right=False, rows=rows, rows_right=0, faults=(f"refused: {keys}",))
    faults: list[str] = []
    if len(found) != len(sample.tables):
        faults.append(f"{len(found)} tables, not {len(sample.tables)}")
    for layout, truth in zip(found, sample.tables, strict=False):
        faults += differences(layout, truth)
    true, read = roles([t.roles for t in sample.tables]), roles([roles_read(f) for f in found])
    right = sum(true.get(row) == read.get(row) for row in range(1, rows + 1))
    return Score(is_right=not faults, rows=rows, rows_right=right, faults=tuple(faults))


def roles(tables: Sequence[Mapping[int, Role]]) -> dict[int, frozenset[Role]]:
    """What each row is, in all tables of a sheet."""
    found: dict[int, set[Role]] = {}
    for table in tables:
        for row, role in table.items():
            if role is not Role.OTHER:
                found.setdefault(row, set()).add(role)
    return {row: frozenset(held) for row, held in found.items()}


def roles_read(layout: SheetLayout) -> dict[int, Role]:
    """What each row of a layout is, as `inspect` shows it."""
    found = dict.fromkeys((total.number for total in layout.totals), Role.TOTAL)
    found |= dict.fromkeys(layout.group_rows, Role.GROUP)
    found |= dict.fromkeys((row.number for row in layout.data), Role.DATA)
    found |= dict.fromkeys(layout.note_rows, Role.NOTE)
    found |= dict.fromkeys(layout.header_rows, Role.HEADER)
    return found | ({layout.numbering_row: Role.NUMBERING} if layout.numbering_row else {})


def differences(layout: SheetLayout, truth: Truth) -> Iterator[str]:
    """What is wrong in the reading of one table."""
    read = roles_read(layout)
    for role in Role:
        here = tuple(sorted(row for row, held in read.items() if held is role))
        if role is not Role.OTHER and here != truth.rows(role):
            missing = set(truth.rows(role)) - set(here)
            extra = set(here) - set(truth.rows(role))
            yield f"{role}: missing {sorted(missing)}, too many {sorted(extra)}"
    columns = {column.index: fold(column.header) for column in layout.columns}
    true = {index: fold(header) for index, header in truth.columns.items()}
    if columns != true:
        odd = {i for i in columns.keys() | true.keys() if columns.get(i) != true.get(i)}
        yield "; ".join(f"column {i}: {columns.get(i)!r}, not {true.get(i)!r}" for i in sorted(odd))


def picture(sample: Sample) -> str:
    """The sheet as text, for people."""
    lines = []
    for number, cells in enumerate(sample.sheet.rows, start=1):
        shown = "|".join("" if cell is None else str(cell)[:22] for cell in cells)
        held = [table.roles.get(number) for table in sample.tables]
        role = ",".join(each for each in held if each)
        lines.append(f"{number:4} {role:9} {shown}".replace("\n", "⏎"))
    return "\n".join(lines)


def main() -> None:
    """Prints the score of each layout and of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.structure")
    parser.add_argument("layouts", nargs="*", help="without: all of them")
    parser.add_argument("--seeds", type=int, default=20, help="sheets of each layout (20)")
    parser.add_argument("--show", action="store_true", help="the sheets that are not right")
    asked = parser.parse_args()
    out = sys.stdout
    for line in report(asked.layouts or tuple(LAYOUTS), seeds=asked.seeds, show=asked.show):
        out.write(f"{line}\n")


def report(layouts: Sequence[str], *, seeds: int, show: bool = False) -> Iterator[str]:
    """The lines of the table: each layout, its sheets and its rows that are right."""
    sheets = right = rows = rows_right = 0
    yield f"{'layout':14} {'sheets right':>14} {'rows right':>12}"
    for layout in layouts:
        scores = []
        for seed in range(seeds):
            sample = make(layout, seed)
            scores.append(score(sample))
            if show and not scores[-1].is_right:
                yield f"--- {layout} {seed}\n{picture(sample)}\n    " + "\n    ".join(
                    scores[-1].faults
                )
        here, there = sum(s.is_right for s in scores), sum(s.rows_right for s in scores)
        lines = sum(s.rows for s in scores)
        yield f"{layout:14} {here:>8} of {seeds:2} {there / lines:>12.1%}"
        sheets, right = sheets + seeds, right + here
        rows, rows_right = rows + lines, rows_right + there
    yield f"{'all':14} {right / sheets:>14.1%} {rows_right / rows:>12.2%}"


if __name__ == "__main__":
    main()
