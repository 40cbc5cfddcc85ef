"""What a one-page form asks and what was written: labels with their values, in reading order.

A label and its value stand in one cell ("Tên mô hình: Hũ gạo"), side by side, or the value below
its label. Lines under a long answer go on with it. Dotted lines are blanks to fill in; of boxes
to tick, those ticked are the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dan_van.domain.sheet import RawCell
from dan_van.domain.vietnamese import clean, one_line
from dan_van.sheets.grid import Grid, GridCell, fold
from dan_van.sheets.header_words import is_heading_word, is_number_heading
from dan_van.sheets.row_words import (
    Numbering,
    is_filler,
    is_letterhead,
    is_signature,
    is_signature_office,
    numbered_label,
    numeral,
)

_LONGEST_LABEL = 90
_MOST_CELLS = 7
_INLINE = re.compile(r"(?P<label>[^:]{2,90}?)\s*:(?!\d|//)\s*(?P<value>.*)", re.DOTALL)
_LEADERS = re.compile(r"[.…_]*(?:…|\.\.\.|__)[.…_]*")
_BLANKS_LEFT = re.compile(r"(?:\b(?:tu|den|ngay|thang|nam)\b|/\s*20\d\d\b|20|[\s/.,\-])*")
_NUMBER_IN_FRONT = re.compile(r"(?:\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)]|[-+*•–])\s+")
_HEADING = re.compile(
    r"(?:thong tin|noi dung|ket qua|chi tiet|gia tri|ghi chu)"
    r"(?: (?:dang ky|ke khai|cu the|bao cao|tra loi|thuc hien|chi tiet))?"
)
_BOX = re.compile(r"[☐☑☒□■▣▢✓✔]|\[\s*[xX✓✔]?\s*\]|\(\s*[xX✓✔]\s*\)")
_EMPTY_BOX = re.compile(r"[☐□▢]|\[\s*\]")


@dataclass(slots=True)
class Asked:
    """A label and what was written for it; `row` and `column` are where the value stands."""

    label: str
    value: RawCell
    row: int
    column: int
    is_known: bool
    is_beside: bool
    rows: list[int]

    def add(self, row: int, text: str) -> None:
        """Go on with the value on a further row."""
        written = filled_in(text)
        if written is None:
            return
        if self.value is None:
            self.value, self.row = written, row
        else:
            self.value = f"{self.value}\n{written}"
        self.rows.append(row)


def asked(
    grid: Grid,
    *,
    is_known: Callable[[str], bool],
    is_long: Callable[[str], bool],
    is_value: Callable[[str], bool],
) -> list[Asked]:
    """The labels of a sheet with their values.

    Args:
        grid: the sheet.
        is_known: whether a text is a label of the form that is tried.
        is_long: whether such a label asks for prose, which may go on for lines.
        is_value: whether a known text is a value as well ("Tập thể"): a label only with a colon, or
            with something beside it.
    """
    reading = _Reading(grid, is_known, is_long, is_value)
    for row in range(1, grid.height + 1):
        reading.read(row)
    return reading.found


def filled_in(text: str) -> str | None:
    """What was written on a dotted line or ticked; None where nothing was."""
    text = clean(text).strip()
    bare = _LEADERS.sub(" ", text).strip()
    if bare != text and all(map(_waits, _LEADERS.split(text))):
        return None
    text = bare
    if _BOX.search(text):
        return _ticked(text)
    return None if not text or is_filler(text) else text


def _waits(printed: str) -> bool:
    """Whether what stands between dots was printed there: "/20", "Điện thoại:" or nothing."""
    return printed.rstrip().endswith(":") or _BLANKS_LEFT.fullmatch(fold(printed)) is not None


def _ticked(text: str) -> str | None:
    boxes = list(_BOX.finditer(text))
    ends = [box.end() for box in boxes]
    if not text[: boxes[0].start()].strip():  # ☑ Tập thể ☐ Cá nhân
        names = [text[a:b] for a, b in zip(ends, [*(b.start() for b in boxes[1:]), None])]  # noqa: B905
    else:  # Tập thể ☑ Cá nhân ☐
        names = [text[a : b.start()] for a, b in zip([0, *ends], boxes)]  # noqa: B905
    ticked = [
        name.strip(" ,;:\n\t")
        for box, name in zip(boxes, names, strict=True)
        if not _EMPTY_BOX.fullmatch(box[0])
    ]
    return ", ".join(name or "x" for name in ticked) or None


class _Reading:
    def __init__(
        self,
        grid: Grid,
        is_known: Callable[[str], bool],
        is_long: Callable[[str], bool],
        is_value: Callable[[str], bool],
    ) -> None:
        self.grid = grid
        self.is_known = is_known
        self.is_long = is_long
        self.is_value = is_value
        self.found: list[Asked] = []
        self.current: Asked | None = None

    def read(self, row: int) -> None:
        """One row: labels in it, or more of the value above it, or neither."""
        cells = self.grid.cells(row)
        if not cells or len(cells) > _MOST_CELLS:
            return
        if any(is_number_heading(cell.value) for cell in cells[:2]):  # a heading over the labels
            return
        if len(cells) > 1 and numeral(cells[0].value) is not None:
            cells = cells[1:]
        texts = [cell.value for cell in cells if isinstance(cell.value, str)]
        if self._closes(texts):
            self.current = None
            return
        place, has_label = 0, False
        while place < len(cells):
            taken = self._label(row, cells, place)
            has_label = has_label or bool(taken)
            place += taken or 1
        if not has_label:
            self._continue(row, cells, texts)

    def _closes(self, texts: Sequence[str]) -> bool:
        if any(self.is_known(_split(text)[0]) for text in texts):
            return False
        return any(is_signature(t) or is_signature_office(t) or is_letterhead(t) for t in texts)

    def _label(self, row: int, cells: Sequence[GridCell], place: int) -> int:
        """How many cells a label there and its value take; none where there is no label."""
        cell = cells[place]
        if not isinstance(cell.value, str):
            return 0
        label, written = _split(cell.value)
        is_known = self.is_known(label)
        beside = cells[place + 1] if place + 1 < len(cells) else None
        if beside is not None and self._is_label(beside, is_option=self.is_value(label)):
            beside = None
        is_alone = beside is None and (self.is_value(label) or label == label.upper())
        if written is None and is_known and (is_alone or self._heads(beside)):
            return 0
        if not is_known and not self._asks(cell.value, beside, cells):
            return 0
        value: RawCell = filled_in(written) if written is not None else None
        where, taken = cell.column, 1
        if beside is not None and value is None:
            value = filled_in(beside.value) if isinstance(beside.value, str) else beside.value
            where, taken = beside.column, 2
        self.current = Asked(
            label=_bare(label),
            value=value,
            row=row,
            column=where,
            is_known=is_known,
            is_beside=taken == 2,
            rows=[row],
        )
        self.found.append(self.current)
        return taken

    def _heads(self, beside: GridCell | None) -> bool:
        """Whether two headings stand side by side: "Nội dung | Thông tin đăng ký"."""
        value = beside.value if beside is not None else None
        return isinstance(value, str) and _HEADING.fullmatch(fold(value)) is not None

    def _is_label(self, cell: GridCell, *, is_option: bool) -> bool:
        """Whether the cell beside a label is the next label; beside an option another option is."""
        if not isinstance(cell.value, str):
            return False
        label, written = _split(cell.value)
        if written is None:
            return is_option and self.is_value(label)
        return self.is_known(label) or not written

    def _asks(self, text: str, beside: GridCell | None, cells: Sequence[GridCell]) -> bool:
        """Whether a text that is not known is a label all the same."""
        label, written = _split(text)
        if written is None:
            is_pair = beside is not None and len(cells) == 2
            return is_pair and is_heading_word(text, known=frozenset())
        if beside is None and self._goes_on():  # "Trong đó: …" in an answer of several lines
            return False
        return len(label) <= _LONGEST_LABEL

    def _goes_on(self) -> bool:
        return self.current is not None and self.is_long(self.current.label)

    def _continue(self, row: int, cells: Sequence[GridCell], texts: Sequence[str]) -> None:
        current = self.current
        if current is None or not texts:
            return
        named = numbered_label(texts[0].strip())
        is_section = named is not None and named[0].kind in (Numbering.ROMAN, Numbering.LETTER)
        if is_section or (texts[0] == texts[0].upper() and len(texts[0]) > 8):
            self.current = None
        elif (
            current.value is None
            or self._goes_on()
            or (current.is_beside and cells[0].column == current.column)
        ):
            current.add(row, " ".join(texts))


def _bare(label: str) -> str:
    return _NUMBER_IN_FRONT.sub("", one_line(label), count=1)


def _split(text: str) -> tuple[str, str | None]:
    """A label and what is written behind its colon; None where there is no colon."""
    found = _INLINE.fullmatch(text.strip())
    return (found["label"], found["value"]) if found else (text.strip(), None)
