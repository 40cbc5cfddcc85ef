"""Laws of Vietnamese text that hold for every string."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.vietnamese import clean, identity, keys_of, one_line, search, sort_key

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạằẵấậéẻễệíịòóỏọốộờợúùủụứựýỳỷỹỵ"
NAMES = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " 0123456789", max_size=30)
AWKWARD = st.text(
    alphabet=VIETNAMESE
    + "ÐðQq _x000DAda\r\n\t\x1b[m\u200b\u00a0'\"“”–-.,;\u0300\u0301\u0302\u031b",
    max_size=30,
)
ANY = st.one_of(AWKWARD, st.text(alphabet=st.characters(), max_size=20))


@pytest.mark.parametrize("key", [clean, one_line, identity, search])
@settings(max_examples=300)
@given(text=ANY)
def test_keying_a_key_changes_nothing(key: Callable[[str], str], text: str) -> None:
    once = key(text)
    assert key(once) == once


@given(text=ANY)
def test_clean_text_can_be_stored_and_shown(text: str) -> None:
    kept = clean(text)
    kept.encode("utf-8")
    assert unicodedata.is_normalized("NFC", kept)
    assert not [c for c in kept if unicodedata.category(c) == "Cc" and c not in "\n\t"]


@given(text=NAMES)
def test_composed_and_decomposed_text_have_the_same_keys(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    for key in (clean, one_line, identity, search, sort_key):
        assert key(apart) == key(unicodedata.normalize("NFC", text))


@settings(max_examples=300)
@given(words=st.lists(ANY, max_size=4))
def test_keys_at_once_are_those_one_by_one(words: list[str]) -> None:
    for text in (" ".join(words), *words):
        assert keys_of(text) == (identity(text), search(text), sort_key(text))


@given(text=NAMES)
def test_search_key_of_vietnamese_text_is_ascii(text: str) -> None:
    assert search(text).isascii()


@given(one=NAMES, other=NAMES)
def test_names_of_one_identity_are_found_and_sorted_together(one: str, other: str) -> None:
    if identity(one) == identity(other):
        assert search(one) == search(other)
    assert search(identity(one)) == search(one)
    assert sort_key(identity(one)) == sort_key(one)


@given(text=ANY)
def test_sort_key_is_compact_and_has_no_nul(text: str) -> None:
    key = sort_key(text)
    assert "\x00" not in key
    assert (
        len(key.encode())
        <= 3 * len(unicodedata.normalize("NFD", text.casefold()).encode("utf-8", "surrogatepass"))
        + 1
    )


@given(names=st.lists(NAMES, max_size=6))
def test_order_of_code_points_is_the_order_of_bytes(names: list[str]) -> None:
    keys = [sort_key(name) for name in names]
    assert sorted(keys) == sorted(keys, key=str.encode)


@given(stem=NAMES, small=st.integers(0, 10**18), more=st.integers(1, 10**18))
def test_a_smaller_number_comes_first(stem: str, small: int, more: int) -> None:
    assert sort_key(f"{stem} thôn {small}") < sort_key(f"{stem} thôn {small + more}")


@given(words=st.lists(st.text(alphabet=VIETNAMESE, min_size=1, max_size=6), min_size=1, max_size=3))
def test_a_name_comes_before_the_same_name_with_another_word(words: list[str]) -> None:
    name = " ".join(words)
    assert sort_key(name) < sort_key(f"{name} a")
    assert sort_key(f"{words[0]} z") < sort_key(f"{words[0]}a")
