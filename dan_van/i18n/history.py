"""What `history` and `undo` say: who changed what, and how a change is taken back."""

from __future__ import annotations

from dan_van.domain.wording import Label

HISTORY: dict[str, Label] = {
    "history.title": Label("Nhật ký ghi sổ", "History"),
    "history.record": Label("Lịch sử {kind} {name}", "History of {kind} {name}"),
    "history.entry": Label(
        "Lần ghi {number}: {on} {time} {who}", "Entry {number}: {on} {time} {who}"
    ),
    "history.reason": Label("Lý do: {reason}", "Reason: {reason}"),
    "history.kind": Label("{kind}: {counts}", "{kind}: {counts}"),
    "history.new": Label("{count} mới", "{count} new"),
    "history.changed": Label("{count} sửa", "{count} changed"),
    "history.gone": Label("{count} bỏ", "{count} removed"),
    "history.details": Label("{kind}: {count} chi tiết", "{kind}: {count} details"),
    "history.more": Label(
        "Hiện {shown} trong {total} dòng. Thêm --all để xem hết.",
        "{shown} of {total} lines shown. Add --all to see every one.",
    ),
    "history.and": Label("{one}, {other}", "{one}, {other}"),
    "history.then": Label("{one}; {other}", "{one}; {other}"),
    "history.undoes": Label(
        "Hoàn tác lần ghi {number}: {changes}", "Takes back entry {number}: {changes}"
    ),
    "history.undone_by": Label(
        "{changes} (đã hoàn tác ở lần ghi {number})", "{changes} (taken back by entry {number})"
    ),
    "history.of_undoing": Label(
        "Lần ghi này hoàn tác lần ghi {number}.", "This entry takes back entry {number}."
    ),
    "history.of_undone": Label(
        "Đã hoàn tác ở lần ghi {number}: không còn hiệu lực.",
        "Taken back by entry {number}: no longer in force.",
    ),
    # undo
    "undo.done": Label(
        "Đã hoàn tác lần ghi {number} ({on} {time} {who})",
        "Entry {number} was taken back ({on} {time} {who})",
    ),
    "undo.would": Label(
        "Sẽ hoàn tác lần ghi {number} ({on} {time} {who})",
        "Entry {number} would be taken back ({on} {time} {who})",
    ),
    "undo.changes": Label("{changes}.", "{changes}."),
    "undo.stands_again": Label(
        "Lần ghi {number} lại có hiệu lực.", "Entry {number} is in force again."
    ),
    "undo.again": Label(
        "Muốn làm lại như cũ: {program} undo {own}",
        "To have it back: {program} undo {own}",
    ),
    "undo.further": Label(
        "Muốn hoàn tác tiếp lần ghi trước đó: {program} undo {before}",
        "To take back the entry before it too: {program} undo {before}",
    ),
    "undo.depends": Label(
        "Những lần ghi sau dựa vào lần ghi {number}, mới nhất trước",
        "Later entries that depend on entry {number}, the latest first",
    ),
    "undo.ask": Label("Hoàn tác? (có/không)", "Take it back? (yes/no)"),
    "undo.left": Label("Không hoàn tác gì.", "Nothing was taken back."),
    "undo.checked": Label(
        "Mới xem trước, sổ chưa thay đổi.", "This was a preview; the register is as before."
    ),
    "error.undo_of_one": Label(
        "Số lần ghi và --batch không dùng cùng nhau.", "An entry and --batch do not go together."
    ),
    "hint.undo_of_one": Label("Chỉ dùng một trong hai.", "Give one of the two."),
    "error.nothing_to_undo": Label(
        "Chưa có lần ghi nào để hoàn tác.", "There is nothing to take back yet."
    ),
    "error.undone_already": Label(
        "Lần ghi {number} đã hoàn tác ở lần ghi {by}.",
        "Entry {number} was already taken back by entry {by}.",
    ),
    "hint.undone_already": Label(
        "Muốn làm lại lần ghi {number}: {program} undo {by}",
        "To have entry {number} back: {program} undo {by}",
    ),
    "error.undo_of_register": Label(
        "Lần ghi {number} là lúc lập sổ, không hoàn tác được.",
        "Entry {number} made the register; it cannot be taken back.",
    ),
    "hint.undo_of_register": Label(
        "Nếu lập nhầm sổ, hãy lập sổ khác: dan-van --db TỆP_KHÁC init",
        "If it was a mistake, make another register: dan-van --db ANOTHER_FILE init",
    ),
    "error.undo_depends": Label(
        "Chưa hoàn tác được lần ghi {number}: {count} lần ghi sau dựa vào nó. Sổ không thay đổi.",
        "Entry {number} was not taken back: later entries depend on it ({count}). The register is "
        "as before.",
    ),
    "hint.undo_depends": Label(
        "Hoàn tác các lần ghi sau trước, bắt đầu từ lần mới nhất: {program} undo {latest}",
        "Take back the later entries first, beginning with the latest: {program} undo {latest}",
    ),
    "error.undo_changed_since": Label(
        "Không hoàn tác được lần ghi {number}: dữ liệu đã khác so với lúc ghi mà nhật ký không có. "
        "Sổ không thay đổi.",
        "Entry {number} was not taken back: its rows are not as it left them, and no entry says "
        "why. The register is as before.",
    ),
    "hint.undo_changed_since": Label(
        "Xem lần ghi đó rồi sửa bằng tay: {program} history --entry {number}",
        "See the entry and put it right by hand: {program} history --entry {number}",
    ),
    "help.undo": Label(
        "Hoàn tác một lần ghi: lần mới nhất, hoặc lần có số này.",
        "Take a change back: the latest, or the entry of that number.",
    ),
    "argument.entry": Label(
        "Số của lần ghi (xem dan-van history); bỏ trống: lần mới nhất.",
        "Number of the entry (see dan-van history); left out: the latest.",
    ),
    "option.undo_batch": Label("Hoàn tác lần nhập có số này.", "Take that import back."),
    "option.undo_check": Label(
        "Chỉ xem sẽ thay đổi gì, không ghi.", "Only show what would change, write nothing."
    ),
    "option.yes": Label("Không hỏi lại.", "Do not ask."),
    "option.until": Label(
        "Đến hết ngày này, ví dụ 31/03/2024.", "Up to and with this day, such as 2024-03-31."
    ),
    "placeholder.ENTRY": Label("LẦN_GHI", "ENTRY"),
}
