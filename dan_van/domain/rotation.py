"""Which copies of a register may go, by their number and their age; the newest always stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta


def may_go(
    made: Sequence[datetime], *, keep: int | None, max_age_days: int | None, now: datetime
) -> list[int]:
    """The places in `made`, which runs from the latest to the earliest, of copies that may go.

    Those beyond the first `keep`, and those made more than `max_age_days` before now; None sets no
    bound. Those given are good copies, so that the one that stays is one to go back to.
    """
    oldest = None if max_age_days is None else now - timedelta(days=max_age_days)
    return [
        place
        for place, at in enumerate(made)
        if place > 0
        and ((keep is not None and place >= keep) or (oldest is not None and at < oldest))
    ]
