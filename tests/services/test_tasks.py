"""Tasks through the command line: plans of a quarter, carried over, done; in sheets and out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from dan_van.cli import context
from dan_van.storage.create import create_register
from tests.conftest import Cli, caller

TASKS = ("Nắm tình hình nhân dân", "Tuyên truyền kết quả quý I", "Chuẩn bị sơ kết 6 tháng")


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A register with a province, its steering committee and a campaign, on 4 April 2024."""
    path = tmp_path / "register.db"
    create_register(path, settings={"calendar": "calendar", "language": "vi"})
    monkeypatch.setattr(context, "clock", lambda: datetime(2024, 4, 4, 8, tzinfo=UTC))
    call = caller(path)
    for arguments in (
        ("unit", "add", "Tỉnh Ninh Bình"),
        ("unit", "add", "Ban Chỉ đạo công tác dân vận", "--type", "party_body"),
        ("campaign", "add", "Tháng Công nhân 2024"),
    ):
        assert call(*arguments).code == 0
    return call


def plan(cli: Cli, *names: str, period: str = "quý II/2024") -> list[str]:
    """Plan tasks of the province; returns their codes."""
    made = [
        cli("task", "add", name, "--period", period, "--unit", "Tỉnh Ninh Bình", "--format", "json")
        for name in names
    ]
    assert [answer.code for answer in made] == [0] * len(names)
    return [answer.json()["code"] for answer in made]


def listed(cli: Cli, *filters: str) -> list[dict[str, Any]]:
    answer = cli("task", "list", *filters, "--format", "json")
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = answer.json()
    return found


def statuses(cli: Cli, *filters: str) -> dict[str, str]:
    return {task["name"]: task["status"] for task in listed(cli, *filters)}


def test_a_quarter_later_the_plan_says_which_tasks_are_done_and_which_were_carried(
    cli: Cli,
) -> None:
    first, second, third = plan(cli, *TASKS)
    assert cli("task", "done", first, "--date", "20/6/2024", "--result", "Đã họp").code == 0
    assert cli("task", "carry", third, "2024-Q3", "--reason", "chờ số liệu").code == 0
    assert statuses(cli, "--period", "2024-Q2") == {
        TASKS[0]: "done",
        TASKS[1]: "open",
        TASKS[2]: "carried",
    }
    assert statuses(cli, "--period", "2024-Q3") == {TASKS[2]: "open"}
    assert statuses(cli, "--period", "2024") == {
        TASKS[0]: "done",
        TASKS[1]: "open",
        TASKS[2]: "open",
    }
    (then,) = listed(cli, "--period", "2024-Q2", "--status", "carried")
    (now,) = listed(cli, "--period", "quý III/2024")
    assert (then["period"], then["carried_from"], then["carried_to"]) == ("2024-Q2", [], "2024-Q3")
    assert (now["period"], now["carried_from"], now["code"]) == ("2024-Q3", ["2024-Q2"], third)
    assert [task["code"] for task in listed(cli, "--status", "open")] == [second, third]


def test_totals_of_a_quarter_count_its_plan_as_the_list_shows_it(cli: Cli) -> None:
    first, _, third = plan(cli, *TASKS)
    cli("task", "done", first, "--date", "20/6/2024")
    cli("task", "carry", third, "2024-Q3")
    counted = {}
    for period in ("2024-Q2", "2024-Q3"):
        tasks = cli("totals", period, "--format", "json").json()["tasks"]
        counted[period] = {row["status"]: row["count"] for row in tasks["rows"]}
        for status, count in counted[period].items():
            assert len(listed(cli, "--period", period, "--status", status)) == count
    assert counted == {"2024-Q2": {"open": 1, "done": 1, "carried": 1}, "2024-Q3": {"open": 1}}


def test_a_row_that_says_its_task_goes_on_later_leaves_it_open(cli: Cli, tmp_path: Path) -> None:
    headings = (*HEADINGS, "Tình trạng")
    row = (1, TASKS[0], OWNER, None, None, "Chuyển sang quý sau")
    path = write(tmp_path / "a.xlsx", headings, row, title="NHIỆM VỤ TRỌNG TÂM QUÝ II/2024")
    assert imported(cli, path)["new"] == 1
    assert statuses(cli) == {TASKS[0]: "open"}


def test_a_task_in_json_has_the_keys_that_others_rely_on(cli: Cli) -> None:
    (code,) = plan(cli, TASKS[0])
    assert cli("task", "edit", code, "--due", "30/6/2024", "--document", "12-KH/BDV").code == 0
    assert cli("task", "done", code, "--date", "20/6/2024").code == 0
    (task,) = listed(cli)
    wanted: dict[str, object] = {
        "code": "NV-2024-0001",
        "name": TASKS[0],
        "period": "2024-Q2",
        "unit": "Tỉnh Ninh Bình",
        "due": "2024-06-30",
        "status": "done",
        "done": "2024-06-20",
        "carried_from": [],
        "document": "12-KH/BDV",
        "source": None,
    }
    assert {key: task[key] for key in wanted} == wanted


def test_the_history_of_a_task_keeps_every_step_with_its_reason(cli: Cli) -> None:
    (code,) = plan(cli, TASKS[0])
    for arguments in (
        ("carry", code, "2024-Q3", "--reason", "chờ số liệu"),
        ("edit", code, "--note", "đã họp lần 1"),
        ("done", code, "--date", "2024-07-20", "--result", "xong"),
        ("reopen", code, "--reason", "còn thiếu"),
        ("drop", code, "--reason", "trùng nhiệm vụ khác"),
    ):
        assert cli("task", *arguments).code == 0, arguments
    task = cli("task", "show", code, "--format", "json").json()
    steps = [(e["event"], e["period"], e["note"]) for e in task["history"]]
    assert steps == [
        ("planned", "2024-Q2", None),
        ("carried", "2024-Q3", "chờ số liệu"),
        ("noted", None, "đã họp lần 1"),
        ("done", None, "xong"),
        ("reopened", None, "còn thiếu"),
        ("dropped", None, "trùng nhiệm vụ khác"),
    ]
    assert (task["status"], task["done"], task["result"]) == ("dropped", None, "xong")


def test_carrying_can_set_a_new_term_and_the_old_one_no_longer_runs(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = plan(cli, *TASKS[:2])
    for code in (first, second):
        assert cli("task", "edit", code, "--due", "30/6/2024").code == 0
    assert listed(cli, "--overdue") == []
    monkeypatch.setattr(context, "clock", lambda: datetime(2024, 7, 1, 8, tzinfo=UTC))
    assert [task["code"] for task in listed(cli, "--overdue")] == [first, second]
    assert cli("task", "carry", first, "this-quarter", "--due", "30/9/2024").code == 0
    assert [task["code"] for task in listed(cli, "--overdue")] == [second]


def test_tasks_are_found_by_owner_and_campaign(cli: Cli) -> None:
    plan(cli, TASKS[0])
    owner = "Ban Chỉ đạo công tác dân vận"
    added = cli("task", "add", "Tháng Công nhân", "--unit", owner, "--campaigns", "CT-2024-0001")
    assert added.code == 0, added.err
    assert list(statuses(cli, "--owner", owner)) == ["Tháng Công nhân"]
    assert list(statuses(cli, "--unit", owner)) == ["Tháng Công nhân"]
    assert list(statuses(cli, "--campaign", "Tháng Công nhân 2024")) == ["Tháng Công nhân"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("carry", "NV-2024-0001", "2024-Q2"), "carried_not_later"),
        (("carry", "NV-2024-0001", "2024-Q4"), "record_exists"),
        (("drop", "NV-2024-0001"), "dropping_needs_reason"),
        (("reopen", "NV-2024-0001", "--reason", "x"), "task_is_open"),
        (("edit", "NV-2024-0001"), "nothing_to_change"),
        (("edit", "NV-2024-0001", "--period", "2024-Q4"), "record_exists"),
        (("add", TASKS[0].upper(), "--period", "2024-Q2", "--unit", "Ninh Bình"), "record_exists"),
        (("list", "--status", "xong rồi nhé"), "bad_option_value"),
    ],
)
def test_what_cannot_be_done_with_a_task_is_refused_and_changes_nothing(
    cli: Cli, arguments: tuple[str, ...], error: str
) -> None:
    plan(cli, TASKS[0])
    plan(cli, TASKS[0], period="2024-Q4")
    before = listed(cli)
    answer = cli("task", *arguments, "--format", "json")
    assert answer.code == 2
    assert f'"error": "{error}"' in answer.err
    assert listed(cli) == before


@pytest.mark.parametrize(
    "line",
    [
        ("done",),
        ("drop", "--reason", "trùng"),
        ("reopen", "--reason", "nhầm"),
        ("carry", "2024-Q3"),
        ("edit", "--note", "nhắc lại"),
    ],
)
def test_a_withdrawn_task_is_not_changed(cli: Cli, line: tuple[str, ...]) -> None:
    (code,) = plan(cli, TASKS[0])
    if line[0] == "reopen":
        assert cli("task", "done", code).code == 0
    assert cli("task", "withdraw", code, "--reason", "nhập nhầm").code == 0
    before = cli("task", "show", code, "--format", "json").json()
    answer = cli("task", line[0], code, *line[1:])
    assert (answer.code, f"{code} đã rút" in answer.err) == (2, True)
    assert cli("task", "show", code, "--format", "json").json() == before


def test_a_period_that_was_typed_wrong_is_put_right_without_a_trace_of_carrying(cli: Cli) -> None:
    (code,) = plan(cli, TASKS[0], period="2024-Q1")
    assert cli("task", "edit", code, "--period", "2024-Q2").code == 0
    (task,) = listed(cli)
    assert (task["period"], task["carried_from"]) == ("2024-Q2", [])


def write(path: Path, *rows: tuple[str | int | None, ...], title: str) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in [(title,), (), *rows]:
        page.append(row)
    book.save(path)
    return path


HEADINGS = ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành", "Kết quả")
OWNER = "Tỉnh Ninh Bình"


def imported(cli: Cli, path: Path, *options: str) -> dict[str, int]:
    answer = cli("import", path, *options, "--format", "json")
    assert answer.code == 0, answer.out
    (file,) = answer.json()["files"]
    assert file["forms"] == ["tasks"]
    rows: dict[str, int] = file["rows"]
    return rows


def test_a_sheet_of_tasks_is_planned_for_the_period_of_its_title(cli: Cli, tmp_path: Path) -> None:
    rows = ((1, TASKS[0], OWNER, "30/6/2024", None), (2, TASKS[1], OWNER, None, "Hoàn thành"))
    path = write(tmp_path / "q2.xlsx", HEADINGS, *rows, title="NHIỆM VỤ TRỌNG TÂM QUÝ II/2024")
    assert imported(cli, path)["new"] == 2
    assert imported(cli, path)["unchanged"] == 2
    first, second = listed(cli, "--period", "2024-Q2")
    assert (first["status"], first["due"], first["period"]) == ("open", "2024-06-30", "2024-Q2")
    assert (second["status"], second["done"]) == ("done", "2024-Q2")
    assert first["source"]["row"] == 4


def test_a_later_state_of_the_sheet_settles_the_tasks_it_says_are_done(
    cli: Cli, tmp_path: Path
) -> None:
    title = "NHIỆM VỤ TRỌNG TÂM QUÝ II/2024"
    path = write(tmp_path / "a.xlsx", HEADINGS, (1, TASKS[0], OWNER, None, None), title=title)
    imported(cli, path)
    later = write(
        tmp_path / "b.xlsx",
        (*HEADINGS, "Ngày hoàn thành"),
        (1, TASKS[0], OWNER, None, "Đã tổ chức 02 hội nghị", "20/6/2024"),
        title=title,
    )
    assert imported(cli, later)["changed"] == 1
    (task,) = listed(cli)
    assert (task["status"], task["done"]) == ("done", "2024-06-20")


def test_an_old_sheet_still_finds_a_task_that_was_carried_on(cli: Cli, tmp_path: Path) -> None:
    row = (1, TASKS[0], OWNER, "30/6/2024", None)
    path = write(tmp_path / "a.xlsx", HEADINGS, row, title="NHIỆM VỤ TRỌNG TÂM QUÝ II/2024")
    imported(cli, path)
    assert cli("task", "carry", "NV-2024-0001", "2024-Q3", "--due", "30/9/2024").code == 0
    before = listed(cli)
    assert imported(cli, path)["unchanged"] == 1
    assert listed(cli) == before


def test_the_same_words_in_another_quarter_are_another_task(cli: Cli, tmp_path: Path) -> None:
    for quarter in ("II", "III"):
        path = write(
            tmp_path / f"{quarter}.xlsx",
            HEADINGS,
            (1, TASKS[0], OWNER, None, None),
            title=f"NHIỆM VỤ TRỌNG TÂM QUÝ {quarter}/2024",
        )
        assert imported(cli, path)["new"] == 1
    assert [task["period"] for task in listed(cli)] == ["2024-Q2", "2024-Q3"]


def test_a_row_that_says_where_it_was_carried_from_moves_that_task_on(
    cli: Cli, tmp_path: Path
) -> None:
    (code,) = plan(cli, TASKS[0])
    headings = (*HEADINGS, "Chuyển từ kỳ")
    row = (1, TASKS[0], OWNER, None, None, "2024-Q2")
    path = write(tmp_path / "a.xlsx", headings, row, title="NHIỆM VỤ TRỌNG TÂM QUÝ III/2024")
    assert imported(cli, path)["changed"] == 1
    (task,) = listed(cli)
    assert (task["code"], task["period"], task["carried_from"]) == (code, "2024-Q3", ["2024-Q2"])


def test_exported_tasks_come_back_as_they_were(cli: Cli, tmp_path: Path) -> None:
    first, second, third = plan(cli, *TASKS)
    assert cli("task", "done", first, "--date", "20/6/2024", "--result", "Đã họp").code == 0
    assert cli("task", "carry", second, "2024-Q3").code == 0
    assert cli("task", "carry", second, "2024-H2..2025-Q1").code == 2
    assert cli("task", "drop", third, "--reason", "trùng", "--date", "2024-05-02").code == 0
    out = tmp_path / "tasks.xlsx"
    assert cli("export", "tasks", "-o", out).code == 0
    assert imported(cli, out) == {"new": 0, "changed": 0, "unchanged": 3, "refused": 0}
    path = tmp_path / "fresh.db"
    create_register(path, settings={"calendar": "calendar", "language": "vi"})
    fresh = caller(path)
    assert imported(fresh, out, "--create-units")["new"] == 3
    kept = [{k: v for k, v in task.items() if k != "source"} for task in listed(cli)]
    assert [{k: v for k, v in task.items() if k != "source"} for task in listed(fresh)] == kept
    assert statuses(fresh, "--period", "2024-Q2") == statuses(cli, "--period", "2024-Q2")


def test_the_form_of_tasks_can_be_filled_in_and_imported(cli: Cli, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "form.xlsx"
    assert cli("template", "tasks", "-o", path).code == 0
    book = load_workbook(path)
    page = book.worksheets[0]
    heading = next(cell for row in page.iter_rows() for cell in row if cell.value == "Nhiệm vụ")
    page.cell(heading.row + 1, heading.column, TASKS[0])
    book.save(path)
    assert imported(cli, path, "--period", "2024-Q2")["new"] == 1
    assert list(statuses(cli, "--period", "2024-Q2")) == [TASKS[0]]
