"""What merging, parting, closing and editing units say: results, notes, refusals, help."""

from __future__ import annotations

from dan_van.domain.wording import Label

UNIT_CHANGES: dict[str, Label] = {
    "error.nothing_to_change_in_unit": Label(
        "Chưa cho biết cần sửa gì ở {name}.", "Nothing was given to change in {name}."
    ),
    "hint.nothing_to_change_in_unit": Label(
        'Thêm ít nhất một tùy chọn, ví dụ --name "…"; xem: {program} unit edit --help',
        'Give at least one option, for example --name "…"; see: {program} unit edit --help',
    ),
    "unit.merged": Label(
        "Từ {on}: {names} nhập vào {into}.", "From {on} on: {names} went into {into}."
    ),
    "unit.merged_new": Label(
        "Từ {on}: {names} nhập thành {into} (đơn vị mới).",
        "From {on} on: {names} are {into}, a new unit.",
    ),
    "unit.moved": Label(
        "{count} đơn vị trực thuộc được chuyển về {into}.",
        "{count:unit below them now stands|units below them now stand} below {into}.",
    ),
    "unit.merged_counted": Label(
        "Bản ghi cũ giữ nguyên đơn vị. Kỳ kết thúc trước {on} vẫn tính theo đơn vị cũ; các kỳ sau "
        "tính vào {into}, kể cả khi so với kỳ trước.",
        "Records keep their unit. Periods that end before {on} are still counted by the old units; "
        "later ones under {into}, also what they are compared with.",
    ),
    "unit.split": Label(
        "Từ {on}: {name} được chia thành {into}.", "From {on} on: {name} was parted into {into}."
    ),
    "unit.split_off": Label(
        "Từ {on}: một phần {name} được tách ra thành {into}.",
        "From {on} on: a part of {name} was made {into}.",
    ),
    "unit.split_counted": Label(
        "Bản ghi cũ ở lại {name}: sổ không biết bản ghi nào thuộc phần nào. Số kỳ trước của từng "
        "phần không so sánh được; cả nhóm được so sánh chung.",
        "Its records stay with {name}: the register cannot know which belongs to which part. The "
        "parts have no earlier figures; all of them together do.",
    ),
    "unit.closed": Label("{name} không còn từ {on}.", "{name} is no more from {on} on."),
    "unit.from": Label("Hình thành từ", "Came from"),
    "unit.became": Label("Nay là", "Became"),
    "unit.linked": Label("{name} (từ {on})", "{name} (from {on} on)"),
    "unit.linked_by": Label("{name} (từ {on}, {decision})", "{name} (from {on} on, {decision})"),
    # totals
    "totals.merged": Label(
        "Số của đơn vị sau sáp nhập gồm cả đơn vị cũ, đến hết {last}: {sums}.",
        "Figures of merged units include the old ones, up to {last}: {sums}.",
    ),
    "totals.parted": Label(
        "Chia tách từ {on}: {name} thành {into}. Số trước đó của từng phần không xác định được; "
        "dòng cộng so sánh cả nhóm.",
        "Parted on {on}: {name} into {into}. The parts have no earlier figures; the line of all of "
        "them compares them together.",
    ),
    # refusals
    "error.unit_merge_of_nothing": Label(
        "Không có đơn vị nào khác để nhập vào {name}.", "There is no other unit to go into {name}."
    ),
    "hint.unit_merge_of_nothing": Label(
        'Ghi các đơn vị được nhập trước --into: {program} unit merge "Xã A" "Xã B" --into '
        "{quoted_name} --date 2025-07-01",
        'Name the units that end before --into: {program} unit merge "Xã A" "Xã B" --into '
        "{quoted_name} --date 2025-07-01",
    ),
    "error.unit_into_its_own": Label(
        "{into} trực thuộc {name} nên {name} không nhập vào đó được.",
        "{into} stands below {name}, which cannot go into it.",
    ),
    "hint.unit_into_its_own": Label(
        "Đổi cấp trên trước: {program} unit edit {quoted_into} --parent ĐƠN_VỊ",
        "Give it another parent first: {program} unit edit {quoted_into} --parent UNIT",
    ),
    "error.unit_split_in_one": Label(
        "{name} phải được chia thành ít nhất hai đơn vị.",
        "{name} is to be parted into two units at least.",
    ),
    "hint.unit_split_in_one": Label(
        "Ghi mỗi phần một --into; nếu {name} vẫn còn, ghi cả --into {quoted_name}. Nếu cả đơn vị "
        "thành một đơn vị khác: {program} unit merge {quoted_name} --into {quoted_into} --date …",
        "Give --into once for each part; if {name} lives on, --into {quoted_name} too. If all of "
        "it became one other: {program} unit merge {quoted_name} --into {quoted_into} --date …",
    ),
    "error.unit_not_there": Label(
        "Ngày {on} không có {name}: đơn vị này có sau hoặc đã hết trước ngày đó.",
        "There is no {name} on {on}: it begins later, or was no more by then.",
    ),
    "hint.unit_not_there": Label(
        "Xem: {program} unit show {quoted_name}; sửa --date, hoặc chọn tên khác.",
        "See: {program} unit show {quoted_name}; correct --date, or choose another name.",
    ),
    "error.unit_gone_already": Label(
        "{name} đã không còn từ {on}.", "{name} is no more since {on}."
    ),
    "hint.unit_gone_already": Label(
        "Nếu ghi nhầm, hoàn tác lần ghi đó: {program} history {quoted_name}, {program} undo SỐ",
        "If that was a slip, take it back: {program} history {quoted_name}, {program} undo NUMBER",
    ),
    "error.unit_became_already": Label(
        "{name} đã không còn từ {on}, nay là {into}.", "{name} is no more since {on}: now {into}."
    ),
    "hint.unit_became_already": Label(
        "Nếu ghi nhầm, hoàn tác lần ghi đó: {program} history {quoted_name}, {program} undo SỐ",
        "If that was a slip, take it back: {program} history {quoted_name}, {program} undo NUMBER",
    ),
    "error.unit_change_known": Label(
        "Đã ghi: từ {on}, một phần của {name} là {into}.",
        "On record already: from {on} on, a part of {name} is {into}.",
    ),
    "hint.unit_change_known": Label(
        "Nếu lần này là ngày khác, sửa --date; nếu lần trước ghi nhầm, hoàn tác lần đó: "
        "{program} history {quoted_name}, {program} undo SỐ",
        "If this was on another day, correct --date; if the other one was a slip, take it back: "
        "{program} history {quoted_name}, {program} undo NUMBER",
    ),
    "error.unit_became_by_then": Label(
        "{name} không còn từ {on}, nay là {into}.", "{name} is no more since {on}: now {into}."
    ),
    "hint.unit_became_by_then": Label(
        "Ghi --unit {quoted_first}, hoặc ghi ngày trước {on}.",
        "Give --unit {quoted_first}, or a date before {on}.",
    ),
    "error.unit_gone_by_then": Label("{name} không còn từ {on}.", "{name} is no more since {on}."),
    "hint.unit_gone_by_then": Label(
        "Ghi đơn vị khác sau --unit, hoặc ghi ngày trước {on}.",
        "Give another unit after --unit, or a date before {on}.",
    ),
    "error.carried_past_unit": Label(
        "{name} không còn từ {on} nên {code} không chuyển sang {to} được.",
        "{name} is no more since {on}, so {code} cannot be carried to {to}.",
    ),
    "hint.carried_past_unit": Label(
        "Giao {code} cho đơn vị khác trước: {program} task edit {code} --unit ĐƠN_VỊ "
        "(xem {name} nay là gì: {program} unit show {quoted_name})",
        "Give {code} to another unit first: {program} task edit {code} --unit UNIT "
        "(see what {name} is now: {program} unit show {quoted_name})",
    ),
    "error.unit_begins_later": Label(
        "{name} có từ {start} nên không thể hết từ {on}.",
        "{name} begins on {start} and cannot end on {on}.",
    ),
    "hint.unit_begins_later": Label(
        "Sửa --date: ngày đầu tiên không còn đơn vị đó.",
        "Correct --date: the first day on which the unit is no more.",
    ),
    "error.unit_has_units": Label(
        "{name} còn đơn vị trực thuộc: {names}.", "{name} still has units below it: {names}."
    ),
    "hint.unit_has_units": Label(
        "Trước hết chuyển chúng ({program} unit edit TÊN --parent ĐƠN_VỊ), nhập chúng "
        "({program} unit merge) hoặc kết thúc chúng ({program} unit close).",
        "First move them ({program} unit edit NAME --parent UNIT), merge them "
        "({program} unit merge) or close them ({program} unit close).",
    ),
    "error.unit_names_meet": Label(
        "{one} và {other} trùng tên, không cùng trực thuộc {into} được.",
        "{one} and {other} bear one name and cannot both stand below {into}.",
    ),
    "hint.unit_names_meet": Label(
        "Đổi tên một trong hai trước: {program} unit edit {quoted_other} --name …",
        "Rename one of them first: {program} unit edit {quoted_other} --name …",
    ),
    "error.unit_parent_gone": Label(
        "{name} không còn từ {on} nên không thể làm cấp trên.",
        "{name} is no more since {on}, so nothing can stand below it.",
    ),
    "hint.unit_parent_gone": Label(
        "Chọn cấp trên khác sau --parent; xem {name} nay là gì: {program} unit show {quoted_name}",
        "Choose another unit after --parent; see what {name} is now: "
        "{program} unit show {quoted_name}",
    ),
    "error.unit_below_itself": Label(
        "{name} không thể trực thuộc {parent}.", "{name} cannot stand below {parent}."
    ),
    "hint.unit_below_itself": Label(
        "Chọn một đơn vị không phải là nó và không thuộc nó: {program} unit list",
        "Choose a unit that is neither itself nor below it: {program} unit list",
    ),
    # workbooks
    "problem.unit_merged": Label(
        "{value} không còn từ {on}, nay là {suggestion}. Ghi {suggestion}, hoặc nhập với --period "
        "của kỳ trước ngày đó.",
        "{value} is no more since {on}: it is {suggestion} now. Write that, or import with "
        "--period and a period before that day.",
    ),
    "problem.unit_parted": Label(
        "{value} không còn từ {on}, đã chia thành {parts}. Ghi đúng đơn vị mới, hoặc nhập với "
        "--period của kỳ trước ngày đó.",
        "{value} is no more since {on}: it was parted into {parts}. Write which one it is, or "
        "import with --period and a period before that day.",
    ),
    "problem.unit_gone": Label(
        "{value} không còn từ {on}. Ghi đơn vị khác, hoặc nhập với --period của kỳ trước ngày đó.",
        "{value} is no more since {on}. Write another unit, or import with --period and a period "
        "before that day.",
    ),
    "problem.several_before_merger": Label(
        "“{value}” có ở nhiều đơn vị đã nhập vào {unit}: {candidates}. Thêm cột “Mã” ghi mã của "
        "bản ghi được nói đến.",
        "“{value}” is there in several units that went into {unit}: {candidates}. Add a column "
        "“Code” with the code of the one that is meant.",
    ),
    # help
    "help.unit.edit": Label(
        "Sửa tên, loại, cấp trên hoặc mã của đơn vị; tên cũ thành tên gọi khác.",
        "Change a unit's name, type, parent or code; its old name stays another name.",
    ),
    "help.unit.merge": Label(
        "Sáp nhập: các đơn vị nhập thành một; --into ghi một trong số đó nếu đơn vị ấy giữ tên.",
        "Merge units into one; --into names one of them if that one keeps its name.",
    ),
    "help.unit.split": Label(
        "Chia một đơn vị thành nhiều đơn vị; ghi cả tên nó sau --into nếu nó vẫn còn.",
        "Part a unit into several; give its own name after --into too if it lives on.",
    ),
    "help.unit.close": Label(
        "Kết thúc một đơn vị không có đơn vị kế thừa.",
        "End a unit that nothing takes the place of.",
    ),
    "argument.merged_units": Label("Các đơn vị được nhập lại.", "The units that go into one."),
    "option.merged_by": Label(
        "Kể cả các đơn vị đã nhập vào đến hết ngày này (không ghi: đến cuối kỳ đang hỏi).",
        "Units merged by the end of this day count as their successor (default: by the end of the "
        "period asked for).",
    ),
    "option.new_name": Label("Tên mới.", "The new name."),
    "option.merge_into": Label(
        "Đơn vị sau sáp nhập; chưa có thì được tạo từ ngày đó.",
        "The unit after the merger; made from that day on if it is not there.",
    ),
    "option.split_into": Label(
        "Một phần; ghi một lần cho mỗi phần.", "One of the parts; once for each of them."
    ),
    "option.unit_change_date": Label(
        "Ngày đầu tiên theo đơn vị mới, ví dụ 2025-07-01.",
        "The first day of the new order, such as 2025-07-01.",
    ),
    "option.unit_decision": Label(
        "Căn cứ, ví dụ số nghị quyết.", "By which decision, such as a resolution's number."
    ),
}
