"""The balance of issues in a period, whole or by one dimension."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from dan_van.domain.issue_totals import (
    AGE_BANDS,
    BALANCED,
    NO_ISSUES,
    IssueBalance,
    IssueGroupedBy,
)
from dan_van.domain.period import Period
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Table
from dan_van.domain.totals import Coverage, Group
from dan_van.domain.wording import Message
from dan_van.services.lookups import Lookups
from dan_van.services.totals_asked import Asked
from dan_van.services.totals_axes import Dimension, axis_of
from dan_van.services.totals_tables import issues_by_table
from dan_van.storage.issue_totals import days_to_settle, plain_balances, reopened_moves

if TYPE_CHECKING:
    from dan_van.domain.issue_moves import IssueMove


def issue_balances(
    conn: sqlite3.Connection, span: DateSpan, *, by: IssueGroupedBy | None, today: date
) -> dict[str | int | None, IssueBalance]:
    """The balance of each group; one group alone, None, where nothing is asked for."""
    found: dict[str | int | None, IssueBalance] = {}
    for fact in plain_balances(conn, span, by=by, today=today):
        found[fact.group] = found.get(fact.group, NO_ISSUES) + fact.balance
    groups: dict[str | int | None, list[IssueMove]] = {}
    for move in reopened_moves(conn, by=by):
        groups.setdefault(move.group, []).append(move)
    for group, moves in groups.items():
        from dan_van.domain.issue_moves import balance  # lazy: start-up

        found[group] = found.get(group, NO_ISSUES) + balance(moves, span, today=today)
    return found


def issue_balance(conn: sqlite3.Connection, span: DateSpan, *, today: date) -> IssueBalance:
    """The balance of all issues."""
    return issue_balances(conn, span, by=None, today=today).get(None, NO_ISSUES)


def issue_payload(issues: IssueBalance) -> dict[str, object]:
    """A balance as JSON has it, with the ages of what is open at its end."""
    bands = (f"under_{AGE_BANDS[0]}", *(f"from_{days}" for days in AGE_BANDS))
    return {
        **{name: getattr(issues, name) for name in BALANCED},
        "ages": dict(zip(bands, issues.ages, strict=True)),
    }


def ages_note(
    conn: sqlite3.Connection, span: DateSpan, issues: IssueBalance, *, today: date
) -> tuple[Message, ...]:
    """How old the open issues are, and in how many days half of the settled ones were settled."""
    notes: list[Message] = []
    if issues.closing:
        first, second, third = AGE_BANDS
        young, middle, old, oldest = issues.ages
        facts = {
            **{"young": young, "middle": middle, "old": old, "oldest": oldest},
            **{"first": first, "second": second, "third": third},
            **{"last_of_middle": second - 1, "last_of_old": third - 1},
        }
        notes.append(Message("totals.issue_ages", facts))
    days = sorted(days_to_settle(conn, span, today=today)) if issues.resolved else []
    if days:
        notes.append(Message("totals.days_to_settle", {"days": days[(len(days) - 1) // 2]}))
    return tuple(notes)


def issues_divided(
    conn: sqlite3.Connection,
    period: Period,
    asked: Asked,
    lookups: Lookups,
    coverage: Coverage,
    *,
    today: date,
) -> tuple[tuple[Table, ...], dict[str, object]]:
    """Issues by category or unit where that is asked for; nothing else divides them."""
    wanted = next((d for d in (Dimension.CATEGORY, Dimension.UNIT) if d in asked.by), None)
    if wanted is None:
        return (), {}
    axis = axis_of(wanted, lookups, merged_before=period.span.end.isoformat())
    by = IssueGroupedBy(wanted.value)
    stored = issue_balances(conn, period.span, by=by, today=today)
    if not stored:
        return (), {}
    balances: dict[str | int | None, IssueBalance] = {}
    for group, found in stored.items():
        value = axis.value(Group(unit_id=group)) if isinstance(group, int) else group
        balances[value] = balances.get(value, NO_ISSUES) + found
    rows = [
        {wanted.value: axis.code(group), **issue_payload(found)}
        for group, found in balances.items()
    ]
    return (issues_by_table(axis, balances, coverage),), {"by": [wanted.value], "rows": rows}
