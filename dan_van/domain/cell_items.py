"""Parsing lists in one cell: places, partners, and things given with their quantities."""

from __future__ import annotations

import re

from dan_van.domain.amount import Item
from dan_van.domain.cell import CellProblem, is_blank, parse_text, problem
from dan_van.domain.cell_number import parse_figure
from dan_van.domain.figure import Figure
from dan_van.domain.item_words import split_unit
from dan_van.domain.number_style import NumberStyle
from dan_van.domain.sheet import RawCell
from dan_van.domain.vietnamese import one_line

_BETWEEN = re.compile(r"\s*[;\n]\s*|,\s+(?=\D)|\s+và\s+(?=(?:xã|phường|thị trấn|huyện|thôn|ấp)\s)")
_PARTED = re.compile(r"[;\n]")
_PARENT = re.compile(r"^(?:huyện|quận|thị xã|thành phố|tp|tỉnh)\b", re.IGNORECASE)
_ITEM = re.compile(
    r"(?P<figure>(?:(?:trên|hơn|gần|dưới|khoảng|ít nhất)\s+)?\d[\d.,]*(?:\s(?=\d{3}\b)\d{3})*"
    r"(?:\s+(?:nghìn|ngàn|triệu))?)\s+(?P<what>.+)",
    re.IGNORECASE,
)


def parse_names(raw: RawCell) -> tuple[str, ...] | CellProblem | None:
    """Names parted by semicolons or line breaks alone: commas belong to a name."""
    text = raw if isinstance(raw, str) else parse_text(raw)
    if text is None or isinstance(text, CellProblem) or is_blank(text):
        return text if isinstance(text, CellProblem) else None
    parts = (one_line(part) for part in _PARTED.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def parse_list(raw: RawCell) -> tuple[str, ...] | CellProblem | None:
    """The texts of a list, split at semicolons and line breaks, else at commas.

    A district or province named behind places is what they lie in, not a place of its own.
    """
    text = raw if isinstance(raw, str) else parse_text(raw)
    if text is None or isinstance(text, CellProblem) or is_blank(text):
        return text if isinstance(text, CellProblem) else None
    if _PARTED.search(text):
        return parse_names(text)
    parts = [part for piece in _BETWEEN.split(text.strip()) if (part := one_line(piece))]
    while len(parts) > 1 and _PARENT.match(parts[-1]) and not _PARENT.match(parts[-2]):
        parts.pop()
    return tuple(dict.fromkeys(parts))


def parse_items(raw: RawCell) -> tuple[Item, ...] | CellProblem | None:
    """Things given: `300 suất quà; 2.200 lá cờ Tổ quốc`, parted by semicolons or line breaks."""
    text = raw if isinstance(raw, str) else parse_text(raw)
    if text is None or isinstance(text, CellProblem) or is_blank(text):
        return text if isinstance(text, CellProblem) else None
    items: list[Item] = []
    for part in re.split(r"\s*[;\n]\s*", text.strip()):
        if not part:
            continue
        found = _ITEM.fullmatch(one_line(part))
        figure = parse_figure(found["figure"], NumberStyle()) if found else None
        if found is None or not isinstance(figure, Figure):
            return problem(raw, "not_items")
        unit, what = split_unit(found["what"])
        items.append(Item(what=what, quantity=figure.number, unit=unit, qualifier=figure.qualifier))
    return tuple(items)
