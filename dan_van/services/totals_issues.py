"""The balance of issues in a period, whole or by one dimension."""

from __future__ import annotations

import sqlite3
from datetime import date

from dan_van.domain.issue_totals import NO_ISSUES, IssueBalance, IssueGroupedBy, IssueMove, balance
from dan_van.domain.span import DateSpan
from dan_van.storage.issue_totals import plain_balances, reopened_moves


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
        found[group] = found.get(group, NO_ISSUES) + balance(moves, span, today=today)
    return found


def issue_balance(conn: sqlite3.Connection, span: DateSpan, *, today: date) -> IssueBalance:
    """The balance of all issues."""
    return issue_balances(conn, span, by=None, today=today).get(None, NO_ISSUES)
