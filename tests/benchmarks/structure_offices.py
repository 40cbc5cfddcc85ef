"""Layouts of particular offices: schools, party committees, statistics, land, one-stop shops."""

from __future__ import annotations

import random

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    GOODS,
    JOBS,
    ROMAN,
    THINGS,
    amount,
    day,
    letterhead,
    maybe,
    person,
    signatures,
    style,
)

DATA, GROUP, TOTAL, OTHER = Role.DATA, Role.GROUP, Role.TOTAL, Role.OTHER


def timesheet(dice: random.Random) -> Sample:
    """Days of the month as headings under one block: numbers that number no columns."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG CHẤM CÔNG THÁNG 3 NĂM 2024", width=12)
    last = dice.choice((12, 28, 31))
    block = "Tháng" if last == 12 else "Ngày trong tháng"
    days = tuple(f"{block} > {number}" for number in range(1, last + 1))
    table = Table(paper, ("STT", "Họ và tên", *days, "Quy ra công"))
    table.heading()
    if dice.random() < 0.7:
        for number in range(1, last + 1):
            paper.put(table.at - 1, table.places[1 + number], number)
    for number in range(1, dice.randrange(5, 12)):
        ticks = [maybe(dice, dice.choice(("x", "P", "+")), 0.8) for _ in range(last)]
        table.data(number, person(dice), *ticks, dice.randrange(10, 27))
    signatures(paper, width=12)
    return paper.sample()


def split_names(dice: random.Random) -> Sample:
    """The heading of the name merged over two columns, family and given name apart in the body."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH THÍ SINH DỰ THI", "Hội đồng thi: THCS Tân Lập", width=7, rich=0.4)
    table = Table(
        paper, ("TT", "SBD", "Họ và tên", "", "Ngày sinh", "Nơi sinh", "Phòng thi", "Điểm")
    )
    table.heading()
    paper.merges = [m for m in paper.merges if (m.top, m.left) != (table.at - 1, 4)]
    paper.merge(table.at - 1, table.places[2], table.at - 1, table.places[3])
    table.titled[table.places[3]] = "Họ và tên"
    for number in range(1, dice.randrange(5, 15)):
        last, first = person(dice).rsplit(" ", 1)
        where = f"Huyện {dice.choice(COMMUNES)}"
        mark = maybe(dice, round(dice.uniform(2, 10), 2), 0.8)
        table.data(number, f"{270000 + number}", last, first, day(dice), where, "P.01", mark)
    paper.note("Danh sách này có 24 thí sinh")
    signatures(paper, width=7)
    return paper.sample()


def coded(dice: random.Random) -> Sample:
    """Party statistics: numbers, small letters, dashes and plus signs, codes, labels between."""
    paper = Paper(dice)
    letterhead(paper, "THỐNG KÊ ĐỘI NGŨ ĐẢNG VIÊN", width=6)
    table = Table(
        paper,
        (
            "STT",
            "Chỉ tiêu",
            "Mã số",
            "Tổng số",
            "Chia ra > Nông thôn",
            "Chia ra > Cơ quan",
            "Chia ra > Lực lượng vũ trang",
        ),
    )
    table.heading()
    table.numbering("letters" if dice.random() < 0.7 else "plain")
    code = 0
    for place in range(1, dice.randrange(3, 5)):
        parts: tuple[tuple[RawCell, str], ...] = (("-", "Nữ"), ("-", "Dân tộc thiểu số"))
        if place == 2:
            parts = ((None, "+ Dự bị"), (None, "+ Chính thức"))
        for sign, text in ((place, "Đảng viên đến cuối kỳ"), *parts):
            code += 1
            figures = [maybe(dice, dice.randrange(200), 0.9) for _ in range(3)]
            table.data(sign, text, f"{code:02d}", 300 + code, *figures)
    signatures(paper, width=6)
    return paper.sample()


def agenda(dice: random.Random) -> Sample:
    """The programme of a meeting: times down the first column, days as bare rows."""
    paper = Paper(dice)
    letterhead(paper, "CHƯƠNG TRÌNH HỘI NGHỊ", width=4, rich=0.5)
    table = Table(paper, ("Thời gian", "Nội dung", "Người thực hiện", "Ghi chú"))
    table.heading()
    for half in ("Buổi sáng ngày 12/3/2024", "Buổi chiều ngày 12/3/2024"):
        table.label(GROUP, half, wide=True)
        for hour in range(dice.randrange(2, 5)):
            time = f"{7 + hour}h00 - {7 + hour}h30"
            table.data(time, dice.choice(THINGS), maybe(dice, dice.choice(JOBS), 0.9))
    signatures(paper, width=4)
    return paper.sample()


def streets(dice: random.Random) -> Sample:
    """Prices of land: streets with a number, their parts as 1.1 with prices, or the name merged."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG GIÁ ĐẤT Ở TẠI ĐÔ THỊ", width=8, rich=0.3)
    prices = tuple(f"Giá đất > VT{place}" for place in range(1, 5))
    table = Table(paper, ("STT", "Tên đường", "Đoạn đường > Từ", "Đoạn đường > Đến", *prices))
    table.heading(merged=dice.random() < 0.7)
    if dice.random() < 0.3:
        table.numbering("brackets")
    merged = dice.random() < 0.5
    for street in range(1, dice.randrange(4, 8)):
        first = table.at
        name = f"Đường số {street}"
        if not merged:
            table.label(GROUP, name, at=1, stt=street)
        for part in range(1, dice.randrange(2, 5)):
            lead: tuple[RawCell, RawCell] = (street, name) if part == 1 else (None, None)
            lead = lead if merged else (f"{street}.{part}", name)
            costs = [amount(dice, "plain") for _ in range(4)]
            table.data(*lead, "Cầu Bình An", f"Ngã tư số {part}", *costs)
        if merged:
            for place in (0, 1):
                table.merge_down(place, first, table.at - 1)
    return paper.sample()


def year_rows(dice: random.Random) -> Sample:
    """Years down the first column, figures beside them, the same years again under a label."""
    paper = Paper(dice)
    paper.line("Diện tích và sản lượng lúa cả năm")
    paper.skip()
    table = Table(paper, ("Năm", "Diện tích (ha)", "Năng suất (tạ/ha)", "Sản lượng (tấn)"))
    table.heading()
    look = dice.choice(("plain", "float"))
    sections = dice.random() < 0.5
    as_text = dice.random() < 0.5
    for part in ("Lúa đông xuân", "Lúa hè thu"):
        if sections:
            table.label(GROUP, part, wide=dice.random() < 0.5)
        for year in range(2015, dice.randrange(2019, 2024)):
            table.data(str(year) if as_text else year, *(amount(dice, look) for _ in range(3)))
        if not sections:
            break
    return paper.sample()


def awards(dice: random.Random) -> Sample:
    """Two lists with headings of their own, the second right below the first."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", width=5)
    paper.line(dice.choice(("I. TẬP THỂ", "A. TẬP THỂ:")))
    table = Table(paper, ("STT", "Tên tập thể", "Thành tích", "Hình thức khen thưởng"))
    table.heading()
    for number in range(1, dice.randrange(3, 6)):
        table.data(number, f"UBND xã {COMMUNES[number]}", dice.choice(THINGS), "Giấy khen")
    if dice.random() < 0.5:
        paper.skip()
    paper.line(dice.choice(("II. CÁ NHÂN", "B. CÁ NHÂN:")))
    other = Table(paper, ("STT", "Họ và tên", "Chức vụ", "Thành tích", "Hình thức khen thưởng"))
    other.heading()
    for number in range(1, dice.randrange(3, 8)):
        done = dice.choice(THINGS)
        other.data(number, person(dice), dice.choice(JOBS), done, "Giấy khen")
    signatures(paper, width=5)
    return paper.sample()


def procedures(dice: random.Random) -> Sample:
    """Administrative procedures: codes, long names, fields as rows of their own with a numeral."""
    paper = Paper(dice)
    letterhead(paper, "DANH MỤC THỦ TỤC HÀNH CHÍNH", width=5)
    table = Table(paper, ("STT", "Mã TTHC", "Tên thủ tục hành chính", "Thời hạn", "Lệ phí"))
    table.heading()
    form = dice.choice(("{0}. LĨNH VỰC {1}", "LĨNH VỰC {1}", "{0}. {1} ({2} TTHC)"))
    number = 0
    for place, field in enumerate(("HỘ TỊCH", "ĐẤT ĐAI", "BẢO TRỢ XÃ HỘI")):
        count = dice.randrange(2, 6)
        table.label(GROUP, form.format(ROMAN[place], field, count), wide=dice.random() < 0.8)
        for _ in range(count):
            number += 1
            code = f"1.00{dice.randrange(1000, 9999)}"
            fee = maybe(dice, dice.choice(("Không", "8.000 đồng", 15000)), 0.8)
            table.data(number, code, f"Đăng ký {dice.choice(GOODS).lower()}", "5 ngày", fee)
    return paper.sample()


def two_columns(dice: random.Random) -> Sample:
    """A number and a text: the narrowest table there is."""
    paper = Paper(dice)
    letterhead(paper, "DANH MỤC TÀI LIỆU HỌC TẬP", width=3, rich=0.5)
    table = Table(paper, ("STT", dice.choice(("Tên tài liệu", "Nội dung", "Tên mô hình"))))
    table.heading()
    for number in range(1, dice.randrange(4, 15)):
        table.data(number, dice.choice(THINGS))
    signatures(paper, width=3)
    return paper.sample()


def gantt(dice: random.Random) -> Sample:
    """Months as numbers under quarters: three rows of headings, marks below."""
    paper = Paper(dice)
    letterhead(paper, "KẾ HOẠCH TRIỂN KHAI", width=10)
    months = tuple(
        f"Thời gian thực hiện > Quý {ROMAN[quarter]} > {quarter * 3 + month}"
        for quarter in range(4)
        for month in range(1, 4)
    )
    table = Table(paper, ("TT", "Nội dung công việc", *months, "Phụ trách"))
    table.heading()
    as_number = dice.random() < 0.6
    if as_number:
        for number in range(1, 13):
            paper.put(table.at - 1, table.places[1 + number], number)
    for number in range(1, dice.randrange(4, 9)):
        ticks = ["x" if dice.random() < 0.3 else None for _ in range(12)]
        table.data(number, dice.choice(THINGS), *ticks, dice.choice(JOBS))
    signatures(paper, width=10)
    return paper.sample()


def ballots(dice: random.Random) -> Sample:
    """Votes: counts and shares under each answer, formulas in the numbering row."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP KẾT QUẢ LẤY PHIẾU", width=9)
    answers = tuple(
        f"{answer} > {what}"
        for answer in ("Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp")
        for what in ("Số phiếu", "Tỷ lệ (%)")
    )
    table = Table(paper, ("STT", "Họ tên", "Chức vụ", "Số phiếu thu về", *answers))
    table.heading(merged=dice.random() < 0.7)
    if dice.random() < 0.5:
        table.numbering(dice.choice(("plain", "letters", "formula")))
    for number in range(1, dice.randrange(4, 12)):
        shares: list[RawCell] = []
        for _ in range(3):
            shares += [dice.randrange(30), dice.choice(("86,67%", 0.8667, "13,3"))]
        table.data(number, person(dice), dice.choice(JOBS), 30, *shares)
    signatures(paper, width=9)
    return paper.sample()


def ledger(dice: random.Random) -> Sample:
    """A cash book: no numbers of rows, opening and closing balance, sums of the month."""
    paper = Paper(dice)
    letterhead(paper, "SỔ QUỸ TIỀN MẶT", width=6, rich=0.5)
    table = Table(
        paper,
        (
            "Ngày tháng",
            "Số phiếu > Thu",
            "Số phiếu > Chi",
            "Diễn giải",
            "Số tiền > Thu",
            "Số tiền > Chi",
            "Số tiền > Tồn",
        ),
    )
    table.heading()
    if dice.random() < 0.6:
        table.numbering(dice.choice(("letters", "plain")))
    look = style(dice)
    for number in range(1, dice.randrange(4, 12)):
        is_in = dice.random() < 0.5
        slip = (f"PT{number:02d}", None) if is_in else (None, f"PC{number:02d}")
        money = (amount(dice, look), None) if is_in else (None, amount(dice, look))
        table.data(day(dice), *slip, dice.choice(THINGS), *money, amount(dice, look))
    sums: dict[int, RawCell] = {4: amount(dice, look), 5: amount(dice, look)}
    table.label(TOTAL, dice.choice(("Cộng", "Cộng phát sinh", "Tổng cộng")), at=3, sums=sums)
    signatures(paper, width=6)
    return paper.sample()


OFFICES = (
    *(timesheet, split_names, coded, agenda, streets, year_rows, awards, procedures, two_columns),
    *(gantt, ballots, ledger),
)
