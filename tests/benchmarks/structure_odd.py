"""Layouts with one oddity each: headings without merges, keys, fillers, late headings, repeats."""

from __future__ import annotations

import random

from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    GOODS,
    JOBS,
    RESULTS,
    ROMAN,
    SECTIONS,
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


def late(dice: random.Random) -> Sample:
    """A heading far down, after narrative lines with colons and figures."""
    paper = Paper(dice)
    letterhead(paper, "BÁO CÁO TÌNH HÌNH HOẠT ĐỘNG", width=5)
    for number in range(dice.randrange(8, 26)):
        paper.line(f"{number + 1}. Kết quả {dice.choice(THINGS).lower()}: {number * 7} lượt")
        if dice.random() < 0.2:
            paper.line({0: "- Tổng số hội viên:", 2: dice.randrange(400)})
    paper.skip(dice.randrange(2))
    table = Table(paper, ("Stt", "Chi hội", "Số hội viên", "Số tiền", "Ghi chú"))
    table.heading()
    for number in range(1, dice.randrange(4, 9)):
        money = amount(dice, "dots")
        table.data(number, f"Chi hội thôn {number}", dice.randrange(90), money, maybe(dice, "Tốt"))
    table.label(TOTAL, "Cộng", at=1, sums={2: 300, 3: "1.200.000"})
    signatures(paper, width=5)
    return paper.sample()


def keys(dice: random.Random) -> Sample:
    """A row of technical keys after the heading, for a program."""
    paper = Paper(dice)
    if dice.random() < 0.5:
        paper.line("DANH SÁCH ĐỐI TƯỢNG THỤ HƯỞNG")
    table = Table(paper, ("STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Địa chỉ", "Mức hỗ trợ"))
    table.heading()
    names = ("stt", "ho_ten", "ngay_sinh", "so_cccd", "dia_chi", "muc_ho_tro")
    if dice.random() < 0.5:
        table.numbering("brackets")
    table.row(OTHER, *names)
    for number in range(1, dice.randrange(4, 9)):
        number_of = f"0{dice.randrange(10**10, 10**11)}"
        table.data(number, person(dice), day(dice), number_of, "Thôn 1", amount(dice, "plain"))
    return paper.sample()


def fillers(dice: random.Random) -> Sample:
    """Rows of dots, rows numbered in advance and left empty, long after the last row."""
    paper = Paper(dice)
    letterhead(paper, "ĐĂNG KÝ THI ĐUA NĂM 2024", width=5)
    table = Table(paper, ("STT", "Họ và tên", "Chức vụ", "Danh hiệu đăng ký", "Ghi chú"))
    table.heading()
    count = dice.randrange(2, 6)
    for number in range(1, count + 1):
        table.data(number, person(dice), dice.choice(JOBS), "Lao động tiên tiến")
    for number in range(count + 1, count + dice.randrange(2, 30)):
        dots = dice.choice((("…", "…", "…"), (), ("....", "", "..")))
        table.row(OTHER, number, *dots)
    if dice.random() < 0.5:
        table.row(OTHER, "…", "…", "…", "…", "…")
    signatures(paper, width=5)
    return paper.sample()


def unmerged(dice: random.Random) -> Sample:
    """A heading of three rows without a single merge."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP ĐỘI NGŨ", width=8)
    table = Table(
        paper,
        (
            "TT",
            "Đơn vị",
            "Tổng số",
            "Trong đó > Nam",
            "Trong đó > Nữ",
            "Trình độ > Đại học",
            "Trình độ > Cao đẳng",
            "Ghi chú",
        ),
    )
    table.heading(merged=False, low=dice.random() < 0.4)
    if dice.random() < 0.5:
        table.numbering("plain")
    for number in range(1, dice.randrange(4, 8)):
        counts = [dice.randrange(30) for _ in range(5)]
        table.data(number, f"Trường THCS {COMMUNES[number - 1]}", *counts)
    table.label(TOTAL, "Tổng", at=1, sums={2: 90, 3: 40, 4: 50})
    signatures(paper, width=8)
    return paper.sample()


def twins(dice: random.Random) -> Sample:
    """Two columns of one name, an empty column between, an offset from the left."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH PHỐI HỢP", width=6)
    table = Table(
        paper,
        ("STT", "Đơn vị", "Họ và tên", "Số điện thoại", "Họ và tên", "Số điện thoại"),
        left=dice.choice((0, 1, 2)),
        gaps=(4,) if dice.random() < 0.6 else (),
    )
    table.heading()
    for number in range(1, dice.randrange(4, 9)):
        phones = [f"09{dice.randrange(10**7, 10**8)}" for _ in range(2)]
        unit = f"Xã {COMMUNES[number % 7]}"
        table.data(number, unit, person(dice), phones[0], person(dice), phones[1])
    signatures(paper, width=6)
    return paper.sample()


def questions(dice: random.Random) -> Sample:
    """Headings that are whole questions with numbers, as an online form exports them."""
    paper = Paper(dice)
    table = Table(
        paper,
        (
            "Dấu thời gian",
            "1. Đơn vị của đồng chí là gì?",
            "2. Trong quý, đơn vị đã tổ chức bao nhiêu buổi tuyên truyền?",
            "3. Số lượt người tham gia\t",
            "4. Đơn vị có kiến nghị, đề xuất gì không? Nêu rõ nội dung kiến nghị (nếu có)",
        ),
    )
    table.heading()
    for _ in range(dice.randrange(4, 12)):
        unit = f"Chi bộ thôn {dice.randrange(1, 12)}"
        counts = (dice.randrange(9), dice.randrange(400))
        table.data(day(dice), unit, *counts, dice.choice(("Không", "Không có", THINGS[0], None)))
    return paper.sample()


def plain(dice: random.Random) -> Sample:
    """An export: the heading in row 1, no numbers, no title, nothing below."""
    paper = Paper(dice)
    table = Table(paper, ("Mã", "Tên đơn vị", "Xã/phường", "Người phụ trách", "Trạng thái"))
    table.heading()
    for number in range(1, dice.randrange(3, 20)):
        commune = COMMUNES[number % 7]
        code = f"DV{number:03d}"
        state = dice.choice(RESULTS)
        table.data(code, f"Chi bộ thôn {number}", f"Xã {commune}", person(dice), state)
    return paper.sample()


def pages(dice: random.Random) -> Sample:
    """The heading again on each page, with its numbering row."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH CỬ TRI", width=5)
    table = Table(paper, ("STT", "Họ và tên", "Ngày sinh", "Nơi cư trú", "Ghi chú"))
    numbered = dice.random() < 0.5
    number = 0
    for page in range(dice.randrange(2, 4)):
        table.heading(role=Role.HEADER if page == 0 else OTHER)
        if numbered and page == 0:
            table.numbering("brackets")
        elif numbered:
            table.row(OTHER, *(f"({place})" for place in range(1, 6)))
        for _ in range(dice.randrange(4, 9)):
            number += 1
            table.data(number, person(dice), day(dice), "Thôn 2", maybe(dice, "Tạm trú", 0.2))
    table.label(TOTAL, f"Tổng số: {number} cử tri", at=1)
    signatures(paper, width=5)
    return paper.sample()


def empty(dice: random.Random) -> Sample:
    """A form that nobody has filled in: heading, numbers, signature."""
    paper = Paper(dice)
    letterhead(paper, "BIỂU ĐĂNG KÝ MÔ HÌNH", width=5)
    table = Table(paper, ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Ngày đăng ký"))
    table.heading()
    if dice.random() < 0.5:
        table.numbering("plain")
    for number in range(1, dice.randrange(3, 9)):
        table.row(OTHER, number)
    signatures(paper, width=5)
    return paper.sample()


def dashes(dice: random.Random) -> Sample:
    """Groups written into STT with the numeral in front: `1 - Xã A`, `II. Chi bộ`."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH ĐẢNG VIÊN", width=5)
    table = Table(paper, ("STT", "Họ và tên", "Ngày vào Đảng", "Chức vụ", "Sinh hoạt tại"))
    table.heading()
    wide = dice.random() < 0.6
    form = dice.choice(("{0} - Chi bộ thôn {1}", "{2}. Chi bộ thôn {1}", "{2}- CHI BỘ THÔN {1}"))
    for place in range(1, dice.randrange(3, 5)):
        table.label(GROUP, form.format(place, place + 3, ROMAN[place - 1]), wide=wide)
        for number in range(1, dice.randrange(3, 6)):
            table.data(number, person(dice), day(dice), maybe(dice, "Bí thư"), f"Thôn {place + 3}")
    signatures(paper, width=5)
    return paper.sample()


def phones(dice: random.Random) -> Sample:
    """A directory: units in capitals over the persons, no numbers of rows."""
    paper = Paper(dice)
    letterhead(paper, "DANH BẠ ĐIỆN THOẠI", width=4, rich=0.3)
    table = Table(paper, ("Họ và tên", "Chức vụ", "Điện thoại", "Email"))
    table.heading()
    for commune in dice.sample(COMMUNES, dice.randrange(2, 4)):
        table.label(GROUP, f"UBND XÃ {commune.upper()}", wide=dice.random() < 0.5)
        for _ in range(dice.randrange(2, 5)):
            phone = f"09{dice.randrange(10**7, 10**8)}"
            table.data(person(dice), dice.choice(JOBS), phone, maybe(dice, "a@tinh.gov.vn"))
    return paper.sample()


def attendance(dice: random.Random) -> Sample:
    """A list to sign: columns that stay blank in every row."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ", width=5)
    table = Table(paper, ("STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Ký nhận", "Ghi chú"))
    table.heading()
    for number in range(1, dice.randrange(4, 12)):
        table.data(number, person(dice), maybe(dice, f"{dice.choice(JOBS)}, UBND xã", 0.8))
    word = "Danh sách này có 12 đại biểu./."
    paper.note({1: word})
    signatures(paper, width=5)
    return paper.sample()


def gifts(dice: random.Random) -> Sample:
    """Sums in words under each part: `Cộng I`, `Cộng II`, `Tổng cộng (I+II)`."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP ỦNG HỘ", width=5)
    table = Table(paper, ("TT", "Tên đơn vị, cá nhân", "Số tiền", "Hiện vật", "Ghi chú"))
    table.heading()
    look = style(dice)
    for place in range(2):
        name = ("Tập thể", "Cá nhân")[place]
        table.label(GROUP, name, at=1, stt=ROMAN[place])
        for number in range(1, dice.randrange(3, 6)):
            who = person(dice) if place else f"Công ty {dice.choice(GOODS)}"
            table.data(number, who, amount(dice, look), maybe(dice, "10 kg gạo", 0.3))
        table.label(TOTAL, f"Cộng {ROMAN[place]}", at=1, sums={2: amount(dice, look)})
    table.label(TOTAL, "Tổng cộng (I+II)", at=1, sums={2: amount(dice, look)})
    signatures(paper, width=5)
    return paper.sample()


def sectors(dice: random.Random) -> Sample:
    """Bare groups in a wide merge while counting goes on, no sums, `Không có` in one."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH MÔ HÌNH", width=5)
    table = Table(paper, ("STT", "Tên mô hình", "Đơn vị", "Thời gian", "Hiệu quả"))
    table.heading()
    number = 0
    for section in SECTIONS[: dice.randrange(2, 5)]:
        table.label(GROUP, section, wide=True)
        for _ in range(dice.randrange(1, 5)):
            number += 1
            what, when = dice.choice(THINGS), dice.choice(("Quý I", "2024", "3/2024"))
            table.data(number, what, f"Xã {dice.choice(COMMUNES)}", when, dice.choice(RESULTS))
    signatures(paper, width=5)
    return paper.sample()


ODD = (
    *(late, keys, fillers, unmerged, twins, questions, plain, pages, empty, dashes, phones),
    *(attendance, gifts, sectors),
)
