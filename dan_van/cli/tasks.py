"""`dan-van task`: add, list, show, edit, carry, done, drop, reopen, withdraw."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dan_van.cli import output
from dan_van.cli.choices import day_of, typed_choice
from dan_van.cli.context import Session, context_of
from dan_van.cli.fields import ask_for_missing, with_field_options
from dan_van.cli.groups import group
from dan_van.cli.options import (
    AllOption,
    AsOfOption,
    CodeArgument,
    DateOption,
    ForceOption,
    FormatOption,
    HeadlineArgument,
    LimitOption,
    OutputOption,
    ReasonOption,
    SortOption,
    TextFilter,
    WithdrawnOption,
)
from dan_van.cli.plain import sorts_of, withdraw_command
from dan_van.entities import TASK

app = group("help.task")

_ENTERED = tuple(
    field
    for field in TASK.fields
    if field.name not in {"code", "name"} and (not field.is_derived or field.name == "period")
)
# while a task lives, `--note` is an entry of its history
_EDITED = (TASK.field("name"), *(f for f in _ENTERED if f.name != "note"))
SORTS = {**sorts_of(TASK), "due": ("due_end", "name_sort")}
OwnerFilter = Annotated[
    str | None, typer.Option("--unit", "--owner", metavar="UNIT", help="option.unit_filter")
]
DueOption = Annotated[str | None, typer.Option("--due", metavar="DATE", help="option.new_due")]


@app.command("add", help="help.task.add")
@with_field_options(TASK, _ENTERED)
def add(
    ctx: typer.Context,
    name: HeadlineArgument = None,
    *,
    format_: FormatOption = None,
    **values: Any,
) -> None:
    """Plan a task for a period."""
    from dan_van.services.tasks import add_task

    context = context_of(ctx)
    with context.writing() as session:
        given = ask_for_missing(TASK, values, context, headline=name, session=session)
        document = add_task(session.conn, _typed(given, session), today=session.today)
    output.show(document, context, format_=format_)


@app.command("list", help="help.task.list")
def list_(
    ctx: typer.Context,
    *,
    unit: OwnerFilter = None,
    period: Annotated[str | None, typer.Option("--period", help="option.planned_filter")] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="option.task_status_filter")
    ] = None,
    campaign: Annotated[
        str | None, typer.Option("--campaign", help="option.campaign_filter")
    ] = None,
    text: TextFilter = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="option.overdue_tasks")] = False,
    withdrawn: WithdrawnOption = False,
    as_of: AsOfOption = None,
    sort: SortOption = None,
    limit: LimitOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List tasks; with a period those of its plan, as they stand in it."""
    from dan_van.services.records import typed_order
    from dan_van.services.task_lists import TaskFilters, list_tasks

    context = context_of(ctx)
    rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
    with context.reading(as_of=day_of("--as-of", as_of)) as session:
        filters = TaskFilters(
            unit=unit,
            period=session.period(period),
            status=typed_choice(TASK, "status", status),
            campaign=campaign,
            text=text,
            only_overdue=overdue,
            with_withdrawn=withdrawn,
        )
        document = list_tasks(
            session.conn,
            filters,
            session.lookups,
            order=typed_order(sort, SORTS),
            limit=rows,
            today=session.today,
        )
    output.show(session.headed(document), context, format_=format_, output=out, force=force)


@app.command("show", help="help.task.show")
def show(ctx: typer.Context, code: CodeArgument, *, format_: FormatOption = None) -> None:
    """Show all that is known of a task, with its history."""
    from dan_van.services.tasks import show_task

    context = context_of(ctx)
    with context.reading() as session:
        document = show_task(session.conn, code, today=session.today)
    output.show(document, context, format_=format_)


@app.command("edit", help="help.task.edit")
@with_field_options(TASK, _EDITED)
def edit(
    ctx: typer.Context,
    code: CodeArgument,
    *,
    note: Annotated[str | None, typer.Option("--note", help="option.timeline_note")] = None,
    format_: FormatOption = None,
    **values: Any,
) -> None:
    """Put a task right, or note something in its history."""
    from dan_van.services.tasks import edit_task

    context = context_of(ctx)
    with context.writing() as session:
        typed = _typed(values, session)
        document = edit_task(session.conn, code, typed, note=note, today=session.today)
    output.show(document, context, format_=format_)


@app.command("carry", help="help.task.carry")
def carry(
    ctx: typer.Context,
    code: CodeArgument,
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="argument.carry_to")],
    *,
    reason: ReasonOption = None,
    due: DueOption = None,
    format_: FormatOption = None,
) -> None:
    """Carry an open task over to a later period."""
    from dan_van.domain.period import parse_period
    from dan_van.services.tasks import carry_task
    from dan_van.services.typed_values import typed_day

    context = context_of(ctx)
    with context.writing() as session:
        document = carry_task(
            session.conn,
            code,
            parse_period(period, calendar=session.calendar, today=session.today).span,
            reason=reason,
            due=typed_day(due, calendar=session.calendar),
            today=session.today,
        )
    output.show(document, context, format_=format_)


@app.command("done", help="help.task.done")
def done(
    ctx: typer.Context,
    code: CodeArgument,
    *,
    date: DateOption = None,
    result: Annotated[str | None, typer.Option("--result", help="field:task.result")] = None,
    format_: FormatOption = None,
) -> None:
    """Record that a task was done."""
    _settle(ctx, code, drops=False, date=date, note=result, format_=format_)


@app.command("drop", help="help.task.drop")
def drop(
    ctx: typer.Context,
    code: CodeArgument,
    *,
    date: DateOption = None,
    reason: ReasonOption = None,
    format_: FormatOption = None,
) -> None:
    """Record that a task will not be done."""
    _settle(ctx, code, drops=True, date=date, note=reason, format_=format_)


@app.command("reopen", help="help.task.reopen")
def reopen(
    ctx: typer.Context,
    code: CodeArgument,
    *,
    reason: ReasonOption = None,
    format_: FormatOption = None,
) -> None:
    """Take a task up again."""
    from dan_van.services.tasks import reopen_task

    context = context_of(ctx)
    with context.writing() as session:
        document = reopen_task(session.conn, code, reason=reason, today=session.today)
    output.show(document, context, format_=format_)


app.command("withdraw", help="help.record.withdraw")(withdraw_command(TASK))


def _settle(
    ctx: typer.Context,
    code: str,
    *,
    drops: bool,
    date: str | None,
    note: str | None,
    format_: str | None,
) -> None:
    from dan_van.services.tasks import settle_task
    from dan_van.services.typed_values import typed_day

    context = context_of(ctx)
    with context.writing() as session:
        on = typed_day(date, calendar=session.calendar)
        document = settle_task(
            session.conn, code, drops=drops, on=on, note=note, today=session.today
        )
    output.show(document, context, format_=format_)


def _typed(values: dict[str, Any], session: Session) -> dict[str, Any]:
    """The values that were given; the period also as `this-quarter` and the like."""
    from dan_van.services.typed_values import typed_values

    given = dict(values)
    period = session.period(given.pop("period", None) or None)
    typed = typed_values(TASK, given, lookups=session.lookups, calendar=session.calendar)
    return typed if period is None else {**typed, "period": period.span}
