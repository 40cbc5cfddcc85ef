"""`history`: who changed what, when, by which command line, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dan_van.cli import context
from tests.cli.conftest import NOW
from tests.conftest import Cli, caller
from tests.console import ROOT

SHEET = ROOT / "data/samples/thuan-bac-2024/01_DVK_Q1_2024_LoiHai.xlsx"


@pytest.fixture
def cli(register: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A register with a unit and a model that was advanced and withdrawn."""
    monkeypatch.setattr(context, "clock", lambda: NOW)
    monkeypatch.setenv("LOGNAME", "canbo")
    cli = caller(register)
    for line in (
        ("unit", "add", "Xã Lợi Hải"),
        ("model", "add", "Đường hoa", "--unit", "Xã Lợi Hải", "--registered", "12/03/2024"),
        ("model", "advance", "DVK-2024-0001", "recognised", "--level", "district"),
        ("model", "edit", "DVK-2024-0001", "--name", "Đường hoa nông thôn"),
        ("model", "withdraw", "DVK-2024-0001", "--reason", "ghi nhầm"),
    ):
        answer = cli(*line)
        assert answer.code == 0, answer.err
    return cli


def history(cli: Cli, *arguments: object) -> list[dict[str, Any]]:
    answer = cli("history", *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = answer.json()
    return found


def told(changes: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    return [(c["op"], c["field"], c["old"], c["new"]) for c in changes]


def test_entries_say_who_when_by_which_command_and_why_latest_first(cli: Cli) -> None:
    entries = history(cli)
    assert [e["entry"] for e in entries] == [6, 5, 4, 3, 2, 1]
    assert entries[0] == {
        "entry": 6,
        "at": "2024-04-02T08:30:00",
        "who": "canbo",
        "command": "dan-van model withdraw DVK-2024-0001 --reason 'ghi nhầm'",
        "reason": "ghi nhầm",
        "undoes": None,
        "undone_by": None,
        "changes": {"model": {"update": 1}},
    }
    assert entries[3]["changes"] == {"model": {"insert": 1}, "model_stage": {"insert": 1}}


@pytest.mark.parametrize(("language", "words"), [("vi", "Mô hình: 1 sửa"), ("en", "1 changed")])
def test_list_is_in_words(cli: Cli, register: Path, language: str, words: str) -> None:
    answer = caller(register, language=language)("history", "--limit", "1")
    assert words in answer.out
    assert "Giai đoạn" not in answer.out
    assert "1 trong 6" in answer.out or "1 of 6" in answer.out


def test_a_record_is_told_field_by_field_with_its_stages(cli: Cli) -> None:
    assert told(history(cli, "dvk-2024-0001")) == [
        ("update", "withdrawn_on", None, "2024-04-02"),
        ("update", "withdrawn_reason", None, "ghi nhầm"),
        ("update", "name", "Đường hoa", "Đường hoa nông thôn"),
        ("insert", "stage", None, "recognised"),
        ("insert", "on", None, "2024-04-02"),
        ("insert", "level", None, "district"),
        ("update", "stage", "registered", "recognised"),
        ("update", "level", None, "district"),
        ("insert", "code", None, "DVK-2024-0001"),
        ("insert", "name", None, "Đường hoa"),
        ("insert", "unit", None, "Xã Lợi Hải"),
        ("insert", "stage", None, "registered"),
        ("insert", "on", None, "2024-03-12"),
    ]


def test_choices_and_dates_are_shown_as_lists_show_them(cli: Cli, register: Path) -> None:
    shown = cli("history", "DVK-2024-0001").out
    for words in ("Đăng ký", "Công nhận", "Cấp huyện", "12/03/2024", "Lý do rút"):
        assert words in shown
    english = caller(register, language="en")("history", "DVK-2024-0001").out
    for words in ("Registered", "Recognised", "2024-03-12", "Why withdrawn"):
        assert words in english


def test_a_unit_is_found_by_its_name_and_told_with_its_other_names(cli: Cli) -> None:
    assert cli("unit", "alias", "Xã Lợi Hải", "LH").code == 0
    assert told(history(cli, "Xã Lợi Hải"))[0] == ("insert", "alias", None, "LH")


def test_one_entry_is_told_in_full_with_its_records(cli: Cli) -> None:
    found = history(cli, "--entry", "5")
    assert [(c["kind"], c["record"], c["field"]) for c in found] == [
        ("model", "DVK-2024-0001", "name")
    ]
    shown = cli("history", "--entry", "6").out
    assert "Lý do: ghi nhầm" in shown
    assert "dan-van model withdraw" in shown


def test_an_import_is_one_entry_that_its_batch_leads_to(cli: Cli) -> None:
    assert cli("import", SHEET, "--create-units", "--check").code == 0
    assert len(history(cli)) == 6
    assert cli("import", SHEET, "--create-units").code == 0
    (entry, *_) = history(cli, "--since", "2024-04-02")
    assert entry["changes"]["model"] == {"insert": 10}
    found = history(cli, "--batch", "1")
    assert {c["entry"] for c in found} == {entry["entry"]}
    assert {c["table"] for c in found} == {"model", "model_stage"}
    shown = cli("history", "--limit", "1").out
    assert "Mô hình: 10 mới" in shown
    assert cli("import", SHEET).code == 0
    assert len(history(cli)) == 7


def test_history_is_narrowed_by_person_and_day(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "clock", lambda: NOW.replace(month=5))
    monkeypatch.setenv("LOGNAME", "khac")
    assert cli("unit", "add", "Xã Công Hải").code == 0
    assert [e["entry"] for e in history(cli, "--by", "khac")] == [7]
    assert [e["entry"] for e in history(cli, "--since", "01/05/2024")] == [7]
    assert history(cli, "DVK-2024-0001", "--by", "khac") == []
    assert len(history(cli, "DVK-2024-0001", "--by", "canbo", "--since", "2024-04")) == 13


@pytest.mark.parametrize(
    "arguments",
    [("DVK-2024-0009",), ("Xã Không Có",), ("--entry", "99"), ("--batch", "9")],
)
def test_what_is_not_there_ends_with_6(cli: Cli, arguments: tuple[str, ...]) -> None:
    answer = cli("history", *arguments)
    assert answer.code == 6
    assert answer.out == ""


def test_a_code_and_an_entry_do_not_go_together(cli: Cli) -> None:
    answer = cli("history", "DVK-2024-0001", "--entry", "1")
    assert answer.code == 2
    assert "--batch" in answer.err


def test_a_long_command_line_is_cut(cli: Cli) -> None:
    assert cli("model", "add", "x", "--unit", "Xã Lợi Hải", "--note", "dài " * 300).code == 0
    command = history(cli)[0]["command"]
    assert len(command) == 500
    assert command.endswith("…")


def test_every_kind_of_record_that_can_be_added_has_a_history(cli: Cli) -> None:
    unit = ("--unit", "Xã Lợi Hải")
    for line, code in (
        (("issue", "log", "Chợ", *unit, "--raised", "01/03/2024"), "VV-2024-0001"),
        (("task", "add", "Giám sát", *unit, "--period", "2024-Q2"), "NV-2024-0001"),
        (("campaign", "add", "Năm dân vận"), None),
    ):
        answer = cli(*line, "--format", "json")
        assert answer.code == 0, answer.err
        made = answer.json()["code"]
        assert code in {None, made}
        assert {c["command"].split()[1] for c in history(cli, made)} == {line[0]}
    assert cli("task", "edit", "NV-2024-0001", "--note", "đã bàn").code == 0
    assert ("insert", "event", None, "noted") in told(history(cli, "NV-2024-0001"))
