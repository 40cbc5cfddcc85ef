"""`dan-van check`: prove that the register is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import FormatOption, QuietOption

app = single()

FOUND_DAMAGE = 4


@app.command("check", help="help.check")
def check(
    ctx: typer.Context,
    *,
    repair: Annotated[bool, typer.Option("--repair", help="option.repair")] = False,
    backups: Annotated[
        Path | None, typer.Option("--backups", metavar="DIR", help="option.check_backups")
    ] = None,
    max_age: Annotated[
        int, typer.Option("--max-age", min=1, metavar="DAYS", help="option.check_max_age")
    ] = 7,
    quiet: QuietOption = False,
    format_: FormatOption = None,
) -> None:
    """Look at the register from its pages to its sums; silent when it is whole."""
    from dan_van.services.check import CheckOptions, check_and_repair, check_document
    from dan_van.services.check import check as look_at

    context = context_of(ctx)
    options = CheckOptions(
        folder=backups or context.backups,
        max_age_days=max_age,
        is_open_to_others=context.is_open_to_others and not quiet,
        program=context.program,
        now=context.now,
    )
    register = context.settings.db
    if repair:
        checked = check_and_repair(register, options, context.author)
    else:
        checked = look_at(register, options)
    document = check_document(checked, options)
    if document.tables or format_ is not None:
        output.show(document, context, format_=format_)
    if not checked.is_whole:
        raise typer.Exit(FOUND_DAMAGE)
