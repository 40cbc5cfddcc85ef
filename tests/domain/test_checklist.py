"""The share of a checklist, and the thing to be done as the title of a sheet names it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.checklist import Progress, item_in_title


@pytest.mark.parametrize(
    ("done", "of", "text"),
    [
        (64, 64, "64/64 (100 %)"),
        (63, 64, "63/64 (98,4 %)"),
        (611, 661, "611/661 (92,4 %)"),
        (1, 8, "1/8 (12,5 %)"),
        (1, 2, "1/2 (50 %)"),
        (0, 64, "0/64 (0 %)"),
        (2999, 3000, "2999/3000 (99,9 %)"),
        (99999, 100000, "99999/100000 (99,9 %)"),
        (1, 100000, "1/100000 (0,1 %)"),
        (1, 1600, "1/1600 (0,1 %)"),
        (3, 2000, "3/2000 (0,2 %)"),
        (0, 0, "0/0"),
    ],
)
def test_a_share_is_rounded_half_up_to_one_decimal(done: int, of: int, text: str) -> None:
    assert Progress(done=done, of=of).text(mark=",") == text


def test_the_decimal_mark_is_that_of_the_language() -> None:
    assert Progress(done=63, of=64).text(mark=".") == "63/64 (98.4 %)"


@settings(max_examples=200)
@given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_is_whole_only_when_nobody_is_missing_and_nil_only_when_nobody_has(
    case: tuple[int, int],
) -> None:
    done, of = case
    tenths = Progress(done=done, of=of).tenths
    assert tenths is not None
    assert (tenths == 1000) == (done == of)
    assert (tenths == 0) == (done == 0)
    assert abs(tenths * of - 1000 * done) <= of


@pytest.mark.parametrize(
    ("lines", "item"),
    [
        (
            (
                "ỦY BAN MTTQ VIỆT NAM TỈNH CÀ MAU",
                "TIẾN ĐỘ TỔ CHỨC ĐẠI HỘI MTTQ VIỆT NAM VÀ CÁC TỔ CHỨC CHÍNH TRỊ - XÃ HỘI CẤP XÃ",
                "(Tính đến ngày 31/10/2025)",
            ),
            "Đại hội MTTQ Việt Nam và các tổ chức chính trị - xã hội cấp xã",
        ),
        (
            (
                "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN ĐỐI THOẠI GIỮA NGƯỜI ĐỨNG ĐẦU",
                "CẤP ỦY VỚI NHÂN DÂN TỈNH CÀ MAU QUÝ III NĂM 2025",
                "Đơn vị: Tỉnh Cà Mau",
            ),
            "Đối thoại giữa người đứng đầu cấp ủy với nhân dân tỉnh Cà Mau quý III năm 2025",
        ),
        (("Tiến độ tổ chức Đại hội MTTQ cấp xã",), "Đại hội MTTQ cấp xã"),
        (
            ("DANH SÁCH CÁC XÃ, PHƯỜNG ĐÃ HOÀN THÀNH KIỆN TOÀN BCĐ QCDC",),
            "Kiện toàn BCĐ QCDC",
        ),
        (("TÌNH HÌNH TỔ CHỨC HỘI NGHỊ, TÍNH ĐẾN NGÀY 31/10/2025",), "Hội nghị"),
    ],
)
def test_the_title_names_the_thing_to_be_done(lines: tuple[str, ...], item: str) -> None:
    assert item_in_title(lines, names=("Tỉnh Cà Mau",)) == item


def test_abbreviations_numerals_and_names_keep_their_capitals() -> None:
    title = "TIẾN ĐỘ ĐẠI HỘI HỘI NÔNG DÂN, HỘI CCB VÀ UBND XÃ ĐẦM DƠI LẦN THỨ IV"
    item = "Đại hội Hội Nông dân, hội CCB và UBND xã Đầm Dơi lần thứ IV"
    assert item_in_title([title], names=["Xã Đầm Dơi"]) == item


@pytest.mark.parametrize(
    "lines",
    [(), ("ỦY BAN MTTQ VIỆT NAM TỈNH CÀ MAU",), ("TIẾN ĐỘ THỰC HIỆN",), ("CHECKLIST",), ("",)],
)
def test_a_title_that_names_nothing_gives_nothing(lines: tuple[str, ...]) -> None:
    assert item_in_title(lines) is None


@settings(max_examples=100)
@given(st.lists(st.text(max_size=30), max_size=3))
def test_any_title_gives_one_clean_line_or_nothing(lines: list[str]) -> None:
    item = item_in_title(["TIẾN ĐỘ", *lines])
    assert item is None or (item == item.strip() != "" and not re.search(r"[\n\t]", item))
