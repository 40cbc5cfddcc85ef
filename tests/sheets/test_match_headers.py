"""Which field a heading names, and when it names none."""

from __future__ import annotations

import pytest

from dan_van.entities import FORMS
from dan_van.entities.award import AWARD
from dan_van.entities.issue import ISSUE
from dan_van.entities.model import MODEL
from dan_van.sheets.match_headers import HeaderMatch, known_headers, match_headers, suggest


def fields(*headers: str, **options: object) -> list[str | None]:
    found = match_headers([(header,) for header in headers], form=MODEL, **options)  # type: ignore[arg-type]
    return [match.field for match in found]


@pytest.mark.parametrize(
    "header",
    [
        "Tên mô hình",
        "TÊN MÔ HÌNH",
        "Ten mo hinh",
        "2. Tên mô hình",
        "(2) Tên mô hình:",
        "- Tên mô hình\t",
        "Tên mô hình (ghi đầy đủ)",
        "Tên\nmô hình",
        "“Tên mô hình”",
        "Tên mô hình “Dân vận khéo”",
        "Tên mô hình*",
        "Name",
    ],
)
def test_name_is_recognised_however_it_is_dressed(header: str) -> None:
    assert fields(header) == ["name"]


@pytest.mark.parametrize(
    "header", ["Họ và tên/Tên tập thể", "Tên tập thể, họ và tên cá nhân", "Tên tập thể/Họ và tên"]
)
def test_people_and_bodies_in_one_column_are_who_is_rewarded(header: str) -> None:
    (match,) = match_headers([(header,)], form=AWARD)
    assert match.field == "recipient"


def test_columns_are_matched_in_any_order() -> None:
    assert fields("Ghi chú", "STT", "Ngày đăng ký", "Tên mô hình", "Đơn vị") == [
        "note",
        None,
        "registered",
        "name",
        "unit",
    ]


def test_second_column_with_the_same_heading_stays_unmatched() -> None:
    assert fields("Tên mô hình", "Ghi chú", "Ghi chú") == ["name", "note", None]


def test_closer_heading_wins_the_field() -> None:
    assert fields("Mô hình", "Tên mô hình") == [None, "name"]


def test_kind_in_one_column_is_a_field_and_no_mark() -> None:
    for header in ("Tập thể/Cá nhân", "Tập thể / cá nhân", "Tập thể, cá nhân", "Cá nhân/tập thể"):
        found = match_headers([("Tên mô hình",), (header,)], form=MODEL)
        assert found[1] == HeaderMatch("kind")


def test_options_in_columns_of_their_own_are_marks() -> None:
    found = match_headers(
        [("STT",), ("Tên mô hình",), ("Hình thức", "Tập thể"), ("Hình thức", "Cá nhân")], form=MODEL
    )
    assert found[2:] == (HeaderMatch("kind", "collective"), HeaderMatch("kind", "individual"))


def test_sector_marks_are_given_by_the_caller() -> None:
    marks = {"kinh te": ("sector", "KT"), "van hoa - xa hoi": ("sector", "VHXH")}
    found = match_headers(
        [("Tên mô hình",), ("Lĩnh vực", "Kinh tế"), ("Lĩnh vực", "Văn hóa – xã hội")],
        form=MODEL,
        marks=marks,
    )
    assert found[1:] == (HeaderMatch("sector", "KT"), HeaderMatch("sector", "VHXH"))


def test_heading_joined_with_the_one_above_is_closer_than_the_heading_alone() -> None:
    found = match_headers(
        [("Tên mô hình",), ("Công nhận", "Ngày"), ("Đăng ký", "Ngày")], form=MODEL
    )
    assert [match.field for match in found] == ["name", "recognised", "registered"]


def test_what_a_column_was_said_to_bear_goes_before_its_heading() -> None:
    assert fields("Danh xưng", "Tên mô hình") == [None, "name"]
    said = {0: HeaderMatch("name"), 1: HeaderMatch()}
    assert fields("Danh xưng", "Tên mô hình", taught=said) == ["name", None]


def test_mark_that_was_said_keeps_the_other_marks_of_its_field() -> None:
    said = {1: HeaderMatch("kind", "collective")}
    found = match_headers([("Tên mô hình",), ("T. thể",), ("Cá nhân",)], form=MODEL, taught=said)
    assert found[1:] == (HeaderMatch("kind", "collective"), HeaderMatch("kind", "individual"))


def test_similar_heading_is_suggested_and_not_applied() -> None:
    headers = [("Tên mô hìng",), ("Đơn vị",), ("Hoàn toàn khác hẳn",)]
    matches = match_headers(headers, form=MODEL)
    suggested = suggest(headers, matches, form=MODEL)
    assert suggested[0] == HeaderMatch(suggestion="name")
    assert suggested[1].field == "unit"
    assert suggested[2] == HeaderMatch()


@pytest.mark.parametrize(
    "header",
    [
        "Tên các mô hình",
        "Các mô hình",
        "Tên mô hình đăng ký thực hiện",
        "Mô hình được công nhận",
        "Tên mô hình nào?",
    ],
)
def test_words_that_any_heading_may_bear_do_not_change_what_it_says(header: str) -> None:
    assert fields("STT", header) == [None, "name"]


@pytest.mark.parametrize(
    ("form", "header", "field"),
    [
        ("issues", "Những vấn đề Nhân dân quan tâm, bức xúc", "title"),
        ("issues", "Nội dung vụ việc nổi cộm", "title"),
        ("issues", "Ngày, tháng phát sinh", "raised"),
        ("documents", "Tên loại và trích yếu nội dung văn bản", "subject"),
        ("documents", "Ngày tháng văn bản", "date"),
        ("activities", "Nội dung đối thoại", "name"),
        ("activities", "Số người dự", "participants"),
        ("awards", "Hình thức đề nghị khen thưởng", "form"),
        ("checklist", "Tên xã, thị trấn", "unit"),
        ("models", "Đơn vị phụ trách", "unit"),
        ("models", "Đơn vị, tên mô hình", "name"),
    ],
)
def test_headings_as_offices_write_them(form: str, header: str, field: str) -> None:
    found = match_headers([("STT",), (header,)], form=FORMS[form])
    assert found[1].field == field


def test_the_day_of_a_registration_is_no_day_of_anything_else() -> None:
    found = match_headers([("Vụ việc",), ("Thời gian đăng ký",)], form=ISSUE)
    assert found[1] == HeaderMatch()


def test_an_exact_heading_goes_before_one_with_more_words() -> None:
    assert fields("Tên các mô hình", "Tên mô hình") == [None, "name"]


def test_stt_is_never_the_abbreviation_of_a_collective() -> None:
    assert fields("TT", "Tên mô hình") == [None, "name"]


def test_known_headers_are_folded() -> None:
    known = known_headers([MODEL, ISSUE])
    assert "ten mo hinh" in known
    assert "noi dung vu viec van de" in known


@pytest.mark.parametrize(
    "header",
    ["Nội dung ý kiến, kiến nghị", "Nội dung kiến nghị", "Nội dung kiến nghị của cử tri"],
)
def test_what_voters_ask_is_the_matter_of_an_issue(header: str) -> None:
    headers = [(header,), ("Cơ quan giải quyết, trả lời",)]
    found = match_headers(headers, form=ISSUE)
    assert [match.field for match in found] == ["title", "resolving"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Năm ĐK", "registered"),
        ("Thời điểm ĐK", "registered"),
        ("LV", "sector"),
        ("Tên MH", "name"),
        ("Danh mục mô hình", "name"),
        ("Tên mô hình đề nghị công nhận", "name"),
    ],
)
def test_letters_that_stand_for_a_word_are_read_as_the_word(header: str, field: str) -> None:
    assert fields(header) == [field]


def test_tt_under_a_block_is_collective_and_no_row_number() -> None:
    headers = [("Tên mô hình",), ("Chủ thể", "TT"), ("Chủ thể", "CN")]
    found = match_headers(headers, form=MODEL)
    assert [match.option for match in found] == [None, "collective", "individual"]
