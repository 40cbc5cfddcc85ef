from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dan_van.domain.sheet import CellFault, FileRefused, RawWorkbook
from dan_van.sheets.limits import Limits
from dan_van.sheets.read import WorkbookReader
from tests.sheets.hostile_files import (
    OLE_HEAD,
    ods,
    stored,
    xlsb,
    xlsb_cell,
    xlsx,
    xlsx_members,
    zipped,
)
from tests.sheets.hostile_kinds import GOOD, HOSTILE, LARGE, repeated_cell, xls


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as reader:
        yield reader


def outcome(reader: WorkbookReader, folder: Path, data: bytes, *, name: str = "a.xlsx") -> str:
    """The key of the refusal, or `read`; and the next file must be read whatever happened."""
    bad, good = folder / name, folder / "good.xlsx"
    bad.write_bytes(data)
    good.write_bytes(GOOD)
    answer = reader.read(bad)
    after = reader.read(good)
    assert isinstance(after, RawWorkbook)
    assert after.sheets[0].rows == ((7,),)
    return answer.reason.key if isinstance(answer, FileRefused) else "read"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_read_or_refused_and_the_next_is_read(
    reader: WorkbookReader, tmp_path: Path, name: str
) -> None:
    make, key = HOSTILE[name]
    found = outcome(reader, tmp_path, make(), name=name)
    assert found == (key or found)
    assert found not in {"refused.crashed", "refused.timed_out"}


@pytest.mark.parametrize("name", LARGE)
def test_large_hostile_file_takes_little_time(
    reader: WorkbookReader, tmp_path: Path, name: str
) -> None:
    make, key = LARGE[name]
    data = make()
    start = time.monotonic()
    found = outcome(reader, tmp_path, data, name=name)
    assert time.monotonic() - start < 20
    assert found == (key or found)
    assert found not in {"refused.crashed", "refused.timed_out"}


def test_there_are_enough_kinds_of_hostile_files() -> None:
    assert len(HOSTILE) + len(LARGE) >= 60


def test_parser_that_aborts_for_want_of_memory_costs_one_file(tmp_path: Path) -> None:
    table = repeated_cell(rows=1, columns=16_384)
    start, end = table.index("<table:table-row"), table.index("</table:table>")
    data = ods(table[:start] + table[start:end] * 1_000 + table[end:])
    with WorkbookReader(limits=Limits(memory_bytes=300_000_000)) as reader:
        assert outcome(reader, tmp_path, data, name="a.ods") == "refused.too_big"


def test_worker_killed_during_the_first_file_costs_that_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(GOOD)
    with WorkbookReader(limits=Limits(seconds=30)) as reader:
        stop_first_child(reader, by=signal.SIGKILL)
        answer = reader.read(path)
        assert isinstance(answer, FileRefused)
        assert answer.reason.key == "refused.crashed"
        assert isinstance(reader.read(path), RawWorkbook)


def test_worker_killed_between_two_files_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(GOOD)
    with WorkbookReader() as reader:
        assert isinstance(reader.read(path), RawWorkbook)
        assert reader.pid is not None
        os.kill(reader.pid, signal.SIGKILL)
        assert isinstance(reader.read(path), RawWorkbook)


def test_worker_that_hangs_is_ended_in_time(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(GOOD)
    with WorkbookReader(limits=Limits(seconds=1.5)) as reader:
        stop_first_child(reader, by=signal.SIGSTOP)
        start = time.monotonic()
        answer = reader.read(path)
        assert time.monotonic() - start < 10
        assert isinstance(answer, FileRefused)
        assert answer.reason.key == "refused.timed_out"
        assert isinstance(reader.read(path), RawWorkbook)


def stop_first_child(reader: WorkbookReader, *, by: signal.Signals) -> None:
    """Send a signal to the reading process as soon as there is one."""

    def strike() -> None:
        while reader.pid is None:
            time.sleep(0.0005)
        os.kill(reader.pid, by)

    threading.Thread(target=strike, daemon=True).start()


INTERRUPTED = """
import sys, threading, signal, os, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in jobs of a shell
from pathlib import Path
from dan_van.sheets.read import WorkbookReader
with WorkbookReader() as reader:
    def strike():
        while reader.pid is None:
            time.sleep(0.0005)
        print(reader.pid, flush=True)
        os.kill(reader.pid, signal.SIGSTOP)
        os.kill(os.getpid(), signal.SIGINT)
    threading.Thread(target=strike, daemon=True).start()
    reader.read(Path(sys.argv[1]))
"""


def test_interrupting_the_parent_ends_the_worker(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(GOOD)
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(path)],
        capture_output=True, text=True, timeout=20, check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    assert "KeyboardInterrupt" in done.stderr
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


def test_same_process_serves_many_files(reader: WorkbookReader, tmp_path: Path) -> None:
    pids = set()
    for number in range(5):
        outcome(reader, tmp_path, GOOD, name=f"{number}.xlsx")
        pids.add(reader.pid)
    assert len(pids) == 1


def damaged(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    """Some bytes changed."""
    out = bytearray(data)
    for place, value in changes:
        out[place % len(out)] = value
    return bytes(out)


def spliced(data: bytes, other: bytes, cut: int, resumed: int) -> bytes:
    """The beginning of one file and the end of another; of nothing too: then it is cut off."""
    return data[: cut % (len(data) + 1)] + other[resumed % (len(other) + 1) :]


def real_files() -> list[bytes]:
    """One file of each format, its members stored as they are so that damage reaches them."""
    cell = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>A1</f></c></row>'
    packed = [
        xlsx(cell, after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
        xlsb({0: [xlsb_cell(3, 0, b"\x2a"), xlsb_cell(5, 1, bytes(8))]}),
        ods(repeated_cell(rows=2, columns=2)),
    ]
    text = "STT;Tên\n1;Đường hoa\n"
    return [*packed, *map(stored, packed), xls(), text.encode(), text.encode("utf-16")]


KINDS_OF_CELLS = (str, int, float, bool, date, datetime, time_of_day, CellFault, type(None))
PLACES = st.integers(0, 1 << 16)
CHANGES = st.lists(st.tuples(PLACES, st.integers(0, 255)), min_size=1, max_size=8)
SAMPLES = st.sampled_from(real_files())
MEMBERS = st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
ANY_BYTES = st.one_of(
    st.binary(max_size=300),
    st.binary(max_size=300).map(lambda tail: OLE_HEAD + tail),
    st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail),
    st.builds(damaged, SAMPLES, CHANGES),
    st.builds(spliced, SAMPLES, SAMPLES, PLACES, PLACES),
    st.builds(spliced, SAMPLES, st.just(b""), PLACES, PLACES),
    st.builds(lambda name, xml: zipped(xlsx_members(S="") | {name: b"<worksheet>" + xml}),
              MEMBERS, st.binary(max_size=200)),
)  # fmt: skip


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ANY_BYTES, ending=st.sampled_from([".xlsx", ".xls", ".csv", ".ods"]))
def test_any_bytes_give_a_workbook_or_a_refusal(
    reader: WorkbookReader, tmp_path: Path, data: bytes, ending: str
) -> None:
    path = tmp_path / f"any{ending}"
    path.write_bytes(data)
    answer = reader.read(path)
    if isinstance(answer, FileRefused):
        assert answer.reason.key.startswith("refused.")
        assert answer.reason.key != "refused.timed_out"
    else:
        assert all(
            type(cell) in KINDS_OF_CELLS for s in answer.sheets for r in s.rows for cell in r
        )
