"""What goes into a workbook, decided without openpyxl: sheet names, widths, texts of dates.

Dates that are wider than a day become text that an import reads back as the same range, in every
language of the interface, since forms are Vietnamese.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Table
from dan_van.domain.wording import Label, Wording
from dan_van.render.cells import heading, one_line, printable, shown, vietnamese_span
from dan_van.render.layout import display_width

LIST_SHEET = "Danh mục"
NUMBERING = Label("STT", "No.")

NARROWEST, WIDEST = 6, 50
TEMPLATE_TEXT_WIDTH = 24

# A character of Times New Roman 12 against the unit of column widths (a digit of the default font).
_CHARACTER = 1.1
_MARGIN = 2
_LINE_HEIGHT = 18.0

_FORMULA = re.compile(r"\s*[=+\-@]")
_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
_LONGEST_NAME = 31


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text if someone typed it."""
    return _FORMULA.match(text) is not None


def span_cell(span: DateSpan) -> str:
    """A range as text that an import reads back: 03/2024, Quý I/2024, 2024, else ISO days."""
    return vietnamese_span(span) or span.label


def sheet_names(document: Document, wording: Wording) -> list[str]:
    """A name for the sheet of each table: allowed, at most 31 characters, no two alike."""
    wanted = []
    for table in document.tables:
        whole = document.title if len(document.tables) == 1 else None
        wanted.append(wording.say(table.title or whole or table.key))
    return allowed_names(wanted, taken={LIST_SHEET})


def allowed_names(wanted: Iterable[str], *, taken: Iterable[str] = ()) -> list[str]:
    """Each text as a name that a sheet may have, no two alike and none of those `taken`."""
    used = {name.casefold() for name in (*taken, "history")}  # Excel keeps History for itself
    names = []
    for number, text in enumerate(wanted, start=1):
        bare = " ".join(_FORBIDDEN.sub(" ", one_line(text)).split()).strip("' ")
        bare = bare or f"Sheet{number}"
        name = _shortened(bare, _LONGEST_NAME)
        copy = 1
        while name.casefold() in used:
            copy += 1
            ending = f" ({copy})"
            name = _shortened(bare, _LONGEST_NAME - len(ending)) + ending
        used.add(name.casefold())
        names.append(name)
    return names


def column_width(table: Table, index: int, wording: Wording, *, is_template: bool) -> float:
    """The width of a column from what it holds, between 6 and 50."""
    column = table.columns[index]
    title = heading(column, wording)
    longest = max(
        [display_width(word) for word in title.split()]
        + [min(display_width(title), 16)]
        + [_line_width(shown(row.cells[index], column, wording)) for row in table.rows]
        + [display_width(text) for text in choice_texts(column, wording)]
    )
    if is_template and column.kind is ColumnKind.TEXT:
        longest = max(longest, TEMPLATE_TEXT_WIDTH)
    return fitted_width(longest)


def fitted_width(characters: int) -> float:
    """The width for that many characters, within the limits."""
    return min(max(round(characters * _CHARACTER + _MARGIN, 1), NARROWEST), WIDEST)


def title_height(text: str, width: float) -> float:
    """The height of a row whose text wraps across that width; merged cells never fit themselves."""
    lines = math.ceil(display_width(text) * _CHARACTER * 1.1 / width)
    return _LINE_HEIGHT * max(lines, 1)


def choice_texts(column: Column, wording: Wording) -> tuple[str, ...]:
    """What a drop-down list of the column offers; none for a column without one."""
    labels: Iterable[Label] = (column.choices or {}).values()
    texts = [one_line(wording.say(label)) for label in labels]
    texts.extend(one_line(option) for option in column.options)
    return tuple(dict.fromkeys(text for text in texts if text))


def _line_width(text: str) -> int:
    if "\n" not in text:
        return display_width(text)
    return max(display_width(line) for line in printable(text).split("\n"))


def _shortened(text: str, length: int) -> str:
    """At most that many UTF-16 units, which is what Excel counts."""
    while len(text.encode("utf-16-le", "ignore")) > 2 * length:
        text = text[:-1]
    opened, _, inside = text.rpartition("(")
    return (opened if opened and ")" not in inside else text).rstrip(" '")
