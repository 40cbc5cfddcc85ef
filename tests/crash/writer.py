"""One of several processes that write to one register until their time is over.

`python -m tests.crash.writer NAME SECONDS read|write`, in the folder of the register: prints a line
of JSON for every command, with what was asked for, the exit code, and how long it took.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path

from dan_van.cli.app import run

UNIT = "Xã Lợi Hải"
ROWS = 15
READING = ["model", "list", "--format", "json"]


def _call(arguments: list[str]) -> tuple[int, str, float]:
    out, err = io.StringIO(), io.StringIO()
    started = time.monotonic()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["--db", "so.db", *arguments], "vi")
    if "Traceback" in err.getvalue():
        code = 1
    return code, out.getvalue() + err.getvalue(), time.monotonic() - started


def _writes(name: str) -> Iterator[tuple[list[str], list[str]]]:
    """Commands, and the names of the models that each promises."""
    for number in count():
        model = f"{name} thêm {number}"
        yield ["model", "add", model, "--unit", UNIT], [model]
        file = Path(f"{name}-{number}.csv")
        names = [f"{name} nhập {number}.{row}" for row in range(ROWS)]
        lines = [f"{row},{model},{UNIT}" for row, model in enumerate(names, start=1)]
        file.write_text("\n".join(["TT,Tên mô hình,Đơn vị", *lines]) + "\n", encoding="utf-8")
        yield ["import", str(file)], names


def main() -> None:
    """Write or read until the time is over."""
    name, seconds, role = sys.argv[1:]
    end = time.monotonic() + float(seconds)
    commands = _writes(name) if role == "write" else ((READING, []) for _ in count())
    for arguments, names in commands:
        if time.monotonic() > end:
            return
        code, said, taken = _call(arguments)
        _tell({"role": role, "names": names, "code": code, "seconds": taken, "said": said[-400:]})
        if role == "write" and code == 0 and len(names) == 1:
            renamed = [f"{names[0]} đã sửa"]
            made = said.split()
            of = next(word for word in made if word.startswith("DVK-")).rstrip(".,:")
            code, said, taken = _call(["model", "edit", of, "--name", renamed[0]])
            told = {"role": role, "names": renamed, "instead": names, "code": code}
            _tell(told | {"seconds": taken, "said": said[-400:]})


def _tell(facts: dict[str, object]) -> None:
    if facts["role"] == "read":
        facts["said"] = ""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
