"""Options that several commands share. Help is a key of `i18n`, put into words by `localise`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dan_van.errors import WrongInput

FORMATS = ("table", "plain", "tsv", "csv", "json", "md", "html")


def check_format(ctx: typer.Context, value: str | None) -> str | None:
    """Refuse an unknown format before the command has done anything.

    Raises:
        WrongInput: there is no such format, or it cannot go to stdout.
    """
    goes_to_file = any(parameter.name == "out" for parameter in ctx.command.params)
    if value is None or value in FORMATS or (value == "xlsx" and goes_to_file):
        return value
    allowed = ", ".join(FORMATS)
    raise WrongInput("bad_option_value", option="--format", value=value, allowed=allowed)


FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", help="option.format", metavar="|".join(FORMATS), callback=check_format
    ),
]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="option.output")]
ForceOption = Annotated[bool, typer.Option("--force", help="option.force")]
AllOption = Annotated[bool, typer.Option("--all", help="option.all")]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="option.limit")]
UnitFilter = Annotated[str | None, typer.Option("--unit", help="option.unit_filter")]
OwnOption = Annotated[bool, typer.Option("--own", help="option.own")]
PeriodFilter = Annotated[str | None, typer.Option("--period", help="option.period_filter")]
TextFilter = Annotated[str | None, typer.Option("--text", help="option.text")]
WithdrawnOption = Annotated[bool, typer.Option("--withdrawn", help="option.withdrawn")]
AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="option.as_of")]
SortOption = Annotated[str | None, typer.Option("--sort", help="option.sort")]
MapOption = Annotated[
    list[str] | None, typer.Option("--map", metavar="HEADING=FIELD", help="option.map")
]
SheetOption = Annotated[
    list[str] | None, typer.Option("--sheet", metavar="NAME", help="option.sheet")
]
CompleteOption = Annotated[bool, typer.Option("--require-complete", help="option.require_complete")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="option.quiet")]
DateOption = Annotated[str | None, typer.Option("--date", help="option.date")]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="option.reason")]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="argument.code")]
HeadlineArgument = Annotated[str | None, typer.Argument(metavar="NAME", help="argument.headline")]
