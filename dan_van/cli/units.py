"""`dan-van unit`: add, list, show, alias, edit, and the ways in which units change."""

from __future__ import annotations

import datetime
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
    ReasonOption,
    TextFilter,
)
from dan_van.domain.unit import UnitType
from dan_van.entities import UNIT
from dan_van.errors import WrongInput

app = group("help.unit")

TypeOption = Annotated[str | None, typer.Option("--type", help="option.unit_type")]
ParentOption = Annotated[str | None, typer.Option("--parent", help="option.parent")]
UnitCodeOption = Annotated[str | None, typer.Option("--code", help="option.unit_code")]
ReportsOption = Annotated[
    bool | None, typer.Option("--reports/--no-reports", help="option.reports")
]
ChangeDateOption = Annotated[str, typer.Option("--date", help="option.unit_change_date")]
DecisionOption = Annotated[str | None, typer.Option("--decision", help="option.unit_decision")]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="argument.unit")]


def _type(text: str | None) -> UnitType | None:
    chosen = typed_choice(UNIT, "type", text)
    return UnitType(chosen) if chosen is not None else None


def _day(text: str) -> datetime.date:
    found = day_of("--date", text)
    if found is None:  # only where nothing was typed after the option
        raise WrongInput("needs_a_day", option="--date", value=text)
    return found


@app.command("add", help="help.unit.add")
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="argument.new_unit")],
    *,
    type_: TypeOption = None,
    parent: ParentOption = None,
    code: UnitCodeOption = None,
    reports: ReportsOption = None,
    valid_from: Annotated[str | None, typer.Option("--from", help="option.valid_from")] = None,
    valid_until: Annotated[str | None, typer.Option("--until", help="option.valid_until")] = None,
    format_: FormatOption = None,
) -> None:
    """Add a unit to the tree."""
    from dan_van.services.units import NewUnit, add_unit

    context = context_of(ctx)
    new = NewUnit(
        name=name,
        type=_type(type_),
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
    type_: TypeOption = None,
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
    rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
    with context.reading() as session:
        document = list_units(
            session.conn,
            below=below,
            type_=_type(type_),
            text=text,
            limit=rows,
            today=session.today,
        )
    output.show(document, context, format_=format_, output=out, force=force)


@app.command("show", help="help.unit.show")
def show(ctx: typer.Context, name: NameArgument, *, format_: FormatOption = None) -> None:
    """Show a unit, its other names, and the units right below it."""
    from dan_van.services.units import show_unit

    context = context_of(ctx)
    with context.reading() as session:
        document = show_unit(session.conn, name, today=session.today)
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


@app.command("edit", help="help.unit.edit")
def edit(
    ctx: typer.Context,
    name: NameArgument,
    *,
    new_name: Annotated[str | None, typer.Option("--name", help="option.new_name")] = None,
    type_: TypeOption = None,
    parent: ParentOption = None,
    code: UnitCodeOption = None,
    reports: ReportsOption = None,
    format_: FormatOption = None,
) -> None:
    """Change the name, type, parent or code of a unit."""
    from dan_van.services.unit_edit import UnitEdit, edit_unit

    context = context_of(ctx)
    wanted = UnitEdit(name=new_name, type=_type(type_), parent=parent, code=code, reports=reports)
    with context.writing() as session:
        document = edit_unit(session.conn, name, wanted)
    output.show(document, context, format_=format_)


@app.command("merge", help="help.unit.merge")
def merge(
    ctx: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="argument.merged_units")],
    *,
    into: Annotated[str, typer.Option("--into", metavar="NAME", help="option.merge_into")],
    date: ChangeDateOption,
    decision: DecisionOption = None,
    type_: TypeOption = None,
    parent: ParentOption = None,
    code: UnitCodeOption = None,
    format_: FormatOption = None,
) -> None:
    """Let units go into one, which is made if it is not there."""
    from dan_van.services.unit_changes import merge_units
    from dan_van.services.units import NewUnit

    context = context_of(ctx)
    new = NewUnit(name=into, type=_type(type_), parent=parent, code=code)
    with context.writing() as session:
        document = merge_units(session.conn, names, new, on=_day(date), decision=decision)
    output.show(document, context, format_=format_)


@app.command("split", help="help.unit.split")
def split(
    ctx: typer.Context,
    name: NameArgument,
    *,
    into: Annotated[list[str], typer.Option("--into", metavar="NAME", help="option.split_into")],
    date: ChangeDateOption,
    decision: DecisionOption = None,
    type_: TypeOption = None,
    parent: ParentOption = None,
    format_: FormatOption = None,
) -> None:
    """Let a unit be parted into several, made where they are not there."""
    from dan_van.services.unit_changes import split_unit
    from dan_van.services.units import NewUnit

    context = context_of(ctx)
    parts = [NewUnit(name=part, type=_type(type_), parent=parent) for part in into]
    with context.writing() as session:
        document = split_unit(session.conn, name, parts, on=_day(date), decision=decision)
    output.show(document, context, format_=format_)


@app.command("close", help="help.unit.close")
def close(
    ctx: typer.Context,
    name: NameArgument,
    *,
    date: ChangeDateOption,
    reason: ReasonOption = None,
    format_: FormatOption = None,
) -> None:
    """Let a unit be no more from a day on."""
    from dan_van.services.unit_changes import close_unit

    context = context_of(ctx)
    with context.writing() as session:
        document = close_unit(session.conn, name, on=_day(date), reason=reason)
    output.show(document, context, format_=format_)
