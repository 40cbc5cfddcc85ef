"""What a row is by its numeral, or for want of one: the rules for rows that are no total or note.

Each rule sees one row with its neighbours (`View`) and what is usual in the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from dan_van.domain.sheet import RawCell
from dan_van.sheets.find_header import Header
from dan_van.sheets.grid import Grid, fold, is_blank
from dan_van.sheets.row_neighbours import (
    are_siblings,
    holds_indented,
    holds_members,
    holds_unit,
    is_over,
    names_items,
    rank,
)
from dan_van.sheets.row_shapes import Pattern, Shape, gathers, indent, is_within
from dan_van.sheets.row_words import (
    Numbering,
    Numeral,
    is_example,
    is_figure,
    is_in_capitals,
    label_class,
    numbered_label,
    plain_label,
    sum_word,
)
from dan_van.sheets.section_words import is_count, is_unit_heading

_LONG = 60


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


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A row and what stands around it.

    `above` and `below` are the nearest rows that hold something, `before` what the row above was
    judged to be. `has_more` says that plain rows follow, `has_total` that a total came since the
    last row of data. `is_parent` marks a numbered row under which counting begins again, or under
    which its parts follow, `is_like_group` a bare label in the column where one was a group
    before. `like_above` is what the last row was whose label bears such a numeral.
    """

    row: Shape
    above: Shape | None
    below: Shape | None
    before: RowKind | None
    has_more: bool
    has_total: bool
    is_parent: bool
    is_like_group: bool
    like_above: RowKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules, with the table that they are applied to.

    `names_alone` says that a name with nothing beside it is a row: a unit that has no tick.
    """

    grid: Grid
    header: Header
    usual: Pattern
    known: frozenset[str]
    names_alone: bool = False

    def by_numeral(self, view: View, number: Numeral) -> RowKind:
        """What a row with that numeral in STT is."""
        match number.kind:
            case Numbering.NUMBER:
                return self._counted(view)
            case Numbering.ROMAN | Numbering.LETTER | Numbering.SECTION:
                return self._gathered(view, number)
            case Numbering.PART | Numbering.SMALL:
                return self._part(view, number)
            case Numbering.BULLET:
                row = view.row
                if view.is_parent:
                    return RowKind.GROUP
                if self.usual.opens_with_bullet and Numbering.BULLET in self.usual.bare:
                    return RowKind.GROUP if view.has_more else RowKind.NOTE
                if number.text == "*" and not view.has_more and not row.figures:
                    return RowKind.NOTE
                if number.text == "*" and self._opens_count(view):
                    return RowKind.GROUP
                is_more = row.filled == 1 and self.usual.is_list and view.before is RowKind.DATA
                return RowKind.CONTINUATION if is_more and not row.figures else RowKind.DATA

    def _opens_count(self, view: View) -> bool:
        """Whether a star stands before a name alone, as before all others, over a numbered row."""
        is_over = view.below is not None and view.below.counted is not None
        return is_over and view.row.filled == 1 and Numbering.BULLET in self.usual.bare

    def by_numbered_label(self, view: View, number: Numeral) -> RowKind:
        """What a row is whose label begins with a numeral: "I. Lĩnh vực kinh tế"."""
        row, usual = view.row, self.usual
        if row.texts:
            return RowKind.DATA
        if number.kind not in (Numbering.NUMBER, Numbering.PART):
            if row.figures and not usual.is_list and _has_sibling(view, number):
                return RowKind.DATA
            if row.figures and view.like_above is RowKind.DATA and not is_over(row, view.below):
                return RowKind.DATA
            return RowKind.GROUP if view.has_more else RowKind.NOTE
        if names_items(row, view.below) or _goes_on_naming(view):
            return RowKind.GROUP
        if view.has_total and not view.has_more and not row.figures:
            return RowKind.NOTE
        if not usual.counts and (self.names_alone or not usual.is_list):
            return RowKind.DATA
        is_label = row.lead_column in (usual.label_column, self.header.stt)
        if view.before is RowKind.DATA and not is_label:
            return RowKind.CONTINUATION
        if not view.has_more:
            return RowKind.DATA if row.figures or not usual.counts else RowKind.NOTE
        gathers = usual.counts or view.below is None or view.below.texts > 0
        return RowKind.GROUP if gathers else RowKind.DATA

    def without_numeral(self, view: View) -> RowKind:
        """What a row without any numeral is."""
        row, below = view.row, view.below
        if row.lead_column == self.header.stt and is_example(row.lead or ""):
            return RowKind.NOTE
        if row.texts:
            is_more = self.usual.counts and _all_read_on(view)
            return RowKind.CONTINUATION if is_more else RowKind.DATA
        if view.has_more and (holds_indented(row, below) or names_items(row, below)):
            is_told = not self.usual.is_list and _is_beside_data(view)
            return RowKind.DATA if is_told or _tells_part(row) else RowKind.GROUP
        stands_out = self._stands_out(row)
        if not self.usual.counts:
            return self._in_uncounted_table(view, opens=stands_out and view.has_more)
        if row.figures and not view.has_more and self._counts_over_names(row):
            return RowKind.TOTAL
        if row.figures:
            opens = below is not None and below.stt is not None and begins_count(below.stt)
            goes_on = self.usual.opens_with_sums and below is not None and gathers(row, below)
            if view.has_more and (opens or goes_on or (stands_out and self.usual.is_list)):
                return RowKind.GROUP
            return RowKind.NOTE if view.has_total and not view.has_more else RowKind.DATA
        if not view.has_more:
            return RowKind.CONTINUATION if _reads_on(view) else RowKind.NOTE
        if below is not None and below.counted == 1:
            return RowKind.GROUP
        if self._goes_on_beside(view) and (_reads_on(view) or self._is_far_right(view)):
            return RowKind.CONTINUATION
        is_in_count = row.lead_column == self.header.stt and " " in (row.lead or "").strip()
        opens = below is not None and below.counted is not None
        if stands_out or view.before is not RowKind.DATA or (is_in_count and opens):
            return RowKind.GROUP
        if _reads_on(view):
            return RowKind.CONTINUATION
        if view.is_like_group and below is not None and below.counted is not None:
            return RowKind.GROUP
        is_label = row.lead_column in (self.usual.label_column, self.header.stt)
        return RowKind.GROUP if is_label and opens and self.usual.opens_with_label else RowKind.DATA

    # --- by the kind of numeral ----------------------------------------------------------------

    def _counted(self, view: View) -> RowKind:
        """A whole number in STT, mostly without texts beside the name."""
        row, below = view.row, view.below
        is_bare = self.usual.leaf is not Numbering.NUMBER and Numbering.NUMBER in self.usual.bare
        if view.is_parent or is_bare:
            return RowKind.GROUP
        if row.texts or below is None or row.lead is None:
            return RowKind.DATA
        if self.names_alone and below.counted != 1:
            return RowKind.DATA
        is_itemised = below.stt is not None and below.stt.kind is Numbering.BULLET
        if is_itemised and not row.figures and self._is_known(row.lead):
            return RowKind.GROUP
        if not self.usual.is_list and names_items(row, below):
            return RowKind.GROUP
        if below.stt is None and (holds_unit(row.lead, below) or holds_members(row, below)):
            return RowKind.GROUP
        if not self.usual.is_list or not below.texts:
            return RowKind.DATA
        if below.counted is None or below.counted == 1:
            return RowKind.GROUP
        if self.usual.lists_units:
            return RowKind.DATA
        return RowKind.GROUP if self._is_known(row.lead) or label_class(row.lead) else RowKind.DATA

    def _gathered(self, view: View, number: Numeral) -> RowKind:
        """A Roman numeral or a letter: a group, unless plain rows are numbered so."""
        row, below = view.row, view.below
        if view.is_parent:
            return RowKind.GROUP
        if self.usual.leaf is number.kind:
            return RowKind.GROUP if names_items(row, below) else RowKind.DATA
        if row.texts:
            if row.figures and self._has_measure(row):
                return RowKind.DATA
            opens = below is not None and below.counted == 1
            return RowKind.GROUP if opens and row.texts == 1 else RowKind.DATA
        is_childless = (
            below is None
            or not (view.has_more or is_over(row, below))
            or self._ends_letter(number, below)
            or (below.stt.kind is number.kind if below.stt else bool(sum_word(below.lead or "")))
        )
        if self.usual.is_list or not is_childless:
            return RowKind.GROUP
        first = 0 if self.header.stt is None else self.header.stt + 1
        has_amount = any(map(_is_amount, row.cells[first:]))
        return RowKind.DATA if has_amount else RowKind.GROUP

    def _ends_letter(self, number: Numeral, below: Shape) -> bool:
        """Whether III is the last under A and stands right over B: nothing is under it."""
        is_next = below.stt is not None and below.stt.kind is Numbering.LETTER
        return is_next and number.kind is Numbering.ROMAN and self.usual.upper is Numbering.LETTER

    def _has_measure(self, row: Shape) -> bool:
        """Whether the row has a unit of measure, so that it is told of and not only summed."""
        return any(
            isinstance(row.cells[column.index], str)
            for column in self.header.columns
            if column.texts and column.index < len(row.cells) and is_unit_heading(column.texts[-1])
        )

    def _part(self, view: View, number: Numeral) -> RowKind:
        row, below = view.row, view.below
        if view.is_parent or names_items(row, below):
            return RowKind.GROUP
        if number.kind in self.usual.bare and self.usual.leaf is not number.kind:
            return RowKind.GROUP
        if row.texts or row.figures or not self.usual.is_list or below is None:
            return RowKind.DATA
        return RowKind.GROUP if below.texts and not are_siblings(row, below) else RowKind.DATA

    # --- without a numeral ---------------------------------------------------------------------

    def _in_uncounted_table(self, view: View, *, opens: bool) -> RowKind:
        row, usual = view.row, self.usual
        if self.names_alone and row.lead_column == usual.label_column:
            return RowKind.DATA
        if row.figures and any(is_figure(cell) for cell in row.cells[: max(row.lead_column, 0)]):
            return RowKind.DATA  # a code in front of the name, as the others have
        if view.is_parent:
            return RowKind.GROUP
        if row.figures and holds_unit(row.lead or "", view.below):
            return RowKind.GROUP
        if row.filled > 1:
            is_loud = opens and is_in_capitals(row.lead or "") and " " in (row.lead or "").strip()
            under = view.below.lead if view.below is not None else None
            is_over = is_loud and under is not None and under != under.upper()
            is_first = row.lead_column <= usual.label_column  # else the unit above goes on
            is_list = usual.is_list and is_first
            return RowKind.GROUP if (opens and is_list) or is_over else RowKind.DATA
        if opens or (view.has_more and (usual.labels_alone or usual.nameless_share > 0.5)):
            return RowKind.GROUP
        if row.lead_column != usual.label_column:
            return RowKind.CONTINUATION if _reads_on(view) else RowKind.NOTE
        is_plain = usual.single_share > 0.3 or usual.width == 1
        return RowKind.DATA if view.has_more or is_plain else RowKind.NOTE

    def _stands_out(self, row: Shape) -> bool:
        """Whether the label looks like a heading: a known name, capitals, a wide merge."""
        lead = row.lead or ""
        if self._is_known(lead) or label_class(lead):
            return not lead[:1].islower()
        if lead == lead.upper() and sum(sign.isalpha() for sign in lead) > 2:
            return True
        merge = self.grid.merge_at(row.number, row.lead_column)
        return merge is not None and merge.right - merge.left + 1 > max(1, self.usual.width // 2)

    def _counts_over_names(self, row: Shape) -> bool:
        """Whether a label in place of numbers and names counts: "Số xã đạt" under all of them."""
        if row.lead_column != self.header.stt or not is_count(row.lead or ""):
            return False
        if is_blank(row.cells[self.usual.label_column]):
            return True
        merge = self.grid.merge_at(row.number, row.lead_column)
        return merge is not None and merge.right > self.usual.label_column

    def _goes_on_beside(self, view: View) -> bool:
        """Whether the only text stands right of the names, under a text, and is not loud."""
        row, above = view.row, view.above
        if above is None or row.lead is None or row.lead_column <= self.usual.label_column:
            return False
        cell = above.cells[row.lead_column] if row.lead_column < len(above.cells) else None
        return isinstance(cell, str) and not is_in_capitals(row.lead)

    def _is_far_right(self, view: View) -> bool:
        """Whether words stand beyond the columns that may hold names, under a row of data."""
        row = view.row
        is_said = " " in (row.lead or "").strip() and row.filled == 1
        is_under = view.before in (RowKind.DATA, RowKind.CONTINUATION)
        last = self.usual.label_column + (self.usual.upper is None)  # groups may have no numeral
        return is_under and is_said and row.lead_column > last

    def _is_known(self, text: str) -> bool:
        return len(text) <= 200 and (fold(text) in self.known or plain_label(text) in self.known)


def begins_count(number: Numeral) -> bool:
    """Whether the numeral is the first of its kind: 1, I, A, a, 2.1, a bullet."""
    if number.kind is Numbering.PART:
        return number.text.endswith(".1")
    return number.kind is Numbering.BULLET or number.value == 1


def _is_amount(cell: RawCell) -> bool:
    """Whether the cell is an amount that is not nought."""
    if isinstance(cell, str):
        return is_figure(cell) and any(sign in "123456789" for sign in cell)
    return isinstance(cell, (int, float)) and bool(cell)


def _has_sibling(view: View, number: Numeral) -> bool:
    """Whether a like numeral stands next, or stood above and nothing but a sum is under."""

    def is_alike(row: Shape | None) -> bool:
        named = numbered_label(row.lead.strip()) if row is not None and row.lead else None
        return named is not None and named[0].kind is number.kind

    below = view.below
    if below is None or not view.has_more or sum_word(below.lead or ""):
        return view.like_above is not None
    return is_alike(below) or (below.figures + below.texts == 0 and is_alike(view.above))


def _goes_on_naming(view: View) -> bool:
    """Whether the row is a name alone, as the last group was, over rows that are left empty."""
    is_alone = view.row.filled == 1 and view.like_above is RowKind.GROUP
    return is_alone and is_over(view.row, view.below)


def _tells_part(row: Shape) -> bool:
    """Whether the row tells a part of the one above: "Trong đó: - Nữ" with its own figures."""
    return row.figures > 0 and is_within(row.lead or "")


def _is_beside_data(view: View) -> bool:
    """Whether the row right above is data, told of by figures and no further in than this one."""
    row, above = view.row, view.above
    if view.before is not RowKind.DATA or above is None or not row.figures:
        return False
    if row.lead is None or above.lead is None or above.lead_column != row.lead_column:
        return False
    is_level = indent(above.lead) == indent(row.lead) and rank(above) == rank(row)
    return is_level and above.figures == row.figures


def _all_read_on(view: View) -> bool:
    """Whether every cell goes on, in small letters, with a text of the row above it."""
    row, above = view.row, view.above
    if view.before not in (RowKind.DATA, RowKind.CONTINUATION) or above is None or row.figures:
        return False
    places = [column for column, cell in enumerate(row.cells) if not is_blank(cell)]
    return all(
        isinstance(cell := row.cells[column], str)
        and cell.lstrip()[:1].islower()
        and len(cell.strip()) > 1  # "x" ticks
        and column < len(above.cells)
        and isinstance(above.cells[column], str)
        for column in places
    )


def _reads_on(view: View) -> bool:
    """Whether the only text of the row continues the cell above it.

    It does when it begins like the middle of a sentence or an item of a list, when it stands in
    brackets, or when the cell above is long. A name that stands alone is a row: to join it with
    another would lose it.
    """
    row, above = view.row, view.above
    if view.before is not RowKind.DATA or row.filled > 1 or row.lead is None or above is None:
        return False
    first = row.lead.lstrip()[:1]
    cell = above.cells[row.lead_column] if row.lead_column < len(above.cells) else None
    is_aside = first == "(" and row.lead.rstrip().endswith(")")
    if (first in "-+•;," or is_aside) and row.lead_column >= above.lead_column:
        return True  # further left there is nothing that it could go on with
    return first.islower() or (isinstance(cell, str) and len(cell) > _LONG)
