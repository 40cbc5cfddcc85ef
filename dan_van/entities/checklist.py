"""The declarations of a checklist, a thing that every unit must do, and of who has done it.

A checklist made by `add` says by a rule which units it is for: those below a unit, of some types.
One that came with a sheet is for the units that its sheets name.
"""

from __future__ import annotations

from dan_van.domain.wording import Label
from dan_van.entities.entity import Entity, Field, Kind
from dan_van.entities.unit import UNIT_TYPES

CHECKLIST_MARK = Entity(
    name="checklist_mark",
    table="checklist_mark",
    form="checklist",
    label=Label("Dòng rà soát", "Line of a checklist"),
    plural=Label("Đơn vị theo danh mục rà soát", "Checklists by unit"),
    sheet_title=Label("TIẾN ĐỘ THỰC HIỆN", "CHECKLIST"),
    headline="unit",
    identity=("name", "unit"),
    dated_by="date",
    needs=("done",),
    titled="name",
    list_columns=("name", "unit", "done", "date"),
    fields=(
        Field(
            name="name",
            kind=Kind.NAME,
            label=Label("Nội dung rà soát", "To be done"),
            headers=("nội dung theo dõi", "nội dung phải thực hiện"),
            is_required=True,
        ),
        Field(
            name="unit",
            kind=Kind.UNIT,
            label=Label("Đơn vị", "Unit"),
            headers=(
                "xã, phường",
                "xã, phường, thị trấn",
                "xã, phường, đặc khu",
                "tên xã, phường",
                "xã, thị trấn",
                "xã/phường",
                "tên đơn vị",
                "địa phương",
                "địa phương, đơn vị",
                "đơn vị, địa phương",
                "cơ quan, đơn vị",
                "địa bàn",
                "xã",
                "phường",
            ),
            is_required=True,
        ),
        Field(
            name="done",
            kind=Kind.FLAG,
            label=Label("Đã hoàn thành", "Done"),
            headers=(
                "hoàn thành",
                "đã tổ chức",
                "đã thực hiện",
                "đã triển khai",
                "đã ban hành",
                "đã tổ chức xong",
                "đã đại hội",
                "đã tổ chức đại hội",
                "đã làm",
                "đã xong",
                "tình trạng",
                "trạng thái",
                "tình trạng thực hiện",
            ),
        ),
        Field(
            name="date",
            kind=Kind.DATE,
            label=Label("Ngày hoàn thành", "Date"),
            headers=(
                "ngày tổ chức",
                "ngày thực hiện",
                "thời gian tổ chức",
                "thời gian thực hiện",
                "thời gian hoàn thành",
                "ngày đại hội",
                "thời gian",
                "ngày",
            ),
        ),
        Field(name="note", kind=Kind.PROSE, label=Label("Ghi chú", "Note")),
    ),
)

CHECKLIST = Entity(
    name="checklist",
    table="checklist",
    form="checklist",
    sheet=CHECKLIST_MARK,
    label=Label("Danh mục rà soát", "Checklist"),
    plural=Label("Việc các đơn vị phải làm", "Checklists"),
    code_prefix="RS",
    headline="name",
    identity=("name",),
    dated_by="due",
    list_columns=("code", "name", "unit", "types", "due"),
    fields=(
        Field(name="code", kind=Kind.CODE, label=Label("Mã", "Code")),
        Field(
            name="name",
            kind=Kind.NAME,
            label=Label("Việc phải làm", "Name"),
            is_required=True,
            asks=True,
        ),
        Field(
            name="unit",
            kind=Kind.UNIT,
            label=Label("Thuộc đơn vị", "Below the unit"),
            asks=True,
        ),
        Field(
            name="types",
            kind=Kind.LIST,
            label=Label("Loại đơn vị", "Types of unit"),
            choices=UNIT_TYPES,
            asks=True,
        ),
        Field(name="due", kind=Kind.DATE, label=Label("Thời hạn", "Due"), asks=True),
        Field(
            name="listed",
            kind=Kind.FLAG,
            label=Label("Theo danh sách đơn vị đã nhập", "For the units of its sheets"),
            is_derived=True,
        ),
        Field(
            name="campaigns",
            kind=Kind.TAGS,
            label=Label("Phong trào, chương trình", "Campaigns"),
        ),
        Field(name="note", kind=Kind.PROSE, label=Label("Ghi chú", "Note")),
        Field(name="source_url", kind=Kind.TEXT, label=Label("Nguồn (đường dẫn)", "Source URL")),
    ),
)
