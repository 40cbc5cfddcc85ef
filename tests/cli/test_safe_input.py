"""A file beyond the bounds is refused with the reason, and the files beside it come in."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.workbooks.make_workbook import make_workbook, models

GOOD = ("Hũ gạo", "Xã Lợi Hải", "KT", "Tập thể", "12/03/2024")


def large_file(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(201_000_000)


def long_cell(path: Path) -> None:
    path.write_text(f"TT,Tên mô hình,Đơn vị\n1,{'a' * 1_000_001},Xã Lợi Hải\n", encoding="utf-8")


def long_text(path: Path) -> None:
    path.write_text(f"TT,Tên mô hình,Đơn vị\n1,{'a' * 40_000},Xã Lợi Hải\n", encoding="utf-8")


def many_columns(path: Path) -> None:
    path.write_text("a," * 16_384 + "a\n", encoding="utf-8")


def many_rows(path: Path) -> None:
    path.write_text("a\n" * 1_048_577, encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (large_file, "dung lượng 201 MB, vượt mức 200 MB"),
        (long_cell, "Bản ghi số 2 có một ô dài quá 1000000 ký tự"),
        (long_text, "dài 40000 ký tự, vượt mức 32767"),
        (many_columns, "16385 cột; một trang tính chỉ có tối đa 1048576 hàng và 16384 cột"),
        (many_rows, "1048577 hàng × 1 cột; một trang tính chỉ có tối đa 1048576 hàng"),
    ],
)
def test_a_file_beyond_a_bound_is_refused_by_name_and_the_next_comes_in(
    cli: Cli, home: Path, make: object, said: str
) -> None:
    assert callable(make)
    make(home / "qua.csv")
    make_workbook(home / "tot.xlsx", models(GOOD))
    started = time.monotonic()
    done = cli("import", home / "qua.csv", home / "tot.xlsx")
    assert time.monotonic() - started < 20
    assert done.code == 3
    (line,) = {line for line in (done.out + done.err).splitlines() if said in line}
    assert "qua.csv" in line
    assert [m["name"] for m in cli("model", "list", "--format", "json").json()] == ["Hũ gạo"]
