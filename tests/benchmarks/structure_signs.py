"""Layouts where a sign or its want tells what a row is: stars, gaps, no name, keys, two sides."""

from __future__ import annotations

import random

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    GOODS,
    ROMAN,
    SECTIONS,
    THINGS,
    UNITS,
    amount,
    day,
    letterhead,
    maybe,
    person,
    signatures,
    style,
)

GROUP, TOTAL, NUMBERING = Role.GROUP, Role.TOTAL, Role.NUMBERING


def starred(dice: random.Random) -> Sample:
    """Kinds of documents under a star in STT, the counting going on under them."""
    paper = Paper(dice)
    letterhead(paper, "DANH MỤC VĂN BẢN BAN HÀNH", width=5)
    columns = ("STT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu nội dung", "Ghi chú")
    table = Table(paper, columns)
    table.heading()
    number, sign = 0, dice.choice(("*", "+", "-"))
    kinds = ("Chỉ thị", "Kế hoạch", "Hướng dẫn", "Báo cáo")
    for kind in kinds[: dice.randrange(2, 5)]:
        table.label(GROUP, kind, at=1, stt=sign)
        for _ in range(dice.randrange(1, 4)):
            number += 1
            table.data(number, f"{number}-KH/BDV", day(dice), dice.choice(THINGS), None)
    signatures(paper, width=5)
    return paper.sample()


def unnamed_sums(dice: random.Random) -> Sample:
    """Groups in the place of STT, under each its sums without a word, gifts in a text beside."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH ỦNG HỘ QUỸ VÌ NGƯỜI NGHÈO", width=4)
    table = Table(paper, ("TT", "Tập thể, cá nhân ủng hộ", "Số tiền (đồng)", "Hiện vật"))
    table.heading()
    look = style(dice)
    for commune in dice.sample(COMMUNES, dice.randrange(2, 4)):
        table.label(GROUP, f"Xã {commune}")
        for number in range(1, dice.randrange(3, 5)):
            table.data(number, person(dice), amount(dice, look), maybe(dice, "20 suất quà", 0.3))
        table.row(TOTAL, None, None, amount(dice, look), maybe(dice, "20 suất quà"))
    table.row(TOTAL, None, None, amount(dice, look))
    return paper.sample()


def two_sides(dice: random.Random) -> Sample:
    """Receipts and expenses side by side, each side with its letter and its own words."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG CÂN ĐỐI QUYẾT TOÁN", width=6)
    columns = ("Nội dung thu", "Dự toán", "Thực hiện", "Nội dung chi", "Dự toán", "Thực hiện")
    table = Table(paper, columns)
    table.heading()
    table.row(NUMBERING, "A", *(1, 2), "B", *(3, 4))
    look = style(dice)
    sums = [amount(dice, look) for _ in range(4)]
    table.row(TOTAL, "Tổng số thu", *sums[:2], "Tổng số chi", *sums[2:])
    for place in range(dice.randrange(3, 5)):
        counts = [amount(dice, look) for _ in range(4)]
        spent: tuple[RawCell, ...] = (f"{ROMAN[place]}- Khoản chi {place}", *counts[2:])
        spent = spent if place < 2 else (None, None, None)
        table.data(f"{ROMAN[place]}- Khoản thu {place}", *counts[:2], *spent)
    signatures(paper, width=6)
    return paper.sample()


def gap_of_names(dice: random.Random) -> Sample:
    """Years over figures; the names have no heading and stand left of an empty column."""
    paper = Paper(dice)
    paper.line("Bảng 1.4. Số hộ đạt danh hiệu gia đình văn hóa")
    paper.line("Number of cultural families")
    paper.skip(dice.randrange(2))
    table = Table(paper, ("2020", "2021", "2022"), left=2)
    table.titled = {0: "", **table.titled}
    paper.put(table.at, 2, None)
    table.heading()
    table.places, table.spans = [0, *table.places], [1, *table.spans]
    table.row(TOTAL, "TỔNG SỐ - TOTAL", *(dice.randrange(900, 999) for _ in range(3)))
    for commune in dice.sample(COMMUNES, dice.randrange(3, 6)):
        table.data(f"  Xã {commune}", *(dice.randrange(90, 300) for _ in range(3)))
    return paper.sample()


def plain_labels(dice: random.Random) -> Sample:
    """Labels that no list of names holds, over numbered rows or over rows without numbers."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH CÁN BỘ CHỦ CHỐT", width=4)
    numbered = dice.random() < 0.6
    columns = ("STT", "Họ và tên", "Chức vụ", "Năm sinh")
    table = Table(paper, columns if numbered else columns[1:])
    table.heading()
    number = 0
    labels = ("Thường trực Đảng ủy", "Các đồng chí ủy viên", "Lãnh đạo các bộ phận", "Cơ quan khác")
    for label in labels[: dice.randrange(2, 5)]:
        table.label(GROUP, label, at=1 if numbered else 0)
        for _ in range(dice.randrange(2, 4)):
            number += 1
            told = (person(dice), "Chuyên viên", str(1960 + dice.randrange(35)))
            table.data(*((number,) if numbered else ()), *told)
    signatures(paper, width=4)
    return paper.sample()


def quarries(dice: random.Random) -> Sample:
    """Bare names inside lettered groups, the second of them right under a row of data."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG GIÁ VẬT LIỆU", width=5)
    table = Table(paper, ("STT", "Tên vật tư", "Quy cách", "ĐVT", "Đơn giá (đ)"))
    table.heading()
    look, number = style(dice), 0
    for letter in "AB":
        table.label(GROUP, f"Nhóm hàng {letter}", at=1, stt=letter)
        for commune in dice.sample(COMMUNES, dice.randrange(2, 4)):
            table.label(GROUP, f"Mỏ {commune}", at=1)
            for _ in range(dice.randrange(1, 3)):
                number += 1
                goods = (dice.choice(GOODS), f"Loại {number}", dice.choice(UNITS))
                table.data(number, *goods, amount(dice, look))
    return paper.sample()


def permits(dice: random.Random) -> Sample:
    """Parts 1.1 over rows without a number, and the next part right under them."""
    paper = Paper(dice)
    letterhead(paper, "DỰ TOÁN THU, CHI", width=3)
    table = Table(paper, ("STT", "Nội dung", "Số tiền"))
    table.heading()
    look = style(dice)
    for number in range(1, dice.randrange(3, 5)):
        table.data(number, f"Khoản {number}", amount(dice, look))
        for part in range(1, 3):
            table.data(f"{number}.{part}", f"Mục {part}", amount(dice, look))
            for row in range(dice.randrange(1, 3)):
                table.data(None, f"Phí tham quan {row + 1}", amount(dice, look))
    signatures(paper, width=3)
    return paper.sample()


def short_keys(dice: random.Random) -> Sample:
    """A row of short keys for a program under the heading, few of them with a line."""
    paper = Paper(dice)
    letterhead(paper, "SỐ LIỆU TÔN GIÁO", width=5)
    columns = ("Đơn vị", "Số cơ sở", "Số buổi tuyên truyền", "Số người có uy tín", "Quà tặng")
    table = Table(paper, columns)
    table.heading()
    table.row(Role.OTHER, "ten", "co_so", "tt", "uy_tin", "qua")
    for commune in dice.sample(COMMUNES, dice.randrange(3, 6)):
        table.data(f"Xã {commune}", *(dice.randrange(1, 40) for _ in range(4)))
    table.label(TOTAL, "Cộng", sums={1: 20, 2: 40, 3: 30, 4: 90})
    return paper.sample()


def signed_by_three(dice: random.Random) -> Sample:
    """Sums in Roman under each group, the amount in words, three who sign in one row."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG THANH TOÁN BỒI DƯỠNG", width=5)
    table = Table(paper, ("STT", "Họ và tên", "Chức danh", "Mức (đ)", "Ký nhận"))
    table.heading()
    look = style(dice)
    for place in range(dice.randrange(2, 4)):
        table.label(GROUP, SECTIONS[place], at=1, stt=ROMAN[place])
        for number in range(1, dice.randrange(3, 5)):
            table.data(number, person(dice), "Tổ viên", amount(dice, look))
        table.label(TOTAL, f"Cộng {ROMAN[place]}", at=1, sums={3: amount(dice, look)})
    table.label(TOTAL, "TỔNG CỘNG (I + II)", sums={3: amount(dice, look)})
    paper.note("Số tiền bằng chữ: Một triệu tám trăm nghìn đồng chẵn.")
    paper.note({0: "Người lập", 2: "Kế toán", 4: dice.choice(("Chủ tài khoản", "Thủ trưởng"))})
    return paper.sample()


def lists(dice: random.Random) -> Sample:
    """Names in one column under a heading."""
    paper = Paper(dice)
    if dice.random() < 0.5:
        paper.line("DANH SÁCH CÁC ĐỊA BÀN THEO DÕI")
        paper.skip(dice.randrange(2))
    table = Table(paper, (dice.choice(("Tên đơn vị", "Địa bàn", "Họ và tên")),))
    table.heading()
    for commune in dice.sample(COMMUNES, dice.randrange(3, 6)):
        table.data(f"Xã {commune}")
    return paper.sample()


SIGNS = (
    starred,
    unnamed_sums,
    two_sides,
    gap_of_names,
    plain_labels,
    quarries,
    permits,
    short_keys,
    signed_by_three,
    lists,
)
