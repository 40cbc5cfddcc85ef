"""Which field each column of a table bears: as taught, exact, by synonym, as a mark column.

A heading matches when it equals a known one after folding. Similarity gives a suggestion only.
One field has at most one column, except that the columns of marks under *Tập thể | Cá nhân* share
their field, each with its own option.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dan_van.entities.entity import Entity, Field, Kind
from dan_van.sheets.header_keys import LOOSEST, header_key, header_keys
from dan_van.sheets.header_words import is_number_heading
from dan_van.sheets.unit_headings import names_units

_SIMILAR = 80.0
_AMONG_OTHERS = 9
"""The step of a heading that names the field beside another: later than any other."""
_UNIT = "unit"
_BESIDE_ANOTHER = re.compile(r"[/,]")
_BETWEEN_OPTIONS = re.compile(r"\s*(?:/|,|;|\bhoặc\b|\bhay\b|\bvà\b|[-–|])\s*", re.IGNORECASE)

Marks = Mapping[str, tuple[str, str]]
"""Folded heading → field and option."""


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a column bears; nothing of it set when the heading is unknown."""

    field: str | None = None
    option: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A possible match; the smallest wins."""

    step: int
    closeness: int  # 0 joined text, 1 lowest text
    source: int  # 1 label, 2 synonym
    place: int
    field: str


def match_headers(
    headers: Sequence[tuple[str, ...]],
    *,
    form: Entity,
    taught: Mapping[int, HeaderMatch] | None = None,
    marks: Marks | None = None,
) -> tuple[HeaderMatch, ...]:
    """Matches the columns of a table to the fields of a form.

    Args:
        headers: for each column its heading texts from top to bottom.
        form: the form.
        taught: what columns bear whatever their headings say, by their place; a match without a
            field leaves a column out.
        marks: folded heading → field and option, beside the choices that the form declares.

    Returns:
        One match for each column, in the same order.
    """
    given = taught or {}
    keys = _field_keys(form)
    ticks = mark_keys(form, marks or {})
    whole = {match.field for match in given.values() if match.option is None}
    under_parent = {
        place: tick
        for place, texts in enumerate(headers)
        if place not in given and (tick := _ticked(texts, keys, ticks)) and tick[0] not in whole
    }
    found = {**{p: HeaderMatch(*tick) for p, tick in under_parent.items()}, **given}
    open_places = [
        place
        for place, texts in enumerate(headers)
        if texts and place not in found and not is_number_heading(texts[-1])
    ]
    candidates = sorted(
        candidate
        for place in open_places
        for candidate in _candidates(place, headers[place], keys, form)
    )
    if all(candidate.field != _UNIT for candidate in candidates):
        candidates += _of_units(open_places, headers, form)
    taken = {match.field for match in found.values() if match.field is not None}
    for candidate in candidates:
        if candidate.place not in found and candidate.field not in taken:
            found[candidate.place] = HeaderMatch(candidate.field)
            taken.add(candidate.field)
    has_candidate = {candidate.place for candidate in candidates}
    _add_marks(headers, ticks, found, taken, has_candidate)
    return tuple(found.get(place, HeaderMatch()) for place in range(len(headers)))


def suggest(
    headers: Sequence[tuple[str, ...]],
    matches: Sequence[HeaderMatch],
    *,
    form: Entity,
    settled: Collection[int] = (),
) -> tuple[HeaderMatch, ...]:
    """Adds to each column without a field the free field whose heading is most similar, if any.

    The columns at the `settled` places were said to bear nothing.
    """
    open_places = [
        place
        for place, match in enumerate(matches)
        if match.field is None
        and place not in settled
        and headers[place]
        and not is_number_heading(headers[place][-1])
    ]
    if not open_places:
        return tuple(matches)
    from rapidfuzz import fuzz, process  # lazy: start-up

    taken = {match.field for match in matches}
    names = {
        key: field.name
        for field in form.fields
        if field.name not in taken
        for key in _keys_of(field)
    }
    choices = list(names)
    suggested = list(matches)
    for place in open_places:
        key = header_keys(headers[place][-1])
        text = key[-1][1] if key else ""
        if len(text) < 3:
            continue
        best = process.extractOne(
            text, choices, scorer=fuzz.token_sort_ratio, score_cutoff=_SIMILAR
        )
        if best is not None:
            suggested[place] = HeaderMatch(suggestion=names[best[0]])
    return tuple(suggested)


def known_headers(forms: Iterable[Entity]) -> frozenset[str]:
    """All headings that the forms declare, folded; they help to find a heading in a sheet."""
    return frozenset(key for form in forms for field in form.fields for key in _keys_of(field))


def _keys_of(field: Field) -> Iterator[str]:
    for text in (field.label.vi, field.label.en, *field.headers):
        yield header_key(text)


def _field_keys(form: Entity) -> dict[str, list[tuple[int, str]]]:
    keys: dict[str, list[tuple[int, str]]] = {}
    for field in form.fields:
        for place, text in enumerate((field.label.vi, field.label.en, *field.headers)):
            keys.setdefault(header_key(text), []).append((1 if place < 2 else 2, field.name))
    return keys


def mark_keys(form: Entity, marks: Marks) -> dict[str, tuple[str, str]]:
    """The folded headings of columns that stand for one value: what field, which value."""
    keys: dict[str, tuple[str, str]] = {}
    names = {field.name for field in form.fields}
    for text, (name, option) in marks.items():
        if name in names:
            keys.setdefault(header_key(text), (name, option))
    for field in form.fields:
        if field.kind is Kind.CHOICE:
            for choice in field.choices:
                for text in (choice.label.vi, choice.label.en, *choice.spellings):
                    keys.setdefault(header_key(text), (field.name, choice.value))
    return keys


def _candidates(
    place: int,
    texts: tuple[str, ...],
    keys: Mapping[str, Sequence[tuple[int, str]]],
    form: Entity,
) -> Iterator[_Candidate]:
    readings = [(1, texts[-1])]
    if len(texts) > 1:
        readings += [(0, f"{texts[-2]} {texts[-1]}"), (0, f"{texts[-1]} {texts[-2]}")]
    for closeness, text in readings:
        for step, key in header_keys(text):
            for source, name in keys.get(key, ()):
                yield _Candidate(step, closeness, source, place, name)
    if "/" in texts[-1] or "," in texts[-1]:
        # "Tên đơn vị/ tên mô hình": units head groups of the names
        parts = {header_key(part) for part in _BESIDE_ANOTHER.split(texts[-1])}
        names = [(source, name) for key in parts for source, name in keys.get(key, ())]
        for source, name in names:
            if name == form.headline and len(parts) > 1:
                yield _Candidate(_AMONG_OTHERS, 1, source, place, name)
    named = named_by_options(texts[-1], form)
    if named is not None:
        yield _Candidate(0, 1, 2, place, named)


def _of_units(
    places: Sequence[int], headers: Sequence[tuple[str, ...]], form: Entity
) -> Iterator[_Candidate]:
    """The only column that is headed by kinds of units; of several, each may be a mark."""
    units = [place for place in places if names_units(headers[place][-1])]
    if len(units) == 1 and any(field.name == _UNIT for field in form.fields):
        yield _Candidate(_AMONG_OTHERS, 1, 2, units[0], _UNIT)


def named_by_options(text: str, form: Entity) -> str | None:
    """The CHOICE field whose options the heading lists: "Tập thể/Cá nhân"."""
    parts = {header_key(part) for part in _BETWEEN_OPTIONS.split(text) if part.strip()}
    if len(parts) < 2:
        return None
    for field in form.fields:
        options: dict[str, str] = {}
        for choice in field.choices:
            for spelling in (choice.label.vi, choice.label.en, *choice.spellings):
                options[header_key(spelling)] = choice.value
        if all(part in options for part in parts) and len({options[part] for part in parts}) > 1:
            return field.name
    return None


def _ticked(
    texts: tuple[str, ...],
    keys: Mapping[str, Sequence[tuple[int, str]]],
    ticks: Mapping[str, tuple[str, str]],
) -> tuple[str, str] | None:
    """The mark of a column whose text is an option and whose parent names the option's field."""
    if len(texts) < 2:
        return None
    tick = _tick(texts[-1], ticks)
    if tick is None:
        return None
    for parent in texts[:-1]:
        for _, key in header_keys(parent):
            if any(name == tick[0] for _, name in keys.get(key, ())):
                return tick
    return None


def _tick(text: str, ticks: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    keys = (key for step, key in header_keys(text) if step < LOOSEST)  # whose mark is not in doubt
    return next((ticks[key] for key in keys if key in ticks), None)


def _add_marks(
    headers: Sequence[tuple[str, ...]],
    ticks: Mapping[str, tuple[str, str]],
    found: dict[int, HeaderMatch],
    taken: set[str],
    has_candidate: set[int],
) -> None:
    fields_in_text = {match.field for match in found.values() if match.option is None}
    used = {(match.field, match.option) for match in found.values() if match.option}
    for place, texts in enumerate(headers):
        if place in found or place in has_candidate or not texts:
            continue
        if len(texts) == 1 and is_number_heading(texts[0]):
            continue  # under a block "TT" is tập thể
        tick = _tick(texts[-1], ticks)
        if tick is None or tick in used or tick[0] in fields_in_text:
            continue
        used.add(tick)
        taken.add(tick[0])
        found[place] = HeaderMatch(*tick)
