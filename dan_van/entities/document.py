"""The declaration of a document: issued, or advised to the level above.

Party numbers run through a committee's term, so number, body and date together are the key.
"""

from __future__ import annotations

from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice, Entity, Field, Kind

DOCUMENT = Entity(
    name="document",
    table="document",
    form="documents",
    label=Label("Văn bản", "Document"),
    plural=Label("Văn bản", "Documents"),
    sheet_title=Label("DANH MỤC VĂN BẢN", "DOCUMENTS"),
    code_prefix="VB",
    headline="subject",
    identity=("number", "body", "date"),
    identity_else=("subject", "body", "date"),
    dated_by="date",
    counted_by=("kind",),
    kept_apart_by="role",
    list_columns=("code", "number", "date", "kind", "body", "subject", "role"),
    fields=(
        Field(name="code", kind=Kind.CODE, label=Label("Mã", "Code")),
        Field(
            name="number",
            kind=Kind.TEXT,
            label=Label("Số, ký hiệu", "Number"),
            headers=("số ký hiệu", "số ký hiệu văn bản", "số văn bản", "số hiệu", "số và ký hiệu"),
            asks=True,
        ),
        Field(
            name="date",
            kind=Kind.DATE,
            label=Label("Ngày ban hành", "Date"),
            headers=(
                "ngày",
                "ngày, tháng, năm văn bản",
                "ngày văn bản",
                "ngày tháng văn bản",
                "ngày, tháng ban hành",
                "ngày tháng năm",
            ),
            asks=True,
        ),
        Field(
            name="kind",
            kind=Kind.CHOICE,
            label=Label("Loại văn bản", "Kind"),
            headers=("loại", "thể loại"),
            choices=(
                Choice("report", Label("Báo cáo", "Report"), ("BC",)),
                Choice("plan", Label("Kế hoạch", "Plan"), ("KH",)),
                Choice("guidance", Label("Hướng dẫn", "Guidance"), ("HD",)),
                Choice("letter", Label("Công văn", "Letter"), ("CV",)),
                Choice("directive", Label("Chỉ thị", "Directive"), ("CT",)),
                Choice("decision", Label("Quyết định", "Decision"), ("QĐ",)),
                Choice("conclusion", Label("Kết luận", "Conclusion"), ("KL",)),
                Choice("resolution", Label("Nghị quyết", "Resolution"), ("NQ",)),
                Choice("announcement", Label("Thông báo", "Announcement"), ("TB",)),
                Choice("programme", Label("Chương trình", "Programme"), ("CTr",)),
                Choice("submission", Label("Tờ trình", "Submission"), ("TTr",)),
                Choice("other", Label("Khác", "Other")),
            ),
            asks=True,
        ),
        Field(
            name="body",
            kind=Kind.TEXT,
            label=Label("Cơ quan ban hành", "Issuing body"),
            headers=("nơi ban hành", "đơn vị ban hành", "cơ quan, đơn vị ban hành", "cấp ban hành"),
            asks=True,
        ),
        Field(
            name="subject",
            kind=Kind.NAME,
            label=Label("Trích yếu", "Subject"),
            headers=(
                "trích yếu nội dung",
                "tên loại và trích yếu nội dung",
                "tên loại và trích yếu nội dung văn bản",
                "tên loại, trích yếu nội dung",
                "trích yếu nội dung văn bản",
                "nội dung văn bản",
                "tên văn bản",
                "nội dung trích yếu",
                "trích yếu văn bản",
            ),
            is_required=True,
            asks=True,
        ),
        Field(
            name="unit",
            kind=Kind.UNIT,
            label=Label("Đơn vị", "Unit"),
            headers=("đơn vị tham mưu", "tên đơn vị"),
        ),
        Field(
            name="role",
            kind=Kind.CHOICE,
            label=Label("Ban hành hay tham mưu", "Issued or advised"),
            default="issued",
            headers=("ban hành/tham mưu", "hình thức"),
            choices=(
                Choice("issued", Label("Ban hành", "Issued"), ("đã ban hành",)),
                Choice("advised", Label("Tham mưu", "Advised"), ("tham mưu ban hành",)),
            ),
        ),
        Field(name="note", kind=Kind.PROSE, label=Label("Ghi chú", "Note")),
        Field(name="source_url", kind=Kind.TEXT, label=Label("Nguồn (đường dẫn)", "Source URL")),
    ),
)
