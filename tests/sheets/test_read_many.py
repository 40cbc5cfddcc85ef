from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dan_van.domain.sheet import FileRefused, RawCell, RawWorkbook
from dan_van.sheets import read_many
from dan_van.sheets.limits import Limits
from dan_van.sheets.read import ReaderStopped, WorkbookReader
from dan_van.sheets.read_many import read_each
from tests.sheets.hostile_files import xlsx

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="the processes are counted in /proc"
)


def write(folder: Path, number: int) -> Path:
    path = folder / f"{number:03}.xlsx"
    path.write_bytes(xlsx(f'<row r="1"><c r="A1"><v>{number}</v></c></row>'))
    return path


def first_cell(answer: RawWorkbook | FileRefused) -> RawCell:
    assert isinstance(answer, RawWorkbook), answer
    return answer.sheets[0].rows[0][0]


def children(pid: int | None = None) -> set[int]:
    """The reading processes that a process (this one, if not said) has started and still has."""
    pids: list[int] = []
    for task in Path(f"/proc/{pid or os.getpid()}/task").iterdir():
        with contextlib.suppress(OSError):  # a thread that has ended meanwhile has none
            pids += map(int, (task / "children").read_text().split())
    return {pid for pid in pids if is_reading_process(pid)}


def is_reading_process(pid: int) -> bool:
    """Whether it runs the worker already; to stop it before would stop its parent too."""
    with contextlib.suppress(OSError):
        return b"dan_van.sheets.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_answers_come_in_the_order_of_the_paths(tmp_path: Path, processes: int) -> None:
    paths = [write(tmp_path, number) for number in range(12)]
    (tmp_path / "005.xlsx").write_bytes(b"")
    answers = list(read_each(paths, processes=processes))
    refused = answers.pop(5)
    assert isinstance(refused, FileRefused)
    assert refused.reason.key == "refused.empty"
    assert [first_cell(answer) for answer in answers] == [n for n in range(12) if n != 5]


def test_no_files_give_no_answers() -> None:
    assert list(read_each([])) == []


def test_one_file_starts_one_process(tmp_path: Path) -> None:
    before = children()
    with contextlib.closing(read_each([write(tmp_path, 7)], processes=4)) as answers:
        assert first_cell(next(answers)) == 7
        assert len(children() - before) == 1
    assert children() == before


def test_reading_stops_a_few_files_ahead(tmp_path: Path) -> None:
    paths = [write(tmp_path, number) for number in range(30)]
    with contextlib.closing(read_each(paths, processes=2)) as answers:
        assert first_cell(next(answers)) == 0
        for path in paths[10:]:  # had they been opened already, they would still be read
            path.unlink()
        rest = list(answers)
    assert [isinstance(answer, RawWorkbook) for answer in rest] == [True] * 9 + [False] * 20


def test_large_file_is_not_read_before_its_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [write(tmp_path, number) for number in range(3)]
    monkeypatch.setattr(read_many, "AHEAD_BYTES", paths[0].stat().st_size + 1)
    with contextlib.closing(read_each(paths, processes=3)) as answers:
        assert first_cell(next(answers)) == 0
        paths[2].unlink()
        assert first_cell(next(answers)) == 1
        assert isinstance(next(answers), FileRefused)


def test_processes_that_die_cost_at_most_the_files_in_their_hands(tmp_path: Path) -> None:
    paths = [write(tmp_path, number) for number in range(40)]
    before = children()
    with contextlib.closing(read_each(paths, processes=2)) as answers:
        found = [next(answers)]
        for pid in children() - before:
            os.kill(pid, signal.SIGKILL)
        found += answers
    lost = [number for number, answer in enumerate(found) if isinstance(answer, FileRefused)]
    assert len(lost) <= 1  # the process that gave the first answer is replaced, and its file read
    read = {n: first_cell(answer) for n, answer in enumerate(found) if n not in lost}
    assert all(number == cell for number, cell in read.items())


def test_file_that_hangs_is_ended_while_the_others_go_on(tmp_path: Path) -> None:
    paths = [write(tmp_path, number) for number in range(6)]
    before = children()
    limits = Limits(seconds=1.5)
    stopped = threading.Event()

    def stop_the_first_process() -> None:
        while not (pids := children() - before):
            time.sleep(0.001)
        os.kill(min(pids), signal.SIGSTOP)
        stopped.set()

    threading.Thread(target=stop_the_first_process, daemon=True).start()
    answers = list(read_each(paths, processes=2, limits=limits))
    assert stopped.is_set()
    keys = [a.reason.key for a in answers if isinstance(a, FileRefused)]
    assert keys == ["refused.timed_out"]
    assert sum(isinstance(answer, RawWorkbook) for answer in answers) == 5
    assert children() == before


def test_leaving_early_ends_every_process_at_once(tmp_path: Path) -> None:
    paths = [write(tmp_path, number) for number in range(20)]
    before = children()
    answers = read_each(paths, processes=3)
    next(answers)
    for pid in children() - before:
        os.kill(pid, signal.SIGSTOP)  # even those that will never answer
    start = time.monotonic()
    answers.close()
    assert time.monotonic() - start < 5
    assert children() == before


INTERRUPTED = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in jobs of a shell
from pathlib import Path
from dan_van.sheets.read_many import read_each
paths = sorted(Path(sys.argv[1]).iterdir())
for _ in read_each(paths, processes=3):
    print("read", flush=True)
    time.sleep(0.05)
"""


def test_interrupting_the_parent_leaves_no_process_behind(tmp_path: Path) -> None:
    for number in range(200):
        write(tmp_path, number)
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ) as parent:  # fmt: skip
        assert parent.stdout is not None
        assert parent.stdout.readline() == "read\n"
        started = children(parent.pid)
        assert started
        parent.send_signal(signal.SIGINT)
        _, errors = parent.communicate(timeout=20)
    assert "KeyboardInterrupt" in errors
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_stopped_reader_starts_no_process(tmp_path: Path) -> None:
    with WorkbookReader() as reader:
        reader.stop()
        with pytest.raises(ReaderStopped):
            reader.read(write(tmp_path, 1))
        assert reader.pid is None
