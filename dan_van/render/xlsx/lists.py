"""Drop-down lists, kept on a hidden sheet: a list inside a cell rule ends at 255 characters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dan_van.render.xlsx.styles import TEXT_FORMAT, Styles, put_text
from dan_van.render.xlsx.text import LIST_SHEET

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass(slots=True)
class Lists:
    """The drop-down lists of a workbook, each a column of the helper sheet."""

    columns: list[tuple[str, ...]] = field(default_factory=list)

    def formula(self, texts: tuple[str, ...]) -> str:
        """Where the list stands; the same list is kept once."""
        from openpyxl.utils import get_column_letter  # lazy: start-up

        if texts not in self.columns:
            self.columns.append(texts)
        letter = get_column_letter(self.columns.index(texts) + 1)
        return f"'{LIST_SHEET}'!${letter}$1:${letter}${len(texts)}"

    def write(self, workbook: Workbook) -> None:
        """Write the helper sheet, unless no column has a list."""
        if not self.columns:
            return
        sheet: Any = workbook.create_sheet(LIST_SHEET)
        sheet.sheet_state = "veryHidden"
        styles = Styles(sheet)
        cells = [styles.cell(number_format=TEXT_FORMAT) for _ in self.columns]
        for i in range(max(map(len, self.columns))):
            line = []
            for cell, texts in zip(cells, self.columns, strict=True):
                put_text(cell, texts[i] if i < len(texts) else "")
                line.append(cell)
            sheet.append(line)
