"""Running the program as a process of its own, where a stream or a signal matters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

PROGRAM = (sys.executable, "-m", "dan_van")
NOTHING: Mapping[str, str] = {}
ROOT = Path(__file__).parent.parent.parent


def environment(home: Path, **more: str) -> dict[str, str]:
    """A small environment with a home of its own."""
    return {
        "HOME": str(home),
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(ROOT),
        "LANG": "vi_VN.UTF-8",
        **more,
    }


def call(
    *arguments: str,
    home: Path,
    stdout: int | IO[bytes] = subprocess.PIPE,
    before: Callable[[], None] | None = None,
    more: Mapping[str, str] = NOTHING,
) -> subprocess.CompletedProcess[bytes]:
    """Run one command to its end; `more` is added to its environment.

    `before` is done in the child before the program starts.
    """
    return subprocess.run(  # the child has one thread
        [*PROGRAM, *arguments],
        cwd=home,
        env=environment(home, **more),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        preexec_fn=before,
        check=False,
        timeout=60,
    )
