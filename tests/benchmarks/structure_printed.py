"""Layouts of printed forms: land, schools, health posts, attendance, examinations of criteria."""

from __future__ import annotations

import random

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    GOODS,
    JOBS,
    ROMAN,
    THINGS,
    letterhead,
    person,
    signatures,
)

GROUP, TOTAL = Role.GROUP, Role.TOTAL


def land_works(dice: random.Random) -> Sample:
    """Works counted on through parts 1.1, 1.2 that are names alone."""
    paper = Paper(dice)
    letterhead(paper, "DANH MỤC CÔNG TRÌNH, DỰ ÁN THỰC HIỆN TRONG NĂM 2025", width=6)
    columns = ("STT", "Hạng mục", "Tăng thêm > Diện tích", "Tăng thêm > Loại đất", "Địa điểm")
    table = Table(paper, columns)
    table.heading()
    if dice.random() < 0.7:
        table.numbering("brackets")
    number = 0
    for place, text in enumerate(("Công trình cấp tỉnh", "Các công trình, dự án khác"), start=1):
        table.label(GROUP, text, at=1, stt=str(place))
        for part in range(1, dice.randrange(2, 4)):
            table.label(GROUP, f"Công trình loại {part}", at=1, stt=f"{place}.{part}")
            for _ in range(dice.randrange(1, 4)):
                number += 1
                table.data(number, dice.choice(THINGS), 0.15, "LUC", f"Xã {dice.choice(COMMUNES)}")
    signatures(paper, width=5)
    return paper.sample()


def equipment(dice: random.Random) -> Sample:
    """Numbers of a school, the share in words: Roman numerals over what is counted anew."""
    paper = Paper(dice)
    letterhead(paper, "Công khai thông tin cơ sở vật chất, năm học 2024-2025", width=4, rich=0.2)
    table = Table(paper, ("STT", "Nội dung", "Số lượng", "Bình quân"))
    table.heading()
    table.data("I", "Số điểm trường", 2, "-")
    table.label(GROUP, "Loại phòng học", at=1, stt="II")
    for number, kind in enumerate(("kiên cố", "bán kiên cố", "tạm"), start=1):
        table.data(number, f"Phòng học {kind}", 18, "1,5")
    table.label(GROUP, "Thiết bị dạy học", at=1, stt="III", sums={2: 20, 3: "Số bộ/lớp"})
    for number in range(1, dice.randrange(3, 7)):
        table.data(number, f"Khối lớp {number}", 4, 1)
    table.data("IV", "Số máy vi tính", 35, "0,05")
    table.label(GROUP, "Thiết bị dùng chung", at=1, stt="V", sums={3: "Số thiết bị/lớp"})
    for number in range(1, dice.randrange(3, 6)):
        table.data(number, dice.choice(GOODS), 3, "0,15")
    return paper.sample()


def starred_quarters(dice: random.Random) -> Sample:
    """Tasks counted on through quarters that stand beside a star."""
    paper = Paper(dice)
    letterhead(paper, "PHÂN CÔNG NHIỆM VỤ NĂM 2024", width=5)
    table = Table(paper, ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Sản phẩm"))
    table.heading()
    table.label(GROUP, "NHIỆM VỤ THƯỜNG XUYÊN", at=1, stt="I")
    number = 1
    table.data(number, dice.choice(THINGS), "Văn phòng", "Hằng tháng", "Báo cáo")
    table.label(GROUP, "NHIỆM VỤ TRỌNG TÂM", at=1, stt="II")
    for quarter in ROMAN[: dice.randrange(2, 5)]:
        table.label(GROUP, f"Quý {quarter}", at=1, stt="*")
        for _ in range(dice.randrange(1, 4)):
            number += 1
            table.data(number, dice.choice(THINGS), "Phòng Nghiệp vụ", "Trong quý", "Kế hoạch")
    return paper.sample()


def counts_and_shares(dice: random.Random) -> Sample:
    """A count and a share for each commune, and for all of them without the word of a sum."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ TIÊM CHỦNG TRẺ DƯỚI 1 TUỔI", width=6)
    table = Table(paper, ("TT", "Xã", "Chỉ tiêu", "Kết quả", "BCG", "Sởi"))
    table.heading()
    for number in range(1, dice.randrange(3, 6)):
        top = table.data(number, COMMUNES[number], 210, "SL", 160, 149)
        bottom = table.data(None, None, None, "%", 76.2, 71)
        for place in range(3):
            table.merge_down(place, top, bottom)
    whole = dice.choice(("Toàn huyện", "Toàn xã"))
    top = table.row(TOTAL, whole, None, 793, "SL", 613, 571)
    bottom = table.row(TOTAL, None, None, None, "%", 77.3, 72)
    paper.merge(top, 0, bottom, 1)
    table.merge_down(2, top, bottom)
    return paper.sample()


def reporter_beside_title(dice: random.Random) -> Sample:
    """Who reports, right over STT, beside a merged second line of the title."""
    paper = Paper(dice)
    paper.line({0: "Biểu 1/BCX", 3: "DÂN SỐ VÀ TÌNH HÌNH SINH TỬ"}, merge_to=0)
    row = paper.line({0: f"Trạm Y tế xã {dice.choice(COMMUNES)}", 3: "Báo cáo 3, 6, 9 và 12 tháng"})
    paper.merge(row, 3, row, 5)
    columns = (
        "TT",
        "Tên thôn, bản",
        "Dân số > Tổng số",
        "Dân số > Trong đó > Nữ",
        "Dân số > Trong đó > Trẻ em",
        "Ghi chú",
    )
    table = Table(paper, columns)
    table.heading()
    if dice.random() < 0.5:
        table.numbering("plain")
    table.label(TOTAL, "Tổng số", at=1, sums={2: 5420, 3: 2700, 4: 430})
    for number in range(1, dice.randrange(3, 7)):
        table.data(number, f"Thôn {number}", 1200, 602, 98, None)
    return paper.sample()


def ages(dice: random.Random) -> Sample:
    """Ages under the years of birth, a heading merged down beside them."""
    paper = Paper(dice)
    letterhead(paper, "THỐNG KÊ PHỔ CẬP GIÁO DỤC TRUNG HỌC CƠ SỞ", width=6, rich=0.3)
    years = [f"{2005 + place} > {18 - place}" for place in range(dice.randrange(3, 6))]
    table = Table(paper, ("Năm sinh > Độ tuổi", *years, "Cộng > 15-18", "Tỷ lệ %"))
    table.heading()
    for number in table.roles:
        for place in range(1, len(years) + 1):
            value = paper.cells.get((number, place))
            if isinstance(value, str):
                paper.cells[number, place] = int(value)
    counts: list[RawCell] = [70 + place for place in range(len(years))]
    for text in ("Số phải phổ cập", "Đã tốt nghiệp THCS", "Đang học THPT", "Bỏ học"):
        table.data(text, *counts, 283, 85.5)
    return paper.sample()


def month_of_days(dice: random.Random) -> Sample:
    """A month of days over the names of its days: a row for each person, no timetable."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG CHẤM CÔNG THÁNG 3 NĂM 2024", width=12, rich=0.3)
    names = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
    first = dice.randrange(7)
    days = [
        f"Ngày trong tháng > {number + 1} > {names[(number + first) % 7]}" for number in range(31)
    ]
    table = Table(paper, ("STT", "Họ và tên", *days, "Số công"))
    table.heading()
    for number in range(1, dice.randrange(3, 8)):
        marks = ["+" if (place + first) % 7 < 5 else None for place in range(31)]
        table.data(number, person(dice), *marks, 20 + number % 3)
    return paper.sample()


def who_passes(dice: random.Random) -> Sample:
    """How many communes pass each criterion, under the numbers and the names."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ NÔNG THÔN MỚI", width=8)
    criteria = [f"Kết quả > TC{number}" for number in range(1, dice.randrange(5, 11))]
    table = Table(paper, ("TT", "Tên xã", *criteria, "Số tiêu chí đạt", "Ghi chú"))
    table.heading()
    for number, name in enumerate(COMMUNES[: dice.randrange(3, 7)], start=1):
        marks = ["x" if dice.random() < 0.7 else None for _ in criteria]
        table.data(number, name, *marks, marks.count("x"), dice.choice((None, "Đạt chuẩn 2021")))
    row = table.row(TOTAL, "Số xã đạt", None, *[3] * len(criteria))
    paper.merge(row, 0, row, 1)
    return paper.sample()


def three_blocks(dice: random.Random) -> Sample:
    """The circular, the year and who receives, right above indicators without numbers."""
    paper = Paper(dice)
    paper.line({0: "Biểu số: 03/TTN", 1: "Tình hình thanh niên", 5: "Đơn vị báo cáo: Sở Nội vụ"})
    row = paper.line(
        {0: "Ban hành theo TT số 07/2020", 1: "Năm 2023", 5: "Đơn vị nhận báo cáo: Bộ Nội vụ"}
    )
    paper.merge(row, 1, row, 4)
    _indicators(paper)
    return paper.sample()


def school_and_term(dice: random.Random) -> Sample:
    """A school and the term, no block of theirs merged, right above a heading that is merged."""
    paper = Paper(dice)
    paper.line({0: "TỔNG CỤC THỐNG KÊ", 4: "Biểu số 01-MN"})
    paper.line({0: f"Trường mầm non {dice.choice(COMMUNES)}", 5: "Kỳ đầu năm học 2023-2024"})
    _indicators(paper)
    return paper.sample()


def _indicators(paper: Paper) -> None:
    columns = ("Chỉ tiêu", "Mã số", "Đơn vị tính", "Tổng số", "Chia ra > Nam", "Chia ra > Nữ")
    table = Table(paper, columns)
    table.heading()
    table.numbering("letters")
    code = 0
    for part in ("nhóm tuổi", "dân tộc"):
        table.label(GROUP, f"Phân theo {part}")
        for number in range(1, paper.dice.randrange(3, 5)):
            code += 1
            table.data(f"Nhóm {number}", f"0{code}", "Người", 210, 110, 100)


def lettered_parts(dice: random.Random) -> Sample:
    """Candidates counted on through A, B, and through B1, B2 under it."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH DỰ KIẾN GIỚI THIỆU NHÂN SỰ", width=5)
    table = Table(paper, ("TT", "Họ và tên", "Năm sinh", "Chức vụ", "Tái cử", "Lần đầu"))
    table.heading()
    number = 0
    for letter, parts in (("A", ()), ("B", ("Tái cử", "Tham gia lần đầu"))):
        table.label(GROUP, f"NHÓM {letter}", at=1, stt=letter)
        for place, part in enumerate(parts or (None,), start=1):
            if part:
                table.label(GROUP, part, at=1, stt=f"{letter}{place}")
            for _ in range(dice.randrange(1, 4)):
                number += 1
                table.data(number, person(dice), 1975, dice.choice(JOBS), "x", None)
    return paper.sample()


def grades(dice: random.Random) -> Sample:
    """Classes and grades without the word of a sum: shares beside the counts do not add up."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ XẾP LOẠI HẠNH KIỂM, HỌC LỰC", width=7)
    ranks = [f"{what} > {rank}" for what in ("Hạnh kiểm", "Học lực") for rank in ("Tốt", "Khá")]
    columns = [f"{rank} > {part}" for rank in ranks for part in ("SL", "%")]
    table = Table(paper, ("Lớp", "Sĩ số", *columns))
    table.heading()
    for grade in range(6, dice.randrange(8, 10)):
        sums = [0] * 5
        for letter in "ABCD"[: dice.randrange(2, 5)]:
            counts = [dice.randrange(30, 45), *(dice.randrange(1, 30) for _ in range(4))]
            sums = [above + count for above, count in zip(sums, counts, strict=True)]
            table.data(f"{grade}{letter}", *_with_shares(counts))
        table.row(TOTAL, f"Khối {grade}", *_with_shares(sums))
    return paper.sample()


def _with_shares(counts: list[int]) -> list[RawCell]:
    whole, *parts = counts
    shares: list[RawCell] = [whole]
    for count in parts:
        shares += [count, round(count * 100 / whole, 1)]
    return shares


PRINTED = (
    grades,
    three_blocks,
    school_and_term,
    lettered_parts,
    land_works,
    equipment,
    starred_quarters,
    counts_and_shares,
    reporter_beside_title,
    ages,
    month_of_days,
    who_passes,
)
