"""Words of coverage: who has reported, the reminder to those who have not."""

from __future__ import annotations

from dan_van.domain.wording import Label

COVERAGE = {
    "help.coverage": Label(
        "Đơn vị nào đã báo cáo, đơn vị nào chưa.", "Who has reported and who has not."
    ),
    "option.missing": Label(
        "Chỉ liệt kê đơn vị chưa báo cáo.", "List only the units that have not reported."
    ),
    "option.reminder": Label(
        "In văn bản nhắc các đơn vị chưa báo cáo, để dán vào thư hoặc tin nhắn.",
        "Print a reminder to the units that have not reported, to paste into a mail.",
    ),
    "option.require_complete": Label(
        "Kết thúc với mã 3 khi còn đơn vị chưa báo cáo; bảng vẫn được in.",
        "End with exit code 3 while a unit has not reported; the table is still printed.",
    ),
    "option.quiet": Label(
        "Khi mọi việc đều ổn, không in lời nhắn nào (dùng cho cron).",
        "Print no message when all is well (for cron).",
    ),
    "coverage.title": Label("TÌNH HÌNH BÁO CÁO {period}", "REPORTING {period}"),
    "coverage.counts": Label(
        "{received}/{expected} đơn vị đã báo cáo (muộn: {late}; báo cáo không có: {zero}); "
        "chưa báo cáo: {missing}.",
        "{received}/{expected} units have reported (late: {late}; reported zero: {zero}); "
        "missing: {missing}.",
    ),
    "coverage.deadline": Label(
        "Hạn gửi báo cáo: hết ngày {deadline}.", "Reports are due by {deadline}."
    ),
    "coverage.closed": Label(
        "{count} đơn vị không còn khi kết thúc kỳ, không tính vào tỷ lệ: {names}.",
        "{count:unit was|units were} no more at the end of the period, on neither side: {names}.",
    ),
    "totals.missing_many": Label(
        "{count} đơn vị chưa báo cáo: {names} và {more} đơn vị khác (xem lệnh coverage).",
        "{count:unit has|units have} not reported: {names} and {more} more (see coverage).",
    ),
    "reminder.nobody": Label(
        "Các đơn vị đã báo cáo đủ {period}; không phải nhắc đơn vị nào.",
        "Every unit has reported on {period}; there is nobody to remind.",
    ),
    "reminder.to": Label("Kính gửi: {names}.", "To: {names}."),
    "reminder.not_received": Label(
        "Đến ngày {today}, chúng tôi chưa nhận được báo cáo công tác dân vận {period} "
        "(số liệu từ {start} đến hết {end}) của các đơn vị nêu trên.",
        "As of {today} we have not received the report on mass-mobilisation work for {period} "
        "(figures from {start} to {end} inclusive) from the units above.",
    ),
    "reminder.due": Label(
        "Đề nghị các đơn vị gửi báo cáo chậm nhất vào ngày {deadline}.",
        "Please send it by {deadline}.",
    ),
    "reminder.overdue": Label(
        "Thời hạn gửi là ngày {deadline}, đến nay đã quá {days} ngày. "
        "Đề nghị các đơn vị khẩn trương gửi báo cáo.",
        "It was due by {deadline}, {days:day|days} ago. Please send it without delay.",
    ),
    "reminder.zero": Label(
        "Đơn vị không có số liệu phát sinh trong kỳ vẫn gửi báo cáo và ghi rõ “Không có”.",
        "A unit with nothing to report in the period should still send a report that says so.",
    ),
    "reminder.thanks": Label("Trân trọng./.", "Kind regards."),
    "option.chart": Label(
        "Vẽ thêm biểu đồ thanh dưới bảng (tệp .html và .xlsx luôn có biểu đồ).",
        "Draw bars below the tables (.html and .xlsx files always have charts).",
    ),
    "chart.title": Label("{what}: {measure}", "{what}: {measure}"),
    "totals.measure_of": Label("{measure}: {what}", "{measure}: {what}"),
    "explain.title": Label(
        "Lệnh liệt kê các bản ghi của từng số", "The command that lists the records of each figure"
    ),
    "option.explain": Label(
        "In thêm, với mỗi số khác 0, lệnh liệt kê đúng các bản ghi được tính.",
        "Print for each figure that is not 0 the command that lists the records it counts.",
    ),
    "option.as_of": Label(
        "Theo sổ như lúc hết ngày này: mọi thay đổi ghi sau đó không tính.",
        "By the register as it stood when this day was over: nothing written later counts.",
    ),
    "as_of.heading": Label(
        "Số liệu theo sổ đến hết ngày {day}.", "By the register as it stood at the end of {day}."
    ),
    "error.as_of_in_future": Label(
        "Chưa đến ngày {day}: hôm nay là {today}.", "{day} is still to come: today is {today}."
    ),
    "hint.as_of_in_future": Label(
        "Bỏ --as-of để xem số liệu hiện nay, hoặc ghi một ngày đã qua.",
        "Leave out --as-of for the figures of today, or give a day that is over.",
    ),
    "error.as_of_before_register": Label(
        "Nhật ký của sổ bắt đầu từ ngày {first}, nên không biết số liệu theo sổ ngày {day}.",
        "The register's journal begins on {first}: how it stood on {day} is not known.",
    ),
    "hint.as_of_before_register": Label(
        "Ghi ngày từ {first} trở đi. Cần số liệu của một kỳ trước đó thì ghi kỳ, không ghi "
        "--as-of: {program} totals KỲ",
        "Give {first} or a later day. For the figures of an earlier period leave out --as-of: "
        "{program} totals PERIOD",
    ),
    "error.as_of_journal_differs": Label(
        "Không dựng lại được sổ như ngày {day}: dữ liệu đã bị sửa mà nhật ký không ghi.",
        "How the register stood on {day} cannot be told: rows were changed without the journal.",
    ),
    "hint.as_of_journal_differs": Label(
        "Kiểm tra sổ: {program} check. Nếu còn bản sao lưu gần ngày đó, xem trong bản sao: "
        "dan-van --db BẢN_SAO totals KỲ",
        "Check the register: {program} check. If there is a backup of about that day, ask it: "
        "dan-van --db COPY totals PERIOD",
    ),
    "option.event": Label(
        "Có sự kiện này trong kỳ --period: registered, new, kept, implementing, effective, "
        "recognised, replicated, stopped, undated (chưa rõ có thuộc kỳ hay không).",
        "With this event in --period: registered, new, kept, implementing, effective, "
        "recognised, replicated, stopped, undated (may or may not belong to it).",
    ),
    "option.active_on": Label(
        "Chỉ mô hình đang hoạt động vào ngày này.", "Only models that are active on this day."
    ),
    "option.own": Label(
        "Với --unit: chỉ chính đơn vị này, không kể đơn vị trực thuộc.",
        "With --unit: that very unit, without those below it.",
    ),
    "option.district": Label(
        "Chỉ đơn vị được tổng hợp vào huyện hoặc tỉnh này (unknown: không thuộc đâu).",
        "Only units that totals put under this district or province (unknown: under none).",
    ),
    "option.counted": Label(
        "Chỉ vụ việc được tính vào số này của kỳ --period: opening, raised, reopened, resolved, "
        "closed, closing, overdue, undated; vụ việc tính hai lần thì có hai dòng.",
        "Only issues that this figure of --period counts: opening, raised, reopened, resolved, "
        "closed, closing, overdue, undated; one that counts twice has two lines.",
    ),
    "error.event_needs_period": Label(
        "--event {event} cần có kỳ.", "--event {event} needs a period."
    ),
    "hint.event_needs_period": Label(
        "Thêm kỳ, ví dụ: {program} model list --event {event} --period 2024-Q1",
        "Add the period, for example: {program} model list --event {event} --period 2024-Q1",
    ),
    "error.level_needs_event": Label(
        "--event-level {level} chỉ dùng cùng --event với một bước của mô hình.",
        "--event-level {level} goes with --event and a stage of models.",
    ),
    "hint.level_needs_event": Label(
        "Ví dụ: dan-van model list --event recognised --event-level {level} --period 2024-Q1",
        "For example: dan-van model list --event recognised --event-level {level} --period 2024-Q1",
    ),
    "option.event_level": Label(
        "Chỉ mô hình mà bước --event là ở cấp này: grassroots, district, province, central,"
        " unknown.",
        "Only models whose --event was at this level: grassroots, district, province, central,"
        " unknown.",
    ),
    "totals.levels_overlap": Label(
        "Mô hình được nhiều cấp công nhận tính một lần ở mỗi cấp và một lần ở cột Công nhận; không"
        " cộng các cấp với nhau.",
        "A model that several levels recognised counts once at each and once as recognised: levels"
        " are not added up.",
    ),
    "error.counted_needs_period": Label(
        "--counted {counted} cần có kỳ.", "--counted {counted} needs a period."
    ),
    "hint.counted_needs_period": Label(
        "Thêm kỳ, ví dụ: {program} issue list --counted {counted} --period 2024-Q1",
        "Add the period, for example: {program} issue list --counted {counted} --period 2024-Q1",
    ),
    "error.coverage_incomplete": Label(
        "Còn {count}/{expected} đơn vị chưa báo cáo.",
        "{count} of {expected} units have not reported.",
    ),
    "hint.coverage_incomplete": Label(
        "Xem đơn vị nào chưa báo cáo: {program} coverage KỲ --missing; "
        "soạn lời nhắc: {program} coverage KỲ --reminder",
        "See which: {program} coverage PERIOD --missing; "
        "write to them: {program} coverage PERIOD --reminder",
    ),
    "error.bad_deadline": Label(
        "Số ngày được gửi báo cáo sau khi hết kỳ: “{value}” không dùng được.",
        "Days to report after a period's end: “{value}” will not do.",
    ),
    "hint.bad_deadline": Label(
        "Ghi một số nguyên từ 0 đến 366, ví dụ: {program} settings deadline 10",
        "Give a whole number from 0 to 366, for example: {program} settings deadline 10",
    ),
}
