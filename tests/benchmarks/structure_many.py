"""Layouts with several tables in a sheet, and sheets that are no table at all."""

from __future__ import annotations

import random

from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    GOODS,
    JOBS,
    RESULTS,
    THINGS,
    UNITS,
    amount,
    day,
    letterhead,
    person,
    signatures,
)

DATA, GROUP, TOTAL, OTHER = Role.DATA, Role.GROUP, Role.TOTAL, Role.OTHER


def stacked(dice: random.Random) -> Sample:
    """Two tables of two forms, one below the other, each with its title and its sum."""
    paper = Paper(dice)
    letterhead(paper, "BÁO CÁO QUÝ I NĂM 2024", width=5)
    paper.line("I. CÁC MÔ HÌNH ĐÃ ĐĂNG KÝ")
    table = Table(paper, ("STT", "Tên mô hình", "Đơn vị", "Ngày đăng ký"))
    table.heading()
    for number in range(1, dice.randrange(3, 7)):
        table.data(number, dice.choice(THINGS), f"Xã {dice.choice(COMMUNES)}", day(dice))
    if dice.random() < 0.6:
        table.label(TOTAL, "Cộng", at=1, sums={2: 3})
    paper.skip(dice.randrange(1, 3))
    paper.line("II. CÁC VỤ VIỆC NỔI CỘM")
    if dice.random() < 0.5:
        paper.skip()
    other = Table(paper, ("STT", "Nội dung vụ việc", "Địa bàn", "Tình trạng", "Cơ quan giải quyết"))
    other.heading()
    for number in range(1, dice.randrange(3, 6)):
        place = f"Xã {dice.choice(COMMUNES)}"
        other.data(number, dice.choice(THINGS), place, dice.choice(RESULTS), "UBND huyện")
    signatures(paper, width=5)
    return paper.sample()


def district(dice: random.Random) -> Sample:
    """A whole district in one sheet, unit after unit, the same heading each time."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP NHU CẦU VẬT TƯ", width=5)
    for commune in dice.sample(COMMUNES, dice.randrange(2, 5)):
        paper.line(dice.choice((f"Đơn vị: Xã {commune}", f"XÃ {commune.upper()}")))
        table = Table(paper, ("STT", "Tên vật tư", "ĐVT", "Số lượng", "Thành tiền"))
        table.heading()
        for number in range(1, dice.randrange(3, 6)):
            counts = (dice.randrange(1, 9), amount(dice, "dots"))
            table.data(number, dice.choice(GOODS), dice.choice(UNITS), *counts)
        table.label(TOTAL, "Cộng", at=1, sums={4: amount(dice, "dots")})
        paper.skip(dice.randrange(1, 3))
    signatures(paper, width=5)
    return paper.sample()


def beside(dice: random.Random) -> Sample:
    """Two tables side by side, with an empty column between or none."""
    paper = Paper(dice)
    paper.line("DANH SÁCH PHÂN CÔNG")
    paper.skip(dice.randrange(2))
    top = paper.next
    columns = ("STT", "Họ và tên", "Nhiệm vụ")
    left = Table(paper, columns, top=top)
    right = Table(paper, columns, left=left.end + dice.randrange(2), top=top)
    longest = dice.randrange(3, 9)
    for table, count in ((left, longest), (right, dice.randrange(3, longest + 1))):
        table.heading()
        for number in range(1, count + 1):
            table.data(number, person(dice), dice.choice(JOBS))
    return paper.sample()


def apart(dice: random.Random) -> Sample:
    """Two different tables side by side."""
    paper = Paper(dice)
    paper.line("THEO DÕI THU - CHI QUỸ")
    top = paper.next
    left = Table(paper, ("STT", "Nội dung thu", "Số tiền"), top=top)
    right = Table(paper, ("STT", "Nội dung chi", "Số tiền", "Ghi chú"), left=left.end + 1, top=top)
    for table in (left, right):
        table.heading()
        for number in range(1, dice.randrange(4, 8)):
            table.data(number, dice.choice(THINGS), amount(dice, "dots"))
        table.label(TOTAL, "Cộng", at=1, sums={2: "9.000.000"})
    return paper.sample()


def lesson_plan(dice: random.Random) -> Sample:
    """A timetable of lessons."""
    paper = Paper(dice)
    letterhead(paper, "THỜI KHÓA BIỂU", "Áp dụng từ ngày 15/01/2024", width=7, rich=0.4)
    names = dice.choice((("Thứ {0}", (2, 3, 4, 5, 6)), ("THỨ {0}", ("HAI", "BA", "TƯ", "NĂM"))))
    days = [names[0].format(name) for name in names[1]]
    paper.line(dict(enumerate(("Buổi", "Tiết", *days))))
    for half in ("Sáng", "Chiều"):
        for lesson in range(1, 6):
            subjects = [dice.choice(("Toán", "Văn", "Anh", "", "GDCD")) for _ in days]
            paper.line(dict(enumerate((half if lesson == 1 else None, lesson, *subjects))))
    return paper.sample(refused=True)


def week(dice: random.Random) -> Sample:
    """A schedule of the week: days down the first column, mornings and afternoons."""
    paper = Paper(dice)
    letterhead(paper, dice.choice(("LỊCH CÔNG TÁC TUẦN", "LỊCH LÀM VIỆC")), "(Từ 4/3 đến 8/3/2024)")
    paper.line(dict(enumerate(("Thứ, ngày", "Thời gian", "Nội dung", "Thành phần", "Địa điểm"))))
    for number, name in enumerate(("Hai", "Ba", "Tư", "Năm", "Sáu"), start=4):
        label = dice.choice((f"Thứ {name}\n{number}/3", f"Thứ {name}"))
        for place in range(dice.randrange(1, 3)):
            what = dice.choice(THINGS)
            cells = (None if place else label, f"{7 + place}h30", what, "Các phòng", "Hội trường")
            paper.line(dict(enumerate(cells)))
    return paper.sample(refused=True)


def drawing(dice: random.Random) -> Sample:
    """A plan of who sits where."""
    paper = Paper(dice)
    paper.line(dice.choice(("SƠ ĐỒ TỔ CHỨC BỘ MÁY", "SƠ ĐỒ CHỖ NGỒI", "BẢN ĐỒ HÀNH CHÍNH HUYỆN")))
    paper.skip()
    for _ in range(dice.randrange(3, 6)):
        places = dice.sample(range(8), 3)
        paper.line({place: dice.choice(JOBS) for place in sorted(places)})
        paper.skip(dice.randrange(2))
    return paper.sample(refused=True)


def letter(dice: random.Random) -> Sample:
    """A letter typed into a sheet."""
    paper = Paper(dice)
    letterhead(paper, "CÔNG VĂN", "Kính gửi: Ban Dân vận Huyện ủy", width=6, rich=1.0)
    for _ in range(dice.randrange(3, 9)):
        text = " ".join(dice.choice(THINGS) for _ in range(dice.randrange(2, 6)))
        paper.line({dice.choice((0, 1)): f"{text}."})
    paper.line("Trân trọng./.")
    paper.line({0: "Nơi nhận:", 4: "TM. ĐẢNG ỦY"})
    paper.line({0: "- Như trên;", 4: "BÍ THƯ"})
    return paper.sample(refused=True)


def one_page(dice: random.Random) -> Sample:
    """A form: what is asked at the left, the answer at the right."""
    paper = Paper(dice)
    letterhead(paper, "PHIẾU THÔNG TIN CÁN BỘ", width=4, rich=0.4)
    asked = ("Họ và tên", "Ngày sinh", "Quê quán", "Chức vụ", "Đơn vị công tác", "Trình độ")
    mark = dice.choice((":", ""))
    answers = (person(dice), "12/3/1980", "Xã Tân Lập", "Chuyên viên", "UBND xã", "Đại học")
    for label, answer in zip(asked, answers, strict=True):
        paper.line({0: label + mark, dice.choice((1, 2)): answer})
    return paper.sample(refused=True)


def helper(dice: random.Random) -> Sample:
    """An explanation, an example or a list of values, under a name that says so."""
    paper = Paper(dice)
    table = Table(paper, ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực"))
    table.heading()
    for number in range(1, dice.randrange(2, 4)):
        table.data(number, dice.choice(THINGS), "Xã A", "Kinh tế")
    names = ("Hướng dẫn", "Ví dụ", "Danh mục", "HD nhập liệu", "DANHMUC", "Hướng dẫn nhập")
    return paper.sample(dice.choice(names), refused=True)


MANY = (stacked, district, beside, apart)
REFUSED = (lesson_plan, week, drawing, letter, one_page, helper)
