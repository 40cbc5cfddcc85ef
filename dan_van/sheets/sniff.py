"""What kind of file some bytes are, told by the bytes and never by the ending of the name.

About one in ten `.xls` of real offices is an xlsx or a web page inside. The name counts in one
case only: the lock files that a spreadsheet program leaves beside an open workbook.
"""

from __future__ import annotations

import re
from enum import StrEnum

from dan_van.domain.wording import Message
from dan_van.sheets.archive import LOCAL_HEAD, Archive
from dan_van.sheets.delimited import utf16_without_mark
from dan_van.sheets.limits import Limits, Unreadable


class FileKind(StrEnum):
    """The kinds that can be read."""

    XLSX = "xlsx"  # xlsm too
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"  # csv, tsv
    PAGE = "page"  # tables of a web page


OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UTF16_HEADS = (b"\xff\xfe", b"\xfe\xff")
LOCK_FILE_HEADS = ("~$", ".~lock.")
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"

KNOWN_HEADS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"PK\x05\x06", "ZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x09\x00\x04\x00", "Excel 2"),
    (b"\x09\x02\x06\x00", "Excel 3"),
    (b"\x09\x04\x06\x00", "Excel 4"),
)
KNOWN_TEXTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<\?xml(?s:.){0,2000}?(?:Excel\.Sheet|office:spreadsheet)"), "XML Spreadsheet"),
    (re.compile(r"(?:<!--(?s:.){0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta)\b",
                re.IGNORECASE), "HTML"),
    (re.compile(r"<\?xml(?s:.){0,2000}?<html\b", re.IGNORECASE), "HTML"),
    (re.compile(r"<\?xml\b"), "XML"),
    (re.compile(r"mime-version:", re.IGNORECASE), "MHTML"),
    (re.compile(r"[{\[]\s*[\"{\[\]}]"), "JSON"),
)  # fmt: skip
TABLE_TAG = re.compile(rb"<\0?t\0?a\0?b\0?l\0?e\b", re.IGNORECASE)
WORD_STREAMS = ("WordDocument", "PowerPoint Document")
OLE_SECTOR = 512
HEAD_SIZE = 4_096
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")


def sniff(data: bytes, *, name: str, limits: Limits | None = None) -> FileKind | Message:
    """Tell the kind of a file.

    Args:
        data: the whole file; of text only the head is looked at.
        name: its name without folder.
        limits: how much a container may unpack to.

    Returns:
        The kind, or the reason why no workbook can be in it.
    """
    if name.startswith(LOCK_FILE_HEADS):
        return Message("refused.lock_file")
    if not data:
        return Message("refused.empty")
    if data.startswith(LOCAL_HEAD):
        return _sniff_zip(data, limits=limits or Limits())
    if data.startswith(OLE_HEAD):
        return _sniff_ole(data, name=name)
    for head, what in KNOWN_HEADS:
        if data.startswith(head) and (what != "BMP" or CONTROLS.search(data[:HEAD_SIZE])):
            return _other(what)
    return _sniff_text(data)


def _other(what: str) -> Message:
    return Message("refused.not_a_workbook", {"what": what})


def _sniff_zip(data: bytes, *, limits: Limits) -> FileKind | Message:
    try:
        return _sniff_members(Archive(data, limits=limits))
    except Unreadable as refusal:
        return refusal.reason


def _sniff_members(archive: Archive) -> FileKind | Message:
    if "xl/workbook.xml" in archive:
        return FileKind.XLSX
    if "xl/workbook.bin" in archive:
        return FileKind.XLSB
    if "word/document.xml" in archive:
        return _other("Word")
    if "ppt/presentation.xml" in archive:
        return _other("PowerPoint")
    if "content.xml" in archive:
        manifest = archive.read("meta-inf/manifest.xml")
        if ODS_TYPE not in archive.read("mimetype") and ODS_TYPE not in manifest:
            return _other("OpenDocument")
        if b"encryption-data" in manifest:
            return Message("refused.encrypted")
        return FileKind.ODS
    return _other("ZIP")


def _sniff_ole(data: bytes, *, name: str) -> FileKind | Message:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") + b"\x00\x00" in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return Message("refused.encrypted")
    # A letter may hold a sheet, and a sheet a letter: there the ending has the say.
    if any(map(holds, WORD_STREAMS)) and not name.lower().endswith((".xls", ".xlt")):
        return _other("Word/PowerPoint")
    if holds("Workbook") or holds("Book"):
        return FileKind.XLS
    return Message("refused.damaged") if _is_cut_off(data) else _other("OLE")


def _is_cut_off(data: bytes) -> bool:
    """Whether the directory of an OLE container lies behind its end."""
    return OLE_SECTOR * (int.from_bytes(data[48:52], "little") + 1) >= len(data)


def _sniff_text(data: bytes) -> FileKind | Message:
    head = data[:HEAD_SIZE]
    if head.startswith(UTF16_HEADS):
        start = head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    elif (unmarked := utf16_without_mark(head)) is not None:
        start = head[: len(head) // 2 * 2].decode(unmarked)
    elif CONTROLS.search(head) or b"\x00" in data:
        return Message("refused.unknown_content")
    else:
        start = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    start = start.lstrip()
    if not start and not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        return Message("refused.empty")
    for pattern, what in KNOWN_TEXTS:
        if pattern.match(start):
            return FileKind.PAGE if what == "HTML" and TABLE_TAG.search(data) else _other(what)
    return FileKind.TEXT
