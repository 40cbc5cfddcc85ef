"""Layouts of lists: rows that tell of persons, things, tasks, mostly in words."""

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


def models(dice: random.Random) -> Sample:
    """Models by sector, with sums in the group rows or under them, a numbering row or none."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” QUÝ I NĂM 2024", width=7)
    two = dice.random() < 0.6
    kinds = (
        ("Loại hình > Tập thể", "Loại hình > Cá nhân") if two else ("Tập thể (x)", "Cá nhân (x)")
    )
    table = Table(
        paper,
        ("STT", "Tên mô hình", "Đơn vị thực hiện", *kinds, "Ngày đăng ký", "Kết quả\nnổi bật"),
    )
    table.heading(merged=dice.random() < 0.7)
    if dice.random() < 0.4:
        table.numbering(dice.choice(("plain", "brackets", "letters")))
    summed = dice.random() < 0.5
    dot = dice.choice(("", "."))
    running = 0
    goes_on = dice.random() < 0.4
    for place in range(dice.randrange(2, 5)):
        count = dice.randrange(1, 5)
        sums: dict[int, RawCell] = {3: count, 4: 0} if summed else {}
        name = SECTIONS[place].upper() if dice.random() < 0.5 else SECTIONS[place]
        table.label(GROUP, name, at=1, stt=ROMAN[place] + dot, sums=sums)
        for number in range(1, count + 1):
            running += 1
            mark = dice.random() < 0.7
            table.data(
                running if goes_on else number,
                dice.choice(THINGS),
                f"Xã {dice.choice(COMMUNES)}",
                "x" if mark else None,
                None if mark else "x",
                day(dice),
                maybe(dice, dice.choice(THINGS)),
            )
        if not summed and dice.random() < 0.8:
            word = dice.choice(("Cộng", f"Cộng {ROMAN[place]}", "Cộng:"))
            table.label(TOTAL, word, at=1, sums={3: count, 4: 0})
    table.label(TOTAL, "TỔNG CỘNG", at=dice.choice((0, 1)), sums={3: running, 4: 0})
    signatures(paper, width=7)
    return paper.sample()


def households(dice: random.Random) -> Sample:
    """Members of poor households: the number only on the first, birthdays under Nam and Nữ."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2024", width=8)
    table = Table(
        paper,
        (
            "STT hộ",
            "Họ và tên chủ hộ, thành viên",
            "Ngày, tháng, năm sinh > Nam",
            "Ngày, tháng, năm sinh > Nữ",
            "Quan hệ với chủ hộ",
            "Thôn",
            "Thuộc diện > Hộ nghèo",
            "Thuộc diện > Hộ cận nghèo",
        ),
    )
    table.heading(merged=dice.random() < 0.8)
    if dice.random() < 0.5:
        table.numbering(dice.choice(("plain", "brackets", "letters")))
    merged = dice.random() < 0.4
    for household in range(1, dice.randrange(4, 9)):
        first = table.at
        for member in range(dice.randrange(1, 5)):
            born = day(dice)
            male = dice.random() < 0.5
            table.data(
                household if member == 0 else None,
                person(dice),
                born if male else None,
                None if male else born,
                "Chủ hộ" if member == 0 else dice.choice(("Vợ", "Con", "Cháu")),
                "Thôn 2" if member == 0 or dice.random() < 0.5 else None,
                "x" if member == 0 else None,
            )
        if merged:
            table.merge_down(0, first, table.at - 1)
    if dice.random() < 0.5:
        table.label(TOTAL, "Tổng cộng: 25 khẩu", at=dice.choice((0, 1)))
    signatures(paper, width=8)
    return paper.sample()


def staff(dice: random.Random) -> Sample:
    """Staff by office: bare names of offices in a wide merge, or with a Roman numeral."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH CÁN BỘ, CÔNG CHỨC", "(Tính đến 31/12/2023)", width=10)
    table = Table(
        paper,
        (
            "TT",
            "Họ và tên",
            "Giới tính > Nam",
            "Giới tính > Nữ",
            "Chức vụ",
            "Mã ngạch",
            "Trình độ > Chuyên môn",
            "Trình độ > Lý luận chính trị",
            "Trình độ > Tin học",
            "Ghi chú",
        ),
        left=dice.choice((0, 0, 1)),
    )
    table.heading(merged=dice.random() < 0.7, low=dice.random() < 0.3)
    if dice.random() < 0.4:
        table.numbering(dice.choice(("plain", "letters", "repeated")))
    how = dice.choice(("wide", "roman", "bare"))
    offices = ("Phòng Nội vụ", "Phòng Tài chính - Kế hoạch", "Văn phòng HĐND và UBND", "Thanh tra")
    number = 0
    for place, office in enumerate(dice.sample(offices, dice.randrange(2, 4))):
        if how == "wide":
            table.label(GROUP, office, wide=True)
        else:
            table.label(GROUP, office, at=1, stt=ROMAN[place] if how == "roman" else None)
        if how != "bare":
            number = 0
        for _ in range(dice.randrange(2, 6)):
            number += 1
            is_man = dice.random() < 0.5
            table.data(
                number,
                person(dice),
                1975 if is_man else None,
                None if is_man else "1980",
                dice.choice(JOBS),
                "01.003",
                dice.choice(("Đại học", "Thạc sĩ", "Cao đẳng")),
                maybe(dice, "Trung cấp"),
                maybe(dice, "B"),
            )
    signatures(paper, width=10)
    return paper.sample()


def pupils(dice: random.Random) -> Sample:
    """Pupils class by class: a class row before each, counting begins again or goes on."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH HỌC SINH", "NĂM HỌC 2023-2024", width=6, rich=0.5)
    table = Table(
        paper, (dice.choice(("STT", "")), "Họ và tên", "Ngày sinh", "Giới tính", "Nơi sinh", "Lớp")
    )
    table.heading()
    again = dice.random() < 0.6
    number = 0
    for place in range(dice.randrange(2, 5)):
        name = f"6A{place + 1}"
        label = dice.choice((f"Lớp {name}", f"LỚP {name}", f"Lớp: {name}"))
        table.label(GROUP, label, at=dice.choice((0, 1)), wide=dice.random() < 0.5)
        number = 0 if again else number
        for _ in range(dice.randrange(3, 7)):
            number += 1
            sex = dice.choice(("Nam", "Nữ"))
            table.data(number, person(dice), day(dice), sex, f"Xã {dice.choice(COMMUNES)}", name)
    signatures(paper, width=6)
    return paper.sample()


def marks(dice: random.Random) -> Sample:
    """Marks of pupils: most headings are no words of an office, most cells are numbers."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG ĐIỂM TỔNG KẾT HỌC KỲ I", "Lớp 9A - Năm học 2023-2024", rich=0.3)
    subjects = ("Toán", "Vật lí", "Hóa học", "Sinh học", "Ngữ văn", "Lịch sử", "Tiếng Anh")
    table = Table(paper, ("STT", "Họ và tên", *subjects, "ĐTB", "Hạnh kiểm", "Danh hiệu"))
    table.heading()
    for number in range(1, dice.randrange(6, 14)):
        scores: list[RawCell] = [round(dice.uniform(4, 10), 1) for _ in subjects]
        if dice.random() < 0.1:
            scores[2] = "Miễn"
        result = ("Tốt", maybe(dice, "HSG"))
        table.data(number, person(dice), *scores, round(dice.uniform(5, 9), 2), *result)
    signatures(paper, width=10)
    return paper.sample()


def prices(dice: random.Random) -> Sample:
    """A price list of purchases: goods codes, groups by letter, sums, the sum in words."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG BÁO GIÁ", "Kính gửi: Trường THCS Tân Lập", width=7, rich=0.4)
    table = Table(
        paper, ("STT", "Mã hàng", "Tên hàng hóa", "ĐVT", "Số lượng", "Đơn gía", "Thành tiền")
    )
    table.heading()
    if dice.random() < 0.4:
        table.numbering(dice.choice(("plain", "formula")))
    grouped = dice.random() < 0.5
    number, look = 0, style(dice)
    for letter in "AB" if grouped else "A":
        if grouped:
            label = ("Thiết bị", "Văn phòng phẩm")["AB".index(letter)]
            table.label(GROUP, label, at=2, stt=letter, sums={6: amount(dice, look)})
        for _ in range(dice.randrange(3, 7)):
            number += 1
            code = f"{dice.randrange(1, 9):02d}.{number:04d}"
            costs = (dice.randrange(1, 40), amount(dice, look), amount(dice, look))
            table.data(number, code, dice.choice(GOODS), dice.choice(UNITS), *costs)
    word = dice.choice(("Cộng", "Tổng cộng", "TỔNG CỘNG:", "Cộng tiền hàng"))
    table.label(TOTAL, word, sums={6: amount(dice, look)}, wide=dice.random() < 0.6)
    paper.note("Số tiền bằng chữ: Ba mươi hai triệu đồng chẵn./.")
    signatures(paper, width=7)
    return paper.sample()


def plots(dice: random.Random) -> Sample:
    """Land plots: the owner and his number merged down over several plots."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP THỬA ĐẤT THU HỒI", "Dự án: Đường liên xã", width=8)
    table = Table(
        paper,
        (
            "Số TT",
            "Tên chủ sử dụng đất",
            "Địa chỉ",
            "Số tờ BĐ",
            "Số thửa",
            "Loại đất",
            "Diện tích (m2) > Tổng",
            "Diện tích (m2) > Thu hồi",
        ),
    )
    table.heading()
    if dice.random() < 0.5:
        table.numbering("brackets")
    look = style(dice)
    for owner in range(1, dice.randrange(4, 8)):
        first = table.at
        name = person(dice)
        for plot in range(dice.randrange(1, 4)):
            lead = (owner, name, "Thôn 3") if plot == 0 else (None, None, None)
            areas = (amount(dice, look), amount(dice, look))
            table.data(*lead, 12, dice.randrange(1, 400), dice.choice(("LUC", "ONT")), *areas)
        for place in (0, 1, 2):
            table.merge_down(place, first, table.at - 1)
    table.label(TOTAL, "Tổng cộng", at=1, sums={6: amount(dice, look), 7: amount(dice, look)})
    signatures(paper, width=8)
    return paper.sample()


def tasks(dice: random.Random) -> Sample:
    """Tasks and who does them: STT and the task merged down over the parts of it."""
    paper = Paper(dice)
    letterhead(paper, "PHỤ LỤC", "PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH", width=6, rich=0.3)
    table = Table(
        paper,
        (
            "TT",
            "Nội dung nhiệm vụ",
            "Sản phẩm",
            "Cơ quan chủ trì",
            "Cơ quan phối hợp",
            "Thời gian\nhoàn thành",
        ),
    )
    table.heading()
    grouped = dice.random() < 0.5
    number = 0
    for place in range(2):
        if grouped:
            table.label(GROUP, SECTIONS[place].upper(), at=1, stt=ROMAN[place])
        for _ in range(dice.randrange(2, 4)):
            number += 1
            first = table.at
            for part in range(dice.randrange(1, 4)):
                lead = (number, dice.choice(THINGS)) if part == 0 else (None, None)
                product = dice.choice(("Kế hoạch", "Báo cáo", "Văn bản", "Quyết định"))
                office = dice.choice(("Phòng Nội vụ", "Công an huyện", "UBND các xã"))
                table.data(*lead, product, office, maybe(dice, "Các đơn vị"), "Quý II/2024")
            for column in (0, 1):
                table.merge_down(column, first, table.at - 1)
    signatures(paper, width=6)
    return paper.sample()


def training(dice: random.Random) -> Sample:
    """A training plan: marks under the months, a heading of two rows, sums of days."""
    paper = Paper(dice)
    letterhead(paper, "KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM 2024", width=9)
    months = tuple(f"Thời gian thực hiện > {name}" for name in ("Quý I", "Quý II", "Quý III"))
    table = Table(
        paper,
        ("STT", "Tên lớp", "Đối tượng", "Số lớp", "Số học viên", "Số ngày", *months, "Ghi chú"),
    )
    table.heading(merged=dice.random() < 0.7)
    grouped = dice.choice(("letters", "none"))
    for letter in "AB":
        if grouped == "letters":
            name = "Đào tạo" if letter == "A" else "Bồi dưỡng"
            table.label(GROUP, name, at=1, stt=letter, sums={3: 2, 4: 80} if letter == "A" else {})
        elif letter == "B":
            break
        for number in range(1, dice.randrange(3, 6)):
            month = dice.randrange(3)
            ticks = tuple("x" if place == month else None for place in range(3))
            people = (dice.randrange(1, 4), dice.randrange(30, 90), dice.randrange(1, 6))
            table.data(number, dice.choice(THINGS), dice.choice(JOBS), *people, *ticks)
    table.label(TOTAL, "Tổng số", at=1, sums={3: 6, 4: 300, 5: 21})
    signatures(paper, width=9)
    return paper.sample()


def poverty(dice: random.Random) -> Sample:
    """Households hamlet by hamlet: a bare name, its sum named after it."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH HỘ THOÁT NGHÈO", width=6)
    table = Table(
        paper, ("STT", "Chủ hộ", "Địa chỉ", "Số khẩu", "Số lao động", "Nguyên nhân nghèo")
    )
    table.heading()
    if dice.random() < 0.4:
        table.numbering("plain")
    for hamlet in range(1, dice.randrange(3, 5)):
        name = f"Thôn {hamlet}"
        table.label(GROUP, name, at=dice.choice((0, 1)))
        count = dice.randrange(2, 6)
        for number in range(1, count + 1):
            people = (dice.randrange(1, 7), dice.randrange(0, 4))
            table.data(number, person(dice), name, *people, maybe(dice, "Thiếu vốn sản xuất"))
        table.label(TOTAL, f"Cộng {name.lower()}", at=1, sums={3: 12, 4: 5})
    table.label(TOTAL, "Tổng cộng toàn xã", at=1, sums={3: 36, 4: 15})
    signatures(paper, width=6)
    return paper.sample()


def documents(dice: random.Random) -> Sample:
    """Documents: numbers with slashes and hyphens, dates, long summaries."""
    paper = Paper(dice)
    letterhead(paper, "DANH MỤC VĂN BẢN BAN HÀNH", width=5)
    table = Table(paper, ("TT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Nơi nhận"))
    table.heading()
    for number in range(1, dice.randrange(5, 10)):
        sign = dice.choice((f"{number}-KH/BDVHU", f"{number}/QĐ-UBND"))
        table.data(number, sign, day(dice), f"V/v {dice.choice(THINGS).lower()}", "Các xã")
    signatures(paper, width=5)
    return paper.sample()


def results(dice: random.Random) -> Sample:
    """Results in prose: cells of several lines, continuation lines under them."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ THỰC HIỆN NHIỆM VỤ", width=4)
    table = Table(paper, ("STT", "Nội dung", "Kết quả thực hiện", "Đánh giá"))
    table.heading()
    for number in range(1, dice.randrange(4, 8)):
        table.data(number, dice.choice(THINGS), f"{THINGS[5]}, đạt kết quả tốt", RESULTS[0])
        if dice.random() < 0.4:
            table.row(OTHER, None, None, "- huy động được 120 ngày công;")
        if dice.random() < 0.2:
            table.row(OTHER, None, None, "và hiến 300 m2 đất")
    signatures(paper, width=4)
    return paper.sample()


LISTS = (
    *(models, households, staff, pupils, marks, prices, plots, tasks, training, poverty),
    *(documents, results),
)
