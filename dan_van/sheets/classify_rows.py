"""What each row under a heading is: data, group, total, note, or nothing.

A row is judged against the pattern of the whole table, never alone: a number in STT does not make
a row data, and figures in the amount columns do not either. Rows that may be data are kept as data,
so that what they lack is reported and not lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from dan_van.domain.vietnamese import one_line
from dan_van.sheets.find_header import Header
from dan_van.sheets.grid import Grid, fold
from dan_van.sheets.header_words import numbers_columns
from dan_van.sheets.row_shapes import Pattern, Shape, pattern, shapes
from dan_van.sheets.row_words import (
    Numbering,
    Numeral,
    SumWord,
    is_note,
    is_signature,
    is_signature_office,
    label_class,
    numbered_label,
    plain_label,
    says_nothing,
    sum_word,
)


class RowKind(Enum):
    """What a row of the body is."""

    BLANK = auto()  # nothing, a number typed in advance, dots to write on
    DATA = auto()
    GROUP = auto()
    TOTAL = auto()
    NOTE = auto()
    NOTHING = auto()  # "Không có": there is nothing to report
    SIGNATURE = auto()
    REPEAT = auto()  # the heading once more, on a new page
    CONTINUATION = auto()  # more text for the row above


@dataclass(frozen=True, slots=True)
class ClassifiedRow:
    """A row and what it is; `numeral` is a group's own, from STT or from its label."""

    shape: Shape
    kind: RowKind
    numeral: Numeral | None = None

    @property
    def text(self) -> str:
        """The label of the row on one line."""
        return one_line(self.shape.lead) if self.shape.lead else ""


def classify_rows(
    grid: Grid, header: Header, *, last: int, known_groups: frozenset[str] = frozenset()
) -> list[ClassifiedRow]:
    """Says what each row from the heading's body to `last` is.

    Args:
        grid: the sheet.
        header: the heading that the rows stand under.
        last: the last row that belongs to this table, its notes included.
        known_groups: folded names of sectors and units that may stand as a row of their own.
    """
    rows = shapes(grid, header, last=last)
    return _Judge(grid, header, rows, known_groups).judge()


class _Judge:
    """The rules, over the rows of one table."""

    def __init__(
        self, grid: Grid, header: Header, rows: Sequence[Shape], known: frozenset[str]
    ) -> None:
        self.grid = grid
        self.header = header
        self.rows = rows
        self.known = known
        self.usual: Pattern = pattern(rows, header)
        self.heading_rows = {
            tuple(map(fold, grid.texts(row))) for row in range(header.top, header.bottom + 1)
        }
        self.heading_leads = {texts[0] for texts in self.heading_rows if texts}
        self.following = self._following()
        self.parents = self._numbered_parents()

    def judge(self) -> list[ClassifiedRow]:
        judged: list[ClassifiedRow] = []
        before: RowKind | None = None
        is_over = has_total = False
        for place, row in enumerate(self.rows):
            number = row.stt
            if not row.is_own or not row.filled:
                kind = RowKind.BLANK
            elif is_over:
                kind = RowKind.NOTE
            elif row.counted is not None and row.texts and not self._is_plain_sum(row):
                kind = RowKind.DATA
            else:
                kind, number = self._kind(place, row, before, has_total)
            if kind is RowKind.SIGNATURE:
                is_over = is_over or place > self.usual.last_counted
                kind = RowKind.NOTE
            has_total = has_total or kind is RowKind.TOTAL
            judged.append(ClassifiedRow(row, kind, number))
            if kind is not RowKind.BLANK:
                before = kind
        return judged

    # --- the order of the questions ------------------------------------------------------------

    def _kind(
        self, place: int, row: Shape, before: RowKind | None, has_total: bool
    ) -> tuple[RowKind, Numeral | None]:
        if self._repeats_heading(row, before):
            return RowKind.REPEAT, None
        lead = row.lead
        if lead is None:
            return self._nameless(place, row, before), row.stt
        word = sum_word(lead)
        if word is not None and self._is_total(place, row, word):
            return RowKind.TOTAL, None
        if row.stt is None or row.stt.kind is Numbering.BULLET:
            if row.filled <= 2 and is_note(lead):
                return RowKind.NOTE, None
            if not row.figures and self._is_signature(row):
                return RowKind.SIGNATURE, None
        if not row.texts and not row.figures and says_nothing(lead):
            return RowKind.NOTHING, None
        if self._is_beyond(place, row, has_total):
            return RowKind.NOTE, None
        if row.stt is not None:
            return self._numbered(place, row, row.stt, before), row.stt
        if named := numbered_label(lead.strip()):
            return self._with_numeral_in_label(place, row, named[0], before), named[0]
        return self._unnumbered(place, row, before, has_total), None

    def _repeats_heading(self, row: Shape, before: RowKind | None) -> bool:
        if row.figures == 0 and row.lead is not None and len(row.lead) < 200:
            texts = tuple(map(fold, self.grid.texts(row.number)))
            if texts and texts[0] in self.heading_leads and texts in self.heading_rows:
                return True
        if before is not RowKind.REPEAT:
            return False
        cells = self.grid.cells(row.number)
        return numbers_columns(cells, columns=len(self.header.columns))

    def _nameless(self, place: int, row: Shape, before: RowKind | None) -> RowKind:
        if row.counted is not None or self.usual.nameless_share > 0.5:
            return RowKind.DATA
        if row.stt is not None and row.stt.kind in (Numbering.ROMAN, Numbering.LETTER):
            return RowKind.DATA if self.usual.leaf is row.stt.kind else RowKind.GROUP
        if row.texts:
            return RowKind.DATA
        following = self._next(place)
        opens = before is None or before in (RowKind.GROUP, RowKind.REPEAT)
        closes = following is None or following.number > row.number + 1 or following.lead is None
        gathers = following is not None and (
            following.counted == 1 or (following.counted is None and following.texts == 0)
        )
        return RowKind.TOTAL if opens or closes or gathers else RowKind.DATA

    # --- totals and what stands below the table ------------------------------------------------

    def _is_plain_sum(self, row: Shape) -> bool:
        if row.lead is None or row.texts > 1 or len(row.lead) > 40:
            return False
        return row.lead.lstrip()[:1] in "TtCc" and sum_word(row.lead) is SumWord.PLAIN

    def _is_total(self, place: int, row: Shape, word: SumWord) -> bool:
        is_counted = row.counted is not None
        if word is SumWord.PLAIN:
            return not is_counted or row.texts <= 1
        if is_counted or row.texts:
            return False
        if word is SumWord.WHOLE:
            return row.figures > 0
        if self.usual.counts:
            has_amount = row.figures > 0 or any(sign.isdigit() for sign in row.lead or "")
            return has_amount or row.lead_column in (self.header.stt, self.usual.label_column)
        return place >= self.usual.last_full or not self.usual.nameless_share

    def _is_signature(self, row: Shape) -> bool:
        texts = self.grid.texts(row.number)
        if len(texts) > 5 or any(len(text) > 160 for text in texts):
            return False
        signs = sum(is_signature(text) for text in texts)
        offices = sum(is_signature_office(text) for text in texts)
        if signs == 0:
            return offices == len(texts) and (row.number > self._last_number() or len(texts) > 1)
        return signs + offices >= len(texts) or signs * 2 >= len(texts) or len(texts) <= 2

    def _last_number(self) -> int:
        last = self.usual.last_counted
        if last >= 0:
            return self.rows[last].number
        return self.rows[self.usual.last_full].number if self.usual.last_full >= 0 else 0

    def _is_beyond(self, place: int, row: Shape, has_total: bool) -> bool:
        """Whether the row stands below the last numbered one and is too thin for data."""
        if not self.usual.counts or place <= self.usual.last_counted or row.stt is not None:
            return False
        has_gap = has_total or any(
            not r.filled for r in self.rows[self.usual.last_counted + 1 : place][-3:]
        )
        return has_gap and row.filled * 2 < self.usual.width + 1

    # --- rows with a numeral -------------------------------------------------------------------

    def _numbered(self, place: int, row: Shape, number: Numeral, before: RowKind | None) -> RowKind:
        match number.kind:
            case Numbering.NUMBER:
                return self._counted(place, row)
            case Numbering.ROMAN | Numbering.LETTER:
                return self._gathered(place, row, number)
            case Numbering.PART | Numbering.SMALL:
                if row.texts or not self.usual.is_list or row.figures:
                    return RowKind.DATA
                below = self._next(place)
                gathers = below is not None and below.texts > 0 and not self._is_sibling(row, below)
                return RowKind.GROUP if gathers else RowKind.DATA
            case Numbering.BULLET:
                is_more = row.filled == 1 and self.usual.is_list and before is RowKind.DATA
                return RowKind.CONTINUATION if is_more and not row.figures else RowKind.DATA

    @staticmethod
    def _is_sibling(row: Shape, below: Shape) -> bool:
        if row.stt is None or below.stt is None or row.stt.kind is not below.stt.kind:
            return False
        return row.stt.kind is not Numbering.PART or below.stt.value <= row.stt.value

    def _counted(self, place: int, row: Shape) -> RowKind:
        """A whole number in STT and no texts beside the name."""
        below = self._next(place)
        if row.texts or below is None or row.lead is None:
            return RowKind.DATA
        if place in self.parents:
            return RowKind.GROUP
        if not self.usual.is_list or below.counted == (row.counted or 0) + 1 == 2 and row.figures:
            return RowKind.DATA
        if not below.texts:
            return RowKind.DATA
        if below.counted is None or below.counted == 1:
            return RowKind.GROUP
        return RowKind.GROUP if self._is_known(row.lead) or label_class(row.lead) else RowKind.DATA

    def _gathered(self, place: int, row: Shape, number: Numeral) -> RowKind:
        """A Roman numeral or a letter: a group, unless plain rows are numbered so."""
        below = self._next(place)
        if self.usual.leaf is number.kind:
            return RowKind.DATA
        if row.texts:
            opens = below is not None and below.counted == 1 and self.usual.is_list
            return RowKind.GROUP if opens and row.texts == 1 else RowKind.DATA
        is_alone = below is None or (
            below.stt is not None and below.stt.kind is number.kind and below.stt != number
        )
        has_amount = row.figures > 0 and any(
            isinstance(cell, (int, float)) and cell for cell in row.cells[self._after_stt() :]
        )
        return RowKind.DATA if is_alone and has_amount and not self.usual.is_list else RowKind.GROUP

    def _after_stt(self) -> int:
        return 0 if self.header.stt is None else self.header.stt + 1

    def _with_numeral_in_label(
        self, place: int, row: Shape, number: Numeral, before: RowKind | None
    ) -> RowKind:
        if row.texts:
            return RowKind.DATA
        is_number = number.kind in (Numbering.NUMBER, Numbering.PART)
        if is_number and not self.usual.counts and not self.usual.is_list:
            return RowKind.DATA
        below = self._next(place)
        if not is_number:
            same = below is not None and below.lead is not None and row.figures > 0
            named = numbered_label(below.lead.strip()) if same and below and below.lead else None
            if named and named[0].kind is number.kind and not self.usual.is_list:
                return RowKind.DATA
            return RowKind.GROUP if place < self._last_place() else RowKind.NOTE
        if before is RowKind.DATA and row.lead_column != self.usual.label_column != self.header.stt:
            is_in_stt = row.lead_column == self.header.stt
            if not is_in_stt:
                return RowKind.CONTINUATION
        if place >= self._last_place():
            return RowKind.DATA if row.figures or not self.usual.counts else RowKind.NOTE
        return RowKind.GROUP if self.usual.counts or below is None or below.texts else RowKind.DATA

    # --- rows without a numeral ----------------------------------------------------------------

    def _unnumbered(
        self, place: int, row: Shape, before: RowKind | None, has_total: bool
    ) -> RowKind:
        lead = row.lead or ""
        below = self._next(place)
        if row.texts:
            return RowKind.DATA
        stands_out = self._stands_out(row, lead)
        has_more = place < self._last_place()
        if not self.usual.counts:
            return self._without_numbers(row, stands_out and has_more, before, has_more)
        if row.figures:
            opens = below is not None and (
                below.counted == 1
                or below.stt is not None
                and below.stt.kind is not Numbering.NUMBER
            )
            if has_more and (opens or (stands_out and self.usual.is_list)):
                return RowKind.GROUP
            return RowKind.NOTE if has_total and not has_more else RowKind.DATA
        if not has_more:
            return RowKind.CONTINUATION if self._goes_on(row, lead, before) else RowKind.NOTE
        if below is not None and below.counted == 1:
            return RowKind.GROUP
        if self._is_gap_in_count(place, below) and row.lead_column == self.usual.label_column:
            return RowKind.DATA if not stands_out else RowKind.GROUP
        if stands_out or before is not RowKind.DATA:
            return RowKind.GROUP
        return RowKind.CONTINUATION

    def _without_numbers(
        self, row: Shape, opens: bool, before: RowKind | None, has_more: bool
    ) -> RowKind:
        if row.filled > 1:
            return RowKind.GROUP if opens and self.usual.is_list else RowKind.DATA
        if opens:
            return RowKind.GROUP
        if row.lead_column != self.usual.label_column:
            return RowKind.CONTINUATION if before is RowKind.DATA else RowKind.NOTE
        is_plain = self.usual.single_share > 0.3 or self.usual.width == 1
        if not has_more and not is_plain:
            return RowKind.NOTE
        return RowKind.DATA

    def _stands_out(self, row: Shape, lead: str) -> bool:
        if self._is_known(lead) or label_class(lead):
            return not lead[:1].islower()
        letters = [sign for sign in lead if sign.isalpha()]
        if len(letters) > 2 and lead == lead.upper():
            return True
        merge = self.grid.merge_at(row.number, row.lead_column)
        return merge is not None and merge.right - merge.left + 1 > max(1, self.usual.width // 2)

    def _goes_on(self, row: Shape, lead: str, before: RowKind | None) -> bool:
        if before is not RowKind.DATA or row.filled > 1:
            return False
        first = lead.lstrip()[:1]
        is_label = row.lead_column in (self.usual.label_column, self.header.stt)
        return first.islower() or first in "-+•;," or (not is_label and len(lead) < 2000)

    def _is_gap_in_count(self, place: int, below: Shape | None) -> bool:
        above = next((r for r in reversed(self.rows[max(0, place - 5) : place]) if r.filled), None)
        if above is None or below is None or above.counted is None or below.counted is None:
            return False
        return below.counted == above.counted + 2

    def _is_known(self, text: str) -> bool:
        if len(text) > 200:
            return False
        return fold(text) in self.known or plain_label(text) in self.known

    # --- neighbours ----------------------------------------------------------------------------

    def _following(self) -> list[int]:
        following = [len(self.rows)] * len(self.rows)
        nearest = len(self.rows)
        for place in range(len(self.rows) - 1, -1, -1):
            following[place] = nearest
            if self.rows[place].filled and self.rows[place].is_own:
                nearest = place
        return following

    def _next(self, place: int) -> Shape | None:
        following = self.following[place]
        return self.rows[following] if following < len(self.rows) else None

    def _last_place(self) -> int:
        return self.usual.last_counted if self.usual.counts else self.usual.last_full

    def _numbered_parents(self) -> set[int]:
        """The numbered rows under which counting begins again, if they count 1, 2, 3 themselves."""
        found = []
        for place, row in enumerate(self.rows):
            if row.counted is None or row.texts or row.lead is None:
                continue
            below = self._next(place)
            if below is not None and below.counted == 1 and below.lead is not None:
                found.append(place)
        values = [self.rows[place].counted for place in found]
        runs = all(b in ((a or 0) + 1, 1) for a, b in zip(values, values[1:], strict=False))
        is_run = bool(values) and values[0] == 1 and runs and (len(values) == 1 or 2 in values)
        return set(found) if is_run else set()
