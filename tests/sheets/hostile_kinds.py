"""Files that a district could send by accident or in bad faith, each with what must become of it.

`HOSTILE` is by the name of the file: how its bytes are made, and the key of the refusal, or None
where the reader may take it as long as nothing else is harmed. `LARGE` ones take seconds.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from typing import TypeAlias

import xlwt  # type: ignore[import-untyped]

from tests.sheets.hostile_files import (
    SPREADSHEET,
    ods,
    ole,
    xlsx,
    xlsx_members,
    zipped,
)

Kind: TypeAlias = tuple[Callable[[], bytes], str | None]

GOOD = xlsx('<row r="1"><c r="A1"><v>7</v></c></row>')
BOMB_DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;">]>'
CELL_OF_C = '<row r="1"><c r="A1" t="str"><v>&c;</v></c></row>'
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
SHARED = "xl/sharedStrings.xml"


def changed(place: str, content: str | bytes) -> bytes:
    """A good xlsx with one member replaced or added."""
    rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    return zipped(xlsx_members(S=rows) | {place: content})


def shared_strings(items: bytes) -> bytes:
    """An xlsx whose only cell is the first shared string."""
    cell = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    members = xlsx_members(S=cell)
    relations = "xl/_rels/workbook.xml.rels"
    members[relations] = str(members[relations]).replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    if items:
        members[SHARED] = b'<sst xmlns="%s">%s</sst>' % (SPREADSHEET.encode(), items)
    return zipped(members)


def text_cell(text: str) -> bytes:
    return xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>')


def with_wrong_checksum() -> bytes:
    data = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    for place in (info.header_offset, data.rindex(b"xl/worksheets/sheet1.xml") - 46):
        at = data.index(info.CRC.to_bytes(4, "little"), place)
        data[at] ^= 0xFF
    return bytes(data)


def with_name_twice() -> bytes:
    out = io.BytesIO()
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


def with_password_on_the_zip() -> bytes:
    data = bytearray(GOOD)
    for head, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(head, at + 1)) >= 0:
            data[at + offset] |= 1
    return bytes(data)


def zip_bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in xlsx_members(S="<sheetData/>").items():
            archive.writestr(name, content)
        with archive.open("xl/styles.xml", "w", force_zip64=True) as member:
            for _ in range(size // 10_000_000):
                member.write(bytes(10_000_000))
    return out.getvalue()


def merged_a_million_times() -> bytes:
    refs = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 1_000_001))
    return xlsx(after=f"<mergeCells>{refs}</mergeCells>")


def repeated_cell(*, rows: int, columns: int) -> str:
    return (
        f'<table:table table:name="S"><table:table-row table:number-rows-repeated="{rows}">'
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )


def sheets(count: int, name: str = "S{}") -> bytes:
    cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    return zipped(xlsx_members(**{name.format(n): cell for n in range(count)}))


def xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for row in range(300):
        sheet.write(row, 0, f"tên {row}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls_with_looping_sectors() -> bytes:
    """Every entry of the sector table points at the sector itself."""
    data = bytearray(xls())
    (first_table,) = struct.unpack_from("<I", data, 76)
    at = 512 + first_table * 512
    for number in range(128):
        struct.pack_into("<I", data, at + 4 * number, number)
    return bytes(data)


def xls_with_endless_directory() -> bytes:
    data = bytearray(xls())
    struct.pack_into("<I", data, 44, 0x00FF_FFFF)  # the count of sector tables
    struct.pack_into("<I", data, 72, 0x00FF_FFFF)
    return bytes(data)


def nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


HTML = "<html><head><title>x</title></head><body><p>Thông báo</p></body></html>".encode()
XML_SPREADSHEET = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)
DAMAGED, BIG = "refused.damaged", "refused.unpacks_too_big"
OTHER, ENCRYPTED = "refused.not_a_workbook", "refused.encrypted"

HOSTILE: dict[str, Kind] = {
    # the container
    "empty.xlsx": (lambda: b"", "refused.empty"),
    "half.xlsx": (lambda: GOOD[: len(GOOD) // 2], DAMAGED),
    "one byte short.xlsx": (lambda: GOOD[:-1], DAMAGED),
    "wrong checksum.xlsx": (with_wrong_checksum, DAMAGED),
    "name twice.xlsx": (with_name_twice, DAMAGED),
    "size understated.xlsx": (with_size_understated, DAMAGED),
    "zip with password.xlsx": (with_password_on_the_zip, ENCRYPTED),
    "packed too tightly.xlsx": (lambda: zip_bomb(60_000_000), BIG),
    "only a workbook part.xlsx": (lambda: zipped({"xl/workbook.xml": "<workbook/>"}), DAMAGED),
    "plain zip.xlsx": (lambda: zipped({"a.txt": "a"}), OTHER),
    "names going up.xlsx": (lambda: changed("../../etc/passwd", "x"), None),
    "absolute names.xlsx": (lambda: changed("/etc/passwd", "x"), None),
    "backslashes.xlsx": (
        lambda: zipped({k.replace("/", "\\"): v for k, v in xlsx_members(
            S='<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>').items()}), None),
    # xml
    "entities.xlsx": (lambda: changed("xl/worksheets/sheet1.xml",
        f"{BOMB_DTD}<worksheet><sheetData>{CELL_OF_C}</sheetData></worksheet>"), DAMAGED),
    "entities in the workbook.xlsx": (
        lambda: changed("xl/workbook.xml", BOMB_DTD + "<workbook/>"), DAMAGED),
    "entities in the texts.xlsx": (
        lambda: changed(SHARED, BOMB_DTD + "<sst><si><t>&c;</t></si></sst>"), None),
    "entities.ods": (lambda: ods(BOMB_DTD), DAMAGED),
    "quadratic entity.xlsx": (lambda: changed("xl/worksheets/sheet1.xml",
        f'<!DOCTYPE x [<!ENTITY c "{"a" * 50_000}">]><worksheet><sheetData><row r="1">'
        f'<c r="A1" t="str"><v>{"&c;" * 20_000}</v></c></row></sheetData></worksheet>'), DAMAGED),
    "outside entity.xlsx": (lambda: changed("xl/workbook.xml",
        '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]><workbook>&c;</workbook>'),
        DAMAGED),
    "not closed.xlsx": (lambda: zipped(xlsx_members(S="<sheetData><row><c")), DAMAGED),
    "nested.xlsx": (lambda: changed("xl/worksheets/sheet1.xml", nested(200_000)), None),
    "nested in the workbook.xlsx": (lambda: changed("xl/workbook.xml", nested(200_000)), DAMAGED),
    "wrong encoding.xlsx": (
        lambda: changed("xl/workbook.xml", '<?xml version="1.0" encoding="nonsense"?><w/>'),
        DAMAGED),
    "strict.xlsx": (lambda: zipped({k: str(v).replace(SPREADSHEET, STRICT)
        for k, v in xlsx_members(S="<sheetData/>").items()}), None),
    "texts missing.xlsx": (lambda: shared_strings(b""), None),
    "text out of the list.xlsx": (lambda: shared_strings(b"<si><!-- none --></si>"), None),
    "half characters.xlsx": (lambda: text_cell("_xD800_ _x0000_ _xDFFF_"), None),
    "character of no xml.xlsx": (lambda: text_cell("a\x00b\x0b&#0;&#xD800;"), None),
    "longer than a cell.xlsx": (lambda: text_cell("ă" * 40_000), None),
    "broken utf-8.xlsx": (lambda: shared_strings(b"<si><t>\xff\xfe\xc3</t></si>"), None),
    # the sheet
    "far cell.xlsx": (
        lambda: xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "refused.sheet_too_big"),
    "far fault.xlsx": (
        lambda: xlsx('<row r="900000"><c r="Z900000" t="e"><v>#N/A</v></c></row>'),
        "refused.sheet_too_big"),
    "beyond the grid.xlsx": (
        lambda: xlsx('<row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row>'), None),
    "row zero.xlsx": (lambda: xlsx('<row r="0"><c r="A0"><v>1</v></c></row>'), None),
    "negative date.xlsx": (
        lambda: xlsx('<row r="1"><c r="A1" s="1"><v>-1e300</v></c></row>'), None),
    "formula in a circle.xlsx": (
        lambda: xlsx('<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>A1</f></c></row>'), None),
    "merge inside out.xlsx": (
        lambda: xlsx(after='<mergeCells><mergeCell ref="Z9:A1"/><mergeCell ref="!"/></mergeCells>'),
        None),
    "long sheet name.xlsx": (lambda: sheets(1, "x" * 300 + "{}"), None),
    "outside links.xlsx": (lambda: changed("xl/externalLinks/externalLink1.xml",
        '<externalLink><externalBook r:id="rId1"/></externalLink>'), None),
    # ods
    "a million rows.ods": (
        lambda: ods(repeated_cell(rows=1_000_000, columns=16_384)), "refused.too_big"),
    "many rows.ods": (
        lambda: ods(repeated_cell(rows=300_000, columns=20)), "refused.sheet_too_big"),
    "half.ods": (lambda: (d := ods(repeated_cell(rows=1, columns=1)))[: len(d) // 2], DAMAGED),
    "password.ods": (
        lambda: ods("", manifest="<m:encryption-data/>"), ENCRYPTED),
    # ole
    "password.xlsx": (lambda: ole("EncryptionInfo", "EncryptedPackage"), ENCRYPTED),
    "no content.xls": (lambda: ole("Workbook"), DAMAGED),
    "password.xls": (
        lambda: ole("Workbook") + b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\x00\x06\x00", ENCRYPTED),
    "half.xls": (lambda: xls()[:3_000], DAMAGED),
    "sectors in a circle.xls": (xls_with_looping_sectors, DAMAGED),
    "endless directory.xls": (xls_with_endless_directory, None),
    "letter.xls": (lambda: ole("PowerPoint Document"), None),
    # something else under the name of a workbook
    "web page.xls": (lambda: HTML, OTHER),
    "xml spreadsheet.xls": (lambda: XML_SPREADSHEET, OTHER),
    "letter.xlsx": (lambda: zipped({"word/document.xml": "<w/>"}), OTHER),
    "paper.xlsx": (lambda: b"%PDF-1.4\n%\xe2\xe3\n", OTHER),
    "picture.xls": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), OTHER),
    "register.xlsx": (lambda: b"SQLite format 3\x00" + bytes(99), OTHER),
    "noise.xls": (lambda: bytes(range(256)) * 40, "refused.unknown_content"),
    "open quote.csv": (lambda: b'a,b\n"c,d\n' * 3, "refused.open_quote"),
    "zeros.csv": (lambda: b"a,b\n\x00\x00", "refused.unknown_content"),
}  # fmt: skip

LARGE: dict[str, Kind] = {
    "too much altogether.xlsx": (lambda: zip_bomb(450_000_000), BIG),
    "a million merges.xlsx": (merged_a_million_times, "refused.too_big"),
    "text of 100 MB.xlsx": (
        lambda: shared_strings(b"<si><t>%s</t></si>" % (b"ab" * 50_000_000)), BIG),
    "ten thousand sheets.xlsx": (lambda: sheets(10_000), None),
    "rows never closed.xlsx": (lambda: xlsx("<row>" * 3_000_000), None),
    "tags never closed.xlsx": (lambda: xlsx("<c " * 3_000_000), DAMAGED),
    "formulas never closed.xlsx": (lambda: xlsx("<c><f>" * 400_000), DAMAGED),
}  # fmt: skip
