"""Layouts met in the field where rows or headings are not where the plain forms have them."""

from __future__ import annotations

import random

from dan_van.domain.sheet import RawCell
from tests.benchmarks.structure_paper import Paper, Role, Sample, Table
from tests.benchmarks.structure_words import (
    COMMUNES,
    GOODS,
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

GROUP, TOTAL, NOTE, OTHER = Role.GROUP, Role.TOTAL, Role.NOTE, Role.OTHER


def merged_sums(dice: random.Random) -> Sample:
    """A unit merged down over its rows and over the sum under them."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ XÓA NHÀ TẠM, NHÀ DỘT NÁT", width=6)
    columns = ("Xã", "Thôn", "Số hộ > Xây mới", "Số hộ > Sửa chữa", "Kinh phí", "Tiến độ")
    table = Table(paper, columns)
    table.heading()
    look = style(dice)
    for place in range(dice.randrange(2, 5)):
        top = table.at
        for part in range(dice.randrange(2, 5)):
            unit = f"Xã {COMMUNES[place]}" if part == 0 else None
            table.data(unit, f"Thôn {part + 1}", 2, 1, amount(dice, look), "Đang làm")
        bottom = table.row(TOTAL, None, "Cộng", 6, 3, amount(dice, look))
        table.merge_down(0, top, bottom)
    table.label(TOTAL, "Tổng cộng", sums={2: 12, 3: 6, 4: amount(dice, look)}, wide=True)
    signatures(paper, width=6)
    return paper.sample()


def balance(dice: random.Random) -> Sample:
    """Receipts and expenses side by side in one table: two sums in one row."""
    paper = Paper(dice)
    letterhead(paper, "CÂN ĐỐI NGÂN SÁCH XÃ", width=4)
    table = Table(paper, ("Nội dung thu", "Dự toán", "Nội dung chi", "Dự toán"))
    table.heading()
    look = style(dice)
    table.row(TOTAL, "TỔNG SỐ THU", amount(dice, look), "TỔNG SỐ CHI", amount(dice, look))
    for number in range(1, dice.randrange(4, 7)):
        spent: tuple[RawCell, ...] = (f"{number}. Chi việc {number}", amount(dice, look))
        spent = spent if number < 4 else (None, None)
        table.data(f"{number}. Thu khoản {number}", amount(dice, look), *spent)
    signatures(paper, width=4)
    return paper.sample()


def works(dice: random.Random) -> Sample:
    """Kinds of works with a code and sums over the works, which alone have a place."""
    paper = Paper(dice)
    letterhead(paper, "DANH MỤC CÔNG TRÌNH, DỰ ÁN", width=6)
    columns = ("STT", "Tên công trình", "Mã loại đất", "Diện tích (ha)", "Địa điểm", "Căn cứ")
    table = Table(paper, columns)
    table.heading()
    for letter in "AB":
        table.row(GROUP, letter, f"CÔNG TRÌNH NHÓM {letter}", None, 12.5)
        for kind in range(1, dice.randrange(2, 4)):
            table.row(GROUP, str(kind), dice.choice(("Đất giao thông", "Đất ở")), "DGT", 9.5)
            for part in range(1, dice.randrange(2, 5)):
                where, why = f"Xã {dice.choice(COMMUNES)}", f"Tờ {part}"
                table.data(f"{kind}.{part}", f"Đường số {part}", "DGT", 4.5, where, why)
    table.label(TOTAL, "Tổng cộng", at=1, sums={3: 32.5})
    return paper.sample()


def suppliers(dice: random.Random) -> Sample:
    """Suppliers as bare labels under numbered groups, the counting going on under them."""
    paper = Paper(dice)
    letterhead(paper, "CÔNG BỐ GIÁ VẬT LIỆU XÂY DỰNG", width=6)
    table = Table(
        paper, ("TT", "Loại vật liệu", "Tiêu chuẩn", "Đơn vị tính", "Giá > Tại mỏ", "Giá > Tại xã")
    )
    table.heading()
    look, number = style(dice), 0
    for place in range(dice.randrange(2, 4)):
        table.label(GROUP, ("XI MĂNG", "CÁT, ĐÁ", "THÉP")[place], at=1, stt=ROMAN[place])
        first = number + 1
        for supplier in range(dice.randrange(1, 4)):
            table.label(GROUP, f"Công ty Sông {COMMUNES[supplier]}", at=1)
            for _ in range(dice.randrange(1, 4)):
                number = 1 if place and supplier == 0 and number < first else number + 1
                prices = (amount(dice, look), amount(dice, look))
                table.data(number, f"Loại {number}", "TCVN 6260:2020", "tấn", *prices)
    return paper.sample()


def exam_rooms(dice: random.Random) -> Sample:
    """Rooms one below another; two who sign under a note, in words that no list of signers has."""
    paper = Paper(dice)
    for room in range(1, dice.randrange(2, 4)):
        if room > 1:
            paper.skip(2)
        paper.line("HỘI ĐỒNG THI TUYỂN SINH LỚP 10")
        paper.line(f"DANH SÁCH THÍ SINH DỰ THI - PHÒNG THI SỐ {room}")
        columns = ("STT", "SBD", "Họ và tên thí sinh", "Ngày sinh", "Số tờ", "Ký nộp bài")
        table = Table(paper, columns)
        table.heading()
        for number in range(1, dice.randrange(4, 9)):
            table.data(number, f"{room}{number:05}", person(dice), day(dice))
        paper.note("Danh sách có 06 thí sinh. Dự thi: ......... Vắng: .........")
        paper.note({1: "Giám thị 1", 4: "Giám thị 2"})
    return paper.sample()


def points(dice: random.Random) -> Sample:
    """The most that each column can hold, right under the heading."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG TỔNG HỢP ĐIỂM THI ĐUA", width=6)
    table = Table(paper, ("TT", "Đơn vị", "Nội dung I", "Nội dung II", "Tổng điểm", "Xếp hạng"))
    table.heading()
    table.row(NOTE, None, dice.choice(("Điểm tối đa", "Thang điểm", "Điểm chuẩn")), 50, 30, 80)
    for number in range(1, dice.randrange(4, 10)):
        table.data(number, f"Xã {dice.choice(COMMUNES)}", 48, 28, 76, number)
    signatures(paper, width=6)
    return paper.sample()


def broken_words(dice: random.Random) -> Sample:
    """Headings written over two cells, without merges: "Ngày tháng" above, "năm sinh" below."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH ĐẢNG VIÊN", width=6)
    table = Table(
        paper,
        ("Số > TT", "Họ và tên", "Ngày tháng > năm sinh", "Quê > quán", "Chức > vụ", "Ghi > chú"),
    )
    table.heading(merged=False)
    for number in range(1, dice.randrange(4, 10)):
        where = f"Xã {dice.choice(COMMUNES)}"
        table.data(number, person(dice), day(dice), where, "Bí thư", maybe(dice, "Mới", 0.2))
    signatures(paper, width=6)
    return paper.sample()


def cash_book(dice: random.Random) -> Sample:
    """A cash book: columns A B C 1 2 3 D, a balance carried in and out, no numbers of rows."""
    paper = Paper(dice)
    letterhead(paper, "SỔ QUỸ TIỀN MẶT", width=7)
    columns = (
        "Ngày, tháng",
        "Chứng từ > Thu",
        "Chứng từ > Chi",
        "Diễn giải",
        "Số tiền > Thu",
        "Số tiền > Chi",
        "Số tiền > Tồn",
        "Ghi chú",
    )
    table = Table(paper, columns)
    table.heading()
    table.row(Role.NUMBERING, "A", "B", "C", "D", 1, 2, 3, "E")
    table.label(NOTE, "Số dư đầu kỳ", at=3, sums={6: 12000000})
    look = style(dice)
    for number in range(1, dice.randrange(4, 9)):
        slips = (f"T{number:02}", None) if number % 2 else (None, f"C{number:02}")
        sums = (amount(dice, look), None) if number % 2 else (None, amount(dice, look))
        table.data(day(dice), *slips, dice.choice(GOODS), *sums, amount(dice, look))
    table.label(TOTAL, "Cộng phát sinh", at=3, sums={4: 1500000, 5: 400000})
    table.label(NOTE, "Số dư cuối kỳ", at=3, sums={6: 13100000})
    paper.note("- Sổ này có 01 trang, đánh số từ trang 01 đến trang 01")
    paper.note("- Ngày mở sổ: 01/01/2023")
    return paper.sample()


def tax_lines(dice: random.Random) -> Sample:
    """The lines of a form are numbered before its columns, so these begin with [4]."""
    paper = Paper(dice)
    paper.line("BẢNG KÊ HÓA ĐƠN BÁN RA", merge_to=5)
    paper.line("[01] Kỳ tính thuế: quý 2 năm 2023", merge_to=5)
    paper.line("[02] Tên người nộp thuế: HTX Tân Tiến")
    columns = (
        "STT",
        "Hóa đơn > Số",
        "Hóa đơn > Ngày, tháng, năm",
        "Tên người mua",
        "Doanh thu",
        "Thuế GTGT",
    )
    table = Table(paper, columns)
    table.heading()
    table.row(Role.NUMBERING, *(f"[{number}]" for number in range(4, 10)))
    for place in range(1, 4):
        table.label(GROUP, f"{place}. Hàng hóa chịu thuế suất {5 * place}%:", wide=True)
        for number in range(1, dice.randrange(2, 5)):
            table.data(number, f"000{number}", day(dice), f"Cửa hàng {number}", 1000000, 50000)
        table.label(TOTAL, "Tổng", sums={4: 6000000, 5: 300000})
    return paper.sample()


def changes(dice: random.Random) -> Sample:
    """Changes typed as text with their sign; the whole province and a share under it."""
    paper = Paper(dice)
    letterhead(paper, "TÌNH HÌNH TAI NẠN GIAO THÔNG", width=7)
    columns = ("2023", "2024", "Tăng (+), giảm (-)")
    blocks = [f"{block} > {column}" for block in ("Số vụ", "Số người chết") for column in columns]
    table = Table(paper, ("Địa bàn", *blocks))
    table.heading()
    for name in COMMUNES[: dice.randrange(3, 7)]:
        table.data(f"Huyện {name}", 12, 10, "-2", 5, 6, "+1")
    table.row(TOTAL, "Toàn tỉnh", 48, 40, "-8", 20, 24, "+4")
    return paper.sample()


def two_tongues(dice: random.Random) -> Sample:
    """The heading once more in English, over columns of words."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH HỌC BỔNG", width=5)
    columns = (
        "STT > No.",
        "Họ và tên > Full name",
        "Ngày sinh > Date of birth",
        "Trường > School",
        "Số tiền > Amount",
    )
    table = Table(paper, columns)
    table.heading(merged=False)
    for number in range(1, dice.randrange(4, 10)):
        table.data(number, person(dice), day(dice), "THPT số 1", 3000000)
    table.label(TOTAL, "Tổng cộng/Total", sums={4: 21000000}, wide=True)
    return paper.sample()


def carried(dice: random.Random) -> Sample:
    """A sum at the foot of each page, the heading again, and the sum carried over."""
    paper = Paper(dice)
    letterhead(paper, "BẢNG KÊ CHI TIỀN HỖ TRỢ", width=6)
    table = Table(paper, ("TT", "Họ tên người nhận", "Địa chỉ", "Số khẩu", "Số tiền", "Ký nhận"))
    table.heading()
    number, pages = 0, dice.randrange(2, 4)
    for page in range(1, pages + 1):
        if page > 1:
            table.heading(role=OTHER)
            table.label(NOTE, "Trang trước chuyển sang", at=1, sums={3: 15, 4: 7500000})
        for _ in range(dice.randrange(3, 7)):
            number += 1
            table.data(number, person(dice), f"Thôn {page}", 3, 500000)
        label = f"Cộng trang {page}" if page < pages else "Tổng cộng"
        table.label(TOTAL, label, at=1, sums={3: 15, 4: 7500000})
    paper.note({1: "Bằng chữ: Chín triệu năm trăm nghìn đồng chẵn./."})
    return paper.sample()


def subprojects(dice: random.Random) -> Sample:
    """The sum on top, and the parts of the last numbered project at the foot."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ GIẢI NGÂN CHƯƠNG TRÌNH MTQG", width=5)
    table = Table(paper, ("TT", "Nội dung", "Kế hoạch", "Giải ngân", "Tỷ lệ (%)"))
    table.heading()
    table.row(TOTAL, None, "TỔNG CỘNG", 5000, 4000, 80)
    for number in range(1, dice.randrange(3, 6)):
        table.data(number, f"Dự án {number}: {dice.choice(THINGS)}", 1000, 800, 80)
        for part in range(1, 3):
            table.data(None, f"Tiểu dự án {part}", 500, 400, 80)
    return paper.sample()


def named_numbers(dice: random.Random) -> Sample:
    """The row that numbers the columns says so itself: MS, then sums of other columns."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN", width=6)
    columns = (
        "Đơn vị",
        "Tổng số lượt tiếp",
        "Tổng số vụ việc",
        "Tiếp thường xuyên > Số lượt",
        "Tiếp thường xuyên > Số vụ việc",
        "Tiếp định kỳ > Số kỳ",
        "Tiếp định kỳ > Số lượt",
    )
    table = Table(paper, columns)
    table.heading()
    opening = dice.choice(("MS", "Mã số", "Cột"))
    table.row(Role.NUMBERING, opening, "1=4+7", "2=5", "4", "5", "6", "7")
    for name in COMMUNES[: dice.randrange(3, 7)]:
        table.data(f"UBND xã {name}", 10, 8, 5, 3, 2, 5)
    table.label(TOTAL, "Tổng", sums=dict.fromkeys(range(1, 7), 30))
    return paper.sample()


def months(dice: random.Random) -> Sample:
    """Months as T1, T2 across, which are no days of the week."""
    paper = Paper(dice)
    letterhead(paper, "KẾT QUẢ THU NGÂN SÁCH THEO THÁNG", width=7)
    last = dice.choice((6, 9, 12))
    table = Table(paper, ("Chỉ tiêu", *(f"T{month}" for month in range(1, last + 1)), "Cộng"))
    table.heading()
    for what in ("Thuế môn bài", "Lệ phí trước bạ", "Phí chợ")[: dice.randrange(2, 4)]:
        table.data(what, *(dice.randrange(5, 20) for _ in range(last)), 90)
    table.label(TOTAL, "Cộng", sums=dict.fromkeys(range(1, last + 2), 40))
    return paper.sample()


def one_block(dice: random.Random) -> Sample:
    """One block over most of the columns, in a row of its own and alone in it."""
    paper = Paper(dice)
    letterhead(paper, "TỔNG HỢP NHU CẦU VẬT TƯ", width=7)
    quarters = (f"Nhu cầu theo quý > Quý {quarter}" for quarter in ROMAN[:4])
    table = Table(paper, ("STT", "Vật tư", *quarters, "Cộng"))
    top = table.at
    table.heading()
    for place in (0, 1, 6):
        paper.put(top + 1, place, paper.cells.pop((top, place)))
    paper.merges = [merge for merge in paper.merges if merge.bottom == merge.top]
    for number in range(1, dice.randrange(3, 7)):
        table.data(number, dice.choice(GOODS), 5, 5, 5, 5, 20)
    return paper.sample()


def subtotals(dice: random.Random) -> Sample:
    """Sums as a spreadsheet puts them itself under the rows of one name."""
    paper = Paper(dice)
    table = Table(paper, ("Xã", "Họ tên trẻ", "Ngày sinh", "Hoàn cảnh", "Mức hỗ trợ"))
    table.heading()
    word = dice.choice(("Tổng", "Total"))
    for name in COMMUNES[: dice.randrange(2, 5)]:
        for _ in range(dice.randrange(2, 5)):
            table.data(f"Xã {name}", person(dice), day(dice), "Mồ côi", 540000)
        table.label(TOTAL, f"Xã {name} {word}", sums={4: 1620000})
    table.label(TOTAL, "Tổng cuối" if word == "Tổng" else "Grand Total", sums={4: 3240000})
    return paper.sample()


def asides(dice: random.Random) -> Sample:
    """A second line in brackets under each name."""
    paper = Paper(dice)
    letterhead(paper, "DANH SÁCH HỘ HIẾN ĐẤT LÀM ĐƯỜNG", width=5)
    table = Table(paper, ("TT", "Họ và tên chủ hộ", "Diện tích (m2)", "Giá trị (đồng)", "Năm"))
    table.heading()
    look = style(dice)
    for number in range(1, dice.randrange(3, 8)):
        table.data(number, person(dice), 120.5, amount(dice, look), 2023)
        table.label(OTHER, f"(thôn {number}, xã {dice.choice(COMMUNES)})", at=1)
    table.label(TOTAL, "Tổng 05 hộ", at=1, sums={2: 602.5, 3: amount(dice, look)})
    return paper.sample()


FIELD = (
    merged_sums,
    balance,
    works,
    suppliers,
    exam_rooms,
    points,
    broken_words,
    cash_book,
    tax_lines,
    changes,
    two_tongues,
    carried,
    subprojects,
    named_numbers,
    months,
    one_block,
    subtotals,
    asides,
)
