"""The balance of issues in a period: opening + raised - resolved - closed = closing.

`raised` includes what was reopened. Those that were reopened are followed in `issue_moves.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class IssueGroupedBy(StrEnum):
    """What issues are told apart by in storage."""

    UNIT = "unit"
    CATEGORY = "category"


AGE_BANDS = (30, 90, 180)
"""Where one age of open issues ends and the next begins, in days; the last has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueBalance:
    """opening + raised - resolved - closed = closing; `raised` includes `reopened`.

    `undated` issues stand outside the balance: whether their dates lie in the period is not known.
    """

    opening: int
    raised: int
    reopened: int
    resolved: int
    closed: int
    closing: int
    overdue: int
    undated: int
    ages: tuple[int, ...] = (0,) * (len(AGE_BANDS) + 1)

    def __add__(self, other: IssueBalance) -> IssueBalance:
        """Two sets of issues together."""
        sums = {name: getattr(self, name) + getattr(other, name) for name in BALANCED}
        ages = zip(self.ages, other.ages, strict=True)
        return replace(NO_ISSUES, **sums, ages=tuple(one + more for one, more in ages))


BALANCED = (
    *("opening", "raised", "reopened", "resolved", "closed", "closing", "overdue", "undated"),
)
NO_ISSUES = IssueBalance(
    opening=0, raised=0, reopened=0, resolved=0, closed=0, closing=0, overdue=0, undated=0
)


class IssueFact(NamedTuple):  # at import a tenth of the cost of a dataclass
    """The balance of the issues of one group; None is unknown, or all of them."""

    group: str | int | None
    balance: IssueBalance
