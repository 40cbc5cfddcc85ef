"""`dan-van init`: make a register."""

from __future__ import annotations

from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import FormatOption
from dan_van.errors import WrongInput
from dan_van.settings import SettingSource

app = single()


@app.command("init", help="help.init")
def init(
    ctx: typer.Context,
    *,
    province: Annotated[str | None, typer.Option("--province", help="option.province")] = None,
    calendar: Annotated[
        str, typer.Option("--calendar", metavar="calendar|state", help="option.calendar")
    ] = "calendar",
    format_: FormatOption = None,
) -> None:
    """Make a register that only its owner can read."""
    from dan_van.domain.period import Calendar
    from dan_van.services.registers import make_register

    context = context_of(ctx)
    if calendar not in list(Calendar):
        allowed = ", ".join(Calendar)
        raise WrongInput("bad_option_value", option="--calendar", value=calendar, allowed=allowed)
    document = make_register(
        context.settings.db,
        calendar=Calendar(calendar),
        language=context.words.language,
        province=province,
        is_named=context.settings.db_source is SettingSource.FLAG,
        author=context.author,
    )
    output.show(document, context, format_=format_)
