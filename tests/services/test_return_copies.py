"""A file with errors goes back to its sender marked, is mended there, and comes in."""

from __future__ import annotations

import csv
import stat
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dan_van.services import return_copies
from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import Sheet, make_workbook, models

GOOD = ("Ngõ xanh", "Xã Lợi Hải", "Kinh tế", "Tập thể", date(2024, 1, 15))
BAD = ("Tiếng kẻng", "Xã Lợi Hải", "QP-AN", "Tập thể", "31/02/2024")
NO_UNIT = ("Hũ gạo", "Xã Mỹ Sơn", "Kinh tế", "Tập thể", date(2024, 1, 15))
HEADINGS = ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Loại hình", "Ngày đăng ký")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with one commune."""
    desk = fresh_desk(tmp_path)
    desk.add_units("Xã Lợi Hải")
    return desk


def write_csv(path: Path, *rows: Sequence[object]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([HEADINGS, *rows])
    return path


def returned(desk: Desk, *paths: Path, options: tuple[str, ...] = ()) -> list[Path | None]:
    """Import with `--return-to`: the copy of each file."""
    folder = str(desk.register.parent / "trả lại")
    called = desk.do_import(*paths, options=("--return-to", folder, *options))
    return [Path(file["returned"]) if file["returned"] else None for file in called.files]


def copy_of(desk: Desk, path: Path, options: tuple[str, ...] = ()) -> Path:
    (copy,) = returned(desk, path, options=options)
    assert copy is not None
    return copy


def test_a_copy_is_mended_and_imported(desk: Desk, tmp_path: Path) -> None:
    copy = copy_of(desk, make_workbook(tmp_path / "a.xlsx", models(GOOD, BAD)))
    assert not desk.models()
    book = load_workbook(copy)
    assert book.sheetnames == ["Danh sách", "Lỗi"]
    book["Danh sách"]["F3"] = date(2024, 2, 28)
    book.save(copy)
    called = desk.do_import(copy)
    assert (called.code, called.rows) == (0, {"new": 2})
    assert called.file["problems"] == []


def test_a_copy_that_was_not_mended_says_the_same_and_nothing_of_its_list(
    desk: Desk, tmp_path: Path
) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, BAD))
    before = desk.do_import(path)
    after = desk.do_import(copy_of(desk, path))
    assert after.file["problems"] == before.file["problems"]


def test_a_copy_of_a_copy_counts_on(desk: Desk, tmp_path: Path) -> None:
    first = copy_of(desk, make_workbook(tmp_path / "a.xlsx", models(GOOD, BAD)))
    second = copy_of(desk, first)
    assert [first.name, second.name] == ["a - lỗi.xlsx", "a - lỗi (2).xlsx"]
    assert load_workbook(second).sheetnames == ["Danh sách", "Lỗi"]


def test_two_senders_files_of_one_name_stay_two(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    one = make_workbook(tmp_path / "a.xlsx", models(BAD))
    two = make_workbook(tmp_path / "b" / "a.xlsx", models(NO_UNIT))
    copies = returned(desk, one, two)
    assert [copy.name for copy in copies if copy] == ["a - lỗi.xlsx", "a - lỗi (2).xlsx"]
    marks = [load_workbook(copy)["Danh sách"]["C2"].comment for copy in copies if copy]
    assert marks[0] is None
    assert marks[1] is not None


def test_a_copy_is_for_its_owner_alone_and_leaves_nothing_else_behind(
    desk: Desk, tmp_path: Path
) -> None:
    copy = copy_of(desk, make_workbook(tmp_path / "a.xlsx", models(BAD)))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


@pytest.mark.parametrize("options", [("--check",), ("--skip-bad-rows",)])
def test_a_check_and_an_import_of_the_good_rows_give_copies_too(
    desk: Desk, tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, BAD))
    assert copy_of(desk, path, options).exists()
    assert len(desk.models()) == (1 if "--skip-bad-rows" in options else 0)


def test_warnings_alone_give_no_copy(desk: Desk, tmp_path: Path) -> None:
    bare = ("Ngõ xanh", "Xã Lợi Hải", None, None, date(2024, 1, 15))
    path = make_workbook(tmp_path / "a.xlsx", models(bare))
    assert desk.do_import(path, options=("--check",)).warnings
    assert returned(desk, path) == [None]


def test_what_is_no_workbook_gives_no_copy(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    assert returned(desk, path) == [None]


def test_a_text_file_goes_back_as_a_workbook_and_comes_in_mended(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "a.csv", (1, *GOOD), (2, *BAD))
    copy = copy_of(desk, path)
    assert copy.name == "a - lỗi.xlsx"
    book = load_workbook(copy)
    sheet = book["a"]
    assert sheet["F3"].comment is not None
    sheet["F3"] = "28/02/2024"
    book.save(copy)
    assert desk.do_import(copy).rows == {"new": 2}


def test_where_openpyxl_fails_the_copy_is_built(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(return_copies, "_is_marked", lambda *_: False)
    book = load_workbook(copy_of(desk, make_workbook(tmp_path / "a.xlsx", models(GOOD, BAD))))
    assert book["Danh sách"]["F3"].comment is not None
    assert "không giữ được định dạng" in str(book["Lỗi"]["A4"].value)


def test_a_sheet_that_is_too_large_to_build_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(return_copies, "_is_marked", lambda *_: False)
    monkeypatch.setattr(return_copies, "MOST_CELLS", 5)
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD, BAD))
    answer = desk("import", path, "--return-to", tmp_path / "c")
    assert answer.code == 3
    assert "a.xlsx quá lớn để lập bản đánh dấu lỗi" in answer.err
    assert list((tmp_path / "c").iterdir()) == []


def test_a_copy_that_cannot_be_written_is_told_and_the_import_goes_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(return_copies, "_is_marked", full)
    first = make_workbook(tmp_path / "a.xlsx", models(BAD))
    second = make_workbook(tmp_path / "b.xlsx", models(GOOD))
    answer = desk("import", first, second, "--return-to", tmp_path / "c")
    assert answer.code == 3
    assert "Không ghi được bản đánh dấu lỗi của a.xlsx (ổ đĩa đã đầy)" in answer.err
    assert len(desk.models()) == 1


def test_a_folder_that_cannot_be_made_stops_the_import_before_it_begins(
    desk: Desk, tmp_path: Path
) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(GOOD))
    answer = desk("import", path, "--return-to", path)
    assert answer.code == 2
    assert "--return-to" in answer.err
    assert not desk.models()


def test_a_row_without_a_cell_to_blame_is_marked_at_its_first_one(
    desk: Desk, tmp_path: Path
) -> None:
    headings = ("TT", "Tên mô hình", "Lĩnh vực", "Loại hình")
    sheet = Sheet(headings=headings, rows=[(1, "Ngõ xanh", "KT", "Tập thể")])
    marked = load_workbook(copy_of(desk, make_workbook(tmp_path / "a.xlsx", sheet)))["Danh sách"]
    assert marked["A2"].comment is not None
    assert "Không rõ đơn vị" in marked["A2"].comment.text


def test_a_name_that_is_long_or_odd_stays_in_the_folder(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / ("…\n" + "ệ" * 70 + ".xlsx"), models(BAD))
    copy = copy_of(desk, path)
    assert copy.parent == desk.register.parent / "trả lại"
    assert "\n" not in copy.name
    assert copy.name.endswith(" - lỗi.xlsx")


# --- the report -----------------------------------------------------------------------------------


def test_a_report_has_every_problem_in_a_row_and_the_summary_is_still_shown(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [(f"Mô hình {i}", *BAD[1:]) for i in range(5)]
    path = make_workbook(tmp_path / "a.xlsx", models(*rows))
    answer = desk("import", path, "-o", tmp_path / "p.csv")
    assert "5 ô cột F: ngày không có trong lịch." in answer.out
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        heading, *lines = csv.reader(file)
    assert heading == ["Mức", "Tệp", "Trang tính", "Ô", "Giá trị", "Vấn đề", "Cách sửa"]
    assert [line[3] for line in lines] == [f"F{row}" for row in range(2, 7)]
    assert lines[0][4:] == [
        "31/02/2024",
        "“31/02/2024” không có trong lịch.",
        "Hãy kiểm tra lại ngày, tháng.",
    ]


@pytest.mark.parametrize("ending", ["xlsx", "json", "md", "html", "tsv", "txt"])
def test_a_report_is_written_in_every_format(desk: Desk, tmp_path: Path, ending: str) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(BAD, NO_UNIT))
    target = tmp_path / f"p.{ending}"
    answer = desk("import", path, "-o", target)
    assert answer.code == 3
    assert "a.xlsx" in answer.out
    if ending == "xlsx":
        sheet = load_workbook(target).worksheets[0]
        text = str([[cell.value for cell in row] for row in sheet])
    else:
        text = target.read_text(encoding="utf-8")
    assert "F2" in text
    assert "Xã Mỹ Sơn" in text


def test_a_refused_file_stands_in_the_report_too(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")
    desk("import", tmp_path / "a.xlsx", "-o", tmp_path / "p.csv")
    assert "Nội dung tệp là PDF" in (tmp_path / "p.csv").read_text(encoding="utf-8-sig")


def test_csv_on_stdout_is_for_programs_and_has_every_problem(desk: Desk, tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", models(BAD, ("Khác", *BAD[1:])))
    answer = desk("import", path, "--format", "csv")
    assert "› F2," in answer.out
    assert "› F3," in answer.out


# --- what is no workbook --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["thu.xlsx", "thu.XLS", "thu.ods"])
def test_text_under_the_name_of_a_workbook_is_called_text(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text("Kính gửi Ban Dân vận\nXã không có mô hình mới.\n", encoding="utf-8")
    for command in ("import", "inspect"):
        answer = desk(command, path)
        assert answer.code == 3
        assert "Nội dung tệp là văn bản thường, không phải bảng tính" in " ".join(
            answer.out.split()
        )


def test_text_under_the_name_of_a_workbook_is_read_where_it_is_a_table(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "a.xlsx", (1, *GOOD))
    assert desk.do_import(path).rows == {"new": 1}


def test_text_that_calls_itself_text_is_told_what_is_missing_in_it(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "thu.csv"
    path.write_text("Kính gửi Ban Dân vận\n", encoding="utf-8")
    assert "văn bản thường" not in desk("import", path).out
