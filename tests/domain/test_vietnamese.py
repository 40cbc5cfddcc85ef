"""Vietnamese text: what is cleaned, which names are one, and how names are ordered."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest

from dan_van.domain.vietnamese import clean, identity, one_line, search, sort_key


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (unicodedata.normalize("NFD", "Hội Liên hiệp Phụ nữ"), "Hội Liên hiệp Phụ nữ"),
        ("\u00d0ường", "Đường"),
        ("\u00f0ường", "đường"),
        ("Xã\u00a0Lợi\u3000Hải", "Xã Lợi Hải"),
        ("Xã Lợi Hải_x000D_\nthôn 1", "Xã Lợi Hải\nthôn 1"),
        ("Xã Lợi Hải_x000D_", "Xã Lợi Hải"),
        ("một_x000A_hai", "một\nhai"),
        ("một\r\nhai\rba\u2028bốn\vnăm", "một\nhai\nba\nbốn\nnăm"),
        ("một\thai\x00\x07", "một\thai"),
        ("\x1b[31mđỏ\x1b[0m", "đỏ"),
        ("\x1b]0;tựa đề\x07đỏ", "đỏ"),
        ("\ufeffBắc\u200b Sơn\u202e\u00ad", "Bắc Sơn"),
        ("hỏng\udc80", "hỏng"),
        ("_x00_x000D_0D_x", "x"),
        ("xa_xAB_b", "xa_xAB_b"),
        ("Đảng ủy", "Đảng ủy"),
        ("e\u0301\u0302", "ế"),
    ],
)
def test_clean_keeps_what_is_seen_and_nothing_else(raw: str, kept: str) -> None:
    assert clean(raw) == kept


def test_one_line_makes_every_run_of_white_space_one_blank() -> None:
    assert one_line("  Xã\n\n Lợi \t\u00a0Hải \r\n") == "Xã Lợi Hải"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("Ủy ban", "Uỷ ban"),
        ("ỦY BAN", "uỷ ban"),
        ("Thúy", "Thuý"),
        ("khỏe", "khoẻ"),
        ("lòa", "loà"),
        ("tùy", "tuỳ"),
        ("qúy", "quý"),
        ("qủa", "quả"),
        ("Hòang", "Hoàng"),
        ("khủyu", "khuỷu"),
        ("Ngùyễn", "Nguỳễn"),
        ("Ngùyên", "Nguyền"),
        ("đừơng", "đường"),
        ("\u00d0ường", "Đường"),
        ("“Tổ tự quản”", "tổ tự quản"),
        ("'Tổ tự quản'", '"Tổ tự quản"'),
        ("xã M’Nông", "Xã M'Nông"),
        ("Phan Rang – Tháp Chàm", "Phan Rang-Tháp Chàm"),
        ("Xã  Lợi\u00a0Hải.", "xã lợi hải"),
        ("Xã Lợi Hải ; ", "Xã Lợi Hải"),
        (unicodedata.normalize("NFD", "Phước Hòa"), "Phước Hoà"),
    ],
)
def test_two_spellings_of_one_name_have_one_identity(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đường", "Dương"),
        ("Đường", "Đương"),
        ("hoa", "hoà"),
        ("hóa", "hòa"),
        ("gịa", "giạ"),
        ("mùa", "mũa"),
        ("mủa", "moả"),
        ("của", "cuả"),
        ("Ân", "An"),
        ("thôn 1", "thôn 10"),
        ("Bắc Sơn", "BắcSơn"),
    ],
)
def test_different_names_have_different_identities(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@pytest.mark.parametrize(
    "word",
    ["quý", "toán", "hoàng", "khuỷu", "giá", "già", "mùa", "của", "thuở", "huế", "khuya", "ngoèo"],
)
def test_a_word_in_the_newer_style_is_its_own_identity(word: str) -> None:
    assert identity(word) == word


def test_no_two_syllables_of_the_newer_style_share_an_identity() -> None:
    onsets = ["", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "ng", "qu", "th", "t"]
    rhymes = ["a", "ă", "â", "e", "ê", "i", "ia", "iê", "o", "oa", "oe", "oă", "ô", "ơ", "u", "ua"]
    rhymes += ["uâ", "uê", "uơ", "uô", "uy", "uyê", "uya", "ư", "ưa", "ươ", "y", "yê"]
    tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
    syllables = set()
    for rhyme in rhymes:
        is_falling = rhyme in {"ia", "ua", "ưa", "uya"}
        at = len(rhyme) - 1 if is_falling else len(rhyme)
        for tone in tones:
            toned = unicodedata.normalize("NFC", rhyme[:at] + tone + rhyme[at:])
            # gi and qu carry no rhyme that starts with their own i and u
            syllables |= {
                onset + toned for onset in onsets if not onset or onset[-1] not in "iu" + rhyme[0]
            }
    assert len({identity(syllable) for syllable in syllables}) == len(syllables)


def test_search_key_has_neither_tones_nor_d_with_stroke() -> None:
    assert search("Đảng ủy xã “Lợi Hải”.") == "dang uy xa loi hai"
    assert search("Nguyễn Thị Ở Ưng Ỷ") == "nguyen thi o ung y"
    assert search("Crème brûlée") == "creme brulee"


def assert_in_order(names: list[str]) -> None:
    keys = [sort_key(name) for name in names]
    assert keys == sorted(set(keys))


def test_names_are_sorted_as_in_a_vietnamese_dictionary() -> None:
    names = ["An", "An Bình", "Anh", "Ăn", "Ân", "Bắc", "Ca", "Dung", "Đông", "Ea", "Êa", "Gia"]
    assert_in_order(names)


def test_tones_count_only_where_all_letters_are_the_same() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert_in_order(tones)
    assert sort_key("mạ an") < sort_key("ma ăn")
    assert sort_key("ma mạ") < sort_key("mà ma")


def test_numbers_are_sorted_by_their_value_before_letters() -> None:
    names = ["thôn", "thôn 0", "thôn 1", "thôn 2", "thôn 2a", "thôn 10", f"thôn {10**20}", "thôn A"]
    assert_in_order(names)
    assert sort_key("thôn 02") == sort_key("Thôn 2")


def test_case_quotes_and_punctuation_do_not_change_the_order() -> None:
    assert sort_key("“Tổ tự quản” (thôn 2)") == sort_key("TỔ TỰ QUẢN - thôn 2")
    assert sort_key("M’Nông") == sort_key("m'nông")


def test_sqlite_sorts_by_the_key_as_python_does() -> None:
    names = ["Đông", "Dung", "Ân", "An", "Ăn", "thôn 10", "thôn 2", "An Bình", "Anh", "Жук"]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (name TEXT, key TEXT) STRICT")
    connection.executemany("INSERT INTO t VALUES (?, ?)", [(n, sort_key(n)) for n in names])
    in_sqlite = [name for (name,) in connection.execute("SELECT name FROM t ORDER BY key")]
    connection.close()
    assert in_sqlite == sorted(names, key=sort_key)
    assert " ".join(in_sqlite) == "An An Bình Anh Ăn Ân Dung Đông thôn 2 thôn 10 Жук"
