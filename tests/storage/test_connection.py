from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dan_van.errors import RegisterUnusable
from dan_van.storage.connection import (
    APPLICATION_ID,
    open_register,
    schema_files,
    sqlite_errors,
    transaction,
)
from dan_van.storage.settings import read_settings, write_setting


def refusal(path: Path, *, writable: bool = False, wait_seconds: float = 0.1) -> RegisterUnusable:
    with (
        pytest.raises(RegisterUnusable) as caught,
        open_register(path, writable=writable, wait_seconds=wait_seconds),
    ):
        pass
    assert caught.value.exit_code == 5
    return caught.value


@pytest.mark.parametrize("writable", [True, False])
def test_missing_register_is_refused_and_no_file_appears(tmp_path: Path, *, writable: bool) -> None:
    path = tmp_path / "mistyped" / "register.db"
    assert refusal(path, writable=writable).code == "register_missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("writable", [True, False])
def test_folder_is_refused(tmp_path: Path, *, writable: bool) -> None:
    assert refusal(tmp_path, writable=writable).code == "register_is_folder"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"Ma,Ten\n1,Xa A\n" * 500, b"PK\x03\x04"])
def test_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    assert refusal(path, writable=True).code == "register_foreign"
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE model (id INTEGER PRIMARY KEY)")
    before = path.read_bytes()
    assert refusal(path, writable=True).code == "register_foreign"
    assert path.read_bytes() == before


def test_newer_register_is_refused_with_both_numbers(register: Path) -> None:
    known = len(schema_files())
    with closing(sqlite3.connect(register)) as conn:
        conn.execute(f"PRAGMA user_version = {known + 1}")
    error = refusal(register, writable=True)
    assert error.code == "register_newer"
    assert (error.facts["version"], error.facts["known"]) == (known + 1, known)


def test_damaged_register_is_said_to_be_damaged(register: Path) -> None:
    with closing(sqlite3.connect(register)) as conn:
        conn.execute("PRAGMA journal_mode = DELETE")
    content = bytearray(register.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    register.write_bytes(content)
    with pytest.raises(RegisterUnusable) as caught, open_register(register, writable=False) as conn:
        read_settings(conn)
    assert caught.value.code == "register_damaged"


def test_path_with_signs_of_a_uri_is_opened(tmp_path: Path, register: Path) -> None:
    folder = tmp_path / "Dân vận 100% ?mode=ro #1"
    folder.mkdir()
    path = Path(shutil.copy(register, folder))
    with open_register(path, writable=True) as conn, transaction(conn):
        write_setting(conn, "language", "en")
    with open_register(path, writable=False) as conn:
        assert read_settings(conn)["language"] == "en"


def test_register_open_for_reading_cannot_be_written(register: Path) -> None:
    with (
        pytest.raises(RegisterUnusable) as caught,
        open_register(register, writable=False) as conn,
        transaction(conn),
    ):
        write_setting(conn, "language", "en")
    assert caught.value.code == "register_read_only"


def test_transaction_that_fails_leaves_nothing(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        with pytest.raises(ZeroDivisionError), transaction(conn):
            write_setting(conn, "language", "en")
            raise ZeroDivisionError
        assert read_settings(conn)["language"] == "vi"
        assert not conn.in_transaction


def test_transaction_that_is_only_a_check_leaves_nothing(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        with transaction(conn, keeps=False):
            write_setting(conn, "language", "en")
            assert read_settings(conn)["language"] == "en"
        assert read_settings(conn)["language"] == "vi"


def test_ctrl_c_inside_a_transaction_leaves_nothing(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        with pytest.raises(KeyboardInterrupt), transaction(conn):
            write_setting(conn, "language", "en")
            raise KeyboardInterrupt
        assert read_settings(conn)["language"] == "vi"


def test_second_writer_is_told_that_the_register_is_busy(register: Path) -> None:
    with open_register(register, writable=True) as first, transaction(first):
        begun = time.monotonic()
        with (
            pytest.raises(RegisterUnusable) as caught,
            open_register(register, writable=True, wait_seconds=0.2) as second,
            transaction(second),
        ):
            pass
        assert caught.value.code == "register_busy"
        assert 0.1 < time.monotonic() - begun < 5


def test_second_writer_waits_for_a_short_write(register: Path) -> None:
    is_writing = threading.Event()

    def write_for_a_moment() -> None:
        with open_register(register, writable=True) as conn, transaction(conn):
            write_setting(conn, "first", "1")
            is_writing.set()
            time.sleep(0.2)

    other = threading.Thread(target=write_for_a_moment)
    other.start()
    is_writing.wait(5)
    with open_register(register, writable=True, wait_seconds=5) as conn:
        with transaction(conn):
            write_setting(conn, "second", "2")
        assert {"first", "second"} <= set(read_settings(conn))
    other.join()


def test_reader_does_not_wait_for_a_writer(register: Path) -> None:
    with open_register(register, writable=True) as writer, transaction(writer):
        write_setting(writer, "language", "en")
        with open_register(register, writable=False, wait_seconds=0) as reader:
            assert read_settings(reader)["language"] == "vi"


def test_full_disk_is_named_and_nothing_is_written(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        (pages,) = conn.execute("PRAGMA page_count").fetchone()
        conn.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RegisterUnusable) as caught, sqlite_errors(register), transaction(conn):
            write_setting(conn, "language", "x" * 1_000_000)
        assert caught.value.code == "disk_full"
    with open_register(register, writable=False) as conn:
        assert read_settings(conn)["language"] == "vi"


def test_error_that_no_user_can_cause_stays_a_bug(register: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), open_register(register, writable=False) as conn:
        conn.execute("SELECT no_such_column FROM setting")


def test_foreign_keys_are_on(register: Path) -> None:
    with open_register(register, writable=True) as conn:
        assert conn.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_register_bears_our_mark(register: Path) -> None:
    with open_register(register, writable=False) as conn:
        assert conn.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert conn.execute("PRAGMA user_version").fetchone() == (len(schema_files()),)


@pytest.fixture
def read_only_medium(tmp_path: Path, register: Path) -> Iterator[Path]:
    """The register in a folder where nobody, not even root, can write."""
    folder = tmp_path / "medium"
    folder.mkdir()
    shutil.copy(register, folder)
    mount = ["mount", "--bind", "-o", "ro", str(folder), str(folder)]
    done = subprocess.run(mount, capture_output=True, check=False) if os.getuid() == 0 else None
    if done is None:
        folder.chmod(0o500)
        (folder / register.name).chmod(0o400)
    elif done.returncode != 0:
        pytest.skip(f"root can write everywhere here, and cannot mount: {done.stderr.decode()}")
    yield folder / register.name
    if done is None:
        folder.chmod(0o700)
    else:
        subprocess.run(["umount", str(folder)], check=True)


def test_register_on_a_read_only_medium_can_be_read(read_only_medium: Path) -> None:
    with open_register(read_only_medium, writable=False) as conn:
        assert read_settings(conn)["language"] == "vi"


def test_register_on_a_read_only_medium_cannot_be_written(read_only_medium: Path) -> None:
    assert refusal(read_only_medium, writable=True).code == "register_read_only"
