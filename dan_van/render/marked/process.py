"""Marking in a process of its own: hands the task over, waits so long and no longer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from dan_van.domain.marked_copy import Marking

SECONDS = 90
# The child gets the very folders this process imports from and nothing of the environment's.
START = (
    "import sys; sys.path[:] = sys.argv[1:]; from dan_van.render.marked.worker import main; main()"
)


class NotMarked(Exception):
    """The sender's file could not be written back; a copy can still be built from its cells."""


def mark_copy(source: Path, target: Path, marking: Marking, *, seconds: float = SECONDS) -> None:
    """Write the workbook back with its marks.

    Args:
        source: an xlsx or xlsm; its macros are left out.
        target: written in place; what it holds after a failure is of no use.
        marking: what to colour, comment and list.
        seconds: how long it may take.

    Raises:
        NotMarked: openpyxl cannot open it, or it takes too much time or memory.
    """
    folders = [folder or str(Path.cwd()) for folder in sys.path]
    task = {
        "source": os.fsdecode(source.absolute()),
        "target": os.fsdecode(target.absolute()),
        "seconds": seconds,
        "marking": marking,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", START, *folders],
            input=json.dumps(task, default=_members).encode("ascii"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotMarked from error
    if done.returncode:
        raise NotMarked


def _members(value: Any) -> dict[str, object]:  # noqa: ANN401 - one of our dataclasses
    return {field.name: getattr(value, field.name) for field in fields(value)}
