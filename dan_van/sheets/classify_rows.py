"""What each row under a heading is: data, group, total, note, or nothing.

A row is judged against the pattern of the whole table, never alone: a number in STT does not make
a row data, and figures in the amount columns do not either. Rows that may be data are kept as data,
so that what they lack is reported and not lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from dan_van.domain.vietnamese import one_line
from dan_van.sheets.figure_columns import is_share
from dan_van.sheets.find_header import Header
from dan_van.sheets.grid import Grid, fold, is_blank
from dan_van.sheets.header_words import numbers_columns
from dan_van.sheets.row_neighbours import neighbours
from dan_van.sheets.row_parents import parents
from dan_van.sheets.row_rules import RowKind, Rules, View
from dan_van.sheets.row_shapes import Pattern, Shape, before_signature, in_capitals, pattern, shapes
from dan_van.sheets.row_sums import silent_sums, sums_rows
from dan_van.sheets.row_words import (
    Numbering,
    Numeral,
    SumWord,
    is_carried,
    is_figure,
    is_note,
    is_scale,
    is_signature_office,
    numbered_label,
    says_nothing,
    signs,
    sum_word,
)
from dan_van.sheets.section_words import counts_things, is_measure_heading, section_label
from dan_van.sheets.sum_signs import is_count_of_things, shows_sum

_LOOK_ABOVE = 30

__all__ = ["ClassifiedRow", "RowKind", "classify_rows"]


class ClassifiedRow(NamedTuple):  # made for each row: a quarter of the cost of a dataclass
    """A row and what it is; `numeral` is a group's own, from STT or from its label."""

    shape: Shape
    kind: RowKind
    numeral: Numeral | None = None

    @property
    def text(self) -> str:
        """The label of the row on one line."""
        return one_line(self.shape.lead) if self.shape.lead else ""


def classify_rows(
    grid: Grid,
    header: Header,
    *,
    last: int,
    known_groups: frozenset[str] = frozenset(),
    names_alone: bool = False,
) -> list[ClassifiedRow]:
    """Says what each row from the heading's body to `last` is.

    Args:
        grid: the sheet.
        header: the heading that the rows stand under.
        last: the last row that belongs to this table, its notes included.
        known_groups: folded names of sectors and units that may stand as a row of their own.
        names_alone: a name with nothing beside it is a row too, as in a checklist.
    """
    rows = shapes(grid, header, last=last)
    width = sum(column.index != header.stt for column in header.columns)
    usual = pattern(before_signature(grid, rows, width=width), header)
    rules = Rules(
        grid=grid, header=header, usual=usual, known=known_groups, names_alone=names_alone
    )
    return _Judge(rows, rules).judge()


class _Judge:
    """The rules, over the rows of one table."""

    def __init__(self, rows: Sequence[Shape], rules: Rules) -> None:
        grid, header = rules.grid, rules.header
        self.grid = grid
        self.header = header
        self.rows = rows
        self.usual: Pattern = rules.usual
        self.rules = rules
        self.heading_rows = {
            tuple(map(fold, grid.texts(row))) for row in range(header.top, header.bottom + 1)
        }
        self.heading_leads = {
            text.strip()
            for row in range(header.top, header.bottom + 1)
            for cell in grid.cells(row)[:1]
            if isinstance(text := cell.value, str)
        }
        self.capitals_tell = not in_capitals(grid, rows, width=rules.usual.width)
        self.above, self.below = neighbours(rows)
        self.shares = frozenset(c.index for c in header.columns if is_share(c.header))
        self.parents = parents(rows, self.below, self.usual, shares=self.shares)
        counts = self.usual.counts
        self.last_plain = self.usual.last_counted if counts else self.usual.last_full

        self.group_columns: set[int] = set()
        self.judged: list[ClassifiedRow] = []

    def judge(self) -> list[ClassifiedRow]:
        judged = self.judged
        before: RowKind | None = None
        is_over = has_total = False
        for place, row in enumerate(self.rows):
            number = row.stt
            if not row.is_own or not row.filled:
                kind = RowKind.BLANK
            elif is_over:
                kind = RowKind.NOTE
            elif before is RowKind.REPEAT and self._numbers_columns(row):
                kind = RowKind.REPEAT
            elif place not in self.parents and self._is_plainly_data(row):
                kind = RowKind.DATA
            else:
                kind, number = self._kind(place, self._view(place, before, has_total=has_total))
                may_sum = kind is RowKind.GROUP or (kind is RowKind.DATA and self._is_over(row))
                if may_sum and number is None and self._closes_block(row):
                    kind = RowKind.TOTAL
                self._remember(row, kind)
            if kind is RowKind.SIGNATURE:
                is_over = is_over or place > self.usual.last_counted
                kind = RowKind.NOTE
            has_total = kind is RowKind.TOTAL or (has_total and kind is not RowKind.DATA)
            judged.append(ClassifiedRow(row, kind, number))
            if kind not in (RowKind.BLANK, RowKind.CONTINUATION):
                before = kind
        return judged if self.usual.counts else self._with_silent_sums()

    def _with_silent_sums(self) -> list[ClassifiedRow]:
        kinds = (RowKind.DATA, RowKind.GROUP, RowKind.TOTAL)
        places = [place for place, row in enumerate(self.judged) if row.kind in kinds]
        told = [self.judged[place] for place in places]
        data = [row.shape if row.kind is RowKind.DATA else None for row in told]
        sums = {places[at] for at in silent_sums(data)}
        return [
            row._replace(kind=RowKind.TOTAL, numeral=None) if place in sums else row
            for place, row in enumerate(self.judged)
        ]

    def _view(self, place: int, before: RowKind | None, *, has_total: bool) -> View:
        row = self.rows[place]
        return View(
            row=row,
            above=self.above[place],
            below=self.below[place],
            before=before,
            has_more=place < self.last_plain,
            has_total=has_total,
            is_parent=place in self.parents,
            is_like_group=row.filled == 1 and row.lead_column in self.group_columns,
            like_above=self._like_above(place),
        )

    def _like_above(self, place: int) -> RowKind | None:
        """What the nearest row above was judged whose label bears the like numeral."""
        kind = _label_kind(self.rows[place])
        if kind is None:
            return None
        above = range(place - 1, max(-1, place - _LOOK_ABOVE), -1)
        alike = (at for at in above if _label_kind(self.rows[at]) is kind)
        return next((self.judged[at].kind for at in alike), None)

    def _remember(self, row: Shape, kind: RowKind) -> None:
        """Keeps what later rows of the same look are judged by."""
        if row.stt is None and row.filled == 1 and kind is RowKind.GROUP:
            self.group_columns.add(row.lead_column)

    # --- the order of the questions ------------------------------------------------------------

    def _is_plainly_data(self, row: Shape) -> bool:
        """A quick answer for nearly all rows of a long list, so that few texts are folded."""
        if row.counted is not None:
            return row.texts > 0 and not self._is_plain_sum(row)
        if row.stt is not None or row.lead is None or row.filled < 4 or not row.texts:
            return False
        if row.lead_column == self.header.stt:
            return False
        is_wide = row.filled * 3 >= self.usual.width * 2 and self.usual.width > 4
        lead = row.lead.strip()
        is_said = lead not in self.heading_leads and sum_word(lead) is None
        return is_wide and is_said and not lead[:1].islower()

    def _kind(self, place: int, view: View) -> tuple[RowKind, Numeral | None]:
        row, lead = view.row, view.row.lead
        if lead is None:
            return self._nameless(view), row.stt
        if self._repeats_heading(row):
            return RowKind.REPEAT, None
        word = sum_word(lead)
        if word is not None and self._is_total(place, row, word):
            return RowKind.TOTAL, None
        if shows_sum(
            row, self.rows, stt=self.header.stt, is_below=self.usual.counts and not view.has_more
        ) or (row.lead_column > self.usual.label_column and self._is_unnamed_sum(place, row)):
            return RowKind.TOTAL, None
        if row.stt is None and row.figures and is_carried(lead) and not self._is_stock(row):
            return RowKind.NOTE, None
        if view.before is None and row.stt is None and self.usual.counts and is_scale(lead):
            return RowKind.NOTE, None
        if row.stt is None or row.stt.kind is Numbering.BULLET:
            if row.filled <= 2 and is_note(lead) and not self._is_starred(row):
                return RowKind.NOTE, None
            if not row.figures and self._is_signature(row):
                return RowKind.SIGNATURE, None
        if not row.texts and not row.figures and says_nothing(lead):
            return RowKind.NOTHING, None
        if self._is_beyond(place, view):
            return RowKind.NOTE, None
        if row.stt is not None:
            return self.rules.by_numeral(view, row.stt), row.stt
        if named := numbered_label(lead.strip()):
            return self.rules.by_numbered_label(view, named[0]), named[0]
        if section := section_label(lead):
            return self.rules.by_numbered_label(view, section), section
        return self.rules.without_numeral(view), None

    def _is_stock(self, row: Shape) -> bool:
        """Whether "Tồn đầu kỳ" is told of several things, and is no balance of one account."""
        is_first = row.lead_column == self.header.columns[0].index
        return is_first and not self.usual.counts and row.figures > 1

    def _is_starred(self, row: Shape) -> bool:
        return row.stt is not None and self.usual.opens_with_bullet

    def _repeats_heading(self, row: Shape) -> bool:
        if row.figures or row.lead is None or len(row.lead) > 200:
            return False
        first = self.grid.cells(row.number)[0].value
        if not isinstance(first, str) or first.strip() not in self.heading_leads:
            return False
        return tuple(map(fold, self.grid.texts(row.number))) in self.heading_rows

    def _numbers_columns(self, row: Shape) -> bool:
        return numbers_columns(self.grid.cells(row.number), columns=len(self.header.columns))

    def _nameless(self, view: View) -> RowKind:
        row, following, before = view.row, view.below, view.before
        if row.counted is not None or self.usual.nameless_share > 0.5:
            return RowKind.DATA
        if row.stt is not None and row.stt.kind in (Numbering.ROMAN, Numbering.LETTER):
            return RowKind.DATA if self.usual.leaf is row.stt.kind else RowKind.GROUP
        if row.texts:
            return RowKind.DATA
        opens = before is None or before in (RowKind.GROUP, RowKind.REPEAT)
        closes = following is None or following.number > row.number + 1 or following.lead is None
        gathers = following is not None and (
            following.counted == 1 or (following.counted is None and following.texts == 0)
        )
        return RowKind.TOTAL if opens or closes or gathers else RowKind.DATA

    def _is_over(self, row: Shape) -> bool:
        """Whether the label stands in place of a number, and nothing in place of a name."""
        return row.lead_column == self.header.stt and is_blank(row.cells[self.usual.label_column])

    def _closes_block(self, row: Shape) -> bool:
        """Whether what looks like a group sums the rows above it, since the last that is no data.

        A single row is summed only where such a sum stood before: "Khối 9" under 9A1 alone.
        """
        if row.figures < 2 or row.texts:
            return False
        block: list[Shape] = []
        closed = False
        for judged in reversed(self.judged):
            if judged.kind is RowKind.DATA:
                block.append(judged.shape)
            elif judged.kind is not RowKind.BLANK:
                if judged.kind is RowKind.GROUP and judged.shape.figures:
                    return False  # sums stand over the blocks, not under them
                closed = judged.kind is RowKind.TOTAL
                break
        return (len(block) > 1 or closed) and sums_rows(row, block, shares=self.shares)

    def _is_unnamed_sum(self, place: int, row: Shape) -> bool:
        """Whether a row without a name has sums, a text beside them, under the rows of a group."""
        return self._is_unnamed(row) and self._closes(place) and self._unnamed_close

    @cached_property
    def _unnamed_close(self) -> bool:
        places = [place for place, row in enumerate(self.rows) if self._is_unnamed(row)]
        return all(map(self._closes, places))

    def _is_unnamed(self, row: Shape) -> bool:
        first = self.usual.label_column
        if not self.usual.counts or row.stt is not None or not row.figures:
            return False
        return first < len(row.cells) and all(map(is_blank, row.cells[: first + 1]))

    def _closes(self, place: int) -> bool:
        below = self.below[place]
        return below is None or below.filled == 1 or below.lead is None

    # --- totals and what stands below the table ------------------------------------------------

    def _is_plain_sum(self, row: Shape) -> bool:
        if row.lead is None or row.texts > 1 or len(row.lead) > 40:
            return False
        return row.lead.lstrip()[:1] in "TtCc" and sum_word(row.lead) is SumWord.PLAIN

    def _is_total(self, place: int, row: Shape, word: SumWord) -> bool:
        is_counted = row.counted is not None
        if word is SumWord.WHOLE and self.usual.counts and place > self.usual.last_counted:
            return not is_counted and (row.figures > row.texts or self._sums_side_by_side(row))
        if word is SumWord.PLAIN:
            return not is_counted or row.texts <= 1
        if is_counted or (row.texts and not self._sums_side_by_side(row)):
            return False
        if word is SumWord.WHOLE:
            return row.figures > 0
        if counts_things(row.lead or "") and self._is_measure(row):
            return False
        if self.usual.counts:
            has_amount = row.figures > 0 or any(sign.isdigit() for sign in row.lead or "")
            return has_amount or row.lead_column in (self.header.stt, self.usual.label_column)
        return place >= self.usual.last_full or not self.usual.nameless_share

    def _is_measure(self, row: Shape) -> bool:
        """Whether "Tổng số đảng viên" is one of the things that the table tells, no sum of it.

        It is beside others that are no sums and bear the like numeral, or, without numerals, in a
        table of indicators that tells the number of several things.
        """
        if row.stt is not None:
            kind = row.stt.kind
            return kind in (Numbering.PART, Numbering.SMALL) or any(
                other.stt is not None and other.stt.kind is kind and not sum_word(other.lead or "")
                for other in self.rows
                if other.figures
            )
        return not self.usual.counts and self._tells_measures()

    def _tells_measures(self) -> bool:
        heads = {column.index: column.texts for column in self.header.columns}
        over = heads.get(self.usual.label_column, ())
        things = {fold(row.lead) for row in self.rows if row.lead and counts_things(row.lead)}
        return len(things) > 1 and any(map(is_measure_heading, over))

    def _sums_side_by_side(self, row: Shape) -> bool:
        """Whether every text of the row sums: receipts beside expenses, "Cộng" beside "3 xã"."""
        texts = [text for text in self.grid.texts(row.number) if not is_figure(text)]
        has_amount = row.figures > 0 or any(map(is_count_of_things, texts))
        return has_amount and all(sum_word(text) or is_count_of_things(text) for text in texts)

    def _is_signature(self, row: Shape) -> bool:
        if row.texts > 4:
            return False
        texts = self.grid.texts(row.number)
        is_office = len(texts) == 1 and is_signature_office(texts[0])
        if not is_office and all(text == text.upper() for text in texts):
            is_signed = signs(texts, capitals_tell=self.capitals_tell)
            return is_signed and row.number > self._last_number()
        return signs(texts, capitals_tell=False) or (is_office and row.number > self._last_number())

    def _last_number(self) -> int:
        return self.rows[self.last_plain].number if self.last_plain >= 0 else 0

    def _is_beyond(self, place: int, view: View) -> bool:
        """Whether the row stands below the last numbered one and is too thin for data."""
        row, last = view.row, self.usual.last_counted
        if not self.usual.counts or place <= last or row.stt is not None:
            return False
        gap = self.rows[max(last + 1, place - 3) : place]
        if not view.has_total and self._tells_of_something(row):
            return False
        is_after = view.has_total or view.before is RowKind.NOTE
        has_gap = is_after or any(not above.filled for above in gap)
        most = self.usual.width + (1 if view.has_total else 0)
        return has_gap and row.filled * 2 <= most

    def _tells_of_something(self, row: Shape) -> bool:
        """Whether the row names something in its place and has a figure or a day beside it."""
        if row.lead_column != self.usual.label_column or row.filled < 3:
            return False
        return any(
            cell[:1].isdigit() if isinstance(cell, str) else cell is not None
            for cell in row.cells[row.lead_column + 1 :]
        )


def _label_kind(row: Shape) -> Numbering | None:
    """The kind of the numeral in front of the label; None where there is none."""
    named = numbered_label(row.lead.strip()) if row.stt is None and row.lead else None
    return named[0].kind if named else None
