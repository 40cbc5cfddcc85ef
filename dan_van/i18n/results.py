"""What commands answer: titles, facts, notes, small words."""

from __future__ import annotations

from dan_van.domain.wording import Label

RESULTS: dict[str, Label] = {
    "word.error": Label("Lỗi", "Error"),
    "word.next": Label("Cách xử lý", "What to do"),
    "word.yes": Label("có", "yes"),
    "word.no": Label("không", "no"),
    "word.no_date": Label("không rõ ngày", "date unknown"),
    "word.similar": Label("Có phải {names}? ", "Did you mean {names}? "),
    "word.default": Label("mặc định", "default"),
    "word.required": Label("bắt buộc", "required"),
    "word.at_least": Label("ít nhất", "at least"),
    # records
    "list.total": Label("{total} bản ghi.", "{total} in all."),
    "list.more": Label(
        "Hiện {shown} trong {total}; còn {more} bản ghi nữa. Thêm --all để xem hết.",
        "{shown} of {total} shown, {more} more. Add --all to see every one.",
    ),
    "show.field": Label("Mục", "Field"),
    "show.value": Label("Nội dung", "Value"),
    "show.date": Label("Ngày", "Date"),
    "show.event": Label("Việc", "Event"),
    "show.title": Label("{kind} {code}", "{kind} {code}"),
    "show.source": Label(
        "Nguồn: {file} › {sheet} › dòng {row} (lần nhập {batch}).",
        "Source: {file} › {sheet} › row {row} (batch {batch}).",
    ),
    "show.withdrawn": Label("Đã rút khỏi sổ ngày {on}: {reason}", "Withdrawn on {on}: {reason}"),
    "add.done": Label("Đã ghi {code}: {name} ({unit}).", "Stored {code}: {name} ({unit})."),
    "add.done_without_unit": Label("Đã ghi {code}: {name}.", "Stored {code}: {name}."),
    "edit.changed": Label("Đã sửa {code}", "Changed {code}"),
    "edit.unchanged": Label("{code} không có gì thay đổi", "{code}: nothing changed"),
    "edit.old": Label("Trước", "Before"),
    "edit.new": Label("Nay", "Now"),
    "withdraw.done": Label(
        "Đã rút {code} khỏi danh sách và số liệu; bản ghi vẫn còn trong sổ.",
        "{code} was withdrawn from lists and counts; the record stays in the register.",
    ),
    "advance.done": Label("Đã ghi {code}: {stage}, {on}.", "Stored {code}: {stage}, {on}."),
    "model.stages": Label("Quá trình", "Stages"),
    "issue.timeline": Label("Diễn biến", "Timeline"),
    "task.history": Label("Quá trình", "History"),
    "task.list_in_period": Label("Nhiệm vụ trọng tâm kỳ {period}", "Tasks of {period}"),
    # checklists
    "checklist.title": Label("{code}: {name}", "{code}: {name}"),
    "checklist.share": Label("Đã hoàn thành: {share}.", "Done: {share}."),
    "checklist.missing": Label(
        "{count} đơn vị chưa hoàn thành: {names}.", "{count:unit is|units are} missing: {names}."
    ),
    "checklist.ticked": Label(
        "{code} ({name}): đánh dấu thêm {count} đơn vị, đã hoàn thành {share}.",
        "{code} ({name}): {count} more units ticked, {share} done.",
    ),
    "checklist.unticked": Label(
        "{code} ({name}): bỏ đánh dấu {count} đơn vị, đã hoàn thành {share}.",
        "{code} ({name}): {count} ticks taken back, {share} done.",
    ),
    # units
    "unit.added": Label("Đã thêm {name} ({type}).", "Added {name} ({type})."),
    "unit.added_below": Label(
        "Đã thêm {name} ({type}), thuộc {parent}.", "Added {name} ({type}), below {parent}."
    ),
    "unit.alias": Label("Tên gọi khác", "Also known as"),
    "unit.below": Label("Đơn vị trực thuộc", "Unit below"),
    "unit.aliased": Label(
        "{name} còn được gọi là “{alias}”.", "{name} is also known as “{alias}”."
    ),
    # the register
    "init.done": Label("Đã tạo sổ {path}.", "Made the register {path}."),
    "init.units": Label(
        "Đã nạp {count} đơn vị của {name}.", "Loaded {count:unit|units} of {name}."
    ),
    "init.next": Label(
        'Tiếp theo: dan-van unit add "Xã …", hoặc dan-van import TỆP --create-units',
        'Next: dan-van unit add "Xã …", or dan-van import FILE --create-units',
    ),
    "init.next_named": Label(
        'Tiếp theo: dan-van --db {quoted} unit add "Xã …", hoặc dan-van --db {quoted} import TỆP '
        "--create-units",
        'Next: dan-van --db {quoted} unit add "Xã …", or dan-van --db {quoted} import FILE '
        "--create-units",
    ),
    "settings.title": Label("Cài đặt", "Settings"),
    "settings.name": Label("Tên", "Name"),
    "settings.value": Label("Giá trị", "Value"),
    "settings.from": Label("Lấy từ", "From"),
    "settings.set": Label("Đã đặt {name} = {value}.", "Set {name} = {value}."),
    "settings.unset": Label("Đã bỏ cài đặt {name}.", "{name} is no longer set."),
    "settings.bad_line": Label("dòng {line} sai cú pháp", "line {line} is not TOML"),
    "settings.bad_text": Label("không phải văn bản UTF-8", "it is no UTF-8 text"),
    "settings.bad_entry": Label(
        'mục “{name}” sai; tệp chỉ chứa {known} = "…"',
        'entry “{name}” is wrong; the file may hold {known} = "…"',
    ),
    "settings.source.flag": Label("dòng lệnh", "the command line"),
    "settings.source.environment": Label("biến môi trường", "the environment"),
    "settings.source.file": Label("tệp cài đặt", "the settings file"),
    "settings.source.register": Label("sổ", "the register"),
    "settings.source.locale": Label("hệ thống", "the locale"),
    "settings.source.default": Label("mặc định", "the default"),
    # inspect
    "inspect.no_form": Label("không theo biểu mẫu nào", "no form of ours"),
    "inspect.facts": Label("Bảng: {facts}.", "Table · {facts}."),
    "inspect.hidden": Label("trang tính ẩn, không nhập", "hidden, not imported"),
    "inspect.header_rows": Label("tiêu đề cột ở dòng {rows}", "heading rows: {rows}"),
    "inspect.form_page": Label("phiếu một trang", "one-page form"),
    "inspect.data_rows": Label("{count} dòng dữ liệu", "data rows: {count}"),
    "inspect.period": Label("kỳ {period}", "period {period}"),
    "inspect.no_period": Label("không ghi kỳ", "no period stated"),
    "inspect.no_unit": Label("không ghi đơn vị gửi", "no sending unit stated"),
    "inspect.suggestion": Label("chưa nhận ra; có thể là “{field}”?", "not known; “{field}”?"),
    "inspect.rows": Label("Các dòng: {map}.", "Rows: {map}."),
    "inspect.refused_title": Label("Không nhập", "Not imported"),
    "inspect.refused": Label(
        "Số tệp không nhập được: {count}.", "Files that cannot be imported: {count}."
    ),
    # import
    "import.title": Label("Kết quả nhập", "Import"),
    "import.files": Label("{count} tệp", "{count:file|files}"),
    "import.problems": Label("Cần xem lại", "To look at"),
    "import.row": Label("dòng {row}", "row {row}"),
    "import.cells_alike": Label(
        "{count} ô cột {column}: {what}. {remedy}",
        "{count:cell|cells} of column {column}: {what}. {remedy}",
    ),
    "import.cells_the_same": Label(
        "{count} ô cột {column}: {message}", "{count:cell|cells} of column {column}: {message}"
    ),
    "import.rows_alike": Label("{count} dòng: {message}", "{count:row|rows}: {message}"),
    "import.other_files": Label("{count} tệp khác", "{count:other file|other files}"),
    "import.returned": Label(
        "Bản đánh dấu lỗi của {file}: {copy}", "Marked copy of {file}: {copy}"
    ),
    "import.report": Label("Các vấn đề khi nhập", "Problems of the import"),
    "import.not_returned": Label(
        "Không ghi được bản đánh dấu lỗi của {file} ({detail}). Kiểm tra thư mục sau --return-to "
        "rồi chạy lại.",
        "The marked copy of {file} cannot be written ({detail}). Check the folder of --return-to "
        "and run it again.",
    ),
    "import.too_large_to_return": Label(
        "{file} quá lớn để lập bản đánh dấu lỗi. Lập danh sách lỗi bằng -o loi.xlsx.",
        "{file} is too large for a marked copy. Write a list of its problems: -o problems.xlsx.",
    ),
    # the sheet of problems in a marked copy
    "marked.mend": Label(
        "Sửa các ô được tô màu, lưu lại rồi gửi lại chính tệp này. Không cần xóa trang này.",
        "Mend the coloured cells, save, and send this very file back. This sheet may stay.",
    ),
    "marked.colours": Label(
        "Màu đỏ: lỗi, phải sửa. Màu vàng: cần kiểm tra lại.",
        "Red: an error, to be mended. Yellow: please check.",
    ),
    "marked.macros": Label(
        "Bản này không còn macro của tệp gốc.", "This copy is without the macros of the original."
    ),
    "marked.built": Label(
        "Bản này lập lại từ các giá trị đã đọc, không giữ được định dạng của tệp gốc.",
        "This copy was made of the values alone; the look of the original is not kept.",
    ),
    "marked.more": Label(
        "Tất cả có {count} vấn đề, trang này không ghi hết; các ô còn lại vẫn được tô màu.",
        "There are {count} problems, more than this sheet holds; the other cells are coloured too.",
    ),
    "import.changes": Label("Thay đổi", "Changes"),
    "import.absent": Label(
        "Không còn trong tệp (vẫn giữ trong sổ)", "No longer in the file (kept)"
    ),
    "import.withdrawn": Label(
        "Rút khỏi sổ vì không còn trong tệp", "Withdrawn: no longer in the file"
    ),
    "import.more": Label(
        "Còn {count} dòng nữa. Thêm --format plain để xem hết.",
        "{count} more. Add --format plain to see every one.",
    ),
    "import.replaced": Label(
        "không còn trong tệp {file} (lần nhập {batch})",
        "no longer in the file {file} (batch {batch})",
    ),
    "import.checked": Label(
        "Chỉ kiểm tra, chưa ghi gì vào sổ.", "Only checked; nothing was written."
    ),
    "import.refused": Label(
        "Số tệp bị từ chối: {count}. Không dòng nào của các tệp này được ghi; sửa rồi nhập lại.",
        "Files refused: {count}. No row of theirs was stored; mend them and import them again.",
    ),
    "import.could_skip": Label(
        "Số tệp có dòng đúng xen dòng lỗi: {count}. Thêm --skip-bad-rows để nhập các dòng đúng.",
        "Files with good rows beside bad ones: {count}. Add --skip-bad-rows to take the good ones.",
    ),
    "import.skipped": Label("Số dòng lỗi bị bỏ qua: {count}.", "Rows left out: {count}."),
    "import.totals_disagree": Label(
        "Số ô ghi tổng số không khớp số đếm được: {count}.",
        "Stated totals that differ from what was counted: {count}.",
    ),
    # template and export
    "template.unit": Label("Đơn vị: …", "Unit: …"),
    "template.period": Label("Kỳ báo cáo: …", "Period: …"),
    "export.facts": Label("Xuất ngày {on}", "Exported on {on}"),
    "written": Label("Đã ghi {path}.", "Wrote {path}."),
    "written.records": Label(
        "Đã ghi {count} bản ghi vào {path}.", "Wrote {count:record|records} to {path}."
    ),
    # totals
    "calendar.calendar": Label("theo năm dương lịch", "calendar quarters"),
    "calendar.state": Label("chốt số liệu ngày 14", "state calendar, cut-off on the 14th"),
    "totals.title": Label("TỔNG HỢP CÔNG TÁC DÂN VẬN {period}", "TOTALS {period}"),
    "totals.dates": Label(
        "Từ {start} đến hết {end} ({calendar}).", "{start} to {end} inclusive ({calendar})."
    ),
    "totals.cumulative": Label(
        "Lũy kế từ {start} đến hết {end}; riêng “Đang hoạt động” là số hiện có ngày {end}.",
        "Cumulative from {start} to {end}; “Active” is the stock on {end}.",
    ),
    "totals.comparison": Label(
        "So sánh mô hình với kỳ trước và cùng kỳ năm trước",
        "Models against the period before and the same period last year",
    ),
    "totals.previous": Label(
        "Kỳ trước: từ {start} đến hết {end}.", "Before: {start} to {end} inclusive."
    ),
    "totals.last_year": Label(
        "Cùng kỳ: từ {start} đến hết {end}.", "Last year: {start} to {end} inclusive."
    ),
    "totals.issue_ages": Label(
        "Vụ việc tồn cuối kỳ: dưới {first} ngày {young}; {first}-{last_of_middle} ngày {middle};"
        " {second}-{last_of_old} ngày {old}; từ {third} ngày trở lên {oldest}.",
        "Open at the end: under {first} days {young}; {first}-{last_of_middle} days {middle};"
        " {second}-{last_of_old} days {old}; {third} days and more {oldest}.",
    ),
    "totals.days_to_settle": Label(
        "Một nửa số vụ việc đã giải quyết được giải quyết trong vòng {days} ngày.",
        "Half of the settled issues were settled within {days:day|days}.",
    ),
    "totals.coverage": Label(
        "{received}/{expected} đơn vị đã báo cáo.", "{received}/{expected} units have reported."
    ),
    "totals.no_expected": Label(
        "Chưa có đơn vị nào phải báo cáo.", "No unit is expected to report."
    ),
    "totals.campaign": Label("Chỉ tính: {campaign}.", "Only: {campaign}."),
    "totals.series": Label("{kind}: {series}", "{kind}: {series}"),
    "declared.parts_disagree": Label(
        "Không khớp: {unit}, {what}: {split} cộng lại {total} ({parts}), ghi {declared} ({whole}).",
        "Does not add up: {unit}, {what}: {split} give {total} ({parts}), stated {declared}"
        " ({whole}).",
    ),
    "declared.part_exceeds": Label(
        "Không khớp: {unit}, {what}: riêng “{part}” ghi {total} ({parts}), nhiều hơn số chung"
        " {declared} ({whole}).",
        "Does not add up: {unit}, {what}: “{part}” alone is stated as {total} ({parts}), more than"
        " the whole of {declared} ({whole}).",
    ),
    "totals.items": Label("Hiện vật trao tặng (trong kỳ)", "Things given (in period)"),
    "totals.undated_records": Label(
        "{kind}: {count} bản ghi không rõ có thuộc kỳ này hay không, chưa tính.",
        "{kind}: {count:record|records} may or may not belong to this period; not counted.",
    ),
    "totals.missing": Label(
        "{count} đơn vị chưa báo cáo: {names}.",
        "{count:unit has|units have} not reported: {names}.",
    ),
    "totals.undated_models": Label(
        "{count} mô hình không rõ ngày đăng ký có thuộc kỳ này hay không, chưa tính.",
        "{count:model|models} may or may not have been registered in this period; not counted.",
    ),
    "totals.undated_issues": Label(
        "{count} vụ việc không rõ thuộc kỳ nào, chưa tính.",
        "{count:issue|issues} may or may not belong to this period; not counted.",
    ),
    "totals.reopened": Label(
        "Trong số phát sinh có {count} vụ việc mở lại.",
        "{count} of the raised issues were reopened.",
    ),
    # batches
    "batch.title": Label("Các tệp đã nhập", "Imported files"),
    # rendering
    "render.source": Label(
        "{file}, trang tính {sheet}, dòng {row}", "{file}, sheet {sheet}, row {row}"
    ),
    "render.required": Label(
        "Cột bắt buộc: mỗi dòng phải có giá trị ở cột này.",
        "Required column: every row must have a value here.",
    ),
    "render.date_forms": Label(
        "Ghi đủ ngày, tháng, năm: 12/03/2024. Nếu chỉ biết tháng thì ghi 03/2024, chỉ biết quý "
        "thì ghi Quý I/2024, chỉ biết năm thì ghi 2024.",
        "Write the full date as 12/03/2024. If only the month is known write 03/2024, only the "
        "quarter Quý I/2024, only the year 2024.",
    ),
    "render.pick_from_list": Label(
        "Giá trị này không có trong danh sách. Hãy bấm mũi tên ở góc ô và chọn một giá trị.",
        "This value is not in the list. Click the arrow beside the cell and pick one.",
    ),
}
