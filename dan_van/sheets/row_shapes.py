"""What can be seen of each row under a heading, and what is usual in the whole table.

A shape holds facts only: the numeral in STT, the first text, how many texts and figures stand
beside it. `classify_rows` judges a row by its shape against the pattern of all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from dan_van.domain.sheet import RawCell
from dan_van.sheets.find_header import Header
from dan_van.sheets.grid import Grid, fold, is_blank
from dan_van.sheets.row_words import (
    Numbering,
    Numeral,
    SumWord,
    is_figure,
    is_filler,
    is_note,
    label_class,
    numeral,
    signs,
    sum_word,
)
from dan_van.sheets.section_words import section_numeral

_SAMPLE = 60
_LOWEST = 300
_OF_WHICH = re.compile(r"(?:trong do|trong tong so|chia ra|bao gom)\b")
_GATHERING = (Numbering.ROMAN, Numbering.LETTER, Numbering.SECTION)
_WITHIN = re.compile(r"(?:trong do|ty le|ti le|so voi|binh quan|diem|nu|dan toc)\b")


class Shape(NamedTuple):
    """One row, seen from outside.

    `lead` is the first text that is no numeral (in STT or right of it), `lead_column` where it
    stands. `texts` and `figures` count the cells beside the lead and STT; `filled` counts the lead
    too. `counted` is the whole number in STT. A row without `is_own` has nothing but what vertical
    merges filled into it.
    """

    number: int
    cells: tuple[RawCell, ...]
    stt: Numeral | None
    lead: str | None
    lead_column: int
    texts: int
    figures: int
    is_own: bool
    filled: int  # this and the next are asked for so often that they are not worked out each time
    counted: int | None

    def with_lead(self, lead: str, column: int) -> Shape:
        """The row, which has no lead, with the first text that was found for it elsewhere."""
        return self._replace(lead=lead, lead_column=column, filled=self.filled + 1)


def shapes(grid: Grid, header: Header, *, last: int) -> list[Shape]:
    """The shape of every row of the body, down to the row `last`."""
    columns = [c.index for c in header.columns if c.index != header.stt]
    if not columns:
        return []
    found = [
        _shape(number, cells, own=grid.rows[number - 1], stt_column=header.stt, columns=columns)
        for number, cells in grid.filled_rows(header.body, last)
    ]
    return _with_outside(grid, found, first=header.columns[0].index)


def _with_outside(grid: Grid, rows: list[Shape], *, first: int) -> list[Shape]:
    """Gives rows that hold nothing under the heading what stands beside the table.

    Left of it that may be a label; elsewhere it says something only below the last row.
    """
    silent = [
        place
        for place, row in enumerate(rows)
        if row.lead is None and row.stt is None and not row.figures and not row.texts
    ]
    if not silent:
        return rows
    last = max(
        (place for place, row in enumerate(rows) if row.counted is not None or row.filled > 2),
        default=-1,
    )
    for place in silent:
        for cell in grid.cells(rows[place].number):
            is_said = cell.column < first or place > last
            if is_said and isinstance(cell.value, str) and not is_filler(cell.value):
                rows[place] = rows[place].with_lead(cell.value, cell.column)
                break
    return rows


def _shape(
    number: int,
    cells: tuple[RawCell, ...],
    *,
    own: tuple[RawCell, ...],
    stt_column: int | None,
    columns: Sequence[int],
) -> Shape:
    whole = cells
    if cells is not own and _opens_with_sum(own):
        cells = own  # what is merged down beside a sum names the rows above it
    width = len(cells)
    stt: Numeral | None = None
    lead: str | None = None
    lead_column = -1
    texts = figures = 0
    if stt_column is not None and stt_column < width:
        value = cells[stt_column]
        if value is not None and not is_blank(value):
            stt = numeral(value) if isinstance(value, (str, int, float)) else None
            if stt is None and isinstance(value, str) and not is_filler(value):
                stt = section_numeral(value)
                if stt is None:
                    lead, lead_column = value, stt_column
    for column in columns:
        if column >= width:
            break
        value = cells[column]
        if value is None:
            continue
        if isinstance(value, str):
            if value[:1].isalpha():  # neither dots nor a figure: nearly every text
                pass
            elif len(value) < 25:
                stripped = value.strip()
                if not stripped:
                    continue
                if stripped[0] in ".…-–—_/" and is_filler(stripped):
                    continue
                if stripped[0] in "0123456789<>≈~+-" and is_figure(stripped):
                    figures += 1
                    continue
            elif is_filler(value):
                continue
            if lead is None:
                lead, lead_column = value, column
            else:
                texts += 1
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            figures += 1
        else:
            texts += 1
    is_own = cells is own or any(not is_blank(cell) for cell in own)
    filled = texts + figures + (lead is not None)
    counted = stt.value if stt is not None and stt.kind is Numbering.NUMBER else None
    return Shape(number, whole, stt, lead, lead_column, texts, figures, is_own, filled, counted)


def _opens_with_sum(own: tuple[RawCell, ...]) -> bool:
    first = next((cell for cell in own if not is_blank(cell)), None)
    return isinstance(first, str) and sum_word(first) is SumWord.PLAIN


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is usual in the table.

    `is_list`: rows have texts beside their name, so a row with figures alone stands out.
    `counts`: rows are numbered. `label_column`: where names stand. `last_counted`: the place in
    the list of shapes of the last numbered row that holds something, -1 for none. `width`: how
    many columns there are beside STT. `leaf`: the kind of numeral that plain rows bear.
    `opens_with_label`: the first row is a label alone, so labels alone are groups further down too.
    `labels_alone`: so it is where nothing is numbered and all other rows are well filled.
    `opens_with_sums`: so it is with a label and its sums: groups without a numeral.
    `lists_units`: the numbered rows are units, so a unit's name does not make a row a group.
    `opens_with_bullet`: the first row is a label with a star or dash, over numbered rows.
    `bare`: the kinds of numeral of rows that never hold more than a name.
    `upper`: the first kind of numeral that groups bear, A or I; the other stands under it.
    """

    is_list: bool
    counts: bool
    label_column: int
    last_counted: int
    last_full: int
    width: int
    leaf: Numbering | None
    single_share: float
    nameless_share: float
    opens_with_label: bool
    labels_alone: bool
    opens_with_sums: bool
    lists_units: bool
    opens_with_bullet: bool
    bare: frozenset[Numbering]
    upper: Numbering | None


def in_capitals(grid: Grid, rows: Sequence[Shape], *, width: int) -> bool:
    """Whether a table is written in capitals, by the first of its rows that are well filled."""
    first = [row for row in rows[:_SAMPLE] if row.filled * 2 > width and row.is_own][:5]
    loud = sum(all(text == text.upper() for text in grid.texts(row.number)) for row in first)
    return loud * 2 >= len(first) > 0


def before_signature(grid: Grid, rows: Sequence[Shape], *, width: int) -> Sequence[Shape]:
    """The rows above notes and signature, which must not count for the pattern of the table."""
    end = len(rows)
    capitals_tell = not in_capitals(grid, rows, width=width)
    for place in range(len(rows) - 1, max(-1, len(rows) - _LOWEST), -1):
        row = rows[place]
        if row.figures or row.counted is not None:
            break
        if not row.filled or row.stt is not None:
            continue
        if signs(grid.texts(row.number), capitals_tell=capitals_tell) or (
            row.filled <= 2 and is_note(row.lead or "")
        ):
            end = place
    return rows[:end]


def pattern(rows: Sequence[Shape], header: Header) -> Pattern:
    """The pattern of the rows of a table."""
    filled = [row for row in rows if row.filled and row.is_own]
    counted = [row for row in filled if row.counted is not None]
    kinds = {row.stt.kind for row in filled if row.stt is not None}
    has_gathering = not kinds.isdisjoint(_GATHERING)
    plain = [row for row in filled if row.filled > 1 and not (has_gathering and _gathers(row))]
    listed = sum(row.texts > 0 for row in plain)
    leads = Counter(
        row.lead_column for row in plain if row.lead is not None and row.lead_column != header.stt
    )
    width = sum(column.index != header.stt for column in header.columns)
    upwards = range(len(rows) - 1, -1, -1)
    return Pattern(
        is_list=listed * 10 >= len(plain) * 3 > 0,
        counts=bool(counted),
        label_column=_label_column(leads, header),
        last_counted=next(
            (i for i in upwards if rows[i].counted is not None and rows[i].filled), -1
        ),
        last_full=next((i for i in upwards if rows[i].filled > 1 and rows[i].is_own), -1),
        width=width,
        leaf=_leaf(rows),
        single_share=sum(r.filled == 1 for r in filled) / len(filled) if filled else 0.0,
        nameless_share=sum(r.lead is None for r in filled) / len(filled) if filled else 0.0,
        opens_with_label=_opens_with_label(filled, has_gathering=has_gathering),
        labels_alone=_labels_alone(filled, width),
        opens_with_sums=_opens_with_sums(filled),
        lists_units=_lists_units(counted),
        opens_with_bullet=_opens_with_bullet(filled),
        bare=_bare(filled),
        upper=_first_gathering(filled) if has_gathering else None,
    )


def _opens_with_sums(filled: Sequence[Shape]) -> bool:
    has_total = bool(filled) and sum_word(filled[0].lead or "") is not None
    body = filled[1:] if has_total else filled
    return len(body) > 3 and gathers(body[0], body[1])


def _opens_with_bullet(filled: Sequence[Shape]) -> bool:
    if len(filled) < 3 or filled[1].counted != 1:
        return False
    first = filled[0].stt
    return first is not None and first.kind is Numbering.BULLET and filled[0].filled == 1


def _bare(filled: Sequence[Shape]) -> frozenset[Numbering]:
    seen = {(row.stt.kind, row.texts + row.figures > 0) for row in filled if row.stt is not None}
    return frozenset(
        kind for kind, has_values in seen if not has_values and (kind, True) not in seen
    )


def _first_gathering(filled: Sequence[Shape]) -> Numbering | None:
    return next((r.stt.kind for r in filled if r.stt is not None and _gathers(r)), None)


def _opens_with_label(filled: Sequence[Shape], *, has_gathering: bool) -> bool:
    if len(filled) < 3:
        return False
    first, second = filled[:2]
    if _is_label(first) and second.counted is not None:
        return True
    # the first group of all may hold groups without a numeral
    return has_gathering and any(
        _gathers(above) and above.filled <= 2 and _is_label(row) and below.counted == 1
        for above, row, below in zip(filled, filled[1:], filled[2:], strict=False)
    )


def _labels_alone(filled: Sequence[Shape], width: int) -> bool:
    """Whether rows without numerals are well filled but for labels, the first of them on top."""
    if len(filled) < 5 or width < 3 or not _is_label(filled[0]):
        return False
    column = filled[0].lead_column
    # a label elsewhere is the first line of a signature
    body = list(takewhile(lambda row: not _is_label(row) or row.lead_column == column, filled))
    labels = [place for place, row in enumerate(body) if _is_label(row)]
    if not 2 <= len(labels) <= len(body) // 2 or labels[-1] == len(body) - 1:
        return False
    if any(_is_label(body[place + 1]) for place in labels):
        return False
    return all(
        row.stt is None and row.filled * 3 >= width * 2 for row in body if not _is_label(row)
    )


def gathers(row: Shape, below: Shape) -> bool:
    """Whether a row without a numeral names what is counted under it and has its sums beside."""
    lead = (row.lead or "-").lstrip()
    if row.stt is not None or row.texts or row.figures < 2 or below.counted is None:
        return False
    return lead[:1].isupper() and not sum_word(lead) and not _WITHIN.match(fold(lead))


def is_within(text: str) -> bool:
    """Whether a label says that it is a part of what stands above it: "Trong đó: Nữ"."""
    return _OF_WHICH.match(fold(text).lstrip("*-+ (")) is not None


def _is_label(row: Shape) -> bool:
    is_alone = row.stt is None and row.filled == 1 and row.lead is not None
    return is_alone and not sum_word(row.lead or "")


def _lists_units(counted: Sequence[Shape]) -> bool:
    sample = [row for row in counted[:_SAMPLE] if row.texts and row.lead is not None]
    units = sum(label_class(row.lead or "") == "unit" for row in sample)
    return units * 2 > len(sample)


def indent(text: str) -> int:
    """How many blanks a label stands in from the left."""
    return len(text) - len(text.lstrip())


def _gathers(row: Shape) -> bool:
    return row.stt is not None and row.stt.kind in _GATHERING


def _label_column(leads: Counter[int], header: Header) -> int:
    if leads:
        most = leads.most_common(1)[0][1]
        return min(column for column, times in leads.items() if times * 4 >= most)
    return next((c.index for c in header.columns if c.index != header.stt), 0)


def _under_bare_numbers(rows: Sequence[Shape], seen: Counter[Numbering]) -> Numbering | None:
    """The kind of numeral that holds what is told where the numbers are names alone.

    So it is with questions over answers A, B, C, and with tasks over parts a, b or dashes.
    """
    if Numbering.NUMBER not in seen or len(seen) == 1:
        return None
    numbered = [row for row in rows if row.stt is not None and row.filled]
    valued = {row.stt.kind for row in numbered if row.stt and row.texts + row.figures}
    if Numbering.NUMBER in valued:
        return None
    lower = [Numbering.PART, Numbering.SMALL, Numbering.BULLET]
    if numbered[0].counted is not None:
        lower.append(Numbering.LETTER)
    return next((kind for kind in lower if kind in valued), None)


def _has_values(rows: Sequence[Shape], kind: Numbering) -> bool:
    return any(
        row.stt is not None and row.stt.kind is kind and row.texts + row.figures for row in rows
    )


def _leaf(rows: Sequence[Shape]) -> Numbering | None:
    """The kind of numeral of the rows that others do not gather: 1 under I, I where it is alone."""
    seen = Counter(row.stt.kind for row in rows if row.stt is not None and row.filled)
    if (under := _under_bare_numbers(rows, seen)) is not None:
        return under
    if Numbering.NUMBER in seen:
        return Numbering.NUMBER
    if len(seen) > 1:
        del seen[Numbering.SECTION]
    if len(seen) > 1 and not _has_values(rows, Numbering.BULLET):
        del seen[Numbering.BULLET]  # a note: "* | Biểu này gửi về …"
    if any(row.stt is None and row.filled > 1 and row.texts for row in rows):
        return None
    for kind in (Numbering.PART, Numbering.SMALL, Numbering.BULLET):
        if kind in seen:
            return kind
    if len(seen) == 1:
        return next(iter(seen))
    return seen.most_common(1)[0][0] if seen else None
