"""The one shape of everything that is shown or written out: a document of tables.

Cells hold raw values (None, text, int, bool, DateSpan, Source …). A renderer decides how a value
looks: JSON writes it raw with English keys, the terminal and xlsx use the words of a language.
Nothing here knows a language, a width or a file format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dan_van.domain.amount import Item, Money
from dan_van.domain.figure import Figure
from dan_van.domain.span import DateSpan
from dan_van.domain.wording import Label, Message, Phrase

if TYPE_CHECKING:
    from dan_van.domain.chart import Chart


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record came from: batch number, file name, sheet name and row (1-based)."""

    batch: int
    file: str
    sheet: str
    row: int


Value: TypeAlias = (
    str
    | int
    | bool
    | DateSpan
    | Figure
    | Money
    | Source
    | Label
    | Message
    | tuple[str, ...]
    | tuple[Item, ...]
    | None
)


class ColumnKind(StrEnum):
    """What a column holds; decides alignment, wrapping and the cell type in xlsx."""

    TEXT = "text"  # may wrap
    CODE = "code"  # short, never wraps
    NUMBER = "number"  # right-aligned whole number, never wraps; None means "did not report"
    CHANGE = "change"  # a NUMBER that is shown with its sign
    PERCENT = "percent"  # a change in tenths of a percent, shown with its sign
    DATE = "date"  # DateSpan
    CHOICE = "choice"  # a value of `choices`, shown by its label
    FLAG = "flag"  # bool, shown as x or blank

    @property
    def is_number(self) -> bool:
        """Whether its cells are figures."""
        return self in _NUMBERS


_NUMBERS = frozenset({ColumnKind.NUMBER, ColumnKind.CHANGE, ColumnKind.PERCENT})


class Emphasis(StrEnum):
    """How a row stands out."""

    ITEM = "item"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its JSON key, its heading, and what its cells are.

    `choices` gives the label of each value of a CHOICE column. `is_hidden` columns appear in JSON
    only. `options` are the texts a template offers in a drop-down list beside the choices (units).
    `over` stands above the heading, once for neighbours that share it ("Trong kỳ", "Cuối kỳ").
    """

    key: str
    label: Phrase
    kind: ColumnKind = ColumnKind.TEXT
    choices: Mapping[str, Label] | None = None
    options: tuple[str, ...] = ()
    is_hidden: bool = False
    is_required: bool = False
    over: Label | None = None


class Row(NamedTuple):
    """One line of a table, cells in the order of the columns."""

    cells: tuple[Value, ...]
    emphasis: Emphasis = Emphasis.ITEM


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and rows, with an optional heading above and notes below."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: str = ""
    title: Phrase | None = None
    notes: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a command answers with: a title, lines of fact, tables, notes.

    `payload` is what `--format json` writes, where it is more than the rows of the only table:
    built of dict, list, str, int, bool and None alone. It is made at the last step of a service
    and goes nowhere but to the renderer.
    """

    tables: tuple[Table, ...]
    title: Phrase | None = None
    facts: tuple[Phrase, ...] = ()
    notes: tuple[Phrase, ...] = ()
    payload: object = None
    charts: tuple[Chart, ...] = ()
