"""The members of a zip container, unpacked with a count of every byte.

The directory of a zip is a claim: sizes and checksums are compared with what really comes out,
and unpacking stops at a bound. The fast reader that parses afterwards does none of this: it takes
wrong checksums silently and unpacks whatever there is.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dan_van.sheets.limits import MEGABYTE, Limits, Unreadable

LOCAL_HEAD = b"PK\x03\x04"
LOCAL_HEAD_SIZE = 30
INPUT_STEP = 65_536
OUTPUT_STEP = 1_048_576
ENCRYPTED_FLAG = 0x1
# Sheets of formatted blanks pack about 100 to 1; only a bomb does better over so much text.
MAX_RATIO = 300
RATIO_FLOOR = 50 * MEGABYTE
# Pictures are never unpacked by the reader of cells, so their state does not matter.
UNREAD_FOLDERS = ("xl/media/", "xl/embeddings/", "xl/printersettings/", "pictures/", "thumbnails/")


class Archive:
    """A zip file in memory; members are named in lower case with forward slashes."""

    def __init__(self, data: bytes, *, limits: Limits) -> None:
        """Read the directory and hold its claims against the limits.

        Raises:
            Unreadable: the directory is broken, names a member twice, or promises too much.
        """
        self._data = memoryview(data)
        self._limits = limits
        self._unpacked = 0
        self._members: dict[str, ZipInfo] = {}
        try:
            with ZipFile(io.BytesIO(data)) as archive:
                infos = archive.infolist()
        # Beside BadZipFile, broken directories make zipfile raise each of these.
        except (BadZipFile, NotImplementedError, ValueError, OSError, IndexError) as error:
            raise Unreadable("refused.damaged") from error
        for info in infos:
            name = member_name(info.filename)
            if name in self._members:
                raise Unreadable("refused.damaged")
            self._members[name] = info
        claimed = sum(info.file_size for info in infos)
        self._check_size(claimed)
        if claimed > RATIO_FLOOR and claimed > MAX_RATIO * len(data):
            raise Unreadable("refused.unpacks_too_big", megabytes=claimed // MEGABYTE)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, name: str) -> bytes:
        """The content of a member, empty where there is none of this name.

        Raises:
            Unreadable: the member is damaged, encrypted, or grows past the limit.
        """
        info = self._members.get(name)
        return b"" if info is None else b"".join(self._unpack(info))

    def verify(self, name: str) -> None:
        """Unpack a member without keeping it, unless no reader of cells would look at it.

        Raises:
            Unreadable: as for `read`.
        """
        if not name.startswith(UNREAD_FOLDERS):
            for _ in self._unpack(self._members[name]):
                pass

    def _check_size(self, unpacked: int) -> None:
        if unpacked > self._limits.unpacked_bytes:
            raise Unreadable("refused.unpacks_too_big", megabytes=unpacked // MEGABYTE)

    def _unpack(self, info: ZipInfo) -> Iterator[bytes]:
        if info.flag_bits & ENCRYPTED_FLAG:
            raise Unreadable("refused.encrypted")
        size = checksum = 0
        for piece in self._pieces(info):
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            self._unpacked += len(piece)
            self._check_size(self._unpacked)
            yield piece
        if size != info.file_size or checksum != info.CRC:
            raise Unreadable("refused.damaged")

    def _pieces(self, info: ZipInfo) -> Iterator[bytes]:
        packed = self._packed(info)
        if info.compress_type == ZIP_STORED:
            yield bytes(packed)
        elif info.compress_type == ZIP_DEFLATED:
            try:
                yield from _inflate(packed)
            except zlib.error as error:
                raise Unreadable("refused.damaged") from error
        else:
            raise Unreadable("refused.damaged")

    def _packed(self, info: ZipInfo) -> memoryview:
        head = self._data[info.header_offset : info.header_offset + LOCAL_HEAD_SIZE]
        if len(head) < LOCAL_HEAD_SIZE or head[:4] != LOCAL_HEAD:
            raise Unreadable("refused.damaged")
        name_size = int.from_bytes(head[26:28], "little")
        extra_size = int.from_bytes(head[28:30], "little")
        start = info.header_offset + LOCAL_HEAD_SIZE + name_size + extra_size
        packed = self._data[start : start + info.compress_size]
        if len(packed) < info.compress_size:
            raise Unreadable("refused.damaged")
        return packed


def member_name(name: str) -> str:
    """A name in one spelling: some writers use backslashes, others change the case."""
    return name.replace("\\", "/").lstrip("/").lower()


def _inflate(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), INPUT_STEP):
        rest: memoryview | bytes = packed[start : start + INPUT_STEP]
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, OUTPUT_STEP)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()
