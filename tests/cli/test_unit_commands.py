"""What may go wrong with units: one name, one unit; the tree stays a tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.refusals import NO_SUCH_RECORD, WRONG_USAGE, assert_refused, dump
from tests.conftest import Cli


def names(cli: Cli, *more: str) -> list[str]:
    """The names of the units in the list."""
    return [unit["name"] for unit in cli("unit", "list", "--format", "json", *more).json()]


@pytest.mark.parametrize("name", ["Huyện Thuận Bắc", "huyện  thuận bắc", "HUYỆN THUẬN BẮC"])
def test_a_unit_is_not_added_twice(cli: Cli, register: Path, name: str) -> None:
    before = dump(register)
    assert_refused(cli("unit", "add", name), WRONG_USAGE, "Đã có đơn vị", "--parent")
    assert dump(register) == before


def test_a_name_is_not_borne_twice_below_one_parent(cli: Cli) -> None:
    answer = cli("unit", "add", "xã lợi hải", "--parent", "Huyện Thuận Bắc")
    assert_refused(answer, WRONG_USAGE, "Đã có đơn vị")


def test_the_same_name_below_another_parent_is_another_unit(cli: Cli) -> None:
    assert cli("unit", "add", "Huyện Bác Ái").code == 0
    assert cli("unit", "add", "Xã Lợi Hải", "--parent", "Huyện Bác Ái").code == 0
    assert names(cli).count("Xã Lợi Hải") == 2


def test_a_name_that_two_units_bear_asks_for_the_parent(cli: Cli) -> None:
    cli("unit", "add", "Huyện Bác Ái")
    cli("unit", "add", "Xã Lợi Hải", "--parent", "Huyện Bác Ái")
    answer = cli("model", "add", "Hũ gạo", "--unit", "Xã Lợi Hải")
    assert_refused(answer, WRONG_USAGE, "Xã Lợi Hải (Huyện Bác Ái)", "(Huyện Thuận Bắc)")
    assert cli("model", "add", "Hũ gạo", "--unit", "Xã Lợi Hải, huyện Bác Ái").code == 0


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_an_empty_name_is_refused(cli: Cli, name: str) -> None:
    assert_refused(cli("unit", "add", name), WRONG_USAGE, "không được để trống")


def test_an_unknown_parent_is_exit_6(cli: Cli) -> None:
    answer = cli("unit", "add", "Xã Mới", "--parent", "Huyện Thuận Bắcc")
    assert_refused(answer, NO_SUCH_RECORD, "Huyện Thuận Bắc?")
    assert "Xã Mới" not in names(cli)


def test_a_unit_is_not_its_own_parent(cli: Cli) -> None:
    answer = cli("unit", "add", "Huyện Thuận Bắc", "--parent", "Huyện Thuận Bắc")
    assert_refused(answer, WRONG_USAGE, "Đã có đơn vị")


def test_a_code_belongs_to_one_unit(cli: Cli) -> None:
    assert cli("unit", "add", "Xã Bắc Sơn", "--code", "22867").code == 0
    answer = cli("unit", "add", "Xã Bắc Phong", "--code", " 22867 ")
    assert_refused(answer, WRONG_USAGE, "22867", "Xã Bắc Sơn")


def test_a_blank_code_is_no_code(cli: Cli) -> None:
    for name in ("Xã Một", "Xã Hai"):
        assert cli("unit", "add", name, "--code", "  ").code == 0


def test_a_unit_does_not_end_before_it_starts(cli: Cli) -> None:
    answer = cli("unit", "add", "Xã Mới", "--from", "2025-07-01", "--until", "2024-07-01")
    assert_refused(answer, WRONG_USAGE, "01/07/2025", "--until")


def test_a_first_day_is_a_day(cli: Cli) -> None:
    assert_refused(cli("unit", "add", "Xã Mới", "--from", "2025"), WRONG_USAGE, "--from", "01/07")
    answer = cli("unit", "add", "Xã Mới", "--until", "31/02/2025")
    assert_refused(answer, WRONG_USAGE, "--until", "không có trong lịch")


def test_an_edit_says_what_to_change(cli: Cli, register: Path) -> None:
    before = dump(register)
    answer = cli("unit", "edit", "Xã Lợi Hải")
    assert_refused(answer, WRONG_USAGE, "cần sửa gì ở Xã Lợi Hải", "unit edit --help")
    assert dump(register) == before
    answer = cli("unit", "edit", "Xã Lợi Hải", "--name", "Xã Lợi Hải")
    assert (answer.code, answer.out) == (0, "Xã Lợi Hải không có gì thay đổi\n")


def test_an_alias_of_another_unit_is_taken(cli: Cli) -> None:
    assert cli("unit", "alias", "Xã Lợi Hải", "LH").code == 0
    answer = cli("unit", "alias", "Xã Công Hải", "lh")
    assert_refused(answer, WRONG_USAGE, "Xã Lợi Hải (Huyện Thuận Bắc)")


def test_the_name_of_another_unit_is_no_alias(cli: Cli) -> None:
    answer = cli("unit", "alias", "Xã Lợi Hải", "Xã Công Hải")
    assert_refused(answer, WRONG_USAGE, "đã là tên của Xã Công Hải")


def test_a_units_own_name_is_no_alias(cli: Cli) -> None:
    answer = cli("unit", "alias", "Xã Lợi Hải", "xã lợi hải")
    assert_refused(answer, WRONG_USAGE, "đã là tên của Xã Lợi Hải")


def test_the_same_alias_twice_is_no_error(cli: Cli) -> None:
    for _ in range(2):
        assert cli("unit", "alias", "Xã Lợi Hải", "LH").code == 0
    assert cli("unit", "show", "LH", "--format", "json").json()["aliases"] == ["LH"]


def test_an_empty_alias_is_refused(cli: Cli) -> None:
    assert_refused(cli("unit", "alias", "Xã Lợi Hải", "\u200b"), WRONG_USAGE, "để trống")


def test_an_alias_of_an_unknown_unit_is_exit_6(cli: Cli) -> None:
    assert_refused(cli("unit", "alias", "Sở Zzz", "Z"), NO_SUCH_RECORD, "Sở Zzz")


def test_a_new_unit_does_not_take_the_alias_of_another(cli: Cli) -> None:
    cli("unit", "alias", "Xã Lợi Hải", "LH")
    assert_refused(cli("unit", "add", "LH"), WRONG_USAGE, "Xã Lợi Hải")
    assert cli("unit", "show", "LH").code == 0


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Tỉnh Ninh Thuận", "province"),
        ("Thị trấn Phước Dân", "township"),
        ("Phường Phủ Hà", "ward"),
        ("Hội Nông dân huyện", "union"),
        ("Câu lạc bộ Hưu trí", "other"),
    ],
)
def test_the_type_follows_from_the_name(cli: Cli, name: str, type_: str) -> None:
    assert cli("unit", "add", name, "--format", "json").json()["type"] == type_


def test_a_subtree_holds_the_unit_and_what_is_below_it(cli: Cli) -> None:
    cli("unit", "add", "Huyện Bác Ái")
    below = names(cli, "--unit", "Huyện Thuận Bắc")
    assert sorted(below) == ["Huyện Thuận Bắc", "Xã Công Hải", "Xã Lợi Hải"]
    assert names(cli, "--unit", "Xã Lợi Hải") == ["Xã Lợi Hải"]


@pytest.mark.parametrize(("flag", "expected"), [("--reports", 3), ("--no-reports", 2)])
def test_whether_a_unit_must_report_can_be_said(cli: Cli, flag: str, expected: int) -> None:
    assert cli("unit", "add", "Ban Dân vận", flag).code == 0
    coverage = cli("totals", "2024-Q1", "--format", "json").json()["coverage"]
    assert coverage["expected"] == expected
