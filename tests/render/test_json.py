from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.table import Column, Document, Row, Table, Value
from dan_van.domain.wording import Label
from tests.render.samples import MODELS, one_cell, span, written

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=10).filter(
    lambda text: not any("\x7f" <= letter <= "\x9f" for letter in text)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


def _table(*cells: Value) -> Table:
    columns = tuple(Column(key=f"c{i}", label="") for i in range(len(cells)))
    return Table(columns=columns, rows=(Row(cells),), key="only")


def test_rows_are_objects_with_raw_values_and_hidden_columns() -> None:
    rows = json.loads(written(MODELS, "json"))
    assert rows[0] == {
        "code": "DVK-2024-0001",
        "name": "Tuyến đường hoa do phụ nữ tự quản, gắn với thu gom rác thải tại nguồn",
        "unit": "Xã Lợi Hải",
        "kind": "collective",
        "exemplar": True,
        "registered": "2024-03-12",
        "members": 1526,
        "source": {"batch": 1, "file": "bieu.xlsx", "sheet": "Biểu 1", "row": 9},
    }
    assert rows[1]["registered"] == "2024-Q1"
    assert rows[1]["members"] is None


def test_the_language_changes_nothing() -> None:
    assert written(MODELS, "json", "en") == written(MODELS, "json", "vi")


def test_totals_are_no_records() -> None:
    assert [row["code"] for row in json.loads(written(MODELS, "json"))] == [
        "DVK-2024-0001",
        "DVK-2024-0002",
        "DVK-2024-0003",
    ]


@given(JSON.filter(lambda payload: payload is not None))
def test_a_payload_is_written_as_json_dump_writes_it(payload: Any) -> None:
    expected = json.dumps(payload, indent=2, ensure_ascii=False) + "\n"
    assert written(Document(tables=(), payload=payload), "json") == expected


@given(st.lists(st.tuples(TEXT, st.integers() | st.none(), st.booleans()), max_size=4))
def test_rows_are_written_as_json_dump_writes_them(
    rows: list[tuple[str, int | None, bool]],
) -> None:
    columns = tuple(Column(key=key, label="") for key in "abc")
    table = Table(columns=columns, rows=tuple(map(Row, rows)))
    objects = [dict(zip("abc", row, strict=True)) for row in rows]
    expected = json.dumps(objects, indent=2, ensure_ascii=False) + "\n"
    assert written(Document(tables=(table,)), "json") == expected


def test_dates_lists_and_labels_are_raw() -> None:
    table = _table(span("2024-03-01", "2024-03-31"), ("a", "b"), (), Label("Một", "One"))
    assert json.loads(written(Document(tables=(table,)), "json")) == [
        {"c0": "2024-03", "c1": ["a", "b"], "c2": [], "c3": "Một"}
    ]


def test_a_payload_comes_before_the_tables() -> None:
    document = Document(tables=MODELS.tables, payload={"total": 1})
    assert json.loads(written(document, "json")) == {"total": 1}


def test_several_tables_are_an_object_by_their_keys() -> None:
    first, second = _table("một"), Table(columns=(), rows=(), key="none")
    out = written(Document(tables=(first, second)), "json")
    expected = {"only": [{"c0": "một"}], "none": []}
    assert out == json.dumps(expected, indent=2, ensure_ascii=False) + "\n"


def test_controls_and_broken_file_names_are_escaped_and_kept() -> None:
    text = "\x1b[31m\x9b31m\x7f b\udce3o.xlsx"
    out = written(one_cell(text), "json")
    assert out.isascii()
    assert "\x1b" not in out
    assert json.loads(out) == [{"text": text}]
