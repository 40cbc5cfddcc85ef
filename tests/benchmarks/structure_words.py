"""Words of generated sheets, and what stands above and below every table: letterheads, signatures.

Names of persons end in a letter, so that nobody bears them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper

SURNAMES = ("Nguyễn Văn", "Trần Thị", "Lê Hữu", "Phạm Thị Thu", "Hoàng Đình", "Võ Thanh", "Đỗ Ngọc")
COMMUNES = ("Bình An", "Tân Lập", "Phước Hòa", "Đông Sơn", "Long Mỹ", "Hòa Phú", "Thạnh Lợi")
DISTRICTS = ("Huyện Tân Bình", "Huyện Đông Hòa", "Thị xã Long Phú", "Thành phố An Sơn", "Huyện Lộc")
JOBS = ("Trưởng phòng", "Chuyên viên", "Kế toán", "Phó Chủ tịch", "Cán bộ", "Văn thư", "Bí thư")
THINGS = (
    "Sửa chữa đường giao thông nông thôn",
    "Nâng cấp hệ thống kênh mương nội đồng",
    "Mua sắm máy tính, bàn ghế phục vụ làm việc",
    "Tổ chức hội nghị tập huấn nghiệp vụ",
    "Hỗ trợ sinh kế cho hộ nghèo, cận nghèo",
    "Tuyên truyền, vận động nhân dân hiến đất làm đường; chỉnh trang ngõ xóm, trồng hoa, thắp sáng",
    "Vệ sinh môi trường",
    "Camera an ninh",
)
GOODS = ("Bàn làm việc", "Ghế xoay", "Máy in", "Giấy A4", "Mực in", "Tủ hồ sơ", "Quạt trần")
UNITS = ("cái", "bộ", "ram", "hộp", "kg", "m2", "km")
RESULTS = ("Hoàn thành", "Đang thực hiện", "Đạt", "Tốt", "Chưa thực hiện", "Xuất sắc")
SECTIONS = ("Lĩnh vực kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Hệ thống chính trị")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def person(dice: random.Random) -> str:
    """A name that nobody bears."""
    return f"{dice.choice(SURNAMES)} {dice.choice('ABCDEGHKLMNPQRSTVXY')}"


def day(dice: random.Random) -> RawCell:
    """A date, mostly as text."""
    found = date(2020, 1, 1) + timedelta(days=dice.randrange(2000))
    if dice.random() < 0.3:
        return found
    return f"{found.day}/{found.month}/{found.year}" if dice.random() < 0.5 else f"{found:%d/%m/%Y}"


def amount(dice: random.Random, style: str) -> RawCell:
    """An amount in the style of its column."""
    value = dice.randrange(1, 90_000)
    match style:
        case "dots":
            return f"{value:,}".replace(",", ".")
        case "float":
            return value / 7
        case "text":
            return str(value)
    return value


def style(dice: random.Random) -> str:
    """How a column writes its amounts."""
    return dice.choice(("plain", "plain", "dots", "float", "text"))


def maybe(dice: random.Random, value: RawCell, share: float = 0.5) -> RawCell:
    """The value, or a blank as they are seen."""
    return value if dice.random() < share else dice.choice((None, None, "", "-", "…"))


def letterhead(
    paper: Paper,
    *title: str,
    width: int = 6,
    rich: float = 0.7,
    more: Sequence[str] = (),
) -> None:
    """What stands above a table: two blocks side by side, the title, narrative, the unit."""
    dice = paper.dice
    right = max(2, width // 2)
    if dice.random() < rich:
        paper.line({0: "UBND HUYỆN TÂN BÌNH", right: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"})
        paper.line({0: "PHÒNG NỘI VỤ", right: "Độc lập - Tự do - Hạnh phúc"})
        if dice.random() < 0.5:
            paper.line({0: "Số:      /BC-NV", right: "Tân Bình, ngày     tháng 3 năm 2024"})
        if dice.random() < 0.6:
            paper.skip()
    elif dice.random() < 0.4:
        paper.line({max(1, width - 1): "Biểu số 02/BC"})
    for text in title:
        paper.line({dice.choice((0, 0, 1)): text}, merge_to=dice.choice((0, max(1, width - 1))))
    if dice.random() < 0.4:
        paper.line("(Kèm theo Báo cáo số      /BC-UBND ngày     /3/2024 của UBND huyện)")
    for text in more:
        paper.line(text)
    if dice.random() < 0.4:
        paper.skip()
    if dice.random() < 0.3:
        paper.line({max(1, width - 2): dice.choice(("Đơn vị tính: đồng", "ĐVT: triệu đồng"))})


def signatures(paper: Paper, *, width: int = 6) -> None:
    """What stands below a table: notes, place and day, who signs, who receives."""
    dice = paper.dice
    right = max(2, width - 2)
    if dice.random() < 0.3:
        paper.skip()
    if dice.random() < 0.3:
        paper.note("Ghi chú: Số liệu tính đến ngày 15/3/2024.")
    if dice.random() < 0.2:
        paper.note({0: "*", 1: "Biểu này gửi về Phòng Nội vụ trước ngày 20 hằng tháng"})
    if dice.random() < 0.2:
        return
    if dice.random() < 0.6:
        days = ("Tân Bình, ngày 20 tháng 3 năm 2024", "Ngày      tháng      năm 2024")
        paper.note({right: dice.choice(days)})
    if dice.random() < 0.3:
        _other_signatures(paper, right)
    elif dice.random() < 0.7:
        paper.note({1: "NGƯỜI LẬP BIỂU", right: dice.choice(("TM. ỦY BAN NHÂN DÂN", "BÍ THƯ"))})
        if dice.random() < 0.5:
            paper.note({1: "(Ký, ghi rõ họ tên)", right: "(Ký tên, đóng dấu)"})
        if dice.random() < 0.5:
            paper.note({right: "CHỦ TỊCH"})
        paper.skip(dice.randrange(0, 4))
        if dice.random() < 0.6:
            paper.note({1: person(dice), right: person(dice)})
    else:
        paper.note({0: "Nơi nhận:", right: "THỦ TRƯỞNG ĐƠN VỊ"})
        paper.note({0: "- Như trên;", right: "(Đã ký)"})
        paper.note({0: "- Lưu: VT."})
        paper.skip(dice.randrange(0, 2))
        paper.note({right: person(dice)})


def _other_signatures(paper: Paper, right: int) -> None:
    """Signatures of several in a row, in one cell, or of offices alone."""
    dice = paper.dice
    match dice.randrange(4):
        case 0:
            paper.note({0: "NGƯỜI LẬP", 1: "KẾ TOÁN TRƯỞNG", right: "HIỆU TRƯỞNG"})
            paper.skip(2)
            paper.note({0: person(dice), 1: person(dice), right: person(dice)})
        case 1:
            paper.note({right: "XÁC NHẬN CỦA UBND XÃ\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nTrần Thị B"})
        case 2:
            paper.note({1: "CÁN BỘ VĂN HÓA - XÃ HỘI", right: "TRƯỞNG THÔN"})
            paper.skip(dice.randrange(3))
            paper.note({1: person(dice), right: person(dice)})
        case _:
            paper.note({0: "Người lập biểu: Nguyễn Văn A", right: "Duyệt của lãnh đạo"})
