"""The sending unit, out of real title blocks."""

from __future__ import annotations

import pytest

from dan_van.domain.unit import UnitRef, UnitType
from dan_van.domain.unit_index import UnitIndex
from dan_van.domain.unit_title import find_unit_in_title, sender_text, unit_text_in_title

NAMES = (
    ("Tỉnh Ninh Thuận", UnitType.PROVINCE, None),
    ("Huyện Thuận Bắc", UnitType.DISTRICT, 1),
    ("Xã Lợi Hải", UnitType.COMMUNE, 2),
    ("Xã Bắc Sơn", UnitType.COMMUNE, 2),
    ("Văn phòng Huyện ủy Thuận Bắc", UnitType.AGENCY, 2),
    ("Phòng Nội vụ huyện Thuận Bắc", UnitType.AGENCY, 2),
    ("Phòng Nông nghiệp và Phát triển nông thôn huyện Thuận Bắc", UnitType.AGENCY, 2),
    ("Ủy ban MTTQ Việt Nam huyện Thuận Bắc", UnitType.UNION, 2),
    ("Huyện đoàn Thuận Bắc", UnitType.UNION, 2),
    ("Tỉnh Bình Thuận", UnitType.PROVINCE, None),
    ("Thành phố Đà Nẵng", UnitType.PROVINCE, None),
    ("Phường Thanh Khê", UnitType.WARD, 11),
    ("Huyện Hàm Tân", UnitType.DISTRICT, 10),
    ("Xã Bắc Sơn", UnitType.COMMUNE, 13),
)
INDEX = UnitIndex(
    [
        UnitRef(id=number, name=name, type=unit_type, parent_id=parent)
        for number, (name, unit_type, parent) in enumerate(NAMES, 1)
    ]
)
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
TITLE = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” QUÝ I NĂM 2024"
ANNEX = "(Kèm theo Công văn số        -CV/HU của Huyện ủy Thuận Bắc)"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (
                *("ĐẢNG BỘ HUYỆN THUẬN BẮC", PARTY, "ĐẢNG ỦY XÃ LỢI HẢI", "*"),
                *("Số:      -BC/ĐU", "Lợi Hải, ngày 19 tháng 3 năm 2024", TITLE, ANNEX),
            ),
            "Xã Lợi Hải",
        ),
        (("HUYỆN THUẬN BẮC", MOTTO[0], "VĂN PHÒNG HUYỆN ỦY THUẬN BẮC", MOTTO[1]), NAMES[4][0]),
        (("HUYỆN THUẬN BẮC", MOTTO[0], "PHÒNG NỘI VỤ", MOTTO[1], TITLE), NAMES[5][0]),
        (("UBND HUYỆN THUẬN BẮC", MOTTO[0], "PHÒNG NỘI VỤ", MOTTO[1]), NAMES[5][0]),
        (("HUYỆN ỦY THUẬN BẮC", PARTY, "VĂN PHÒNG"), NAMES[4][0]),
        (("HUYỆN THUẬN BẮC", "PHÒNG NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"), NAMES[6][0]),
        (("HUYỆN THUẬN BẮC", "PHÒNG", "NỘI VỤ"), NAMES[5][0]),
        (("HUYỆN THUẬN BẮC", "ỦY BAN MTTQ VIỆT NAM", TITLE), NAMES[7][0]),
        (("HUYỆN THUẬN BẮC", "HUYỆN ĐOÀN THUẬN BẮC", TITLE), NAMES[8][0]),
        (("HUYỆN THUẬN BẮC", "HUYỆN ĐOÀN", TITLE), NAMES[8][0]),
        (("TỈNH ỦY BÌNH THUẬN", PARTY, "BAN DÂN VẬN", "*"), "Tỉnh Bình Thuận"),
        (("BAN DÂN VẬN TỈNH ỦY BÌNH THUẬN", "CÁC HOẠT ĐỘNG PHỐI HỢP"), "Tỉnh Bình Thuận"),
        (("TỈNH ỦY BÌNH THUẬN", "BAN TUYÊN GIÁO VÀ DÂN VẬN"), "Tỉnh Bình Thuận"),
        (("ĐẢNG BỘ HUYỆN THUẬN BẮC\nĐẢNG ỦY XÃ LỢI HẢI", f"{TITLE}\n{ANNEX}"), "Xã Lợi Hải"),
        (
            (
                "BIỂU MẪU ĐĂNG KÝ CÁC MÔ HÌNH “DÂN VẬN KHÉO”\n"
                "TRÊN ĐỊA BÀN PHƯỜNG THANH KHÊ, THÀNH PHỐ ĐÀ NẴNG",
            ),
            "Phường Thanh Khê",
        ),
        (("TỔNG HỢP MÔ HÌNH TRÊN ĐỊA BÀN HUYỆN THUẬN BẮC NĂM 2024",), "Huyện Thuận Bắc"),
        ((TITLE, "XÃ LỢI HẢI", "Năm 2024"), "Xã Lợi Hải"),
        ((TITLE, "HUYỆN THUẬN BẮC", "XÃ LỢI HẢI"), "Xã Lợi Hải"),
        ((TITLE, "Đơn vị: Xã Lợi Hải"), "Xã Lợi Hải"),
        (("HUYỆN THUẬN BẮC", TITLE, "Đơn vị báo cáo: UBND xã Lợi Hải"), "Xã Lợi Hải"),
        (("HUYỆN THUẬN BẮC", TITLE, "Tên đơn vị:", "Xã Lợi Hải"), "Xã Lợi Hải"),
    ],
)
def test_the_sender_is_found(lines: tuple[str, ...], expected: str) -> None:
    found = find_unit_in_title(lines, INDEX)
    assert found is not None
    assert found.unit.name == expected


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (TITLE, ANNEX),
        (TITLE, "Đơn vị tính: đồng"),
        (*MOTTO, "Lợi Hải, ngày 19 tháng 3 năm 2024", TITLE),
        ("HUYỆN THUẬN BẮC", "PHÒNG TƯ PHÁP", TITLE),
        ("ĐẢNG BỘ HUYỆN THUẬN BẮC", "ĐẢNG ỦY XÃ LỢI HẢY", TITLE),
        ("ỦY BAN MTTQ VIỆT NAM TỈNH NINH THUẬN", "TIẾN ĐỘ TỔ CHỨC ĐẠI HỘI"),
        ("HUYỆN THUẬN BẮC", TITLE, "Đơn vị: Công an xã Lợi Hải"),
        ("DANH SÁCH MÔ HÌNH CỦA XÃ LỢI HẢI",),
        (TITLE, "XÃ LỢI HẢI", "XÃ BẮC SƠN"),
        (TITLE, "XÃ LỢI HẢI", "PHƯỜNG THANH KHÊ"),
        ("XÃ BẮC SƠN", TITLE),
    ],
)
def test_no_unit_is_guessed_from_mottoes_titles_or_unknown_bodies(lines: tuple[str, ...]) -> None:
    assert find_unit_in_title(lines, INDEX) is None


def test_the_letterhead_decides_between_two_communes_of_one_name() -> None:
    for district, number in (("HUYỆN THUẬN BẮC", 4), ("HUYỆN HÀM TÂN", 14)):
        below = find_unit_in_title((f"ĐẢNG BỘ {district}", "ĐẢNG ỦY XÃ BẮC SƠN"), INDEX)
        stated = find_unit_in_title((district, TITLE, "Đơn vị: Xã Bắc Sơn"), INDEX)
        assert below is not None
        assert stated is not None
        assert (below.unit.id, stated.unit.id) == (number, number)


def test_what_is_told_below_the_title_does_not_undo_the_letterhead() -> None:
    lines = ("ĐẢNG ỦY XÃ LỢI HẢI", TITLE, "Hội viên: 120 người", "Trường hợp khác: không")
    found = find_unit_in_title(lines, INDEX)
    assert found is not None
    assert found.unit.name == "Xã Lợi Hải"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Đơn vị: Xã Mới Lập",), "Xã Mới Lập"),
        (("ĐƠN VỊ BÁO CÁO : Xã Mới Lập",), "Xã Mới Lập"),
        (("Đơn vị:", "Xã Mới Lập"), "Xã Mới Lập"),
        (("Đơn vị: …………",), None),
        (("Đơn vị:", TITLE), None),
        (("Đơn vị tính: đồng",), None),
        (("XÃ LỢI HẢI", TITLE), None),
    ],
)
def test_a_stated_unit_is_given_as_written_even_if_unknown(
    lines: tuple[str, ...], expected: str | None
) -> None:
    assert unit_text_in_title(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("ĐẢNG BỘ HUYỆN THUẬN BẮC", PARTY, "ĐẢNG ỦY XÃ LỢI HẢI", "*", TITLE), "Xã Lợi Hải"),
        (("HUYỆN THUẬN BẮC", MOTTO[0], "PHÒNG NỘI VỤ", TITLE), "Phòng Nội vụ huyện Thuận Bắc"),
        (("HUYỆN THUẬN BẮC", "HUYỆN ĐOÀN THUẬN BẮC", TITLE), "Huyện đoàn Thuận Bắc"),
        (("HUYỆN THUẬN BẮC", "VĂN PHÒNG HUYỆN ỦY THUẬN BẮC"), "Văn phòng Huyện ủy Thuận Bắc"),
        (("TỈNH ỦY GIA LAI", PARTY, "BAN TUYÊN GIÁO VÀ DÂN VẬN"), "Tỉnh Gia Lai"),
        (("BAN DÂN VẬN TỈNH ỦY BÌNH THUẬN", "TỔNG HỢP VỤ VIỆC"), "Tỉnh Bình Thuận"),
        (("BIỂU MẪU\nTRÊN ĐỊA BÀN PHƯỜNG THANH KHÊ, TP ĐÀ NẴNG",), "Phường Thanh Khê"),
        (("XÃ A", TITLE, "Đơn vị: Thôn 5"), "Thôn 5"),
        (
            ("HUYỆN A", MOTTO[0], "PHÒNG VĂN HÓA VÀ", MOTTO[1], "THÔNG TIN"),
            "Phòng Văn hóa và Thông tin huyện A",
        ),
        ((*MOTTO, TITLE, ANNEX), None),
    ],
)
def test_the_sender_is_named_without_a_register(
    lines: tuple[str, ...], expected: str | None
) -> None:
    text = sender_text(lines)
    assert (text and text.casefold()) == (expected and expected.casefold())
