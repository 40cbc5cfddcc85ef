"""`dan-van model`: add, list, show, edit, advance, withdraw."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dan_van.cli import output
from dan_van.cli.choices import day_of, one_of, typed_choice
from dan_van.cli.context import context_of
from dan_van.cli.fields import ask_for_missing, with_field_options
from dan_van.cli.groups import group
from dan_van.cli.options import (
    AllOption,
    AsOfOption,
    CodeArgument,
    DateOption,
    ForceOption,
    FormatOption,
    LimitOption,
    OutputOption,
    OwnOption,
    PeriodFilter,
    SortOption,
    TextFilter,
    UnitFilter,
    WithdrawnOption,
)
from dan_van.cli.plain import sorts_of, withdraw_command
from dan_van.domain.wording import Message
from dan_van.entities import MODEL, UNIT

app = group("help.model")

_ENTERED = tuple(
    field
    for field in MODEL.fields
    if field.name not in {"code", "name"}
    and (not field.is_derived or field.name in {"registered", "level"})
)
SORTS = sorts_of(MODEL)


@app.command("add", help="help.model.add")
@with_field_options(MODEL, _ENTERED)
def add(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="argument.name")] = None,
    *,
    format_: FormatOption = None,
    **values: Any,
) -> None:
    """Register a model."""
    from dan_van.services.models import add_model
    from dan_van.services.typed_values import typed_values

    context = context_of(ctx)
    with context.writing() as session:
        given = ask_for_missing(MODEL, values, context, headline=name, session=session)
        typed = typed_values(MODEL, given, lookups=session.lookups, calendar=session.calendar)
        document = add_model(session.conn, typed, today=session.today)
    output.show(document, context, format_=format_)


@app.command("list", help="help.model.list")
def list_(
    ctx: typer.Context,
    *,
    unit: UnitFilter = None,
    sector: Annotated[str | None, typer.Option("--sector", help="option.sector_filter")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="option.kind_filter")] = None,
    stage: Annotated[str | None, typer.Option("--stage", help="option.stage_filter")] = None,
    level: Annotated[str | None, typer.Option("--level", help="option.level_filter")] = None,
    period: PeriodFilter = None,
    event: Annotated[str | None, typer.Option("--event", help="option.event")] = None,
    event_level: Annotated[
        str | None, typer.Option("--event-level", help="option.event_level")
    ] = None,
    active_on: Annotated[str | None, typer.Option("--active-on", help="option.active_on")] = None,
    own: OwnOption = False,
    district: Annotated[str | None, typer.Option("--district", help="option.district")] = None,
    unit_type: Annotated[str | None, typer.Option("--type", help="option.unit_type")] = None,
    merged_by: Annotated[str | None, typer.Option("--merged-by", help="option.merged_by")] = None,
    campaign: Annotated[
        str | None, typer.Option("--campaign", help="option.campaign_filter")
    ] = None,
    text: TextFilter = None,
    withdrawn: WithdrawnOption = False,
    as_of: AsOfOption = None,
    sort: SortOption = None,
    limit: LimitOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List models."""
    from dan_van.services.model_filters import EVENTS, ModelFilters, model_conditions
    from dan_van.services.records import list_records, typed_order

    context = context_of(ctx)
    rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
    with context.reading(as_of=day_of("--as-of", as_of)) as session:
        filters = ModelFilters(
            unit=unit,
            sector=sector,
            kind=typed_choice(MODEL, "kind", kind, or_unknown=True),
            stage=typed_choice(MODEL, "stage", stage, or_unknown=True),
            level=typed_choice(MODEL, "level", level, or_unknown=True),
            period=session.period(period),
            campaign=campaign,
            text=text,
            with_withdrawn=withdrawn,
            event=one_of("--event", event, EVENTS),
            event_level=typed_choice(MODEL, "level", event_level, or_unknown=True),
            active_on=day_of("--active-on", active_on),
            is_own=own,
            district=district,
            unit_type=typed_choice(UNIT, "type", unit_type),
            merged_by=day_of("--merged-by", merged_by),
        )
        where = model_conditions(filters, session.lookups)
        order = typed_order(sort, SORTS)
        document = list_records(
            session.conn,
            MODEL,
            where=where,
            order=order,
            limit=rows,
            is_counted=output.has_notes(format_),
        )
    output.show(session.headed(document), context, format_=format_, output=out, force=force)


@app.command("show", help="help.model.show")
def show(ctx: typer.Context, code: CodeArgument, *, format_: FormatOption = None) -> None:
    """Show all that is known of a model."""
    from dan_van.services.models import show_model

    context = context_of(ctx)
    with context.reading() as session:
        document = show_model(session.conn, code)
    output.show(document, context, format_=format_)


@app.command("edit", help="help.model.edit")
@with_field_options(MODEL, (MODEL.field("name"), *_ENTERED))
def edit(
    ctx: typer.Context, code: CodeArgument, *, format_: FormatOption = None, **values: Any
) -> None:
    """Change fields of a model."""
    from dan_van.services.models import edit_model
    from dan_van.services.typed_values import typed_values

    context = context_of(ctx)
    with context.writing() as session:
        typed = typed_values(MODEL, values, lookups=session.lookups, calendar=session.calendar)
        document = edit_model(session.conn, code, typed)
    output.show(document, context, format_=format_)


@app.command("advance", help="help.model.advance")
def advance(
    ctx: typer.Context,
    code: CodeArgument,
    stage: Annotated[str, typer.Argument(metavar="STAGE", help="argument.stage")],
    *,
    date: DateOption = None,
    level: Annotated[str | None, typer.Option("--level", help="field:model.level")] = None,
    decision: Annotated[str | None, typer.Option("--decision", help="field:model.decision")] = None,
    body: Annotated[str | None, typer.Option("--body", help="field:model.body")] = None,
    note: Annotated[str | None, typer.Option("--note", help="field:model.note")] = None,
    format_: FormatOption = None,
) -> None:
    """Record that a model has reached a stage."""
    from dan_van.services.models import advance_model, typed_event

    context = context_of(ctx)
    with context.writing() as session:
        given = {
            "stage": typed_choice(MODEL, "stage", stage, called=Message("placeholder.STAGE")),
            "registered": date,
            "level": level,
            "decision": decision,
            "body": body,
            "note": note,
        }
        event = typed_event(
            given, lookups=session.lookups, calendar=session.calendar, today=session.today
        )
        document = advance_model(session.conn, code, event)
    output.show(document, context, format_=format_)


app.command("withdraw", help="help.model.withdraw")(withdraw_command(MODEL))
