"""The declaration of an award: a certificate of merit, a letter …, proposed or granted."""

from __future__ import annotations

from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice, Entity, Field, Kind
from dan_van.entities.model import KINDS

AWARD = Entity(
    name="award",
    table="award",
    form="awards",
    label=Label("Khen thưởng", "Award"),
    plural=Label("Khen thưởng", "Awards"),
    sheet_title=Label("DANH SÁCH KHEN THƯỞNG", "AWARDS"),
    code_prefix="KT",
    headline="recipient",
    identity=("recipient", "unit", "form", "body", "decision"),
    dated_by="date",
    counted_by=("form", "kind"),
    kept_apart_by="status",
    list_columns=("code", "recipient", "unit", "kind", "form", "body", "date", "status"),
    fields=(
        Field(name="code", kind=Kind.CODE, label=Label("Mã", "Code")),
        Field(
            name="recipient",
            kind=Kind.NAME,
            label=Label("Tập thể, cá nhân được khen", "Recipient"),
            headers=(
                "tên tập thể, cá nhân",
                "tập thể, cá nhân được khen thưởng",
                "tập thể, cá nhân đề nghị khen thưởng",
                "tên tập thể, cá nhân được khen thưởng",
                "đơn vị, cá nhân được khen thưởng",
                "họ và tên, tên tập thể",
                "họ và tên cá nhân, tên tập thể",
                "tên tập thể, họ và tên cá nhân",
                "tên tập thể, họ và tên",
            ),
            is_required=True,
            asks=True,
        ),
        Field(
            name="unit",
            kind=Kind.UNIT,
            label=Label("Đơn vị", "Unit"),
            headers=("đơn vị công tác", "địa phương, đơn vị", "cơ quan, đơn vị", "tên đơn vị"),
            asks=True,
        ),
        Field(
            name="kind",
            kind=Kind.CHOICE,
            label=Label("Loại hình", "Kind"),
            headers=("tập thể/cá nhân", "tập thể, cá nhân", "đối tượng", "loại"),
            choices=KINDS,
            asks=True,
        ),
        Field(
            name="form",
            kind=Kind.CHOICE,
            label=Label("Hình thức khen thưởng", "Form"),
            headers=("hình thức", "hình thức khen", "danh hiệu", "hình thức đề nghị"),
            choices=(
                Choice("merit_certificate", Label("Bằng khen", "Certificate of merit")),
                Choice("commendation", Label("Giấy khen", "Commendation letter")),
                Choice("certificate", Label("Giấy chứng nhận", "Certificate")),
                Choice("emulation_flag", Label("Cờ thi đua", "Emulation flag")),
                Choice("title", Label("Danh hiệu thi đua", "Emulation title"), ("danh hiệu",)),
                Choice("honour", Label("Biểu dương", "Honour"), ("tuyên dương",)),
                Choice("other", Label("Khác", "Other")),
            ),
            asks=True,
        ),
        Field(
            name="body",
            kind=Kind.TEXT,
            label=Label("Cấp khen thưởng", "Awarding body"),
            headers=("cơ quan khen thưởng", "cơ quan quyết định", "cấp khen", "thẩm quyền"),
        ),
        Field(
            name="decision",
            kind=Kind.TEXT,
            label=Label("Số quyết định", "Decision number"),
            headers=("quyết định", "số qđ", "quyết định số"),
        ),
        Field(
            name="date",
            kind=Kind.DATE,
            label=Label("Ngày quyết định", "Date"),
            headers=("ngày", "ngày ký", "ngày khen thưởng", "năm khen thưởng", "thời gian"),
            asks=True,
        ),
        Field(
            name="status",
            kind=Kind.CHOICE,
            label=Label("Tình trạng", "Status"),
            default="granted",
            headers=("trạng thái",),
            choices=(
                Choice("granted", Label("Đã khen thưởng", "Granted"), ("đã khen", "đã tặng")),
                Choice("proposed", Label("Đề nghị", "Proposed"), ("đề nghị khen thưởng",)),
            ),
        ),
        Field(
            name="programme",
            kind=Kind.TEXT,
            label=Label("Phong trào, lĩnh vực khen", "Programme"),
            headers=("nội dung khen thưởng", "thành tích", "lý do khen thưởng"),
        ),
        Field(
            name="period",
            kind=Kind.DATE,
            label=Label("Giai đoạn thành tích", "Period of merit"),
            headers=("giai đoạn",),
        ),
        Field(
            name="model",
            kind=Kind.RECORD,
            refers_to="model",
            label=Label("Mã mô hình", "Model"),
            headers=("mô hình được khen",),
        ),
        Field(
            name="campaigns",
            kind=Kind.TAGS,
            label=Label("Phong trào, chương trình", "Campaigns"),
            headers=("thuộc chương trình", "chương trình", "phong trào"),
        ),
        Field(name="note", kind=Kind.PROSE, label=Label("Ghi chú", "Note")),
        Field(name="source_url", kind=Kind.TEXT, label=Label("Nguồn (đường dẫn)", "Source URL")),
    ),
)
