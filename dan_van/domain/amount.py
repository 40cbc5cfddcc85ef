"""Sums of money and things given: what an activity brought to people.

Quantities of different things are never added together: 300 gifts and 2,200 flags stay two items,
and one value may stand for both.
"""

from __future__ import annotations

from dataclasses import dataclass

QUALIFIER_WORDS = {">": "trên", "<": "dưới", "≈": "khoảng"}
"""How a qualifier is written in front of a figure, so that an import reads it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A sum in whole đồng with its qualifier: `=`, `>`, `<` or `≈`."""

    amount: int
    qualifier: str = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Things given: what, how many, counted in which unit (`suất`), and how exactly."""

    what: str
    quantity: int
    unit: str | None = None
    qualifier: str = "="

    @property
    def text(self) -> str:
        """As it is written in a sheet: `trên 300 suất quà`."""
        words = (QUALIFIER_WORDS.get(self.qualifier), _grouped(self.quantity), self.unit, self.what)
        return " ".join(word for word in words if word)


def _grouped(quantity: int) -> str:
    """2.200: sheets are read with points between thousands."""
    return f"{quantity:,}".replace(",", ".")


def item_members(item: Item) -> tuple[tuple[str, str | int | None], ...]:
    """The members of an item by name, as JSON has them."""
    return (
        ("what", item.what),
        ("quantity", item.quantity),
        ("unit", item.unit),
        ("qualifier", item.qualifier),
    )
