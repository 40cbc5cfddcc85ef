"""What may go wrong with models: nothing is stored by halves, nothing is lost."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.cli.refusals import NO_SUCH_RECORD, WRONG_USAGE, assert_refused, dump
from tests.conftest import Cli


def names(cli: Cli, *more: str) -> list[str]:
    """The names of the models in the list."""
    return [model["name"] for model in cli("model", "list", "--format", "json", *more).json()]


def code_of(cli: Cli, name: str) -> str:
    """Add a model of Xã Lợi Hải; the code it was given."""
    answer = cli("model", "add", name, "--unit", "Xã Lợi Hải", "--format", "json")
    assert answer.code == 0, answer
    return str(answer.json()["code"])


def test_without_a_terminal_a_missing_name_is_named(cli: Cli) -> None:
    assert_refused(cli("model", "add", "--unit", "Xã Lợi Hải"), WRONG_USAGE, "Tên mô hình", "TÊN")


def test_without_a_terminal_a_missing_unit_is_named_by_its_flag(cli: Cli) -> None:
    assert_refused(cli("model", "add", "Hũ gạo"), WRONG_USAGE, "--unit")


@pytest.mark.parametrize("name", ["", "   ", "\t", "\u200b\u200b", "\x07", "\ufeff"])
def test_a_name_of_which_nothing_can_be_seen_is_refused(
    cli: Cli, register: Path, name: str
) -> None:
    before = dump(register)
    assert_refused(cli("model", "add", name, "--unit", "Xã Lợi Hải"), WRONG_USAGE, "ên mô hình")
    assert dump(register) == before


def test_a_name_cannot_be_edited_away(cli: Cli, model: str) -> None:
    for name in ("", "\u200b"):
        assert_refused(cli("model", "edit", model, "--name", name), WRONG_USAGE, "ên mô hình")
    assert names(cli) == ["Hũ gạo tình thương"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--kind", "foo", "Tập thể"),
        ("--sector", "foo", "KT"),
        ("--registered", "31/02/2024", "không có trong lịch"),
        ("--registered", "03/04/24", "Không rõ"),
        ("--registered", "hôm qua", "hôm qua"),
        ("--level", "foo", "foo"),
    ],
)
def test_a_value_that_does_not_fit_stores_nothing(
    cli: Cli, register: Path, option: str, value: str, said: str
) -> None:
    before = dump(register)
    answer = cli("model", "add", "Hũ gạo", "--unit", "Xã Lợi Hải", option, value)
    assert_refused(answer, WRONG_USAGE, said)
    assert dump(register) == before


def test_an_unknown_unit_is_answered_with_a_similar_one(cli: Cli) -> None:
    answer = cli("model", "add", "Hũ gạo", "--unit", "Xã Lợi Hảii")
    assert_refused(answer, NO_SUCH_RECORD, "Có phải: Xã Lợi Hải?", "unit add")


def test_a_wholly_unknown_unit_is_answered_with_how_to_add_it_to_this_register(
    cli: Cli, register: Path
) -> None:
    answer = cli("model", "add", "Hũ gạo", "--unit", "Sở Zzz")
    assert_refused(answer, NO_SUCH_RECORD, f"dan-van --db {register} unit add 'Sở Zzz'")


def test_a_name_of_ten_thousand_letters_is_kept_whole(cli: Cli) -> None:
    code_of(cli, "Đường " * 2000)
    assert names(cli) == [("Đường " * 2000).strip()]
    assert cli("model", "list").code == 0


def test_a_name_longer_than_a_cell_can_hold_is_refused(cli: Cli) -> None:
    answer = cli("model", "add", "a" * 40_000, "--unit", "Xã Lợi Hải")
    assert answer.code == WRONG_USAGE
    assert "32767" in answer.err
    assert names(cli) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("chuông \x07 kêu", "chuông kêu"),
        ("\x1b[31mđỏ\x1b[0m", "đỏ"),
        ("ngược \u202e xuôi", "ngược xuôi"),
        ("không\u200bthấy", "khôngthấy"),
        ("hai\ndòng\tchữ", "hai dòng chữ"),
        ("[bold]đậm[/bold] [/sai]", "[bold]đậm[/bold] [/sai]"),
        ("=1+1", "=1+1"),
        ("{name} %s", "{name} %s"),
    ],
)
def test_nothing_in_a_name_steers_the_terminal(cli: Cli, typed: str, kept: str) -> None:
    code = code_of(cli, typed)
    assert names(cli) == [kept]
    for shown in (cli("model", "list"), cli("model", "show", code)):
        assert kept in shown.out
        assert "\x1b" not in shown.out


def test_letters_that_are_no_unicode_are_refused_and_not_dropped(cli: Cli) -> None:
    answer = cli("model", "add", "M\udcd4 h\udcd7nh", "--unit", "Xã Lợi Hải")
    assert_refused(answer, WRONG_USAGE, "UTF-8", "TCVN3")
    assert names(cli) == []


def test_decomposed_letters_are_the_same_name(cli: Cli) -> None:
    code_of(cli, unicodedata.normalize("NFD", "Đường hoa nông thôn"))
    assert names(cli) == ["Đường hoa nông thôn"]
    answer = cli("model", "add", "ĐƯỜNG HOA nông thôn", "--unit", "xã lợi hải")
    assert_refused(answer, WRONG_USAGE, "đã có", "model show DVK-2024-0001")


def test_the_same_name_in_another_unit_is_another_model(cli: Cli, model: str) -> None:
    answer = cli("model", "add", "Hũ gạo tình thương", "--unit", "Xã Công Hải")
    assert answer.code == 0
    assert len(names(cli)) == 2


def test_a_model_cannot_take_the_name_of_its_twin(cli: Cli, model: str) -> None:
    other = code_of(cli, "Thắp sáng đường quê")
    answer = cli("model", "edit", other, "--name", "hũ gạo tình thương")
    assert_refused(answer, WRONG_USAGE, model)
    assert sorted(names(cli)) == ["Hũ gạo tình thương", "Thắp sáng đường quê"]


def test_an_edit_without_options_says_so(cli: Cli, model: str) -> None:
    assert_refused(cli("model", "edit", model), WRONG_USAGE, model, "model edit --help")


def test_an_edit_that_changes_nothing_is_no_error(cli: Cli, model: str) -> None:
    answer = cli("model", "edit", model, "--name", "Hũ gạo tình thương")
    assert answer.code == 0
    assert "không có gì thay đổi" in answer.out


@pytest.mark.parametrize("code", ["DVK-1900-0001", "", "dvk", "' OR 1=1 --"])
@pytest.mark.parametrize("command", ["show", "edit", "advance", "withdraw"])
def test_an_unknown_code_is_exit_6(cli: Cli, command: str, code: str) -> None:
    more = {"edit": ["--note", "x"], "advance": ["effective"], "withdraw": ["--reason", "x"]}
    answer = cli("model", command, code, *more.get(command, []))
    assert_refused(answer, NO_SUCH_RECORD, "model list")


def test_a_code_may_be_typed_in_small_letters(cli: Cli, model: str) -> None:
    assert cli("model", "show", f" {model.lower()} ").code == 0


@pytest.mark.parametrize("stage", ["foo", "unknown", ""])
def test_an_unknown_stage_is_answered_with_the_known_ones(cli: Cli, model: str, stage: str) -> None:
    answer = cli("model", "advance", model, stage)
    assert_refused(answer, WRONG_USAGE, "recognised")


def test_the_same_step_twice_is_said_and_not_stored_twice(cli: Cli, model: str) -> None:
    step = ("model", "advance", model, "effective", "--date", "2024-03-20")
    assert cli(*step).code == 0
    assert_refused(cli(*step), WRONG_USAGE, "đã được ghi")
    stages = cli("model", "show", model, "--format", "json").json()["stages"]
    assert [stage["stage"] for stage in stages] == ["registered", "effective"]


def test_a_stage_before_the_registration_is_refused(cli: Cli, model: str) -> None:
    answer = cli("model", "advance", model, "recognised", "--date", "2020-01-01")
    assert_refused(answer, WRONG_USAGE, "12/03/2024", "01/01/2020", "--registered")


def test_a_stage_in_the_very_time_of_the_registration_is_taken(cli: Cli, model: str) -> None:
    for date in ("2024", "2024-03", "2024-03-12"):
        assert cli("model", "advance", model, "recognised", "--date", date).code == 0


def test_a_stage_of_a_model_of_unknown_registration_is_taken(cli: Cli) -> None:
    code = code_of(cli, "Không rõ ngày")
    assert cli("model", "advance", code, "recognised", "--date", "2020-01-01").code == 0


@pytest.mark.parametrize("reason", [(), ("--reason", ""), ("--reason", " \u200b ")])
def test_a_withdrawal_needs_a_reason(cli: Cli, model: str, reason: tuple[str, ...]) -> None:
    assert_refused(cli("model", "withdraw", model, *reason), WRONG_USAGE, "--reason")
    assert names(cli) == ["Hũ gạo tình thương"]


def test_a_withdrawn_model_is_gone_from_lists_and_counts(cli: Cli, model: str) -> None:
    assert cli("totals", "2024-Q1", "--format", "json").json()["models"]["total"]["new"] == 1
    assert cli("model", "withdraw", model, "--reason", "nhập trùng").code == 0
    assert names(cli) == []
    assert names(cli, "--withdrawn") == ["Hũ gạo tình thương"]
    assert cli("totals", "2024-Q1", "--format", "json").json()["models"]["total"]["new"] == 0


def test_a_withdrawn_model_can_still_be_shown_with_its_reason(cli: Cli, model: str) -> None:
    cli("model", "withdraw", model, "--reason", "nhập trùng")
    answer = cli("model", "show", model)
    assert answer.code == 0
    assert "02/04/2024" in answer.out
    assert "nhập trùng" in answer.out


@pytest.mark.parametrize(
    "command",
    [
        ("edit", "--note", "x"),
        ("advance", "effective"),
        ("withdraw", "--reason", "lần nữa"),
    ],
)
def test_a_withdrawn_model_is_not_changed(
    cli: Cli, register: Path, model: str, command: tuple[str, ...]
) -> None:
    cli("model", "withdraw", model, "--reason", "nhập trùng")
    before = dump(register)
    answer = cli("model", command[0], model, *command[1:])
    assert_refused(answer, WRONG_USAGE, "đã rút khỏi sổ ngày 02/04/2024", "model show")
    assert dump(register) == before


def test_the_name_of_a_withdrawn_model_may_be_used_again_but_not_its_code(
    cli: Cli, model: str
) -> None:
    cli("model", "withdraw", model, "--reason", "nhập trùng")
    again = cli(
        *("model", "add", "Hũ gạo tình thương", "--unit", "Xã Lợi Hải"),
        *("--registered", "2024-03-12", "--format", "json"),
    ).json()["code"]
    assert (model, again) == ("DVK-2024-0001", "DVK-2024-0002")
    assert len(names(cli)) == 1


def test_a_refused_model_uses_up_no_code(cli: Cli, model: str) -> None:
    cli("model", "add", "hũ gạo tình thương", "--unit", "Xã Lợi Hải")
    assert code_of(cli, "Thắp sáng đường quê") == "DVK-2024-0002"


@pytest.mark.parametrize("dimension", ["kind", "sector", "stage", "level"])
def test_what_is_not_known_can_be_listed(cli: Cli, model: str, dimension: str) -> None:
    expected = [] if dimension == "stage" else ["Hũ gạo tình thương"]
    assert names(cli, f"--{dimension}", "unknown") == expected
