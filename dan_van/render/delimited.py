"""What csv and tsv share: headings in the language, raw values, guarded against formulas.

Only tables are written, no title, facts or notes: the next program expects data. Of several
tables each begins with a line of its title, with a blank line between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dan_van.domain.formula_guard import guarded
from dan_van.domain.table import Column, Document, Table, Value
from dan_van.domain.wording import Wording
from dan_van.render.cells import heading_in_full, raw_text, spoken, visible_columns


def records(
    document: Document, wording: Wording, *, clean: Callable[[str], str]
) -> Iterator[list[str]]:
    """The lines of the file as fields; an empty list is a blank line.

    `clean` takes control characters out. It runs before the guard: an invisible character in front
    of `=` would hide the formula from it.
    """
    for i, table in enumerate(document.tables):
        if i:
            yield []
        if len(document.tables) > 1:
            yield from ([guarded(line)] for line in spoken(table.title, wording))
        yield from _table_records(table, wording, clean)


def _table_records(
    table: Table, wording: Wording, clean: Callable[[str], str]
) -> Iterator[list[str]]:
    columns = visible_columns(table)
    yield [guarded(heading_in_full(column, wording)) for _, column in columns]
    for row in table.rows:
        yield [_field(row.cells[i], column, wording, clean) for i, column in columns]


def _field(value: Value, column: Column, wording: Wording, clean: Callable[[str], str]) -> str:
    text = raw_text(value, column, wording)
    return text if isinstance(value, int) else guarded(clean(text))
