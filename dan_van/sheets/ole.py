"""The streams of an OLE container, the file system inside an xls.

Chains of sectors are followed no further than the file is long: the parser of cells follows one
that runs in a circle until the memory is used up. Beyond that a container may be untidy; what
cannot be found in it is simply not there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dan_van.sheets.limits import Unreadable

HEAD_SIZE = 512
ENTRY_SIZE = 128
MINI_SECTOR = 64
FIRST_NO_SECTOR = 0xFFFF_FFFA  # this number and all above it are no sectors but signs
STORED_STREAM, ROOT = 2, 5


class _Entry(NamedTuple):
    name: str
    kind: int
    start: int
    size: int


class OleFile:
    """An OLE container in memory.

    Raises:
        Unreadable: on making, where chains of sectors run in circles.
    """

    def __init__(self, data: bytes) -> None:
        """Read the directory; of a file too short for one there are no streams."""
        self._data = data
        self._entries: dict[str, _Entry] = {}
        self._mini_table: Sequence[int] = ()
        self._mini_stream = b""
        head = data[:HEAD_SIZE].ljust(HEAD_SIZE, b"\0")
        (power,) = struct.unpack_from("<H", head, 30)
        self._sector = 1 << power if 7 <= power <= 12 else HEAD_SIZE
        self._steps_left = 2 * (len(data) // self._sector + 1)
        (directory,) = struct.unpack_from("<I", head, 48)
        (self._smallest, mini_table) = struct.unpack_from("<II", head, 56)
        self._table = self._read_table(head)
        entries = list(self._read_directory(directory))
        self._entries = {e.name: e for e in reversed(entries) if e.kind == STORED_STREAM}
        self._mini_table = _numbers(self._joined(mini_table))
        self._mini_stream = next((self._joined(e.start) for e in entries if e.kind == ROOT), b"")
        for entry in entries:
            if entry.kind == STORED_STREAM and entry.size >= self._smallest:
                for _ in self._chain(entry.start):
                    pass

    def read(self, *names: str) -> bytes:
        """The first of the streams with these names that there is, else no bytes."""
        for name in names:
            entry = self._entries.get(name.lower())
            if entry is None:
                continue
            self._steps_left = 2 * (len(self._data) // self._sector + 1)
            if entry.size >= self._smallest:
                return self._joined(entry.start)[: entry.size]
            mini = self._mini_stream
            pieces = self._chain(entry.start, table=self._mini_table)
            return b"".join(
                mini[n * MINI_SECTOR : (n + 1) * MINI_SECTOR] for n in pieces
            )[: entry.size]  # fmt: skip
        return b""

    def _sector_at(self, number: int) -> bytes:
        start = HEAD_SIZE if self._sector <= HEAD_SIZE else self._sector
        start += number * self._sector
        return self._data[start : start + self._sector]

    def _read_table(self, head: bytes) -> Sequence[int]:
        """The table that says of each sector which one follows it."""
        numbers = list(struct.unpack_from("<109I", head, 76))
        (more,) = struct.unpack_from("<I", head, 68)
        while more < FIRST_NO_SECTOR and (sector := self._sector_at(more)):
            self._step()
            *found, more = _numbers(sector) or (FIRST_NO_SECTOR,)
            numbers += found
        sectors = (self._sector_at(n) for n in numbers if n < FIRST_NO_SECTOR)
        return _numbers(b"".join(sectors))

    def _read_directory(self, start: int) -> Iterator[_Entry]:
        directory = self._joined(start)
        for at in range(0, len(directory) - ENTRY_SIZE + 1, ENTRY_SIZE):
            (length, kind) = struct.unpack_from("<HB", directory, at + 64)
            (first, size) = struct.unpack_from("<II", directory, at + 116)
            name = directory[at : at + max(0, min(length, 64) - 2)]
            yield _Entry(name.decode("utf-16-le", errors="replace").lower(), kind, first, size)

    def _joined(self, start: int) -> bytes:
        return b"".join(map(self._sector_at, self._chain(start)))

    def _chain(self, start: int, *, table: Sequence[int] | None = None) -> Iterator[int]:
        follows = self._table if table is None else table
        number = start
        while number < len(follows):
            self._step()
            yield number
            number = follows[number]

    def _step(self) -> None:
        """Count a sector: all chains together are no longer than the file."""
        self._steps_left -= 1
        if self._steps_left < 0:
            raise Unreadable("refused.damaged")


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
