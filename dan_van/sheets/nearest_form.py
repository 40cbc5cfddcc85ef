"""What a table in no known form may have been meant for: the form that shares most columns.

It gives suggestions alone, among them which column may hold what the rows are named by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dan_van.domain.headings import map_option
from dan_van.domain.sheet import SheetRow
from dan_van.domain.wording import Message
from dan_van.entities.entity import Entity
from dan_van.sheets.grid import fold, is_blank
from dan_van.sheets.header_columns import HeaderColumn
from dan_van.sheets.header_words import is_number_heading
from dan_van.sheets.match_headers import HeaderMatch, Marks, match_headers, suggest
from dan_van.sheets.row_words import is_figure

_SAMPLE = 50
_ANYWHERE = frozenset(("unit", "note"))
"""Fields that nearly every table of an office has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The form that shares most columns with a table, and what its columns would be."""

    form: Entity
    matches: tuple[HeaderMatch, ...]

    @property
    def suggestions(self) -> tuple[HeaderMatch, ...]:
        """The same as suggestions, since the table is not of that form."""
        return tuple(HeaderMatch(suggestion=m.field or m.suggestion) for m in self.matches)

    def name_column(
        self, columns: Sequence[HeaderColumn], data: Sequence[SheetRow]
    ) -> HeaderColumn | None:
        """The column that may hold what the rows of the form are named by.

        Its heading is similar; or the table has two fields of the form, one of them not met
        everywhere, and it is the first of the other columns that holds a text of its own in each
        row.
        """
        found = {match.field for match in self.matches if match.field is not None}
        if self.form.headline in found:
            return None
        places = list(zip(self.matches, columns, strict=True))
        similar = (c for match, c in places if match.suggestion == self.form.headline)
        column = next(similar, None)
        if column is not None or len(found) < 2 or found <= _ANYWHERE:
            return column
        free = (column for match, column in places if match.field is None)
        return next((column for column in free if _names_rows(column, data)), None)


def nearest_form(
    columns: Sequence[HeaderColumn],
    forms: Iterable[Entity],
    taught: Mapping[str, Mapping[int, HeaderMatch]],
    marks: Marks,
) -> Nearest | None:
    """The form that shares most columns with a table; None where none shares any."""
    texts = [column.texts for column in columns]
    nearest: Nearest | None = None
    most = 0
    for form in forms:
        said = taught.get(str(form.form), {})
        matches = match_headers(texts, form=form, taught=said, marks=marks)
        shared = sum(match.field is not None for match in matches)
        if shared > most:
            most = shared
            nearest = Nearest(form=form, matches=suggest(texts, matches, form=form, settled=said))
    return nearest


def with_map_option(
    reason: Message | None,
    nearest: Nearest | None,
    columns: Sequence[HeaderColumn],
    data: Sequence[SheetRow],
) -> Message | None:
    """The refusal of a form that is not known, with what to type if a column was not recognised."""
    if reason is None or reason.key != "refused.unknown_form" or nearest is None:
        return reason
    column = nearest.name_column(columns, data)
    if column is None:
        return reason
    headline = nearest.form.field(nearest.form.headline)
    facts = {
        **reason.facts,
        "heading": column.header,
        "field": headline.label,
        "form": nearest.form.plural,
        "option": map_option(column.header, headline.name),
    }
    return Message("refused.unknown_name_column", facts)


def _names_rows(column: HeaderColumn, data: Sequence[SheetRow]) -> bool:
    if not column.texts or is_number_heading(column.texts[-1]):
        return False
    cells = [
        row.cells[column.index] if column.index < len(row.cells) else None for row in data[:_SAMPLE]
    ]
    names = {fold(c) for c in cells if isinstance(c, str) and not is_blank(c) and not is_figure(c)}
    return len(names) * 10 >= len(cells) * 8 > 0
