"""The marking process: one task on its standard input, the answer is its exit code.

Nothing is caught: whatever a file does to openpyxl ends this process, and the copy is built in
another way.
"""

from __future__ import annotations

import json
import signal
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from dan_van.domain.marked_copy import ListLine, Mark, Marking

MEMORY = 1_500_000_000
SPARE_SECONDS = 5


def main() -> None:
    """Do the one task."""
    # The parent decides what Ctrl-C means; the terminal sends it to both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    task = json.load(sys.stdin)
    _bound(task["seconds"])
    warnings.simplefilter("ignore")  # openpyxl tells of what it cannot keep
    from dan_van.render.marked.mark import write_marked  # lazy: after the bounds

    write_marked(Path(task["source"]), Path(task["target"]), _marking(task["marking"]))


def _marking(told: dict[str, Any]) -> Marking:
    marks = tuple(Mark(**{**mark, "notes": tuple(mark["notes"])}) for mark in told["marks"])
    lines = tuple(ListLine(**line) for line in told["lines"])
    texts = {"hints": tuple(told["hints"]), "headings": tuple(told["headings"])}
    return Marking(**{**told, **texts, "marks": marks, "lines": lines})


def _bound(seconds: float) -> None:
    """Bound the memory; end by itself some time after the parent would have: it may be dead."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds) + SPARE_SECONDS)
    try:
        import resource
    except ImportError:  # Windows: an allocation that cannot be met still ends only this process
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
