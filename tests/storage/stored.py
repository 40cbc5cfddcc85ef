"""A connection to a fresh register, and short ways to store what a test needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta

from hypothesis import strategies as st

from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.span import DateSpan
from dan_van.entities import MODEL, UNIT
from dan_van.storage.migrate import apply_schema
from dan_van.storage.records import insert, select


@contextmanager
def memory() -> Iterator[sqlite3.Connection]:
    """A register in memory, open for writing, with one unit."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        conn.execute("PRAGMA foreign_keys = ON")
        apply_schema(conn)
        insert(conn, UNIT, {"name": "Xã Lợi Hải", "type": "commune"})
        yield conn


UNIT_1 = Ref(1, "Xã Lợi Hải")


def add_model(conn: sqlite3.Connection, code: str, name: str, **values: FieldValue) -> int:
    """Store a model of the one unit, without events."""
    given = {"code": code, "name": name, "unit": UNIT_1, "exemplar": False, **values}
    return insert(conn, MODEL, given)


def codes(records: Iterator[Record]) -> list[str]:
    """The codes of records, in their order."""
    return [str(record["code"]) for record in records]


def listed(conn: sqlite3.Connection, *names: str) -> list[tuple[FieldValue, ...]]:
    """These fields of every model, by name."""
    return [tuple(record[name] for name in names) for record in select(conn, MODEL)]


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    """A day, or a range of up to a year, in a few years, so that ranges meet each other."""
    start = draw(st.dates(date(2023, 1, 1), date(2025, 12, 31)))
    return DateSpan(start, start + timedelta(days=draw(st.sampled_from((1, 1, 31, 92, 366)))))
