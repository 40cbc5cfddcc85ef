"""Totals that sentences state: above the rows, below them, in total rows and in group labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.workbooks.desk import Desk, Imported, fresh_desk
from tests.workbooks.make_workbook import Cell, Sheet, make_workbook

HEADINGS = ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Loại hình")
ROWS: list[tuple[Cell, ...]] = [
    (1, "Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể"),
    (2, "Hũ gạo", "Xã Công Hải", "VHXH", "Tập thể"),
    (3, "Nuôi dê", "Xã Công Hải", "Kinh tế", "Cá nhân"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with two communes."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải", "Xã Công Hải")
    return desk


def bring(desk: Desk, *sheets: Sheet) -> Imported:
    return desk.do_import(make_workbook(desk.register.parent / "in.xlsx", *sheets))


def listed(
    *rows: tuple[Cell, ...], title: str = "DANH SÁCH", headings: tuple[str, ...] = HEADINGS
) -> Sheet:
    return Sheet(headings=headings, rows=list(rows), title=(title,))


def short(declared: dict[str, Any]) -> str:
    what = [value for value in declared["what"].values() if value]
    return f"{declared['cell']} {' '.join(what)} {declared['declared']}/{declared['counted']}"


def test_a_sentence_below_the_rows_is_compared_number_by_number(desk: Desk) -> None:
    text = "Tổng cộng có 2 đơn vị đăng ký 4 mô hình, trong đó tập thể 2, cá nhân 2"
    came = bring(desk, listed(*ROWS, (None,), (text,)))
    assert came.code == 3
    assert came.file["status"] == "imported"
    cell = came.file["declared"][0]["cell"]
    assert [short(declared) for declared in came.file["declared"]] == [
        f"{cell} units 2/2",
        f"{cell} registered 4/3",
        f"{cell} registered collective 2/2",
        f"{cell} registered individual 2/1",
    ]
    assert came.warnings == [("total_disagrees", cell)] * 2
    assert "(Cá nhân)" in came.file["problems"][1]["message"]


def test_a_sentence_above_the_heading_names_sectors(desk: Desk) -> None:
    title = "Tổng số: 3 mô hình (Kinh tế: 2; Văn hóa - xã hội: 1)"
    came = bring(desk, listed(*ROWS, title=title))
    assert came.code == 0
    assert [short(declared) for declared in came.file["declared"]] == [
        "A1 registered 3/3",
        "A1 registered KT 2/2",
        "A1 registered VHXH 1/1",
    ]


def test_a_total_row_in_words(desk: Desk) -> None:
    came = bring(desk, listed(*ROWS, (None, "Tổng số: 3 mô hình (2 tập thể, 01 cá nhân)")))
    assert [short(declared) for declared in came.file["declared"]] == [
        "B7 registered 3/3",
        "B7 registered collective 2/2",
        "B7 registered individual 1/1",
    ]


def test_labels_of_groups_state_totals_and_name_the_group(desk: Desk) -> None:
    headings = ("STT", "Tên mô hình", "Đơn vị", "Loại hình")
    came = bring(
        desk,
        listed(
            ("I", "Lĩnh vực kinh tế (2 mô hình)"),
            (1, "Ngõ xanh", "Xã Lợi Hải", "Tập thể"),
            (2, "Nuôi dê", "Xã Công Hải", "Cá nhân"),
            ("II", "Lĩnh vực văn hóa - xã hội: 02 mô hình (01 tập thể)"),
            (1, "Hũ gạo", "Xã Công Hải", "Tập thể"),
            headings=headings,
        ),
    )
    assert [short(declared) for declared in came.file["declared"]] == [
        "B4 registered KT 2/2",
        "B7 registered VHXH 2/1",
        "B7 registered VHXH collective 1/1",
    ]
    assert sorted(model["sector"] for model in desk.models()) == ["KT", "KT", "VHXH"]


def test_what_no_row_tells_is_declared_and_not_compared(desk: Desk) -> None:
    rows = [row[:3] for row in ROWS]
    came = bring(
        desk, listed(*rows, (None, "Tổng số: 3 mô hình (2 tập thể)"), headings=HEADINGS[:3])
    )
    (total, collective) = came.file["declared"]
    assert (total["counted"], collective["counted"], collective["matches"]) == (3, None, None)
    assert came.code == 0


def test_counts_by_unit_are_held_against_the_rows_of_the_unit(desk: Desk) -> None:
    came = bring(desk, listed(*ROWS, (None,), ("Xã Lợi Hải: 1 mô hình; Xã Công Hải: 1 mô hình",)))
    assert [short(declared).split(" ", 1)[1] for declared in came.file["declared"]] == [
        "registered Xã Lợi Hải 1/1",
        "registered Xã Công Hải 1/2",
    ]


def test_a_sentence_about_another_year_states_nothing_of_these_rows(desk: Desk) -> None:
    came = bring(
        desk,
        listed(*ROWS, (None,), ("Năm 2023 có 100 mô hình",), title="DANH SÁCH MÔ HÌNH NĂM 2024"),
    )
    assert came.file["declared"] == []


def test_a_sentence_above_two_tables_may_speak_of_both(desk: Desk) -> None:
    sheet = Sheet(
        title=("Toàn huyện có 2 mô hình",),
        headings=HEADINGS,
        rows=[
            ROWS[0],
            (None,),
            ("Đơn vị: Xã Công Hải",),
            HEADINGS,
            (1, *ROWS[1][1:]),
        ],
    )
    came = bring(desk, sheet)
    assert came.rows == {"new": 2}
    assert [short(declared) for declared in came.file["declared"]] == ["A1 registered 2/2"]


def test_resolved_issues_are_counted_by_their_status(desk: Desk) -> None:
    sheet = Sheet(
        title=("VỤ VIỆC NỔI CỘM QUÝ I NĂM 2024",),
        headings=("STT", "Nội dung vụ việc", "Đơn vị", "Tình trạng"),
        rows=[
            (1, "Chợ tạm", "Xã Lợi Hải", "Đã giải quyết"),
            (2, "Rác thải", "Xã Công Hải", "Đang theo dõi"),
            (None, "Tổng số: 2 vụ việc, trong đó đã giải quyết 2 vụ"),
        ],
    )
    came = bring(desk, sheet)
    assert [short(declared) for declared in came.file["declared"]] == [
        "B6 issues 2/2",
        "B6 resolved 2/1",
    ]
