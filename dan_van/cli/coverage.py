"""`dan-van coverage`: who has reported on a period and who has not."""

from __future__ import annotations

from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.choices import day_of
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import (
    AsOfOption,
    CompleteOption,
    ForceOption,
    FormatOption,
    OutputOption,
    QuietOption,
    UnitFilter,
)
from dan_van.errors import Refused, WrongInput

app = single()


@app.command("coverage", help="help.coverage")
def coverage(
    ctx: typer.Context,
    period: Annotated[
        str, typer.Argument(metavar="[PERIOD]", help="argument.period")
    ] = "this-quarter",
    *,
    unit: UnitFilter = None,
    missing: Annotated[bool, typer.Option("--missing", help="option.missing")] = False,
    reminder: Annotated[bool, typer.Option("--reminder", help="option.reminder")] = False,
    as_of: AsOfOption = None,
    require_complete: CompleteOption = False,
    quiet: QuietOption = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print who has reported, or a reminder to those who have not."""
    from dan_van.services.coverage import coverage_document, reminder_document, reports_of

    context = context_of(ctx)
    with context.reading(as_of=day_of("--as-of", as_of)) as session:
        asked = session.period(period)
        if asked is None:  # the argument has a default
            raise WrongInput("bad_period", value=period)
        reports = reports_of(session.conn, asked, unit=unit)
        if reminder:
            document = reminder_document(reports, today=session.today)
        else:
            listed = coverage_document(reports, only_missing=missing, today=session.today)
            document = session.headed(listed)
    output.show(document, context, format_=format_, output=out, force=force, quiet=quiet)
    if require_complete and reports.missing:
        raise Refused(
            "coverage_incomplete", count=len(reports.missing), expected=len(reports.units)
        )
