"""`dan-van undo`: take a change back, the latest or any other."""

from __future__ import annotations

from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import Context, context_of
from dan_van.cli.groups import single
from dan_van.cli.options import FormatOption, ReasonOption
from dan_van.domain.wording import Message
from dan_van.errors import Refused, WrongInput

app = single()

_YES = {"c", "co", "y", "yes"}


@app.command("undo", help="help.undo")
def undo(
    ctx: typer.Context,
    entry: Annotated[int | None, typer.Argument(metavar="[ENTRY]", help="argument.entry")] = None,
    *,
    batch: Annotated[int | None, typer.Option("--batch", min=1, help="option.undo_batch")] = None,
    check: Annotated[bool, typer.Option("--check", help="option.undo_check")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="option.yes")] = False,
    reason: ReasonOption = None,
    format_: FormatOption = None,
) -> None:
    """Take a change back."""
    from dan_van.services.undo import NotUndone, entry_meant
    from dan_van.services.undo import undo as take_back

    del reason  # the journal reads it off the command line
    context = context_of(ctx)
    if entry is not None and batch is not None:
        raise WrongInput("undo_of_one")
    rows = output.list_limit(format_=format_, output=None, all_=False, limit=None)
    with context.writing() as session:
        number = entry_meant(session.conn, entry=entry, batch=batch)
        asks = context.asks and not (yes or check)
        answer = take_back(session.conn, number, keeps=not (check or asks), limit=rows)
        if asks and not isinstance(answer, NotUndone):
            output.show(answer.document, context, format_=format_)
            if not _agreed(context):
                output.say(Message("undo.left"), context.words)
                return
            answer = take_back(session.conn, number, keeps=True)
    output.show(answer.document, context, format_=format_)
    if isinstance(answer, NotUndone):
        raise Refused(
            "undo_depends", number=answer.number, count=answer.count, latest=answer.latest
        )
    if check:
        output.say(Message("undo.checked"), context.words)


def _agreed(context: Context) -> bool:
    """Ask at the terminal; anything but a yes is a no."""
    from dan_van.domain.vietnamese import search

    question = context.words.say(Message("undo.ask"))
    answer = typer.prompt(question, default="", show_default=False, err=True)
    return search(str(answer)).strip() in _YES
