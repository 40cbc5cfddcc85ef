"""Many files read side by side, on every processor, and handed over one by one in their order.

Each file is read by a `WorkbookReader`, so what one file does to its process costs that file alone
while the others go on. How far the reading runs ahead is bounded by files and by bytes: a folder of
large workbooks takes no more memory than a few of them.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from dan_van.domain.sheet import FileRefused, RawWorkbook
from dan_van.sheets.limits import MEGABYTE, Limits
from dan_van.sheets.read import WorkbookReader

MOST_PROCESSES = 8
AHEAD_PER_PROCESS = 2
AHEAD_BYTES = 4 * MEGABYTE  # as they lie on the disk: unpacked it is fifty times as much


def read_each(
    paths: Sequence[Path], *, limits: Limits | None = None, processes: int | None = None
) -> Generator[RawWorkbook | FileRefused, None, None]:
    """Yield what each file holds, or why it cannot be read, in the order given.

    The processes are ended when the iterator is closed, used up or left by an exception.

    Args:
        paths: the files; each is opened only a little before its turn.
        limits: what one file may cost.
        processes: how many to read with; as many as there are processors, if not said.
    """
    count = min(len(paths), processes or _processors())
    if count <= 1:
        with WorkbookReader(limits=limits) as reader:
            yield from map(reader.read, paths)
        return
    with ExitStack() as stack:
        readers = [stack.enter_context(WorkbookReader(limits=limits)) for _ in range(count)]
        threads = ThreadPoolExecutor(max_workers=count)
        try:
            yield from _in_order(paths, readers, threads)
        finally:
            for reader in readers:
                reader.stop()
            threads.shutdown(cancel_futures=True)


def _in_order(
    paths: Sequence[Path], readers: Sequence[WorkbookReader], threads: ThreadPoolExecutor
) -> Generator[RawWorkbook | FileRefused, None, None]:
    idle = list(readers)

    def read(path: Path) -> RawWorkbook | FileRefused:
        reader = idle.pop()  # the one used last: a few files start a few processes
        try:
            return reader.read(path)
        finally:
            idle.append(reader)

    underway: deque[tuple[Future[RawWorkbook | FileRefused], int]] = deque()
    most = len(readers) * AHEAD_PER_PROCESS
    ahead = 0
    for path in paths:
        size = _size(path)
        while underway and (len(underway) >= most or ahead + size > AHEAD_BYTES):
            first, its_size = underway.popleft()
            yield first.result()
            ahead -= its_size
        underway.append((threads.submit(read, path), size))
        ahead += size
    while underway:
        yield underway.popleft()[0].result()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return min(MOST_PROCESSES, len(os.sched_getaffinity(0)))
    return min(MOST_PROCESSES, os.cpu_count() or 1)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # it is refused when its turn comes
        return 0
