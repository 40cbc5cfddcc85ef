"""Whatever a register holds comes back: exported, imported on an empty one, exported again."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dan_van.domain.period import Calendar
from dan_van.entities import ISSUE, MODEL, Entity
from dan_van.i18n import Words
from dan_van.render import json as json_format
from dan_van.render import xlsx
from dan_van.services.export_workbook import export_document
from dan_van.services.import_result import FileResult
from dan_van.services.import_workbook import ImportOptions, ImportRun, import_workbook
from dan_van.services.records import list_records
from dan_van.sheets.read import WorkbookReader
from dan_van.storage import conditions
from tests.properties.small_registers import (
    Registers,
    issue_key,
    model_key,
    small_issues,
    small_models,
)

TODAY = date(2024, 5, 15)
NOW = datetime.fromisoformat("2024-05-15T10:00:00+07:00")


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    """One reading process for all examples."""
    with WorkbookReader() as reader:
        yield reader


@pytest.fixture(scope="module", params=list(Calendar))
def calendar(request: pytest.FixtureRequest) -> Calendar:
    """Either calendar."""
    return Calendar(request.param)


@pytest.fixture(scope="module")
def registers(calendar: Calendar, tmp_path_factory: pytest.TempPathFactory) -> Registers:
    """Fresh registers of that calendar."""
    return Registers(tmp_path_factory.mktemp(f"registers-{calendar}"), calendar)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where exports are written."""
    return tmp_path_factory.mktemp("exports")


def listed(conn: sqlite3.Connection, entity: Entity) -> Any:
    """What `list --format json` gives, without the source."""
    out = io.StringIO()
    document = list_records(conn, entity, where=[conditions.is_active(entity)])
    json_format.write(document, out, Words("vi"))
    return [{k: v for k, v in r.items() if k != "source"} for r in json.loads(out.getvalue())]


def exported(conn: sqlite3.Connection, path: Path, language: str) -> bytes:
    document = export_document(conn, (MODEL, ISSUE), today=TODAY)
    xlsx.write(document, path, Words(language), missing="")
    return path.read_bytes()


def imported(
    conn: sqlite3.Connection, path: Path, reader: WorkbookReader, calendar: Calendar
) -> FileResult:
    run = ImportRun(calendar=calendar, now=NOW, user="test")
    return import_workbook(conn, path, reader.read(path), ImportOptions(), run)


# Shrinking takes minutes here, since every example writes and reads workbooks.
WITHOUT_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]


@settings(max_examples=12, deadline=None, phases=WITHOUT_SHRINKING)
@given(data=st.data(), language=st.sampled_from(["vi", "en"]))
def test_export_then_import_then_export_is_the_same_workbook(
    data: st.DataObject,
    language: str,
    calendar: Calendar,
    registers: Registers,
    reader: WorkbookReader,
    folder: Path,
) -> None:
    models = data.draw(st.lists(small_models(calendar), max_size=4, unique_by=model_key))
    issues = data.draw(st.lists(small_issues(calendar), max_size=4, unique_by=issue_key))
    path = folder / "export.xlsx"
    with registers.register(models, issues) as first, registers.register() as second:
        before = exported(first, path, language)
        result = imported(second, path, reader, calendar)
        if models or issues:
            assert result.is_clean, result
        assert listed(second, MODEL) == listed(first, MODEL)
        assert listed(second, ISSUE) == listed(first, ISSUE)
        assert exported(second, path, language) == before
        again = imported(second, path, reader, calendar)
        assert (again.new, again.changed) == (0, 0)


@settings(max_examples=6, deadline=None, phases=WITHOUT_SHRINKING)
@given(data=st.data(), language=st.sampled_from(["vi", "en"]))
def test_an_export_changes_nothing_in_the_register_it_came_from(
    data: st.DataObject,
    language: str,
    calendar: Calendar,
    registers: Registers,
    reader: WorkbookReader,
    folder: Path,
) -> None:
    plain = small_models(calendar, is_plain=True)
    models = data.draw(st.lists(plain, max_size=4, unique_by=model_key))
    issues = data.draw(st.lists(small_issues(calendar), max_size=3, unique_by=issue_key))
    path = folder / "export.xlsx"
    with registers.register(models, issues) as conn:
        before = exported(conn, path, language)
        result = imported(conn, path, reader, calendar)
        assert (result.new, result.changed) == (0, 0)
        assert exported(conn, path, language) == before
