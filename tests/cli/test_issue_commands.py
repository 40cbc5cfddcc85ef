"""What may go wrong with issues: moves, reasons and dates that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.refusals import NO_SUCH_RECORD, WRONG_USAGE, assert_refused, dump
from tests.conftest import Cli


def timeline(cli: Cli, code: str) -> list[str]:
    """The kinds of entries in an issue's timeline."""
    shown = cli("issue", "show", code, "--format", "json").json()
    return [entry["event"] for entry in shown["timeline"]]


def update(cli: Cli, code: str, *more: str) -> None:
    """A change that must succeed."""
    answer = cli("issue", "update", code, *more)
    assert answer.code == 0, answer


def resolve(cli: Cli, code: str) -> None:
    """Resolve an issue on 20 March 2024."""
    answer = cli("issue", "resolve", code, "--date", "2024-03-20", "--result", "đã hòa giải")
    assert answer.code == 0, answer


@pytest.mark.parametrize(("typed", "named"), [((), "vụ việc"), (("Tranh chấp",), "--unit")])
def test_what_is_missing_is_named(cli: Cli, typed: tuple[str, ...], named: str) -> None:
    assert_refused(cli("issue", "log", *typed), WRONG_USAGE, named)


@pytest.mark.parametrize("status", ["resolved", "closed"])
def test_an_issue_is_not_logged_as_settled(cli: Cli, register: Path, status: str) -> None:
    before = dump(register)
    answer = cli("issue", "log", "Tranh chấp", "--unit", "Xã Lợi Hải", "--status", status)
    assert_refused(answer, WRONG_USAGE, "issue resolve")
    assert dump(register) == before


def test_the_same_matter_of_a_unit_is_not_logged_twice(cli: Cli, issue: str) -> None:
    answer = cli("issue", "log", "tranh chấp đất thôn 1", "--unit", "Xã Lợi Hải")
    assert_refused(answer, WRONG_USAGE, f"issue show {issue}")


def test_an_update_of_nothing_says_so(cli: Cli, issue: str) -> None:
    for more in ([], ["--note", ""], ["--note", " \u200b "]):
        assert_refused(cli("issue", "update", issue, *more), WRONG_USAGE, "issue update --help")
    assert timeline(cli, issue) == ["raised"]


def test_a_note_alone_goes_into_the_timeline(cli: Cli, issue: str) -> None:
    update(cli, issue, "--note", "đã gặp hai hộ")
    assert timeline(cli, issue) == ["raised", "noted"]


@pytest.mark.parametrize("status", ["xyz", "unknown", ""])
def test_an_unknown_status_is_answered_with_the_known_ones(
    cli: Cli, issue: str, status: str
) -> None:
    assert_refused(cli("issue", "update", issue, "--status", status), WRONG_USAGE, "in_progress")


def test_an_issue_does_not_go_back(cli: Cli, issue: str) -> None:
    update(cli, issue, "--status", "forwarded")
    for status in ("new", "advised"):
        answer = cli("issue", "update", issue, "--status", status)
        assert_refused(answer, WRONG_USAGE, "--status monitoring")


def test_an_issue_may_go_back_to_monitoring(cli: Cli, issue: str) -> None:
    update(cli, issue, "--status", "forwarded")
    update(cli, issue, "--status", "monitoring")


@pytest.mark.parametrize("reason", [(), ("--reason", ""), ("--reason", "  ")])
def test_closing_needs_a_reason(cli: Cli, issue: str, reason: tuple[str, ...]) -> None:
    answer = cli("issue", "update", issue, "--status", "closed", *reason)
    assert_refused(answer, WRONG_USAGE, "--reason")


def test_closing_with_a_reason_is_taken(cli: Cli, issue: str) -> None:
    update(cli, issue, "--status", "closed", "--reason", "rút đơn")
    assert timeline(cli, issue) == ["raised", "closed"]


@pytest.mark.parametrize(
    "command",
    [
        ("resolve", "--date", "2024-03-11"),
        ("update", "--status", "resolved", "--date", "2023"),
        ("update", "--status", "closed", "--reason", "x", "--date", "2024-02"),
        ("update", "--status", "forwarded", "--date", "2024-03-11"),
    ],
)
def test_nothing_happens_to_an_issue_before_it_is_raised(
    cli: Cli, register: Path, issue: str, command: tuple[str, ...]
) -> None:
    before = dump(register)
    answer = cli("issue", command[0], issue, *command[1:])
    assert_refused(answer, WRONG_USAGE, "12/03/2024", "--raised")
    assert dump(register) == before


def test_a_settled_issue_is_not_raised_after_its_settlement(cli: Cli, issue: str) -> None:
    resolve(cli, issue)
    answer = cli("issue", "update", issue, "--raised", "2024-04-01")
    assert_refused(answer, WRONG_USAGE, "01/04/2024")


def test_the_date_on_which_it_was_raised_cannot_be_taken_away(cli: Cli, issue: str) -> None:
    assert_refused(cli("issue", "update", issue, "--raised", ""), WRONG_USAGE, "gày phát sinh")


def test_a_resolved_issue_is_not_resolved_again(cli: Cli, issue: str) -> None:
    resolve(cli, issue)
    assert_refused(cli("issue", "resolve", issue), WRONG_USAGE, "issue reopen")
    assert timeline(cli, issue).count("resolved") == 1


def test_a_resolved_issue_is_not_moved(cli: Cli, issue: str) -> None:
    resolve(cli, issue)
    answer = cli("issue", "update", issue, "--status", "monitoring")
    assert_refused(answer, WRONG_USAGE, "issue reopen")


def test_a_resolved_issue_still_takes_a_note(cli: Cli, issue: str) -> None:
    resolve(cli, issue)
    update(cli, issue, "--note", "theo dõi thêm")
    assert timeline(cli, issue) == ["raised", "resolved", "noted"]


def test_an_open_issue_is_not_reopened(cli: Cli, issue: str) -> None:
    assert_refused(cli("issue", "reopen", issue, "--reason", "x"), WRONG_USAGE, issue)


def test_reopening_needs_a_reason(cli: Cli, issue: str) -> None:
    resolve(cli, issue)
    assert_refused(cli("issue", "reopen", issue), WRONG_USAGE, "--reason")


def test_an_issue_is_not_reopened_before_it_was_settled(cli: Cli, issue: str) -> None:
    resolve(cli, issue)
    answer = cli("issue", "reopen", issue, "--reason", "tái diễn", "--date", "2024-03-15")
    assert_refused(answer, WRONG_USAGE, "20/03/2024", "15/03/2024")


def test_a_reopened_issue_keeps_its_first_settlement(cli: Cli, issue: str) -> None:
    resolve(cli, issue)
    assert cli("issue", "reopen", issue, "--reason", "tái diễn").code == 0
    assert timeline(cli, issue) == ["raised", "resolved", "reopened"]


@pytest.mark.parametrize(
    "command",
    [("show",), ("update", "--note", "x"), ("resolve",), ("reopen", "--reason", "x")],
)
def test_an_unknown_issue_is_exit_6(cli: Cli, command: tuple[str, ...]) -> None:
    answer = cli("issue", command[0], "VV-1900-0001", *command[1:])
    assert_refused(answer, NO_SUCH_RECORD, "VV-1900-0001", "issue list")


def test_a_day_that_is_not_in_the_calendar_is_refused(cli: Cli, issue: str) -> None:
    answer = cli("issue", "resolve", issue, "--date", "31/02/2024")
    assert_refused(answer, WRONG_USAGE, "--date", "không có trong lịch")


def test_control_characters_do_not_come_in_through_a_resolution(cli: Cli, issue: str) -> None:
    answer = cli(
        *("issue", "resolve", issue, "--result", "xong\x1b[2J", "--resolving", "UBND\x07 xã"),
        *("--format", "json"),
    )
    assert answer.json()["result"] == "xong"
    assert answer.json()["resolving"] == "UBND xã"


def test_a_result_of_which_nothing_can_be_seen_is_no_result(cli: Cli, issue: str) -> None:
    answer = cli(
        *("issue", "resolve", issue, "--result", "\u200b", "--resolving", "\u200b"),
        *("--format", "json"),
    )
    assert answer.json()["result"] is None
    assert answer.json()["resolving"] is None
