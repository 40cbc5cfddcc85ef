"""Places that cannot be written, and disks that are full; needs the right to mount."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.refusals import BUSY_OR_MISSING, WRONG_USAGE, assert_refused, dump
from tests.conftest import caller
from tests.workbooks.make_workbook import make_workbook, models

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux mounts a tmpfs"
)


def _mount(folder: Path, size: str) -> None:
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"cannot mount here: {made.stderr.decode().strip()}")


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", str(folder)], check=False)


@pytest.fixture
def read_only(register: Path, home: Path) -> Iterator[Path]:
    """A medium that can only be read, with a register on it."""
    folder = home / "dia"
    _mount(folder, "2m")
    try:
        shutil.copy(register, folder / "so.db")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield folder
    finally:
        _unmount(folder)


@pytest.fixture
def small(register: Path, home: Path) -> Iterator[Path]:
    """A disk with room for a register and little else."""
    folder = home / "dia"
    _mount(folder, "800k")
    try:
        shutil.copy(register, folder / "so.db")
        yield folder
    finally:
        _unmount(folder)


@pytest.fixture
def full(small: Path) -> Path:
    """A disk with a register, and no room at all."""
    fill(small)
    return small


def fill(folder: Path) -> None:
    """Use up what is left of a disk."""
    with (folder / "day").open("wb", buffering=0) as out:
        try:
            while out.write(b"\0" * 1024) == 1024:
                pass
        except OSError:
            return


def test_a_register_on_a_read_only_medium_can_be_read(read_only: Path) -> None:
    answer = caller(read_only / "so.db")("unit", "list", "--format", "json")
    assert answer.code == 0
    assert len(answer.json()) == 3


@pytest.mark.parametrize("command", [("unit", "add", "Xã Mới"), ("settings", "calendar", "state")])
def test_a_register_on_a_read_only_medium_is_not_written(
    read_only: Path, command: tuple[str, ...]
) -> None:
    answer = caller(read_only / "so.db")(*command)
    assert_refused(answer, BUSY_OR_MISSING, "Không được quyền ghi vào sổ")


def test_no_register_is_made_on_a_read_only_medium(read_only: Path) -> None:
    for path in (read_only / "moi.db", read_only / "moi" / "moi.db"):
        assert_refused(caller(path)("init"), BUSY_OR_MISSING, "chỉ cho đọc")


def test_no_result_is_written_to_a_read_only_medium(read_only: Path) -> None:
    cli = caller(read_only / "so.db")
    for command in (
        ("unit", "list", "-o", f"{read_only}/x.csv"),
        ("export", "models", "-o", f"{read_only}/x.xlsx"),
        ("template", "models", "-o", f"{read_only}/x.xlsx"),
    ):
        assert_refused(cli(*command), WRONG_USAGE, "chỉ cho đọc")


def test_what_lies_in_the_log_of_a_read_only_register_is_not_passed_over(
    register: Path, home: Path
) -> None:
    folder = home / "dia"
    _mount(folder, "2m")
    try:
        shutil.copy(register, folder / "so.db")
        (folder / "so.db-wal").write_bytes(b"x" * 5000)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        assert_refused(caller(folder / "so.db")("unit", "list"), BUSY_OR_MISSING)
    finally:
        _unmount(folder)


def test_a_full_disk_leaves_the_register_as_it_was(full: Path, home: Path) -> None:
    before = dump(Path(shutil.copy(full / "so.db", home / "truoc.db")))
    answer = caller(full / "so.db")("unit", "add", "Xã Mới")
    assert_refused(answer, BUSY_OR_MISSING, "đã đầy", "Giải phóng dung lượng")
    assert dump(Path(shutil.copy(full / "so.db", home / "sau.db"))) == before


def test_a_full_disk_in_an_import_keeps_whole_files_only(small: Path, home: Path) -> None:
    post = home / "thu"
    post.mkdir()
    for file in range(60):
        rows = [(f"Mô hình {file} {row}", "Xã Lợi Hải") for row in range(5)]
        make_workbook(post / f"{file:02}.xlsx", models(*rows))
    answer = caller(small / "so.db")("import", str(post), "--period", "2024-Q1")
    assert answer.code == BUSY_OR_MISSING
    assert "đã đầy" in answer.err
    whole = answer.out.count("đã nhập")
    assert 0 < whole < 60, "the disk is meant to fill up on the way"
    for side in ("", "-wal", "-shm"):
        if (small / f"so.db{side}").exists():
            shutil.copy(small / f"so.db{side}", home / f"sau.db{side}")
    kept = caller(home / "sau.db")("model", "list", "--format", "json").json()
    assert len(kept) == 5 * whole


def test_no_half_of_a_register_is_made_on_a_full_disk(full: Path) -> None:
    before = sorted(path.name for path in full.iterdir())
    for province in ((), ("--province", "Cà Mau")):
        answer = caller(full / "moi.db")("init", *province)
        assert_refused(answer, BUSY_OR_MISSING, "đã đầy")
    assert sorted(path.name for path in full.iterdir()) == before


def test_a_result_that_does_not_fit_leaves_the_old_file(full: Path, register: Path) -> None:
    old = full / "day"
    cli = caller(register)
    size = old.stat().st_size
    for name in ("x.csv", "x.xlsx", "x.json"):
        assert_refused(cli("unit", "list", "-o", f"{full}/{name}"), WRONG_USAGE, "đã đầy")
    assert_refused(cli("template", "models", "-o", f"{full}/m.xlsx"), WRONG_USAGE, "đã đầy")
    assert sorted(path.name for path in full.iterdir()) == ["day", "so.db"]
    assert old.stat().st_size == size


def test_a_settings_file_that_does_not_fit_is_not_left_half_written(
    full: Path, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(full))
    answer = caller(register)("settings", "db", "/srv/so.db")
    assert_refused(answer, WRONG_USAGE, "tệp cài đặt", "đã đầy")
    assert not list((full / "dan-van").iterdir())
