from __future__ import annotations

import pytest

from dan_van.domain.cell import CellProblem
from dan_van.domain.cell_choice import parse_choice, parse_choices
from dan_van.domain.sheet import CellFault, RawCell
from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice

KINDS = (
    Choice("collective", Label("Tập thể", "Collective"), ("tập thể (mô hình)", "TT")),
    Choice("individual", Label("Cá nhân", "Individual")),
)
LEVELS = (
    Choice("province", Label("Cấp tỉnh", "Province")),
    Choice("district", Label("Cấp huyện", "District")),
)
SECTORS = (
    Choice("VHXH", Label("Văn hóa - xã hội", "Culture and society"), ("VH-XH", "văn hóa, xã hội")),
    Choice("KT", Label("Kinh tế", "Economy")),
)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Tập thể", "collective"),
        ("TẬP THỂ", "collective"),
        ("tap the", "collective"),
        ("  tập   thể. ", "collective"),
        ("collective", "collective"),
        ("Individual", "individual"),
        ("tt", "collective"),
        ("Loại: Tập thể", "collective"),
        ("Loại hình: cá nhân", "individual"),
    ],
)
def test_choice_is_found_by_value_label_and_spelling(raw: str, value: str) -> None:
    assert parse_choice(raw, KINDS) == value


@pytest.mark.parametrize(
    "raw", ["Văn hoá - xã hội", "văn hóa- xã hội", "Lĩnh vực văn hóa – xã hội"]
)
def test_choice_is_found_whatever_its_dash_and_tone_placement(raw: str) -> None:
    assert parse_choice(raw, SECTORS) == "VHXH"


def test_word_in_front_may_be_missing_from_the_cell_or_from_the_label() -> None:
    assert parse_choice("tỉnh", LEVELS) == "province"
    assert parse_choice("Cấp: tỉnh", LEVELS) == "province"


def test_blank_is_none_and_fault_is_a_problem() -> None:
    assert parse_choice(" - ", KINDS) is None
    fault = parse_choice(CellFault("#N/A"), KINDS)
    assert isinstance(fault, CellProblem)
    assert fault.code == "cell_fault"


@pytest.mark.parametrize("raw", ["Tập thể, cá nhân", "tập thể/cá nhân", "Tập thể và cá nhân"])
def test_cell_that_names_two_choices_is_ambiguous(raw: str) -> None:
    parsed = parse_choice(raw, KINDS)
    assert isinstance(parsed, CellProblem)
    assert parsed.code == "ambiguous_choice"
    assert parsed.facts["fits"] == "Tập thể; Cá nhân"


@pytest.mark.parametrize("raw", ["Chuyển đổi số", "Tập thể, nhóm", "!!!", 5, True])
def test_unknown_choice_lists_what_is_allowed(raw: RawCell) -> None:
    parsed = parse_choice(raw, KINDS)
    assert isinstance(parsed, CellProblem)
    assert parsed.code == "unknown_choice"
    assert parsed.facts["allowed"] == "Tập thể; Cá nhân"


def test_near_miss_is_suggested_and_not_taken() -> None:
    parsed = parse_choice("Tập thê hộ", KINDS)
    assert isinstance(parsed, CellProblem)
    assert parsed.suggestion == "Tập thể"


def test_choices_that_differ_in_diacritics_alone_are_told_apart_or_ambiguous() -> None:
    pair = (Choice("a", Label("Bạn", "Friend")), Choice("b", Label("Bán", "Sale")))
    assert parse_choice("bán", pair) == "b"
    parsed = parse_choice("ban", pair)
    assert isinstance(parsed, CellProblem)
    assert parsed.code == "ambiguous_choice"


def test_several_choices_in_one_cell_come_each_once_in_the_order_written() -> None:
    assert parse_choices("huyện, cấp tỉnh; Cấp huyện", LEVELS) == ("district", "province")
    assert parse_choices(" ", LEVELS) is None
    parsed = parse_choices("tỉnh, xã", LEVELS)
    assert isinstance(parsed, CellProblem)
    assert (parsed.code, parsed.value) == ("unknown_choice", "xã")


@pytest.mark.parametrize(
    ("raw", "suggestion"),
    [("Văn hóa", "Văn hóa - xã hội"), ("Kinh tế hộ gia đình", "Kinh tế"), ("Vă", "")],
)
def test_the_beginning_of_one_value_suggests_it(raw: str, suggestion: str) -> None:
    parsed = parse_choice(raw, SECTORS)
    assert isinstance(parsed, CellProblem)
    assert parsed.suggestion == suggestion
