"""The table for a person: fitted to a terminal, or whole where the output is no terminal.

The only module that knows rich, and it imports it for a terminal alone. What comes from data goes
to rich as `Text`, never as markup, and holds no control character.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from dan_van.domain.table import ColumnKind, Document, Emphasis, Table
from dan_van.domain.wording import Wording
from dan_van.render.cells import spoken
from dan_van.render.layout import (
    Grid,
    display_width,
    draw_document,
    lines_above,
    lines_below,
    make_grid,
)
from dan_van.render.spans import over_lines

if TYPE_CHECKING:
    import rich.box
    import rich.console
    import rich.table

    from dan_van.render.fitting import Panel

RULE = "─"


def write(document: Document, out: TextIO, wording: Wording) -> None:
    """Write the document for a person.

    On a terminal: at most its width, in colour unless `NO_COLOR` is set. Else: natural width,
    no escape sequence, no line wrapped or cut.
    """
    if out.isatty():
        _write_to_terminal(document, out, wording)
        return
    for line in draw_document(document, wording, rule=RULE, marks_totals=True):
        out.write(f"{line}\n")


def _write_to_terminal(document: Document, out: TextIO, wording: Wording) -> None:
    from rich.console import Console  # lazy: start-up

    # Without a colour system rich writes no escape sequence at all, bold included.
    color_system = None if os.environ.get("NO_COLOR") else "auto"
    console = Console(
        file=out,
        force_terminal=True,
        color_system=color_system,  # type: ignore[arg-type]
        markup=False,
        emoji=False,
        highlight=False,
    )
    above = lines_above(document, wording)
    titles = len(spoken(document.title, wording))
    for i, line in enumerate(above):
        _print_line(console, line, "bold" if i < titles else "dim")
    for i, table in enumerate(document.tables):
        if above or i:
            console.print()
        for line in spoken(table.title, wording):
            _print_line(console, line, "bold")
        _print_table(console, table, wording)
        for note in table.notes:
            for line in spoken(note, wording):
                _print_line(console, line, "dim")
    below = lines_below(document, wording)
    if below and (above or document.tables):
        console.print()
    for line in below:
        _print_line(console, line, "dim")


def _print_line(console: rich.console.Console, line: str, style: str) -> None:
    from rich.text import Text  # lazy: start-up

    console.print(Text(line, style=style), overflow="fold")


def _print_table(console: rich.console.Console, table: Table, wording: Wording) -> None:
    from dan_van.render.fitting import fitted  # lazy: start-up

    width = console.width
    grid, panels = fitted(make_grid(table, wording), width)
    for i, panel in enumerate(panels):
        if i:
            console.print()
        # A panel that cannot be narrower goes past the edge: the terminal wraps it, rich would cut.
        console.width = max(width, panel.width)
        for line in _overs(grid, panel):
            _print_line(console, line, "bold cyan")
        console.print(_rich_table(grid, panel))
        console.width = width


def _overs(grid: Grid, panel: Panel) -> list[str]:
    """The lines above the headings of a panel: what stands over several of them."""
    overs = [grid.overs[i] for i in panel.columns] if grid.overs else []
    return over_lines(overs, panel.widths, gap=panel.gap, rule=RULE, width_of=display_width)


def _rich_table(grid: Grid, panel: Panel) -> rich.table.Table:
    from rich.table import Table as RichTable  # lazy: start-up
    from rich.text import Text

    drawn = RichTable(
        box=_rules(),
        show_edge=False,
        pad_edge=False,
        padding=(0, panel.gap - 1, 0, 0),
        header_style="bold cyan",
        border_style="dim",
    )
    for column, width in zip(panel.columns, panel.widths, strict=True):
        kind = grid.kinds[column]
        drawn.add_column(
            Text(grid.headings[column]),
            justify="right" if kind.is_number else "left",
            width=width,
            overflow="fold",
            vertical="top",
            style="cyan" if kind is ColumnKind.CODE else "",
        )
    for i, row in enumerate(grid.rows):
        if grid.has_rule_above(i):
            drawn.add_section()
        style = "" if grid.emphases[i] is Emphasis.ITEM else "bold"
        drawn.add_row(*(_cell(grid, column, row[column]) for column in panel.columns), style=style)
    return drawn


def _cell(grid: Grid, column: int, text: str) -> rich.console.RenderableType:
    from rich.text import Text  # lazy: start-up

    from dan_van.render.fitting import WRAPPING

    return Text(text, no_wrap=grid.kinds[column] not in WRAPPING)


def _rules() -> rich.box.Box:
    """Only lines across: under the headings, and above totals."""
    from rich.box import Box  # lazy: start-up

    blank, line = "    ", f" {RULE * 2} "
    return Box("\n".join([blank, blank, line, blank, line, line, blank, blank]) + "\n")
