"""A one-page form as one record: labels are its headings, what is written beside them its cells.

A form is ours where it asks for the name of the thing and for something else that the thing has,
and where its own words say what it is about. Several forms one below another are several records.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dan_van.domain.cell import parse_mark
from dan_van.domain.sheet import RawCell, RawSheet, SheetColumn, SheetLayout, SheetRow
from dan_van.domain.vietnamese import one_line
from dan_van.domain.wording import Message
from dan_van.entities.entity import Entity, Kind
from dan_van.sheets.form_labels import Asked, asked
from dan_van.sheets.grid import Grid, fold
from dan_van.sheets.header_columns import column_letter
from dan_van.sheets.match_headers import HeaderMatch, Marks, match_headers, suggest
from dan_van.sheets.row_words import is_figure

_MOST_ROWS = 300
_MAY_BE_FORM = frozenset(
    (
        "refused.one_page_form",
        "refused.no_table",
        "refused.letter",
        "refused.unknown_form",
        "refused.unknown_name_column",
    )
)
_THING = re.compile(r"\b(?:của )?(?:mô hình|vụ việc|hoạt động)\b(?:\s*[.…]+)?", re.IGNORECASE)
_HOLDER = "holder"


def with_form_pages(
    layouts: Sequence[SheetLayout],
    sheet: RawSheet,
    *,
    forms: Sequence[Entity],
    marks: Marks | None = None,
) -> tuple[SheetLayout, ...]:
    """The layouts of a sheet; where it holds no list of ours but one-page forms, those.

    Args:
        layouts: how the sheet is read as tables.
        sheet: the sheet.
        forms: the declared kinds of sheet.
        marks: folded heading → field and option of a column of marks.
    """
    reasons = [layout.refused.key for layout in layouts if layout.refused is not None]
    if len(reasons) < len(layouts) or not _MAY_BE_FORM.issuperset(reasons):
        return tuple(layouts)
    grid = Grid(sheet)
    if sum(bool(grid.cells(row)) for row in range(1, grid.height + 1)) > _MOST_ROWS:
        return tuple(layouts)
    pages = [
        page
        for form in forms
        if not form.needs and form.headline != "unit"
        if (page := _Page.read(grid, form, marks or {})) is not None
    ]
    if not pages:
        return tuple(layouts)
    best = max(pages, key=lambda page: (page.weight, -pages.index(page)))
    return best.layouts(sheet)


@dataclass(slots=True)
class _Page:
    """The labels of a sheet, matched to the fields of a form."""

    grid: Grid
    form: Entity
    labels: list[Asked]
    matches: dict[str, HeaderMatch]

    @classmethod
    def read(cls, grid: Grid, form: Entity, marks: Marks) -> _Page | None:
        """The page as that form; None where it is none."""

        def match(texts: Sequence[str]) -> tuple[HeaderMatch, ...]:
            tuples = [(text,) for text in texts]
            return match_headers(tuples, form=form, marks=marks)

        def bears(text: str) -> HeaderMatch:
            found = match([text])[0]
            rest = one_line(_THING.sub(" ", text))
            return found if found.field or len(rest) < 4 else match([rest])[0]

        known: dict[str, HeaderMatch] = {}

        def matched(text: str) -> HeaderMatch:
            if text not in known:
                known[text] = bears(text) if len(text) <= 120 else HeaderMatch()
            return known[text]

        def is_long(text: str) -> bool:
            name = matched(text).field
            return name is not None and form.field(name).kind is Kind.PROSE

        labels = asked(
            grid,
            is_known=lambda text: matched(text).field is not None,
            is_long=is_long,
            is_value=lambda text: matched(text).option is not None,
        )
        page = cls(grid, form, labels, {label.label: matched(label.label) for label in labels})
        return page if page._is_ours() else None

    @property
    def weight(self) -> int:
        """How many fields of the form are asked for."""
        return len({match.field for match in self.matches.values() if match.field is not None})

    def _field(self, label: Asked) -> str | None:
        return self.matches[label.label].field

    def _is_ours(self) -> bool:
        known = [label for label in self.labels if self._field(label) is not None]
        names = [label for label in known if self._field(label) == self.form.headline]
        if not names or self.weight < 2 or len({label.rows[0] for label in known}) < 2:
            return False
        if len(known) * 2 < len(self.labels) or is_figure(names[0].value):
            return False  # a name is no number: "Mô hình | 5 | 6" is a row of figures
        above = range(1, self.labels[0].rows[0])
        texts = [names[0].label, *(text for row in above for text in self.grid.texts(row))]
        labels = (self.form.label, self.form.plural)
        words = {fold(text) for label in labels for text in (label.vi, label.en)}
        return any(word in fold(text) for word in words for text in texts)

    def layouts(self, sheet: RawSheet) -> tuple[SheetLayout, ...]:
        """One layout for each form of the page."""
        found: list[SheetLayout] = []
        title: tuple[str, ...] = ()
        after = 0
        for labels in self._records():
            first = labels[0].rows[0]
            lines = tuple(t for row in range(after + 1, first) for t in self.grid.texts(row))
            rows = tuple(sorted({row for label in labels for row in label.rows}))
            after = rows[-1]
            found.append(self._layout(sheet, labels, rows, (*lines, *title)))
            title = title or lines
        return tuple(found)

    def _records(self) -> list[list[Asked]]:
        """The labels of each form: it begins where its first label comes again."""
        fields = [self._field(label) for label in self.labels]
        headline = self.form.headline
        times = fields.count(headline)
        opens = next(f for f in fields if f is not None and fields.count(f) == times)
        for name in (opens, headline):
            starts = [place for place, field in enumerate(fields) if field == name]
            ends = [*starts[1:], len(fields)]
            starts[0] = 0
            parts = list(zip(starts, ends, strict=True))
            if all(headline in fields[start:end] for start, end in parts):
                break
        return [self.labels[start:end] for start, end in parts]

    def _layout(
        self,
        sheet: RawSheet,
        labels: Sequence[Asked],
        rows: tuple[int, ...],
        title: tuple[str, ...],
    ) -> SheetLayout:
        cells: list[RawCell] = []
        columns: list[SheetColumn] = []
        matches = self._own_matches(labels)
        for label, match in zip(labels, matches, strict=True):
            value, field, option = label.value, match.field, match.option
            if option is not None and value is not None and parse_mark(value) is not True:
                # "Tập thể: Chi bộ thôn A" names the holder and, by its label, the kind
                self._add(columns, label, HeaderMatch(field))
                cells.append(option)
                has_holder = any(m.field == _HOLDER for m in matches)
                names = {declared.name for declared in self.form.fields}
                field = _HOLDER if _HOLDER in names and not has_holder else None
                option = None
            self._add(columns, label, HeaderMatch(field, option, match.suggestion))
            cells.append(value)
        name = next(label for label in labels if self._field(label) == self.form.headline)
        is_blank = all(label.value is None for label in labels if self._field(label) is not None)
        return SheetLayout(
            sheet=sheet.name,
            is_hidden=sheet.is_hidden,
            form=None if is_blank else self.form.form,
            columns=tuple(columns),
            title_lines=title,
            form_rows=rows,
            refused=Message("refused.blank_form", {"sheet": sheet.name}) if is_blank else None,
            data=() if is_blank else (SheetRow(number=name.row, cells=tuple(cells)),),
        )

    def _own_matches(self, labels: Sequence[Asked]) -> list[HeaderMatch]:
        """The field of each label; of two labels for one field the first that was filled in."""
        taken: dict[tuple[str, str | None], int] = {}
        for place, label in enumerate(labels):
            match = self.matches[label.label]
            if match.field is not None:
                key = (match.field, match.option)
                earlier = taken.get(key)
                if earlier is None or (labels[earlier].value is None and label.value is not None):
                    taken[key] = place
        kept = set(taken.values())
        matches = [
            self.matches[label.label] if place in kept else HeaderMatch()
            for place, label in enumerate(labels)
        ]
        return list(suggest([(label.label,) for label in labels], matches, form=self.form))

    def _add(self, columns: list[SheetColumn], label: Asked, match: HeaderMatch) -> None:
        columns.append(
            SheetColumn(
                index=len(columns),
                letter=column_letter(label.column),
                header=label.label,
                field=match.field,
                option=match.option,
                suggestion=match.suggestion,
                row=label.row,
            )
        )
