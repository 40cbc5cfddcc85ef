"""Layouts that give little to go by: one row, units across, a second small table, tall headings."""

from __future__ import annotations

import random

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    GOODS,
    JOBS,
    RESULTS,
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


def single(dice: random.Random) -> Sample:
    """A report of one unit: one row."""
    paper = Paper(dice)
    letterhead(paper, "BÁO CÁO KẾT QUẢ QUÝ I NĂM 2024", width=6)
    first = ("STT", "Tên đơn vị") if dice.random() < 0.6 else ("Tên đơn vị",)
    columns = ("Số mô hình đăng ký", "Số mô hình hiệu quả", "Kinh phí", "Ghi chú")
    table = Table(paper, (*first, *columns))
    table.heading()
    lead: tuple[RawCell, ...] = (1, "Xã Bình An") if len(first) == 2 else ("Xã Bình An",)
    table.data(*lead, 12, 10, amount(dice, "dots"), maybe(dice, "Đã kiểm tra"))
    signatures(paper, width=6)
    return paper.sample()


def across(dice: random.Random) -> Sample:
    """What is counted down the side, the units across: headings that are names."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP CÁC CHỈ TIÊU THEO XÃ", width=6)
    units = [f"Xã {name}" for name in dice.sample(COMMUNES, 4)]
    first = ("STT", "Chỉ tiêu") if dice.random() < 0.6 else ("Chỉ tiêu",)
    table = Table(paper, (*first, *units, "Cộng"))
    table.heading()
    look = style(dice)
    for number in range(1, dice.randrange(4, 9)):
        lead: tuple[RawCell, ...] = (number,) if len(first) == 2 else ()
        table.data(*lead, f"Số hộ {dice.choice(GOODS)}", *(amount(dice, look) for _ in range(5)))
    signatures(paper, width=6)
    return paper.sample()


def aftermath(dice: random.Random) -> Sample:
    """A small table of results below the list, without numbers of rows."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ XẾP LOẠI", width=5, rich=0.4)
    table = Table(paper, ("STT", "Họ và tên", "Chức vụ", "Điểm", "Xếp loại"))
    table.heading()
    for number in range(1, dice.randrange(4, 9)):
        table.data(number, person(dice), dice.choice(JOBS), 80 + number, dice.choice(RESULTS))
    paper.skip(dice.randrange(1, 3))
    if dice.random() < 0.5:
        paper.line({0: "TỔNG HỢP:"})
    other = Table(paper, ("Xếp loại", "Số lượng", "Tỷ lệ (%)"), left=1)
    other.heading()
    for result in RESULTS[:4]:
        other.data(result, dice.randrange(1, 9), dice.randrange(1, 90))
    return paper.sample()


def tall(dice: random.Random) -> Sample:
    """Heading cells merged down over rows that hold nothing else."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH HỘI VIÊN", width=6)
    table = Table(paper, ("STT", "Họ và tên", "Ngày sinh", "Chi hội", "Ngày vào hội", "Ghi chú"))
    table.heading(depth=dice.randrange(2, 4))
    if dice.random() < 0.4:
        table.numbering("plain")
    for number in range(1, dice.randrange(4, 9)):
        table.data(number, person(dice), day(dice), f"Thôn {number}", day(dice), maybe(dice, "Mới"))
    signatures(paper, width=6)
    return paper.sample()


def broad(dice: random.Random) -> Sample:
    """A body merged over three columns for its longest text, a heading that is not."""
    paper = Paper(dice)
    letterhead(paper, "KẾ HOẠCH KIỂM TRA", width=7)
    columns = ("TT", "Nội dung kiểm tra", "Đơn vị được kiểm tra", "Thời gian", "Phụ trách")
    table = Table(paper, columns, spans={1: 3})
    table.heading()
    if dice.random() < 0.5:
        paper.merges = [m for m in paper.merges if m.top != table.at - 1]
    for number in range(1, dice.randrange(4, 8)):
        unit = f"Xã {dice.choice(COMMUNES)}"
        table.data(number, dice.choice(THINGS), unit, "Quý II", dice.choice(JOBS))
    signatures(paper, width=7)
    return paper.sample()


def long(dice: random.Random) -> Sample:
    """Hundreds of rows under groups, with pages of them empty at the end."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH NGƯỜI CAO TUỔI", width=6)
    table = Table(paper, ("STT", "Họ và tên", "Năm sinh", "Nam/Nữ", "Địa chỉ", "Mức hưởng"))
    table.heading()
    look = style(dice)
    number = 0
    for place in range(dice.randrange(3, 6)):
        table.label(GROUP, f"Thôn {place + 1}", at=1, stt=ROMAN[place])
        for _ in range(dice.randrange(20, 60)):
            number += 1
            sex = dice.choice(("Nam", "Nữ"))
            born = dice.randrange(1930, 1965)
            table.data(number, person(dice), born, sex, f"Tổ {place}", amount(dice, look))
    for _ in range(40):
        number += 1
        table.row(OTHER, number)
    table.label(TOTAL, f"Tổng cộng: {number - 40} người", at=1, sums={5: amount(dice, look)})
    signatures(paper, width=6)
    return paper.sample()


def money_line(dice: random.Random) -> Sample:
    """The unit of money in the row right above the heading, beside the period."""
    paper = Paper(dice)
    letterhead(paper, "QUYẾT TOÁN KINH PHÍ", width=5)
    paper.line({0: "Kỳ báo cáo: Quý I/2024", 4: "Đơn vị tính: 1.000 đồng"})
    table = Table(paper, ("Mục", "Tiểu mục", "Nội dung chi", "Dự toán", "Đã chi", "Còn lại"))
    table.heading()
    look = style(dice)
    for place in range(dice.randrange(2, 4)):
        for part in range(dice.randrange(1, 4)):
            code: RawCell = 6000 + 50 * place if part == 0 else None
            money = [amount(dice, look) for _ in range(3)]
            table.data(code, 6001 + 50 * place + part, dice.choice(THINGS), *money)
    table.label(TOTAL, "Tổng cộng", at=2, sums={3: 9, 4: 8, 5: 1})
    signatures(paper, width=6)
    return paper.sample()


def capitals(dice: random.Random) -> Sample:
    """Everything in capitals, no numbers of rows, words alone: as a signature looks."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH MÔ HÌNH", width=4, rich=0.4)
    table = Table(paper, ("Tên mô hình", "Đơn vị", "Lĩnh vực", "Người phụ trách"))
    table.heading()
    for _ in range(dice.randrange(2, 8)):
        who = maybe(dice, person(dice).upper(), 0.6)
        unit = f"XÃ {dice.choice(COMMUNES).upper()}"
        table.data(dice.choice(THINGS).upper(), unit, maybe(dice, "KINH TẾ", 0.8), who)
    return paper.sample()


SMALL = (single, across, aftermath, tall, broad, long, money_line, capitals)
