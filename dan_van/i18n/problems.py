"""What is wrong with a cell, a row or a sheet, and how the sender mends it."""

from __future__ import annotations

from dan_van.domain.wording import Label

PROBLEMS: dict[str, Label] = {
    "problem.ends_before_start": Label(
        "Kết thúc {end}, trước ngày phát sinh {start}. Sửa một trong hai ngày.",
        "It ends on {end}, before it was raised on {start}. Correct one of the dates.",
    ),
    "problem.no_longer_present": Label(
        "{count} bản ghi do tệp trước cùng kỳ đưa vào nay không còn trong tệp này; sổ vẫn giữ. Nếu "
        "đúng là đã bỏ, nhập lại với --replace để rút.",
        "{count:record|records} that an earlier file of the same period brought in and this one "
        "leaves out: kept. If they were dropped on purpose, import again with --replace to "
        "withdraw them.",
    ),
    "problem.model_not_registered": Label(
        "Mô hình “{value}” chưa có trong sổ; được thêm ở giai đoạn “{stage}”, chưa có lần đăng ký "
        "nào. Nếu là gõ nhầm, sửa lại tên; nếu không, hãy nhập cả danh sách đăng ký.",
        "The model “{value}” was not in the register; it comes in at the stage “{stage}”, without "
        "a registration. If it was mistyped, correct the name; if not, import the list of "
        "registrations too.",
    ),
    "problem.model_similar": Label(
        "Sổ không có mô hình “{value}” của {unit}, nhưng có {code} “{suggestion}”. Nếu là một, sửa "
        'tên cho khớp; nếu là mô hình khác, thêm trước: dan-van model add "{value}" --unit '
        '"{unit}".',
        "The register has no model “{value}” of {unit}, but {code} “{suggestion}”. If they are "
        'one, correct the name; if not, add it first: dan-van model add "{value}" --unit "{unit}".',
    ),
    "problem.model_of_other_unit": Label(
        "Sổ có mô hình “{value}” ({code}) của {other_unit}, không phải của {unit}. Nếu là một, ghi "
        'đúng đơn vị; nếu là mô hình khác, thêm trước: dan-van model add "{value}" --unit '
        '"{unit}".',
        "The register has the model “{value}” ({code}) of {other_unit}, not of {unit}. If they are "
        'one, correct the unit; if not, add it first: dan-van model add "{value}" --unit '
        '"{unit}".',
    ),
    "problem.kept_for_others": Label(
        "{count} bản ghi không còn trong tệp này nhưng tệp khác vẫn có, nên sổ vẫn giữ.",
        "{count:record is|records are} not in this file but in other files: kept.",
    ),
    "problem.code_withdrawn": Label(
        "Bản ghi mang mã {value} đã rút khỏi sổ; dòng này được nhập như bản ghi mới, với mã mới.",
        "The record with the code {value} was withdrawn; this row comes in as a new record with a "
        "code of its own.",
    ),
    "problem.not_items": Label(
        "“{value}” không phải số lượng hiện vật. Ghi như: 300 suất quà; 2.200 lá cờ Tổ quốc.",
        "“{value}” is not a list of things. Write it as: 300 suất quà; 2.200 lá cờ Tổ quốc.",
    ),
    "problem.campaign_new": Label(
        "Phong trào, chương trình “{value}” chưa có trong sổ, đã được thêm. Nếu là gõ nhầm, xem "
        "“dan-van campaign list”.",
        "The campaign “{value}” was not in the register and was added. If it was mistyped, see "
        "“dan-van campaign list”.",
    ),
    "problem.record_unknown": Label(
        "Không có bản ghi mang mã “{value}”. Kiểm tra lại mã.",
        "There is no record with the code “{value}”. Check the code.",
    ),
    "problem.value_missing": Label(
        "Thiếu “{field}”. Điền vào ô này rồi gửi lại.",
        "“{field}” is missing. Fill the cell in and send the file again.",
    ),
    "problem.column_missing": Label(
        "Thiếu “{field}”: bảng không có cột này. Thêm cột “{field}” rồi gửi lại.",
        "“{field}” is missing: the table has no such column. Add the column and send the file "
        "again.",
    ),
    "problem.missing_below": Label(
        "Thiếu {field}; ô này để trống dưới một ô có ghi. Nếu ý là “như trên”, nhập với "
        "--fill-down; nếu không, điền vào ô.",
        "{field} is missing: the cell is blank below one that is not. If it means “as above”, "
        "import with --fill-down; if not, fill the cell in.",
    ),
    "problem.column_unread": Label(
        "Thiếu {field}: không cột nào được nhận ra là mục này. Nếu đó là cột “{heading}”, nhập "
        "với {option}",
        "{field} is missing: no column was recognised as it. If it is the column “{heading}”, "
        "import with {option}",
    ),
    "problem.blank_unit_taken": Label(
        "{count} dòng để trống cột {field} dưới một ô có ghi (dòng {rows}), được tính cho đơn vị "
        "của cả trang tính. Nếu ý là “như trên”, nhập với --fill-down.",
        "{count:row leaves|rows leave} the column {field} blank below one that is not (rows "
        "{rows}): given to the unit of the whole sheet. If it means “as above”, use --fill-down.",
    ),
    "problem.unit_missing": Label(
        "Không rõ đơn vị của dòng này. {how}",
        "It is not clear which unit this row belongs to. {how}",
    ),
    "problem.unit_not_told": Label(
        "Thêm cột “Đơn vị”, ghi đơn vị ở tiêu đề, hoặc nhập với --unit TÊN.",
        "Add a unit column, name the unit in the title, or import with --unit NAME.",
    ),
    "problem.unit_cell_blank": Label(
        "Ô đơn vị để trống: điền tên đơn vị, hoặc nhập với --unit TÊN nếu cả tệp là của một "
        "đơn vị.",
        "Its unit cell is blank: write the unit there, or import with --unit NAME if the whole "
        "file is of one unit.",
    ),
    "problem.unit_of_title_unknown": Label(
        "Tiêu đề ghi “{sender}”, sổ chưa có đơn vị này: thêm bằng dan-van unit add, hoặc nhập với "
        "--unit TÊN.",
        "The title says “{sender}”, which the register does not have: add it with dan-van unit "
        "add, or import with --unit NAME.",
    ),
    "problem.unit_unknown": Label(
        "Không có đơn vị “{value}” trong sổ. Sửa lại tên, thêm bằng dan-van unit add "
        "{quoted_value}, hoặc nhập với --create-units.",
        "There is no unit “{value}” in the register. Correct the name, add it with dan-van unit "
        "add {quoted_value}, or import with --create-units.",
    ),
    "problem.unit_unknown_similar": Label(
        "Không có đơn vị “{value}” trong sổ. Có phải “{suggestion}”? Sửa lại tên; nếu đó là cách "
        "gọi khác: dan-van unit alias {quoted_suggestion} {quoted_value}; nếu là đơn vị mới: "
        "--create-units.",
        "There is no unit “{value}” in the register. Did you mean “{suggestion}”? Correct the "
        "name; if it is another way to call it: dan-van unit alias {quoted_suggestion} "
        "{quoted_value}; if it is a new unit: --create-units.",
    ),
    "problem.unit_ambiguous": Label(
        "“{value}” là tên của nhiều đơn vị: {candidates}. Ghi thêm tên đơn vị cấp trên.",
        "“{value}” is the name of several units: {candidates}. Write the parent's name too.",
    ),
    "problem.unit_without_diacritics": Label(
        "“{value}” viết không dấu, được hiểu là {unit}.",
        "“{value}” is written without diacritics and was taken for {unit}.",
    ),
    "problem.marked_twice": Label(
        "Dòng này đánh dấu ở nhiều cột cùng loại. Chỉ để lại một dấu.",
        "This row is marked in more than one column of a kind. Leave one mark only.",
    ),
    "problem.duplicate_row": Label(
        "“{value}” đã có ở dòng {first_row}, trang tính “{first_sheet}”, của cùng đơn vị."
        " Xóa một dòng hoặc sửa tên cho khác.",
        "“{value}” stands already in row {first_row} of sheet “{first_sheet}”, for the "
        "same unit. Delete one of the rows or change its name.",
    ),
    "problem.duplicate_code": Label(
        "Mã {value} đã có ở dòng {first_row}, trang tính “{first_sheet}”. Mỗi bản ghi một mã; sửa "
        "hoặc xóa mã ở một dòng.",
        "The code {value} stands already in row {first_row} of sheet “{first_sheet}”. Each record "
        "has a code of its own; correct or delete one of the two.",
    ),
    "problem.name_of_another": Label(
        "Mã {value} là của một bản ghi khác với “{name}” ({code}). Sửa mã hoặc tên.",
        "Code {value} belongs to another record than “{name}” ({code}). Correct the code "
        "or the name.",
    ),
    "problem.dimension_unknown": Label(
        "{count} dòng không cho biết {field}, được ghi là chưa rõ. Nếu cả tệp cùng một "
        "loại, nhập với {option}.",
        "Rows that do not tell {field}: {count}; they are kept as unknown. If it is the same for "
        "the whole file, import with {option}.",
    ),
    "problem.dimension_blank": Label(
        "{count} dòng không cho biết {field}, được ghi là chưa rõ; {below} dòng trong đó để trống "
        "dưới một ô có ghi. Nếu ý là “như trên”, nhập với --fill-down; nếu cả tệp cùng một loại, "
        "nhập với {option}.",
        "{count:row does|rows do} not tell: {field}; kept as unknown. Blank below a cell that is "
        "not: {below}; if that means “as above”, import with --fill-down; if it is "
        "the same for the whole file, with {option}.",
    ),
    "problem.total_disagrees": Label(
        "Tệp ghi tổng số {declared}{what}, đếm được {counted}. Hãy kiểm tra lại danh sách và tổng "
        "số.",
        "The file states {declared}{what}, the count is {counted}. Check the list and the total.",
    ),
    "problem.total_of": Label(" ({what})", " ({what})"),
    "problem.share_disagrees": Label(
        "Tệp ghi {stated}%, nhưng {of} là {computed}%. Hãy kiểm tra lại các số; tỷ lệ không được "
        "lưu vào sổ.",
        "The file states {stated}%, but {of} is {computed}%. Check the numbers; percentages are "
        "not kept.",
    ),
    "problem.figures_without_unit": Label(
        "Không rõ số liệu ở trang tính này là của đơn vị nào. Ghi đơn vị ở tiêu đề, thêm cột "
        "“Đơn vị”, hoặc nhập với --unit TÊN.",
        "It is not clear which unit the figures of this sheet belong to. Name the unit in the "
        "title, add a unit column, or import with --unit NAME.",
    ),
    "problem.figures_without_period": Label(
        "Không rõ số liệu ở trang tính này thuộc kỳ nào. Ghi kỳ báo cáo ở tiêu đề, hoặc nhập với "
        "--period KỲ.",
        "It is not clear which period the figures of this sheet are of. Name the period in the "
        "title, or import with --period PERIOD.",
    ),
    "problem.figure_twice": Label(
        "Ô {first_cell}, trang tính “{first_sheet}” ghi {first}, ở đây ghi {value} cho cùng một "
        "chỉ tiêu. Giữ lại số đúng.",
        "Cell {first_cell} of sheet “{first_sheet}” says {first}, here it is {value} for the same "
        "thing. Keep the right one.",
    ),
    "problem.figure_contradicts": Label(
        "Ghi {value}, khác số {before} đã báo cáo cho cùng một chỉ tiêu ({code}, {source}). Lấy số "
        "mới; xem lại các số đã ghi bằng dan-van history {code}, lấy lại số cũ bằng dan-van undo.",
        "Says {value}, where {before} was stated for the same thing ({code}, {source}). The new "
        "one is taken; dan-van history {code} shows all of them, dan-van undo brings the old one "
        "back.",
    ),
    "problem.columns_left": Label(
        "Không nhập các cột số liệu chưa có chỉ tiêu tương ứng: {headers}.",
        "Columns of figures that no measure is known for were left out: {headers}.",
    ),
    "problem.unit_out_of_scope": Label(
        "{value} không thuộc diện phải thực hiện “{name}”. Kiểm tra tên đơn vị, hoặc sửa phạm vi "
        "bằng lệnh dan-van checklist edit.",
        "{value} is none of the units that “{name}” is for. Check the unit, or change whom it is "
        "for with dan-van checklist edit.",
    ),
    "problem.period_disagrees": Label(
        "Tiêu đề ghi kỳ {title}, lệnh ghi kỳ {period}. Đã dùng kỳ của lệnh. Nếu kỳ ở tiêu đề mới "
        "đúng: dan-van undo, rồi nhập lại với --period {title}.",
        "The title says {title}, the command says {period}. The command's period was used. If the "
        "title is right: dan-van undo, then import again with --period {title}.",
    ),
    "problem.heading_similar": Label(
        "Không nhận ra cột “{value}”; có phải “{field}”? Cột này chưa được nhập: nhập với "
        "{option}, hoặc sửa tiêu đề cột rồi nhập lại.",
        "The column “{value}” is not known; did you mean “{field}”? It was not imported: import "
        "with {option}, or correct the heading and import again.",
    ),
    "problem.legacy_text": Label(
        "Chữ gõ theo bảng mã cũ {encoding} ở {columns} cột đã được chuyển sang Unicode. Hãy xem "
        "lại các tên sau khi nhập.",
        "Text typed in the old encoding {encoding} was converted to Unicode ({columns} columns). "
        "Please look over the names after the import.",
    ),
    "problem.sheet_left": Label(
        "Trang tính này không được nhập. {reason}",
        "This sheet was left out. {reason}",
    ),
    "problem.sheet_hidden": Label(
        "Trang tính này bị ẩn nên không được nhập. Nếu cần nhập: {option}",
        "This sheet is hidden and was not imported. To import it: {option}",
    ),
    "problem.cell_fault": Label(
        "Ô chứa lỗi “{value}” hoặc công thức chưa có kết quả. Hãy mở tệp bằng Excel, sửa "
        "công thức rồi lưu lại, hoặc nhập thẳng giá trị.",
        "The cell holds the error “{value}” or a formula without a result. Open the file "
        "in Excel, repair the formula and save it, or type the value itself.",
    ),
    "problem.ragged_row": Label(
        "Dòng này có {cells} ô trong khi dòng tiêu đề chỉ có {columns} cột, nên các ô có thể bị "
        "lệch cột (ví dụ 1,234 không đặt trong ngoặc kép). Hãy sửa dòng này rồi lưu lại.",
        "The row has {cells} cells where the header has {columns}, so its cells may stand under "
        "wrong headings (as 1,234 without quotes does). Correct the row and save the file again.",
    ),
    "problem.too_long": Label(
        "Nội dung dài {length} ký tự, vượt mức {limit} ký tự của một ô. Hãy rút gọn hoặc "
        "tách ra nhiều ô.",
        "The text has {length} characters; a cell holds at most {limit}. Shorten it or "
        "split it over several cells.",
    ),
    "problem.not_a_mark": Label(
        "“{value}” không phải là dấu đánh vào ô. Hãy đánh x nếu có, để trống nếu không.",
        "“{value}” is not a mark. Write x for yes and leave the cell blank for no.",
    ),
    "problem.unknown_choice": Label(
        "“{value}” không có trong danh mục. Hãy chọn một trong các giá trị: {allowed}.",
        "“{value}” is not in the list. Choose one of: {allowed}.",
    ),
    "problem.unknown_choice_similar": Label(
        "“{value}” không có trong danh mục. Có phải “{suggestion}”? Các giá trị: {allowed}.",
        "“{value}” is not in the list. Did you mean “{suggestion}”? The values are: {allowed}.",
    ),
    "problem.ambiguous_choice": Label(
        "“{value}” ứng với nhiều giá trị: {fits}. Hãy chỉ ghi một giá trị.",
        "“{value}” fits more than one value: {fits}. Write only one of them.",
    ),
    "problem.not_a_number": Label(
        "“{value}” không phải là số. Hãy ghi số, hoặc để trống nếu chưa có số liệu.",
        "“{value}” is not a number. Write a number, or leave the cell blank if there is "
        "no figure yet.",
    ),
    "problem.ambiguous_thousands": Label(
        "Không rõ “{value}” là {small} hay {large}. Hãy ghi số không có dấu phân cách hàng nghìn.",
        "“{value}” can be {small} or {large}. Write the number without a thousands mark.",
    ),
    "problem.not_whole": Label(
        "“{value}” không phải là số nguyên, trong khi cột này chỉ nhận số đếm. Hãy kiểm "
        "tra lại số liệu.",
        "“{value}” is not a whole number, and this column holds counts. Check the figure.",
    ),
    "problem.negative_count": Label(
        "“{value}” là số âm, trong khi số lượng không thể âm. Hãy kiểm tra lại số liệu.",
        "“{value}” is negative, and a count cannot be. Check the figure.",
    ),
    "problem.number_too_large": Label(
        "“{value}” lớn hơn mức tối đa được nhận ({limit}). Hãy kiểm tra lại số chữ số.",
        "“{value}” is larger than the largest number accepted ({limit}). Check the number"
        " of digits.",
    ),
    "problem.date_in_count": Label(
        "Cột số lượng lại chứa ngày “{value}”: Excel tự đổi tỷ số như 4/4 thành ngày "
        "tháng. Hãy định dạng ô là Văn bản (Text) rồi nhập lại tỷ số.",
        "A column of counts holds the date “{value}”: Excel turns a ratio such as 4/4 "
        "into a date. Format the cell as Text and type the ratio again.",
    ),
    "problem.number_range": Label(
        "“{value}” là một khoảng, không phải một số. Hãy ghi một số cụ thể.",
        "“{value}” is a range, not one number. Write one number.",
    ),
    "problem.several_numbers": Label(
        "“{value}” có nhiều số trong một ô. Hãy ghi một số, phần còn lại đưa sang cột "
        "khác hoặc ghi chú.",
        "“{value}” holds several numbers in one cell. Write one number and move the rest "
        "to another column or to the notes.",
    ),
    "problem.percent_in_count": Label(
        "“{value}” là tỷ lệ phần trăm, trong khi cột này nhận số lượng. Hãy ghi số lượng.",
        "“{value}” is a percentage, and this column holds counts. Write the count.",
    ),
    "problem.rate_not_total": Label(
        "“{value}” là mức tính theo từng đơn vị, không phải tổng số. Hãy ghi tổng số.",
        "“{value}” is a rate (so much for each), not a total. Write the total.",
    ),
    "problem.ratio_or_month": Label(
        "Không rõ “{value}” là tỷ số thực hiện trên kế hoạch hay là tháng/năm. Hãy ghi số"
        " thực hiện và số kế hoạch ở hai ô riêng.",
        "“{value}” can be a ratio of done to planned, or a month and year. Write the two "
        "numbers in cells of their own.",
    ),
    "problem.count_not_exact": Label(
        "“{value}” không phải là số chính xác, trong khi cột này cần số chính xác. Hãy "
        "ghi số cụ thể.",
        "“{value}” is not exact, and this column needs an exact number. Write the exact number.",
    ),
    "problem.count_has_plan": Label(
        "“{value}” là tỷ số thực hiện trên kế hoạch, trong khi cột này chỉ nhận số thực "
        "hiện. Hãy ghi một số.",
        "“{value}” is a ratio of done to planned, and this column holds what was done. "
        "Write one number.",
    ),
    "problem.not_money": Label(
        "“{value}” không phải là số tiền. Hãy ghi như 400.000.000 hoặc 400 triệu đồng.",
        "“{value}” is not a sum of money in đồng. Write it as 400.000.000 or 400 triệu đồng.",
    ),
    "problem.money_range": Label(
        "“{value}” là một khoảng tiền, không phải một số tiền. Hãy ghi một số tiền cụ thể.",
        "“{value}” is a range, not one sum. Write one sum.",
    ),
    "problem.negative_money": Label(
        "“{value}” là số tiền âm. Hãy kiểm tra lại số tiền.",
        "“{value}” is a negative sum. Check the sum.",
    ),
    "problem.fraction_of_dong": Label(
        "“{value}” không ra số đồng nguyên. Hãy kiểm tra đơn vị tính của cột và dấu thập phân.",
        "“{value}” is no whole number of đồng. Check the unit of the column and the decimal mark.",
    ),
    "problem.not_a_date": Label(
        "“{value}” không phải là ngày tháng. Hãy ghi như 16/04/2024, tháng 4/2024, quý "
        "II/2024 hoặc 2024.",
        "“{value}” is not a date. Write it as 16/04/2024, 2024-04-16, 04/2024, 2024-Q2 or 2024.",
    ),
    "problem.no_such_day": Label(
        "“{value}” không có trong lịch. Hãy kiểm tra lại ngày, tháng.",
        "“{value}” is not in the calendar. Check the day and the month.",
    ),
    "problem.year_out_of_range": Label(
        "Năm trong “{value}” nằm ngoài khoảng {first}-{last}. Hãy kiểm tra lại năm.",
        "The year in “{value}” lies outside {first} to {last}. Check the year.",
    ),
    "problem.date_without_year": Label(
        "“{value}” thiếu năm. Hãy ghi đủ ngày, tháng, năm, hoặc nhập với --period KỲ.",
        "“{value}” lacks its year. Write day, month and year, or import with --period PERIOD.",
    ),
    "problem.ambiguous_date": Label(
        "Không rõ “{value}” là {first} hay {second}. Hãy ghi đủ bốn chữ số của năm, theo "
        "dạng năm-tháng-ngày như 2024-03-12.",
        "“{value}” can be {first} or {second}. Write it as year-month-day with four "
        "digits for the year, such as 2024-03-12.",
    ),
    "problem.range_backwards": Label(
        "Trong “{value}”, ngày kết thúc đứng trước ngày bắt đầu. Hãy kiểm tra lại hai "
        "ngày và ghi đủ năm.",
        "“{value}” ends before it starts. Check both dates and write the year with each.",
    ),
}
