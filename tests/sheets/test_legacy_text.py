"""TCVN3 and VNI text is found by its letters and converted; everything else stays as it is."""

from __future__ import annotations

import csv
import shutil
import subprocess
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.sheet import CellFault, RawCell, RawSheet
from dan_van.sheets.legacy_tables import TCVN3, VNI, from_tcvn3, from_vni
from dan_van.sheets.legacy_text import Encoding, decode_sheet
from dan_van.sheets.syllables import is_syllable

UNITS = Path(__file__).parents[2] / "data" / "units-2025.csv"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LETTERS = [*SMALL, *(letter.upper() for letter in SMALL)]


def _names() -> list[str]:
    with UNITS.open(encoding="utf-8", newline="") as lines:
        return [unicodedata.normalize("NFC", row["name"]) for row in csv.DictReader(lines)]


NAMES = _names()
TO_TCVN3 = {letter: code for code, letter in TCVN3.items()}
TO_VNI = {
    letter: code
    for code, letter in VNI.items()
    if len(code) == 1 or code.isupper() == letter.isupper()
}


def in_tcvn3(text: str) -> str:
    """As typed in an ABC font, which has no capitals with tones."""
    return "".join(TO_TCVN3.get(sign, TO_TCVN3.get(sign.lower(), sign)) for sign in text)


def in_vni(text: str) -> str:
    return "".join(TO_VNI.get(sign, sign) for sign in text)


def without_toned_capitals(text: str) -> str:
    """What is left of a text in TCVN3: a capital with a tone becomes small."""
    return "".join(sign if sign.isascii() or sign in TO_TCVN3 else sign.lower() for sign in text)


def sheet_of(*rows: tuple[RawCell, ...]) -> RawSheet:
    return RawSheet(name="S", is_hidden=False, rows=rows)


def column_of(texts: list[str]) -> RawSheet:
    return sheet_of(*((text,) for text in texts))


def texts_of(sheet: RawSheet, index: int = 0) -> list[RawCell]:
    return [row[index] for row in sheet.rows]


# --- the tables --------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("iconv") is None, reason="there is no iconv to compare with")
def test_every_tcvn3_code_is_the_letter_that_iconv_gives() -> None:
    for code, letter in TCVN3.items():
        done = subprocess.run(
            ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"],
            input=code.encode("latin-1"),
            capture_output=True,
            check=False,
        )
        if done.returncode:
            pytest.skip("this iconv does not know TCVN5712-1")
        assert unicodedata.normalize("NFC", done.stdout.decode()) == letter, hex(ord(code))


def test_tcvn3_holds_every_small_letter_and_the_capitals_without_tone() -> None:
    beyond_ascii = {letter for letter in SMALL if not letter.isascii()}
    assert set(TCVN3.values()) == beyond_ascii | set("ĂÂÊÔƠƯĐ")
    assert len(set(TCVN3.values())) == len(TCVN3)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_vni(letter: str) -> None:
    assert from_vni(in_vni(letter)) == letter


@pytest.mark.parametrize("letter", SMALL)
def test_every_small_letter_comes_back_from_tcvn3(letter: str) -> None:
    assert from_tcvn3(in_tcvn3(letter)) == letter


@pytest.mark.parametrize(
    ("vni", "text"),
    [
        ("Uûy ban nhaân daân xaõ", "Ủy ban nhân dân xã"),
        ("UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
        ("Toång coäng", "Tổng cộng"),
        ("Moâ hình Daân vaän kheùo", "Mô hình Dân vận khéo"),
        ("Ñöôøng giao thoâng noâng thoân", "Đường giao thông nông thôn"),
        ("Taäp theå, caù nhaân", "Tập thể, cá nhân"),
        ("Vónh Long, Bình Phöôùc, Myõ Tho", "Vĩnh Long, Bình Phước, Mỹ Tho"),
        ("Ñaêk Laêk, baén, baèng, taúng, baët", "Đăk Lăk, bắn, bằng, tẳng, bặt"),
        ("nghæ, thò traán, kyø, thuûy, quyõ, kî", "nghỉ, thị trấn, kỳ, thủy, quỹ, kỵ"),
    ],
)
def test_vni_is_read_as_it_is_typed(vni: str, text: str) -> None:
    assert from_vni(vni) == text


@pytest.mark.parametrize(
    ("tcvn3", "text"),
    [
        ("M« h×nh D©n vËn khÐo", "Mô hình Dân vận khéo"),
        ("®\xadêng", "đường"),
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("DANH S¸CH X· B×NH AN", "DANH SÁCH XÃ BÌNH AN"),
        ("UBND x· B×nh An", "UBND xã Bình An"),
        ("danh s¸ch ®¨ng ký", "danh sách đăng ký"),
        ("§", "Đ"),
    ],
)
def test_tcvn3_is_read_as_it_is_typed(tcvn3: str, text: str) -> None:
    assert from_tcvn3(tcvn3) == text


# --- whole columns -----------------------------------------------------------------------------


def test_all_official_names_come_back_from_tcvn3() -> None:
    decoded = decode_sheet(column_of([in_tcvn3(name) for name in NAMES]))
    assert decoded.encoding is Encoding.TCVN3
    wrong = [
        (due, got)
        for due, got in zip(
            map(without_toned_capitals, NAMES), texts_of(decoded.sheet), strict=True
        )
        if due != got
    ]
    assert wrong == []


def test_all_official_names_come_back_from_vni() -> None:
    decoded = decode_sheet(column_of([in_vni(name) for name in NAMES]))
    assert decoded.encoding is Encoding.VNI
    pairs = zip(NAMES, texts_of(decoded.sheet), strict=True)
    assert [(due, got) for due, got in pairs if due != got] == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_official_names_in_unicode_are_never_changed(form: str) -> None:
    sheet = column_of([unicodedata.normalize(form, name) for name in NAMES])  # type: ignore[arg-type]
    decoded = decode_sheet(sheet)
    assert decoded.sheet is sheet
    assert decoded.encoding is Encoding.UNICODE


LATIN_NAMES = sorted(
    {word for name in NAMES for word in name.split() if not word.isascii() and max(word) < "Ā"}
)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(NAMES) | st.sampled_from(LATIN_NAMES), min_size=1, max_size=30),
    st.sampled_from(["NFC", "NFD"]),
)
def test_no_choice_of_unicode_names_is_changed(names: list[str], form: str) -> None:
    sheet = column_of([unicodedata.normalize(form, name) for name in names])  # type: ignore[arg-type]
    assert decode_sheet(sheet).sheet is sheet


@settings(max_examples=60)
@given(st.lists(st.sampled_from(NAMES), min_size=12, max_size=30, unique=True))
def test_a_dozen_names_are_enough(names: list[str]) -> None:
    tcvn3 = decode_sheet(column_of([in_tcvn3(name) for name in names]))
    assert texts_of(tcvn3.sheet) == [without_toned_capitals(name) for name in names]
    vni = decode_sheet(column_of([in_vni(name) for name in names]))
    assert texts_of(vni.sheet) == names


@given(st.lists(st.text(max_size=20), max_size=8))
def test_any_text_is_decided_without_a_fault(texts: list[str]) -> None:
    decoded = decode_sheet(column_of(texts))
    assert len(decoded.sheet.rows) == len(texts)


# --- sheets whose parts differ -----------------------------------------------------------------

PLACES = ["Xã Bình Hòa", "Xã Đông Sơn", "Thị trấn Phước Bửu", "Xã Hoàn Lão", "Phường Hoà Khê"]
WORKS = ["Hiến đất mở đường", "Nuôi ong lấy mật", "Tiếng kẻng bình yên", "Trồng rừng", "Ngõ sạch"]


@pytest.mark.parametrize("coded", [in_tcvn3, in_vni])
def test_one_legacy_column_of_a_unicode_sheet_is_converted(coded: object) -> None:
    assert callable(coded)
    rows = [("Tên mô hình", "Đơn vị")]
    rows += [(coded(work), place) for work, place in zip(WORKS, PLACES, strict=True)]
    decoded = decode_sheet(sheet_of(*rows))
    assert texts_of(decoded.sheet) == ["Tên mô hình", *WORKS]
    assert texts_of(decoded.sheet, 1) == ["Đơn vị", *PLACES]
    assert decoded.encoding is Encoding.MIXED
    assert decoded.columns == 1


def test_columns_in_both_encodings_are_told_apart() -> None:
    rows = [(in_tcvn3(w), in_vni(p), p) for w, p in zip(WORKS, PLACES, strict=True)]
    decoded = decode_sheet(sheet_of(*rows))
    assert [texts_of(decoded.sheet, i) for i in range(3)] == [WORKS, PLACES, PLACES]
    assert decoded.found == (Encoding.TCVN3, Encoding.VNI)
    assert decoded.encoding is Encoding.MIXED


def test_a_legacy_title_over_a_unicode_table_is_converted() -> None:
    title = "Danh sách mô hình dân vận khéo năm 2009"
    rows = [(in_tcvn3(title),), *((place,) for place in ["Hòa Bình", "Toàn", *PLACES])]
    decoded = decode_sheet(sheet_of(*rows))
    assert texts_of(decoded.sheet) == [title, "Hòa Bình", "Toàn", *PLACES]
    assert decoded.encoding is Encoding.MIXED


def test_a_unicode_title_over_a_legacy_table_stays() -> None:
    title = "Danh sách mô hình dân vận khéo"
    rows = [(title,), *((in_tcvn3(place),) for place in PLACES)]
    decoded = decode_sheet(sheet_of(*rows))
    assert texts_of(decoded.sheet) == [title, *PLACES]


def test_a_legacy_header_over_unicode_data_is_converted() -> None:
    header = ("Tên mô hình", "Đơn vị thực hiện", "Ngày đăng ký", "Lĩnh vực")
    rows = [
        tuple(map(in_tcvn3, header)),
        *((w, p, "", "") for w, p in zip(WORKS, PLACES, strict=True)),
    ]
    decoded = decode_sheet(sheet_of(*rows))
    assert decoded.sheet.rows[0] == header
    assert texts_of(decoded.sheet, 1)[1:] == PLACES


def test_an_undecided_column_follows_the_sheet() -> None:
    rows = [(in_tcvn3(work), "Hé") for work in WORKS]
    assert texts_of(decode_sheet(sheet_of(*rows)).sheet, 1) == ["Hộ"] * len(WORKS)
    plain = [(work, "Hé") for work in WORKS]
    assert texts_of(decode_sheet(sheet_of(*plain)).sheet, 1) == ["Hé"] * len(WORKS)


def test_correct_names_that_look_like_vni_are_never_touched() -> None:
    sheet = column_of(["Hoàn Kiếm", "Toàn", "Hoà", "Hoàn Hoà", "Toàn Hoà", "Xã Hoà An", "Cô Toàn"])
    assert decode_sheet(sheet).sheet is sheet


def test_a_text_with_one_unicode_letter_is_never_converted() -> None:
    odd = "M« h×nh đ"
    decoded = decode_sheet(column_of([*map(in_tcvn3, WORKS), odd]))
    assert texts_of(decoded.sheet) == [*WORKS, odd]


def test_other_cells_stay_the_same() -> None:
    others = (7, 1.5, date(2009, 1, 12), None, True, CellFault("#REF!"), "12/01/2009", "ABC-1")
    rows = [(in_tcvn3(work), *others) for work in WORKS]
    decoded = decode_sheet(sheet_of(*rows))
    assert [row[1:] for row in decoded.sheet.rows] == [others] * len(WORKS)
    assert texts_of(decoded.sheet) == WORKS


@pytest.mark.parametrize(
    "texts",
    [
        [
            "L'été à la plage",
            "Où est le café ?",
            "garçon, forêt, maïs",
            "dû, sûr, goût, tôt",
            "Noël",
        ],
        [
            "naïve café",
            "résumé of the façade",
            "5 µm",
            "© 2024",
            "Coca-Cola®",
            "30 °C",
            "a § 5",
            "10 m²",
        ],
        ["Müller", "Straße", "Größe über alles", "señor, mañana, año"],
        ["· Hòa Bình", "«An»", "Diện tích 5 m²", "Là xã"],
    ],
)
def test_other_languages_and_signs_are_untouched(texts: list[str]) -> None:
    sheet = column_of(texts)
    assert decode_sheet(sheet).sheet is sheet


def test_a_block_of_legacy_rows_far_down_a_long_sheet_is_found() -> None:
    rows = [(name,) for name in NAMES[:3000]]
    rows[2000:2060] = [(in_tcvn3(name),) for name in NAMES[2000:2060]]
    decoded = decode_sheet(sheet_of(*rows))
    due = [without_toned_capitals(n) if 2000 <= i < 2060 else n for i, n in enumerate(NAMES[:3000])]
    assert texts_of(decoded.sheet) == due


def test_official_names_are_mostly_syllables() -> None:
    words = {word for name in NAMES for word in name.split() if word.isalpha()}
    assert sum(map(is_syllable, words)) > 0.85 * len(words)


@pytest.mark.parametrize(
    "word", ["xaõ", "Hßa", "vËn", "tÕ", "thôc", "cêm", "nghan", "tiếng1", "áá"]
)
def test_what_is_not_built_like_a_syllable_is_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    "word", ["xã", "HÒA", "Hoà", "nguyễn", "quý", "gì", "khuỷu", "thuỷ", "yên"]
)
def test_syllables_are_known_in_either_place_of_the_tone(word: str) -> None:
    assert is_syllable(word)


def test_a_large_unicode_sheet_is_decided_at_once() -> None:
    rows = tuple(tuple(f"{NAMES[(i + j) % 3000]} {i}" for j in range(10)) for i in range(50_000))
    sheet = RawSheet(name="S", is_hidden=False, rows=rows)
    start = time.perf_counter()
    decoded = decode_sheet(sheet)
    assert time.perf_counter() - start < 0.3
    assert decoded.sheet is sheet
