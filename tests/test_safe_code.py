"""No network, no shell, no code made of data: read from the source. No data in the text of SQL."""

from __future__ import annotations

import ast
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dan_van.storage.connection import SignedConnection
from tests.conftest import Cli, caller
from tests.source_tree import Module, modules
from tests.workbooks.make_workbook import make_workbook, models

NETWORK = {
    *("socket", "socketserver", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc"),
    *("requests", "httpx", "aiohttp", "urllib3", "webbrowser", "asyncio", "telnetlib", "nntplib"),
}
CODE_FROM_DATA = {"pickle", "marshal", "shelve", "dbm", "ctypes", "cffi", "runpy", "code", "codeop"}
ALLOWED = {"urllib.parse"}
STARTING_PROCESSES = {"dan_van/sheets/read.py", "dan_van/render/marked/process.py"}
STARTING_AGAIN = ("dan_van/cli/process.py", "execv")
MAKING_CODE = {"eval", "exec", "compile", "__import__"}
SHELLS = {"system", "popen", "startfile"}
STARTERS = ("exec", "spawn", "posix_spawn")


def imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(level=0, module=str(name)):
            return [name]
    return []


def faults(module: Module) -> Iterable[str]:
    """What the module does that no module may do."""
    for node in module.nodes():
        for name in imported(node):
            top = name.split(".")[0]
            if (top in NETWORK | CODE_FROM_DATA or top == "urllib") and name not in ALLOWED:
                yield f"{module.at(node)}: imports {name}"
            may_start = module.path in STARTING_PROCESSES
            if top in {"subprocess", "multiprocessing", "pty"} and not may_start:
                yield f"{module.at(node)}: imports {name}"
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in MAKING_CODE:
                yield f"{module.at(node)}: calls {name}"
            case ast.Attribute(value=ast.Name(id="os"), attr=name) if (
                name in SHELLS or name.startswith(STARTERS)
            ) and (module.path, name) != STARTING_AGAIN:
                yield f"{module.at(node)}: os.{name}"
            case ast.keyword(arg="shell"):
                yield f"{module.at(node)}: a shell"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="subprocess"), attr=name)) if (
                not node.args or not isinstance(node.args[0], ast.List)
            ):
                yield f"{module.at(node)}: subprocess.{name} without a list of arguments"


def test_no_module_uses_the_network_a_shell_or_code_made_of_data() -> None:
    assert [fault for module in modules() for fault in faults(module)] == []


@pytest.mark.parametrize(
    "code",
    [
        *("import socket", "from http import client", "import urllib.request", "import pickle"),
        *("import subprocess", "eval(text)", "exec(text)", "__import__(name)", "os.system(text)"),
        *("os.execv(path, [])", "run(text, shell=True)", "subprocess.run(text)"),
    ],
)
def test_a_planted_fault_is_found(code: str) -> None:
    assert list(faults(Module("dan_van/planted.py", code, ast.parse(code))))


HOSTILE = "Rob'); DROP TABLE model;-- \" %s {x} ?1 :x"
MARKS = ("Rob'", "DROP TABLE model", "{x}", ":x")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The text of every statement that a register is given, before values are bound."""
    heard: list[str] = []

    def listening(kind: str) -> Any:
        real = getattr(sqlite3.Connection, kind)

        def call(conn: sqlite3.Connection, sql: str, *values: Any) -> Any:
            heard.append(sql)
            return real(conn, sql, *values)

        return call

    for kind in ("execute", "executemany"):
        monkeypatch.setattr(SignedConnection, kind, listening(kind), raising=False)
    return heard


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return caller(tmp_path / "so.db")


def test_no_text_of_a_user_or_a_workbook_is_part_of_a_statement(
    cli: Cli, tmp_path: Path, said: list[str]
) -> None:
    book = make_workbook(
        tmp_path / "bieu.xlsx", models((f"{HOSTILE} nhập", HOSTILE, "KT", "Tập thể", "12/03/2024"))
    )
    done = [
        cli("init"),
        cli("unit", "add", HOSTILE, "--type", "other"),
        cli("unit", "alias", HOSTILE, f"{HOSTILE} khác"),
        cli("model", "add", HOSTILE, "--unit", HOSTILE, "--kind", "Tập thể"),
        cli("import", book),
        cli("issue", "log", HOSTILE, "--unit", HOSTILE),
        cli("activity", "log", HOSTILE, "--unit", HOSTILE),
    ]
    code = cli("model", "list", "--format", "json").json()[0]["code"]
    done += [
        cli("model", "edit", code, "--name", f"{HOSTILE} sửa"),
        cli("model", "withdraw", code, "--reason", HOSTILE),
        cli("model", "list", "--unit", HOSTILE),
        cli("history"),
        cli("export", "all", "-o", tmp_path / "ra.xlsx"),
        cli("totals", "2024-Q1"),
    ]
    assert [answer.err for answer in done if answer.code] == []
    assert len(said) > 100
    assert [sql for sql in said if any(mark in sql for mark in MARKS)] == []
    names = {m["name"] for m in cli("model", "list", "--withdrawn", "--format", "json").json()}
    assert names == {f"{HOSTILE} sửa", f"{HOSTILE} nhập"}


@pytest.mark.parametrize("value", [HOSTILE, "%", "_", "*", "\\", "a' OR '1'='1"])
def test_what_is_looked_for_is_never_a_pattern_or_a_statement(
    cli: Cli, said: list[str], value: str
) -> None:
    assert cli("init").code == 0
    assert cli("unit", "add", "Xã Lợi Hải").code == 0
    assert cli("model", "add", "Hũ gạo", "--unit", "Xã Lợi Hải").code == 0
    for option in ("--unit", "--sector", "--text"):
        done = cli("model", "list", option, value, "--format", "json")
        assert done.code in {0, 2, 6}
        assert done.code or done.json() == []
    assert cli("model", "show", value).code == 6
    assert [sql for sql in said if any(mark in sql for mark in MARKS)] == []
