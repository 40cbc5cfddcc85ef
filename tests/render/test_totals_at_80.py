"""The tables of totals on a terminal of 80 columns: no line is cut, no number is wrapped."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dan_van.domain.figure import Figure
from dan_van.domain.period import Calendar, parse_period
from dan_van.domain.table import Column, ColumnKind, Document, Row, Value
from dan_van.domain.wording import Label
from dan_van.i18n import Words
from dan_van.render import terminal
from dan_van.render.layout import display_width
from dan_van.services.totals import totals
from dan_van.services.totals_asked import Asked
from dan_van.services.totals_axes import Dimension
from dan_van.storage.connection import open_register
from dan_van.storage.create import register_in_memory
from tests.render.samples import FakeTerminal
from tests.workbooks.desk import fresh_desk

SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")
TODAY = date(2024, 4, 2)


def enlarged(document: Document, number: int) -> Document:
    """The same tables with that number in the place of every count and figure."""

    def large(cell: Value, column: Column) -> Value:
        if isinstance(cell, Figure):
            return Figure(number=number)
        if type(cell) is not int:
            return cell
        return number * 10 if column.kind is ColumnKind.PERCENT else number  # tenths

    tables = tuple(
        replace(
            table,
            rows=tuple(
                Row(tuple(map(large, row.cells, table.columns)), row.emphasis) for row in table.rows
            ),
        )
        for table in document.tables
    )
    return replace(document, tables=tables)


def shown_at_80(document: Document, words: Words, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a terminal of 80 columns shows of it, without its colours."""
    monkeypatch.setenv("COLUMNS", "80")
    out = FakeTerminal()
    terminal.write(document, out, words)
    return SEQUENCE.sub("", out.getvalue())


def assert_fits(document: Document, number: int, language: str, patch: pytest.MonkeyPatch) -> None:
    """No line is wider than 80, and every count stands whole."""
    words = Words(language)
    shown = shown_at_80(enlarged(document, number), words, patch)
    assert max(display_width(line) for line in shown.splitlines()) <= 80, shown
    wanted = words.number(number)
    counts = sum(
        type(cell) is int for table in document.tables for row in table.rows for cell in row.cells
    )
    assert [word.lstrip("+") for word in shown.split()].count(wanted) >= counts, shown


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("number", [0, 5_813, 100_000, 1_000_000])
def test_default_totals_fit_into_80_columns(
    number: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = parse_period("2024-Q1", calendar=Calendar.CALENDAR, today=TODAY)
    with register_in_memory() as conn:
        document = totals(conn, period, Asked(), today=TODAY)
    assert_fits(document, number, language, monkeypatch)


ASKED = {
    "by sector, compared": Asked(by=[Dimension.SECTOR], compares_all=True),
    "by two, compared": Asked(compares_all=True),
    "by unit, across quarters": Asked(by=[Dimension.UNIT], across=Dimension.QUARTER),
    "by sector, across units": Asked(by=[Dimension.SECTOR], across=Dimension.UNIT),
    "across months": Asked(by=[Dimension.KIND], across=Dimension.MONTH),
    "issues by category": Asked(by=[Dimension.UNIT, Dimension.CATEGORY]),
    "by quarter": Asked(by=[Dimension.QUARTER, Dimension.SECTOR]),
    "transposed": Asked(by=[Dimension.UNIT], is_transposed=True),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with something in every table of totals."""
    desk = fresh_desk(tmp_path_factory.mktemp("at_80"))
    desk.add_units("Huyện Thuận Bắc", "Sở Nông nghiệp và Phát triển nông thôn")
    desk.add_units("Xã Lợi Hải", "Xã Công Hải", parent="Huyện Thuận Bắc")
    unit = ("--unit", "Xã Lợi Hải")
    office = ("--unit", "Sở Nông nghiệp và Phát triển nông thôn")
    for words in (
        ("model", "add", "Một", *unit, "--sector", "KT", "--registered", "2024-02-01"),
        ("model", "add", "Hai", *office, "--sector", "HTCT", "--registered", "2023-11-01"),
        ("model", "add", "Ba", *unit, "--kind", "collective", "--registered", "2023-02-01"),
        ("model", "add", "Bốn", *unit, "--registered", "2024"),
        ("issue", "log", "Rác", *unit, "--raised", "2024-01-10", "--category", "environment"),
        ("issue", "log", "Đất", *office, "--raised", "2024-02-10", "--category", "land"),
        ("activity", "log", "Đối thoại", *unit, "--date", "2024-02-02", "--participants", "80"),
        ("award", "add", "Nhóm A", *unit, "--date", "2024-03-03"),
        ("document", "add", "Kế hoạch", *unit, "--date", "2024-01-09"),
        ("figure", "add", "5", *unit, "--period", "2024-Q1", "--measure", "registered"),
    ):
        assert desk(*words).code == 0, words
    return desk.register


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("number", [7, 1_000_000])
@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("code", ["2024-Q1", "2024"])
def test_every_table_of_totals_fits_into_80_columns(
    code: str,
    asked: str,
    number: int,
    language: str,
    filled: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    period = parse_period(code, calendar=Calendar.CALENDAR, today=TODAY)
    with open_register(filled, writable=False) as conn:
        document = totals(conn, period, ASKED[asked], today=TODAY)
    assert_fits(document, number, language, monkeypatch)


@pytest.mark.parametrize("asked", [*ASKED, "cumulative"])
def test_every_heading_of_models_and_issues_says_what_its_figures_are(
    asked: str, filled: Path
) -> None:
    period = parse_period("2024-Q1", calendar=Calendar.CALENDAR, today=TODAY)
    year = parse_period("2024", calendar=Calendar.CALENDAR, today=TODAY)
    how = ASKED.get(asked, Asked(flows_from=year))
    with open_register(filled, writable=False) as conn:
        document = totals(conn, period, how, today=TODAY)
    say = Words("vi").say
    for table in document.tables:
        if table.key in {"declared", "items"}:
            continue
        named = "kỳ)" in say(table.title or "")
        labels = [c for row in table.rows for c in row.cells if isinstance(c, Label)]
        in_rows = any(label.vi.endswith("kỳ)") for label in labels)
        over = [column.over for column in table.columns if column.kind == "number"]
        assert named or in_rows or all(over), table.key
        if asked == "cumulative" and table.key == "models":
            said = {say(label) for label in over if label is not None}
            assert said == {"Lũy kế từ 01/01/2024", "Cuối kỳ"}
