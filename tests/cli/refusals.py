"""What every refusal has in common."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.conftest import Answer

BUSY_OR_MISSING = 5
WRONG_USAGE = 2
REFUSED_ROWS = 3
NO_SUCH_RECORD = 6


def assert_refused(answer: Answer, code: int, *words: str) -> None:
    """One error on stderr that says these words, nothing on stdout, this exit code."""
    assert answer.code == code, answer
    assert answer.out == ""
    assert answer.err.startswith(("Lỗi: ", "Error: "))
    assert "Traceback" not in answer.err
    for word in words:
        assert word in answer.err, answer.err


def dump(register: Path) -> list[str]:
    """Everything a register holds, as SQL."""
    with closing(sqlite3.connect(register)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return list(conn.iterdump())
