"""The journal: every write with its author, and each row before and after.

Recording is done by TEMP triggers on every table of the register but the journal's own, made from
`PRAGMA table_info`, so no table is named here that a new kind of record would have to be added to.
Rows that come by the thousand are kept as a range of ids instead (`as_range`).
Search and order keys are left out, for they follow from the other columns. Columns that make one
value (`due_start` and `due_end`, an amount and its qualifier) are kept together.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from dan_van.domain.journal import Author, Change, Op, net
from dan_van.storage.row_ids import keep_ids

_UNRECORDED = frozenset(
    {
        "journal",
        "journal_change",
        "journal_range",
        "journal_base",
        "_sqlite_migrations",
        "code_counter",
        "batch_original",
        "journal_original",
        "journal_last",
        "model_tally",
        "model_again",
        "model_resumed",
    }
)
"""The journal itself; codes, which are never given out again; files, which are never changed;
counts, which follow from the records."""

_CACHE_KIB = 128 * 1024
"""At most so much of the register is held in memory: a large import would write pages twice."""

TableColumn: TypeAlias = tuple[int, str, str, int, str | None, int]
"""What `PRAGMA table_info` says of a column."""

_KEYS = ("_identity", "_search", "_sort")
_PARTS = ("_start", "_end", "_qualifier", "_plan")

_TABLES = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
_COUNTS = """
SELECT tbl, CASE WHEN came AND went THEN 'both' WHEN came THEN 'insert' WHEN went THEN 'delete'
  ELSE 'update' END AS op, count(*)
FROM (
  SELECT tbl, max(op = 'insert') AS came, max(op = 'delete') AS went
  FROM journal_change WHERE journal_id = ? GROUP BY tbl, row_key)
GROUP BY tbl, op
"""
_RANGE_COUNTS = """
SELECT tbl, sum(last_key - first_key + 1) FROM journal_range WHERE journal_id = ? GROUP BY tbl
"""
_HIGHEST_GONE = """
SELECT tbl, max(CAST(row_key AS INTEGER)) FROM journal_change
WHERE journal_id = ? AND op = 'delete' GROUP BY tbl
"""
_CAME_AND_WENT = """
SELECT journal_id, tbl, row_key, op, old, new FROM journal_change
WHERE journal_id = ?1 AND (tbl, row_key) IN (
  SELECT tbl, row_key FROM journal_change WHERE journal_id = ?1 GROUP BY tbl, row_key
  HAVING max(op = 'insert') AND max(op = 'delete'))
ORDER BY id
"""


def prepare(conn: sqlite3.Connection) -> None:
    """Make the triggers of a connection, once and outside any transaction."""
    if conn.execute("SELECT 1 FROM temp.sqlite_master LIMIT 1").fetchone() is not None:
        return
    conn.execute("PRAGMA temp_store = MEMORY")
    conn.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    for table in recorded_tables(conn):
        for sql in _triggers(table, conn.execute(f"PRAGMA table_info({table})").fetchall()):
            conn.execute(sql)


def recorded_tables(conn: sqlite3.Connection) -> list[str]:
    """The tables whose rows are journalled."""
    tables = [str(table) for (table,) in conn.execute(_TABLES)]
    return [table for table in tables if table not in _UNRECORDED]


def begin_entry(conn: sqlite3.Connection, author: Author) -> int:
    """Open an entry inside the transaction that it is about; returns its number."""
    cursor = conn.execute(
        "INSERT INTO journal (at, who, command, reason) VALUES (?, ?, ?, ?)",
        (author.at, author.who, author.command, author.reason),
    )
    return int(cursor.lastrowid or 0)


def note(conn: sqlite3.Connection, author: Author) -> None:
    """Put in an entry that changed no row of its own: the register was restored from a copy."""
    begin_entry(conn, author)


@contextmanager
def as_range(conn: sqlite3.Connection, table: str, ids: range) -> Iterator[None]:
    """Record the rows of these ids, which are put into the table meanwhile, as one range."""
    name = f"journal_{table}_insert"
    sql = "SELECT sql FROM temp.sqlite_master WHERE name = ?"
    (trigger,) = conn.execute(sql, (name,)).fetchone()
    conn.execute(f"DROP TRIGGER temp.{name}")
    yield
    conn.execute(trigger.replace("CREATE TRIGGER", "CREATE TEMP TRIGGER", 1))
    conn.execute(
        "INSERT INTO journal_range (journal_id, tbl, first_key, last_key)"
        " VALUES ((SELECT max(id) FROM journal), ?, ?, ?)",
        (table, ids[0], ids[-1]),
    )


def finish_entry(conn: sqlite3.Connection, number: int) -> None:
    """Say in an entry what was changed; an entry of nothing is taken away again."""
    counts: dict[str, Counter[str]] = {}
    rows = conn.execute(_COUNTS, (number,)).fetchall()
    for table, op, count in rows:
        if op != "both":
            counts.setdefault(table, Counter())[op] += count
    if any(op == "both" for _, op, _ in rows):
        for change in net(map(change_of, conn.execute(_CAME_AND_WENT, (number,)))):
            counts.setdefault(change.table, Counter())[change.op.value] += 1
    for table, count in conn.execute(_RANGE_COUNTS, (number,)):
        counts.setdefault(table, Counter())[Op.INSERT.value] += count
    if counts:
        conn.execute("UPDATE journal SET counts = ? WHERE id = ?", (json.dumps(counts), number))
        if any(Op.DELETE in of for of in counts.values()):
            keep_ids(conn, _highest_gone(conn, number))
        return
    conn.execute("DELETE FROM journal_change WHERE journal_id = ?", (number,))
    conn.execute("DELETE FROM journal WHERE id = ?", (number,))


def _highest_gone(conn: sqlite3.Connection, number: int) -> list[tuple[str, int]]:
    """The highest id of the rows that went, by table; of tables whose rows have a number."""
    return [
        (table, highest)
        for table, highest in conn.execute(_HIGHEST_GONE, (number,))
        if key_columns(conn.execute(f"PRAGMA table_info({table})").fetchall()) == ["id"]
    ]


def change_of(row: tuple[int, str, str, str, str | None, str | None]) -> Change:
    """A row of `journal_change`: entry, table, key, op, old, new."""
    entry, table, key, op, old, new = row
    return Change(
        entry=entry,
        table=table,
        key=key,
        op=Op(op),
        old=json.loads(old) if old is not None else {},
        new=json.loads(new) if new is not None else {},
    )


def _triggers(table: str, info: list[TableColumn]) -> Iterator[str]:
    """The three triggers of a table; `info` is what `PRAGMA table_info` says of it."""
    names = [name for _, name, *_ in info]
    keys = key_columns(info)
    recorded = recorded_columns(info)
    groups = [_group(name, names) for name in recorded]
    differs = [" OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in group) for group in groups]
    old_key, new_key = key_of("OLD", keys), key_of("NEW", keys)
    everything = {
        row: _object([(name, row, f"{row}.{name} IS NOT NULL") for name in recorded])
        for row in ("OLD", "NEW")
    }
    changed = {
        row: _object([(n, row, d) for n, d in zip(recorded, differs, strict=True)])
        for row in ("OLD", "NEW")
    }
    any_differs = " OR ".join(differs)
    for op, when, key, old, new in (
        ("insert", "", new_key, "NULL", everything["NEW"]),
        ("update", f" WHEN {any_differs}", old_key, changed["OLD"], changed["NEW"]),
        ("delete", "", old_key, everything["OLD"], "NULL"),
    ):
        yield (
            f"CREATE TEMP TRIGGER journal_{table}_{op} AFTER {op} ON main.{table}{when} BEGIN"
            " INSERT INTO journal_change (journal_id, tbl, row_key, op, old, new)"
            f" VALUES ((SELECT max(id) FROM journal), '{table}', {key}, '{op}', {old}, {new});"
            " END"
        )


def _group(name: str, names: list[str]) -> list[str]:
    """The columns that make one value together with this one, itself among them."""
    base = next((name.removesuffix(part) for part in _PARTS if name.endswith(part)), name)
    return [n for n in (base, *(f"{base}{part}" for part in _PARTS)) if n in names]


def recorded_columns(info: list[TableColumn]) -> list[str]:
    """The columns whose values are kept: all but search and order keys, and a row's number."""
    names = [name for _, name, *_ in info]
    is_numbered = key_columns(info) == ["id"]
    return [n for n in names if not n.endswith(_KEYS) and not (n == "id" and is_numbered)]


def key_columns(info: list[TableColumn]) -> list[str]:
    """The primary key of a table, in its order."""
    return [name for _, name in sorted((pk, name) for _, name, _, _, _, pk in info if pk)]


def key_of(row: str, columns: list[str]) -> str:
    """SQL that makes the `row_key` of a row: OLD, NEW or a table."""
    if len(columns) == 1:
        return f"CAST({row}.{columns[0]} AS TEXT)"
    return f"json_array({', '.join(f'{row}.{column}' for column in columns)})"


def _object(members: list[tuple[str, str, str]]) -> str:
    """SQL that makes a JSON object of the columns for which a condition holds.

    `members` are name, row (OLD or NEW) and condition. No member ends in a comma but for the one
    that parts it from the next, so the last comma can be trimmed.
    """
    pieces = [
        f"CASE WHEN {condition} THEN '\"{name}\":' || json_quote({row}.{name}) || ',' ELSE '' END"
        for name, row, condition in members
    ]
    return f"'{{' || rtrim({' || '.join(pieces)}, ',') || '}}'"
