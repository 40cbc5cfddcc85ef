"""The default totals on a terminal of 80 columns: no line is cut, no number is wrapped."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from dan_van.domain.period import Calendar, parse_period
from dan_van.domain.table import Document, Row
from dan_van.i18n import Words
from dan_van.render import terminal
from dan_van.render.layout import display_width
from dan_van.services.totals import Asked, totals
from dan_van.storage.create import register_in_memory
from tests.render.samples import FakeTerminal

SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


def enlarged(document: Document, number: int) -> Document:
    """The same tables with that number in the place of every count."""
    tables = tuple(
        replace(
            table,
            rows=tuple(
                Row(tuple(number if type(c) is int else c for c in row.cells), row.emphasis)
                for row in table.rows
            ),
        )
        for table in document.tables
    )
    return replace(document, tables=tables)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("number", [0, 5_813, 100_000, 1_000_000])
def test_default_totals_fit_into_80_columns(
    number: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = date(2024, 4, 2)
    period = parse_period("2024-Q1", calendar=Calendar.CALENDAR, today=today)
    with register_in_memory() as conn:
        document = totals(conn, period, Asked(), today=today)
    words = Words(language)
    monkeypatch.setenv("COLUMNS", "80")
    out = FakeTerminal()
    terminal.write(enlarged(document, number), out, words)
    shown = SEQUENCE.sub("", out.getvalue())
    assert max(display_width(line) for line in shown.splitlines()) <= 80
    wanted = words.number(number)
    counts = sum(
        type(cell) is int for table in document.tables for row in table.rows for cell in row.cells
    )
    assert shown.split().count(wanted) == counts, shown
