"""How cells look: one font, thin borders, number formats; and how text gets into a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.cell import Cell

FONT = "Times New Roman"
FONT_SIZE = 12
HEADING_FILL = "D9E2F0"
REQUIRED_FILL = "FCE4D6"
AUTHOR = "dan-van"

TEXT_FORMAT = "@"
NUMBER_FORMAT = "#,##0"
CODE_FORMAT = "0"
CHANGE_FORMAT = "+#,##0;-#,##0;0"
PERCENT_FORMAT = "+#,##0.0;-#,##0.0;0"
DATE_FORMAT = "dd/mm/yyyy"


class Styles:
    """Makes styled cells. A cell is written when its row is, so one cell serves a whole column."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401 - the stubs know no write-only sheet
        from openpyxl.styles import Border, Side  # lazy: start-up

        side = Side(style="thin")
        self._sheet = sheet
        self._border = Border(left=side, right=side, top=side, bottom=side)

    def cell(
        self,
        *,
        number_format: str = "General",
        horizontal: str | None = None,
        is_bold: bool = False,
        is_italic: bool = False,
        fill: str | None = None,
        has_border: bool = False,
        is_quoted: bool = False,
        wraps: bool = True,
    ) -> Cell:
        """An empty cell of that look; `is_quoted` keeps an edited text from becoming a formula."""
        from openpyxl.cell import WriteOnlyCell  # lazy: start-up
        from openpyxl.styles import Alignment, Font, PatternFill

        made: Cell = WriteOnlyCell(self._sheet)
        made.font = Font(name=FONT, size=FONT_SIZE, bold=is_bold, italic=is_italic)
        vertical = "top" if fill is None else "center"
        made.alignment = Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wraps)
        made.number_format = number_format
        if fill is not None:
            made.fill = PatternFill("solid", fgColor=fill)
        if has_border:
            made.border = self._border
        made.quotePrefix = is_quoted
        return made


def put_text(cell: Any, text: str) -> None:  # noqa: ANN401
    """Make the text the value of the cell, as text whatever it looks like."""
    cell.value = text or None
    if text:
        cell.data_type = "s"
