"""Problems as people read them: the same fault of many cells of a column is told once.

JSON and the report of problems keep every single one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.wording import Message, Wording
from dan_van.services.problem_words import cell_or_row, problem_message, what_and_remedy

SHOWN = 3
"""Cells that a group names before the dots."""

ALIKE_WHATEVER_THE_VALUE = frozenset({
    "ambiguous_date",
    "ambiguous_thousands",
    "cell_fault",
    "count_has_plan",
    "count_not_exact",
    "date_in_count",
    "date_without_year",
    "duplicate_row",
    "ends_before_start",
    "fraction_of_dong",
    "money_range",
    "negative_count",
    "negative_money",
    "no_such_day",
    "not_a_date",
    "not_a_mark",
    "not_a_number",
    "not_items",
    "not_money",
    "not_whole",
    "number_range",
    "number_too_large",
    "percent_in_count",
    "range_backwards",
    "rate_not_total",
    "ratio_or_month",
    "several_numbers",
    "too_long",
    "year_out_of_range",
})  # fmt: skip
"""Codes with a text `problems.<code>` for many cells. The others are about the very words of a
cell (a unit misspelt, a sector unknown) and are alike only where their sentences are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemGroup:
    """One problem, or several that are told in one line: sheet and cells, and what is said."""

    severity: Severity
    where: tuple[str, ...]
    message: Message


def group_problems(
    problems: Sequence[Problem], wording: Wording, *, is_each: bool = False
) -> list[ProblemGroup]:
    """The problems of one file in their order, each group where its first member stands.

    With `is_each` every problem is a group of its own.
    """
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for place, problem in enumerate(problems):
        key: tuple[object, ...] = (problem.severity, problem.sheet, problem.column, problem.code)
        if problem.row is None or is_each:
            key = (place,)
        elif problem.code not in ALIKE_WHATEVER_THE_VALUE or problem.column is None:
            key = (*key, wording.say(problem_message(problem)))
        groups.setdefault(key, []).append(problem)
    return [_told(members, wording) for members in groups.values()]


def _told(members: Sequence[Problem], wording: Wording) -> ProblemGroup:
    first = members[0]
    sheet = first.sheet or ""
    message = problem_message(first)
    if len(members) == 1:
        where = (sheet, cell_or_row(first, wording))
        return ProblemGroup(severity=first.severity, where=where, message=message)
    places = [str(p.cell or p.row) for p in members]
    shown = ", ".join([*places[:SHOWN], *(["…"] if len(places) > SHOWN else [])])
    count = wording.number(len(members))
    if first.column is None:
        shown = wording.say(Message("import.row", {"row": shown}))
        facts = {"count": count, "message": message}
        told = Message("import.rows_alike", facts)
    elif first.code in ALIKE_WHATEVER_THE_VALUE:
        _, remedy = what_and_remedy(wording.say(message))
        facts = {
            "count": count,
            "column": first.column,
            "what": Message(f"problems.{first.code}"),
            "remedy": remedy,
        }
        told = Message("import.cells_alike", facts)
    else:
        facts = {"count": count, "column": first.column, "message": message}
        told = Message("import.cells_the_same", facts)
    return ProblemGroup(severity=first.severity, where=(sheet, shown), message=told)
