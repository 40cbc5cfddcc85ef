"""Aligned columns without colour or boxes: for mail, logs and the eye.

Columns stand two blanks apart under a line of dashes. No line is wrapped or cut.
"""

from __future__ import annotations

from typing import TextIO

from dan_van.domain.table import Document
from dan_van.domain.wording import Wording
from dan_van.render.layout import draw_document


def write(document: Document, out: TextIO, wording: Wording) -> None:
    """Write the document as aligned text."""
    for line in draw_document(document, wording, rule="-", marks_totals=False):
        out.write(f"{line}\n")
