"""How marks look, and how text gets into a comment without taking what a sender wrote there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dan_van.render.cells import printable
from dan_van.render.xlsx.styles import AUTHOR

ERROR_FILL = "FFFFC7CE"
WARNING_FILL = "FFFFEB9C"
LONGEST_COMMENT = 4_000
MOST_COMMENTS = 2_000
"""More make a workbook that opens slowly; the list holds the rest."""

_OURS = re.compile(rf"(?:\A|\n\n){AUTHOR}: .*\Z", re.DOTALL)


def fill_of(*, is_error: bool) -> Any:  # noqa: ANN401 - a type of openpyxl
    """The colour of a bad cell: red for an error, yellow for a warning."""
    from openpyxl.styles import PatternFill  # lazy: start-up

    return PatternFill("solid", fgColor=ERROR_FILL if is_error else WARNING_FILL)


def comment_of(notes: Sequence[str], *, before: str = "") -> Any:  # noqa: ANN401
    """A comment of these notes, below what stood there `before`."""
    from openpyxl.comments import Comment  # lazy: start-up

    ours = printable("\n".join(f"{AUTHOR}: {note}" for note in notes))[:LONGEST_COMMENT]
    text = f"{before}\n\n{ours}" if before else ours
    lines = sum(1 + len(line) // 40 for line in text.split("\n"))
    return Comment(text, AUTHOR, height=20 + 18 * min(max(lines, 3), 20), width=300)


def without_ours(text: str) -> str:
    """A comment without what an earlier round added to it."""
    return _OURS.sub("", text)


def is_our_fill(fill: Any) -> bool:  # noqa: ANN401
    """Whether a cell has one of our colours."""
    return fill.fill_type == "solid" and fill.fgColor.rgb in {ERROR_FILL, WARNING_FILL}
