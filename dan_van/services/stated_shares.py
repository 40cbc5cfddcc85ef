"""The percentages of a summary form, held against the numbers to the left of them.

A ratio there (`105/130`) says what is part and what is whole. Of two columns that is known where
one is a plan by its heading, or where the percentages of most rows are right: a percentage of
something else, such as of the whole table, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dan_van.domain.cell_number import parse_figure
from dan_van.domain.figure import Figure
from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.number_style import NumberStyle
from dan_van.domain.share import Share, read_shares
from dan_van.domain.sheet import RawCell, SheetColumn, SheetLayout
from dan_van.domain.vietnamese import search
from dan_van.domain.wording import Label

_PLAN = re.compile(r"\b(?:ke hoach|chi tieu giao|duoc giao)\b")
_ENOUGH = 2
"""So many percentages that are right tell what is part and what is whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """A percentage as a row states it, with the part and the whole."""

    row: int
    raw: RawCell
    shares: tuple[Share, ...]
    part: int
    whole: int

    @property
    def is_right(self) -> bool:
        """Whether it is what the two numbers give, in one of its readings."""
        return any(share.is_of(self.part, self.whole) for share in self.shares)


def share_problems(layout: SheetLayout, style: NumberStyle) -> Iterator[Problem]:
    """A warning for each percentage that its two numbers do not give."""
    from dan_van.sheets.figure_columns import is_share  # lazy: start-up

    for column in layout.columns:
        if column.field is None and is_share(column.header):
            for stated in _checked(layout, column, style):
                if not stated.is_right:
                    yield _problem(layout, column, stated)


def _checked(layout: SheetLayout, column: SheetColumn, style: NumberStyle) -> Iterator[_Stated]:
    """The percentages of which part and whole are known."""
    falling: list[_Stated] = []
    rising: list[_Stated] = []
    lines = [(row.number, row.cells) for row in layout.data]
    lines += [(total.number, total.cells) for total in layout.totals]
    for number, cells in lines:
        shares = read_shares(_cell(cells, column.index))
        near = _figure(_cell(cells, column.index - 1), style)
        if not shares or near is None:
            continue
        far = _figure(_cell(cells, column.index - 2), style)
        raw = cells[column.index]
        if near.plan:
            yield _Stated(row=number, raw=raw, shares=shares, part=near.number, whole=near.plan)
        elif near.plan is None and far is not None and far.plan is None:
            for found, part, whole in (
                (falling, near.number, far.number),
                (rising, far.number, near.number),
            ):
                if whole:
                    found.append(
                        _Stated(row=number, raw=raw, shares=shares, part=part, whole=whole)
                    )
    for found, index in ((falling, column.index - 2), (rising, column.index - 1)):
        if _is_whole(layout, index) or _is_shown(found):
            yield from found
            return


def _is_whole(layout: SheetLayout, index: int) -> bool:
    """Whether a column is that of a plan by its heading."""
    return any(c.index == index and _PLAN.search(search(c.header)) for c in layout.columns)


def _is_shown(found: Sequence[_Stated]) -> bool:
    """Whether most percentages are right; where part and whole are one, that tells nothing."""
    right = [stated for stated in found if stated.is_right]
    telling = [stated for stated in right if stated.part != stated.whole]
    return len(telling) >= _ENOUGH and 2 * len(right) > len(found)


def _cell(cells: Sequence[RawCell], index: int) -> RawCell:
    return cells[index] if 0 <= index < len(cells) else None


def _figure(raw: RawCell, style: NumberStyle) -> Figure | None:
    figure = parse_figure(raw, style)
    return figure if isinstance(figure, Figure) and figure.qualifier == "=" else None


def _problem(layout: SheetLayout, column: SheetColumn, stated: _Stated) -> Problem:
    exact = Fraction(100 * stated.part, stated.whole)
    share = min(stated.shares, key=lambda share: abs(share.percent - exact))
    written, computed = share.text, share.beside(stated.part, stated.whole)
    return Problem(
        code="share_disagrees",
        severity=Severity.WARNING,
        sheet=layout.sheet,
        row=stated.row,
        column=column.letter,
        value=str(stated.raw),
        facts={
            "stated": Label(written.replace(".", ","), written),
            "computed": Label(computed.replace(".", ","), computed),
            "of": Figure(number=stated.part, plan=stated.whole),
        },
    )
