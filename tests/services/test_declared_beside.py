"""Totals of a period show what units declared beside what the register counts, never mixed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dan_van.storage.create import create_register
from tests.conftest import Cli, caller

PERIOD = "2024-Q1"


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    create_register(tmp_path / "register.db", settings={"calendar": "calendar", "language": "vi"})
    cli = caller(tmp_path / "register.db")
    for name, above in (
        ("Huyện Thuận Bắc", None),
        ("Xã Lợi Hải", "Huyện Thuận Bắc"),
        ("Huyện Phú Ninh", None),
    ):
        below = ["--parent", above] if above else []
        assert cli("unit", "add", name, *below).code == 0
    return cli


def run(cli: Cli, *arguments: str) -> None:
    answer = cli(*arguments)
    assert answer.code == 0, answer.err


def declare(cli: Cli, number: str, measure: str, *more: str, unit: str = "Huyện Thuận Bắc") -> None:
    base = ("--unit", unit, "--period", PERIOD, "--measure", measure)
    run(cli, "figure", "add", number, *base, *more)


def model(cli: Cli, name: str, sector: str, kind: str, on: str = "2024-02-01") -> None:
    said = ("--unit", "Xã Lợi Hải", "--sector", sector, "--kind", kind, "--registered", on)
    run(cli, "model", "add", name, *said)


def beside(cli: Cli, period: str = PERIOD) -> list[tuple[Any, ...]]:
    """Measure, declared, counted, difference of every figure that the totals show."""
    declared = cli("totals", period, "--format", "json").json()["declared"]
    return [(d["measure"], d["declared"], d["counted"], d["difference"]) for d in declared]


def test_what_was_declared_stands_beside_what_is_counted_below_the_unit(cli: Cli) -> None:
    model(cli, "Ánh sáng", "KT", "collective")
    model(cli, "Camera", "QPAN", "collective")
    model(cli, "Cũ", "KT", "collective", on="2023-02-01")
    declare(cli, "5", "registered")
    declare(cli, "1", "registered", "--sector", "KT")
    declare(cli, "2", "registered", "--kind", "individual")
    declare(cli, "3", "active")
    assert beside(cli) == [
        ("registered", 5, 2, -3),
        ("registered", 1, 1, 0),
        ("registered", 2, 0, -2),
        ("active", 3, 3, 0),
    ]


def test_a_figure_with_nothing_behind_it_has_no_count_and_no_difference(cli: Cli) -> None:
    model(cli, "Ánh sáng", "KT", "collective")
    declare(cli, "5", "registered", unit="Huyện Phú Ninh")
    declare(cli, "2", "awards")
    declare(cli, "7", "tasks")
    assert beside(cli) == [
        ("registered", 5, None, None),
        ("awards", 2, None, None),
        ("tasks", 7, None, None),
    ]


def test_declared_figures_change_no_counted_number(cli: Cli) -> None:
    model(cli, "Ánh sáng", "KT", "collective")
    before = cli("totals", PERIOD, "--format", "json").json()
    declare(cli, "5813", "registered", "--sector", "KT")
    declare(cli, "40", "issues_found")
    after = cli("totals", PERIOD, "--format", "json").json()
    for key in ("models", "issues", "activities", "awards", "documents"):
        assert after[key] == before[key]


def test_only_figures_of_exactly_the_period_are_shown(cli: Cli) -> None:
    declare(cli, "5", "registered")
    assert beside(cli, "2024") == []
    assert beside(cli, "2024-H1") == []
    assert "Số liệu đơn vị báo cáo" not in cli("totals", "2024").out
    shown = cli("totals", PERIOD).out
    assert "Số liệu đơn vị báo cáo" in shown
    assert "Chênh lệch" in shown


def test_a_ratio_keeps_its_plan_and_a_headline_its_qualifier(cli: Cli) -> None:
    declare(cli, "105/130", "registered", "--kind", "collective")
    declare(cli, "trên 1.000", "participants")
    found = cli("totals", PERIOD, "--format", "json").json()["declared"]
    assert [(d["declared"], d["qualifier"], d["plan"]) for d in found] == [
        (105, "=", 130),
        (1000, ">", None),
    ]
    shown = cli("totals", PERIOD).out
    assert "105/130" in shown
    assert "trên 1.000" in shown


def test_awards_are_held_against_those_granted_by_the_same_body(cli: Cli) -> None:
    said = ("--unit", "Huyện Thuận Bắc", "--form", "Bằng khen", "--date", "2024-02-01")
    province, district = ("--body", "Chủ tịch UBND tỉnh"), ("--body", "Chủ tịch UBND huyện")
    run(cli, "award", "add", "Đội A", *said, *province, "--kind", "collective")
    run(cli, "award", "add", "Bà B", *said, *province, "--kind", "individual")
    run(cli, "award", "add", "Đội C", *said, *district, "--kind", "collective")
    run(cli, "award", "add", "Đội D", *said, *province, "--status", "proposed")
    declare(cli, "3", "awards")
    declare(cli, "2", "awards", "--body", "Chủ tịch Ủy ban nhân dân tỉnh")
    declare(cli, "1", "awards", "--kind", "individual", "--form", "merit_certificate")
    declare(cli, "4", "awards", "--form", "Giấy khen")
    assert beside(cli) == [
        ("awards", 3, 3, 0),
        ("awards", 2, 2, 0),
        ("awards", 1, 1, 0),
        ("awards", 4, 0, -4),
    ]


def test_issues_and_activities_are_held_against_their_own_records(cli: Cli) -> None:
    unit = ("--unit", "Xã Lợi Hải")
    run(cli, "issue", "log", "Nước thải", *unit, "--raised", "2024-01-10")
    run(cli, "issue", "log", "Đường hỏng", *unit, "--raised", "2024-02-10")
    (first, *_) = cli("issue", "list", "--format", "json").json()
    run(cli, "issue", "resolve", first["code"], "--date", "2024-03-01", "--result", "xong")
    day = ("--date", "2024-03-05", *unit)
    run(cli, "activity", "log", "Đối thoại 1", "--kind", "dialogue", "--participants", "80", *day)
    run(cli, "activity", "log", "Tuyên truyền", "--kind", "outreach", "--sessions", "12", *day)
    for number, measure in (
        ("2", "issues_found"),
        ("1", "issues_settled"),
        ("3", "dialogues"),
        ("12", "outreach_sessions"),
        ("100", "participants"),
        ("2", "activities"),
    ):
        declare(cli, number, measure)
    assert sorted(beside(cli)) == sorted(
        [
            ("issues_found", 2, 2, 0),
            ("issues_settled", 1, 1, 0),
            ("dialogues", 3, 1, -2),
            ("outreach_sessions", 12, 12, 0),
            ("participants", 100, 80, -20),
            ("activities", 2, 2, 0),
        ]
    )


def test_documents_are_held_against_those_issued_or_advised(cli: Cli) -> None:
    said = ("--unit", "Huyện Thuận Bắc", "--date", "2024-02-01")
    run(cli, "document", "add", "Về tuyên truyền", *said, "--role", "issued")
    run(cli, "document", "add", "Về đại hội", *said, "--role", "advised")
    run(cli, "document", "add", "Về giám sát", *said, "--role", "advised")
    declare(cli, "1", "documents_issued")
    declare(cli, "2", "documents_advised")
    assert beside(cli) == [("documents_issued", 1, 1, 0), ("documents_advised", 2, 2, 0)]


def test_a_unit_that_declared_figures_has_reported(cli: Cli) -> None:
    assert "Xã Lợi Hải" in missing(cli)
    declare(cli, "5", "registered", unit="Xã Lợi Hải")
    assert "Xã Lợi Hải" not in missing(cli)


def missing(cli: Cli) -> list[str]:
    names: list[str] = cli("totals", PERIOD, "--format", "json").json()["coverage"]["missing"]
    return names
