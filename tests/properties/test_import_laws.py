"""Importing twice is importing once, and files that do not contradict each other have no order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dan_van.domain.period import Calendar, parse_period
from dan_van.domain.vietnamese import identity
from dan_van.i18n import Words
from dan_van.services.import_result import FileResult, FileStatus
from dan_van.services.import_workbook import ImportOptions, ImportRun, import_workbook
from dan_van.sheets.read import WorkbookReader
from tests.properties.small_registers import NAMES, Registers
from tests.workbooks.make_workbook import Cell, Sheet, make_workbook

NOW = datetime.fromisoformat("2026-01-15T10:00:00+07:00")
HEADINGS = (
    *("TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Tập thể/Cá nhân", "Ngày đăng ký"),
    *("Ngày công nhận", "Ghi chú"),
)


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    """One reading process for all examples."""
    with WorkbookReader() as reader:
        yield reader


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where workbooks are written."""
    return tmp_path_factory.mktemp("workbooks")


@pytest.fixture(scope="module")
def registers(folder: Path) -> Registers:
    """Fresh registers."""
    return Registers(folder, Calendar.CALENDAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A workbook about to be imported, for a period."""

    rows: Sequence[Sequence[Cell]]
    period: str | None


def written(file: File, path: Path, *, name: str = "S") -> Path:
    rows = [(number, *row) for number, row in enumerate(file.rows, start=1)]
    return make_workbook(path, Sheet(headings=HEADINGS, rows=rows, name=name))


def bring(conn: sqlite3.Connection, file: File, path: Path, reader: WorkbookReader) -> FileResult:
    period = None
    if file.period is not None:
        period = parse_period(file.period, calendar=Calendar.CALENDAR, today=NOW.date())
    run = ImportRun(calendar=Calendar.CALENDAR, now=NOW, user="test")
    return import_workbook(conn, path, reader.read(path), ImportOptions(period=period), run)


def facts(conn: sqlite3.Connection) -> tuple[list[object], list[object]]:
    """What is stored of models and their stages, whatever the order in which it came."""
    models = conn.execute(
        "SELECT unit_id, name, sector_id, kind, note, stage, registered_start, registered_end,"
        " recognised_start, recognised_end FROM model ORDER BY unit_id, name_identity"
    )
    events = conn.execute(
        "SELECT unit_id, name, event.stage, on_start, on_end FROM model_stage AS event"
        " JOIN model ON model.id = model_id"
        " ORDER BY unit_id, name_identity, event.stage, on_start, on_end"
    )
    return models.fetchall(), events.fetchall()


def records(conn: sqlite3.Connection) -> list[object]:
    """Every row of the tables that hold records."""
    found: list[object] = []
    for table in ("unit", "model", "model_stage", "code_counter"):
        found += conn.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
    return found


# --- twice is once -------------------------------------------------------------------------------

UNIT_NAMES = st.sampled_from(["Xã Lợi Hải", "Phòng Nội vụ", "Huyện Tuy Phong"])
DATES: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.dates(date(2024, 1, 1), date(2025, 12, 31)),
    st.sampled_from(["tháng 3/2024", "Quý II/2024", "2025", "12/12/2024", "31/02/2024"]),
)
ROWS = st.tuples(
    NAMES,
    UNIT_NAMES,
    st.sampled_from([None, "Kinh tế", "VH-XH", "Chuyển đổi số"]),
    st.sampled_from([None, "Tập thể", "CN"]),
    DATES,
    DATES,
    st.none() | NAMES,
)
FILES = st.builds(
    File,
    rows=st.lists(ROWS, min_size=1, max_size=5),
    period=st.sampled_from([None, "2024-Q1", "2024", "2025"]),
)


@settings(max_examples=25, deadline=None)
@given(file=FILES)
def test_a_file_that_is_imported_twice_is_imported_once(
    file: File, registers: Registers, reader: WorkbookReader, folder: Path
) -> None:
    with registers.register() as conn:
        path = written(file, folder / "a.xlsx")
        first = bring(conn, file, path, reader)
        before = list(conn.iterdump())
        again = bring(conn, file, path, reader)
        assert again.new == again.changed == 0
        assert (again.status is FileStatus.REFUSED) == (first.status is FileStatus.REFUSED)
        assert list(conn.iterdump()) == before


@settings(max_examples=15, deadline=None)
@given(file=FILES)
def test_the_same_rows_in_another_file_change_no_record(
    file: File, registers: Registers, reader: WorkbookReader, folder: Path
) -> None:
    with registers.register() as conn:
        bring(conn, file, written(file, folder / "a.xlsx"), reader)
        before = records(conn)
        bring(conn, file, written(file, folder / "b.xlsx", name="T"), reader)
        assert records(conn) == before


# --- sent again ----------------------------------------------------------------------------------


def bring_instead(
    conn: sqlite3.Connection, file: File, path: Path, reader: WorkbookReader
) -> FileResult:
    """Import a file with --replace."""
    period = parse_period(str(file.period), calendar=Calendar.CALENDAR, today=NOW.date())
    run = ImportRun(calendar=Calendar.CALENDAR, now=NOW, user="test")
    options = ImportOptions(period=period, replace_in=Words("vi"))
    return import_workbook(conn, path, reader.read(path), options, run)


def active(conn: sqlite3.Connection) -> set[tuple[str, str]]:
    """Unit and folded name of every model that is not withdrawn."""
    found = conn.execute(
        "SELECT unit.name, model.name_identity FROM model JOIN unit ON unit.id = unit_id"
        " WHERE withdrawn_on IS NULL"
    )
    return set(found.fetchall())


def named(file: File) -> set[tuple[str, str]]:
    return {(str(row[1]), identity(str(row[0]))) for row in file.rows}


GOOD_ROWS = st.tuples(
    NAMES,
    UNIT_NAMES,
    st.sampled_from([None, "Kinh tế", "VH-XH"]),
    st.sampled_from([None, "Tập thể", "CN"]),
    st.none() | st.dates(date(2024, 1, 1), date(2024, 3, 31)),
    st.none() | st.dates(date(2024, 4, 1), date(2024, 12, 31)),
    st.none() | NAMES,
)
GOOD_FILES = st.builds(
    File,
    rows=st.lists(
        GOOD_ROWS, min_size=1, max_size=5, unique_by=lambda row: (row[1], identity(row[0]))
    ),
    period=st.just("2024-Q1"),
)


@settings(max_examples=25, deadline=None)
@given(first=GOOD_FILES, second=GOOD_FILES)
def test_a_file_that_replaces_another_leaves_its_own_rows_for_its_units(
    first: File, second: File, registers: Registers, reader: WorkbookReader, folder: Path
) -> None:
    with registers.register() as conn:
        came = bring(conn, first, written(first, folder / "a.xlsx"), reader)
        path = written(second, folder / "b.xlsx")
        instead = bring_instead(conn, second, path, reader)
        assume(came.is_clean and instead.is_clean)  # a name such as "Tổng cộng" is no model
        assert came.new == len(first.rows)
        units = {unit for unit, _ in named(second)}
        others = {key for key in named(first) if key[0] not in units}
        assert active(conn) == named(second) | others
        assert {(record.unit, record.is_withdrawn) for record in instead.absent} == {
            (unit, True) for unit, name in named(first) - named(second) if unit in units
        }
        before = list(conn.iterdump())
        again = bring_instead(conn, second, path, reader)
        assert (again.status, again.absent) == (FileStatus.UNCHANGED, ())
        assert list(conn.iterdump()) == before
        bring_instead(conn, first, folder / "a.xlsx", reader)
        assert named(first) <= active(conn)
        codes = conn.execute("SELECT count(*), count(DISTINCT unit_id || name_identity) FROM model")
        assert len(set(codes.fetchone())) == 1  # what comes back comes under its old code


# --- no order ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What there is to know of a model; every file tells a part of it."""

    name: str
    unit: str
    sector: str
    kind: str
    registered: date
    recognised: date
    note: str


TRUTHS = st.builds(
    Truth,
    name=NAMES,
    unit=UNIT_NAMES,
    sector=st.sampled_from(["Kinh tế", "HTCT"]),
    kind=st.sampled_from(["Tập thể", "Cá nhân"]),
    registered=st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    recognised=st.dates(date(2025, 1, 1), date(2025, 12, 31)),
    note=NAMES,
)


@st.composite
def telling_files(draw: st.DrawFn) -> list[File]:
    """Two or three files that tell of the same models, each leaving some of it out.

    A date may be told to the day, to the month or not at all; a file for 2025 that gives no date
    tells that the model was registered again.
    """
    truths = draw(st.lists(TRUTHS, min_size=1, max_size=2, unique_by=lambda truth: truth.unit))
    files = []
    for _ in range(draw(st.integers(2, 3))):
        told = draw(st.lists(st.sampled_from(truths), min_size=1, unique_by=id))
        rows = []
        for truth in told:
            dates = [
                draw(st.sampled_from([None, day, f"tháng {day.month}/{day.year}", str(day.year)]))
                for day in (truth.registered, truth.recognised)
            ]
            rows.append(
                (
                    truth.name,
                    truth.unit,
                    draw(st.sampled_from([None, truth.sector])),
                    draw(st.sampled_from([None, truth.kind])),
                    *dates,
                    draw(st.sampled_from([None, truth.note])),
                )
            )
        files.append(File(rows=rows, period=draw(st.sampled_from([None, "2024", "2025"]))))
    return files


@settings(max_examples=25, deadline=None)
@given(files=telling_files(), data=st.data())
def test_files_that_do_not_contradict_each_other_can_come_in_any_order(
    files: list[File],
    data: st.DataObject,
    registers: Registers,
    reader: WorkbookReader,
    folder: Path,
) -> None:
    other = data.draw(st.permutations(files))
    found = []
    for order in (files, other):
        with registers.register() as conn:
            for file in order:
                path = written(file, folder / "c.xlsx")
                assert bring(conn, file, path, reader).is_clean
            found.append(facts(conn))
    assert found[0] == found[1]
