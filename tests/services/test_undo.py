"""`undo`: which entry is meant, what it refuses with the entries that depend, what history says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dan_van.cli import context
from tests.cli.conftest import NOW
from tests.conftest import Answer, Cli, caller
from tests.undoing import broken_references, differing, dump
from tests.workbooks.make_workbook import make_workbook, models

UNIT = "Xã Lợi Hải"
ROW = ("Ngõ xanh", UNIT, "Kinh tế", "Tập thể", date(2024, 1, 15))


@pytest.fixture
def cli(register: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A register with a unit (entry 2) and a model of it (entry 3)."""
    monkeypatch.setattr(context, "clock", lambda: NOW)
    monkeypatch.setenv("LOGNAME", "canbo")
    cli = caller(register)
    done(cli("unit", "add", UNIT))
    done(cli("model", "add", "Đường hoa", "--unit", UNIT, "--registered", "12/03/2024"))
    return cli


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def depends(answer: Answer) -> list[tuple[int, str]]:
    """The entries that a refusal names: number and command."""
    assert answer.code == 3, answer.err
    assert answer.json()["status"] == "refused"
    return [(e["entry"], e["command"].split(" ", 1)[1]) for e in answer.json()["depends"]]


def undo(cli: Cli, *arguments: object) -> Answer:
    return cli("undo", *arguments, "--format", "json")


def names(cli: Cli) -> list[str]:
    return [model["name"] for model in cli("model", "list", "--format", "json").json()]


def history(cli: Cli) -> dict[int, dict[str, Any]]:
    return {e["entry"]: e for e in cli("history", "--format", "json").json()}


@pytest.mark.parametrize("number", [4, 5])
def test_an_entry_that_is_not_there_is_unknown(cli: Cli, register: Path, number: int) -> None:
    before = dump(register)
    for options in ((), ("--check",)):
        answer = cli("undo", number, *options)
        assert answer.code == 6
        assert f"Lần ghi: không có mã “{number}”." in answer.err
    assert dump(register) == before


def test_answer_says_what_was_taken_back_and_how_to_have_it_again(cli: Cli) -> None:
    answer = done(undo(cli, "--reason", "ghi nhầm")).json()
    assert (answer["status"], answer["entry"], answer["undoes"]["entry"]) == ("undone", 4, 3)
    assert answer["undoes"]["command"].startswith("dan-van model add")
    assert answer["changes"] == {"model": {"delete": 1}, "model_stage": {"delete": 1}}
    entries = history(cli)
    assert (entries[4]["undoes"], entries[4]["undone_by"]) == (3, None)
    assert entries[4]["reason"] == "ghi nhầm"
    assert (entries[3]["undoes"], entries[3]["undone_by"]) == (None, 4)
    text = done(cli("undo"))
    assert "undo 5" in text.out
    entries = history(cli)
    assert entries[3]["undone_by"] is None
    assert entries[4]["undone_by"] == 5


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "đã hoàn tác ở lần ghi 4"), ("en", "taken back by entry 4")],
)
def test_history_says_what_is_no_longer_in_force(
    cli: Cli, register: Path, language: str, words: str
) -> None:
    done(cli("undo"))
    other = caller(register, language=language)
    assert words in other("history").out
    assert "4" in other("history", "--entry", 3).out.splitlines()[2]


def test_check_tells_field_by_field_and_changes_nothing(cli: Cli, register: Path) -> None:
    before = dump(register)
    answer = undo(cli, "--check").json()
    assert answer["status"] == "checked"
    told = [(r["record"], r["op"], r["field"], r["old"], r["new"]) for r in answer["rows"]]
    assert ("DVK-2024-0001", "delete", "name", "Đường hoa", None) in told
    assert ("DVK-2024-0001", "delete", "on", "2024-03-12", None) in told
    assert not differing(before, dump(register))
    assert len(history(cli)) == 3


def test_any_entry_can_be_taken_back_on_which_nothing_builds(cli: Cli) -> None:
    done(cli("model", "add", "Ngõ xanh", "--unit", UNIT))
    done(cli("model", "advance", "DVK-2024-0002", "implementing"))
    done(undo(cli, 3))
    assert names(cli) == ["Ngõ xanh"]


def test_refuses_with_what_changed_the_same_rows_or_refers_to_them(
    cli: Cli, register: Path
) -> None:
    done(cli("model", "advance", "DVK-2024-0001", "implementing"))
    done(cli("unit", "alias", UNIT, "Lợi Hải mới"))
    done(cli("award", "add", "Tổ 1", "--model", "DVK-2024-0001", "--date", "2024"))
    done(cli("issue", "log", "Rác thải", "--unit", UNIT))
    before = dump(register)
    assert [n for n, _ in depends(undo(cli, 3))] == [6, 4]
    found = depends(undo(cli, 2))
    assert [n for n, _ in found] == [7, 6, 5, 4, 3]
    assert found[2] == (5, f"unit alias '{UNIT}' 'Lợi Hải mới'")
    assert not differing(before, dump(register))
    for number in (7, 6, 5, 4, 3, 2):
        done(undo(cli, number))


def test_the_list_of_what_depends_says_what_to_do_first(cli: Cli, register: Path) -> None:
    answer = caller(register, language="en")("undo", 2)
    assert answer.code == 3
    assert "dan-van model add" in answer.out
    assert "beginning with the latest: dan-van --db " in answer.err
    assert answer.err.endswith(" undo 3\n")


def test_an_entry_and_the_one_that_took_it_back_stand_against_nothing(cli: Cli) -> None:
    done(cli("model", "edit", "DVK-2024-0001", "--name", "Đường cờ"))
    done(undo(cli))
    done(undo(cli, 3))
    assert names(cli) == []
    done(undo(cli, 6))
    assert names(cli) == ["Đường hoa"]


def test_what_was_taken_back_is_not_taken_back_twice(cli: Cli) -> None:
    done(undo(cli, 3))
    answer = undo(cli, 3)
    assert answer.code == 3
    assert '"undone_already"' in answer.err
    assert "undo 4" in answer.err


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        ((1,), 3, "undo_of_register"),
        ((99,), 6, "record_unknown"),
        (("--batch", 7), 6, "record_unknown"),
        ((2, "--batch", 7), 2, "undo_of_one"),
    ],
)
def test_what_cannot_be_meant(
    cli: Cli, arguments: tuple[object, ...], code: int, error: str
) -> None:
    answer = undo(cli, *arguments)
    assert answer.code == code
    assert f'"{error}"' in answer.err


def test_a_new_register_has_nothing_to_take_back(register: Path) -> None:
    answer = undo(caller(register))
    assert answer.code == 6
    assert '"nothing_to_undo"' in answer.err


def test_the_row_of_a_record_that_went_is_not_given_to_another(cli: Cli) -> None:
    done(undo(cli))
    done(cli("model", "add", "Ngõ xanh", "--unit", UNIT))
    done(undo(cli, 4))
    assert sorted(names(cli)) == ["Ngõ xanh", "Đường hoa"]
    told = cli("history", "DVK-2024-0001", "--format", "json").json()
    assert {line["entry"] for line in told} == {3, 4, 6}


def test_history_of_a_record_that_went_can_still_be_asked_for(cli: Cli) -> None:
    done(undo(cli))
    assert cli("model", "show", "DVK-2024-0001").code == 6
    told = cli("history", "dvk-2024-0001", "--format", "json").json()
    assert ("delete", "name", "Đường hoa") in {(t["op"], t["field"], t["old"]) for t in told}


def test_a_withdrawal_is_not_taken_back_over_the_one_that_took_its_place(cli: Cli) -> None:
    done(cli("model", "withdraw", "DVK-2024-0001", "--reason", "nhầm"))
    done(cli("model", "add", "Đường hoa", "--unit", UNIT))
    assert [n for n, _ in depends(undo(cli, 4))] == [5]
    done(undo(cli, 5))
    done(undo(cli, 4))
    assert names(cli) == ["Đường hoa"]


@pytest.mark.parametrize(
    "line",
    [
        ("model", "add", "Ngõ xanh", "--unit", UNIT),
        ("activity", "log", "Đối thoại", "--unit", UNIT, "--date", "12/03/2024"),
        ("figure", "add", "9", "--unit", UNIT, "--period", "2024", "--measure", "awards"),
    ],
)
def test_what_was_entered_again_is_not_brought_back_beside_it(
    cli: Cli, line: tuple[str, ...]
) -> None:
    done(cli(*line))
    done(undo(cli))
    done(cli(*line))
    assert [n for n, _ in depends(undo(cli, 5))] == [6]


def test_a_record_does_not_come_back_without_its_unit(cli: Cli) -> None:
    done(undo(cli, 3))
    done(undo(cli, 2))
    assert [n for n, _ in depends(undo(cli, 4))] == [5]
    done(undo(cli, 5))
    done(undo(cli, 4))
    assert names(cli) == ["Đường hoa"]


def test_a_campaign_that_others_carry_stays(cli: Cli) -> None:
    done(cli("campaign", "add", "Nông thôn mới"))
    done(cli("model", "edit", "DVK-2024-0001", "--campaigns", "Nông thôn mới"))
    assert [n for n, _ in depends(undo(cli, 4))] == [5]


def test_an_import_goes_with_what_it_made_and_can_come_again(
    cli: Cli, register: Path, tmp_path: Path
) -> None:
    before = dump(register)
    coverage = cli("totals", "2024-Q1", "--format", "json").json()["coverage"]
    other = ("Tiếng kẻng", "Xã Bắc Sơn", "QP-AN", "Tập thể", date(2024, 2, 1))
    path = make_workbook(tmp_path / "a.xlsx", models(ROW, other))
    done(cli("import", path, "--create-units", "--period", "Q1/2024"))
    done(undo(cli, "--batch", 1))
    assert not differing(before, dump(register))
    assert cli("batch", "list", "--format", "json").json() == []
    assert cli("totals", "2024-Q1", "--format", "json").json()["coverage"] == coverage

    answer = done(cli("import", path, "--create-units", "--period", "Q1/2024", "--format", "json"))
    (file,) = answer.json()["files"]
    assert (file["status"], file["batch"], file["rows"]["new"]) == ("imported", 2, 2)
    assert [n for n, _ in depends(undo(cli, 5))] == [6]


def test_an_import_comes_back_with_its_file_bit_for_bit(
    cli: Cli, register: Path, tmp_path: Path
) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(ROW))
    done(cli("import", path))
    done(undo(cli))
    assert cli("batch", "show", 1, "--original", tmp_path / "none.xlsx").code == 6
    done(undo(cli))
    done(cli("batch", "show", 1, "--original", tmp_path / "again.xlsx"))
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()
    done(undo(cli, "--batch", 1))
    assert names(cli) == ["Đường hoa"]
    assert broken_references(register) == []


def test_a_later_file_that_spoke_of_a_record_depends_on_it(cli: Cli, tmp_path: Path) -> None:
    done(cli("import", make_workbook(tmp_path / "a.xlsx", models(ROW))))
    second = ("Tiếng kẻng", *ROW[1:])
    done(cli("import", make_workbook(tmp_path / "b.xlsx", models(ROW, second))))
    assert [n for n, _ in depends(undo(cli, "--batch", 1))] == [5]
    done(undo(cli, "--batch", 2))
    done(undo(cli, "--batch", 1))


def test_thousands_of_rows_that_came_back_can_go_again(
    cli: Cli, register: Path, tmp_path: Path
) -> None:
    before = dump(register)
    many = [(f"Mô hình {n}", *ROW[1:]) for n in range(1, 601)]
    done(cli("import", make_workbook(tmp_path / "a.xlsx", models(*many))))
    after = dump(register)
    done(cli("model", "edit", "DVK-2024-0002", "--area", "thôn 1"))
    assert [n for n, _ in depends(undo(cli, 4))] == [5]
    done(undo(cli, 5))
    done(undo(cli, 4))
    assert not differing(before, dump(register))
    done(undo(cli, 7))
    assert not differing(after, dump(register))
    told = cli("history", "DVK-2024-0002", "--format", "json").json()
    assert {line["entry"] for line in told} == {4, 5, 6, 7, 8}
    done(undo(cli, "--batch", 1))
    assert not differing(before, dump(register))


def test_a_row_that_was_changed_behind_the_journal_is_left_alone(cli: Cli, register: Path) -> None:
    done(cli("model", "edit", "DVK-2024-0001", "--name", "Đường cờ"))
    with closing(sqlite3.connect(register)) as conn, conn:
        conn.execute("UPDATE model SET name = 'Tên khác'")
    before = dump(register)
    answer = undo(cli)
    assert answer.code == 3
    assert '"undo_changed_since"' in answer.err
    assert not differing(before, dump(register))
    assert len(history(cli)) == 4


KINDS = {
    "model": (("model", "add", "Ngõ xanh", "--unit", UNIT), "models"),
    "activity": (("activity", "log", "Đối thoại", "--date", "12/03/2024"), "activities"),
    "award": (("award", "add", "Tổ 1", "--date", "2024"), "awards"),
    "document": (("document", "add", "Kế hoạch", "--number", "9-KH"), "documents"),
    "campaign": (("campaign", "add", "Nông thôn mới"), "campaigns"),
    "task": (("task", "add", "Mở lớp", "--unit", UNIT, "--period", "Q1/2024"), "tasks"),
    "figure": (
        ("figure", "add", "9", "--unit", UNIT, "--period", "2024", "--measure", "awards"),
        "figures",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_withdrawn_record_does_not_block_a_new_import_of_the_same(
    cli: Cli, tmp_path: Path, kind: str
) -> None:
    line, form = KINDS[kind]
    code = done(cli(*line, "--format", "json")).json()["code"]
    done(cli("export", form, "-o", tmp_path / "same.xlsx"))
    done(cli(kind, "withdraw", code, "--reason", "nhầm"))
    listed = cli(kind, "list", "--format", "json").json()
    for status, new in (("imported", 1), ("unchanged", 0)):
        answer = done(cli("import", tmp_path / "same.xlsx", "--format", "json"))
        (file,) = answer.json()["files"]
        assert (file["status"], file["rows"]["new"]) == (status, new)
        assert "code_withdrawn" in {problem["code"] for problem in file["problems"]}
    now = cli(kind, "list", "--format", "json").json()
    assert len(now) == len(listed) + 1
    assert code not in {record["code"] for record in now}
    withdrawn = cli(kind, "list", "--withdrawn", "--format", "json").json()
    assert code in {record["code"] for record in withdrawn}


def test_a_withdrawn_checklist_does_not_block_a_new_import_of_the_same(
    cli: Cli, tmp_path: Path
) -> None:
    code = done(cli("checklist", "add", "Phát động", "--format", "json")).json()["code"]
    done(cli("checklist", "tick", "Phát động", "--unit", UNIT))
    done(cli("export", "checklist", "-o", tmp_path / "same.xlsx"))
    done(cli("checklist", "withdraw", code, "--reason", "nhầm"))
    done(cli("import", tmp_path / "same.xlsx"))
    (now,) = cli("checklist", "show", "--format", "json").json()
    assert (now["code"] != code, now["name"], now["done"]) == (True, "Phát động", 1)
