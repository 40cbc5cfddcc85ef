"""Layouts of clerks: headings broken over rows, sums known by arithmetic alone, blocs of units."""

from __future__ import annotations

import random

from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    GOODS,
    JOBS,
    SECTIONS,
    THINGS,
    amount,
    letterhead,
    maybe,
    person,
    signatures,
    style,
)

DATA, GROUP, TOTAL, OTHER = Role.DATA, Role.GROUP, Role.TOTAL, Role.OTHER


def broken_stt(dice: random.Random) -> Sample:
    """The heading STT written down, a letter in each row, beside a heading of as many rows."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG THANH TOÁN PHỤ CẤP", width=6)
    stt = dice.choice(("S > T > T", "Số > thứ > tự"))
    pay = ("Phụ cấp > Chức vụ", "Phụ cấp > Khác")
    table = Table(paper, (stt, "Họ và tên", "Chức danh", "Hệ số", *pay))
    table.heading(merged=False)
    table.titled[0] = stt.replace(" > ", " / ").removesuffix(" / T")
    if dice.random() < 0.5:
        table.numbering("plain")
    for section in range(dice.randrange(1, 4)):
        table.label(GROUP, SECTIONS[section], at=1, stt="ABC"[section])
        for number in range(1, dice.randrange(3, 6)):
            sums = (dice.randrange(2, 5), dice.randrange(10, 90), 0)
            table.data(number, person(dice), dice.choice(JOBS), *sums)
    table.label(TOTAL, "Tổng cộng", at=1, sums={4: 300, 5: 0})
    signatures(paper, width=6)
    return paper.sample()


def ticked_tt(dice: random.Random) -> Sample:
    """TT and CN, short for the two kinds, under a block; no column numbers the rows."""
    paper = Paper(dice)
    letterhead(paper, "MÔ HÌNH DÂN VẬN KHÉO ĐĂNG KÝ MỚI", width=6)
    fields = ("Lĩnh vực > KT", "Lĩnh vực > VH-XH", "Loại > TT", "Loại > CN")
    table = Table(paper, ("Đơn vị", "Tên mô hình", *fields, "Dự kiến"))
    table.heading(merged=dice.random() < 0.5)
    kinds: list[int] = []
    for commune in dice.sample(COMMUNES, dice.randrange(2, 5)):
        for place in range(dice.randrange(1, 4)):
            kinds.append(kind := dice.randrange(4))
            ticks = ("x" if kind % 2 == 0 else None, "x" if kind % 2 else None)
            marks = ("x" if kind < 2 else None, "x" if kind > 1 else None)
            unit = None if place else f"Xã {commune}"
            table.data(unit, dice.choice(THINGS), *ticks, *marks, "Quý II")
    even, low = sum(kind % 2 == 0 for kind in kinds), sum(kind < 2 for kind in kinds)
    counts = (len(kinds), even, len(kinds) - even, low, len(kinds) - low)
    table.row(TOTAL, None, *counts)
    return paper.sample()


def classes(dice: random.Random) -> Sample:
    """The sums of each grade under its classes, labelled by the grade and nothing else."""
    paper = Paper(dice)
    letterhead(paper, "THỐNG KÊ SĨ SỐ HỌC SINH", width=5)
    table = Table(paper, ("Lớp", "Giáo viên chủ nhiệm", "Tổng số", "Nữ", "Con hộ nghèo"))
    table.heading()
    whole = [0, 0, 0]
    for grade in range(6, dice.randrange(8, 11)):
        counts = [
            (dice.randrange(30, 45), dice.randrange(12, 22), dice.randrange(5))
            for _ in range(dice.randrange(2 if grade == 6 else 1, 4))
        ]
        for place, row in enumerate(counts, start=1):
            table.data(f"{grade}A{place}", person(dice), *row)
        sums = [sum(column) for column in zip(*counts, strict=True)]
        whole = [a + b for a, b in zip(whole, sums, strict=True)]
        table.row(TOTAL, f"Khối {grade}", None, *sums)
        table.skip(dice.randrange(2))
    table.row(TOTAL, "TOÀN TRƯỜNG", None, *whole)
    return paper.sample()


def assets(dice: random.Random) -> Sample:
    """Parts in three levels with sums; only the lowest tell the year of use."""
    paper = Paper(dice)
    letterhead(paper, "KIỂM KÊ TÀI SẢN", width=5)
    table = Table(paper, ("STT", "Tên tài sản", "Năm sử dụng", "Số lượng", "Nguyên giá"))
    table.heading()
    for top in range(1, dice.randrange(3, 5)):
        table.label(GROUP, f"LOẠI {top}", at=1, stt=str(top), sums={3: 4, 4: 40})
        for middle in range(1, dice.randrange(2, 4)):
            stt = f"{top}.{middle}"
            table.label(GROUP, f"Nhóm {middle}", at=1, stt=stt, sums={3: 2, 4: 20})
            for low in range(1, dice.randrange(2, 4)):
                figures = (2010 + dice.randrange(14), dice.randrange(1, 9), 10)
                table.data(f"{stt}.{low}", dice.choice(GOODS), *figures)
    table.label(TOTAL, "Tổng cộng", at=1, sums={3: 12, 4: 120})
    return paper.sample()


def blocs(dice: random.Random) -> Sample:
    """Numbered blocs with sums over units without a number, the whole on top."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP KẾT QUẢ PHONG TRÀO", width=5)
    table = Table(paper, ("TT", "Đơn vị", "Tổng số", "Tập thể", "Cá nhân"))
    table.heading()
    table.label(TOTAL, "Tổng", sums={2: 80, 3: 60, 4: 20})
    for number in range(1, dice.randrange(3, 5)):
        name = "Khối xã" if number == 1 else f"{dice.choice(('Khối', 'Cụm'))} thi đua số {number}"
        table.label(GROUP, name, at=1, stt=number, sums={2: 20, 3: 15, 4: 5})
        for commune in dice.sample(COMMUNES, dice.randrange(2, 5)):
            table.data(None, f"Xã {commune}", *(dice.randrange(1, 20) for _ in range(3)))
    return paper.sample()


def last_roman(dice: random.Random) -> Sample:
    """A budget that ends in Roman items of their own, amounts typed as texts."""
    paper = Paper(dice)
    letterhead(paper, "DỰ TOÁN CHI NGÂN SÁCH", width=4)
    table = Table(paper, ("STT", "Nội dung", "Dự toán", "Ước thực hiện"))
    table.heading()
    table.numbering("letters")
    for roman in ("I", "II"):
        sums = {2: "1.450", 3: "1.440"}
        table.label(GROUP, f"Chi sự nghiệp {roman}", at=1, stt=roman, sums=sums)
        for number in range(1, dice.randrange(3, 5)):
            figures = (f"{dice.randrange(100, 900)}", f"{dice.randrange(100, 900)}")
            table.data(number, f"Sự nghiệp {number}", *figures)
    table.data("III", "Chi khác", "100", maybe(dice, "100"))
    table.data("IV", "Dự phòng ngân sách", "300", "310")
    paper.note("Ghi chú: số liệu ước thực hiện đến 31/12.")
    return paper.sample()


def measured(dice: random.Random) -> Sample:
    """Units of measure under a heading without merges, also under the end of a block."""
    paper = Paper(dice)
    letterhead(paper, "RÀ SOÁT HỘ NGHÈO", width=6)
    table = Table(
        paper,
        ("TT", "Thôn", "Tổng số > Hộ", "Hộ nghèo > Hộ", "Hộ nghèo > %", "Cận nghèo > Hộ"),
    )
    table.heading(merged=False)
    for number, commune in enumerate(dice.sample(COMMUNES, dice.randrange(3, 6)), start=1):
        poor = dice.randrange(2, 30)
        table.data(number, f"Thôn {commune}", 100, poor, f"{poor},5", dice.randrange(2, 9))
    table.label(TOTAL, "Toàn xã", at=1, sums={2: 300, 3: 30, 4: "10,0", 5: 12})
    signatures(paper, width=6)
    return paper.sample()


def low_stt(dice: random.Random) -> Sample:
    """STT broken over two rows, with units of measure in the second, right of empty columns."""
    paper = Paper(dice)
    paper.line({3: "DANH SÁCH CÁC HỘ HIẾN ĐẤT"})
    paper.skip()
    columns = ("Số > TT", "Họ tên chủ hộ", "Diện tích > (m2)", "Giá trị > (đồng)", "Ghi chú")
    table = Table(paper, columns, left=dice.randrange(3))
    table.heading(merged=False)
    for number in range(1, dice.randrange(4, 7)):
        value = f"{dice.randrange(10, 90)}.000.000"
        table.data(number, person(dice), dice.randrange(20, 200), value, maybe(dice, "Đã giao"))
    table.label(TOTAL, "Cộng", at=1, sums={2: "255,5", 3: "127.750.000"})
    return paper.sample()


def told_in_parts(dice: random.Random) -> Sample:
    """Measures without numbers, one of them told again in parts that stand further in."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ THỰC HIỆN CHỈ TIÊU", width=4)
    table = Table(paper, ("Nội dung", "Chỉ tiêu giao", "Kết quả", "Đạt tỷ lệ"))
    table.heading()
    parts = dice.choice((("  + Trực tiếp", "  + Qua loa"), ("   Trực tiếp", "   Qua loa")))
    for name in (
        "Mô hình đăng ký mới",
        "Mô hình duy trì",
        "Buổi tuyên truyền",
        *parts,
        "Lượt nghe",
    ):
        table.data(name, dice.randrange(10, 50), dice.randrange(10, 50), dice.randrange(80, 120))
    return paper.sample()


def heads_of_report(dice: random.Random) -> Sample:
    """A table under the first point of a report, whose next point is a sentence below the sum."""
    paper = Paper(dice)
    paper.line("1. Kết quả đăng ký")
    table = Table(paper, ("Đơn vị", "Đăng ký", "Công nhận"))
    table.heading()
    for commune in dice.sample(COMMUNES, dice.randrange(3, 6)):
        table.data(f"Xã {commune}", dice.randrange(5, 20), dice.randrange(5, 20))
    table.label(TOTAL, "Cộng", sums={1: 45, 2: 40})
    paper.note(dice.choice(("2. Tồn tại: còn chậm báo cáo", "2) Hạn chế: chưa đều ở các xã")))
    return paper.sample()


def pay_by_section(dice: random.Random) -> Sample:
    """Sections named in the STT column, after the heads, who belong to none; counting goes on."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG LƯƠNG", width=5)
    table = Table(paper, ("STT", "Họ và tên", "Chức vụ", "Tiền lương", "Ký nhận"))
    table.heading()
    look = style(dice)
    number = 0
    for section in (None, "Bộ phận kế toán", "Bộ phận bảo vệ"):
        if section:
            table.label(GROUP, section)
        for _ in range(dice.randrange(2, 4)):
            number += 1
            table.data(number, person(dice), dice.choice(JOBS), amount(dice, look))
    table.label(TOTAL, "Tổng cộng", sums={3: amount(dice, look)})
    paper.note("Danh mục này có 06 người.")
    return paper.sample()


CLERKS = (
    broken_stt,
    ticked_tt,
    classes,
    assets,
    blocs,
    last_roman,
    measured,
    low_stt,
    told_in_parts,
    heads_of_report,
    pay_by_section,
)
