"""The wheel, installed where nothing else is, does the first things that anybody does with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from dan_van import __version__
from dan_van.storage.connection import schema_files
from tests.source_tree import PACKAGE, ROOT

Run = subprocess.CompletedProcess[str]


def run(*command: object, env: Mapping[str, str], cwd: Path | None = None) -> Run:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={"PATH": os.defpath, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **env},
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def of_pip() -> dict[str, str]:
    """What pip needs of the environment to reach its registry."""
    names = ("HOME", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "http_proxy", "https_proxy", "no_proxy")
    wanted = {*names, *(name.upper() for name in names)}
    return {k: v for k, v in os.environ.items() if k in wanted or k.startswith("PIP_")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    for name in ("dan_van", "data"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    run(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"),
        *("--wheel-dir", folder, source),
        env=of_pip(),
    )
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def program(wheel: Path) -> Path:
    """`dan-van` in an environment that has what the wheel asks for and nothing of the dev extra."""
    venv = wheel.parent / "venv"
    run(sys.executable, "-m", "venv", venv, env={})
    run(venv / "bin" / "pip", "install", "--quiet", wheel, env=of_pip())
    return venv / "bin" / "dan-van"


def test_wheel_holds_the_package_its_schema_and_its_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    modules = {p.relative_to(ROOT).as_posix() for p in PACKAGE.rglob("*.py")}
    assert modules <= names
    assert {f"dan_van/storage/schema/{path.name}" for path in schema_files()} <= names
    shipped = {p.relative_to(ROOT).as_posix() for p in (ROOT / "data").rglob("*") if p.is_file()}
    assert {f"dan_van/{name}" for name in shipped} <= names
    strangers = {name for name in names if not name.startswith(("dan_van/", "dan_van-"))}
    assert strangers == set()


def test_installed_program_needs_nothing_of_the_dev_extra(program: Path) -> None:
    listed = run(program.parent / "pip", "list", "--format", "json", env={})
    installed = {package["name"].lower() for package in json.loads(listed.stdout)}
    assert not installed & {"pytest", "hypothesis", "mypy", "ruff", "import-linter"}
    assert f"dan-van {__version__}" in run(program, "--version", env={}).stdout


def test_installed_program_keeps_a_register(program: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "DAN_VAN_LANG": "vi"}
    assert "dan-van" in run(program, "--help", env=home).stdout
    run(program, "init", "--province", "Cà Mau", cwd=tmp_path, env=home)
    units = json.loads(run(program, "unit", "list", "--format", "json", env=home).stdout)
    assert len(units) == 65  # the province, its 55 communes and 9 wards
    run(program, "unit", "add", "Ban Dân vận Tỉnh ủy", env=home)
    run(program, "model", "add", "Hũ gạo tình thương", "--unit", "Ban Dân vận Tỉnh ủy", env=home)
    (model,) = json.loads(run(program, "model", "list", "--format", "json", env=home).stdout)
    assert (model["name"], model["unit"]) == ("Hũ gạo tình thương", "Ban Dân vận Tỉnh ủy")
    assert "Hũ gạo tình thương" in run(program, "model", "list", env=home).stdout


def test_installed_program_writes_and_reads_workbooks(program: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path)}
    db = ("--db", tmp_path / "so.db")
    run(program, *db, "init", env=home)
    run(program, *db, "unit", "add", "Xã Lợi Hải", env=home)
    run(program, *db, "model", "add", "Đường hoa", "--unit", "Xã Lợi Hải", env=home)
    run(program, *db, "export", "models", "-o", tmp_path / "out.xlsx", env=home)
    other = ("--db", tmp_path / "other.db")
    run(program, *other, "init", env=home)
    run(program, *other, "import", tmp_path / "out.xlsx", "--create-units", env=home)
    lists = [
        json.loads(run(program, *at, "model", "list", "--format", "json", env=home).stdout)
        for at in (db, other)
    ]
    assert [model["code"] for model in lists[0]] == [model["code"] for model in lists[1]]


def test_module_is_the_same_program(program: Path) -> None:
    python = program.parent / "python"
    same = [
        run(*command, "--help", env={}).stdout for command in ([python, "-m", "dan_van"], [program])
    ]
    assert same[0] == same[1]


def test_gate_runs_the_commands_of_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.split("```sh\n")[2].split("```")[0].splitlines()
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert gate[-len(block) :] == block
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
