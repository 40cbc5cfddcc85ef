"""Layouts that mislead: keys above, dates as headings, words nobody lists, reports in a pile."""

from __future__ import annotations

import random
from datetime import date

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    GOODS,
    JOBS,
    RESULTS,
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

DATA, GROUP, TOTAL, OTHER = Role.DATA, Role.GROUP, Role.TOTAL, Role.OTHER


def bare_words(dice: random.Random) -> Sample:
    """No STT, no numbers of columns, headings of any wording, right below the title."""
    paper = Paper(dice)
    letterhead(paper, "Biến động giá một số mặt hàng thiết yếu", width=5, rich=0.3)
    heads = dice.choice(
        (
            ("Mặt hàng", "Giá bán lẻ", "Biến động", "Chợ khảo sát"),
            ("Trường", "Khối 6", "Khối 7", "Khối 8", "Khối 9"),
            ("Thôn", "Hộ", "Khẩu", "Lao động", "Hộ nghèo"),
            ("Hạng mục", "Khối lượng", "Giá trị", "Nhà thầu"),
        )
    )
    table = Table(paper, heads)
    table.heading()
    wordy = heads[0] in ("Mặt hàng", "Hạng mục")
    look = style(dice)
    for number in range(1, dice.randrange(4, 9)):
        name = dice.choice(GOODS) if wordy else f"{heads[0]} {COMMUNES[number % 7]}"
        figures = [amount(dice, look) for _ in heads[1:]]
        table.data(name, *figures[: -1 if wordy else None], *(["Chợ Tân Lập"] if wordy else []))
    if dice.random() < 0.5:
        table.label(TOTAL, "Tổng cộng", sums={1: amount(dice, look)})
    return paper.sample()


def keys_above(dice: random.Random) -> Sample:
    """A row of technical keys right above the heading."""
    paper = Paper(dice)
    if dice.random() < 0.5:
        paper.line("DANH SÁCH CƠ SỞ")
    paper.line(dict(enumerate(("stt", "ten_co_so", "dia_chi", "nguoi_dai_dien", "so_dien_thoai"))))
    table = Table(paper, ("STT", "Tên cơ sở", "Địa chỉ", "Người đại diện", "Số điện thoại"))
    table.heading()
    for number in range(1, dice.randrange(3, 8)):
        phone = maybe(dice, "0912345678")
        table.data(number, f"Cơ sở {number}", f"Thôn {number}", person(dice), phone)
    return paper.sample()


def dates_across(dice: random.Random) -> Sample:
    """Days as headings, stored as dates."""
    paper = Paper(dice)
    letterhead(paper, "THEO DÕI DỰ HỌP", width=7, rich=0.4)
    days = [date(2024, 3, 4 + 7 * week) for week in range(4)]
    names = tuple(f"{each:%d/%m/%Y}" for each in days)
    table = Table(paper, ("STT", "Họ và tên", "Chức vụ", *names, "Ghi chú"))
    table.heading()
    for place, each in zip(table.places[3:], days, strict=False):
        paper.put(table.at - 1, place, each)
    for number in range(1, dice.randrange(4, 9)):
        ticks = [maybe(dice, "x", 0.7) for _ in days]
        table.data(number, person(dice), dice.choice(JOBS), *ticks)
    signatures(paper, width=7)
    return paper.sample()


def example(dice: random.Random) -> Sample:
    """An example row right under the heading, marked so in STT."""
    paper = Paper(dice)
    letterhead(paper, "BIỂU ĐĂNG KÝ", width=5)
    table = Table(paper, ("STT", "Tên mô hình", "Đơn vị", "Thời gian", "Ghi chú"))
    table.heading()
    table.row(Role.NOTE, dice.choice(("VD", "Ví dụ", "VD:")), THINGS[0], "Xã A", "Quý I")
    for number in range(1, dice.randrange(3, 7)):
        table.data(number, dice.choice(THINGS), f"Xã {dice.choice(COMMUNES)}", "Quý II")
    signatures(paper, width=5)
    return paper.sample()


def sector_first(dice: random.Random) -> Sample:
    """The group in the first column, merged down or written once, STT in the second."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP MÔ HÌNH THEO LĨNH VỰC", width=6)
    table = Table(paper, ("Lĩnh vực", "STT", "Tên mô hình", "Đơn vị", "Hiệu quả"))
    table.heading()
    merged = dice.random() < 0.6
    number = 0
    for section in SECTIONS[: dice.randrange(2, 4)]:
        first = table.at
        for place in range(dice.randrange(1, 5)):
            number += 1
            lead = section if place == 0 else None
            unit = f"Xã {dice.choice(COMMUNES)}"
            table.data(lead, number, dice.choice(THINGS), unit, dice.choice(RESULTS))
        if merged:
            table.merge_down(0, first, table.at - 1)
    signatures(paper, width=6)
    return paper.sample()


def deep(dice: random.Random) -> Sample:
    """Roman numerals over I.1 over numbers, or numbers over small letters."""
    paper = Paper(dice)
    letterhead(paper, "PHÂN CÔNG THỰC HIỆN CÁC NHIỆM VỤ TRỌNG TÂM", width=5)
    table = Table(paper, ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Hoàn thành", "Kết quả"))
    table.heading()
    small = dice.random() < 0.4
    for place in range(2):
        table.label(GROUP, SECTIONS[place], at=1, stt=ROMAN[place])
        for part in range(1, 3):
            stt: RawCell = part if small else f"{ROMAN[place]}.{part}"
            table.label(GROUP, f"{THINGS[part]} đợt {part}", at=1, stt=stt)
            for number in range(1, dice.randrange(3, 5)):
                sign: RawCell = f"{'abcd'[number - 1]})" if small else number
                office = dice.choice(("Phòng Nội vụ", "Công an"))
                table.data(sign, dice.choice(THINGS), office, "Quý I", maybe(dice, RESULTS[0]))
    signatures(paper, width=5)
    return paper.sample()


def thrice(dice: random.Random) -> Sample:
    """Three tables of the same columns side by side."""
    paper = Paper(dice)
    paper.line("DANH SÁCH CHIA NHÓM")
    top = paper.next
    left = 0
    for _ in range(3):
        table = Table(paper, ("TT", "Họ và tên", "Lớp"), left=left, top=top)
        left = table.end + 1
        table.heading()
        for number in range(1, dice.randrange(4, 9)):
            table.data(number, person(dice), dice.choice(("6A", "6B")))
    return paper.sample()


def reports(dice: random.Random) -> Sample:
    """Whole reports one below another: letterhead, title, table, signature, and again."""
    paper = Paper(dice)
    for commune in dice.sample(COMMUNES, dice.randrange(2, 4)):
        paper.line({0: f"UBND XÃ {commune.upper()}", 3: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"})
        paper.line({3: "Độc lập - Tự do - Hạnh phúc"})
        paper.skip()
        paper.line({0: "BÁO CÁO THỐNG KÊ THIẾT BỊ"}, merge_to=4)
        paper.skip()
        table = Table(paper, ("STT", "Tên thiết bị", "ĐVT", "Số lượng", "Tình trạng"))
        table.heading()
        for number in range(1, dice.randrange(3, 6)):
            counts = (dice.choice(UNITS), dice.randrange(1, 40), dice.choice(RESULTS))
            table.data(number, dice.choice(GOODS), *counts)
        table.label(TOTAL, "Cộng", at=1, sums={3: 90})
        paper.skip()
        paper.note({1: "NGƯỜI LẬP BIỂU", 3: "CHỦ TỊCH"})
        paper.skip(2)
        paper.note({1: person(dice), 3: person(dice)})
        paper.skip(dice.randrange(1, 4))
    return paper.sample()


def notes(dice: random.Random) -> Sample:
    """Many notes in free words right below the last row."""
    paper = Paper(dice)
    letterhead(paper, "BIỂU TỔNG HỢP CƠ SỞ VẬT CHẤT", width=5)
    table = Table(paper, ("STT", "Tên công trình", "Năm xây dựng", "Diện tích", "Hiện trạng"))
    table.heading()
    for number in range(1, dice.randrange(3, 8)):
        table.data(number, dice.choice(THINGS), 2010 + number, 120, dice.choice(RESULTS))
    if dice.random() < 0.5:
        table.label(TOTAL, "Tổng cộng", at=1, sums={3: 900})
    lines = (
        "Ghi chú:",
        "- Cột 3: ghi năm đưa vào sử dụng;",
        "- Cột 5: ghi rõ tốt, trung bình, xuống cấp.",
        "Biểu mẫu này gửi về Phòng Kinh tế trước ngày 15 hằng tháng.",
        "Người liên hệ: Văn thư, điện thoại 0293.888.999",
    )
    for line in lines[: dice.randrange(1, 6)]:
        paper.note({dice.choice((0, 0, 1)): line}, merge_to=dice.choice((0, 4)))
    signatures(paper, width=5)
    return paper.sample()


def gapped(dice: random.Random) -> Sample:
    """A blank row between the heading, its numbering row and the data."""
    paper = Paper(dice)
    letterhead(paper, "BÁO CÁO TÀI CHÍNH QUỸ", width=5, rich=0.4)
    table = Table(paper, ("STT", "Chỉ tiêu", "Mã số", "Số đầu năm", "Số cuối năm"))
    table.heading()
    if dice.random() < 0.6:
        if dice.random() < 0.5:
            table.skip()
        table.numbering("letters")
    table.skip()
    look = style(dice)
    for number in range(1, dice.randrange(4, 9)):
        money = (amount(dice, look), amount(dice, look))
        table.data(number, dice.choice(THINGS), f"{number * 10}", *money)
    signatures(paper, width=5)
    return paper.sample()


def offset(dice: random.Random) -> Sample:
    """A table that begins far to the right, its letterhead at the left edge."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP PHẢN ÁNH, KIẾN NGHỊ", width=4)
    columns = ("TT", "Nội dung kiến nghị", "Ngày nhận", "Cơ quan trả lời", "Kết quả")
    table = Table(paper, columns, left=dice.randrange(2, 5))
    table.heading()
    for number in range(1, dice.randrange(3, 8)):
        what = (dice.choice(THINGS), day(dice), "UBND huyện")
        table.data(number, *what, maybe(dice, dice.choice(RESULTS), 0.8))
    signatures(paper, width=6)
    return paper.sample()


TRAPS = (
    *(bare_words, keys_above, dates_across, example, sector_first, deep, thrice, reports, notes),
    *(gapped, offset),
)
