"""Kind and sector: by marks, by rows of their own, by the title, by the name of the sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import Cell, Sheet, make_workbook

PLAIN = ("STT", "Tên mô hình", "Địa bàn")
ROW = (1, "Một", "Thôn 1")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with a commune."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải")
    return desk


def kept(desk: Desk, folder: Path, sheet: Sheet, *options: str) -> dict[str, tuple[str, str]]:
    """Sector and kind of each model that came in."""
    path = make_workbook(folder / "a.xlsx", sheet)
    called = desk.do_import(path, options=("--unit", "Xã Lợi Hải", *options))
    assert called.code == 0, called.file
    return {model["name"]: (model["sector"], model["kind"]) for model in desk.models()}


@pytest.mark.parametrize(
    ("title", "sector", "kind"),
    [
        ("DANH SÁCH MÔ HÌNH TẬP THỂ TRÊN LĨNH VỰC KINH TẾ NĂM 2024", "KT", "collective"),
        ("DANH SÁCH CÁ NHÂN ĐIỂN HÌNH DÂN VẬN KHÉO", None, "individual"),
        ("DANH SÁCH TẬP THỂ, CÁ NHÂN DÂN VẬN KHÉO", None, None),
        ("Lĩnh vực: Văn hóa - xã hội", "VHXH", None),
        ("MÔ HÌNH DÂN VẬN KHÉO (LĨNH VỰC QP-AN)", "QPAN", None),
        ("MÔ HÌNH DÂN VẬN KHÉO TRONG PHÁT TRIỂN KINH TẾ QUÝ I NĂM 2024", "KT", None),
        ("MÔ HÌNH TRONG PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2024", None, None),
        ("MÔ HÌNH TRONG LĨNH VỰC KINH TẾ, VĂN HÓA - XÃ HỘI", None, None),
        ("PHÒNG KINH TẾ", None, None),
        ("TRUNG TÂM VĂN HÓA - XÃ HỘI", None, None),
    ],
)
def test_the_title_says_it_of_every_row(
    desk: Desk, tmp_path: Path, title: str, sector: str | None, kind: str | None
) -> None:
    sheet = Sheet(headings=PLAIN, rows=[ROW], title=("DANH SÁCH MÔ HÌNH", title))
    assert kept(desk, tmp_path, sheet) == {"Một": (sector, kind)}


@pytest.mark.parametrize(
    ("name", "sector", "kind"),
    [
        ("Tập thể", None, "collective"),
        ("2. Cá nhân", None, "individual"),
        ("KT", "KT", None),
        ("Lĩnh vực QPAN", "QPAN", None),
        ("TT", None, None),
        ("Kinh tế và VHXH", None, None),
    ],
)
def test_the_name_of_the_sheet_says_it_where_the_title_does_not(
    desk: Desk, tmp_path: Path, name: str, sector: str | None, kind: str | None
) -> None:
    sheet = Sheet(headings=PLAIN, rows=[ROW], name=name)
    assert kept(desk, tmp_path, sheet) == {"Một": (sector, kind)}


def test_a_cell_goes_before_the_group_the_command_and_the_title(desk: Desk, tmp_path: Path) -> None:
    sheet = Sheet(
        headings=("STT", "Tên mô hình", "Loại hình"),
        title=("DANH SÁCH MÔ HÌNH TẬP THỂ",),
        rows=[(1, "Một", "Cá nhân"), (2, "Hai", None)],
    )
    assert {k: v[1] for k, v in kept(desk, tmp_path, sheet).items()} == {
        "Một": "individual",
        "Hai": "collective",
    }


def test_the_command_goes_before_the_title(desk: Desk, tmp_path: Path) -> None:
    sheet = Sheet(headings=PLAIN, rows=[ROW], title=("DANH SÁCH MÔ HÌNH TẬP THỂ",))
    assert kept(desk, tmp_path, sheet, "--kind", "individual")["Một"][1] == "individual"


@pytest.mark.parametrize("mark", ["x", "X", "✓", "√", 1, "1", "có", "Có", True])
def test_marks_are_understood_under_kinds_and_sectors(
    desk: Desk, tmp_path: Path, mark: Cell
) -> None:
    sheet = Sheet(
        headings=("STT", "Tên mô hình", "Hình thức", "", "Lĩnh vực"),
        second_headings=("", "", "Tập thể", "Cá nhân", "KT", "VH-XH", "QP-AN", "HTCT"),
        merged=("A1:A2", "B1:B2", "C1:D1", "E1:H1"),
        rows=[
            (1, "Một", mark, None, mark),
            (2, "Hai", None, mark, None, mark),
            (3, "Ba", mark, None, None, None, mark),
            (4, "Bốn", None, mark, None, None, None, mark),
        ],
    )
    assert kept(desk, tmp_path, sheet) == {
        "Một": ("KT", "collective"),
        "Hai": ("VHXH", "individual"),
        "Ba": ("QPAN", "collective"),
        "Bốn": ("HTCT", "individual"),
    }


def test_rows_of_their_own_say_sector_and_kind_one_inside_the_other(
    desk: Desk, tmp_path: Path
) -> None:
    sheet = Sheet(
        headings=PLAIN,
        rows=[
            ("I", "LĨNH VỰC KINH TẾ"),
            (1, "Tập thể"),
            ("-", "Một", "Thôn 1"),
            ("-", "Hai", "Thôn 2"),
            (2, "Cá nhân"),
            ("-", "Ba", "Thôn 1"),
            ("II", "LĨNH VỰC QUỐC PHÒNG - AN NINH"),
            (1, "Tập thể"),
            ("-", "Bốn", "Thôn 3"),
        ],
    )
    assert kept(desk, tmp_path, sheet) == {
        "Một": ("KT", "collective"),
        "Hai": ("KT", "collective"),
        "Ba": ("KT", "individual"),
        "Bốn": ("QPAN", "collective"),
    }
