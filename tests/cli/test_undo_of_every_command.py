"""`undo` leaves the register as it was before the command, and undoing that as it was after."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dan_van.cli import context
from dan_van.cli.commands import COMMANDS, load
from dan_van.storage.as_of import register_as_of
from dan_van.storage.connection import open_register
from tests.cli.conftest import NOW
from tests.conftest import Answer, caller
from tests.undoing import broken_references, differing, dump, dump_open
from tests.workbooks.make_workbook import issues, make_workbook, models

UNIT = "Xã Lợi Hải"
READING = {
    *("inspect", "template", "export", "totals", "coverage", "history"),
    *("batch list", "batch show", "unit list", "unit show"),
    *(
        f"{kind} {command}"
        for kind in ("model", "issue", "activity", "award", "campaign", "checklist")
        for command in ("list", "show")
    ),
    *(
        f"{kind} {command}"
        for kind in ("document", "figure", "task")
        for command in ("list", "show")
    ),
}
"""Commands that write nothing."""

APART = {"init", "undo", "backup", "restore", "check"}
"""What makes, keeps or mends the register, and what is tried with every other command."""

BASE = (
    ("campaign", "add", "Tết vì người nghèo", "--kind", "programme", "--period", "Q1/2024"),
    ("campaign", "add", "Nông thôn mới"),
    ("model", "add", "Đường hoa", "--unit", UNIT, "--registered", "12/03/2024", "--holder", "Tổ 1"),
    ("issue", "log", "Di dời chợ", "--unit", UNIT, "--raised", "15/11/2023", "--due", "31/03/2024"),
    ("issue", "log", "Rác thải", "--unit", UNIT, "--raised", "05/01/2024"),
    ("issue", "resolve", "VV-2024-0001", "--date", "01/03/2024", "--result", "đã dọn"),
    ("activity", "log", "Tặng quà", "--unit", UNIT, "--kind", "welfare", "--date", "02/2024"),
    ("award", "add", "Nhân dân xã", "--unit", UNIT, "--kind", "collective", "--date", "2024"),
    ("document", "add", "Chỉ đạo năm 2024", "--unit", UNIT, "--number", "15-CV/BDV"),
    ("figure", "add", "105/130", "--unit", UNIT, "--period", "2024", "--measure", "registered"),
    ("task", "add", "Mở lớp", "--unit", UNIT, "--period", "Q1/2024"),
    ("task", "add", "Tuyên truyền", "--unit", UNIT, "--period", "Q1/2024"),
    ("task", "done", "NV-2024-0002", "--date", "20/02/2024"),
    ("checklist", "add", "Phát động thi đua", "--unit", "Huyện Thuận Bắc"),
    ("checklist", "tick", "Phát động thi đua", "--unit", UNIT, "--date", "05/01/2024"),
    ("settings", "language", "en"),
)
"""Something of every kind, done before the command that is taken back."""

TAGGED = ("--campaigns", "Tết vì người nghèo; Nông thôn mới")
CODES = {
    "model": "DVK-2024-0001",
    "activity": "HD-2024-0001",
    "award": "KT-2024-0001",
    "document": "VB-2024-0001",
    "campaign": "CT-2024-0001",
    "figure": "SL-2024-0001",
    "task": "NV-2024-0001",
    "checklist": "RS-2024-0001",
}
WITHDRAWN = tuple(f"{kind} withdraw" for kind in CODES)

CASES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "model add": ((*("Tiếng kẻng", "--unit", UNIT, "--registered", "03/2024"), *TAGGED),),
    "model edit": (
        ("DVK-2024-0001", "--name", "Đường hoa nông thôn", "--holder", "", "--sector", "KT"),
        ("DVK-2024-0001", *TAGGED),
        ("DVK-2024-0001", "--registered", "2023"),
        ("DVK-2024-0001", "--unit", "Xã Công Hải"),
    ),
    "model advance": (("DVK-2024-0001", "recognised", "--level", "district"),),
    "issue log": (
        ("Hầm chui dân sinh", "--unit", UNIT, "--status", "monitoring", "--people", "9"),
    ),
    "issue update": (
        ("VV-2023-0001", "--status", "advised", "--date", "05/01/2024"),
        ("VV-2023-0001", "--note", "đã họp dân", "--due", "", "--people", "12"),
    ),
    "issue resolve": (("VV-2023-0001", "--date", "25/03/2024", "--result", "xong"),),
    "issue reopen": (("VV-2024-0001", "--reason", "kiến nghị lại"),),
    "activity log": (
        ("Đối thoại", "--unit", UNIT, "--items", "100 suất quà", "--value", "trên 50 triệu"),
    ),
    "activity edit": (("HD-2024-0001", "--date", "12/02/2024", "--places", "thôn 1; thôn 2"),),
    "award add": (
        ("Hội Phụ nữ", "--unit", UNIT, "--status", "proposed", "--model", CODES["model"]),
    ),
    "award edit": (("KT-2024-0001", "--decision", "12-QĐ", "--recipient", "Cán bộ xã"),),
    "document add": (("Hướng dẫn", "--unit", UNIT, "--date", "05/01/2024"),),
    "document edit": (("VB-2024-0001", "--subject", "Chỉ đạo", "--date", "01/2024"),),
    "campaign add": (("Chuyển đổi số", "--unit", UNIT),),
    "campaign edit": (("CT-2024-0001", "--name", "Tết ấm", "--period", "2024"),),
    "figure add": (("trên 20", "--unit", UNIT, "--period", "Q1/2024", "--measure", "awards"),),
    "figure edit": (("SL-2024-0001", "--number", "110/130"),),
    "task add": (("Tổng kết", "--unit", UNIT, "--period", "Q2/2024", *TAGGED),),
    "task edit": (
        ("NV-2024-0001", "--name", "Mở hai lớp", "--note", "đã mời", "--period", "2024"),
    ),
    "task carry": (("NV-2024-0001", "Q2/2024", "--due", "30/06/2024"),),
    "task done": (("NV-2024-0001", "--result", "80 người"),),
    "task drop": (("NV-2024-0001", "--reason", "không còn cần"),),
    "task reopen": (("NV-2024-0002", "--reason", "còn thiếu"),),
    "checklist add": (("Báo cáo quý", "--due", "31/03/2024"),),
    "checklist edit": (("RS-2024-0001", "--due", "30/06/2024", "--name", "Phát động"),),
    "checklist tick": (
        ("Phát động thi đua", "--below", "Huyện Thuận Bắc"),
        ("Phát động thi đua", "--unit", UNIT, "--date", "09/01/2024"),
    ),
    "checklist untick": (("Phát động thi đua", "--unit", UNIT),),
    "unit add": (("Xã Phước Kháng", "--parent", "Huyện Thuận Bắc", "--from", "01/07/2020"),),
    "unit edit": (
        (UNIT, "--name", "Xã Lợi Hải Mới", "--code", "22900", "--no-reports"),
        (UNIT, "--parent", "", "--type", "ward"),
    ),
    "unit merge": (
        (UNIT, "Xã Công Hải", "--into", "Xã Thuận Bắc", "--date", "01/07/2025"),
        (UNIT, "--into", "Xã Công Hải", "--date", "01/07/2025", "--decision", "1671/NQ-UBTVQH15"),
        ("Huyện Thuận Bắc", "--into", "Huyện Bắc", "--date", "01/07/2025"),
    ),
    "unit split": (
        (UNIT, "--into", "Xã Lợi", "--into", "Xã Hải", "--date", "01/07/2025"),
        (UNIT, "--into", UNIT, "--into", "Xã Hải", "--date", "01/07/2025"),
    ),
    "unit close": ((UNIT, "--date", "01/07/2025", "--reason", "giải thể"),),
    "unit alias": ((UNIT, "Lợi Hải mới"),),
    "settings": (
        ("language", "vi"),
        ("language", ""),
        ("calendar", "state"),
        ("--forget-all",),
    ),
    "import": (
        ("new.xlsx", "--create-units", "--period", "Q1/2024"),
        ("changed.xlsx", "--period", "Q1/2024"),
        ("everything.xlsx", "--create-units"),
        ("many.xlsx", "--period", "Q1/2024"),
        ("fewer.xlsx", "--period", "Q1/2024", "--replace"),
        ("Danh xưng.xlsx", "--map", "Danh xưng=name", "--period", "Q1/2024"),
        ("nothing.xlsx", "--unit", UNIT, "--period", "Q1/2024"),
    ),
    **{command: ((CODES[command.split()[0]], "--reason", "nhầm"),) for command in WITHDRAWN},
}
"""For each command that writes, the arguments with which it is tried."""


def discovered() -> set[str]:
    """Every command of the program: `model add`, `import`."""
    return {
        name if info.name == name else f"{name} {info.name}"
        for name in COMMANDS
        for info in load(name).registered_commands
    }


@pytest.fixture(scope="module")
def filled(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a register that holds something of every kind, and workbooks to import."""
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "clock", lambda: NOW)
        fill(folder, made_once)
    return folder


def fill(folder: Path, made_once: Path) -> None:
    register = Path(shutil.copy(made_once, folder / "so.db"))
    cli = caller(register)
    for line in BASE:
        done(cli(*line))
    day = date(2024, 1, 15)
    make_workbook(
        folder / "new.xlsx",
        models(("Ngõ xanh", "Xã Bắc Sơn", "Kinh tế", "Tập thể", day)),
        issues(("Chợ tạm", UNIT, "Môi trường", date(2024, 1, 5), "Mới", None)),
    )
    make_workbook(
        folder / "changed.xlsx",
        models(
            ("Đường hoa", UNIT, "Kinh tế", "Tập thể", date(2024, 3, 1)),
            ("Ngõ xanh", UNIT, "Kinh tế", "Cá nhân", day),
        ),
        issues(("Di dời chợ", UNIT, "Môi trường", date(2023, 11, 15), "Đã giải quyết", None)),
    )
    rows = [(f"Mô hình số {n}", UNIT, "Kinh tế", "Tập thể", day) for n in range(1, 701)]
    make_workbook(folder / "many.xlsx", models(*rows))
    make_workbook(folder / "nothing.xlsx", models())
    make_workbook(folder / "first.xlsx", models(*rows[:3]))
    make_workbook(folder / "fewer.xlsx", models(*rows[1:3]))
    done(cli("import", folder / "first.xlsx", "--period", "Q1/2024"))
    for heading in ("Danh xưng", "Tên hiệu"):
        sheet = models((f"Ngõ sạch ({heading})", UNIT, "Kinh tế", "Tập thể", day))
        headings = (sheet.headings[0], heading, *sheet.headings[2:])
        make_workbook(folder / f"{heading}.xlsx", replace(sheet, headings=headings))
    done(cli("import", folder / "Tên hiệu.xlsx", "--map", "Tên hiệu=name"))
    other = caller(Path(shutil.copy(made_once, folder / "other.db")))
    for line in BASE:
        done(other(*(word.replace("Lợi Hải", "Công Hải") for word in line)))
    done(other("export", "all", "-o", folder / "everything.xlsx"))


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


@pytest.fixture
def folder(home: Path, filled: Path) -> Path:
    """A copy of that folder of one's own, in which the test runs."""
    for path in filled.iterdir():
        shutil.copy(path, home / path.name)
    return home


def test_every_command_is_tried_or_known_to_write_nothing() -> None:
    assert discovered() == CASES.keys() | READING | APART
    assert not CASES.keys() & (READING | APART)


each_try = pytest.mark.parametrize(
    ("command", "arguments"),
    [
        pytest.param(command, arguments, id=f"{command} {' '.join(arguments[:3])}")
        for command, tries in CASES.items()
        for arguments in tries
    ],
)


@each_try
def test_undo_and_undo_again(folder: Path, command: str, arguments: tuple[str, ...]) -> None:
    register = folder / "so.db"
    cli = caller(register)
    before = dump(register)
    done(cli(*command.split(), *arguments))
    after = dump(register)
    assert differing(before, after)
    done(cli("undo", "--check"))
    assert not differing(after, dump(register))

    done(cli("undo"))
    assert not differing(before, dump(register))
    done(cli("undo"))
    assert not differing(after, dump(register))
    done(cli("undo"))
    assert not differing(before, dump(register))
    assert broken_references(register) == []


@each_try
def test_each_day_can_be_looked_at_again(
    folder: Path, command: str, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    register = folder / "so.db"
    cli = caller(register)
    days = [dump(register)]
    for later, words in enumerate(((*command.split(), *arguments), ("undo",), ("undo",)), start=1):
        now = NOW + timedelta(days=later)
        monkeypatch.setattr(context, "clock", lambda now=now: now)
        done(cli(*words))
        days.append(dump(register))
    with open_register(register, writable=False) as conn:
        for later, expected in enumerate(days):
            with register_as_of(conn, NOW.date() + timedelta(days=later)) as copy:
                assert differing(expected, dump_open(copy)) <= {"batch_original"}
    assert not differing(days[-1], dump(register))


def test_everything_can_be_taken_back_step_by_step(folder: Path) -> None:
    register = folder / "so.db"
    cli = caller(register)
    entries: list[dict[str, Any]] = cli("history", "--format", "json").json()
    whole = dump(register)
    for entry in entries[:-1]:
        done(cli("undo", entry["entry"]))
    empty = dump(register)
    assert not any(empty[table] for table in ("unit", "model", "issue_event", "campaign_tag"))
    for _ in entries[:-1]:
        latest: list[dict[str, Any]] = cli("history", "--format", "json").json()
        stands = next(
            e for e in latest if e["undoes"] in {x["entry"] for x in entries} and not e["undone_by"]
        )
        done(cli("undo", stands["entry"]))
    assert not differing(whole, dump(register))
