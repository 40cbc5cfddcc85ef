"""Tables as Vietnamese newspapers and offices have published them: places, periods and figures.

Sectors stand in the order of the register. Where a place has sectors of its own, they are named.
A period that a source does not give is a year of that time. A register keeps whole numbers and
ratios, no shares in percent: what was published of these alone is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FOUR = ("KT", "VHXH", "QPAN", "HTCT")


def four(*numbers: int) -> dict[str, int]:
    """Figures by the four sectors."""
    return dict(zip(FOUR, numbers, strict=True))


def kinds(collective: int, individual: int) -> dict[str, int]:
    """Figures by collectives and individuals."""
    return {"collective": collective, "individual": individual}


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One sentence of a report: a headline and the parts that it names.

    `more` are further figures, each as the words of a command. `own_sectors` are sectors that this
    place has and others have not. `disagrees` are wholes and the sum of the parts they belong to.
    """

    place: str
    period: str
    total: str | None = None
    measure: str = "registered"
    by_sector: Mapping[str, int] = field(default_factory=dict)
    by_kind: Mapping[str, int] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    own_sectors: Mapping[str, str] = field(default_factory=dict)
    disagrees: tuple[tuple[int, int], ...] = ()

    @property
    def whole(self) -> int:
        """The number of the headline."""
        digits = "".join(c for c in (self.total or "").split("/")[0] if c.isdigit())
        return int(digits or 0)


PUBLISHED = (
    Published(
        place="Tỉnh Gia Lai",
        period="2020..2025",
        total="5.813",
        by_sector=four(1526, 2791, 1124, 372),
        more=(
            "62 --measure awards --form merit_certificate",
            "35 --measure awards --form merit_certificate --kind collective",
            "27 --measure awards --form merit_certificate --kind individual",
        ),
    ),
    Published(place="Huyện Thuận Bắc", period="2024", total="122", by_kind=kinds(93, 29)),
    Published(
        place="Thành phố Việt Trì", period="2019", total="128", by_sector=four(48, 46, 28, 6)
    ),
    Published(
        place="Huyện Lục Ngạn", period="2018-9M", total="478", by_sector=four(182, 192, 72, 32)
    ),
    Published(
        place="Tỉnh Cao Bằng",
        period="2011..2021",
        total="5.358",
        by_sector={**four(1706, 1503, 799, 830), "NTM": 520},
        own_sectors={"NTM": "Nông thôn mới"},
    ),
    Published(
        place="Tỉnh Kon Tum",
        period="2017",
        total="trên 1.000",
        by_sector={"KTVH": 630, "QPAN": 170, "HTCT": 214},
        own_sectors={"KTVH": "Phát triển kinh tế - văn hóa xã hội"},
    ),
    Published(
        place="Thành phố Bắc Kạn",
        period="2023",
        measure="recognised",
        total="202",
        by_kind=kinds(187, 15),
        by_sector={"DANG": 3, "CCHC": 16, "NTM": 174, "BSVH": 9},
        own_sectors={
            "DANG": "Xây dựng Đảng, chính quyền, đoàn thể",
            "CCHC": "Cải cách hành chính, công vụ",
            "NTM": "Nông thôn mới, đô thị văn minh",
            "BSVH": "Bản sắc văn hóa, du lịch",
        },
        more=("279 --measure registered",),
    ),
    Published(
        place="Huyện Chợ Đồn",
        period="2022",
        measure="recognised",
        total="123",
        by_kind=kinds(69, 54),
    ),
    Published(place="Huyện Chư Păh", period="2022", total="274", by_kind=kinds(194, 80)),
    Published(place="Huyện Đất Đỏ", period="2023", total="201"),
    Published(
        place="Huyện Phú Ninh",
        period="2023",
        measure="new",
        total="109",
        more=(
            "105/130 --measure new --kind collective",
            "4/4 --measure new --kind individual",
            "80 --measure kept",
            "189 --measure registered",
        ),
    ),
    Published(
        place="Huyện U Minh Thượng",
        period="2019",
        total="332",
        by_kind=kinds(316, 16),
        more=(
            "266 --measure recognised",
            "251 --measure recognised --kind collective",
            "15 --measure recognised --kind individual",
            "39 --measure replicated",
        ),
    ),
    Published(
        place="Thành phố Ngã Bảy",
        period="2020",
        measure="recognised",
        total="62",
        more=(
            "46 --measure recognised --level district",
            "45 --measure recognised --level district --kind collective",
            "1 --measure recognised --level district --kind individual",
            "16 --measure recognised --level grassroots",
            "13 --measure recognised --level grassroots --kind collective",
            "3 --measure recognised --level grassroots --kind individual",
        ),
    ),
    Published(place="Thành phố Sông Công", period="2020", total="114", by_kind=kinds(76, 38)),
    Published(place="Tỉnh Hậu Giang", period="2023", total="1.432", by_kind=kinds(1271, 161)),
    Published(place="Huyện Tri Tôn", period="2020", total="169", by_kind=kinds(132, 37)),
    Published(
        place="Tỉnh Bà Rịa-Vũng Tàu",
        period="2021",
        total="2.071",
        more=(
            "1.808 --measure effective",
            "28 --measure awards --form merit_certificate --kind collective",
            "12 --measure awards --form merit_certificate --kind individual",
        ),
    ),
    Published(
        place="Tỉnh Quảng Ninh",
        period="2023",
        total="trên 1.900",
        more=("722 --measure recognised",),
    ),
    Published(  # one model can be registered at several levels: 74 is nobody's figure
        place="Xã Vĩnh Phú",
        period="2021..2023",
        more=(
            "53 --measure registered --level grassroots",
            "17 --measure registered --level district",
            "4 --measure registered --level province",
            "42 --measure recognised --level grassroots",
        ),
    ),
    Published(  # with the four sectors alone
        place="Tỉnh Cao Bằng",
        period="2011..2021",
        total="5.358",
        by_sector=four(1706, 1503, 799, 830),
        disagrees=((5358, 4838),),
    ),
    Published(  # two articles of one paper: "đã đăng ký", "triển khai mới"
        place="Tỉnh Ninh Bình",
        period="2014",
        total="781",
        more=("791 --measure new",),
        disagrees=((781, 791),),
    ),
)
