"""A figure beside an earlier one: the difference, and the percentage where there is a base.

Percentages are kept in whole tenths, rounded half away from zero; they are read off two counts and
never added or averaged. No base gives none.
"""

from __future__ import annotations

from typing import NamedTuple


class Change(NamedTuple):
    """A count now and the count that it is held against."""

    now: int
    before: int

    @property
    def difference(self) -> int:
        """How many more there are now."""
        return self.now - self.before

    @property
    def tenths(self) -> int | None:
        """The difference in tenths of a percent of the base; None where the base is zero."""
        if self.before == 0:
            return None
        size, rest = divmod(abs(self.difference) * 1000, self.before)
        rounded = size + (2 * rest >= self.before)
        return rounded if self.difference >= 0 else -rounded


def percent_text(tenths: int, *, mark: str) -> str:
    """`+12,5` with that decimal mark; nothing behind it where the tenth is zero."""
    whole, tenth = divmod(abs(tenths), 10)
    sign = "+" if tenths > 0 else "-" if tenths < 0 else ""
    return f"{sign}{whole}{mark}{tenth}" if tenth else f"{sign}{whole}"
