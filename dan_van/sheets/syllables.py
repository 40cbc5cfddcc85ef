"""Whether a word is built like a Vietnamese syllable: initial, rime, and a tone the rime allows.

Only the build is looked at, not whether the word exists. Names of other languages (Krông, Pleiku)
are no syllables here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOP_TONES = ("\u0301", "\u0323")
_INITIALS = "ngh|ng|nh|n|gh|gi|g|kh|k|ch|c|th|tr|t|ph|p|qu|b|d|đ|h|l|m|r|s|v|x|"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on "
    "ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya "
    "uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu ych yn ynh yt"
)
_SYLLABLE = re.compile(f"({_INITIALS})({'|'.join(_RIMES.split())})")
_FRONT = frozenset("eêiy")
_GLIDES = frozenset("iouy")
_STOPS = ("c", "ch", "p", "t")


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a word, its case as it likes but of one kind, is built like a syllable."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(apart)
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", _TONE.sub("", apart))
    match = _SYLLABLE.fullmatch(plain)
    if match is None:
        return False
    initial, rime = match.groups()
    if initial in ("gh", "ngh") and rime[0] not in _FRONT:
        return False
    if initial == "c" and rime[0] in _FRONT:
        return False
    if len(rime) > 1 and rime[-1] in _GLIDES and rime != "uy" and _TONE.match(apart[-1]):
        return False  # the tone stands on the main vowel: xão, never xaõ
    return not rime.endswith(_STOPS) or (bool(tones) and tones[0] in _STOP_TONES)
