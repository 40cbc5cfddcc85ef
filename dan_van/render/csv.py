"""Comma-separated values (RFC 4180 quoting), for spreadsheets.

Lines end in a bare line feed. The byte order mark is the business of whoever opens the file: see
`render.file_encoding`.
"""

from __future__ import annotations

import csv
from typing import TextIO

from dan_van.domain.table import Document
from dan_van.domain.wording import Wording
from dan_van.render.cells import printable
from dan_van.render.delimited import records


def write(document: Document, out: TextIO, wording: Wording) -> None:
    """Write the tables as csv; a line break inside a cell stays, in quotes."""
    writer = csv.writer(out, lineterminator="\n")
    for record in records(document, wording, clean=printable):
        writer.writerow(record)
