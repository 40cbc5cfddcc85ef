"""How marks look, and how text gets into a comment without taking what a sender wrote there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from typing import Any

from dan_van.render.cells import printable
from dan_van.render.xlsx.styles import AUTHOR

ERROR_FILL = "FFFFC7CE"
WARNING_FILL = "FFFFEB9C"
LONGEST_COMMENT = 4_000
MOST_COMMENTS = 2_000
"""More make a workbook that opens slowly; the list holds the rest."""

_OURS = re.compile(rf"(?:\A|\n\n){AUTHOR}: .*\Z", re.DOTALL)


class Painter:
    """Colours cells: red for an error, yellow for a warning.

    openpyxl looks a style up in its tables each time that one is set, so each is made once and
    then taken over.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Any] = {}

    def paint(self, cell: Any, *, is_error: bool) -> None:  # noqa: ANN401 - a type of openpyxl
        """Give the cell our colour, and leave the rest of its look."""
        from openpyxl.styles import PatternFill  # lazy: start-up

        key = (is_error, *(cell._style or ()))
        if key not in self._made:
            cell.fill = PatternFill("solid", fgColor=ERROR_FILL if is_error else WARNING_FILL)
            self._made[key] = cell._style
        cell._style = copy(self._made[key])


def comment_of(notes: Sequence[str], *, below: Any = None) -> Any:  # noqa: ANN401
    """A comment of these notes, `below` the text of the sender's own comment."""
    from openpyxl.comments import Comment  # lazy: start-up

    ours = printable("\n".join(f"{AUTHOR}: {note}" for note in notes))[:LONGEST_COMMENT]
    text = f"{below.text}\n\n{ours}" if below is not None else ours
    author = below.author if below is not None else AUTHOR
    lines = sum(1 + len(line) // 40 for line in text.split("\n"))
    return Comment(text, author, height=20 + 18 * min(max(lines, 3), 20), width=300)


def without_ours(text: str) -> str:
    """A comment without what an earlier round added to it."""
    return _OURS.sub("", text)


def is_our_fill(fill: Any) -> bool:  # noqa: ANN401
    """Whether a cell has one of our colours."""
    return fill.fill_type == "solid" and fill.fgColor.rgb in {ERROR_FILL, WARNING_FILL}
