"""Names that are similar to what was typed, for suggestions only: nothing is ever taken by it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEAST_SCORE = 80  # of 100: one wrong letter in a short name, two or three in a long one
_WIDEST_GAP = 5  # below the best one
_MOST = 5
_NUMBER = re.compile(r"\d+")


def similar_names(text: str, names: Sequence[str]) -> Sequence[str]:
    """Returns the names similar to the text, best first, at most five.

    Both sides are folded already (`vietnamese.search`). Numbers must agree: thôn 2 is not a slip of
    the pen for thôn 3.
    """
    from rapidfuzz import fuzz, process  # lazy: start-up

    numbers = _NUMBER.findall(text)
    found = process.extract(
        text, names, scorer=fuzz.ratio, score_cutoff=_LEAST_SCORE, limit=4 * _MOST
    )
    near = [(name, score) for name, score, _ in found if _NUMBER.findall(name) == numbers]
    return [name for name, score in near if score >= near[0][1] - _WIDEST_GAP][:_MOST]
