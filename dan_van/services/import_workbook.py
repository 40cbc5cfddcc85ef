"""Importing workbooks: gather what a file says, decide row by row, apply it in one transaction.

One file goes in whole or not at all. A refused file never stops the others.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from dan_van.domain.headings import ToldHeading, sheet_option
from dan_van.domain.import_plan import (
    BadRow,
    Decision,
    DeclaredTotal,
    ParsedRow,
    Problem,
    Severity,
)
from dan_van.domain.period import Calendar, Period
from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.sheet import FileRefused, RawWorkbook, SheetLayout
from dan_van.domain.vietnamese import clean, identity
from dan_van.domain.wording import Message, Wording
from dan_van.entities import FORMS
from dan_van.services import stage_lists
from dan_van.services.begun_reading import read_beforehand
from dan_van.services.blank_cells import blank_notes
from dan_van.services.declared_totals import disagreement
from dan_van.services.fill_down import filled_down
from dan_van.services.import_apply import Applied, Filing, apply_file, decide_form
from dan_van.services.import_result import FileResult, FileStatus
from dan_van.services.importers import parser_of
from dan_van.services.learned_headings import check_told, faults, remember, teaching_of
from dan_van.services.lookups import Lookups
from dan_van.services.named_sheets import named_sheets
from dan_van.services.near_headings import similar_headings
from dan_van.services.plain_records import create_campaign
from dan_van.services.ragged_rows import with_ragged_rows
from dan_van.services.resend import absent_problem
from dan_van.services.return_copies import ReturnCopies
from dan_van.services.sheet_defaults import SheetDefaults
from dan_van.services.sheet_layouts import is_own_list, layouts_of, why_none
from dan_van.services.sheet_titles import period_of_sheet, told_by_title, units_of_sheets
from dan_van.services.stated_totals import ReadTable, Sentences, stated_in_lines
from dan_van.services.title_dimensions import dimensions_in_title
from dan_van.services.units import create_unit
from dan_van.storage.batches import (
    NewBatch,
    count_rows,
    find_batch,
    insert_batch,
)
from dan_van.storage.connection import transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What the command line says about every file of one import."""

    period: Period | None = None
    unit: str | None = None
    kind: str | None = None
    sector: str | None = None
    create_units: bool = False
    skip_bad_rows: bool = False
    told: tuple[ToldHeading, ...] = ()
    sheets: tuple[str, ...] = ()
    fill_down: bool = False
    only_check: bool = False
    replace_in: Wording | None = None  # the words in which --replace gives its reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun:
    """Who imports, when, and by which calendar."""

    calendar: Calendar
    now: datetime
    user: str

    @property
    def today(self) -> date:
        """The day of the import."""
        return self.now.date()


@dataclass(slots=True)
class _Gathered:
    """What one file says, before anything is decided."""

    rows: dict[str, list[ParsedRow]] = field(default_factory=dict)
    units: dict[str, set[int]] = field(default_factory=dict)
    states: dict[str, list[Mapping[str, FieldValue]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    declared: list[DeclaredTotal] = field(default_factory=list)
    period: Period | None = None
    unit: Ref | None = None


class _TakenBack(Exception):
    """Leaves the transaction so that nothing of a file is kept."""

    def __init__(self, result: FileResult) -> None:
        self.result = result


def import_workbooks(
    conn: sqlite3.Connection,
    paths: Sequence[Path],
    workbooks: Iterator[RawWorkbook | FileRefused],
    options: ImportOptions,
    run: ImportRun,
    *,
    copies: ReturnCopies | None = None,
) -> Iterator[FileResult]:
    """Import files one after another; yields what became of each, in the order given.

    `workbooks` is what each file holds (`begun_reading`). With `copies` a file with errors is given
    a marked copy for its sender.

    Raises:
        WrongInput: what was told of headings does not fit the files; then nothing was written.
    """
    if options.told:
        teaching = teaching_of(conn, options.told)
        with read_beforehand(paths, workbooks) as (looked_at, to_import):
            check_told(Lookups(conn), teaching, paths, looked_at, sheets=options.sheets)
        workbooks = to_import
    companions: set[int] = set()
    for path, workbook in zip(paths, workbooks, strict=True):
        known = frozenset(companions)
        result = import_workbook(conn, path, workbook, options, run, companions=known)
        if result.batch is not None:  # came in now, or earlier and was sent with the others
            companions.add(result.batch)
        yield result if copies is None else copies.give(path, workbook, result)


def import_workbook(
    conn: sqlite3.Connection,
    path: Path,
    workbook: RawWorkbook | FileRefused,
    options: ImportOptions,
    run: ImportRun,
    *,
    companions: frozenset[int] = frozenset(),
) -> FileResult:
    """Import one workbook that was read; all of it or nothing.

    `companions` are the batches that came in by the same command.
    """
    workbook = named_sheets(workbook, options.sheets)
    if isinstance(workbook, FileRefused):
        return _refused(path, None, workbook.reason)
    try:
        content = path.read_bytes()
    except OSError:  # taken away since it was read
        return _refused(path, None, Message("refused.cannot_read"))
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 != workbook.sha256:  # what would be kept is not what was read
        return _refused(path, sha256, Message("refused.changed_meanwhile"))
    teaching = teaching_of(conn, options.told)
    layouts, decoded = layouts_of(Lookups(conn), workbook, teaching, are_named=bool(options.sheets))
    if not any(layout.form is not None and not layout.is_hidden for layout in layouts):
        return _refused(path, sha256, why_none(layouts, path))
    try:
        with transaction(conn):
            return _import(conn, path, content, sha256, layouts, decoded, options, run, companions)
    except _TakenBack as ended:
        if ended.result.status is FileStatus.UNCHANGED and options.told:
            with transaction(conn):  # nothing new in the file, but in what was said of it
                remember(conn, layouts, file=clean(path.name))
        return ended.result


def _import(
    conn: sqlite3.Connection,
    path: Path,
    content: bytes,
    sha256: str,
    layouts: Sequence[SheetLayout],
    decoded: Sequence[Problem],
    options: ImportOptions,
    run: ImportRun,
    companions: frozenset[int],
) -> FileResult:
    """Everything that happens inside the transaction of one file."""
    # gather
    gathered = _gather(conn, path, layouts, options, run)
    # decide
    decided = [
        decide_form(conn, form, rows, period=gathered.period, today=run.today)
        for form, rows in gathered.rows.items()
    ]
    decisions = [decision for part in decided for decision in part.decisions]
    problems = sorted(
        [*decoded, *gathered.problems, *(p for d in decisions for p in _problems_of(d))],
        key=lambda p: (p.severity is not Severity.ERROR, p.sheet or "", p.row or 0),
    )
    bad = sum(isinstance(decision, BadRow) for decision in decisions)
    whole_file = any(p.severity is Severity.ERROR and p.row is None for p in problems)
    result = FileResult(
        file=path.name,
        sha256=sha256,
        status=FileStatus.REFUSED,
        forms=tuple(gathered.rows),
        period=gathered.period.code if gathered.period else None,
        unit=gathered.unit.text if gathered.unit else None,
        refused=bad,
        problems=tuple(problems),
        declared=tuple(gathered.declared),
    )
    if whole_file or (bad and not options.skip_bad_rows):
        raise _TakenBack(replace(result, refused=len(decisions)))
    # apply
    known_as = find_batch(conn, sha256, refused=bad)
    batch_id = insert_batch(conn, _new_batch(path, sha256, gathered, run), content)
    filing = Filing(
        file=clean(path.name),
        batch_id=batch_id,
        period=gathered.period,
        units=gathered.units,
        states=gathered.states,
        companions=companions,
    )
    applied = apply_file(conn, filing, decided, today=run.today, replace_in=options.replace_in)
    lacking = absent_problem(applied.absent, replaces=options.replace_in is not None)
    result = replace(
        result,
        batch=batch_id,
        changes=tuple(applied.changes),
        absent=tuple(applied.absent),
        problems=(*result.problems, *lacking),
    )
    remember(conn, layouts, file=clean(path.name))
    return _finished(conn, result, applied, known_as, options)


def _finished(
    conn: sqlite3.Connection,
    result: FileResult,
    applied: Applied,
    known_as: int | None,
    options: ImportOptions,
) -> FileResult:
    """Count what was applied; a check, or a file that says nothing new, keeps nothing."""
    counts = {outcome: applied.count(outcome) for outcome in ("new", "changed", "unchanged")}
    result = replace(
        result, new=counts["new"], changed=counts["changed"], unchanged=counts["unchanged"]
    )
    if options.only_check:
        raise _TakenBack(replace(result, status=FileStatus.CHECKED, batch=None))
    if known_as is not None and not applied.is_news:
        raise _TakenBack(replace(result, status=FileStatus.UNCHANGED, batch=known_as))
    count_rows(conn, int(result.batch or 0), counts, refused=result.refused)
    return replace(result, status=FileStatus.IMPORTED)


def _gather(
    conn: sqlite3.Connection,
    path: Path,
    layouts: Sequence[SheetLayout],
    options: ImportOptions,
    run: ImportRun,
) -> _Gathered:
    gathered = _Gathered()
    lookups = Lookups(conn)
    made: dict[str, Ref] = {}

    def make(name: str) -> Ref:
        key = identity(name)
        if key not in made:
            made[key] = Ref(create_unit(conn, name), name)
        return made[key]

    campaigns: dict[str, str] = {}

    def make_campaign(name: str) -> str:
        key = identity(name)
        if key not in campaigns:
            campaigns[key] = create_campaign(conn, name, today=run.today)
        return campaigns[key]

    given_unit = lookups.unit(options.unit) if options.unit is not None else None
    sector = lookups.sector(options.sector) if options.sector is not None else None
    read = [layout for layout in layouts if layout.form is not None and not layout.is_hidden]
    gathered.problems += [p for layout in layouts if layout not in read for p in _left(layout)]
    periods = [
        period_of_sheet(
            layout,
            path,
            given=options.period,
            calendar=run.calendar,
            problems=gathered.problems,
        )
        for layout in read
    ]
    titled = units_of_sheets(read, periods, lookups, make if options.create_units else None)
    tables: dict[tuple[str, str], list[ReadTable]] = {}
    for layout, period, titled_unit in zip(read, periods, titled, strict=True):
        unit = given_unit or titled_unit
        form = str(layout.form)
        entity = FORMS[form]
        dimensions = dimensions_in_title(layout, entity, lookups)
        layout = filled_down(layout, entity, blanks=options.fill_down)  # noqa: PLW2901
        parser = parser_of(layout)(
            entity=entity,
            layout=layout,
            defaults=SheetDefaults(
                period=period,
                unit=unit,
                kind=options.kind or dimensions.kind,
                sector=sector or dimensions.sector,
                titled=told_by_title(layout, entity, lookups),
                told=stage_lists.told_by_title(layout, entity, period),
            ),
            lookups=lookups,
            calendar=run.calendar,
            create_unit=make if options.create_units else None,
            create_campaign=make_campaign,
        )
        gathered.states.setdefault(form, []).append(parser.defaults.stated)
        rows = list(with_ragged_rows(layout, parser.rows()))
        gathered.rows.setdefault(form, []).extend(rows)
        gathered.problems += [*parser.notes(), *faults(layout), *similar_headings(layout, entity)]
        gathered.problems += blank_notes(layout, rows)
        totals = list(parser.declared(rows))
        gathered.declared += totals
        if not layout.is_summary:
            table = ReadTable(layout=layout, rows=rows, period=period)
            tables.setdefault((layout.sheet, form), []).append(table)
        speaking = {u.id for row in rows if isinstance(u := row.values.get("unit"), Ref)}
        if entity.headline == "unit":  # the rows are about units; their sender is another one
            speaking = set()
        if unit is not None and not speaking:
            speaking = {unit.id}
        gathered.units.setdefault(form, set()).update(speaking)
        gathered.period = gathered.period or period
        gathered.unit = gathered.unit or unit
    for (_, form), found in tables.items():
        sentences = Sentences(entity=FORMS[form], lookups=lookups)
        gathered.declared += stated_in_lines(found, sentences, calendar=run.calendar)
    gathered.problems += [
        disagreement(total, lookups) for total in gathered.declared if total.matches is False
    ]
    return gathered


def _left(layout: SheetLayout) -> Iterator[Problem]:
    """A sheet that is not read is named, with the reason; hidden lists of choices are not."""
    if is_own_list(layout):
        return
    is_helper = layout.refused is not None and layout.refused.key == "refused.helper_sheet"
    if layout.form is not None:
        yield Problem(
            code="sheet_hidden",
            severity=Severity.WARNING,
            sheet=layout.sheet,
            facts={"option": sheet_option(layout.sheet)},
        )
    elif not (layout.is_hidden and is_helper):
        yield Problem(
            code="sheet_left",
            severity=Severity.WARNING,
            sheet=layout.sheet,
            facts={"reason": layout.refused or ""},
        )


def _problems_of(decision: Decision) -> Sequence[Problem]:
    return decision.problems if isinstance(decision, BadRow) else decision.row.problems


def _new_batch(path: Path, sha256: str, gathered: _Gathered, run: ImportRun) -> NewBatch:
    return NewBatch(
        file=clean(path.name),
        sha256=sha256,
        imported_at=run.now.isoformat(timespec="seconds"),
        imported_by=run.user,
        period=gathered.period,
    )


def _refused(path: Path, sha256: str | None, reason: Message) -> FileResult:
    return FileResult(file=path.name, sha256=sha256, status=FileStatus.REFUSED, reason=reason)
