"""How one value looks: to people, in one language, and in the delimited formats, raw.

Every text of a cell passes `one_line` or `printable` on its way out, so no renderer lets a control
sequence through. Knows no width, no colour and no file format.
"""

from __future__ import annotations

import re

from dan_van.domain.amount import QUALIFIER_WORDS, Item, Money
from dan_van.domain.comparison import percent_text
from dan_van.domain.figure import Figure, figure_text
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Row, Source, Table, Value
from dan_van.domain.wording import Label, Message, Phrase, Wording

NO_FIGURE = "-"
"""Stands for a figure that nobody reported; 0 would be a claim."""

# C0 and C1 controls (ESC and the one-byte CSI among them), invisible format characters, marks that
# turn the reading direction round, halves of surrogate pairs, and what XML does not allow.
_CONTROL = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
)
# Texts and not patterns: they take a millisecond to compile, and nearly no text needs them.
_UNPRINTABLE = f"[{_CONTROL}]"
_BREAK = r"[ \t]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029])[ \t]*"


def one_line(text: str) -> str:
    """The text without control characters; line breaks and tabs become blanks."""
    if text.isprintable():  # then nothing of the above is in it
        return text
    return re.sub(_UNPRINTABLE, "", re.sub(_BREAK, " ", text).replace("\t", " "))


def printable(text: str) -> str:
    r"""The text without control characters; every line break is `\n`, tabs stay."""
    if text.isprintable():
        return text
    return re.sub(_UNPRINTABLE, "", re.sub(_BREAK, "\n", text))


def visible_columns(table: Table) -> list[tuple[int, Column]]:
    """The columns that people see, each with its place in a row."""
    return [(i, column) for i, column in enumerate(table.columns) if not column.is_hidden]


def spoken(phrase: Phrase | None, wording: Wording) -> list[str]:
    """The lines of a title, fact or note, fit to print; none when there is no phrase."""
    if phrase is None:
        return []
    return [line for line in printable(wording.say(phrase)).split("\n") if line.strip()]


def heading(column: Column, wording: Wording) -> str:
    """The heading of a column on one line."""
    return one_line(wording.say(column.label))


def heading_in_full(column: Column, wording: Wording) -> str:
    """The heading with what stands over it, for formats whose headings are one line."""
    over = heading_over(column, wording)
    text = heading(column, wording)
    if not over:
        return text
    # UBND and the like stay as they are
    told = over if over[1:2].isupper() else over[0].lower() + over[1:]
    return f"{text} ({told})"


def heading_over(column: Column, wording: Wording) -> str:
    """What stands over the heading of a column; empty where nothing does."""
    return "" if column.over is None else one_line(wording.say(column.over))


def shown(value: Value, column: Column, wording: Wording) -> str:
    """A value as people read it; still to be passed through `one_line` or `printable`."""
    if value is None:
        return NO_FIGURE if column.kind.is_number else ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, int):
        return _number_text(value, column.kind, wording)
    if isinstance(value, DateSpan):
        return span_text(value, wording)
    return _plain_text(value, column, wording)


def shown_row(row: Row, columns: list[tuple[int, Column]], wording: Wording) -> tuple[str, ...]:
    """The cells of those columns as people read them, each on one line."""
    return tuple(one_line(shown(row.cells[i], column, wording)) for i, column in columns)


def raw_text(value: Value, column: Column, wording: Wording) -> str:
    """A value for tsv and csv: numbers without marks, ISO dates, choices by their label."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, int):
        is_percent = column.kind is ColumnKind.PERCENT
        return percent_text(value, mark=".").removeprefix("+") if is_percent else str(value)
    if isinstance(value, DateSpan):
        return value.label
    if isinstance(value, Figure) and value.is_plain:
        return str(value.number)
    return _plain_text(value, column, wording)


def _number_text(value: int, kind: ColumnKind, wording: Wording) -> str:
    if kind is ColumnKind.CODE:
        return str(value)
    plus = "+" if value > 0 else ""
    if kind is ColumnKind.CHANGE:
        return f"{plus}{wording.number(value)}"
    if kind is ColumnKind.PERCENT:
        whole, tenth = divmod(abs(value), 10)
        mark = "," if wording.language == "vi" else "."
        text = f"{'-' if value < 0 else plus}{wording.number(whole)}"
        return f"{text}{mark}{tenth}" if tenth else text
    return wording.number(value)


def span_text(span: DateSpan, wording: Wording) -> str:
    """A span for people: 12/03/2024, 03/2024, Quý I/2024, 2024 (vi), else its label."""
    return span.vietnamese if wording.language == "vi" else span.label


def vietnamese_span(span: DateSpan) -> str | None:
    """A day, month, quarter or year as Vietnamese offices write it; None for any other range."""
    return None if ".." in span.label else span.vietnamese


def money_text(money: Money, wording: Wording) -> str:
    """A sum as an import reads it back: `trên 400.000.000 đồng`."""
    words = (QUALIFIER_WORDS.get(money.qualifier), wording.number(money.amount), "đồng")
    return " ".join(word for word in words if word)


def _plain_text(
    value: str
    | Label
    | Message
    | Source
    | Figure
    | Item
    | Money
    | tuple[str, ...]
    | tuple[Item, ...],
    column: Column,
    wording: Wording,
) -> str:
    if isinstance(value, str):
        if column.choices is not None and value in column.choices:
            return wording.say(column.choices[value])
        return value
    if isinstance(value, tuple):
        return "; ".join(_plain_text(v, column, wording) for v in value)
    if isinstance(value, Item):
        return value.text
    if isinstance(value, Money):
        return money_text(value, wording)
    if isinstance(value, Figure):
        return figure_text(value, wording.number)
    if isinstance(value, Source):
        facts = {"file": value.file, "sheet": value.sheet, "row": value.row}
        return wording.say(Message("render.source", facts))
    return wording.say(value)
