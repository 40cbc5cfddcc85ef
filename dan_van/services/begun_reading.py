"""Beginning to read files while the rest of an import is still being loaded.

It takes a process of its own longer to read a large workbook than this one to get ready, so this
module loads little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dan_van.domain.sheet import FileRefused, RawWorkbook


@contextmanager
def begun_reading(paths: Sequence[Path]) -> Iterator[Iterator[RawWorkbook | FileRefused]]:
    """Read files from now on; gives what each holds, or why it cannot be read, in their order."""
    from dan_van.sheets.read_many import reading  # lazy: start-up

    with reading(paths) as workbooks:
        yield workbooks
