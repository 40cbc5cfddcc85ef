"""Each figure of the totals answers with a command whose list is as long as the figure."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import Any

import pytest

from dan_van.storage.backup import copy_register
from tests.workbooks.desk import NOW, Desk, fresh_desk

COMMANDS = [
    *(
        ("model", "add", name, "--unit", unit, *more)
        for name, unit, *more in (
            ("Một", "Xã Lợi Hải", "--sector", "KT", "--registered", "2024-02-01"),
            ("Hai", "Xã Lợi Hải", "--kind", "collective", "--registered", "2024-03-20"),
            ("Ba", "Xã Công Hải", "--sector", "QPAN", "--registered", "2023-03-02"),
            ("Bốn", "Xã Công Hải", "--kind", "individual", "--registered", "2024"),
            ("Năm", "Huyện Thuận Bắc", "--sector", "KT", "--registered", "2024-01-05"),
            ("Sáu", "Xã Trung, Huyện Ninh Hải", "--registered", "2024-04-05"),
            ("Bảy", "Xã Trung, Huyện Thuận Bắc", "--registered", "2023-12-20"),
            ("Tám", "Sở Nội vụ", "--sector", "VHXH", "--registered", "2024-01-20"),
            ("Chín", "Sở Nội vụ"),
        )
    ),
    *(
        ("model", "advance", f"DVK-{code}", stage, "--date", day, *more)
        for code, stage, day, *more in (
            ("2024-0001", "effective", "2024-03-01"),
            ("2024-0001", "recognised", "2024-03-25", "--level", "province"),
            ("2024-0001", "recognised", "2024-03-10", "--level", "district"),
            ("2024-0003", "recognised", "2024-03-11"),
            ("2023-0001", "registered", "2024-02-10"),
            ("2023-0001", "stopped", "2024-03-05"),
            ("2023-0001", "effective", "2024-04-10"),
            ("2024-0004", "stopped", "2024-02-05"),
            ("2023-0002", "replicated", "2024-03-15"),
        )
    ),
    *(
        ("issue", "log", title, "--unit", unit, "--raised", day, *more)
        for title, unit, day, *more in (
            ("Đường ngập", "Xã Lợi Hải", "2023-11-02", "--due", "2024-01-31"),
            ("Rác", "Xã Lợi Hải", "2024-01-10", "--category", "environment"),
            ("Mất nước", "Xã Công Hải", "2024-02-10", "--due", "2024-03-01"),
            ("Cột điện", "Huyện Thuận Bắc", "2024"),
            ("Chợ tạm", "Xã Công Hải", "2024-04-20"),
        )
    ),
    ("issue", "resolve", "VV-2024-0001", "--date", "2024-02-01"),
    ("issue", "reopen", "VV-2024-0001", "--date", "2024-02-20", "--reason", "Lại có rác"),
    ("issue", "resolve", "VV-2024-0001", "--date", "2024-03-20"),
    *(
        ("activity", "log", name, "--unit", "Xã Lợi Hải", "--date", day, *more)
        for name, day, *more in (
            ("Đối thoại", "2024-02-02", "--kind", "dialogue"),
            ("Thăm hỏi", "2024-03-02"),
        )
    ),
    ("award", "add", "Nhóm A", "--unit", "Xã Lợi Hải", "--date", "2024-03-03"),
    ("task", "add", "Kiểm tra", "--unit", "Xã Lợi Hải", "--period", "2024-Q1"),
    ("task", "add", "Giám sát", "--unit", "Xã Công Hải", "--period", "2024-Q1"),
    ("task", "carry", "NV-2024-0002", "2024-Q2", "--reason", "Chưa xong"),
    ("document", "add", "Kế hoạch", "--unit", "Xã Lợi Hải", "--date", "2024-01-09"),
]


@pytest.fixture(scope="module", params=["calendar", "state"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A register of either calendar with something behind every figure; two units of one name."""
    desk = fresh_desk(tmp_path_factory.mktemp(request.param), calendar=request.param)
    desk.add_units("Huyện Thuận Bắc", "Huyện Ninh Hải", "Sở Nội vụ")
    desk.add_units("Xã Lợi Hải", "Xã Công Hải", "Xã Trung", parent="Huyện Thuận Bắc")
    desk.add_units("Xã Trung", parent="Huyện Ninh Hải")
    for words in COMMANDS:
        answer = desk(*words)
        assert answer.code == 0, (words, answer.err)
    return desk


def walked(desk: Desk, *options: str) -> list[tuple[Any, int]]:
    """Every explained figure with the length of the list that its command gives."""
    found = []
    for each in desk.json("totals", *options, "--explain")["explain"]:
        program, db, path, *words = shlex.split(each["command"])
        assert (program, db, path) == ("dan-van", "--db", str(desk.register))
        found.append((each, len(desk.json(*words, "--all"))))
    return found


@pytest.mark.parametrize(
    "by", ["sector,kind", "unit", "district,type", "level,stage", "unit,category", "quarter,sector"]
)
@pytest.mark.parametrize("period", ["2024-Q1", "2024-Q2", "2024"])
def test_each_command_lists_as_many_records_as_its_figure(period: str, by: str, desk: Desk) -> None:
    found = walked(desk, period, "--by", by)
    assert [(each["command"], count) for each, count in found] == [
        (each["command"], each["count"]) for each, _ in found
    ]
    assert {each["form"] for each, _ in found} >= {"models", "issues"}


@pytest.mark.parametrize("by", ["sector,kind", "unit,category"])
def test_commands_for_an_earlier_day_count_as_its_figures_did(
    by: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.json("totals", "2024-Q1", "--by", by)
    day = NOW.date().isoformat()
    copied = copy_register(desk.register, desk.register.with_name("later.db"))
    monkeypatch.setattr("tests.workbooks.desk.NOW", NOW + timedelta(days=1))
    later = Desk(copied.path)
    for words in (
        ("model", "add", "Mười", "--unit", "Xã Lợi Hải", "--registered", "2024-02-01"),
        ("model", "withdraw", "DVK-2024-0001", "--reason", "nhầm"),
        ("issue", "resolve", "VV-2024-0002", "--date", "2024-03-02"),
        ("activity", "edit", "HD-2024-0001", "--date", "2023-02-02"),
        ("award", "withdraw", "KT-2024-0001", "--reason", "nhầm"),
        ("task", "drop", "NV-2024-0001", "--reason", "thôi"),
        ("document", "edit", "VB-2024-0001", "--date", "2023-01-09"),
    ):
        answer = later(*words)
        assert answer.code == 0, (words, answer.err)
    assert later.json("totals", "2024-Q1", "--by", by) != before
    assert later.json("totals", "2024-Q1", "--by", by, "--as-of", day) == before
    found = walked(later, "2024-Q1", "--by", by, "--as-of", day)
    assert {each["form"] for each, _ in found} >= {"models", "issues", "activities", "documents"}
    for each, count in found:
        assert each["command"].endswith(f" --as-of {day}")
        assert (each["command"], count) == (each["command"], each["count"])


def test_no_figure_is_left_without_a_command(desk: Desk) -> None:
    said = desk.json("totals", "2024-Q1", "--by", "unit", "--explain")
    rows = [*said["models"]["rows"], said["models"]["total"]]
    figures = sum(1 for row in rows for value in row.values() if isinstance(value, int) and value)
    told = [each for each in said["explain"] if each["form"] == "models"]
    levels = [each["row"]["level"] for each in told if each["figure"] == "recognised_by_level"]
    assert {"district", None} <= set(levels)
    assert len(told) == figures + len(levels)
    assert {each["form"] for each in said["explain"]} >= {
        *("models", "issues", "activities", "awards", "tasks", "documents"),
    }


def test_cumulative_figures_are_those_of_the_longer_period(desk: Desk) -> None:
    found = walked(desk, "2024-Q2", "--cumulative", "year")
    assert all(each["count"] == count for each, count in found)
    assert any(each["figure"] == "recognised" for each, _ in found)


def test_commands_stand_under_the_tables(desk: Desk) -> None:
    plain, explained = desk("totals", "2024-Q1").out, desk("totals", "2024-Q1", "--explain").out
    assert "model list" not in plain
    assert "Lệnh liệt kê" in explained
    assert "model list --period 2024-Q1 --event effective" in explained
    assert "model list --active-on" in explained


@pytest.mark.parametrize(
    "words",
    [
        ("model", "list", "--event", "effective"),
        ("model", "list", "--event", "danced", "--period", "2024-Q1"),
        ("model", "list", "--event-level", "province"),
        ("model", "list", "--event", "new", "--event-level", "district", "--period", "2024-Q1"),
        ("model", "list", "--active-on", "2024-03"),
        ("issue", "list", "--counted", "raised"),
        ("issue", "list", "--counted", "lost", "--period", "2024-Q1"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_refused(words: tuple[str, ...], desk: Desk) -> None:
    answer = desk(*words)
    assert (answer.code, answer.out) == (2, "")
    assert "Cách xử lý" in answer.err


def test_a_chart_has_a_bar_for_each_line_and_one_measure(desk: Desk) -> None:
    out = desk("totals", "2024-Q1", "--by", "sector,kind", "--chart", "--format", "plain").out
    chart = out[out.rindex("Mô hình Dân vận khéo: Đăng ký") :].splitlines()
    rows = desk.json("totals", "2024-Q1", "--by", "sector")["models"]["rows"]
    assert "#" in chart[1]
    bars = [line.split()[-1] for line in chart[1 : 1 + len(rows)]]
    assert bars == [str(row["registered"]) for row in rows]
    assert desk("totals", "2024-Q1", "--by", "category", "--chart").code == 0
