"""Which columns of a table were told or learned to bear what, form by form.

What is told now goes before what was learned. A told heading is looked for by the folding of
`header_keys`, closest first; a learned layout holds only for a table with the same headings, and
for one with at least three of them that has more beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dan_van.domain.headings import (
    Bears,
    HeadingFault,
    HeadingRule,
    LearnedLayout,
    Taught,
    Teaching,
    ToldHeading,
)
from dan_van.entities.entity import Entity
from dan_van.sheets.header_columns import HeaderColumn
from dan_van.sheets.header_keys import header_key, header_keys, layout_key
from dan_van.sheets.header_words import is_number_heading
from dan_van.sheets.match_headers import HeaderMatch, Marks, match_headers

_ENOUGH = 3
"""Headings that make a layout known even where a column was added to it."""

Places = Mapping[int, HeaderMatch]
"""What columns bear, by their place among the columns of the table."""


class Fitting(NamedTuple):
    """A form that a table fits, how well, and which columns were said to bear what."""

    score: tuple[bool, int, int, int]
    form: Entity
    matches: tuple[HeaderMatch, ...]
    said: Places


@dataclass(frozen=True, slots=True)
class _Hit:
    """A told heading and the columns it names."""

    told: ToldHeading
    places: tuple[int, ...]


class TaughtTable:
    """What is known of one table beside the declarations."""

    def __init__(self, columns: Sequence[HeaderColumn], teaching: Teaching) -> None:
        """Find the told headings and the learned layout that the table has."""
        self._columns = columns
        self.headings = layout_headings(columns)
        self._hits = [
            _Hit(told, places)
            for told in teaching.told
            if (places := _places(told.heading, columns))
        ]
        self._layout, self._learned = self._known_layout(teaching.learned)
        forms = [set(hit.told.meanings) for hit in self._hits if not hit.told.is_nothing]
        self._forms = set.intersection(*forms) if forms else None

    @property
    def is_told_a_form(self) -> bool:
        """Whether what was told leaves only some forms for the table."""
        return self._forms is not None

    def not_meant(self) -> Taught:
        """What is said of a table of a form that lacks the fields that were told: nothing."""
        return Taught(headings=self.headings, unfit=self._told)

    @property
    def _told(self) -> frozenset[str]:
        return frozenset(hit.told.heading for hit in self._hits)

    def of_form(self, entity: Entity) -> Places | None:
        """What columns bear if the table is of a form; None where it cannot be of that form."""
        form = str(entity.form)
        if self._forms is not None:
            if form not in self._forms:
                return None
        elif self._layout is not None and self._layout.form != form:
            return None
        said: dict[int, HeaderMatch] = {}
        for hit in self._hits:
            bears = hit.told.meanings.get(form)
            if bears is not None:
                said |= dict.fromkeys(hit.places, HeaderMatch(bears.field, bears.option))
        taken = {match for match in said.values() if match.field is not None}
        learned = self._learned if self._layout is not None and self._layout.form == form else {}
        kept = {place: match for place, match in learned.items() if match not in taken}
        return {**kept, **said}

    def taught(self, form: Entity | None, *, fault: HeadingFault | None = None) -> Taught:
        """What is in force once the form is known, to be shown and remembered."""
        places = (self.of_form(form) or {}) if form is not None else {}
        return Taught(
            headings=self.headings,
            rules=tuple(
                HeadingRule(
                    heading=self._columns[place].header, bears=Bears(match.field, match.option)
                )
                for place, match in sorted(places.items())
            ),
            told=self._told,
            fault=self._clash() or fault,
        )

    def fault(self, best: Fitting, fitting: Sequence[Fitting], marks: Marks) -> HeadingFault | None:
        """Why what was told does not settle it: two forms fit, or two columns have one field."""
        if not best.said:
            return None
        named = next(i for i, m in enumerate(best.matches) if m.field == best.form.headline)
        others = [fit.form for fit in fitting if fit.score[:3] == best.score[:3]]
        if named in best.said and len(others) > 1:  # else the form is known without being told
            facts = {
                "heading": self._columns[named].header,
                "forms": ", ".join(str(form.form) for form in others),
                "form": str(best.form.form),
                "field": best.form.headline,
            }
            return HeadingFault(code="heading_of_several_forms", facts=facts)
        texts = [column.texts for column in self._columns]
        left_out = dict.fromkeys(best.said, HeaderMatch())
        without = match_headers(texts, form=best.form, taught=left_out, marks=marks)
        return _double_claim(self._columns, best, without)

    def _clash(self) -> HeadingFault | None:
        """Told headings that no form has together, or that name more than one column."""
        if self._forms is not None and not self._forms:
            names = ", ".join(f"“{hit.told.heading}”" for hit in self._hits)
            return HeadingFault(code="headings_of_no_form", facts={"headings": names})
        for place, claims in self._claims().items():
            if len(claims) > 1:
                told = ", ".join(f"“{heading}”" for heading in claims)
                facts = {"headings": told, "header": self._columns[place].header}
                return HeadingFault(code="headings_of_one_column", facts=facts)
        for hit in self._hits:
            if len(hit.places) > 1 and not hit.told.is_nothing:
                full = "; ".join(dict.fromkeys(self._columns[p].header for p in hit.places))
                letters = ", ".join(self._columns[p].letter for p in hit.places)
                facts = {"heading": hit.told.heading, "columns": letters, "full": full}
                return HeadingFault(code="heading_not_unique", facts=facts)
        return None

    def _claims(self) -> dict[int, list[str]]:
        """The told headings that name each column."""
        claims: dict[int, list[str]] = {}
        for hit in self._hits:
            for place in hit.places:
                claims.setdefault(place, []).append(hit.told.heading)
        return claims

    def _known_layout(
        self, learned: Sequence[LearnedLayout]
    ) -> tuple[LearnedLayout | None, dict[int, HeaderMatch]]:
        """The layout with most of the table's headings, and where its rules put what."""
        fitting = [
            layout
            for layout in learned
            if layout.headings == self.headings
            or (len(layout.headings) >= _ENOUGH and layout.headings < self.headings)
        ]
        for layout in sorted(fitting, key=lambda layout: -len(layout.headings)):
            places = _places_of_rules(layout.rules, self._columns)
            if places is not None:
                return layout, places
        return None, {}


def overlaid(matches: Sequence[HeaderMatch], said: Places) -> tuple[HeaderMatch, ...]:
    """The matches with what was said of columns put over them."""
    return tuple(said.get(place, match) for place, match in enumerate(matches))


def taught_keys(teaching: Teaching) -> frozenset[str]:
    """The headings told or learned, folded; they help to find the heading of a table."""
    texts = [told.heading for told in teaching.told]
    texts += [rule.heading for layout in teaching.learned for rule in layout.rules]
    parts = {part for text in texts for part in (text, text.rpartition(" / ")[2])}
    return frozenset(header_key(part) for part in parts)


def layout_headings(columns: Sequence[HeaderColumn]) -> frozenset[str]:
    """What a table is known by again: its headings, folded, without the column of row numbers."""
    return frozenset(
        key
        for column in columns
        if column.texts and not is_number_heading(column.texts[-1])
        if (key := layout_key(column.header))
    )


def _double_claim(
    columns: Sequence[HeaderColumn], best: Fitting, without: Sequence[HeaderMatch]
) -> HeadingFault | None:
    """A field that two columns would have: two were told it, or one beside them bears it anyway.

    `without` are the matches of the table when the columns told of are left out. A column that
    finds another field instead has lost nothing.
    """
    for place, match in sorted(best.said.items()):
        if match.field is None:
            continue
        others = [
            other
            for other, found in enumerate(overlaid(without, best.said))
            if other != place
            and found.field == match.field
            and not (found.option and match.option and found.option != match.option)
            and (other in best.said or best.matches[other].field is None)
        ]
        if others:
            other = min(others)
            facts = {
                "field": match.field,
                "heading": columns[place].header,
                "column": columns[place].letter,
                "other": columns[other].header,
                "other_column": columns[other].letter,
            }
            return HeadingFault(code="heading_field_twice", facts=facts)
    return None


def _places(heading: str, columns: Sequence[HeaderColumn]) -> tuple[int, ...]:
    """The columns that a told heading names: those whose heading is closest to it."""
    asked = header_keys(heading)
    if not asked:
        return ()
    wanted = asked[0][1]
    found: dict[int, list[int]] = {}
    for place, column in enumerate(columns):
        steps = [
            step for text in _readings(column) for step, key in header_keys(text) if key == wanted
        ]
        if steps:
            found.setdefault(min(steps), []).append(place)
    return tuple(found[min(found)]) if found else ()


def _readings(column: HeaderColumn) -> tuple[str, ...]:
    texts = column.texts
    if len(texts) < 2:
        return texts
    return texts[-1], column.header, f"{texts[-2]} {texts[-1]}", f"{texts[-1]} {texts[-2]}"


def _places_of_rules(
    rules: Sequence[HeadingRule], columns: Sequence[HeaderColumn]
) -> dict[int, HeaderMatch] | None:
    """Where the rules of a layout put what; None where one of them names no column, or two."""
    said: dict[int, HeaderMatch] = {}
    for rule in rules:
        exact = [p for p, column in enumerate(columns) if column.header == rule.heading]
        key = layout_key(rule.heading)
        places = exact or [p for p, c in enumerate(columns) if layout_key(c.header) == key]
        if not places or (len(places) > 1 and rule.bears.field is not None):
            return None
        said |= dict.fromkeys(places, HeaderMatch(*rule.bears))
    return said
