"""Which groups hold for a row, and which rows a total claims to add up.

Groups nest by the order in which their kinds appear: I under A, or A under I. A total that says
nothing more sums the innermost group that has no sum yet, and the last one sums the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dan_van.domain.sheet import RawCell, SheetRow, TotalRow
from dan_van.domain.vietnamese import one_line
from dan_van.sheets.classify_rows import ClassifiedRow, RowKind
from dan_van.sheets.grid import fold, is_blank
from dan_van.sheets.row_words import Numeral, label_class, numbered_label, plain_label

_DEEPEST_INDENT = 8
_NAMED_BY_NUMERAL = re.compile(
    r"(?:tong cong|tong so|tong|cong)[\s:.(]*(?:muc|phan|nhom)?[\s.]*"
    r"([ivxlc]+|[a-h]|\d+)[\s.:)]*$"
)
_NUMBER_IN_LABEL = re.compile(r"[^\W\d_]{2}.*\d", re.DOTALL)  # "Kinh tế (35 mô hình)"
_OPENING_SUM_WORD = re.compile(r"(?:tong cong|tong so|tong|cong)\b[\s:.\-]*")


@dataclass(slots=True)
class _Group:
    text: str
    numeral: Numeral | None
    kind: str  # the class of its label, or how it is set
    path: tuple[str, ...]
    first: int  # place among the data rows where it begins
    end: int | None = None
    has_sum_in_row: bool = False
    has_sum_below: bool = False
    is_bare: bool = True


@dataclass(slots=True)
class _Sum:
    row: ClassifiedRow
    groups: tuple[str, ...] = ()
    group: _Group | None = None
    section: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class GroupedRows:
    """Data rows with their groups, totals with the rows that they claim, group row numbers."""

    data: tuple[SheetRow, ...]
    totals: tuple[TotalRow, ...]
    group_rows: tuple[int, ...]


def group_rows(rows: Sequence[ClassifiedRow]) -> GroupedRows:
    """Gives each data row its groups and each total the data rows that it claims."""
    return _Grouping(rows).result()


@dataclass(slots=True)
class _Grouping:
    rows: Sequence[ClassifiedRow]
    data: list[SheetRow] = field(default_factory=list)
    sums: list[_Sum] = field(default_factory=list)
    open: list[_Group] = field(default_factory=list)
    closed: list[_Group] = field(default_factory=list)
    group_numbers: list[int] = field(default_factory=list)
    section: int = 0
    last_data: int = 0

    def result(self) -> GroupedRows:
        """Walks the rows once, then cuts out what each sum claims."""
        kinds = [row.kind for row in self.rows]
        self.last_data = max(
            (i for i, kind in enumerate(kinds) if kind is RowKind.DATA), default=-1
        )
        for place, row in enumerate(self.rows):
            if row.kind is RowKind.DATA:
                path = self.open[-1].path if self.open else ()
                self.data.append(SheetRow(row.shape.number, row.shape.cells, path))
            elif row.kind is RowKind.GROUP:
                self._begin(row)
            elif row.kind is RowKind.TOTAL:
                self._total(row, has_more=place < self.last_data)
            elif row.kind is RowKind.CONTINUATION and self.data:
                self.data[-1] = _joined(self.data[-1], row)
        for group in self.open:
            group.end = len(self.data)
        numbers = tuple(row.number for row in self.data)
        totals = tuple(
            TotalRow(
                number=total.row.shape.number,
                cells=total.row.shape.cells,
                groups=total.groups,
                data_rows=_claimed(total, numbers),
            )
            for total in self.sums
        )
        return GroupedRows(tuple(self.data), totals, tuple(self.group_numbers))

    def _begin(self, row: ClassifiedRow) -> None:
        label = row.shape.lead or ""
        text = row.text
        if row.numeral and not numbered_label(label.strip()):
            text = text or row.numeral.text
        kind = label_class(label) or _setting(row)
        for place, group in enumerate(self.open):
            if _is_same_level(group, row.numeral, kind):
                self._close(place)
                break
        path = (*(self.open[-1].path if self.open else ()), text)
        group = _Group(
            text=text,
            numeral=row.numeral,
            kind=kind,
            path=path,
            first=len(self.data),
            has_sum_in_row=row.shape.figures > 0,
            is_bare=row.numeral is None,
        )
        self.open.append(group)
        self.group_numbers.append(row.shape.number)
        if group.has_sum_in_row or _NUMBER_IN_LABEL.search(label):
            self.sums.append(_Sum(row, path, group))

    def _close(self, place: int) -> None:
        for group in self.open[place:]:
            group.end = len(self.data)
            self.closed.append(group)
        del self.open[place:]

    # --- totals --------------------------------------------------------------------------------

    def _total(self, row: ClassifiedRow, *, has_more: bool) -> None:
        label = fold(row.text)
        group = self._named_group(label)
        if group is None and "+" not in label:
            group = self._unsummed_group(label, has_more=has_more)
        if group is not None:
            group.has_sum_below = True
            self.sums.append(_Sum(row, group.path, group))
            self.section = len(self.data)
            return
        begins = self.section
        opens_table = not self.data and has_more
        is_section = (has_more and not opens_table and not self.open and not _is_grand(label)) or (
            not has_more and begins and not _is_grand(label) and begins < len(self.data)
        )
        if is_section and begins < len(self.data):
            self.sums.append(_Sum(row, (), None, (begins, len(self.data))))
            self.section = len(self.data)
        else:
            self.sums.append(_Sum(row))

    def _named_group(self, label: str) -> _Group | None:
        match = _NAMED_BY_NUMERAL.match(label)
        groups = [*self.closed[-64:], *self.open]
        if match:
            for group in reversed(groups):
                if group.numeral and group.numeral.text.lower() == match[1]:
                    return group
        rest = _OPENING_SUM_WORD.sub("", label, count=1)
        if len(rest) > 3:
            for group in reversed(groups):
                name = plain_label(group.text)
                if len(name) > 3 and (name in rest or plain_label(rest) == name):
                    return group
        return None

    def _unsummed_group(self, label: str, *, has_more: bool) -> _Group | None:
        waiting = next((group for group in reversed(self.open) if not group.has_sum_below), None)
        if waiting is None:
            return None
        if has_more:
            return waiting
        earlier = [group for group in self.closed if group.kind == waiting.kind]
        were_summed = any(group.has_sum_below for group in earlier)
        if _is_grand(label):
            summed_so = bool(earlier) and all(group.has_sum_below for group in earlier)
            last_words = {
                fold(total.row.text) for total in self.sums if total.row.kind is RowKind.TOTAL
            }
            return waiting if summed_so and label in last_words else None
        if were_summed:
            return waiting
        return None if earlier or waiting.has_sum_in_row else waiting


def _is_grand(label: str) -> bool:
    return label.startswith(("tong", "toan", "total", "grand", "ca ", "luy ke"))


def _setting(row: ClassifiedRow) -> str:
    """How a bare label is set: its column, its leading blanks, capitals."""
    label = row.shape.lead or ""
    if row.numeral is not None:
        return row.numeral.kind
    indent = min(len(label) - len(label.lstrip()), _DEEPEST_INDENT)
    return f"{row.shape.lead_column}:{indent}:{label == label.upper()}"


def _is_same_level(group: _Group, numeral: Numeral | None, kind: str) -> bool:
    if numeral is not None and group.numeral is not None:
        if group.numeral.kind is not numeral.kind:
            return False
        is_part = numeral.kind == "part"
        return not is_part or group.numeral.value >= numeral.value
    return group.kind == kind


def _claimed(total: _Sum, numbers: tuple[int, ...]) -> tuple[int, ...]:
    if total.group is not None:
        return numbers[total.group.first : total.group.end]
    if total.section is not None:
        return numbers[slice(*total.section)]
    return numbers


def _joined(row: SheetRow, more: ClassifiedRow) -> SheetRow:
    """The row with the texts of a continuation line added to the cells above them."""
    cells: list[RawCell] = list(row.cells)
    for column, text in enumerate(more.shape.cells[: len(cells)]):
        is_sign = more.shape.stt is not None and column != more.shape.lead_column
        if is_sign or not isinstance(text, str) or is_blank(text):
            continue
        above = cells[column]
        if above is None:
            cells[column] = text
        elif isinstance(above, str):
            cells[column] = f"{above}\n{one_line(text)}"
    return SheetRow(number=row.number, cells=tuple(cells), groups=row.groups)
