"""`dan-van unit`: add, list, show, alias."""

from __future__ import annotations

from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.choices import day_of, typed_choice
from dan_van.cli.context import context_of
from dan_van.cli.groups import group
from dan_van.cli.options import (
    AllOption,
    ForceOption,
    FormatOption,
    LimitOption,
    OutputOption,
    TextFilter,
)
from dan_van.domain.unit import UnitType
from dan_van.entities import UNIT

app = group("help.unit")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="argument.unit")]


@app.command("add", help="help.unit.add")
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="argument.new_unit")],
    *,
    type_: Annotated[str | None, typer.Option("--type", help="option.unit_type")] = None,
    parent: Annotated[str | None, typer.Option("--parent", help="option.parent")] = None,
    code: Annotated[str | None, typer.Option("--code", help="option.unit_code")] = None,
    reports: Annotated[
        bool | None, typer.Option("--reports/--no-reports", help="option.reports")
    ] = None,
    valid_from: Annotated[str | None, typer.Option("--from", help="option.valid_from")] = None,
    valid_until: Annotated[str | None, typer.Option("--until", help="option.valid_until")] = None,
    format_: FormatOption = None,
) -> None:
    """Add a unit to the tree."""
    from dan_van.services.units import NewUnit, add_unit

    context = context_of(ctx)
    chosen = typed_choice(UNIT, "type", type_)
    new = NewUnit(
        name=name,
        type=UnitType(chosen) if chosen is not None else None,
        parent=parent,
        code=code,
        reports=reports,
        valid_from=day_of("--from", valid_from),
        valid_until=day_of("--until", valid_until),
    )
    with context.writing() as session:
        document = add_unit(session.conn, new)
    output.show(document, context, format_=format_)


@app.command("list", help="help.unit.list")
def list_(
    ctx: typer.Context,
    *,
    below: Annotated[str | None, typer.Option("--unit", help="option.unit_below")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="option.unit_type")] = None,
    text: TextFilter = None,
    limit: LimitOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List units."""
    from dan_van.services.units import list_units

    context = context_of(ctx)
    chosen = typed_choice(UNIT, "type", type_)
    rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
    with context.reading() as session:
        document = list_units(
            session.conn,
            below=below,
            type_=UnitType(chosen) if chosen is not None else None,
            text=text,
            limit=rows,
        )
    output.show(document, context, format_=format_, output=out, force=force)


@app.command("show", help="help.unit.show")
def show(ctx: typer.Context, name: NameArgument, *, format_: FormatOption = None) -> None:
    """Show a unit, its other names, and the units right below it."""
    from dan_van.services.units import show_unit

    context = context_of(ctx)
    with context.reading() as session:
        document = show_unit(session.conn, name)
    output.show(document, context, format_=format_)


@app.command("alias", help="help.unit.alias")
def alias(
    ctx: typer.Context,
    name: NameArgument,
    other: Annotated[str, typer.Argument(metavar="ALIAS", help="argument.alias")],
    *,
    format_: FormatOption = None,
) -> None:
    """Let a unit be known by another name too."""
    from dan_van.services.units import alias_unit

    context = context_of(ctx)
    with context.writing() as session:
        document = alias_unit(session.conn, name, other)
    output.show(document, context, format_=format_)
