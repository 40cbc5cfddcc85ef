"""Tab-separated values, one record a line whatever the cells hold: for cut, awk and sort."""

from __future__ import annotations

from typing import TextIO

from dan_van.domain.table import Document
from dan_van.domain.wording import Wording
from dan_van.render.cells import one_line
from dan_van.render.delimited import records


def write(document: Document, out: TextIO, wording: Wording) -> None:
    """Write the tables as tsv; tabs and line breaks inside a cell become blanks."""
    for record in records(document, wording, clean=one_line):
        out.write("\t".join(record) + "\n")
