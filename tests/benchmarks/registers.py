"""Registers of any size, the same for the same seed: units, models with their stages, issues.

Values are made by the declarations and by the domain's own rules and written in bulk; nothing but
their number is unlike a register that was filled by hand.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from dan_van.domain.issue import Event, IssueEvent, Status
from dan_van.domain.issue import shown as shown_issue
from dan_van.domain.model import LEVEL_ORDER, Stage, StageEvent
from dan_van.domain.model import shown as shown_model
from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.span import DateSpan
from dan_van.entities import ISSUE, MODEL, UNIT, Entity, Field, Kind
from dan_van.storage import issues as issue_storage
from dan_van.storage import models as model_storage
from dan_van.storage.columns import columns_of, stored
from dan_van.storage.connection import transaction
from dan_van.storage.create import create_register

MOST_UNITS = 3_000
MODELS_OF_A_UNIT = 50
FIRST_DAY = date(2019, 1, 1)
DAYS = 6 * 365

VERBS = ("Vận động", "Tuyên truyền", "Giúp đỡ", "Xây dựng", "Bảo vệ", "Phát triển", "Giữ gìn")
THINGS = (
    "nhân dân hiến đất làm đường",
    "tuyến đường hoa",
    "hộ nghèo thoát nghèo",
    "nếp sống văn minh",
    "an ninh trật tự",
    "chuyển đổi cây trồng",
    "môi trường xanh, sạch, đẹp",
    "học sinh đến trường",
    "nước sạch nông thôn",
    "đoàn kết tôn giáo",
    "khu dân cư không rác",
    "thắp sáng đường quê",
    "hòa giải ở cơ sở",
)
PLACES = ("Lợi Hải", "Bắc Phong", "Phước Chiến", "Ân Tình", "Đông Hòa", "Mỹ Thủy", "Tân Quý")
MATTERS = ("Tranh chấp đất", "Bồi thường chậm", "Ô nhiễm kênh", "Đường xuống cấp", "Thiếu nước")

_BY_STAGE = """
INSERT INTO model_stage (model_id, stage, on_start, on_end, level) VALUES (?, ?, ?, ?, ?)
"""
_BY_EVENT = """
INSERT INTO issue_event (issue_id, event, status, on_start, on_end) VALUES (?, ?, ?, ?, ?)
"""


def make_register(path: Path, *, models: int, seed: int = 1) -> None:
    """Make a register with that many models, in 1 + models / 50 units, and a tenth as many issues.

    It is analysed by SQLite no more than a real one is: not at all.
    """
    create_register(path, settings={"calendar": "calendar", "language": "vi"})
    dice = random.Random(seed)  # noqa: S311
    communes = max(2, min(MOST_UNITS, models // MODELS_OF_A_UNIT))
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("PRAGMA cache_size = -1000000")  # indexes are written all over the file
        with transaction(conn):
            _write(conn, UNIT, _units(communes))
            made = _models(models, communes, dice)
            while part := list(islice(made, 5_000)):
                _write(conn, MODEL, iter([values for values, _ in part]))
                conn.executemany(_BY_STAGE, [line for _, lines in part for line in lines])
            matters = list(_issues(models // 10, communes, dice))
            _write(conn, ISSUE, iter([values for values, _ in matters]))
            conn.executemany(_BY_EVENT, [line for _, lines in matters for line in lines])


def unit_name(number: int) -> str:
    """The name of a commune by its row id, which begins at 2: the province is 1."""
    return f"Xã {PLACES[number % len(PLACES)]} {number}"


Line = tuple[str | int | None, ...]
Values = dict[str, FieldValue]


def _units(communes: int) -> Iterator[Values]:
    yield {"name": "Tỉnh Thuận Hải", "type": "province", "parent": None}
    for number in range(2, communes + 2):
        yield {"name": unit_name(number), "type": "commune", "parent": Ref(1, "")}


def _models(count: int, communes: int, dice: random.Random) -> Iterator[tuple[Values, list[Line]]]:
    sectors = [Ref(number, "") for number in (1, 2, 3, 4)]
    for number in range(1, count + 1):
        events = _stages(dice)
        name = f"{VERBS[number % len(VERBS)]} {THINGS[number // 7 % len(THINGS)]} {number // 91}"
        first = events[0].on
        year = first.start.year if first is not None else 2025
        values: Values = {
            "code": f"DVK-{year}-{number:07d}",
            "name": name,
            "unit": Ref(2 + number % communes, ""),
            "sector": None if dice.random() < 0.05 else dice.choice(sectors),
            "kind": None if dice.random() < 0.05 else dice.choice(("collective", "individual")),
            "exemplar": dice.random() < 0.1,
            "content": f"{name}: chi bộ họp bàn, phân công đảng viên phụ trách từng hộ.",
            **model_storage.derived_values(shown_model(events)),
        }
        lines: list[Line] = [
            (number, event.stage, *_days(event.on), event.level) for event in events
        ]
        yield values, lines


def _stages(dice: random.Random) -> list[StageEvent]:
    """A registration, known to the day, the month, the year or not at all, and what followed."""
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    how = dice.random()
    on: DateSpan | None = DateSpan.day(day)
    if how > 0.98:
        on = None
    elif how > 0.96:
        on = DateSpan(date(day.year, 1, 1), date(day.year + 1, 1, 1))
    elif how > 0.9:
        first = day.replace(day=1)
        on = DateSpan(first, (first + timedelta(days=31)).replace(day=1))
    events = [StageEvent(stage=Stage.REGISTERED, on=on, level=LEVEL_ORDER[0])]
    for stage, share in (
        (Stage.REGISTERED, 0.1),
        (Stage.EFFECTIVE, 0.4),
        (Stage.RECOGNISED, 0.5),
        (Stage.STOPPED, 0.05),
    ):
        if dice.random() < share:
            day += timedelta(days=dice.randrange(60, 400))
            level = dice.choice(LEVEL_ORDER) if stage is Stage.RECOGNISED else None
            events.append(StageEvent(stage=stage, on=DateSpan.day(day), level=level))
    return events


def _issues(count: int, communes: int, dice: random.Random) -> Iterator[tuple[Values, list[Line]]]:
    for number in range(1, count + 1):
        day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
        events = [IssueEvent(event=Event.RAISED, status=Status.NEW, on=DateSpan.day(day))]
        if dice.random() < 0.7:
            settled = DateSpan.day(day + timedelta(days=dice.randrange(1, 300)))
            end = (Event.CLOSED, Status.CLOSED) if dice.random() < 0.1 else None
            event, status = end or (Event.RESOLVED, Status.RESOLVED)
            events.append(IssueEvent(event=event, status=status, on=settled))
        values: Values = {
            "code": f"VV-{day.year}-{number:06d}",
            "title": f"{MATTERS[number % len(MATTERS)]} {number}",
            "unit": Ref(2 + number % communes, ""),
            "due": DateSpan.day(day + timedelta(days=90)),
            **issue_storage.derived_values(shown_issue(events)),
        }
        yield values, [(number, event.event, event.status, *_days(event.on)) for event in events]


def _days(on: DateSpan | None) -> tuple[str | None, str | None]:
    return (on.start.isoformat(), on.end.isoformat()) if on is not None else (None, None)


@cache
def _text_cells(field: Field, value: str) -> tuple[str | int | None, ...]:
    return stored(field, value)


def _write(conn: sqlite3.Connection, entity: Entity, records: Iterator[Values]) -> None:
    """Write records in bulk; all of them have the fields of the first."""
    lines: list[list[str | int | None]] = []
    names: tuple[str, ...] = ()
    for values in records:
        names = names or tuple(values)
        cells: list[str | int | None] = []
        for name in names:
            field, value = entity.field(name), values.get(name)
            is_name = field.kind is Kind.NAME and isinstance(value, str)
            cells += _text_cells(field, str(value)) if is_name else stored(field, value)
        lines.append(cells)
    columns = [column for name in names for column in columns_of(entity.field(name))]
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {entity.table} ({', '.join(columns)}) VALUES ({marks})"
    conn.executemany(sql, lines)
