"""What every declared kind of record must have; each failure says what is missing, and where."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dan_van.domain.vietnamese import search
from dan_van.entities import ENTITIES, FORMS, Entity, Field, Kind
from dan_van.storage.columns import columns_of
from tests.conftest import Cli, caller
from tests.source_tree import ROOT
from tests.storage.stored import memory

OWN_COLUMNS = {"id", "position", "withdrawn_on", "withdrawn_reason"}
"""Columns that a table may have without a field: what the register itself keeps of a record."""

SQL_TYPES = dict.fromkeys((Kind.UNIT, Kind.SECTOR, Kind.COUNT, Kind.FLAG, Kind.RECORD), "INTEGER")
UNITS = ("Xã Lợi Hải", "Xã Bắc Sơn")

RECORDS = [e for e in ENTITIES if e.form is not None and e.sheet is None]
"""The kinds whose sheets hold one record a row; ticks of a checklist are tested apart."""

each_entity = pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: e.name)
each_form = pytest.mark.parametrize("entity", FORMS.values(), ids=lambda e: e.name)
each_language = pytest.mark.parametrize("language", ["vi", "en"])


@pytest.fixture(scope="module")
def schema() -> Iterator[sqlite3.Connection]:
    with memory() as conn:
        yield conn


def columns_in(schema: sqlite3.Connection, table: str) -> dict[str, str]:
    return {
        name: kind for _, name, kind, *_ in schema.execute(f"PRAGMA table_info({table})").fetchall()
    }


@each_entity
def test_table_has_a_column_for_every_field(schema: sqlite3.Connection, entity: Entity) -> None:
    found = columns_in(schema, entity.table)
    assert found, f"make the table {entity.table} in a new migration of storage/schema"
    for field in entity.fields:
        for column in columns_of(field):
            where = f"{entity.table}.{column}, for the field {field.name}"
            assert column in found, f"add the column {where}, in a new migration"
            kind = SQL_TYPES.get(field.kind, "TEXT")
            if field.kind in {Kind.MONEY, Kind.FIGURE} and not column.endswith("qualifier"):
                kind = "INTEGER"
            assert found[column] == kind, f"{where} must be {kind}"


@each_entity
def test_every_column_belongs_to_a_field(schema: sqlite3.Connection, entity: Entity) -> None:
    declared = {column for field in entity.fields for column in columns_of(field)}
    found = set(columns_in(schema, entity.table))
    spare = found - declared - OWN_COLUMNS
    assert not spare, f"declare fields for {spare} in entities/{entity.name}.py"
    if entity.form is not None:
        missing = {"id", "withdrawn_on", "withdrawn_reason"} - found
        assert not missing, f"add the columns {missing} to {entity.table}: what a sheet brings in"


@each_entity
def test_table_is_strict(schema: sqlite3.Connection, entity: Entity) -> None:
    (strict,) = schema.execute(
        "SELECT strict FROM pragma_table_list WHERE name = ?", (entity.table,)
    ).fetchone()
    assert strict, f"end CREATE TABLE {entity.table} with STRICT"


@each_entity
def test_required_fields_may_not_be_null(schema: sqlite3.Connection, entity: Entity) -> None:
    info = schema.execute(f"PRAGMA table_info({entity.table})").fetchall()
    needed = {name for _, name, _, notnull, *_ in info if notnull}
    for field in entity.fields:
        if field.is_required:
            assert columns_of(field)[0] in needed, f"{field.name} is required: add NOT NULL"


@each_entity
def test_choices_agree_with_the_checks_of_the_schema(
    schema: sqlite3.Connection, entity: Entity
) -> None:
    tables = schema.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND (name = ? OR name GLOB ?)",
        (entity.table, f"{entity.table}_*"),
    ).fetchall()
    for field in entity.fields:
        if field.kind is not Kind.CHOICE:
            continue
        assert field.choices, f"{field.name} has no choices"
        checks = [
            (table, set(re.findall(r"'(\w+)'", found)))
            for table, sql in tables
            for found in re.findall(rf"\({field.name} IN \((.*?)\)\)", sql, re.S)
        ]
        assert checks, f"no CHECK ({field.name} IN …) in {entity.table} or its events"
        for table, allowed in checks:
            declared = {choice.value for choice in field.choices}
            # a derived choice may be read off events, as "carried" is off a task's periods
            fits = declared >= allowed if field.is_derived else declared == allowed
            assert fits, f"{table}.{field.name}: declaration and CHECK differ"


@each_entity
def test_headline_identity_and_list_name_fields(entity: Entity) -> None:
    names = [field.name for field in entity.fields]
    assert len(names) == len(set(names)), f"two fields of one name: {names}"
    kinds = {Kind.NAME, Kind.FIGURE}
    assert entity.field(entity.headline).kind in kinds, "the headline is what a row is named by"
    assert set(entity.identity) <= set(names), "identity names fields"
    assert set(entity.list_columns) <= set(names), "list_columns name fields"
    assert len(entity.list_columns) == len(set(entity.list_columns))
    prose = {f.name for f in entity.fields if f.kind is Kind.PROSE}
    assert not prose & set(entity.list_columns), "text of several lines does not fit a list"
    if entity.form is not None:
        assert entity.field("code").kind is Kind.CODE
        assert re.fullmatch(r"[A-Z]{2,4}", entity.code_prefix), "give it a code_prefix"
        assert (entity.sheet or entity).sheet_title is not None, "give it a sheet_title"


@each_entity
@each_language
def test_fields_differ_in_their_labels(entity: Entity, language: str) -> None:
    labels = Counter(search(getattr(field.label, language)) for field in entity.fields)
    assert "" not in labels, f"a label is missing in {language}"
    assert [label for label, times in labels.items() if times > 1] == []


@each_entity
@each_language
def test_choices_of_a_field_differ_in_their_labels(entity: Entity, language: str) -> None:
    for field in entity.fields:
        labels = Counter(search(getattr(choice.label, language)) for choice in field.choices)
        assert "" not in labels, f"{field.name}: a label is missing in {language}"
        assert [label for label, times in labels.items() if times > 1] == [], field.name


@each_entity
def test_no_spelling_means_two_choices(entity: Entity) -> None:
    for field in entity.fields:
        for one, other in combinations(field.choices, 2):
            both = set(spellings_of(one)) & set(spellings_of(other))
            assert not both, f"{field.name}: {both} means {one.value} and {other.value}"


def spellings_of(choice: Any) -> list[str]:
    names = (choice.value, choice.label.vi, choice.label.en, *choice.spellings)
    return [search(name) for name in names]


@each_form
def test_no_header_means_two_fields(entity: Entity) -> None:
    for one, other in combinations(entity.fields, 2):
        both = set(headers_of(one)) & set(headers_of(other))
        assert not both, f"{both} heads a column of {one.name} and of {other.name}"


@each_form
def test_a_field_names_no_header_twice(entity: Entity) -> None:
    for field in entity.fields:
        times = Counter(search(header) for header in field.headers)
        labels = {search(field.label.vi), search(field.label.en)}
        spare = [h for h, n in times.items() if n > 1 or h in labels]
        assert not spare, f"{entity.name}.{field.name}: delete the header {spare}"


def headers_of(field: Field) -> list[str]:
    return [search(text) for text in (field.label.vi, field.label.en, *field.headers)]


@each_entity
@each_language
def test_command_is_in_help(register: Path, entity: Entity, language: str) -> None:
    cli = caller(register, language=language)
    assert re.search(rf"^  {entity.name} ", cli("--help").out, re.M), (
        f"add {entity.name} to COMMANDS in cli/app.py"
    )
    verbs = cli(entity.name, "--help").out
    for verb in (entity.add, "list", "show"):
        assert re.search(rf"^  {verb} ", verbs, re.M), f"{entity.name} has no command {verb}"


@each_entity
def test_command_is_in_readme(entity: Entity) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"dan-van( --\S+ \S+)* {entity.name} ", readme), (
        f"show {entity.name} in a session of README.md"
    )


def sample(field: Field, number: int) -> tuple[object, object]:
    """A value to type into a form, and what JSON says of it."""
    text = f"{field.label.vi} {number + 1}"
    match field.kind:
        case Kind.UNIT:
            return UNITS[number], UNITS[number]
        case Kind.SECTOR:
            return (("Kinh tế", "KT"), ("Quốc phòng - an ninh", "QPAN"))[number]
        case Kind.CHOICE:
            choice = field.choices[number % len(field.choices)]
            return choice.label.vi, choice.value
        case Kind.DATE:
            return ((date(2024, 3, 12), "2024-03-12"), ("Quý I/2024", "2024-Q1"))[number]
        case Kind.COUNT | Kind.FIGURE:
            return 1500 + number, 1500 + number
        case Kind.FLAG:
            return (("x", True), (None, False))[number]
        case Kind.MONEY:
            amount = 4_000_000 + number
            return f"trên {amount} đồng", {"amount": amount, "qualifier": ">"}
        case Kind.LIST | Kind.TAGS:
            return f"{text} a; {text} b", [f"{text} a", f"{text} b"]
        case Kind.ITEMS:
            item = {"what": "quà", "quantity": 300, "unit": "suất", "qualifier": "="}
            return "300 suất quà", [item]
        case Kind.RECORD:
            return None, None
        case _:
            return text, text


def entered(entity: Entity) -> list[Field]:
    """The fields that a form asks for and that no rule changes on the way."""
    return [f for f in entity.fields if not f.is_derived and f.kind is not Kind.CODE]


@pytest.fixture
def filled(register: Path, tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Cli, Path]:
    """A register with two units, and the entity's template with two rows filled in."""
    entity: Entity = request.param
    cli = caller(register)
    for unit in UNITS:
        assert cli("unit", "add", unit).code == 0
    path = tmp_path / "form.xlsx"
    answer = cli("template", entity.form, "-o", path)
    assert answer.code == 0, answer.err
    book = load_workbook(path)
    sheet = book.worksheets[0]
    header, places = places_of(sheet, entity)
    for number in (0, 1):
        for field in entered(entity):
            value, _ = sample(field, number)
            sheet.cell(header + 1 + number, places[field.name]).value = value  # type: ignore[assignment]
    book.save(path)
    return cli, path


def places_of(sheet: Worksheet, entity: Entity) -> tuple[int, dict[str, int]]:
    """The row of the header, and the column of each field."""
    labels = {field.label.vi: field.name for field in entity.fields}
    for row in sheet.iter_rows():
        found = {labels[str(c.value)]: c.column for c in row if str(c.value) in labels}
        if entity.headline in found:
            missing = {f.name for f in entered(entity)} - set(found)
            assert not missing, f"the template has no columns for {missing}"
            return row[0].row or 0, {name: place or 0 for name, place in found.items()}
    pytest.fail("the template has no header")


def listed(cli: Cli, entity: Entity) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli(entity.name, "list", "--format", "json").json()
    return found


each_filled = pytest.mark.parametrize(
    ("filled", "entity"),
    [(entity, entity) for entity in RECORDS],
    indirect=["filled"],
    ids=lambda entity: entity.form,
)


@each_filled
def test_filled_in_template_is_imported_and_listed(
    filled: tuple[Cli, Path], entity: Entity
) -> None:
    cli, path = filled
    answer = cli("import", path, "--format", "json")
    (file,) = answer.json()["files"]
    assert answer.code == 0, file["problems"]
    assert file["rows"] == {"new": 2, "changed": 0, "unchanged": 0, "refused": 0}
    records = sorted(listed(cli, entity), key=lambda r: str(r[entity.headline]))
    for number, record in enumerate(records):
        shown = {f.name: sample(f, number)[1] for f in entered(entity) if f.kind is not Kind.PROSE}
        assert {name: record[name] for name in shown} == shown
        assert record["source"] == {
            "batch": 1,
            "file": "form.xlsx",
            "sheet": record["source"]["sheet"],
            "row": record["source"]["row"],
        }
        details = cli(entity.name, "show", record["code"], "--format", "json").json()
        prose = {f.name: sample(f, number)[1] for f in entered(entity) if f.kind is Kind.PROSE}
        assert {name: details[name] for name in prose} == prose
    again = cli("import", path, "--format", "json").json()["files"][0]
    assert again["status"] == "unchanged"


@each_filled
def test_export_fills_an_empty_register_with_the_same_records(
    filled: tuple[Cli, Path], entity: Entity, tmp_path: Path
) -> None:
    cli, path = filled
    assert cli("import", path).code == 0
    export = tmp_path / "export.xlsx"
    assert cli("export", entity.form, "-o", export).code == 0
    other = caller(tmp_path / "other.db")
    assert other("init").code == 0
    answer = other("import", export, "--create-units", "--format", "json")
    assert answer.code == 0, answer.json()["files"][0]["problems"]

    def without_source(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{k: v for k, v in record.items() if k != "source"} for record in records]

    before = without_source(listed(cli, entity))
    assert len(before) == 2
    assert without_source(listed(other, entity)) == before
