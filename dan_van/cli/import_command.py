"""`dan-van import`: read workbooks into the register."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dan_van.cli import output
from dan_van.cli.choices import typed_choice
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import ForceOption, FormatOption, MapOption, SheetOption
from dan_van.domain.wording import Message
from dan_van.entities import MODEL
from dan_van.errors import DanVanError, RegisterUnusable

if TYPE_CHECKING:
    from dan_van.cli.context import Context
    from dan_van.i18n import Words
    from dan_van.services.import_result import FileResult

app = single()

FINISHED_WITH_REFUSALS = 3


@app.command("import", help="help.import")
def import_(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="argument.files")],
    *,
    period: Annotated[str | None, typer.Option("--period", help="option.import_period")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="option.import_unit")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="option.import_kind")] = None,
    sector: Annotated[str | None, typer.Option("--sector", help="option.import_sector")] = None,
    create_units: Annotated[
        bool, typer.Option("--create-units", help="option.create_units")
    ] = False,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="option.skip_bad_rows")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="option.replace")] = False,
    map_: MapOption = None,
    sheet: SheetOption = None,
    fill_down: Annotated[bool, typer.Option("--fill-down", help="option.fill_down")] = False,
    check: Annotated[bool, typer.Option("--check", help="option.check")] = False,
    return_to: Annotated[
        Path | None, typer.Option("--return-to", metavar="DIR", help="option.return_to")
    ] = None,
    format_: FormatOption = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", help="option.problems_output")
    ] = None,
    force: ForceOption = False,
) -> None:
    """Read workbooks into the register, each whole or not at all."""
    from dan_van.services.begun_reading import begun_reading
    from dan_van.services.workbook_files import workbooks_in

    context = context_of(ctx)
    output.check_target(format_, out, force=force)
    paths = workbooks_in(files)
    results: list[FileResult] = []

    try:
        with begun_reading(paths) as workbooks, context.writing() as session:
            from dan_van.services.import_workbook import (  # while the files are being read
                ImportOptions,
                ImportRun,
                import_workbooks,
            )
            from dan_van.services.return_copies import ReturnCopies
            from dan_van.services.told_headings import told_headings

            copies = ReturnCopies(return_to, context.words) if return_to is not None else None
            if copies is not None:
                copies.prepare()
            options = ImportOptions(
                period=session.period(period),
                unit=unit,
                kind=typed_choice(MODEL, "kind", kind),
                sector=sector,
                create_units=create_units,
                skip_bad_rows=skip_bad_rows,
                told=told_headings(map_ or [], session.lookups),
                sheets=tuple(sheet or ()),
                fill_down=fill_down,
                only_check=check,
                replace_in=context.words if replace else None,
            )
            run = ImportRun(calendar=session.calendar, now=context.now, user=context.user)
            came = import_workbooks(session.conn, paths, workbooks, options, run, copies=copies)
            with output.progress([path.name for path in paths]) as done:
                for result in came:
                    results.append(result)
                    done(len(results))
    except (RegisterUnusable, KeyboardInterrupt):
        if results:  # what came in before stays in: it must be told
            with suppress(DanVanError):
                _show(results, context, format_=format_, out=out, force=force)
        raise
    _show(results, context, format_=format_, out=out, force=force)
    if check:
        output.say(Message("import.checked"), context.words)
    _say_counts(results, context.words, skip_bad_rows=skip_bad_rows)
    if not all(result.is_clean for result in results):
        raise typer.Exit(FINISHED_WITH_REFUSALS)


def _show(
    results: Sequence[FileResult],
    context: Context,
    *,
    format_: str | None,
    out: Path | None,
    force: bool,
) -> None:
    """The answer on stdout; with `-o` the summary there and every problem in the file."""
    from dan_van.services.import_result import import_document
    from dan_van.services.problem_report import report_document

    document = import_document(
        results,
        context.words,
        is_brief=output.is_for_people(format_ if out is None else None),
        is_grouped=out is not None or format_ not in {"csv", "tsv"},
        limit=output.list_limit(
            format_=format_ if out is None else None, output=None, all_=False, limit=None
        ),
    )
    output.show(document, context, format_=format_ if out is None else None)
    if out is not None:
        report = report_document(results, context.words)
        output.show(report, context, format_=format_, output=out, force=force)
    for result in results:
        if result.not_returned is not None:
            output.say(result.not_returned, context.words)


def _say_counts(results: Sequence[FileResult], words: Words, *, skip_bad_rows: bool) -> None:
    """What the user may want to do next, on stderr."""
    from dan_van.services.import_result import FileStatus

    refused = sum(result.status is FileStatus.REFUSED for result in results)
    # of a file that is refused whole, every row counts as refused, but bad are those with an error
    could_skip = sum(
        result.status is FileStatus.REFUSED and result.has_good_rows
        for result in results
        if not skip_bad_rows
    )
    disagreeing = sum(t.matches is False for result in results for t in result.declared)
    skipped = sum(r.refused for r in results if r.status is not FileStatus.REFUSED)
    for key, count in (
        ("import.refused", refused),
        ("import.could_skip", could_skip),
        ("import.skipped", skipped),
        ("import.totals_disagree", disagreeing),
    ):
        if count:
            output.say(Message(key, {"count": count}), words)
