"""How much one file may cost, and the refusal that a reader raises when it meets the bound.

The numbers are far above any real list of an office and far below what harms the machine. Nothing
here reads a file.
"""

from __future__ import annotations

from dataclasses import dataclass

from dan_van.domain.wording import Message

GRID_ROWS = 1_048_576
GRID_COLUMNS = 16_384
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one file: seconds, bytes, cells and merged blocks of one sheet.

    `cell_length` is that of a text file, where an open quote makes one cell of all the rest; of
    every file a text longer than a spreadsheet holds is a problem of its cell.
    """

    seconds: float = 60
    memory_bytes: int = 1_000 * MEGABYTE
    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 400 * MEGABYTE
    cells: int = 5_000_000
    cell_length: int = 1_000_000
    merges: int = 200_000


class Unreadable(Exception):
    """Raised anywhere inside the reading process; the worker answers with its reason."""

    def __init__(self, key: str, /, **facts: object) -> None:
        """Keep the reason as a message; it is worded by whoever shows it."""
        super().__init__(key, facts)
        self.reason = Message(key, facts)


def check_area(sheet: str, *, rows: int, columns: int, limits: Limits) -> None:
    """Refuse a sheet whose used area, counted from A1, is larger than allowed.

    Raises:
        Unreadable: the sheet reaches too far; one stray cell is enough.
    """
    area: dict[str, object] = {"sheet": sheet, "rows": rows, "columns": columns}
    if rows > GRID_ROWS or columns > GRID_COLUMNS:
        area |= {"most_rows": GRID_ROWS, "most_columns": GRID_COLUMNS}
        raise Unreadable("refused.beyond_grid", **area)
    if rows * columns > limits.cells:
        raise Unreadable("refused.sheet_too_big", **area, limit=limits.cells)
