"""The declaration of an issue: a local matter of concern, followed until it is settled.

A matter, not a dossier: there is no field for a complainant's name, religion or ethnicity, and
none may be added. The categories are those met in the sources (`domain.md` section 4).
"""

from __future__ import annotations

from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice, Entity, Field, Kind

CATEGORIES = (
    Choice("land", Label("Đất đai", "Land"), ("tranh chấp đất đai", "thu hồi đất")),
    Choice(
        "clearance",
        Label(
            "Giải phóng mặt bằng, bồi thường, tái định cư",
            "Site clearance, compensation, resettlement",
        ),
        ("giải phóng mặt bằng", "GPMB", "bồi thường", "tái định cư", "bồi thường, tái định cư"),
    ),
    Choice("environment", Label("Môi trường", "Environment"), ("ô nhiễm môi trường",)),
    Choice("health", Label("Y tế", "Health")),
    Choice("education", Label("Giáo dục", "Education"), ("giáo dục và đào tạo",)),
    Choice(
        "infrastructure",
        Label("Giao thông, hạ tầng", "Roads and infrastructure"),
        ("giao thông", "hạ tầng", "xây dựng hạ tầng"),
    ),
    Choice("market", Label("Chợ, thương mại", "Markets and trade"), ("chợ", "thương mại")),
    Choice(
        "policy",
        Label("Chính sách, người có công", "Policy, people of merit"),
        ("chính sách", "người có công", "chế độ chính sách", "an sinh xã hội"),
    ),
    Choice("religion", Label("Tôn giáo", "Religious affairs")),
    Choice("ethnic", Label("Dân tộc", "Ethnic affairs")),
    Choice("order", Label("An ninh trật tự", "Public order"), ("an ninh", "ANTT")),
    Choice("labour", Label("Lao động, tiền lương", "Labour and wages"), ("lao động",)),
    Choice(
        "officials",
        Label("Cán bộ, thủ tục hành chính", "Officials, procedures"),
        ("cán bộ", "thủ tục hành chính", "cải cách hành chính"),
    ),
    Choice("other", Label("Khác", "Other"), ("vấn đề khác", "lĩnh vực khác")),
)
STATUSES = (
    Choice("new", Label("Mới", "New"), ("mới phát sinh", "mới ghi nhận")),
    Choice(
        "monitoring",
        Label("Đang theo dõi", "Monitoring"),
        ("theo dõi", "tiếp tục theo dõi", "nắm tình hình", "đang nắm tình hình"),
    ),
    Choice("advised", Label("Đã tham mưu", "Advised"), ("tham mưu", "đã tham mưu, đề xuất")),
    Choice(
        "forwarded",
        Label("Đã chuyển", "Forwarded"),
        ("chuyển cấp trên", "đã chuyển cơ quan có thẩm quyền", "đã chuyển cấp trên"),
    ),
    Choice(
        "in_progress",
        Label("Đang giải quyết", "In progress"),
        ("đang xử lý", "chưa giải quyết xong", "tồn đọng"),
    ),
    Choice(
        "resolved",
        Label("Đã giải quyết", "Resolved"),
        ("đã xử lý", "giải quyết xong", "đã giải quyết xong", "đã giải quyết dứt điểm"),
    ),
    Choice(
        "closed",
        Label("Kết thúc theo dõi", "Closed"),
        ("đã kết thúc", "đóng", "không giải quyết", "kết thúc"),
    ),
)

ISSUE = Entity(
    name="issue",
    table="issue",
    form="issues",
    label=Label("Vụ việc", "Issue"),
    plural=Label("Vụ việc, vấn đề nổi cộm", "Issues"),
    sheet_title=Label("TỔNG HỢP VỤ VIỆC, VẤN ĐỀ NỔI CỘM", "PRESSING ISSUES"),
    code_prefix="VV",
    add="log",
    headline="title",
    identity=("unit", "title"),
    dated_by="raised",
    list_columns=("code", "title", "unit", "status", "raised", "due"),
    fields=(
        Field(
            name="code",
            kind=Kind.CODE,
            label=Label("Mã", "Code"),
            headers=("mã vụ việc", "mã số", "ký hiệu"),
        ),
        Field(
            name="title",
            kind=Kind.NAME,
            label=Label("Nội dung vụ việc, vấn đề", "Matter"),
            headers=(
                "vụ việc",
                "tên vụ việc",
                "nội dung vụ việc",
                "vấn đề",
                "nội dung vấn đề",
                "vấn đề nổi cộm",
                "vụ việc, vấn đề",
                "vụ việc, vấn đề nổi cộm",
                "các vụ việc nổi cộm",
                "nội dung vụ việc, vấn đề nổi cộm",
                "nội dung kiến nghị, phản ánh",
                "nội dung phản ánh",
                "nội dung kiến nghị",
                "nội dung ý kiến, kiến nghị",
                "nội dung kiến nghị của cử tri",
                "nội dung ý kiến, kiến nghị của cử tri",
                "tóm tắt vụ việc",
                "issue",
                "title",
            ),
            is_required=True,
            asks=True,
        ),
        Field(
            name="unit",
            kind=Kind.UNIT,
            label=Label("Địa bàn", "Unit"),
            headers=(
                "đơn vị",
                "địa phương",
                "địa phương, đơn vị",
                "đơn vị, địa phương",
                "nơi xảy ra",
                "nơi phát sinh",
                "địa bàn xảy ra",
                "địa bàn phát sinh",
                "xã, phường",
                "tên đơn vị",
            ),
            is_required=True,
            asks=True,
        ),
        Field(
            name="category",
            kind=Kind.CHOICE,
            label=Label("Nhóm vấn đề", "Category"),
            headers=("nhóm", "lĩnh vực", "loại vụ việc", "phân loại", "nhóm vụ việc", "loại"),
            choices=CATEGORIES,
            asks=True,
        ),
        Field(
            name="place",
            kind=Kind.TEXT,
            label=Label("Địa điểm", "Place"),
            headers=("địa điểm xảy ra", "thôn, tổ dân phố", "khu vực"),
        ),
        Field(
            name="people",
            kind=Kind.COUNT,
            label=Label("Số người liên quan", "People concerned"),
            headers=("số người", "số lượt người", "số người tham gia"),
        ),
        Field(
            name="status",
            kind=Kind.CHOICE,
            label=Label("Tình trạng", "Status"),
            headers=("trạng thái", "tiến độ", "tình trạng giải quyết", "tình trạng xử lý"),
            choices=STATUSES,
            is_derived=True,
        ),
        Field(
            name="raised",
            kind=Kind.DATE,
            label=Label("Ngày phát sinh", "Raised"),
            headers=("thời gian phát sinh", "ngày xảy ra", "thời điểm phát sinh", "thời gian"),
            is_derived=True,
            asks=True,
        ),
        Field(
            name="recorded",
            kind=Kind.DATE,
            label=Label("Ngày ghi nhận", "Recorded"),
            headers=("ngày tiếp nhận", "thời gian tiếp nhận", "ngày nắm bắt"),
        ),
        Field(
            name="recorded_by",
            kind=Kind.TEXT,
            label=Label("Cơ quan ghi nhận", "Recorded by"),
            headers=("đơn vị ghi nhận", "đơn vị tiếp nhận", "nơi ghi nhận"),
        ),
        Field(
            name="advised",
            kind=Kind.DATE,
            label=Label("Ngày tham mưu", "Advised"),
            headers=("thời gian tham mưu", "ngày tham mưu, đề xuất"),
        ),
        Field(
            name="advised_to",
            kind=Kind.TEXT,
            label=Label("Đã tham mưu cho", "Advised to"),
            headers=("tham mưu cho", "cấp được tham mưu", "cơ quan được tham mưu"),
        ),
        Field(
            name="due",
            kind=Kind.DATE,
            label=Label("Hạn giải quyết", "Due"),
            headers=("thời hạn", "hạn", "thời hạn giải quyết", "hạn xử lý", "hạn trả lời"),
        ),
        Field(
            name="resolving",
            kind=Kind.TEXT,
            label=Label("Cơ quan giải quyết", "Resolving body"),
            headers=(
                "cơ quan chủ trì",
                "cơ quan có thẩm quyền",
                "đơn vị giải quyết",
                "cơ quan xử lý",
                "cơ quan chủ trì giải quyết",
                "cơ quan giải quyết, trả lời",
                "cơ quan trả lời",
            ),
        ),
        Field(
            name="resolved",
            kind=Kind.DATE,
            label=Label("Ngày giải quyết", "Resolved"),
            headers=("ngày giải quyết xong", "thời gian giải quyết", "ngày hoàn thành"),
            is_derived=True,
        ),
        Field(
            name="closed",
            kind=Kind.DATE,
            label=Label("Ngày kết thúc theo dõi", "Closed"),
            headers=("ngày kết thúc", "ngày đóng"),
            is_derived=True,
        ),
        Field(
            name="result",
            kind=Kind.PROSE,
            label=Label("Kết quả giải quyết", "Result"),
            headers=("kết quả", "kết quả xử lý", "nội dung trả lời", "lý do kết thúc"),
        ),
        Field(
            name="content",
            kind=Kind.PROSE,
            label=Label("Diễn biến", "Course"),
            headers=("diễn biến vụ việc", "nội dung chi tiết", "tóm tắt diễn biến"),
        ),
        Field(
            name="proposal",
            kind=Kind.PROSE,
            label=Label("Đề xuất, kiến nghị", "Proposal"),
            headers=("đề xuất", "kiến nghị", "nội dung tham mưu"),
        ),
        Field(
            name="note",
            kind=Kind.PROSE,
            label=Label("Ghi chú", "Note"),
            headers=("ghi chú khác", "notes", "remarks"),
        ),
        Field(
            name="source_url",
            kind=Kind.TEXT,
            label=Label("Nguồn (đường dẫn)", "Source URL"),
            headers=("nguồn", "đường dẫn", "link"),
        ),
    ),
)
