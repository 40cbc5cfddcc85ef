from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.sheet import RawCell
from dan_van.sheets.delimited import decode, find_delimiter, read_text, utf16_without_mark
from dan_van.sheets.limits import Limits, Unreadable
from dan_van.sheets.sniff import FileKind, sniff

LINE = "Đường làng ngõ xóm sạch đẹp ở Phường Tân Mai"


def rows(data: bytes | str, *, limits: Limits | None = None) -> list[list[RawCell]]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_text(raw, sheet="in", limits=limits or Limits()).rows)


def as_windows_1258(text: str) -> bytes:
    """As Windows writes it: letters with their hats, tones behind them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        out += unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
        out += "".join(p for p in parts if p in tones)
    return out.encode("cp1258")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_as_written(encoding: str) -> None:
    assert decode(LINE.encode(encoding)) == LINE


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + LINE.encode("utf-16-be")) == LINE


def test_windows_1258_is_vietnamese_once_composed() -> None:
    assert unicodedata.normalize("NFC", decode(as_windows_1258(LINE))) == LINE


@pytest.mark.parametrize(
    "typed", ["§¶ng ñy x· C«ng H¶i, m« h×nh D©n vËn khÐo, n­íc s¹ch", "Moâ hình daân vaän kheùo"]
)
def test_text_of_the_old_fonts_keeps_its_letters(typed: str) -> None:
    assert decode(typed.encode("cp1252")) == typed


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_delimiter_is_found(delimiter: str) -> None:
    lines = ["STT", "Tên", "Đơn vị"], ["1", "Ngõ xanh", "Tân Mai"], ["2", "Chợ", "Hòa Bình"]
    assert find_delimiter("\n".join(delimiter.join(line) for line in lines)) == delimiter


def test_commas_in_prose_do_not_hide_the_semicolons() -> None:
    text = "STT;Tên;Đơn vị\n1;Xanh, sạch, đẹp, an toàn;A\n2;Ngõ, phố;B\n3;Đường;C\n"
    assert find_delimiter(text) == ";"


def test_row_is_the_number_of_the_record_and_rows_keep_their_length() -> None:
    text = '"DANH SÁCH"\n\nSTT,Tên\n1,"hai\ndòng"\n2,Giá 1,526,\n'
    assert rows(text) == [
        ["DANH SÁCH"],
        [],
        ["STT", "Tên"],
        ["1", "hai\ndòng"],
        ["2", "Giá 1", "526", None],
    ]


def test_cells_are_text_as_it_stands() -> None:
    assert rows('a,b\n" n\xadc ",001\n') == [["a", "b"], [" n\xadc ", "001"]]


def test_line_that_names_the_separator_is_no_record() -> None:
    assert rows("sep=;\r\na,1;b\r\n") == [["a,1", "b"]]


def test_quote_that_stays_open_is_refused_with_its_record() -> None:
    with pytest.raises(Unreadable) as caught:
        rows('a,b\n1,"x\n2,y\n3,z\n')
    assert caught.value.reason.key == "refused.open_quote"
    assert caught.value.reason.facts == {"row": 2}


def test_more_cells_than_allowed_are_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        rows("a,b\n" * 6, limits=Limits(cells=10))
    assert caught.value.reason.key == "refused.sheet_too_big"


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_is_written_with_tabs_is_read_again(table: list[list[str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_ALL)
    writer.writerow(["STT", "Tên mô hình", "Đơn vị"])
    writer.writerows(table)
    read = rows(out.getvalue().encode("utf-16"))
    assert [["" if cell is None else cell for cell in row] for row in read[1:]] == table


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_blanks(encoding: str) -> None:
    data = f"STT\tTên mô hình\r\n1\t{LINE}\r\n".encode(encoding)
    assert rows(data) == [["STT", "Tên mô hình"], ["1", LINE]]
    assert sniff(data, name="a.csv") is FileKind.TEXT


@given(st.lists(st.sampled_from([b"\0", b"a", b"\x1e", b"\xd8", b"\n", b"\x4e"]), max_size=12))
def test_bytes_with_zeros_are_utf16_only_where_they_are_latin_text(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    encoding = utf16_without_mark(data)
    if encoding is not None:
        text = data[: len(data) // 2 * 2].decode(encoding)
        assert text.replace("\n", "").isprintable()
        assert not any("一" <= letter <= "鿿" for letter in text)
