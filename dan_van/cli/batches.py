"""`dan-van batch`: the files that were imported."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import group
from dan_van.cli.options import AllOption, ForceOption, FormatOption, LimitOption, OutputOption
from dan_van.domain.wording import Message

app = group("help.batch")


@app.command("list", help="help.batch.list")
def list_(
    ctx: typer.Context,
    *,
    limit: LimitOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List imported files, the latest first."""
    from dan_van.services.batches import list_batches

    context = context_of(ctx)
    rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
    with context.reading() as session:
        document = list_batches(session.conn, limit=rows)
    output.show(document, context, format_=format_, output=out, force=force)


@app.command("show", help="help.batch.show")
def show(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="argument.batch")],
    *,
    original: Annotated[Path | None, typer.Option("--original", help="option.original")] = None,
    force: ForceOption = False,
    format_: FormatOption = None,
) -> None:
    """Show what a file brought in, or write the file out again as it came."""
    from dan_van.services.batches import original_of, show_batch

    context = context_of(ctx)
    with context.reading() as session:
        if original is not None:
            content = original_of(session.conn, number)
        else:
            document = show_batch(session.conn, number)
    if original is not None:
        output.write_bytes(content, original, force=force)
        output.say(Message("written", {"path": original}), context.words)
        return
    output.show(document, context, format_=format_)
