"""The report of an import for a file of its own: every problem of every file, one to a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dan_van.domain.import_plan import Severity
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.wording import Label, Message, Wording
from dan_van.services.import_result import FileResult, import_document
from dan_van.services.problem_words import LEVELS, cell_or_row, problem_message, what_and_remedy

_COLUMNS = (
    Column(key="severity", label=Label("Mức", "Level"), kind=ColumnKind.CHOICE, choices=LEVELS),
    Column(key="file", label=Label("Tệp", "File")),
    Column(key="sheet", label=Label("Trang tính", "Sheet")),
    Column(key="cell", label=Label("Ô", "Cell"), kind=ColumnKind.CODE),
    Column(key="value", label=Label("Giá trị", "Value")),
    Column(key="problem", label=Label("Vấn đề", "Problem")),
    Column(key="remedy", label=Label("Cách sửa", "How to mend it")),
)


def report_document(results: Sequence[FileResult], wording: Wording) -> Document:
    """A table of all problems; as JSON the whole answer of the import, which holds them."""
    table = Table(key="problems", columns=_COLUMNS, rows=tuple(_rows(results, wording)))
    return Document(
        title=Message("import.report"),
        tables=(table,),
        payload=import_document(results, wording).payload,
    )


def _rows(results: Sequence[FileResult], wording: Wording) -> Iterator[Row]:
    for result in results:
        if result.reason is not None:
            said = what_and_remedy(wording.say(result.reason))
            yield Row((Severity.ERROR.value, result.file, "", "", "", *said))
        for problem in result.problems:
            said = what_and_remedy(wording.say(problem_message(problem)))
            where = (problem.sheet or "", cell_or_row(problem, wording))
            yield Row((problem.severity.value, result.file, *where, problem.value, *said))
