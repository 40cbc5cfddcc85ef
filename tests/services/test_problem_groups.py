"""The same fault of many cells is told once; whatever differs keeps a line of its own."""

from __future__ import annotations

import pytest

from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.wording import Message
from dan_van.i18n import TEXTS, Words
from dan_van.services.problem_groups import ALIKE_WHATEVER_THE_VALUE, group_problems
from dan_van.services.problem_words import what_and_remedy

WORDS = Words("vi")


def told(*problems: Problem, lang: str = "vi") -> list[tuple[str, str]]:
    """Where and what, a pair for each line."""
    words = Words(lang)
    return [
        (" › ".join(group.where), words.say(group.message))
        for group in group_problems(problems, words)
    ]


def bad_date(row: int, value: str = "abc", *, column: str = "F", sheet: str = "A") -> Problem:
    return Problem(code="not_a_date", sheet=sheet, row=row, column=column, value=value)


def stranger(row: int, value: str) -> Problem:
    return Problem(code="unit_unknown", sheet="A", row=row, column="C", value=value)


def test_one_problem_alone_is_told_in_full() -> None:
    ((where, said),) = told(bad_date(9))
    assert where == "A › F9"
    assert said.startswith("“abc” không phải là ngày tháng.")


def test_many_bad_cells_of_a_column_are_one_line_with_the_first_cells() -> None:
    ((where, said),) = told(*(bad_date(row, f"x{row}") for row in range(9, 26)))
    assert where == "A › F9, F10, F11, …"
    assert said.startswith("17 ô cột F: không phải là ngày tháng. Hãy ghi như 16/04/2024")


def test_three_cells_need_no_dots() -> None:
    ((where, said),) = told(bad_date(9), bad_date(12), bad_date(15), lang="en")
    assert where == "A › F9, F12, F15"
    assert said.startswith("3 cells of column F: not a date. Write it as")


def test_columns_sheets_codes_and_levels_are_kept_apart() -> None:
    note = Problem(code="not_a_date", severity=Severity.WARNING, sheet="A", row=9, column="F")
    other = Problem(code="no_such_day", sheet="A", row=9, column="F", value="31/02/2024")
    lines = told(bad_date(9), bad_date(9, column="G"), bad_date(9, sheet="B"), note, other)
    assert len(lines) == 5


def test_names_are_alike_only_where_they_are_the_same_name() -> None:
    lines = told(stranger(5, "Xã X"), stranger(6, "Xã Y"), stranger(7, "Xã X"))
    assert [where for where, _ in lines] == ["A › C5, C7", "A › C6"]
    assert lines[0][1].startswith("2 ô cột C: Không có đơn vị “Xã X” trong sổ.")


def test_rows_without_a_cell_are_grouped_too() -> None:
    how = {"how": Message("problem.unit_not_told")}
    rows = (Problem(code="unit_missing", sheet="A", row=r, facts=how) for r in range(5, 9))
    ((where, said),) = told(*rows)
    assert where == "A › dòng 5, 6, 7, …"
    assert said.startswith("4 dòng: Không rõ đơn vị của dòng này.")


def test_what_is_about_a_sheet_is_never_grouped() -> None:
    option = {"option": "--sheet A"}
    hidden = Problem(code="sheet_hidden", severity=Severity.WARNING, sheet="A", facts=option)
    assert len(told(hidden, hidden)) == 2


def test_each_problem_is_a_line_of_its_own_where_that_is_asked_for() -> None:
    problems = [bad_date(9), bad_date(10)]
    assert len(group_problems(problems, WORDS, is_each=True)) == 2


@pytest.mark.parametrize("code", sorted(ALIKE_WHATEVER_THE_VALUE))
def test_every_code_that_is_grouped_has_a_text_for_one_and_for_many(code: str) -> None:
    assert f"problem.{code}" in TEXTS
    assert f"problems.{code}" in TEXTS


def test_every_text_for_many_belongs_to_a_code_that_is_grouped() -> None:
    codes = {key.removeprefix("problems.") for key in TEXTS if key.startswith("problems.")}
    assert codes == ALIKE_WHATEVER_THE_VALUE


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("“a. b” không phải là số. Hãy ghi số.", "“a. b” không phải là số.", "Hãy ghi số."),
        (
            "“An” là tên của: An (TP. Huế); An (H. Ba). Ghi thêm.",
            "“An” là tên của: An (TP. Huế); An (H. Ba).",
            "Ghi thêm.",
        ),
        ("Chỉ một câu.", "Chỉ một câu.", ""),
        ("", "", ""),
        ("“mở mà không đóng. Hãy ghi.", "“mở mà không đóng. Hãy ghi.", ""),
    ],
)
def test_what_is_wrong_and_what_to_do_are_told_apart(text: str, what: str, remedy: str) -> None:
    assert what_and_remedy(text) == (what, remedy)
