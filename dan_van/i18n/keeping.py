"""What backup, restore and check say: results, findings, refusals, help."""

from __future__ import annotations

from dan_van.domain.wording import Label

KEEPING: dict[str, Label] = {
    "register_waiting": Label(
        "Sổ {path} đang được lệnh khác ghi; chờ thêm nhiều nhất {seconds} giây.",
        "Another command is writing to {path}; waiting up to {seconds} more seconds.",
    ),
    "register_open_to_others": Label(
        "Cảnh báo: người khác trên máy này đọc được sổ {path}. Sửa: chmod 600 {quoted}",
        "Warning: others on this machine can read the register {path}. To mend it: chmod 600 "
        "{quoted}",
    ),
    # backup
    "backup.done": Label(
        "Đã sao lưu vào {path} ({size} kB; {held}), đã đọc lại: nguyên vẹn.",
        "Backed up to {path} ({size} kB; {held}), read again: whole.",
    ),
    "backup.held": Label(
        "{units} đơn vị, {records} bản ghi", "units: {units}, other records: {records}"
    ),
    "backup.removed": Label("Đã xóa {count} bản sao lưu cũ.", "{count} old backups were deleted."),
    "backup.list": Label("Các bản sao lưu trong {path}", "Backups in {path}"),
    "backup.none": Label(
        "Chưa có bản sao lưu nào của sổ này trong {path}. Tạo bản sao lưu: {program} backup",
        "There is no backup of this register in {path}. Make one: {program} backup",
    ),
    "backup.file": Label("Tệp", "File"),
    "backup.kilobytes": Label("Cỡ (kB)", "Size (kB)"),
    "backup.left": Label(
        "Không xóa được {path} ({detail}).", "{path} could not be deleted ({detail})."
    ),
    "error.backup_missing": Label("Không có bản sao lưu {path}.", "There is no backup {path}."),
    "hint.backup_missing": Label(
        "Xem các bản sao lưu: {program} backup --list", "See the backups: {program} backup --list"
    ),
    "error.backup_foreign": Label(
        "{path} không phải là bản sao lưu của sổ dan-van.",
        "{path} is no backup of a dan-van register.",
    ),
    "hint.backup_foreign": Label(
        "Xem các bản sao lưu: {program} backup --list", "See the backups: {program} backup --list"
    ),
    "error.backup_damaged": Label(
        "Bản sao lưu {path} bị hỏng, không dùng được; sổ giữ nguyên.",
        "The backup {path} is damaged and will not do; the register stays.",
    ),
    "hint.backup_damaged": Label(
        "Dùng bản khác: {program} backup --list", "Take another one: {program} backup --list"
    ),
    "error.backup_folder_missing": Label("Không có thư mục {path}.", "There is no folder {path}."),
    "hint.backup_folder_missing": Label(
        "Gắn ổ đĩa, hoặc tạo thư mục đó: mkdir -p {quoted}",
        "Mount the disk, or make the folder: mkdir -p {quoted}",
    ),
    "error.backup_onto_itself": Label(
        "{path} chính là sổ đang dùng.", "{path} is the register itself."
    ),
    "hint.backup_onto_itself": Label(
        "Chọn tệp hoặc thư mục khác sau --to.", "Name another file or folder after --to."
    ),
    "error.backup_exists": Label("Đã có tệp {path}.", "{path} exists already."),
    "hint.backup_exists": Label(
        "Ghi tên thư mục sau --to (mỗi bản sao lưu tự mang ngày giờ), hoặc chọn tên tệp khác.",
        "Name a folder after --to (each backup bears its date and time), or another file.",
    ),
    "error.rotation_of_a_file": Label(
        "--keep và --max-age chỉ dùng khi sao lưu vào thư mục, {path} là tệp.",
        "--keep and --max-age go with a folder of backups; {path} is a file.",
    ),
    "hint.rotation_of_a_file": Label(
        "Ghi tên thư mục sau --to, hoặc bỏ --keep và --max-age.",
        "Name a folder after --to, or leave --keep and --max-age out.",
    ),
    "error.copy_cannot_write": Label(
        "Không ghi được bản sao {path} ({detail}).", "The copy {path} cannot be written ({detail})."
    ),
    "hint.copy_cannot_write": Label(
        "Cần thư mục ghi được và còn chỗ trống. Sổ chưa bị thay đổi.",
        "Its folder must be writable and have room. The register was not changed.",
    ),
    "error.copy_differs": Label(
        "Bản sao {path} không có đủ số dòng như sổ; đã bỏ bản sao đó.",
        "The copy {path} does not hold as many rows as the register; it was thrown away.",
    ),
    "hint.copy_differs": Label(
        "Chạy lại; nếu vẫn vậy, kiểm tra sổ và ổ đĩa: {program} check",
        "Run it again; if it comes back, check register and disk: {program} check",
    ),
    # restore
    "restore.done": Label(
        "Đã khôi phục {path} từ {copy} ({held}).",
        "Restored {path} from {copy} ({held}).",
    ),
    "restore.aside": Label(
        "Sổ trước đó được giữ tại {path}.", "What was there before is kept as {path}."
    ),
    "restore.question": Label(
        "Thay {path} ({now}) bằng bản sao lưu {copy} ({held})?",
        "Replace {path} ({now}) with the backup {copy} ({held})?",
    ),
    "restore.now_damaged": Label("đang hỏng", "damaged"),
    "restore.now_none": Label("chưa có sổ", "no register there"),
    "restore.kept": Label("Không khôi phục; sổ giữ nguyên.", "Not restored; the register stays."),
    "error.restore_needs_yes": Label(
        "Khôi phục thay toàn bộ nội dung của sổ {path}.",
        "Restoring replaces everything in the register {path}.",
    ),
    "hint.restore_needs_yes": Label(
        "Nếu đúng ý, thêm --yes (lệnh này đang chạy ở chế độ không hỏi). Sổ hiện tại vẫn được giữ "
        "thành tệp riêng.",
        "If that is meant, add --yes (it runs where nobody can be asked). The present register is "
        "kept as a file beside it.",
    ),
    "error.restore_over_foreign": Label(
        "{path} không phải là sổ dan-van, nên không bị thay.",
        "{path} is not a dan-van register, so it is not replaced.",
    ),
    "hint.restore_over_foreign": Label(
        "Kiểm tra đường dẫn. Nếu tệp đó đúng là sổ đã hỏng, đổi tên nó rồi khôi phục lại: mv "
        "{quoted} {quoted}.hong",
        "Check the path. If that file was the register, give it another name and restore again: "
        "mv {quoted} {quoted}.bad",
    ),
    "error.restore_from_itself": Label(
        "{path} chính là sổ đang dùng.", "{path} is the register itself."
    ),
    "hint.restore_from_itself": Label(
        "Xem các bản sao lưu: {program} backup --list", "See the backups: {program} backup --list"
    ),
    "error.undo_of_restore": Label(
        "Lần ghi {number} là khôi phục sổ từ bản sao lưu, không hoàn tác được.",
        "Entry {number} restored the register from a backup; that cannot be taken back.",
    ),
    "hint.undo_of_restore": Label(
        "Muốn trở lại sổ trước đó: {program} restore với tệp .before-restore-… cạnh sổ. Muốn "
        "hoàn tác lần ghi khác: {program} undo SỐ",
        "To go back to what was there before: {program} restore, with the file .before-restore-… "
        "beside the register. To take another entry back: {program} undo NUMBER",
    ),
    # check
    "check.title": Label("Kiểm tra sổ {path}", "Check of {path}"),
    "check.what": Label("Phát hiện", "Finding"),
    "check.command": Label("Lệnh xử lý", "What mends it"),
    "check.kept": Label(
        "Sổ trước khi sửa được giữ tại {path}.", "The register as it was is kept as {path}."
    ),
    "check.no_backup": Label(
        "Không tìm thấy bản sao lưu. Nếu có ở nơi khác: dan-van restore TỆP. Nếu không: giữ nguyên "
        "tệp này và nhờ người biết SQLite cứu dữ liệu (sqlite3, lệnh .recover).",
        "No backup was found. If there is one elsewhere: dan-van restore FILE. If not, keep this "
        "file as it is and ask somebody who knows SQLite (sqlite3, .recover).",
    ),
    "check.pages": Label(
        "Tệp sổ bị hỏng (SQLite: {detail})", "The file is damaged (SQLite: {detail})"
    ),
    "check.index": Label(
        "Chỉ mục không khớp với dữ liệu (SQLite: {detail})",
        "An index does not agree with its table (SQLite: {detail})",
    ),
    "check.schema": Label("Thiếu {kind} trong cấu trúc sổ", "{kind} is missing from the schema"),
    "check.reference": Label(
        "{kind}: {count} dòng trỏ đến dòng không còn ({examples})",
        "{kind}: {count} rows refer to rows that are not there ({examples})",
    ),
    "check.orphan": Label(
        "{kind}: {count} dòng nói về bản ghi không còn ({examples})",
        "{kind}: {count} rows speak of records that are not there ({examples})",
    ),
    "check.original": Label(
        "{count} tệp gốc đã nhập bị mất hoặc bị thay đổi (lần nhập {examples})",
        "{count} imported files are lost or changed (batch {examples})",
    ),
    "check.date": Label(
        "{kind}: {count} bản ghi có ngày không thể có ({examples})",
        "{kind}: {count} with dates that cannot be ({examples})",
    ),
    "check.timeline": Label(
        "{kind}: {count} bản ghi không có quá trình ({examples})",
        "{kind}: {count} have no history ({examples})",
    ),
    "check.key": Label(
        "{kind}: {count} khóa tìm kiếm, sắp xếp sai ({examples})",
        "{kind}: {count} wrong keys for finding and order ({examples})",
    ),
    "check.derived": Label(
        "{kind}: {count} bản ghi hiện tình trạng không đúng với quá trình ({examples})",
        "{kind}: {count} show a state that their history does not have ({examples})",
    ),
    "check.tally": Label(
        "{count} số đếm mô hình giữ sẵn cho bảng tổng hợp không đúng ({examples})",
        "{count} kept counts of models for the totals are wrong ({examples})",
    ),
    "check.counter": Label(
        "Mã đã cấp có thể bị cấp lại ({examples})", "Codes would be given out again ({examples})"
    ),
    "check.sum": Label(
        "{kind}: có {count} dòng, theo nhật ký phải là {detail}; có chương trình khác đã ghi vào "
        "tệp",
        "{kind}: {count} rows, by the journal there should be {detail}; another program wrote to "
        "the file",
    ),
    "check.backup": Label(
        "Nội dung ghi từ {on} chưa có trong bản sao lưu nào",
        "What was written since {on} is in no backup",
    ),
    "check.open": Label(
        "Người khác trên máy này đọc được sổ", "Others on this machine can read the register"
    ),
    # help
    "help.backup": Label(
        "Sao lưu sổ, kể cả khi người khác đang ghi; bản sao được đọc lại để kiểm tra.",
        "Copy the register, also while others write; the copy is read again to prove it.",
    ),
    "help.restore": Label(
        "Khôi phục sổ từ một bản sao lưu; sổ hiện tại được giữ thành tệp riêng.",
        "Put a backup in the register's place; what is there now is kept aside.",
    ),
    "help.check": Label(
        "Kiểm tra sổ có nguyên vẹn không; nguyên vẹn thì không in gì.",
        "Prove that the register is whole; prints nothing when it is.",
    ),
    "argument.backup": Label(
        "Bản sao lưu; xem: dan-van backup --list.", "The backup; see: dan-van backup --list."
    ),
    "option.backup_to": Label(
        "Thư mục sẽ chứa bản sao lưu, hoặc tên tệp của nó (mặc định: thư mục backups cạnh sổ, hoặc "
        "cài đặt backups).",
        "The folder for the backup, or its file (default: the folder backups beside the register, "
        "or the setting backups).",
    ),
    "option.backup_keep": Label(
        "Chỉ giữ chừng này bản sao lưu mới nhất của sổ này.",
        "Keep only so many of the latest backups of this register.",
    ),
    "option.backup_max_age": Label(
        "Xóa bản sao lưu cũ hơn chừng này ngày; bản mới nhất luôn được giữ.",
        "Delete backups older than so many days; the latest always stays.",
    ),
    "option.backup_list": Label(
        "Liệt kê các bản sao lưu, không tạo bản mới.", "List the backups, make none."
    ),
    "option.repair": Label(
        "Sửa những gì sửa được mà không mất dữ liệu (giữ lại một bản trước khi sửa).",
        "Mend what can be mended without losing anything (a copy is kept first).",
    ),
    "option.check_backups": Label(
        "Thư mục chứa các bản sao lưu (mặc định: như lệnh backup).",
        "The folder of the backups (default: that of backup).",
    ),
    "option.check_max_age": Label(
        "Nhắc sao lưu khi có nội dung ghi đã chừng này ngày mà chưa được sao lưu.",
        "Ask for a backup of what was written so many days ago and is in none.",
    ),
}
