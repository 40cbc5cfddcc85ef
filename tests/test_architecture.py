"""The layers hold, also inside functions; SQL, the clock and printing stay where they belong."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.source_tree import PACKAGE, ROOT, modules, modules_outside

LINT = "import sys, importlinter.cli as c; sys.exit(c.lint_imports(no_cache=True, no_logo=True))"
LONGEST_FILE = 400

PLANTED = {
    "SQLite in the domain": ("domain/model.py", "import sqlite3", "Below the services"),
    "SQLite inside a function of the domain": (
        "domain/model.py",
        "def planted() -> object:\n    import sqlite3\n    return sqlite3",
        "Below the services",
    ),
    "a file system in the domain": ("domain/span.py", "import os", "The domain touches no file"),
    "a service in storage": (
        "storage/units.py",
        "def planted() -> object:\n    from dan_van.services import models\n    return models",
        "Imports point one way",
    ),
    "storage in rendering": (
        "render/json.py",
        "import dan_van.storage.records",
        "Imports point one way",
    ),
    "sheets in storage": ("storage/batches.py", "import dan_van.sheets", "Imports point one way"),
    "entities in the domain": ("domain/record.py", "import dan_van.entities", "Imports point one"),
    "words in a service": ("services/units.py", "import dan_van.i18n", "Only the command line"),
    "a package of no layer": ("somewhere/__init__.py", "", "Imports point one way"),
    "Typer in a service": ("services/units.py", "import typer", "Typer only"),
    "rich in the command line": ("cli/output.py", "from rich import print_json", "Rich only"),
    "rich in markdown": ("render/markdown.py", "import rich.table", "Rich only"),
    "openpyxl in a service": ("services/export_workbook.py", "import openpyxl", "openpyxl only"),
    "calamine in rendering": ("render/csv.py", "import python_calamine", "calamine only"),
    "rapidfuzz in storage": ("storage/units.py", "from rapidfuzz import fuzz", "rapidfuzz only"),
    "sqlite-utils in a service": ("services/units.py", "import sqlite_utils", "sqlite-utils only"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False
    )


def test_imports_keep_to_the_layers() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("what", PLANTED)
def test_planted_import_is_found(what: str, tmp_path: Path) -> None:
    file, code, contract = PLANTED[what]
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "dan_van", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "dan_van" / file
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        out.write(f"\n{code}\n")
    done = lint(tmp_path)
    broken = [line for line in done.stdout.splitlines() if line.endswith(" BROKEN")]
    assert done.returncode != 0, f"{what} passed unseen"
    assert any(line.startswith(contract) for line in broken), done.stdout + done.stderr


def test_every_foreign_import_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {
        re.split(r"[<>=\[; ]", line)[0].replace("-", "_") for line in project["dependencies"]
    }
    for module in modules():
        for node in module.nodes():
            match node:
                case ast.Import():
                    names = [alias.name for alias in node.names]
                case ast.ImportFrom(level=0, module=str(name)):
                    names = [name]
                case _:
                    continue
            tops = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names)
            unknown = tops - declared - {"dan_van"}
            assert not unknown, f"{module.at(node)}: {unknown} is no dependency in pyproject.toml"


def test_only_storage_runs_sql() -> None:
    running = {"execute", "executemany", "executescript", "cursor", "commit", "rollback"}
    sql = re.compile(r"\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA) ", re.S)
    for module in modules_outside("storage"):
        for node in module.nodes():
            if isinstance(node, ast.Attribute):
                assert node.attr not in running, f"{module.at(node)}: .{node.attr} outside storage"
                is_sqlite = isinstance(node.value, ast.Name) and node.value.id == "sqlite3"
                assert not is_sqlite or node.attr == "Connection", (
                    f"{module.at(node)}: sqlite3.{node.attr}; outside storage only the type of a"
                    " connection may be named"
                )
        for node, text in module.strings():
            assert not sql.search(text), f"{module.at(node)}: SQL outside storage"


def test_only_transaction_begins_and_commits() -> None:
    own = {"BEGIN", "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"}
    for module in modules():
        if module.path == "dan_van/storage/connection.py":
            continue
        for node, text in module.strings():
            assert text not in own, f"{module.at(node)}: write inside `with transaction(conn):`"
        for node in module.nodes():
            match node:
                case ast.Attribute(attr="commit" | "rollback" | "executescript" as name):
                    pytest.fail(f"{module.at(node)}: .{name}; storage functions never commit")


def test_only_the_command_line_reads_the_clock() -> None:
    clocks = {("datetime", "now"), ("datetime", "today"), ("date", "today"), ("time", "time")}
    for module in modules():
        if module.path == "dan_van/cli/context.py":
            continue
        for node in module.nodes():
            match node:
                case ast.Attribute(value=ast.Name(id=owner), attr=name) if (owner, name) in clocks:
                    pytest.fail(f"{module.at(node)}: today is an argument; the clock is in context")


def test_nothing_prints() -> None:
    for module in modules():
        for node in module.nodes():
            match node:
                case ast.Call(func=ast.Name(id="print")):
                    pytest.fail(f"{module.at(node)}: print; use cli/output.py")


def test_no_file_is_too_long() -> None:
    for module in modules():
        lines = module.text.count("\n")
        assert lines <= LONGEST_FILE, f"{module.path} has {lines} lines; split it"


def test_every_module_says_what_it_holds() -> None:
    for module in modules():
        assert ast.get_docstring(module.tree), f"{module.path} has no docstring"
        has_code = any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in module.nodes())
        assert not has_code or "from __future__ import annotations" in module.text, module.path


def test_top_level_holds_nothing_unknown() -> None:
    known = {"dan_van", "tests", "data", "pyproject.toml", "README.md"}
    ignored = {"dist", "build"}
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    made = (".egg-info", ".db", ".db-wal", ".db-shm")  # as in .gitignore
    assert {name for name in found - ignored if not name.endswith(made)} == known
