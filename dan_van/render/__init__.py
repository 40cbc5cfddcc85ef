"""Writing a Document, one module for each format.

`FORMATS` names the modules; the chosen one alone is imported, so that JSON never pays for rich or
openpyxl. A text module has `write(document, out, wording)`; `xlsx` takes a path or a binary stream
instead of `out`. No renderer adds figures up, and none decides what is shown.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol, cast

from dan_van.domain.table import Document
from dan_van.domain.wording import Wording

FORMATS: dict[str, str] = {
    "table": "dan_van.render.terminal",
    "plain": "dan_van.render.plain",
    "tsv": "dan_van.render.tsv",
    "csv": "dan_van.render.csv",
    "json": "dan_van.render.json",
    "md": "dan_van.render.markdown",
    "html": "dan_van.render.html",
    "xlsx": "dan_van.render.xlsx",
}


class Renderer(Protocol):
    """What every module of `FORMATS` offers."""

    def write(self, document: Document, out: Any, wording: Wording) -> None:  # noqa: ANN401
        """Write the document to `out`: a text stream, for xlsx a path or a binary stream."""
        ...


def renderer(format_name: str) -> Renderer:
    """The module that writes this format; KeyError for a name that `FORMATS` does not have."""
    return cast("Renderer", import_module(FORMATS[format_name]))


def file_encoding(format_name: str) -> str:
    """The encoding of a text file in this format; open it with `newline=""` too.

    A csv file begins with a byte order mark, without which Excel takes it for Windows-1252. On
    stdout there is none: the next program in a pipe would read it as part of the first heading.
    """
    return "utf-8-sig" if format_name == "csv" else "utf-8"
