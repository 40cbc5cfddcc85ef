"""Declared figures of a period whose parts do not add up: said below them, with where they stand.

The records are those that the totals show; each is named by its code and by the report it is from.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from dan_van.domain.figure import Figure
from dan_van.domain.figure_parts import Mismatch, Statement, mismatches
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.vietnamese import identity
from dan_van.domain.wording import Label, Message
from dan_van.entities.figure import FIGURE

_SPLIT_BY = {
    "sector": Label("các lĩnh vực", "the sectors"),
    "kind": Label("tập thể và cá nhân", "collectives and individuals"),
    "form": Label("các hình thức khen thưởng", "the award forms"),
    "measure": Label("mô hình mới và duy trì", "new and kept models"),
}
_OPEN = ("sector", "kind", "level", "form", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsDisagree:
    """A stated whole, the stated parts that do not give it, and what parts it."""

    split: str
    whole: Record
    parts: tuple[Record, ...]
    total: int


def parts_that_disagree(figures: Sequence[Record]) -> tuple[PartsDisagree, ...]:
    """Every whole of these figures that its parts contradict, in their order."""
    statements = [Statement(key=_key(record), figure=_figure(record)) for record in figures]
    return tuple(_found(mismatch, figures) for mismatch in mismatches(statements))


def disagreement_notes(found: Sequence[PartsDisagree]) -> tuple[Message, ...]:
    """One sentence for each, with the codes of the records on both sides."""
    return tuple(_note(one) for one in found)


def disagreement_payload(found: Sequence[PartsDisagree]) -> list[dict[str, object]]:
    """What JSON has of them."""
    return [
        {
            **{name: _text(one.whole[name]) for name in ("unit", "measure", *_OPEN)},
            "by": one.split,
            "declared": _figure(one.whole).number,
            "qualifier": _figure(one.whole).qualifier,
            "parts": one.total,
            "difference": one.total - _figure(one.whole).number,
            "whole": one.whole["code"],
            "of": [part["code"] for part in one.parts],
        }
        for one in found
    ]


def _found(mismatch: Mismatch, figures: Sequence[Record]) -> PartsDisagree:
    return PartsDisagree(
        split=mismatch.split,
        whole=figures[mismatch.whole],
        parts=tuple(figures[place] for place in mismatch.parts),
        total=mismatch.total,
    )


def _note(one: PartsDisagree) -> Message:
    whole = one.whole
    choices = {f.name: f for f in FIGURE.fields if f.choices}
    labels = [
        choices[name].choice(str(whole[name])).label
        if name in choices
        else Label(str(_text(whole[name])), str(_text(whole[name])))
        for name in ("measure", *_OPEN)
        if whole[name] is not None
    ]
    facts: dict[str, object] = {
        "unit": _text(whole["unit"]),
        "what": Label(", ".join(x.vi for x in labels), ", ".join(x.en for x in labels)),
        "declared": _figure(whole),
        "whole": _named([whole]),
        "parts": _named(one.parts),
        "total": Figure(number=one.total),
        "split": _SPLIT_BY[one.split],
    }
    if len(one.parts) > 1:
        return Message("declared.parts_disagree", facts)
    part = one.parts[0]
    if one.split in choices:
        value = choices[one.split].choice(str(part[one.split])).label
    else:
        value = Label(str(_text(part[one.split])), str(_text(part[one.split])))
    return Message("declared.part_exceeds", {**facts, "part": value})


def _named(records: Sequence[Record]) -> str:
    """Codes, each with the report that the figure stands in where one is given."""
    sources = (record["document"] or record["source_url"] for record in records)
    return "; ".join(
        f"{record['code']}, {source}" if source else f"{record['code']}"
        for record, source in zip(records, sources, strict=True)
    )


def _key(record: Record) -> dict[str, Hashable]:
    unit = record["unit"]
    key: dict[str, Hashable] = {name: _text(record[name]) for name in ("measure", *_OPEN)}
    key["body"] = identity(str(record["body"])) if record["body"] else None
    key["unit"] = unit.id if isinstance(unit, Ref) else None
    return key


def _figure(record: Record) -> Figure:
    figure = record[FIGURE.headline]
    return figure if isinstance(figure, Figure) else Figure(number=0)


def _text(value: FieldValue) -> str | None:
    match value:
        case Ref():
            return value.text
        case str():
            return value
        case _:
            return None
