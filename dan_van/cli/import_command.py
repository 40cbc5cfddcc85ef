"""`dan-van import`: read workbooks into the register."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.choices import typed_choice
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import ForceOption, FormatOption, OutputOption
from dan_van.domain.wording import Message
from dan_van.entities import MODEL
from dan_van.errors import DanVanError, RegisterUnusable

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
    check: Annotated[bool, typer.Option("--check", help="option.check")] = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Read workbooks into the register, each whole or not at all."""
    from dan_van.services.import_result import FileResult, FileStatus, import_document
    from dan_van.services.import_workbook import (
        ImportOptions,
        ImportRun,
        import_workbooks,
    )
    from dan_van.services.workbook_files import workbooks_in

    context = context_of(ctx)
    output.check_target(format_, out, force=force)
    paths = workbooks_in(files)
    results: list[FileResult] = []

    def show_results() -> None:
        document = import_document(results, context.words)
        output.show(document, context, format_=format_, output=out, force=force)

    try:
        with context.writing() as session:
            options = ImportOptions(
                period=session.period(period),
                unit=unit,
                kind=typed_choice(MODEL, "kind", kind),
                sector=sector,
                create_units=create_units,
                skip_bad_rows=skip_bad_rows,
                only_check=check,
            )
            run = ImportRun(calendar=session.calendar, now=context.now, user=context.user)
            for result in import_workbooks(session.conn, paths, options, run):
                results.append(result)
    except (RegisterUnusable, KeyboardInterrupt):
        if results:  # what came in before stays in: it must be told
            with suppress(DanVanError):
                show_results()
        raise
    show_results()
    refused = sum(result.status is FileStatus.REFUSED for result in results)
    # of a file that is refused whole, every row counts as refused, but bad are those with an error
    could_skip = sum(
        result.status is FileStatus.REFUSED and result.has_good_rows
        for result in results
        if not skip_bad_rows
    )
    disagreeing = sum(t.matches is False for result in results for t in result.declared)
    skipped = sum(r.refused for r in results if r.status is not FileStatus.REFUSED)
    if check:
        output.say(Message("import.checked"), context.words)
    for key, count in (
        ("import.refused", refused),
        ("import.could_skip", could_skip),
        ("import.skipped", skipped),
        ("import.totals_disagree", disagreeing),
    ):
        if count:
            output.say(Message(key, {"count": count}), context.words)
    if not all(result.is_clean for result in results):
        raise typer.Exit(FINISHED_WITH_REFUSALS)
