"""Beginning to read files while the rest of an import is still being loaded.

It takes a process of its own longer to read a large workbook than this one to get ready, so this
module loads little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from dan_van.domain.sheet import FileRefused, RawWorkbook

KEPT_BYTES = 4 * 1024 * 1024
"""As the files lie on the disk; what they hold takes up to a hundred times as much in memory."""


@contextmanager
def begun_reading(paths: Sequence[Path]) -> Iterator[Iterator[RawWorkbook | FileRefused]]:
    """Read files from now on; gives what each holds, or why it cannot be read, in their order."""
    from dan_van.sheets.read_many import reading  # lazy: start-up

    with reading(paths) as workbooks:
        yield workbooks


@contextmanager
def read_beforehand(
    paths: Sequence[Path], workbooks: Iterator[RawWorkbook | FileRefused]
) -> Iterator[tuple[Iterable[RawWorkbook | FileRefused], Iterator[RawWorkbook | FileRefused]]]:
    """What the files hold, to be looked at before it is taken: gives it twice, in their order.

    Files that are small together are kept meanwhile; larger ones are read twice.
    """
    from dan_van.sheets.read_many import read_each  # lazy: start-up

    if sum(map(_size, paths)) <= KEPT_BYTES:
        kept = list(workbooks)
        yield kept, iter(kept)
        return
    with closing(read_each(paths)) as first:
        yield first, workbooks


def _size(path: Path) -> int:
    with suppress(OSError, ValueError):  # missing or unreadable: it is refused, not kept
        return path.stat().st_size
    return 0
