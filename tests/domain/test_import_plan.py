from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from dan_van.domain.import_plan import (
    BadRow,
    Decision,
    DeclaredTotal,
    Identity,
    Known,
    New,
    ParsedRow,
    Problem,
    Severity,
    decide,
)
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.vietnamese import identity

LOI_HAI = Ref(1, "Xã Lợi Hải")
CONG_HAI = Ref(2, "Xã Công Hải")
FIELDS = frozenset({"name", "unit", "kind", "exemplar", "note"})


def row(number: int, *, problems: Sequence[Problem] = (), **values: FieldValue) -> ParsedRow:
    return ParsedRow(
        sheet="Danh sách",
        row=number,
        values={name: value for name, value in values.items() if value is not None},
        own=frozenset(values),
        cells={"code": "A", "name": "B", "unit": "C"},
        problems=tuple(problems),
    )


def record(number: int, **values: FieldValue) -> Record:
    empty: dict[str, FieldValue] = dict.fromkeys(["code", *sorted(FIELDS)])
    return Record(id=number, values=empty | {"code": f"DVK-2024-{number:04}"} | values)


def key_of(values: Mapping[str, FieldValue]) -> Identity:
    unit = values.get("unit")
    return (unit.id if isinstance(unit, Ref) else None, identity(str(values.get("name"))))


def decided(rows: Sequence[ParsedRow], *stored: Record) -> list[Decision]:
    return decide(
        rows,
        stored={key_of(r.values): r for r in stored},
        by_code={str(r["code"]): r for r in stored},
        identity_of=key_of,
        plain_fields=FIELDS,
        headline="name",
    )


def changes_of(decision: Decision) -> Mapping[str, FieldValue]:
    assert isinstance(decision, Known)
    return decision.changes


def problems_of(decision: Decision) -> list[Problem]:
    assert isinstance(decision, BadRow)
    return list(decision.problems)


def test_a_row_that_nothing_stored_matches_is_new() -> None:
    (decision,) = decided([row(5, name="Ngõ xanh", unit=LOI_HAI)])
    assert isinstance(decision, New)


def test_the_same_name_in_another_unit_is_another_record() -> None:
    stored = record(1, name="Ngõ xanh", unit=LOI_HAI)
    (decision,) = decided([row(5, name="Ngõ xanh", unit=CONG_HAI)], stored)
    assert isinstance(decision, New)


def test_a_row_that_says_what_is_stored_changes_nothing() -> None:
    stored = record(1, name="Ngõ xanh", unit=LOI_HAI, kind="collective")
    (decision,) = decided([row(5, name="Ngõ xanh", unit=LOI_HAI, kind="collective")], stored)
    assert changes_of(decision) == {}


def test_a_value_that_differs_is_a_change_of_that_field_alone() -> None:
    stored = record(1, name="Ngõ xanh", unit=LOI_HAI, kind="collective", note="cũ")
    (decision,) = decided(
        [row(5, name="Ngõ xanh", unit=LOI_HAI, kind="individual", note="cũ")], stored
    )
    assert changes_of(decision) == {"kind": "individual"}


@pytest.mark.parametrize("spelling", ["NGÕ XANH", "Ngõ  xanh", "“Ngõ xanh”", "Ngõ xanh "])
def test_another_spelling_of_the_same_name_is_no_change(spelling: str) -> None:
    stored = record(1, name="Ngõ xanh", unit=LOI_HAI)
    (decision,) = decided([row(5, name=spelling, unit=LOI_HAI)], stored)
    assert changes_of(decision) == {}


def test_tone_placement_is_no_change_but_a_tone_is_another_name() -> None:
    stored = record(1, name="Dòng họ hòa thuận", unit=LOI_HAI)
    same, other = decided(
        [row(5, name="Dòng họ hoà thuận", unit=LOI_HAI), row(6, name="Dòng họ hoa thuận")], stored
    )
    assert changes_of(same) == {}
    assert isinstance(other, New)


def test_a_field_that_the_row_is_silent_on_is_never_emptied() -> None:
    stored = record(1, name="Ngõ xanh", unit=LOI_HAI, kind="collective", note="giữ lại")
    (decision,) = decided([row(5, name="Ngõ xanh", unit=LOI_HAI)], stored)
    assert changes_of(decision) == {}


def test_an_empty_mark_does_not_take_a_flag_back() -> None:
    stored = record(1, name="Ngõ xanh", unit=LOI_HAI, exemplar=True)
    (decision,) = decided([row(5, name="Ngõ xanh", unit=LOI_HAI, exemplar=False)], stored)
    assert changes_of(decision) == {}


def test_a_code_decides_whose_row_it_is() -> None:
    stored = record(1, name="Ngõ xanh", unit=LOI_HAI)
    (decision,) = decided(
        [row(5, code="DVK-2024-0001", name="Ngõ xanh sạch đẹp", unit=LOI_HAI)], stored
    )
    assert changes_of(decision) == {"name": "Ngõ xanh sạch đẹp"}


def test_a_code_with_the_name_of_another_record_is_an_error() -> None:
    mine = record(1, name="Ngõ xanh", unit=LOI_HAI)
    other = record(2, name="Phố sạch", unit=LOI_HAI)
    (decision,) = decided(
        [row(5, code="DVK-2024-0001", name="Phố sạch", unit=LOI_HAI)], mine, other
    )
    (problem,) = problems_of(decision)
    assert (problem.code, problem.cell) == ("name_of_another", "A5")
    assert problem.facts == {"code": "DVK-2024-0002", "name": "Phố sạch"}


def test_the_second_of_two_rows_of_one_identity_is_an_error_that_names_the_first() -> None:
    rows = [row(5, name="Ngõ xanh", unit=LOI_HAI), row(9, name="NGÕ XANH", unit=LOI_HAI)]
    first, second = decided(rows)
    assert isinstance(first, New)
    (problem,) = problems_of(second)
    assert (problem.code, problem.cell) == ("duplicate_row", "B9")
    assert problem.facts == {"first_row": 5, "first_sheet": "Danh sách"}


def test_a_twin_of_a_stored_record_is_refused_too() -> None:
    stored = record(1, name="Ngõ xanh", unit=LOI_HAI)
    rows = [row(5, name="Ngõ xanh", unit=LOI_HAI), row(6, name="Ngõ xanh", unit=LOI_HAI)]
    first, second = decided(rows, stored)
    assert isinstance(first, Known)
    assert isinstance(second, BadRow)


def test_rows_without_a_name_are_no_twins_of_each_other() -> None:
    rows = [row(5, unit=LOI_HAI), row(6, unit=LOI_HAI)]
    assert not any(isinstance(decision, BadRow) for decision in decided(rows))


def test_an_error_keeps_a_row_out_and_a_warning_does_not() -> None:
    wrong = Problem(code="unit_unknown", row=5)
    doubtful = Problem(code="unit_close", row=6, severity=Severity.WARNING)
    bad, good = decided([row(5, problems=[wrong], name="A"), row(6, problems=[doubtful], name="B")])
    assert problems_of(bad) == [wrong]
    assert isinstance(good, New)


def test_a_problem_knows_its_cell_only_where_it_has_one() -> None:
    assert Problem(code="x", row=9, column="C").cell == "C9"
    assert Problem(code="x", row=9).cell is None
    assert Problem(code="x").cell is None


@pytest.mark.parametrize(
    ("qualifier", "declared", "counted", "matches"),
    [
        ("=", 10, 10, True),
        ("=", 10, 9, False),
        (">", 10, 11, True),
        (">", 10, 10, False),
        ("<", 10, 9, True),
        ("<", 10, 10, False),
        ("≈", 100, 110, True),
        ("≈", 100, 90, True),
        ("≈", 100, 111, False),
        ("=", 10, None, None),
    ],
)
def test_a_declared_total_is_held_against_what_was_counted(
    qualifier: str, declared: int, counted: int | None, *, matches: bool | None
) -> None:
    total = DeclaredTotal(
        sheet="s",
        row=9,
        column="A",
        measure="registered",
        unit=None,
        sector=None,
        kind=None,
        declared=declared,
        qualifier=qualifier,
        counted=counted,
    )
    assert total.matches is matches
