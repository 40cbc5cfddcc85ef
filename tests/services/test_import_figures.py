"""Summary forms: what they state is kept as figures, and held against what it adds up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dan_van.storage.create import create_register
from tests.conftest import Cli, caller
from tests.workbooks.dump import dump
from tests.workbooks.make_workbook import Cells, Sheet, make_workbook

SECTORS = ("Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng hệ thống chính trị")
SECTOR_HEADINGS = ("STT", "Lĩnh vực", "Số mô hình đăng ký, thực hiện", "Tỷ lệ (%)", "Ghi chú")


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    create_register(tmp_path / "register.db", settings={"calendar": "calendar", "language": "vi"})
    cli = caller(tmp_path / "register.db")
    for name, above in (
        ("Tỉnh Bắc Kạn", None),
        ("Huyện Chợ Đồn", "Tỉnh Bắc Kạn"),
        ("Xã Bằng Lãng", "Huyện Chợ Đồn"),
        ("Xã Yên Phong", "Huyện Chợ Đồn"),
        ("Xã Nam Cường", "Huyện Chợ Đồn"),
    ):
        below = ["--parent", above] if above else []
        assert cli("unit", "add", name, *below).code == 0
    return cli


def sectors(
    *numbers: object, total: object, title: Sequence[str] = ("HUYỆN CHỢ ĐỒN", "Năm 2022")
) -> Sheet:
    """A form by the four sectors with its stated total."""
    rows: list[Cells] = [
        (place, name, number, "25,0", None)  # type: ignore[misc]
        for place, (name, number) in enumerate(zip(SECTORS, numbers, strict=False), start=1)
    ]
    rows.append((None, "Tổng cộng", total, "100", None))  # type: ignore[arg-type]
    return Sheet(rows=rows, headings=SECTOR_HEADINGS, title=title, name="Tổng hợp")


def by_kind(*rows: Cells, name: str = "Theo đơn vị") -> Sheet:
    return Sheet(
        rows=rows,
        headings=("STT", "Đơn vị", "Tập thể", "Cá nhân", "Tổng số"),
        title=("HUYỆN CHỢ ĐỒN", "TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO ĐĂNG KÝ NĂM 2022"),
        name=name,
    )


def imported(cli: Cli, folder: Path, *sheets: Sheet, args: Sequence[str] = ()) -> tuple[int, Any]:
    """The exit code and what the import says of the one file."""
    path = make_workbook(folder / "bieu.xlsx", *sheets)
    answer = cli("import", path, *args, "--format", "json")
    return answer.code, answer.json()["files"][0]


def figures(cli: Cli) -> dict[tuple[Any, ...], Any]:
    """Every stored figure: unit, measure, sector, kind → number."""
    found = cli("figure", "list", "--format", "json", "--all").json()
    return {(f["unit"], f["measure"], f["sector"], f["kind"]): f["number"] for f in found}


def stated(file: Any) -> dict[str, tuple[Any, ...]]:
    """What the import says of each figure: declared, counted, matches."""
    return {t["cell"]: (t["declared"], t["counted"], t["matches"]) for t in file["declared"]}


def codes(file: Any) -> list[tuple[str, str | None]]:
    return [(problem["code"], problem["cell"]) for problem in file["problems"]]


# --- published figures -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "total"),
    [((1526, 2791, 1124, 372), "5.813"), ((182, 192, 72, 32), 478)],
    ids=["Gia Lai 2020-2025", "Lục Ngạn 2018"],
)
def test_published_figures_by_sector_add_up(
    cli: Cli, tmp_path: Path, parts: tuple[int, ...], total: object
) -> None:
    code, file = imported(cli, tmp_path, sectors(*parts, total=total))
    assert (code, codes(file)) == (0, [])
    assert stated(file)["C9"] == (sum(parts), sum(parts), True)
    stored = {sector: number for (_, _, sector, _), number in figures(cli).items()}
    numbers = [stored.pop(sector) for sector in ("KT", "VHXH", "QPAN", "HTCT")]
    assert (tuple(numbers), stored) == (parts, {None: sum(parts)})


@pytest.mark.parametrize(
    ("collective", "individual", "total"),
    [(69, 54, 123), (1271, 161, 1432)],
    ids=["Chợ Đồn 2022", "Hậu Giang 2023"],
)
def test_published_figures_by_kind_add_up(
    cli: Cli, tmp_path: Path, collective: int, individual: int, total: int
) -> None:
    rows = [
        (1, "Xã Bằng Lãng", collective - 20, individual - 10, total - 30),
        (2, "Xã Yên Phong", 20, 10, 30),
        (None, "Tổng cộng", collective, individual, total),
    ]
    code, file = imported(cli, tmp_path, by_kind(*rows))
    assert (code, codes(file)) == (0, [])
    found = stated(file)
    assert found["C7"] == (collective, collective, True)
    assert found["E7"] == (total, total, True)
    assert found["E5"] == (total - 30, total - 30, True)
    assert found["C5"] == (collective - 20, None, None)
    assert figures(cli)["Huyện Chợ Đồn", "registered", None, "individual"] == individual


def test_two_totals_published_for_one_year_do_not_add_up_and_both_are_kept(
    cli: Cli, tmp_path: Path
) -> None:
    # Ninh Bình 2014: 781 registered in one article, 791 in another
    code, file = imported(cli, tmp_path, sectors(300, 281, 120, 80, total=791))
    assert code == 3
    assert stated(file)["C9"] == (791, 781, False)
    assert codes(file) == [("total_disagrees", "C9")]
    assert file["status"] == "imported"
    assert figures(cli)["Huyện Chợ Đồn", "registered", None, None] == 791
    assert sum(n for (_, _, sector, _), n in figures(cli).items() if sector) == 781


@pytest.mark.parametrize(
    ("lang", "numbers"), [("vi", ("5.358", "5.000", "4.858")), ("en", ("5,358", "5,000", "4,858"))]
)
def test_numbers_in_warnings_have_their_thousands_mark(
    cli: Cli, tmp_path: Path, lang: str, numbers: Sequence[str]
) -> None:
    about = ("--unit", "Huyện Chợ Đồn", "--period", "2022", "--measure", "registered")
    assert cli("figure", "add", "5000", *about).code == 0
    path = make_workbook(tmp_path / "bieu.xlsx", sectors(4000, 838, 10, 10, total=5358))
    shown = caller(tmp_path / "register.db", language=lang)("import", path, "--check").out
    for number in numbers:
        assert number in shown
    assert "5358" not in shown


def test_two_files_that_state_one_figure_otherwise_are_named(cli: Cli, tmp_path: Path) -> None:
    def of(number: int, name: str) -> Any:
        sheet = Sheet(
            rows=[(1, "Huyện Chợ Đồn", number)],
            headings=("STT", "Đơn vị", "Mô hình đăng ký"),
            title=("TỔNG HỢP NĂM 2022",),
        )
        path = make_workbook(tmp_path / name, sheet)
        answer = cli("import", path)
        assert answer.code == 0, answer.err
        return answer.out

    assert "khác số" not in of(781, "bai-1.xlsx")
    told = of(791, "bai-2.xlsx")
    assert "Ghi 791, khác số 781 đã báo cáo cho cùng một chỉ tiêu" in told
    assert "(SL-2022-0001, bai-1.xlsx)" in told
    assert "bai-2.xlsx › Danh sách › C4" in told
    assert "(SL-2022-0001, bai-2.xlsx)" in of(801, "bai-3.xlsx")
    assert "khác số" not in of(801, "bai-4.xlsx")


def test_a_total_with_swapped_digits_is_reported(cli: Cli, tmp_path: Path) -> None:
    # Vinh Hà 2022: 2782 stated where its shares fit 2738
    code, file = imported(cli, tmp_path, sectors(189, 201, 2348, total=2782))
    assert code == 3
    assert stated(file)["C8"] == (2782, 2738, False)


def test_two_numbers_for_the_same_thing_in_one_file_are_refused(cli: Cli, tmp_path: Path) -> None:
    rows = [(1, "Xã Bằng Lãng", 500, 281, 781), (None, "Tổng cộng", 500, 281, 781)]
    code, file = imported(cli, tmp_path, by_kind(*rows), sectors(400, 391, total=791))
    assert code == 3
    assert ("figure_twice", "C7") in codes(file)
    assert figures(cli) == {}


# --- forms -------------------------------------------------------------------------------------


def test_the_same_form_again_changes_nothing_and_a_corrected_one_its_figure(
    cli: Cli, tmp_path: Path
) -> None:
    imported(cli, tmp_path, sectors(182, 192, 72, 32, total=478))
    before = dump(tmp_path / "register.db")
    again = cli("import", tmp_path / "bieu.xlsx", "--format", "json")
    file = again.json()["files"][0]
    assert (again.code, file["status"], file["rows"]["unchanged"]) == (0, "unchanged", 5)
    assert dump(tmp_path / "register.db") == before
    _, file = imported(cli, tmp_path, sectors(183, 192, 72, 32, total=479))
    assert (file["rows"]["new"], file["rows"]["changed"], file["rows"]["unchanged"]) == (0, 2, 3)
    assert figures(cli)["Huyện Chợ Đồn", "registered", "KT", None] == 183


def test_a_total_that_two_sheets_state_is_kept_once(cli: Cli, tmp_path: Path) -> None:
    rows = [(1, "Xã Bằng Lãng", 400, 78, 478), (None, "Tổng cộng", 400, 78, 478)]
    code, file = imported(cli, tmp_path, by_kind(*rows), sectors(182, 192, 72, 32, total=478))
    assert (code, codes(file)) == (0, [])
    assert list(figures(cli).values()).count(478) == 2  # of the commune and of the district


def test_a_monthly_roll_up_gives_one_figure_for_each_unit_and_measure(
    cli: Cli, tmp_path: Path
) -> None:
    groups = ("THÔNG TIN CHUNG", None, "4. DƯ LUẬN XÃ HỘI", None, "6. DÂN VẬN KHÉO", *[None] * 4)
    labels = (
        "Đơn vị báo cáo",
        "Kỳ báo cáo",
        "Số vấn đề nổi cộm",
        "Số vụ việc đã xử lý",
        "Mô hình DVK đăng ký",
        "Mô hình DVK hiệu quả",
        "Mô hình mới trong kỳ",
        "Số lượt người tham gia",
        "Số buổi đối thoại ND",
    )
    sheet = Sheet(
        headings=("BẢNG TỔNG HỢP BÁO CÁO TGDV — KỲ: QUÝ I",),
        rows=[
            groups,
            labels,
            ("Xã Bằng Lãng", "Quý I/2026", 1, 0, "12", 10, 2, "trên 1.000", 1),
            ("Xã Yên Phong", "Quý I/2026", 2, 2, "8", 7, 1, 250, 2),
            ("Xã Nam Cường", "Quý I/2026", *["-"] * 7),
            ("TỔNG CỘNG", None, 3, 2, 20, 17, 4, 1250, 3),
        ],
        merged=("A1:I1", "A2:B2", "C2:D2", "E2:I2"),
        name="Tong_Hop",
    )
    code, file = imported(cli, tmp_path, sheet, args=["--unit", "Tỉnh Bắc Kạn"])
    assert code == 3
    assert codes(file) == [("total_disagrees", "G7")]
    found = stated(file)
    assert found["E7"] == (20, 20, True)
    assert found["G7"] == (4, 3, False)
    assert found["H7"] == (1250, None, None)  # what "trên 1.000" adds is not known
    kept = figures(cli)
    assert kept["Xã Bằng Lãng", "issues_found", None, None] == 1
    assert kept["Xã Bằng Lãng", "issues_settled", None, None] == 0
    assert kept["Xã Yên Phong", "dialogues", None, None] == 2
    assert kept["Tỉnh Bắc Kạn", "registered", None, None] == 20
    assert not [key for key in kept if key[0] == "Xã Nam Cường"]
    received = cli("totals", "2026-Q1", "--format", "json").json()["coverage"]
    assert "Xã Nam Cường" in received["missing"]
    assert "Xã Yên Phong" not in received["missing"]


def test_a_total_of_no_known_unit_is_checked_and_not_kept(cli: Cli, tmp_path: Path) -> None:
    sheet = Sheet(
        rows=[(1, "Xã Bằng Lãng", 5), (2, "Xã Yên Phong", 7), (None, "Cộng", 13)],
        headings=("TT", "Đơn vị", "Số mô hình đăng ký"),
        title=("BIỂU TỔNG HỢP", "Quý I/2024"),
    )
    code, file = imported(cli, tmp_path, sheet)
    assert code == 3
    assert stated(file)["C7"] == (13, 12, False)
    assert len(figures(cli)) == 2


def test_ratios_are_kept_with_what_was_planned(cli: Cli, tmp_path: Path) -> None:
    sheet = Sheet(
        rows=[
            (1, "Tập thể", "105/130", 80),
            (2, "Cá nhân", "4/4", "-"),
            (None, "Tổng số", "109/134", 80),
        ],
        headings=("STT", "Loại hình", "Số mô hình đăng ký", "Mô hình duy trì"),
        title=("HUYỆN CHỢ ĐỒN", "KẾT QUẢ NĂM 2023"),
    )
    code, file = imported(cli, tmp_path, sheet)
    assert code == 0
    by_cell = {total["cell"]: total for total in file["declared"]}
    assert (by_cell["C5"]["declared"], by_cell["C5"]["plan"]) == (105, 130)
    assert (by_cell["C7"]["counted"], by_cell["C7"]["matches"]) == (109, True)
    stored = cli("figure", "list", "--kind", "collective", "--format", "json").json()
    assert [(f["measure"], f["number"], f["plan"]) for f in stored] == [
        ("registered", 105, 130),
        ("kept", 80, None),
    ]


def test_a_plan_that_does_not_add_up_is_reported_too(cli: Cli, tmp_path: Path) -> None:
    sheet = Sheet(
        rows=[(1, "Tập thể", "105/130"), (2, "Cá nhân", "4/4"), (None, "Tổng", "109/143")],
        headings=("STT", "Loại hình", "Số mô hình đăng ký"),
        title=("HUYỆN CHỢ ĐỒN", "KẾT QUẢ NĂM 2023"),
    )
    code, file = imported(cli, tmp_path, sheet)
    assert code == 3
    assert codes(file) == [("total_disagrees", "C7")]


def test_a_headline_that_says_more_than_agrees_with_a_larger_sum(cli: Cli, tmp_path: Path) -> None:
    # Kon Tum: "trên 1.000" is 630 + 170 + 214
    code, file = imported(cli, tmp_path, sectors(630, 170, 214, total="trên 1.000"))
    assert code == 0
    assert stated(file)["C8"] == (1000, 1014, True)


def test_levels_overlap_and_are_never_added(cli: Cli, tmp_path: Path) -> None:
    # Vĩnh Phú: 53 registered at base level, 17 at district, 4 at province level
    sheet = Sheet(
        rows=[(1, "Cấp cơ sở", 53), (2, "Cấp huyện", 17), (3, "Cấp tỉnh", 4), (None, "Tổng", 53)],
        headings=("STT", "Cấp", "Số mô hình đăng ký"),
        title=("HUYỆN CHỢ ĐỒN", "Năm 2023"),
    )
    code, file = imported(cli, tmp_path, sheet)
    assert code == 0
    assert stated(file)["C8"] == (53, None, None)


def test_sectors_under_each_unit_are_figures_of_that_unit(cli: Cli, tmp_path: Path) -> None:
    sheet = Sheet(
        rows=[
            ("I", "Xã Bằng Lãng", 8),
            (1, "Kinh tế", 4),
            (2, "VHXH", 3),
            ("II", "Xã Yên Phong", 5),
            (1, "Kinh tế", 5),
            (None, "Tổng cộng", 12),
        ],
        headings=("STT", "Lĩnh vực", "Số mô hình đăng ký"),
        title=("HUYỆN CHỢ ĐỒN", "Quý I/2024"),
    )
    code, file = imported(cli, tmp_path, sheet)
    assert code == 3
    assert codes(file) == [("total_disagrees", "C5")]
    assert stated(file)["C10"] == (12, 12, True)
    assert figures(cli) == {
        ("Xã Bằng Lãng", "registered", None, None): 8,
        ("Xã Bằng Lãng", "registered", "KT", None): 4,
        ("Xã Bằng Lãng", "registered", "VHXH", None): 3,
        ("Xã Yên Phong", "registered", None, None): 5,
        ("Xã Yên Phong", "registered", "KT", None): 5,
        ("Huyện Chợ Đồn", "registered", None, None): 12,
    }


def test_indicators_down_the_side_are_read_by_their_names(cli: Cli, tmp_path: Path) -> None:
    sheet = Sheet(
        rows=[
            (1, "Số mô hình DVK đăng ký", 5, None),
            (2, "Số buổi đối thoại với nhân dân", 2, None),
            (3, "Số vấn đề nổi cộm", 1, "đất đai"),
        ],
        headings=("STT", "Nội dung", "Kết quả", "Ghi chú"),
        title=("XÃ BẰNG LÃNG", "SỐ LIỆU QUÝ I/2026"),
    )
    code, file = imported(cli, tmp_path, sheet)
    assert (code, codes(file)) == (0, [])
    assert figures(cli) == {
        ("Xã Bằng Lãng", "registered", None, None): 5,
        ("Xã Bằng Lãng", "dialogues", None, None): 2,
        ("Xã Bằng Lãng", "issues_found", None, None): 1,
    }


def awards(*title: str) -> Sheet:
    return Sheet(
        rows=[(1, "Bằng khen", "Chủ tịch UBND tỉnh", 35, 27, 62)],
        headings=("STT", "Hình thức", "Cấp khen thưởng", "Tập thể", "Cá nhân", "Tổng số"),
        title=title,
        name="Khen thưởng",
    )


def test_a_sheet_without_a_unit_is_of_the_unit_of_its_workbook(cli: Cli, tmp_path: Path) -> None:
    whole = sectors(182, 192, 72, 32, total=478)
    code, file = imported(cli, tmp_path, whole, awards("TỔNG HỢP KHEN THƯỞNG NĂM 2022"))
    assert (code, codes(file)) == (0, [])
    assert figures(cli)["Huyện Chợ Đồn", "awards", None, None] == 62
    assert stated(file)["F4"] == (62, 62, True)


def test_a_sheet_of_a_unit_that_is_not_known_is_of_no_other(cli: Cli, tmp_path: Path) -> None:
    whole = sectors(182, 192, 72, 32, total=478)
    other = awards("HUYỆN NA RÌ", "TỔNG HỢP KHEN THƯỞNG NĂM 2022")
    code, file = imported(cli, tmp_path, whole, other)
    assert code == 3
    assert codes(file) == [("figures_without_unit", None)]
    assert figures(cli) == {}


# --- what is wrong -----------------------------------------------------------------------------


def test_a_text_in_a_column_of_figures_is_a_problem_with_its_cell(cli: Cli, tmp_path: Path) -> None:
    code, file = imported(cli, tmp_path, sectors(182, "nhiều", 72, 32, total=478))
    assert code == 3
    assert codes(file) == [("not_a_number", "C6")]
    assert stated(file)["C9"] == (478, None, None)
    assert figures(cli) == {}
    code, file = imported(
        cli, tmp_path, sectors(182, "nhiều", 72, 32, total=478), args=["--skip-bad-rows"]
    )
    assert (file["rows"]["new"], file["rows"]["refused"]) == (4, 1)


def test_a_row_of_an_unknown_sector_is_a_problem_and_not_a_figure_of_all(
    cli: Cli, tmp_path: Path
) -> None:
    sheet = sectors(182, 192, 72, 32, total=478)
    rows = [*sheet.rows[:3], (4, "Nông thôn mới", 32, None, None), sheet.rows[4]]
    odd = Sheet(rows=rows, headings=SECTOR_HEADINGS, title=sheet.title)
    code, file = imported(cli, tmp_path, odd)
    assert code == 3
    assert codes(file) == [("unknown_choice", "B8")]


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        (("BIỂU TỔNG HỢP", "Năm 2022"), "figures_without_unit"),
        (("HUYỆN CHỢ ĐỒN", "BIỂU TỔNG HỢP"), "figures_without_period"),
    ],
)
def test_figures_of_nobody_or_of_no_time_are_refused(
    cli: Cli, tmp_path: Path, title: tuple[str, ...], problem: str
) -> None:
    code, file = imported(cli, tmp_path, sectors(182, 192, 72, 32, total=478, title=title))
    assert code == 3
    assert (problem, None) in codes(file)
    given = ["--unit", "Huyện Chợ Đồn", "--period", "2022"]
    code, file = imported(
        cli, tmp_path, sectors(182, 192, 72, 32, total=478, title=title), args=given
    )
    assert (code, file["rows"]["new"]) == (0, 5)


def test_columns_of_figures_that_nothing_is_known_of_are_named(cli: Cli, tmp_path: Path) -> None:
    sheet = Sheet(
        rows=[(1, "Kinh tế", 5, 12, "80,5", "tốt"), (2, "VHXH", 6, 14, "19,5", "khá")],
        headings=("STT", "Lĩnh vực", "Số mô hình", "Số hộ trồng rừng", "Tỷ lệ (%)", "Ghi chú"),
        title=("HUYỆN CHỢ ĐỒN", "Năm 2023"),
    )
    code, file = imported(cli, tmp_path, sheet)
    assert code == 0
    (problem,) = file["problems"]
    assert (problem["code"], problem["severity"]) == ("columns_left", "warning")
    assert "Số hộ trồng rừng" in problem["message"]
    assert "Tỷ lệ" not in problem["message"]
    assert "Ghi chú" not in problem["message"]
    assert sorted(figures(cli).values()) == [5, 6]


def test_a_summary_that_is_not_understood_stays_refused(cli: Cli, tmp_path: Path) -> None:
    sheet = Sheet(
        rows=[(1, "Xã Bằng Lãng", 120, 35), (2, "Xã Yên Phong", 90, 12)],
        headings=("STT", "Đơn vị", "Số hộ nghèo", "Số hộ cận nghèo"),
        title=("HUYỆN CHỢ ĐỒN", "Năm 2023"),
    )
    code, file = imported(cli, tmp_path, sheet)
    assert (code, file["status"]) == (3, "refused")
    assert figures(cli) == {}
