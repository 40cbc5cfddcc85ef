"""Several processes at one register, and whether all that they reported as done is there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import caller
from tests.crash.killing import start
from tests.crash.writer import UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What came of it: commands done and busy, models promised, what is wrong, longest reading."""

    done: int
    busy: int
    models: int
    missing: list[str]
    unasked: list[str]
    odd: list[str]
    slowest_reading: float

    @property
    def is_well(self) -> bool:
        """Whether nothing is missing, nothing came in unasked, and nothing went wrong."""
        return self.done > 0 and not (self.missing or self.unasked or self.odd)


def write_together(folder: Path, *, writers: int, seconds: float) -> Together:
    """Let so many processes add, edit and import for that time, and one read."""
    folder.mkdir(parents=True, exist_ok=True)
    register = folder / "so.db"
    cli = caller(register)
    assert cli("init").code == 0
    assert cli("unit", "add", UNIT).code == 0
    module = ("-m", "tests.crash.writer")
    roles = [*((f"p{n}", "write") for n in range(writers)), ("reader", "read")]
    children = [start(folder, *module, name, str(seconds), role) for name, role in roles]
    told: list[dict[str, Any]] = []
    odd: list[str] = []
    for child in children:
        out, err = child.communicate(timeout=seconds + 120)
        told += [json.loads(line) for line in out.splitlines()]
        if child.returncode or err:
            odd.append(f"exit {child.returncode}: {err.decode()[-400:]}")
    return _weighed(told, odd, _names_in(register))


def _weighed(told: list[dict[str, Any]], odd: list[str], there: set[str]) -> Together:
    promised: set[str] = set()
    for facts in told:
        if facts["code"] == 0:
            promised -= set(facts.get("instead", []))
            promised |= set(facts["names"])
        elif facts["code"] != 5:
            odd.append(f"exit {facts['code']}: {facts['said']}")
    return Together(
        done=sum(facts["code"] == 0 and facts["role"] == "write" for facts in told),
        busy=sum(facts["code"] == 5 for facts in told),
        models=len(promised),
        missing=sorted(promised - there),
        unasked=sorted(there - promised),
        odd=odd + [f"a reader was told to wait: {f['said']}" for f in _refused_readers(told)],
        slowest_reading=max((f["seconds"] for f in told if f["role"] == "read"), default=0),
    )


def _refused_readers(told: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [facts for facts in told if facts["role"] == "read" and facts["code"] != 0]


def _names_in(register: Path) -> set[str]:
    with closing(sqlite3.connect(register)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        found = conn.execute("SELECT name, code FROM model").fetchall()
    assert len({code for _, code in found}) == len(found)
    assert len({name for name, _ in found}) == len(found)
    return {name for name, _ in found}
