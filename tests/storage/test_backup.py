"""A copy is whole, of one moment, of its owner alone; what is in doubt is no copy of ours."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from dan_van.errors import RegisterUnusable
from dan_van.storage.backup import (
    Beginning,
    beginning_of,
    copy_name,
    copy_register,
    find_copies,
    read_identity,
    read_whole,
    remove_abandoned,
)
from dan_van.storage.connection import open_register, transaction
from dan_van.storage.create import create_register
from dan_van.storage.settings import write_setting
from tests.cli.refusals import dump

AT = datetime(2024, 4, 2, 8, 30)  # noqa: DTZ001 - of names, which tell no zone


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_copy_is_of_its_owner_alone_and_needs_no_other_file(register: Path, umask: int) -> None:
    folder = register.parent / "copies"
    folder.mkdir()
    before = os.umask(umask)
    try:
        copied = copy_register(register, folder / "copy.db")
    finally:
        os.umask(before)
    assert dump(copied.path) == dump(register)
    assert stat.S_IMODE(copied.path.stat().st_mode) == 0o600
    assert names(folder) == ["copy.db"]


def test_copy_holds_the_moment_before_a_write_that_is_under_way(register: Path) -> None:
    before = dump(register)
    with open_register(register, writable=True) as conn, transaction(conn):
        write_setting(conn, "language", "en")
        copied = copy_register(register, register.parent / "copy.db")
    assert dump(copied.path) == before
    assert dump(register) != before


def test_copy_holds_what_is_only_in_the_log(register: Path) -> None:
    with closing(sqlite3.connect(register)) as other:
        other.execute("INSERT INTO setting (name, value) VALUES ('x', 'in the log')")
        other.commit()
        assert register.with_name("so.db-wal").stat().st_size > 0
        copied = copy_register(register, register.parent / "copy.db")
    assert any("in the log" in line for line in dump(copied.path))


def test_a_name_that_is_taken_is_not_written_over(register: Path) -> None:
    first = copy_register(register, register.parent / "copy.db")
    second = copy_register(register, register.parent / "copy.db")
    assert (first.path.name, second.path.name) == ("copy.db", "copy-2.db")


def test_damaged_register_leaves_no_copy(register: Path) -> None:
    os.truncate(register, register.stat().st_size - 1)
    before = names(register.parent)
    with pytest.raises(RegisterUnusable, match="register_damaged"):
        copy_register(register, register.parent / "copy.db")
    assert [name for name in names(register.parent) if "copy" in name] == []
    assert set(before) <= set(names(register.parent))


def test_copy_to_a_folder_that_is_missing_is_refused(register: Path) -> None:
    with pytest.raises(RegisterUnusable, match="copy_cannot_write"):
        copy_register(register, register.parent / "none" / "copy.db")


def test_copies_are_found_by_name_and_identity_the_latest_first(register: Path) -> None:
    folder = register.parent / "copies"
    folder.mkdir()
    early, late = AT, AT.replace(year=2025)
    for at in (late, early, early):
        copy_register(register, folder / copy_name(register, at))
    other = register.parent / "other" / "so.db"
    create_register(other, settings={})
    copy_register(other, folder / copy_name(other, AT.replace(year=2026)))
    (folder / "so-20270101-000000.db").write_bytes(b"no register")
    shutil.copy(folder / "so-20240402-083000.db", folder / "so.db")
    shutil.copy(folder / "so-20240402-083000.db", folder / "so-20249999-083000.db")
    (folder / "so-20280101-000000.db").symlink_to(register)
    found = find_copies(folder, register, read_identity(register))
    assert [copy.path.name for copy in found] == [
        "so-20250402-083000.db",
        "so-20240402-083000-2.db",
        "so-20240402-083000.db",
    ]
    assert [copy.at for copy in found] == [late, early, early]


def test_copies_in_a_folder_that_is_missing_are_none(register: Path) -> None:
    assert find_copies(register.parent / "none", register, None) == []


def test_unfinished_copy_of_a_killed_command_goes_after_a_while(tmp_path: Path) -> None:
    for name, day in ((".dan-van-copy-a.tmp", 1), (".dan-van-copy-b.tmp", 3), ("so.db", 1)):
        (tmp_path / name).touch()
        moment = AT.replace(day=day).timestamp()
        os.utime(tmp_path / name, (moment, moment))
    remove_abandoned(tmp_path, before=AT)
    assert names(tmp_path) == [".dan-van-copy-b.tmp", "so.db"]


def test_whole_register_tells_its_rows(register: Path) -> None:
    read = read_whole(register)
    assert read.rows["sector"] == 4
    assert read.size == register.stat().st_size


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (b"", Beginning.CUT_OFF),
        (b"SQLite for", Beginning.CUT_OFF),
        (b"PK\x03\x04" * 50, Beginning.FOREIGN),
        (b"SQLite 2" * 50, Beginning.FOREIGN),
    ],
)
def test_first_bytes_tell_what_a_file_was(tmp_path: Path, content: bytes, begins: object) -> None:
    path = tmp_path / "so.db"
    path.write_bytes(content)
    assert beginning_of(path) is begins


def test_first_bytes_tell_a_register_from_a_database_of_another_program(register: Path) -> None:
    other = register.parent / "x.db"
    with closing(sqlite3.connect(other)) as conn:
        conn.execute("CREATE TABLE x (a)")
    assert beginning_of(register) is Beginning.OURS
    assert beginning_of(other) is Beginning.FOREIGN
