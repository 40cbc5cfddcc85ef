from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

import pytest

from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Source
from dan_van.entities import FORMS, MODEL, UNIT
from dan_van.storage import conditions
from dan_van.storage.batches import NewBatch, RowOutcome, insert_batch, insert_rows
from dan_van.storage.records import (
    Condition,
    Order,
    count,
    give_code,
    insert,
    keep_code,
    select,
    update,
    withdraw,
)
from tests.storage.stored import UNIT_1, add_model, codes, listed, memory

MARCH = DateSpan(date(2024, 3, 1), date(2024, 4, 1))


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    with memory() as conn:
        yield conn


def test_stored_record_comes_back_as_it_was(conn: sqlite3.Connection) -> None:
    given: dict[str, FieldValue] = {
        "code": "DVK-2024-0001",
        "name": "Hũ gạo tình thương",
        "unit": UNIT_1,
        "sector": Ref(1, "KT"),
        "kind": "collective",
        "exemplar": True,
        "holder": "Chi hội phụ nữ",
        "registered": MARCH,
        "content": "Dòng một\nDòng hai",
    }
    number = insert(conn, MODEL, given)
    (record,) = select(conn, MODEL, where=[conditions.has_id(MODEL, number)])
    assert record.id == number
    assert {name: record[name] for name in given} == given
    assert tuple(record.values) == tuple(field.name for field in MODEL.fields)
    unset = set(record.values) - set(given)
    assert {record[name] for name in unset} == {None, ()}
    assert record.source is None


def test_only_the_asked_fields_are_read(conn: sqlite3.Connection) -> None:
    add_model(conn, "DVK-2024-0001", "Một")
    (record,) = select(conn, MODEL, fields=[MODEL.field("name")])
    assert dict(record.values) == {"name": "Một"}


def test_update_sets_the_given_fields_and_no_other(conn: sqlite3.Connection) -> None:
    number = add_model(conn, "DVK-2024-0001", "Một", area="Thôn 1")
    other = add_model(conn, "DVK-2024-0002", "Hai", area="Thôn 2")
    update(conn, MODEL, number, {"name": "Đường hoa", "registered": MARCH})
    update(conn, MODEL, other, {})
    found = {r.id: r for r in select(conn, MODEL)}
    assert (found[number]["name"], found[number]["area"]) == ("Đường hoa", "Thôn 1")
    assert found[number]["registered"] == MARCH
    assert (found[other]["name"], found[other]["area"]) == ("Hai", "Thôn 2")


def test_changed_name_is_found_and_sorted_by_its_new_spelling(conn: sqlite3.Connection) -> None:
    number = add_model(conn, "DVK-2024-0001", "Zoom")
    add_model(conn, "DVK-2024-0002", "Hai")
    update(conn, MODEL, number, {"name": "Đường hoa"})
    where = [conditions.contains(MODEL, ("name",), "duong")]
    assert codes(select(conn, MODEL, where=where)) == ["DVK-2024-0001"]
    assert codes(select(conn, MODEL)) == ["DVK-2024-0001", "DVK-2024-0002"]


def test_field_can_be_cleared(conn: sqlite3.Connection) -> None:
    number = add_model(conn, "DVK-2024-0001", "Một", registered=MARCH, sector=Ref(1, "KT"))
    update(conn, MODEL, number, {"registered": None, "sector": None})
    assert listed(conn, "registered", "sector") == [(None, None)]


def test_records_come_in_the_order_of_a_vietnamese_dictionary(conn: sqlite3.Connection) -> None:
    names = ["Bắc", "Ân", "Đông", "An", "Dung", "Ăn", "Mô hình 10", "Mô hình 9"]
    for number, name in enumerate(names):
        add_model(conn, f"DVK-2024-{number:04d}", name)
    order = ["An", "Ăn", "Ân", "Bắc", "Dung", "Đông", "Mô hình 9", "Mô hình 10"]
    assert [name for (name,) in listed(conn, "name")] == order


def test_order_can_be_turned_round_and_cut_off(conn: sqlite3.Connection) -> None:
    for number in (2, 1, 3):
        add_model(conn, f"DVK-2024-{number:04d}", f"Mô hình {number}")
    order = Order(("code",), is_descending=True)
    assert codes(select(conn, MODEL, order=order, limit=2)) == ["DVK-2024-0003", "DVK-2024-0002"]


def test_conditions_hold_together(conn: sqlite3.Connection) -> None:
    add_model(conn, "DVK-2024-0001", "Một", kind="collective")
    add_model(conn, "DVK-2024-0002", "Hai", kind="individual")
    add_model(conn, "DVK-2024-0003", "Ba")
    kind = conditions.equals(MODEL, "kind", "collective")
    assert codes(select(conn, MODEL, where=[kind])) == ["DVK-2024-0001"]
    assert codes(select(conn, MODEL, where=[conditions.is_unknown(MODEL, "kind")])) == [
        "DVK-2024-0003"
    ]
    either = Condition("model.kind IS NULL OR model.kind = 'individual'")
    assert count(conn, MODEL, where=[either, kind]) == 0
    assert count(conn, MODEL) == 3


@pytest.mark.parametrize("text", ["100%", "a_b", "\\", "'; DROP TABLE model; --"])
def test_search_text_is_taken_as_it_is_typed(conn: sqlite3.Connection, text: str) -> None:
    add_model(conn, "DVK-2024-0001", "Một trăm phần trăm, axb")
    add_model(conn, "DVK-2024-0002", f"Đạt {text} kế hoạch")
    where = [conditions.contains(MODEL, ("name",), text)]
    assert codes(select(conn, MODEL, where=where)) == ["DVK-2024-0002"]


def test_subtree_holds_the_unit_itself_and_all_below(conn: sqlite3.Connection) -> None:
    hamlet = insert(conn, UNIT, {"name": "Thôn 1", "type": "neighbourhood", "parent": UNIT_1})
    house = insert(conn, UNIT, {"name": "Tổ 1", "type": "other", "parent": Ref(hamlet, "")})
    other = insert(conn, UNIT, {"name": "Xã Khác", "type": "commune"})
    for number, unit in enumerate((1, hamlet, house, other)):
        add_model(conn, f"DVK-2024-{number}", f"Mô hình {number}", unit=Ref(unit, ""))
    below = [conditions.in_subtree(MODEL, "unit", 1)]
    assert codes(select(conn, MODEL, where=below)) == ["DVK-2024-0", "DVK-2024-1", "DVK-2024-2"]


def test_withdrawn_record_stays_and_frees_its_name(conn: sqlite3.Connection) -> None:
    first = add_model(conn, "DVK-2024-0001", "Hũ gạo")
    with pytest.raises(sqlite3.IntegrityError):
        add_model(conn, "DVK-2024-0002", "HŨ  GẠO")
    withdraw(conn, MODEL, first, on="2024-05-01", reason="nhập nhầm")
    add_model(conn, "DVK-2024-0003", "Hũ gạo")
    active = [conditions.is_active(MODEL)]
    assert codes(select(conn, MODEL, where=active)) == ["DVK-2024-0003"]
    (record,) = select(conn, MODEL, where=[conditions.has_id(MODEL, first)])
    assert (record.withdrawn_on, record.withdrawn_reason) == ("2024-05-01", "nhập nhầm")


def test_records_are_counted_as_they_are_listed(conn: sqlite3.Connection) -> None:
    active, gone = conditions.is_active(MODEL), conditions.is_withdrawn(MODEL)
    for number in range(1, 6):
        add_model(conn, f"DVK-2024-000{number}", f"Mô hình {number}")
    for number in (2, 5):
        withdraw(conn, MODEL, number, on="2024-05-01", reason="nhập nhầm")
    last = Condition("model.id > 3")
    for where in ([], [active], [gone], [active, last]):
        assert count(conn, MODEL, where=where) == len(list(select(conn, MODEL, where=where)))


def test_record_tells_the_row_it_came_from(conn: sqlite3.Connection) -> None:
    number = add_model(conn, "DVK-2024-0001", "Một")
    batch = NewBatch(
        file="a.xlsx", sha256="0" * 64, imported_at="2024-05-01", imported_by="lan", period=None
    )
    for row, outcome in ((8, "new"), (9, "unchanged")):
        batch_id = insert_batch(conn, batch, b"")
        came = RowOutcome(form="models", record_id=number, sheet="Sheet1", row=row, outcome=outcome)
        insert_rows(conn, batch_id, [came])
    (record,) = select(conn, MODEL)
    assert record.source == Source(1, "a.xlsx", "Sheet1", 8)


def test_codes_count_by_prefix_and_year(conn: sqlite3.Connection) -> None:
    given = [
        give_code(conn, "DVK", 2024),
        give_code(conn, "DVK", 2024),
        give_code(conn, "VV", 2024),
    ]
    assert given == ["DVK-2024-0001", "DVK-2024-0002", "VV-2024-0001"]
    assert give_code(conn, "DVK", 2025) == "DVK-2025-0001"


def test_code_of_a_record_that_is_gone_is_not_given_again(conn: sqlite3.Connection) -> None:
    add_model(conn, give_code(conn, "DVK", 2024), "Một")
    conn.execute("DELETE FROM model")
    assert give_code(conn, "DVK", 2024) == "DVK-2024-0002"


def test_code_kept_from_a_sheet_is_not_given_out(conn: sqlite3.Connection) -> None:
    keep_code(conn, "DVK", "DVK-2024-0017")
    keep_code(conn, "DVK", "DVK-2024-0003")
    assert give_code(conn, "DVK", 2024) == "DVK-2024-0018"


@pytest.mark.parametrize(
    "code", ["", "DVK", "DVK-2024", "VV-2024-0009", "DVK-24a-0009", "DVK-2024-", "DVK-2024-0000"]
)
def test_code_of_another_kind_changes_nothing(conn: sqlite3.Connection, code: str) -> None:
    keep_code(conn, "DVK", code)
    assert give_code(conn, "DVK", 2024) == "DVK-2024-0001"


def test_number_beyond_four_digits_goes_on(conn: sqlite3.Connection) -> None:
    keep_code(conn, "DVK", "DVK-2024-9999")
    assert give_code(conn, "DVK", 2024) == "DVK-2024-10000"


@pytest.mark.parametrize("form", [e.form for e in FORMS.values() if e.table != "checklist_mark"])
def test_list_of_any_form_needs_no_sorting(conn: sqlite3.Connection, form: str) -> None:
    statements: list[str] = []
    conn.set_trace_callback(statements.append)
    list(select(conn, FORMS[form], limit=50))
    conn.set_trace_callback(None)
    plan = conn.execute(f"EXPLAIN QUERY PLAN {statements[0]}").fetchall()
    assert not [step for *_, step in plan if "TEMP B-TREE" in step], plan
