"""A register cut off anywhere: `check` finds it, `restore` brings it back, nothing raises."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dan_van.storage.backup import copy_register
from tests.conftest import caller
from tests.full_register import make_full_register

TRIES = 200
FOUND_DAMAGE, WHOLE = 4, 0


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a register with something in every table."""
    folder = tmp_path_factory.mktemp("whole")
    make_full_register(folder / "so.db")
    return copy_register(folder / "so.db", folder / "copy.db").path


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a register but what restoring adds to the journal."""
    with closing(sqlite3.connect(path)) as conn:
        names = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: conn.execute(f'SELECT * FROM "{name}"').fetchall()
            for (name,) in names
            if name != "journal"
        }


def test_a_register_cut_off_anywhere_is_found_damaged_and_comes_back(
    copy: Path, tmp_path: Path
) -> None:
    content, held = copy.read_bytes(), tables(copy)
    places = random.Random(20240402).sample(range(72, len(content)), TRIES)  # noqa: S311
    for number, place in enumerate(sorted(places)):
        register = tmp_path / str(number) / "so.db"
        register.parent.mkdir()
        register.write_bytes(content[:place])
        cli = caller(register)
        found = cli("check")
        assert found.code == FOUND_DAMAGE, (place, found)
        assert "SQLite" in found.out, place
        assert cli("restore", copy, "--yes").code == WHOLE, place
        assert tables(register) == held, place
    assert caller(tmp_path / "0" / "so.db")("check").code == WHOLE


def test_a_register_cut_off_in_its_first_bytes_is_known_by_its_backups(
    copy: Path, tmp_path: Path
) -> None:
    register = tmp_path / "so.db"
    backups = tmp_path / "backups"
    backups.mkdir()
    for place in (0, 1, 16, 71):
        register.write_bytes(copy.read_bytes()[:place])
        assert caller(register)("check").code == 5
    copy_register(copy, backups / "so-20240401-120000.db")
    for place in (0, 1, 16, 71):
        register.write_bytes(copy.read_bytes()[:place])
        found = caller(register)("check")
        assert found.code == FOUND_DAMAGE
        assert "so-20240401-120000.db" in found.out


@pytest.mark.parametrize("seed", range(40))
def test_bytes_that_were_changed_never_raise(copy: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    content = bytearray(copy.read_bytes())
    place, length = chance.randrange(len(content)), chance.choice((1, 8, 64, 4096))
    content[place : place + length] = chance.randbytes(len(content[place : place + length]))
    register = tmp_path / "so.db"
    register.write_bytes(content)
    cli = caller(register)
    assert cli("check").code in {WHOLE, FOUND_DAMAGE, 5}
    assert cli("check", "--repair").code in {WHOLE, FOUND_DAMAGE, 5}
    assert cli("backup").code in {WHOLE, 5}
