"""A raw cell becomes a count, or a figure: a count with a qualifier and perhaps a plan.

`105/130` is 105 done of 130 planned; `trên 1.000` is more than 1000. Only whole numbers that are
not negative pass; percentages, ranges, rates and dates are problems, each with its own code.
"""

from __future__ import annotations

import re
from datetime import date, time
from fractions import Fraction

from dan_van.domain.cell import CellProblem, fault_of, is_blank, problem, show
from dan_van.domain.figure import Figure
from dan_van.domain.number_style import (
    LONGEST_FIGURE,
    NUMBER,
    NumberStyle,
    TwoReadings,
    read_number,
    thousands_gone_wrong,
)
from dan_van.domain.sheet import RawCell
from dan_van.domain.vietnamese import identity, search

LARGEST = 10**15 - 1
"""The largest count or sum: a spreadsheet keeps 15 digits, and sums must fit SQLite's integers."""

_MORE = ("tren", "hon", "nhieu hon", "lon hon", "vuot", "it nhat", "toi thieu", ">", ">=", "≥")
_LESS = ("duoi", "it hon", "nho hon", "chua den", "chua toi", "khong qua", "toi da", "<", "<=", "≤")
_ABOUT = ("gan", "khoang", "chung", "khoang chung", "uoc", "uoc tinh", "uoc dat", "uoc khoang")
_NEARLY = ("xap xi", "tren duoi", "~", "≈")
_QUALIFIERS = {"=": ("", "="), ">": _MORE, "<": _LESS, "≈": (*_ABOUT, *_NEARLY)}
_QUALIFIER_OF = {words: sign for sign, ways in _QUALIFIERS.items() for words in ways}
_AT_LEAST, _AT_MOST = "trở lên", "trở xuống"
_FILLER = re.compile(r"(?:(?:dat|co|duoc|tong so|tong cong|tong|cong)\b[: ]*)+")

SCALES = {
    identity(word): scale
    for scale, words in {
        10**3: ("nghìn", "ngàn", "nghin"),
        10**6: ("triệu", "trieu"),
        10**9: ("tỷ", "tỉ"),
    }.items()
    for word in words
}
"""What a number word multiplies by. Not `ngan`: without its tone it is also that of ngân hàng."""

_SCALE = "|".join(SCALES)
_FIGURE = re.compile(
    rf"({NUMBER})(?: ?({_SCALE})(?!\w))?(?: ?/ ?({NUMBER}))?"
    r"(?![^\W\d_](?![^\W\d_]))(?P<tail>.*)",  # one letter right behind a number is a code: 12A
    re.DOTALL,
)
_LEAD = re.compile(r"([^0-9]*)(.*)", re.DOTALL)
_RANGE = re.compile(r"[^0-9]*[0-9][0-9., ]*(?:[^\W\d]+ ?)?(?:-|đến|den|tới|~) ?[0-9].*", re.DOTALL)
_DATE = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2,4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_SHARE_BEHIND = re.compile(rf"[ ,;(=-]*(?:đạt|bằng|tỷ lệ|tỉ lệ)?[ :]*{NUMBER} ?%\)?")
_NOT_A_UNIT = re.compile(r"(?:tr|trđ|trd|k|x|rưỡi)\b.*|đ|đồng|dong|vnđ|vnd")  # but đồng chí is one
_LONGEST_UNIT = 6  # words; more is a sentence that happens to begin with a number


def parse_figure(raw: RawCell, style: NumberStyle) -> Figure | CellProblem | None:
    """The figure in a cell; words of measure behind it are allowed and dropped."""
    if (fault := fault_of(raw)) is not None:
        return fault
    if is_blank(raw):
        return None
    match raw:
        case str() if len(raw) <= LONGEST_FIGURE:
            return _figure_of_text(raw, style)
        case bool() | time():
            return problem(raw, "not_a_number")
        case date():
            few, many = sorted((raw.day, raw.month))
            return problem(raw, "date_in_count", suggestion=f"{few}/{many}")
        case int() | float():
            return _figure_of_number(raw)
        case _:
            return problem(raw, "not_a_number")


def parse_count(raw: RawCell, style: NumberStyle) -> int | CellProblem | None:
    """The exact whole number in a cell; a figure with a qualifier or a plan is a problem."""
    figure = parse_figure(raw, style)
    if not isinstance(figure, Figure):
        return figure
    if figure.plan is not None:
        return problem(raw, "count_has_plan", suggestion=str(figure.number))
    if figure.qualifier != "=":
        return problem(raw, "count_not_exact", suggestion=str(figure.number))
    return figure.number


def two_readings(raw: RawCell, readings: TwoReadings, *, is_whole: bool = True) -> CellProblem:
    """The problem of a number that its column does not decide.

    `is_whole`: only whole numbers can stand there, so 1.526 is 1 or 1526.
    """
    large = str(readings.large)
    whole, decimals = large[:-3], large[-3:]
    value = show(raw)
    for mark in ".,":
        value = value.replace(f"{whole}{mark}{decimals}", large)
    facts = {"small": whole if is_whole else f"{whole},{decimals}", "large": large}
    return problem(raw, "ambiguous_thousands", facts=facts, suggestion=value)


def split_lead(text: str) -> tuple[str, str]:
    """A text folded by `identity`, cut before its first digit."""
    found = _LEAD.fullmatch(text)
    return (found[1].strip(), found[2]) if found else (text, "")


def is_range(text: str) -> bool:
    """Whether a folded text holds two numbers as a range: `500-700 tr`, `từ 5 đến 7`."""
    return _RANGE.fullmatch(text) is not None


def qualifier_of(lead: str, tail: str) -> tuple[str, str] | None:
    """The qualifier that the words around a number say, and the words left behind it.

    None where the words in front are none that we know.
    """
    words = _FILLER.sub("", search(lead), count=1).rstrip(": ")
    tail = tail.strip()
    for ending, sign in ((_AT_LEAST, ">"), (_AT_MOST, "<")):
        if tail.endswith(ending) and words in ("", "tu"):
            return sign, tail.removesuffix(ending).strip()
    sign_in_front = _QUALIFIER_OF.get(words)
    return None if sign_in_front is None else (sign_in_front, tail)


def _figure_of_number(raw: float) -> Figure | CellProblem:
    if raw < 0:
        return problem(raw, "negative_count")
    if raw > LARGEST:
        return problem(raw, "number_too_large", facts={"limit": LARGEST})
    # Fifteen digits are what the sender sees: noise behind them is not part of the number.
    number = Fraction(f"{raw:.15g}") if isinstance(raw, float) else Fraction(raw)
    if (large := thousands_gone_wrong(raw)) is not None:
        return two_readings(raw, TwoReadings(number, large))
    if number.denominator != 1:
        return problem(raw, "not_whole")
    return Figure(number=int(number))


def _figure_of_text(raw: str, style: NumberStyle) -> Figure | CellProblem:
    text = identity(raw)
    if search(text) in ("khong", "khong co", "khong phat sinh"):
        return Figure(number=0)
    if _DATE.fullmatch(text):
        return problem(raw, "date_in_count")
    if is_range(text):
        return problem(raw, "number_range")
    lead, rest = split_lead(text)
    found = _FIGURE.fullmatch(rest)
    if found is None:
        return problem(raw, "not_a_number")
    if lead in ("-", "−"):
        return problem(raw, "negative_count")
    around = qualifier_of(lead, found["tail"])
    if around is None:
        return problem(raw, "not_a_number")
    qualifier, tail = around
    if (code := _wrong_tail(tail, has_plan=found[3] is not None)) is not None:
        return problem(raw, code)
    numbers: list[int] = []
    for written in (found[1], found[3]):
        if written is None:
            continue
        number = _whole(raw, style, written=written, scale=SCALES.get(found[2] or "", 1))
        if isinstance(number, CellProblem):
            return number
        numbers.append(number)
    if found[3] and numbers[0] <= 12 and re.fullmatch("19[0-9]{2}|20[0-9]{2}|2100", found[3]):
        return problem(raw, "ratio_or_month")
    return Figure(
        number=numbers[0], qualifier=qualifier, plan=numbers[1] if len(numbers) > 1 else None
    )


def _whole(raw: str, style: NumberStyle, *, written: str, scale: int) -> int | CellProblem:
    number = read_number(written, style, may_be_fraction=scale > 1)
    match number:
        case None:
            return problem(raw, "not_a_number")
        case TwoReadings():
            return two_readings(raw, number)
        case _:
            value = number * scale
    if value.denominator != 1:
        return problem(raw, "not_whole")
    if value > LARGEST:
        return problem(raw, "number_too_large", facts={"limit": LARGEST})
    return int(value)


def _wrong_tail(tail: str, *, has_plan: bool) -> str | None:
    """The code of what is wrong with the words behind a number, None if they are a unit."""
    if not tail or (has_plan and _SHARE_BEHIND.fullmatch(tail)):
        return None
    if "%" in tail or "phan tram" in search(tail):
        return "percent_in_count"
    if re.search("[0-9]", tail):
        return "several_numbers"
    if "/" in tail:
        return "rate_not_total"
    is_unit = re.match(r"\(?[^\W\d_]", tail) and not _NOT_A_UNIT.fullmatch(tail)
    return None if is_unit and len(tail.split()) <= _LONGEST_UNIT else "not_a_number"
