"""One kept record as it travels between layers: its row id and its values by field name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from dan_van.domain.amount import Item, Money
from dan_van.domain.figure import Figure
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Source


@dataclass(frozen=True, slots=True)
class Ref:
    """A unit or a sector that a record names: its row id, and its name or code to show."""

    id: int
    text: str


FieldValue: TypeAlias = (
    str | int | bool | DateSpan | Ref | Figure | Money | tuple[str, ...] | tuple[Item, ...] | None
)
"""What a field of a record holds; None is unknown or not given."""


def text_of(value: FieldValue) -> str | None:
    """A value that is a text or bears one, as that text; None for any other."""
    match value:
        case Ref():
            return value.text
        case str():
            return value
        case _:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A stored record: `values` has every field of its declaration, in that order."""

    id: int
    values: Mapping[str, FieldValue]
    source: Source | None = None
    withdrawn_on: str | None = None
    withdrawn_reason: str | None = None

    def __getitem__(self, name: str) -> FieldValue:
        """The value of that field."""
        return self.values[name]
