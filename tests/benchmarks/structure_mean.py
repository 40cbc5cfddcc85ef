"""Layouts where the pattern has to be seen in the whole table: empty groups, parts, double rows."""

from __future__ import annotations

import random

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    DISTRICTS,
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


def hollow(dice: random.Random) -> Sample:
    """Groups that hold nothing, one right under the other."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP ĐĂNG KÝ MÔ HÌNH", width=5)
    table = Table(paper, ("STT", "Tên mô hình", "Đơn vị", "Quy mô", "Ghi chú"))
    table.heading()
    full = dice.sample(range(4), dice.randrange(1, 4))
    sums = dice.random() < 0.3
    for place, section in enumerate(SECTIONS):
        count = dice.randrange(1, 4) if place in full else 0
        table.label(GROUP, section, at=1, stt=ROMAN[place], sums={3: count} if sums else {})
        for number in range(1, count + 1):
            what, where = dice.choice(THINGS), f"Xã {dice.choice(COMMUNES)}"
            table.data(number, what, where, maybe(dice, "20 hộ"), maybe(dice, "Mới", 0.2))
    if dice.random() < 0.5:
        table.label(TOTAL, "Tổng cộng", at=1, sums={3: 6})
    signatures(paper, width=5)
    return paper.sample()


def parts(dice: random.Random) -> Sample:
    """Tasks numbered 1, their parts 1.1 and 1.2: in some the 1.1 was typed as a number."""
    paper = Paper(dice)
    letterhead(paper, "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2024", width=5)
    table = Table(paper, ("TT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời gian"))
    table.heading()
    as_number = dice.random() < 0.4
    for task in range(1, dice.randrange(3, 6)):
        table.label(GROUP, f"{dice.choice(THINGS)} năm {task}", at=1, stt=task)
        for part in range(1, dice.randrange(3, 5)):
            stt: RawCell = task + part / 10 if as_number else f"{task}.{part}"
            table.data(stt, dice.choice(THINGS), "Ban Tổ chức", maybe(dice, "Các xã"), "Quý II")
    signatures(paper, width=5)
    return paper.sample()


def bullets(dice: random.Random) -> Sample:
    """Units with a number, what they do with a dash in STT or in front of the text."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ CÁC ĐƠN VỊ", width=5)
    table = Table(paper, ("STT", "Đơn vị, nội dung", "Kết quả", "Kinh phí", "Ghi chú"))
    table.heading()
    in_text = dice.random() < 0.4
    for place in range(1, dice.randrange(3, 5)):
        table.label(GROUP, f"UBND xã {COMMUNES[place]}", at=1, stt=place)
        for _ in range(dice.randrange(1, 4)):
            thing = dice.choice(THINGS)
            lead = (None, f"- {thing}") if in_text else ("-", thing)
            table.data(*lead, dice.choice(RESULTS), amount(dice, "dots"), maybe(dice, "Tốt", 0.3))
    signatures(paper, width=5)
    return paper.sample()


def double(dice: random.Random) -> Sample:
    """Two rows for each record, plan and result, its number and name merged down."""
    paper = Paper(dice)
    letterhead(paper, "THEO DÕI KẾ HOẠCH", width=6)
    table = Table(paper, ("STT", "Đơn vị", "Nội dung", "Quý I", "Quý II", "Quý III", "Quý IV"))
    table.heading()
    merged = dice.random() < 0.7
    for number in range(1, dice.randrange(4, 7)):
        first = table.at
        counts = [[dice.randrange(90) for _ in range(4)] for _ in range(2)]
        table.data(number, f"Xã {COMMUNES[number]}", "Kế hoạch", *counts[0])
        table.data(None, None, "Thực hiện", *counts[1])
        if merged:
            for place in (0, 1):
                table.merge_down(place, first, table.at - 1)
    signatures(paper, width=6)
    return paper.sample()


def bilingual(dice: random.Random) -> Sample:
    """A table of the statistics office: English under each heading, rows split in sections."""
    paper = Paper(dice)
    paper.line("Dân số trung bình phân theo giới tính và khu vực")
    paper.line("Average population by sex and area")
    paper.skip(dice.randrange(1, 3))
    table = Table(paper, ("", "Tổng số > Total", "Nam > Male", "Nữ > Female", "Thành thị > Urban"))
    table.heading(merged=False)
    if dice.random() < 0.5:
        table.skip()
    look = dice.choice(("plain", "float"))
    total = {place: amount(dice, look) for place in range(1, 5)}
    table.label(TOTAL, "TỔNG SỐ - TOTAL", sums=total)
    for name in DISTRICTS[: dice.randrange(3, 6)]:
        table.data(name, *(amount(dice, look) for _ in range(4)))
    return paper.sample()


def measures(dice: random.Random) -> Sample:
    """Units of measure in a row of their own as the last row of the heading."""
    paper = Paper(dice)
    letterhead(paper, "DIỆN TÍCH, NĂNG SUẤT, SẢN LƯỢNG LÚA", width=6)
    table = Table(
        paper,
        (
            "STT",
            "Xã, thị trấn",
            "Diện tích > (ha)",
            "Năng suất > (tạ/ha)",
            "Sản lượng > (tấn)",
            "Ghi chú",
        ),
    )
    table.heading(merged=dice.random() < 0.8)
    look = style(dice)
    for number in range(1, dice.randrange(4, 8)):
        table.data(number, f"Xã {COMMUNES[number - 1]}", *(amount(dice, look) for _ in range(3)))
    table.label(TOTAL, "Cộng", at=1, sums={2: amount(dice, look), 4: amount(dice, look)})
    signatures(paper, width=6)
    return paper.sample()


def monthly(dice: random.Random) -> Sample:
    """A roll-up of many columns: groups of headings, no numbers of rows, the total in column A."""
    paper = Paper(dice)
    groups = ("1. LÃNH ĐẠO, CHỈ ĐẠO", "2. TUYÊN TRUYỀN", "3. DÂN VẬN KHÉO")
    leaves = ("Số văn bản", "Cuộc họp", "Số người tham gia", "Tỷ lệ (%)", "Mô hình đăng ký")
    columns = [
        *("THÔNG TIN CHUNG > Đơn vị báo cáo", "THÔNG TIN CHUNG > Kỳ báo cáo"),
        *(f"{group} > {leaf}" for group in groups for leaf in dice.sample(leaves, 3)),
    ]
    paper.line("BẢNG TỔNG HỢP BÁO CÁO — KỲ: QUÝ I", merge_to=len(columns) - 1)
    table = Table(paper, columns)
    table.heading()
    for number in range(dice.randrange(3, 7)):
        counts = [maybe(dice, dice.randrange(200), 0.9) for _ in range(9)]
        table.data(f"Xã {COMMUNES[number]}", "Quý I", *counts)
    table.row(TOTAL, "TỔNG CỘNG", None, *(dice.randrange(900) for _ in range(9)))
    return paper.sample()


def nothing(dice: random.Random) -> Sample:
    """A report that says there is nothing."""
    paper = Paper(dice)
    letterhead(paper, "BÁO CÁO VỤ VIỆC NỔI CỘM", width=5)
    table = Table(paper, ("STT", "Nội dung vụ việc", "Địa bàn", "Ngày phát sinh", "Kết quả"))
    table.heading()
    words = dice.choice(("Không phát sinh", "Không có", "Trong quý không phát sinh vụ việc"))
    table.label(Role.NOTE, words, at=1, stt=dice.choice((None, 1)), wide=dice.random() < 0.5)
    signatures(paper, width=5)
    return paper.sample()


def counts_only(dice: random.Random) -> Sample:
    """Small whole numbers under the heading: the first row looks as if it numbered the columns."""
    paper = Paper(dice)
    letterhead(paper, "THỐNG KÊ HỌC SINH THEO LỚP", width=6, rich=0.3)
    table = Table(paper, ("STT", "Lớp", "Sĩ số", "Nữ", "Dân tộc", "Khuyết tật"))
    table.heading()
    if dice.random() < 0.4:
        table.numbering("plain")
    for number in range(1, dice.randrange(4, 9)):
        table.data(number, number + 5, dice.randrange(3, 40), dice.randrange(4, 20), 5, 6)
    table.label(TOTAL, "Tổng", at=1, sums={2: 200, 3: 90, 4: 25, 5: 30})
    return paper.sample()


def teams(dice: random.Random) -> Sample:
    """Bare labels of any wording over numbered rows; counting goes on or begins again."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH PHÂN CÔNG TRỰC", width=5)
    table = Table(paper, ("TT", "Họ tên", "Chức vụ", "Ca trực", "Điện thoại"))
    table.heading()
    labels = ("Ban Giám hiệu", "Tiểu ban hậu cần", "Lực lượng tại chỗ", "Bộ phận một cửa")
    again = dice.random() < 0.5
    column = dice.choice((0, 1))
    number = 0
    for label in dice.sample(labels, 3):
        table.label(GROUP, label, at=column)
        number = 0 if again else number
        for _ in range(dice.randrange(2, 5)):
            number += 1
            shift = dice.choice(("Sáng", "Chiều", "Cả ngày"))
            table.data(number, person(dice), dice.choice(JOBS), shift, maybe(dice, "0912345678"))
    signatures(paper, width=5)
    return paper.sample()


def letters(dice: random.Random) -> Sample:
    """Letters over Roman numerals over numbers, `Cộng A`, sums of both in the end."""
    paper = Paper(dice)
    letterhead(paper, "DANH MỤC DỰ ÁN ĐẦU TƯ CÔNG", width=7)
    table = Table(
        paper,
        (
            "STT",
            "Danh mục dự án",
            "Địa điểm xây dựng",
            "Thời gian KC-HT",
            "Quyết định đầu tư > Số QĐ, ngày",
            "Quyết định đầu tư > Tổng mức đầu tư",
            "Kế hoạch vốn 2024",
            "Ghi chú",
        ),
    )
    table.heading()
    if dice.random() < 0.6:
        table.numbering(dice.choice(("plain", "brackets")))
    look = style(dice)
    if dice.random() < 0.5:
        table.label(TOTAL, "TỔNG SỐ", at=1, sums={5: amount(dice, look), 6: amount(dice, look)})
    for letter in "AB":
        name = "VỐN NGÂN SÁCH TỈNH" if letter == "A" else "VỐN NGÂN SÁCH HUYỆN"
        sums: dict[int, RawCell] = {5: amount(dice, look), 6: amount(dice, look)}
        table.label(GROUP, name, at=1, stt=letter, sums=sums)
        for place in range(dice.randrange(1, 3)):
            name = ("Dự án chuyển tiếp", "Dự án khởi công mới")[place]
            table.label(GROUP, name, at=1, stt=ROMAN[place], sums=sums)
            for number in range(1, dice.randrange(2, 5)):
                decided = f"{number}12/QĐ-UBND ngày 12/3/2023"
                money = (amount(dice, look), amount(dice, look))
                where = f"Xã {dice.choice(COMMUNES)}"
                table.data(number, dice.choice(THINGS), where, "2023-2025", decided, *money)
    signatures(paper, width=7)
    return paper.sample()


def counted_groups(dice: random.Random) -> Sample:
    """Groups that bear how many they hold: `I. Kinh tế: 05 mô hình`, `Xã A (3)`."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN", width=5)
    table = Table(paper, ("Stt", "Tên mô hình", "Địa chỉ", "Năm", "Người phụ trách"))
    table.heading()
    form = dice.choice(("{0}. {1}: {2:02d} mô hình", "{1} ({2} mô hình)", "{0}/ {1} ({2:02d})"))
    at, wide = dice.choice(((0, True), (1, False), (0, False)))
    for place, section in enumerate(SECTIONS[: dice.randrange(2, 5)]):
        count = dice.randrange(1, 5)
        table.label(GROUP, form.format(ROMAN[place], section, count), at=at, wide=wide)
        for number in range(1, count + 1):
            where = f"Xã {dice.choice(COMMUNES)}"
            table.data(number, dice.choice(THINGS), where, 2023, person(dice))
    signatures(paper, width=5)
    return paper.sample()


def pairs_above(dice: random.Random) -> Sample:
    """Labels with values in the next cell right above the heading."""
    paper = Paper(dice)
    paper.line("BẢNG KÊ CHỨNG TỪ")
    for label, value in (("Tên đơn vị", "Trường THCS Tân Lập"), ("Mã đơn vị", 1023456)):
        paper.line({0: label + dice.choice((":", "")), 2: value})
    if dice.random() < 0.5:
        paper.line({0: "Từ ngày:", 1: "01/01/2024", 3: "Đến ngày:", 4: "31/03/2024"})
    if dice.random() < 0.5:
        paper.skip()
    table = Table(paper, ("Ngày, tháng", "Số chứng từ", "Diễn giải", "Số tiền", "ĐVT", "Tài khoản"))
    table.heading()
    if dice.random() < 0.5:
        table.numbering("letters")
    for number in range(1, dice.randrange(4, 9)):
        what = (f"PC{number:03d}", dice.choice(THINGS), amount(dice, "dots"))
        table.data(day(dice), *what, dice.choice(UNITS), "1111")
    table.label(TOTAL, "Cộng số phát sinh", at=2, sums={3: "12.000.000"})
    signatures(paper, width=6)
    return paper.sample()


MEAN = (
    *(hollow, parts, bullets, double, bilingual, measures, monthly, nothing, counts_only, teams),
    *(letters, counted_groups, pairs_above),
)
