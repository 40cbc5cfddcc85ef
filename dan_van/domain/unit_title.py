"""The sending unit, out of the lines above a table: a line "Đơn vị: …", else the letterhead.

A letterhead names the body above first, then the one that sends: HUYỆN THUẬN BẮC, PHÒNG NỘI VỤ.
A body that the register does not hold gives no unit, never the place that it belongs to; only the
dân vận and tuyên giáo commissions of a committee speak for the committee's place. Mottoes, numbers,
dates, "Kèm theo …", "Đơn vị tính" and the titles of documents give none, save "trên địa bàn …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dan_van.domain.unit import PLACE_TYPES, UnitRef, UnitType, type_from_name
from dan_van.domain.unit_index import Ambiguous, Found, UnitIndex, Unknown
from dan_van.domain.unit_words import words_with_tones
from dan_van.domain.vietnamese import clean, identity, one_line

_LABEL = re.compile(
    r"(?:tên )?(?:cơ quan, ?)?(?:địa phương, ?)?(?:đơn vị|địa phương|cơ quan)"
    r"(?: (?:báo cáo|đăng ký|gửi|gửi báo cáo|lập báo cáo|lập biểu|thực hiện))?\s*:\s*(.*)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:danh sách|biểu|bảng|báo cáo|tổng hợp|thống kê|tiến độ|kết quả|kế hoạch|phụ lục|mẫu|phiếu|"
    r"các hoạt động|hoạt động|tình hình|chương trình|đăng ký|sổ|về việc|v/v|tờ trình|công văn|"
    r"giai đoạn|quý|năm|tháng|kỳ)\b",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"[\W\d_]*$|\(|kèm theo|cộng h[oò][aà] xã hội|độc lập|đảng cộng sản|số\s*:|đơn vị tính|đvt\b|"
    r".*\bngày\b.*\btháng\b",
    re.IGNORECASE,
)
_ON_AREA = re.compile(r"\btrên địa bàn (.+)", re.IGNORECASE)
_AFTER_AREA = re.compile(
    r"\s*(?:\(|\b(?:năm|quý|tháng|giai đoạn|6 tháng|9 tháng)\b).*", re.IGNORECASE
)
_AREA_ABOVE = re.compile(r" *[,(].*")
_GOES_ON = re.compile(r".*(?:,| và| -)", re.IGNORECASE)
_COMMISSION = re.compile(
    r"(?:ban|khối) (?:dân vận|tuyên giáo(?: và dân vận)?)\b\s*(.*)|"
    r"ban chỉ đạo .*dân vận.*()",
    re.IGNORECASE,
)
_BLANK_VALUE = re.compile(r"[\s.…_*-]*")


def unit_text_in_title(lines: Sequence[str]) -> str | None:
    """What a line "Đơn vị: …" says, known or not; None where there is no such line.

    Where the label stands alone in its cell, the next cell is taken if it looks like a unit.
    """
    flat = _flat(lines)
    for place, line in enumerate(flat):
        found = _LABEL.fullmatch(line)
        if found is None:
            continue
        if not _BLANK_VALUE.fullmatch(found[1]):
            return found[1].strip()
        following = flat[place + 1] if place + 1 < len(flat) else ""
        if not _gives_none(following) and type_from_name(following) is not UnitType.OTHER:
            return following
    return None


def sender_text(lines: Sequence[str]) -> str | None:
    """The name of the sending unit by the words of the title alone, where no register is at hand.

    "HUYỆN THUẬN BẮC" above "PHÒNG NỘI VỤ" is "PHÒNG NỘI VỤ HUYỆN THUẬN BẮC".
    """
    if stated := unit_text_in_title(lines):
        return stated
    above: str | None = None
    sender: str | None = None
    letterhead, below_title = _letterhead(lines)
    for line in letterhead:
        if type_from_name(line) is UnitType.OTHER:
            continue
        sender = _with_place(line, above)
        if type_from_name(sender) in PLACE_TYPES:
            above = sender
    if sender is not None:
        return sender
    areas = [_AREA_ABOVE.sub("", area) for area in _areas(lines)]
    places = [line for line in below_title if type_from_name(line) in PLACE_TYPES]
    return next(iter([*areas, *places]), None)


def find_unit_in_title(
    lines: Sequence[str], index: UnitIndex, *, on: str | None = None
) -> Found | None:
    """The unit that sends the sheet, by the lines above its table; None where they do not tell.

    `on` (ISO date) decides between units of one name that did not exist at the same time.
    """
    letterhead, below_title = _letterhead(lines)
    sender, is_settled = _find_in_letterhead(letterhead, index, on)
    stated = unit_text_in_title(lines)
    if stated is not None:
        return _found(stated, index, sender.unit.id if sender else None, on)
    if is_settled:
        return sender
    return _only_one([*_areas(lines), *below_title], index, on)


def _only_one(texts: Sequence[str], index: UnitIndex, on: str | None) -> Found | None:
    """The one unit that the texts name; places above it may be named beside it."""
    named: dict[int, Found] = {}
    for text in texts:
        match index.resolve(text, on=on):
            case Found(unit=unit) as found:
                named[unit.id] = found
            case Ambiguous():
                return None
            case Unknown():
                pass
    above = {parent for unit_id in named for parent in index.ancestors(unit_id)}
    lowest = [found for unit_id, found in named.items() if unit_id not in above]
    return lowest[0] if len(lowest) == 1 else None


def _find_in_letterhead(
    letterhead: Sequence[str], index: UnitIndex, on: str | None
) -> tuple[Found | None, bool]:
    """The unit that the letterhead names last, and whether the letterhead names any at all."""
    best: Found | None = None
    above: tuple[str, UnitRef] | None = None
    is_settled = False
    waiting = list(letterhead)
    while waiting:
        line = waiting.pop(0)
        found = _first_found(_readings(line, above), index, above, on)
        if found is None and waiting:
            # A long name is broken over two lines.
            found = _first_found(_readings(f"{line} {waiting[0]}", above), index, above, on)
            if found is not None:
                waiting.pop(0)
        if found is None and type_from_name(line) is UnitType.OTHER:
            continue
        is_settled = True
        if found is None and (commission := _COMMISSION.fullmatch(line)):
            named = commission[1]
            found = _found(named, index, None, on) if named else best
        best = found
        if found is not None and found.unit.type in PLACE_TYPES:
            above = (line, found.unit)
    return best, is_settled


def _readings(line: str, above: tuple[str, UnitRef] | None) -> Iterable[str]:
    yield line
    if above is not None:
        text, unit = above
        yield f"{line} {unit.name}"
        yield f"{line} {text}"
        bare = words_with_tones().bare(identity(unit.name))
        if bare:
            yield f"{line} {bare}"


def _first_found(
    readings: Iterable[str],
    index: UnitIndex,
    above: tuple[str, UnitRef] | None,
    on: str | None,
) -> Found | None:
    within = above[1].id if above else None
    return next((found for text in readings if (found := _found(text, index, within, on))), None)


def _found(text: str, index: UnitIndex, within: int | None, on: str | None) -> Found | None:
    match index.resolve(text, within=within, on=on):
        case Found() as found:
            return found
        case _:
            return None


def _with_place(line: str, above: str | None) -> str:
    """The unit that a line of a letterhead names, written so that it stands by itself."""
    words = words_with_tones()
    if place := words.place_of_body(words.written_out(identity(line))):
        return _same_letters(line, place)
    if commission := _COMMISSION.fullmatch(line):
        return _with_place(commission[1], above) if commission[1] else above or line
    if above is None or type_from_name(line) in PLACE_TYPES:
        return line
    bare = words.bare(identity(above))
    return line if bare and bare in identity(line) else f"{line} {above}"


def _same_letters(line: str, place: str) -> str:
    return place.upper() if line.isupper() else place


def _letterhead(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines that may name units, above and below the first line of the document's title."""
    above: list[str] = []
    below: list[str] = []
    flat = _flat(lines)
    title = next((place for place, line in enumerate(flat) if _TITLE.match(line)), len(flat))
    for place, line in enumerate(flat):
        if _gives_none(line) or _LABEL.fullmatch(line):
            continue
        part = above if place < title else below
        if part and _GOES_ON.fullmatch(part[-1]):
            part[-1] += f" {line}"
        else:
            part.append(line)
    return above, below


def _areas(lines: Sequence[str]) -> list[str]:
    found = [_ON_AREA.search(line) for line in _flat(lines) if not _NO_UNIT.match(line)]
    return [_AFTER_AREA.sub("", area[1]) for area in found if area]


def _gives_none(line: str) -> bool:
    return bool(_NO_UNIT.match(line) or _TITLE.match(line) or _ON_AREA.search(line))


def _flat(lines: Sequence[str]) -> list[str]:
    pieces = [one_line(piece) for line in lines for piece in clean(line).split("\n")]
    return [piece for piece in pieces if piece]
