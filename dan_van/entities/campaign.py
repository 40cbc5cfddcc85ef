"""The declaration of a campaign or programme: a named period that other records carry as a tag."""

from __future__ import annotations

from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice, Entity, Field, Kind

CAMPAIGN = Entity(
    name="campaign",
    table="campaign",
    form="campaigns",
    label=Label("Phong trào, chương trình", "Campaign"),
    plural=Label("Phong trào, cuộc vận động, chương trình", "Campaigns and programmes"),
    sheet_title=Label("DANH SÁCH PHONG TRÀO, CHƯƠNG TRÌNH", "CAMPAIGNS AND PROGRAMMES"),
    code_prefix="CT",
    headline="name",
    identity=("name",),
    dated_by="period",
    list_columns=("code", "name", "kind", "period", "unit"),
    fields=(
        Field(name="code", kind=Kind.CODE, label=Label("Mã", "Code")),
        Field(
            name="name",
            kind=Kind.NAME,
            label=Label("Tên phong trào, chương trình", "Name"),
            headers=("tên phong trào", "phong trào", "tên chương trình", "tên cuộc vận động"),
            is_required=True,
            asks=True,
        ),
        Field(
            name="kind",
            kind=Kind.CHOICE,
            label=Label("Loại", "Kind"),
            choices=(
                Choice("emulation", Label("Phong trào thi đua", "Emulation movement")),
                Choice("programme", Label("Chương trình", "Programme")),
                Choice("campaign", Label("Cuộc vận động", "Campaign")),
                Choice("occasion", Label("Dịp kỷ niệm", "Occasion"), ("ngày lễ", "kỷ niệm")),
                Choice("project", Label("Đề án", "Project")),
            ),
            asks=True,
        ),
        Field(
            name="period",
            kind=Kind.DATE,
            label=Label("Giai đoạn", "Period"),
            headers=("thời gian", "thời kỳ", "năm"),
            asks=True,
        ),
        Field(
            name="unit",
            kind=Kind.UNIT,
            label=Label("Đơn vị chủ trì", "Unit"),
            headers=("đơn vị", "cơ quan chủ trì", "đơn vị phát động"),
        ),
        Field(
            name="occasion", kind=Kind.TEXT, label=Label("Nhân dịp", "Occasion"), headers=("dịp",)
        ),
        Field(name="note", kind=Kind.PROSE, label=Label("Ghi chú", "Note")),
        Field(name="source_url", kind=Kind.TEXT, label=Label("Nguồn (đường dẫn)", "Source URL")),
    ),
)
