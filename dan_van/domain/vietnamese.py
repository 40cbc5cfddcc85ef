"""Vietnamese text: cleaned for keeping, and three keys for comparing, finding and sorting.

`clean` is what is stored. `identity` makes two spellings of one name one key, and never two names
one: tones and đ stay, so Đường and Dương are two. `search` is for finding and forgets them.
`sort_key` is plain text whose code-point order is the order of a Vietnamese dictionary, so SQLite
can sort by it. `clean`, `one_line`, `identity` and `search` change nothing the second time.

Nothing here knows what the text is about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""The marks of ngang, huyền, hỏi, ngã, sắc, nặng: the order of a dictionary."""

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The alphabet in its order; f, j, w and z stand in their Latin places."""

_PLAIN_VOWELS = "aăâeêioôơuưy"


def _toned(vowel: str, tone: int) -> str:
    return unicodedata.normalize("NFC", vowel + _TONES[tone])


_VIETNAMESE = "đ" + "".join(_toned(vowel, tone) for vowel in _PLAIN_VOWELS for tone in range(6))
"""The letters that are more than ASCII, and the plain vowels, each as one sign."""


# --- clean -------------------------------------------------------------------------------------

# Patterns that are seldom met are compiled when they are first met: a command should start at once.
_ESCAPED = r"_x(00[01][0-9A-Fa-f]|00[7][fF]|00[89][0-9A-Fa-f])_"
_TERMINAL = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours and cursor moves
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"  # titles and links
    r"|\x1b[ -/]*[0-~]"
)
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_OTHER_BREAK = "\r\n?|[\v\f\u0085\u2028\u2029]"
_BLANK = f"[{_BLANKS}]"
_OUT = f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff{_UNSEEN}]"
# A tone typed before the hat, breve or horn of its vowel does not compose by itself.
_TONE_BEFORE_HAT = re.compile("([\u0300\u0301\u0303\u0309])([\u0302\u0306\u031b])")
# Nearly every text consists of these signs alone, and has nothing to be cleaned of.
_ORDINARY = re.compile(f"[ -~{_VIETNAMESE}{_VIETNAMESE.upper()}–—“”‘’…²³°•]*")


def clean(text: str) -> str:
    r"""Returns the text as it is kept: NFC, one kind of blank, nothing that is not seen.

    Only `\n` and `\t` are left of the control characters. Line breaks of every kind become `\n`.
    Icelandic Ð, which old Vietnamese fonts put in the place of Đ, becomes Đ.
    """
    if _ORDINARY.fullmatch(text) is not None and "_x" not in text:
        return text
    if not text.isprintable() or "_x" in text:
        text = _without_unseen(text)
    if text.isascii():
        return text
    text = text.replace("Ð", "Đ").replace("ð", "đ").replace("\u034f", "")
    text = unicodedata.normalize("NFC", text)
    if _TONE_BEFORE_HAT.search(unicodedata.normalize("NFD", text)):
        return _with_hats_first(text)
    return text


def _without_unseen(text: str) -> str:
    # What is taken out can bring the halves of another escape together: repeat until it settles.
    before = None
    while text != before:
        before = text
        text = re.sub(_ESCAPED, _unescaped, text)
        text = re.sub(_TERMINAL, "", text)
        text = re.sub(_OTHER_BREAK, "\n", text)
        text = re.sub(_BLANK, " ", text)
        text = re.sub(_OUT, "", text)
    return text


def _unescaped(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return "" if character == "\r" else character


def _with_hats_first(text: str) -> str:
    before = None
    while text != before:
        before = text
        apart = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", _TONE_BEFORE_HAT.sub(r"\2\1", apart))
    return text


def one_line(text: str) -> str:
    """Returns the cleaned text on one line: every run of white space is one blank."""
    return " ".join(clean(text).split())


# --- identity and search -----------------------------------------------------------------------

_QUOTES = "\"'`´‘’‚‛“”„‟‹›«»′″‴‵‶‷ʹʺʻʼʽˈˊˋ「」『』〝〞〟＂＇❛❜❝❞"
_DASHES = "\\-\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_QUOTE = re.compile(f"[{_QUOTES}]")
_DASH = re.compile(f" *[{_DASHES}][ {_DASHES}]*")


def _moved_tones() -> dict[str, str]:
    # A tone moves to the vowel that carries it in the newer style (hóa → hoá). Each pair left of
    # the arrow is no syllable of its own: gía stays, since gịa and giạ are two words, and so does
    # mùa, whose u is the main vowel.
    pairs = [("o", "ae"), ("u", "y"), ("qu", "aeioyăâêôơ")]
    pairs += [(glide, "ăâêôơ") for glide in "iouưy"]
    return {
        start[:-1] + _toned(start[-1], tone) + vowel: start + _toned(vowel, tone)
        for start, vowels in pairs
        for vowel in vowels
        for tone in range(1, 6)
    }


_MOVED_TONES = _moved_tones()
_TONED_GLIDES = "".join(_toned(glide, tone) for glide in "iouưy" for tone in range(1, 6))
_TWO_VOWELS = re.compile(f"q?[{_TONED_GLIDES}][aeioyăâêôơ]")
# What was folded once into these signs alone stays as it is. The underscore is missing: taking out
# quotes can make an escape of it.
_SETTLED = re.compile(f"[ -^`-~{_VIETNAMESE}]*")


def identity(text: str) -> str:
    """Returns the key under which two spellings of one name are one.

    Case, quotes, kinds of dash, blanks, a final full stop, comma or semicolon, and the place of
    the tone mark (Hòa, Hoà) make no difference. Tones and đ do.
    """
    if not text.isprintable():
        return _identity_at_length(text)
    try:
        key = " ".join([_IDENTITY_OF_WORD[word] for word in text.split()])
    except KeyError:
        return _identity_at_length(text)
    if "-" in key:
        key = _DASH.sub("-", key)
    return key.rstrip(" .,;")


@lru_cache(maxsize=4096)
def _identity_at_length(text: str) -> str:
    key = _identity_once(text)
    # Letters of other alphabets can need more than one round of folding.
    while not _SETTLED.fullmatch(key) and (again := _identity_once(key)) != key:
        key = again
    return key


def _identity_once(text: str) -> str:
    key = _QUOTE.sub("", one_line(text).casefold())
    key = _DASH.sub("-", " ".join(key.split()))
    if not key.isascii():
        key = _with_tones_moved(unicodedata.normalize("NFC", key))
    return key.rstrip(" .,;")


class _Words(dict[str, str]):
    """What becomes of each word that was met; more than `_MOST_WORDS` are not remembered.

    Raises:
        KeyError: the text that holds this word has to be looked at as a whole.
    """

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> str:
        if word.isdecimal() and word.isascii():  # there are too many numbers to remember
            return word
        key = self._make(word)
        if len(self) < _MOST_WORDS:
            self[word] = key
        return key


_MOST_WORDS = 8192


def _identity_of_word(word: str) -> str:
    key = _with_tones_moved(word.casefold())
    if not _ORDINARY.fullmatch(word) or _QUOTE.search(word) or not _SETTLED.fullmatch(key):
        raise KeyError(word)
    return key


_IDENTITY_OF_WORD = _Words(_identity_of_word)


def _with_tones_moved(key: str) -> str:
    # Twice over for a tone that has two letters to go: ngùyên, nguỳên, nguyền.
    while (moved := _TWO_VOWELS.sub(_with_tone_moved, key)) != key:
        key = moved
    return key


def _with_tone_moved(match: re.Match[str]) -> str:
    return _MOVED_TONES.get(match[0], match[0])


def _without_marks() -> dict[int, str]:
    table = {_toned(vowel, tone): vowel for vowel in _PLAIN_VOWELS for tone in range(6)}
    plain = {letter: unicodedata.normalize("NFD", letter)[0] for letter in _LETTERS} | {"đ": "d"}
    return {ord(letter): plain[base] for letter, base in (table | {"đ": "đ"}).items()}


_WITHOUT_MARKS = _without_marks()


def search(text: str) -> str:
    """Returns the key for finding: `identity` without any diacritic, and đ is d."""
    return _without_diacritics(identity(text))


def _without_diacritics(key: str) -> str:
    try:
        return " ".join([_BARE_WORD[word] for word in key.split(" ")])
    except KeyError:
        return _search_at_length(key)


def _search_at_length(key: str) -> str:
    key = key.translate(_WITHOUT_MARKS)
    # What lost its marks can be a quote or an escape now, and goes the same way.
    while "_" in key or not key.isascii():
        apart = unicodedata.normalize("NFD", key)
        bare = "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
        again = identity(bare).translate(_WITHOUT_MARKS)
        if again == key:
            break
        key = again
    return key


def _bare_word(word: str) -> str:
    bare = word.translate(_WITHOUT_MARKS)
    if "_" in bare or not bare.isascii():
        raise KeyError(word)
    return bare


_BARE_WORD = _Words(_bare_word)


# --- sort_key ----------------------------------------------------------------------------------

# The signs of a key in their order: the end of the letters, the gap between words, the length of a
# number ("0" to "@"), the letters ("A" to "a"), then every other alphabet by its code points.
_END, _GAP, _NUMBER, _FIRST_LETTER = " ", "!", "0", "A"
_LONGEST_SHORT_NUMBER = 15

_PRIMARY = {letter: chr(ord(_FIRST_LETTER) + place) for place, letter in enumerate(_LETTERS)}
_TONED = {
    _toned(vowel, tone): (vowel, str(tone)) for vowel in _PLAIN_VOWELS for tone in range(1, 6)
}
_WORD = r"[^\W_]+"
_PIECE = r"\d+|\D"
_MARKS = "[\u0300-\u036f]+"


def sort_key(text: str) -> str:
    """Returns text whose code-point order (and that of its UTF-8) is the dictionary order.

    Words are compared one after the other, a shorter word first; numbers by their value, before
    letters; the tones of the words only where all letters are the same. Case, quotes and
    punctuation make no difference. The key holds no NUL and is about as long as the text.
    """
    if text.isprintable() and "_x" not in text:
        keys = [_SORT_OF_WORD[word] for word in text.split()]
    else:
        keys = _sort_keys(text)
    letters = _GAP.join([letters for letters, _ in keys if letters])
    tones = "".join([tones for _, tones in keys]).rstrip("0")
    return f"{letters}{_END}{tones}" if tones else letters


def _sort_keys(text: str) -> list[tuple[str, str]]:
    """The letters and the tone of each word."""
    line = unicodedata.normalize("NFC", clean(text).casefold())
    line = re.sub(_MARKS, "", _QUOTE.sub("", line))
    words: list[str] = re.findall(_WORD, line)
    return [_word_key(word) for word in words]


class _SortOfWord(dict[str, tuple[str, str]]):
    """The sort key of what stands between two blanks: letters, and tones of its words."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if word.isdecimal() and word.isascii():  # there are too many numbers to remember
            return _number_key(word), "0"
        keys = _sort_keys(word)
        key = _GAP.join(letters for letters, _ in keys), "".join(tone for _, tone in keys)
        if len(self) < _MOST_WORDS:
            self[word] = key
        return key


_SORT_OF_WORD = _SortOfWord()


def _word_key(word: str) -> tuple[str, str]:
    """Returns the letters of one word as signs of the key, and its tone, `0` to `5`."""
    signs: list[str] = []
    word_tone = "0"
    pieces: list[str] = re.findall(_PIECE, word)
    for piece in pieces:
        if piece.isdecimal():
            signs.append(_number_key("".join(str(unicodedata.decimal(d)) for d in piece)))
            continue
        letter, tone = _TONED.get(piece, (piece, "0"))
        if letter not in _PRIMARY:
            letter = unicodedata.normalize("NFD", letter)[0]
        signs.append(_PRIMARY.get(letter, letter))
        word_tone = word_tone if tone == "0" else tone
    return "".join(signs), word_tone


def _number_key(digits: str) -> str:
    digits = digits.lstrip("0")
    if len(digits) <= _LONGEST_SHORT_NUMBER:
        return chr(ord(_NUMBER) + len(digits)) + digits
    return "@" + _number_key(str(len(digits))) + digits


def keys_of(text: str) -> tuple[str, str, str]:
    """Returns `identity`, `search` and `sort_key` of a text, for less than one after the other."""
    words = text.split() if text.isprintable() else []
    try:
        keys = [_KEYS_OF_WORD[word] for word in words]
        same, bare, letters, tones = zip(*keys, strict=True)
    except (KeyError, ValueError):  # a word that says more beside others; no word at all
        key = identity(text)
        return key, _without_diacritics(key), sort_key(text)
    order, tone = _GAP.join(letters), "".join(tones).rstrip("0")
    return (
        " ".join(same).rstrip(" .,;"),
        " ".join(bare).rstrip(" .,;"),
        f"{order}{_END}{tone}" if tone else order,
    )


class _KeysOfWord(dict[str, tuple[str, str, str, str]]):
    """What each word adds to the three keys of a text, wherever it stands: the order in two parts.

    Raises:
        KeyError: the word is not looked at by itself, or adds no letters.
    """

    def __missing__(self, word: str) -> tuple[str, str, str, str]:
        if word.isdecimal() and word.isascii():  # there are too many numbers to remember
            return word, word, _number_key(word), "0"
        same = _IDENTITY_OF_WORD[word]
        letters, tones = _SORT_OF_WORD[word]
        if "-" in same or "_" in word or not letters:
            raise KeyError(word)
        keys = same, _BARE_WORD[same], letters, tones
        if len(self) < _MOST_WORDS:
            self[word] = keys
        return keys


_KEYS_OF_WORD = _KeysOfWord()
