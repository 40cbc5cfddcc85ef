"""Layouts of figures: budgets, statistics, payrolls, stocks: rows that a program may not add up."""

from __future__ import annotations

import random

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    DISTRICTS,
    GOODS,
    JOBS,
    ROMAN,
    SECTIONS,
    THINGS,
    UNITS,
    amount,
    letterhead,
    maybe,
    person,
    signatures,
    style,
)

DATA, GROUP, TOTAL, OTHER = Role.DATA, Role.GROUP, Role.TOTAL, Role.OTHER


def _amounts(dice: random.Random, count: int, look: str) -> list[RawCell]:
    return [amount(dice, look) for _ in range(count)]


def _sums(dice: random.Random, first: int, end: int, look: str) -> dict[int, RawCell]:
    return {place: amount(dice, look) for place in range(first, end)}


def budget(dice: random.Random) -> Sample:
    """A budget: letters over Roman numerals over numbers, each with its sum."""
    paper = Paper(dice)
    letterhead(paper, "DỰ TOÁN THU, CHI NGÂN SÁCH NĂM 2024", width=6)
    table = Table(
        paper,
        ("STT", "Nội dung", "Dự toán năm 2023", "Ước thực hiện", "Dự toán năm 2024", "So sánh (%)"),
    )
    table.heading()
    if dice.random() < 0.7:
        table.numbering(dice.choice(("letters", "plain", "formula")))
    look = style(dice)
    if dice.random() < 0.4:
        table.label(TOTAL, "TỔNG SỐ", at=1, sums=_sums(dice, 2, 6, look))
    for letter in "AB":
        name = "THU NGÂN SÁCH" if letter == "A" else "CHI NGÂN SÁCH"
        table.label(GROUP, name, at=1, stt=letter, sums=_sums(dice, 2, 6, look))
        for place in range(dice.randrange(1, 4)):
            name = ("Thu cân đối", "Thu bổ sung", "Thu chuyển nguồn")[place]
            table.label(GROUP, name, at=1, stt=ROMAN[place], sums=_sums(dice, 2, 5, look))
            for number in range(1, dice.randrange(3, 6)):
                table.data(number, dice.choice(THINGS[:5]), *_amounts(dice, 4, look))
    signatures(paper, width=6)
    return paper.sample()


def years(dice: random.Random) -> Sample:
    """Statistics by district over years: years as headings, the first heading blank."""
    paper = Paper(dice)
    letterhead(paper, "Dân số trung bình phân theo huyện, thị xã, thành phố", width=6, rich=0.1)
    first: RawCell = dice.choice((2018, "2018"))
    start = int(str(first))
    table = Table(paper, ("", *(str(start + step) for step in range(5))))
    table.heading()
    if isinstance(first, int):
        for place, step in zip(table.places[1:], range(5), strict=True):
            paper.put(table.at - 1, place, start + step)
    look = dice.choice(("plain", "float"))
    if dice.random() < 0.4:
        table.skip()
    table.label(TOTAL, dice.choice(("TỔNG SỐ", "Toàn tỉnh")), sums=_sums(dice, 1, 6, look))
    for name in DISTRICTS[: dice.randrange(4, 6)]:
        table.data(name, *_amounts(dice, 5, look))
    if dice.random() < 0.5:
        paper.note("Nguồn số liệu: Cục Thống kê")
    return paper.sample()


def districts(dice: random.Random) -> Sample:
    """Figures by commune under districts with sums, a numbering row, parts of a whole."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP SỐ HỘ THEO XÃ", width=8)
    table = Table(
        paper,
        (
            "TT",
            "Đơn vị hành chính",
            "Tổng số hộ",
            "Trong đó > Hộ nghèo > Số hộ",
            "Trong đó > Hộ nghèo > Tỷ lệ (%)",
            "Trong đó > Hộ cận nghèo > Số hộ",
            "Trong đó > Hộ cận nghèo > Tỷ lệ (%)",
            "Ghi chú",
        ),
    )
    table.heading(merged=dice.random() < 0.75)
    if dice.random() < 0.6:
        table.numbering(dice.choice(("plain", "letters", "brackets", "repeated")))
    look = style(dice)
    how = dice.choice(("roman", "numbered"))
    if dice.random() < 0.4:
        table.label(TOTAL, "Toàn tỉnh", at=1, sums=_sums(dice, 2, 7, look))
    for place, district in enumerate(DISTRICTS[: dice.randrange(2, 4)]):
        stt: RawCell = ROMAN[place] if how == "roman" else place + 1
        table.label(GROUP, district, at=1, stt=stt, sums=_sums(dice, 2, 7, look))
        for number in range(1, dice.randrange(3, 6)):
            table.data(number, f"Xã {COMMUNES[number]}", *_amounts(dice, 5, look))
    if dice.random() < 0.5:
        table.label(TOTAL, "Tổng cộng", at=1, sums=_sums(dice, 2, 7, look))
    signatures(paper, width=8)
    return paper.sample()


def payroll(dice: random.Random) -> Sample:
    """A payroll: a heading of three rows, formulas in the numbering row, words below."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG THANH TOÁN TIỀN LƯƠNG THÁNG 3 NĂM 2024", width=11)
    table = Table(
        paper,
        (
            "STT",
            "Họ và tên",
            "Chức vụ",
            "Lương hệ số > Hệ số > Lương",
            "Lương hệ số > Hệ số > Phụ cấp",
            "Lương hệ số > Thành tiền",
            "Các khoản trừ > BHXH",
            "Các khoản trừ > BHYT",
            "Còn nhận",
            "Ký nhận",
        ),
    )
    table.heading(merged=dice.random() < 0.8)
    if dice.random() < 0.6:
        table.numbering(dice.choice(("letters", "plain", "brackets")))
    look = style(dice)
    for number in range(1, dice.randrange(5, 12)):
        factors = (round(dice.uniform(2, 6), 2), maybe(dice, 0.2))
        table.data(number, person(dice), dice.choice(JOBS), *factors, *_amounts(dice, 4, look))
    sums = _sums(dice, 3, 9, look)
    table.label(TOTAL, dice.choice(("Cộng", "Tổng cộng")), at=dice.choice((0, 1)), sums=sums)
    words = dice.choice(("Bằng chữ", "Tổng số tiền (viết bằng chữ)", "Số tiền bằng chữ"))
    paper.note(f"{words}: Một trăm hai mươi triệu đồng")
    signatures(paper, width=10)
    return paper.sample()


def stock(dice: random.Random) -> Sample:
    """A stocktaking: three levels of heading, `A B C 1 2` under it, no merges at times."""
    paper = Paper(dice)
    letterhead(paper, "BIÊN BẢN KIỂM KÊ TÀI SẢN", "Thời điểm kiểm kê: 0 giờ ngày 01/01/2024")
    table = Table(
        paper,
        (
            "STT",
            "Tên tài sản",
            "ĐVT",
            "Theo sổ kế toán > Số lượng",
            "Theo sổ kế toán > Giá trị",
            "Theo kiểm kê > Số lượng",
            "Theo kiểm kê > Giá trị",
            "Chênh lệch > Số lượng",
            "Chênh lệch > Giá trị",
        ),
    )
    table.heading(merged=dice.random() < 0.6)
    table.numbering(dice.choice(("letters", "letters", "brackets")))
    look = style(dice)
    for number in range(1, dice.randrange(4, 9)):
        table.data(number, dice.choice(GOODS), dice.choice(UNITS), *_amounts(dice, 6, look))
    if dice.random() < 0.6:
        table.label(TOTAL, "Cộng", at=1, sums={4: 100, 6: 100, 8: 0})
    signatures(paper, width=9)
    return paper.sample()


def stations(dice: random.Random) -> Sample:
    """Health stations: units numbered in STT with sums, items below numbered just so."""
    paper = Paper(dice)
    letterhead(paper, "NHU CẦU VẬT TƯ CỦA CÁC TRẠM Y TẾ", width=6)
    table = Table(paper, ("STT", "Tên đơn vị/vật tư", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền"))
    table.heading()
    look = style(dice)
    for place in range(1, dice.randrange(3, 5)):
        unit = f"Trạm Y tế xã {COMMUNES[place]}"
        table.label(GROUP, unit, at=1, stt=place, sums={5: amount(dice, look)})
        for number in range(1, dice.randrange(3, 6)):
            table.data(number, dice.choice(GOODS), dice.choice(UNITS), *_amounts(dice, 3, look))
    table.label(TOTAL, "Tổng cộng", at=1, sums={5: amount(dice, look)})
    signatures(paper, width=6)
    return paper.sample()


def indicators(dice: random.Random) -> Sample:
    """Indicators: Roman sections without figures, numbered indicators, dashes below them."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI", width=6)
    table = Table(
        paper,
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện > Kỳ này", "Thực hiện > Lũy kế"),
    )
    table.heading()
    look = style(dice)
    for place in range(dice.randrange(2, 4)):
        table.label(GROUP, SECTIONS[place], at=1, stt=ROMAN[place])
        for number in range(1, dice.randrange(3, 5)):
            table.data(number, dice.choice(THINGS), dice.choice(UNITS), *_amounts(dice, 3, look))
            if dice.random() < 0.4:
                table.data("-", "Trong đó: xã miền núi", "xã", *_amounts(dice, 3, look))
    signatures(paper, width=6)
    return paper.sample()


def months(dice: random.Random) -> Sample:
    """Figures of communes by month, the sum under the heading with or without a word."""
    paper = Paper(dice)
    letterhead(paper, "THEO DÕI THU QUỸ NĂM 2024", width=10)
    columns = tuple(f"Tháng {month}" for month in range(1, 7))
    table = Table(paper, ("STT", "Xã, phường", *columns, "Cộng"))
    table.heading()
    look = style(dice)
    word = dice.choice((None, "Tổng số", "Tổng cộng"))
    first = dice.random() < 0.6
    if first:
        table.label(TOTAL, word, at=1, sums=_sums(dice, 2, 9, look))
    for number in range(1, dice.randrange(5, 8)):
        table.data(number, f"Xã {COMMUNES[number - 1]}", *_amounts(dice, 7, look))
    if not first:
        table.label(TOTAL, word, at=1, sums=_sums(dice, 2, 9, look))
    signatures(paper, width=9)
    return paper.sample()


def indents(dice: random.Random) -> Sample:
    """A hierarchy in leading blanks alone; no numbers of rows."""
    paper = Paper(dice)
    letterhead(paper, "CHI TIẾT KHOẢN MỤC", width=5, rich=0.3)
    table = Table(paper, ("Khoản mục", "Đơn vị tính", "Số lượng", "Đơn giá", "Thành tiền"))
    table.heading()
    look = style(dice)
    deep = dice.random() < 0.4
    for section in SECTIONS[: dice.randrange(2, 4)]:
        table.label(GROUP, section, sums={4: amount(dice, look)} if deep else {})
        for _ in range(dice.randrange(2, 5)):
            name = f"    {dice.choice(GOODS)}"
            table.data(name, dice.choice(UNITS), *_amounts(dice, 3, look))
    table.label(TOTAL, "Tổng cộng", sums={4: amount(dice, look)})
    return paper.sample()


def stairs(dice: random.Random) -> Sample:
    """A hierarchy in the column where the label stands: groups in one, items in the next."""
    paper = Paper(dice)
    letterhead(paper, "THỐNG KÊ THIẾT BỊ THEO TRƯỜNG", width=5)
    table = Table(paper, ("Trường", "Tên thiết bị", "ĐVT", "Số lượng", "Tình trạng"))
    table.heading()
    merged = dice.random() < 0.4
    for commune in dice.sample(COMMUNES, dice.randrange(2, 4)):
        name = f"Trường TH {commune}"
        first = table.at
        if not merged:
            table.label(GROUP, name)
        for place in range(dice.randrange(2, 5)):
            lead = name if merged and place == 0 else None
            goods = (dice.choice(GOODS), dice.choice(UNITS), dice.randrange(1, 50))
            table.data(lead, *goods, dice.choice(("Tốt", "Hỏng")))
        if merged:
            table.merge_down(0, first, table.at - 1)
    return paper.sample()


def pairs(dice: random.Random) -> Sample:
    """Every row merged across pairs of columns, gaps between, heading and body alike."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ KIỂM TRA", width=8)
    table = Table(
        paper,
        ("TT", "Đơn vị", "Tổng số cơ sở", "Đạt", "Không đạt", "Ghi chú"),
        spans={1: 2, 3: 2, 4: 2},
    )
    table.heading()
    for number in range(1, dice.randrange(4, 8)):
        counts = (dice.randrange(9), dice.randrange(9), dice.randrange(9))
        table.data(number, f"Xã {COMMUNES[number - 1]}", *counts, maybe(dice, "Đã nhắc nhở"))
    table.row(TOTAL, None, "Tổng cộng", 30, 20, 10)
    signatures(paper, width=8)
    return paper.sample()


def scores(dice: random.Random) -> Sample:
    """Criteria and points: Roman sections with the most points, parts as 1.1, 1.2."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG CHẤM ĐIỂM THI ĐUA", width=6, rich=0.4)
    table = Table(
        paper,
        ("TT", "Nội dung tiêu chí", "Điểm chuẩn", "Tự chấm", "Thẩm định", "Căn cứ, minh chứng"),
    )
    table.heading()
    for place in range(dice.randrange(2, 4)):
        table.label(GROUP, SECTIONS[place].upper(), at=1, stt=ROMAN[place], sums={2: 30, 3: 28})
        for number in range(1, dice.randrange(3, 5)):
            points = (5, dice.randrange(3, 6), maybe(dice, 4))
            table.data(number, dice.choice(THINGS), *points, maybe(dice, "Báo cáo"))
    table.label(TOTAL, dice.choice(("Tổng điểm", "Tổng cộng")), at=1, sums={2: 100, 3: 93})
    signatures(paper, width=6)
    return paper.sample()


FIGURES = (
    *(budget, years, districts, payroll, stock, stations, indicators, months, indents, stairs),
    *(pairs, scores),
)
