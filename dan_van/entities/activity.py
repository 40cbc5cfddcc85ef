"""The declaration of an activity: a dialogue, a reception, a training, gifts to families.

Quantities of different things are separate items; one value may stand for all of them.
"""

from __future__ import annotations

from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice, Entity, Field, Kind

ACTIVITY_KINDS = (
    Choice("dialogue", Label("Đối thoại", "Dialogue"), ("hội nghị đối thoại",)),
    Choice("reception", Label("Tiếp công dân", "Citizen reception"), ("tiếp dân",)),
    Choice("conference", Label("Hội nghị", "Conference"), ("hội thảo", "tọa đàm", "lễ")),
    Choice("review", Label("Giao ban, sơ kết, tổng kết", "Review meeting"), ("giao ban",)),
    Choice("training", Label("Tập huấn, bồi dưỡng", "Training"), ("tập huấn", "bồi dưỡng")),
    Choice("outreach", Label("Tuyên truyền", "Outreach"), ("tuyên truyền, vận động",)),
    Choice(
        "supervision", Label("Giám sát, phản biện", "Supervision"), ("giám sát", "phản biện xã hội")
    ),
    Choice("comment", Label("Góp ý xây dựng", "Comment on policy"), ("góp ý",)),
    Choice(
        "welfare", Label("An sinh xã hội", "Social welfare"), ("an sinh", "tặng quà", "từ thiện")
    ),
    Choice("campaign_day", Label("Ra quân", "Campaign day"), ("ngày ra quân",)),
    Choice("working_session", Label("Làm việc", "Working session"), ("buổi làm việc",)),
    Choice("other", Label("Khác", "Other")),
)
_NAMED_BY_KIND = ("đối thoại", "tuyên truyền", "tập huấn", "giám sát", "ra quân", "tiếp xúc")
"""The kinds that a list of activities of one kind has in its heading of the names."""

ACTIVITY = Entity(
    name="activity",
    table="activity",
    form="activities",
    label=Label("Hoạt động", "Activity"),
    plural=Label("Hoạt động", "Activities"),
    sheet_title=Label("DANH SÁCH HOẠT ĐỘNG", "ACTIVITIES"),
    code_prefix="HD",
    add="log",
    headline="name",
    identity=("name", "unit", "date"),
    dated_by="date",
    counted_by=("kind",),
    list_columns=("code", "name", "unit", "kind", "date", "places", "participants", "value"),
    fields=(
        Field(name="code", kind=Kind.CODE, label=Label("Mã", "Code"), headers=("mã hoạt động",)),
        Field(
            name="name",
            kind=Kind.NAME,
            label=Label("Tên hoạt động", "Name"),
            headers=(
                "hoạt động",
                "nội dung hoạt động",
                "tên chương trình, hoạt động",
                "tên hoạt động, chương trình",
                "tên hội nghị",
                "nội dung hội nghị",
                *(f"nội dung {kind}" for kind in _NAMED_BY_KIND),
                *(f"tên cuộc {kind}" for kind in _NAMED_BY_KIND),
                "activity",
            ),
            is_required=True,
            asks=True,
        ),
        Field(
            name="unit",
            kind=Kind.UNIT,
            label=Label("Đơn vị tổ chức", "Unit"),
            headers=(
                "đơn vị",
                "đơn vị thực hiện",
                "đơn vị chủ trì",
                "cơ quan tổ chức",
                "cơ quan chủ trì",
                "tên đơn vị",
            ),
            asks=True,
        ),
        Field(
            name="kind",
            kind=Kind.CHOICE,
            label=Label("Loại hoạt động", "Kind"),
            headers=("loại", "hình thức", "loại hình", "nhóm hoạt động"),
            choices=ACTIVITY_KINDS,
            asks=True,
        ),
        Field(
            name="date",
            kind=Kind.DATE,
            label=Label("Thời gian", "Date"),
            headers=(
                "ngày",
                "ngày tổ chức",
                "ngày, tháng tổ chức",
                "thời gian diễn ra",
                "thời gian tổ chức",
                "thời gian thực hiện",
                "ngày thực hiện",
                "ngày, tháng",
                "ngày tháng năm",
                "tháng",
                *(f"ngày {kind}" for kind in _NAMED_BY_KIND),
            ),
            asks=True,
        ),
        Field(
            name="places",
            kind=Kind.LIST,
            label=Label("Địa điểm", "Places"),
            headers=("địa bàn", "nơi tổ chức", "địa điểm tổ chức", "địa điểm thực hiện"),
        ),
        Field(
            name="partners",
            kind=Kind.LIST,
            label=Label("Đơn vị phối hợp", "Partners"),
            headers=("cơ quan phối hợp", "lực lượng phối hợp", "phối hợp với", "phối hợp"),
        ),
        Field(
            name="sessions",
            kind=Kind.COUNT,
            label=Label("Số cuộc", "Sessions"),
            headers=("số buổi", "số hội nghị", "số lớp", "số lượt tiếp", "số cuộc, buổi"),
        ),
        Field(
            name="participants",
            kind=Kind.COUNT,
            label=Label("Số người tham gia", "Participants"),
            headers=(
                "số lượt người tham gia",
                "số lượt người",
                "lượt người tham gia",
                "số người",
                "số người tham dự",
                "số người dự",
                "tổng số người tham dự",
                "tổng số người tham gia",
                "số lượng người tham gia",
                "số lượt người tham dự",
                "số người nghe",
            ),
        ),
        Field(
            name="beneficiaries",
            kind=Kind.COUNT,
            label=Label("Số người thụ hưởng", "Beneficiaries"),
            headers=("số hộ được hỗ trợ", "số người được hỗ trợ", "số hộ thụ hưởng"),
        ),
        Field(
            name="items",
            kind=Kind.ITEMS,
            label=Label("Hiện vật", "Items"),
            headers=("quà tặng", "hiện vật trao tặng", "số lượng hiện vật"),
        ),
        Field(
            name="value",
            kind=Kind.MONEY,
            label=Label("Trị giá", "Value"),
            headers=(
                "tổng trị giá",
                "giá trị",
                "kinh phí",
                "tổng kinh phí",
                "tổng giá trị",
                "số tiền",
                "trị giá (đồng)",
                "tổng số tiền",
                "tổng số tiền hỗ trợ, vận động",
            ),
        ),
        Field(
            name="audience",
            kind=Kind.TEXT,
            label=Label("Đối tượng", "Audience"),
            headers=("đối tượng tham gia", "đối tượng thụ hưởng", "thành phần"),
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
            headers=("kết quả thực hiện", "kết quả đạt được"),
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
