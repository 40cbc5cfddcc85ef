"""What stands over several headings at once: "Trong kỳ" over four columns of figures.

Drawn as a line of its own, dashes showing how far it reaches. It wraps at blanks before it makes
its columns wider.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

_DASHES = 2
"""A dash and a blank, on each side of the text."""


def runs(overs: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Each text with the places of the neighbours that it stands over, in order."""
    for text, places in groupby(range(len(overs)), key=overs.__getitem__):
        yield text, list(places)


def widened(
    widths: Sequence[int], overs: Sequence[str], *, gap: int, least: Callable[[str], int]
) -> list[int]:
    """The widths with the last column of each run as wide as the text over the run needs."""
    found = list(widths)
    for text, places in runs(overs):
        if text:
            found[places[-1]] += max(0, least(text) - _reach(found, places, gap))
    return found


def over_lines(
    overs: Sequence[str],
    widths: Sequence[int],
    *,
    gap: int,
    rule: str,
    width_of: Callable[[str], int],
) -> list[str]:
    """The lines above the headings; none where nothing stands there."""
    if not any(overs):
        return []
    blocks = []
    for text, places in runs(overs):
        reach = _reach(widths, places, gap)
        blocks.append((_lines(text, reach, rule, width_of), reach))
    height = max(len(lines) for lines, _ in blocks)
    filled = [[*[" " * reach] * (height - len(lines)), *lines] for lines, reach in blocks]
    return [(" " * gap).join(line).rstrip(" ") for line in zip(*filled, strict=True)]


def _lines(text: str, reach: int, rule: str, width_of: Callable[[str], int]) -> list[str]:
    if not text:
        return [" " * reach]
    if width_of(text) + 2 * _DASHES <= reach:
        left = (reach - width_of(text) - 2) // 2
        right = reach - width_of(text) - 2 - left
        return [f"{rule * left} {text} {rule * right}"]
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".lstrip()
        if width_of(longer) <= reach or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_centred(line, reach - width_of(line)) for line in lines]


def _centred(line: str, room: int) -> str:
    left = max(0, room) // 2
    return f"{' ' * left}{line}{' ' * (max(0, room) - left)}"


def _reach(widths: Sequence[int], places: Sequence[int], gap: int) -> int:
    return sum(widths[place] for place in places) + gap * (len(places) - 1)
