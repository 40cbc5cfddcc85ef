"""Fitting a table into the width of a terminal: how wide each column is, what stands together.

Numbers, codes and dates keep their width, texts and choices wrap, headings wrap at blanks only.
When even that does not fit, two leading columns of groups and their members become one, members
indented; and then the table is shown in panels, one below another, each with the leading columns
repeated. A column is never narrower than the longest thing that may not break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dan_van.domain.table import ColumnKind
from dan_van.render.layout import GAP, Grid, display_width, natural_widths
from dan_van.render.spans import runs, widened

WRAPPING = frozenset({ColumnKind.TEXT, ColumnKind.CHOICE})

NARROWEST = 12
"""A text column gets at least this, where its text is that long: enough for two syllables."""

NARROWEST_CHOICE = 9
"""A choice is a word or two, never broken inside a word."""

COMFORTABLE = 20
"""Up to this width a text column comes before the headings of the others."""


INDENT = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Columns that stand side by side: their places, their widths, the blanks between."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    gap: int

    @property
    def width(self) -> int:
        """The width of the whole panel."""
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


def fitted(grid: Grid, width: int) -> tuple[Grid, list[Panel]]:
    """The grid in the form that takes the fewest panels on a terminal of that width."""
    panels = fit(grid, width)
    if len(panels) > 1 and _is_grouped(grid):
        outline = _as_outline(grid)
        panels_of_outline = fit(outline, width)
        if len(panels_of_outline) < len(panels):
            return outline, panels_of_outline
    return grid, panels


def _is_grouped(grid: Grid) -> bool:
    """Whether each row fills one of two leading columns: a group, or a member of it."""
    return _leading_columns(grid) == (0, 1) and all(
        bool(row[0]) != bool(row[1]) for row in grid.rows
    )


def _as_outline(grid: Grid) -> Grid:
    first, second, *others = grid.headings
    return Grid(
        headings=(f"{first} / {second}", *others),
        kinds=(grid.kinds[0], *grid.kinds[2:]),
        rows=tuple((row[0] or INDENT + row[1], *row[2:]) for row in grid.rows),
        emphases=grid.emphases,
        overs=grid.overs[1:],
    )


def fit(grid: Grid, width: int) -> list[Panel]:
    """The panels in which the grid is shown on a terminal of that width, usually one.

    A panel is wider than the terminal only where the leading columns and one more do not fit.
    """
    natural = natural_widths(grid)
    least = [_least_width(grid, i, natural[i]) for i in range(len(natural))]
    everything = tuple(range(len(natural)))
    for gap in (GAP, 1):
        wide = widened(least, grid.overs, gap=gap, least=_longest_part)
        if sum(wide) + gap * (len(wide) - 1) <= width:
            return [_panel(grid, everything, natural, wide, width=width, gap=gap)]
    # a panel may begin or end within a run that is wider than it: each is made wide enough alone
    for i, over in enumerate(grid.overs):
        least[i] = max(least[i], _longest_part(over))
    groups = _groups(grid, least, width)
    return [_panel(grid, group, natural, least, width=width, gap=GAP) for group in groups]


def _longest_part(text: str) -> int:
    return max(map(display_width, text.split(" ")))


def _least_width(grid: Grid, column: int, natural: int) -> int:
    heading = max(map(display_width, grid.headings[column].split(" ")), default=0)
    if grid.kinds[column] is ColumnKind.CHOICE:
        return max(heading, _longest_word(grid, column), min(natural, NARROWEST_CHOICE))
    if grid.kinds[column] in WRAPPING:
        return max(heading, min(natural, NARROWEST))
    return max(heading, max((display_width(row[column]) for row in grid.rows), default=0))


def _longest_word(grid: Grid, column: int) -> int:
    words = {word for row in grid.rows for word in row[column].split(" ")}
    return max(map(display_width, words), default=0)


def _groups(grid: Grid, least: list[int], width: int) -> list[tuple[int, ...]]:
    """The columns dealt out to panels, in order, the leading ones at the head of each."""
    lead = _leading_columns(grid)
    taken = sum(least[i] + GAP for i in lead)
    empty = width - taken
    groups: list[list[int]] = []
    room = 0
    for run in _together(grid, len(lead)):
        reach = sum(least[i] + GAP for i in run) - GAP
        for piece in [run] if reach <= empty else [[i] for i in run]:
            needed = sum(least[i] + GAP for i in piece)
            if not groups or needed - GAP > room:
                groups.append(list(lead))
                room = empty
            groups[-1] += piece
            room -= needed
    return [tuple(group) for group in groups] or [lead]


def _together(grid: Grid, start: int) -> Iterator[list[int]]:
    """The columns from there on, those over which one heading stands taken together."""
    for over, places in runs(grid.overs or [""] * len(grid.headings)):
        beyond = [i for i in places if i >= start]
        yield from [beyond] if over else [[i] for i in beyond]


def _leading_columns(grid: Grid) -> tuple[int, ...]:
    """What names a row: the first column, and the second where only figures follow."""
    kinds = grid.kinds
    if len(kinds) > 2 and all(kind.is_number for kind in kinds[2:]):
        return (0,) if kinds[1].is_number else (0, 1)
    return (0,) if kinds else ()


def _panel(
    grid: Grid,
    columns: tuple[int, ...],
    natural: list[int],
    least: list[int],
    *,
    width: int,
    gap: int,
) -> Panel:
    """Widths between least and natural: the room left goes where it helps most."""
    widths = {i: least[i] for i in columns}
    room = width - sum(widths.values()) - gap * (len(columns) - 1)
    texts = [i for i in columns if grid.kinds[i] in WRAPPING]
    overs = [grid.overs[i] for i in columns] if grid.overs else []
    in_a_line = widened([widths[i] for i in columns], overs, gap=gap, least=display_width)
    wishes = [
        {i: min(natural[i], COMFORTABLE) for i in texts},
        dict(zip(columns, in_a_line, strict=True)),
        {i: _two_line_width(grid.headings[i]) for i in columns},
        {i: natural[i] for i in texts},
        {i: natural[i] for i in columns},
    ]
    for wish in wishes:
        short = [i for i in wish if widths[i] < wish[i]]
        while room > 0 and short:
            share = max(1, room // len(short))
            for i in short:
                more = min(share, wish[i] - widths[i], room)
                widths[i] += more
                room -= more
            short = [i for i in short if widths[i] < wish[i]]
    return Panel(columns=columns, widths=tuple(widths[i] for i in columns), gap=gap)


def _two_line_width(heading: str) -> int:
    """The least width at which the heading takes two lines."""
    words = heading.split(" ")
    halves = ((" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words)))
    return min(
        (max(display_width(first), display_width(second)) for first, second in halves),
        default=display_width(heading),
    )
