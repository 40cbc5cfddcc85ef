"""`dan-van issue`: log, list, show, update, resolve, reopen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

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
    ReasonOption,
    SortOption,
    TextFilter,
    UnitFilter,
    WithdrawnOption,
)
from dan_van.cli.plain import sorts_of
from dan_van.entities import ISSUE
from dan_van.errors import WrongInput

if TYPE_CHECKING:
    from dan_van.cli.context import Session
    from dan_van.domain.table import Document

app = group("help.issue")

_ENTERED = tuple(
    field
    for field in ISSUE.fields
    if field.name not in {"code", "title"}
    and (not field.is_derived or field.name in {"raised", "status"})
)
# while an issue lives, `--note` is an entry of its timeline and `--status` a move
_UPDATED = tuple(field for field in _ENTERED if field.name not in {"note", "status"})
SORTS = {**sorts_of(ISSUE), "due": ("due_end", "title_sort")}


@app.command("log", help="help.issue.log")
@with_field_options(ISSUE, _ENTERED)
def log(
    ctx: typer.Context,
    title: Annotated[str | None, typer.Argument(metavar="TITLE", help="argument.title")] = None,
    *,
    format_: FormatOption = None,
    **values: Any,
) -> None:
    """Log a matter of concern."""
    from dan_van.services.issues import log_issue
    from dan_van.services.typed_values import typed_values

    context = context_of(ctx)
    with context.writing() as session:
        given = ask_for_missing(ISSUE, values, context, headline=title, session=session)
        typed = typed_values(ISSUE, given, lookups=session.lookups, calendar=session.calendar)
        document = log_issue(session.conn, typed, today=session.today)
    output.show(document, context, format_=format_)


@app.command("list", help="help.issue.list")
def list_(
    ctx: typer.Context,
    *,
    unit: UnitFilter = None,
    status: Annotated[str | None, typer.Option("--status", help="option.status_filter")] = None,
    category: Annotated[str | None, typer.Option("--category", help="field:issue.category")] = None,
    period: Annotated[str | None, typer.Option("--period", help="option.raised_filter")] = None,
    counted: Annotated[str | None, typer.Option("--counted", help="option.counted")] = None,
    own: OwnOption = False,
    text: TextFilter = None,
    only_open: Annotated[bool, typer.Option("--open", help="option.open")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="option.overdue")] = False,
    withdrawn: WithdrawnOption = False,
    as_of: AsOfOption = None,
    sort: SortOption = None,
    limit: LimitOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List issues."""
    from dan_van.services.issues import IssueFilters, computed_columns, issue_conditions
    from dan_van.services.records import list_records, typed_order

    context = context_of(ctx)
    rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
    with context.reading(as_of=day_of("--as-of", as_of)) as session:
        asked = session.period(period)
        filters = IssueFilters(
            unit=unit,
            merged_by=asked.span.last if asked is not None else None,
            status=typed_choice(ISSUE, "status", status),
            category=typed_choice(ISSUE, "category", category, or_unknown=True),
            period=asked if counted is None else None,
            text=text,
            is_own=own,
            only_open=only_open,
            only_overdue=overdue,
            with_withdrawn=withdrawn,
        )
        where = issue_conditions(filters, session.lookups, today=session.today)
        order, computed = typed_order(sort, SORTS), computed_columns(session.today)
        if counted is not None:
            document = _counted(
                session, counted, period, where=where, order=order, limit=rows, computed=computed
            )
        else:
            document = list_records(
                session.conn,
                ISSUE,
                where=where,
                order=order,
                limit=rows,
                computed=computed,
                is_counted=output.has_notes(format_),
            )
    output.show(session.headed(document), context, format_=format_, output=out, force=force)


def _counted(session: Session, counted: str, period: str | None, **how: Any) -> Document:
    """The issues behind a figure of the balance of a period."""
    from dan_van.services.counted_issues import FIGURES, list_counted

    one_of("--counted", counted, FIGURES)
    asked = session.period(period)
    if asked is None:
        raise WrongInput("counted_needs_period", counted=counted)
    return list_counted(session.conn, counted, asked.span, today=session.today, **how)


@app.command("show", help="help.issue.show")
def show(ctx: typer.Context, code: CodeArgument, *, format_: FormatOption = None) -> None:
    """Show all that is known of an issue, with its timeline."""
    from dan_van.services.issues import show_issue

    context = context_of(ctx)
    with context.reading() as session:
        document = show_issue(session.conn, code, today=session.today)
    output.show(document, context, format_=format_)


@app.command("update", help="help.issue.update")
@with_field_options(ISSUE, (ISSUE.field("title"), *_UPDATED))
def update(
    ctx: typer.Context,
    code: CodeArgument,
    *,
    status: Annotated[str | None, typer.Option("--status", help="option.status_move")] = None,
    date: DateOption = None,
    reason: ReasonOption = None,
    note: Annotated[str | None, typer.Option("--note", help="option.timeline_note")] = None,
    format_: FormatOption = None,
    **values: Any,
) -> None:
    """Change an issue, move it to another status, or note something in its timeline."""
    from dan_van.domain.issue import Status
    from dan_van.services.issues import update_issue
    from dan_van.services.typed_values import typed_day, typed_values

    context = context_of(ctx)
    moved = typed_choice(ISSUE, "status", status)
    with context.writing() as session:
        document = update_issue(
            session.conn,
            code,
            typed_values(ISSUE, values, lookups=session.lookups, calendar=session.calendar),
            to=Status(moved) if moved is not None else None,
            on=typed_day(date, calendar=session.calendar),
            note=reason or note,
            today=session.today,
        )
    output.show(document, context, format_=format_)


@app.command("resolve", help="help.issue.resolve")
def resolve(
    ctx: typer.Context,
    code: CodeArgument,
    *,
    date: DateOption = None,
    result: Annotated[str | None, typer.Option("--result", help="field:issue.result")] = None,
    resolving: Annotated[
        str | None, typer.Option("--resolving", help="field:issue.resolving")
    ] = None,
    format_: FormatOption = None,
) -> None:
    """Record that a matter was resolved."""
    from dan_van.services.issues import resolve_issue
    from dan_van.services.typed_values import typed_day

    context = context_of(ctx)
    with context.writing() as session:
        document = resolve_issue(
            session.conn,
            code,
            on=typed_day(date, calendar=session.calendar),
            result=result,
            resolving=resolving,
            today=session.today,
        )
    output.show(document, context, format_=format_)


@app.command("reopen", help="help.issue.reopen")
def reopen(
    ctx: typer.Context,
    code: CodeArgument,
    *,
    reason: ReasonOption = None,
    date: DateOption = None,
    format_: FormatOption = None,
) -> None:
    """Take a settled matter up again."""
    from dan_van.services.issues import reopen_issue
    from dan_van.services.typed_values import typed_day

    context = context_of(ctx)
    with context.writing() as session:
        on = typed_day(date, calendar=session.calendar)
        document = reopen_issue(session.conn, code, reason=reason, on=on, today=session.today)
    output.show(document, context, format_=format_)
