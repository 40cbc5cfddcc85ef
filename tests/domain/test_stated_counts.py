"""Counts in sentences: what they are said of, and what is no count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.stated_counts import (
    StatedCount,
    Vocabulary,
    name_in_label,
    stated_counts,
    without_counts,
)

WORDS = Vocabulary(
    terms=(
        ("tap the", "kind", "collective"),
        ("tt", "kind", "collective"),
        ("ca nhan", "kind", "individual"),
        ("cn", "kind", "individual"),
        ("kinh te", "sector", "KT"),
        ("van hoa xa hoi", "sector", "VHXH"),
        ("quoc phong an ninh", "sector", "QPAN"),
        ("moi", "measure", "new"),
        ("duy tri", "measure", "kept"),
    ),
    nouns=("mo hinh", "dien hinh", "mh"),
)


def told(text: str) -> list[str]:
    return [_short(count) for count in stated_counts(text, WORDS)]


def _short(count: StatedCount) -> str:
    said = " ".join(["units"] * count.of_units + sorted(count.said.values()))
    return f"{count.figure} {said}".strip()


SENTENCES = {
    "Tổng số: 122 mô hình (93 tập thể, 29 cá nhân)": ["122", "93 collective", "29 individual"],
    "Tổng cộng có 22 đơn vị đăng ký 122 mô hình, trong đó tập thể 93, cá nhân 29": [
        *("22 units", "122", "93 collective", "29 individual"),
    ],
    "Trong đó: 93 mô hình tập thể và 29 mô hình cá nhân": ["93 collective", "29 individual"],
    "- Tập thể: 93 - Cá nhân: 29": ["93 collective", "29 individual"],
    "tập thể 93 cá nhân 29": ["93 collective", "29 individual"],
    "Kinh tế: 35 mô hình; Quốc phòng, an ninh: 08": ["35 KT", "8 QPAN"],
    "Tổng số mô hình: 1.526": ["1526"],
    "DANH SÁCH 12 MÔ HÌNH DÂN VẬN KHÉO QUÝ I/2024": ["12"],
    "Tổng cộng: trên 100 mô hình": ["trên 100"],
    "Đạt 105/130 mô hình tập thể": ["105/130 collective"],
    "122 mô hình (40 mới, 82 duy trì)": ["122", "40 new", "82 kept"],
    "Danh sách này có 122 (một trăm hai mươi hai) mô hình./.": ["122"],
    "Xã Lợi Hải: 5 mô hình (3 tập thể)": ["5 xã lợi hải", "3 collective xã lợi hải"],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_each_count_is_told_with_what_it_is_said_of(text: str) -> None:
    assert told(text) == SENTENCES[text]


def test_parts_of_a_sector_are_of_that_sector_until_the_next() -> None:
    text = "Kinh tế 35 mô hình (28 tập thể, 7 cá nhân), văn hóa - xã hội 40 mô hình (30 TT, 10 CN)"
    assert told(text) == [
        *("35 KT", "28 KT collective", "7 KT individual"),
        *("40 VHXH", "30 VHXH collective", "10 VHXH individual"),
    ]
    text = "Kinh tế: tập thể 28, cá nhân 7; văn hóa, xã hội: tập thể 30, cá nhân 10"
    assert told(text) == [
        *("28 KT collective", "7 KT individual", "30 VHXH collective", "10 VHXH individual"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2024",
        "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO 2024",
        "Kèm theo Kế hoạch số 12-KH/BDV ngày 15 tháng 3 năm 2024",
        "Giai đoạn 2021-2025, 6 tháng đầu năm",
        "Đạt tỷ lệ 76,2% mô hình",
        "Tổng số mô hình",
    ],
)
def test_dates_document_numbers_and_shares_are_no_counts(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["Đề nghị khen thưởng 18 mô hình", "Phụ lục 1", "MÔ HÌNH 5 KHÔNG 3 SẠCH"]
)
def test_unknown_words_leave_a_name_that_must_be_a_unit(text: str) -> None:
    assert all("unit" in count.said for count in stated_counts(text, WORDS))


@given(st.integers(0, 1899), st.integers(0, 1899), st.sampled_from([", ", "; ", " và ", " - "]))
def test_numbers_come_back_as_they_were_written(few: int, many: int, between: str) -> None:
    for text in (
        f"Tổng số {few + many} mô hình, trong đó {few} tập thể{between}{many} cá nhân",
        f"Tổng số: {few + many} (tập thể: {few}{between}cá nhân: {many})",
    ):
        numbers = [(c.figure.number, *c.said.values()) for c in stated_counts(text, WORDS)]
        assert numbers[-2:] == [(few, "collective"), (many, "individual")]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(count.figure.number >= 0 for count in stated_counts(text, WORDS))


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("II. Lĩnh vực kinh tế (35 mô hình)", "Lĩnh vực kinh tế"),
        ("Xã Lợi Hải: 5 mô hình", "Xã Lợi Hải"),
        ("1. Xã Lợi Hải - có 05 mô hình", "Xã Lợi Hải"),
        ("Thôn 3", "Thôn 3"),
        ("Khu phố 2 (nay là 5)", "Khu phố 2 (nay là 5)"),
    ],
)
def test_label_without_its_numeral_and_count(label: str, name: str) -> None:
    assert name_in_label(label) == name
    assert without_counts(name) == name
