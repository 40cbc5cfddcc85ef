"""Workbooks as units send them: a title block, a header, rows, a total, a signature."""

from __future__ import annotations

import random
from pathlib import Path

from openpyxl import Workbook

from tests.benchmarks.registers import THINGS, VERBS, unit_name

HEADER = ("TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Loại hình", "Ngày đăng ký", "Kết quả")
SECTORS = ("Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng hệ thống chính trị")
KINDS = ("Tập thể", "Cá nhân")


def make_workbook(path: Path, *, rows: int, units: int, seed: int = 1) -> None:
    """Write one sheet of models, spread over that many communes."""
    dice = random.Random(seed)  # noqa: S311
    book = Workbook(write_only=True)
    sheet = book.create_sheet("DVK")
    sheet.append(["DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” QUÝ I NĂM 2024"])
    sheet.append([])
    sheet.append(HEADER)
    for number in range(1, rows + 1):
        verb, thing = dice.choice(VERBS), dice.choice(THINGS)
        sheet.append(
            (
                number,
                f"{verb} {thing} số {number}",
                unit_name(2 + (number + seed) % units),
                dice.choice(SECTORS),
                dice.choice(KINDS),
                f"{dice.randint(1, 31):02d}/{dice.choice((1, 3)):02d}/2024",
                f"{verb} được {dice.randint(10, 400)} hộ tham gia, hiến {number} m2 đất.",
            )
        )
    sheet.append([None, f"Tổng cộng: {rows} mô hình"])
    sheet.append([])
    sheet.append([None, None, None, None, None, "NGƯỜI LẬP BIỂU"])
    book.save(path)
