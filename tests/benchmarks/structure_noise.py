"""What happens to every kind of sheet on its way: blanks, blank rows, decomposed text.

None of it changes what the rows are.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from dan_van.domain.sheet import Merge, RawCell
from tests.benchmarks.structure_paper import Role, Sample, Truth

_STT = frozenset(("STT", "TT", "Stt"))


def with_noise(sample: Sample, dice: random.Random) -> Sample:
    """The sheet with two or three kinds of noise."""
    for noise in dice.sample(NOISES, dice.randrange(2, 4)):
        sample = noise(sample, dice)
    return sample


def _decomposed(sample: Sample, _dice: random.Random) -> Sample:
    return _mapped(sample, lambda _, cell: unicodedata.normalize("NFD", cell))


def _headings(sample: Sample, dice: random.Random) -> Sample:
    """Headings that end in a tab, hold line breaks or hard blanks."""
    heads = {row for table in sample.tables for row in table.rows(Role.HEADER)}

    def change(row: int, cell: str) -> str:
        if row not in heads or dice.random() < 0.5:
            return cell
        return dice.choice((f"{cell}\t", f" {cell} ", cell.replace(" ", "\n", 1), f"{cell}\u00a0"))

    return _mapped(sample, change)


def _renamed(header: str, word: str) -> str:
    return " / ".join(word if part in _STT else part for part in header.split(" / "))


def _number_heading(sample: Sample, dice: random.Random) -> Sample:
    """The heading of the row numbers as offices write it, or with a break in it."""
    word = dice.choice(("Số\nTT", "S\nTT", "TT ", "Số thứ tự", "STT.", "Stt", "S T T", "Số TT"))
    sample = _mapped(sample, lambda _, cell: word if cell.strip() in _STT else cell)
    tables = tuple(
        Truth(
            roles=t.roles,
            columns={p: _renamed(h, word) for p, h in t.columns.items()},
        )
        for t in sample.tables
    )
    return replace(sample, tables=tables)


def _numbers_as_text(sample: Sample, _dice: random.Random) -> Sample:
    """Whole numbers in the first column of a table typed as text: 01, 02."""
    firsts = {min(table.columns, default=0) for table in sample.tables}
    rows = []
    for cells in sample.sheet.rows:
        changed = list(cells)
        for place in firsts:
            if place < len(changed) and type(value := changed[place]) is int and value < 1000:
                changed[place] = f"{value:02d}"
        rows.append(tuple(changed))
    return replace(sample, sheet=replace(sample.sheet, rows=tuple(rows)))


def _formatted(sample: Sample, dice: random.Random) -> Sample:
    """Rows and columns that are formatted and hold nothing, or white space."""
    wide = dice.randrange(1, 6)
    rows: list[tuple[RawCell, ...]] = [
        cells + (dice.choice((None, None, " ", "\u00a0")),) * wide for cells in sample.sheet.rows
    ]
    width = max(map(len, rows), default=1)
    rows += [(None,) * width] * dice.randrange(1, 40)
    return replace(sample, sheet=replace(sample.sheet, rows=tuple(rows)))


def _blank_rows(sample: Sample, dice: random.Random) -> Sample:
    """Blank rows among the data, never inside a merge or a heading."""
    for _ in range(dice.randrange(1, 3)):
        bodies = [table.rows(Role.DATA) for table in sample.tables]
        places = [row for rows in bodies for row in rows if row + 1 in rows]
        if not places or len(sample.tables) > 1:
            return sample
        row = dice.choice(places)
        if any(m.top <= row < m.bottom for m in sample.sheet.merges):
            continue
        sample = _with_row_after(sample, row)
    return sample


def _with_row_after(sample: Sample, row: int) -> Sample:
    def moved(number: int) -> int:
        return number + (number > row)

    rows = sample.sheet.rows
    merges = tuple(
        Merge(moved(m.top), m.left, moved(m.bottom), m.right) for m in sample.sheet.merges
    )
    sheet = replace(
        sample.sheet, rows=(*rows[:row], (None,) * len(rows[row - 1]), *rows[row:]), merges=merges
    )
    tables = tuple(
        Truth(roles={moved(n): role for n, role in t.roles.items()}, columns=t.columns)
        for t in sample.tables
    )
    return replace(sample, sheet=sheet, tables=tables)


def _mapped(sample: Sample, change: Callable[[int, str], str]) -> Sample:
    rows = tuple(
        tuple(change(number, cell) if isinstance(cell, str) else cell for cell in cells)
        for number, cells in enumerate(sample.sheet.rows, start=1)
    )
    return replace(sample, sheet=replace(sample.sheet, rows=rows))


NOISES = (_decomposed, _headings, _number_heading, _numbers_as_text, _formatted, _blank_rows)
