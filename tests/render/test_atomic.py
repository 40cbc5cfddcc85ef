from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from dan_van.render.atomic import place_new_file, replace_file

posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes of POSIX")


def test_the_file_appears_whole_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "mô hình.xlsx"
    with replace_file(path) as temporary:
        temporary.write_text("mới")
        assert temporary.parent == tmp_path
        assert not path.exists()
    assert path.read_text() == "mới"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("cũ")

    def fail() -> None:
        with replace_file(path) as temporary:
            temporary.write_text("mới")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text() == "cũ"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with replace_file(path) as temporary:
        assert stat.S_IMODE(temporary.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_missing_folder_and_a_folder_as_target_are_os_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replace_file(tmp_path / "không" / "a.csv"):
        pass
    with pytest.raises(IsADirectoryError), replace_file(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "2024.csv", tmp_path / "mới nhất.csv"
    target.write_text("cũ")
    link.symlink_to(target)
    with replace_file(link) as temporary:
        temporary.write_text("mới")
    assert link.is_symlink()
    assert target.read_text() == "mới"


@posix
def test_a_named_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with replace_file(pipe) as temporary:
        temporary.write_text("mới")
    reader.join(timeout=10)
    assert read == ["mới"]
    assert pipe.is_fifo()


def test_a_new_file_takes_the_first_name_that_is_free(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("theirs", encoding="utf-8")
    temporary = tmp_path / "t"
    temporary.write_text("ours", encoding="utf-8")
    assert place_new_file(temporary, tmp_path, ["a", "b", "c"]) == tmp_path / "b"
    assert (tmp_path / "a").read_text(encoding="utf-8") == "theirs"
    assert (tmp_path / "b").read_text(encoding="utf-8") == "ours"
    assert not temporary.exists()


def test_a_new_file_needs_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr("os.link", without_links)
    (tmp_path / "a").write_text("theirs", encoding="utf-8")
    temporary = tmp_path / "t"
    temporary.write_text("ours", encoding="utf-8")
    assert place_new_file(temporary, tmp_path, ["a", "b"]) == tmp_path / "b"
    assert (tmp_path / "a").read_text(encoding="utf-8") == "theirs"


def test_a_new_file_without_a_free_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    temporary = tmp_path / "t"
    temporary.touch()
    with pytest.raises(FileExistsError):
        place_new_file(temporary, tmp_path, ["a"])
