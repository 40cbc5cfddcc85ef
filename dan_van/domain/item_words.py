"""What a thing given is called and counted in: `suất quà` is counted in `suất`."""

from __future__ import annotations

import re

from dan_van.domain.vietnamese import identity, one_line

_UNITS = frozenset(
    "suất phần lá cái chiếc con cây căn bộ tấn tạ kg lít lượt túi hộp thùng gói cuốn quyển bình "  # noqa: SIM905
    "ngày buổi mét km thẻ xe giường tủ bản".split()
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
