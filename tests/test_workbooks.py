"""Every sample workbook gives what its `expected.json` says: records, problems, totals, exit.

A case is a folder under `workbooks/`; the workbooks of `thuan-bac-2024` lie in `data/samples`,
since they are shipped. What cannot be checked yet is named in `NOT_YET` and nowhere else.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from dan_van.entities import ISSUE
from tests.workbooks.desk import Desk, Imported, fresh_desk
from tests.workbooks.dump import dump

CASES = Path(__file__).parent / "workbooks"
SAMPLES = Path(__file__).parents[1] / "data" / "samples"
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.json"))

NOT_YET: dict[tuple[str, str | None], str] = {}
"""Parts of an `expected.json` that are not checked: the key, for problems the sheet; and why."""

HEADLINES = {
    "models": ("model", "name"),
    "issues": ("issue", "title"),
    "activities": ("activity", "name"),
}
CHECKED = {
    *HEADLINES,
    *("case", "shows", "import", "units", "accept", "note", "fresh", "args", "files", "then"),
    *("models", "issues", "counts", "declared", "problems", "rows", "totals", "issue_balance"),
    *("checklists", "exit", "inspect"),
}
SOURCE_KEYS = {"row", "sheet", "file"}


def expected_of(case: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CASES / case / "expected.json").read_text("utf-8"))
    return loaded


def workbook(case: str, file: str) -> Path:
    beside = CASES / case / file
    return beside if beside.exists() else SAMPLES / case / file


def desk_of(
    case: str, folder: Path, *, calendar: str = "calendar", name: str = "register.db"
) -> Desk:
    """A fresh register with the units of a case."""
    desk = fresh_desk(folder, calendar=calendar, name=name)
    for unit in expected_of(case)["units"]:
        below = ["--parent", unit["parent"]] if unit.get("parent") else []
        assert desk("unit", "add", unit["name"], "--type", unit["type"], *below).code == 0
        for alias in unit.get("aliases", ()):
            assert desk("unit", "alias", unit["name"], alias).code == 0
    return desk


def do_import(desk: Desk, case: str, orders: Mapping[str, Any]) -> Imported:
    paths = [workbook(case, file) for file in orders["files"]]
    return desk.do_import(*paths, options=tuple(orders["args"]))


@pytest.mark.parametrize("case", NAMES)
def test_a_workbook_gives_what_is_expected_of_it(case: str, tmp_path: Path) -> None:
    expected = expected_of(case)
    desk = desk_of(case, tmp_path)
    came = do_import(desk, case, expected["import"])
    assert list(differences(expected, came, desk)) == []
    before = dump(desk.register)
    again = do_import(desk, case, expected["import"])
    assert again.code == came.code
    assert dump(desk.register) == before
    assert {file["rows"]["new"] for file in again.files} == {0}


RUNS = [
    pytest.param(case, number, id=f"{case}-{number}")
    for case in NAMES
    for number in range(len(expected_of(case).get("then", ())))
]


@pytest.mark.parametrize(("case", "number"), RUNS)
def test_a_further_run_gives_what_is_expected_of_it(case: str, number: int, tmp_path: Path) -> None:
    expected = expected_of(case)
    runs = [expected["import"], *expected["then"][: number + 1]]
    for place, run in enumerate(runs):
        if place == 0 or run.get("fresh"):
            desk = desk_of(case, tmp_path, name=f"register-{place}.db")
        came = do_import(desk, case, run)
    due = {"problems": expected.get("problems", ()), **runs[-1]}
    assert list(differences(due, came, desk)) == []


@pytest.mark.parametrize(
    ("case", "calendar"),
    [
        pytest.param(case, totals["calendar"], id=f"{case}-{totals['calendar']}")
        for case in NAMES
        for totals in expected_of(case).get("totals", ())
    ],
)
def test_totals_of_a_case_are_the_expected_ones(case: str, calendar: str, tmp_path: Path) -> None:
    expected = expected_of(case)
    desk = desk_of(case, tmp_path, calendar=calendar)
    do_import(desk, case, expected["import"])
    (wanted,) = [t for t in expected["totals"] if t["calendar"] == calendar]
    by_unit = desk.json("totals", wanted["period"], "--by", "unit")["models"]
    assert by_unit["total"]["registered"] == wanted["registered"]
    assert sum(row["registered"] > 0 for row in by_unit["rows"]) == wanted["units"]


@pytest.mark.parametrize("case", NAMES)
def test_a_workbook_is_read_as_is_expected_of_it(case: str, tmp_path: Path) -> None:
    expected = expected_of(case)
    paths = [workbook(case, file) for file in expected["inspect"]]
    for desk in (desk_of(case, tmp_path), Desk(tmp_path / "no-register.db")):
        files = desk.json("inspect", *paths)
        assert list(_readings(files, expected["inspect"], expected.get("accept", ()))) == []
    assert not (tmp_path / "no-register.db").exists()


def test_every_part_of_an_expectation_is_checked_or_named_as_not_yet() -> None:
    waiting = {key for key, sheet in NOT_YET if sheet is None}
    for case in NAMES:
        expected = expected_of(case)
        for part in (expected, *expected.get("then", ())):
            assert set(part) <= CHECKED | waiting, case


def test_what_is_named_as_not_yet_is_really_there() -> None:
    used = set()
    for case in NAMES:
        expected = expected_of(case)
        for part in (expected, *expected.get("then", ())):
            used |= {(key, None) for key in part}
            used |= {("problems", problem.get("sheet")) for problem in part.get("problems", ())}
    assert set(NOT_YET) <= used


def differences(expected: Mapping[str, Any], came: Imported, desk: Desk) -> Iterator[str]:
    """Everything in which a run differs from what is expected of it."""
    if came.code != expected["exit"]:
        yield f"exit {came.code}, not {expected['exit']}"
    for form, (command, headline) in HEADLINES.items():
        if form in expected:
            records = desk.json(command, "list")
            yield from _records(records, expected[form], headline)
    if "counts" in expected:
        yield from _counts(desk, expected["counts"])
    if "checklists" in expected:
        yield from _checklists(desk, expected["checklists"])
    if "declared" in expected:
        yield from _declared(came, expected["declared"])
    yield from _problems(came, expected.get("problems", ()))
    yield from _rows(came, expected.get("rows", {}))
    if "issue_balance" in expected:
        yield from _balance(desk, expected["issue_balance"])


def _records(got: Sequence[Any], wanted: Sequence[Any], headline: str) -> Iterator[str]:
    if len(got) != len(wanted):
        yield f"{len(got)} records, not {len(wanted)}"
    has_units = all("unit" in record for record in wanted)
    known = {_key(record, headline, has_units=has_units): record for record in got}
    for record in wanted:
        key = _key(record, headline, has_units=has_units)
        if key not in known:
            yield f"missing: {key}"
            continue
        for name, value in record.items():
            found = known[key]["source"][name] if name in SOURCE_KEYS else known[key][name]
            if name == "category":
                found = ISSUE.field("category").choice(found).label.vi
            if name == "sheet" and known[key]["source"]["file"].endswith((".csv", ".tsv")):
                continue  # a text file has no sheets, so any name will do
            if name == "items":
                found = [{key: item[key] for key in ("what", "quantity")} for item in found]
            if plain(found) != plain(value):
                yield f"{key}: {name} is {found!r}, not {value!r}"


def _key(record: Any, headline: str, *, has_units: bool) -> tuple[Any, ...]:
    return (plain(record[headline]), plain(record["unit"]) if has_units else None)


def _counts(desk: Desk, wanted: Mapping[str, Any]) -> Iterator[str]:
    records = desk.models()
    if len(records) != wanted["models"]:
        yield f"{len(records)} models, not {wanted['models']}"
    for name in ("sector", "kind"):
        got = Counter("null" if r[name] is None else r[name] for r in records)
        if got != Counter(wanted[f"by_{name}"]):
            yield f"by {name}: {dict(got)}, not {wanted[f'by_{name}']}"


def _checklists(desk: Desk, wanted: Sequence[Any]) -> Iterator[str]:
    got = desk.json("checklist", "show")
    if [plain(one["name"]) for one in got] != [plain(one["item"]) for one in wanted]:
        yield f"checklists: {[one['name'] for one in got]}"
        return
    for one, due in zip(got, wanted, strict=True):
        if (one["done"], one["of"]) != (due["done"], due["of"]):
            yield f"{due['item']}: {one['done']}/{one['of']}"
        units = [
            {"unit": u["unit"], "done": u["done"], "row": u["source"]["row"]} for u in one["units"]
        ]
        if sorted(units, key=lambda unit: unit["row"]) != due["units"]:
            yield f"{due['item']}: {units}"


def _declared(came: Imported, wanted: Sequence[Any]) -> Iterator[str]:
    got = {
        (file["file"], total["sheet"], total["cell"]): total
        for file in came.files
        for total in file["declared"]
    }
    if len(got) != len(wanted):
        yield f"{len(got)} declared totals, not {len(wanted)}"
    for total in wanted:
        key = (total.get("file", came.files[0]["file"]), total["sheet"], total["cell"])
        found = got.get(key, {})
        for name in ("declared", "plan", "counted", "matches"):
            if found.get(name) != total.get(name):
                yield f"{key}: {name} is {found.get(name)}, not {total[name]}"


def _problems(came: Imported, wanted: Sequence[Any]) -> Iterator[str]:
    got = [problem for file in came.files for problem in file["problems"]]
    due = [problem for problem in wanted if ("problems", problem.get("sheet")) not in NOT_YET]
    for problem in due:
        if not any(_is_that(problem, found) for found in got):
            yield f"no such problem: {problem}"
    for found in got:
        if found["severity"] == "error" and not any(_is_that(problem, found) for problem in due):
            yield f"an error too many: {found}"


def _is_that(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    said = " ".join(str(found[key]) for key in ("message", "value", "suggestion"))
    return (
        all(wanted[k] == found[k] for k in ("severity", "sheet", "cell", "row") if k in wanted)
        and wanted.get("contains", "") in said
        and (wanted.get("field") is None or wanted["field"] == found["field"])
    )


def _rows(came: Imported, wanted: Mapping[str, Any]) -> Iterator[str]:
    by_file = {file["file"]: file["rows"] for file in came.files}
    outcomes = ("new", "changed", "unchanged", "refused")
    whole = {key: sum(rows[key] for rows in by_file.values()) for key in outcomes}
    for name, value in wanted.items():
        got = {key: by_file[name][key] for key in value} if name in by_file else whole[name]
        if got != value:
            yield f"rows of {name}: {got}, not {value}"


def _readings(
    files: Sequence[Any], wanted: Mapping[str, Any], accept: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """Everything in which the reading of files differs from what is expected of it."""
    may_lack_unit = any(
        one["path"].startswith("inspect") and one["path"].endswith(".unit") for one in accept
    )
    for file, sheets in zip(files, wanted.values(), strict=True):
        has_sheets = not file["file"].endswith((".csv", ".tsv"))
        names = [plain(sheet["sheet"]) if has_sheets else None for sheet in file["sheets"]]
        if names != [plain(name) if has_sheets else None for name in sheets]:
            yield f"{file['file']}: sheets {names}"
            continue
        for found, due in zip(file["sheets"], sheets.values(), strict=True):
            for key, value in ({"numbering_row": None} | due).items():
                got = found[key]
                if key == "unit" and (got is None and may_lack_unit and "unit" in _fields(found)):
                    continue
                is_same = plain(got) == plain(value)
                if key == "unit" and isinstance(got, str):
                    is_same = plain(got).casefold() == plain(value).casefold()
                if not is_same:
                    yield f"{file['file']} › {found['sheet']}: {key} is {got!r}, not {value!r}"


def _fields(sheet: Mapping[str, Any]) -> set[str]:
    return {column["field"] for column in sheet["columns"]}


def _balance(desk: Desk, wanted: Mapping[str, Any]) -> Iterator[str]:
    got = desk.json("totals", wanted["period"])["issues"]
    for name in ("opening", "raised", "resolved", "closed", "closing"):
        if got[name] != wanted[name]:
            yield f"{name} is {got[name]}, not {wanted[name]}"


def plain(value: Any) -> Any:
    """NFC, runs of blanks as one, without the quotes around."""
    if not isinstance(value, str):
        return value
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", value)).strip(' "“”')
