"""`dan-van totals`: the totals of a quarter or of any other period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

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
)
from dan_van.errors import Refused, WrongInput

if TYPE_CHECKING:
    from dan_van.domain.period import Period
    from dan_van.domain.table import Document
    from dan_van.domain.totals import Measure
    from dan_van.services.totals_axes import Dimension

app = single()


@app.command("totals", help="help.totals")
def totals(
    ctx: typer.Context,
    period: Annotated[
        str, typer.Argument(metavar="[PERIOD]", help="argument.period")
    ] = "this-quarter",
    *,
    by: Annotated[str, typer.Option("--by", help="option.by")] = "sector,kind",
    across: Annotated[str | None, typer.Option("--across", help="option.across")] = None,
    measure: Annotated[str | None, typer.Option("--measure", help="option.measure")] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help="option.top")] = None,
    sort: Annotated[str, typer.Option("--sort", help="option.unit_order")] = "official",
    transpose: Annotated[bool, typer.Option("--transpose", help="option.transpose")] = False,
    compare: Annotated[bool, typer.Option("--compare", help="option.compare")] = False,
    cumulative: Annotated[
        str | None, typer.Option("--cumulative", help="option.cumulative")
    ] = None,
    since: Annotated[
        int | None, typer.Option("--since", metavar="YEAR", help="option.cumulative_since")
    ] = None,
    campaign: Annotated[
        str | None, typer.Option("--campaign", help="option.campaign_filter")
    ] = None,
    as_of: AsOfOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="option.explain")] = False,
    chart: Annotated[bool, typer.Option("--chart", help="option.chart")] = False,
    require_complete: CompleteOption = False,
    quiet: QuietOption = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the totals of a period."""
    from dan_van.services.totals import totals as totals_of
    from dan_van.services.totals_asked import Asked

    context = context_of(ctx)
    asked = Asked(
        by=_dimensions(by),
        across=_across(across, by),
        measures=_measures(measure),
        campaign=campaign,
        top=_top(top, by),
        is_transposed=transpose,
        is_sorted_by_name=_one_of("--sort", sort, ("official", "name")) == "name",
        compares_all=compare,
        is_charted=chart or output.draws(format_, out),
    )
    with context.reading(as_of=day_of("--as-of", as_of)) as session:
        wanted = session.period(period)
        if wanted is None:  # the argument has a default
            raise WrongInput("bad_period", value=period)
        asked = replace(asked, flows_from=_flows_from(wanted, cumulative, since))
        if asked.across is None and asked.flows_from is None:
            asked = replace(asked, across=_columns(wanted, asked.by))
        document = session.headed(totals_of(session.conn, wanted, asked, today=session.today))
        if explain:
            from dan_van.services.totals_explain import explained

            document = explained(
                document,
                wanted,
                session.lookups,
                flows_from=asked.flows_from,
                campaign=asked.campaign,
                as_of=session.as_of,
                program=context.program_words,
            )
    output.show(document, context, format_=format_, output=out, force=force, quiet=quiet)
    if chart:
        output.show_charts(document, context, format_=format_, output=out)
    if require_complete:
        _refuse_incomplete(document)


def _one_of(option: str, value: str, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise WrongInput("bad_option_value", option=option, value=value, allowed=", ".join(allowed))
    return value


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _dimensions(by: str) -> list[Dimension]:
    from dan_van.services.totals_axes import Dimension

    names = _names(by)
    if any(name not in list(Dimension) for name in names):
        allowed = ", ".join(Dimension)
        raise WrongInput("bad_option_value", option="--by", value=by, allowed=allowed)
    if not 1 <= len(names) <= 2 or len(set(names)) < len(names):
        raise WrongInput("too_many_dimensions", value=by, allowed=", ".join(Dimension))
    return [Dimension(name) for name in names]


def _across(across: str | None, by: str) -> Dimension | None:
    from dan_van.services.totals_axes import TIMES, Dimension

    if across is None:
        return None
    allowed = [d for d in Dimension if d is not Dimension.CATEGORY and d not in _names(by)]
    chosen = Dimension(_one_of("--across", across, allowed))
    if any(name in TIMES for name in _names(by)):
        raise WrongInput("time_across", value=by)
    return chosen


def _top(top: int | None, by: str) -> int | None:
    """The number of lines to keep; parts of a period stand in their order, and so all of them."""
    from dan_van.services.totals_axes import TIMES, Dimension

    if top is not None and {*TIMES, Dimension.CATEGORY}.issuperset(_names(by)):
        raise WrongInput("top_of_time", value=by)
    return top


def _columns(period: Period, by: Sequence[Dimension]) -> Dimension | None:
    """Several quarters that are asked for at once are columns, if they are no rows."""
    from dan_van.services.totals_axes import TIMES, Dimension

    if period.is_of_quarters and not TIMES.intersection(by):
        return Dimension.QUARTER
    return None


def _measures(text: str | None) -> list[Measure]:
    from dan_van.domain.totals import SHOWN_MEASURES, Measure

    names = _names(text or "")
    return [Measure(_one_of("--measure", name, SHOWN_MEASURES)) for name in names]


def _flows_from(period: Period, cumulative: str | None, since: int | None) -> Period | None:
    if cumulative is None and since is None:
        return None
    from dan_van.domain.cumulative import Cumulative, counted_since

    if cumulative is not None and since is not None:
        raise WrongInput("cumulative_and_since")
    if cumulative is not None:
        return counted_since(
            period, Cumulative(_one_of("--cumulative", cumulative, list(Cumulative)))
        )
    first_year, last_year = 1930, period.span.start.year + 1
    if since is None or not first_year <= since <= last_year:
        raise WrongInput("bad_since", value=since, period=period.code)
    try:
        return counted_since(period, since)
    except ValueError as error:
        raise WrongInput("bad_since", value=since, period=period.code) from error


def _refuse_incomplete(document: Document) -> None:
    payload = document.payload
    coverage = payload["coverage"] if isinstance(payload, dict) else {}
    if coverage["missing"]:
        missing, expected = len(coverage["missing"]), coverage["expected"]
        raise Refused("coverage_incomplete", count=missing, expected=expected)
