"""Two processes that write to one register: both are heard, or the second is told."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import caller
from tests.crash.killing import start
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
