"""Sums of money and things given: what an activity brought to people.

Quantities of different things are never added together: 300 gifts and 2,200 flags stay two items,
and one value may stand for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dan_van.domain.vietnamese import identity, one_line

QUALIFIER_WORDS = {">": "trên", "<": "dưới", "≈": "khoảng"}
"""How a qualifier is written in front of a figure, so that an import reads it back."""

_UNITS = frozenset(
    "suất phần lá cái chiếc con cây căn bộ tấn tạ kg lít lượt túi hộp thùng gói cuốn quyển bình "  # noqa: SIM905
    "ngày buổi mét km thẻ xe giường tủ bản".split()
)


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


def split_unit(words: str) -> tuple[str | None, str]:
    """`suất quà` → (`suất`, `quà`); the first word is a unit only if it is a usual one."""
    first, _, rest = one_line(words).partition(" ")
    if rest and identity(first) in _UNITS:
        return identity(first), rest
    return None, one_line(words)


def item_name(heading: str) -> tuple[str | None, str] | None:
    """The thing that a column of quantities counts: `Số suất quà` → (`suất`, `quà`), else None."""
    found = re.fullmatch(r"(?:tổng\s+)?số(?:\s+lượng)?\s+(.+)", one_line(heading), re.IGNORECASE)
    return split_unit(found[1]) if found is not None else None


def add_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """Like things added to like, in the order met; a sum is as inexact as its parts."""
    sums: dict[tuple[str, str | None], Item] = {}
    for item in items:
        key = (identity(item.what), item.unit)
        known = sums.get(key)
        if known is None:
            sums[key] = item
        else:
            sums[key] = Item(
                what=known.what,
                quantity=known.quantity + item.quantity,
                unit=known.unit,
                qualifier=_joined(known.qualifier, item.qualifier),
            )
    return tuple(sums.values())


def add_money(sums: Iterable[Money]) -> Money | None:
    """The sum of amounts, as inexact as its parts; None of none."""
    total: Money | None = None
    for money in sums:
        if total is None:
            total = money
        else:
            total = Money(
                amount=total.amount + money.amount,
                qualifier=_joined(total.qualifier, money.qualifier),
            )
    return total


def _joined(one: str, other: str) -> str:
    """More than with exact is more than; more than with less than is about."""
    if other in {one, "="}:
        return one
    return other if one == "=" else "≈"
