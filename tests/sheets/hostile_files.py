"""Bytes of workbooks made for a test: sheets of given XML, containers broken in one way."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members, packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def stored(data: bytes) -> bytes:
    """The same zip with its members not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as archive:
        for name in packed.namelist():
            archive.writestr(name, packed.read(name))
    return out.getvalue()


def xlsx_members(**sheets: str) -> dict[str, str | bytes]:
    """The members of an xlsx whose sheets hold the given XML inside `<worksheet>`."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number, _ in enumerate(sheets, 1)
    )
    typed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{SHEET_TYPE}"/>'
        for number, _ in enumerate(sheets, 1)
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Override PartName="/xl/workbook.xml" '
        f'ContentType="{BOOK_TYPE}"/>{typed}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
    }
    for number, content in enumerate(sheets.values(), 1):
        members[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{SPREADSHEET}">{content}</worksheet>'
        )
    return members


def xlsx(cells: str = '<row r="1"><c r="A1"><v>1</v></c></row>', *, after: str = "") -> bytes:
    """An xlsx of one sheet `S` with these rows, and `after` behind them."""
    return zipped(xlsx_members(S=f"<sheetData>{cells}</sheetData>{after}"))


def ods(tables: str, *, manifest: str = "<m/>") -> bytes:
    """An ods with these tables."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = "".join(f' xmlns:{n}="{space}:{n}:1.0"' for n in ("office", "table", "text", "style"))
    return zipped(
        {
            "mimetype": ODS_TYPE,
            "content.xml": f'<office:document-content{names} xmlns:calcext="urn:x-calcext">'
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": manifest,
        }
    )


def ole(*streams: str) -> bytes:
    """The head of an OLE container and the names of its streams; nothing behind them."""
    names = b"".join(name.encode("utf-16-le") + b"\x00\x00" for name in streams)
    return OLE_HEAD + bytes(504) + names + bytes(512)


def _xlsb_record(kind: int, body: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    return head + bytes([size & 0x7F | 0x80, size >> 7]) + body


def _wide(text: str) -> bytes:
    return len(text).to_bytes(4, "little") + text.encode("utf-16-le")


def xlsb_cell(kind: int, column: int, value: bytes) -> bytes:
    """The record of a cell of that kind."""
    return _xlsb_record(kind, column.to_bytes(4, "little") + bytes(4) + value)


def xlsb(rows: Mapping[int, Sequence[bytes]]) -> bytes:
    """An xlsb of one sheet `Số liệu`; the rows count from 0 and hold records of cells."""
    cells = b"".join(
        _xlsb_record(0, row.to_bytes(4, "little") + bytes(13)) + b"".join(found)
        for row, found in rows.items()
    )
    area = struct.pack("<4I", 0, max(rows), 0, 9)
    sheet = (
        _xlsb_record(129, b"") + _xlsb_record(148, area)
        + _xlsb_record(145, b"") + cells + _xlsb_record(146, b"") + _xlsb_record(130, b"")
    )  # fmt: skip
    listed = _xlsb_record(156, bytes(4) + struct.pack("<I", 1) + _wide("rId1") + _wide("Số liệu"))
    book = _xlsb_record(131, b"") + _xlsb_record(143, b"") + listed
    book += _xlsb_record(144, b"") + _xlsb_record(132, b"")
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship '
            f'Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.bin": sheet,
        }
    )
