"""The sessions in `transcripts/`: stories of the people who use the program, replayed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped]

from dan_van.storage.backup import copy_register
from tests.conftest import caller
from tests.console import Console, read_session
from tests.sheets.hostile_files import ole

FOLDER = Path(__file__).parent / "transcripts"


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.txt")))
def test_session_goes_as_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    path = FOLDER / name
    make_post_of_march(tmp_path)
    make_post_of_april(tmp_path)
    make_pages(tmp_path)
    make_later_post(tmp_path)
    make_post_of_may(tmp_path)
    make_registers_in_need(tmp_path)
    make_own_headings(tmp_path)
    make_post_after_merger(tmp_path)
    expected = path.read_text(encoding="utf-8").splitlines()
    got = Console(tmp_path, monkeypatch).replay(read_session(expected))
    if request.config.getoption("--update"):
        path.write_text("".join(f"{line}\n" for line in got), encoding="utf-8")
    else:
        assert got == expected


def make_post_after_merger(folder: Path) -> None:
    """Two lists of one quarter: by the names of old communes, and by that of the new one."""
    post = folder / "thang-1"
    post.mkdir()
    head = "STT,Tên mô hình,Đơn vị,Lĩnh vực,Loại hình\n"
    old = ("Hũ gạo tình thương,Xã Bắc Phong", "Đường hoa,Xã Lợi Hải")
    new = (
        *("Hũ gạo tình thương,Xã Thuận Bắc", "Đường hoa,Xã Thuận Bắc"),
        "Chợ sạch,Xã Thuận Bắc",
    )
    for name, rows in (("xa-cu.csv", old), ("xa-moi.csv", new)):
        lines = [f"{n},{row},Kinh tế,Tập thể\n" for n, row in enumerate(rows, 1)]
        (post / name).write_text(head + "".join(lines), encoding="utf-8")


def make_post_of_march(folder: Path) -> None:
    """What three communes sent: a good workbook, one with a bad cell, one that is no workbook."""
    post = folder / "thang-3"
    post.mkdir()
    loi_hai = [
        ("Hàng rào xanh", "Văn hóa - xã hội", "Tập thể", "12/03/2024"),
        ("Trồng nho theo tiêu chuẩn VietGAP", "Kinh tế", "Cá nhân", "15/03/2024"),
    ]
    cong_hai = [
        ("Tuyến đường không rác", "VH-XH", "Tập thể", "05/03/2024"),
        ("Camera an ninh thôn Giác Lan", "QP-AN", "Tập thể", "31/02/2024"),
        ("Tiếng loa an ninh", "QP-AN", "Tập thể", "20/03/2024"),
    ]
    write_list(post / "loi-hai.xlsx", "XÃ LỢI HẢI", loi_hai)
    write_list(post / "cong-hai.xlsx", "XÃ CÔNG HẢI", cong_hai)
    (post / "bac-son.xlsx").write_bytes(b"%PDF-1.7\n% a scan with the wrong ending\n")


def make_post_of_april(folder: Path) -> None:
    """A workbook with the same fault in several cells of a column."""
    post = folder / "thang-4"
    post.mkdir()
    days = ("31/4/2024", "12/04/2024", "không rõ", "chưa có", "15/04/2024", "đang làm", "sau tết")
    rows = [(f"Mô hình số {i}", "Kinh tế", "Tập thể", day) for i, day in enumerate(days, start=1)]
    write_list(post / "loi-hai.xlsx", "XÃ LỢI HẢI", rows)


def make_pages(folder: Path) -> None:
    """One-page forms of two communes, a leave request among them, and a list that sums in words."""
    post = folder / "phieu"
    post.mkdir()
    title = "PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024"
    write_rows(
        post / "loi-hai.xlsx",
        [(title,), ("Tên mô hình:", "Hũ gạo tình thương"), ("Đơn vị đăng ký:", "Xã Lợi Hải")],
        [("Lĩnh vực: Kinh tế",), ("Loại hình:", "☑ Tập thể  ☐ Cá nhân"), ("", "NGƯỜI ĐĂNG KÝ")],
    )
    write_rows(
        post / "cong-hai.xlsx",
        [(title,), ("1. Tên mô hình: Tiếng kẻng an ninh",), ("2. Đơn vị: Xã Công Hải",)],
        [("3. Lĩnh vực: Quốc phòng",), ("4. Ngày đăng ký: 31/02/2024",)],
    )
    write_rows(
        post / "nghi-phep.xlsx",
        [("ĐƠN XIN NGHỈ PHÉP",), ("Họ và tên:", "…"), ("Đơn vị:", "Xã Lợi Hải")],
        [("Lý do:", "Việc gia đình")],
    )
    write_rows(
        folder / "tong-hop.xlsx",
        [("DANH SÁCH MÔ HÌNH NĂM 2024",), ("STT", "Tên mô hình", "Đơn vị", "Loại hình")],
        [(1, "Hàng rào xanh", "Xã Lợi Hải", "Tập thể"), (2, "Nuôi dê", "Xã Công Hải", "Cá nhân")],
        [(3, "Đường hoa", "Xã Công Hải", "Tập thể"), ()],
        [("Tổng cộng có 2 đơn vị đăng ký 4 mô hình, trong đó tập thể 2, cá nhân 2.",)],
    )


def write_rows(path: Path, *parts: Sequence[tuple[str | int, ...]]) -> None:
    """A sheet of these rows, cell by cell."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Phiếu" if path.parent.name == "phieu" else "Danh sách"
    for part in parts:
        for row in part:
            sheet.append(row)
    book.save(path)


def make_later_post(folder: Path) -> None:
    """A corrected list of one commune, and what the province recognised, with one misspelling."""
    post = folder / "gui-sau"
    post.mkdir()
    corrected = [
        ("Hàng rào xanh", "Văn hóa - xã hội", "Tập thể", "14/03/2024"),
        ("Tổ thu gom rác thải nhựa", "Văn hóa - xã hội", "Tập thể", "18/03/2024"),
    ]
    write_list(post / "loi-hai (da sua).xlsx", "XÃ LỢI HẢI", corrected)
    for name, model in (("cong-nhan", "Hàng rào sanh"), ("cong-nhan-sua", "Hàng rào xanh")):
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for row in (
            ["DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2024"],
            [],
            ["STT", "Tên mô hình", "Đơn vị"],
            [1, model, "Xã Lợi Hải"],
        ):
            sheet.append(row)
        book.save(post / f"{name}.xlsx")


def make_post_of_may(folder: Path) -> None:
    """What systems hand out: a web page as .xls, an xls with an error, a csv, a locked file."""
    post = folder / "thang-5"
    post.mkdir()
    header = ("TT", "Tên hoạt động", "Đơn vị", "Ngày", "Số cuộc")
    rows = [
        (1, "Đối thoại", "Xã Lợi Hải", "12/04/2024", "2"),
        (2, "Tuyên truyền", "Xã Lợi Hải", "13/04/2024", "1,234"),
    ]
    marked = "".join(f"<tr><td>{'<td>'.join(map(str, row))}</tr>" for row in [header, *rows])
    page = f"<html><title>x</title><h3>HOẠT ĐỘNG</h3><table>{marked}</table>"
    (post / "trang-web.xls").write_text(page, encoding="utf-8")
    lines = "".join(f"{','.join(map(str, row))}\n" for row in [header, *rows])
    (post / "xuat-ra.csv").write_text(lines, encoding="utf-8")
    book = xlwt.Workbook()
    sheet = book.add_sheet("HĐ")
    for row, cells in enumerate([(*header, "Số người"), *rows]):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    for column, text in enumerate((3, "Hội thảo", "Xã Lợi Hải", "14/04/2024")):
        sheet.write(3, column, text)
    sheet.write(3, 4, xlwt.Formula("SUM(E2:E3)"))
    sheet.row(3).set_cell_error(5, "#REF!")
    book.save(str(post / "doi-cu.xls"))
    (post / "khoa.xlsx").write_bytes(ole("EncryptionInfo", "EncryptedPackage"))


def make_own_headings(folder: Path) -> None:
    """What an office sends that has headings, blanks and hidden sheets of its own."""
    post = folder / "ten-cot"
    post.mkdir()
    title = "DANH SÁCH ĐĂNG KÝ “DÂN VẬN KHÉO” QUÝ {} NĂM 2024"
    own = ["STT", "Danh xưng", "Nơi làm", "Lĩnh vực", "Tập thể/Cá nhân"]
    shown = ["STT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Loại hình"]
    first = [1, "Hàng rào xanh", "Thôn 1", "Kinh tế", "Tập thể"]
    write_sheet(post / "quy-1.xlsx", ["ĐẢNG ỦY XÃ LỢI HẢI"], [title.format("I")], own, first)
    write_sheet(
        post / "quy-2.xlsx",
        ["ĐẢNG ỦY XÃ LỢI HẢI"],
        [title.format("II")],
        [own[place] for place in (0, 3, 1, 2, 4)],
        [1, "Kinh tế", "Đường không rác", "Thôn 2", "Tập thể"],
    )
    write_sheet(
        post / "tai-san.xlsx",
        ["ĐẢNG ỦY XÃ LỢI HẢI"],
        ["DANH MỤC TÀI SẢN NĂM 2024"],
        ["STT", "Danh xưng", "Nơi làm", "Xuất xứ"],
        [1, "Máy in", "Văn phòng", "Nhật Bản"],
    )
    write_sheet(
        post / "o-trong.xlsx",
        [title.format("I")],
        shown,
        [1, "Xã Lợi Hải", "Tiếng loa an ninh", "QP-AN", "Tập thể"],
        [2, None, "Cổng rào tự quản", None, "Tập thể"],
        [3, "Xã Công Hải", "Ngày thứ bảy xanh", "VH-XH", "Tập thể"],
    )
    write_sheet(
        post / "trang-an.xlsx",
        [title.format("I")],
        shown,
        [1, "Xã Công Hải", "Tổ hòa giải", "HTCT", "Tập thể"],
        cover="Bìa",
    )


def write_sheet(path: Path, *rows: Sequence[object], cover: str | None = None) -> None:
    """A sheet of rows; behind a cover it is hidden."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Số liệu"
    for row in rows:
        sheet.append(list(row))
    if cover is not None:
        book.create_sheet(cover, 0)["A1"] = "Kèm theo báo cáo"
        sheet.sheet_state = "hidden"
    book.save(path)


def make_registers_in_need(folder: Path) -> None:
    """One that lost its end, with a backup of the day before; one that another program wrote to."""
    desk = folder / "hỏng hóc"
    (desk / "backups").mkdir(parents=True)
    cli = caller(desk / "mất đuôi.db")
    cli("init")
    cli("unit", "add", "Xã Lợi Hải")
    copy_register(desk / "mất đuôi.db", desk / "backups" / "mất đuôi-20240401-203000.db")
    copy_register(desk / "mất đuôi.db", desk / "lệch khóa.db")
    os.truncate(desk / "mất đuôi.db", 100_000)
    with closing(sqlite3.connect(desk / "lệch khóa.db")) as conn, conn:
        conn.execute("UPDATE unit SET name_sort = '?'")
        conn.execute("DROP INDEX model_sort")
    for path in desk.glob("*.db-*"):
        path.unlink()


def write_list(path: Path, unit: str, rows: Sequence[tuple[str, ...]]) -> None:
    """An ordinary list of models: title, header, rows, total, signature."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Danh sách"
    for line in (f"ĐẢNG ỦY {unit}", "DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” QUÝ I NĂM 2024", None):
        sheet.append([line])
    sheet.append(["STT", "Tên mô hình", "Lĩnh vực", "Tập thể/Cá nhân", "Ngày đăng ký"])
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *row])
    sheet.append(["", f"Tổng cộng: {len(rows)} mô hình"])
    sheet.append(["", "", "", "", "TM. ĐẢNG ỦY"])
    book.save(path)
