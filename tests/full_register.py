"""A register with something in every table, made by the program's own commands."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import caller
from tests.workbooks.make_workbook import make_workbook, models

UNIT = ("--unit", "Xã Lợi Hải")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("init",),
    ("unit", "add", "Huyện Thuận Bắc"),
    ("unit", "add", "Xã Lợi Hải", "--parent", "Huyện Thuận Bắc"),
    ("unit", "add", "Xã Công Hải", "--parent", "Huyện Thuận Bắc"),
    ("unit", "alias", "Xã Lợi Hải", "Lợi Hải cũ"),
    ("campaign", "add", "Tết", "--kind", "programme", "--period", "2024-Q1"),
    ("model", "add", "Hũ gạo tình thương", *UNIT, "--sector", "KT", "--registered", "2024-03-12"),
    ("model", "add", "Tiếng loa", *UNIT, "--registered", "2024", "--campaigns", "Tết"),
    ("model", "advance", "DVK-2024-0001", "recognised", "--level", "district"),
    ("model", "withdraw", "DVK-2024-0002", "--reason", "ghi nhầm"),
    ("issue", "log", "Tranh chấp đất", *UNIT, "--raised", "2023-11-15"),
    ("issue", "resolve", "VV-2023-0001", "--date", "2024-03-01"),
    ("activity", "log", "Quà", *UNIT, "--date", "2024-02", "--items", "300 suất quà"),
    ("award", "add", "Nhân dân xã", *UNIT, "--date", "2024-03-28"),
    ("document", "add", "Chỉ đạo", *UNIT, "--number", "12-CV/HU", "--date", "2024-02-15"),
    ("figure", "add", "105/130", *UNIT, "--period", "2024", "--measure", "registered"),
    ("task", "add", "Mở lớp", *UNIT, "--period", "2024-Q1"),
    ("task", "carry", "NV-2024-0001", "2024-Q2"),
    ("checklist", "add", "Đại hội", "--unit", "Huyện Thuận Bắc"),
    ("checklist", "tick", "Đại hội", *UNIT),
)


def make_full_register(path: Path) -> None:
    """Make it there; the folder gets a workbook beside it, which was imported."""
    cli = caller(path)
    for command in COMMANDS:
        answer = cli(*command)
        assert answer.code == 0, (command, answer)
    rows = [(f"Mô hình số {row}", "Xã Công Hải", "KT", "Tập thể", "2024-03-12") for row in range(9)]
    workbook = path.with_name("mo-hinh.xlsx")
    make_workbook(workbook, models(*rows))
    answer = cli("import", str(workbook))
    assert answer.code == 0, answer
