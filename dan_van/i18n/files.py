"""What is wrong with files, settings and streams (`error.*`, `hint.*`), and why (`os.*`)."""

from __future__ import annotations

from dan_van.domain.wording import Label

FILES: dict[str, Label] = {
    "error.no_files": Label(
        "Không có tệp bảng tính nào để nhập trong: {paths}.",
        "There is no workbook to import in: {paths}.",
    ),
    "error.cannot_print": Label(
        "Không ghi được kết quả ra đầu ra chuẩn ({detail}).",
        "The result cannot be written to standard output ({detail}).",
    ),
    "hint.cannot_print": Label(
        "Xem lại tệp hoặc chương trình nhận kết quả. Những gì lệnh đã ghi vào sổ vẫn còn.",
        "Look at the file or program that takes the result. What was stored in the register stays.",
    ),
    "error.cannot_write": Label(
        "Không ghi được {path} ({detail}).", "{path} cannot be written ({detail})."
    ),
    "hint.cannot_write": Label("Chọn thư mục khác sau -o.", "Choose another folder after -o."),
    "error.cannot_make_folder": Label(
        "Không tạo được thư mục {path} ({detail}).", "The folder {path} cannot be made ({detail})."
    ),
    "hint.cannot_make_folder": Label(
        "Chọn thư mục khác sau --return-to.", "Choose another folder after --return-to."
    ),
    "error.output_exists": Label("Đã có tệp {path}.", "{path} exists already."),
    "hint.output_exists": Label(
        "Chọn tên khác, hoặc thêm --force để ghi đè.",
        "Choose another name, or add --force to overwrite it.",
    ),
    "error.unknown_ending": Label(
        "Không biết định dạng của {path}.", "The format of {path} is not known."
    ),
    "hint.unknown_ending": Label(
        "Dùng một trong các đuôi: {known}", "Use one of these endings: {known}"
    ),
    "error.form_unknown": Label("Không có biểu mẫu “{value}”.", "There is no form “{value}”."),
    "hint.form_unknown": Label("Các biểu mẫu: {known}", "The forms are: {known}"),
    "error.setting_unknown": Label("Không có cài đặt “{name}”.", "There is no setting “{name}”."),
    "hint.setting_unknown": Label("Các cài đặt: {known}", "The settings are: {known}"),
    "error.setting_bad_value": Label(
        "Cài đặt {name}: không dùng được “{value}”.", "Setting {name}: “{value}” will not do."
    ),
    "hint.setting_bad_value": Label("Chọn một trong: {allowed}", "Choose one of: {allowed}"),
    "error.settings_file_not_written": Label(
        "Không ghi được tệp cài đặt {path} ({detail}).",
        "The settings file {path} cannot be written ({detail}).",
    ),
    "hint.settings_file_not_written": Label(
        "Kiểm tra quyền của thư mục chứa tệp; hoặc dùng --db hay biến DAN_VAN_DB thay cho cài đặt.",
        "Check the permissions of its folder; or use --db or DAN_VAN_DB instead of the setting.",
    ),
    "error.settings_file": Label(
        "Không đọc được tệp cài đặt {path} ({detail}).",
        "The settings file {path} cannot be read ({detail}).",
    ),
    "hint.settings_file": Label(
        "Sửa tệp đó, hoặc xóa đi để dùng cài đặt mặc định.",
        "Mend the file, or delete it to go back to the defaults.",
    ),
    "error.interrupted": Label(
        "Đã dừng; phần đang làm dở không được ghi.", "Interrupted; what was under way was not kept."
    ),
    "error.not_utf8": Label(
        "“{value}” có ký tự không phải Unicode (UTF-8), nếu ghi vào sổ sẽ mất chữ.",
        "“{value}” has letters that are not Unicode (UTF-8); they would be lost.",
    ),
    "hint.not_utf8": Label(
        "Gõ lại bằng bảng mã Unicode; không dùng TCVN3 hay VNI.",
        "Type it again in Unicode, not in TCVN3 or VNI.",
    ),
    "error.no_such_home": Label(
        "Không tìm thấy thư mục cá nhân trong đường dẫn {path}.",
        "The home folder in {path} cannot be found.",
    ),
    "hint.no_such_home": Label(
        "Ghi đường dẫn đầy đủ, bắt đầu bằng /; hoặc đặt biến HOME.",
        "Write the path in full, from /; or set the variable HOME.",
    ),
    "error.folder_unreadable": Label(
        "Không đọc được thư mục {path} ({detail}).",
        "The folder {path} cannot be read ({detail}).",
    ),
    "hint.folder_unreadable": Label(
        "Kiểm tra quyền của thư mục, hoặc chép các tệp sang thư mục của mình.",
        "Check its permissions, or copy the files to a folder of your own.",
    ),
    # what the system says of a file
    "os.EACCES": Label("không có quyền truy cập", "permission denied"),
    "os.EPERM": Label("không có quyền truy cập", "permission denied"),
    "os.ENOENT": Label("thư mục không tồn tại", "there is no such folder"),
    "os.ENOTDIR": Label("một phần của đường dẫn không phải là thư mục", "a part is no folder"),
    "os.EEXIST": Label("một phần của đường dẫn không phải là thư mục", "a part is no folder"),
    "os.EISDIR": Label("đây là một thư mục", "it is a folder"),
    "os.ENOSPC": Label("ổ đĩa đã đầy", "the disk is full"),
    "os.EDQUOT": Label("đã dùng hết dung lượng được cấp", "the disk quota is used up"),
    "os.EROFS": Label("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    "os.ENAMETOOLONG": Label("tên tệp quá dài", "the file's name is too long"),
    "os.EIO": Label("ổ đĩa có lỗi", "the disk failed"),
    "os.EBADF": Label("đầu ra đã đóng", "the output is closed"),
    "os.ELOOP": Label("liên kết chỉ vòng tròn", "the links go round in a circle"),
    "os.ETXTBSY": Label("tệp đang được chương trình khác dùng", "another program uses the file"),
    "os.EBUSY": Label("tệp đang được chương trình khác dùng", "another program uses the file"),
}
