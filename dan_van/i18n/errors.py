"""What a command refuses to do (`error.*`), and what to do next (`hint.*`)."""

from __future__ import annotations

from dan_van.domain.wording import Label

ERRORS: dict[str, Label] = {
    # the register
    "error.register_missing": Label("Chưa có sổ tại {path}.", "There is no register at {path}."),
    "hint.register_missing": Label(
        "Tạo sổ mới: dan-van --db {quoted} init", "Make one: dan-van --db {quoted} init"
    ),
    "error.register_exists": Label("Đã có tệp tại {path}.", "There is a file at {path} already."),
    "hint.register_exists": Label(
        "Dùng ngay tệp đó, hoặc tạo sổ ở chỗ khác: dan-van --db TỆP init",
        "Use that file, or make a register elsewhere: dan-van --db FILE init",
    ),
    "error.register_is_folder": Label(
        "{path} là thư mục, không phải tệp sổ.", "{path} is a folder, not a register."
    ),
    "hint.register_is_folder": Label(
        "Ghi cả tên tệp, ví dụ: --db {path}/so.db", "Name a file in it: --db {path}/register.db"
    ),
    "error.register_foreign": Label(
        "{path} không phải là sổ dan-van.", "{path} is not a dan-van register."
    ),
    "hint.register_foreign": Label(
        "Kiểm tra đường dẫn sau --db hoặc trong DAN_VAN_DB: dan-van settings",
        "Check the path after --db or in DAN_VAN_DB: dan-van settings",
    ),
    "error.register_newer": Label(
        "Sổ {path} do phiên bản dan-van mới hơn tạo ra (cấu trúc {version}, bản này biết đến "
        "{known}).",
        "The register {path} was written by a newer dan-van (schema {version}, this one knows "
        "{known}).",
    ),
    "hint.register_newer": Label(
        "Nâng cấp dan-van: pip install --upgrade dan-van",
        "Upgrade dan-van: pip install --upgrade dan-van",
    ),
    "error.register_busy": Label(
        "Sổ {path} đang được lệnh khác ghi, đã chờ quá lâu.",
        "Another command is writing to {path}; it took too long.",
    ),
    "hint.register_busy": Label(
        "Đợi lệnh kia xong rồi chạy lại. Phần đang ghi dở không được giữ.",
        "Wait until the other command ends, then run this one again. What was under way was not "
        "kept.",
    ),
    "error.register_read_only": Label(
        "Không được quyền ghi vào sổ {path}.", "The register {path} cannot be written."
    ),
    "hint.register_read_only": Label(
        "Kiểm tra quyền của tệp và thư mục, hoặc chép sổ đến nơi ghi được. Chưa có gì được ghi.",
        "Check the permissions of the file and its folder, or copy the register to where it can "
        "be written. Nothing was written.",
    ),
    "error.register_cannot_open": Label(
        "Không mở được sổ {path}.", "The register {path} cannot be opened."
    ),
    "hint.register_cannot_open": Label(
        "Kiểm tra quyền của tệp và của thư mục chứa tệp.",
        "Check the permissions of the file and of its folder.",
    ),
    "error.register_damaged": Label("Sổ {path} bị hỏng.", "The register {path} is damaged."),
    "hint.register_damaged": Label(
        "Đừng ghi thêm. Xem hỏng gì và bản sao lưu gần nhất: dan-van --db {quoted} check",
        "Do not write to it. See what is wrong, and the latest backup: dan-van --db {quoted} check",
    ),
    "error.disk_full": Label("Ổ đĩa chứa {path} đã đầy.", "The disk that holds {path} is full."),
    "hint.disk_full": Label(
        "Giải phóng dung lượng rồi chạy lại. Phần đang ghi dở không được giữ.",
        "Free some space, then run the command again. What was under way was not kept.",
    ),
    "error.disk_error": Label(
        "Ổ đĩa báo lỗi khi đọc hoặc ghi {path}.", "The disk failed on reading or writing {path}."
    ),
    "hint.disk_error": Label(
        "Kiểm tra ổ đĩa và chép sổ sang ổ khác.", "Check the disk and copy the register elsewhere."
    ),
    "error.register_cannot_copy": Label(
        "Không sao được sổ sang {path} trước khi nâng cấp cấu trúc ({detail}).",
        "The register could not be copied to {path} before its schema is changed ({detail}).",
    ),
    "hint.register_cannot_copy": Label(
        "Cần quyền ghi vào thư mục của sổ. Sổ chưa bị thay đổi.",
        "The register's folder must be writable. The register was not changed.",
    ),
    "error.register_cannot_create": Label(
        "Không tạo được tệp {path} ({detail}).", "The file {path} cannot be made ({detail})."
    ),
    "hint.register_cannot_create": Label(
        "Chọn thư mục ghi được: dan-van --db TỆP init",
        "Choose a folder that you can write to: dan-van --db FILE init",
    ),
    # what was typed
    "error.usage": Label("{detail}", "{detail}"),
    "hint.usage": Label("Xem cách dùng: {command} --help", "How to use it: {command} --help"),
    "error.no_such_option": Label("Không có tùy chọn {option}.", "There is no option {option}."),
    "hint.no_such_option": Label(
        "{similar}Xem: {command} --help", "{similar}See: {command} --help"
    ),
    "error.option_before_command": Label(
        "{option} phải đứng trước tên lệnh.", "{option} must stand before the command."
    ),
    "hint.option_before_command": Label(
        "Viết: dan-van {option} … {rest} …", "Write: dan-van {option} … {rest} …"
    ),
    "error.option_takes_no_value": Label(
        "{option} không nhận giá trị.", "{option} does not take a value."
    ),
    "hint.option_takes_no_value": Label(
        "Viết {option} không kèm “=…”.", "Write {option} without “=…”."
    ),
    "error.option_needs_value": Label("{option} cần một giá trị.", "{option} needs a value."),
    "hint.option_needs_value": Label("Viết: {option} GIÁ_TRỊ", "Write: {option} VALUE"),
    "error.not_a_number_given": Label(
        "{name} phải là số nguyên, từ 1 trở lên.", "{name} must be a whole number, 1 or more."
    ),
    "hint.not_a_number_given": Label("Xem: {command} --help", "See: {command} --help"),
    "error.extra_arguments": Label("Thừa tham số: {values}", "Too many arguments: {values}"),
    "hint.extra_arguments": Label(
        "Tên có dấu cách phải đặt trong dấu ngoặc kép. Xem: {command} --help",
        "A name with blanks in it wants quotation marks. See: {command} --help",
    ),
    "error.no_such_command": Label("Không có lệnh “{name}”.", "There is no command “{name}”."),
    "hint.no_such_command": Label(
        "{similar}Xem các lệnh: {command} --help", "{similar}All commands: {command} --help"
    ),
    "error.missing_argument": Label("Thiếu {name}.", "{name} is missing."),
    "hint.missing_argument": Label("Xem cách dùng: {command} --help", "See: {command} --help"),
    "error.option_needed": Label("Thiếu mục “{field}”.", "“{field}” is missing."),
    "hint.option_needed": Label(
        "Thêm {flag} vào lệnh (lệnh này đang chạy ở chế độ không hỏi).",
        "Add {flag} to the command (it runs where nobody can be asked).",
    ),
    "error.bad_value": Label("{field}: {problem}", "{field}: {problem}"),
    "error.bad_option_value": Label(
        "{option}: không dùng được “{value}”.", "{option}: “{value}” will not do."
    ),
    "hint.bad_option_value": Label("Chọn một trong: {allowed}", "Choose one of: {allowed}"),
    "error.value_required": Label("{field} không được để trống.", "{field} must not be empty."),
    "error.nothing_to_change": Label(
        "Chưa cho biết cần sửa gì ở {code}.", "Nothing was given to change in {code}."
    ),
    "hint.nothing_to_change": Label(
        'Thêm ít nhất một tùy chọn, ví dụ --note "…"; xem: {program} {command} --help',
        'Give at least one option, for example --note "…"; see: {program} {command} --help',
    ),
    "error.needs_a_day": Label(
        "{option}: “{value}” chưa đủ ngày, tháng, năm.", "{option}: “{value}” is not one day."
    ),
    "hint.needs_a_day": Label(
        "Ghi đủ ngày, tháng, năm, ví dụ 01/07/2025.", "Write the day too, for example 2025-07-01."
    ),
    # records
    "error.history_of_one": Label(
        "Mã bản ghi, --entry và --batch không dùng cùng nhau.",
        "A code, --entry and --batch do not go together.",
    ),
    "hint.history_of_one": Label("Chỉ dùng một trong ba.", "Give one of the three."),
    "error.record_unknown": Label(
        "{kind}: không có mã “{code}”.", "{kind}: there is no code “{code}”."
    ),
    "hint.record_unknown": Label(
        "Xem các mã: {program} {command}", "All codes: {program} {command}"
    ),
    "error.record_exists": Label(
        "{kind} “{name}” của đơn vị này đã có: {code}.",
        "{kind} “{name}” of this unit is there already: {code}.",
    ),
    "hint.record_exists": Label(
        "Xem bản ghi đó: {program} {command} show {code}", "See it: {program} {command} show {code}"
    ),
    "error.already_withdrawn": Label(
        "{code} đã rút khỏi sổ ngày {on}.", "{code} was withdrawn on {on}."
    ),
    "error.withdrawing_needs_reason": Label(
        "Rút {code} cần ghi lý do.", "Withdrawing {code} needs a reason."
    ),
    "hint.withdrawing_needs_reason": Label('Thêm --reason "Lý do".', 'Add --reason "the reason".'),
    "hint.already_withdrawn": Label(
        "Xem: {program} {command} show {code}. Nếu vừa rút nhầm, hoàn tác: {program} undo",
        "See: {program} {command} show {code}. If that was a mistake just now: {program} undo",
    ),
    "error.stage_before_registered": Label(
        "{code} đăng ký {registered}, giai đoạn này không thể có trước đó ({on}).",
        "{code} was registered on {registered}; the stage cannot lie before that ({on}).",
    ),
    "hint.stage_before_registered": Label(
        "Sửa --date, hoặc sửa ngày đăng ký: {program} model edit {code} --registered NGÀY",
        "Correct --date, or the registration: {program} model edit {code} --registered DATE",
    ),
    "error.stage_known": Label("{code} đã được ghi: {stage}.", "{code} is on record as: {stage}."),
    # units and sectors
    "error.unit_unknown": Label(
        "Không có đơn vị “{value}” trong sổ.", "There is no unit “{value}” in the register."
    ),
    "hint.unit_unknown": Label(
        "Thêm đơn vị: {program} unit add {quoted_value}; xem: {program} unit list",
        "Add it: {program} unit add {quoted_value}; all units: {program} unit list",
    ),
    "error.unit_unknown_similar": Label(
        "Không có đơn vị “{value}” trong sổ.", "There is no unit “{value}” in the register."
    ),
    "hint.unit_unknown_similar": Label(
        "Có phải: {suggestions}? Nếu là đơn vị mới: {program} unit add {quoted_value}",
        "Did you mean: {suggestions}? If it is a new unit: {program} unit add {quoted_value}",
    ),
    "error.unit_ambiguous": Label(
        "“{value}” là tên của nhiều đơn vị: {candidates}.",
        "“{value}” is the name of several units: {candidates}.",
    ),
    "hint.unit_ambiguous": Label(
        'Ghi thêm đơn vị cấp trên, ví dụ "Xã A, huyện B", hoặc dùng mã đơn vị.',
        'Name the parent too, for example "Xã A, huyện B", or give the unit\'s code.',
    ),
    "error.unit_exists": Label("Đã có đơn vị “{name}”.", "There is a unit “{name}” already."),
    "hint.unit_exists": Label(
        'Nếu là đơn vị cùng tên ở nơi khác, ghi --parent "Đơn vị cấp trên".',
        'If another unit bears the same name, give --parent "the unit above it".',
    ),
    "error.unit_code_taken": Label(
        "Mã {code} là của {name}.", "The code {code} belongs to {name}."
    ),
    "hint.unit_code_taken": Label(
        "Xem đơn vị đó: {program} unit show {code}; hoặc dùng mã khác.",
        "See that unit: {program} unit show {code}; or give another code.",
    ),
    "error.unit_ends_first": Label(
        "Đơn vị không thể hết hiệu lực ({end}) trước ngày bắt đầu ({start}).",
        "A unit cannot end ({end}) before it starts ({start}).",
    ),
    "hint.unit_ends_first": Label("Sửa --from hoặc --until.", "Correct --from or --until."),
    "hint.alias_taken": Label(
        "Chọn tên khác, hoặc ghi --parent cho đơn vị cùng tên ở nơi khác.",
        "Choose another name, or give --parent for a unit of that name elsewhere.",
    ),
    "error.alias_taken": Label(
        "“{alias}” đã là tên của {unit}.", "“{alias}” means {unit} already."
    ),
    "error.sector_unknown": Label("Không có lĩnh vực “{value}”.", "There is no sector “{value}”."),
    "hint.sector_unknown": Label("Các lĩnh vực: {known}", "The sectors are: {known}"),
    "error.unknown_province": Label(
        "Không có tỉnh, thành phố nào có tên hoặc mã là “{value}” (danh mục từ ngày 01/7/2025).",
        "No province or city has the name or code “{value}” (list in force from 1 July 2025).",
    ),
    "hint.unknown_province": Label(
        "Hãy nhập một trong các tên sau, hoặc mã của tỉnh, thành phố đó: {known}.",
        "Give one of these names, or its code: {known}.",
    ),
    "error.campaign_unknown": Label(
        "Không có phong trào, chương trình “{value}”.", "There is no campaign “{value}”."
    ),
    "hint.campaign_unknown": Label(
        "Thêm: {program} campaign add {quoted_value}; xem: {program} campaign list",
        "Add it: {program} campaign add {quoted_value}; all of them: {program} campaign list",
    ),
    # periods
    "error.bad_period": Label("Không hiểu kỳ “{value}”.", "“{value}” is not a period."),
    "hint.bad_period": Label(
        'Ghi rõ cả năm, ví dụ: 2024-Q1, "Quý I/2024", 2024-H1 (6 tháng đầu năm), 2024-9M, 2024, '
        "2024-03, 2020..2025, 2024-01-01..2024-03-31, last-quarter (quý trước). Năm từ 1930 đến "
        "2100.",
        'Write the year too, for example: 2024-Q1, "Quý I/2024", 2024-H1, 2024-9M, 2024, '
        "2024-03, 2020..2025, 2024-01-01..2024-03-31, last-quarter. Years from 1930 to 2100.",
    ),
    "error.period_backwards": Label(
        "Khoảng thời gian “{value}” kết thúc trước khi bắt đầu.",
        "The range “{value}” ends before it starts.",
    ),
    "hint.period_backwards": Label(
        "Ghi kỳ sớm hơn ở trước, ví dụ: 2024-Q1..2024-Q3.",
        "Write the earlier period first, for example: 2024-Q1..2024-Q3.",
    ),
    # issues
    "error.issue_is_settled": Label(
        "{code} đã khép lại ({status}).", "{code} is settled ({status})."
    ),
    "hint.issue_is_settled": Label(
        'Nếu cần theo dõi tiếp: {program} issue reopen {code} --reason "Lý do"',
        'To follow it again: {program} issue reopen {code} --reason "the reason"',
    ),
    "error.issue_is_open": Label(
        "{code} chưa khép lại (đang ở “{status}”), không cần mở lại.",
        "{code} is open ({status}); there is nothing to reopen.",
    ),
    "error.closing_needs_reason": Label(
        "Kết thúc {code} khi chưa giải quyết cần ghi lý do.",
        "Closing {code} without a resolution needs a reason.",
    ),
    "hint.closing_needs_reason": Label('Thêm --reason "Lý do".', 'Add --reason "the reason".'),
    "error.reopening_needs_reason": Label(
        "Mở lại {code} cần ghi lý do.", "Reopening {code} needs a reason."
    ),
    "hint.reopening_needs_reason": Label('Thêm --reason "Lý do".', 'Add --reason "the reason".'),
    "error.issue_move_backwards": Label(
        "{code} đang ở “{status}”, không quay lại “{to}” được.",
        "{code} is at “{status}”; it cannot go back to “{to}”.",
    ),
    "hint.issue_move_backwards": Label(
        "Có thể chuyển về theo dõi: {program} issue update {code} --status monitoring",
        "It may go back to monitoring: {program} issue update {code} --status monitoring",
    ),
    "error.moved_before_raised": Label(
        "{code} phát sinh {raised}, không thể chuyển sang “{to}” trước đó ({on}).",
        "{code} was raised on {raised}; it cannot become “{to}” before that ({on}).",
    ),
    "hint.moved_before_raised": Label(
        "Sửa --date, hoặc sửa ngày phát sinh: {program} issue update {code} --raised NGÀY",
        "Correct --date, or the date it was raised: {program} issue update {code} --raised DATE",
    ),
    "error.reopened_before_settled": Label(
        "{code} khép lại {settled}, không thể mở lại trước đó ({on}).",
        "{code} was settled on {settled}; it cannot be reopened before that ({on}).",
    ),
    "hint.reopened_before_settled": Label("Sửa --date.", "Correct --date."),
    "error.settled_before_raised": Label(
        "{code} phát sinh {raised}, không thể khép lại trước đó ({on}).",
        "{code} was raised on {raised}; it cannot be settled before that ({on}).",
    ),
    "hint.settled_before_raised": Label(
        "Sửa --date, hoặc sửa ngày phát sinh: {program} issue update {code} --raised NGÀY",
        "Correct --date, or the date it was raised: {program} issue update {code} --raised DATE",
    ),
    "error.logged_as_settled": Label(
        "Không ghi mới một vụ việc đã ở “{status}”.",
        "A matter cannot be logged as “{status}” at once.",
    ),
    "hint.logged_as_settled": Label(
        "Ghi vụ việc trước, rồi: {program} issue resolve MÃ --date NGÀY",
        "Log it first, then: {program} issue resolve CODE --date DATE",
    ),
    # tasks
    "error.task_is_settled": Label(
        "{code} không còn mở ({status}).", "{code} is no longer open ({status})."
    ),
    "hint.task_is_settled": Label(
        'Nếu cần làm tiếp: {program} task reopen {code} --reason "Lý do"',
        'To go on with it: {program} task reopen {code} --reason "the reason"',
    ),
    "error.carried_not_later": Label(
        "{code} đang ở kỳ {period}; chỉ chuyển được sang kỳ sau đó, không phải {to}.",
        "{code} is planned for {period}; it can only be carried to a later period, not to {to}.",
    ),
    "hint.carried_not_later": Label(
        "Ghi kỳ sau, ví dụ 2024-Q3. Nếu kỳ đã ghi sai: {program} task edit {code} --period KỲ",
        "Give a later period, such as 2024-Q3. If the period on record is wrong: "
        "{program} task edit {code} --period PERIOD",
    ),
    "error.dropping_needs_reason": Label(
        "Thôi thực hiện {code} cần ghi lý do.", "Dropping {code} needs a reason."
    ),
    "hint.dropping_needs_reason": Label('Thêm --reason "Lý do".', 'Add --reason "the reason".'),
    "error.task_is_open": Label(
        "{code} vẫn đang thực hiện, không cần mở lại.",
        "{code} is open; there is nothing to reopen.",
    ),
    "error.reopening_task_needs_reason": Label(
        "Mở lại {code} cần ghi lý do.", "Reopening {code} needs a reason."
    ),
    "hint.reopening_task_needs_reason": Label(
        'Thêm --reason "Lý do".', 'Add --reason "the reason".'
    ),
    # checklists
    "error.checklist_unknown": Label(
        "Không có danh mục rà soát nào có mã hoặc tên “{value}”.",
        "There is no checklist with the code or name “{value}”.",
    ),
    "hint.checklist_unknown": Label(
        "Xem: {program} checklist list; thêm: {program} checklist add {quoted_value}",
        "All of them: {program} checklist list; add it: {program} checklist add {quoted_value}",
    ),
    "error.checklist_unknown_similar": Label(
        "Không có danh mục rà soát nào có mã hoặc tên “{value}”.",
        "There is no checklist with the code or name “{value}”.",
    ),
    "hint.checklist_unknown_similar": Label(
        "Có phải: {suggestions}?", "Did you mean: {suggestions}?"
    ),
    "error.unit_not_expected": Label(
        "{unit} không thuộc diện phải thực hiện {code} ({name}).",
        "{unit} is none of the units that {code} ({name}) is for.",
    ),
    "hint.unit_not_expected": Label(
        "Xem các đơn vị phải thực hiện: {program} checklist show {code}; sửa phạm vi: "
        "{program} checklist edit {code} --unit ĐƠN_VỊ --types commune,ward",
        "Whom it is for: {program} checklist show {code}; to change that: "
        "{program} checklist edit {code} --unit UNIT --types commune,ward",
    ),
}
