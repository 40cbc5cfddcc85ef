"""The declaration of a unit: a province, a commune, an agency, a union … in one tree.

Codes of units are official ones, given by the user; the register gives out none.
"""

from __future__ import annotations

from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice, Entity, Field, Kind

UNIT_TYPES = (
    Choice("province", Label("Tỉnh, thành phố", "Province"), ("tỉnh", "thành phố")),
    Choice("district", Label("Huyện, quận, thị xã", "District"), ("huyện", "quận", "thị xã")),
    Choice("commune", Label("Xã", "Commune")),
    Choice("ward", Label("Phường", "Ward")),
    Choice("township", Label("Thị trấn", "Township")),
    Choice("special_zone", Label("Đặc khu", "Special zone")),
    Choice(
        "neighbourhood",
        Label("Thôn, ấp, khu dân cư", "Neighbourhood"),
        ("thôn", "ấp", "khu dân cư", "khu phố", "tổ dân phố"),
    ),
    Choice("party_body", Label("Cơ quan Đảng", "Party body")),
    Choice("agency", Label("Cơ quan, đơn vị", "Agency")),
    Choice("union", Label("Mặt trận, đoàn thể", "Front or union")),
    Choice("armed_forces", Label("Lực lượng vũ trang", "Armed forces")),
    Choice("other", Label("Khác", "Other")),
)

UNIT = Entity(
    name="unit",
    table="unit",
    form=None,
    label=Label("Đơn vị", "Unit"),
    plural=Label("Đơn vị", "Units"),
    headline="name",
    identity=("parent", "name"),
    list_columns=("code", "name", "type", "parent"),
    fields=(
        Field(name="code", kind=Kind.CODE, label=Label("Mã", "Code")),
        Field(
            name="name",
            kind=Kind.NAME,
            label=Label("Tên đơn vị", "Name"),
            is_required=True,
            asks=True,
        ),
        Field(name="type", kind=Kind.CHOICE, label=Label("Loại", "Type"), choices=UNIT_TYPES),
        Field(name="parent", kind=Kind.UNIT, label=Label("Trực thuộc", "Parent")),
        Field(name="reports", kind=Kind.FLAG, label=Label("Phải báo cáo", "Reports")),
        Field(name="valid_from", kind=Kind.TEXT, label=Label("Có từ ngày", "Valid from")),
        Field(name="valid_until", kind=Kind.TEXT, label=Label("Không còn từ ngày", "Gone from")),
        Field(name="closed_reason", kind=Kind.TEXT, label=Label("Lý do kết thúc", "Why it ended")),
    ),
)
