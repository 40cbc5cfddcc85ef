"""One raw cell, or a text typed on the command line, becomes text, a mark, or a problem.

Every parser of cells answers `value | None | CellProblem`: None is a blank cell, and what cannot
be read, or could be read in two ways, is a problem and never a guess. No parser raises, whatever
the cell holds. Numbers are in `cell_number`, sums of money in `cell_money`, dates in `cell_date`,
values out of a list in `cell_choice`.

Nothing here knows where a cell stands or words a sentence: a problem carries its code and facts,
and whoever holds the row adds the address. The sentence is `problem.<code>` in `i18n`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from dan_van.domain.sheet import CellFault, RawCell
from dan_van.domain.vietnamese import clean, one_line, search

LONGEST_TEXT = 32_767
"""The most characters that a cell of a spreadsheet can hold."""

_SHOWN = 80
_EXACT_DIGITS = 15  # a spreadsheet keeps no more digits of a number, and shows no more
_NOTHING = re.compile(r"[\s\-‐‑‒–—―−.…]*")
_YES = frozenset({"x", "×", "✓", "✔", "☑", "v", "√", "1", "co", "da", "roi", "yes", "y", "true"})
_DONE = re.compile(
    r"(?<=^da) (?:to chuc|thuc hien|hoan thanh|trien khai|ban hanh|xong|nop|lam)(?: xong)?$"
    r"|(?<=^chua) (?:to chuc|thuc hien|hoan thanh|trien khai|ban hanh|xong|nop|lam)(?: xong)?$"
)
_LONGEST_MARK = 24
_NO = frozenset({"☐", "0", "khong", "chua", "no", "n", "false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CellProblem:
    """Why a cell was not read.

    `value` is the cell as its sender sees it. `suggestion` is what the sender probably meant; it
    is shown and never applied.
    """

    code: str
    value: str
    facts: Mapping[str, object] = field(default_factory=dict)
    suggestion: str = ""


def show(raw: RawCell) -> str:
    """The cell on one line as its sender sees it, at most 80 characters."""
    line = one_line(_text_of(raw))
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def is_blank(raw: RawCell) -> bool:
    """Whether the cell holds nothing: no text, blanks, or only dashes or dots.

    A fault is not blank: something stood there.
    """
    if isinstance(raw, str):
        return not raw[:1].isalnum() and _NOTHING.fullmatch(one_line(raw)) is not None
    return raw is None


def problem(
    raw: RawCell,
    code: str,
    *,
    facts: Mapping[str, object] | None = None,
    suggestion: str = "",
) -> CellProblem:
    """The problem of that code with the cell as its sender sees it."""
    return CellProblem(code=code, value=show(raw), facts=facts or {}, suggestion=suggestion)


def fault_of(raw: RawCell) -> CellProblem | None:
    """The problem of a cell that holds an error instead of a value, else None."""
    if isinstance(raw, CellFault) or (isinstance(raw, float) and not _is_finite(raw)):
        return problem(raw, "cell_fault")
    return None


def number_text(number: float) -> str:
    """A finite number as a cell shows it: 15 digits, without `.0`, never with an exponent."""
    if isinstance(number, int) and number.bit_length() > 1000:
        return f"{Decimal(number):.6e}"  # no sheet holds it, and writing it out has a limit
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    return f"{Decimal(f'{number:.{_EXACT_DIGITS}g}'):f}"


def parse_text(raw: RawCell) -> str | CellProblem | None:
    """The cell as text of one line; a number without `.0`, a date as dd/mm/yyyy."""
    if isinstance(raw, str) and len(raw) <= LONGEST_TEXT:
        return None if is_blank(raw) else one_line(raw)
    text = parse_prose(raw)
    return one_line(text) if isinstance(text, str) else text


def parse_prose(raw: RawCell) -> str | CellProblem | None:
    """The cell as text with its line breaks kept, without blanks around it."""
    if is_blank(raw):
        return None
    if isinstance(raw, str):
        text = clean(raw).strip()
    elif (fault := fault_of(raw)) is not None:
        return fault
    else:
        text = clean(_text_of(raw)).strip()
    if len(text) > LONGEST_TEXT:
        facts = {"length": len(text), "limit": LONGEST_TEXT}
        return problem(raw, "too_long", facts=facts)
    return text


def parse_mark(raw: RawCell) -> bool | CellProblem | None:
    """Whether the cell is ticked: `x`, `✓`, `1`, `có`, `đã tổ chức` are yes; `0`, `chưa` are no."""
    if (fault := fault_of(raw)) is not None:
        return fault
    if is_blank(raw):
        return None
    if isinstance(raw, bool):
        return raw
    mark = search(_text_of(raw)).strip("() ")
    mark = _DONE.sub("", mark, count=1) if len(mark) <= _LONGEST_MARK else mark
    if mark in _YES:
        return True
    if mark in _NO:
        return False
    return problem(raw, "not_a_mark")


def _text_of(raw: RawCell) -> str:
    match raw:
        case None:
            return ""
        case str():
            return raw
        case CellFault():
            return raw.text
        case bool():
            return "TRUE" if raw else "FALSE"
        case int():
            return number_text(raw)
        case float():
            return number_text(raw) if _is_finite(raw) else str(raw)
        case datetime():
            day = _day_text(raw)
            return day if raw.time() == time.min else f"{day} {_time_text(raw.time())}"
        case date():
            return _day_text(raw)
        case time():
            return _time_text(raw)


def _is_finite(number: float) -> bool:
    return number - number == 0


def _day_text(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _time_text(moment: time) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
