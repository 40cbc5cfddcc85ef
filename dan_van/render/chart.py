"""A chart as lines of text: a bar for each value, as wide as the terminal allows."""

from __future__ import annotations

from collections.abc import Iterator

from dan_van.domain.chart import Chart
from dan_van.domain.wording import Wording
from dan_van.render.cells import one_line, printable
from dan_van.render.layout import display_width

NARROWEST = 30
_EIGHTHS = " ▏▎▍▌▋▊▉"
_GAP = 2


def chart_lines(chart: Chart, wording: Wording, *, width: int, is_ascii: bool) -> Iterator[str]:
    """The chart within so many places; a label that needs more than half stands above its bar."""
    width = max(width, NARROWEST)
    labels = [printable(one_line(wording.say(label))) for label, _ in chart.bars]
    numbers = [wording.number(value) for _, value in chart.bars]
    half = width // 2
    lead = max((display_width(x) for x in labels if display_width(x) <= half), default=0)
    room = width - lead - _GAP - 1 - max((len(number) for number in numbers), default=0)
    yield wording.say(chart.title)
    for label, number, (_, value) in zip(labels, numbers, chart.bars, strict=True):
        taken = display_width(label)
        if taken > half:
            yield label
        before = " " * (lead + _GAP) if taken > half else f"{label}{' ' * (lead - taken + _GAP)}"
        drawn = _bar(value, chart.longest, room, is_ascii=is_ascii)
        yield f"{before}{drawn}{' ' if drawn else ''}{number}"


def _bar(value: int, longest: int, room: int, *, is_ascii: bool) -> str:
    """A bar of at most that many places; what is not 0 is seen."""
    if value <= 0:
        return ""
    if is_ascii:
        return "#" * max(room * value // longest, 1)
    full, part = divmod(max(8 * room * value // longest, 1), 8)
    return "█" * full + (_EIGHTHS[part] if part else "")
