"""Layouts whose sums are told by figures or by a sign, and not by a word of sums."""

from __future__ import annotations

import random
from collections.abc import Sequence

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    ROMAN,
    THINGS,
    day,
    letterhead,
    maybe,
    signatures,
)

GROUP, TOTAL = Role.GROUP, Role.TOTAL
YEARS = ("Năm 2022 > Tập thể", "Năm 2022 > Cá nhân", "Năm 2023 > Tập thể", "Năm 2023 > Cá nhân")


def _counts(dice: random.Random, width: int) -> list[int]:
    return [dice.randrange(2, 90) for _ in range(width)]


def _added(rows: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def blocks_of_units(dice: random.Random) -> Sample:
    """Blocks of units with their sums on top, nothing numbered, the whole above them all."""
    paper = Paper(dice)
    letterhead(paper, "SỐ MÔ HÌNH ĐĂNG KÝ QUA CÁC NĂM", width=5)
    table = Table(paper, ("Đơn vị", *YEARS))
    table.heading()
    names = (
        ("Khối xã, thị trấn", [f"Xã {name}" for name in COMMUNES]),
        ("Khối cơ quan", ["Công an huyện", "Hội LHPN huyện", "Phòng Nội vụ", "Huyện đoàn"]),
        ("Khối doanh nghiệp", ["Điện lực", "Bưu điện", "Ngân hàng Chính sách"]),
    )
    told = []
    for block, units in names[: dice.randrange(2, 4)]:
        rows = [(unit, _counts(dice, 4)) for unit in units[: dice.randrange(2, len(units) + 1)]]
        told.append((block, rows))
    sums = [_added([row for _, row in rows]) for _, rows in told]
    table.row(TOTAL, "Toàn huyện", *_added(sums))
    for (block, rows), own in zip(told, sums, strict=True):
        table.row(GROUP, block, *own)
        for unit, row in rows:
            table.data(unit, *row)
    return paper.sample()


def chapters_over_parts(dice: random.Random) -> Sample:
    """Chapters with sums; the last of them has dashes or letters under it and no number."""
    paper = Paper(dice)
    letterhead(paper, "DỰ TOÁN CHI NGÂN SÁCH", width=4)
    table = Table(paper, ("STT", "Nội dung", "Dự toán", "Ước thực hiện"))
    table.heading()
    chapters = dice.randrange(2, 4)
    sign = dice.choice(("-", "a"))
    for place in range(chapters):
        parts = [_counts(dice, 2) for _ in range(dice.randrange(2, 5))]
        table.row(GROUP, ROMAN[place], f"Chi khoản {place + 1}", *_added(parts))
        for number, part in enumerate(parts, start=1):
            if place < chapters - 1:
                table.data(number, dice.choice(THINGS), *part)
            elif sign == "-":
                table.data(None, f"- {dice.choice(THINGS)}", *part)
            else:
                table.data("abcde"[number - 1], dice.choice(THINGS), *part)
    signatures(paper, width=4)
    return paper.sample()


def letters_added(dice: random.Random) -> Sample:
    """The sum of all under the heading, the letters that it adds in place of a number."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP BIÊN CHẾ", width=5)
    table = Table(paper, ("TT", "Tên đơn vị", "Được giao", "Có mặt", "Chưa tuyển"))
    table.heading()
    if dice.random() < 0.5:
        table.numbering("plain")
    blocks = [[_counts(dice, 3) for _ in range(dice.randrange(2, 4))] for _ in range(2)]
    sums = [_added(block) for block in blocks]
    table.row(TOTAL, dice.choice(("A+B", "A + B", "(A+B)")), "TỔNG CỘNG", *_added(sums))
    for letter, name, block, own in zip(
        "AB", ("KHỐI HÀNH CHÍNH", "KHỐI SỰ NGHIỆP"), blocks, sums, strict=True
    ):
        table.row(GROUP, letter, name, *own)
        for number, row in enumerate(block, start=1):
            table.data(number, f"Đơn vị {number}", *row)
    return paper.sample()


def counted_at_foot(dice: random.Random) -> Sample:
    """Models with ticks for the level; at the foot how many there are and how many of each."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO", width=6)
    columns = ("TT", "Tên mô hình", "Đơn vị", "Cấp cơ sở", "Cấp huyện", "Ngày đăng ký")
    table = Table(paper, columns)
    table.heading()
    rows = dice.randrange(3, 8)
    high = 0
    for number in range(1, rows + 1):
        is_high = dice.random() < 0.5
        high += is_high
        ticks = (None, "x") if is_high else ("x", None)
        table.data(number, dice.choice(THINGS), f"Xã {dice.choice(COMMUNES)}", *ticks, day(dice))
    things = dice.choice(("mô hình", "mô hình, điển hình", "mô hình DVK"))
    table.row(TOTAL, None, f"{rows:02} {things}", None, rows - high, high)
    signatures(paper, width=6)
    return paper.sample()


def shares_of_all(dice: random.Random) -> Sample:
    """Days of congresses, in pairs of columns; the last row says how many of all have held it."""
    paper = Paper(dice)
    letterhead(paper, "TIẾN ĐỘ ĐẠI HỘI CÁC ĐOÀN THỂ", width=6)
    bodies = ("MTTQ", "Hội LHPN")
    parts = [f"{body} > {part}" for body in bodies for part in ("Ngày ĐH", "Đại biểu")]
    table = Table(paper, ("TT", "Xã", *parts))
    table.heading()
    units = dice.sample(COMMUNES, dice.randrange(3, 7))
    for number, unit in enumerate(units, start=1):
        table.data(
            number, f"Xã {unit}", f"{10 + number}/8", 60 + number, f"{12 + number}/9", 50 + number
        )
    all_of = f"{len(units)}/{len(units)}"
    table.row(TOTAL, None, dice.choice(("Đã tổ chức", "Số xã đã tổ chức")), all_of, None, all_of)
    return paper.sample()


def measure_above(dice: random.Random) -> Sample:
    """The unit of measure alone, right above the heading and near its end."""
    paper = Paper(dice)
    letterhead(paper, "VẬN ĐỘNG QUỸ VÌ NGƯỜI NGHÈO", width=6, rich=0.0)
    said = dice.choice(("Triệu đồng", "(Triệu đồng)", "1.000đ", "Nghìn đồng", "đồng"))
    paper.line({dice.choice((3, 4, 5)): said})
    table = Table(paper, ("STT", "Xã", "Chỉ tiêu giao", "Kết quả", "% đạt", "Số nhà sửa"))
    table.heading()
    for number, unit in enumerate(dice.sample(COMMUNES, dice.randrange(3, 7)), start=1):
        table.data(number, unit, *_counts(dice, 4))
    table.label(TOTAL, "Tổng cộng", sums=dict.fromkeys(range(2, 6), 90))
    return paper.sample()


def rated_parts(dice: random.Random) -> Sample:
    """Numbered kinds with their sums; under them what has a rate and no number."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI", width=5)
    table = Table(paper, ("STT", "Nhóm đối tượng", "Hệ số", "Số người", "Kinh phí"))
    table.heading()
    for number, name in enumerate(("Trẻ mồ côi", "Người cao tuổi", "Người khuyết tật"), start=1):
        parts = [_counts(dice, 2) for _ in range(dice.randrange(2, 4))]
        table.row(GROUP, number, name, None, *_added(parts))
        for place, part in enumerate(parts, start=1):
            table.data(None, f"Mức {place}", place + 0.5, *part)
    table.label(TOTAL, "Tổng cộng", at=1, sums={3: 90, 4: 900})
    return paper.sample()


def days_across(dice: random.Random) -> Sample:
    """Days written as texts under a block, ticks under the days."""
    paper = Paper(dice)
    letterhead(paper, "THEO DÕI DỰ HỌP GIAO BAN", width=6)
    days = [f"{12 - month}/{month}" for month in range(1, dice.randrange(4, 7))]
    columns = ("STT", "Đơn vị", *(f"Ngày họp > {day_}" for day_ in days), "Số lần vắng")
    table = Table(paper, columns)
    table.heading(merged=dice.random() < 0.5)
    for number, unit in enumerate(("MTTQ", "Hội Nông dân", "Hội LHPN", "Đoàn xã"), start=1):
        ticks = ["x" if dice.random() < 0.8 else None for _ in days]
        table.data(number, unit, *ticks, ticks.count(None))
    return paper.sample()


def marked_criteria(dice: random.Random) -> Sample:
    """Marks for criteria 1.1.1, added up to 1.1 and to 1; only the lowest name their proof."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH", width=5)
    columns = ("STT", "Lĩnh vực/Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định")
    table = Table(paper, (*columns, "Tài liệu kiểm chứng"))
    table.heading()
    has_proof = dice.random() < 0.5
    for area in range(1, dice.randrange(3, 5)):
        sizes = [dice.randrange(2, 4) for _ in range(dice.randrange(2, 4))]
        marks = [[_counts(dice, 2) for _ in range(size)] for size in sizes]
        table.row(GROUP, str(area), f"LĨNH VỰC {area}", *_added([_added(rows) for rows in marks]))
        for part, rows in enumerate(marks, start=1):
            table.row(GROUP, f"{area}.{part}", dice.choice(THINGS), *_added(rows))
            for number, row in enumerate(rows, start=1):
                proof = maybe(dice, "Báo cáo số 12") if has_proof else None
                table.data(f"{area}.{part}.{number}", dice.choice(THINGS), *row, None, proof)
    table.label(TOTAL, "TỔNG ĐIỂM", at=1, sums={2: 90, 3: 80})
    return paper.sample()


def shares_beside(dice: random.Random) -> Sample:
    """The whole on top, communes with sums, hamlets numbered on; each figure has its share."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ LẤY Ý KIẾN CỬ TRI", width=6)
    pairs = [f"{what} > {part}" for what in ("Tham gia", "Đồng ý") for part in ("Số", "Tỷ lệ %")]
    table = Table(paper, ("TT", "Tên đơn vị", "Tổng số cử tri", *pairs))
    table.heading()

    def told(counts: Sequence[int]) -> list[RawCell]:
        voters, came, agreed = counts
        return [voters, came, round(100 * came / voters, 2), agreed, round(100 * agreed / came, 2)]

    communes = [[_counts(dice, 3) for _ in range(dice.randrange(2, 5))] for _ in range(2)]
    table.row(TOTAL, None, "TOÀN HUYỆN", *told(_added([_added(rows) for rows in communes])))
    number = 0
    for name, rows in zip(dice.sample(COMMUNES, 2), communes, strict=True):
        table.row(GROUP, None, f"Xã {name}", *told(_added(rows)))
        for row in rows:
            number += 1
            table.data(number, f"Thôn {number}", *told(row))
    return paper.sample()


def last_of_letter(dice: random.Random) -> Sample:
    """Letters over Roman numerals; the last of them under A has no rows, and B follows."""
    paper = Paper(dice)
    letterhead(paper, "DỰ TOÁN CHI NGÂN SÁCH", width=4)
    table = Table(paper, ("STT", "Nội dung", "Dự toán 2023", "Dự toán 2024"))
    table.heading()
    if dice.random() < 0.5:
        table.numbering("plain")
    chapters = [
        [_counts(dice, 2) for _ in range(dice.randrange(2, 4))] for _ in range(dice.randrange(1, 3))
    ]
    reserve = _counts(dice, 2)
    table.row(GROUP, "A", "CHI CÂN ĐỐI", *_added([*map(_added, chapters), reserve]))
    for place, parts in enumerate(chapters):
        table.row(GROUP, ROMAN[place], f"Chi khoản {place + 1}", *_added(parts))
        for number, part in enumerate(parts, start=1):
            table.data(number, dice.choice(THINGS), *part)
    table.data(ROMAN[len(chapters)], "Dự phòng ngân sách", *reserve)
    parts = [_counts(dice, 2) for _ in range(dice.randrange(2, 4))]
    table.row(GROUP, "B", "CHI CHƯƠNG TRÌNH MỤC TIÊU", *_added(parts))
    for number, part in enumerate(parts, start=1):
        table.data(number, f"Chương trình {number}", *part)
    signatures(paper, width=4)
    return paper.sample()


def ticks_counted(dice: random.Random) -> Sample:
    """Who has sent which report, ticked; at the foot how many ticks there are."""
    paper = Paper(dice)
    letterhead(paper, "THEO DÕI NỘP BÁO CÁO", width=6)
    table = Table(paper, ("STT", "Đơn vị", "Quý I", "6 tháng", "Quý III", "Ghi chú"))
    table.heading()
    tick = dice.choice(("x", "X", "✓"))
    rows = [
        [tick if dice.random() < 0.8 else None for _ in range(3)]
        for _ in range(dice.randrange(4, 9))
    ]
    for number, row in enumerate(rows, start=1):
        table.data(number, f"Xã {dice.choice(COMMUNES)}", *row, maybe(dice, "Nộp muộn", 0.2))
    counts = [column.count(tick) or None for column in zip(*rows, strict=True)]
    table.row(TOTAL, None, dice.choice(("Số đơn vị đã nộp", "Đã nộp", "Số báo cáo")), *counts)
    return paper.sample()


SUMS = (
    marked_criteria,
    shares_beside,
    last_of_letter,
    ticks_counted,
    rated_parts,
    days_across,
    blocks_of_units,
    chapters_over_parts,
    letters_added,
    counted_at_foot,
    shares_of_all,
    measure_above,
)
