"""Kind and sector that a sheet's title gives to all its rows: "DANH SÁCH MÔ HÌNH TẬP THỂ".

The lines above the table are asked first, then the name of the sheet. A title that names two kinds
or two sectors gives none. A sector counts only behind the words that announce one ("lĩnh vực
kinh tế"), for a sending unit may be named after it ("PHÒNG KINH TẾ").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dan_van.domain.record import Ref
from dan_van.domain.sheet import SheetLayout
from dan_van.domain.vietnamese import one_line, search
from dan_van.entities import Choice, Entity, Kind
from dan_van.entities.model import KINDS
from dan_van.services.lookups import Lookups

_ANNOUNCED = re.compile(r"\b(?:linh vuc|trong (?:linh vuc )?)\W*(.+)")
_END = re.compile(
    r"\W*(?:$|\(|\d|\b(?:nam|quy|thang|dau|cuoi|giai doan|dot|ky|tren|tai|cua|o|do|thuoc|cap|tinh|"
    r"huyen|xa(?! hoi)|phuong|thi xa|thanh pho)\b)"
)
_LEAST_NAME = 5
"""Letters of a kind by which a sheet may be called; TT and CN can be anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleDimensions:
    """What the title gives to every row; None where it does not say."""

    kind: str | None = None
    sector: Ref | None = None


def dimensions_in_title(layout: SheetLayout, entity: Entity, lookups: Lookups) -> TitleDimensions:
    """The kind and the sector of all rows of a sheet, by its title, else by its name.

    A form whose open dimensions stand for all of them is read by its own rules.
    """
    if entity.null_is_all:
        return TitleDimensions()
    lines = [search(one_line(line)) for line in layout.title_lines]
    name = search(one_line(layout.sheet))
    kind = sector = None
    if any(field.choices == KINDS for field in entity.fields):
        kind = _sole(_kinds(lines)) or _sole(_named(name, KINDS, least=_LEAST_NAME))
    if any(field.kind is Kind.SECTOR for field in entity.fields):
        choices = lookups.sector_choices
        sector = _sole(_sectors(lines, choices)) or _sole(_named(name, choices, least=1))
    return TitleDimensions(
        kind=kind, sector=lookups.sector_by_code(sector) if sector is not None else None
    )


def _kinds(lines: Sequence[str]) -> set[str]:
    return {
        choice.value
        for choice in KINDS
        for line in lines
        if re.search(rf"\b{re.escape(search(choice.label.vi))}\b", line)
    }


def _sectors(lines: Sequence[str], choices: Sequence[Choice]) -> set[str]:
    """The sectors that are announced; a text that goes on after one names something else."""
    found: set[str] = set()
    for line in lines:
        for announced in _ANNOUNCED.finditer(line):
            text = announced[1]
            for choice in choices:
                for word in _words(choice):
                    if text.startswith(word) and _END.match(text[len(word) :]):
                        found.add(choice.value)
    return found


def _named(name: str, choices: Sequence[Choice], *, least: int) -> set[str]:
    """The values whose name is the whole text, perhaps behind "lĩnh vực" or "mô hình"."""
    bare = re.sub(r"^(?:\W|\d)*(?:(?:linh vuc|mo hinh|danh sach)\W*)*", "", name)
    return {
        choice.value
        for choice in choices
        if any(len(word) >= least and word in {name, bare} for word in _words(choice))
    }


def _words(choice: Choice) -> set[str]:
    return {search(text) for text in (choice.label.vi, *choice.spellings)}


def _sole(found: Iterable[str]) -> str | None:
    values = list(found)
    return values[0] if len(values) == 1 else None
