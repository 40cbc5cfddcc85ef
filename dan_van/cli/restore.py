"""`dan-van restore`: put a backup in the register's place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import FormatOption
from dan_van.domain.wording import Message
from dan_van.errors import WrongInput

app = single()


@app.command("restore", help="help.restore")
def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="argument.backup")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="option.yes")] = False,
    format_: FormatOption = None,
) -> None:
    """Prove a backup, ask, put it in the register's place."""
    from dan_van.services.backup import question_of_restore
    from dan_van.services.backup import restore as put_back

    context = context_of(ctx)
    register = context.settings.db
    if register.exists() and not yes:
        if not context.asks:
            raise WrongInput("restore_needs_yes", path=register)
        question = question_of_restore(file, register)
        if not typer.confirm(context.words.say(question), err=True):
            output.say(Message("restore.kept"), context.words)
            return
    document = put_back(file, register, author=context.author, now=context.now)
    output.show(document, context, format_=format_)
