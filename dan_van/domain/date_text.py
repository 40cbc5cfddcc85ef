"""The ways in which people write a day, a month, a quarter, a year, or a range of these.

Every text is first folded by `search`: small letters, no diacritics, one kind of dash without
blanks around it. Then each form is one pattern and one function. A text that fits no form is None;
one that fits a form but names no day is `Unread`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from dan_van.domain.date_style import (
    FIRST_YEAR,
    LAST_YEAR,
    DateStyle,
    Unread,
    read_day,
    read_three_numbers,
)
from dan_van.domain.period import Calendar, quarters_of, year_of
from dan_van.domain.span import DateSpan
from dan_van.domain.vietnamese import search

_CLOCK = (
    r"(?:[01]?[0-9]|2[0-3])"
    r"(?::[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?|h(?:[0-5][0-9])?| gio(?: [0-5]?[0-9](?: phut)?)?)"
)
_TIME_BEHIND = re.compile(rf"(?:,? (?:luc |vao luc )?|t){_CLOCK}(?: ?(?:am|pm|sa|ch|z))?$")
_TIME_IN_FRONT = re.compile(rf"^(?:luc )?{_CLOCK},? (?=ngay )")
_WEEKDAY = re.compile(r"^(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? (?=ngay |[0-9])")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_YEAR = "([0-9]{4})"
_QUARTER = "(iv|i{1,3}|0?[1-4])"
_MONTH_WORD = r"(?:thang|thg|t)\.? ?"
_PARTIAL = re.compile(
    rf"[0-9]{{1,2}}[/.][0-9]{{1,2}}|{_MONTH_WORD}[0-9]{{1,2}}|(?:quy|q)\.? ?{_QUARTER}"
)
_SEPARATOR = re.compile(r" ?(?:\.\.+|~|\bden (?:het )?(?:ngay )?|\btoi (?:ngay )?|-) ?")

_Read = DateSpan | Unread | None
_Reader = Callable[[re.Match[str], DateStyle, Calendar], DateSpan | Unread]


def read_date_text(
    text: str, *, style: DateStyle, calendar: Calendar, year: int | None
) -> DateSpan | Unread | None:
    """The days that a text names, or None where it fits no form.

    `year` completes a date that is written without one: `6.10`, `tháng 3`, `quý I`.
    """
    folded = _folded(search(text))
    whole = _read_one(folded, style, calendar)
    if whole is None:
        whole = _read_range(folded, style, calendar)
    if whole is not None or not _PARTIAL.fullmatch(folded):
        return whole
    if _may_be_month_of_short_year(folded):
        first, second = re.split("[/.]", folded)
        readings = {"first": f"{int(second)}/{int(first)}", "second": f"20{second}-{int(first):02}"}
        return Unread("ambiguous_date", readings, readings["second"])
    if year is None:
        return Unread("date_without_year")
    return _read_one(_with_year(folded, f"{year:04}"), style, calendar)


def year_span(year: int, calendar: Calendar) -> DateSpan | Unread:
    """The year of that calendar."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Unread("year_out_of_range", {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)})
    return year_of(date(year, 6, 1), calendar).span


def _folded(text: str) -> str:
    """The text with `16 thang 4 nam 2024` as 16/4/2024 and without weekday and time of day."""
    text = _TIME_IN_FRONT.sub("", text)
    text = _WEEKDAY.sub("", text)
    text = _TIME_BEHIND.sub("", text)
    text = re.sub(r"^(?:tu |giai doan )?(?:ngay |nam )?", "", text)
    text = re.sub(r"(?<=[0-9]) ?,? thang (?=[0-9]{1,2}(?![0-9]))", "/", text)
    text = re.sub(r",?[ /.-]+(?:cua )?nam (?=[0-9]{4})", "/", text)
    text = re.sub(r"(?<=/[0-9]), (?=[0-9]{4})|(?<=/[0-9]{2}), (?=[0-9]{4})", "/", text)
    text = re.sub(r"(?<=[-.~]) ?(?:ngay|nam) (?=[0-9])", "", text)
    return re.sub(r" ?([/.]) ?(?=[0-9])", r"\1", text).strip()


def _read_one(text: str, style: DateStyle, calendar: Calendar) -> _Read:
    for form, read in _FORMS:
        if (match := form.fullmatch(text)) is not None:
            return read(match, style, calendar)
    return None


def _read_range(text: str, style: DateStyle, calendar: Calendar) -> _Read:
    """The range that one of the separators in the text cuts into two dates of one sort."""
    found: list[DateSpan | Unread] = []
    for separator in _SEPARATOR.finditer(text):
        start, end = text[: separator.start()], text[separator.end() :]
        last = _read_one(end, style, calendar)
        first = None if last is None else _read_start(start, end, style, calendar)
        if isinstance(first, DateSpan) and isinstance(last, DateSpan):
            if _sort(first) == _sort(last):
                found.append(_joined(first, last))
        elif first is not None and last is not None:
            found.append(first if isinstance(first, Unread) else last)
    return found[0] if len(found) == 1 else None


def _read_start(start: str, end: str, style: DateStyle, calendar: Calendar) -> _Read:
    """The first date of a range; the month and year it lacks are those of the second."""
    if re.fullmatch("[0-9]{1,2}", start):
        rest = re.fullmatch("[0-9]{1,2}([/.-][0-9]{1,2}[/.-][0-9]{4})", end)
        return _read_one(start + rest[1], style, calendar) if rest else None
    year = re.search("[/.-]([0-9]{4})$", end)
    if _PARTIAL.fullmatch(start) and year is not None:
        return _read_one(_with_year(start, year[1]), style, calendar)
    return _read_one(start, style, calendar)


def _joined(first: DateSpan, last: DateSpan) -> DateSpan | Unread:
    if first.start > last.start:
        return Unread("range_backwards")
    return DateSpan(first.start, last.end)


def _sort(span: DateSpan) -> int:
    """0 for a day, 1 for a month, 2 for a quarter, 3 for anything longer."""
    return sum((span.end - span.start).days > most for most in (1, 31, 92))


def _with_year(partial: str, year: str) -> str:
    if partial[0].isdigit():
        partial = partial.replace(".", "/")
    return f"{partial}/{year}"


def _may_be_month_of_short_year(text: str) -> bool:
    """Whether `6/17` stands there: the 17th of June, or June 2017."""
    numbers = re.split("[/.]", text)
    return len(numbers) == 2 and text[0].isdigit() and int(numbers[0]) <= 12 < int(numbers[1])


# --- the forms ---------------------------------------------------------------------------------


def _day_of_iso(match: re.Match[str], _style: DateStyle, _calendar: Calendar) -> DateSpan | Unread:
    return read_day(int(match[1]), int(match[3]), int(match[4]))


def _day_of_numbers(
    match: re.Match[str], style: DateStyle, _calendar: Calendar
) -> DateSpan | Unread:
    return read_three_numbers(match[1], match[3], match[4], style=style)


def _month(match: re.Match[str], _style: DateStyle, _calendar: Calendar) -> DateSpan | Unread:
    return _month_span(int(match[2]), int(match[1]))


def _month_of_iso(
    match: re.Match[str], _style: DateStyle, _calendar: Calendar
) -> DateSpan | Unread:
    return _month_span(int(match[1]), int(match[2]))


def _month_span(year: int, month: int) -> DateSpan | Unread:
    first = read_day(year, month, 1)
    if isinstance(first, Unread):
        return first
    return DateSpan(first.start, date(year + month // 12, month % 12 + 1, 1))


def _quarter(match: re.Match[str], _style: DateStyle, calendar: Calendar) -> DateSpan | Unread:
    return _quarters(int(match[2]), match[1], match[1], calendar)


def _quarter_of_iso(
    match: re.Match[str], _style: DateStyle, calendar: Calendar
) -> DateSpan | Unread:
    return _quarters(int(match[1]), match[2], match[2], calendar)


def _half(match: re.Match[str], _style: DateStyle, calendar: Calendar) -> DateSpan | Unread:
    first, last = ("1", "2") if match[1] == "dau" else ("3", "4")
    return _quarters(int(match[2]), first, last, calendar)


def _half_of_code(match: re.Match[str], _style: DateStyle, calendar: Calendar) -> DateSpan | Unread:
    first, last = ("1", "2") if match[2] == "1" else ("3", "4")
    return _quarters(int(match[1]), first, last, calendar)


def _nine_months(match: re.Match[str], _style: DateStyle, calendar: Calendar) -> DateSpan | Unread:
    return _quarters(int(match[1]), "1", "3", calendar)


def _first_months(match: re.Match[str], _style: DateStyle, calendar: Calendar) -> DateSpan | Unread:
    whole = year_span(int(match[2]), calendar)
    if isinstance(whole, Unread):
        return whole
    months = whole.start.month - 1 + int(match[1])
    end = whole.start.replace(year=whole.start.year + months // 12, month=months % 12 + 1)
    return DateSpan(whole.start, end)


def _quarters(year: int, first: str, last: str, calendar: Calendar) -> DateSpan | Unread:
    whole = year_span(year, calendar)
    if isinstance(whole, Unread):
        return whole
    quarters = quarters_of(year, calendar)
    start, end = (quarters[(_ROMAN.get(name) or int(name)) - 1].span for name in (first, last))
    return DateSpan(start.start, end.end)


def _year(match: re.Match[str], _style: DateStyle, calendar: Calendar) -> DateSpan | Unread:
    return year_span(int(match[1]), calendar)


_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_YEAR}([/.-])([0-9]{{1,2}})\2([0-9]{{1,2}})", _day_of_iso),
        (r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})", _day_of_numbers),
        (rf"(?:{_MONTH_WORD})?([0-9]{{1,2}})[/.-]{_YEAR}", _month),
        (rf"{_MONTH_WORD}([0-9]{{1,2}}) {_YEAR}", _month),
        (rf"{_YEAR}-([0-9]{{1,2}})", _month_of_iso),
        (rf"(?:quy|q)\.? ?{_QUARTER}[ /.-]?{_YEAR}", _quarter),
        (rf"(iv|i{{1,3}})[/.-]{_YEAR}", _quarter),
        (rf"{_YEAR}-?q([1-4])", _quarter_of_iso),
        (rf"(?:6|06|sau) thang (dau|cuoi)(?: nam)?[ /]{_YEAR}", _half),
        (rf"{_YEAR}[ /-]?h([12])", _half_of_code),
        (rf"(?:9|09|chin) thang(?: dau)?(?: nam)?[ /]{_YEAR}", _nine_months),
        (rf"(0?[1-9]|1[01]) thang dau(?: nam)?[ /]{_YEAR}", _first_months),
        (rf"{_YEAR}[ /-]?9 ?m", _nine_months),
        (rf"(?:ca[ /])?{_YEAR}", _year),
    )
)
