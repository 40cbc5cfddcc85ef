"""What an import answers with: one result a file, and the document made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dan_van.domain.import_plan import DeclaredTotal, Problem, Severity
from dan_van.domain.table import Column, ColumnKind, Document, Emphasis, Row, Table
from dan_van.domain.wording import Label, Message, Wording


class FileStatus(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    CHECKED = "checked"


STATUS_LABELS = {
    FileStatus.IMPORTED: Label("đã nhập", "imported"),
    FileStatus.UNCHANGED: Label("không đổi", "unchanged"),
    FileStatus.REFUSED: Label("từ chối", "refused"),
    FileStatus.CHECKED: Label("đã kiểm tra", "checked"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What became of one file: counts of rows, every problem, every declared total.

    `reason` says why a file was refused without a look at its rows.
    """

    file: str
    sha256: str | None
    status: FileStatus
    batch: int | None = None
    forms: tuple[str, ...] = ()
    period: str | None = None
    unit: str | None = None
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    problems: tuple[Problem, ...] = ()
    declared: tuple[DeclaredTotal, ...] = ()
    reason: Message | None = None

    @property
    def is_clean(self) -> bool:
        """Whether nothing was refused and no declared total disagrees."""
        return (
            self.status is not FileStatus.REFUSED
            and not self.refused
            and all(total.matches is not False for total in self.declared)
        )

    @property
    def has_good_rows(self) -> bool:
        """Whether rows without an error stand in a file that was refused for some of its rows."""
        errors = [p for p in self.problems if p.severity is Severity.ERROR]
        bad = {(p.sheet, p.row) for p in errors}
        return all(p.row is not None for p in errors) and len(bad) < self.refused


def import_document(results: Sequence[FileResult], wording: Wording) -> Document:
    """One table of files with their counts, then every problem; as JSON all of it.

    The sentences of problems are worded here because JSON carries them too.
    """
    columns = (
        Column(key="file", label=Label("Tệp", "File")),
        Column(
            key="status",
            label=Label("Kết quả", "Result"),
            kind=ColumnKind.CHOICE,
            choices={status.value: label for status, label in STATUS_LABELS.items()},
        ),
        Column(key="new", label=Label("Mới", "New"), kind=ColumnKind.NUMBER),
        Column(key="changed", label=Label("Sửa", "Changed"), kind=ColumnKind.NUMBER),
        Column(key="unchanged", label=Label("Không đổi", "Same"), kind=ColumnKind.NUMBER),
        Column(key="refused", label=Label("Từ chối", "Refused"), kind=ColumnKind.NUMBER),
    )
    rows = [
        Row((r.file, r.status.value, r.new, r.changed, r.unchanged, r.refused)) for r in results
    ]
    if len(results) > 1:
        sums = (
            sum(getattr(r, key) for r in results)
            for key in ("new", "changed", "unchanged", "refused")
        )
        label = Message("import.files", {"count": len(results)})
        rows.append(Row((label, None, *sums), Emphasis.TOTAL))
    tables = [Table(key="files", columns=columns, rows=tuple(rows))]
    problems = [(result, p) for result in results for p in result.problems]
    refused = [r for r in results if r.reason is not None]
    if problems or refused:
        tables.append(_problem_table(problems, refused, wording))
    return Document(
        title=Message("import.title"),
        tables=tuple(tables),
        payload={"files": [_payload(result, wording) for result in results]},
    )


def problem_message(problem: Problem) -> Message:
    """The sentence of a problem."""
    facts = {
        "value": problem.value,
        "suggestion": problem.suggestion,
        "field": problem.field or "",
        **problem.facts,
    }
    return Message(f"problem.{problem.code}", facts)


def _problem_table(
    problems: Sequence[tuple[FileResult, Problem]],
    refused: Sequence[FileResult],
    wording: Wording,
) -> Table:
    severities = {
        Severity.ERROR.value: Label("Lỗi", "Error"),
        Severity.WARNING.value: Label("Lưu ý", "Note"),
    }
    columns = (
        Column(
            key="severity",
            label=Label("Mức", "Level"),
            kind=ColumnKind.CHOICE,
            choices=severities,
        ),
        Column(key="where", label=Label("Ở đâu", "Where")),
        Column(key="message", label=Label("Vấn đề", "Problem")),
    )
    rows = [Row((Severity.ERROR.value, r.file, r.reason)) for r in refused]
    rows += [
        Row((p.severity.value, _where(result, p, wording), problem_message(p)))
        for result, p in problems
    ]
    return Table(
        key="problems", title=Message("import.problems"), columns=columns, rows=tuple(rows)
    )


def _where(result: FileResult, problem: Problem, wording: Wording) -> str:
    """`file › sheet › C9`, or the row where no cell is meant."""
    parts = [result.file]
    if problem.sheet is not None:
        parts.append(problem.sheet)
    if problem.cell is not None:
        parts.append(problem.cell)
    elif problem.row is not None:
        parts.append(wording.say(Message("import.row", {"row": problem.row})))
    return " › ".join(parts)


def _payload(result: FileResult, wording: Wording) -> dict[str, object]:
    return {
        "file": result.file,
        "sha256": result.sha256,
        "status": result.status.value,
        "batch": result.batch,
        "forms": list(result.forms),
        "period": result.period,
        "unit": result.unit,
        "rows": {
            "new": result.new,
            "changed": result.changed,
            "unchanged": result.unchanged,
            "refused": result.refused,
        },
        "reason": wording.say(result.reason) if result.reason is not None else None,
        "problems": [_problem_payload(problem, wording) for problem in result.problems],
        "declared": [
            {
                "sheet": total.sheet,
                "cell": f"{total.column}{total.row}",
                "what": {
                    "measure": total.measure,
                    "unit": total.unit,
                    "sector": total.sector,
                    "kind": total.kind,
                },
                "declared": total.declared,
                "qualifier": total.qualifier,
                "plan": total.plan,
                "counted": total.counted,
                "matches": total.matches,
            }
            for total in result.declared
        ],
        "returned": None,
    }


def _problem_payload(problem: Problem, wording: Wording) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "row": problem.row,
        "column": problem.column,
        "field": problem.field,
        "value": problem.value,
        "message": wording.say(problem_message(problem)),
        "suggestion": problem.suggestion or None,
    }
