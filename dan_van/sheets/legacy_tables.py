"""The letters of the two old Vietnamese encodings, as they look when taken for Latin-1.

`TCVN3` is TCVN 5712:1993 (VN3, the ABC fonts): one sign a letter, no capital that bears a tone.
`VNI` is VNI-Windows: mostly a base letter and a mark. Both maps give NFC letters. Nothing here
decides what a text is written in.
"""

from __future__ import annotations

import re
import unicodedata

from dan_van.sheets.syllables import is_syllable

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"


def _tcvn3() -> dict[str, str]:
    # Runs of the standard: the first code, then the letters of the codes that follow. The codes
    # between the runs hold no letter in VN3 (0xB0 to 0xB4 are bare marks and were never typed).
    runs = {
        0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
        0xB5: "àảãáạ",
        0xBB: "ằẳẵắ",
        0xC6: "ặầẩẫấậè",
        0xCE: "ẻẽéẹềểễếệìỉ",
        0xDC: "ĩíịò",
        0xE1: "ỏõóọồổỗốộờởỡớợù",
        0xF1: "ủũúụừửữứựỳỷỹýỵ",
    }
    return {
        chr(first + place): letter
        for first, letters in runs.items()
        for place, letter in enumerate(letters)
    }


def _vni() -> dict[str, str]:
    tones = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
    hats = {"á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
    breves = {"é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
    with_hat = {"â": _HAT} | {sign: _HAT + tone for sign, tone in hats.items()}
    with_breve = {"ê": _BREVE} | {sign: _BREVE + tone for sign, tone in breves.items()}
    marks = {
        "a": ("a", tones | with_hat | with_breve),
        "e": ("e", tones | with_hat),
        "o": ("o", tones | with_hat),
        "u": ("u", tones),
        "y": ("y", tones),
        "ô": ("ơ", tones),
        "ö": ("ư", tones),
    }
    table = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}
    table["î"] = "ỵ"
    for base, (vowel, signs) in marks.items():
        for sign, mark in signs.items():
            table[base + sign] = unicodedata.normalize("NFC", vowel + mark)
    capitals = {code.upper(): letter.upper() for code, letter in table.items()}
    # A capital is often followed by the mark of a small letter: Uûy ban.
    half = {code[0].upper() + code[1:]: c.upper() for code, c in table.items() if len(code) == 2}
    return table | half | capitals


TCVN3 = _tcvn3()
"""Latin-1 sign → letter; the soft hyphen is ư."""

VNI = _vni()
"""One or two Latin-1 signs → letter; a capital may bear the mark of a small letter."""

_FROM_TCVN3 = str.maketrans(TCVN3)
_CODES = "|".join(sorted(map(re.escape, VNI), key=len, reverse=True))
_VNI_CODE = re.compile(_CODES)
_VNI_RUN = re.compile(f"(?:{_CODES}|[A-Za-z])*")
_WORD = re.compile("[^\\W\\d_]+")
_CAPITAL_INSIDE = re.compile("[^\\W\\d_a-z][A-Z]")


def is_in_tcvn3(run: str) -> bool:
    """Whether every sign of a run is plain or a code of TCVN3."""
    return all(sign in TCVN3 for sign in run if not sign.isascii())


def is_in_vni(run: str) -> bool:
    """Whether every sign of a run is plain or belongs to a code of VNI: no mark stands alone."""
    return _VNI_RUN.fullmatch(run) is not None


def from_tcvn3(text: str) -> str:
    """Returns the text of a TCVN3 string in Unicode.

    What was typed in capitals in a capital font (`DANH S¸CH`) holds small toned letters: a word
    becomes capitals where its plain letters are. A text wholly in small letters stays so, since
    only its font would tell.
    """
    text = text.translate(_FROM_TCVN3)
    if not _CAPITAL_INSIDE.search(text):
        return text
    words: list[str] = _WORD.findall(text)
    if not any(map(_is_half_capitals, words)):
        return text
    if not any("a" <= sign <= "z" for sign in text):
        return text.upper()
    return _WORD.sub(lambda w: w[0].upper() if _is_half_capitals(w[0]) else w[0], text)


def _is_half_capitals(word: str) -> bool:
    """Whether only the letters are small that have no capital: BìNH, but neither Xã nor SRó."""
    return (
        any("A" <= sign <= "Z" for sign in word[1:])
        and not any("a" <= sign <= "z" for sign in word)
        and not word.isupper()
        and is_syllable(word.lower())
    )


def from_vni(text: str) -> str:
    """Returns the text of a VNI-Windows string in Unicode."""
    return _VNI_CODE.sub(lambda found: VNI[found[0]], text)
