"""How far a long command is, on a terminal: a bar on stderr that leaves nothing behind.

Results go to stdout and are not touched. Where stderr is no terminal there is no bar, and rich is
not loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TextIO

from dan_van.render.cells import one_line

NAME_WIDTH = 40
"""Longer names of files are cut: the bar has one line."""


class Steps(Protocol):
    """What a bar is told."""

    def __call__(self, done: int) -> None:
        """So many steps are done; the next one is under way."""
        ...


@contextmanager
def progress(names: Sequence[str], err: TextIO) -> Iterator[Steps]:
    """A bar over steps of these names, while the body runs."""
    if not err.isatty():
        yield lambda done: None  # noqa: ARG005
        return
    from rich.console import Console  # lazy: start-up
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(file=err, markup=False, emoji=False, highlight=False)
    columns = (
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(
        *columns,
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as bar:
        task = bar.add_task("", total=len(names))

        def show(done: int) -> None:
            name = one_line(names[done]) if done < len(names) else ""
            cut = name if len(name) <= NAME_WIDTH else f"{name[: NAME_WIDTH - 1]}…"
            bar.update(task, completed=done, description=cut)

        show(0)
        yield show
