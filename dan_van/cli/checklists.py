"""`dan-van checklist`: add, list, show, tick, untick, edit, withdraw."""

from __future__ import annotations

from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import group
from dan_van.cli.options import (
    AllOption,
    DateOption,
    ForceOption,
    FormatOption,
    LimitOption,
    OutputOption,
    SortOption,
    TextFilter,
    WithdrawnOption,
)
from dan_van.cli.plain import add_command, edit_command, sorts_of, withdraw_command
from dan_van.entities import CHECKLIST

app = group("help.checklist")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="argument.checklist")]
TickedUnits = Annotated[
    list[str] | None, typer.Option("--unit", metavar="UNIT", help="option.ticked_unit")
]
BelowOption = Annotated[
    str | None, typer.Option("--below", metavar="UNIT", help="option.ticked_below")
]

app.command("add", help="help.checklist.add")(add_command(CHECKLIST))


@app.command("list", help="help.checklist.list")
def list_(
    ctx: typer.Context,
    *,
    campaign: Annotated[
        str | None, typer.Option("--campaign", help="option.campaign_filter")
    ] = None,
    text: TextFilter = None,
    withdrawn: WithdrawnOption = False,
    sort: SortOption = None,
    limit: LimitOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List checklists with how many units have done each."""
    from dan_van.services.checklists import progress_columns
    from dan_van.services.plain_records import RecordFilters, record_conditions
    from dan_van.services.records import list_records, typed_order

    context = context_of(ctx)
    rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
    with context.reading() as session:
        filters = RecordFilters(campaign=campaign, text=text, with_withdrawn=withdrawn)
        document = list_records(
            session.conn,
            CHECKLIST,
            where=record_conditions(CHECKLIST, filters, session.lookups),
            order=typed_order(sort, sorts_of(CHECKLIST)),
            limit=rows,
            computed=progress_columns(session.conn, today=session.today),
        )
    output.show(document, context, format_=format_, output=out, force=force)


@app.command("show", help="help.checklist.show")
def show(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="argument.checklists")
    ] = None,
    *,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show who has done it and who is missing; alone: every checklist."""
    from dan_van.services.checklists import show_checklists

    context = context_of(ctx)
    with context.reading() as session:
        document = show_checklists(session.conn, names or (), session.lookups, today=session.today)
    output.show(document, context, format_=format_, output=out, force=force)


@app.command("tick", help="help.checklist.tick")
def tick(
    ctx: typer.Context,
    name: NameArgument,
    *,
    unit: TickedUnits = None,
    below: BelowOption = None,
    date: DateOption = None,
    format_: FormatOption = None,
) -> None:
    """Record that units have done it."""
    from dan_van.services.checklists import tick as tick_units
    from dan_van.services.typed_values import typed_day

    context = context_of(ctx)
    with context.writing() as session:
        document = tick_units(
            session.conn,
            name,
            units=unit or (),
            below=below,
            on=typed_day(date, calendar=session.calendar),
            lookups=session.lookups,
            today=session.today,
        )
    output.show(document, context, format_=format_)


@app.command("untick", help="help.checklist.untick")
def untick(
    ctx: typer.Context,
    name: NameArgument,
    *,
    unit: TickedUnits = None,
    below: BelowOption = None,
    format_: FormatOption = None,
) -> None:
    """Take ticks back."""
    from dan_van.services.checklists import untick as untick_units

    context = context_of(ctx)
    with context.writing() as session:
        document = untick_units(
            session.conn,
            name,
            units=unit or (),
            below=below,
            lookups=session.lookups,
            today=session.today,
        )
    output.show(document, context, format_=format_)


app.command("edit", help="help.record.edit")(edit_command(CHECKLIST))
app.command("withdraw", help="help.record.withdraw")(withdraw_command(CHECKLIST))
