"""Summary forms: tables whose rows name a sector, a kind, a unit, and whose columns hold figures.

The words over a column say what its figures count and of which kind, sector or level; where they
name no measure ("Số lượng", "Tập thể"), the rows or the title of the table do. A share ("Tỷ lệ
(%)") is no figure. A table is a summary only where every row is named, and named once; one that
tells more in words than in figures is a list in a form that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dan_van.domain.cell_number import parse_figure
from dan_van.domain.figure import Figure
from dan_van.domain.number_style import NumberStyle
from dan_van.domain.sheet import RawCell, SheetRow
from dan_van.entities.entity import Entity, Field, Kind
from dan_van.sheets.grid import fold, is_blank
from dan_van.sheets.header_columns import HeaderColumn
from dan_van.sheets.header_keys import header_key, header_keys
from dan_van.sheets.header_words import is_number_heading
from dan_van.sheets.match_headers import HeaderMatch, Marks, mark_keys
from dan_van.sheets.row_words import SumWord, is_filler, sum_word

_SAMPLE = 200
_UNKNOWN_TO_ONE = 6
_FEWEST_TICKED = 2  # columns
_FEWEST_TICKS = 4
_MEASURE = "measure"
_AWARDS = "awards"
_NAMES = frozenset(("unit", "sector", "kind", "level", "form", "period", _MEASURE))
_COUNTS = re.compile(r"^(?:(?:tong|so luong|so|cac)\s+)+")
_SHARE = re.compile(r"%|\b(?:ty le|ti le|ty trong|co cau|phan tram)\b")
_GENERAL = frozenset(
    ("so luong", "so lieu", "ket qua", "ket qua thuc hien", "thuc hien", "so", "tong so")
)
_TITLES = (
    (_AWARDS, re.compile(r"\b(?:khen thuong|bieu duong|tuyen duong)\b")),
    ("registered", re.compile(r"\b(?:mo hinh|dien hinh)\b")),
)
_STAGES = (
    ("recognised", re.compile(r"\bcong nhan\b")),
    ("replicated", re.compile(r"\bnhan rong\b")),
    ("kept", re.compile(r"\bduy tri\b")),
    ("registered", re.compile(r"\bdang ky\b")),
)

Said = tuple[tuple[str, str], ...]
"""What a heading says of every figure under it: field and value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The columns of a summary form: for each what field it bears and what its heading says.

    Columns of figures bear the headline of the form.
    """

    fields: tuple[str | None, ...]
    says: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the forms, folded: what counts, and of which kind, sector, level."""

    measures: Mapping[str, str]
    facets: Mapping[str, tuple[str, str]]

    def measure(self, text: str) -> str | None:
        keys = (_counted(key) for _, key in header_keys(text))
        return next((self.measures[key] for key in keys if key in self.measures), None)

    def facet(self, text: str) -> tuple[str, str] | None:
        keys = (key for _, key in header_keys(text))
        return next((self.facets[key] for key in keys if key in self.facets), None)


def figure_form(forms: Sequence[Entity]) -> Entity | None:
    """The form whose headline is a figure."""
    return next((f for f in forms if f.field(f.headline).kind is Kind.FIGURE), None)


def is_share(header: str) -> bool:
    """Whether a heading is that of percentages, which are neither stored nor added."""
    return _SHARE.search(fold(header)) is not None


def measure_named(text: str, form: Entity) -> str | None:
    """The measure that a text names as a heading would: "Số mô hình DVK đăng ký"."""
    return _words(form, {}).measure(text)


def holds_figures(header: str, cells: Sequence[RawCell]) -> bool:
    """Whether a column holds figures that count something; shares and row numbers do not."""
    is_other = not header or is_share(header) or is_number_heading(header)
    filled = [cell for cell in cells if not is_blank(cell) and not is_filler(cell)]
    return not is_other and _figure_share(filled) >= 0.5


def find_summary(
    columns: Sequence[HeaderColumn],
    matches: Sequence[HeaderMatch],
    data: Sequence[SheetRow],
    *,
    form: Entity,
    title: Sequence[str],
    marks: Marks,
    units: frozenset[str] = frozenset(),
) -> Summary | None:
    """Reads a table as a summary form; None where it is none.

    Args:
        columns: the columns of the table.
        matches: what their headings are among the fields of the form.
        data: the rows of data.
        form: the form of figures.
        title: the lines above the table.
        marks: folded spelling → field and code, for the sectors.
        units: folded names of units that may name rows.
    """
    rows = data[:_SAMPLE]
    words = _words(form, marks)
    fields: list[str | None] = []
    heard: list[dict[str, str] | None] = []
    wordy = counting = 0
    for column, match in zip(columns, matches, strict=True):
        cells = _cells(column.index, rows)
        is_figures = _figure_share(cells) >= 0.5
        is_open = match.field in {None, form.headline} or match.option is not None
        field = None if is_open or (is_figures and match.field != "period") else match.field
        if is_open and not is_figures and not _NAMES.intersection(fields):
            field = _named_by_content(cells, words, units)
        fields.append(field)
        heard.append(_said(column.texts, words) if is_open and is_figures else None)
        counting += is_open and holds_figures(column.header, cells)
        wordy += field is None and not is_figures and len(cells) * 2 > len(rows)
    named = [place for place, field in enumerate(fields) if field in _NAMES]
    measure = None if _MEASURE in fields else _measure_of_title(title, fields)
    says = _completed(heard, measure, is_in_rows=_MEASURE in fields)
    figures = sum(said is not None for said in says)
    indexes = [columns[place].index for place in named]
    if figures * _UNKNOWN_TO_ONE < counting:
        return None  # one known heading among many others is a table of something else
    if not named or not figures or wordy > figures or not _each_named_once(rows, indexes):
        return None
    told = [column.index for column, said in zip(columns, says, strict=True) if said is not None]
    if _are_ticks(told, rows):
        return None
    return Summary(
        fields=tuple(
            field if said is None else form.headline
            for field, said in zip(fields, says, strict=True)
        ),
        says=tuple(said or () for said in says),
    )


def _completed(
    heard: Sequence[dict[str, str] | None], measure: str | None, *, is_in_rows: bool
) -> list[Said | None]:
    """Gives headings without a measure that of the table; of columns that say the same, one."""
    found: list[Said | None] = []
    for said in heard:
        whole = dict(said) if said is not None else None
        if whole is not None and not is_in_rows and _MEASURE not in whole:
            known = _AWARDS if "form" in whole else measure
            whole = None if known is None else whole | {_MEASURE: known}
        ordered = None if whole is None else tuple(sorted(whole.items()))
        found.append(None if ordered in found else ordered)
    return found


def _said(texts: Sequence[str], words: _Words) -> dict[str, str] | None:
    """What the texts over a column say, the lowest first; None where it is not understood.

    A heading that only says "Tổng số" is understood and says nothing.
    """
    if not texts or is_number_heading(texts[-1]) or any(is_share(text) for text in texts):
        return None
    lowest, parents = texts[-1], texts[:-1]
    said: dict[str, str] = {}
    joined = [text for parent in parents for text in (f"{parent} {lowest}", f"{lowest} {parent}")]
    measure = next((m for text in (lowest, *joined) if (m := words.measure(text))), None)
    if measure is not None:
        said[_MEASURE] = measure
    elif (facet := words.facet(lowest)) is not None:
        said[facet[0]] = facet[1]
    elif header_key(lowest) not in _GENERAL and sum_word(lowest) is not SumWord.PLAIN:
        return None
    for parent in reversed(parents):
        if (above := words.measure(parent)) is not None:
            said.setdefault(_MEASURE, above)
        elif (facet := words.facet(parent)) is not None:
            said.setdefault(*facet)
        elif _MEASURE not in said and _counts_something_else(parent):
            return None
    return said


def _counts_something_else(parent: str) -> bool:
    """Whether a heading over others counts what we do not know: "Số hộ nghèo"."""
    key = header_key(parent)
    return _COUNTS.match(key) is not None and key not in _GENERAL


def _measure_of_title(title: Sequence[str], names: Sequence[str | None]) -> str | None:
    """What a table counts by its title, where that is not in doubt."""
    if "form" in names:
        return _AWARDS
    line = " ".join(fold(text) for text in title)
    found = [measure for measure, pattern in _TITLES if pattern.search(line)]
    if found != ["registered"]:
        return found[0] if len(found) == 1 else None
    stages = [stage for stage, pattern in _STAGES if pattern.search(line)]
    return None if len(stages) > 1 else (stages or found)[0]


def _named_by_content(cells: Sequence[RawCell], words: _Words, units: frozenset[str]) -> str | None:
    """The field that the texts of a column name, where its heading does not tell."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    if not texts or len(texts) < len(cells):
        return None
    facets = {facet[0] if (facet := words.facet(text)) else None for text in texts}
    if len(facets) == 1 and None not in facets:
        return facets.pop()
    if all(words.measure(text) for text in texts):
        return _MEASURE
    known = sum(fold(text) in units for text in texts)
    return "unit" if known * 2 >= len(texts) else None


def _each_named_once(rows: Sequence[SheetRow], indexes: Sequence[int]) -> bool:
    names = [
        (
            row.groups,
            *(fold(str(_cell(row, index) or "")) for index in indexes),
        )
        for row in rows
    ]
    return bool(rows) and len(set(names)) == len(names)


def _are_ticks(indexes: Sequence[int], rows: Sequence[SheetRow]) -> bool:
    """Whether every row has a single 1 under one of the headings: what it is, and no count."""
    if len(indexes) < _FEWEST_TICKED or len(rows) < _FEWEST_TICKS:
        return False
    said = ([c for i in indexes if not is_blank(c := _cell(row, i))] for row in rows)
    return all(cells == [1] for cells in said)


def _figure_share(cells: Sequence[RawCell]) -> float:
    """How many of the cells are figures; "không" is one only in a column of figures."""
    figures = sum(
        isinstance(parse_figure(cell, NumberStyle()), Figure)
        for cell in cells
        if not isinstance(cell, str) or any(sign.isdigit() for sign in cell)
    )
    return figures / len(cells) if cells else 0.0


def _cells(index: int, rows: Sequence[SheetRow]) -> list[RawCell]:
    cells = (_cell(row, index) for row in rows)
    return [cell for cell in cells if not is_blank(cell) and not is_filler(cell)]


def _cell(row: SheetRow, index: int) -> RawCell:
    return row.cells[index] if index < len(row.cells) else None


# --- the words of the forms ----------------------------------------------------------------------


def _words(form: Entity, marks: Marks) -> _Words:
    measures: dict[str, str] = {}
    for text, value in _spellings(form.field(_MEASURE)):
        measures.setdefault(_counted(header_key(text)), value)
    facets = {
        key: (field, option)
        for key, (field, option) in mark_keys(form, marks).items()
        if field != _MEASURE and option != "other"
    }
    return _Words(measures, facets)


def _spellings(field: Field) -> Iterator[tuple[str, str]]:
    for choice in field.choices:
        for text in (choice.label.vi, *choice.spellings):
            yield text, choice.value


def _counted(key: str) -> str:
    """A folded heading without the words that say it counts: `so luong mo hinh` → `mo hinh`."""
    return _COUNTS.sub("", key)
