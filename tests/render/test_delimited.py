from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.render import file_encoding, renderer
from tests.render.samples import MODELS, FakeWording, one_cell, written

TSV = """\
Mã\tTên mô hình\tĐơn vị\tLoại hình\tĐiển hình\tNgày đăng ký\tSố người tham gia
DVK-2024-0001\tTuyến đường hoa do phụ nữ tự quản, gắn với thu gom rác thải tại nguồn\t\
Xã Lợi Hải\tTập thể\tx\t2024-03-12\t1526
DVK-2024-0002\tThắp sáng đường quê\tXã Bắc Phong\tCá nhân\t\t2024-Q1\t
DVK-2024-0003\tCamera an ninh\tXã Bắc Phong\t\t\t\t12
\tTổng cộng\t\t\t\t\t1538
"""

FORMULAS = [
    '=HYPERLINK("http://x.vn","bấm")',
    "+84 912 345",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "\x00=1+1",
    "\u200b=1+1",
    "\r=1+1",
    "＝1+1",
]


def _read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_tsv_holds_headings_and_raw_values() -> None:
    assert written(MODELS, "tsv") == TSV


def test_csv_holds_what_tsv_holds() -> None:
    rows = [line.split("\t") for line in TSV.splitlines()]
    assert _read_csv(written(MODELS, "csv")) == rows


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("format_name", ["csv", "tsv"])
def test_text_like_a_formula_is_guarded(text: str, format_name: str) -> None:
    out = written(one_cell(text), format_name)
    assert _read_csv(out)[1][0].startswith("'") if format_name == "csv" else "\n'" in out


@pytest.mark.parametrize("format_name", ["csv", "tsv"])
def test_negative_numbers_stay_numbers(format_name: str) -> None:
    column = Column(key="n", label="Chênh lệch", kind=ColumnKind.NUMBER)
    document = Document(tables=(Table(columns=(column,), rows=(Row((-12,)), Row((None,)))),))
    assert written(document, format_name).split("\n")[1] == "-12"


@pytest.mark.parametrize("format_name", ["csv", "tsv"])
def test_a_heading_like_a_formula_is_guarded(format_name: str) -> None:
    document = Document(tables=(Table(columns=(Column(key="a", label="=1+1"),), rows=()),))
    assert written(document, format_name) == "'=1+1\n"


@given(st.text(max_size=30))
@example("a\tb\nc\r\nd")
def test_every_record_of_tsv_is_one_line(text: str) -> None:
    assert len(written(one_cell(text), "tsv").splitlines()) <= 2


@given(st.text(max_size=30))
def test_csv_holds_one_field_whatever_the_text(text: str) -> None:
    rows = _read_csv(written(one_cell(text), "csv"))
    assert len(rows) == 2
    assert len(rows[1]) <= 1


def test_several_tables_are_told_apart_by_title_and_blank_line() -> None:
    table = one_cell("một").tables[0]
    titled = Table(columns=table.columns, rows=table.rows, title="Bảng")
    document = Document(tables=(titled, titled), title="Báo cáo")
    assert written(document, "csv") == "Bảng\nNội dung\nmột\n\nBảng\nNội dung\nmột\n"


def test_a_csv_file_begins_with_a_mark_that_a_pipe_does_not_get(tmp_path: Path) -> None:
    path = tmp_path / "mô hình.csv"
    with path.open("w", encoding=file_encoding("csv"), newline="") as out:
        renderer("csv").write(MODELS, out, FakeWording())
    assert path.read_bytes().startswith("\ufeffMã,Tên mô hình".encode())
    assert written(MODELS, "csv").startswith("Mã,")
    assert file_encoding("tsv") == "utf-8"
