"""Each bound of a file: within it the file is read, beyond it the refusal names the bound."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest

from dan_van.domain.sheet import FileRefused, RawWorkbook
from dan_van.i18n import Words
from dan_van.sheets.limits import GRID_COLUMNS, GRID_ROWS, Limits, Unreadable, check_area
from dan_van.sheets.read import WorkbookReader
from tests.sheets.hostile_files import xlsx, xlsx_members

ROWS = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 11))
MERGED = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'


def padded(size: int) -> bytes:
    """A good xlsx with a member of that many bytes that nobody asks for."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in xlsx_members(S=f"<sheetData>{ROWS}</sheetData>").items():
            archive.writestr(name, content)
        archive.writestr("xl/more.xml", b"<!-- " + b"a" * size + b" -->")
    return out.getvalue()


def unpacked(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(info.file_size for info in archive.infolist())


PLAIN = xlsx(ROWS)
CASES: dict[str, tuple[str, bytes, Limits, Limits, str]] = {
    "file_bytes": (
        *("a.xlsx", PLAIN, Limits(file_bytes=len(PLAIN)), Limits(file_bytes=len(PLAIN) - 1)),
        "refused.file_too_big",
    ),
    "unpacked_bytes": (
        *("a.xlsx", padded(9_000), Limits(unpacked_bytes=2 * unpacked(padded(9_000)))),
        *(Limits(unpacked_bytes=unpacked(padded(9_000)) - 1), "refused.unpacks_too_big"),
    ),
    "cells": ("a.xlsx", PLAIN, Limits(cells=10), Limits(cells=9), "refused.sheet_too_big"),
    "cells of a text": (
        *("a.csv", b"a;b\n" * 5, Limits(cells=10), Limits(cells=9), "refused.sheet_too_big"),
    ),
    "merges": (
        *("a.xlsx", xlsx(ROWS, after=MERGED), Limits(merges=2), Limits(merges=1)),
        "refused.too_big",
    ),
    "cell_length": (
        *("a.csv", b"abcde;b\n1;2\n", Limits(cell_length=5), Limits(cell_length=4)),
        "refused.cell_too_long",
    ),
}
TESTED_ELSEWHERE = {"seconds", "memory_bytes"}  # in test_hostile.py


def answer(folder: Path, name: str, data: bytes, limits: Limits) -> RawWorkbook | FileRefused:
    (folder / name).write_bytes(data)
    with WorkbookReader(limits=limits) as reader:
        return reader.read(folder / name)


@pytest.mark.parametrize("case", CASES)
def test_a_file_within_a_bound_is_read_and_one_beyond_it_is_refused(
    tmp_path: Path, case: str
) -> None:
    name, data, within, beyond, key = CASES[case]
    assert isinstance(answer(tmp_path, name, data, within), RawWorkbook)
    refused = answer(tmp_path, name, data, beyond)
    assert isinstance(refused, FileRefused)
    assert refused.reason.key == key
    for language in ("vi", "en"):
        assert "{" not in Words(language).say(refused.reason)


def test_every_bound_has_a_case() -> None:
    assert {field.name for field in fields(Limits)} - TESTED_ELSEWHERE <= set(CASES)


@pytest.mark.parametrize(
    ("rows", "columns"), [(GRID_ROWS + 1, 1), (1, GRID_COLUMNS + 1), (3_000, 2_000)]
)
def test_rows_and_columns_have_bounds_of_their_own(rows: int, columns: int) -> None:
    with pytest.raises(Unreadable) as refused:
        check_area("S", rows=rows, columns=columns, limits=Limits())
    assert refused.value.reason.facts["rows"] == rows


def test_the_grid_of_a_spreadsheet_is_within_the_bounds() -> None:
    check_area("S", rows=GRID_ROWS, columns=4, limits=Limits())
    check_area("S", rows=300, columns=GRID_COLUMNS, limits=Limits())
