from __future__ import annotations

import pytest

from dan_van.domain.wording import Message
from dan_van.sheets.sniff import FileKind, sniff
from tests.sheets.hostile_files import ods, ole, xlsx, xlsx_members, zipped


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.csv", "a"])
def test_xlsx_is_known_whatever_its_name_ends_in(name: str) -> None:
    assert sniff(xlsx(), name=name) is FileKind.XLSX


def test_xlsx_with_backslashes_and_other_case_in_its_member_names_is_known() -> None:
    members = {k.replace("/", "\\").upper(): v for k, v in xlsx_members(S="").items()}
    assert sniff(zipped(members), name="a.xlsx") is FileKind.XLSX


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped({"xl/workbook.bin": b"x"}), FileKind.XLSB),
        (ods(""), FileKind.ODS),
        (ole("Workbook"), FileKind.XLS),
        (ole("Book"), FileKind.XLS),
        (b"STT;T\xc3\xaan\r\n1;A\r\n", FileKind.TEXT),
        (b"\xef\xbb\xbfSTT,T\r\n", FileKind.TEXT),
        ("STT\tTên\n".encode("utf-16"), FileKind.TEXT),
        (b"\xfe\xff" + "STT\tTên\n".encode("utf-16-be"), FileKind.TEXT),
        (b"\xd0\xfd\xf5\xccng", FileKind.TEXT),
        (b"BM01,Bi\xc3\xaau m\xe1\xba\xabu\n", FileKind.TEXT),
        (b"[1] Ghi ch\xc3\xba,2\n", FileKind.TEXT),
    ],
)
def test_kind_is_told_by_the_bytes(data: bytes, kind: FileKind) -> None:
    assert sniff(data, name="a.bin") is kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<html><body><p>1</p></body></html>", "HTML"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>\n<html>", "HTML"),
        ("<html><body>".encode("utf-16"), "HTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "XML Spreadsheet"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b'{"a": 1}', "JSON"),
        (zipped({"word/document.xml": "x"}), "Word"),
        (zipped({"xl/worksheets/sheet1.xml": "x"}), "ZIP"),
        (zipped({"content.xml": "x", "mimetype": "application/vnd.oasis.opendocument.text"}),
         "OpenDocument"),
        (ole("WordDocument", "Workbook"), "Word/PowerPoint"),
    ],
)  # fmt: skip
def test_other_formats_are_refused_by_their_names(data: bytes, what: str) -> None:
    assert sniff(data, name="bao cao.doc") == Message("refused.not_a_workbook", {"what": what})


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (b"", "a.xlsx", "refused.empty"),
        (b" \r\n\t\n", "a.csv", "refused.empty"),
        (b"\xff\xfe", "a.csv", "refused.empty"),
        (xlsx(), "~$a.xlsx", "refused.lock_file"),
        (b"\x07admin", ".~lock.a.ods#", "refused.lock_file"),
        (ole("EncryptionInfo", "EncryptedPackage"), "a.xlsx", "refused.encrypted"),
        (ods("", manifest="<m:encryption-data/>"), "a.ods", "refused.encrypted"),
        (b"PK\x03\x04 and no more", "a.xlsx", "refused.damaged"),
        (xlsx()[:-30], "a.xlsx", "refused.damaged"),
        (bytes(range(256)), "a.xls", "refused.unknown_content"),
        (b"a,b\n" * 3_000 + b"\x00", "a.csv", "refused.unknown_content"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, name: str, key: str) -> None:
    told = sniff(data, name=name)
    assert isinstance(told, Message)
    assert told.key == key


@pytest.mark.parametrize("start", ["<table>", "<!DOCTYPE html><html>", "<!-- x --><HTML>"])
def test_web_page_with_a_table_is_one_to_read(start: str) -> None:
    data = f"{start}<TABLE border=1><tr><td>1</td></tr></TABLE>".encode()
    assert sniff(data, name="a.xls") is FileKind.PAGE
