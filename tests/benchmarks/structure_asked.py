"""Layouts of what is asked and counted: questions over answers, indicators, places in places."""

from __future__ import annotations

import random

from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    DISTRICTS,
    ROMAN,
    THINGS,
    letterhead,
    maybe,
    person,
    signatures,
)

GROUP, TOTAL = Role.GROUP, Role.TOTAL
QUESTIONS = (
    "Ông (bà) có biết về phong trào không?",
    "Nguồn thông tin",
    "Mức độ hài lòng với cán bộ xã",
    "Ý kiến về phương án sắp xếp thôn",
)
ANSWERS = ("Biết rõ", "Có nghe", "Không biết", "Ý kiến khác", "Đài truyền thanh")
MEASURES = ("Tổng số đảng viên", "Tổng số chi bộ", "Đảng viên mới kết nạp", "Hội viên nông dân")


def questions_over(dice: random.Random) -> Sample:
    """Questions in STT as words, numbers or nothing; their answers under letters, dashes, a, b."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ LẤY Ý KIẾN NHÂN DÂN", width=4)
    table = Table(paper, ("STT", "Nội dung", "Số phiếu", "Tỷ lệ (%)"))
    table.heading()
    asked = dice.choice(("Câu {0}", "CÂU {0}", "{0}", "{0}."))
    signs = dice.choice(("ABCD", "abcd", "----"))
    for number in range(1, dice.randrange(3, 5)):
        stt = asked.format(number)
        table.label(GROUP, QUESTIONS[number - 1], at=1, stt=stt)
        for place in range(dice.randrange(2, 5)):
            share = dice.randrange(90)
            table.data(signs[place], ANSWERS[place], share * 3, share)
    if dice.random() < 0.4:
        table.label(TOTAL, "Tổng số phiếu", at=1, sums={2: 300, 3: 100})
    signatures(paper, width=4)
    return paper.sample()


def questions_inside(dice: random.Random) -> Sample:
    """The like without STT: question and answers in one column, or the letters under it."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP PHIẾU KHẢO SÁT", width=4)
    apart = dice.random() < 0.5
    names = ("Câu hỏi", "Phương án") if apart else ("Nội dung",)
    table = Table(paper, (*names, "Số người chọn", "Tỷ lệ (%)"))
    table.heading()
    mark = dice.choice((":", "."))
    for number in range(1, dice.randrange(3, 5)):
        table.label(GROUP, f"Câu {number}{mark} {QUESTIONS[number - 1]}")
        for place in range(dice.randrange(2, 5)):
            letter, share = "ABCD"[place], dice.randrange(90)
            lead = (letter, ANSWERS[place]) if apart else (f"{letter}. {ANSWERS[place]}",)
            table.data(*lead, share * 3, share)
    return paper.sample()


def things_counted(dice: random.Random) -> Sample:
    """Indicators under Roman numerals, some of them the number of something."""
    paper = Paper(dice)
    letterhead(paper, "CÁC CHỈ TIÊU XÂY DỰNG ĐẢNG", width=4)
    numbered = dice.random() < 0.6
    names = ("STT", "Chỉ tiêu", "Quý I", "Quý II") if numbered else ("Chỉ tiêu", "Quý I", "Quý II")
    table = Table(paper, names)
    table.heading()
    for place, name in enumerate(dice.sample(MEASURES, 4)):
        lead = (ROMAN[place], name) if numbered else (name,)
        table.data(*lead, dice.randrange(20, 300), dice.randrange(20, 300))
    signatures(paper, width=4)
    return paper.sample()


def items_under(dice: random.Random) -> Sample:
    """Indicators with a name alone, over the parts that have figures: "1.1" or "- Nam"."""
    paper = Paper(dice)
    letterhead(paper, "SỐ LIỆU CƠ BẢN CỦA XÃ", width=4)
    table = Table(paper, ("TT", "Chỉ tiêu", "Năm 2023", "Năm 2024"))
    table.heading()
    signs = dice.choice(("-", "+", "part", "text"))
    for number in range(1, dice.randrange(3, 6)):
        if dice.random() < 0.4 and number > 1:
            table.data(number, f"Số công trình loại {number}", 12, dice.randrange(90))
            continue
        table.label(GROUP, f"{THINGS[number - 1]} năm", at=1, stt=number)
        for part in range(1, dice.randrange(3, 5)):
            counts = (dice.randrange(90), dice.randrange(90))
            if signs == "text":
                table.data(None, f"- Nhóm {part}", *counts)
            else:
                table.data(f"{number}.{part}" if signs == "part" else signs, "Nhóm", *counts)
    signatures(paper, width=4)
    return paper.sample()


def places_within(dice: random.Random) -> Sample:
    """Districts with their sums over their communes, without a numeral anywhere."""
    paper = Paper(dice)
    letterhead(paper, "SỐ MÔ HÌNH THEO ĐỊA BÀN", width=4)
    table = Table(paper, ("Địa bàn", "Số mô hình", "Tập thể", "Cá nhân"))
    table.heading()
    if dice.random() < 0.6:
        table.label(TOTAL, "Toàn tỉnh", sums={1: 60, 2: 40, 3: 20})
    for district in dice.sample(DISTRICTS, dice.randrange(2, 4)):
        place = district.removeprefix("Huyện ").removeprefix("Thị xã ")
        table.label(GROUP, f"Huyện {place}", sums={1: 12, 2: 8, 3: 4})
        for commune in dice.sample(COMMUNES, dice.randrange(2, 4)):
            kind = dice.choice(("Xã", "Phường", "Thị trấn"))
            table.data(f"{kind} {commune}", dice.randrange(9), 3, maybe(dice, 2))
    return paper.sample()


def upper_words(dice: random.Random) -> Sample:
    """Three rows of headings without a merge, the upper words over their first column alone."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP KẾT QUẢ GIẢM NGHÈO", width=8)
    by_year = dice.random() < 0.5
    if by_year:
        years = ("Năm 2023", "Năm 2024")
        columns = [
            f"{year} > {what} > {leaf}"
            for year in years
            for what in ("Kế hoạch", "Thực hiện")
            for leaf in ("Số hộ", "Kinh phí")
        ]
    else:
        block = ("Số hộ", "Tỷ lệ", "Trong đó > Dân tộc", "Trong đó > Phụ nữ")
        columns = [f"Hộ nghèo > {leaf}" for leaf in block]
    table = Table(paper, ("STT", "Đơn vị", *columns))
    table.heading(merged=False, low=by_year and dice.random() < 0.7)
    for number in range(1, dice.randrange(4, 8)):
        table.data(number, f"Xã {COMMUNES[number]}", *(dice.randrange(1, 90) for _ in columns))
    signatures(paper, width=8)
    return paper.sample()


def narrow(dice: random.Random) -> Sample:
    """Two or three columns with a row that numbers them."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH THÀNH VIÊN", width=3)
    wide = dice.random() < 0.5
    table = Table(paper, ("STT", "Họ và tên", "Chức vụ") if wide else ("STT", "Họ và tên"))
    table.heading()
    table.numbering(dice.choice(("plain", "brackets", "letters")))
    for number in range(1, dice.randrange(3, 8)):
        table.data(number, person(dice), "Tổ viên")
    return paper.sample()


def numbered_places(dice: random.Random) -> Sample:
    """Hamlets whose name is a number alone."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH TỔ DÂN PHỐ", width=5)
    table = Table(paper, ("STT", "Tổ dân phố", "Số hộ", "Số khẩu", "Tổ trưởng"))
    table.heading()
    leader = dice.random() < 0.5
    for number in range(1, dice.randrange(4, 9)):
        counts = (dice.randrange(60, 150), dice.randrange(200, 500))
        table.data(number, number + 24, *counts, person(dice) if leader else None)
    table.label(TOTAL, "Cộng", at=1, sums={2: 700, 3: 2100})
    return paper.sample()


def hollow_parts(dice: random.Random) -> Sample:
    """Parts a and b of each group, some of them without any row."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH MÔ HÌNH ĐĂNG KÝ", width=4)
    table = Table(paper, ("STT", "Tên mô hình", "Đơn vị", "Quy mô"))
    table.heading()
    for place in range(dice.randrange(2, 4)):
        table.label(GROUP, ("Kinh tế", "Văn hóa", "Quốc phòng")[place], at=1, stt=ROMAN[place])
        for letter, name in (("a", "Tập thể"), ("b", "Cá nhân")):
            table.label(GROUP, name, at=1, stt=letter)
            for number in range(1, dice.randrange(0 if place else 2, 4)):
                table.data(number, dice.choice(THINGS), f"Xã {COMMUNES[number]}", "20 hộ")
    signatures(paper, width=4)
    return paper.sample()


ASKED = (
    questions_over,
    questions_inside,
    things_counted,
    items_under,
    places_within,
    upper_words,
    narrow,
    numbered_places,
    hollow_parts,
)
