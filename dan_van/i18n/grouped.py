"""What is wrong with many cells of one column at once: "17 ô cột F: không phải là ngày tháng"."""

from __future__ import annotations

from dan_van.domain.wording import Label

GROUPED: dict[str, Label] = {
    "problems.ambiguous_date": Label(
        "không rõ ngày nào, tháng nào", "day and month cannot be told apart"
    ),
    "problems.ambiguous_thousands": Label(
        "không rõ dấu chấm, dấu phẩy là phân cách hàng nghìn hay thập phân",
        "the mark can be of thousands or of decimals",
    ),
    "problems.cell_fault": Label(
        "chứa lỗi hoặc công thức chưa có kết quả", "an error, or a formula without a result"
    ),
    "problems.count_has_plan": Label(
        "là tỷ số thực hiện trên kế hoạch, trong khi cột này chỉ nhận số thực hiện",
        "a ratio of done to planned, where the column holds what was done",
    ),
    "problems.count_not_exact": Label(
        "không phải là số chính xác, trong khi cột này cần số chính xác",
        "not exact, where the column needs exact numbers",
    ),
    "problems.date_in_count": Label(
        "cột số lượng lại chứa ngày (Excel tự đổi tỷ số như 4/4 thành ngày tháng)",
        "dates in a column of counts (Excel turns a ratio such as 4/4 into a date)",
    ),
    "problems.date_without_year": Label("ngày thiếu năm", "dates without a year"),
    "problems.duplicate_row": Label(
        "trùng với một dòng khác của cùng đơn vị", "the same as another row of the same unit"
    ),
    "problems.ends_before_start": Label(
        "ngày kết thúc đứng trước ngày phát sinh", "ends before it was raised"
    ),
    "problems.fraction_of_dong": Label("không ra số đồng nguyên", "no whole number of đồng"),
    "problems.money_range": Label(
        "là một khoảng tiền, không phải một số tiền", "a range, not one sum"
    ),
    "problems.negative_count": Label(
        "là số âm, trong khi số lượng không thể âm", "negative, which a count cannot be"
    ),
    "problems.negative_money": Label("là số tiền âm", "negative sums"),
    "problems.no_such_day": Label("ngày không có trong lịch", "days that are not in the calendar"),
    "problems.not_a_date": Label("không phải là ngày tháng", "not a date"),
    "problems.not_a_mark": Label("không phải là dấu đánh vào ô", "not a mark"),
    "problems.not_a_number": Label("không phải là số", "not a number"),
    "problems.not_items": Label("không phải số lượng hiện vật", "not a list of things"),
    "problems.not_money": Label("không phải là số tiền", "not a sum of money in đồng"),
    "problems.not_whole": Label(
        "không phải là số nguyên, trong khi cột này chỉ nhận số đếm",
        "not a whole number, where the column holds counts",
    ),
    "problems.number_range": Label("là một khoảng, không phải một số", "a range, not one number"),
    "problems.number_too_large": Label(
        "lớn hơn mức tối đa được nhận", "larger than the largest number accepted"
    ),
    "problems.percent_in_count": Label(
        "là tỷ lệ phần trăm, trong khi cột này nhận số lượng",
        "a percentage, where the column holds counts",
    ),
    "problems.range_backwards": Label(
        "ngày kết thúc đứng trước ngày bắt đầu", "ends before it starts"
    ),
    "problems.rate_not_total": Label(
        "là mức tính theo từng đơn vị, không phải tổng số",
        "a rate (so much for each), not a total",
    ),
    "problems.ratio_or_month": Label(
        "không rõ là tỷ số thực hiện trên kế hoạch hay là tháng/năm",
        "a ratio of done to planned, or a month and year",
    ),
    "problems.several_numbers": Label("có nhiều số trong một ô", "several numbers in one cell"),
    "problems.too_long": Label("nội dung quá dài", "the text is too long"),
    "problems.year_out_of_range": Label(
        "năm nằm ngoài khoảng được nhận", "the year lies outside what is accepted"
    ),
}
