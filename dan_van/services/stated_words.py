"""The words by which a sentence of an office says what it counts, for each form.

Kinds come from the declaration, sectors from the register; what is here are the names of the things
counted and the words for a measure of theirs ("duy trì", "đã giải quyết").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dan_van.domain.stated_counts import Vocabulary
from dan_van.domain.vietnamese import search
from dan_van.entities import Entity
from dan_van.services.lookups import Lookups

MEASURE = "measure"
"""The field under which a vocabulary keeps its measures."""

_NOUNS: dict[str, tuple[str, ...]] = {
    "models": ("mô hình, điển hình", "điển hình", "MH", "mô hình, phần việc"),
    "issues": ("vụ việc, vấn đề", "vụ", "việc", "vấn đề", "điểm nóng"),
    "activities": ("cuộc", "buổi", "lượt"),
    "awards": ("lượt khen thưởng", "bằng khen", "giấy khen"),
}
_MEASURES: dict[str, dict[str, tuple[str, ...]]] = {
    "models": {
        "new": ("mới", "đăng ký mới", "xây dựng mới"),
        "kept": ("duy trì", "tiếp tục duy trì"),
        "effective": ("hiệu quả", "có hiệu quả", "đạt hiệu quả", "hoạt động hiệu quả"),
        "recognised": ("công nhận", "được công nhận", "đã được công nhận"),
        "replicated": ("nhân rộng", "được nhân rộng", "đã nhân rộng"),
        "stopped": ("đã dừng", "dừng hoạt động", "không duy trì"),
    },
    "issues": {
        "raised": ("phát sinh", "mới phát sinh", "phát sinh mới"),
        "resolved": ("giải quyết", "đã giải quyết", "giải quyết xong", "giải quyết dứt điểm"),
        "overdue": ("quá hạn", "tồn đọng"),
        "opening": ("kỳ trước chuyển sang", "tồn kỳ trước"),
        "closing": ("chuyển kỳ sau", "chuyển sang kỳ sau"),
    },
}


def vocabulary_of(entity: Entity, lookups: Lookups) -> Vocabulary:
    """The words that a sentence about records of that form may hold."""
    names = {field.name for field in entity.fields}
    terms = dict(_terms(entity, lookups, has_sector="sector" in names))
    nouns = (*(search(noun) for noun in _NOUNS.get(str(entity.form), ())), *_own_nouns(entity))
    return Vocabulary(
        terms=tuple((words, *said) for words, said in terms.items()),
        nouns=tuple(dict.fromkeys(_spaced(noun) for noun in nouns)),
    )


def _terms(
    entity: Entity, lookups: Lookups, *, has_sector: bool
) -> Iterator[tuple[str, tuple[str, str]]]:
    for measure, phrases in _MEASURES.get(str(entity.form), {}).items():
        for phrase in phrases:
            yield _spaced(search(phrase)), (MEASURE, measure)
    for sector in lookups.sectors if has_sector else ():
        for alias in sorted(sector.aliases):
            yield _spaced(alias), ("sector", sector.code)
    for field in entity.fields:
        if field.name != "kind":
            continue
        for choice in field.choices:
            for spelling in (choice.label.vi, choice.label.en, *choice.spellings):
                yield _spaced(search(spelling)), (field.name, choice.value)


def _own_nouns(entity: Entity) -> Iterator[str]:
    for label in (entity.label, entity.plural):
        yield from (search(label.vi), search(label.en))


def _spaced(text: str) -> str:
    return " ".join(re.split(r"[\W_]+", text)).strip()
