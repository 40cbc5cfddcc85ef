"""`--sheet`: only the sheets that were named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import Sheet, make_workbook, models


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with a commune."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải")
    return desk


def page(name: str, model: str, *, is_hidden: bool = False) -> Sheet:
    row = (model, "Xã Lợi Hải", "Kinh tế", "Tập thể", "15/01/2024")
    return replace(models(row, name=name), is_hidden=is_hidden)


def names(desk: Desk) -> list[str]:
    return [model["name"] for model in desk.models()]


def test_only_the_named_sheets_are_read(desk: Desk, tmp_path: Path) -> None:
    book = make_workbook(
        tmp_path / "a.xlsx", page("Quý 1", "Một"), page("Quý 2", "Hai"), page("Quý 3", "Ba")
    )
    called = desk.do_import(book, options=("--sheet", "Quý 1", "--sheet", "QUY 3"))
    assert (called.code, called.warnings) == (0, [])
    assert sorted(names(desk)) == ["Ba", "Một"]


def test_a_name_as_it_stands_goes_before_one_that_is_like_it(desk: Desk, tmp_path: Path) -> None:
    book = make_workbook(tmp_path / "a.xlsx", page("Má", "Một"), page("Mà", "Hai"))
    desk.do_import(book, options=("--sheet", "Mà"))
    assert names(desk) == ["Hai"]


def test_a_hidden_sheet_is_named_and_read_when_asked_for(desk: Desk, tmp_path: Path) -> None:
    book = make_workbook(
        tmp_path / "a.xlsx", page("Bản cũ", "Một"), page("Bản mới", "Hai", is_hidden=True)
    )
    called = desk.do_import(book)
    assert called.warnings == [("sheet_hidden", None)]
    assert '--sheet "Bản mới"' in called.file["problems"][0]["message"]
    desk.do_import(book, options=("--sheet", "Bản mới"))
    assert sorted(names(desk)) == ["Hai", "Một"]


def test_a_file_whose_data_are_all_hidden_is_refused(desk: Desk, tmp_path: Path) -> None:
    cover = Sheet(headings=("Bìa",), rows=(), name="Bìa")
    book = make_workbook(tmp_path / "a.xlsx", cover, page("Số liệu", "Một", is_hidden=True))
    called = desk.do_import(book)
    assert called.code == 3
    assert '--sheet "Số liệu"' in called.file["reason"]
    assert desk.json("batch", "list") == []


def test_a_sheet_called_an_example_is_read_when_asked_for(desk: Desk, tmp_path: Path) -> None:
    book = make_workbook(tmp_path / "a.xlsx", page("Ví dụ", "Một"))
    assert desk.do_import(book).code == 3
    assert desk.do_import(book, options=("--sheet", "Ví dụ")).rows == {"new": 1}


def test_a_file_without_the_sheet_is_refused_and_the_others_go_on(
    desk: Desk, tmp_path: Path
) -> None:
    one = make_workbook(tmp_path / "a.xlsx", page("Quý 1", "Một"))
    other = make_workbook(tmp_path / "b.xlsx", page("Quý 2", "Hai"), page("Quý 3", "Ba"))
    called = desk.do_import(one, other, options=("--sheet", "Quý 2"))
    assert [file["status"] for file in called.files] == ["refused", "imported"]
    assert "Quý 1" in called.files[0]["reason"]
    assert names(desk) == ["Hai"]
