"""What the words of a name tell about its type."""

from __future__ import annotations

import pytest

from dan_van.domain.unit import UnitRef, UnitType, type_from_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Xã Lợi Hải", UnitType.COMMUNE),
        ("PHƯỜNG THANH KHÊ", UnitType.WARD),
        ("P. Tân Mai", UnitType.WARD),
        ("Thị trấn Liên Hương", UnitType.TOWNSHIP),
        ("Đặc khu Phú Quý", UnitType.SPECIAL_ZONE),
        ("Huyện Thuận Bắc", UnitType.DISTRICT),
        ("Quận Hoàng Mai", UnitType.DISTRICT),
        ("Thị xã Gò Công", UnitType.DISTRICT),
        ("Tỉnh Cà Mau", UnitType.PROVINCE),
        ("Thôn 2", UnitType.NEIGHBOURHOOD),
        ("Thôn 2 xã Lợi Hải", UnitType.NEIGHBOURHOOD),
        ("Khu dân cư số 5", UnitType.NEIGHBOURHOOD),
        ("Tổ dân phố 12", UnitType.NEIGHBOURHOOD),
        ("Tổ 12", UnitType.NEIGHBOURHOOD),
        ("Bản Nậm Pồ", UnitType.NEIGHBOURHOOD),
        ("Đảng uỷ xã Lợi Hải", UnitType.PARTY_BODY),
        ("Huyện ủy Thuận Bắc", UnitType.PARTY_BODY),
        ("Ban Dân vận Tỉnh ủy Bình Thuận", UnitType.PARTY_BODY),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", UnitType.PARTY_BODY),
        ("Chi bộ thôn 3", UnitType.PARTY_BODY),
        ("Ủy ban MTTQ Việt Nam huyện Thuận Bắc", UnitType.UNION),
        ("UBMTTQVN xã Lợi Hải", UnitType.UNION),
        ("Hội Liên hiệp Phụ nữ huyện Thuận Bắc", UnitType.UNION),
        ("Hội Người cao tuổi phường", UnitType.UNION),
        ("Liên đoàn Lao động tỉnh", UnitType.UNION),
        ("Đoàn Thanh niên xã Lợi Hải", UnitType.UNION),
        ("Huyện đoàn Thuận Bắc", UnitType.UNION),
        ("Xã đoàn Lợi Hải", UnitType.UNION),
        ("Công an xã Lợi Hải", UnitType.ARMED_FORCES),
        ("BCHQS huyện Thuận Bắc", UnitType.ARMED_FORCES),
        ("Ban Chỉ huy Quân sự huyện Thuận Bắc", UnitType.ARMED_FORCES),
        ("BĐBP tỉnh Bình Thuận", UnitType.ARMED_FORCES),
        ("Đồn Biên phòng Phước Thể", UnitType.ARMED_FORCES),
        ("Bộ Tư lệnh Vùng Cảnh sát biển 3", UnitType.ARMED_FORCES),
        ("Văn phòng Huyện ủy Thuận Bắc", UnitType.AGENCY),
        ("Văn phòng HĐND và UBND phường", UnitType.AGENCY),
        ("Phòng Nội vụ huyện Thuận Bắc", UnitType.AGENCY),
        ("Trường Tiểu học xã Lợi Hải", UnitType.AGENCY),
        ("Hạt Kiểm lâm huyện Thuận Bắc", UnitType.AGENCY),
        ("Ban Quản lý chợ", UnitType.AGENCY),
        ("Sở Y tế", UnitType.AGENCY),
        ("UBND xã Lợi Hải", UnitType.COMMUNE),
        ("Hội đồng nhân dân xã Lợi Hải", UnitType.COMMUNE),
        ("HĐND và UBND huyện Thuận Bắc", UnitType.DISTRICT),
        ("Hội đồng nhân dân", UnitType.OTHER),
        ("Hợp tác xã Phước Kháng", UnitType.OTHER),
        ("Nhóm thiện nguyện Hoa Sen", UnitType.OTHER),
    ],
)
def test_a_name_tells_its_type_by_its_first_words(name: str, expected: UnitType) -> None:
    assert type_from_name(name) is expected


def test_a_city_is_a_province_where_it_has_no_parent_and_a_district_where_it_has_one() -> None:
    assert type_from_name("Thành phố Đà Nẵng") is UnitType.PROVINCE
    assert type_from_name("TP. Phan Thiết", has_parent=True) is UnitType.DISTRICT


@pytest.mark.parametrize("name", ["Xã Đoàn Đào", "Phường Đoàn Kết", "Xã Đội Bình"])
def test_a_commune_whose_name_begins_like_a_union_stays_a_commune(name: str) -> None:
    assert type_from_name(name) in {UnitType.COMMUNE, UnitType.WARD}


def test_a_unit_is_valid_from_its_first_day_until_the_day_before_its_end() -> None:
    unit = UnitRef(
        id=1,
        name="Huyện Thuận Bắc",
        type=UnitType.DISTRICT,
        valid_from="2005-10-01",
        valid_until="2025-07-01",
    )
    assert [unit.is_valid(day) for day in ("2005-09-30", "2005-10-01", "2025-06-30")] == [
        False,
        True,
        True,
    ]
    assert not unit.is_valid("2025-07-01")
