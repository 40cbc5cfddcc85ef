"""Titles of lists of models that have reached a stage: which one, at which level, by what decision.

"DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2024" tells of each of its rows that the model was
recognised by the province. Words of wish or doubt before the stage ("đề nghị công nhận", "đăng ký
công nhận", "chưa hiệu quả") tell nothing, and a title that also speaks of registration is a list
of registrations. "Đang thực hiện" and "duy trì" are no stage here: such lists say that models are
registered again. A title that names two stages tells neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dan_van.domain.model import Level, Stage
from dan_van.domain.span import DateSpan
from dan_van.domain.vietnamese import clean, one_line

_OPENS = re.compile(r"danh sách|biểu|bảng|tổng hợp|thống kê|phụ lục|kết quả|các mô hình|mô hình")
_WISH = (
    r"(?:đề nghị|đề xuất|đề cử|đăng ký|xét|trình|dự kiến|chưa|không|chưa được|không được|cần|sẽ|"
    r"kế hoạch|khả năng|triển vọng|tiêu chí|tiêu chuẩn|đủ điều kiện|chờ|thẩm định|bình xét|"
    r"kém|thiếu|nâng cao|đánh giá|rà soát)"
)
_STAGES = (
    (
        Stage.STOPPED,
        r"(?:dừng|ngừng|ngưng|thôi) (?:thực hiện|hoạt động|triển khai|duy trì)|(?:đã|phải) dừng|"
        r"không (?:còn )?(?:duy trì|hoạt động|thực hiện|triển khai)|kết thúc|"
        r"loại bỏ|đưa ra khỏi danh sách|chấm dứt",
    ),
    (Stage.REPLICATED, r"nhân rộng"),
    (
        Stage.EFFECTIVE,
        r"(?:công nhận )?(?:là )?(?:đạt|có|phát huy|hoạt động|triển khai|thực hiện|công nhận)"
        r"(?: có| đạt)? hiệu quả",
    ),
    (Stage.RECOGNISED, r"công nhận|giấy chứng nhận"),
)
_REGISTERS = re.compile(r"\bđăng ký\b")
_LEVELS = (
    (Level.CENTRAL, "trung ương|tw|toàn quốc|quốc gia"),
    (Level.PROVINCE, "tỉnh|thành phố"),
    (Level.DISTRICT, "huyện|quận|thị xã|thành phố thuộc tỉnh|thành phố trực thuộc tỉnh"),
    (Level.GRASSROOTS, "cơ sở|xã|phường|thị trấn|đặc khu"),
)
_DECISION = re.compile(
    r"quyết định\s*(?:số)?\s*:?\s*(?P<number>\d+[\w/.\-–]*)"
    r"(?:\s*,?\s*ngày\s*(?P<day>\d{1,2})\s*(?:[/.\-]|tháng)\s*(?P<month>\d{1,2})"
    r"\s*(?:[/.\-]|năm)\s*(?P<year>\d{4}))?"
    r"(?:\s*,?\s*của\s+(?P<body>[^();,]{3,120}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageList:
    """What a title tells of every row: the stage, and by which decision at which level."""

    stage: Stage
    level: Level | None = None
    decision: str | None = None
    body: str | None = None
    on: DateSpan | None = None


def stage_in_title(lines: Sequence[str]) -> StageList | None:
    """The stage that the models of a list have reached by its title; None where it tells none."""
    flat = [one_line(piece) for line in lines for piece in clean(line).split("\n")]
    title = _title(flat)
    stage = _stage(title)
    if stage is None:
        return None
    found = _DECISION.search(" ".join(flat))
    return StageList(
        stage=stage,
        level=_level(title),
        decision=found["number"].rstrip(".-–/") if found else None,
        body=found["body"].strip() if found and found["body"] else None,
        on=_day(found) if found else None,
    )


def _title(lines: Sequence[str]) -> str:
    """The title in small letters: from the line that opens it, without what stands in brackets."""
    folded = [line.lower() for line in lines]
    start = next((i for i, line in enumerate(folded) if _OPENS.match(line)), None)
    if start is None:
        return ""
    return re.sub(r"\([^)]*\)?", " ", " ".join(folded[start:]))


def _stage(title: str) -> Stage | None:
    rest = title
    found: set[Stage] = set()
    for stage, words in _STAGES:
        wished = re.compile(rf"\b{_WISH}(?: được| đã| là| cho)*(?:\s*,)? (?:{words})(?!\w)")
        if stage is not Stage.STOPPED:  # its own words begin with "không"
            rest = wished.sub(" ", rest)
        told = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        if told.search(rest):
            found.add(stage)
            rest = told.sub(" ", rest)
    if len(found) != 1 or _REGISTERS.search(rest):
        return None
    return found.pop()


def _level(title: str) -> Level | None:
    named = {
        level
        for level, words in _LEVELS
        if re.search(rf"\bcấp (?:{words})(?!\w)(?! (?:trực )?thuộc tỉnh)", title)
        or (level is Level.DISTRICT and re.search(r"\bcấp thành phố (?:trực )?thuộc tỉnh", title))
    }
    return named.pop() if len(named) == 1 else None


def _day(found: re.Match[str]) -> DateSpan | None:
    if not found["day"]:
        return None
    try:
        return DateSpan.day(date(int(found["year"]), int(found["month"]), int(found["day"])))
    except ValueError:
        return None
