"""Random registers for the laws: a few units, a few models and issues, any dates."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from dan_van.domain.issue import Event, IssueEvent, Status, event_of
from dan_van.domain.model import Level, Stage, StageEvent
from dan_van.domain.period import Calendar, month_of, quarter_of, year_of
from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.unit import UnitType
from dan_van.domain.vietnamese import identity
from dan_van.entities import ISSUE, MODEL, UNIT
from dan_van.storage.connection import open_register, transaction
from dan_van.storage.create import create_register
from dan_van.storage.issues import insert_issue
from dan_van.storage.models import insert_model
from dan_van.storage.records import give_code, insert

SECTORS = (Ref(1, "KT"), Ref(2, "VHXH"), Ref(3, "QPAN"), Ref(4, "HTCT"))
UNITS = (
    ("Huyện Thuận Bắc", UnitType.DISTRICT, None),
    ("Huyện Tuy Phong", UnitType.DISTRICT, None),
    ("Xã Lợi Hải", UnitType.COMMUNE, 1),
    ("Xã Tân Thuận", UnitType.COMMUNE, 1),
    ("Xã Tân Thuận", UnitType.COMMUNE, 2),
    ("Phòng Nội vụ", UnitType.AGENCY, None),
)
"""Name, type and number of the parent; two communes share a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallModel:
    """A model that is about to be stored."""

    values: Mapping[str, FieldValue]
    events: Sequence[StageEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallIssue:
    """An issue that is about to be stored."""

    values: Mapping[str, FieldValue]
    events: Sequence[IssueEvent]


class Registers:
    """Makes registers with the units above, each a copy of one that was made before."""

    def __init__(self, folder: Path, calendar: Calendar) -> None:
        self._folder = folder
        self._count = 0
        self._first = folder / f"{calendar}.db"
        create_register(self._first, settings={"calendar": calendar.value, "language": "vi"})
        with open_register(self._first, writable=True) as conn:
            with transaction(conn):
                for name, kind, parent in UNITS:
                    above = Ref(parent, "") if parent is not None else None
                    insert(conn, UNIT, {"name": name, "type": kind, "parent": above})
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def register(
        self, models: Sequence[SmallModel] = (), issues: Sequence[SmallIssue] = ()
    ) -> Iterator[sqlite3.Connection]:
        """A register with these records, open for writing; gone afterwards."""
        self._count += 1
        path = self._folder / f"copy-{self._count}.db"
        shutil.copy(self._first, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as conn:
            conn.execute("PRAGMA foreign_keys = ON")
            with transaction(conn):
                for model in models:
                    code = give_code(conn, MODEL.code_prefix, 2024)
                    insert_model(conn, {**model.values, "code": code}, model.events)
                for issue in issues:
                    code = give_code(conn, ISSUE.code_prefix, 2024)
                    insert_issue(conn, {**issue.values, "code": code}, issue.events)
            yield conn
        path.unlink()


# --- dates ---------------------------------------------------------------------------------------

DAYS = st.dates(date(2023, 11, 1), date(2025, 2, 28))


@st.composite
def spans(draw: st.DrawFn, calendar: Calendar) -> DateSpan:
    """A day, a month, a quarter or a year."""
    day = draw(DAYS)
    return draw(
        st.sampled_from(
            [
                DateSpan.day(day),
                month_of(day, calendar).span,
                quarter_of(day, calendar).span,
                year_of(day, calendar).span,
            ]
        )
    )


# --- text ----------------------------------------------------------------------------------------

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệĐÂÔƠƯ 0123456789.,;:-/()“\"'&%+=@_#*"
_WORDS = (
    *(
        "Tổng vệ sinh",
        "Cộng đồng",
        "Tổng cộng",
        "Ngõ xanh",
        "=1+1",
        "@",
        "-5",
        "+84",
        "x",
        "I",
        "1",
    ),
    *("Kinh tế", "Xã Lợi Hải", "Quý I/2024", "31/02/2024", "Ghi chú", "Tập thể", "không", "TT"),
)
NAMES = (
    st.one_of(
        st.text(_LETTERS, min_size=1, max_size=25),
        st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join),
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(letter.isalpha() for letter in text))
)
PROSE = st.lists(NAMES, min_size=1, max_size=3).map("\n".join)


def _unless_unknown(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | values


# --- records -------------------------------------------------------------------------------------


@st.composite
def stage_events(draw: st.DrawFn, calendar: Calendar) -> StageEvent:
    """Any step of a model, dated or not."""
    return StageEvent(
        stage=draw(st.sampled_from(Stage)),
        on=draw(st.none() | spans(calendar)),
        level=draw(st.none() | st.sampled_from(Level)),
        decision=draw(_unless_unknown(NAMES)),
        body=draw(_unless_unknown(NAMES)),
    )


@st.composite
def small_models(draw: st.DrawFn, calendar: Calendar, *, is_plain: bool = False) -> SmallModel:
    """A model with one to four steps in any order; a plain one has each step once, with its date.

    A row has one date for each stage, so only a plain model is told by it completely.
    """
    values: dict[str, FieldValue] = {
        "name": draw(NAMES),
        "unit": Ref(draw(st.integers(1, len(UNITS))), ""),
        "sector": draw(st.none() | st.sampled_from(SECTORS)),
        "kind": draw(st.none() | st.sampled_from(["collective", "individual"])),
        "exemplar": draw(st.booleans()),
        "holder": draw(_unless_unknown(NAMES)),
        "area": draw(_unless_unknown(NAMES)),
        "content": draw(_unless_unknown(PROSE)),
        "note": draw(_unless_unknown(PROSE)),
    }
    steps = stage_events(calendar)
    if is_plain:
        steps = steps.filter(lambda event: event.on is not None)
    key = (lambda event: event.stage) if is_plain else None
    events = draw(st.lists(steps, min_size=1, max_size=4, unique_by=key))
    return SmallModel(values=values, events=events)


@st.composite
def small_issues(draw: st.DrawFn, calendar: Calendar) -> SmallIssue:
    """An issue that was raised, perhaps moved, settled and reopened."""
    any_span = st.none() | spans(calendar)
    values: dict[str, FieldValue] = {
        "title": draw(NAMES),
        "unit": Ref(draw(st.integers(1, len(UNITS))), ""),
        "category": draw(
            st.none() | st.sampled_from([c.value for c in ISSUE.field("category").choices])
        ),
        "people": draw(st.none() | st.integers(0, 10**6)),
        "place": draw(_unless_unknown(NAMES)),
        "recorded": draw(any_span),
        "advised": draw(any_span),
        "due": draw(any_span),
        "resolving": draw(_unless_unknown(NAMES)),
        "result": draw(_unless_unknown(PROSE)),
        "proposal": draw(_unless_unknown(PROSE)),
    }
    raised = draw(any_span)
    events = [IssueEvent(event=Event.RAISED, status=Status.NEW, on=raised)]
    for status in draw(st.lists(st.sampled_from(Status), max_size=2)):
        on = draw(any_span)
        if raised is not None and on is not None and on.end <= raised.start:
            on = raised  # no register holds a matter that ends before it was raised
        events.append(IssueEvent(event=event_of(status), status=status, on=on))
    if draw(st.booleans()):
        events.append(IssueEvent(event=Event.REOPENED, status=Status.MONITORING, on=draw(any_span)))
    return SmallIssue(values=values, events=events)


def model_key(model: SmallModel) -> tuple[object, ...]:
    """What no two models of a register share."""
    unit, holder = model.values["unit"], model.values["holder"]
    assert isinstance(unit, Ref)
    return (unit.id, identity(str(model.values["name"])), identity(str(holder)) if holder else "")


def issue_key(issue: SmallIssue) -> tuple[object, ...]:
    """What no two issues of a register share."""
    unit = issue.values["unit"]
    assert isinstance(unit, Ref)
    return (unit.id, identity(str(issue.values["title"])))
