"""`dan-van template`: a workbook to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import ForceOption
from dan_van.domain.wording import Message
from dan_van.errors import RegisterUnusable

app = single()

BLANK_ROWS = 200


@app.command("template", help="help.template")
def template(
    ctx: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORM", help="argument.form")],
    *,
    out: Annotated[Path, typer.Option("--output", "-o", help="option.output_xlsx")],
    force: ForceOption = False,
) -> None:
    """Write an empty form; a register's units are offered in it where there is a register."""
    from dan_van.services.export_workbook import forms_named, template_document

    context = context_of(ctx)
    (entity,) = forms_named(form)[:1]
    try:
        with context.reading() as session:
            document = template_document(session.conn, entity)
    except RegisterUnusable as error:
        if error.code != "register_missing":
            raise
        document = template_document(None, entity)
    output.write_workbook(document, context, out, force=force, blank_rows=BLANK_ROWS)
    output.say(Message("written", {"path": out}), context.words)
