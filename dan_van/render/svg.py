"""A chart as an inline picture of a page: no script, nothing loaded, readable in grey on paper.

Each bar has its label above and its number behind it, so that nothing is cut
however long a name is.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dan_van.domain.chart import Chart
from dan_van.domain.wording import Wording
from dan_van.render.cells import one_line, printable

WIDTH = 640
_STEP = 36
_BAR = 14
_ROOM = 80  # for the number behind the longest bar


def svg_lines(chart: Chart, wording: Wording) -> Iterator[str]:
    """The chart as lines of SVG."""
    title = _text(wording.say(chart.title))
    height = _STEP * len(chart.bars)
    longest = chart.longest
    yield f"<figure>\n<figcaption>{title}</figcaption>\n"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' width="{WIDTH}" height="{height}">\n<title>{title}</title>\n'
    )
    for place, (label, value) in enumerate(chart.bars):
        top = place * _STEP
        length = (WIDTH - _ROOM) * value // longest if longest else 0
        number = escape(wording.number(value))
        yield f'<text x="0" y="{top + 13}">{_text(wording.say(label))}</text>\n'
        yield f'<rect x="0" y="{top + 17}" width="{max(length, 1)}" height="{_BAR}"/>\n'
        yield f'<text x="{length + 6}" y="{top + 29}">{number}</text>\n'
    yield "</svg>\n</figure>\n"


def _text(text: str) -> str:
    return escape(printable(one_line(text)))
