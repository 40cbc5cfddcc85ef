"""Why a file, a sheet or a way of totalling is refused, and what to do about it."""

from __future__ import annotations

from dan_van.domain.wording import Label

REFUSALS: dict[str, Label] = {
    "refused.helper_sheet": Label(
        "Trang tính “{sheet}” là trang hướng dẫn, ví dụ hoặc danh mục nên không đọc số "
        "liệu. Nếu trang này có số liệu thật, hãy đổi tên trang rồi gửi lại.",
        "Sheet “{sheet}” holds instructions, examples or lookup values, so it is not "
        "read. If it holds real data, rename the sheet and send it again.",
    ),
    "refused.empty_sheet": Label(
        "Trang tính “{sheet}” không có nội dung.",
        "Sheet “{sheet}” is empty.",
    ),
    "refused.no_table": Label(
        "Trang tính “{sheet}” không có bảng: không tìm thấy dòng tiêu đề cột trong 40 "
        "dòng đầu có nội dung. Hãy kiểm tra lại dòng tiêu đề (STT, Tên mô hình, …).",
        "Sheet “{sheet}” holds no table: no row of column headings was found in the first"
        " 40 rows with content. Check the heading row (No., Name, …).",
    ),
    "refused.timetable": Label(
        "Trang tính “{sheet}” là thời khóa biểu hoặc lịch công tác, không phải danh sách "
        "nên không nhập.",
        "Sheet “{sheet}” is a timetable or work schedule, not a list, so it is not imported.",
    ),
    "refused.drawing": Label(
        "Trang tính “{sheet}” là sơ đồ hoặc bản đồ, không phải danh sách nên không nhập.",
        "Sheet “{sheet}” is a chart or a map, not a list, so it is not imported.",
    ),
    "refused.letter": Label(
        "Trang tính “{sheet}” là văn bản, không có bảng. Hãy lập danh sách theo biểu mẫu "
        "(lệnh: dan-van template models -o mau.xlsx).",
        "Sheet “{sheet}” is a letter without a table. Put the list into a form (command: "
        "dan-van template models -o form.xlsx).",
    ),
    "refused.one_page_form": Label(
        "Trang tính “{sheet}” là phiếu một trang không theo biểu mẫu nào đã biết: không có mục "
        "“Tên mô hình” (hoặc tên vụ việc, hoạt động, …) cùng với đơn vị. Nếu cần nhập, chép nội "
        "dung vào biểu mẫu danh sách: dan-van template models -o mau.xlsx",
        "Sheet “{sheet}” is a one-page form of no known kind: it does not ask for the name of a "
        "model (or of an issue, an activity, …) and its unit. To import it, copy its content into "
        "a list form: dan-van template models -o form.xlsx",
    ),
    "refused.blank_form": Label(
        "Phiếu ở trang tính “{sheet}” chưa được điền. Điền nội dung rồi gửi lại.",
        "The form on sheet “{sheet}” was not filled in. Fill it in and send it again.",
    ),
    "refused.summary_of_figures": Label(
        "Trang tính “{sheet}” là biểu tổng hợp số liệu, không liệt kê từng mô hình hay vụ"
        " việc nên không có bản ghi để nhập.",
        "Sheet “{sheet}” is a summary of figures; it does not list single records, so "
        "there is nothing to import as records.",
    ),
    "refused.unknown_form": Label(
        "Trang tính “{sheet}” có bảng nhưng không theo biểu mẫu nào đã biết. Các cột tìm thấy: "
        "{headers}. Xem biểu mẫu: dan-van template models -o mau.xlsx",
        "Sheet “{sheet}” holds a table, but in no known form. Columns found: {headers}. For a "
        "form to fill in: dan-van template models -o form.xlsx",
    ),
    "refused.empty": Label(
        "Tệp trống, không có nội dung. Đề nghị nơi gửi gửi lại tệp.",
        "The file is empty. Ask the sender for the file again.",
    ),
    "refused.lock_file": Label(
        "Đây là tệp tạm do phần mềm bảng tính tạo ra khi đang mở bảng tính, không có số "
        "liệu; bỏ qua.",
        "This is a temporary file left by a spreadsheet program that has the workbook "
        "open; it holds no data and is skipped.",
    ),
    "refused.encrypted": Label(
        "Tệp được bảo vệ bằng mật khẩu nên không đọc được. Mở tệp bằng phần mềm bảng "
        "tính (có tệp mở được mà không hỏi mật khẩu), bỏ mật khẩu rồi lưu lại.",
        "The file is protected with a password and cannot be read. Open it in a spreadsheet "
        "program (some open without asking for it), remove the password and save it again.",
    ),
    "refused.not_a_workbook": Label(
        "Nội dung tệp là {what}, không phải bảng tính, dù tên tệp có đuôi của bảng tính. Chuyển "
        "sang .xlsx, hoặc đề nghị nơi gửi gửi lại bảng tính.",
        "The content of the file is {what}, not a workbook, whatever its name ends in. Turn it "
        "into .xlsx, or ask the sender for a workbook.",
    ),
    "refused.text_not_workbook": Label(
        "Nội dung tệp là văn bản thường, không phải bảng tính, dù tên tệp có đuôi của bảng tính, "
        "và không có bảng nào trong đó. Đề nghị nơi gửi gửi lại bảng tính.",
        "The content of the file is plain text, not a workbook, whatever its name ends in, and "
        "there is no table in it. Ask the sender for the workbook.",
    ),
    "refused.problem_list": Label(
        "Trang tính “{sheet}” là danh sách lỗi do dan-van lập khi trả lại tệp, không phải số liệu.",
        "Sheet “{sheet}” is the list of problems that dan-van put into a returned copy, not data.",
    ),
    "refused.unknown_content": Label(
        "Không nhận ra nội dung tệp: không phải xlsx, xlsm, xlsb, xls, ods, csv hay tsv. "
        "Kiểm tra lại tệp hoặc đề nghị nơi gửi gửi lại.",
        "The content of the file is not recognised: it is none of xlsx, xlsm, xlsb, xls, "
        "ods, csv, tsv. Check the file or ask the sender for it again.",
    ),
    "refused.damaged": Label(
        "Tệp bị hỏng hoặc không đầy đủ nên không đọc được. Thử mở bằng phần mềm bảng tính"
        " rồi lưu lại, hoặc đề nghị nơi gửi gửi lại.",
        "The file is damaged or incomplete and cannot be read. Try to open it in a "
        "spreadsheet program and save it again, or ask the sender for it again.",
    ),
    "refused.too_big": Label(
        "Đọc tệp cần nhiều bộ nhớ hơn mức cho phép. Xoá các trang tính, hàng và cột không"
        " dùng đến rồi lưu lại, hoặc chia thành nhiều tệp.",
        "Reading the file takes more memory than is allowed. Delete unused sheets, rows "
        "and columns and save it again, or split it into several files.",
    ),
    "refused.sheet_too_big": Label(
        "Trang tính “{sheet}” trải trên {rows} hàng × {columns} cột, vượt mức {limit} ô. "
        "Có thể có ô lạc ở rất xa bảng: xoá các hàng, cột thừa rồi lưu lại.",
        "The sheet “{sheet}” reaches over {rows} rows × {columns} columns, more than "
        "{limit} cells. A stray cell may lie far from the table: delete the surplus rows "
        "and columns and save it again.",
    ),
    "refused.beyond_grid": Label(
        "Trang tính “{sheet}” có {rows} hàng × {columns} cột; một trang tính chỉ có tối đa"
        " {most_rows} hàng và {most_columns} cột. Chia thành nhiều tệp.",
        "The sheet “{sheet}” has {rows} rows × {columns} columns; a spreadsheet has at most"
        " {most_rows} rows and {most_columns} columns. Split it into several files.",
    ),
    "refused.file_too_big": Label(
        "Tệp có dung lượng {megabytes} MB, vượt mức {limit} MB. Xoá hình ảnh và các trang tính"
        " không dùng đến rồi lưu lại, hoặc chia thành nhiều tệp.",
        "The file has {megabytes} MB, more than {limit} MB. Delete pictures and sheets that are"
        " not used and save it again, or split it into several files.",
    ),
    "refused.cell_too_long": Label(
        "Bản ghi số {row} có một ô dài quá {limit} ký tự; có thể một dấu ngoặc kép mở mà không"
        " đóng. Sửa ô đó rồi lưu lại.",
        "Record {row} has a cell of more than {limit} characters; a quotation mark may be open"
        " and never closed. Correct the cell and save the file again.",
    ),
    "refused.unpacks_too_big": Label(
        "Nội dung tệp lên tới {megabytes} MB, vượt mức cho phép. Kiểm tra lại tệp, xoá "
        "phần không dùng đến hoặc chia thành nhiều tệp.",
        "The content of the file comes to {megabytes} MB, more than is allowed. Check the"
        " file, delete what is not used or split it into several files.",
    ),
    "refused.open_quote": Label(
        "Bản ghi số {row} có dấu ngoặc kép mở mà không đóng, nên không rõ phần còn lại "
        "thuộc ô nào. Sửa dấu ngoặc kép rồi lưu lại.",
        "Record {row} opens a quotation mark that is never closed, so it is unclear which"
        " cells the rest belongs to. Correct the quotation mark and save the file again.",
    ),
    "refused.timed_out": Label(
        "Đọc tệp quá {seconds} giây chưa xong nên đã dừng. Mở tệp bằng phần mềm bảng tính"
        " rồi lưu lại ở dạng .xlsx, hoặc chia thành nhiều tệp.",
        "Reading the file was stopped after {seconds} seconds. Open it in a spreadsheet "
        "program and save it as .xlsx, or split it into several files.",
    ),
    "refused.crashed": Label(
        "Bộ phận đọc bảng tính dừng đột ngột khi đọc tệp này ({detail}); có thể tệp bị "
        "hỏng. Mở tệp bằng phần mềm bảng tính rồi lưu lại ở dạng .xlsx.",
        "The reader stopped abruptly at this file ({detail}); the file may be damaged. "
        "Open it in a spreadsheet program and save it as .xlsx.",
    ),
    "refused.not_found": Label(
        "Không tìm thấy tệp. Kiểm tra lại tên tệp và thư mục.",
        "There is no such file. Check the name and the folder.",
    ),
    "refused.is_folder": Label(
        "Đây là thư mục, không phải tệp. Chỉ ra các tệp trong thư mục, ví dụ {example}.",
        "This is a folder, not a file. Name the files in it, for example {example}.",
    ),
    "refused.no_permission": Label(
        "Không có quyền đọc tệp. Kiểm tra quyền truy cập, hoặc chép tệp sang thư mục của mình.",
        "There is no permission to read the file. Check the access rights, or copy the "
        "file to a folder of your own.",
    ),
    "refused.changed_meanwhile": Label(
        "Tệp đã bị sửa trong lúc hệ thống đang đọc. Lưu và đóng tệp, rồi nhập lại.",
        "The file was changed while it was being read. Save and close it, then import it again.",
    ),
    "refused.cannot_read": Label(
        "Hệ thống không đọc được tệp (ổ đĩa hoặc mạng có lỗi, hoặc tệp đã bị di chuyển). "
        "Thử lại, hoặc chép tệp sang ổ đĩa của máy này.",
        "The system could not read the file (a fault of the disk or the network, or the "
        "file was moved). Try again, or copy the file to a disk of this machine.",
    ),
    "refused.only_hidden": Label(
        "Trang tính có dữ liệu đang bị ẩn ({sheets}) nên chưa đọc. Nếu cần nhập: {option}",
        "The sheets with data are hidden ({sheets}), so nothing was read. To import: {option}",
    ),
    "refused.no_such_sheet": Label(
        "Tệp không có trang tính “{name}”. Các trang tính: {sheets}.",
        "The file has no sheet “{name}”. It has: {sheets}.",
    ),
    "refused.no_form": Label(
        "Không trang tính nào có biểu mẫu nhập được ({sheets}). Xem mẫu: dan-van template"
        " models -o mau.xlsx",
        "No sheet has a form that can be imported ({sheets}). For a form to fill in: "
        "dan-van template models -o form.xlsx",
    ),
    # totals
    "error.time_across": Label(
        "--across không dùng cùng --by {value}: thời gian chỉ xếp theo cột hoặc theo hàng.",
        "--across does not go with --by {value}: time stands in columns or in rows.",
    ),
    "hint.time_across": Label(
        "Ví dụ: --by sector --across quarter", "For example: --by sector --across quarter"
    ),
    "error.top_of_time": Label(
        "--top không dùng cùng --by {value}: tháng, quý, năm và nhóm vấn đề không xếp"
        " theo số lượng.",
        "--top does not go with --by {value}: months, quarters, years and categories are not"
        " ranked.",
    ),
    "hint.top_of_time": Label(
        "Ví dụ: --by unit --top 5 --across quarter",
        "For example: --by unit --top 5 --across quarter",
    ),
    "error.cumulative_and_since": Label(
        "--cumulative và --since không dùng cùng nhau.",
        "--cumulative and --since do not go together.",
    ),
    "hint.cumulative_and_since": Label(
        "Chọn một: --cumulative year, --cumulative campaign hoặc --since 2020",
        "Choose one: --cumulative year, --cumulative campaign or --since 2020",
    ),
    "error.bad_since": Label(
        "--since {value}: phải là một năm không sau kỳ {period}.",
        "--since {value}: give a year that is not after the period {period}.",
    ),
    "hint.bad_since": Label("Ví dụ: --since 2020", "For example: --since 2020"),
    "error.too_many_dimensions": Label(
        "--by: “{value}” phải là một hoặc hai tên khác nhau.",
        "--by: “{value}” must be one name or two different ones.",
    ),
    "hint.too_many_dimensions": Label(
        "Chọn trong: {allowed}; ví dụ --by sector,kind", "From: {allowed}; e.g. --by sector,kind"
    ),
    "error.figure_exists": Label(
        "Cùng đơn vị, kỳ và chỉ tiêu đã có số {before} ({code}, {source}).",
        "The same unit has stated {before} for the same thing and period ({code}, {source}).",
    ),
    "hint.figure_exists": Label(
        "Nếu lấy số mới: {program} figure edit {code} {options}. Số cũ vẫn xem được: {program} "
        "history {code}",
        "To take the new one: {program} figure edit {code} {options}. The old one stays to be "
        "seen: {program} history {code}",
    ),
}
