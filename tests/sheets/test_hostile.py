from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dan_van.domain.sheet import FileRefused, RawWorkbook
from dan_van.sheets.limits import Limits
from dan_van.sheets.read import WorkbookReader
from tests.sheets.hostile_files import OLE_HEAD, ods, ole, xlsx, xlsx_members, zipped

GOOD = xlsx('<row r="1"><c r="A1"><v>7</v></c></row>')
FAR_CELL = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
BOMB_DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;">]>'


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


def with_wrong_checksum() -> bytes:
    data = bytearray(GOOD)
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    for place in (info.header_offset, data.rindex(b"xl/worksheets/sheet1.xml") - 46):
        at = data.index(info.CRC.to_bytes(4, "little"), place)
        data[at] ^= 0xFF
    return bytes(data)


def with_name_twice() -> bytes:
    out = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for members in (xlsx_members(S="<sheetData/>"), xlsx_members(T="<sheetData/>")):
            for name, content in members.items():
                archive.writestr(name, content)
    return out.getvalue()


def with_size_understated() -> bytes:
    """The directory promises ten bytes; five megabytes come out."""
    members = xlsx_members(S="<sheetData/>") | {"xl/styles.xml": b" " * 5_000_000}
    data = bytearray(zipped(members))
    while (at := data.find((5_000_000).to_bytes(4, "little"))) >= 0:
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def with_entity_bomb() -> bytes:
    members = xlsx_members(S="")
    members["xl/worksheets/sheet1.xml"] = (
        BOMB_DTD + '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&c;</v></c></row>'
        "</sheetData></worksheet>"
    )
    return zipped(members)


def with_entity_bomb_in_the_workbook() -> bytes:
    members = xlsx_members(S="")
    members["xl/workbook.xml"] = BOMB_DTD + str(members["xl/workbook.xml"])
    return zipped(members)


def repeated_cell(*, rows: int, columns: int) -> str:
    return (
        f'<table:table table:name="S"><table:table-row table:number-rows-repeated="{rows}">'
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "refused.empty"),
        (GOOD[: len(GOOD) // 2], "refused.damaged"),
        (GOOD[:-1], "refused.damaged"),
        (with_wrong_checksum(), "refused.damaged"),
        (with_name_twice(), "refused.damaged"),
        (with_size_understated(), "refused.damaged"),
        (with_entity_bomb(), "refused.damaged"),
        (with_entity_bomb_in_the_workbook(), "refused.damaged"),
        (zipped(xlsx_members(S="<sheetData><row><c")), "refused.damaged"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "refused.damaged"),
        (xlsx(FAR_CELL), "refused.sheet_too_big"),
        (xlsx('<row r="900000"><c r="Z900000" t="e"><v>#N/A</v></c></row>'),
         "refused.sheet_too_big"),
        (ole("EncryptionInfo", "EncryptedPackage"), "refused.encrypted"),
        (ole("Workbook"), "refused.damaged"),
        (ole("Workbook") + b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\x00\x06\x00",
         "refused.encrypted"),
        (ods(repeated_cell(rows=1_000_000, columns=16_384)), "refused.too_big"),
        (ods(repeated_cell(rows=300_000, columns=20)), "refused.sheet_too_big"),
        (b"<html><table>", "refused.not_a_workbook"),
        (bytes(range(256)) * 40, "refused.unknown_content"),
    ],
)  # fmt: skip
def test_hostile_file_is_refused_and_the_next_is_read(
    reader: WorkbookReader, tmp_path: Path, data: bytes, key: str
) -> None:
    assert outcome(reader, tmp_path, data) == key


@pytest.mark.parametrize(
    "size", [60_000_000, 450_000_000], ids=["packed too tightly", "too much altogether"]
)
def test_zip_bomb_is_refused_before_it_is_unpacked(
    reader: WorkbookReader, tmp_path: Path, size: int
) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in xlsx_members(S="<sheetData/>").items():
            archive.writestr(name, content)
        with archive.open("xl/styles.xml", "w", force_zip64=True) as member:
            for _ in range(size // 10_000_000):
                member.write(bytes(10_000_000))
    assert outcome(reader, tmp_path, out.getvalue()) == "refused.unpacks_too_big"


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
    out = bytearray(data)
    for place, value in changes:
        out[place % len(out)] = value
    return bytes(out)


CHANGES = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=8)
SAMPLES = st.sampled_from([GOOD, ods('<table:table table:name="S"/>'), ole("Workbook")])
ANY_BYTES = st.one_of(
    st.binary(max_size=300),
    st.binary(max_size=300).map(lambda tail: OLE_HEAD + tail),
    st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail),
    st.builds(damaged, SAMPLES, CHANGES),
    st.binary(max_size=200).map(lambda xml: zipped(xlsx_members(S="") | {
        "xl/worksheets/sheet1.xml": b"<worksheet><sheetData>" + xml})),
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ANY_BYTES, ending=st.sampled_from([".xlsx", ".xls", ".csv", ".ods"]))
def test_any_bytes_give_a_workbook_or_a_refusal(
    reader: WorkbookReader, tmp_path: Path, data: bytes, ending: str
) -> None:
    path = tmp_path / f"any{ending}"
    path.write_bytes(data)
    answer = reader.read(path)
    assert isinstance(answer, RawWorkbook | FileRefused)
    if isinstance(answer, FileRefused):
        assert answer.reason.key.startswith("refused.")
