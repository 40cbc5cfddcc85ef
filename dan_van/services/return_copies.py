"""Copies for the senders of files with errors: the bad cells coloured, commented and listed.

A sender's file is never touched and no file of the folder is ever replaced.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from dan_van.domain.import_plan import Problem, Severity
from dan_van.domain.marked_copy import (
    LIST_TITLE,
    MOST_LINES,
    ListLine,
    Mark,
    Marking,
    copy_stem,
    is_problem_list,
)
from dan_van.domain.sheet import FileRefused, RawSheet, RawWorkbook
from dan_van.domain.wording import Label, Message, Wording
from dan_van.errors import WrongInput
from dan_van.services.import_result import FileResult
from dan_van.services.problem_words import LEVELS, cell_or_row, problem_message, what_and_remedy

ZIP_HEAD = b"PK\x03\x04"
MOST_CELLS = 2_000_000
"""Beyond this a copy made cell by cell takes minutes; the report of problems says the same."""

LONGEST_STEM = 180  # in bytes; file systems take 255 for a name
HEADINGS = (
    Label("Mức", "Level"),
    Label("Trang tính", "Sheet"),
    Label("Ô", "Cell"),
    Label("Giá trị", "Value"),
    Label("Vấn đề", "Problem"),
    Label("Cách sửa", "How to mend it"),
)


@dataclass(frozen=True, slots=True)
class ReturnCopies:
    """The folder for the copies, and the language of what is written into them."""

    folder: Path
    wording: Wording

    def prepare(self) -> None:
        """Make the folder where it is missing, before anything is imported.

        Raises:
            WrongInput: it cannot be made, or is no folder.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WrongInput("cannot_make_folder", path=self.folder, detail=error) from error

    def give(
        self, path: Path, workbook: RawWorkbook | FileRefused, result: FileResult
    ) -> FileResult:
        """Write the copy of a file with errors; the result says where it is, or why there is none.

        A file without errors, or one that could not be read, has none.
        """
        has_errors = any(p.severity is Severity.ERROR for p in result.problems)
        if isinstance(workbook, FileRefused) or not has_errors:
            return result
        sheets = [sheet for sheet in workbook.sheets if not is_problem_list(sheet)]
        marking = marking_of(sheets, result.problems, self.wording)
        try:
            copy = self._write(path, sheets, marking)
        except OSError as error:
            reason = Message("import.not_returned", {"file": path.name, "detail": error})
            return replace(result, not_returned=reason)
        if copy is None:
            reason = Message("import.too_large_to_return", {"file": path.name})
            return replace(result, not_returned=reason)
        return replace(result, returned=copy)

    def _write(self, path: Path, sheets: Sequence[RawSheet], marking: Marking) -> Path | None:
        from dan_van.render.atomic import place_new_file  # lazy: start-up
        from dan_van.render.marked.build import build_copy

        # a folder of mode 0700 beside the copies: what is unfinished is seen by nobody
        with tempfile.TemporaryDirectory(prefix=".dan-van-", dir=self.folder) as unfinished:
            temporary = Path(unfinished) / "copy.xlsx"
            temporary.touch(mode=0o600)
            if not _is_marked(path, temporary, marking):
                if sum(_cells_of(sheet) for sheet in sheets) > MOST_CELLS:
                    return None
                build_copy(_decoded(sheets), temporary, marking)
            return place_new_file(temporary, self.folder, _names(path))


def marking_of(
    sheets: Sequence[RawSheet], problems: Sequence[Problem], wording: Wording
) -> Marking:
    """What to colour, to comment and to list; errors come before warnings."""
    by_name = {sheet.name: sheet for sheet in sheets}
    ordered = sorted(problems, key=lambda p: p.severity is not Severity.ERROR)
    marked: dict[tuple[str, int, int], list[Problem]] = {}
    lines: list[ListLine] = []
    for problem in ordered:
        place = _place(problem, by_name)
        if place is not None:
            marked.setdefault(place, []).append(problem)
        if len(lines) == MOST_LINES:
            continue
        what, remedy = what_and_remedy(wording.say(problem_message(problem)))
        lines.append(
            ListLine(
                level=wording.say(LEVELS[problem.severity.value]),
                sheet=problem.sheet or "",
                where=cell_or_row(problem, wording),
                row=place[1] if place else None,
                column=place[2] if place else None,
                value=problem.value,
                problem=what,
                remedy=remedy,
            )
        )
    marks = (
        Mark(
            sheet=sheet,
            row=row,
            column=column,
            is_error=any(p.severity is Severity.ERROR for p in here),
            notes=tuple(dict.fromkeys(wording.say(problem_message(p)) for p in here)),
        )
        for (sheet, row, column), here in marked.items()
    )
    hints = [Message("marked.mend"), Message("marked.colours")]
    if len(ordered) > MOST_LINES:
        hints.append(Message("marked.more", {"count": wording.number(len(ordered))}))
    return Marking(
        filled={sheet.name: _filled(sheet) for sheet in sheets},
        marks=tuple(marks),
        lines=tuple(lines),
        title=wording.say(LIST_TITLE),
        hints=tuple(wording.say(hint) for hint in hints),
        macros_note=wording.say(Message("marked.macros")),
        built_note=wording.say(Message("marked.built")),
        headings=tuple(wording.say(label) for label in HEADINGS),
    )


def _place(problem: Problem, sheets: dict[str, RawSheet]) -> tuple[str, int, int] | None:
    """Sheet, row and column of what to colour; of a problem of a whole row its first cell."""
    sheet = sheets.get(problem.sheet or "")
    if sheet is None or problem.row is None:
        return None
    if problem.column is not None:
        return sheet.name, problem.row, _number(problem.column)
    row = sheet.rows[problem.row - 1] if problem.row <= len(sheet.rows) else ()
    first = next((i for i, cell in enumerate(row, start=1) if cell is not None), 1)
    return sheet.name, problem.row, first


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _filled(sheet: RawSheet) -> int:
    return sum(cell is not None for row in sheet.rows for cell in row)


def _cells_of(sheet: RawSheet) -> int:
    return sum(map(len, sheet.rows))


def _decoded(sheets: Iterable[RawSheet]) -> list[RawSheet]:
    """The sheets in Unicode: a copy made of values has no fonts to show an old encoding in."""
    from dan_van.sheets.legacy_text import decode_sheet  # lazy: start-up

    return [decode_sheet(sheet).sheet for sheet in sheets]


def _is_marked(path: Path, target: Path, marking: Marking) -> bool:
    """Whether the sender's own file could be written back with its marks."""
    from dan_van.render.marked.process import NotMarked, mark_copy  # lazy: start-up

    with path.open("rb") as file:
        if file.read(len(ZIP_HEAD)) != ZIP_HEAD:
            return False
    try:
        mark_copy(path, target, marking)
    except NotMarked:
        return False
    return True


def _names(path: Path) -> Iterator[str]:
    """The name of the copy, then the same with (2), (3) and so on."""
    stem = "".join("_" if ord(letter) < 32 else letter for letter in path.stem)
    while len(stem.encode("utf-8", "surrogateescape")) > LONGEST_STEM:
        stem = stem[:-1]
    stem = copy_stem(stem)
    yield f"{stem}.xlsx"
    yield from (f"{stem} ({number}).xlsx" for number in count(2))
