"""What is said of column headings: what was told of them, learned, refused."""

from __future__ import annotations

from dan_van.domain.wording import Label

HEADINGS: dict[str, Label] = {
    "error.map_unreadable": Label(
        "--map: không đọc được “{value}”.", "--map: “{value}” cannot be read."
    ),
    "hint.map_unreadable": Label(
        'Viết: --map "TÊN CỘT=MỤC", ví dụ --map "Tên gọi=name"; bỏ qua một cột: --map "Tên cột="',
        'Write: --map "HEADING=FIELD", such as --map "Tên gọi=name"; to leave a column out: '
        '--map "Heading="',
    ),
    "error.map_no_such_field": Label(
        "--map “{heading}”: không có mục “{field}”.", "--map “{heading}”: there is no “{field}”."
    ),
    "hint.map_no_such_field": Label("{similar}Các mục: {fields}", "{similar}Fields: {fields}"),
    "error.map_field_of_other_form": Label(
        "--map: trang tính có cột “{heading}” là danh sách {form}, không có mục đã nêu. Chưa ghi "
        "gì vào sổ.",
        "--map: the sheet with a column “{heading}” is a list of {form}, which lack that field. "
        "Nothing was written.",
    ),
    "hint.map_field_of_other_form": Label("Các mục: {fields}", "Fields: {fields}"),
    "error.map_heading_twice": Label(
        "--map: cột “{heading}” không thể vừa là {first} vừa là {second}.",
        "--map: column “{heading}” cannot be both {first} and {second}.",
    ),
    "hint.map_heading_twice": Label(
        'Chỉ giữ một, hoặc ghi rõ biểu mẫu: --map "models:{heading}={first}"',
        'Keep one, or name the form: --map "models:{heading}={first}"',
    ),
    "error.map_no_such_heading": Label(
        "--map: không trang tính nào có cột “{heading}”. Chưa ghi gì vào sổ.",
        "--map: no sheet has a column “{heading}”. Nothing was written.",
    ),
    "hint.map_no_such_heading": Label(
        "{similar}Các cột có trong tệp: {known}", "{similar}The columns there are: {known}"
    ),
    "error.heading_not_unique": Label(
        "{where}: nhiều cột cùng tên “{heading}” ({columns}). Chưa ghi gì vào sổ.",
        "{where}: several columns are called “{heading}” ({columns}). Nothing was written.",
    ),
    "hint.heading_not_unique": Label(
        "Ghi cả tên cột ở dòng trên nếu có ({full}), hoặc đổi tên một cột trong tệp.",
        "Write the heading above it too, if there is one ({full}), or rename a column in the file.",
    ),
    "error.headings_of_one_column": Label(
        "{where}: {headings} cùng chỉ cột “{header}”. Chưa ghi gì vào sổ.",
        "{where}: {headings} all mean the column “{header}”. Nothing was written.",
    ),
    "hint.headings_of_one_column": Label(
        "Ghi đúng tên cột như trong tệp, mỗi cột một lần.",
        "Write each heading as it stands in the file, once.",
    ),
    "error.headings_of_no_form": Label(
        "{where}: không biểu mẫu nào có đủ các mục đã nêu cho {headings}. Chưa ghi gì vào sổ.",
        "{where}: no form has all the fields that were named for {headings}. Nothing was written.",
    ),
    "hint.headings_of_no_form": Label(
        "Các mục phải thuộc cùng một biểu mẫu; xem mục của từng biểu mẫu: {program} import --help",
        "All fields must belong to one form; see what a form has: {program} import --help",
    ),
    "error.heading_of_several_forms": Label(
        "{where}: bảng này có thể là nhiều biểu mẫu: {forms}. Chưa ghi gì vào sổ.",
        "{where}: this table could be several forms: {forms}. Nothing was written.",
    ),
    "hint.heading_of_several_forms": Label(
        'Ghi rõ biểu mẫu, ví dụ --map "{form}:{heading}={field}"',
        'Name the form, for example --map "{form}:{heading}={field}"',
    ),
    "error.heading_field_twice": Label(
        "{where}: hai cột cùng là mục “{label}”: {column} “{heading}” và {other_column} "
        "“{other}”. Chưa ghi gì vào sổ.",
        "{where}: two columns would be “{label}”: {column} “{heading}” and {other_column} "
        "“{other}”. Nothing was written.",
    ),
    "hint.heading_field_twice": Label(
        'Bỏ qua một cột, ví dụ --map "{other}=", hoặc cho cột đó là mục khác.',
        'Leave one out, for example --map "{other}=", or say what else it is.',
    ),
    "error.heading_not_learned": Label(
        "Chưa học tên cột “{heading}”.", "No heading “{heading}” was learned."
    ),
    "hint.heading_not_learned": Label("Các tên cột đã học: {known}", "Learned headings: {known}"),
    "error.headings_take_no_value": Label(
        "“{value}”: tên cột đã học không đặt bằng lệnh này.",
        "“{value}”: learned headings are not set by this command.",
    ),
    "hint.headings_take_no_value": Label(
        'Xem: {program} settings headings; quên: {program} settings headings --forget "Tên gọi"; '
        'dạy: {program} import TỆP --map "Tên gọi=name"',
        'See: {program} settings headings; forget: {program} settings headings --forget "Tên gọi"; '
        'teach: {program} import FILE --map "Tên gọi=name"',
    ),
    "problem.heading_field_twice": Label(
        "Hai cột cùng là mục “{label}”: {column} “{heading}” (đã học) và {other_column} “{other}”. "
        'Cho biết cột nào không phải, ví dụ --map "{other}="',
        "Two columns would be “{label}”: {column} “{heading}” (as learned) and {other_column} "
        '“{other}”. Say which one is not, for example --map "{other}="',
    ),
    "refused.unknown_name_column": Label(
        "Trang tính “{sheet}” có bảng nhưng không nhận ra cột “{field}”. Các cột tìm thấy: "
        "{headers}. Nếu đây là danh sách {form} và cột đó là “{heading}”, nhập lại với {option}",
        "Sheet “{sheet}” holds a table, but no column was recognised as “{field}”. Columns "
        "found: {headers}. If it is a list of {form} and that column is “{heading}”, import it "
        "with {option}",
    ),
    "headings.title": Label("Tên cột đã học", "Learned headings"),
    "headings.count": Label(
        "Tên cột đã học: {count}. Xem: dan-van settings headings",
        "Learned headings: {count}. See: dan-van settings headings",
    ),
    "headings.none": Label(
        'Chưa học tên cột nào. Dạy khi nhập tệp: dan-van import TỆP --map "Tên gọi=name"',
        'No heading was learned yet. Teach one: dan-van import FILE --map "Tên gọi=name"',
    ),
    "headings.forgotten": Label("Đã quên tên cột: {names}.", "Forgotten: {names}."),
}
