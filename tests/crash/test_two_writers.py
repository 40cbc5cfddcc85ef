"""Two processes that write to one register: both are heard, or the second is told."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import caller
from tests.crash.killing import start
from tests.crash.writing_rounds import write_together
from tests.workbooks.make_workbook import make_workbook, models


def test_two_imports_at_once_both_come_in_whole(desk: Path) -> None:
    names: set[str] = set()
    children = []
    for person in ("a", "b"):
        post = desk / person
        post.mkdir()
        for file in range(6):
            rows = [(f"Mô hình {person}{file} {row}", "Xã Lợi Hải") for row in range(40)]
            make_workbook(post / f"{file}.xlsx", models(*rows))
            names |= {name for name, _ in rows}
        children.append(start(desk, "-m", "dan_van", "--db", "so.db", "import", person))
    for child in children:
        _, err = child.communicate()
        assert child.returncode == 0, err
    listed = caller(desk / "so.db")("model", "list", "--format", "json").json()
    assert {model["name"] for model in listed} == names
    assert len({model["code"] for model in listed}) == len(listed) == len(names)


def test_the_same_model_added_by_two_at_once_is_there_once(desk: Path) -> None:
    command = ("-m", "dan_van", "--db", "so.db", "model", "add", "Hũ gạo", "--unit", "Xã Lợi Hải")
    children = [start(desk, *command) for _ in range(4)]
    for child in children:
        _, err = child.communicate()
        assert b"Traceback" not in err
    assert sorted(child.returncode for child in children) == [0, 2, 2, 2]


def test_the_same_unit_added_by_two_at_once_is_there_once(desk: Path) -> None:
    children = [
        start(desk, "-m", "dan_van", "--db", "so.db", "unit", "add", "Xã Bắc Sơn") for _ in range(4)
    ]
    for child in children:
        _, err = child.communicate()
        assert b"Traceback" not in err
    assert sorted(child.returncode for child in children) == [0, 2, 2, 2]


def test_two_who_make_one_register_make_it_once(tmp_path: Path) -> None:
    children = [start(tmp_path, "-m", "dan_van", "--db", "so.db", "init") for _ in range(4)]
    for child in children:
        _, err = child.communicate()
        assert b"Traceback" not in err
    assert sorted(child.returncode for child in children) == [0, 5, 5, 5]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["so.db"]


@pytest.mark.parametrize("writers", [2, 4])
def test_all_that_several_writers_reported_as_done_is_there(tmp_path: Path, writers: int) -> None:
    """The long run is `python -m tests.crash writers`."""
    found = write_together(tmp_path / "desk", writers=writers, seconds=3)
    assert found.is_well, found


def test_a_second_writer_waits_then_ends_with_one_line_and_a_reader_does_not(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dan_van.storage.connection.WAIT_SECONDS", 1.6)
    cli = caller(desk / "so.db")
    with closing(sqlite3.connect(desk / "so.db", isolation_level=None)) as first:
        first.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        refused = cli("model", "add", "Hũ gạo", "--unit", "Xã Lợi Hải")
        waited = time.monotonic() - started
        started = time.monotonic()
        assert cli("model", "list").code == 0
        assert time.monotonic() - started < 1
        first.execute("ROLLBACK")
    assert refused.code == 5
    assert refused.err.count("Lỗi: ") == 1
    assert refused.err.count("đang được lệnh khác ghi; chờ thêm nhiều nhất 1 giây") == 1
    assert 1.6 <= waited < 5
    added = cli("model", "add", "Hũ gạo", "--unit", "Xã Lợi Hải")
    assert (added.code, added.err) == (0, "")
