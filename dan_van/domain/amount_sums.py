"""Sums of money and of things given, as inexact as their parts."""

from __future__ import annotations

from collections.abc import Iterable

from dan_van.domain.amount import Item, Money
from dan_van.domain.vietnamese import identity


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
