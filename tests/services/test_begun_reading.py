"""Files that are looked at before they are imported: the small ones are read once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dan_van.domain.sheet import FileRefused, RawWorkbook
from dan_van.services import begun_reading
from dan_van.services.begun_reading import read_beforehand
from dan_van.sheets.read import WorkbookReader
from dan_van.sheets.read_many import read_each
from tests.workbooks.make_workbook import Sheet, make_workbook


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """A workbook and a file that is not there."""
    sheet = Sheet(headings=("STT", "Tên mô hình"), rows=((1, "Ngõ xanh"),))
    return [make_workbook(tmp_path / "a.xlsx", sheet), tmp_path / "b.xlsx"]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were read, each as often as it was."""
    met: list[Path] = []
    plain = WorkbookReader.read

    def noted(reader: WorkbookReader, path: Path) -> RawWorkbook | FileRefused:
        met.append(path)
        return plain(reader, path)

    monkeypatch.setattr(WorkbookReader, "read", noted)
    return met


def both(paths: list[Path]) -> Iterator[list[RawWorkbook | FileRefused]]:
    with read_beforehand(paths, iter(read_each(paths))) as (first, then):
        yield list(first)
    yield list(then)


def test_small_files_are_read_once_and_given_twice(paths: list[Path], read: list[Path]) -> None:
    first, then = both(paths)
    assert first == then
    assert [type(answer) for answer in then] == [RawWorkbook, FileRefused]
    assert sorted(read) == paths


def test_large_files_are_read_again_and_not_kept(
    paths: list[Path], read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(begun_reading, "KEPT_BYTES", 0)
    first, then = both(paths)
    assert first == then
    assert sorted(read) == sorted([*paths, *paths])
