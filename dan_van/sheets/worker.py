"""The reading process: takes paths on its standard input, answers with sheets on its output.

A parser may hang, blow up or abort here; the parent (`read`) sees to that. So nothing is caught
but what has an answer: whatever else happens ends this process, and its last words on the error
stream are the reason.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from dan_van.domain.wording import Message
from dan_van.sheets.limits import MEGABYTE, Limits, Unreadable
from dan_van.sheets.sniff import FileKind, sniff
from dan_van.sheets.wire import SheetStream, receive, send_done, send_refusal, send_sheet

SPARE_SECONDS = 5
PANIC = "pyo3_runtime"
"""Where the fast reader's own faults come from: it meets damage that it did not expect."""


def main() -> None:
    """Serve until the parent closes its end; the first frame holds the limits."""
    # The parent decides what Ctrl-C means; the terminal sends it to both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # a library that prints must not end up in an answer
        requests = sys.stdin.buffer
        settings = receive(requests)
        if settings is None:
            return
        limits = Limits(**json.loads(settings))
        _bound_memory(limits.memory_bytes)
        # Cells make no cycles; looking for them costs a tenth of the time.
        gc.disable()
        while (path := receive(requests)) is not None:
            _bound_time(limits.seconds)
            _answer(Path(os.fsdecode(path)), answers, limits=limits)
            gc.collect()


def _answer(path: Path, answers: IO[bytes], *, limits: Limits) -> None:
    try:
        data = _bytes_of(path, limits=limits)
        for sheet in _sheets(path, data, limits=limits):
            send_sheet(answers, sheet)
    except Unreadable as refusal:
        send_refusal(answers, refusal.reason)
    except BaseException as error:
        if type(error).__module__ != PANIC:
            raise
        send_refusal(answers, Message("refused.damaged"))
    else:
        send_done(answers, hashlib.sha256(data).hexdigest())


def _bytes_of(path: Path, *, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            facts = {"megabytes": size // MEGABYTE, "limit": limits.file_bytes // MEGABYTE}
            raise Unreadable("refused.file_too_big", **facts)
        return path.read_bytes()
    except OSError as error:
        raise Unreadable("refused.cannot_read") from error


def _sheets(path: Path, data: bytes, *, limits: Limits) -> Iterable[SheetStream]:
    kind = sniff(data, name=path.name, limits=limits)
    if isinstance(kind, Message):
        raise Unreadable(kind.key, **kind.facts)
    # A name of other bytes than UTF-8 holds halves of characters, which no text may hold.
    stem = os.fsencode(path.stem).decode(errors="replace")
    if kind is FileKind.TEXT:
        from dan_van.sheets.delimited import read_text

        return [read_text(data, sheet=stem, limits=limits)]
    if kind is FileKind.PAGE:
        from dan_van.sheets.html_tables import read_page

        return [read_page(data, sheet=stem, limits=limits)]
    from dan_van.sheets.calamine_sheets import read_sheets

    return read_sheets(data, kind, limits=limits)


def _bound_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: an allocation that cannot be met still ends only this process
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _bound_time(seconds: float) -> None:
    """End by itself, some time after the parent would have: the parent may be dead."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds) + SPARE_SECONDS)


if __name__ == "__main__":
    main()
