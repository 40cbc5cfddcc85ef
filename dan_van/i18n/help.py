"""The help of commands, arguments and options, and the words of help itself."""

from __future__ import annotations

from dan_van.domain.wording import Label

HELP: dict[str, Label] = {
    "help.usage": Label("Cách dùng", "Usage"),
    "help.options": Label("Tùy chọn", "Options"),
    "help.commands": Label("Lệnh", "Commands"),
    "help.arguments": Label("Tham số", "Arguments"),
    "help.help": Label("Hiện phần trợ giúp này.", "Show this help."),
    "help.options_here": Label("[TÙY CHỌN]", "[OPTIONS]"),
    "help.command_here": Label("LỆNH …", "COMMAND …"),
    "help.root": Label(
        "Sổ công tác dân vận: mô hình “Dân vận khéo”, vụ việc, tổng hợp quý, trong một tệp SQLite "
        "trên máy này.",
        "A register of mass-mobilisation work: “Dân vận khéo” models, issues, quarterly totals, in "
        "one SQLite file on this machine.",
    ),
    "help.init": Label("Tạo sổ mới.", "Make a register."),
    "help.model": Label("Mô hình “Dân vận khéo”.", "“Dân vận khéo” models."),
    "help.model.add": Label("Đăng ký một mô hình.", "Register a model."),
    "help.model.list": Label("Liệt kê, tìm mô hình.", "List and find models."),
    "help.model.show": Label(
        "Xem một mô hình và quá trình của nó.", "Show a model and its stages."
    ),
    "help.model.edit": Label("Sửa thông tin một mô hình.", "Change fields of a model."),
    "help.model.advance": Label(
        "Ghi nhận mô hình đã đến giai đoạn nào.", "Record that a model has reached a stage."
    ),
    "help.model.withdraw": Label(
        "Rút một mô hình khỏi danh sách và số liệu (không xóa).",
        "Take a model out of lists and counts (nothing is deleted).",
    ),
    "help.issue": Label("Vụ việc, vấn đề nổi cộm.", "Local matters of concern."),
    "help.issue.log": Label("Ghi một vụ việc mới.", "Log a matter of concern."),
    "help.issue.list": Label("Liệt kê, tìm vụ việc.", "List and find issues."),
    "help.issue.show": Label("Xem một vụ việc và diễn biến.", "Show an issue and its timeline."),
    "help.issue.update": Label(
        "Sửa, chuyển tình trạng, hoặc ghi diễn biến.",
        "Change an issue, move its status, or note something.",
    ),
    "help.issue.resolve": Label("Ghi nhận vụ việc đã giải quyết.", "Record a resolution."),
    "help.issue.reopen": Label("Mở lại một vụ việc đã khép.", "Take a settled issue up again."),
    "help.unit": Label(
        "Đơn vị: tỉnh, xã, cơ quan, đoàn thể.", "Units: communes, agencies, unions."
    ),
    "help.unit.add": Label("Thêm một đơn vị.", "Add a unit."),
    "help.unit.list": Label("Liệt kê đơn vị.", "List units."),
    "help.unit.show": Label("Xem một đơn vị.", "Show a unit."),
    "help.unit.alias": Label("Đặt tên gọi khác cho đơn vị.", "Give a unit another name."),
    "help.import": Label("Nhập bảng tính vào sổ.", "Read workbooks into the register."),
    "help.batch": Label("Các tệp đã nhập.", "Imported files."),
    "help.batch.list": Label("Liệt kê các tệp đã nhập.", "List imported files."),
    "help.batch.show": Label(
        "Xem một tệp đã mang vào những gì, hoặc ghi lại tệp gốc.",
        "Show what a file brought in, or write the file out again.",
    ),
    "help.template": Label("Tạo biểu mẫu Excel để điền.", "Write an Excel form to fill in."),
    "help.export": Label("Xuất bản ghi ra Excel.", "Write records to Excel."),
    "help.totals": Label("Tổng hợp số liệu của quý.", "Print the totals of a period."),
    "help.settings": Label("Xem hoặc đổi cài đặt.", "Show or change settings."),
    # what stands for a value in a line of usage
    "placeholder.ALIAS": Label("TÊN_KHÁC", "ALIAS"),
    "placeholder.CODE": Label("MÃ", "CODE"),
    "placeholder.DATE": Label("NGÀY", "DATE"),
    "placeholder.FILE": Label("TỆP", "FILE"),
    "placeholder.FORM": Label("BIỂU", "FORM"),
    "placeholder.NAME": Label("TÊN", "NAME"),
    "placeholder.NUMBER": Label("SỐ", "NUMBER"),
    "placeholder.PERIOD": Label("KỲ", "PERIOD"),
    "placeholder.SECTOR": Label("LĨNH_VỰC", "SECTOR"),
    "placeholder.STAGE": Label("GIAI_ĐOẠN", "STAGE"),
    "placeholder.TEXT": Label("CHỮ", "TEXT"),
    "placeholder.TITLE": Label("NỘI_DUNG", "TITLE"),
    "placeholder.UNIT": Label("ĐƠN_VỊ", "UNIT"),
    "placeholder.VALUE": Label("GIÁ_TRỊ", "VALUE"),
    # arguments
    "argument.name": Label("Tên mô hình.", "Name of the model."),
    "argument.title": Label("Nội dung vụ việc.", "What the matter is."),
    "argument.code": Label("Mã bản ghi, ví dụ DVK-2024-0001.", "Code, such as DVK-2024-0001."),
    "argument.stage": Label(
        "Giai đoạn: registered, implementing, effective, recognised, replicated, stopped; hoặc "
        "tên tiếng Việt.",
        "Stage: registered, implementing, effective, recognised, replicated, stopped; or its "
        "Vietnamese name.",
    ),
    "argument.unit": Label("Tên, tên gọi khác hoặc mã đơn vị.", "Name, other name or code."),
    "argument.new_unit": Label('Tên đơn vị, ví dụ "Xã Lợi Hải".', 'Name, such as "Xã Lợi Hải".'),
    "argument.alias": Label("Tên gọi khác.", "The other name."),
    "argument.files": Label(
        "Tệp bảng tính, hoặc thư mục chứa các tệp.", "Workbooks, or folders of workbooks."
    ),
    "argument.batch": Label("Số của lần nhập.", "Number of the batch."),
    "argument.form": Label("Biểu mẫu: models, issues.", "Form: models, issues."),
    "argument.form_or_all": Label("models, issues, hoặc all.", "models, issues, or all."),
    "argument.period": Label(
        "Kỳ, ví dụ 2024-Q1, 2024-H1, 2024, 2024-03, last-quarter. Bỏ trống: quý này.",
        "Period, such as 2024-Q1, 2024-H1, 2024, 2024-03, last-quarter. Default: this quarter.",
    ),
    "argument.setting": Label("db, language hoặc calendar.", "db, language or calendar."),
    "argument.setting_value": Label("Giá trị mới.", "The new value."),
    # options
    "option.db": Label("Tệp sổ (hoặc DAN_VAN_DB).", "The register's file (or DAN_VAN_DB)."),
    "option.lang": Label("Ngôn ngữ (hoặc DAN_VAN_LANG).", "Language (or DAN_VAN_LANG)."),
    "option.no_input": Label("Không hỏi gì.", "Never ask."),
    "option.version": Label("Hiện phiên bản.", "Show the version."),
    "option.format": Label(
        "Định dạng kết quả (mặc định: table).", "Format of the result (default: table)."
    ),
    "option.output": Label(
        "Ghi ra tệp; đuôi tệp chọn định dạng (.csv, .json, .md, .xlsx …).",
        "Write to a file; its ending picks the format (.csv, .json, .md, .xlsx …).",
    ),
    "option.output_xlsx": Label("Tệp .xlsx sẽ ghi.", "The .xlsx file to write."),
    "option.force": Label("Ghi đè tệp đã có.", "Overwrite an existing file."),
    "option.all": Label("Hiện hết, không dừng ở 50 dòng.", "Show all, do not stop at 50 rows."),
    "option.limit": Label("Nhiều nhất bao nhiêu dòng.", "At most so many rows."),
    "option.text": Label(
        "Tìm trong tên; không cần gõ dấu.", "Words of the name; diacritics may be left out."
    ),
    "option.sort": Label(
        "Xếp theo, ví dụ name, code; thêm dấu - để đảo.", "Sort by name, code …; - turns it round."
    ),
    "option.withdrawn": Label("Kể cả bản ghi đã rút.", "Withdrawn ones too."),
    "option.unit_filter": Label(
        "Chỉ đơn vị này và các đơn vị trực thuộc.", "Only this unit and those below it."
    ),
    "option.unit_below": Label(
        "Đơn vị này và các đơn vị trực thuộc.", "This unit and those below it."
    ),
    "option.sector_filter": Label(
        "Chỉ lĩnh vực này (KT, VHXH, QPAN, HTCT, unknown).",
        "Only this sector (KT, VHXH, QPAN, HTCT, unknown).",
    ),
    "option.kind_filter": Label(
        "collective (tập thể), individual (cá nhân), unknown.", "collective, individual, unknown."
    ),
    "option.stage_filter": Label(
        "Chỉ giai đoạn này (registered … stopped).", "Only this stage (registered … stopped)."
    ),
    "option.level_filter": Label(
        "Chỉ cấp này: grassroots, district, province, central, unknown.",
        "Only this level: grassroots, district, province, central, unknown.",
    ),
    "option.period_filter": Label(
        "Đăng ký trong kỳ, ví dụ 2024-Q1.", "Registered in the period, such as 2024-Q1."
    ),
    "option.raised_filter": Label(
        "Phát sinh trong kỳ, ví dụ 2024-Q1.", "Raised in the period, such as 2024-Q1."
    ),
    "option.status_filter": Label(
        "Chỉ tình trạng này (new … closed).", "Only this status (new … closed)."
    ),
    "option.status_move": Label(
        "Tình trạng mới: monitoring, advised, forwarded, in_progress, resolved, closed.",
        "New status: monitoring, advised, forwarded, in_progress, resolved, closed.",
    ),
    "option.timeline_note": Label("Ghi vào diễn biến.", "A note for the timeline."),
    "option.open": Label("Chỉ vụ việc chưa khép.", "Only open ones."),
    "option.overdue": Label("Chỉ vụ việc quá hạn.", "Only overdue ones."),
    "option.date": Label(
        "Ngày, ví dụ 12/03/2024; bỏ trống: hôm nay.", "Date, such as 2024-03-12; default: today."
    ),
    "option.reason": Label("Lý do.", "The reason."),
    "option.unit_type": Label(
        "Loại: province, district, commune, ward, township, special_zone, neighbourhood, "
        "party_body, agency, union, armed_forces, other.",
        "Type: province, district, commune, ward, township, special_zone, neighbourhood, "
        "party_body, agency, union, armed_forces, other.",
    ),
    "option.parent": Label("Đơn vị cấp trên.", "The unit above it."),
    "option.unit_code": Label("Mã chính thức.", "Official code."),
    "option.reports": Label(
        "Có phải báo cáo không (mặc định: có, nếu không có đơn vị trực thuộc).",
        "Whether it must report (default: yes if it has no units below).",
    ),
    "option.valid_from": Label("Có từ ngày.", "First day of the unit."),
    "option.valid_until": Label("Ngày đầu tiên không còn nữa.", "First day it is no more."),
    "option.province": Label(
        "Nạp các xã, phường của tỉnh này (tên hoặc mã, từ 01/7/2025).",
        "Load the official units of this province (name or code, as of 1 July 2025).",
    ),
    "option.calendar": Label(
        "Quý theo năm dương lịch, hay chốt số liệu ngày 14 (state).",
        "Quarters of the calendar, or with a cut-off on the 14th (state).",
    ),
    "option.import_period": Label(
        "Kỳ của các tệp này, ví dụ 2024-Q1.", "Period of these files, such as 2024-Q1."
    ),
    "option.import_unit": Label("Đơn vị gửi các tệp này.", "The unit that sent these files."),
    "option.import_kind": Label(
        "Loại hình của cả tệp, nếu tệp không ghi.", "Kind of every row, where the file has none."
    ),
    "option.import_sector": Label(
        "Lĩnh vực của cả tệp, nếu tệp không ghi.", "Sector of every row, where the file has none."
    ),
    "option.create_units": Label(
        "Tự thêm đơn vị chưa có trong sổ.", "Add units that the register does not have."
    ),
    "option.skip_bad_rows": Label(
        "Bỏ qua dòng lỗi, nhập các dòng đúng.", "Leave bad rows out, take the good ones."
    ),
    "option.check": Label("Chỉ kiểm tra, không ghi.", "Only check, write nothing."),
    "option.original": Label("Ghi lại tệp gốc ra đây.", "Write the original file here."),
    "option.by": Label(
        "Theo một hoặc hai trong: sector, kind, unit, district, type, level, stage.",
        "By one or two of: sector, kind, unit, district, type, level, stage.",
    ),
}
