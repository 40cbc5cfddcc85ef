"""A raw cell becomes a sum of money in whole đồng, with its qualifier.

Sums are exact: a sum that is no whole number of đồng is a problem, and so is a range, a rate
(`20trđ/sào`) and a foreign currency. The unit in a header ("Đơn vị tính: triệu đồng") holds for
the cells that name no unit of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction

from dan_van.domain.amount import Money
from dan_van.domain.cell import CellProblem, fault_of, is_blank, number_text, problem
from dan_van.domain.cell_number import (
    LARGEST,
    SCALES,
    is_range,
    qualifier_of,
    split_lead,
    two_readings,
)
from dan_van.domain.number_style import (
    LONGEST_FIGURE,
    NUMBER,
    Mark,
    NumberStyle,
    TwoReadings,
    read_number,
    thousands_gone_wrong,
)
from dan_van.domain.sheet import RawCell
from dan_van.domain.vietnamese import identity

_BILLION = (identity("tỷ"), identity("tỉ"))
_SCALES = {
    **{
        f"{word} {billion}": SCALES[word] * 10**9
        for word in ("nghìn", "ngàn")
        for billion in _BILLION
    },
    **SCALES,
    "tr": 10**6,
    "ty": 10**9,
    "ti": 10**9,
}
_CURRENCY = r"(?:đồng việt nam|đồng|dong|đ|vnđ|vnd|d|₫)"
_TERM = re.compile(
    rf",? ?(?P<number>{NUMBER})"
    rf"(?: ?(?P<scale>{'|'.join(_SCALES)})(?:\.|(?![^\W\d_])|(?={_CURRENCY}(?![^\W\d_]))))?"
)
_BEHIND = re.compile(rf"\.? ?(?P<currency>{_CURRENCY}(?![^\W\d_]))?(?: chẵn)?(?P<tail>.*)")
_RATE = re.compile(r"/|mỗi|một|trên")
_WORDS_IN_FRONT = re.compile(
    r"(?:tổng trị giá|trị giá|tổng giá trị|giá trị|tổng kinh phí|kinh phí|tổng số tiền|số tiền"
    r"|vnđ|vnd)\b[: ]*"
)
_NOTE = re.compile(r"\([^0-9%/]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """What is written of a sum: its terms (number, scale), and what follows them."""

    terms: tuple[tuple[str, int], ...]
    has_currency: bool
    tail: str


def parse_money(raw: RawCell, style: NumberStyle, *, unit: int = 1) -> Money | CellProblem | None:
    """The sum in a cell; `unit` is how many đồng a bare number of this column counts in."""
    if (fault := fault_of(raw)) is not None:
        return fault
    if is_blank(raw):
        return None
    match raw:
        case str() if len(raw) <= LONGEST_FIGURE:
            return _money_of_text(raw, style, unit=unit)
        case bool() | date() | time():
            return problem(raw, "not_money")
        case int() | float():
            return _money_of_number(raw, style, unit=unit)
        case _:
            return problem(raw, "not_money")


def _money_of_number(raw: float, style: NumberStyle, *, unit: int) -> Money | CellProblem:
    if abs(raw) > LARGEST:
        return problem(raw, "number_too_large", facts={"limit": LARGEST})
    number = Fraction(number_text(raw))
    large = thousands_gone_wrong(raw) if isinstance(raw, float) else None
    has_decimals = style.has_fractions and style.thousands is not Mark.DOT and unit > 1
    if large is not None and not has_decimals:
        return two_readings(raw, TwoReadings(number, large), is_whole=False)
    return _money(raw, number * unit, qualifier="=")


def _money_of_text(raw: str, style: NumberStyle, *, unit: int) -> Money | CellProblem:
    text = identity(raw)
    if is_range(text):
        return problem(raw, "money_range")
    lead, rest = split_lead(_WORDS_IN_FRONT.sub("", text, count=1))
    written = _sum_of(rest)
    if written is None:
        return problem(raw, "not_money")
    if lead == "-":
        return problem(raw, "negative_money")
    around = qualifier_of(lead, written.tail)
    if around is None:
        return problem(raw, "not_money")
    qualifier, tail = around
    if _RATE.match(tail):
        return problem(raw, "rate_not_total")
    if tail and not _NOTE.fullmatch(tail):
        return problem(raw, "several_numbers" if re.search("[0-9]", tail) else "not_money")
    amount = _added_up(raw, style, written=written, unit=unit)
    return amount if isinstance(amount, CellProblem) else _money(raw, amount, qualifier=qualifier)


def _sum_of(text: str) -> _Sum | None:
    terms: list[tuple[str, int]] = []
    position = 0
    while (term := _TERM.match(text, position)) is not None:
        terms.append((term["number"], _SCALES.get(term["scale"] or "", 1)))
        position = term.end()
    behind = _BEHIND.fullmatch(text, position)
    if not terms or behind is None:
        return None
    return _Sum(
        terms=tuple(terms), has_currency=behind["currency"] is not None, tail=behind["tail"].strip()
    )


def _added_up(raw: str, style: NumberStyle, *, written: _Sum, unit: int) -> Fraction | CellProblem:
    """The terms added up, in đồng: `5 tỷ 200 triệu` is 5,200,000,000."""
    (_, first_scale), *_others = written.terms
    is_bare = len(written.terms) == 1 and first_scale == 1 and not written.has_currency
    total = Fraction(0)
    room = None
    for number, scale in written.terms:
        times = unit if is_bare else scale
        value = read_number(number, style, may_be_fraction=times > 1)
        if value is None:
            return problem(raw, "not_money")
        if isinstance(value, TwoReadings):
            return two_readings(raw, value, is_whole=False)
        # 5 tỷ 200 says no unit of its second number; 5 triệu 3 tỷ is no sum at all.
        has_unit = scale > 1 or written.has_currency or room is None
        if not has_unit or (room is not None and (value * times >= room or scale >= room)):
            return problem(raw, "not_money")
        total += value * times
        room = scale
    return total


def _money(raw: RawCell, amount: Fraction, *, qualifier: str) -> Money | CellProblem:
    if amount < 0:
        return problem(raw, "negative_money")
    if amount.denominator != 1:
        return problem(raw, "fraction_of_dong")
    if amount > LARGEST:
        return problem(raw, "number_too_large", facts={"limit": LARGEST})
    return Money(amount=int(amount), qualifier=qualifier)
