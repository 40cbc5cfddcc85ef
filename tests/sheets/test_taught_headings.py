"""What was told of headings, and what was learned: which columns, which form, which table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.headings import (
    NOTHING,
    Bears,
    HeadingRule,
    LearnedLayout,
    Taught,
    Teaching,
    ToldHeading,
)
from dan_van.domain.sheet import SheetLayout
from dan_van.entities import FORMS
from dan_van.sheets.layout import understand
from tests.sheets.sheet_text import sheet

ALL_FORMS = tuple(FORMS.values())
LIST = "STT|Danh xưng|Lĩnh vực|Loại hình|Nơi làm\n1|Hũ gạo|Kinh tế|Tập thể|Thôn 1"


def told(heading: str, field: str, *forms: str) -> ToldHeading:
    bears = Bears(*field.split(":")) if field else NOTHING
    if not forms:
        has = [f for f in ALL_FORMS if field in {x.name for x in f.fields} or not field]
        forms = tuple(str(form.form) for form in has)
    return ToldHeading(heading=heading, meanings=dict.fromkeys(forms, bears))


def laid_out(text: str, *said: ToldHeading, learned: tuple[LearnedLayout, ...] = ()) -> SheetLayout:
    (only,) = understand(
        sheet(text), forms=ALL_FORMS, teaching=Teaching(told=said, learned=learned)
    )
    return only


def taught(layout: SheetLayout) -> Taught:
    assert layout.taught is not None
    return layout.taught


def fields(layout: SheetLayout) -> dict[str, str | None]:
    return {column.header: column.field for column in layout.columns}


def learn(text: str, *said: ToldHeading) -> LearnedLayout:
    layout = laid_out(text, *said)
    assert layout.form is not None
    found = taught(layout)
    return LearnedLayout(form=layout.form, headings=found.headings, rules=found.rules)


def fault(text: str, *said: ToldHeading) -> str | None:
    found = taught(laid_out(text, *said)).fault
    return None if found is None else found.code


def test_told_name_makes_a_table_one_of_our_forms() -> None:
    assert laid_out(LIST).form is None
    found = laid_out(LIST, told("Danh xưng", "name", "models", "activities", "tasks"))
    assert found.form == "models"
    assert fields(found)["Danh xưng"] == "name"


@pytest.mark.parametrize("heading", ["danh xưng", "DANH XƯNG", "Danh xung", " Danh  xưng: "])
def test_heading_is_met_however_it_is_written(heading: str) -> None:
    assert laid_out(LIST, told(heading, "name", "models")).form == "models"


def test_heading_is_met_under_another_one_by_either_or_both() -> None:
    text = "STT|Danh xưng|Kết quả|\n||Đã làm|Chưa làm\n1|Hũ gạo|a|b\n2|Nuôi dê|c|d"
    name = told("Danh xưng", "name", "models")
    for heading in ("Đã làm", "Kết quả / Đã làm", "Kết quả đã làm"):
        found = laid_out(text, name, told(heading, "results", "models"))
        assert fields(found)["Kết quả / Đã làm"] == "results", heading


def test_nothing_leaves_a_column_out_and_suggests_nothing_for_it() -> None:
    text = LIST.replace("Danh xưng", "Tên mô hình")
    assert fields(laid_out(text))["Lĩnh vực"] == "sector"
    found = laid_out(text, told("Lĩnh vực", ""))
    (column,) = (column for column in found.columns if column.header == "Lĩnh vực")
    assert (column.field, column.suggestion) == (None, None)


def test_a_wrong_match_is_overridden() -> None:
    text = LIST.replace("Danh xưng", "Tên mô hình").replace("Nơi làm", "Nội dung")
    assert fields(laid_out(text))["Nội dung"] == "content"
    assert fields(laid_out(text, told("Nội dung", "results")))["Nội dung"] == "results"


def test_a_column_of_marks_is_told_its_value() -> None:
    text = "STT|Tên mô hình|T.thể|C.nhân\n1|Hũ gạo|x|\n2|Nuôi dê||x"
    found = laid_out(
        text,
        told("T.thể", "kind:collective", "models"),
        told("C.nhân", "kind:individual", "models"),
    )
    assert [column.option for column in found.columns[2:]] == ["collective", "individual"]
    assert taught(found).fault is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ((told("Danh xưng", "name"), told("Nơi làm", "name")), "heading_field_twice"),
        ((told("Danh xưng", "name"), told("Nơi làm", "kind")), "heading_field_twice"),
        (
            (told("Danh xưng", "name", "models"), told("Nơi làm", "place", "issues")),
            "headings_of_no_form",
        ),
        (
            (told("Danh xưng", "name", "models"), told("DANH XƯNG (1)", "unit", "models")),
            None,
        ),
        ((told("Danh xưng", "name"), told("Nơi làm", "area")), None),
        ((told("Danh xưng", "name"), told("Loại hình", ""), told("Nơi làm", "kind")), None),
    ],
)
def test_what_does_not_settle_the_columns_is_a_fault(
    said: tuple[ToldHeading, ...], code: str | None
) -> None:
    assert fault(LIST, *said) == code


def test_two_columns_of_one_name_are_a_fault_unless_they_are_left_out() -> None:
    text = "STT|Tên mô hình|Số liệu|Số liệu\n1|Hũ gạo|a|b\n2|Nuôi dê|c|d"
    assert fault(text, told("Số liệu", "results", "models")) == "heading_not_unique"
    assert fault(text, told("Số liệu", "")) is None


def test_a_table_that_could_be_several_forms_asks_which() -> None:
    text = "STT|Danh xưng|Đơn vị\n1|Hũ gạo|Xã A\n2|Nuôi dê|Xã B"
    assert fault(text, told("Danh xưng", "name")) == "heading_of_several_forms"
    assert fault(text, told("Danh xưng", "name", "activities")) is None
    assert laid_out(text, told("Danh xưng", "name", "activities")).form == "activities"


def test_tables_of_one_sheet_are_told_each_for_itself() -> None:
    text = (
        "DANH SÁCH MỘT\nSTT|Tên mô hình|Đơn vị\n1|Hũ gạo|Xã A\n2|Nuôi dê|Xã B\n\n"
        "DANH SÁCH HAI\nSTT|Danh xưng|Đơn vị|Loại hình\n1|Đường hoa|Xã A|Tập thể\n"
        "2|Nhà sạch|Xã B|Tập thể"
    )
    said = Teaching(told=(told("Danh xưng", "name", "models"),))
    found = understand(sheet(text), forms=ALL_FORMS, teaching=said)
    assert [table.form for table in found] == ["models", "models"]
    assert [bool(taught(table).rules) for table in found] == [False, True]


def test_a_table_of_a_form_without_the_field_was_not_meant() -> None:
    text = "STT|Vụ việc|Nơi làm\n1|Tranh chấp đất|Thôn 1\n2|Môi trường|Thôn 2"
    found = laid_out(text, told("Nơi làm", "area", "models"))
    assert found.form == "issues"
    assert taught(found).told == frozenset()
    assert taught(found).unfit == {"Nơi làm"}


# --- what was learned ---------------------------------------------------------------------------


def test_next_quarter_is_read_by_what_was_learned() -> None:
    quarter = "STT|Danh xưng|Lĩnh vực|Số liệu quý I/2024\n1|Hũ gạo|Kinh tế|12"
    known = learn(quarter, told("Danh xưng", "name", "models"))
    later = quarter.replace("quý I/2024", "quý II/2024")
    assert laid_out(later).form is None
    assert laid_out(later, learned=(known,)).form == "models"


def test_a_column_more_is_no_other_layout_but_one_less_is() -> None:
    known = learn(LIST, told("Danh xưng", "name", "models"))
    more = "STT|Danh xưng|Lĩnh vực|Loại hình|Nơi làm|Điện thoại\n1|Hũ gạo|Kinh tế|Tập thể|Thôn 1|x"
    less = "STT|Danh xưng|Lĩnh vực|Loại hình\n1|Hũ gạo|Kinh tế|Tập thể"
    assert laid_out(more, learned=(known,)).form == "models"
    assert laid_out(less, learned=(known,)).form is None


def test_a_layout_of_few_headings_holds_for_no_larger_table() -> None:
    known = learn("STT|Danh xưng\n1|Hũ gạo\n2|Nuôi dê", told("Danh xưng", "name", "models"))
    assert laid_out("STT|Danh xưng\n1|Đường hoa\n2|Nhà sạch", learned=(known,)).form == "models"
    goods = "STT|Danh xưng|Xuất xứ\n1|Máy in|Nhật\n2|Bàn|Việt Nam"
    assert laid_out(goods, learned=(known,)).form is None


def test_a_column_that_bears_a_learned_field_by_itself_is_a_fault() -> None:
    known = learn(LIST, told("Danh xưng", "name", "models"))
    more = LIST.replace("Nơi làm", "Nơi làm|Tên mô hình").replace("Thôn 1", "Thôn 1|Hũ gạo xanh")
    found = taught(laid_out(more, learned=(known,)))
    assert found.fault is not None
    assert found.fault.code == "heading_field_twice"


def test_what_is_told_goes_before_what_was_learned_and_takes_its_place() -> None:
    known = learn(LIST, told("Danh xưng", "name", "models"))
    found = laid_out(LIST, told("Nơi làm", "name", "models"), learned=(known,))
    assert fields(found)["Nơi làm"] == "name"
    assert [rule.heading for rule in taught(found).rules] == ["Nơi làm"]
    assert taught(found).rules[0] == HeadingRule(heading="Nơi làm", bears=Bears("name"))


@given(order=st.permutations(range(1, 5)))
def test_law_a_layout_is_known_in_any_order_of_its_columns(order: list[int]) -> None:
    known = learn(LIST, told("Danh xưng", "name", "models"), told("Nơi làm", "area", "models"))
    rows = [line.split("|") for line in LIST.split("\n")]
    shuffled = "\n".join("|".join([row[0], *(row[i] for i in order)]) for row in rows)
    found = laid_out(shuffled, learned=(known,))
    assert found.form == "models"
    assert fields(found)["Danh xưng"] == "name"
    assert fields(found)["Nơi làm"] == "area"


@given(place=st.integers(1, 4), heading=st.text("bcdghklmnpqrstvx", min_size=5, max_size=9))
def test_law_a_layout_is_not_known_with_another_heading(place: int, heading: str) -> None:
    known = learn(LIST, told("Danh xưng", "name", "models"))
    head, row = (line.split("|") for line in LIST.split("\n"))
    head[place] = heading
    changed = "\n".join("|".join(line) for line in (head, row))
    found = laid_out(changed, learned=(known,))
    assert found.taught is None or not found.taught.rules
