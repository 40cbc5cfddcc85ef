"""Why a sheet is not read as rows: a helper sheet, a timetable, a letter, a form, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dan_van.domain.sheet import RawSheet
from dan_van.domain.vietnamese import identity
from dan_van.domain.wording import Message
from dan_van.sheets.grid import Grid, fold
from dan_van.sheets.header_columns import HeaderColumn
from dan_van.sheets.header_words import is_heading_word

_HELPER = re.compile(
    r"(?:(?:\d+[. ]*)?(?:huong ?dan(?: .*)?|hdsd|hd (?:nhap|ghi|dien|lap|su dung).*|vi ?du(?: .*)?"
    r"|danh ?muc(?: (?!du an|mo hinh|van ban|cong trinh|nhiem vu|ho so|tai lieu|de tai|tai san"
    r"|thiet bi|hang hoa|vat tu).*)?|mau vi du|luu y|readme|instructions?|examples?|help|lookups?"
    r"|lists?|dropdowns?|tra cuu|dm[ _].*))"
)
_WEEKDAY = re.compile(r"(?:thu\s*(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7])\b.*")
_DAY_HEADING = re.compile(r"thứ(?:\W{1,3}ngày.*| trong tuần)?")
_DAY_NAME = re.compile(r"(?:hai|ba|tu|nam|sau|bay|[2-7])\b.*")
_MONTH_ALONE = re.compile(r"t\.? ?(?:0?1|0?8|0?9|1[0-2])\b.*")
_SCHEDULE = re.compile(
    r".*\b(?:thoi khoa bieu|lich (?:cong tac|lam viec|truc|hoc|giang day|tuan))\b"
)
_DRAWING = re.compile(r"(?:.*\b)?(?:so do|ban do)\b")
_LETTER = re.compile(r"kinh gui\b")
_LIST = "danh muc"
_LONG = 120
_MOST_OF_A_WEEK = 14
_ROWS_LOOKED_AT = 80


def helper_sheet(name: str, title: Sequence[str] = ()) -> Message | None:
    """Refuses a sheet that explains, shows an example or lists values: *Hướng dẫn*, *Danh mục*.

    A sheet named *Danh mục* alone is none whose title says what it lists: "Danh mục văn bản …".
    """
    key = _plain(name)
    if not _HELPER.fullmatch(key):
        return None
    full = (_plain(line) for line in title)
    if key == _LIST and any(k.startswith(f"{_LIST} ") and not _HELPER.fullmatch(k) for k in full):
        return None
    return Message("refused.helper_sheet", {"sheet": name})


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


def why_no_table(sheet: RawSheet) -> Message:
    """The reason why no table was found in the sheet."""
    grid = Grid(sheet)
    rows = [row for row in range(1, grid.height + 1) if grid.cells(row)][:_ROWS_LOOKED_AT]
    facts = {"sheet": sheet.name}
    if not rows:
        return Message("refused.empty_sheet", facts)
    texts = [text for row in rows for text in grid.texts(row)]
    keys = [fold(text) for text in texts]
    if _is_schedule(keys, texts):
        return Message("refused.timetable", facts)
    if any(_DRAWING.match(key) for key in [fold(sheet.name), *keys[:12]]):
        return Message("refused.drawing", facts)
    labels = sum(_is_labelled(grid.texts(row)) for row in rows)
    if labels >= 3 and labels * 3 >= len(rows):
        return Message("refused.one_page_form", facts)
    prose = sum(len(text) > _LONG for text in texts)
    if any(_LETTER.match(key) for key in keys) or prose * 2 >= len(rows):
        return Message("refused.letter", facts)
    return Message("refused.no_table", facts)


def _is_labelled(texts: Sequence[str]) -> bool:
    """Whether a row asks for something: "Tên mô hình: …", or a heading and a value beside it."""
    if not texts:
        return False
    asks = any(text.endswith(":") or re.match(r"[^:]{3,60}:\s*\S", text) for text in texts)
    return asks or (len(texts) == 2 and is_heading_word(texts[0], known=frozenset()))


def is_one_page_form(
    columns: Sequence[HeaderColumn], leads: Sequence[str], *, known: frozenset[str]
) -> bool:
    """Whether a narrow table without numbers has labels down its first column, not things."""
    if len(columns) > 3 or len(leads) < 2:
        return False
    first = columns[0].texts[-1] if columns[0].texts else ""
    labels = sum(is_heading_word(text, known=known) for text in (first, *leads))
    return labels * 10 >= (len(leads) + 1) * 7


def is_timetable(
    columns: Sequence[HeaderColumn], first_cells: Sequence[str], *, title: Sequence[str]
) -> bool:
    """Whether a table lays out the days of a week, in its heading or down its first column."""
    lowest = [column.texts[-1] for column in columns if column.texts]
    keys = [fold(text).strip() for text in lowest]
    are_months = any(_MONTH_ALONE.fullmatch(key) for key in keys)
    named = {key for key in keys if _WEEKDAY.fullmatch(key)}  # CN, CN, CN are "cá nhân"
    if not are_months and len(named) >= 3:
        # more of them than two for each day are those of a month, with a row for each person
        return sum(key in named for key in keys) <= _MOST_OF_A_WEEK
    days = {key for text in first_cells if _WEEKDAY.fullmatch(key := fold(text))}
    if any(
        _DAY_HEADING.fullmatch(identity(text).strip()) for text in lowest[:2]
    ):  # "Hai", "Ba" under "Thứ"
        days |= {key for text in first_cells if _DAY_NAME.fullmatch(key := fold(text))}
        return len(days) >= 3
    return len(days) >= 3 and any(_SCHEDULE.match(fold(line)) for line in title)


def is_drawing(sheet_name: str, title: Sequence[str]) -> bool:
    """Whether the sheet calls itself a plan or a map."""
    return any(_DRAWING.match(fold(line)) and len(line) < 80 for line in (sheet_name, *title))


def _is_schedule(keys: Sequence[str], texts: Sequence[str]) -> bool:
    days = {
        key
        for key, text in zip(keys, texts, strict=True)
        if len(text) < 30 and _WEEKDAY.fullmatch(key)
    }
    return len(days) >= 4 or (len(days) >= 2 and any(_SCHEDULE.match(key) for key in keys))
