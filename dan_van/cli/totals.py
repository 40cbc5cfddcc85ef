"""`dan-van totals`: the totals of a quarter or of any other period."""

from __future__ import annotations

from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import ForceOption, FormatOption, OutputOption
from dan_van.errors import WrongInput

app = single()


@app.command("totals", help="help.totals")
def totals(
    ctx: typer.Context,
    period: Annotated[
        str, typer.Argument(metavar="[PERIOD]", help="argument.period")
    ] = "this-quarter",
    *,
    by: Annotated[str, typer.Option("--by", help="option.by")] = "sector,kind",
    campaign: Annotated[
        str | None, typer.Option("--campaign", help="option.campaign_filter")
    ] = None,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the totals of a period."""
    from dan_van.services.totals import totals as totals_of
    from dan_van.services.totals_axes import Dimension

    context = context_of(ctx)
    names = [name.strip() for name in by.split(",") if name.strip()]
    unknown = [name for name in names if name not in list(Dimension)]
    allowed = ", ".join(Dimension)
    if unknown:
        raise WrongInput("bad_option_value", option="--by", value=by, allowed=allowed)
    if not 1 <= len(names) <= 2 or len(set(names)) < len(names):
        raise WrongInput("too_many_dimensions", value=by, allowed=allowed)
    with context.reading() as session:
        asked = session.period(period)
        if asked is None:  # the argument has a default
            raise WrongInput("bad_period", value=period)
        document = totals_of(
            session.conn,
            asked,
            by=[Dimension(name) for name in names],
            today=session.today,
            campaign=campaign,
        )
    output.show(document, context, format_=format_, output=out, force=force)
