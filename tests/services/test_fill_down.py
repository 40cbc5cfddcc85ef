"""Blank cells below a value: filled on request, else pointed out."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.sheet import SheetColumn, SheetLayout, SheetRow
from dan_van.entities import MODEL
from dan_van.services.fill_down import filled_down
from tests.workbooks.desk import Desk, Imported, fresh_desk
from tests.workbooks.make_workbook import Cells, Sheet, make_workbook

HEADINGS = ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Loại hình", "Chủ thể thực hiện")
FILLED = ("--fill-down",)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with two communes."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải", "Xã Công Hải")
    return desk


def come_in(
    desk: Desk,
    folder: Path,
    *rows: Cells,
    options: tuple[str, ...] = (),
    title: tuple[str, ...] = ("DANH SÁCH MÔ HÌNH NĂM 2024",),
    headings: tuple[str, ...] = HEADINGS,
) -> Imported:
    sheet = Sheet(headings=headings, rows=rows, title=title)
    return desk.do_import(make_workbook(folder / "a.xlsx", sheet), options=options)


def told(desk: Desk, *keys: str) -> dict[str, tuple[object, ...]]:
    return {model["name"]: tuple(model[key] for key in keys) for model in desk.models()}


def test_blank_unit_sector_and_kind_are_filled_and_a_holder_is_not(
    desk: Desk, tmp_path: Path
) -> None:
    rows = (
        (1, "Một", "Xã Lợi Hải", "Kinh tế", "Cá nhân", "Ông Tư"),
        (2, "Hai", None, None, None, None),
        (3, "Ba", "Xã Công Hải", None, "Tập thể", None),
    )
    assert come_in(desk, tmp_path, *rows, options=FILLED).code == 0
    assert told(desk, "unit", "sector", "kind", "holder") == {
        "Một": ("Xã Lợi Hải", "KT", "individual", "Ông Tư"),
        "Hai": ("Xã Lợi Hải", "KT", "individual", None),
        "Ba": ("Xã Công Hải", "KT", "collective", None),
    }


def test_without_it_a_blank_unit_is_refused_with_the_way_out(desk: Desk, tmp_path: Path) -> None:
    rows = ((1, "Một", "Xã Lợi Hải", "Kinh tế"), (2, "Hai", None, "Kinh tế"))
    called = come_in(desk, tmp_path, *rows)
    assert called.errors == [("missing_below", "C5")]
    assert "--fill-down" in called.file["problems"][0]["message"]


def test_a_blank_above_the_first_value_has_nothing_to_be_filled_with(
    desk: Desk, tmp_path: Path
) -> None:
    rows = ((1, "Một", None, "Kinh tế"), (2, "Hai", "Xã Lợi Hải", "Kinh tế"))
    assert come_in(desk, tmp_path, *rows, options=FILLED).errors == [("unit_missing", "C4")]


def test_filling_ends_at_a_group_and_at_a_total(desk: Desk, tmp_path: Path) -> None:
    rows = (
        ("I", "TẬP THỂ"),
        (1, "Một", "Xã Lợi Hải", "Kinh tế"),
        (2, "Hai", None, None),
        ("II", "CÁ NHÂN"),
        (1, "Ba", None, None),
        (2, "Bốn", "Xã Công Hải", "Kinh tế"),
        (None, "Cộng", 2),
        (3, "Năm", None, None),
    )
    called = come_in(desk, tmp_path, *rows, options=FILLED)
    assert [cell for _, cell in called.errors] == ["C8", "C11"]


def test_marks_are_each_rows_own(desk: Desk, tmp_path: Path) -> None:
    headings = ("STT", "Tên mô hình", "Đơn vị", "Tập thể", "Cá nhân")
    rows = ((1, "Một", "Xã Lợi Hải", "x", None), (2, "Hai", None, None, "x"), (3, "Ba"))
    come_in(desk, tmp_path, *rows, options=FILLED, headings=headings)
    assert told(desk, "kind", "unit") == {
        "Một": ("collective", "Xã Lợi Hải"),
        "Hai": ("individual", "Xã Lợi Hải"),
        "Ba": (None, "Xã Lợi Hải"),
    }


@pytest.mark.parametrize("mark", ['"', "nt", "-nt-", "Như trên", "“"])
def test_a_ditto_mark_says_as_above_without_being_asked(
    desk: Desk, tmp_path: Path, mark: str
) -> None:
    rows = ((1, "Một", "Xã Lợi Hải", "Kinh tế"), (2, "Hai", mark, mark))
    come_in(desk, tmp_path, *rows)
    assert told(desk, "unit", "sector")["Hai"] == ("Xã Lợi Hải", "KT")


def test_a_blank_unit_that_the_title_fills_is_pointed_out(desk: Desk, tmp_path: Path) -> None:
    rows = ((1, "Một", "Xã Lợi Hải", "Kinh tế", "Tập thể"), (2, "Hai", None, "Kinh tế", "Tập thể"))
    title = ("DANH SÁCH MÔ HÌNH NĂM 2024", "Đơn vị: Xã Công Hải")
    called = come_in(desk, tmp_path, *rows, title=title)
    assert called.warnings == [("blank_unit_taken", None)]
    assert told(desk, "unit")["Hai"] == ("Xã Công Hải",)
    assert come_in(desk, tmp_path, *rows, title=title, options=FILLED).warnings == []


def test_an_open_sector_below_a_value_is_told_of_both_ways(desk: Desk, tmp_path: Path) -> None:
    rows = (
        (1, "Một", "Xã Lợi Hải", "Kinh tế", "Tập thể"),
        (2, "Hai", "Xã Lợi Hải", None, "Tập thể"),
    )
    called = come_in(desk, tmp_path, *rows)
    assert called.warnings == [("dimension_blank", None)]
    message = called.file["problems"][0]["message"]
    assert "--fill-down" in message
    assert "--sector" in message


@given(
    st.lists(st.tuples(st.sampled_from(["Xã A", "Xã B", None, " "]), st.booleans()), max_size=12)
)
def test_law_a_filled_column_says_what_stood_last_above_in_its_group(
    rows: list[tuple[str | None, bool]],
) -> None:
    groups = list(accumulate((is_new for _, is_new in rows), lambda a, b: a + b, initial=0))[1:]
    layout = SheetLayout(
        sheet="Danh sách",
        is_hidden=False,
        form="models",
        columns=(
            SheetColumn(index=0, letter="A", header="Đơn vị", field="unit"),
            SheetColumn(index=1, letter="B", header="Tên mô hình", field="name"),
        ),
        data=tuple(
            SheetRow(number=number, cells=(unit, None), groups=(f"Nhóm {group}",))
            for number, ((unit, _), group) in enumerate(zip(rows, groups, strict=True), start=5)
        ),
    )
    filled = filled_down(layout, MODEL, blanks=True)
    last: dict[int, str] = {}
    for row, (unit, _), group in zip(filled.data, rows, groups, strict=True):
        if unit is not None and unit.strip():
            last[group] = unit
        assert row.cells[0] == last.get(group, unit)
        assert row.cells[1] is None
    assert filled_down(filled, MODEL, blanks=True) == filled
    assert filled_down(layout, MODEL, blanks=False) == layout
