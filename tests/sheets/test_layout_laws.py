"""What holds for any sheet: where a table stands changes nothing, and no sheet is an error."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.sheet import CellFault, Merge, RawCell, RawSheet, SheetLayout
from dan_van.sheets.layout import understand
from tests.sheets.sheet_text import sheet
from tests.sheets.test_layout import FORMS, GROUPED

SHEETS = [
    sheet(GROUPED),
    sheet(
        """STT|Tên mô hình|Hình thức||Đơn vị
||Tập thể|Cá nhân|
(1)|(2)|(3)|(4)|(5)
1|Hũ gạo|x||Xã A
2|Nuôi dê||x|Xã B
|Tổng cộng|1|1|""",
        merges=("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
    ),
    sheet("STT|Nội dung vụ việc|Địa bàn\n1|Chợ tạm|Xã A\n2|Rác|Xã B\nTổng cộng: 02 vụ việc||"),
]


def moved(original: RawSheet, *, down: int = 0, right: int = 0) -> RawSheet:
    return RawSheet(
        name=original.name,
        is_hidden=original.is_hidden,
        rows=((),) * down + tuple((None,) * right + row for row in original.rows),
        merges=tuple(
            Merge(m.top + down, m.left + right, m.bottom + down, m.right + right)
            for m in original.merges
        ),
    )


def outline(found: SheetLayout, *, down: int = 0, right: int = 0) -> object:
    return (
        found.form,
        [row - down for row in found.header_rows],
        found.numbering_row and found.numbering_row - down,
        [(row.number - down, row.cells[right:], row.groups) for row in found.data],
        [row - down for row in found.group_rows],
        [(total.number - down, [n - down for n in total.data_rows]) for total in found.totals],
        [row - down for row in found.note_rows],
        [(c.index - right, c.header, c.field, c.option, c.suggestion) for c in found.columns],
    )


@given(st.sampled_from(SHEETS), st.integers(0, 30), st.integers(0, 30))
@settings(max_examples=40, deadline=None)
def test_table_moved_down_or_sideways_reads_the_same(
    original: RawSheet, down: int, right: int
) -> None:
    (before,) = understand(original, forms=FORMS)
    (after,) = understand(moved(original, down=down, right=right), forms=FORMS)
    assert outline(after, down=down, right=right) == outline(before)


TITLES = (
    ("ĐẢNG BỘ HUYỆN BÌNH MINH", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("ĐẢNG ỦY XÃ A",),
    ("*",),
    ("Số:    -BC/ĐU", None, None, "Xã A, ngày 12 tháng 3 năm 2024"),
    ("BIỂU TỔNG HỢP QUÝ I NĂM 2024",),
    ("(Kèm theo Báo cáo số 12-BC/ĐU)",),
    ("Đơn vị: Xã A", None, "Kỳ báo cáo: Quý I"),
    (None, None, None, "Đơn vị tính: mô hình"),
    (),
)


@given(st.sampled_from(SHEETS), st.lists(st.sampled_from(TITLES), max_size=15))
@settings(max_examples=60, deadline=None)
def test_title_block_above_changes_nothing(
    original: RawSheet, block: list[tuple[str | None, ...]]
) -> None:
    down = len(block)
    below = moved(original, down=down)
    titled = RawSheet(
        name=below.name,
        is_hidden=False,
        rows=tuple(block) + below.rows[down:],
        merges=below.merges,
    )
    (before,) = understand(original, forms=FORMS)
    (after,) = understand(titled, forms=FORMS)
    assert outline(after, down=down) == outline(before)


WORDS = st.sampled_from(
    [cell for row in sheet(GROUPED).rows for cell in row]
    + [
        cell
        for row in sheet("TT|II.|1.1|-|…|·|(1)|A|Không có|NGƯỜI LẬP BIỂU|5.813").rows
        for cell in row
    ]
)
CELLS: st.SearchStrategy[RawCell] = st.one_of(
    st.none(),
    WORDS,
    st.text(max_size=12),
    st.integers(-5, 12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.builds(CellFault, st.just("#REF!")),
)
MERGES = st.builds(
    Merge, st.integers(-1, 9), st.integers(-1, 9), st.integers(-1, 12), st.integers(-1, 12)
)


@given(
    st.lists(st.lists(CELLS, max_size=7), max_size=14),
    st.lists(MERGES, max_size=6),
    st.text(max_size=8),
)
@settings(max_examples=400, deadline=None)
def test_any_grid_gives_a_layout_and_never_an_error(
    rows: list[list[RawCell]], merges: list[Merge], name: str
) -> None:
    raw = RawSheet(name=name, is_hidden=False, rows=tuple(map(tuple, rows)), merges=tuple(merges))
    found = understand(raw, forms=FORMS, known_groups=frozenset({"kinh te", "xa a"}))
    assert found
    for each in found:
        numbers = [row.number for row in each.data]
        assert numbers == sorted(set(numbers))
        assert not set(numbers) & {*each.group_rows, *each.note_rows, *each.header_rows}
        assert all(set(total.data_rows) <= set(numbers) for total in each.totals)
