"""A copy takes the place of a register in one step; what was there is kept whatever it was."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from dan_van.domain.journal import Author
from dan_van.errors import RegisterUnusable
from dan_van.storage import connection, restore
from dan_van.storage.backup import copy_register, read_whole
from dan_van.storage.connection import open_register, transaction
from dan_van.storage.restore import restore_register
from dan_van.storage.settings import read_settings, write_setting

AT = datetime(2024, 4, 2, 8, 30)  # noqa: DTZ001 - of names, which tell no zone
AUTHOR = Author(at="2024-04-02T08:30:00", who="canbo", command="dan-van restore")


def put_back(copy: Path, register: Path) -> Path | None:
    return restore_register(copy, register, author=AUTHOR, at=AT)[1]


def language(path: Path) -> str:
    with open_register(path, writable=False) as conn:
        return read_settings(conn)["language"]


def speak(path: Path, name: str) -> None:
    with open_register(path, writable=True) as conn, transaction(conn):
        write_setting(conn, "language", name)


@pytest.fixture
def copy(register: Path) -> Path:
    """A copy in which the language is Vietnamese; in the register it is English by now."""
    (register.parent / "copies").mkdir()
    copied = copy_register(register, register.parent / "copies" / "so.db")
    speak(register, "en")
    return copied.path


def test_register_is_as_the_copy_and_what_was_there_is_kept(register: Path, copy: Path) -> None:
    aside = put_back(copy, register)
    assert aside is not None
    assert aside.name == "so.db.before-restore-20240402-083000"
    assert (language(register), language(aside), language(copy)) == ("vi", "en", "vi")
    for path in (register, aside):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_journal_tells_of_the_restoring(register: Path, copy: Path) -> None:
    put_back(copy, register)
    with open_register(register, writable=False) as conn:
        rows = conn.execute("SELECT who, command, counts FROM journal ORDER BY id").fetchall()
    assert rows[-1] == ("canbo", "dan-van restore", "{}")


def test_restored_register_lets_readers_go_on_while_it_is_written(
    register: Path, copy: Path
) -> None:
    put_back(copy, register)
    with open_register(register, writable=True) as conn, transaction(conn):
        write_setting(conn, "language", "en")
        assert language(register) == "vi"


def test_what_is_only_in_the_log_is_kept_too(register: Path, copy: Path) -> None:
    with closing(sqlite3.connect(register)) as other:
        other.execute("UPDATE setting SET value = 'log' WHERE name = 'language'")
        other.commit()
        log = register.with_name("so.db-wal").read_bytes()
        held = register.read_bytes()
    register.write_bytes(held)
    register.with_name("so.db-wal").write_bytes(log)  # as after a kill
    aside = put_back(copy, register)
    assert aside is not None
    assert (language(register), language(aside)) == ("vi", "log")


def test_second_restore_of_one_second_keeps_both(register: Path, copy: Path) -> None:
    first = put_back(copy, register)
    second = put_back(copy, register)
    assert first is not None
    assert second is not None
    assert (language(first), language(second)) == ("en", "vi")


def test_missing_register_comes_back(register: Path, copy: Path) -> None:
    for path in register.parent.glob("so.db*"):
        path.unlink()
    assert put_back(copy, register) is None
    assert language(register) == "vi"


def test_log_that_outlived_its_register_never_gets_into_the_new_one(
    register: Path, copy: Path
) -> None:
    with closing(sqlite3.connect(register)) as other:
        other.execute("UPDATE setting SET value = 'log' WHERE name = 'language'")
        other.commit()
        log = register.with_name("so.db-wal").read_bytes()
    register.unlink()
    register.with_name("so.db-wal").write_bytes(log)
    put_back(copy, register)
    assert language(register) == "vi"
    assert register.with_name("so.db.before-restore-20240402-083000-wal").read_bytes() == log


def test_link_stays_a_link(register: Path, copy: Path) -> None:
    link = register.parent / "link.db"
    link.symlink_to(register)
    put_back(copy, link)
    assert link.is_symlink()
    assert language(register) == "vi"


@pytest.mark.parametrize("left", [0, 15, 50, 71, 99, 512, 4095, 4096, 100_000, -1])
def test_register_that_lost_its_end_is_replaced_and_kept_as_it_is(
    register: Path, copy: Path, left: int
) -> None:
    with closing(sqlite3.connect(register)) as conn:
        conn.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    content = register.read_bytes()[:left]
    register.write_bytes(content)
    aside = put_back(copy, register)
    assert aside is not None
    assert aside.read_bytes() == content
    assert language(register) == "vi"
    assert read_whole(register).rows["journal"] == 2


def test_log_of_a_damaged_register_never_gets_into_the_new_one(register: Path, copy: Path) -> None:
    with closing(sqlite3.connect(register)) as other:
        other.execute("UPDATE setting SET value = 'log' WHERE name = 'language'")
        other.commit()
        log = register.with_name("so.db-wal").read_bytes()
    register.write_bytes(register.read_bytes()[:5000])
    register.with_name("so.db-wal").write_bytes(log)
    aside = put_back(copy, register)
    assert aside is not None
    assert language(register) == "vi"
    assert read_whole(register)


@pytest.mark.parametrize("statement", ["BEGIN IMMEDIATE", "BEGIN; SELECT * FROM unit"])
def test_register_that_another_command_works_with_is_left_alone(
    register: Path, copy: Path, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore, "WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(register, isolation_level=None)) as other:
        for part in statement.split("; "):
            other.execute(part).fetchall()
        with pytest.raises(RegisterUnusable, match="register_busy"):
            put_back(copy, register)
    assert language(register) == "en"
    assert [
        p.name for p in register.parent.iterdir() if "before" in p.name or "copy-" in p.name
    ] == []


def test_damaged_copy_is_refused_and_the_register_stays(register: Path, copy: Path) -> None:
    os.truncate(copy, copy.stat().st_size - 4096)
    before = register.read_bytes()
    with pytest.raises(RegisterUnusable, match="register_damaged"):
        put_back(copy, register)
    assert register.read_bytes() == before


def test_newer_copy_is_refused(register: Path, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as conn:
        conn.execute(f"PRAGMA user_version = {len(connection.schema_files()) + 1}")
    with pytest.raises(RegisterUnusable, match="register_newer"):
        put_back(copy, register)
    assert language(register) == "en"


def test_file_that_is_no_register_is_not_replaced(register: Path, copy: Path) -> None:
    other = register.parent / "bao-cao.xlsx"
    other.write_bytes(b"PK\x03\x04" * 100)
    with pytest.raises(RegisterUnusable, match="restore_over_foreign"):
        put_back(copy, other)
    assert other.read_bytes() == b"PK\x03\x04" * 100
