"""README tells the truth: its sessions go as written, and it leaves no command out."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dan_van.cli.app import build
from dan_van.i18n import Words
from tests.console import ROOT, Console, read_session

README = ROOT / "README.md"


def test_sessions_of_readme_go_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    register = make_demo_register(tmp_path / "made", monkeypatch)
    got: list[str] = []
    for number, section in enumerate(sections(lines)):
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copy(register, folder / "demo.db")
        got += replayed(section, Console(folder, monkeypatch))
    if request.config.getoption("--update"):
        README.write_text("".join(f"{line}\n" for line in got), encoding="utf-8")
    else:
        assert got == lines


def test_every_command_is_in_readme() -> None:
    text = README.read_text(encoding="utf-8")
    missing = [path for path in command_paths() if f"`{path}`" not in text]
    assert missing == []


def test_readme_names_no_command_that_does_not_exist() -> None:
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    named = {name for row in rows for name in row.split(" | ")[0].split("`")[1::2]}
    assert named == set(command_paths())


def test_first_shell_blocks_are_set_up_and_tests() -> None:
    first, second, *others = shell_blocks()
    assert others == []
    assert first[0].startswith("python3 -m venv ")
    assert first[-1].endswith("totals 2024-Q1")
    assert second == [
        "python3 -m venv .venv-test && .venv-test/bin/pip install --quiet -e '.[dev]'",
        ".venv-test/bin/python -m pytest",
    ]


def make_demo_register(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The register that the first shell block of README makes, by its own commands."""
    folder.mkdir()
    console = Console(folder, monkeypatch)
    for line in shell_blocks()[0]:
        words = shlex.split(line.rstrip("&").replace(";", " "))
        program = ".venv/bin/dan-van"
        if program in words:
            place = words.index(program)
            answer = console.run(["dan-van", *(w for w in words[place + 1 :] if w != "}")])
            assert answer[-1].startswith("=> ") is False, answer
    return folder / "demo.db"


def shell_blocks() -> list[list[str]]:
    """The lines of each ```sh block."""
    blocks: list[list[str]] = []
    is_inside = False
    for line in README.read_text(encoding="utf-8").splitlines():
        if line == "```sh":
            blocks.append([])
        elif is_inside and line != "```":
            blocks[-1].append(line)
        is_inside = line == "```sh" or (is_inside and line != "```")
    return blocks


def sections(lines: list[str]) -> Iterator[list[str]]:
    """The lines of README, from heading to heading; each is a session with a folder of its own."""
    section: list[str] = []
    for line in lines:
        if line.startswith("## "):
            yield section
            section = []
        section.append(line)
    yield section


def replayed(section: list[str], console: Console) -> list[str]:
    """A section with its ```console blocks as they go now."""
    got: list[str] = []
    block: list[str] | None = None
    for line in section:
        if block is not None and line == "```":
            got += console.replay(read_session(block))
            block = None
        if block is None:
            got.append(line)
        else:
            block.append(line)
        if line == "```console":
            block = []
    return got


def command_paths() -> list[str]:
    """Every command that does something: `init`, `model add`, …"""
    tree: Any = build(Words("en"))
    paths: list[str] = []
    for name in tree.list_commands(None):
        command = tree.get_command(None, name)
        children = command.list_commands(None) if hasattr(command, "list_commands") else []
        paths += [f"{name} {child}" for child in children] or [name]
    return paths
