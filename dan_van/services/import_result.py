"""What an import answers with: one result a file, and the document made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dan_van.domain.import_plan import DeclaredTotal, Problem, Severity
from dan_van.domain.table import Column, ColumnKind, Document, Emphasis, Row, Table
from dan_van.domain.wording import Label, Message, Wording
from dan_van.services.import_change_tables import absent_payload, change_payload, change_tables
from dan_van.services.import_changes import AbsentRecord, RecordChange
from dan_van.services.problem_groups import group_problems
from dan_van.services.problem_words import LEVELS, problem_message


class FileStatus(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    CHECKED = "checked"


LONGEST_TABLE = 30
"""Files up to which each has a row of its own, also on a terminal."""

STATUS_LABELS = {
    FileStatus.IMPORTED: Label("đã nhập", "imported"),
    FileStatus.UNCHANGED: Label("không đổi", "unchanged"),
    FileStatus.REFUSED: Label("từ chối", "refused"),
    FileStatus.CHECKED: Label("đã kiểm tra", "checked"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What became of one file: counts of rows, every problem, every declared total.

    `reason` says why a file was refused without a look at its rows. `returned` is the marked copy
    for its sender; where one could not be written, `not_returned` says why.
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
    changes: tuple[RecordChange, ...] = ()
    absent: tuple[AbsentRecord, ...] = ()
    reason: Message | None = None
    returned: Path | None = None
    not_returned: Message | None = None

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


def import_document(
    results: Sequence[FileResult],
    wording: Wording,
    *,
    is_brief: bool = False,
    is_grouped: bool = True,
    limit: int | None = None,
) -> Document:
    """One table of files with their counts, then the problems; as JSON every single one.

    The sentences of problems are worded here because JSON carries them too. A brief table of many
    files leaves out those of which there is nothing to say but that they went well. `is_grouped`
    tells the same fault of many cells in one row; `limit` is how many rows the sections of changes
    may have.
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
    rows = _file_rows(results, is_brief=is_brief and len(results) > LONGEST_TABLE)
    if len(results) > 1:
        label = Message("import.files", {"count": len(results)})
        rows.append(Row((label, None, *_counts(results)), Emphasis.TOTAL))
    copies = [
        Message("import.returned", {"file": r.file, "copy": str(r.returned)})
        for r in results
        if r.returned is not None
    ]
    tables = [Table(key="files", columns=columns, rows=tuple(rows), notes=tuple(copies))]
    changes = [change for result in results for change in result.changes]
    absent = [record for result in results for record in result.absent]
    tables += change_tables(changes, absent, limit=limit)
    if any(r.problems or r.reason is not None for r in results):
        tables.append(_problem_table(results, wording, is_grouped=is_grouped))
    return Document(
        title=Message("import.title"),
        tables=tuple(tables),
        payload={"files": [_payload(result, wording) for result in results]},
    )


def _file_rows(results: Sequence[FileResult], *, is_brief: bool) -> list[Row]:
    """A row for each file; a brief table ends with the files that went well, all in one row."""
    rows = []
    well: dict[FileStatus, list[FileResult]] = {}
    for r in results:
        if is_brief and r.is_clean and not r.problems:
            well.setdefault(r.status, []).append(r)
        else:
            rows.append(Row((r.file, r.status.value, *_counts([r]))))
    key = "import.other_files" if rows else "import.files"
    for status, alike in well.items():
        label = Message(key, {"count": len(alike)})
        rows.append(Row((label, status.value, *_counts(alike))))
    return rows


def _counts(results: Sequence[FileResult]) -> tuple[int, ...]:
    keys = ("new", "changed", "unchanged", "refused")
    return tuple(sum(getattr(r, key) for r in results) for key in keys)


def _problem_table(results: Sequence[FileResult], wording: Wording, *, is_grouped: bool) -> Table:
    columns = (
        Column(key="severity", label=Label("Mức", "Level"), kind=ColumnKind.CHOICE, choices=LEVELS),
        Column(key="where", label=Label("Ở đâu", "Where")),
        Column(key="message", label=Label("Vấn đề", "Problem")),
    )
    rows = [Row((Severity.ERROR.value, r.file, r.reason)) for r in results if r.reason is not None]
    for result in results:
        for group in group_problems(result.problems, wording, is_each=not is_grouped):
            where = " › ".join(part for part in (result.file, *group.where) if part)
            rows.append(Row((group.severity.value, where, group.message)))
    return Table(
        key="problems", title=Message("import.problems"), columns=columns, rows=tuple(rows)
    )


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
        "changes": [change_payload(change) for change in result.changes],
        "absent": [absent_payload(record) for record in result.absent],
        "returned": str(result.returned) if result.returned is not None else None,
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
