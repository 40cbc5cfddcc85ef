"""The declaration of a task: what is to be done in a period, by whom, until when.

Period, status and the date it was done are derived from the events of the task: a task that is
carried over keeps the periods it was planned for before.
"""

from __future__ import annotations

from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice, Entity, Field, Kind

TASK_STATUSES = (
    Choice(
        "open",
        Label("Đang thực hiện", "Open"),
        (
            "chưa hoàn thành",
            "chưa thực hiện",
            "chưa thực hiện xong",
            "đang triển khai",
            "tiếp tục thực hiện",
            "chưa xong",
            "mới giao",
        ),
    ),
    Choice(
        "done",
        Label("Hoàn thành", "Done"),
        (
            "đã hoàn thành",
            "đã thực hiện",
            "đã thực hiện xong",
            "đã xong",
            "hoàn thành đúng hạn",
            "hoàn thành trước hạn",
            "hoàn thành quá hạn",
            "100%",
        ),
    ),
    Choice(
        "dropped",
        Label("Không thực hiện", "Dropped"),
        ("không thực hiện nữa", "thôi thực hiện", "dừng thực hiện", "hủy", "đã hủy"),
    ),
    # never stored: how an open task stands in the plan of a period that it was carried out of
    Choice(
        "carried",
        Label("Chuyển kỳ sau", "Carried over"),
        ("chuyển tiếp", "chuyển sang kỳ sau", "chuyển quý sau", "chuyển sang quý sau"),
    ),
)

TASK = Entity(
    name="task",
    table="task",
    form="tasks",
    label=Label("Nhiệm vụ", "Task"),
    plural=Label("Nhiệm vụ trọng tâm", "Tasks"),
    sheet_title=Label("NHIỆM VỤ TRỌNG TÂM", "TASKS"),
    code_prefix="NV",
    headline="name",
    identity=("name", "unit", "period"),
    dated_by="period",
    counted_by=("status",),
    list_columns=("code", "name", "unit", "period", "due", "status", "done"),
    fields=(
        Field(name="code", kind=Kind.CODE, label=Label("Mã", "Code"), headers=("mã nhiệm vụ",)),
        Field(
            name="name",
            kind=Kind.NAME,
            label=Label("Nhiệm vụ", "Task"),
            headers=(
                "nội dung nhiệm vụ",
                "tên nhiệm vụ",
                "nhiệm vụ trọng tâm",
                "nội dung nhiệm vụ trọng tâm",
                "nhiệm vụ, giải pháp",
                "nhiệm vụ cụ thể",
                "nhiệm vụ được giao",
                "nội dung công việc",
                "công việc",
                "tên công việc",
            ),
            is_required=True,
            asks=True,
        ),
        Field(
            name="unit",
            kind=Kind.UNIT,
            label=Label("Đơn vị chủ trì", "Unit"),
            headers=(
                "đơn vị",
                "cơ quan chủ trì",
                "cơ quan, đơn vị chủ trì",
                "chủ trì",
                "đơn vị thực hiện",
                "cơ quan thực hiện",
                "đơn vị chủ trì thực hiện",
                "đơn vị được giao",
                "tên đơn vị",
            ),
            asks=True,
        ),
        Field(
            name="period",
            kind=Kind.DATE,
            label=Label("Kỳ", "Period"),
            headers=("kỳ thực hiện", "quý", "kỳ báo cáo"),
            is_derived=True,
            asks=True,
        ),
        Field(
            name="due",
            kind=Kind.DATE,
            label=Label("Thời hạn", "Due"),
            headers=(
                "thời hạn hoàn thành",
                "thời gian hoàn thành",
                "thời hạn thực hiện",
                "thời gian thực hiện",
                "hạn hoàn thành",
                "hạn",
            ),
            asks=True,
        ),
        Field(
            name="status",
            kind=Kind.CHOICE,
            label=Label("Tình trạng", "Status"),
            headers=("trạng thái", "tiến độ", "tình trạng thực hiện", "tiến độ thực hiện"),
            choices=TASK_STATUSES,
            is_derived=True,
        ),
        Field(
            name="done",
            kind=Kind.DATE,
            label=Label("Ngày hoàn thành", "Done"),
            headers=("thời gian hoàn thành thực tế", "ngày hoàn thành thực tế"),
            is_derived=True,
        ),
        Field(
            name="carried_from",
            kind=Kind.LIST,
            label=Label("Chuyển từ kỳ", "Carried from"),
            headers=("chuyển tiếp từ kỳ",),
            is_derived=True,
        ),
        Field(
            name="partners",
            kind=Kind.LIST,
            label=Label("Đơn vị phối hợp", "Partners"),
            headers=("cơ quan phối hợp", "cơ quan, đơn vị phối hợp", "phối hợp"),
        ),
        Field(
            name="document",
            kind=Kind.TEXT,
            label=Label("Văn bản giao", "Document"),
            headers=("số văn bản", "văn bản", "văn bản chỉ đạo", "văn bản giao nhiệm vụ"),
        ),
        Field(
            name="campaigns",
            kind=Kind.TAGS,
            label=Label("Phong trào, chương trình", "Campaigns"),
            headers=("thuộc chương trình", "chương trình", "phong trào"),
        ),
        Field(
            name="result",
            kind=Kind.PROSE,
            label=Label("Kết quả", "Result"),
            headers=("kết quả thực hiện", "kết quả đạt được", "kết quả, tình trạng", "sản phẩm"),
        ),
        Field(name="note", kind=Kind.PROSE, label=Label("Ghi chú", "Note")),
        Field(
            name="source_url",
            kind=Kind.TEXT,
            label=Label("Nguồn (đường dẫn)", "Source URL"),
            headers=("nguồn", "đường dẫn", "link"),
        ),
    ),
)
