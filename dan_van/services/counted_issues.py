"""The issues behind a figure of the balance: which they are, and how often each counts.

A matter that was raised and reopened in one period was raised twice in its balance; it is listed
twice, so that the list is as long as the figure.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from dan_van.domain.issue_moves import IssueMove, balance
from dan_van.domain.issue_totals import BALANCED
from dan_van.domain.record import Record
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Document
from dan_van.entities import ISSUE
from dan_van.services.records import Computed, records_document
from dan_van.storage import conditions
from dan_van.storage.issue_moves import moves_until
from dan_van.storage.records import Condition, Order, select

FIGURES: tuple[str, ...] = BALANCED
"""What `issue list --counted` takes: the figures of the balance."""


def counted_issues(
    conn: sqlite3.Connection, figure: str, span: DateSpan, *, today: date
) -> dict[int, int]:
    """How often each issue counts in that figure of the period; those that do not are left out."""
    histories: dict[int, list[IssueMove]] = {}
    for move in moves_until(conn, span):
        histories.setdefault(move.issue_id, []).append(move)
    counts = {
        issue_id: getattr(balance(moves, span, today=today), figure)
        for issue_id, moves in histories.items()
    }
    return {issue_id: count for issue_id, count in counts.items() if count}


def list_counted(
    conn: sqlite3.Connection,
    figure: str,
    span: DateSpan,
    *,
    where: Sequence[Condition],
    order: Order | None,
    limit: int | None,
    computed: Sequence[Computed],
    today: date,
) -> Document:
    """The issues behind a figure, as often as each counts in it."""
    times = counted_issues(conn, figure, span, today=today)
    chosen = [*where, conditions.numbered(ISSUE, times)]
    found: list[Record] = []
    for record in select(conn, ISSUE, where=chosen, order=order):
        found += [record] * times[record.id]
    return records_document(ISSUE, found[:limit], total=len(found), computed=computed)
