"""`dan-van history`: who changed what, when, by which command, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import context_of
from dan_van.cli.groups import single
from dan_van.cli.options import AllOption, ForceOption, FormatOption, LimitOption, OutputOption
from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.domain.wording import Label
from dan_van.entities import Field, Kind
from dan_van.errors import WrongInput

app = single()

_SINCE = Field(name="since", kind=Kind.DATE, label=Label("Từ ngày", "Since"))


@app.command("history", help="help.history")
def history(
    ctx: typer.Context,
    record: Annotated[str | None, typer.Argument(metavar="[CODE]", help="argument.history")] = None,
    *,
    entry: Annotated[int | None, typer.Option("--entry", min=1, help="option.entry")] = None,
    batch: Annotated[int | None, typer.Option("--batch", min=1, help="option.batch")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="option.who")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="option.since")
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
    from dan_van.services.typed_values import typed_value

    context = context_of(ctx)
    if sum(asked is not None for asked in (record, entry, batch)) > 1:
        raise WrongInput("history_of_one")
    rows = output.list_limit(format_=format_, output=out, all_=all_, limit=limit)
    with context.reading() as session:
        conn = session.conn
        day: FieldValue = None
        if since is not None:
            lookups, calendar = session.lookups, session.calendar
            day = typed_value(_SINCE, since, lookups=lookups, calendar=calendar)
        filters = HistoryFilters(who=by, since=day.start if isinstance(day, DateSpan) else None)
        if entry is not None:
            document = show_entry(conn, entry, limit=rows)
        elif batch is not None:
            document = show_import(conn, batch, limit=rows)
        elif record is not None:
            document = show_record_history(conn, session.lookups, record, filters, limit=rows)
        else:
            document = list_entries(conn, filters, limit=rows)
    output.show(document, context, format_=format_, output=out, force=force)
