"""Published tables, loaded as their offices stated them and as records: every figure comes out."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.services.published_tables import FOUR, PUBLISHED, Published
from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import Cells, Sheet, make_workbook

SECTORS = dict(
    zip(
        FOUR,
        ("Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng hệ thống chính trị"),
        strict=True,
    )
)
KINDS = {"collective": "Tập thể", "individual": "Cá nhân"}
EACH = pytest.mark.parametrize(
    "table",
    PUBLISHED,
    ids=[f"{each.place} {each.period} {len(each.by_sector)}" for each in PUBLISHED],
)
WITH_PARTS = [each for each in PUBLISHED if (each.by_sector or each.by_kind) and not each.disagrees]


def desk_of(table: Published, folder: Path) -> Desk:
    """A register that knows the place and its sectors."""
    desk = fresh_desk(folder)
    desk.add_units(table.place)
    with closing(sqlite3.connect(desk.register)) as conn, conn:
        for place, (code, name) in enumerate(table.own_sectors.items(), start=5):
            conn.execute(
                "INSERT INTO sector (code, name_vi, name_en, position) VALUES (?, ?, ?, ?)",
                (code, name, name, place),
            )
    return desk


def state(desk: Desk, table: Published) -> int:
    """Declare every figure of the table; gives how many there are."""
    about = f"--measure {table.measure}"
    figures = [f"{table.total}|{about}"] if table.total else []
    figures += [f"{n}|{about} --sector {code}" for code, n in table.by_sector.items()]
    figures += [f"{n}|{about} --kind {kind}" for kind, n in table.by_kind.items()]
    figures += [words.replace(" ", "|", 1) for words in table.more]
    for figure in figures:
        number, options = figure.split("|")
        said = ("--unit", table.place, "--period", table.period, *options.split())
        answer = desk("figure", "add", number, *said)
        assert answer.code == 0, answer.err
    return len(figures)


def declared(totals: Any, measure: str) -> dict[tuple[str | None, str | None], Any]:
    """The figures of one measure in the totals, by sector and kind; of all levels."""
    return {
        (each["sector"], each["kind"]): each
        for each in totals["declared"]
        if each["measure"] == measure and each["level"] is None
    }


def disagreeing(totals: Any) -> tuple[tuple[int, int], ...]:
    return tuple((each["declared"], each["parts"]) for each in totals["declared_disagree"])


@EACH
def test_totals_give_what_was_published_and_name_what_does_not_add_up(
    table: Published, tmp_path: Path
) -> None:
    desk = desk_of(table, tmp_path)
    number = state(desk, table)
    totals = desk.json("totals", table.period)
    assert len(totals["declared"]) == number
    found = declared(totals, table.measure)
    if table.total:
        assert found[None, None]["declared"] == table.whole
    assert {code: found[code, None]["declared"] for code in table.by_sector} == table.by_sector
    assert {kind: found[None, kind]["declared"] for kind in table.by_kind} == table.by_kind
    assert {each["counted"] for each in totals["declared"]} == {None}
    assert disagreeing(totals) == table.disagrees
    for language, words in (("vi", "Không khớp"), ("en", "Does not add up")):
        shown = desk("totals", table.period, lang=language)
        assert shown.code == 0
        assert shown.out.count(words) == len(table.disagrees)


def test_what_does_not_add_up_is_told_with_both_numbers_and_where_they_stand(
    tmp_path: Path,
) -> None:
    table = next(each for each in PUBLISHED if each.disagrees)
    desk = desk_of(table, tmp_path)
    state(desk, table)
    shown = desk("totals", table.period).out
    assert (
        "Không khớp: Tỉnh Cao Bằng, Mô hình đăng ký: các lĩnh vực cộng lại 4.838"
        " (SL-2021-0002; SL-2021-0003; SL-2021-0004; SL-2021-0005), ghi 5.358 (SL-2021-0001)."
    ) in shown


def test_two_articles_that_contradict_each_other_are_named(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path)
    desk.add_units("Tỉnh Ninh Bình")
    for number, measure, article in (("781", "registered", "Bài 1"), ("791", "new", "Bài 2")):
        about = ("--unit", "Tỉnh Ninh Bình", "--period", "2014", "--measure", measure)
        assert desk("figure", "add", number, *about, "--document", article).code == 0
    shown = desk("totals", "2014").out
    assert (
        "Không khớp: Tỉnh Ninh Bình, Mô hình đăng ký: riêng “Mô hình mới” ghi 791"
        " (SL-2014-0002, Bài 2), nhiều hơn số chung 781 (SL-2014-0001, Bài 1)."
    ) in shown


def listed(desk: Desk, table: Published, folder: Path, names: Mapping[str, str]) -> None:
    """The models behind the figures of the first split, registered on a day of the period."""
    split = table.by_sector or table.by_kind
    start = desk.json("totals", table.period)["period"]["start"]
    heading = "Lĩnh vực" if table.by_sector else "Loại hình"
    day = "Ngày đăng ký" if table.measure == "registered" else "Ngày công nhận"
    rows: list[Cells] = []
    for code, number in split.items():
        for n in range(number):
            place = len(rows) + 1
            rows.append((place, f"Mô hình {code} số {n}", table.place, names[code], start))
    headings = ("STT", "Tên mô hình", "Đơn vị", heading, day)
    path = make_workbook(folder / "danh-sach.xlsx", Sheet(rows=rows, headings=headings))
    answer = desk("import", path, "--format", "json")
    assert answer.code == 0, answer.out


@pytest.mark.parametrize("table", WITH_PARTS, ids=[each.place for each in WITH_PARTS])
def test_the_same_table_as_records_leaves_no_difference(table: Published, tmp_path: Path) -> None:
    desk = desk_of(table, tmp_path)
    state(desk, table)
    names = {**SECTORS, **KINDS, **table.own_sectors}
    listed(desk, table, tmp_path, names)
    split, name = (table.by_sector, "sector") if table.by_sector else (table.by_kind, "kind")
    totals = desk.json("totals", table.period, "--by", name)
    rows = {row[name]: row[table.measure] for row in totals["models"]["rows"]}
    assert {code: number for code, number in rows.items() if number} == split
    assert totals["models"]["total"][table.measure] == sum(split.values())
    found = declared(totals, table.measure)
    for code, number in split.items():
        each = found[(code, None) if name == "sector" else (None, code)]
        assert (each["declared"], each["counted"], each["difference"]) == (number, number, 0)
    whole = found[None, None]
    assert whole["counted"] == sum(split.values())
    if whole["qualifier"] == "=":
        assert whole["difference"] == 0


@pytest.mark.parametrize("by", ["unit", "sector", "kind", "unit,sector"])
def test_declared_stands_beside_counted_by_unit_and_sector_however_it_is_asked(
    by: str, tmp_path: Path
) -> None:
    desk = fresh_desk(tmp_path)
    desk.add_units("Huyện Lục Ngạn")
    desk.add_units("Xã Tân Hoa", "Xã Giáp Sơn", parent="Huyện Lục Ngạn")
    for unit, sector, number in (("Xã Tân Hoa", "KT", "2"), ("Xã Giáp Sơn", "QPAN", "1")):
        about = ("--unit", unit, "--period", "2024-Q1", "--measure", "registered")
        assert desk("figure", "add", number, *about, "--sector", sector).code == 0
        model = ("--unit", unit, "--sector", sector, "--registered", "2024-02-01")
        assert desk("model", "add", f"Mô hình {sector}", *model).code == 0
    totals = desk.json("totals", "2024-Q1", "--by", by)
    found = [(d["unit"], d["sector"], d["counted"], d["difference"]) for d in totals["declared"]]
    assert sorted(found) == [("Xã Giáp Sơn", "QPAN", 1, 0), ("Xã Tân Hoa", "KT", 1, -1)]
    shown = desk("totals", "2024-Q1", "--by", by).out
    assert "Số báo cáo  Đếm trong sổ  Chênh lệch" in shown


def form(table: Published) -> Sheet:
    """The same table as the form of a unit: one row a figure, the headline first."""
    rows: list[Cells] = [(table.place, None, table.whole)]
    names = {**SECTORS, **table.own_sectors}
    rows += [(table.place, names[code], number) for code, number in table.by_sector.items()]
    year = table.period.replace("..", " - ")
    return Sheet(
        rows=[(n, *row) for n, row in enumerate(rows, start=1)],
        headings=("STT", "Đơn vị", "Lĩnh vực", "Mô hình đăng ký"),
        title=(f"TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO GIAI ĐOẠN {year}",),
    )


@pytest.mark.parametrize("sectors", [4, 5])
def test_a_sheet_whose_parts_do_not_add_up_is_taken_with_a_warning_at_the_whole(
    sectors: int, tmp_path: Path
) -> None:
    table = next(
        each
        for each in PUBLISHED
        if each.place == "Tỉnh Cao Bằng" and len(each.by_sector) == sectors
    )
    desk = desk_of(table, tmp_path)
    path = make_workbook(tmp_path / "bieu.xlsx", form(table))
    result = desk.do_import(path, options=("--period", table.period))
    assert result.rows == {"new": 1 + len(table.by_sector)}
    assert result.code == (3 if table.disagrees else 0)
    assert result.warnings == ([("total_disagrees", "D4")] if table.disagrees else [])
    stated = {
        t["cell"]: (t["declared"], t["counted"], t["matches"]) for t in result.file["declared"]
    }
    if table.disagrees:
        assert stated["D4"] == (5358, 4838, False)
        said = desk("import", path, "--period", table.period, "--check").out
        assert "tổng số 5.358" in said
        assert "đếm được 4.838" in said
    assert disagreeing(desk.json("totals", table.period)) == table.disagrees


def test_a_second_statement_is_refused_with_the_first_its_source_and_how_to_put_it(
    tmp_path: Path,
) -> None:
    desk = fresh_desk(tmp_path)
    desk.add_units("Tỉnh Ninh Bình")
    about = ("--unit", "Tỉnh Ninh Bình", "--period", "2014", "--measure", "registered")
    assert desk("figure", "add", "1781", *about, "--document", "Bài 1").code == 0
    refused = desk("figure", "add", "1791", *about, "--document", "Bài 2")
    assert refused.code == 2
    assert "đã có số 1.781 (SL-2014-0001, Bài 1)." in refused.err
    assert "figure edit SL-2014-0001 --number 1791 --document 'Bài 2'." in refused.err
    assert (
        desk("figure", "edit", "SL-2014-0001", "--number", "1791", "--document", "Bài 2").code == 0
    )
    history = desk("history", "SL-2014-0001").out
    assert "1.781" in history
    assert "1.791" in history
    assert desk("figure", "edit", "SL-2014-0001", "--document", "").code == 0
    assert "(SL-2014-0001, nhập bằng lệnh)" in desk("figure", "add", "5", *about).err


def test_models_and_exemplars_of_one_table_are_not_added(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path)
    desk.add_units("Huyện Đất Đỏ")
    sheet = Sheet(
        rows=[(1, "Huyện Đất Đỏ", 147, 54, 201)],
        headings=("STT", "Đơn vị", "Mô hình", "Điển hình", "Tổng số"),
        title=("TỔNG HỢP MÔ HÌNH, ĐIỂN HÌNH DÂN VẬN KHÉO ĐĂNG KÝ NĂM 2023",),
    )
    result = desk.do_import(make_workbook(tmp_path / "bieu.xlsx", sheet))
    assert (result.rows, result.warnings) == ({"new": 1}, [("columns_left", None)])
    (figure,) = desk.json("totals", "2023")["declared"]
    assert (figure["declared"], figure["kind"]) == (147, None)
