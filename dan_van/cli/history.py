"""`dan-van history`: who changed what, when, by which command, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import Session, context_of
from dan_van.cli.groups import single
from dan_van.cli.options import AllOption, ForceOption, FormatOption, LimitOption, OutputOption
from dan_van.domain.span import DateSpan
from dan_van.domain.wording import Label
from dan_van.entities import Field, Kind
from dan_van.errors import WrongInput

app = single()

_DAY = Field(name="day", kind=Kind.DATE, label=Label("Ngày", "Date"))


@app.command("history", help="help.history")
def history(
    ctx: typer.Context,
    record: Annotated[str | None, typer.Argument(metavar="[CODE]", help="argument.history")] = None,
    *,
    entry: Annotated[int | None, typer.Option("--entry", min=1, help="option.entry")] = None,
    batch: Annotated[int | None, typer.Option("--batch", min=1, help="option.batch")] = None,
    by: Annotated[
        str | None, typer.Option("--by", "--who", metavar="WHO", help="option.who")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="option.since")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="option.until")
    ] = None,
    limit: LimitOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    out: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show the latest writes, one of them in full, or what became of a record."""
    from dan_van.services.history import (
        HistoryFilters,
        list_entries,
        show_entry,
        show_import,
        show_record_history,
    )

    context = context_of(ctx)
    if sum(asked is not None for asked in (record, entry, batch)) > 1:
        raise WrongInput("history_of_one")
    rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
    with context.reading() as session:
        conn = session.conn
        first, last = (_span(session, text) for text in (since, until))
        filters = HistoryFilters(
            who=by,
            since=None if first is None else first.start,
            until=None if last is None else last.last,
        )
        if entry is not None:
            document = show_entry(conn, entry, limit=rows)
        elif batch is not None:
            document = show_import(conn, batch, limit=rows)
        elif record is not None:
            document = show_record_history(conn, session.lookups, record, filters, limit=rows)
        else:
            document = list_entries(conn, filters, limit=rows)
    output.show(document, context, format_=format_, output=out, force=force)


def _span(session: Session, text: str | None) -> DateSpan | None:
    """The day, month, quarter or year that was typed."""
    from dan_van.services.typed_values import typed_value

    if text is None:
        return None
    lookups, calendar = session.lookups, session.calendar
    value = typed_value(_DAY, text, lookups=lookups, calendar=calendar)
    return value if isinstance(value, DateSpan) else None
