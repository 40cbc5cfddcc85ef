from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from dan_van.errors import RegisterUnusable
from dan_van.storage import create
from dan_van.storage.connection import open_register
from dan_van.storage.create import create_register
from dan_van.storage.settings import read_settings

SETTINGS = {"calendar": "state", "language": "vi"}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_can_read_a_new_register(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        create_register(tmp_path / "register.db", settings=SETTINGS)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "register.db").stat().st_mode) == 0o600


def test_new_register_holds_its_settings_and_the_four_sectors(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    create_register(path, settings=SETTINGS)
    with open_register(path, writable=False) as conn:
        settings = read_settings(conn)
        sectors = [code for (code,) in conn.execute("SELECT code FROM sector ORDER BY position")]
    assert len(settings.pop("identity")) == 32
    assert settings == SETTINGS
    assert sectors == ["KT", "VHXH", "QPAN", "HTCT"]


def test_folder_of_a_new_register_is_made(tmp_path: Path) -> None:
    path = tmp_path / "so" / "dan van" / "register.db"
    create_register(path, settings=SETTINGS)
    assert path.is_file()


def test_existing_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    path.write_text("notes of mine", encoding="utf-8")
    with pytest.raises(RegisterUnusable) as caught:
        create_register(path, settings=SETTINGS)
    assert caught.value.code == "register_exists"
    assert path.read_text(encoding="utf-8") == "notes of mine"
    assert list(tmp_path.iterdir()) == [path]


def test_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnusable) as caught:
        create_register(tmp_path, settings=SETTINGS)
    assert caught.value.code == "register_is_folder"


def test_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RegisterUnusable) as caught:
        create_register(tmp_path / "file" / "register.db", settings=SETTINGS)
    assert caught.value.code == "register_cannot_create"
    assert caught.value.facts["path"] == tmp_path / "file" / "register.db"


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    create_register(tmp_path / "register.db", settings=SETTINGS)
    assert list(tmp_path.iterdir()) == [tmp_path / "register.db"]


def test_nothing_is_left_behind_when_making_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(conn: sqlite3.Connection) -> None:
        conn.execute("CREATE TABLE half (id INTEGER)")
        raise KeyboardInterrupt

    monkeypatch.setattr(create, "apply_schema", fail)
    with pytest.raises(KeyboardInterrupt):
        create_register(tmp_path / "register.db", settings=SETTINGS)
    assert list(tmp_path.iterdir()) == []
