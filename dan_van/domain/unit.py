"""A unit, its types, and the type that a name tells.

A name alone is no key: two communes may bear one. Which unit a text means is `unit_index`'s
question; here is only what one name says by its own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dan_van.domain.unit_words import words_with_tones
from dan_van.domain.vietnamese import identity, one_line


class UnitType(StrEnum):
    """What a unit is; stored and written to JSON as it stands here."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"
    NEIGHBOURHOOD = "neighbourhood"
    PARTY_BODY = "party_body"
    AGENCY = "agency"
    UNION = "union"
    ARMED_FORCES = "armed_forces"
    OTHER = "other"


PLACE_TYPES = frozenset(
    {
        UnitType.PROVINCE,
        UnitType.DISTRICT,
        UnitType.COMMUNE,
        UnitType.WARD,
        UnitType.TOWNSHIP,
        UnitType.SPECIAL_ZONE,
    }
)
"""The administrative units: their committees and councils speak for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRef:
    """A unit as far as finding it by name needs: `valid_until` is the first day it is no more."""

    id: int
    name: str
    type: UnitType
    parent_id: int | None = None
    code: str | None = None
    aliases: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None

    def is_valid(self, day: str) -> bool:
        """Whether the unit exists on that ISO date."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_until is None or day < self.valid_until)


_FIRST_WORDS: Mapping[UnitType, tuple[str, ...]] = {
    UnitType.COMMUNE: ("xã",),
    UnitType.WARD: ("phường",),
    UnitType.TOWNSHIP: ("thị trấn",),
    UnitType.SPECIAL_ZONE: ("đặc khu",),
    UnitType.DISTRICT: ("huyện", "quận", "thị xã"),
    UnitType.PROVINCE: ("tỉnh", "thành phố"),
    UnitType.NEIGHBOURHOOD: (
        *("thôn", "ấp", "bản", "khóm", "khu phố", "khu dân cư", "tổ dân phố", "buôn", "làng"),
        *("xóm", "khối phố", "khu vực", "tiểu khu", "sóc", "phum"),
    ),
    UnitType.PARTY_BODY: (
        *("đảng ủy", "đảng bộ", "chi bộ", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy"),
        *("ban dân vận", "khối dân vận", "tổ dân vận", "ban tuyên giáo", "ban tổ chức"),
        *("ban nội chính", "ban chấp hành", "ban thường vụ", "ủy ban kiểm tra"),
    ),
    UnitType.UNION: (
        *("hội", "chi hội", "hiệp hội", "liên hiệp", "liên minh", "liên đoàn", "công đoàn"),
        *("đoàn", "chi đoàn", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "quận đoàn", "thị đoàn"),
        *("mặt trận", "ủy ban mặt trận", "ban thường trực ủy ban mặt trận"),
        *("ban công tác mặt trận",),
    ),
    UnitType.ARMED_FORCES: (
        *("công an", "ban chỉ huy quân sự", "bộ chỉ huy", "ban chỉ huy bộ đội", "bộ tư lệnh"),
        *("bộ đội", "đồn biên phòng", "đồn công an", "vùng cảnh sát biển", "cảnh sát", "hải đội"),
        *("hải đoàn", "quân khu", "sư đoàn", "lữ đoàn", "trung đoàn", "tiểu đoàn"),
        *("đoàn kinh tế-quốc phòng",),
    ),
    UnitType.AGENCY: (
        *("sở", "phòng", "văn phòng", "trung tâm", "trường", "hạt", "chi cục", "cục", "thanh tra"),
        *("ban quản lý", "ban dân tộc", "bệnh viện", "trạm", "tòa án", "viện kiểm sát", "kho bạc"),
        *("bảo hiểm xã hội", "ngân hàng", "thuế", "chi nhánh", "đài", "đoàn đại biểu quốc hội"),
    ),
    # They begin like a Hội, a Đoàn, a Trường, but are none.
    UnitType.OTHER: (
        *("hội đồng", "hội trường", "hội nghị", "hội viên", "đoàn viên", "trường hợp"),
        *("phòng chống", "phòng, chống", "sở hữu"),
    ),
}


@cache
def _first_word_types() -> tuple[re.Pattern[str], dict[str, UnitType]]:
    types = {
        identity(word): unit_type for unit_type, words in _FIRST_WORDS.items() for word in words
    }
    longest_first = sorted(types, key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, longest_first))})\b"), types


# Written "Xã đoàn" it is the youth union of a commune; "Xã Đoàn Đào" is a commune. The same for
# "Xã đội", the commune's military command.
_COMMUNE_YOUTH = re.compile(r"(?:xã|phường) đoàn\b", re.IGNORECASE)
_COMMUNE_MILITARY = re.compile(r"(?:xã|phường) đội\b", re.IGNORECASE)
_NUMBERED_NEIGHBOURHOOD = re.compile(r"(?:tổ|khối|khu|cụm|phố)(?: số)? \d")


def type_from_name(name: str, *, has_parent: bool = False) -> UnitType:
    """The type that the words of a name tell; OTHER where they tell none.

    A council or people's committee (`UBND xã X`) is its place. A `Thành phố` is a province where it
    has no parent, else a district.
    """
    words = words_with_tones()
    key = words.written_out(identity(name))
    if key.startswith(_state_bodies()):
        place = words.place_of_body(key)
        if place is None or words.place_word(place) is None:
            return UnitType.OTHER
        key = place
    else:
        line = one_line(name)
        if (found := _COMMUNE_YOUTH.match(line)) and found[0].endswith("đoàn"):
            return UnitType.UNION
        if (found := _COMMUNE_MILITARY.match(line)) and found[0].endswith("đội"):
            return UnitType.ARMED_FORCES
    if _NUMBERED_NEIGHBOURHOOD.match(key):
        return UnitType.NEIGHBOURHOOD
    pattern, types = _first_word_types()
    first = pattern.match(key)
    if first is None:
        return UnitType.OTHER
    if first[1] == "thành phố" and has_parent:
        return UnitType.DISTRICT
    return types[first[1]]


@cache
def _state_bodies() -> tuple[str, ...]:
    return identity("ủy ban nhân dân"), identity("hội đồng nhân dân")
