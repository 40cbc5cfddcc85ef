"""Starting a child, killing it at a chosen moment, looking at what it left."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.cli.processes import environment


def start(home: Path, *command: str, **more: str) -> subprocess.Popen[bytes]:
    """A child that runs Python with these arguments; `more` is added to its environment."""
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=home,
        env=environment(home, **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def kill_after(seconds: float, child: subprocess.Popen[bytes]) -> bool:
    """Kill the child at that moment, unless it has ended; whether it was killed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and child.poll() is None:
        time.sleep(0.002)
    child.kill()
    child.communicate()
    return child.returncode < 0


def models_in(register: Path) -> int:
    """How many models a register holds; it must be whole."""
    with closing(sqlite3.connect(register)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        models, events, batches = (
            conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("model", "model_stage", "batch")
        )
    assert events == models
    assert batches <= min(models, 1)
    return int(models)
