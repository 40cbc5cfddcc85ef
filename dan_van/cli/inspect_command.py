"""`dan-van inspect`: how a workbook is read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import ForceOption, FormatOption, MapOption, OutputOption, SheetOption
from dan_van.domain.wording import Message

app = single()

FINISHED_WITH_REFUSALS = 3


@app.command("inspect", help="help.inspect")
def inspect(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="argument.files")],
    *,
    map_: MapOption = None,
    sheet: SheetOption = None,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Say how workbooks are read; needs no register and writes to none."""
    from dan_van.services.inspect_picture import inspect_document
    from dan_van.services.inspect_workbook import inspect_workbooks
    from dan_van.services.told_headings import told_headings
    from dan_van.services.workbook_files import workbooks_in

    context = context_of(ctx)
    output.check_target(format_, out, force=force)
    paths = workbooks_in(files)
    with context.reading_if_any() as session:
        found = inspect_workbooks(
            session.conn,
            paths,
            calendar=session.calendar,
            told=told_headings(map_ or [], session.lookups),
            sheets=tuple(sheet or ()),
        )
        readings = list(found)
    document = inspect_document(readings, context.words)
    output.show(document, context, format_=format_, output=out, force=force)
    refused = sum(reading.refused is not None for reading in readings)
    if refused:
        output.say(Message("inspect.refused", {"count": refused}), context.words)
        raise typer.Exit(FINISHED_WITH_REFUSALS)
