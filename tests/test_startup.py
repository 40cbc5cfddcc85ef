"""What a short command may load: a start costs what its imports cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.registers import make_register, unit_name

AND_SAY = """
import sys
sys.argv[0] = "dan-van"
from dan_van.__main__ import main
try:
    main()
except SystemExit as left:
    print(left.code or 0, *sys.modules, file=sys.stderr)
"""
ALWAYS_HEAVY = {
    "rich",
    "openpyxl",
    "python_calamine",
    "rapidfuzz",
    "sqlite_utils",
    "pydantic",
    "httpx",
    "platformdirs",
    "importlib.metadata",
    "asyncio",
    "email",
    "unittest",
}
FOR_A_LIST = {
    "dan_van.domain.sheet",
    "dan_van.domain.cell",
    "dan_van.domain.period",
    "dan_van.domain.unit_index",
    "dan_van.domain.totals",
    "dan_van.storage.migrate",
    "dan_van.sheets",
    "dan_van.render.terminal",
    "dan_van.services.models",
    "tomllib",
    "dan_van.cli.issues",
}
FOR_NO_TOTALS = {
    "json",
    "dan_van.domain.chart",
    "dan_van.domain.issue",
    "dan_van.domain.journal",
    "dan_van.domain.task",
    "dan_van.domain.unit_index",
    "dan_van.render.fitting",
    "dan_van.services.task_lists",
    "dan_van.storage.journal",
    "dan_van.storage.migrate",
}
FOR_HELP = FOR_A_LIST | {
    "sqlite3",
    "json",
    "dan_van.storage.connection",
    "dan_van.domain.table",
    "dan_van.domain.vietnamese",
    "dan_van.entities",
    "dan_van.render",
    "dan_van.services",
    "dan_van.cli.models",
}


def loaded_after(*arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", AND_SAY, *arguments], capture_output=True, text=True, check=True
    )
    code, *modules = done.stderr.splitlines()[-1].split(" ")
    assert code == "0", done.stderr
    assert done.stdout
    return set(modules)


@pytest.fixture(scope="module")
def hundred_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("startup") / "register.db"
    make_register(path, models=100)
    return path


def test_help_loads_nothing_but_words() -> None:
    assert not loaded_after("--help") & (ALWAYS_HEAVY | FOR_HELP)


def test_overview_without_a_command_loads_nothing_heavy() -> None:
    assert not loaded_after() & (ALWAYS_HEAVY | FOR_A_LIST)


@pytest.mark.parametrize(
    "more",
    [(), ("--limit", "50"), ("--unit", unit_name(2)), ("--text", "duong"), ("--sort", "code")],
)
def test_list_as_json_loads_only_what_it_needs(hundred_models: Path, more: tuple[str, ...]) -> None:
    loaded = loaded_after("--db", str(hundred_models), "model", "list", "--format", "json", *more)
    assert not loaded & (ALWAYS_HEAVY | FOR_A_LIST)


def test_issue_list_as_json_loads_nothing_heavy(hundred_models: Path) -> None:
    loaded = loaded_after("--db", str(hundred_models), "issue", "list", "--format", "json")
    assert not loaded & ALWAYS_HEAVY


def test_table_in_a_pipe_loads_no_rich(hundred_models: Path) -> None:
    assert "rich" not in loaded_after("--db", str(hundred_models), "model", "list")


def test_totals_load_no_reader_of_workbooks(hundred_models: Path) -> None:
    loaded = loaded_after("--db", str(hundred_models), "totals", "2024-Q1", "--format", "json")
    assert not loaded & ALWAYS_HEAVY


def test_totals_as_a_table_load_only_what_there_is_a_record_of(hundred_models: Path) -> None:
    loaded = loaded_after("--db", str(hundred_models), "totals", "2024-Q1")
    assert not loaded & (ALWAYS_HEAVY | FOR_NO_TOTALS)
