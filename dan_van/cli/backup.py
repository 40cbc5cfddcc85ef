"""`dan-van backup`: copy the register and prove the copy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import FormatOption, QuietOption

app = single()


@app.command("backup", help="help.backup")
def backup(
    ctx: typer.Context,
    *,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR|FILE", help="option.backup_to")
    ] = None,
    keep: Annotated[int | None, typer.Option("--keep", min=1, help="option.backup_keep")] = None,
    max_age: Annotated[
        int | None,
        typer.Option("--max-age", min=1, metavar="DAYS", help="option.backup_max_age"),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="option.backup_list")] = False,
    quiet: QuietOption = False,
    format_: FormatOption = None,
) -> None:
    """Copy the register, read the copy from end to end, let older copies go."""
    from dan_van.services.backup import BackupOptions, back_up, list_backups

    context = context_of(ctx)
    register, folder = context.settings.db, context.backups
    if list_:
        document = list_backups(register, to or folder)
    else:
        context.warn_if_open_to_others()
        options = BackupOptions(folder=folder, to=to, keep=keep, max_age_days=max_age)
        document = back_up(register, options, now=context.now)
    if not quiet:
        output.show(document, context, format_=format_)
    else:
        for note in document.notes:  # what could not be done is told all the same
            output.complain(context.words.say(note))
