"""What is exported can be imported again and is then the same; a template can be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbooks.desk import Desk, fresh_desk

LANGUAGES = ("vi", "en")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register with a district and two communes."""
    return with_units(fresh_desk(tmp_path))


def with_units(desk: Desk) -> Desk:
    desk.add_units("Huyện Thuận Bắc")
    desk.add_units("Xã Lợi Hải", "Xã Công Hải", parent="Huyện Thuận Bắc")
    return desk


def add(desk: Desk, name: str, *options: str, unit: str = "Xã Lợi Hải") -> str:
    answer = desk("model", "add", "--unit", unit, *options, "--format", "json", "--", name)
    assert answer.code == 0, answer.err
    code: str = answer.json()["code"]
    return code


def log(desk: Desk, title: str, *options: str) -> str:
    code: str = desk.json("issue", "log", title, "--unit", "Xã Lợi Hải", *options)["code"]
    return code


def exported(desk: Desk, form: str = "all", lang: str = "vi") -> Path:
    path = desk.register.parent / f"{form}-{lang}.xlsx"
    answer = desk("export", form, "-o", path, "--force", lang=lang)
    assert answer.code == 0, answer.err
    return path


def copy_of(desk: Desk, *, lang: str = "vi", form: str = "all") -> Desk:
    """The register that an export brings back on an empty one with the same units."""
    copy = with_units(fresh_desk(desk.register.parent, name=f"copy-{lang}.db"))
    came = copy.do_import(exported(desk, form, lang))
    assert came.code == 0, came.file["problems"]
    assert "sheet_left" not in dict(came.warnings)
    return copy


def without_source(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in r.items() if key != "source"} for r in records]


def page(path: Path, name: str | None = None) -> Worksheet:
    book = load_workbook(path)
    sheet = book[name] if name is not None else book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def header_row(sheet: Worksheet, heading: str) -> dict[str, str]:
    """The letter of the column under each heading, and the number of the row as `""`."""
    for row in sheet.iter_rows():
        texts = {str(cell.value): cell.column_letter for cell in row if cell.value is not None}
        if heading in texts:
            return {**texts, "": str(row[0].row)}
    raise AssertionError(f"no heading {heading}")


# --- round trip ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_models_come_back_as_they_were(lang: str, desk: Desk) -> None:
    add(desk, "Ngõ xanh", "--sector", "KT", "--kind", "collective", "--registered", "2024-01-15")
    add(desk, "Nuôi dê", "--kind", "individual", "--holder", "Hộ số 3", unit="Xã Công Hải")
    add(desk, "Chưa rõ gì", unit="Huyện Thuận Bắc")
    add(desk, "Điển hình", "--sector", "HTCT", "--exemplar", "--level", "province")
    before = desk.models()
    assert [model["registered"] for model in before] == [None, None, "2024-01-15", None]
    assert without_source(copy_of(desk, lang=lang).models()) == without_source(before)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_issues_come_back_as_they_were(lang: str, desk: Desk) -> None:
    log(desk, "Rác thải", "--category", "environment", "--raised", "2024-01-05", "--people", "1200")
    log(desk, "Chợ tạm", "--raised", "2024-03", "--due", "2024-04-01", "--place", "Thôn 1")
    solved = log(desk, "Thiếu nước", "--raised", "2024-02-01", "--category", "land")
    assert desk("issue", "resolve", solved, "--date", "2024-03-01", "--result", "Đã cấp").code == 0
    closed = log(desk, "Trùng lặp", "--raised", "2024-02-01")
    options = ("--status", "closed", "--reason", "Trùng", "--date", "2024-04-01")
    assert desk("issue", "update", closed, *options).code == 0
    before = desk.issues()
    assert sorted(issue["status"] for issue in before) == ["closed", "new", "new", "resolved"]
    assert without_source(copy_of(desk, lang=lang).issues()) == without_source(before)


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-5 độ", "@xa", "=HYPERLINK(1)", "'=x"])
def test_text_that_looks_like_a_formula_is_written_and_read_as_text(text: str, desk: Desk) -> None:
    add(desk, f"{text} tên", f"--area={text}")
    sheet = page(exported(desk))
    column = header_row(sheet, "Địa bàn")
    cell = sheet[f"{column['Địa bàn']}{int(column['']) + 1}"]
    assert (cell.data_type, cell.value) == ("s", text)
    (model,) = copy_of(desk).models()
    assert (model["name"], model["area"]) == (f"{text} tên", text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("known", ["2024-03-12", "2024-03", "2024-Q1", "2024", "1900-01-01"])
def test_a_date_comes_back_as_well_as_it_was_known(known: str, lang: str, desk: Desk) -> None:
    add(desk, "Ngõ xanh", "--registered", known)
    (model,) = copy_of(desk, lang=lang).models()
    assert model["registered"] == known


@pytest.mark.parametrize("known", ["2024-03-12", "2024-03", "2024-Q1", "2024"])
def test_dates_of_the_state_calendar_come_back_too(known: str, tmp_path: Path) -> None:
    desk = with_units(fresh_desk(tmp_path, calendar="state"))
    add(desk, "Ngõ xanh", "--registered", known)
    copy = with_units(fresh_desk(tmp_path, calendar="state", name="copy.db"))
    assert copy.do_import(exported(desk)).code == 0
    assert without_source(copy.models()) == without_source(desk.models())
    assert copy.models()[0]["registered"] == known


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_date_is_not_taken_from_the_day_of_the_export(lang: str, desk: Desk) -> None:
    add(desk, "Ngõ xanh")
    copy = copy_of(desk, lang=lang, form="models")
    assert copy.models()[0]["registered"] is None
    assert copy.json("batch", "list")[0]["period"] is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_stage_level_and_decision_come_back(lang: str, desk: Desk) -> None:
    code = add(desk, "Ngõ xanh", "--registered", "2023-01-15")
    options = ("--date", "2024-02-03", "--level", "province", "--decision", "12/QĐ-UBND")
    assert desk("model", "advance", code, "recognised", *options, "--body", "UBND tỉnh").code == 0
    copy = copy_of(desk, lang=lang)
    assert without_source(copy.models()) == without_source(desk.models())
    (model,) = copy.models()
    assert (model["stage"], model["level"]) == ("recognised", "province")
    assert (model["decision"], model["body"]) == ("12/QĐ-UBND", "UBND tỉnh")


@pytest.mark.parametrize("stage", ["registered", "implementing", "recognised"])
def test_a_model_that_was_stopped_and_taken_up_again_comes_back(stage: str, desk: Desk) -> None:
    code = add(desk, "Ngõ xanh", "--registered", "2022-01-15")
    assert desk("model", "advance", code, "stopped", "--date", "2023-01-01").code == 0
    assert desk("model", "advance", code, stage, "--date", "2024-02-01").code == 0
    (model,) = desk.models()
    assert (model["stage"], model["stopped"]) == (stage, None)
    assert without_source(copy_of(desk).models()) == without_source(desk.models())


def test_a_model_that_was_stopped_twice_comes_back(desk: Desk) -> None:
    code = add(desk, "Ngõ xanh", "--registered", "2022-01-15")
    for stage, day in (("stopped", "2023-01-01"), ("implementing", "2023-06-01")):
        assert desk("model", "advance", code, stage, "--date", day).code == 0
    assert desk("model", "advance", code, "stopped", "--date", "2024-01-01").code == 0
    (before,) = desk.models()
    assert (before["stage"], before["stopped"]) == ("stopped", "2024-01-01")
    assert without_source(copy_of(desk).models()) == without_source([before])


def test_a_stop_with_a_decision_comes_back(desk: Desk) -> None:
    code = add(desk, "Ngõ xanh", "--registered", "2022-01-15", "--level", "district")
    options = ("--date", "2024-01-01", "--decision", "9/QĐ", "--level", "province")
    assert desk("model", "advance", code, "stopped", *options).code == 0
    assert without_source(copy_of(desk).models()) == without_source(desk.models())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_units_of_one_name_are_told_apart(lang: str, desk: Desk, tmp_path: Path) -> None:
    for place in (desk, copy := with_units(fresh_desk(tmp_path, name="copy.db"))):
        place.add_units("Huyện Tuy Phong")
        place.add_units("Xã Lợi Hải", parent="Huyện Tuy Phong")
    options = ("--unit", "Xã Lợi Hải, Huyện Tuy Phong")
    assert desk("model", "add", "Ngõ xanh", *options).code == 0
    came = copy.do_import(exported(desk, lang=lang))
    assert came.code == 0
    assert copy.json("model", "list", *options)[0]["name"] == "Ngõ xanh"


def test_units_are_made_again_where_that_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    add(desk, "Ngõ xanh", "--registered", "2024-01-15")
    add(desk, "Nuôi dê", unit="Xã Công Hải")
    copy = fresh_desk(tmp_path, name="empty.db")
    came = copy.do_import(exported(desk), options=("--create-units",))
    assert came.code == 0
    assert without_source(copy.models()) == without_source(desk.models())


NAMES = (
    *("Tổng vệ sinh đường làng", "Cộng đồng tự quản", "Tổng cộng", "Cộng", "Tổng số 8"),
    *("Một cửa thân thiện", "5 không, 3 sạch", "3 tốt", "I", "12", "x", "1.526", "Kinh tế"),
    *("Xã Lợi Hải", "Ghi chú", "Người lập biểu", "Quý II xanh", "Ngày 15/03/2024", "Nơi nhận:"),
    *("Tên mô hình", "TT", "Lĩnh vực kinh tế", "Tập thể", "Mô hình: nuôi dê", "Tổng: 5"),
)


def test_a_record_of_any_name_is_a_record(desk: Desk) -> None:
    for name in NAMES:
        add(desk, name)
    assert len(desk.models()) == len(NAMES)
    assert without_source(copy_of(desk).models()) == without_source(desk.models())


def test_prose_keeps_its_lines(desk: Desk) -> None:
    code = add(desk, "Ngõ xanh", "--content", "Dòng một\nTổng cộng: 3 hộ\n- gạch đầu dòng")
    before = desk.json("model", "show", code)
    assert copy_of(desk).json("model", "show", code)["content"] == before["content"]
    assert "\n" in before["content"]


def test_an_import_of_an_export_into_the_same_register_changes_nothing(desk: Desk) -> None:
    add(desk, "Ngõ xanh", "--registered", "2024-01-15", "--sector", "KT")
    log(desk, "Rác thải", "--raised", "2024-01-05")
    came = desk.do_import(exported(desk))
    assert came.code == 0
    assert came.rows == {"unchanged": 2}


def test_withdrawn_records_are_not_exported(desk: Desk) -> None:
    code = add(desk, "Ngõ xanh")
    add(desk, "Nuôi dê")
    assert desk("model", "withdraw", code, "--reason", "nhầm").code == 0
    assert [model["name"] for model in copy_of(desk).models()] == ["Nuôi dê"]


def test_an_export_takes_no_other_files_place(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    path.write_text("mine")
    assert desk("export", "models", "-o", path).code == 2
    assert path.read_text() == "mine"


@pytest.mark.parametrize(("form", "out"), [("models", "a.csv"), ("bananas", "a.xlsx")])
def test_a_wrong_form_or_ending_is_wrong_usage(form: str, out: str, desk: Desk) -> None:
    assert desk("export", form, "-o", desk.register.parent / out).code == 2


# --- template ------------------------------------------------------------------------------------


def fill_in(path: Path, heading: str, row: dict[str, str]) -> None:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    columns = header_row(sheet, heading)
    for name, value in row.items():
        sheet[f"{columns[name]}{int(columns['']) + 1}"] = value
    book.save(path)


def template(desk: Desk, form: str = "models", lang: str = "vi") -> Path:
    path = desk.register.parent / f"template-{lang}.xlsx"
    assert desk("template", form, "-o", path, lang=lang).code == 0
    return path


def test_a_template_offers_units_sectors_and_kinds_in_lists(desk: Desk) -> None:
    path = template(desk)
    sheet = page(path)
    columns = header_row(sheet, "Tên mô hình")
    first = int(columns[""]) + 1
    lists = {str(v.sqref).split(":", maxsplit=1)[0] for v in sheet.data_validations.dataValidation}
    for heading in ("Đơn vị thực hiện", "Lĩnh vực", "Loại hình", "Giai đoạn", "Cấp"):
        assert f"{columns[heading]}{first}" in lists
    texts = {
        str(cell.value)
        for other in load_workbook(path).worksheets
        for row in other.iter_rows()
        for cell in row
    }
    assert "Xã Công Hải" in texts


def test_a_template_has_no_column_of_codes(desk: Desk) -> None:
    assert "Mã" not in header_row(page(template(desk)), "Tên mô hình")


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        (
            "vi",
            {
                "Tên mô hình": "Ngõ xanh",
                "Đơn vị thực hiện": "Xã Lợi Hải",
                "Lĩnh vực": "Kinh tế",
                "Loại hình": "Tập thể",
                "Ngày đăng ký": "03/2024",
            },
        ),
        (
            "en",
            {
                "Name": "Ngõ xanh",
                "Unit": "Xã Lợi Hải",
                "Sector": "Economy",
                "Kind": "Collective",
                "Registered": "2024-03",
            },
        ),
    ],
)
def test_a_template_that_was_filled_in_is_imported(
    lang: str, row: dict[str, str], desk: Desk
) -> None:
    path = template(desk, lang=lang)
    fill_in(path, next(iter(row)), row)
    came = desk.do_import(path)
    assert came.code == 0, came.file["problems"]
    (model,) = desk.models()
    assert (model["name"], model["unit"]) == ("Ngõ xanh", "Xã Lợi Hải")
    assert (model["sector"], model["kind"]) == ("KT", "collective")
    assert model["registered"] == "2024-03"


def test_a_template_of_issues_that_was_filled_in_is_imported(desk: Desk) -> None:
    path = template(desk, "issues")
    titles = [f.label.vi for f in _issue_fields("title", "unit", "category", "raised", "status")]
    values = ("Rác thải", "Xã Lợi Hải", "Môi trường", "05/01/2024", "Đã tham mưu")
    fill_in(path, titles[0], dict(zip(titles, values, strict=True)))
    came = desk.do_import(path)
    assert came.code == 0, came.file["problems"]
    (issue,) = desk.issues()
    assert (issue["category"], issue["raised"]) == ("environment", "2024-01-05")
    assert issue["status"] == "advised"


def _issue_fields(*names: str) -> list[Any]:
    from dan_van.entities import ISSUE

    return [ISSUE.field(name) for name in names]


def test_a_template_that_was_left_empty_brings_in_nothing(desk: Desk) -> None:
    desk.do_import(template(desk))
    assert desk.models() == []


def test_a_template_needs_no_register(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert Desk(tmp_path / "none.db")("template", "models", "-o", path).code == 0
    assert header_row(page(path), "Tên mô hình")
    assert not (tmp_path / "none.db").exists()
