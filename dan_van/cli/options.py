"""Options that several commands share. Help is a key of `i18n`, put into words by `localise`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

FORMATS = ("table", "plain", "tsv", "csv", "json", "md", "html")

FormatOption = Annotated[
    str | None, typer.Option("--format", help="option.format", metavar="|".join(FORMATS))
]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="option.output")]
ForceOption = Annotated[bool, typer.Option("--force", help="option.force")]
AllOption = Annotated[bool, typer.Option("--all", help="option.all")]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="option.limit")]
UnitFilter = Annotated[str | None, typer.Option("--unit", help="option.unit_filter")]
PeriodFilter = Annotated[str | None, typer.Option("--period", help="option.period_filter")]
TextFilter = Annotated[str | None, typer.Option("--text", help="option.text")]
WithdrawnOption = Annotated[bool, typer.Option("--withdrawn", help="option.withdrawn")]
SortOption = Annotated[str | None, typer.Option("--sort", help="option.sort")]
DateOption = Annotated[str | None, typer.Option("--date", help="option.date")]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="option.reason")]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="argument.code")]
