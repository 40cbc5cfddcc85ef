"""What readers of marks find beside the values: cells without a value, merges, capital fonts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from dan_van.domain.sheet import CellFault, Merge

Faults: TypeAlias = dict[int, dict[int, CellFault]]
"""Cells without a value: by row, then by column, both 1-based."""

Places: TypeAlias = dict[int, set[int]]
"""Cells by row, then column, both 1-based."""

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
"""The errors by the codes of the binary formats."""

ANY_ERROR = "#ERROR!"
NOT_CALCULATED = "=…"
"""Stands for a formula without a result whose text is not known."""


@dataclass(slots=True)
class Marks:
    """By the name of the sheet; a sheet without such cells is left out.

    `capitals` are the cells in a font that shows small letters as capitals.
    """

    faults: dict[str, Faults] = field(default_factory=dict)
    merges: dict[str, list[Merge]] = field(default_factory=dict)
    capitals: dict[str, Places] = field(default_factory=dict)


def is_capital_font(name: str) -> bool:
    """Whether a font of the ABC family shows small letters as capitals: `.VnTimeH`."""
    folded = name.lower().strip()
    return folded.startswith(".vn") and folded.endswith("h")
