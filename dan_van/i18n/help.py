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
    "help.activity": Label("Hoạt động.", "Activities."),
    "help.award": Label("Khen thưởng.", "Awards."),
    "help.campaign": Label("Phong trào, chương trình.", "Campaigns and programmes."),
    "help.figure": Label("Số liệu đơn vị báo cáo.", "Figures that units state."),
    "help.document": Label("Văn bản.", "Documents."),
    "help.task": Label("Nhiệm vụ trọng tâm.", "Tasks, by period and owner."),
    "help.task.add": Label("Giao một nhiệm vụ trong kỳ.", "Plan a task for a period."),
    "help.task.list": Label(
        "Liệt kê, tìm nhiệm vụ; kèm --period: nhiệm vụ của kỳ đó và kết quả.",
        "List and find tasks; with --period those of its plan, and what became of them.",
    ),
    "help.task.show": Label(
        "Xem một nhiệm vụ và quá trình của nó.", "Show a task and its history."
    ),
    "help.task.edit": Label(
        "Sửa một nhiệm vụ, hoặc ghi thêm vào quá trình.",
        "Put a task right, or note something in its history.",
    ),
    "help.task.carry": Label(
        "Chuyển nhiệm vụ chưa xong sang kỳ sau.", "Carry an open task over to a later period."
    ),
    "help.task.done": Label("Ghi nhận nhiệm vụ đã hoàn thành.", "Record that a task was done."),
    "help.task.drop": Label(
        "Ghi nhận nhiệm vụ thôi không thực hiện.", "Record that a task will not be done."
    ),
    "help.task.reopen": Label(
        "Mở lại nhiệm vụ đã hoàn thành hoặc đã thôi.", "Take a done or dropped task up again."
    ),
    "help.checklist": Label(
        "Việc mọi đơn vị phải làm: đơn vị nào đã làm, đơn vị nào chưa.",
        "Things that every unit must do: who has, who has not.",
    ),
    "help.checklist.add": Label(
        "Thêm một việc các đơn vị phải làm.", "Add a thing that units must do."
    ),
    "help.checklist.list": Label(
        "Liệt kê kèm số đơn vị đã hoàn thành.", "List them with how many units have done each."
    ),
    "help.checklist.show": Label(
        "Xem tỷ lệ hoàn thành và đơn vị còn thiếu; không ghi tên: xem tất cả.",
        "Show the share done and who is missing; without a name: all of them.",
    ),
    "help.checklist.tick": Label(
        "Đánh dấu đơn vị đã hoàn thành.", "Record that units have done it."
    ),
    "help.checklist.untick": Label("Bỏ đánh dấu.", "Take ticks back."),
    "help.unit": Label(
        "Đơn vị: tỉnh, xã, cơ quan, đoàn thể.", "Units: communes, agencies, unions."
    ),
    "help.unit.add": Label("Thêm một đơn vị.", "Add a unit."),
    "help.unit.list": Label("Liệt kê đơn vị.", "List units."),
    "help.unit.show": Label("Xem một đơn vị.", "Show a unit."),
    "help.unit.alias": Label("Đặt tên gọi khác cho đơn vị.", "Give a unit another name."),
    "help.inspect": Label(
        "Xem một bảng tính được đọc thế nào; không cần sổ, không ghi gì.",
        "Show how a workbook is read; needs no register, writes nothing.",
    ),
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
    "help.history": Label(
        "Xem ai đã sửa gì, khi nào, bằng lệnh nào, vì sao.",
        "Show who changed what, when, by which command, and why.",
    ),
    "help.settings": Label("Xem hoặc đổi cài đặt.", "Show or change settings."),
    "help.record.add": Label("Thêm một bản ghi.", "Add a record."),
    "help.record.list": Label("Liệt kê, tìm.", "List and find."),
    "help.record.show": Label("Xem một bản ghi.", "Show a record."),
    "help.record.edit": Label("Sửa một bản ghi.", "Change fields of a record."),
    "help.record.withdraw": Label(
        "Rút khỏi danh sách và số liệu (không xóa).",
        "Take it out of lists and counts (nothing is deleted).",
    ),
    # what stands for a value in a line of usage
    "placeholder.ALIAS": Label("TÊN_KHÁC", "ALIAS"),
    "placeholder.CODE": Label("MÃ", "CODE"),
    "placeholder.DATE": Label("NGÀY", "DATE"),
    "placeholder.DAYS": Label("SỐ_NGÀY", "DAYS"),
    "placeholder.DIR": Label("THƯ_MỤC", "DIR"),
    "placeholder.FILE": Label("TỆP", "FILE"),
    "placeholder.FORM": Label("BIỂU", "FORM"),
    "placeholder.FIELD": Label("MỤC", "FIELD"),
    "placeholder.HEADING": Label("TÊN_CỘT", "HEADING"),
    "placeholder.NAME": Label("TÊN", "NAME"),
    "placeholder.NUMBER": Label("SỐ", "NUMBER"),
    "placeholder.PERIOD": Label("KỲ", "PERIOD"),
    "placeholder.SECTOR": Label("LĨNH_VỰC", "SECTOR"),
    "placeholder.STAGE": Label("GIAI_ĐOẠN", "STAGE"),
    "placeholder.TEXT": Label("CHỮ", "TEXT"),
    "placeholder.TITLE": Label("NỘI_DUNG", "TITLE"),
    "placeholder.UNIT": Label("ĐƠN_VỊ", "UNIT"),
    "placeholder.VALUE": Label("GIÁ_TRỊ", "VALUE"),
    "placeholder.YEAR": Label("NĂM", "YEAR"),
    # arguments
    "argument.name": Label("Tên mô hình.", "Name of the model."),
    "argument.headline": Label("Tên hoặc nội dung.", "The name, or what it is about."),
    "argument.figure": Label(
        'Số liệu, ví dụ 5813, 105/130, "trên 1.000".', 'The figure: 5813, 105/130, "trên 1.000".'
    ),
    "argument.title": Label("Nội dung vụ việc.", "What the matter is."),
    "argument.code": Label("Mã bản ghi, ví dụ DVK-2024-0001.", "Code, such as DVK-2024-0001."),
    "argument.carry_to": Label(
        "Kỳ chuyển đến, ví dụ 2024-Q3.", "The period to carry it to, such as 2024-Q3."
    ),
    "argument.checklist": Label(
        "Mã hoặc tên, ví dụ RS-2025-0001.", "Its code or name, such as RS-2025-0001."
    ),
    "argument.checklists": Label("Mã hoặc tên; bỏ trống: tất cả.", "Codes or names; default: all."),
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
    "argument.history": Label(
        "Mã bản ghi, hoặc tên đơn vị; bỏ trống: các lần ghi mới nhất.",
        "Code of a record, or name of a unit; left out: the latest entries.",
    ),
    "argument.batch": Label("Số của lần nhập.", "Number of the batch."),
    "argument.form": Label("Biểu mẫu: models, issues.", "Form: models, issues."),
    "argument.form_or_all": Label("models, issues, hoặc all.", "models, issues, or all."),
    "argument.period": Label(
        "Kỳ, ví dụ 2024-Q1, 2024-H1, 2024, 2024-03, last-quarter. Bỏ trống: quý này.",
        "Period, such as 2024-Q1, 2024-H1, 2024, 2024-03, last-quarter. Default: this quarter.",
    ),
    "argument.setting": Label(
        "db, backups, language, calendar, hoặc headings (các tên cột đã học).",
        "db, backups, language, calendar, or headings (what was learned of column headings).",
    ),
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
        "Chỉ đơn vị này, các đơn vị trực thuộc và đã nhập vào.",
        "Only this unit, those below it and those merged into it.",
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
    "option.return_to": Label(
        "Ghi vào thư mục này bản sao của từng tệp có lỗi: ô lỗi được tô màu, có ghi chú, kèm trang "
        "Lỗi.",
        "Write a copy of each file with errors into this folder: bad cells coloured, with comments "
        "and a sheet that lists them.",
    ),
    "option.problems_output": Label(
        "Ghi mọi vấn đề, mỗi dòng một vấn đề, vào tệp này: .xlsx, .csv, .json, …",
        "Write every problem, one to a row, to this file: .xlsx, .csv, .json, …",
    ),
    "option.replace": Label(
        "Rút khỏi sổ những bản ghi mà tệp trước cùng đơn vị, cùng biểu, cùng kỳ đã đưa vào nhưng "
        "tệp này không còn.",
        "Withdraw what earlier files brought in for the same units, form and period and this file "
        "does not hold.",
    ),
    "option.map": Label(
        "Cột có tên này là mục nào, ví dụ “Tên gọi=name” hoặc “models:Tên gọi=name”; để trống sau "
        "dấu = là bỏ qua cột. Nhập xong thì sổ nhớ; ghi được nhiều lần.",
        "What a column bears, such as “Tên gọi=name” or “models:Tên gọi=name”; nothing after = "
        "leaves it out. An import remembers it; may be given several times.",
    ),
    "option.sheet": Label(
        "Chỉ đọc trang tính này, kể cả khi bị ẩn; ghi được nhiều lần.",
        "Only this sheet, a hidden one too; may be given several times.",
    ),
    "option.fill_down": Label(
        "Ô trống ở cột đơn vị, lĩnh vực, loại hình … là “như trên”.",
        "A blank cell under unit, sector, kind … means “as above”.",
    ),
    "option.forget": Label(
        "Quên tên cột đã học này; ghi được nhiều lần.",
        "Forget this learned heading; may be given several times.",
    ),
    "option.forget_all": Label("Quên mọi tên cột đã học.", "Forget every learned heading."),
    "option.check": Label("Chỉ kiểm tra, không ghi.", "Only check, write nothing."),
    "option.original": Label("Ghi lại tệp gốc ra đây.", "Write the original file here."),
    "option.campaign_filter": Label(
        "Chỉ bản ghi thuộc phong trào, chương trình này.", "Only those that carry this campaign."
    ),
    "option.in_period": Label("Trong kỳ, ví dụ 2024-Q1.", "Dated in the period, such as 2024-Q1."),
    "option.exactly": Label(
        "Cùng --period: chỉ bản ghi của đúng kỳ đó.",
        "With --period: only what is of exactly that period.",
    ),
    "option.planned_filter": Label(
        "Giao trong kỳ hoặc chuyển sang kỳ này, ví dụ 2024-Q2; tình trạng tính theo kỳ đó.",
        "Planned for the period or carried into it, such as 2024-Q2; status as of its plan.",
    ),
    "option.task_status_filter": Label(
        "open (đang thực hiện), done (hoàn thành), dropped (không thực hiện); kèm --period: "
        "carried (chuyển kỳ sau).",
        "open, done, dropped; with --period also carried.",
    ),
    "option.overdue_tasks": Label("Chỉ nhiệm vụ quá hạn.", "Only overdue ones."),
    "option.new_due": Label("Thời hạn mới.", "The new due date."),
    "option.ticked_unit": Label(
        "Đơn vị; có thể ghi nhiều lần.", "The unit; may be given several times."
    ),
    "option.ticked_below": Label(
        "Mọi đơn vị phải làm thuộc đơn vị này.", "Every unit concerned at or below this one."
    ),
    "option.entry": Label("Xem trọn một lần ghi.", "One entry in full."),
    "option.batch": Label("Xem một lần nhập đã thay đổi gì.", "What an import changed."),
    "option.who": Label("Chỉ những gì người này ghi.", "Only what this person wrote."),
    "option.since": Label(
        "Từ ngày này, ví dụ 12/03/2024.", "From this day on, such as 2024-03-12."
    ),
    "option.by": Label(
        "Theo một hoặc hai trong: sector, kind, unit, district, type, level, stage, category"
        " (vụ việc), month, quarter, year.",
        "By one or two of: sector, kind, unit, district, type, level, stage, category (issues),"
        " month, quarter, year.",
    ),
    "option.across": Label(
        "Xếp một chiều nữa theo cột, mỗi chỉ tiêu một bảng; ví dụ --across quarter.",
        "Put one more dimension in columns, a table for each measure; e.g. --across quarter.",
    ),
    "option.measure": Label(
        "Chỉ các chỉ tiêu này: registered, new, kept, active, effective, recognised,"
        " replicated, stopped.",
        "These measures alone: registered, new, kept, active, effective, recognised,"
        " replicated, stopped.",
    ),
    "option.top": Label(
        "Chỉ nêu chừng này dòng nhiều nhất, gộp phần còn lại.",
        "Only so many lines that have most; the rest as one.",
    ),
    "option.unit_order": Label(
        "Thứ tự đơn vị: official (danh mục) hoặc name (chữ cái).",
        "Order of units: official, or name for the Vietnamese alphabet.",
    ),
    "option.transpose": Label("Đổi hàng thành cột.", "Measures as rows, groups as columns."),
    "option.compare": Label(
        "So sánh từng dòng với kỳ trước và cùng kỳ, không chỉ dòng tổng cộng.",
        "Compare every line with the period before and last year, not the total alone.",
    ),
    "option.cumulative": Label(
        "Lũy kế từ đầu năm (year) hoặc từ đầu giai đoạn 5 năm (campaign).",
        "Cumulative since the start of the year, or of the five-year campaign.",
    ),
    "option.cumulative_since": Label(
        "Lũy kế từ đầu năm này.", "Cumulative since the start of that year."
    ),
}
