"""`data/seeds.sh` makes a register of five provinces; every figure of their reports is printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from dan_van.cli import context
from tests.conftest import Cli, caller
from tests.console import ROOT, commands_of

SCRIPT = ROOT / "data" / "seeds.sh"
NOW = datetime(2025, 11, 5, 9, 0, tzinfo=timezone(timedelta(hours=7)))
BINH_THUAN, CA_MAU, GIA_LAI = "Tỉnh Bình Thuận", "Tỉnh Cà Mau", "Tỉnh Gia Lai"
NINH_BINH, THUAN_BAC = "Tỉnh Ninh Bình", "Huyện Thuận Bắc"
ETHNIC_AND_RELIGIOUS = "Vùng đồng bào dân tộc thiểu số, vùng có đạo"
NEW_STYLE_COUNTRYSIDE = "Chương trình mục tiêu quốc gia xây dựng nông thôn mới"
CONGRESS = "Đại hội MTTQ Việt Nam và các tổ chức chính trị - xã hội cấp xã"
SOURCE = "https://example.invalid/ca-mau/dai-hoi"


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cli]:
    """A way to call the program on the register that the script makes, in November 2025."""
    call = caller(tmp_path_factory.mktemp("seeds") / "seeds.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "clock", lambda: NOW)
        patch.chdir(ROOT)
        for arguments in commands_of(SCRIPT):
            answer = call(*arguments[1:])
            assert (answer.code, answer.err) == (0, ""), (arguments, answer.out)
        yield call


def listed(cli: Cli, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli(*arguments, "--format", "json").json()
    return found


def totals(cli: Cli, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = cli("totals", *arguments, "--format", "json").json()
    return found


def lines(text: str) -> list[str]:
    """Lines with one blank between their words."""
    return [" ".join(line.split()) for line in text.splitlines()]


def test_script_holds_comments_and_calls_alone() -> None:
    script = SCRIPT.read_text(encoding="utf-8").splitlines()
    others = [line for line in script if line[:1] not in {"", "#"}]
    assert [line for line in others if not line.startswith("dan-van ")] == ["set -e"]


# Ninh Bình, first quarter of 2024


def test_ninh_binh_reviewed_the_quarter_on_4_april(cli: Cli) -> None:
    (meeting,) = listed(cli, "activity", "list", "--unit", NINH_BINH, "--kind", "review")
    assert meeting["date"] == "2024-04-04"
    assert meeting["unit"] == "Ban Dân vận Tỉnh ủy Ninh Bình"
    assert "quý I, triển khai nhiệm vụ quý II/2024" in meeting["name"]


def test_quarter_is_printed_with_its_dates(cli: Cli) -> None:
    answer = cli("totals", "2024-Q1")
    assert lines(answer.out)[:2] == [
        "TỔNG HỢP CÔNG TÁC DÂN VẬN Quý I/2024",
        "Từ 01/01/2024 đến hết 31/03/2024 (theo năm dương lịch).",
    ]


def test_outreach_of_ninh_binh_is_counted(cli: Cli) -> None:
    assert "Tuyên truyền 2 30 3.600" in lines(cli("totals", "2024-Q1").out)


def test_emulation_for_the_lunar_new_year_is_a_campaign(cli: Cli) -> None:
    (campaign,) = listed(cli, "campaign", "list", "--text", "xuan giap thin")
    assert (campaign["kind"], campaign["period"]) == ("emulation", "2024-Q1")
    (gifts,) = listed(cli, "activity", "list", "--campaign", campaign["name"])
    assert gifts["items"] == [{"what": "quà", "quantity": 500, "unit": "suất", "qualifier": "="}]
    assert gifts["value"] == {"amount": 250_000_000, "qualifier": "="}


def test_ethnic_and_religious_areas_are_a_filter(cli: Cli) -> None:
    (found,) = listed(cli, "activity", "list", "--campaign", ETHNIC_AND_RELIGIOUS)
    assert found["unit"] == "Ban Chỉ đạo công tác tôn giáo tỉnh Ninh Bình"


def test_documents_issued_and_advised_are_apart(cli: Cli) -> None:
    issued = listed(cli, "document", "list", "--role", "issued", "--period", "2024-Q1")
    advised = listed(cli, "document", "list", "--role", "advised", "--period", "2024-Q1")
    assert {d["unit"] for d in issued} == {"Ban Dân vận Tỉnh ủy Ninh Bình", "Huyện Nho Quan"}
    assert [d["subject"].endswith("nhiệm kỳ 2024-2029") for d in advised] == [True, True]
    printed = lines(cli("totals", "2024-Q1").out)
    assert printed[printed.index("Văn bản: Ban hành (trong kỳ)") + 6] == "Tổng cộng 2"
    assert printed[printed.index("Văn bản: Tham mưu (trong kỳ)") + 5] == "Tổng cộng 2"


def test_four_steering_committees_are_owners_of_tasks(cli: Cli) -> None:
    committees = {
        unit["name"]
        for unit in listed(cli, "unit", "list", "--unit", NINH_BINH, "--type", "party_body")
        if unit["name"].startswith("Ban Chỉ đạo")
    }
    owners = {task["unit"] for task in listed(cli, "task", "list", "--period", "2024-Q2")}
    assert len(committees) == 4
    assert committees < owners


def test_all_eight_districts_and_cities_reported(cli: Cli) -> None:
    printed = cli("checklist", "show", "Báo cáo công tác dân vận quý I/2024").out
    assert "Đã hoàn thành: 8/8 (100 %)." in lines(printed)


def test_seven_tasks_are_planned_for_the_second_quarter(cli: Cli) -> None:
    tasks = listed(cli, "task", "list", "--period", "2024-Q2")
    assert len(tasks) == 7
    assert "6 tháng" in {t["code"]: t["name"] for t in tasks}["NV-2024-0007"]


def test_third_task_is_for_six_occasions(cli: Cli) -> None:
    task = cli("task", "show", "NV-2024-0003", "--format", "json").json()
    occasions = listed(cli, "campaign", "list", "--kind", "occasion")
    assert set(task["campaigns"]) == {occasion["name"] for occasion in occasions}
    assert len(occasions) == 6


def test_a_quarter_later_six_tasks_are_done_and_one_is_carried_over(cli: Cli) -> None:
    tasks = listed(cli, "task", "list", "--period", "2024-Q2")
    assert [t["code"] for t in tasks if t["status"] == "carried"] == ["NV-2024-0004"]
    assert sum(t["status"] == "done" for t in tasks) == 6
    (carried,) = listed(cli, "task", "list", "--period", "2024-Q3")
    assert (carried["code"], carried["status"]) == ("NV-2024-0004", "open")
    printed = lines(cli("totals", "2024-Q2").out)
    assert "Hoàn thành 6" in printed
    assert "Chuyển kỳ sau 1" in printed


# Bình Thuận, third quarter of 2023


def test_binh_thuan_has_four_issues_of_which_one_goes_on_from_before(cli: Cli) -> None:
    issues = listed(cli, "issue", "list", "--unit", BINH_THUAN)
    assert len(issues) == 4
    assert {issue["code"] for issue in listed(cli, "issue", "list", "--period", "2023-Q3")} == {
        issue["code"] for issue in issues if "Chí Công" not in issue["title"]
    }
    balance = totals(cli, "2023-Q3")["issues"]
    expected = {"opening": 1, "raised": 3, "resolved": 1, "closed": 0, "closing": 3}
    assert {name: balance[name] for name in expected} == expected


def test_issue_shows_who_was_advised_and_who_resolves_it(cli: Cli) -> None:
    (issue,) = listed(cli, "issue", "list", "--text", "cho chi cong")
    details = cli("issue", "show", issue["code"], "--format", "json").json()
    assert details["advised_to"] == "Ban Thường vụ Tỉnh ủy"
    assert details["resolving"] == "UBND huyện Tuy Phong"
    assert details["status"] == "monitoring"


def test_coast_guard_gave_300_gifts_and_2200_flags_worth_over_400_million(cli: Cli) -> None:
    (programme,) = listed(cli, "activity", "list", "--text", "canh sat bien")
    things = {item["what"]: item["quantity"] for item in programme["items"]}
    assert things == {"quà": 300, "cờ Tổ quốc": 2_200}
    assert programme["value"] == {"amount": 400_000_000, "qualifier": ">"}
    assert programme["places"] == ["xã Tân Thành", "xã Tân Thuận"]
    assert programme["partners"] == ["Bộ Tư lệnh Vùng Cảnh sát biển 3"]
    printed = cli("totals", "2023-Q3").out
    assert "An sinh xã hội 1 - trên 400.000.000 đồng" in lines(printed)
    assert {"quà 300 suất", "cờ Tổ quốc 2.200"} <= set(lines(printed))
    assert "2.500" not in printed


def test_dialogue_on_health_care_in_ham_tan_is_counted(cli: Cli) -> None:
    (dialogue,) = listed(cli, "activity", "list", "--kind", "dialogue", "--period", "2023-Q3")
    assert (dialogue["places"], dialogue["partners"]) == (["huyện Hàm Tân"], ["Sở Y tế"])
    assert "Đối thoại 1 1" in lines(cli("totals", "2023-Q3").out)


def test_comments_on_policies_are_counted(cli: Cli) -> None:
    assert "Góp ý xây dựng 1 1" in lines(cli("totals", "2023-Q3").out)


def test_six_tasks_are_planned_for_the_fourth_quarter(cli: Cli) -> None:
    tasks = listed(cli, "task", "list", "--period", "2023-Q4", "--unit", BINH_THUAN)
    assert len(tasks) == 6
    assert any("công nhận mô hình “Dân vận khéo” cấp tỉnh năm 2023" in t["name"] for t in tasks)


def test_projects_05_and_06_are_programmes_with_a_task_each(cli: Cli) -> None:
    projects = listed(cli, "campaign", "list", "--kind", "project")
    assert sorted(project["name"][:8] for project in projects) == ["Đề án 05", "Đề án 06"]
    for project in projects:
        assert len(listed(cli, "task", "list", "--campaign", project["name"])) == 1


def test_candidates_for_the_level_of_the_province_are_listed(cli: Cli) -> None:
    (model,) = listed(cli, "model", "list", "--level", "province", "--unit", BINH_THUAN)
    assert model["registered"] == "2023-09"


# Thuận Bắc, 2024


def test_22_units_registered_122_models_93_collective_29_individual(cli: Cli) -> None:
    models = listed(cli, "model", "list", "--unit", THUAN_BAC, "--all")
    kinds = [model["kind"] for model in models]
    assert (len(models), kinds.count("collective"), kinds.count("individual")) == (122, 93, 29)
    assert len({model["unit"] for model in models}) == 22
    printed = lines(cli("totals", "2024-Q1", "--by", "kind").out)
    assert "22/22 đơn vị đã báo cáo." in printed
    assert any(line.startswith("Tập thể 93 93 0 ") for line in printed)
    assert any(line.startswith("Cá nhân 29 29 0 ") for line in printed)
    assert any(line.startswith("Tổng cộng 122 122 0 ") for line in printed)


def test_new_style_countryside_is_a_tag_on_models(cli: Cli) -> None:
    assert len(listed(cli, "model", "list", "--campaign", NEW_STYLE_COUNTRYSIDE)) == 1
    found = totals(cli, "2024-Q1", "--campaign", NEW_STYLE_COUNTRYSIDE, "--by", "kind")
    assert found["models"]["total"]["registered"] == 1
    printed = cli("totals", "2024-Q1", "--campaign", NEW_STYLE_COUNTRYSIDE).out
    assert "chưa báo cáo" not in printed


def test_working_session_reception_and_dialogue_are_counted(cli: Cli) -> None:
    activities = listed(cli, "activity", "list", "--unit", THUAN_BAC)
    sessions = {activity["kind"]: activity["sessions"] for activity in activities}
    assert sessions == {"working_session": 1, "other": 2, "reception": 3, "dialogue": 1}
    assert "Tiếp công dân 1 3 -" in lines(cli("totals", "2024-Q1").out)


def test_six_recommendations_are_tasks_of_the_district(cli: Cli) -> None:
    tasks = listed(cli, "task", "list", "--unit", THUAN_BAC)
    assert [task["period"] for task in tasks] == ["2024"] * 6


# Cà Mau, 31 October 2025


def test_64_of_64_communes_and_wards_have_held_the_congress(cli: Cli) -> None:
    printed = lines(cli("checklist", "show", CONGRESS).out)
    assert "Đã hoàn thành: 64/64 (100 %)." in printed
    assert any(line.endswith("64/64 (100 %)") for line in lines(cli("checklist", "show").out))
    checklist = cli("checklist", "list", "--text", "dai hoi", "--format", "json").json()[0]
    assert checklist["source_url"] == SOURCE


def test_bac_lieu_ends_and_is_part_of_ca_mau(cli: Cli) -> None:
    unit = cli("unit", "show", "Tỉnh Bạc Liêu", "--format", "json").json()
    assert unit["parent"] == CA_MAU
    printed = lines(cli("unit", "show", "Tỉnh Bạc Liêu").out)
    assert "Không còn từ ngày 01/07/2025" in printed


def test_new_models_and_works_are_counted(cli: Cli) -> None:
    (model,) = listed(cli, "model", "list", "--campaign", "Mô hình mới, công trình, phần việc")
    assert model["unit"] == "Phường An Xuyên"


def test_requests_are_tasks_with_their_source(cli: Cli) -> None:
    tasks = listed(cli, "task", "list", "--unit", CA_MAU, "--period", "2025-Q4")
    details = [cli("task", "show", t["code"], "--format", "json").json() for t in tasks]
    assert [task["source_url"] for task in details] == [SOURCE] * 4
    assert ["Chương trình hoạt động trọng tâm năm 2025"] in [t["campaigns"] for t in details]


# Gia Lai, 2020-2025


def test_5813_models_are_1526_and_2791_and_1124_and_372(cli: Cli) -> None:
    stated = {
        figure["sector"]: figure["number"]
        for figure in listed(cli, "figure", "list", "--unit", GIA_LAI, "--measure", "registered")
    }
    parts = {"KT": 1526, "VHXH": 2791, "QPAN": 1124, "HTCT": 372}
    assert stated.pop(None) == sum(parts.values()) == 5813
    assert stated == parts
    printed = lines(cli("totals", "2020..2025").out)
    named = (
        "Kinh tế 1.526",
        "Văn hóa - xã hội 2.791",
        "Quốc phòng - an ninh 1.124",
        "Xây dựng hệ thống chính trị 372",
    )
    for figure in (*named, "5.813"):
        assert f"Tỉnh Gia Lai Mô hình đăng ký (trong kỳ) {figure} - -" in printed


def test_62_certificates_of_merit_are_35_and_27(cli: Cli) -> None:
    stated = {
        figure["kind"]: (figure["number"], figure["form"])
        for figure in listed(cli, "figure", "list", "--unit", GIA_LAI, "--measure", "awards")
    }
    merit = "merit_certificate"
    assert stated == {"collective": (35, merit), "individual": (27, merit), None: (62, merit)}
    printed = lines(cli("totals", "2020..2025").out)
    awards = "Bằng khen Chủ tịch Ủy ban nhân dân tỉnh"
    for figure in (f"Tập thể {awards} 35", f"Cá nhân {awards} 27", f"{awards} 62"):
        assert f"Tỉnh Gia Lai Khen thưởng (trong kỳ) {figure} - -" in printed


def test_summary_form_left_no_models_and_no_awards(cli: Cli) -> None:
    assert listed(cli, "model", "list", "--unit", GIA_LAI) == []
    assert listed(cli, "award", "list") == []


def test_five_years_are_a_campaign_and_a_heading(cli: Cli) -> None:
    (campaign,) = listed(cli, "campaign", "list", "--unit", GIA_LAI, "--text", "2020-2025")
    assert "Giai đoạn 2020-2025" in lines(cli("campaign", "show", campaign["code"]).out)
    assert lines(cli("totals", "2020..2025").out)[0] == "TỔNG HỢP CÔNG TÁC DÂN VẬN 2020-2025"


def test_conference_keeps_its_shortcomings_and_its_source(cli: Cli) -> None:
    (conference,) = listed(cli, "activity", "list", "--unit", GIA_LAI, "--kind", "conference")
    details = cli("activity", "show", conference["code"], "--format", "json").json()
    assert details["note"].startswith("Hạn chế: ")
    assert details["source_url"] == "https://example.invalid/gia-lai/bieu-duong"


def test_four_tasks_are_planned_until_2030(cli: Cli) -> None:
    assert len(listed(cli, "task", "list", "--unit", GIA_LAI, "--period", "2025..2030")) == 4
