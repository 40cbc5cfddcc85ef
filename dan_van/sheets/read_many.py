"""Many files read side by side, on every processor, and handed over one by one in their order.

Each file is read by a `WorkbookReader`, so what one file does to its process costs that file alone
while the others go on. How far the reading runs ahead is bounded by files and by bytes: a folder of
large workbooks takes no more memory than a few of them.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeAlias

from dan_van.domain.sheet import FileRefused, RawWorkbook
from dan_van.sheets.limits import MEGABYTE, Limits
from dan_van.sheets.read import WorkbookReader

MOST_PROCESSES = 8
AHEAD_PER_PROCESS = 2
AHEAD_BYTES = 4 * MEGABYTE  # as they lie on the disk: unpacked it is fifty times as much


Answer: TypeAlias = RawWorkbook | FileRefused


def read_each(
    paths: Sequence[Path], *, limits: Limits | None = None, processes: int | None = None
) -> Generator[Answer, None, None]:
    """Yield what each file holds, or why it cannot be read, in the order given.

    The processes are ended when the iterator is closed, used up or left by an exception.

    Args:
        paths: the files; each is opened only a little before its turn.
        limits: what one file may cost.
        processes: how many to read with; as many as there are processors, if not said.
    """
    with reading(paths, limits=limits, processes=processes) as answers:
        yield from answers


@contextmanager
def reading(
    paths: Sequence[Path], *, limits: Limits | None = None, processes: int | None = None
) -> Iterator[Iterator[Answer]]:
    """As `read_each`, but begin at once, so that reading goes on while others get ready."""
    count = min(len(paths), processes or _processors())
    if not count:
        yield iter(())
        return
    with ExitStack() as stack:
        readers = [stack.enter_context(WorkbookReader(limits=limits)) for _ in range(count)]
        threads = ThreadPoolExecutor(max_workers=count)
        try:
            ahead = _Ahead(paths, readers, threads)
            ahead.fill()
            yield iter(ahead)
        finally:
            for reader in readers:
                reader.stop()
            threads.shutdown(cancel_futures=True)


class _Ahead:
    """The files that are being read before their turn, and those that have to wait."""

    def __init__(
        self, paths: Sequence[Path], readers: Sequence[WorkbookReader], threads: ThreadPoolExecutor
    ) -> None:
        self._waiting = deque(paths)
        self._idle = list(readers)
        self._threads = threads
        self._underway: deque[tuple[Future[Answer], int]] = deque()
        self._most = len(readers) * AHEAD_PER_PROCESS
        self._bytes = 0

    def __iter__(self) -> Iterator[Answer]:
        while self._underway:
            first, size = self._underway.popleft()
            yield first.result()
            self._bytes -= size
            self.fill()

    def fill(self) -> None:
        """Begin to read as many files as may be ahead."""
        while self._waiting:
            size = _size(self._waiting[0])
            is_full = len(self._underway) >= self._most or self._bytes + size > AHEAD_BYTES
            if self._underway and is_full:
                return
            self._underway.append((self._threads.submit(self._read, self._waiting.popleft()), size))
            self._bytes += size

    def _read(self, path: Path) -> Answer:
        reader = self._idle.pop()  # the one used last: a few files start a few processes
        try:
            return reader.read(path)
        finally:
            self._idle.append(reader)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return min(MOST_PROCESSES, len(os.sched_getaffinity(0)))
    return min(MOST_PROCESSES, os.cpu_count() or 1)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # it is refused when its turn comes
        return 0
