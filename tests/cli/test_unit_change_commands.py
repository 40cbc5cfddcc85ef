"""Units that merge, are parted, end or get another name: what is kept, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dan_van.cli import context
from tests.cli.refusals import NO_SUCH_RECORD, WRONG_USAGE, assert_refused, dump
from tests.conftest import Answer, Cli

LOI_HAI, CONG_HAI = "Xã Lợi Hải", "Xã Công Hải"
DAY = ("--date", "01/07/2025")


def shown(cli: Cli, name: str) -> dict[str, object]:
    """What `unit show` says of a unit."""
    found: dict[str, object] = cli("unit", "show", name, "--format", "json").json()
    return found


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def test_merged_units_end_on_the_day_on_which_the_new_one_begins(cli: Cli) -> None:
    done(cli("unit", "merge", LOI_HAI, CONG_HAI, "--into", "Xã Mới", *DAY, "--decision", "12/NQ"))
    new, old = shown(cli, "Xã Mới"), shown(cli, LOI_HAI)
    assert (new["type"], new["parent"]) == ("commune", "Huyện Thuận Bắc")
    assert new["valid_from"] == old["valid_until"] == "2025-07-01"
    assert old["successors"] == [
        {"name": "Xã Mới", "date": "2025-07-01", "decision": "12/NQ", "whole": True}
    ]
    predecessors = new["predecessors"]
    assert isinstance(predecessors, list)
    assert {unit["name"] for unit in predecessors} == {LOI_HAI, CONG_HAI}


def test_a_unit_that_keeps_its_name_lives_on(cli: Cli) -> None:
    done(cli("unit", "merge", LOI_HAI, CONG_HAI, "--into", LOI_HAI, *DAY))
    assert shown(cli, LOI_HAI)["valid_until"] is None
    assert shown(cli, CONG_HAI)["valid_until"] == "2025-07-01"
    names = [unit["name"] for unit in cli("unit", "list", "--format", "json").json()]
    assert names.count(LOI_HAI) == 1


def test_a_new_unit_stands_below_what_is_above_all_of_them(cli: Cli) -> None:
    cli("unit", "add", "Tỉnh Ninh Thuận")
    cli("unit", "edit", "Huyện Thuận Bắc", "--parent", "Tỉnh Ninh Thuận")
    cli("unit", "add", "Huyện Bác Ái", "--parent", "Tỉnh Ninh Thuận")
    cli("unit", "add", "Xã Phước Kháng", "--parent", "Huyện Bác Ái")
    done(cli("unit", "merge", LOI_HAI, "Xã Phước Kháng", "--into", "Xã Mới", *DAY))
    assert shown(cli, "Xã Mới")["parent"] == "Tỉnh Ninh Thuận"


def test_units_below_go_to_the_successor(cli: Cli) -> None:
    cli("unit", "add", "Thôn Một", "--parent", LOI_HAI)
    answer = done(cli("unit", "merge", LOI_HAI, CONG_HAI, "--into", CONG_HAI, *DAY))
    assert "1 đơn vị trực thuộc được chuyển về Xã Công Hải" in answer.out
    assert shown(cli, "Thôn Một")["parent"] == CONG_HAI


def test_units_of_one_name_do_not_meet_below_the_successor(cli: Cli, register: Path) -> None:
    for commune in (LOI_HAI, CONG_HAI):
        cli("unit", "add", "Thôn Một", "--parent", commune)
    before = dump(register)
    answer = cli("unit", "merge", LOI_HAI, CONG_HAI, "--into", "Xã Mới", *DAY)
    assert_refused(answer, WRONG_USAGE, "Thôn Một (Xã Lợi Hải)", "unit edit")
    assert dump(register) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("merge", LOI_HAI, "--into", LOI_HAI, *DAY), ("Không có đơn vị nào khác",)),
        (("merge", "Huyện Thuận Bắc", "--into", LOI_HAI, *DAY), ("trực thuộc", "--parent")),
        (("merge", LOI_HAI, "--into", CONG_HAI, "--date", "07/2025"), ("chưa đủ ngày",)),
        (("merge", LOI_HAI, "--into", "  ", *DAY), ("không được để trống",)),
        (("split", LOI_HAI, "--into", "Xã Một", *DAY), ("ít nhất hai", "unit merge")),
        (("split", "Huyện Thuận Bắc", "--into", "Xã A", "--into", "Xã B", *DAY), (LOI_HAI,)),
        (("close", "Huyện Thuận Bắc", *DAY), (f"{CONG_HAI}; {LOI_HAI}", "unit merge")),
        (("edit", LOI_HAI, "--name", CONG_HAI), ("Đã có đơn vị",)),
        (("edit", LOI_HAI, "--name", " "), ("không được để trống",)),
        (("edit", "Huyện Thuận Bắc", "--parent", LOI_HAI), ("không thể trực thuộc",)),
        (("edit", LOI_HAI, "--parent", LOI_HAI), ("không thể trực thuộc",)),
    ],
)
def test_what_speaks_against_a_change_is_said(
    cli: Cli, register: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    before = dump(register)
    assert_refused(cli("unit", *arguments), WRONG_USAGE, *words)
    assert dump(register) == before


@pytest.mark.parametrize("command", ["close", "merge"])
def test_what_is_no_more_does_not_end_again(cli: Cli, command: str) -> None:
    done(cli("unit", "merge", LOI_HAI, "--into", "Xã Mới", *DAY))
    into = ("--into", CONG_HAI) if command == "merge" else ()
    answer = cli("unit", command, LOI_HAI, *into, "--date", "2026-01-01")
    assert_refused(answer, WRONG_USAGE, "đã không còn từ 01/07/2025, nay là Xã Mới", "history")


def test_a_unit_does_not_end_before_it_begins(cli: Cli) -> None:
    cli("unit", "add", "Xã Mới", "--from", "2025-07-01")
    answer = cli("unit", "close", "Xã Mới", *DAY)
    assert_refused(answer, WRONG_USAGE, "có từ 01/07/2025", "--date")


def test_nothing_goes_into_a_unit_that_is_not_there_yet(cli: Cli) -> None:
    cli("unit", "add", "Xã Mới", "--from", "2025-08-01")
    answer = cli("unit", "merge", LOI_HAI, "--into", "Xã Mới", *DAY)
    assert_refused(answer, WRONG_USAGE, "Ngày 01/07/2025 không có Xã Mới")


def test_an_unknown_unit_does_not_merge(cli: Cli) -> None:
    answer = cli("unit", "merge", "Xã Zzz", "--into", LOI_HAI, *DAY)
    assert_refused(answer, NO_SUCH_RECORD, "Xã Zzz")


def test_the_old_name_finds_a_renamed_unit(cli: Cli) -> None:
    done(cli("unit", "edit", LOI_HAI, "--name", "Phường Lợi Hải", "--type", "ward"))
    found = shown(cli, LOI_HAI)
    assert (found["name"], found["type"], found["aliases"]) == ("Phường Lợi Hải", "ward", [LOI_HAI])
    done(cli("unit", "edit", LOI_HAI, "--name", LOI_HAI))
    assert shown(cli, "Phường Lợi Hải")["aliases"] == ["Phường Lợi Hải"]


def test_an_edit_that_says_what_is_there_changes_nothing(cli: Cli, register: Path) -> None:
    before = dump(register)
    answer = done(cli("unit", "edit", LOI_HAI, "--type", "commune"))
    assert "không có gì thay đổi" in answer.out
    assert dump(register) == before


def test_an_empty_code_or_parent_is_taken_away(cli: Cli) -> None:
    done(cli("unit", "edit", LOI_HAI, "--code", "22867"))
    assert shown(cli, "22867")["name"] == LOI_HAI
    done(cli("unit", "edit", LOI_HAI, "--code", "", "--parent", "", "--no-reports"))
    found = shown(cli, LOI_HAI)
    assert (found["code"], found["parent"], found["reports"]) == (None, None, False)


@pytest.mark.parametrize(
    "line",
    [
        ("add", "Thôn Một", "--parent", LOI_HAI),
        ("add", "Thôn Một", "--parent", LOI_HAI, "--until", "2025-07-02"),
        ("edit", CONG_HAI, "--parent", LOI_HAI),
        ("split", CONG_HAI, "--into", "Xã B", "--into", "Xã C", *DAY, "--parent", LOI_HAI),
    ],
)
def test_nothing_is_placed_below_a_unit_that_is_no_more(
    cli: Cli, register: Path, line: tuple[str, ...]
) -> None:
    done(cli("unit", "close", LOI_HAI, *DAY))
    before = dump(register)
    assert_refused(
        cli("unit", *line), WRONG_USAGE, f"{LOI_HAI} không còn từ 01/07/2025", "--parent"
    )
    assert dump(register) == before


def test_what_ended_with_its_parent_can_still_be_put_on_record(cli: Cli) -> None:
    done(cli("unit", "close", LOI_HAI, *DAY))
    done(cli("unit", "add", "Thôn Một", "--parent", LOI_HAI, "--until", "2025-07-01"))
    done(cli("unit", "edit", LOI_HAI, "--code", "22867"))


def test_a_closed_unit_is_marked_in_the_list_and_the_reason_kept(cli: Cli) -> None:
    assert "Không còn từ ngày" not in cli("unit", "list").out
    done(cli("unit", "close", LOI_HAI, *DAY, "--reason", "giải thể"))
    assert "01/07/2025" in cli("unit", "list").out
    assert shown(cli, LOI_HAI)["closed_reason"] == "giải thể"


def test_a_parent_of_closed_units_alone_reports_for_itself(cli: Cli) -> None:
    for name in (LOI_HAI, CONG_HAI):
        done(cli("unit", "close", name, "--date", "2024-01-01"))
    names = cli("coverage", "2024-Q1", "--format", "json").json()["missing"]
    assert names == ["Huyện Thuận Bắc"]
    assert cli("coverage", "2023-Q4", "--format", "json").json()["expected"] == 2


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (datetime(2025, 6, 30, 9, tzinfo=UTC), [CONG_HAI, LOI_HAI]),
        (datetime(2025, 7, 1, 9, tzinfo=UTC), ["Xã Mới"]),
    ],
)
def test_a_unit_reports_until_the_day_on_which_it_ends(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, today: datetime, expected: list[str]
) -> None:
    monkeypatch.setattr(context, "clock", lambda: today)
    done(cli("unit", "merge", LOI_HAI, CONG_HAI, "--into", "Xã Mới", *DAY))
    units = cli("unit", "list", "--format", "json").json()
    assert [unit["name"] for unit in units if unit["expected"]] == expected
    shown_lines = cli("unit", "show", expected[0]).out.splitlines()
    assert ["Phải", "báo", "cáo", "có"] in [line.split() for line in shown_lines]


@pytest.mark.parametrize(
    "line",
    [
        ("model", "add", "Ngõ", "--registered"),
        ("issue", "log", "Rác", "--raised"),
        ("award", "add", "Nhân dân", "--kind", "collective", "--date"),
        ("task", "add", "Đối thoại", "--period"),
    ],
)
def test_nothing_is_recorded_of_a_unit_when_it_was_no_more(cli: Cli, line: tuple[str, ...]) -> None:
    done(cli("unit", "merge", LOI_HAI, "--into", "Xã Mới", "--date", "2024-01-01"))
    answer = cli(*line, "2024-01", "--unit", LOI_HAI)
    assert_refused(answer, WRONG_USAGE, "nay là Xã Mới", "--unit 'Xã Mới'")
    done(cli(*line, "2023-12", "--unit", LOI_HAI))


@pytest.mark.parametrize(
    ("made", "change"),
    [
        (
            ("model", "add", "Hũ gạo", "--registered", "2025-08-01"),
            ("model", "edit", "DVK-2025-0001", "--unit", LOI_HAI),
        ),
        (
            ("issue", "log", "Rác", "--raised", "2025-08-01"),
            ("issue", "update", "VV-2025-0001", "--unit", LOI_HAI),
        ),
        (
            ("award", "add", "Nhân dân", "--kind", "collective", "--date", "2025-08-01"),
            ("award", "edit", "KT-2025-0001", "--unit", LOI_HAI),
        ),
        (
            ("task", "add", "Đối thoại", "--period", "2025-Q3"),
            ("task", "edit", "NV-2025-0001", "--unit", LOI_HAI),
        ),
    ],
)
def test_nothing_moves_to_a_unit_that_was_no_more(
    cli: Cli, register: Path, made: tuple[str, ...], change: tuple[str, ...]
) -> None:
    done(cli("unit", "merge", LOI_HAI, CONG_HAI, "--into", "Xã Mới", *DAY))
    done(cli(*made, "--unit", "Xã Mới"))
    before = dump(register)
    answer = cli(*change)
    assert_refused(answer, WRONG_USAGE, f"{LOI_HAI} không còn từ 01/07/2025, nay là Xã Mới.")
    assert dump(register) == before


def test_a_date_is_not_moved_beyond_the_end_of_the_unit(cli: Cli) -> None:
    done(cli("model", "add", "Hũ gạo", "--unit", LOI_HAI, "--registered", "2025-02-01"))
    done(cli("issue", "log", "Rác", "--unit", LOI_HAI, "--raised", "2025-02-01"))
    done(cli("unit", "merge", LOI_HAI, CONG_HAI, "--into", "Xã Mới", *DAY))
    model, issue = ("model", "edit", "DVK-2025-0001"), ("issue", "update", "VV-2025-0001")
    assert_refused(cli(*model, "--registered", "2025-07-01"), WRONG_USAGE, LOI_HAI)
    assert_refused(cli(*issue, "--raised", "2025-07-01"), WRONG_USAGE, LOI_HAI)
    done(cli(*model, "--registered", "2025-06-30"))
    done(cli(*model, "--holder", "Chi hội Phụ nữ"))
    done(cli(*issue, "--category", "other"))


def test_a_task_is_not_carried_beyond_the_end_of_its_unit(cli: Cli, register: Path) -> None:
    done(cli("task", "add", "Đối thoại", "--unit", LOI_HAI, "--period", "2025-Q2"))
    done(cli("unit", "merge", LOI_HAI, CONG_HAI, "--into", "Xã Mới", *DAY))
    before = dump(register)
    answer = cli("task", "carry", "NV-2025-0001", "2025-Q3")
    assert_refused(answer, WRONG_USAGE, f"{LOI_HAI} không còn từ 01/07/2025", "task edit")
    assert dump(register) == before
    done(cli("task", "edit", "NV-2025-0001", "--unit", "Xã Mới"))
    done(cli("task", "carry", "NV-2025-0001", "2025-Q3"))


def test_a_unit_gives_to_the_same_one_twice_and_goes_into_it_in_the_end(cli: Cli) -> None:
    for day in ("2023-03-01", "2024-06-01"):
        done(cli("unit", "split", LOI_HAI, "--into", LOI_HAI, "--into", "Xã Mới", "--date", day))
    done(cli("unit", "merge", LOI_HAI, "--into", "Xã Mới", *DAY))
    links = shown(cli, LOI_HAI)["successors"]
    assert isinstance(links, list)
    assert [(link["date"], link["whole"]) for link in links] == [
        ("2023-03-01", False),
        ("2024-06-01", False),
        ("2025-07-01", True),
    ]
    done(cli("undo"))
    done(cli("check"))
    links = shown(cli, LOI_HAI)["successors"]
    assert isinstance(links, list)
    assert len(links) == 2


def test_the_same_change_is_not_recorded_twice(cli: Cli, register: Path) -> None:
    split = ("unit", "split", LOI_HAI, "--into", LOI_HAI, "--into", "Xã Mới", *DAY)
    done(cli(*split))
    before = dump(register)
    assert_refused(cli(*split), WRONG_USAGE, "một phần của Xã Lợi Hải là Xã Mới", "--date")
    merge = ("unit", "merge", LOI_HAI, "--into", "Xã Mới", *DAY)
    assert_refused(cli(*merge), WRONG_USAGE, "một phần của Xã Lợi Hải là Xã Mới", "undo")
    assert dump(register) == before


def test_an_ended_unit_is_what_it_went_into_and_not_what_it_gave_away_before(cli: Cli) -> None:
    early = ("--date", "2024-01-01")
    done(cli("unit", "split", LOI_HAI, "--into", LOI_HAI, "--into", "Xã Một", *early))
    done(cli("unit", "merge", LOI_HAI, "--into", CONG_HAI, *DAY))
    late = ("model", "add", "Ngõ", "--unit", LOI_HAI, "--registered", "2025-08-01")
    assert_refused(cli(*late), WRONG_USAGE, f"nay là {CONG_HAI}.", f"--unit '{CONG_HAI}'")
    again = cli("unit", "close", LOI_HAI, "--date", "2026-01-01")
    assert_refused(again, WRONG_USAGE, f"nay là {CONG_HAI} (Huyện Thuận Bắc).")


def test_a_register_with_merged_units_is_whole(cli: Cli) -> None:
    done(cli("unit", "merge", LOI_HAI, CONG_HAI, "--into", "Xã Mới", *DAY))
    done(
        cli(
            "unit",
            "split",
            "Xã Mới",
            "--into",
            "Xã Một",
            "--into",
            "Xã Hai",
            "--date",
            "2026-01-01",
        )
    )
    done(cli("check"))
