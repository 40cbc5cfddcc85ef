"""The commands of a declared kind of record that has none of its own: made from its fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from dan_van.cli import output
from dan_van.cli.choices import day_of, typed_choice
from dan_van.cli.context import context_of
from dan_van.cli.fields import ask_for_missing, with_field_options, with_filters
from dan_van.cli.groups import group
from dan_van.cli.options import (
    AllOption,
    AsOfOption,
    CodeArgument,
    ForceOption,
    FormatOption,
    LimitOption,
    OutputOption,
    ReasonOption,
    SortOption,
    TextFilter,
    WithdrawnOption,
)
from dan_van.entities import Entity, Kind


def plain_app(entity: Entity) -> typer.Typer:
    """The group of commands of one kind of record: add (or log), list, show, edit, withdraw."""
    app = group(f"entity:{entity.name}")
    app.command(entity.add, help="help.record.add")(add_command(entity))
    app.command("list", help="help.record.list")(list_command(entity))
    app.command("show", help="help.record.show")(show_command(entity))
    app.command("edit", help="help.record.edit")(edit_command(entity))
    app.command("withdraw", help="help.record.withdraw")(withdraw_command(entity))
    return app


def add_command(entity: Entity) -> Callable[..., None]:
    """`add NAME --field …`."""
    headline = entity.field(entity.headline)
    entered = [f for f in entity.fields if f.name != "code" and f is not headline]

    @with_field_options(entity, [f for f in entered if not f.is_derived], argument=headline)
    def add(ctx: typer.Context, *, format_: FormatOption = None, **values: Any) -> None:
        from dan_van.services.plain_records import add_record
        from dan_van.services.typed_values import typed_values

        context = context_of(ctx)
        with context.writing() as session:
            given = ask_for_missing(entity, values, context, headline=None, session=session)
            typed = typed_values(entity, given, lookups=session.lookups, calendar=session.calendar)
            document = add_record(session.conn, entity, typed, today=session.today)
        output.show(document, context, format_=format_)

    return add


def list_command(entity: Entity) -> Callable[..., None]:
    """`list` with a filter for each choice, the unit, the period and the campaign."""

    @with_filters(entity)
    def list_(
        ctx: typer.Context,
        *,
        text: TextFilter = None,
        withdrawn: WithdrawnOption = False,
        as_of: AsOfOption = None,
        sort: SortOption = None,
        limit: LimitOption = None,
        all_: AllOption = False,
        format_: FormatOption = None,
        out: OutputOption = None,
        force: ForceOption = False,
        **filters: Any,
    ) -> None:
        from dan_van.services.plain_records import RecordFilters, record_conditions
        from dan_van.services.records import list_records, typed_order

        context = context_of(ctx)
        rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
        choices = {f.name for f in entity.fields if f.kind is Kind.CHOICE}
        with context.reading(as_of=day_of("--as-of", as_of)) as session:
            asked = RecordFilters(
                unit=filters.get("unit"),
                period=session.period(filters.get("in_period")),
                exactly=bool(filters.get("exactly")),
                sector=filters.get("sector"),
                campaign=filters.get("campaign"),
                text=text,
                choices={
                    name: typed_choice(entity, name, value, or_unknown=True)
                    for name, value in filters.items()
                    if name in choices
                },
                with_withdrawn=withdrawn,
            )
            where = record_conditions(entity, asked, session.lookups)
            order = typed_order(sort, sorts_of(entity))
            document = list_records(session.conn, entity, where=where, order=order, limit=rows)
        output.show(session.headed(document), context, format_=format_, output=out, force=force)

    return list_


def sorts_of(entity: Entity) -> dict[str, tuple[str, ...]]:
    """What `--sort` takes for a kind of record, and the columns behind it."""
    name, column = entity.headline, entity.sort_column
    is_named = entity.field(name).kind is Kind.NAME
    sorts: dict[str, tuple[str, ...]] = {name: (column if is_named else name,), "code": ("code",)}
    if entity.dated_by is not None:
        sorts[entity.dated_by] = (f"{entity.dated_by}_start", column)
    return sorts


def show_command(entity: Entity) -> Callable[..., None]:
    """`show CODE`."""

    def show(ctx: typer.Context, code: CodeArgument, *, format_: FormatOption = None) -> None:
        from dan_van.services.records import find_by_code, show_record

        context = context_of(ctx)
        with context.reading() as session:
            record = find_by_code(session.conn, entity, code)
            document = show_record(record, entity, timeline=None)
        output.show(document, context, format_=format_)

    return show


def edit_command(entity: Entity) -> Callable[..., None]:
    """`edit CODE --field …`."""

    @with_field_options(entity, [f for f in entity.fields if f.name != "code" and not f.is_derived])
    def edit(
        ctx: typer.Context, code: CodeArgument, *, format_: FormatOption = None, **values: Any
    ) -> None:
        from dan_van.services.plain_records import edit_record
        from dan_van.services.typed_values import typed_values

        context = context_of(ctx)
        with context.writing() as session:
            typed = typed_values(entity, values, lookups=session.lookups, calendar=session.calendar)
            document = edit_record(session.conn, entity, code, typed)
        output.show(document, context, format_=format_)

    return edit


def withdraw_command(entity: Entity) -> Callable[..., None]:
    """`withdraw CODE --reason …`."""

    def withdraw(
        ctx: typer.Context,
        code: CodeArgument,
        *,
        reason: ReasonOption = None,
        format_: FormatOption = None,
    ) -> None:
        from dan_van.services.records import find_by_code, withdraw_record

        context = context_of(ctx)
        with context.writing() as session:
            record = find_by_code(session.conn, entity, code)
            document = withdraw_record(
                session.conn, entity, record, reason=reason or "", today=session.today
            )
        output.show(document, context, format_=format_)

    return withdraw
