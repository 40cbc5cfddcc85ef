"""Periods: as users write them, as titles name them, and their exact days."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from dan_van.domain.period import (
    Calendar,
    Period,
    find_period,
    month_of,
    parse_period,
    quarter_of,
    quarters_of,
    year_of,
)
from dan_van.errors import WrongInput

TODAY = date(2024, 5, 20)


def parsed(text: str, calendar: Calendar = Calendar.CALENDAR, today: date = TODAY) -> Period:
    return parse_period(text, calendar=calendar, today=today)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024-Q1", "2024-Q1"),
        ("2024Q1", "2024-Q1"),
        ("2024-q1", "2024-Q1"),
        ("Q1/2024", "2024-Q1"),
        ("Q1-2024", "2024-Q1"),
        ("I/2024", "2024-Q1"),
        ("Quý I/2024", "2024-Q1"),
        ("Quý I năm 2024", "2024-Q1"),
        ("qúy III/2019", "2019-Q3"),
        ("quý IV.2022", "2022-Q4"),
        ("Quý Ⅳ/2022", "2022-Q4"),
        ("Quý 2 năm 2026", "2026-Q2"),
        ("quý 02/2026", "2026-Q2"),
        ("Năm 2024 - Quý I", "2024-Q1"),
        ("2024-H1", "2024-H1"),
        ("6 tháng đầu năm 2024", "2024-H1"),
        ("06 tháng đầu năm 2024", "2024-H1"),
        ("sáu tháng cuối năm 2024", "2024-H2"),
        ("6 tháng cuối năm 2024", "2024-H2"),
        ("2024-9M", "2024-9M"),
        ("9 tháng năm 2024", "2024-9M"),
        ("9 tháng đầu năm 2024", "2024-9M"),
        ("4 tháng đầu năm 2024", "2024-01..2024-04"),
        ("2024", "2024"),
        ("năm 2024", "2024"),
        ("cả năm 2024", "2024"),
        ("2024-03", "2024-03"),
        ("03/2024", "2024-03"),
        ("3/2024", "2024-03"),
        ("12/2024", "2024-12"),
        ("2024/2", "2024-02"),
        ("tháng 3/2024", "2024-03"),
        ("tháng 3 năm 2024", "2024-03"),
        ("2020..2025", "2020..2025"),
        ("2020-2025", "2020..2025"),
        ("2020–2025", "2020..2025"),
        ("giai đoạn 2020 - 2025", "2020..2025"),
        ("nhiệm kỳ 2020-2025", "2020..2025"),
        ("2024-01-01..2024-03-31", "2024-01-01..2024-03-31"),
        ("từ ngày 01/01/2024 đến hết ngày 31/3/2024", "2024-01-01..2024-03-31"),
        ("từ 15/12 đến 14/3/2024", "2023-12-15..2024-03-14"),
        ("2023-Q1..2024-Q1", "2023-Q1..2024-Q1"),
        ("2024-Q1..2024-Q1", "2024-Q1"),
        ("quý I - quý III/2024", "2024-Q1..2024-Q3"),
        ("tháng 11 - tháng 2/2024", "2023-11..2024-02"),
        ("2024-03-12", "2024-03-12"),
        ("12/3/2024", "2024-03-12"),
        ("ngày 12 tháng 3 năm 2024", "2024-03-12"),
        ("1930", "1930"),
        ("2100", "2100"),
    ],
)
def test_every_way_of_writing_a_period_gives_its_one_code(text: str, code: str) -> None:
    for spelling in (text, text.upper(), f"  {text} ", unicodedata.normalize("NFD", text)):
        for calendar in Calendar:
            assert parsed(spelling, calendar).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quý I",
        "quý này năm",
        "abc",
        "5",
        "13/2024",
        "2024-13",
        "2024-00",
        "31/02/2024",
        "Q5/2024",
        "quý V/2024",
        "1929",
        "2101",
        "2024-H3",
        "2024-Q1-Q3",
        "20240312",
        "2024..",
        "1..2",
        "quý I/24",
        "2024-Q1..abc",
        "1929..2024",
    ],
)
def test_what_is_no_period_is_refused_with_the_text_itself(text: str) -> None:
    with pytest.raises(WrongInput) as caught:
        parsed(text)
    assert (caught.value.code, caught.value.facts) == ("bad_period", {"value": text})


@pytest.mark.parametrize("text", ["2025..2020", "2024-Q2..2024-Q1", "31/3/2024 - 1/1/2024"])
def test_a_range_that_ends_before_it_starts_is_named_so(text: str) -> None:
    with pytest.raises(WrongInput) as caught:
        parsed(text)
    assert (caught.value.code, caught.value.facts) == ("period_backwards", {"value": text})


@pytest.mark.parametrize(
    ("code", "start", "last"),
    [
        ("2024-Q1", date(2023, 12, 15), date(2024, 3, 14)),
        ("2024-Q4", date(2024, 9, 15), date(2024, 12, 14)),
        ("2024-H1", date(2023, 12, 15), date(2024, 6, 14)),
        ("2024-H2", date(2024, 6, 15), date(2024, 12, 14)),
        ("2024-9M", date(2023, 12, 15), date(2024, 9, 14)),
        ("2024", date(2023, 12, 15), date(2024, 12, 14)),
        ("2020..2025", date(2019, 12, 15), date(2025, 12, 14)),
        ("2024-03", date(2024, 3, 1), date(2024, 3, 31)),
    ],
)
def test_state_calendar_runs_from_the_15th_to_the_14th(code: str, start: date, last: date) -> None:
    span = parsed(code, Calendar.STATE).span
    assert (span.start, span.last) == (start, last)


@pytest.mark.parametrize(
    ("code", "start", "last"),
    [
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2024-9M", date(2024, 1, 1), date(2024, 9, 30)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_calendar_quarters_and_years_start_on_the_first(code: str, start: date, last: date) -> None:
    span = parsed(code).span
    assert (span.start, span.last) == (start, last)


@pytest.mark.parametrize(
    ("today", "calendar", "this", "last"),
    [
        (date(2024, 1, 1), Calendar.CALENDAR, "2024-Q1", "2023-Q4"),
        (date(2024, 1, 1), Calendar.STATE, "2024-Q1", "2023-Q4"),
        (date(2023, 12, 15), Calendar.CALENDAR, "2023-Q4", "2023-Q3"),
        (date(2023, 12, 15), Calendar.STATE, "2024-Q1", "2023-Q4"),
        (date(2023, 12, 14), Calendar.STATE, "2023-Q4", "2023-Q3"),
        (date(2024, 3, 31), Calendar.STATE, "2024-Q2", "2024-Q1"),
    ],
)
def test_this_and_last_quarter_follow_the_calendar(
    today: date, calendar: Calendar, this: str, last: str
) -> None:
    assert parsed("this-quarter", calendar, today).code == this
    assert parsed("quý này", calendar, today).code == this
    assert parsed("last-quarter", calendar, today).code == last
    assert parsed("Quý trước", calendar, today).code == last


def test_this_and_last_year_and_month() -> None:
    new_year = date(2024, 1, 1)
    assert parsed("this-year", today=new_year).code == parsed("năm nay", today=new_year).code
    assert parsed("last-year", today=new_year).code == "2023"
    assert parsed("this-month", today=new_year).code == "2024-01"
    assert parsed("tháng trước", today=new_year).code == "2023-12"
    assert parsed("this-year", Calendar.STATE, date(2023, 12, 20)).code == "2024"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” QUÝ I NĂM 2024", "2024-Q1"),
        ("BIỂU ĐĂNG KÝ MÔ HÌNH QUÝ I/2024", "2024-Q1"),
        ("BIỂU TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024", "2024"),
        ("Giai đoạn 2020 - 2025", "2020..2025"),
        ("DVK giai đoạn 2021-2025, Quý II năm 2024", "2024-Q2"),
        ("6 tháng đầu năm 2024", "2024-H1"),
        ("Tháng 10/2025", "2025-10"),
        ("TỔNG HỢP QUÝ III NĂM 2025 (Tính đến ngày 31/10/2025)", "2025-Q3"),
        ("BÁO CÁO NĂM 2024\nNinh Bình, ngày 5 tháng 12 năm 2024", "2024"),
        ("quy i nam 2024", "2024-Q1"),
        ("QUY I 2024", "2024-Q1"),
        ("danh sach qui 1 2024", "2024-Q1"),
        ("Kỳ báo cáo: 6 Tháng Đầu Năm 2026", "2026-H1"),
        ("Số 12 - Quý III/2024", "2024-Q3"),
        ("Từ ngày 15/12/2023 đến ngày 14/3/2024", "2023-12-15..2024-03-14"),
        ("từ tháng 1 đến tháng 6 năm 2024", "2024-01..2024-06"),
        ("Quý I và Quý II năm 2024", "2024-Q1..2024-Q2"),
        ("Quý I năm 2024 so với quý I năm 2023", "2024-Q1"),
        ("Kế hoạch năm 2024, tầm nhìn đến năm 2030", "2024"),
        ("đợt II năm 2024", "2024"),
        ("9M 2024", "2024-9M"),
        ("2024-9M", "2024-9M"),
        ("Báo cáo T8/2025", "2025-08"),
        ("Triển khai nhiệm vụ Quý II năm 2024", "2024-Q2"),
    ],
)
def test_a_title_names_its_period(title: str, code: str) -> None:
    for spelling in (title, title.lower(), unicodedata.normalize("NFD", title)):
        found = find_period(spelling, calendar=Calendar.STATE)
        assert found == parsed(code, Calendar.STATE)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("01_DVK_Q1_2024_LoiHai.xlsx", "2024-Q1"),
        ("BC_T18_Q2_2026.xlsx", "2026-Q2"),
        ("Dang_Ky_Mo_Hinh_2026-10-20.xlsx", "2026-10-20"),
        ("Dang_Ky_Quy_I_2024_2026-10-20.xlsx", "2024-Q1"),
        ("DanhSachMoHinhQuyI2024.xlsx", "2024-Q1"),
        ("BaoCaoQuy1Nam2024.xlsx", "2024-Q1"),
        ("2024_Q3_DVK.xlsx", "2024-Q3"),
        ("DVK_H1_2025.xlsx", "2025-H1"),
        ("DVK_2024-03.xlsx", "2024-03"),
        ("BC_thang_3_2024.xlsx", "2024-03"),
        ("DVK_2024.xlsx", "2024"),
        ("02. Xã Công Hải.xlsx", None),
        ("BC_T18.xlsx", None),
    ],
)
def test_a_file_name_names_its_period(name: str, code: str | None) -> None:
    found = find_period(name, calendar=Calendar.CALENDAR)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    "text",
    [
        "(Tính đến ngày 31/10/2025)",
        "Số liệu đến 31.10.2025",
        "Đến năm 2030",
        "ngày 30/4/1975",
        "Lợi Hải, ngày 19 tháng 3 năm 2024",
        "Vinh Hà, ngày 25 thang 11 năm 2022",
        "Thanh Hóa, ngày...tháng...năm 2022",
        "Thanh Hóa, ngày … tháng … năm 2022",
        "Số: 21/KH-UBND",
        "Nghị quyết 25-NQ/TW",
        "Kế hoạch số 05-KH/HU",
        "QĐ 217",
        "Quyết định 08/2022/QĐ-UBND 19/4/2022",
        "Luật số 10/2022/QH15",
        "Mẫu số 03/2024",
        "(Kèm theo Kế hoạch số 05-KH/HU ngày 12/3/2024)",
        "so với cùng kỳ năm 2023",
        "Tổng số 2024 hộ",
        "Điện thoại: 0259 2024 111",
        "Quý I",
        "Quỹ vì người nghèo",
        "",
    ],
)
def test_dates_and_numbers_of_documents_are_no_period(text: str) -> None:
    for spelling in (text, text.upper(), unicodedata.normalize("NFD", text)):
        assert find_period(spelling, calendar=Calendar.CALENDAR) is None


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Báo cáo kết quả quý I, phương hướng nhiệm vụ quý II năm 2024", "2024-Q1"),
        ("Kết quả quý IV, nhiệm vụ quý I năm 2025", "2024-Q4"),
        ("Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2024", "2024-H1"),
        ("Kết quả quý III; nhiệm vụ những tháng cuối năm 2024", "2024-Q3"),
        ("Kết quả năm 2023; nhiệm vụ quý I năm 2024", "2023"),
    ],
)
def test_plans_ahead_do_not_hide_the_period_that_is_reported(title: str, code: str) -> None:
    assert find_period(title, calendar=Calendar.CALENDAR) == parsed(code)


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2024-Q1", "2023-Q4"),
        ("2024-H1", "2023-H2"),
        ("2024-H2", "2024-H1"),
        ("2024", "2023"),
        ("2024-01", "2023-12"),
        ("2024-03-01", "2024-02-29"),
        ("2020..2025", "2014..2019"),
        ("2023..2024", "2021..2022"),
    ],
)
def test_previous_is_the_neighbour_of_the_same_kind(code: str, before: str) -> None:
    for calendar in Calendar:
        assert parsed(code, calendar).previous() == parsed(before, calendar)


@pytest.mark.parametrize("code", ["2020..2025-Q1", "2024-01-01..2024-03-31", "2024-9M"])
def test_a_free_range_has_no_previous(code: str) -> None:
    assert parsed(code).previous() is None


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2024-Q1", "2023-Q1"),
        ("2024-9M", "2023-9M"),
        ("2024", "2023"),
        ("2024-02", "2023-02"),
        ("2024-02-29", "2023-02-28"),
        ("2020..2025", "2019..2024"),
        ("2024-01-01..2024-02-29", "2023-01-01..2023-02-28"),
    ],
)
def test_a_year_before_is_the_same_part_of_that_year(code: str, before: str) -> None:
    for calendar in Calendar:
        assert parsed(code, calendar).a_year_before() == parsed(before, calendar)


def test_15_december_opens_the_next_year_of_the_state_calendar() -> None:
    day = date(2023, 12, 15)
    assert year_of(day, Calendar.STATE).code == "2024"
    assert year_of(day, Calendar.CALENDAR).code == "2023"
    assert quarter_of(day, Calendar.STATE) == quarters_of(2024, Calendar.STATE)[0]
    assert month_of(day).code == "2023-12"
