"""The declaration of a declared figure: a total that a unit states, without the records behind it.

A dimension that is open (sector, kind, level, award form) stands for all of it: the sum that a
unit states is kept beside its parts, because the unit stated it, and is never added to them.
The spellings of the measures are the headings of the columns that hold them in summary forms.
"""

from __future__ import annotations

from dan_van.domain.wording import Label
from dan_van.entities.award import AWARD
from dan_van.entities.entity import Choice, Entity, Field, Kind
from dan_van.entities.model import KINDS, LEVELS

MEASURES = (
    Choice(
        "registered",
        Label("Mô hình đăng ký", "Models registered"),
        (
            "mô hình",
            "mô hình, điển hình",
            "mô hình đăng ký, thực hiện",
            "mô hình đăng ký, triển khai",
            "mô hình đăng ký và thực hiện",
            "mô hình đã đăng ký",
            "mô hình được đăng ký",
            "mô hình, điển hình đăng ký",
            "mô hình, điển hình đã đăng ký",
            "mô hình đăng ký xây dựng",
            "mô hình, điển hình dân vận khéo đăng ký",
            "đăng ký mô hình",
        ),
    ),
    Choice(
        "new",
        Label("Mô hình mới", "New models"),
        (
            "mô hình đăng ký mới",
            "mô hình xây dựng mới",
            "mô hình triển khai mới",
            "mô hình, điển hình mới",
            "mô hình mới trong kỳ",
            "mô hình phát sinh mới",
        ),
    ),
    Choice(
        "kept",
        Label("Mô hình duy trì", "Models kept up"),
        ("mô hình tiếp tục duy trì", "mô hình, điển hình duy trì", "mô hình chuyển tiếp"),
    ),
    Choice(
        "active",
        Label("Mô hình đang hoạt động", "Models active"),
        (
            "mô hình hiện có",
            "mô hình đang duy trì",
            "mô hình đang thực hiện",
            "mô hình hoạt động cuối kỳ",
            "mô hình đến cuối kỳ",
        ),
    ),
    Choice(
        "effective",
        Label("Mô hình hiệu quả", "Effective models"),
        (
            "mô hình đạt hiệu quả",
            "mô hình có hiệu quả",
            "mô hình hoạt động hiệu quả",
            "mô hình hoạt động có hiệu quả",
            "mô hình triển khai hiệu quả",
            "mô hình được triển khai hiệu quả",
        ),
    ),
    Choice(
        "recognised",
        Label("Mô hình được công nhận", "Models recognised"),
        (
            "mô hình công nhận",
            "mô hình đã công nhận",
            "mô hình đã được công nhận",
            "mô hình, điển hình được công nhận",
        ),
    ),
    Choice(
        "replicated",
        Label("Mô hình được nhân rộng", "Models replicated"),
        ("mô hình nhân rộng", "mô hình đã nhân rộng", "mô hình, điển hình được nhân rộng"),
    ),
    Choice(
        "stopped",
        Label("Mô hình dừng", "Models stopped"),
        ("mô hình đã dừng", "mô hình ngừng hoạt động", "mô hình không duy trì", "mô hình kết thúc"),
    ),
    Choice("models", Label("Mô hình trong danh sách", "Models listed")),
    Choice("issues", Label("Vụ việc", "Issues"), ("vụ việc phát sinh", "vụ việc, vấn đề")),
    Choice(
        "issues_found",
        Label("Vấn đề nổi cộm", "Pressing issues found"),
        ("vụ việc nổi cộm", "vụ việc, vấn đề nổi cộm", "vấn đề nổi cộm phát sinh"),
    ),
    Choice(
        "issues_settled",
        Label("Vụ việc đã xử lý", "Issues settled"),
        (
            "vụ việc đã giải quyết",
            "vụ việc được giải quyết",
            "vấn đề đã giải quyết",
            "vấn đề nổi cộm đã giải quyết",
            "vụ việc, vấn đề đã giải quyết",
        ),
    ),
    Choice("activities", Label("Hoạt động", "Activities"), ("cuộc hoạt động",)),
    Choice(
        "dialogues",
        Label("Buổi đối thoại", "Dialogues"),
        (
            "buổi đối thoại ND",
            "buổi đối thoại nhân dân",
            "buổi đối thoại với nhân dân",
            "cuộc đối thoại",
            "cuộc đối thoại với nhân dân",
            "hội nghị đối thoại",
        ),
    ),
    Choice(
        "outreach_sessions",
        Label("Cuộc tuyên truyền", "Outreach sessions"),
        (
            "buổi tuyên truyền",
            "buổi tuyên truyền miệng",
            "buổi TT miệng",
            "cuộc vận động, TT",
            "cuộc vận động, tuyên truyền",
            "cuộc tuyên truyền, vận động",
            "hội nghị tuyên truyền",
        ),
    ),
    Choice(
        "participants",
        Label("Lượt người tham gia", "Participants"),
        ("người tham gia", "người tham dự", "lượt người tham dự", "lượt người", "người nghe TT"),
    ),
    Choice(
        "awards",
        Label("Khen thưởng", "Awards"),
        ("được khen thưởng", "tập thể, cá nhân được khen thưởng", "khen thưởng tập thể, cá nhân"),
    ),
    Choice("documents", Label("Văn bản", "Documents"), ("số VB",)),
    Choice(
        "documents_issued",
        Label("Văn bản ban hành", "Documents issued"),
        ("VB cấp ủy ban hành", "văn bản cấp ủy ban hành", "văn bản đã ban hành", "VB ban hành"),
    ),
    Choice(
        "documents_advised",
        Label("Văn bản tham mưu", "Documents advised"),
        ("VB tham mưu cấp trên", "văn bản tham mưu cấp trên", "VB tham mưu", "văn bản đã tham mưu"),
    ),
    Choice("tasks", Label("Nhiệm vụ", "Tasks"), ("nhiệm vụ trọng tâm", "nhiệm vụ TT được giao")),
)

FIGURE = Entity(
    name="figure",
    table="figure",
    form="figures",
    label=Label("Số liệu báo cáo", "Declared figure"),
    plural=Label("Số liệu đơn vị báo cáo", "Declared figures"),
    sheet_title=Label("SỐ LIỆU ĐƠN VỊ BÁO CÁO", "DECLARED FIGURES"),
    code_prefix="SL",
    headline="number",
    identity=("unit", "period", "measure", "sector", "kind", "level", "form", "body"),
    needs=("measure",),
    dated_by="period",
    null_is_all=True,
    list_columns=("code", "unit", "period", "measure", "sector", "kind", "level", "form", "number"),
    fields=(
        Field(name="code", kind=Kind.CODE, label=Label("Mã", "Code")),
        Field(
            name="unit",
            kind=Kind.UNIT,
            label=Label("Đơn vị báo cáo", "Unit"),
            headers=(
                "đơn vị",
                "tên đơn vị",
                "địa phương, đơn vị",
                "đơn vị, địa phương",
                "địa phương",
                "cơ quan, đơn vị",
                "huyện, thị xã, thành phố",
                "xã, phường",
                "xã/phường",
                "xã, phường, thị trấn",
                "xã, phường, đặc khu",
                "xã",
                "tên xã",
                "tên thôn",
            ),
            is_required=True,
            asks=True,
        ),
        Field(
            name="period",
            kind=Kind.DATE,
            label=Label("Kỳ báo cáo", "Period"),
            headers=("kỳ", "kỳ số liệu", "giai đoạn"),
            is_required=True,
            asks=True,
        ),
        Field(
            name="measure",
            kind=Kind.CHOICE,
            label=Label("Chỉ tiêu", "Measure"),
            headers=("chỉ số", "tên chỉ tiêu", "nội dung chỉ tiêu"),
            choices=MEASURES,
            is_required=True,
            asks=True,
        ),
        Field(
            name="sector",
            kind=Kind.SECTOR,
            label=Label("Lĩnh vực", "Sector"),
            headers=("thuộc lĩnh vực", "tên lĩnh vực", "lĩnh vực mô hình"),
        ),
        Field(
            name="kind",
            kind=Kind.CHOICE,
            label=Label("Loại hình", "Kind"),
            headers=("tập thể/cá nhân", "tập thể, cá nhân", "đối tượng", "loại", "loại mô hình"),
            choices=KINDS,
        ),
        Field(
            name="level",
            kind=Kind.CHOICE,
            label=Label("Cấp", "Level"),
            headers=("cấp công nhận", "cấp đăng ký"),
            choices=LEVELS,
        ),
        Field(
            name="form",
            kind=Kind.CHOICE,
            label=Label("Hình thức khen thưởng", "Award form"),
            headers=("hình thức", "hình thức khen", "danh hiệu"),
            choices=AWARD.field("form").choices,
        ),
        Field(
            name="body",
            kind=Kind.TEXT,
            label=Label("Cấp khen thưởng", "Awarding body"),
            headers=("cơ quan khen thưởng", "cấp khen", "thẩm quyền"),
        ),
        Field(
            name="number",
            kind=Kind.FIGURE,
            label=Label("Số liệu", "Figure"),
            headers=("số liệu báo cáo",),
            is_required=True,
            asks=True,
        ),
        Field(name="note", kind=Kind.PROSE, label=Label("Ghi chú", "Note")),
        Field(
            name="document",
            kind=Kind.TEXT,
            label=Label("Văn bản báo cáo", "Report it stands in"),
            headers=("văn bản nguồn", "báo cáo số"),
        ),
        Field(
            name="source_url",
            kind=Kind.TEXT,
            label=Label("Nguồn (đường dẫn)", "Source URL"),
            headers=("đường dẫn", "link"),
        ),
    ),
)
