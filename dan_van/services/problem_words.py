"""What is said of a problem: where it is, what is wrong, what to do about it."""

from __future__ import annotations

from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.wording import Label, Message, Wording

LEVELS = {
    Severity.ERROR.value: Label("Lỗi", "Error"),
    Severity.WARNING.value: Label("Lưu ý", "Note"),
}


def problem_message(problem: Problem) -> Message:
    """The sentence of a problem."""
    facts = {
        "value": problem.value,
        "suggestion": problem.suggestion,
        "field": problem.field or "",
        **problem.facts,
    }
    code = problem.code
    if code == "unknown_choice" and problem.suggestion:
        code = "unknown_choice_similar"
    elif code == "value_missing" and problem.column is None:
        code = "column_missing"
    return Message(f"problem.{code}", facts)


def cell_or_row(problem: Problem, wording: Wording) -> str:
    """`C9`, or `row 9` where no cell is meant; blank for what is about a whole sheet."""
    if problem.cell is not None:
        return problem.cell
    if problem.row is not None:
        return wording.say(Message("import.row", {"row": problem.row}))
    return ""


def what_and_remedy(text: str) -> tuple[str, str]:
    """The first sentence, which says what is wrong, and the others, which say what to do.

    A full stop inside quotation marks ends no sentence, nor does the one of "TP. Phan Rang".
    """
    depth = 0
    for place, letter in enumerate(text):
        if letter == "“":
            depth += 1
        elif letter == "”":
            depth -= 1
        elif (
            letter in ".?!"
            and depth <= 0
            and text[place + 1 : place + 2] == " "
            and not text[place - 1 : place].isupper()
        ):
            return text[: place + 1], text[place + 2 :]
    return text, ""
