"""Which files an import reads: those that were named, and the workbooks of named folders."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from dan_van.errors import WrongInput

BINARY_ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
BINARY_HEADS = (b"PK", b"\xd0\xcf\x11\xe0")
WORKBOOK_ENDINGS = BINARY_ENDINGS | {".csv", ".tsv"}


def workbooks_in(paths: Sequence[Path]) -> list[Path]:
    """The files to import: those named, and the workbooks in the folders named, by name.

    Excel's lock files (`~$…`) are passed over. A file that is named is taken whatever its ending.

    Raises:
        WrongInput: there is none.
    """
    found: list[Path] = []
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - a name that is too long is no error here
            found += _in_folder(path)
        elif not path.name.startswith("~$"):
            found.append(path)
    if not found:
        raise WrongInput("no_files", paths=", ".join(str(path) for path in paths))
    return found


def _in_folder(folder: Path) -> list[Path]:
    """The workbooks of a folder, by name.

    Raises:
        WrongInput: the folder cannot be read.
    """
    try:
        children = sorted(folder.iterdir())
    except OSError as error:
        raise WrongInput("folder_unreadable", path=folder, detail=error) from error
    return [
        child
        for child in children
        if child.suffix.lower() in WORKBOOK_ENDINGS and not child.name.startswith("~$")
    ]


def is_text_in_disguise(path: Path) -> bool:
    """Whether a file that could be read is text under the name of a workbook."""
    if path.suffix.lower() not in BINARY_ENDINGS:
        return False
    try:
        with path.open("rb") as file:
            return not file.read(4).startswith(BINARY_HEADS)
    except OSError:
        return False
