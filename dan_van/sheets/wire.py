"""What the reading process and its parent say to each other: frames of JSON with their length.

A request is the limits once, then one path after another. An answer is, for each sheet, its name,
its merges, its rows in blocks, then `done` with the SHA-256 of the file; or `refused`. JSON holds
text, numbers and blanks; the other kinds of cell are objects of one key. Nothing is ever unpickled.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import IO

from dan_van.domain.sheet import CellFault, Merge, RawCell, RawSheet, RawWorkbook
from dan_van.domain.wording import Message

LENGTH_SIZE = 4
ROWS_PER_FRAME = 1_000
CELLS_PER_FRAME = 50_000
LARGEST_FRAME = 1_000_000_000


class BrokenAnswer(Exception):
    """What came is no answer: cut off, or not of the agreed shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetStream:
    """A sheet while it is being read: its rows come once, from row 1, without their blank ends.

    In a ragged sheet (text files) every row keeps its own length. `capitals` are the cells, by row
    and column, in a font that shows small letters as capitals.
    """

    name: str
    is_hidden: bool
    rows: Iterator[list[RawCell]]
    merges: Sequence[Merge] = ()
    is_ragged: bool = False
    capitals: Mapping[int, Set[int]] = field(default_factory=dict)


def send(pipe: IO[bytes], payload: bytes) -> None:
    """Write one frame and let it go."""
    pipe.write(len(payload).to_bytes(LENGTH_SIZE, "big"))
    pipe.write(payload)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """The next frame; None where the other side has closed.

    Raises:
        BrokenAnswer: the frame is cut off.
    """
    head = pipe.read(LENGTH_SIZE)
    if not head:
        return None
    size = int.from_bytes(head, "big")
    if size > LARGEST_FRAME:
        raise BrokenAnswer
    payload = pipe.read(size)
    if len(head) < LENGTH_SIZE or len(payload) < size:
        raise BrokenAnswer
    return payload


def send_sheet(pipe: IO[bytes], sheet: SheetStream) -> None:
    """Send a sheet, its rows in blocks while they are being read."""
    merges = [(m.top, m.left, m.bottom, m.right) for m in sheet.merges]
    capitals = [(row, sorted(columns)) for row, columns in sheet.capitals.items()]
    head = ["sheet", sheet.name, sheet.is_hidden, sheet.is_ragged, merges, capitals]
    send(pipe, _encode(head))
    block: list[list[RawCell]] = []
    cells = 0
    for row in sheet.rows:
        block.append(row)
        cells += len(row)
        if len(block) == ROWS_PER_FRAME or cells > CELLS_PER_FRAME:
            send(pipe, _encode(["rows", block]))
            block, cells = [], 0
    send(pipe, _encode(["rows", block]))


def send_done(pipe: IO[bytes], sha256: str) -> None:
    """Say that every sheet was sent, and of which bytes they are."""
    send(pipe, _encode(["done", sha256]))


def send_refusal(pipe: IO[bytes], reason: Message) -> None:
    """Say why the file cannot be read; what was sent of it counts for nothing."""
    send(pipe, _encode(["refused", reason.key, list(reason.facts.items())]))


def receive_answer(pipe: IO[bytes]) -> RawWorkbook | Message:
    """Read an answer to its end.

    Raises:
        BrokenAnswer: the other side closed before the end, or sent something else.
    """
    sheets: list[_SheetParts] = []
    while True:
        payload = receive(pipe)
        if payload is None:
            raise BrokenAnswer
        try:
            answer = _take(payload, sheets)
        except (ValueError, TypeError) as error:
            raise BrokenAnswer from error
        if answer is not None:
            return answer


def _take(payload: bytes, sheets: list[_SheetParts]) -> RawWorkbook | Message | None:
    """Add a frame to what came before it; the last one gives the answer."""
    frame = json.loads(payload, object_hook=_decode_cell)
    match frame:
        case ["rows", [*rows]] if sheets:
            sheets[-1].rows.extend(map(tuple, rows))
        case ["sheet", str(name), bool(is_hidden), bool(is_ragged), [*merges], [*capitals]]:
            merged = [Merge(*merge) for merge in merges]
            places = frozenset((row, column) for row, columns in capitals for column in columns)
            sheets.append(_SheetParts(name, is_hidden, is_ragged, merged, places, []))
        case ["refused", str(key), [*facts]]:
            return Message(key, dict(facts))
        case ["done", str(sha256)]:
            return RawWorkbook(sheets=tuple(parts.finish() for parts in sheets), sha256=sha256)
        case _:
            raise BrokenAnswer
    return None


@dataclass(frozen=True, slots=True)
class _SheetParts:
    name: str
    is_hidden: bool
    is_ragged: bool
    merges: list[Merge]
    capitals: frozenset[tuple[int, int]]
    rows: list[tuple[RawCell, ...]]

    def finish(self) -> RawSheet:
        rows = self.rows
        while rows and not any(cell is not None for cell in rows[-1]):
            rows.pop()
        width = max(map(len, rows), default=0)
        if not self.is_ragged:
            rows = [r if len(r) == width else r + (None,) * (width - len(r)) for r in rows]
        return RawSheet(
            name=self.name,
            is_hidden=self.is_hidden,
            rows=tuple(rows),
            merges=tuple(_clip(self.merges, height=len(rows), width=width)),
            capitals=self.capitals,
            is_ragged=self.is_ragged,
        )


def _clip(merges: list[Merge], *, height: int, width: int) -> Iterator[Merge]:
    """The merges cut to the used area; what is left of one cell or none is no merge."""
    for merge in merges:
        bottom, right = min(merge.bottom, height), min(merge.right, width)
        rows, columns = bottom - merge.top + 1, right - merge.left + 1
        if rows >= 1 and columns >= 1 and rows * columns > 1:
            yield Merge(merge.top, merge.left, bottom, right)


def _tag_cell(cell: object) -> dict[str, str]:
    match cell:
        case CellFault(text):
            return {"fault": text}
        case datetime():
            return {"dt": cell.isoformat()}
        case date():
            return {"d": cell.isoformat()}
        case time():
            return {"t": cell.isoformat()}
    raise TypeError(type(cell))


def _decode_cell(tagged: Mapping[str, str]) -> RawCell:
    match tagged:
        case {"d": text}:
            return date.fromisoformat(text)
        case {"fault": text}:
            return CellFault(text)
        case {"dt": text}:
            return datetime.fromisoformat(text)
        case {"t": text}:
            return time.fromisoformat(text)
    raise BrokenAnswer


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_tag_cell)


def _encode(frame: list[object]) -> bytes:
    return _ENCODER.encode(frame).encode()
