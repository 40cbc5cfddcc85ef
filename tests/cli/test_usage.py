"""Commands and options that were typed wrongly: exit 2, in the language of the run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.refusals import NO_SUCH_RECORD, WRONG_USAGE, assert_refused
from tests.conftest import Cli, caller

ENGLISH_OF_TYPER = re.compile(
    r"Invalid value|Missing (argument|option|command|parameter)|No such|Got unexpected|"
    r"requires an argument|does not take|is not a valid|not in the range|Usage|Options|"
    r"Commands|Error|Try |Show this message|required"
)
WRONG = [
    ("khong-co",),
    ("mdoel",),
    ("--khong-co",),
    ("-x",),
    ("--lang", "fr", "model", "list"),
    ("--lang",),
    ("model",),
    ("issue",),
    ("unit",),
    ("batch",),
    ("model", "lst"),
    ("issue", "khong-co"),
    ("unit", "khong-co"),
    ("model", "list", "--unti", "X"),
    ("model", "list", "thua"),
    ("model", "list", "--db", "so.db"),
    ("model", "list", "--limit"),
    ("model", "list", "--limit", "0"),
    ("model", "list", "--limit", "-3"),
    ("model", "list", "--limit", "ba"),
    ("model", "list", "--all=5"),
    ("model", "list", "--format", "xls"),
    ("model", "list", "--format", "xlsx"),
    ("model", "list", "--sort", "mau"),
    ("model", "list", "--kind", "xyz"),
    ("model", "list", "--sector", "xyz"),
    ("model", "list", "--stage", "xyz"),
    ("model", "list", "--level", "xyz"),
    ("model", "list", "--period", "xyz"),
    ("model", "show"),
    ("model", "show", "A", "B"),
    ("model", "edit"),
    ("model", "advance"),
    ("model", "advance", "DVK-2024-0001"),
    ("model", "withdraw"),
    ("issue", "list", "--status", "unknown"),
    ("issue", "list", "--category", "xyz"),
    ("issue", "reopen"),
    ("unit", "add"),
    ("unit", "add", "Xã X", "--type", "unknown"),
    ("unit", "add", "Xã X", "--no-reports=1"),
    ("unit", "add", "Xã X", "--from", "2025"),
    ("unit", "add", "Xã X", "--until", "31/02/2025"),
    ("unit", "list", "--type", "unknown"),
    ("unit", "alias", "Xã Lợi Hải"),
    ("import",),
    ("import", "x.xlsx", "--kind", "unknown"),
    ("batch", "show"),
    ("batch", "show", "x"),
    ("template",),
    ("template", "models"),
    ("template", "khong-co", "-o", "x.xlsx"),
    ("template", "models", "-o", "x.csv"),
    ("export", "models"),
    ("export", "khong-co", "-o", "x.xlsx"),
    ("totals", "2024", "2025"),
    ("totals", "--by"),
    ("settings", "mau-sac"),
    ("settings", "calendar", "lunar"),
    ("settings", "a", "b", "c"),
    ("init", "thua"),
]


@pytest.mark.parametrize("typed", WRONG, ids=" ".join)
def test_wrong_usage_is_said_in_vietnamese(cli: Cli, typed: tuple[str, ...]) -> None:
    answer = cli(*typed)
    assert answer.code == WRONG_USAGE
    assert answer.out == ""
    assert answer.err.strip()
    assert not ENGLISH_OF_TYPER.search(answer.err), answer.err


@pytest.mark.parametrize("typed", WRONG, ids=" ".join)
def test_wrong_usage_is_said_in_english(english: Cli, typed: tuple[str, ...]) -> None:
    answer = english(*typed)
    assert answer.code == WRONG_USAGE
    assert answer.err.startswith(("Error: ", "Usage: "))
    assert "Lỗi" not in answer.err
    assert "Cách xử lý" not in answer.err


@pytest.mark.parametrize("typed", [typed for typed in WRONG if len(typed) > 1], ids=" ".join)
def test_every_refusal_says_what_to_do_next(cli: Cli, typed: tuple[str, ...]) -> None:
    err = cli(*typed).err
    is_told_in_the_error = typed[-2:] == ("--until", "31/02/2025")
    assert "Cách xử lý: " in err or is_told_in_the_error, err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("mdoel",), "model"),
        (("model", "lst"), "list"),
        (("issue", "resolv"), "resolve"),
        (("unit", "alais"), "alias"),
        (("model", "list", "--unti", "X"), "--unit"),
        (("unit", "add", "X", "--repots"), "--reports"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_what_was_meant(
    cli: Cli, typed: tuple[str, ...], meant: str
) -> None:
    assert_refused(cli(*typed), WRONG_USAGE, meant)


def test_an_option_of_the_whole_program_is_put_before_the_command(cli: Cli) -> None:
    assert_refused(cli("model", "list", "--db", "x"), WRONG_USAGE, "dan-van --db")


@pytest.mark.parametrize("typed", [(), ("--help",), ("model", "--help"), ("model", "add", "-h")])
def test_help_is_wholly_vietnamese(home: Path, typed: tuple[str, ...]) -> None:
    answer = caller(home / "so.db")(*typed)
    assert answer.code == 0
    assert answer.err == ""
    assert answer.out.startswith("Cách dùng: dan-van")
    assert not ENGLISH_OF_TYPER.search(answer.out)


def test_the_bare_program_shows_the_overview(home: Path) -> None:
    answer = caller(home / "so.db", language="en")()
    assert answer.code == 0
    assert answer.out.startswith("Usage: dan-van")
    assert list(home.iterdir()) == [home / "home"]


def test_a_bare_group_shows_its_commands_as_an_error(cli: Cli) -> None:
    answer = cli("model")
    assert answer.code == WRONG_USAGE
    assert "withdraw" in answer.err


def test_the_version_is_one_line(home: Path) -> None:
    assert re.fullmatch(r"dan-van \d+\.\d+\.\d+\S*\n", caller(home / "so.db")("--version").out)


@pytest.mark.parametrize("form", [("--format", "json"), ("--format=json",)])
def test_errors_are_json_where_json_was_asked_for(cli: Cli, form: tuple[str, ...]) -> None:
    answer = cli("model", "show", "DVK-1900-0001", *form)
    assert answer.out == ""
    error = json.loads(answer.err)
    assert error["error"] == "record_unknown"
    assert error["exit"] == answer.code == NO_SUCH_RECORD
    assert "DVK-1900-0001" in error["message"]
    assert "model list" in error["hint"]


def test_an_unknown_format_is_refused_before_anything_is_written(cli: Cli) -> None:
    typed = ("model", "add", "Mô hình", "--unit", "Xã Lợi Hải", "--format")
    for form in ("xls", "xlsx"):
        assert_refused(cli(*typed, form), WRONG_USAGE, "table, plain, tsv, csv, json, md, html")
    assert cli("model", "list", "--format", "json").json() == []


@pytest.mark.parametrize(
    "period", ["2024-Q5", "2024-13", "1800", "9999-Q1", "Q1", "..", "2024..", "x" * 5000, ""]
)
def test_a_bad_period_is_answered_with_examples(cli: Cli, period: str) -> None:
    assert_refused(cli("totals", period), WRONG_USAGE, "2024-Q1", "last-quarter")


def test_a_period_that_runs_backwards_is_refused(cli: Cli) -> None:
    assert_refused(cli("totals", "2024-Q3..2024-Q1"), WRONG_USAGE, "kết thúc trước khi bắt đầu")


@pytest.mark.parametrize("by", ["sector,kind,unit", "sector,sector", "", ","])
def test_totals_are_split_by_one_or_two_dimensions(cli: Cli, by: str) -> None:
    assert_refused(cli("totals", "2024", "--by", by), WRONG_USAGE, "một hoặc hai", "sector")


def test_an_unknown_dimension_is_answered_with_the_known_ones(cli: Cli) -> None:
    assert_refused(cli("totals", "2024", "--by", "mau"), WRONG_USAGE, "mau", "district")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("khong/co/x.csv", "thư mục không tồn tại"),
        (".", "Không biết định dạng"),
        ("x.pdf", "Không biết định dạng"),
        ("x", "Không biết định dạng"),
        ("thu-muc.csv", "đây là một thư mục"),
        (f"{'a' * 300}.csv", "tên tệp quá dài"),
    ],
)
def test_a_result_that_cannot_be_written_is_one_error(
    cli: Cli, home: Path, target: str, said: str
) -> None:
    (home / "thu-muc.csv").mkdir()
    assert_refused(cli("unit", "list", "-o", target), WRONG_USAGE, said)


def test_an_existing_file_is_only_overwritten_by_force(cli: Cli, home: Path) -> None:
    old = home / "x.csv"
    old.write_text("cũ")
    assert_refused(cli("unit", "list", "-o", "x.csv"), WRONG_USAGE, "--force")
    assert old.read_text() == "cũ"
    assert cli("unit", "list", "-o", "x.csv", "--force").code == 0
    assert "Xã Lợi Hải" in old.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("model", "show", "DVK-1900-0001"), NO_SUCH_RECORD),
        (("issue", "show", "VV-1900-0001"), NO_SUCH_RECORD),
        (("batch", "show", "99"), NO_SUCH_RECORD),
        (("unit", "show", "Xã Không Đâu"), NO_SUCH_RECORD),
        (("model", "list", "--unit", "Xã Không Đâu"), NO_SUCH_RECORD),
        (("unit", "add", "Xã X", "--parent", "Xã Không Đâu"), NO_SUCH_RECORD),
    ],
)
def test_what_is_not_there_is_exit_6(cli: Cli, typed: tuple[str, ...], code: int) -> None:
    assert_refused(cli(*typed), code, typed[-1], "dan-van")


def test_an_empty_db_option_does_not_lead_to_another_register(home: Path) -> None:
    assert_refused(caller(Path())("--db", "", "model", "list"), WRONG_USAGE, "--db")
