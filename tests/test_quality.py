"""The linter, the formatter and the type checker find nothing; a missing tool is a failure."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from tests.source_tree import ROOT


def run_tool(tool: str, *arguments: str) -> None:
    if importlib.util.find_spec(tool) is None:
        pytest.fail(f"{tool} is not installed: pip install -e '.[dev]'")
    command = [sys.executable, "-m", tool, *arguments, "dan_van", "tests"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_linter_finds_nothing() -> None:
    run_tool("ruff", "check", "--output-format=concise")


def test_code_is_formatted() -> None:
    run_tool("ruff", "format", "--check")


def test_types_agree() -> None:
    run_tool("mypy", "--no-error-summary")
