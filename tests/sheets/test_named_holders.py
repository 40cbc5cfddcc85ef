"""A heading that lists kinds over names: who the record is, not which kind."""

from __future__ import annotations

import pytest

from dan_van.domain.sheet import SheetLayout
from dan_van.entities import FORMS
from dan_van.sheets.layout import understand
from tests.sheets.sheet_text import sheet

AWARDS = """STT|Tập thể, cá nhân|Hình thức khen thưởng|Số quyết định
1|Hội LHPN xã A|Bằng khen|12/QĐ
2|Bà Nguyễn Thị B|Giấy khen|13/QĐ
3|Công an xã C|Giấy khen|13/QĐ"""
MODELS = """STT|Tên mô hình|Đơn vị|Tập thể/cá nhân
1|Hũ gạo|Xã A|{0}
2|Nuôi dê|Xã B|{1}
3|Đường hoa|Xã C|{2}"""


def layout(text: str) -> SheetLayout:
    (only,) = understand(sheet(text), forms=tuple(FORMS.values()))
    return only


def fields(found: SheetLayout) -> list[str | None]:
    return [column.field for column in found.columns[1:]]


def test_names_of_those_commended_are_the_recipients() -> None:
    found = layout(AWARDS)
    assert (found.form, fields(found)) == ("awards", ["recipient", "form", "decision"])


@pytest.mark.parametrize(
    "heading",
    [
        "Họ và tên / Tên đơn vị",
        "Tên tập thể, họ tên cá nhân",
        "Đơn vị/cá nhân được khen",
        "Họ tên và tên tập thể đề nghị khen thưởng",
    ],
)
def test_a_name_or_a_unit_that_is_commended_is_the_recipient(heading: str) -> None:
    found = layout(AWARDS.replace("Tập thể, cá nhân", heading))
    assert (found.form, fields(found)) == ("awards", ["recipient", "form", "decision"])


@pytest.mark.parametrize("heading", ["Tập thể, cá nhân", "Họ và tên / Tên đơn vị"])
def test_a_list_of_donors_is_no_list_of_awards(heading: str) -> None:
    text = f"STT|{heading}|Số tiền\n1|Xã A|200\n2|Bà B|300\n3|Ông C|500"
    assert layout(text).form is None


def test_names_beside_a_model_are_its_holders() -> None:
    found = layout(MODELS.format("Chi hội 3", "Ông Trần Văn D", "Tổ tự quản"))
    assert fields(found) == ["name", "unit", "holder"]


def test_kinds_under_the_same_heading_stay_kinds() -> None:
    found = layout(MODELS.format("Tập thể", "Cá nhân", "tập thể"))
    assert fields(found) == ["name", "unit", "kind"]


def test_one_text_that_is_no_kind_is_a_kind_written_wrongly() -> None:
    found = layout(MODELS.format("Hai loại", "Hai loại", "Hai loại"))
    assert fields(found) == ["name", "unit", "kind"]


def test_persons_beside_a_commendation_are_the_recipients() -> None:
    found = layout(AWARDS.replace("Tập thể, cá nhân", "Họ và tên"))
    assert (found.form, fields(found)) == ("awards", ["recipient", "form", "decision"])


def test_persons_beside_a_form_of_work_are_no_recipients() -> None:
    text = "STT|Họ và tên|Đơn vị|Hình thức|Số quyết định\n1|Bà B|Xã A|Hợp đồng|12/QĐ"
    assert layout(text).form is None
