"""Reading `--map`: what is accepted, and what is refused with what would do."""

from __future__ import annotations

import pytest

from dan_van.domain.headings import NOTHING, Bears, ToldHeading
from dan_van.errors import WrongInput
from dan_van.services.lookups import Lookups
from dan_van.services.told_headings import told_headings
from dan_van.storage.create import register_in_memory


def told(*texts: str) -> tuple[ToldHeading, ...]:
    with register_in_memory() as conn:
        return told_headings(texts, Lookups(conn))


def refused(*texts: str) -> WrongInput:
    with pytest.raises(WrongInput) as caught:
        told(*texts)
    return caught.value


@pytest.mark.parametrize(
    "field", ["unit", "UNIT", "Đơn vị thực hiện", "don vi thuc hien", " unit "]
)
def test_a_field_is_named_by_name_or_label(field: str) -> None:
    (one,) = told(f"Nơi gửi={field}")
    assert one.heading == "Nơi gửi"
    assert one.meanings["models"] == Bears("unit")


def test_a_form_in_front_says_which_one() -> None:
    (one,) = told("models:Tên gọi=name")
    assert (one.heading, one.meanings) == ("Tên gọi", {"models": Bears("name")})


def test_signs_in_a_heading_stay_in_it() -> None:
    (one,) = told("Cột: (5)=(3)+(4)=results")
    assert one.heading == "Cột: (5)=(3)+(4)"
    assert one.meanings["models"] == Bears("results")


def test_a_value_of_a_field_is_a_mark() -> None:
    kind, sector = told("T.thể=kind:Tập thể", "K.tế=sector:KT")
    assert kind.meanings["models"] == Bears("kind", "collective")
    assert sector.meanings["models"] == Bears("sector", "KT")


def test_nothing_after_the_sign_means_nothing_in_every_form() -> None:
    (one,) = told("Ghi chú=")
    assert one.is_nothing
    assert set(one.meanings.values()) == {NOTHING}


def test_one_heading_may_mean_a_field_in_each_form() -> None:
    (one,) = told("models:Tên gọi=name", "issues:tên gọi=title")
    assert one.meanings == {"models": Bears("name"), "issues": Bears("title")}


@pytest.mark.parametrize("text", ["", "name", "=name", "models:=name", " = "])
def test_what_is_no_rule_is_refused(text: str) -> None:
    assert refused(text).code == "map_unreadable"


def test_an_unknown_field_is_refused_with_the_fields_there_are() -> None:
    error = refused("models:Tên gọi=nmae")
    assert error.code == "map_no_such_field"
    assert "name (Tên mô hình)" in error.facts["fields"].vi  # type: ignore[attr-defined]
    assert "issues: code, title" in refused("Tên gọi=khong").facts["fields"].vi  # type: ignore[attr-defined]


def test_a_value_that_the_field_does_not_have_is_refused() -> None:
    assert refused("models:T.thể=kind:khác").code == "map_no_such_field"


def test_a_heading_for_two_fields_is_refused() -> None:
    error = refused("Tên gọi=name", "TÊN GỌI=unit")
    assert (error.code, error.facts["first"], error.facts["second"]) == (
        "map_heading_twice",
        "name",
        "unit",
    )
