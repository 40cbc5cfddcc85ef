"""`dan-van export`: records written out so that they can be read and imported again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import ForceOption
from dan_van.domain.wording import Message

app = single()


@app.command("export", help="help.export")
def export(
    ctx: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORM|all", help="argument.form_or_all")],
    *,
    out: Annotated[Path, typer.Option("--output", "-o", help="option.output_xlsx")],
    force: ForceOption = False,
) -> None:
    """Write every record of a form to a workbook."""
    from dan_van.services.export_workbook import export_document, forms_named

    context = context_of(ctx)
    entities = forms_named(form)
    with context.reading() as session:
        document = export_document(session.conn, entities, today=session.today)
    output.write_workbook(document, context, out, force=force)
    count = sum(len(table.rows) for table in document.tables)
    output.say(Message("written.records", {"count": count, "path": out}), context.words)
